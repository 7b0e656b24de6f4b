"""Buttons of the house: an icon beside a word, or an icon with a name that tooltips and screen readers tell."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from refnet.ui.look import fonts, icons, tips
from refnet.ui.look.icon_names import IconName, MaybeIcon

ICON, GAP = 16, 4


def button(
    text: str, icon: MaybeIcon = "", kind: str = "", hint: str = "", parent: QWidget | None = None
) -> QPushButton:
    """Return a button; kind is empty, primary, quiet, link or danger; `hint` names its keys in the tooltip."""
    made = QPushButton(text, parent)
    made.setProperty("kind", kind)
    made.setAccessibleName(tips.spoken(text))
    made.setCursor(Qt.CursorShape.PointingHandCursor if kind == "link" else Qt.CursorShape.ArrowCursor)
    made.setAutoDefault(False)
    if hint:
        made.setToolTip(tips.plain(hint))
    if icon:
        role = {"primary": "on_accent", "link": "accent", "danger": "danger"}.get(kind, "text2")
        made.setIcon(icons.icon(icon, role, active="soft_text" if not kind else role))
        made.setIconSize(QSize(fonts.px(ICON) + (GAP if text else 0), fonts.px(ICON)))
    return made


def icon_button(icon: IconName, name: str, *, edged: bool = False, parent: QWidget | None = None) -> QToolButton:
    """Return a button that is only an icon; its name is told by the tooltip and to screen readers."""
    made = QToolButton(parent)
    made.setIcon(icons.icon(icon, "text2"))
    made.setIconSize(QSize(fonts.px(ICON), fonts.px(ICON)))
    made.setToolTip(tips.plain(name))
    made.setAccessibleName(name)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setFixedSize(fonts.px(28), fonts.px(28))
    if edged:
        made.setProperty("kind", "edged")
    return made
