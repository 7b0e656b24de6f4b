"""The head over every page: its title, its report, the way into the palette, and Log introduction."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from refnet.i18n import _
from refnet.ui.look import fonts
from refnet.ui.widgets.forms.search_field import paint_key
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import ElidedLabel, label

HEIGHT, SEARCH, NARROW_SEARCH = 56, 270, 190


class PageHead(QWidget):
    """Title and one line; the search box and the one primary button."""

    search_wanted = Signal()
    log_wanted = Signal()
    report_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("back", "window")
        self.setAccessibleName(_("Head of the page"))
        self.setFixedHeight(fonts.px(HEIGHT))
        self.title = label("", "title")
        self.subtitle = ElidedLabel("", "subtitle")
        self._is_narrow = False
        self.search = _SearchButton(self)
        self.search.clicked.connect(self.search_wanted)
        self.report = button(_("Report"), "printer", "quiet", hint=_("Print or save as PDF (Ctrl+P)"))
        self.report.clicked.connect(self.report_wanted)
        self.report.hide()
        self.log = button(_("Log introduction"), "plus", "primary", hint="Ctrl+I")
        self.log.clicked.connect(self.log_wanted)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(12)
        self._row.addWidget(self.title)
        self._row.addWidget(self.subtitle, 1)
        self._row.addWidget(self.report)
        self._row.addWidget(self.search)
        self._row.addWidget(self.log)
        self.set_narrow(False)

    def show_page(self, title: str, subtitle: str, *, has_report: bool = False) -> None:
        """Say which page this is, and offer its report."""
        self.title.setText(title)
        self.report.setVisible(has_report)
        self.subtitle.setText(subtitle)

    def set_open(self, is_open: bool) -> None:
        """Offer search and logging only while a file is open."""
        self.search.setEnabled(is_open)
        self.log.setEnabled(is_open)

    def set_narrow(self, narrow: bool) -> None:
        """Leave out the subtitle and take less room."""
        margin = 16 if narrow else 24
        self._row.setContentsMargins(margin, 0, margin, 0)
        self.search.set_narrow(narrow)
        self._is_narrow = narrow
        self.subtitle.set_silent(narrow)


class _SearchButton(QPushButton):
    """Looks like a field; what is typed goes into the palette."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        made = button("", "search", "search", hint="Ctrl+K")
        self.setIcon(made.icon())
        self.setIconSize(made.iconSize())
        self.setProperty("kind", "search")
        self.setAutoDefault(False)
        self.setAccessibleName(_("Find a person, organization, deal or command"))
        self.setToolTip(f"{self.accessibleName()} (Ctrl+K)")
        self.setCursor(Qt.CursorShape.IBeamCursor)

    def set_narrow(self, narrow: bool) -> None:
        """Take less room."""
        self.setFixedWidth(fonts.px(NARROW_SEARCH if narrow else SEARCH))
        self.setText(" " + (_("Find anything") if narrow else _("Find a person or deal")))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_key(painter, "Ctrl+K", self.width() - 9, self.height() / 2)
