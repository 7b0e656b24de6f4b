import strings


def test_hostile_texts_come_back_as_they_were_and_none_is_a_formula(tmp_path):
    assert strings.check(3_000, tmp_path) == 3_000
