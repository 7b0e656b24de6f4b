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


def test_one_of_ours_gets_its_words_back_and_that_can_be_undone(store):
    first = wordings.kept(store, Purpose.THANKS)[0]
    wordings.change(store, first.id, "Other", "Other words")
    assert wordings.kept(store, Purpose.THANKS)[0].is_changed
    wordings.reset(store, first.id)
    assert wordings.kept(store, Purpose.THANKS)[0] == first
    store.undo()
    assert wordings.kept(store, Purpose.THANKS)[0].text == "Other words"


def test_a_text_of_ones_own_has_nothing_to_go_back_to(store):
    key = wordings.add(store, Purpose.NEWS, "Mine", "x")
    with pytest.raises(RefNetError, match="your own"):
        wordings.reset(store, key)


def test_a_name_that_another_text_took_meanwhile_is_pointed_out_when_ours_would_take_it_back(store):
    first = wordings.kept(store, Purpose.NEWS)[0]
    wordings.change(store, first.id, "Other", first.text)
    wordings.add(store, Purpose.NEWS, first.name, "x")
    with pytest.raises(InvalidInput):
        wordings.reset(store, first.id)


def test_our_texts_that_were_removed_come_back_last_but_none_whose_name_is_taken(store):
    ours = wordings.kept(store, Purpose.ASK)
    assert wordings.removed(store, Purpose.ASK) == 0
    for one in ours[:2]:
        wordings.remove(store, one.id)
    wordings.add(store, Purpose.ASK, ours[1].name.upper(), "x")
    assert wordings.removed(store, Purpose.ASK) == 1
    wordings.bring_back(store, Purpose.ASK)
    assert wordings.kept(store, Purpose.ASK)[-1].id == ours[0].id
    assert wordings.removed(store, Purpose.ASK) == 0
    store.undo()
    assert wordings.removed(store, Purpose.ASK) == 1


def test_our_texts_come_back_where_none_of_their_purpose_is_left(store):
    wordings.add(store, Purpose.ASK, "Mine", "x")
    with store.step("clear") as session:
        for one in session.query(Wording).filter_by(purpose=Purpose.NEWS):
            session.delete(one)
    wordings.bring_back(store, Purpose.NEWS)
    assert names(store, Purpose.NEWS)


def test_bringing_back_where_nothing_was_changed_yet_leaves_the_texts_of_every_purpose(store):
    before = wordings.kept(store)
    wordings.bring_back(store, Purpose.ASK)
    assert wordings.kept(store) == before
