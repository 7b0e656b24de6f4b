"""The actions of the window itself: files, undo, pages, view and help."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from refnet import __version__
from refnet.i18n import _
from refnet.ui import opening
from refnet.ui.actions import Action
from refnet.ui.coming_in import open_import, open_last_import, paste_rows
from refnet.ui.files import Files
from refnet.ui.look import theme
from refnet.ui.look.icon_names import MaybeIcon
from refnet.ui.main_window import MainWindow
from refnet.ui.record_deeds import RecordDeeds

FOLDER = "file_folder"
DATABASES = "RefNet (*.db *.refnet)"


class Desk:
    """What the window's actions do; it outlives each of them, for it knows the window and its file."""

    def __init__(self, window: MainWindow, files: Files) -> None:
        self._window, self._files = window, files
        self._context = window.context
        self.records = RecordDeeds(self._context, window)

    def actions(self) -> tuple[Action, ...]:
        """Return the actions of all menus but Record."""
        return (*self._file(), *self._edit(), *self._pages(), *self._view(), *self._help())

    def open_palette(self) -> None:
        """Open Ctrl+K."""
        from refnet.ui.palette.search import everything  # noqa: PLC0415 - after the first paint
        from refnet.ui.palette.window import PaletteWindow  # noqa: PLC0415

        PaletteWindow(self._context, self._window.content, everything(self._context, self.records)).open()

    def choose_file(self) -> None:
        """Ask for a file and open it."""
        name, _filter = QFileDialog.getOpenFileName(self._window, _("Open a RefNet file"), self._folder(), DATABASES)
        self._open(name)

    def new_file(self) -> None:
        """Ask for a place and make a new file there."""
        wanted = str(Path(self._folder(), "refnet.db"))
        name, _filter = QFileDialog.getSaveFileName(self._window, _("Make a new RefNet file"), wanted, DATABASES)
        self._open(name)

    def restore(self) -> None:
        """Offer the backups of the file."""
        from refnet.ui.frame.restore import RestoreDialog  # noqa: PLC0415 - after the first paint

        folder, backups = opening.backups_of(self._files.path())
        dialog = RestoreDialog(self._context, folder, backups, self._window)
        dialog.chosen.connect(self._files.restore)
        dialog.open()

    def _folder(self) -> str:
        """Return the folder used last, or the user's documents."""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return self._context.settings.text(FOLDER, documents)

    def _open(self, name: str) -> None:
        if name:
            self._context.settings.keep(FOLDER, str(Path(name).parent))
            self._files.open(name)

    def _file(self) -> tuple[Action, ...]:
        files, is_open = self._files, self._is_open
        bring, look = (partial(each, self._context, self._window) for each in (open_import, open_last_import))
        return (
            Action("new-file", _("&New file …"), self.new_file, "", "database", "file", "open", _("create database")),
            Action("open-file", _("&Open …"), self.choose_file, "Ctrl+O", "folder-open", "file", "open"),
            Action("open-own", _("&My own file"), files.open_usual, "", "hard-drive", "file", "open"),
            Action("open-sample", _("&Sample network"), files.open_sample, "", "flask-conical", "file", "open", "demo"),
            Action("import", _("&Import …"), bring, "Ctrl+Shift+B", "file-down", "file", "move",
                   _("csv excel vcard linkedin google outlook contacts bring in"), is_open),
            Action("last-import", _("&Last import …"), look, "", "file-text", "file", "imported",
                   _("report refused changed"), self._has_imported),
            Action("back-up", _("&Back up now"), self._back_up, "", "archive", "file", "safe", "", is_open),
            Action("restore", _("&Restore …"), self.restore, "", "archive-restore", "file", "safe", "", self._is_file),
            Action("quit", _("&Quit"), self._window.leave, "Ctrl+Q", "log-out", "file", "quit", "exit close"),
        )  # fmt: skip

    def _edit(self) -> tuple[Action, ...]:
        truths, window = self._files.truths, self._window
        paste = partial(paste_rows, self._context, window)
        return (
            Action("undo", _("&Undo"), truths.undo, "Ctrl+Z", "undo-2", "edit", "undo", "", self._can_undo,
                   repeats=True),
            Action("redo", _("&Redo"), truths.redo, "Ctrl+Shift+Z", "redo-2", "edit", "undo", "", self._can_redo,
                   repeats=True),
            Action("take-offer", _("&Do what is offered"), window.toast.take_offer, "Ctrl+Return", "chevron-right",
                   "edit", "undo", _("toast next tell answers introduction"), self._has_offer),
            Action("paste-rows", _("&Paste rows …"), paste, "Ctrl+V", "clipboard-list", "edit", "paste",
                   _("import spreadsheet clipboard table"), self._is_open),
            Action("find-anything", _("&Find anything …"), self.open_palette, "Ctrl+K", "search", "edit", "find"),
            Action("filter", _("F&ilter this page"), window.find_here, "Ctrl+F", "list-filter", "edit", "find"),
        )  # fmt: skip

    def _pages(self) -> tuple[Action, ...]:
        return tuple(
            Action(
                f"page-{one.key}", one.title, partial(self._window.open_page, one.key), f"Ctrl+{number}", one.icon,
                "view", "pages", _("go to page"), self._is_open,
            )
            for number, one in enumerate(self._window.pages.entries(), start=1)
        )  # fmt: skip

    def _view(self) -> tuple[Action, ...]:
        words = {
            theme.Choice.LIGHT: _("&Light"),
            theme.Choice.DARK: _("&Dark"),
            theme.Choice.SYSTEM: _("As the &system"),
        }
        looks = (
            Action(f"theme-{one}", text, partial(self._context.settings.keep, "theme", one), "", _icon_of(one), "view",
                   "theme", _("theme colours"))
            for one, text in words.items()
        )  # fmt: skip
        window = self._window
        return (
            *looks,
            Action("larger-text", _("La&rger text"), partial(self._scale, 0.1), "Ctrl++", "", "view", "text", "zoom",
                   repeats=True),
            Action("smaller-text", _("S&maller text"), partial(self._scale, -0.1), "Ctrl+-", "", "view", "text", "zoom",
                   repeats=True),
            Action("usual-text", _("&Usual text"), partial(self._scale, 0), "Ctrl+0", "", "view", "text", "zoom"),
            Action("next-area", _("&Next area"), window.go_to_next_area, "F6", "", "view", "areas", repeats=True),
            Action("last-area", _("Last &area"), window.go_to_last_area, "Shift+F6", "", "view", "areas", repeats=True),
        )  # fmt: skip

    def _help(self) -> tuple[Action, ...]:
        return (
            Action("keyboard", _("&Keyboard"), self._show_keys, "F1", "keyboard", "help", "", _("shortcuts keys")),
            Action("about", _("&About RefNet"), self._show_about, "", "info", "help", "", __version__),
        )

    def _is_open(self) -> bool:
        return self._context.is_open

    def _has_imported(self) -> bool:
        return self._context.is_open and self._context.last_import is not None

    def _is_file(self) -> bool:
        return not self._context.is_open or self._context.store.path is not None

    def _can_undo(self) -> bool:
        return self._context.is_open and bool(self._files.truths.undo_label)

    def _has_offer(self) -> bool:
        return self._window.toast.has_offer

    def _can_redo(self) -> bool:
        return self._context.is_open and bool(self._files.truths.redo_label)

    def _back_up(self) -> None:
        self._files.back_up(always=True)

    def _scale(self, step: float) -> None:
        settings = self._context.settings
        settings.keep("text_scale", round(settings.text_scale + step, 2) if step else 1.0)

    def _show_keys(self) -> None:
        from refnet.ui.frame.keys_sheet import KeysSheet  # noqa: PLC0415 - after the first paint

        KeysSheet(self._context.actions, self._window).open()

    def _show_about(self) -> None:
        from refnet.ui.frame.about import About  # noqa: PLC0415 - after the first paint

        About(self._window).open()


def _icon_of(choice: theme.Choice) -> MaybeIcon:
    known: dict[theme.Choice, MaybeIcon] = {theme.Choice.LIGHT: "sun", theme.Choice.DARK: "moon"}
    return known.get(choice, "")
