"""The conversion page: referral against cold beside the benchmark, as chart, table and one sentence."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QPushButton, QScrollArea
from world import world

from refnet.domain.conversion.behind import Behind, Clock, Part
from refnet.domain.drafts import ClosingDraft, DealDraft, PersonDraft
from refnet.domain.errors import RefNetError
from refnet.domain.kinds import Denominator, Outcome, Source
from refnet.domain.own_benchmarks import BenchmarkDraft
from refnet.domain.rates.conversion import Grouping
from refnet.services import benchmarks, deals, insights, preferences, reps
from refnet.ui.look import fonts, theme
from refnet.ui.pages.conversion import words
from refnet.ui.pages.conversion.bar import ADD
from refnet.ui.pages.conversion.choosing import View
from refnet.ui.pages.conversion.page import ConversionPage
from refnet.ui.pages.conversion.words import Period
from refnet.ui.widgets.forms.choice_box import ChoiceBox

LONG_AGO = date(2024, 2, 5)


def cold_leads(store, outcomes, *, rep="Rae Rep", start=LONG_AGO, source=Source.COLD, amount=None):
    """Log one cold lead a day; `w` is won, `l` lost, `o` open."""
    rep_id = reps.become(store, rep)
    for day, end in enumerate(outcomes):
        on = start + timedelta(days=day)
        draft = DealDraft(PersonDraft(f"{rep} {source} {start:%j} {day}"), rep_id, on, source=source)
        key = deals.open_deal(store, draft)
        if end != "o":
            outcome = Outcome.WON if end == "w" else Outcome.LOST
            deals.close(store, key, ClosingDraft(outcome, on + timedelta(days=5), amount, "EUR"))


def opened(context, qtbot):
    page = ConversionPage(context)
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    return page


@pytest.fixture
def page(context, qtbot):
    world(context.store, " ".join(f"Ann>P{n}:{'won' if n < 6 else 'lost'}" for n in range(11)))
    cold_leads(context.store, "wlllllllllll", amount=200_00)
    return opened(context, qtbot)


@pytest.fixture
def gone(context):
    """Return what the list of deals was opened on."""
    found = []
    context.ids_wanted.connect(lambda key, only: found.append((key, only.name, len(only.ids))))
    return found


def shown(page, view):
    page.view.choose(view)
    page.view.chosen.emit(view)
    return page.card


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
        "6 of 11 introductions became clients within 180 days (55%, range 28–79%). Of 12 cold leads 1 (8%, range 1–35%)."
    )
    assert page.headline.chart.accessibleDescription() == page.headline.sentence.text()
    assert page.subtitle == "Referral against cold"


def test_the_verdict_is_bold(page):
    text = page.headline.detail.text()
    assert "A difference of 46 points (range 8–71)" in text
    assert f"61%. {words.BOLD.format('Can’t tell yet.')}" in text
    assert (
        words.with_bold_verdict("Below the benchmark. And <more>")
        == words.BOLD.format("Below the benchmark.") + " And &lt;more&gt;"
    )
    assert words.with_bold_verdict("Nothing") == "Nothing"


def test_the_headline_has_a_third_bar_for_names_alone(page, context):
    assert [row[1] for row in table_of(page.headline)] == ["Referral", "Cold"]
    cold_leads(context.store, "lll", source=Source.NAME_ONLY)
    page.refresh()
    assert table_of(page.headline)[2] == ["Whole team", "Name only", "0", "3", "–", "too few yet", "0"]
    page.bar.names.choose(True)
    page.bar.changed.emit()
    assert table_of(page.headline)[1][3] == "15"


def test_charts_are_drawn_and_as_wide_as_their_card(page, qtbot):
    for card in (page.headline, page.card):
        drawn(qtbot, card)
        qtbot.waitUntil(lambda card=card: card.chart.sheet.width == card.chart.width())


def test_charts_are_drawn_again_for_a_theme_and_a_width(page, qtbot, qapp):
    drawn(qtbot, page.headline)
    theme.apply(qapp, theme.Choice.DARK)
    background = theme.current().surface
    qtbot.waitUntil(lambda: page.headline.chart.sheet.background == background)
    before = page.headline.chart.sheet.width
    page.resize(1000, 800)
    qtbot.waitUntil(lambda: page.headline.chart.sheet.width < before)


@pytest.mark.parametrize("view", list(View))
def test_every_view_has_a_chart_a_table_a_sentence_and_says_how(page, qtbot, view):
    card = shown(page, view)
    drawn(qtbot, card)
    assert [each.isVisible() for each in page.cards.values()].count(True) == 1
    assert card.sentence.text()
    rows = table_of(card)
    assert rows or view is View.LIKE
    assert all(cell for row in rows for cell in row)
    assert card.how.isVisible()
    assert page.shown.story.how.definition


def test_the_table_says_the_same_as_the_report(page, context):
    report = insights.conversion(context.store, page.bar.query(), context.today())
    shape = report.as_json()
    assert table_of(shown(page, View.REPS))[0][:6] == ["Rae Rep", "Referral", "6", "11", "55%", "28–79%"]
    assert shape["by_rep"]["Rae Rep"]["sources"]["referral"]["successes"] == 6
    assert table_of(shown(page, View.SOURCES))[1][1:] == ["Cold", "1", "12", "8%", "1–35%", "1", "11", "0"]
    assert [row[0] for row in table_of(shown(page, View.TREND))] == ["Feb 2024", "Feb 2024", "Jan 2026", "Jan 2026"]
    amounts = table_of(shown(page, View.AMOUNTS))
    assert amounts[0][:3] == ["Referral", "6", "€1,000"]
    assert shape["amounts"][0]["median"] == 1_000_00
    assert table_of(shown(page, View.COURSE))[5] == ["Referral", "180", "55%", "45%", "0%"]
    assert shape["followed"][0]["won"][-1] == pytest.approx(6 / 11)
    assert table_of(shown(page, View.CLOSE))[0] == ["Referral", "30", "55%"]
    assert table_of(shown(page, View.SPEED))[0][:4] == ["Ended 0–30 days", "Referral", "6", "11"]


def test_a_bar_opens_the_deals_behind_it(page, gone, qtbot):
    drawn(qtbot, page.headline)
    hits = {hit.key: hit for hit in page.headline.chart.sheet.hits}
    hit = hits[Behind(Source.COLD)]
    at = page.headline.chart.rect().topLeft()
    at.setX(round((hit.left + hit.right) / 2))
    at.setY(round((hit.top + hit.bottom) / 2))
    qtbot.mouseClick(page.headline.chart, Qt.MouseButton.LeftButton, pos=at)
    assert gone == [("deals", "Cold", 12)]


def test_a_row_of_a_table_opens_the_same_with_enter(page, gone, qtbot):
    card = shown(page, View.TREND)
    card.show_table.click()
    card.table.setCurrentIndex(card.model.index(2, 0))
    qtbot.keyClick(card.table, Qt.Key.Key_Return)
    assert gone == [("deals", "Referral, Jan 2026", 11)]


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        (Behind(), "All deals"),
        (Behind(Source.REFERRAL, Part.WON), "Referral, won"),
        (Behind(Source.COLD, by=Grouping.REP), "Cold, no rep"),
        (Behind(Source.COLD, by=Grouping.QUARTER, label="2025-Q1"), "Cold, Q1 25"),
        (Behind(Source.COLD, by=Grouping.MONTH), "Cold, no date"),
        (Behind(Source.COLD, clock=Clock.CONTACT, band=0), "Cold, contact, 0–1 days"),
        (Behind(Source.COLD, clock=Clock.CLOSE, band=5), "Cold, ended, over 365 days"),
        (Behind(part=Part.STALLED), "nothing for 90 days"),
    ],
)
def test_what_is_opened_is_named(wanted, name):
    assert words.behind(wanted) == name


def test_doubts_open_the_deals_they_are_about(qtbot, page, context, gone):
    cold_leads(context.store, "ww", source=Source.UNKNOWN)
    cold_leads(context.store, "o", start=LONG_AGO + timedelta(days=50))
    cold_leads(context.store, "w", source=Source.REFERRAL)
    page.refresh()
    qtbot.waitUntil(lambda: len(page.doubts.shown) > 0)
    said = [each.sentence for each in page.doubts.shown]
    assert any("2 deals have no known source" in sentence for sentence in said)
    assert any("nothing has happened for 90 days" in sentence for sentence in said)
    assert any("names no introducer" in sentence for sentence in said)
    for link in page.doubts.findChildren(QPushButton):
        link.click()
    assert ("deals", "unknown source", 2) in gone
    assert ("deals", "no introducer", 1) in gone


@pytest.fixture
def unlike(context, qtbot):
    """Return the page of two reps: one whose introductions win and cold leads lose, one whose do the other way."""
    for rep, introduced, cold in (
        ("Ann Able", "w" * 20 + "ll", "l" * 20 + "ww"),
        ("Ben Bold", "l" * 20 + "ww", "w" * 20 + "ll"),
    ):
        cold_leads(context.store, introduced, rep=rep, source=Source.REFERRAL)
        cold_leads(context.store, cold, rep=rep)
    return opened(context, qtbot)


def test_where_like_deals_disagree_the_sentence_leads_to_their_table(unlike, qtbot, gone):
    qtbot.waitUntil(lambda: len(unlike.doubts.shown) > 0)
    link = next(each for each in unlike.doubts.findChildren(QPushButton) if each.text() == "Show like deals")
    assert "not the same among all like deals" in link.accessibleDescription()
    link.setFocus()
    qtbot.keyClick(link, Qt.Key.Key_Space)
    card = unlike.card
    assert unlike.view.value() is View.LIKE
    assert card.isVisible()
    assert table_of(card) == [
        ["no segment, no amount, Ann Able", "20 of 22", "91%", "2 of 22", "9%", "82 (55–91)", "50%"],
        ["no segment, no amount, Ben Bold", "2 of 22", "9%", "20 of 22", "91%", "−82 (−91 to −55)", "50%"],
    ]
    assert "82 points in no segment, no amount, Ann Able and −82 points in no segment" in card.sentence.text()
    card.show_table.click()
    card.table.selectRow(0)
    qtbot.keyClick(card.table, Qt.Key.Key_Return)
    assert gone == [("deals", "like deals", 44)]


def test_like_deals_have_a_footnote_of_their_own(unlike):
    shown(unlike, View.LIKE)
    assert unlike.footnote.text() == "Only deals that began at least 180 days ago; won counts within these."
    unlike.bar.rate.choose(Denominator.CLOSED)
    unlike.bar.changed.emit()
    assert unlike.footnote.text() == "All deals that ended."


def test_one_rep_alone(page, context):
    cold_leads(context.store, "llllll", rep="Sam Seller")
    page.refresh()
    sam = next(row.id for row in reps.all(context.store) if row.name == "Sam Seller")
    page.bar.rep.choose(sam)
    page.bar.changed.emit()
    assert "6 cold leads" in page.headline.sentence.text()
    assert table_of(page.headline)[0][0] == "Sam Seller"
    page.bar.show_all()
    assert "Of 18 cold leads 1 " in page.headline.sentence.text()


def test_rarer_switches_unfold_and_say_that_they_are_set(page, qtbot):
    assert not page.bar.currency.isVisible()
    qtbot.keyClick(page.bar.more, Qt.Key.Key_Space)
    assert all(each.isVisible() for each in (page.bar.currency, page.bar.horizon, page.bar.names))
    page.bar.horizon.choose(30)
    page.bar.horizon.chosen.emit(30)
    qtbot.keyClick(page.bar.more, Qt.Key.Key_Space)
    assert not page.bar.horizon.isVisible()
    assert page.bar.more.text() == "More (1 set)"
    assert page.bar.more.accessibleName() == "More (1 set): currency, won within, names passed on"


def test_the_horizon_is_a_switch(page):
    page.bar.horizon.choose(30)
    page.bar.changed.emit()
    assert "within 30 days" in page.headline.sentence.text()
    assert page.bar.query().horizon_days == 30


def test_a_period_without_deals_says_so_and_others_can_be_chosen(page):
    page.bar.period.set_options([(Period(date(2020, 1, 1), date(2020, 12, 31)), "2020"), (Period(), "All time")])
    page.bar.period.setCurrentIndex(0)
    page.bar.changed.emit()
    assert page.bar.is_narrowed
    assert page.empty.isVisible()
    assert page.bar.isVisible()
    assert page.empty.accessibleName() == "No deals here"
    page.bar.period.choose(Period())
    page.bar.changed.emit()
    assert not page.empty.isVisible()


def item(page, key):
    return page.bar.benchmark.model().item(page.bar.benchmark._values.index(key))


def test_benchmarks_of_another_unit_are_greyed_with_their_reason(page):
    assert item(page, "black_intro").isEnabled()
    page.bar.rate.choose(Denominator.QUALIFIED)
    page.bar._change(None)
    assert not item(page, "black_intro").isEnabled()
    assert "it measures introduced prospects who become clients" in item(page, "black_intro").toolTip()
    assert "is not shown" in page.headline.detail.text()
    assert item(page, "implisit_ref_opportunity").isEnabled()


def test_a_benchmark_of_ones_own_can_be_added_and_chosen(page, context):
    asked = []
    context.actions.run = asked.append
    page.bar.benchmark.chosen.emit(ADD)
    assert asked == ["add-benchmark"]
    benchmarks.add(context.store, BenchmarkDraft("Last year", 0.3, "our books", Denominator.ALL))
    page.refresh()
    key = benchmarks.offered(context.store)[-1].key
    page.bar.benchmark.chosen.emit(key)
    assert page.bar.query().benchmark == key
    assert "above 30%" in page.headline.detail.text()
    benchmarks.remove(context.store, benchmarks.own(context.store)[0].id)
    page.refresh()
    assert page.bar.query().benchmark == "black_intro"


def test_settings_say_where_the_switches_begin(context, qtbot):
    preferences.save(context.store, benchmark="black_cold", horizon_days=100, denominator=Denominator.CLOSED)
    cold_leads(context.store, "wlllll")
    page = opened(context, qtbot)
    query = page.bar.query()
    assert (query.benchmark, query.horizon_days, query.denominator) == ("black_cold", 100, Denominator.CLOSED)


def test_a_choice_outlives_a_new_reading(page):
    page.bar.rate.choose(Denominator.CLOSED)
    page.refresh()
    assert page.bar.query().denominator is Denominator.CLOSED


def test_an_empty_file_says_what_to_record(context, qtbot):
    page = opened(context, qtbot)
    assert page.empty.isVisible()
    assert not page.bar.isVisible()
    assert page.empty.accessibleName() == "Do referrals do better here?"
    assert set(page.deeds()) == {"report"}


@pytest.mark.parametrize("view", list(View))
def test_three_deals_are_enough_for_every_view_to_say_something(context, qtbot, view):
    cold_leads(context.store, "wlo")
    page = opened(context, qtbot)
    card = shown(page, view)
    drawn(qtbot, card)
    assert card.sentence.text()


def test_the_footnote_tells_how_deals_are_taken(context, qtbot):
    cold_leads(context.store, "wlllll")
    cold_leads(context.store, "lll", source=Source.NAME_ONLY)
    page = opened(context, qtbot)
    text = page.footnote.text()
    assert "Open deals are undecided until day 180, then not won in time." in text
    assert "3 names passed on without an introduction stand apart." in text


def test_how_it_is_computed_has_the_numbers_filled_in(page):
    page.headline.how.link.click()
    assert "Wilson" in page.headline.how.definition.text()
    assert (
        "Referral",
        "6 won and 5 lost in time, 0 open and younger, 0 ended later, 0 open past day 180: 11",
    ) in page.shown.headline.how.numbers
    page.bar.rate.choose(Denominator.CLOSED)
    page.bar.changed.emit()
    assert page.headline.how.formula.text() == "rate = won / (won + lost)"


def test_chart_and_table_are_copied(page, context):
    said = []
    context.said.connect(lambda sentence, _undo: said.append(sentence))
    page.headline.copy.menu().actions()[1].trigger()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[:3] == ["Who", "Source", "Clients"]
    assert lines[1].split("\t")[:4] == ["Whole team", "Referral", "6", "11"]
    page.headline.copy.menu().actions()[0].trigger()
    assert not QGuiApplication.clipboard().image().isNull()
    assert said == ["The table was copied.", "The chart was copied."]


def test_the_saved_chart_has_its_sentence(page, tmp_path):
    page.headline.write(str(tmp_path / "rates.svg"))
    text = (tmp_path / "rates.svg").read_text(encoding="utf-8")
    assert "6 of 11 introductions became clients" in text
    page.card.write(str(tmp_path / "trend.png"))
    assert (tmp_path / "trend.png").read_bytes().startswith(b"\x89PNG")


def test_a_chart_that_cannot_be_saved_is_told(page, context, tmp_path):
    refused = []
    context.jobs.refused.connect(refused.append)
    page.headline.write(str(tmp_path / "nowhere" / "rates.svg"))
    assert isinstance(refused[0], RefNetError)


def test_saving_asks_where_to(page):
    page.deeds()["export-shown"]()
    dialogs = page.findChildren(QFileDialog)
    assert [dialog.defaultSuffix() for dialog in dialogs] == ["png"]
    for dialog in dialogs:
        dialog.close()


def test_a_narrow_window_has_room_for_all_switches(page):
    page.set_narrow(True)
    page.resize(968, 620)
    assert page.minimumSizeHint().width() <= 968
    page.set_narrow(False)


def test_large_letters_leave_room_for_all_of_it(context, qtbot, qapp):
    cold_leads(context.store, "wlllll")
    fonts.set_scale(qapp, 1.5)
    page = opened(context, qtbot)
    assert page.findChild(QScrollArea).widget().minimumSizeHint().width() <= 968
    assert isinstance(page.view, ChoiceBox)
    assert table_of(shown(page, View.SOURCES))
    fonts.set_scale(qapp, 1.0)


def test_a_trend_is_told_only_beyond_chance(context):
    cold_leads(context.store, "l" * 19 + "w", source=Source.REFERRAL, start=date(2025, 1, 1))
    cold_leads(context.store, "w" * 19 + "l", source=Source.REFERRAL, start=date(2025, 3, 1))
    query = insights.ConversionQuery()
    rows = insights.conversion(context.store, query, context.today()).figures.trend
    assert words.trend_sentence(rows) == (
        "First against last: Jan 2025 5%, Mar 2025 95% of introductions became clients. "
        "A difference of 90 points (range 64–96)."
    )
    assert "A difference of −90 points" in words.trend_sentence(rows[::-1])
    assert "No difference can be told" in words.trend_sentence((rows[0], rows[0]))
    assert words.trend_sentence(rows[:1]) == "Too few periods yet to speak of a trend."
    assert words.trend_sentence(rows, is_stale=True).startswith("No trend can be told: nothing has been recorded")


def test_a_file_without_new_records_says_so(qtbot, page, context):
    cold_leads(context.store, "l" * 19 + "w", source=Source.REFERRAL, start=date(2025, 1, 1))
    page.refresh()
    qtbot.waitUntil(lambda: len(page.doubts.shown) > 0)
    assert page.doubts.shown[0].sentence.startswith("Nothing was recorded after ")


def test_a_comparison_without_verdict_stays_plain():
    assert words.with_bold_verdict("5 < 6 & so on") == "5 &lt; 6 &amp; so on"


def test_periods_begin_and_end_where_they_say():
    found = {name: period for period, name in words.periods(date(2026, 5, 4))}
    assert found["All time"] == Period()
    assert found["2025"] == Period(date(2025, 1, 1), date(2025, 12, 31))


def test_the_card_of_a_view_is_made_when_it_is_wanted_and_the_keyboard_comes_to_it_after_the_views(page):
    assert View.COURSE not in page.cards
    page.turn_to(View.COURSE)
    card, order, here = page.cards[View.COURSE], [], page.bar
    for _step in range(1000):
        here = here.nextInFocusChain()
        order.append(here)
    below = page.doubts.findChildren(QPushButton)
    buttons = page.view.findChildren(QAbstractButton)
    places = [order.index(one) for one in (*buttons, card.show_table, card.save)]
    assert places == sorted(places)
    assert below == [] or order.index(card.save) < order.index(below[0])
