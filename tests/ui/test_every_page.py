from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from refnet import app
from refnet.domain.kinds import Outcome
from refnet.services import asking, deals, introductions, people
from refnet.services.listing import Listing, Only
from refnet.ui.dialogs.close_deal import CloseDealDialog
from refnet.ui.dialogs.note_names import NoteNamesDialog
from refnet.ui.dialogs.tell_introducer import TellDialog
from refnet.ui.page_list import pages
from refnet.ui.widgets.lists.filter_chip import FilterChip

FORMS = (
    "log-introduction", "quick-entry", "log-ask", "ask-card", "log-given", "log-cold-lead", "log-meeting",
    "prepare-meeting", "add-task", "tasks", "add-ally", "find-duplicates", "question-bank", "edit-texts",
    "add-benchmark", "ready-lists", "follow-ups", "today-calendar",
)  # fmt: skip
CONTROLS = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit)


def _nameless(window: QWidget) -> list[str]:
    """Return the controls that a screen reader could not name; parts that Qt makes inside its own are not ours."""
    return [
        f"{type(one).__name__} in {type(one.parent()).__name__}"
        for one in window.findChildren(QWidget)
        if isinstance(one, CONTROLS) and not one.accessibleName() and not _is_inside_qts_own(one)
    ]


def _is_inside_qts_own(control: QWidget) -> bool:
    if control.objectName().startswith("qt_") or type(control).__name__ in {"QHeaderView", "QTableCornerButton"}:
        return True
    parent = control.parent()
    while isinstance(parent, QWidget):
        if isinstance(parent, QComboBox | QAbstractSpinBox | QLineEdit | QAbstractItemView):
            return True
        parent = parent.parent()
    return False


def test_every_page_opens_on_the_sample_and_names_all_its_controls(sample: app.Application) -> None:
    for entry in pages():
        sample.window.open_page(entry.key)
        QApplication.processEvents()
        assert sample.window.head.title.text() == entry.title
        assert not _nameless(sample.window), entry.key
        picture = sample.window.grab().toImage()
        assert not picture.isNull()


def test_every_form_of_the_record_menu_names_all_its_controls(sample: app.Application) -> None:
    for action in FORMS:
        sample.context.run(action)
        _find_all_named(action)


def test_every_form_of_the_day_names_all_its_controls(sample: app.Application) -> None:
    context, window = sample.context, sample.window
    NoteNamesDialog(context, asking.ledger(context.store, context.today())[0], window).open()
    _find_all_named("names")
    made = introductions.page(context.store, Listing(), 0, 50)
    TellDialog(context, next(one.id for one in made if one.introducer_id), window).open()
    _find_all_named("tell")
    deal = next(one for one in deals.page(context.store, Listing(), 0, 50) if one.outcome is Outcome.OPEN)
    CloseDealDialog(context, deal, Outcome.LOST, window).open()
    _find_all_named("lost")


def test_what_is_offered_after_a_step_is_named(sample: app.Application) -> None:
    sample.context.offer("Lost.", [("Tell the introducer", lambda: None)])
    assert not _nameless(sample.window.toast)


def _find_all_named(form: str) -> None:
    dialog = QApplication.activeModalWidget()
    assert dialog is not None, form
    assert not _nameless(dialog), form
    dialog.close()


def test_an_organization_found_in_the_palette_opens_on_its_people(sample: app.Application) -> None:
    anybody = people.page(sample.context.store, Listing(), 0, 1)[0]
    sample.context.go_to_rows("allies", "organization", anybody.organization)
    page = sample.window.pages.current()
    assert {page.model.row(number).organization for number in range(page.model.rowCount())} == {anybody.organization}
    assert page.filter_bar.findChild(FilterChip).accessibleName().endswith(anybody.organization)


def test_the_key_for_a_meeting_takes_the_deal_that_is_chosen_and_else_asks_for_one(sample: app.Application) -> None:
    sample.window.open_page("allies")
    sample.context.run("log-meeting")
    dialog = QApplication.activeModalWidget()
    assert dialog.deal.deal is None
    dialog.close()
    sample.window.open_page("deals")
    page = sample.window.pages.current()
    chosen = deals.page(sample.context.store, Listing(), 0, 1)[0]
    page.show_ids(Only.of("One", [chosen.id]))
    page.table.grab()
    page.table.selectRow(0)
    sample.context.run("log-meeting")
    dialog = QApplication.activeModalWidget()
    assert dialog.deal.deal.id == chosen.id
    dialog.close()


def test_a_figure_opens_the_deals_behind_it(sample: app.Application) -> None:
    ids = deals.ids(sample.context.store, Listing())[:41]
    sample.context.go_to_deals(ids, "Cold, lost before a meeting")
    page = sample.window.pages.current()
    assert page.key == "deals"
    assert page.model.rowCount() == 41
    assert page.filter_bar.findChild(FilterChip).text().endswith("(41)")
    sample.context.go_to_deals(ids[:2], "Two")
    QApplication.processEvents()
    assert [chip.text() for chip in page.filter_bar.findChildren(FilterChip) if chip.isVisible()] == ["Two (2)"]


def test_the_lists_of_the_sample_are_not_empty(sample: app.Application) -> None:
    for key in ("allies", "introductions"):
        sample.window.open_page(key)
        table = sample.window.pages.current().findChild(QAbstractItemView)
        assert isinstance(table.model(), QAbstractItemModel)
        assert table.model().rowCount() > 10
