"""The first minute: one question, three ways in, and where the data lives."""

from dataclasses import dataclass

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from refnet.i18n import _
from refnet.ui.frame.first_picture import FirstPicture
from refnet.ui.look import fonts
from refnet.ui.look.icon_names import IconName
from refnet.ui.widgets.forms.choice_box import ChoiceBox
from refnet.ui.widgets.forms.form_dialog import Field
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.cards import card
from refnet.ui.widgets.parts.labels import label
from refnet.ui.widgets.parts.page_area import PageArea
from refnet.ui.widgets.parts.picture import Picture

WIDTH, MARGIN, SPACING, CARD_ICON = 920, 24, 8, 18
CURRENCIES = ("EUR", "USD", "GBP", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "CAD", "AUD", "INR", "JPY", "BRL", "ZAR")


@dataclass(frozen=True, slots=True)
class Beginner:
    """Who begins, and the currency their deals are in."""

    name: str
    currency: str


class FirstStart(PageArea):
    """Shown while there is no database file yet; where it is low, the drawing makes room for what is to be typed."""

    begin_wanted = Signal(object)  # a Beginner
    import_wanted = Signal(object)  # a Beginner
    sample_wanted = Signal()

    def __init__(self, user: str, parent: QWidget | None = None) -> None:
        whole = QWidget()
        super().__init__(whole, parent)
        self.setAccessibleName(_("First start"))
        self.name = QLineEdit(user)
        self.name.setAccessibleName(_("Your name"))
        self.name.textEdited.connect(self._clear)
        self.name.returnPressed.connect(self._begin)
        self.currency = ChoiceBox([(code, code) for code in CURRENCIES], _("Currency"))
        self.currency.choose(QLocale.system().currencySymbol(QLocale.CurrencySymbolFormat.CurrencyIsoCode))
        self.picture = FirstPicture()
        column = QVBoxLayout(whole)
        column.setSpacing(SPACING)
        column.addStretch(1)
        column.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignHCenter)
        question = label(_("Who would introduce you to someone?"), "title")
        sentence = label(_("RefNet keeps who they are, whom they brought, and what became of it."), "muted")
        for words in (question, sentence):
            column.addWidget(words, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(16)
        inside = QWidget()
        inside.setMaximumWidth(fonts.px(WIDTH))
        inside.setLayout(self._ways())
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addStretch(1)
        middle.addWidget(inside, 20)
        middle.addStretch(1)
        column.addLayout(middle)
        column.addStretch(2)
        self.set_margin(MARGIN)

    def beginner(self) -> Beginner:
        """Return who begins."""
        return Beginner(self.name.text().strip(), str(self.currency.value()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._make_room)  # once all have their fonts and places

    def _make_room(self) -> None:
        """Leave the drawing out where what stands below it would have no room."""
        layout, room = self.inside.layout(), self.viewport().size()
        wanted = layout.totalHeightForWidth(room.width()) if layout is not None else 0
        drawing = self.picture.height() + SPACING if self.picture.isHidden() else 0
        self.picture.setVisible(wanted + drawing <= room.height())

    def _ways(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(16)
        cards = (self._own(), self._contacts(), self._sample())
        for place, one in enumerate(cards):
            grid.addWidget(one, 0, place)
            grid.setColumnStretch(place, 1)
        grid.addWidget(_drop_place(), 1, 0, 1, len(cards))
        grid.addWidget(_where(), 2, 0, 1, len(cards))
        return grid

    def _own(self) -> QFrame:
        frame, inside = _way(
            "user-plus",
            _("Begin with one ally"),
            _("Think of one client or friend who would put in a word. First, say who you are."),
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        self.who = Field("name", _("Your name"), self.name)
        row.addWidget(self.who, 1)
        row.addWidget(Field("currency", _("Currency"), self.currency, stretch=0))
        inside.addLayout(row)
        self.begin = button(_("Begin"), kind="primary")
        self.begin.clicked.connect(self._begin)
        _finish(inside, self.begin)
        return frame

    def _contacts(self) -> QFrame:
        sentence = _(
            "A file from LinkedIn, Google, Outlook, your phone, a spreadsheet or your CRM. "
            "You see every row before anything is kept, and can undo it."
        )
        frame, inside = _way("file-down", _("Bring your contacts"), sentence)
        self.bring = button(_("Choose a file …"))
        self.bring.clicked.connect(self._bring)
        _finish(inside, self.bring)
        return frame

    def _sample(self) -> QFrame:
        sentence = _("Two years of a team of six to try everything on. It opens in a file of its own and never mixes.")
        frame, inside = _way("flask-conical", _("Look at the sample"), sentence)
        self.sample = button(_("Open the sample network"))
        self.sample.clicked.connect(self.sample_wanted)
        _finish(inside, self.sample)
        return frame

    def _begin(self) -> None:
        if not self.beginner().name:
            self.who.point_out(_("Please type your name, so that what you log is yours."))
            return
        self.begin_wanted.emit(self.beginner())

    def _clear(self) -> None:
        if self.who.wrong.text():
            self.who.point_out("")

    def _bring(self) -> None:
        self.import_wanted.emit(self.beginner())


def _way(icon: IconName, title: str, sentence: str) -> tuple[QFrame, QVBoxLayout]:
    frame, inside = card()
    picture = Picture(icon, CARD_ICON, "accent")
    inside.addWidget(picture, 0, Qt.AlignmentFlag.AlignLeft)
    inside.addSpacing(4)
    inside.addWidget(label(title, "card"))
    inside.addWidget(label(sentence, "muted", wrap=True))
    return frame, inside


def _finish(inside: QVBoxLayout, made: QPushButton) -> None:
    inside.addStretch(1)
    inside.addSpacing(4)
    inside.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)


def _drop_place() -> QFrame:
    frame = QFrame()
    frame.setProperty("drop", "true")
    row = QHBoxLayout(frame)
    row.setContentsMargins(16, 14, 16, 14)
    row.addStretch(1)
    row.addWidget(Picture("mouse-pointer-2", 16, "text2"))
    row.addWidget(label(_("Or drop files anywhere on this window: tables, address cards, or a .refnet file"), "muted"))
    row.addStretch(1)
    return frame


def _where() -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    row.addWidget(Picture("lock", 14, "text3"))
    row.addWidget(label(_("Everything stays in one file on this computer. Nothing is sent anywhere."), "caption"))
    row.addStretch(1)
    return line
