"""F6 moves the keyboard between the areas of the window."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLineEdit, QToolButton, QWidget


def next_area(areas: Sequence[QWidget], *, back: bool = False) -> None:
    """Give the keyboard to the area after the one that has it; areas without a control are passed over."""
    focus = QApplication.focusWidget()
    place = next((number for number, area in enumerate(areas) if focus is not None and area.isAncestorOf(focus)), -1)
    step = -1 if back else 1
    for distance in range(1, len(areas) + 1):
        control = first_control(areas[(place + step * distance) % len(areas)])
        if control is not None:
            control.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return


def stands_in(page: QWidget, focus: QWidget | None) -> bool:
    """Tell whether the keyboard is in the content of a page: not outside it, on a button, or in a line of words."""
    return focus is not None and page.isAncestorOf(focus) and not isinstance(focus, QAbstractButton | QLineEdit)


def first_control(area: QWidget) -> QWidget | None:
    """Return the control of an area that takes the keyboard: a list, what is chosen, or the first one."""
    found = [one for one in _in_tab_order(area) if _takes_keyboard(one)]
    lists = [one for one in found if isinstance(one, QAbstractItemView)]
    if lists:
        return lists[0]
    chosen = [one for one in found if isinstance(one, QToolButton) and one.isChecked()]
    return next(iter(chosen or found), None)


def _in_tab_order(area: QWidget) -> Iterator[QWidget]:
    one = area.nextInFocusChain()
    while one is not None and one is not area:
        if area.isAncestorOf(one):
            yield one
        one = one.nextInFocusChain()


def _takes_keyboard(widget: QWidget) -> bool:
    can = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(can) and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None
