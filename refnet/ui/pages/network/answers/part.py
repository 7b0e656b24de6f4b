"""What the parts of the answers share: reading when first seen, putting what was found in place of what stood there."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from refnet.i18n import _
from refnet.services.insights import scorecard
from refnet.services.insights.telling import Voice
from refnet.ui.context import Context
from refnet.ui.jobs import Progress
from refnet.ui.look import formats
from refnet.ui.look.icon_names import MaybeIcon
from refnet.ui.pages.record.parts import MARGIN
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import label

T = TypeVar("T")
LONGEST = 30  # letters of a name that is a button


def voice() -> Voice:
    """Return how sentences write days and amounts in the window."""
    return Voice(formats.day, formats.money_short)


class AnswerPart(QWidget):
    """A tab of the answers; `ask` reads what it shows, away from the window's thread."""

    person_wanted = Signal(object)  # the UUID of somebody to be shown in the picture

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._running: Progress | None = None
        self._number = 0
        self._is_stale = True
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(12)
        self.top = QVBoxLayout()
        self.top.setSpacing(8)
        self._answer = QVBoxLayout()
        self._answer.setSpacing(10)
        column.addLayout(self.top)
        column.addLayout(self._answer)
        column.addStretch(1)

    def ask(self) -> None:
        """Read what is to be shown."""

    def refresh(self) -> None:
        """Read again, now or when next seen."""
        self._is_stale = True
        if self.isVisible():
            self._is_stale = False
            self.ask()

    def answer_with(self, work: Callable[[], T], done: Callable[[T], object]) -> None:
        """Work an answer out with its progress in the status bar, and hand it on; an older one is stopped."""
        if self._running is not None:
            self._running.cancel()
        self._number += 1
        staged = partial(_staged, self.context, work)
        told, failed = partial(self._found, self._number, done), partial(self._failed, self._number)
        self._running = self.context.jobs.long(_("Working out the answer"), staged, told, failed)

    def _found(self, number: int, done: Callable[[T], object], answer: T) -> None:
        if number == self._number:
            done(answer)

    def _failed(self, number: int, error: Exception) -> None:
        if number == self._number:
            self.put(*sentences([str(error)]))

    def put(self, *parts: QWidget) -> None:
        """Show these in place of what was shown before."""
        while item := self._answer.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        for part in parts:
            self._answer.addWidget(part)

    def person_button(self, name: str, person: UUID) -> QPushButton:
        """Return a name that shows somebody in the picture."""
        cut = name if len(name) <= LONGEST else name[:LONGEST] + "…"
        made = button(cut.replace("&", "&&"), kind="link", hint=_("Show {name} in the picture").format(name=name))
        made.setAccessibleName(name)
        made.clicked.connect(partial(self.person_wanted.emit, person))
        return made

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale and self.context.is_open:
            self._is_stale = False
            self.ask()


def _staged(context: Context, work: Callable[[], T], progress: Progress) -> T:
    """Read what answers rest on, then work one out."""
    scorecard.prepare(context.store, context.today(), progress)
    answer = work()
    progress(4, 4)
    return answer


def row(*parts: QWidget) -> QWidget:
    """Return parts side by side, from the left."""
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    for part in parts:
        line.addWidget(part)
    line.addStretch(1)
    return holder


def stacked(*parts: QWidget, gap: int = 4) -> QWidget:
    """Return parts close below each other."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(gap)
    for part in parts:
        column.addWidget(part)
    return holder


def sentences(told: Sequence[str], role: str = "body") -> list[QWidget]:
    """Return a line of words for each sentence, which can be selected and copied."""
    shown: list[QWidget] = []
    for sentence in told:
        words = label(sentence, role, wrap=True)
        words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        shown.append(words)
    return shown


def small(text: str, icon: MaybeIcon, run: Callable[[], object], kind: str = "") -> QPushButton:
    """Return a small button."""
    made = button(text, icon, kind)
    made.setProperty("size", "small")
    made.clicked.connect(run)
    return made
