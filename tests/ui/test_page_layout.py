import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QWidget
from pytestqt.qtbot import QtBot

from refnet import app
from refnet.domain.kinds import Stage
from refnet.services import deals
from refnet.services.introductions import StageCount
from refnet.services.listing import Listing
from refnet.ui.frame.first_start import FirstStart
from refnet.ui.look import fonts
from refnet.ui.pages.deals.lists import CardList
from refnet.ui.pages.introductions.funnel_strip import FunnelStrip
from refnet.ui.widgets.forms.choice_box import ChoiceBox
from refnet.ui.widgets.parts.empty_state import EmptyState
from refnet.ui.widgets.parts.page_area import PageArea

SCROLLED = ("today", "conversion", "diagnosis")
SMALL, USUAL = (1024, 700), (1440, 900)


def _right_of(widget: QWidget) -> int:
    return widget.mapTo(widget.window(), QPoint(widget.width(), 0)).x()


def _open(application: app.Application, key: str, size: tuple[int, int]) -> QWidget:
    application.window.resize(*size)
    application.window.open_page(key)
    for _turn in range(3):
        QApplication.processEvents()
    page = application.window.pages.current()
    page.grab()
    return page


def test_cards_end_where_the_head_ends_though_a_page_scrolls(sample: app.Application) -> None:
    for size in (USUAL, SMALL):
        for key in SCROLLED:
            page = _open(sample, key, size)
            cards = [one for one in page.findChildren(QFrame) if one.property("card") == "true" and one.isVisible()]
            assert max(map(_right_of, cards)) == _right_of(sample.window.head.log), (key, size)
            assert page.findChild(PageArea).verticalScrollBar().isEnabled()


def test_a_page_that_has_room_for_all_shows_no_handle_of_a_scroll_bar(qtbot: QtBot) -> None:
    words = QLabel("Short")
    area = PageArea(words)
    qtbot.addWidget(area)
    area.resize(300, 300)
    area.show()
    assert not area.verticalScrollBar().isEnabled()
    words.setMinimumHeight(900)
    qtbot.waitUntil(area.verticalScrollBar().isEnabled)


def test_no_column_of_deals_is_cut_beside_the_panel_in_the_smallest_window(sample: app.Application) -> None:
    page = _open(sample, "deals", SMALL)
    page.look.choose("table")
    page._turn()
    first = deals.page(sample.context.store, Listing(), 0, 1)[0]
    page.open_panel(first.id)
    page.grab()
    assert page.panel.isVisible()
    assert page.table.horizontalHeader().length() <= page.table.viewport().width()


def test_all_cards_of_the_board_are_alike_in_width_and_end_under_the_amount_of_their_column(
    sample: app.Application,
) -> None:
    page = _open(sample, "deals", USUAL)
    columns = page.board.findChildren(CardList)
    assert len({one.verticalScrollBar().isEnabled() for one in columns}) == 2
    widths = [one.viewport().width() for one in columns]
    assert max(widths) - min(widths) <= 1  # of a width that five do not divide
    assert _right_of(columns[-1].viewport()) == _right_of(sample.window.head.log)


@pytest.mark.parametrize("words", ["Rep: whole team", "50% Black, introductions", "All time"])
def test_a_drop_down_as_wide_as_it_asks_for_shows_its_words_whole(qtbot: QtBot, words: str) -> None:
    box = ChoiceBox([(1, words)], "Choice")
    qtbot.addWidget(box)
    box.show()
    for size in (box.sizeHint(), box.minimumSizeHint()):
        box.resize(size)
        box.grab()
        assert not box.toolTip()


def test_no_word_of_an_empty_state_is_left_alone_on_its_line(qtbot: QtBot) -> None:
    sentence = "Deals come with introductions. Log the cold ones too, so that both can be compared."
    shown = EmptyState("Whom are you talking to?", sentence)
    qtbot.addWidget(shown)
    shown.resize(900, 500)
    shown.show()
    said = next(one for one in shown.findChildren(QLabel) if one.text() == sentence)
    whole = said.fontMetrics().horizontalAdvance(sentence)
    assert said.width() < fonts.px(480) < whole
    assert said.width() * 2 < whole * 1.25


def test_tables_of_the_plan_are_no_wider_than_a_line_can_be_followed(sample: app.Application) -> None:
    page = _open(sample, "plan", (1920, 1080))
    assert page.takes.isVisible()
    assert page.takes.width() <= fonts.px(940)
    assert page.takes.mapTo(page, QPoint(0, 0)).x() == page.margin


def test_the_first_start_keeps_its_fields_whole_where_it_is_low_and_its_drawing_where_there_is_room(
    qtbot: QtBot,
) -> None:
    first = FirstStart("")
    qtbot.addWidget(first)
    first.resize(968, 570)
    first.show()
    qtbot.waitUntil(first.picture.isHidden)
    for _time in range(2):
        QApplication.processEvents()
        assert first.name.height() >= first.name.minimumSizeHint().height()
        assert all(
            one.height() >= one.heightForWidth(one.width()) for one in first.findChildren(QLabel) if one.wordWrap()
        )
        first.begin.click()  # without a name, which is said below the field
    first.resize(1200, 900)
    qtbot.waitUntil(first.picture.isVisible)


@pytest.mark.parametrize(("most", "sizes"), [(187, (20, 13)), (8_074, (17, 12)), (120_074, (12, 11))])
def test_large_counts_of_the_funnel_are_drawn_smaller_before_a_word_is_cut(
    qtbot: QtBot, most: int, sizes: tuple[int, int]
) -> None:
    strip = FunnelStrip()
    qtbot.addWidget(strip)
    strip.show_funnel([StageCount(stage, most) for stage in (Stage.LEAD, Stage.CONTACTED, Stage.WON)])
    assert strip.sizes(124.0) == sizes
