"""RefNet in the tray of the desktop, where that is wanted and there is one: reminders, and a window that stays."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from refnet.domain.reminding import Message
from refnet.i18n import _
from refnet.ui.look import icons
from refnet.ui.reminder import REMIND
from refnet.ui.voice import plain

if TYPE_CHECKING:
    from refnet.domain.today.rules import Opens
    from refnet.ui.settings import Settings

KEEP, TOLD = "keep_in_tray", "tray_told"
EVERY = 3_000  # milliseconds between two looks; a desktop's tray may come after RefNet, and go and come back
GONE = 2  # looks


def has_tray() -> bool:
    """Tell whether the desktop has a tray; some have none, or only with an extension."""
    return QSystemTrayIcon.isSystemTrayAvailable()


class Tray(QObject):
    """An icon while it is wanted for staying or reminding; a click shows the window, a click on a reminder its record."""

    opened = Signal(object)  # what was reminded of: a table with a key, or None for Today
    wanted = Signal()  # the window
    quit_wanted = Signal()
    log_wanted = Signal()
    changed = Signal()  # a closed window may go on from now on, or no longer
    lost = Signal()  # the desktop took its tray away; said again as long as it is gone

    def __init__(
        self, settings: "Settings", parent: QObject | None = None, available: Callable[[], bool] = has_tray
    ) -> None:
        super().__init__(parent)
        self._settings, self._available = settings, available
        self._opens: Opens | None = None
        self._speaks_of_itself = False
        self._kept, self._missed = False, 0
        self.icon: QSystemTrayIcon | None = None
        self.menu: QMenu | None = None
        self.shown: list[Message] = []  # what was said since the start
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.look)
        settings.changed.connect(self._follow)
        self.settle()

    @property
    def is_there(self) -> bool:
        """Tell whether the icon is to be seen, and messages with it."""
        return self.icon is not None and self._available()

    @property
    def keeps(self) -> bool:
        """Tell whether a closed window goes on in the tray."""
        return self._settings.flag(KEEP) and self.is_there

    def settle(self) -> None:
        """Show the icon where it is wanted and as soon as it is possible, else take it away."""
        is_wanted = self._settings.flag(KEEP) or self._settings.flag(REMIND)
        if is_wanted and self.icon is None and self._available():
            self._show()
        elif not is_wanted:
            self._hide()
        if is_wanted != self._timer.isActive():
            self._timer.start() if is_wanted else self._timer.stop()
        if self.keeps is not self._kept:
            self._kept = not self._kept
            self.changed.emit()

    def look(self) -> None:
        """See whether the tray came or went; one that is gone twice in a row was not only started anew."""
        self.settle()
        self._missed = self._missed + 1 if self.icon is not None and not self._available() else 0
        if self._missed >= GONE:
            self.lost.emit()

    def let_go(self) -> None:
        """Take the icon out of the tray for good."""
        self._timer.stop()
        self._hide()

    def say(self, message: Message) -> None:
        """Show a message beside the icon; without one there is nowhere to show it."""
        if self.icon is not None:
            self._opens, self._speaks_of_itself = message.opens, False
            self.shown.append(message)
            self.icon.showMessage(message.title, plain(message.text), icons.app_icon())

    def say_it_stays(self) -> None:
        """Say once, the first time that a window is closed, that RefNet goes on."""
        if self.icon is None or self._settings.flag(TOLD):
            return
        self._settings.keep(TOLD, True)
        reminds = _("It stays in the tray and reminds you. Quit in its menu ends it.")
        stays = _("It stays in the tray. Quit in its menu ends it.")
        self.say(Message(_("RefNet goes on"), reminds if self._settings.flag(REMIND) else stays))
        self._speaks_of_itself = True

    def _hide(self) -> None:
        if self.icon is not None:
            self.icon.hide()
            self.icon.deleteLater()
            self.icon = None

    def _show(self) -> None:
        icon = self.icon = QSystemTrayIcon(icons.app_icon(), self)
        icon.setToolTip("RefNet")
        menu = self.menu = QMenu()
        menu.addAction(_("Open RefNet"), self.wanted.emit)
        menu.addAction(_("Log introduction …"), self.log_wanted.emit)
        menu.addSeparator()
        menu.addAction(_("Quit"), self.quit_wanted.emit)
        icon.setContextMenu(menu)
        icon.activated.connect(self._activate)
        icon.messageClicked.connect(self._open)
        icon.show()

    def _activate(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.wanted.emit()

    def _open(self) -> None:
        if self._speaks_of_itself:
            self.wanted.emit()
        else:
            self.opened.emit(self._opens)

    def _follow(self, name: str) -> None:
        if name in (KEEP, REMIND):
            self.settle()
