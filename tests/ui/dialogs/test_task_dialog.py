from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from refnet.domain.drafts import DealDraft, PersonDraft
from refnet.services import deals, people, reps, today
from refnet.ui.dialogs.task import TaskDialog


@pytest.fixture
def rep(file_store):
    return reps.become(file_store, "Rae Rep")


def opened(context, qtbot, **more):
    dialog = TaskDialog(context, **more)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def due(context):
    return today.agenda(context.store, None, context.today(), with_ideas=False).due


def test_a_task_is_typed_and_kept_by_keys(context, rep, qtbot):
    dialog = opened(context, qtbot)
    qtbot.keyClicks(dialog.what, "Send the deck")
    qtbot.keyClick(dialog.what, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (item,) = due(context)
    assert (item.what, item.due_on) == ("Send the deck", context.today())


def test_a_task_without_words_is_pointed_out(context, rep, qtbot):
    dialog = opened(context, qtbot)
    dialog.accept()
    assert dialog.fields["text"].wrong.text() == "Please say what is to be done."


def test_a_task_is_about_a_new_person_a_known_one_or_a_deal(context, rep, qtbot):
    store = context.store
    dialog = opened(context, qtbot)
    dialog.what.setText("Call")
    dialog.person.set_new("Ann Lee", "")
    dialog.accept()
    (ann,) = people.find(store, "Ann Lee")
    assert [row.text for row in today.tasks_about(store, person_id=ann.id)] == ["Call"]
    again = opened(context, qtbot, person=ann)
    again.what.setText("Write")
    again.accept()
    assert [row.text for row in today.tasks_about(store, person_id=ann.id)] == ["Call", "Write"]
    deal = deals.open_deal(store, DealDraft(PersonDraft("Bob"), rep, context.today()))
    of_deal = opened(context, qtbot, deal_id=deal)
    assert not of_deal.person.isVisible()
    assert "Bob" in [one.text() for one in of_deal.fields["text"].findChildren(QLabel)]
    of_deal.what.setText("Send offer")
    of_deal.accept()
    assert [row.text for row in today.tasks_about(store, deal_id=deal)] == ["Send offer"]


def test_a_task_is_changed_and_may_lose_its_day(context, rep, qtbot):
    key = today.add_task(context.store, "Send", rep, context.today() + timedelta(days=1))
    dialog = opened(context, qtbot, task=today.task(context.store, key))
    dialog.what.setText("Send the offer")
    dialog.due_on.clear()
    dialog.accept()
    row = today.task(context.store, key)
    assert (row.text, row.due_on) == ("Send the offer", None)
