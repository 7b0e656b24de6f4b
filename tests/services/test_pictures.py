import json
from datetime import date

import pytest
from sqlalchemy import select

from refnet.domain.errors import InvalidInput
from refnet.services import pictures, views
from refnet.services.pictures import PictureDraft
from refnet.store.keys import new_id
from refnet.store.schema import SavedView

ANN, BOB = new_id(), new_id()
DRAFT = PictureDraft(
    layout="rings", centre=ANN, colour="rep", size="introductions", thickness="amount", with_ties=False, rep=BOB,
    focus=BOB, depth=3, since=date(2025, 1, 1), until=date(2026, 1, 31), off=("lost",), hidden=(BOB,), folded=(ANN,),
    pinned=(ANN,), places={ANN: (1.5, -2.0), BOB: (0.0, 99.9)},
)  # fmt: skip


def test_a_picture_comes_back_as_it_was_saved(store):
    key = pictures.save(store, "  Monday ", DRAFT)
    assert pictures.get(store, key) == DRAFT
    assert [(each.id, each.name) for each in pictures.all(store)] == [(key, "Monday")]


def test_a_picture_of_the_same_name_is_replaced(store):
    key = pictures.save(store, "Monday", DRAFT)
    assert pictures.save(store, "Monday", PictureDraft()) == key
    assert pictures.get(store, key) == PictureDraft()


def test_saving_and_removing_can_be_undone(store):
    key = pictures.save(store, "Monday", DRAFT)
    pictures.remove(store, key)
    assert pictures.all(store) == []
    store.undo()
    assert pictures.get(store, key) == DRAFT
    store.undo()
    assert pictures.all(store) == []


def test_a_picture_that_is_gone_stays_gone(store):
    pictures.remove(store, new_id())
    assert pictures.get(store, new_id()) is None


def test_views_of_lists_are_no_pictures(store):
    from refnet.services.listing import Listing

    key = views.save(store, "allies", "Partners", Listing(), ("name",))
    pictures.remove(store, key)
    assert pictures.get(store, key) is None
    assert pictures.all(store) == []
    assert len(views.all(store, "allies")) == 1


@pytest.mark.parametrize("name", ["", "   ", "x" * 61])
def test_a_picture_has_a_name(store, name):
    with pytest.raises(InvalidInput):
        pictures.save(store, name, DRAFT)


def test_a_picture_of_another_version_is_read_as_far_as_it_is_known(store):
    key = pictures.save(store, "Monday", DRAFT)
    with store.step("By another version") as session:
        saved = session.scalars(select(SavedView).where(SavedView.id == key)).one()
        saved.definition = json.dumps({"colour": "kind", "glitter": True})
    assert pictures.get(store, key) == PictureDraft(colour="kind")
