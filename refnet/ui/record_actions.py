"""The actions of the Record menu: each opens its dialog, which is imported only then."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from refnet.i18n import _
from refnet.ui.actions import Action
from refnet.ui.context import Context
from refnet.ui.page_actions import Doer
from refnet.ui.widgets.page import Page


def record_actions(
    context: Context, window: QWidget, current: Callable[[], Page | None] = lambda: None
) -> tuple[Action, ...]:
    """Return what can be logged from anywhere; `current` tells which page is in view."""

    def is_open() -> bool:
        return context.is_open

    return (
        Action(
            "log-introduction", _("Log &introduction …"), partial(_log_introduction, context, window),
            "Ctrl+I", "handshake", "record", "log", _("referral introduced"), is_open,
        ),
        Action(
            "quick-entry", _("&Quick entry …"), partial(_quick_entry, context, window),
            "Ctrl+Shift+I", "pencil", "record", "log", _("line type paste mail introduced asked"), is_open,
        ),
        Action(
            "log-ask", _("Log &ask …"), partial(_log_ask, context, window),
            "Ctrl+Shift+A", "message-circle-question-mark", "record", "log", _("asked for a name"), is_open,
        ),
        Action(
            "ask-card", _("As&k card …"), partial(_ask_card, context, window), "Ctrl+Shift+K",
            "message-circle-question-mark", "record", "log", _("write text note forward opt in wording template mail"),
            is_open,
        ),
        Action(
            "log-given", _("Log introduction we &gave …"), partial(_log_given, context, window), "", "handshake",
            "record", "log", _("give introduce two people reciprocity"), is_open,
        ),
        Action(
            "log-cold-lead", _("Log &cold lead …"), partial(_log_cold_lead, context, window),
            "Ctrl+Shift+L", "snowflake", "record", "log", _("deal open new"), is_open,
        ),
        Action(
            "log-meeting", _("Log &meeting …"), partial(_log_meeting, context, window, current),
            "Ctrl+Shift+M", "calendar", "record", "log", _("talk prepared questions return agenda"), is_open,
        ),
        Action(
            "prepare-meeting", _("P&repare meeting …"), partial(_prepare_meeting, context, window, current),
            "Ctrl+Shift+R", "clipboard-list", "record", "log", _("brief agenda research points print"), is_open,
        ),
        Action(
            "add-task", _("Add ta&sk …"), partial(_add_task, context, window, current),
            "Ctrl+Shift+D", "check", "record", "log", _("to do remember remind own"), is_open,
        ),
        Action(
            "tasks", _("Tas&ks …"), partial(_tasks, context, window),
            "Ctrl+D", "clipboard-list", "record", "log", _("to do list own open done remind"), is_open,
        ),
        Action(
            "add-ally", _("Add a&lly …"), partial(_add_ally, context, window),
            "Ctrl+N", "user-plus", "record", "add", _("new person contact"), is_open,
        ),
        Action(
            "find-path", _("Find a &path to …"), partial(_answer, context, current, "path"),
            "Ctrl+Shift+P", "route", "record", "ask", _("reach company person warm introduction network"), is_open,
        ),
        Action(
            "best-referrers", _("Best &referrers"), partial(_answer, context, current, "referrers"),
            "", "waypoints", "record", "ask", _("who brings business sure rank allies network"), is_open,
        ),
        Action(
            "if-they-leave", _("What if somebody lea&ves …"), partial(_answer, context, current, "leaving"),
            "", "user-minus", "record", "ask", _("without person lose loss hand over network"), is_open,
        ),
        Action(
            "concentration", _("How &few the business rests on"), partial(_answer, context, current, "business"),
            "", "coins", "record", "ask", _("concentration share gini herfindahl brokers circles network"), is_open,
        ),
        Action(
            "find-duplicates", _("Find &duplicates …"), partial(_find_duplicates, context, window),
            "", "users", "record", "add", _("merge same person twice double look alike clean up"), is_open,
        ),
        Action(
            "question-bank", _("&Question bank …"), partial(_question_bank, context, window),
            "", "message-circle-question-mark", "record", "add", _("discovery questions edit retire order answers"), is_open,
        ),
        Action(
            "edit-texts", _("Edit te&xts …"), partial(_edit_texts, context, window),
            "", "pencil", "record", "add", _("wordings templates thanks news ask forward opt in letter"), is_open,
        ),
        Action(
            "add-benchmark", _("Add benchmar&k …"), partial(_add_benchmark, context, window),
            "", "chart-line", "record", "add", _("own target rate compare"), is_open,
        ),
    )  # fmt: skip


def open_import(context: Context, window: QWidget, files: Sequence[Path] = ()) -> None:
    """Open the import of files, one after another, or of a folder of everything; without any it asks for them first."""
    from refnet.exchange.folder import is_everything  # noqa: PLC0415 - after the first paint
    from refnet.ui.dialogs.exporting.take_folder import TakeFolderDialog  # noqa: PLC0415
    from refnet.ui.dialogs.importing.coming import Coming  # noqa: PLC0415 - after the first paint

    coming = Coming(context, window)
    if len(files) == 1 and is_everything(files[0]):
        TakeFolderDialog(context, files[0], window).open()
    elif files:
        coming.take(files)
    else:
        coming.ask()


def paste_rows(context: Context, window: QWidget) -> None:
    """Open the import of the table on the clipboard."""
    from refnet.ui.dialogs.importing.coming import Coming  # noqa: PLC0415 - after the first paint

    Coming(context, window).paste()


def open_last_import(context: Context, window: QWidget) -> None:
    """Open what came of the last import."""
    from refnet.ui.dialogs.importing import imported  # noqa: PLC0415 - after the first paint

    result = imported.last(context)
    if result is not None:
        imported.open_report(context, result, window)


@runtime_checkable
class Answering(Protocol):
    """A page that answers questions about the network."""

    def answer(self, tab: str) -> None:
        """Open the answer to one."""


def _answer(context: Context, current: Callable[[], Page | None], tab: str) -> None:
    context.go("network")
    page = current()
    if isinstance(page, Answering):
        page.answer(tab)


def _log_introduction(context: Context, window: QWidget) -> None:
    from refnet.ui.dialogs.log_introduction import LogIntroductionDialog  # noqa: PLC0415 - after the first paint

    LogIntroductionDialog(context, window).open()


def _quick_entry(context: Context, window: QWidget) -> None:
    from refnet.ui.dialogs.quick_entry import QuickEntryDialog  # noqa: PLC0415 - after the first paint

    QuickEntryDialog(context, window).open()


def _log_ask(context: Context, window: QWidget) -> None:
    from refnet.ui.dialogs.log_ask import LogAskDialog  # noqa: PLC0415 - after the first paint

    LogAskDialog(context, window).open()


def _ask_card(context: Context, window: QWidget) -> None:
    from refnet.ui.dialogs.ask_card import AskCardDialog  # noqa: PLC0415 - after the first paint

    AskCardDialog(context, window).open()


def _log_given(context: Context, window: QWidget) -> None:
    from refnet.ui.dialogs.log_given import LogGivenDialog  # noqa: PLC0415 - after the first paint

    LogGivenDialog(context, window).open()


def _log_cold_lead(context: Context, window: QWidget) -> None:
    from refnet.ui.dialogs.log_cold_lead import LogColdLeadDialog  # noqa: PLC0415 - after the first paint

    LogColdLeadDialog(context, window).open()


def _log_meeting(context: Context, window: QWidget, current: Callable[[], Page | None]) -> None:
    """Log a meeting about the deal that is chosen in the page, else about one that the form asks for."""
    from refnet.ui.dialogs.log_meeting import MeetingDialog  # noqa: PLC0415 - after the first paint

    page = current()
    found = page.deeds().get("log-meeting") if isinstance(page, Doer) else None
    if found is not None:
        found()
    else:
        MeetingDialog(context, parent=window).open()


def _prepare_meeting(context: Context, window: QWidget, current: Callable[[], Page | None]) -> None:
    """Prepare the next meeting about the deal that is chosen in the page, else about one that the form asks for."""
    from refnet.ui.dialogs.prepare_meeting import PrepareMeetingDialog  # noqa: PLC0415 - after the first paint

    page = current()
    found = page.deeds().get("prepare-meeting") if isinstance(page, Doer) else None
    if found is not None:
        found()
    else:
        PrepareMeetingDialog(context, parent=window).open()


def _add_task(context: Context, window: QWidget, current: Callable[[], Page | None]) -> None:
    """Add a task about what is chosen in the page, else about whom the form asks for."""
    from refnet.ui.dialogs.task import TaskDialog  # noqa: PLC0415 - after the first paint

    page = current()
    found = page.deeds().get("add-task") if isinstance(page, Doer) else None
    if found is not None:
        found()
    else:
        TaskDialog(context, window).open()


def _tasks(context: Context, window: QWidget) -> None:
    from refnet.ui.dialogs.task_list.dialog import TasksDialog  # noqa: PLC0415 - after the first paint

    TasksDialog(context, window).open()


def _add_ally(context: Context, window: QWidget) -> None:
    from refnet.ui.dialogs.add_ally import AddAllyDialog  # noqa: PLC0415 - after the first paint

    AddAllyDialog(context, window).open()


def _find_duplicates(context: Context, window: QWidget) -> None:
    from refnet.ui.dialogs.duplicates.find import DuplicatesDialog  # noqa: PLC0415 - after the first paint

    DuplicatesDialog(context, window).open()


def _question_bank(context: Context, window: QWidget) -> None:
    from refnet.ui.dialogs.question_bank import QuestionBankDialog  # noqa: PLC0415 - after the first paint

    QuestionBankDialog(context, window).open()


def _edit_texts(context: Context, window: QWidget) -> None:
    from refnet.domain.kinds import Purpose  # noqa: PLC0415 - after the first paint
    from refnet.ui.dialogs.edit_wordings import EditWordingsDialog  # noqa: PLC0415

    EditWordingsDialog(context, Purpose.THANKS, window).open()


def _add_benchmark(context: Context, window: QWidget) -> None:
    from refnet.ui.dialogs.own_benchmark import OwnBenchmarkDialog  # noqa: PLC0415 - after the first paint

    OwnBenchmarkDialog(context, parent=window).open()
