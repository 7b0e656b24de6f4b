"""Every dialog fits the smallest screen, says what it is, and cuts no word, also where names are long and strange."""

import importlib
import pkgutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from world import world

import refnet.ui
from refnet.domain.drafts import AskDraft, PersonDraft
from refnet.domain.errors import RefNetError
from refnet.domain.funnel.profile import ILLUSTRATION
from refnet.domain.kinds import Outcome, Purpose
from refnet.domain.meetings import MeetingDraft
from refnet.exchange.mapping import Mapping, Refusal, Rows
from refnet.services import asking, asks, deals, introductions, meetings, people, planning, questions, reps, today
from refnet.services.imports import Report
from refnet.services.listing import Listing
from refnet.services.pictures import PictureDraft
from refnet.store.backup import Backup
from refnet.store.database import Store
from refnet.ui.actions import Action, Actions
from refnet.ui.context import Context
from refnet.ui.dialogs.exporting import calendars
from refnet.ui.dialogs.importing.imported import Imported
from refnet.ui.dialogs.importing.incoming import Incoming
from refnet.ui.dialogs.importing.order import Order
from refnet.ui.look import fonts
from refnet.ui.palette.search import Search
from refnet.ui.widgets.forms.form_dialog import FormDialog
from refnet.ui.widgets.parts.labels import ElidedLabel

WIDTH, HEIGHT = 1024, 670  # what 1024 x 700 leaves under a title bar
LONG = ("Maximiliana-Theodora Oberhauser <b>$x^2$</b> محمد 王小明 Donaudampfschifffahrtselektrizitätenhauptwerk " * 2)[
    :190
]
CONTROLS = (QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QAbstractButton)


class Desk:
    """A file in which every name is long, and what dialogs are opened on."""

    def __init__(self, context: Context, folder: Path) -> None:
        self.window = QWidget()
        self.context, self.folder, store = context, folder, context.store
        known = world(store, "Ann>Bob Ann-Cid Cid>Eve", rep=LONG.strip())
        for number, key in enumerate(known.values()):
            record = people.record(store, key)
            people.change(
                store, key, record.version, PersonDraft(f"{number} {LONG.strip()}", organization=LONG.strip())
            )
        self.ann, self.bob = known["Ann"], known["Bob"]
        rep = reps.me(store)
        assert rep is not None
        self.rep, self.hit = rep.id, people.hit(store, self.ann)
        self.person = people.record(store, self.ann)
        self.introduction = next(
            one for one in introductions.page(store, Listing(), 0, 9) if one.prospect_id == self.bob
        )
        assert self.introduction.deal_id is not None
        self.deal = deals.rows(store, [self.introduction.deal_id])[0]
        bank = tuple(one.id for one in questions.bank(store)[:2])
        draft = MeetingDraft(held_on=context.today() - timedelta(days=1), asked=bank)
        self.held = meetings.record(store, meetings.add(store, self.deal.id, draft))
        self.asked = questions.asked_in(store, self.held.id)
        ask = AskDraft(PersonDraft(id=self.ann), self.rep, context.today(), ideal_client=LONG.strip())
        self.ask = asking.ask(store, asks.log(store, ask))
        self.task = today.task(store, today.add_task(store, LONG.strip(), self.rep, context.today()))
        self.plan = planning.plan(store, self.rep, context.today())
        self.other = folder / f"{LONG[:20]}.db"
        Store.open(self.other).close(backup=False)
        self.csv = folder / f"{LONG[:60].replace('<b>$x^2$</b>', '')}.csv"
        self.csv.write_text(f"Name,Company\n{LONG},{LONG}\n,nobody\n", "utf-8")


Made = Callable[[Desk], tuple[object, ...]]
# by module and class, what each is opened with beside the context
ON: dict[str, Made] = {
    "dialogs.add_ally AddAllyDialog": lambda desk: (None, desk.hit),
    "dialogs.add_note AddNoteDialog": lambda desk: (desk.ann, LONG),
    "dialogs.after_meeting NoteAnswersDialog": lambda desk: (desk.asked,),
    "dialogs.ask_card AskCardDialog": lambda desk: (None, desk.hit, LONG),
    "dialogs.close_deal CloseDealDialog": lambda desk: (desk.deal, Outcome.LOST),
    "dialogs.duplicates.find DuplicatesDialog": lambda _desk: (),
    "dialogs.duplicates.merge_two MergeTwoDialog": lambda desk: (desk.ann, desk.bob),
    "dialogs.edit_deal EditDealDialog": lambda desk: (desk.deal,),
    "dialogs.edit_introduction EditIntroductionDialog": lambda desk: (desk.introduction,),
    "dialogs.edit_person EditPersonDialog": lambda desk: (desk.person,),
    "dialogs.edit_wordings EditWordingsDialog": lambda _desk: (Purpose.ASK,),
    "dialogs.export_shown ExportDialog": lambda _desk: ("deals", Listing(), ()),
    "dialogs.exporting.calendars CalendarDialog": lambda _desk: (calendars.follow_ups(),),
    "dialogs.exporting.everything EverythingDialog": lambda _desk: (),
    "dialogs.exporting.ready_lists ReadyListsDialog": lambda _desk: (),
    "dialogs.exporting.take_folder TakeFolderDialog": lambda desk: (desk.folder,),
    "dialogs.exporting.what_left WhatLeftDialog": lambda _desk: (),
    "dialogs.importing.import_file ImportDialog": lambda desk: (Incoming.of(desk.csv),),
    "dialogs.importing.imported ImportedDialog": lambda desk: (_imported(desk),),
    "dialogs.log_ask LogAskDialog": lambda desk: (None, desk.hit, LONG),
    "dialogs.log_cold_lead LogColdLeadDialog": lambda _desk: (),
    "dialogs.log_given LogGivenDialog": lambda desk: (None, desk.hit, desk.hit, LONG),
    "dialogs.log_given NoteWishDialog": lambda desk: (desk.ann, LONG, LONG),
    "dialogs.log_introduction LogIntroductionDialog": lambda desk: (None, desk.hit),
    "dialogs.log_meeting MeetingDialog": lambda desk: (desk.deal, desk.held),
    "dialogs.move_on MoveOnDialog": lambda desk: ([desk.deal],),
    "dialogs.note_names NoteNamesDialog": lambda desk: (desk.ask,),
    "dialogs.own_benchmark OwnBenchmarkDialog": lambda _desk: (),
    "dialogs.prepare_meeting PrepareMeetingDialog": lambda desk: (desk.deal,),
    "dialogs.question_bank EditQuestionDialog": lambda _desk: ([LONG],),
    "dialogs.question_bank QuestionBankDialog": lambda _desk: (),
    "dialogs.quick_entry QuickEntryDialog": lambda _desk: (None, f"{LONG} introduced me to {LONG} today"),
    "dialogs.report ReportDialog": lambda _desk: (_nothing_to_report,),
    "dialogs.save_picture SavePictureDialog": lambda _desk: (PictureDraft(),),
    "dialogs.save_view SaveViewDialog": lambda _desk: ("deals", Listing(), ()),
    "dialogs.set_goal GoalDialog": lambda desk: (desk.rep, None, "EUR"),
    "dialogs.set_plan_rates PlanRatesDialog": lambda desk: (desk.rep, desk.plan.assumed, desk.plan.steps, desk.plan.past),
    "dialogs.set_targets TargetsDialog": lambda _desk: (ILLUSTRATION,),
    "dialogs.tag_people TagDialog": lambda desk: ([desk.ann],),
    "dialogs.task TaskDialog": lambda _desk: (),
    "dialogs.task_list.dialog TasksDialog": lambda _desk: (),
    "dialogs.tell_introducer TellDialog": lambda desk: (desk.introduction.id,),
    "dialogs.union.merge_file MergeFileDialog": lambda desk: (desk.other,),
    "frame.restore RestoreDialog": lambda desk: (desk.folder, [Backup("a", "2026-01-01T00:00:00+00:00", "", "", 1, 1, 1, 1, "", 1)]),
}  # fmt: skip
WITHOUT_CONTEXT: dict[str, Made] = {
    "dialogs.exporting.written WrittenDialog": lambda desk: (LONG, desk.csv, LONG),
    "frame.about About": lambda _desk: (),
    "frame.keys_sheet KeysSheet": lambda _desk: (_some_actions(),),
}
OVER_A_WINDOW = {  # without buttons: arrows, Enter and Esc are all it knows
    "palette.window PaletteWindow"
}


def _imported(desk: Desk) -> Imported:
    order = Order(desk.csv, Mapping(Rows.PEOPLE, {}), headers=("Name", "Company"))
    return Imported(order, Report(2, 1, 0, 1, 0, (Refusal(3, LONG, LONG, (LONG, LONG)),)))


def _nothing_to_report() -> NoReturn:
    raise RefNetError(LONG)


def _some_actions() -> Actions:
    made = Actions()
    made.add(Action("log", LONG, lambda: None, "Ctrl+I", menu="record"))
    return made


@pytest.fixture
def desk(context: Context, tmp_path: Path) -> Desk:
    return Desk(context, tmp_path)


def _kinds() -> set[str]:
    """Return every dialog of the program, by module and class."""
    for module in pkgutil.walk_packages(refnet.ui.__path__, "refnet.ui."):
        importlib.import_module(module.name)
    found, seen = [QDialog], set()
    while found:
        for kind in found.pop().__subclasses__():
            found.append(kind)
            if kind.__module__.startswith("refnet.ui.") and not kind.__subclasses__():  # else what others are made from
                seen.add(f"{kind.__module__.removeprefix('refnet.ui.')} {kind.__name__}")
    return seen


def _opened(desk: Desk, name: str, qtbot: QtBot) -> QDialog:
    module, kind = name.split()
    make = getattr(importlib.import_module(f"refnet.ui.{module}"), kind)
    if name in OVER_A_WINDOW:
        qtbot.addWidget(desk.window)
        desk.window.show()
        dialog = make(desk.context, desk.window, Search("Deals", "Type a deal", str, lambda _found: []))
    elif name in WITHOUT_CONTEXT:
        dialog = make(*WITHOUT_CONTEXT[name](desk))
    else:
        dialog = make(desk.context, *ON[name](desk))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.open()
        dialog.activateWindow()
    QApplication.processEvents()
    return dialog


def test_no_dialog_is_left_out_here() -> None:
    assert _kinds() == {*ON, *WITHOUT_CONTEXT, *OVER_A_WINDOW}


@pytest.mark.parametrize("name", [*ON, *WITHOUT_CONTEXT, *OVER_A_WINDOW])
def test_a_dialog_is_whole(desk: Desk, name: str, qtbot: QtBot) -> None:
    dialog = _opened(desk, name, qtbot)
    assert dialog.windowTitle()
    assert name in OVER_A_WINDOW or _has_main_button(dialog)
    assert not isinstance(dialog, FormDialog) or not dialog.verb.isEnabled() or not dialog.cancel.hasFocus()
    assert _nameless(dialog) == []
    assert _cut_words(dialog) == []
    least = dialog.minimumSize().expandedTo(dialog.minimumSizeHint())
    assert (least.width() <= WIDTH, least.height() <= HEIGHT) == (True, True), least
    layout = dialog.layout()
    assert layout is not None
    dialog.resize(least.width(), max(least.height(), layout.totalHeightForWidth(least.width())))
    QApplication.processEvents()
    assert _cut_words(dialog) == []
    assert _outside(dialog) == []
    assert name in OVER_A_WINDOW or [_said(one) for one in _awaited(dialog) - set(_stops(qtbot))] == []
    _leave(dialog)


@pytest.mark.parametrize(
    "name",
    [
        "dialogs.exporting.what_left WhatLeftDialog", "dialogs.importing.imported ImportedDialog",
        "dialogs.question_bank QuestionBankDialog", "dialogs.report ReportDialog", "dialogs.task_list.dialog TasksDialog",
        "frame.keys_sheet KeysSheet", *OVER_A_WINDOW,
    ],
)  # fmt: skip
def test_with_large_text_a_dialog_opens_within_its_screen(
    desk: Desk, name: str, qtbot: QtBot, qapp: QApplication
) -> None:
    fonts.set_scale(qapp, 2)
    dialog = _opened(desk, name, qtbot)
    assert dialog.height() <= dialog.screen().availableSize().height()
    _leave(dialog)
    fonts.set_scale(qapp, 1)


def _leave(dialog: QDialog) -> None:
    if isinstance(dialog, FormDialog):
        dialog._is_sure = True
    dialog.done(0)


def _shown(dialog: QDialog) -> list[QWidget]:
    return [one for one in dialog.findChildren(QWidget) if one.isVisible() and one.window() is dialog]


def _said(one: QWidget) -> str:
    words = one.text() if isinstance(one, QLabel | QAbstractButton | QLineEdit) else ""
    return f"{type(one).__name__} {one.accessibleName()} {words[:60]} {one.width()}x{one.height()}"


def _is_inside_qts_own(control: QWidget) -> bool:
    parent = control.parent()
    while isinstance(parent, QWidget):
        if isinstance(parent, QComboBox | QAbstractSpinBox | QLineEdit | QAbstractItemView):
            return True
        parent = parent.parent()
    return control.objectName().startswith("qt_")


def _nameless(dialog: QDialog) -> list[str]:
    """Return the controls that a screen reader could not name."""
    ours = [one for one in _shown(dialog) if isinstance(one, CONTROLS) and not _is_inside_qts_own(one)]
    return [_said(one) for one in ours if not one.accessibleName() and not (_is_worded(one) and one.text())]


def _is_worded(one: QWidget) -> bool:
    return isinstance(one, QPushButton | QCheckBox)


def _cut_words(dialog: QDialog) -> list[str]:
    """Return labels and buttons whose own words have no room; one word without end may be cut."""
    return [_said(one) for one in _shown(dialog) if _is_cut(one)]


def _is_cut(one: QWidget) -> bool:
    if isinstance(one, ElidedLabel) or one.visibleRegion().isEmpty() or _is_inside_qts_own(one):
        return False
    if isinstance(one, QLabel) and one.wordWrap():
        return one.heightForWidth(one.width()) > one.height() + 1
    if isinstance(one, QLabel) or (isinstance(one, QAbstractButton) and bool(one.text())):
        return one.sizeHint().width() > one.width() + 1 or one.sizeHint().height() > one.height() + 8
    return False


def _outside(dialog: QDialog) -> list[str]:
    """Return controls that lie beyond the left or right end of what holds them, where nobody can scroll."""
    room = QRect(QPoint(0, 0), dialog.size())
    ours = [one for one in _shown(dialog) if isinstance(one, CONTROLS) and not _is_inside_qts_own(one)]
    places = [(one, QRect(one.mapTo(dialog, QPoint(0, 0)), one.size())) for one in ours]
    return [_said(one) for one, place in places if place.left() < room.left() or place.right() > room.right()]


def _has_main_button(dialog: QDialog) -> bool:
    buttons = [one for one in _shown(dialog) if isinstance(one, QPushButton)]
    return isinstance(dialog, FormDialog) or any(one.property("kind") == "primary" for one in buttons)


def _stops(qtbot: QtBot) -> list[QWidget]:
    """Return where Tab stops, once round."""
    first = QApplication.focusWidget()
    assert first is not None
    stops = [first]
    while len(stops) < 120:
        qtbot.keyClick(stops[-1], Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
        if here is None or here is first:
            return stops
        stops.append(here)
    raise AssertionError([_said(one) for one in stops[-5:]])


def _awaited(dialog: QDialog) -> set[QWidget]:
    """Return what should be reached: of buttons of which one is pressed, that one."""
    return {
        one
        for one in _shown(dialog)
        if one.isEnabled()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
        and not _is_inside_qts_own(one)
        and not (isinstance(one, QAbstractButton) and one.group() is not None and not one.isChecked())
    }
