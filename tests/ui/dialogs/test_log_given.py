import pytest
from acting import accept, choose, opened, type_new, wrong
from PySide6.QtCore import Qt

from refnet.domain.drafts import AllyDraft, PersonDraft
from refnet.services import allies, giving, introductions, people, reps
from refnet.services.listing import Listing
from refnet.ui.dialogs.log_given import LogGivenDialog, NoteWishDialog
from refnet.ui.pages.plan.page import PlanPage


@pytest.fixture
def ann(context, file_store):
    reps.become(file_store, "Rae Rep")
    return allies.add(file_store, AllyDraft(PersonDraft("Ann"), looking_for="ports"))


def given(context):
    return [(row.recipient, row.prospect, row.reason) for row in introductions.page(context.store, Listing(), 0, 9)]


def test_an_introduction_we_gave_is_logged_by_keys(context, ann, qtbot):
    dialog = opened(qtbot, LogGivenDialog(context))
    accept(qtbot, dialog)
    assert "recipient" in wrong(dialog)
    choose(qtbot, dialog.recipient, "Ann")
    type_new(qtbot, dialog.other, "Mei")
    accept(qtbot, dialog)
    assert given(context) == [("Ann", "Mei", "")]


def test_the_list_gives_with_one_deed_and_asks_for_a_wish_where_there_is_none(context, ann, qtbot):
    store = context.store
    hal = allies.add(store, AllyDraft(PersonDraft("Hal", job_title="Port captain")))
    page = PlanPage(context)
    qtbot.addWidget(page)
    page.resize(1200, 800)
    with qtbot.waitExposed(page):
        page.show()
    page.turn("give")
    tab = page.lists["give"]
    assert tab.sentence.text().startswith("We gave 0 introductions and received 0.")
    qtbot.keyClick(tab, Qt.Key.Key_A)
    accept(qtbot, page.findChild(LogGivenDialog))
    assert given(context) == [("Ann", "Hal", "Ann looks for: ports")]
    qtbot.waitUntil(lambda: tab.model.row(0).other_id is None)
    with qtbot.waitSignal(context.wanted) as wanted:
        qtbot.keyClick(tab.table, Qt.Key.Key_Return)
    assert wanted.args == ["allies", ("person", ann)]
    tab.do()
    dialog = page.findChild(NoteWishDialog)
    dialog.text.selectAll()
    qtbot.keyClicks(dialog.text, "bakers")
    accept(qtbot, dialog)
    assert giving.wish(store, ann) == "bakers"
    assert people.record(store, hal).ally.looking_for == ""
