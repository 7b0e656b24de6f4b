import pytest
from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtWidgets import QListWidget, QStyleOptionViewItem

from refnet.ui.dialogs.parts.two_lines import TwoLines
from refnet.ui.look import theme


class Recorder(QPainter):
    """Notes what is written, how strong and in which colour."""

    def __init__(self, device):
        super().__init__(device)
        self.said = []

    def drawText(self, *words):
        self.said.append((words[-1], self.font().weight(), self.pen().color().name().upper()))


@pytest.fixture
def painted(qtbot):
    made = QListWidget()
    qtbot.addWidget(made)
    made.addItem("Who decides?\nMet, asked 9 times")
    option = QStyleOptionViewItem()
    option.rect = made.rect()
    option.font = QFont(made.font())
    image = QImage(400, 100, QImage.Format.Format_ARGB32)
    painter = Recorder(image)
    TwoLines(made).paint(painter, option, made.model().index(0, 0))
    painter.end()
    return painter.said


def test_only_the_first_line_is_strong_and_the_rest_is_quiet(painted):
    (head, strong, _colour), (below, light, colour) = painted
    assert (head, strong) == ("Who decides?", QFont.Weight.DemiBold)
    assert (below, light, colour) == ("Met, asked 9 times", QFont.Weight.Normal, theme.current().text2.upper())
