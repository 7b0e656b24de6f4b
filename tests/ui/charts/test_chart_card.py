"""A card with a chart: what it opens, and how its numbers are computed."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from refnet.charts.paper import Paper
from refnet.ui.look import fonts
from refnet.ui.widgets.charts.card import ChartCard
from refnet.ui.widgets.charts.story import ChartStory, How
from refnet.ui.widgets.lists.columns import Column


@dataclass(frozen=True)
class Bar:
    id: str
    opens: str | None


BARS = (Bar("Ann", "deals of Ann"), Bar("Ben", None))


def bars(width, tokens):
    paper = Paper(width, 100, tokens)
    paper.opens((0, width), (0, 50), "everything", "Open all")
    paper.opens((100, 200), (10, 40), "deals of Ann", "Open 3 deals of Ann")
    paper.opens((100, 200), (60, 90), None, "Nothing")
    return paper.sheet


@pytest.fixture
def card(context, qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(600, 400)
    made = ChartCard(context, "Bars", (Column("id", "Who"),), "muted", page)
    made.resize(600, 400)
    made.picks = []
    made.picked.connect(made.picks.append)
    how = How("Won of all.", "won / all", (("won", "3"), ("all", "5")))
    made.show_story(ChartStory("Ann is ahead.", bars, bars, rows=BARS, key_of=lambda row: row.opens, how=how))
    page.show()
    qtbot.waitUntil(lambda: made.chart.is_drawn)
    made.home = page  # keeps it alive
    return made


def test_a_click_on_a_bar_tells_what_it_opens(card, qtbot):
    qtbot.mouseClick(card.chart, Qt.MouseButton.LeftButton, pos=QPoint(150, 20))
    qtbot.mouseClick(card.chart, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    qtbot.mouseClick(card.chart, Qt.MouseButton.LeftButton, pos=QPoint(150, 75))
    qtbot.mouseClick(card.chart, Qt.MouseButton.RightButton, pos=QPoint(150, 20))
    assert card.picks == ["deals of Ann", "everything"]


def test_the_pointer_and_the_tooltip_tell_that_it_opens(card, qtbot):
    qtbot.mouseMove(card.chart, QPoint(150, 20))
    assert card.chart.cursor().shape() is Qt.CursorShape.PointingHandCursor
    place = QPoint(150, 20)
    QApplication.sendEvent(card.chart, QHelpEvent(QEvent.Type.ToolTip, place, card.chart.mapToGlobal(place)))
    assert QToolTip.text() == "Open 3 deals of Ann"
    qtbot.mouseMove(card.chart, QPoint(150, 75))
    assert card.chart.cursor().shape() is Qt.CursorShape.ArrowCursor


def test_the_table_opens_the_same_by_keyboard(card, qtbot):
    card.show_table.setChecked(True)
    card.table.select_id("Ann")
    qtbot.keyClick(card.table, Qt.Key.Key_Return)
    card.table.select_id("Ben")
    qtbot.keyClick(card.table, Qt.Key.Key_Return)
    assert card.picks == ["deals of Ann"]


def test_rows_without_keys_open_nothing(card, qtbot):
    card.show_story(ChartStory("Ann is ahead.", bars, bars, rows=BARS))
    card.show_table.setChecked(True)
    card.table.select_id("Ann")
    qtbot.keyClick(card.table, Qt.Key.Key_Return)
    assert card.picks == []
    assert not card.how.isVisible()


def test_parts_stay_under_the_pointer_with_large_letters(card, qtbot, qapp):
    fonts.set_scale(qapp, 1.5)
    card.chart.show_chart(bars, "Ann is ahead.")
    qtbot.waitUntil(lambda: card.chart.height() == 150)
    assert card.chart.hit_at(225, 30).key == "deals of Ann"
    fonts.set_scale(qapp, 1.0)


def test_how_it_is_computed_unfolds_and_folds_by_keyboard(card, qtbot):
    assert card.how.link.accessibleName() == "How is this computed? Bars"
    qtbot.keyClick(card.how.link, Qt.Key.Key_Space)
    assert card.how.inside.isVisible()
    assert (card.how.definition.text(), card.how.formula.text()) == ("Won of all.", "won / all")
    grid = card.how._numbers
    assert [grid.itemAt(number).widget().text() for number in range(grid.count())] == ["won", "3", "all", "5"]
    qtbot.keyClick(card.how.link, Qt.Key.Key_Tab)
    qtbot.keyClick(card.how.inside, Qt.Key.Key_Escape)
    assert not card.how.inside.isVisible()
    qtbot.keyClick(card.how, Qt.Key.Key_Escape)
    card.show_story(ChartStory("Ann is ahead.", bars, bars, how=How("Counted.")))
    qtbot.keyClick(card.how.link, Qt.Key.Key_Space)
    assert (card.how.definition.text(), grid.count()) == ("Counted.", 0)
    card.show_story(ChartStory("Ann is ahead.", bars, bars, how=How("Counted again.")))
    assert card.how.definition.text() == "Counted again."


def test_a_chart_is_saved_as_a_document(card, tmp_path):
    card.write(str(tmp_path / "bars.pdf"))
    assert (tmp_path / "bars.pdf").read_bytes().startswith(b"%PDF")
