"""The conversion page: referral against cold beside the benchmark, as chart, table and one sentence."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from world import world

from refnet.domain.drafts import ClosingDraft, DealDraft, PersonDraft
from refnet.domain.errors import RefNetError
from refnet.domain.kinds import Denominator, Outcome, Source
from refnet.domain.rates.conversion import Grouping
from refnet.services import deals, preferences, reps
from refnet.ui.look import theme
from refnet.ui.pages.conversion import words
from refnet.ui.pages.conversion.page import ConversionPage
from refnet.ui.pages.conversion.words import Period

LONG_AGO = date(2024, 2, 5)


def cold_leads(store, outcomes, *, rep="Rae Rep", start=LONG_AGO, source=Source.COLD):
    """Log one cold lead a day; `w` is won, `l` lost, `o` open."""
    rep_id = reps.become(store, rep)
    for day, end in enumerate(outcomes):
        on = start + timedelta(days=day)
        draft = DealDraft(PersonDraft(f"{rep} {source} {start:%j} {day}"), rep_id, on, source=source)
        key = deals.open_deal(store, draft)
        if end != "o":
            outcome = Outcome.WON if end == "w" else Outcome.LOST
            deals.close(store, key, ClosingDraft(outcome, on + timedelta(days=5)))


def opened(context, qtbot):
    page = ConversionPage(context)
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    return page


@pytest.fixture
def page(context, qtbot):
    world(context.store, " ".join(f"Ann>P{n}:{'won' if n < 6 else 'lost'}" for n in range(11)))
    cold_leads(context.store, "wlllllllllll")
    return opened(context, qtbot)


def drawn(qtbot, card):
    qtbot.waitUntil(lambda: card.chart.is_drawn)


def table_of(card):
    model = card.model
    return [
        [model.data(model.index(row, column)) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_the_page_says_it_in_one_sentence_with_ranges(page):
    assert page.headline.sentence.text() == (
        "6 of 11 introductions became clients within 180 days (55%, range 28–79%). "
        "1 of 12 cold leads became a client within 180 days (8%, range 1–35%)."
    )
    assert page.headline.chart.accessibleDescription() == page.headline.sentence.text()
    assert page.subtitle == "Referral against cold"


def test_the_verdict_is_bold_and_at_the_end(page):
    text = page.headline.detail.text()
    assert text.startswith("A difference of 46 points (range 8–71)")
    assert text.endswith("<b>Can’t tell yet.</b>")


def test_charts_are_drawn_and_as_wide_as_their_card(page, qtbot):
    for card in (page.headline, page.trend, page.sources):
        drawn(qtbot, card)
        qtbot.waitUntil(lambda card=card: card.chart.sheet.width == card.chart.width())
        assert card.chart.height() == pytest.approx(card.chart.sheet.height, abs=1)


def test_charts_are_drawn_again_for_a_theme_and_a_width(page, qtbot, qapp):
    drawn(qtbot, page.headline)
    theme.apply(qapp, theme.Choice.DARK)
    background = theme.current().surface
    qtbot.waitUntil(lambda: page.headline.chart.sheet.background == background)
    assert page.headline.chart.grab().toImage().pixelColor(1, 1).name().upper() == background
    before = page.headline.chart.sheet.width
    page.resize(1000, 800)
    qtbot.waitUntil(lambda: page.headline.chart.sheet.width < before)


def test_the_table_says_the_same_as_the_chart(page, qtbot):
    qtbot.mouseClick(page.headline.show_table, Qt.MouseButton.LeftButton)
    assert page.headline.table.isVisible()
    assert not page.headline.chart.isVisible()
    assert page.headline.show_table.accessibleName() == "Show as chart"
    assert table_of(page.headline) == [
        ["Whole team", "6", "11", "55%", "28–79%", "0", "1", "12", "8%", "1–35%", "0"],
        ["Rae Rep", "6", "11", "55%", "28–79%", "0", "1", "12", "8%", "1–35%", "0"],
    ]
    qtbot.mouseClick(page.headline.show_table, Qt.MouseButton.LeftButton)
    assert page.headline.chart.isVisible()


def test_all_sources_are_shown(page, context):
    cold_leads(context.store, "wl", source=Source.EVENT)
    page.refresh()
    assert [row[0] for row in table_of(page.sources)] == ["Referral", "Cold", "Event"]
    assert table_of(page.sources)[2] == ["Event", "1", "1", "0", "1 of 2", "too few yet"]
    assert page.sources.sentence.text() == "2 of 25 deals began neither by referral nor cold."


def test_rows_by_month_are_named_months(page):
    page.bar.by.choose(Grouping.MONTH)
    page.bar.changed.emit()
    assert [row[0] for row in table_of(page.headline)] == ["Whole team", "Feb 2024", "Jan 2026"]


def test_the_whole_alone(page):
    page.bar.by.choose(None)
    page.bar.changed.emit()
    assert [row[0] for row in table_of(page.headline)] == ["Whole team"]


def test_one_rep_alone(page, context):
    cold_leads(context.store, "llllll", rep="Sam Seller")
    page.refresh()
    sam = next(row.id for row in reps.all(context.store) if row.name == "Sam Seller")
    page.bar.rep.choose(sam)
    page.bar.changed.emit()
    assert "0 of 6 cold leads" in page.headline.sentence.text()
    assert table_of(page.headline)[0][0] == "Sam Seller"
    page.bar.show_all_time()
    assert "1 of 18 cold leads" in page.headline.sentence.text()


def test_a_period_without_deals_says_so_and_others_can_be_chosen(page):
    page.bar.period.setCurrentIndex(4)
    page.bar._change(None)
    year = page.context.today().year - 1
    assert page.bar.period.value() == Period(date(year, 1, 1), date(year, 12, 31))
    assert page.bar.query().since == date(year, 1, 1)
    assert page.bar.is_narrowed
    if page.empty.isVisible():
        assert page.empty.accessibleName() == "No deals here"
    page.bar.show_all_time()
    assert not page.empty.isVisible()


def test_benchmarks_of_another_unit_are_greyed_with_their_reason(page):
    def item(key):
        model = page.bar.benchmark.model()
        return model.item(page.bar.benchmark._values.index(key))

    assert item("black_intro").isEnabled()
    page.bar.rate.choose(Denominator.QUALIFIED)
    page.bar._change(None)
    assert not item("black_intro").isEnabled()
    assert "it measures introduced prospects who become clients" in item("black_intro").toolTip()
    assert "is not shown" in page.headline.detail.text()
    assert item("implisit_ref_opportunity").isEnabled()


def test_settings_say_where_the_switches_begin(context, qtbot):
    preferences.save(context.store, benchmark="black_cold", horizon_days=90, denominator=Denominator.CLOSED)
    cold_leads(context.store, "wlllll")
    page = opened(context, qtbot)
    assert page.bar.query().benchmark == "black_cold"
    assert page.bar.query().horizon_days == 90
    assert page.bar.query().denominator is Denominator.CLOSED


def test_a_choice_outlives_a_new_reading(page):
    page.bar.rate.choose(Denominator.CLOSED)
    page.refresh()
    assert page.bar.query().denominator is Denominator.CLOSED


def test_an_empty_file_says_what_to_record(context, qtbot):
    page = opened(context, qtbot)
    assert page.empty.isVisible()
    assert page.empty.accessibleName() == "Do referrals do better here?"
    assert set(page.deeds()) == {"report"}


def test_the_footnote_tells_what_stays_outside(context, qtbot):
    cold_leads(context.store, "wlllll")
    cold_leads(context.store, "oo", start=context.today() - timedelta(days=30))
    cold_leads(context.store, "lll", source=Source.NAME_ONLY)
    cold_leads(context.store, "w", source=Source.REFERRAL)
    page = opened(context, qtbot)
    text = page.footnote.text()
    assert "Open deals are never counted as lost." in text
    assert "3 names passed on without an introduction stand apart." in text
    assert "1 referral names no introducer; it counts as referral." in text


def test_how_it_is_counted_can_be_read(page, qtbot):
    qtbot.mouseClick(page.how_link, Qt.MouseButton.LeftButton)
    assert page.how.isVisible()
    assert "Wilson" in page.how.text()
    assert "180 days" in page.how.text()
    qtbot.mouseClick(page.how_link, Qt.MouseButton.LeftButton)
    assert not page.how.isVisible()


def test_chart_and_table_are_copied(page, context, qtbot):
    said = []
    context.said.connect(lambda sentence, _undo: said.append(sentence))
    page.headline.copy.menu().actions()[1].trigger()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[:3] == ["Who or when", "Referral: won", "counted"]
    assert lines[1].split("\t")[:3] == ["Whole team", "6", "11"]
    page.headline.copy.menu().actions()[0].trigger()
    assert not QGuiApplication.clipboard().image().isNull()
    assert said == ["The table was copied.", "The chart was copied."]


def test_the_saved_chart_has_its_sentence(page, tmp_path):
    page.headline.write(str(tmp_path / "rates.svg"))
    text = (tmp_path / "rates.svg").read_text(encoding="utf-8")
    assert "6 of 11 introductions became clients" in text
    page.trend.write(str(tmp_path / "trend.png"))
    assert (tmp_path / "trend.png").read_bytes().startswith(b"\x89PNG")


def test_a_chart_that_cannot_be_saved_is_told(page, context, tmp_path):
    refused = []
    context.jobs.refused.connect(refused.append)
    page.headline.write(str(tmp_path / "nowhere" / "rates.svg"))
    assert isinstance(refused[0], RefNetError)


def test_saving_asks_where_to(page):
    page.deeds()["export-shown"]()
    page.headline.save.menu().actions()[1].trigger()
    dialogs = page.findChildren(QFileDialog)
    assert [dialog.defaultSuffix() for dialog in dialogs] == ["png", "svg"]
    for dialog in dialogs:
        dialog.close()


def test_a_card_without_a_story_has_nothing_to_copy_or_save(context, qtbot, tmp_path):
    QGuiApplication.clipboard().setText("before")
    page = ConversionPage(context)
    qtbot.addWidget(page)
    page.headline.copy_picture()
    page.headline.copy_table()
    page.headline.write(str(tmp_path / "rates.svg"))
    assert QGuiApplication.clipboard().text() == "before"
    assert list(tmp_path.glob("*.svg")) == []


def test_a_narrow_window_takes_two_lines_of_switches(page):
    page.set_narrow(True)
    page.resize(968, 620)
    assert page.minimumSizeHint().width() <= 968
    page.set_narrow(False)


def test_a_comparison_without_verdict_stays_plain():
    assert words.with_bold_verdict("5 < 6 & so on") == "5 &lt; 6 &amp; so on"


def test_periods_begin_and_end_where_they_say():
    found = {name: period for period, name in words.periods(date(2026, 5, 4))}
    assert found["All time"] == Period()
    assert found["2025"] == Period(date(2025, 1, 1), date(2025, 12, 31))
    assert replace(found["2026"], until=None) == Period(date(2026, 1, 1))
