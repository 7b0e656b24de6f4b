"""The composition root of the window: arguments, logs, theme, lanes, window, file, event loop."""

import argparse
import logging
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from refnet import logs, paths
from refnet.i18n import _
from refnet.ui import opening
from refnet.ui.coming_in import open_import, paste_rows
from refnet.ui.context import Context
from refnet.ui.ending import Ending, Program
from refnet.ui.files import Files
from refnet.ui.jobs import Jobs
from refnet.ui.look import fonts, theme
from refnet.ui.main_window import MainWindow
from refnet.ui.moving_actions import merge_file, moving_actions
from refnet.ui.notices import Notices
from refnet.ui.page_actions import page_actions
from refnet.ui.page_list import pages
from refnet.ui.palette.which import Which
from refnet.ui.plan_actions import plan_actions
from refnet.ui.record_actions import record_actions
from refnet.ui.reporting import Reporter
from refnet.ui.settings import Settings
from refnet.ui.window_actions import Desk

if TYPE_CHECKING:
    from refnet.ui.behind import Behind

log = logging.getLogger(__name__)

AHEAD = 1000  # milliseconds of looking at the first page, until what the others need is loaded


class Application(QObject):
    """One window and all it needs; may be opened and closed again and again, as tests do."""

    def __init__(self, app: QApplication, arguments: argparse.Namespace, *, inline: bool = False) -> None:
        super().__init__()
        self._app, self._arguments = app, arguments
        self.settings = Settings(parent=self)
        self.jobs = Jobs(self, inline=inline)
        self.context = Context(self.jobs, Notices(self), self.settings, self)
        self._reporter = Reporter(paths.log_folder(), self)
        self._is_running = False
        self._ahead = QTimer(self, interval=AHEAD, singleShot=True)
        self._ahead.timeout.connect(self._load_ahead)
        self._loads_ahead = not inline  # inline it would hold the window
        self._is_starting = True  # until a file is open, or it is known that another window has it
        self.behind: Behind | None = None
        self._dress()
        self._build()
        self._connect()

    def open(self) -> None:
        """Show the window; the file is opened after its first paint."""
        self._reporter.install()
        self._is_running = True
        self.window.show()
        QTimer.singleShot(0, self._after_paint)

    def end(self) -> None:
        """Let the window close for good from now on, as the desktop or the user ends the program."""
        self.window.goes_for_good()

    def close(self) -> None:
        """Let go of the file and of everything else."""
        self._is_running = False
        self.files.close()
        self.jobs.close()
        self._reporter.remove()
        self.window.leave()
        if self.behind is not None:
            self.behind.let_go()

    def _after_paint(self) -> None:
        if not self.window.is_painted:
            QTimer.singleShot(5, self._after_paint)
        elif self._arguments.first_paint:
            self._app.quit()
        else:
            logs.start()
            self._go_behind()
            self._open_file()

    def _go_behind(self) -> None:
        from refnet.ui.behind import Behind  # noqa: PLC0415 - after the first paint

        self.behind = Behind(self._app, self.context, self._the_window, parent=self)

    def _the_window(self) -> MainWindow:
        return self.window

    def _opened(self) -> None:
        self._is_starting = False
        if self.behind is not None:
            self.behind.hear(self.files.location)
        if self._loads_ahead:
            self._loads_ahead = False
            self._ahead.start()

    def _load_ahead(self) -> None:
        self.jobs.read(partial(opening.load_ahead, self._is_in_use), self._loaded)

    def _is_in_use(self) -> bool:
        """Tell, in any thread, whether a file is open still."""
        return self.context.is_open

    def _loaded(self, _nothing: object) -> None:
        log.debug("pages and dialogs are loaded")

    def _in_use(self) -> None:
        """Let the window that has the file come forward, if this program has only just been started."""
        if self._is_starting and self.behind is not None:
            self._is_starting = False
            self.behind.knock(self.files.location)

    def _open_file(self) -> None:
        named = self._arguments.database or self._arguments.file
        if named:
            self.files.open(named)
        elif self._arguments.sample:
            self.files.open_sample()
        else:
            self.files.open_usual()

    def _dress(self) -> None:
        fonts.load(self._app, self.settings.text_scale)
        theme.apply(self._app, self._choice())

    def _choice(self) -> theme.Choice:
        return theme.Choice(self._arguments.theme) if self._arguments.theme else self.settings.theme

    def _build(self) -> None:
        """Make the window with its file and its actions."""
        window = self.window = MainWindow(self.context, pages())
        files = self.files = Files(self.context, window, paths.database())
        self._desk = Desk(window, files)
        self.context.actions.clear()
        which = Which(self.context, window, self._desk.records)
        chosen = page_actions(window.pages.current, which)
        logged = record_actions(self.context, window, window.pages.current)
        moved, planned = moving_actions(self.context, window), plan_actions(self.context, window.pages.current)
        self.context.actions.add(*self._desk.actions(), *logged, *planned, *chosen, *moved)
        window.make_menus()
        window.palette_wanted.connect(self._desk.open_palette)
        window.import_wanted.connect(self._import)
        window.merge_wanted.connect(self._merge)
        window.rows_dropped.connect(partial(paste_rows, self.context, window))
        files.import_wanted.connect(self._import)
        files.choose_wanted.connect(self._desk.choose_file)
        files.restore_wanted.connect(self._desk.restore)
        files.quit_wanted.connect(window.leave)
        files.opened.connect(self._opened)
        files.in_use.connect(self._in_use)
        if self.behind is not None:
            self.behind.look_after(window)
        self._reporter.refused.connect(window.warn_of)

    def _connect(self) -> None:
        """Hear what outlives a window."""
        self.settings.changed.connect(self._follow)
        self.jobs.crashed.connect(self._reporter.report)
        self._reporter.crashed.connect(self._tell_crash)
        self._app.styleHints().colorSchemeChanged.connect(self._follow_system)

    def _merge(self, file: Path) -> None:
        merge_file(self.context, self.window, file)

    def _import(self, files: Sequence[Path] = ()) -> None:
        if self.context.is_open:
            open_import(self.context, self.window, files)
        else:
            self.files.begin_with(files)

    def _follow(self, name: str) -> None:
        if name == "theme":
            self._arguments.theme = None
            theme.apply(self._app, self.settings.theme)
        elif name == "text_scale":
            fonts.set_scale(self._app, self.settings.text_scale)
            theme.apply(self._app, self._choice())
            QTimer.singleShot(0, self._build_again)

    def _build_again(self) -> None:
        """Make the window anew, for every size in it follows the text."""
        if not self._is_running:
            return
        old, location = self.window, self.files.location
        page = old.pages.current_key()
        self._build()
        self.files.location = location
        self.window.setGeometry(old.geometry())
        self.window.show()
        if self.context.is_open:
            self.window.show_pages(page)
            self.files.truths.show_all()
        else:
            self.files.open_usual()
        old.hide()
        old.deleteLater()

    def _follow_system(self) -> None:
        if self._choice() is theme.Choice.SYSTEM:
            theme.apply(self._app, theme.Choice.SYSTEM)

    def _tell_crash(self, report: str) -> None:
        sentence = _("Something in RefNet went wrong. What was saved is safe. A report without your data is in {file}.")
        self.context.warn(sentence.format(file=report))


def main(argv: Sequence[str] | None = None) -> int:
    """Run the window and return the exit code."""
    arguments = parser().parse_args(argv)
    app = Program(sys.argv[:1])
    app.setApplicationName("RefNet")
    app.setDesktopFileName("refnet")
    settle_locale(app)
    application = Application(app, arguments)
    app.ending.connect(application.end)
    ending = Ending()
    application.open()
    code = app.exec()
    application.close()
    ending.close()
    logs.stop()
    return code


def parser() -> argparse.ArgumentParser:
    """Return what the command line of the window takes."""
    made = argparse.ArgumentParser(prog="refnet", description=_("The window of RefNet."))
    made.add_argument("file", nargs="?", metavar="FILE", help=_("open this file"))
    made.add_argument("--database", metavar="FILE", help=_("open this file, or this address of a team's database"))
    made.add_argument("--sample", action="store_true", help=_("open the sample network, in a file of its own"))
    made.add_argument("--theme", choices=[one.value for one in theme.Choice], help=_("light, dark or as the system"))
    made.add_argument("--first-paint", action="store_true", help=_("end after the first paint, to measure the start"))
    return made


def settle_locale(app: QApplication) -> None:
    """Write dates and numbers as the user does, and let Qt's own words follow; a bare session has no locale."""
    wanted = Settings().language
    locale = QLocale(wanted) if wanted else QLocale.system()
    if locale.language() is QLocale.Language.C:
        locale = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    QLocale.setDefault(locale)
    words = QTranslator(app)
    if words.load(locale, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(words)
