"""The menu bar, made from the registry of actions."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from refnet.i18n import _
from refnet.ui.actions import Action, Actions
from refnet.ui.look import icons


def titles() -> dict[str, str]:
    """Return the menus in their order."""
    return {
        "file": _("&File"),
        "edit": _("&Edit"),
        "view": _("&View"),
        "record": _("&Record"),
        "ask": _("&Ask"),
        "selected": _("&Selected"),
        "help": _("&Help"),
    }


class Menus(QObject):
    """The menus of a window, and the Qt action behind each of ours."""

    def __init__(self, window: QMainWindow, actions: Actions) -> None:
        super().__init__(window)
        self._known = actions
        self._made: dict[str, QAction] = {}
        bar = window.menuBar()
        bar.setNativeMenuBar(False)
        for key, title in titles().items():
            menu = bar.addMenu(title)
            self._fill(menu, actions.of_menu(key))
            menu.aboutToShow.connect(self._grey)
            menu.aboutToHide.connect(self.refresh)
        for action in actions.all():
            if action.shortcut and action.id not in self._made:
                window.addAction(self._make(action, window))

    def refresh(self) -> None:
        """Let every key work again: a grey action has a dead shortcut, and the registry asks when it is run."""
        for made in self._made.values():
            made.setEnabled(True)

    def set_text(self, key: str, text: str) -> None:
        """Change an action's words, as Undo names its step."""
        self._made[key].setText(text)

    def _grey(self) -> None:
        """Show, while a menu is open, what cannot be done now."""
        for action in self._known.all():
            if action.id in self._made:
                self._made[action.id].setEnabled(action.is_enabled())

    def _fill(self, menu: QMenu, actions: tuple[Action, ...]) -> None:
        group = actions[0].group if actions else ""
        for action in actions:
            if action.group != group:
                menu.addSeparator()
                group = action.group
            menu.addAction(self._make(action, menu))

    def _make(self, action: Action, parent: QMenu | QMainWindow) -> QAction:
        made = QAction(action.text, parent)
        if action.icon:
            made.setIcon(icons.icon(action.icon))
        made.setShortcut(QKeySequence(action.shortcut))
        made.setAutoRepeat(action.repeats)
        made.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        made.setData(action.id)
        made.triggered.connect(self._run)
        self._made[action.id] = made
        return made

    def _run(self) -> None:
        made = self.sender()
        if isinstance(made, QAction):
            self._known.run(str(made.data()))
