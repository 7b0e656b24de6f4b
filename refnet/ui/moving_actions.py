"""The actions by which things leave RefNet and come back: ready lists, follow-ups, everything, and what left."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from refnet.i18n import _
from refnet.ui.actions import Action
from refnet.ui.context import Context
from refnet.ui.main_window import MainWindow


def moving_actions(context: Context, window: QWidget) -> tuple[Action, ...]:
    """Return the actions; each opens its dialog, which is imported only then."""

    def is_open() -> bool:
        return context.is_open

    return (
        Action(
            "ready-lists", _("Re&ady lists …"), partial(_ready, context, window), "", "clipboard-list", "file", "move",
            _("thank credit quiet never asked unreachable export"), is_open,
        ),
        Action(
            "export-asks", _("Export as&ks …"), partial(_asks, context, window), "", "message-circle-question-mark",
            "file", "move", _("list csv excel pdf"), is_open,
        ),
        Action(
            "follow-ups", _("&Follow-ups for a calendar …"), partial(_follow_ups, context, window), "", "calendar",
            "file", "move", _("ics reminder next step export"), is_open,
        ),
        Action(
            "today-calendar", _("Send &Today to a calendar …"), partial(_today, context, window), "Ctrl+Shift+C",
            "calendar", "file", "move", _("ics reminder meetings tasks put off alarm outlook phone"), is_open,
        ),
        Action(
            "export-everything", _("Export e&verything …"), partial(_everything, context, window), "", "database",
            "file", "move", _("all folder csv tables"), is_open,
        ),
        Action(
            "import-everything", _("Import ever&ything …"), partial(_take, context, window), "", "folder-open", "file",
            "move", _("folder back csv tables"), is_open,
        ),
        Action(
            "merge-file", _("Mer&ge another RefNet file …"), partial(merge_file, context, window), "", "merge", "file",
            "move", _("union rep manager database join sync"), is_open,
        ),
        Action(
            "what-left", _("&What left RefNet …"), partial(_what_left, context, window), "", "clock", "file", "move",
            _("exports history copies files"), is_open,
        ),
    )  # fmt: skip


def _ready(context: Context, window: QWidget) -> None:
    from refnet.ui.dialogs.exporting.ready_lists import ReadyListsDialog  # noqa: PLC0415 - after the first paint

    ReadyListsDialog(context, window).open()


def _asks(context: Context, window: QWidget) -> None:
    from refnet.services import exports  # noqa: PLC0415 - after the first paint
    from refnet.services.listing import Listing  # noqa: PLC0415
    from refnet.ui.dialogs.export_shown import ExportDialog  # noqa: PLC0415

    shown = [column.key for column in exports.LISTS["asks"].columns]
    ExportDialog(context, "asks", Listing(), shown, parent=window).open()


def _follow_ups(context: Context, window: QWidget) -> None:
    from refnet.ui.dialogs.exporting import calendars  # noqa: PLC0415 - after the first paint

    calendars.CalendarDialog(context, calendars.follow_ups(), window).open()


def _today(context: Context, window: QWidget) -> None:
    from refnet.ui.dialogs.exporting import calendars  # noqa: PLC0415 - after the first paint

    calendars.CalendarDialog(context, calendars.today(), window).open()


def _everything(context: Context, window: QWidget) -> None:
    from refnet.ui.dialogs.exporting.everything import EverythingDialog  # noqa: PLC0415 - after the first paint

    EverythingDialog(context, window).open()


def _take(context: Context, window: QWidget) -> None:
    from refnet.ui.dialogs.exporting.take_folder import TakeFolderDialog  # noqa: PLC0415 - after the first paint

    TakeFolderDialog(context, parent=window).open()


def merge_file(context: Context, window: QWidget, path: Path | None = None) -> None:
    """Open the merge of another RefNet file; without one it asks for it first."""
    from refnet.ui.dialogs.union.merge_file import MergeFileDialog  # noqa: PLC0415 - after the first paint

    dialog = MergeFileDialog(context, path, window)
    if isinstance(window, MainWindow):
        dialog.open_wanted.connect(window.open_wanted)
    dialog.open()


def _what_left(context: Context, window: QWidget) -> None:
    from refnet.ui.dialogs.exporting.what_left import WhatLeftDialog  # noqa: PLC0415 - after the first paint

    WhatLeftDialog(context, window).open()
