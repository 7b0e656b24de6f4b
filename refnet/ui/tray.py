"""RefNet in the tray of the desktop, where that is wanted and there is one: reminders, and a window that stays."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from refnet.domain.reminding import Message
from refnet.i18n import _
from refnet.ui.look import icons
from refnet.ui.reminder import REMIND

if TYPE_CHECKING:
    from refnet.domain.today.rules import Opens
    from refnet.ui.settings import Settings

KEEP, TOLD = "keep_in_tray", "tray_told"


def has_tray() -> bool:
    """Tell whether the desktop has a tray; some have none, or only with an extension."""
    return QSystemTrayIcon.isSystemTrayAvailable()


class Tray(QObject):
    """An icon while it is wanted for staying or reminding; a click shows the window, a click on a reminder its record."""

    opened = Signal(object)  # what was reminded of: a table with a key, or None for Today
    wanted = Signal()  # the window
    quit_wanted = Signal()
    log_wanted = Signal()

    def __init__(
        self, settings: "Settings", parent: QObject | None = None, available: Callable[[], bool] = has_tray
    ) -> None:
        super().__init__(parent)
        self._settings, self._available = settings, available
        self._opens: Opens | None = None
        self._speaks_of_itself = False
        self.icon: QSystemTrayIcon | None = None
        self.menu: QMenu | None = None
        self.shown: list[Message] = []  # what was said since the start
        settings.changed.connect(self._follow)
        self.settle()

    @property
    def keeps(self) -> bool:
        """Tell whether a closed window goes on in the tray."""
        return self.icon is not None and self._settings.flag(KEEP)

    def settle(self) -> None:
        """Show the icon where it is wanted and possible, else take it away."""
        is_wanted = self._settings.flag(KEEP) or self._settings.flag(REMIND)
        if is_wanted and self.icon is None and self._available():
            self._show()
        elif not is_wanted and self.icon is not None:
            self.let_go()

    def let_go(self) -> None:
        """Take the icon out of the tray."""
        if self.icon is not None:
            self.icon.hide()
            self.icon.deleteLater()
            self.icon = None

    def say(self, message: Message) -> None:
        """Show a reminder; without a tray there is nowhere to show it."""
        if self.icon is not None:
            self._opens, self._speaks_of_itself = message.opens, False
            self.shown.append(message)
            self.icon.showMessage(message.title, message.text, icons.app_icon())

    def say_it_stays(self) -> None:
        """Say once, the first time that a window is closed, that RefNet goes on."""
        if self.icon is None or self._settings.flag(TOLD):
            return
        self._settings.keep(TOLD, True)
        self.say(Message(_("RefNet goes on"), _("It stays in the tray and reminds you. Quit in its menu ends it.")))
        self._speaks_of_itself = True

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
