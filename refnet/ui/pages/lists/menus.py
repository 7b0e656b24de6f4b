"""The menus of a list's bar: which columns to show, and what to filter by."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from refnet.i18n import _
from refnet.ui.look.icon_names import MaybeIcon
from refnet.ui.pages.lists.state import FilterField
from refnet.ui.widgets.parts.buttons import button

MOST = 40  # values in one submenu


def menu_button(text: str, icon: MaybeIcon, fill: Callable[[QMenu], object], parent: QWidget) -> QPushButton:
    """Return a button whose menu is filled each time it opens."""
    made = button(text, icon, parent=parent)
    menu = QMenu(made)
    menu.aboutToShow.connect(partial(_refill, menu, fill))
    made.setMenu(menu)
    return made


def fill_filters(menu: QMenu, fields: Sequence[FilterField], choose: Callable[[str, str], object]) -> None:
    """Add a submenu a field; `choose` is called with the field and the value."""
    for field in fields:
        if not field.values:
            continue
        below = menu.addMenu(field.title)
        for value, text in field.values[:MOST]:
            below.addAction(text or _("None"), partial(choose, field.field, value))


def _refill(menu: QMenu, fill: Callable[[QMenu], object]) -> None:
    menu.clear()
    fill(menu)
