import pytest

from refnet.domain.errors import InvalidInput, RefNetError
from refnet.domain.kinds import Purpose
from refnet.services import wordings
from refnet.store.schema import Wording


def names(store, purpose=Purpose.ASK):
    return [one.name for one in wordings.kept(store, purpose)]


def test_every_purpose_has_a_text_to_begin_with_and_reading_writes_nothing(store):
    assert {one.purpose for one in wordings.kept(store)} == set(Purpose)
    assert wordings.kept(store) == wordings.kept(store)
    with store.reading() as session:
        assert session.query(Wording).count() == 0


def test_the_first_change_keeps_ours_under_the_keys_they_had(store):
    before = wordings.kept(store)
    wordings.change(store, before[0].id, "Mine", "Hello {first name}")
    after = wordings.kept(store)
    assert [one.id for one in after] == [one.id for one in before]
    assert (after[0].name, after[0].text) == ("Mine", "Hello {first name}")
    store.undo()
    assert wordings.kept(store) == before


def test_a_text_of_ones_own_comes_last_and_can_be_moved_and_removed(store):
    key = wordings.add(store, Purpose.ASK, " My  own ", "Who?\nOne name.")
    assert names(store)[-1] == "My own"
    wordings.arrange(store, Purpose.ASK, [key])
    assert names(store)[0] == "My own"
    wordings.remove(store, key)
    assert "My own" not in names(store)
    store.undo()
    assert names(store)[0] == "My own"


def test_the_last_text_of_a_purpose_stays(store):
    (only,) = wordings.kept(store, Purpose.NEWS)
    with pytest.raises(RefNetError, match="last text"):
        wordings.remove(store, only.id)


@pytest.mark.parametrize(
    ("name", "text", "field"),
    [("", "x", "name"), ("n" * 61, "x", "name"), ("n", " ", "text"), ("n", "x" * 20_001, "text"), ("short AND direct", "x", "name")],
)  # fmt: skip
def test_a_text_that_cannot_be_kept_is_pointed_out(store, name, text, field):
    with pytest.raises(InvalidInput) as caught:
        wordings.add(store, Purpose.ASK, name, text)
    assert caught.value.field == field


def test_a_name_stays_free_for_another_purpose_and_for_itself(store):
    wordings.add(store, Purpose.NEWS, "Short and direct", "x")
    first = wordings.kept(store, Purpose.ASK)[0]
    wordings.change(store, first.id, first.name, "y")
    assert wordings.kept(store, Purpose.ASK)[0].text == "y"


def test_a_text_that_is_gone_is_said(store):
    key = wordings.add(store, Purpose.ASK, "Mine", "x")
    wordings.remove(store, key)
    with pytest.raises(RefNetError, match="removed meanwhile"):
        wordings.change(store, key, "Mine", "y")


def test_a_purpose_without_texts_begins_anew(store):
    wordings.add(store, Purpose.ASK, "Mine", "x")
    with store.step("clear") as session:
        for one in session.query(Wording).filter_by(purpose=Purpose.NEWS):
            session.delete(one)
    wordings.add(store, Purpose.NEWS, "Fresh", "x")
    assert names(store, Purpose.NEWS) == ["Fresh"]
