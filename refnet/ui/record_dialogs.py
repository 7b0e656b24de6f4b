"""Opens the dialogs of the Record menu; each is imported only then."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from refnet.ui.context import Context
from refnet.ui.page_actions import Doer
from refnet.ui.widgets.page import Page

Current = Callable[[], Page | None]


def log_introduction(context: Context, window: QWidget) -> None:
    """Log an introduction to us."""
    from refnet.ui.dialogs.log_introduction import LogIntroductionDialog  # noqa: PLC0415 - after the first paint

    LogIntroductionDialog(context, window).open()


def quick_entry(context: Context, window: QWidget) -> None:
    """Type a line, or paste a mail, that tells what happened."""
    from refnet.ui.dialogs.quick_entry import QuickEntryDialog  # noqa: PLC0415 - after the first paint

    QuickEntryDialog(context, window).open()


def log_ask(context: Context, window: QWidget) -> None:
    """Log an ask."""
    from refnet.ui.dialogs.log_ask import LogAskDialog  # noqa: PLC0415 - after the first paint

    LogAskDialog(context, window).open()


def ask_card(context: Context, window: QWidget, current: Current) -> None:
    """Write an ask to whom is chosen in the page, else to whom the card asks for."""
    from refnet.ui.dialogs.ask_card import AskCardDialog  # noqa: PLC0415 - after the first paint

    if not _done_with_chosen(current, "ask-card"):
        AskCardDialog(context, window).open()


def log_given(context: Context, window: QWidget) -> None:
    """Log an introduction that we gave."""
    from refnet.ui.dialogs.log_given import LogGivenDialog  # noqa: PLC0415 - after the first paint

    LogGivenDialog(context, window).open()


def log_cold_lead(context: Context, window: QWidget) -> None:
    """Log a cold lead."""
    from refnet.ui.dialogs.log_cold_lead import LogColdLeadDialog  # noqa: PLC0415 - after the first paint

    LogColdLeadDialog(context, window).open()


def log_meeting(context: Context, window: QWidget, current: Current) -> None:
    """Log a meeting about the deal that is chosen in the page, else about one that the form asks for."""
    from refnet.ui.dialogs.log_meeting import MeetingDialog  # noqa: PLC0415 - after the first paint

    if not _done_with_chosen(current, "log-meeting"):
        MeetingDialog(context, parent=window).open()


def prepare_meeting(context: Context, window: QWidget, current: Current) -> None:
    """Prepare the next meeting about the deal that is chosen in the page, else about one that the form asks for."""
    from refnet.ui.dialogs.prepare_meeting import PrepareMeetingDialog  # noqa: PLC0415 - after the first paint

    if not _done_with_chosen(current, "prepare-meeting"):
        PrepareMeetingDialog(context, parent=window).open()


def add_task(context: Context, window: QWidget, current: Current) -> None:
    """Add a task about what is chosen in the page, else about whom the form asks for."""
    from refnet.ui.dialogs.task import TaskDialog  # noqa: PLC0415 - after the first paint

    if not _done_with_chosen(current, "add-task"):
        TaskDialog(context, window).open()


def tasks(context: Context, window: QWidget) -> None:
    """Open the list of tasks."""
    from refnet.ui.dialogs.task_list.dialog import TasksDialog  # noqa: PLC0415 - after the first paint

    TasksDialog(context, window).open()


def add_ally(context: Context, window: QWidget) -> None:
    """Add an ally."""
    from refnet.ui.dialogs.add_ally import AddAllyDialog  # noqa: PLC0415 - after the first paint

    AddAllyDialog(context, window).open()


def find_duplicates(context: Context, window: QWidget) -> None:
    """Look for people who may be the same."""
    from refnet.ui.dialogs.duplicates.find import DuplicatesDialog  # noqa: PLC0415 - after the first paint

    DuplicatesDialog(context, window).open()


def question_bank(context: Context, window: QWidget) -> None:
    """Look after the question bank."""
    from refnet.ui.dialogs.question_bank import QuestionBankDialog  # noqa: PLC0415 - after the first paint

    QuestionBankDialog(context, window).open()


def edit_texts(context: Context, window: QWidget) -> None:
    """Edit the texts that are kept, thanks first."""
    from refnet.domain.kinds import Purpose  # noqa: PLC0415 - after the first paint
    from refnet.ui.dialogs.edit_wordings import EditWordingsDialog  # noqa: PLC0415

    EditWordingsDialog(context, Purpose.THANKS, window).open()


def add_benchmark(context: Context, window: QWidget) -> None:
    """Add a benchmark of one's own."""
    from refnet.ui.dialogs.own_benchmark import OwnBenchmarkDialog  # noqa: PLC0415 - after the first paint

    OwnBenchmarkDialog(context, parent=window).open()


def _done_with_chosen(current: Current, key: str) -> bool:
    """Do an action with what is chosen in the page; return whether there was something."""
    page = current()
    found = page.deeds().get(key) if isinstance(page, Doer) else None
    if found is not None:
        found()
    return found is not None
