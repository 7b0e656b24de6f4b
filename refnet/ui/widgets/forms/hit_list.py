"""The list that opens under a person field while one types."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from refnet.i18n import _
from refnet.ui.look import fonts, icons, theme
from refnet.ui.look.icon_names import NO_ICON, MaybeIcon
from refnet.ui.widgets.parts.cards import round_corners

ROW, MOST, LEAST = 32, 8, 280
HIT_ROLE = int(Qt.ItemDataRole.UserRole)

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class NewPerson:
    """The last row of the list: somebody of this name who is not known yet."""

    name: str


@dataclass(frozen=True, slots=True)
class Hit:
    """Somebody who is known; the service's own hits look the same."""

    id: UUID
    name: str
    organization: str = ""
    is_ally: bool = False
    icon: MaybeIcon = ""  # of what is no person


class HitList(QFrame):
    """A window of its own that never takes the keyboard."""

    clicked = Signal(object)  # a hit or a NewPerson

    def __init__(self, parent: QWidget, name: str = "") -> None:
        super().__init__(parent, Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setProperty("popup", "true")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list = QListWidget(self)
        self._list.setAccessibleName(name or _("People found"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setProperty("bare", "true")
        self._list.setItemDelegate(_HitDelegate(self._list))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemClicked.connect(self._tell)
        box = QVBoxLayout(self)
        box.setContentsMargins(4, 4, 4, 4)
        box.addWidget(self._list)

    def show_hits(self, hits: Sequence[object], under: QWidget, least: int = LEAST) -> None:
        """Open under a field with these rows, at least so wide; the one to be taken by Enter is chosen afterwards."""
        self._list.clear()
        for hit in hits:
            item = QListWidgetItem(self._list)
            item.setData(HIT_ROLE, hit)
            item.setText(_row_text(hit))
        self._list.setCurrentRow(-1)
        self.setFixedSize(max(under.width(), fonts.px(least)), fonts.px(ROW) * min(len(hits), MOST) + 10)
        self.move(under.mapToGlobal(QPoint(0, under.height() + 2)))
        self.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        round_corners(self)

    def choose(self, row: int) -> None:
        """Mark one row, -1 for none."""
        self._list.setCurrentRow(row)

    def move_choice(self, step: int) -> None:
        """Mark the next or the last row, round the ends."""
        count = self._list.count()
        row = self._list.currentRow()
        self._list.setCurrentRow((row + step) % count if row >= 0 else (0 if step > 0 else count - 1))

    def chosen(self) -> object | None:
        """Return the marked row."""
        item = self._list.currentItem()
        return item.data(HIT_ROLE) if item is not None and self._list.currentRow() >= 0 else None

    def _tell(self, item: QListWidgetItem) -> None:
        self.clicked.emit(item.data(HIT_ROLE))


class _HitDelegate(QStyledItemDelegate):
    """A name in weight 500, its organization beside it, and a shield for allies."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, hit = theme.current(), index.data(HIT_ROLE)
        place = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.soft))
            painter.drawRoundedRect(place, 4, 4)
        is_new = isinstance(hit, NewPerson)
        known: MaybeIcon = getattr(hit, "icon", NO_ICON)
        icon = known or ("user-plus" if is_new else "shield-check" if getattr(hit, "is_ally", False) else "user")
        side = fonts.px(14)
        color = tokens.accent if icon in {"user-plus", "shield-check"} else tokens.text3
        icons.paint(painter, icon, QRectF(place.left() + 10, place.center().y() - side / 2, side, side), color)
        words = place.adjusted(10 + side + 8, 0, -8, 0)
        painter.setFont(fonts.font(fonts.BODY, 500))
        painter.setPen(QColor(tokens.text))
        name = _("Add “{name}”").format(name=hit.name) if is_new else hit.name
        cut = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, int(words.width()))
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), cut)
        words.setLeft(words.left() + painter.fontMetrics().horizontalAdvance(cut) + 8)
        painter.setFont(fonts.font())
        painter.setPen(QColor(tokens.text2))
        organization = "" if is_new else str(getattr(hit, "organization", ""))
        cut = painter.fontMetrics().elidedText(organization, Qt.TextElideMode.ElideRight, max(int(words.width()), 0))
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), cut)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, fonts.px(ROW))


def _row_text(hit: object) -> str:
    """Return what a screen reader says of a row."""
    if isinstance(hit, NewPerson):
        return _("Add “{name}”").format(name=hit.name)
    return f"{getattr(hit, 'name', '')}, {getattr(hit, 'organization', '')}".rstrip(", ")
