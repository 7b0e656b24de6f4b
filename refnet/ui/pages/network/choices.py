"""The menus of the network page's bar: what lays out, colours, sizes, and which pictures were saved."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from refnet.domain.network.views import View
from refnet.i18n import _
from refnet.services.pictures import SavedPicture
from refnet.ui.look import fonts, icons
from refnet.ui.widgets.network_canvas.looks import ColourBy
from refnet.ui.widgets.network_canvas.scene import SizeBy, ThicknessBy

ICON = 16
Options = Sequence[tuple[str, str]]  # values and their words


class ChoiceMenu(QPushButton):
    """A quiet button that says what is chosen of a few."""

    picked = Signal(object)
    told = Signal()  # the words are others, and may be longer

    def __init__(self, title: str, options: Options, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "quiet")
        self.setIcon(icons.icon("chevron-down"))
        self.setIconSize(QSize(fonts.px(ICON), fonts.px(ICON)))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setAutoDefault(False)
        self._title, self._options = title, options
        menu, group = QMenu(self), QActionGroup(self)
        self._actions = {value: QAction(words, menu, checkable=True) for value, words in options}
        for value, action in self._actions.items():
            action.triggered.connect(partial(self._take, value))
            group.addAction(action)
            menu.addAction(action)
        self.setMenu(menu)
        self.choose(options[0][0])

    def choose(self, value: str) -> None:
        """Show a choice without telling."""
        if value in self._actions:
            self._actions[value].setChecked(True)
            self.setText(self._title.format(what=dict(self._options)[value]))
            self.setAccessibleName(self.text())
            self.told.emit()

    def _take(self, value: str) -> None:
        self.choose(value)
        self.picked.emit(value)


class SavedMenu(QPushButton):
    """The saved pictures, and how to save this one."""

    opened = Signal(object)  # the UUID of a saved picture
    removed = Signal(object)
    save_wanted = Signal()
    anew_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setIcon(icons.icon("bookmark"))
        self.setIconSize(QSize(fonts.px(ICON), fonts.px(ICON)))
        self.setText(_("Pictures"))
        self.setAccessibleName(self.text())
        self.setProperty("kind", "quiet")
        self.setAutoDefault(False)
        self.setToolTip(_("Saved pictures"))
        self.setMenu(QMenu(self))
        self.show_saved(())

    def show_saved(self, pictures: Sequence[SavedPicture]) -> None:
        """List the saved pictures."""
        menu = self.menu()
        menu.clear()
        for each in pictures:
            menu.addAction(each.name.replace("&", "&&"), partial(self.opened.emit, each.id))
        if pictures:
            menu.addSeparator()
        else:
            nothing = menu.addAction(_("No picture saved yet"))
            nothing.setEnabled(False)
        menu.addAction(_("Save this picture …"), self.save_wanted.emit)
        if pictures:
            gone = menu.addMenu(_("Remove"))
            for each in pictures:
                gone.addAction(each.name.replace("&", "&&"), partial(self.removed.emit, each.id))
        menu.addSeparator()
        menu.addAction(_("Lay out anew"), self.anew_wanted.emit)


def layouts(parent: QWidget) -> ChoiceMenu:
    """Return the menu of layouts."""
    options = (
        (View.FORCE, _("network")),
        (View.LINEAGE, _("lineage")),
        (View.RINGS, _("rings")),
        (View.COMPANY, _("by company")),
        (View.REP, _("by rep")),
    )
    return ChoiceMenu(_("Layout: {what}"), options, parent)


def colours(parent: QWidget) -> ChoiceMenu:
    """Return the menu of what colour tells."""
    options = (
        (ColourBy.OUTCOME, _("outcome")),
        (ColourBy.REP, _("rep")),
        (ColourBy.KIND, _("kind of ally")),
        (ColourBy.COMMUNITY, _("community")),
        (ColourBy.DORMANCY, _("silence")),
        (ColourBy.NOTHING, _("nothing, shapes only")),
    )
    return ChoiceMenu(_("Colour: {what}"), options, parent)


def sizes(parent: QWidget) -> ChoiceMenu:
    """Return the menu of what the area of marks tells."""
    options = (
        (SizeBy.CREDIT, _("credit")),
        (SizeBy.INTRODUCTIONS, _("introductions made")),
        (SizeBy.NOTHING, _("all alike")),
    )
    return ChoiceMenu(_("Size: {what}"), options, parent)


def thicknesses(parent: QWidget) -> ChoiceMenu:
    """Return the menu of what the thickness of lines tells."""
    options = ((ThicknessBy.COUNT, _("how often")), (ThicknessBy.AMOUNT, _("amount won")))
    made = ChoiceMenu(_("Lines: {what}"), options, parent)
    made.setToolTip(_("What the thickness of a line tells"))
    return made
