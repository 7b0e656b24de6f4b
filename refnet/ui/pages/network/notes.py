"""The banner over the network picture that says when it holds only a part of all people."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from refnet.domain.network.views import View
from refnet.i18n import _, counted
from refnet.services.insights import NetworkQuery
from refnet.ui.look import formats
from refnet.ui.pages.network.reading import MOST, NetworkShown
from refnet.ui.widgets.parts.banner import Banner


class NetworkNotes(QWidget):
    """Holds one banner, or none."""

    whole_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.banner: Banner | None = None
        self._column = QVBoxLayout(self)
        self.set_margin(0)
        self.hide()

    def set_margin(self, margin: int) -> None:
        """Follow the page's margin."""
        self._column.setContentsMargins(margin, 0, margin, 10)

    def show_note(self, shown: NetworkShown, query: NetworkQuery) -> None:
        """Say what is left out, and how to see it."""
        if self.banner is not None:
            self.banner.hide()
            self.banner.deleteLater()
            self.banner = None
        if query.focus is not None and shown.people:
            self._put(_around(shown, query), is_part=True)
        elif shown.view.view is View.RINGS and shown.found > len(shown.people):
            self._put(_far(shown), is_part=True)
        elif shown.found > len(shown.people):
            self._put(_too_many(shown), is_part=False)
        self.setVisible(self.banner is not None)

    def _put(self, sentence: str, *, is_part: bool) -> None:
        links = [(_("Show everybody"), self.whole_wanted.emit)] if is_part else []
        self.banner = Banner(sentence, "accent", "users", links)
        self._column.addWidget(self.banner)


def _around(shown: NetworkShown, query: NetworkQuery) -> str:
    name = next((person.name for person in shown.people if person.id == query.focus), "")
    return _("Only the people around {name} are shown.").format(name=name)


def _far(shown: NetworkShown) -> str:
    far, steps = shown.found - len(shown.people), counted("{count} step", "{count} steps", shown.view.depth)
    who = counted("{count} person is", "{count} people are", far)
    return _("{who} more than {steps} from the middle of the rings, and not shown.").format(who=who, steps=steps)


def _too_many(shown: NetworkShown) -> str:
    return _(
        "There are {found} people. The {most} with most introductions are shown; "
        "focus on one of them, or find anybody with Ctrl+K, to see all around them."
    ).format(found=formats.number(shown.found), most=formats.number(MOST))
