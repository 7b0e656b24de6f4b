"""The one window: menu bar, rail, head, pages and status bar, with toast and palette over them."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from refnet.domain.errors import RefNetError
from refnet.i18n import _
from refnet.services.listing import Only
from refnet.ui import window_state
from refnet.ui.context import Context, Target
from refnet.ui.frame import drops
from refnet.ui.frame.areas import next_area, stands_in
from refnet.ui.frame.banner_place import BannerPlace
from refnet.ui.frame.head import PageHead
from refnet.ui.frame.menus import Menus
from refnet.ui.frame.pages import Pages
from refnet.ui.frame.rail import Rail
from refnet.ui.frame.saying import Saying
from refnet.ui.frame.status import StatusBar
from refnet.ui.look import fonts, icons
from refnet.ui.page_list import PageEntry
from refnet.ui.widgets.parts.labels import label
from refnet.ui.widgets.parts.toast import Toast

if TYPE_CHECKING:
    from refnet.store.history import Step

NARROW = 1180
OPENED = (".refnet", ".db")


class MainWindow(QMainWindow):
    """Shows pages while a store is open, and one full page (first start, a problem) while none is."""

    import_wanted = Signal(object)  # a list of paths
    open_wanted = Signal(Path)
    merge_wanted = Signal(Path)
    rows_dropped = Signal(str)  # cells of a spreadsheet as text
    palette_wanted = Signal()
    undo_wanted = Signal()
    own_undo_wanted = Signal()  # of the step that the toast speaks of
    closing = Signal()
    page_opened = Signal(str)
    went_behind = Signal()  # it was closed and goes on without being seen

    def __init__(self, context: Context, entries: Sequence[PageEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._entries = tuple(entries)
        self.setWindowTitle("RefNet")
        self.setWindowIcon(icons.app_icon())
        self.setAcceptDrops(True)
        self.menus: Menus | None = None
        self.is_painted = False
        self.stays_behind: Callable[[], bool] = _never  # whether closing leaves the program running, as in the tray
        self.rail = Rail(entries, self)
        self.head = PageHead(self)
        self.pages = Pages(context, entries, self)
        self.status = StatusBar(self)
        self.banners = BannerPlace()
        self._lay_out()
        self.toast = Toast(self.content)
        self.saying = Saying(self.toast, self.status, self)
        self._connect()
        window_state.restore(self, context.settings)
        self.show_reading()

    def make_menus(self) -> None:
        """Make the menu bar from the actions; to be called once they are all there."""
        self.menus = self.saying.menus = Menus(self, self.context.actions)

    def show_reading(self) -> None:
        """Show the frame of the first page while the file is being opened."""
        reading = label(_("Reading …"), "muted")
        reading.setContentsMargins(24, 8, 24, 8)
        reading.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.show_alone(reading, self._entries[0].title if self._entries else "")
        self.rail.choose(self._entries[0].key if self._entries else "")

    def show_alone(self, widget: QWidget, title: str = "") -> None:
        """Show something in the place of all pages."""
        while (old := self._places.widget(1)) is not None:
            self._places.removeWidget(old)
            old.deleteLater()
        self._places.addWidget(widget)
        self._places.setCurrentWidget(widget)
        self.head.show_page(title, "")
        self.rail.set_open(False)
        self.head.set_open(False)

    def let_go(self) -> None:
        """Forget everything that was said of the file, which is being closed."""
        self.saying.forget()
        self.pages.forget()
        self.status.set_open(False)
        self.rail.show_me("", "")

    def show_pages(self, key: str = "") -> None:
        """Show the pages of the store that has just been opened."""
        self.pages.forget()
        self.status.set_open(True)
        self._places.setCurrentWidget(self.pages)
        self.rail.set_open(True)
        self.head.set_open(True)
        if self._entries:
            self.open_page(key or self._entries[0].key)

    def open_page(self, key: str, target: Target | None = None) -> None:
        """Show a page, and there one record."""
        if not self.context.is_open:
            return
        page = self.pages.open(key)
        self.rail.choose(key)
        self.head.show_page(page.title, page.subtitle, has_report=page.has_report)
        self.setWindowTitle(f"{page.title} – RefNet")
        if target is not None:
            page.show_target(*target)
        self.page_opened.emit(key)
        self.go_to_content()

    def open_rows(self, key: str, field: str, value: str) -> None:
        """Show a page, and there only the rows whose `field` has this value."""
        self.open_page(key)
        page = self.pages.current()
        if page is not None:
            page.show_only(field, value)

    def open_ids(self, key: str, only: Only) -> None:
        """Show a page, and there exactly these rows."""
        self.open_page(key)
        page = self.pages.current()
        if page is not None:
            page.show_ids(only)

    def open_place(self, number: int) -> None:
        """Show the page at a place of the rail, counted from 1."""
        if number <= len(self._entries):
            self.open_page(self._entries[number - 1].key)

    def warn(self, sentence: str) -> None:
        """Show a banner over the page, which stays until it is closed."""
        self.banners.warn(sentence)

    def warn_of(self, error: RefNetError) -> None:
        """Show what an error says."""
        self.warn(str(error))

    def find_here(self) -> None:
        """Go to the filter box of the page."""
        page = self.pages.current()
        if page is not None:
            page.find_here()

    def go_to_next_area(self) -> None:
        """Move the keyboard to the next area of the window."""
        next_area(self._areas())

    def go_to_last_area(self) -> None:
        """Move the keyboard to the area before."""
        next_area(self._areas(), back=True)

    def go_to_content(self) -> None:
        """Move the keyboard into the page."""
        page = self.pages.current()
        if page is not None:
            page.main_control().setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.is_painted = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < fonts.px(NARROW)
        self.rail.set_narrow(is_narrow)
        self.head.set_narrow(is_narrow)
        self.pages.set_narrow(is_narrow)
        if self.toast.isVisible():
            self.toast.settle()

    def come_forward(self) -> None:
        """Show the window before all others, wherever it was."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def leave(self) -> None:
        """Close for good, even where closing would only hide."""
        self.goes_for_good()
        self.close()

    def goes_for_good(self) -> None:
        """Let the next close end it, even where closing would only hide."""
        self.stays_behind = _never

    def closeEvent(self, event: QCloseEvent) -> None:
        window_state.keep(self, self.context.settings)
        if self.stays_behind() and not _session_ends():
            event.ignore()
            self.hide()
            self.went_behind.emit()
            return
        self.closing.emit()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if drops.files(event) or (self.context.is_open and drops.rows(event)):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files, rows = drops.files(event), drops.rows(event)
        if not files and not (self.context.is_open and rows):
            return
        event.acceptProposedAction()
        if not files:
            self.rows_dropped.emit(rows)
            return
        if len(files) == 1 and files[0].suffix.lower() in OPENED:
            (self.merge_wanted if self.context.is_open else self.open_wanted).emit(files[0])
        else:
            self.import_wanted.emit(files)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() is QEvent.Type.WindowUnblocked:  # a dialog was closed: the next key must press no button here
            page = self.pages.current()
            if page is not None and not stands_in(page, self.focusWidget()):
                self.go_to_content()
        return done

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.menus is not None:
            self.menus.refresh()

    def _lay_out(self) -> None:
        self._places = QStackedWidget()
        self._places.addWidget(self.pages)
        self.content = QWidget()
        content = QVBoxLayout(self.content)
        middle = QHBoxLayout()
        whole = QWidget()
        column = QVBoxLayout(whole)
        for box in (content, middle, column):
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(0)
        content.addWidget(self.head)
        content.addWidget(self.banners)
        content.addWidget(self._places, 1)
        middle.addWidget(self.rail)
        middle.addWidget(self.content, 1)
        column.addLayout(middle, 1)
        column.addWidget(self.status)
        self.setCentralWidget(whole)

    def _connect(self) -> None:
        context = self.context
        self.rail.chosen.connect(self.open_page)
        self.context.due.connect(self.rail.show_count)
        self.head.search_wanted.connect(self.palette_wanted)
        self.head.log_wanted.connect(self._log)
        self.head.report_wanted.connect(self._open_report)
        self.pages.subtitle_changed.connect(self.head.subtitle.setText)
        self.status.undo_wanted.connect(self.undo_wanted)
        self.toast.undo_wanted.connect(self.own_undo_wanted)
        context.said.connect(self.saying.say)
        context.offered.connect(self.saying.offer)
        context.warned.connect(self.warn)
        context.wanted.connect(self.open_page)
        context.rows_wanted.connect(self.open_rows)
        context.ids_wanted.connect(self.open_ids)
        context.jobs.refused.connect(self.warn_of)
        context.jobs.ticked.connect(self.status.work.take)
        context.notices.changed.connect(self._hear)

    def _hear(self, step: "Step") -> None:
        self.saying.hear(step, is_open=self.context.is_open)

    def _log(self) -> None:
        self.context.run("log-introduction")

    def _open_report(self) -> None:
        self.context.run("report")

    def _areas(self) -> list[QWidget]:
        return [self.rail, self.head, self._places, self.status]


def _session_ends() -> bool:
    """Tell whether the desktop closes all windows, which nothing may hold up."""
    app = QGuiApplication.instance()
    return isinstance(app, QGuiApplication) and app.isSavingSession()


def _never() -> bool:
    return False
