"""The charts of rates: what they draw, what they leave out, and that words stay words."""

from datetime import date, timedelta

import pytest
from factmaking import deal, facts_of

from refnet.charts.clocks import two_clocks
from refnet.charts.conversion import head_lines, rate_rows, rates_figure
from refnet.charts.conversion_sources import sources_figure, sources_height
from refnet.charts.dots import dots_height, dots_sheet
from refnet.charts.estimates import DotRow, Reference, by_source, drawn_name, estimate
from refnet.charts.letters import shortened, text_width, wrapped
from refnet.charts.periods import period_name, unbroken
from refnet.charts.sheet import Line, Mark, Words
from refnet.charts.tokens import DARK, LIGHT
from refnet.charts.trend import Period
from refnet.domain.benchmarks import Benchmark, BenchmarkKind, Side
from refnet.domain.conversion.query import ConversionQuery
from refnet.domain.conversion.report import Figures
from refnet.domain.kinds import Denominator, Outcome, Source
from refnet.domain.rates.conversion import Grouping
from refnet.domain.rates.proportions import Rate, rate

TODAY = date(2026, 6, 1)
HALF = Benchmark(
    "half", 0.5, "50% Half of all", BenchmarkKind.CLAIM, Side.REFERRAL, "leads", Denominator.ALL, True, "", "a book", ""
)  # fmt: skip


def pursuits(source, won, lost, day=date(2025, 1, 10), rep="Ann"):
    ends = [Outcome.WON] * won + [Outcome.LOST] * lost
    return [deal(source, end, begun=day, ended=day + timedelta(days=3), rep=rep) for end in ends]


def conversion(*parts, by=None, denominator=Denominator.ALL):
    query = ConversionQuery(by=by, denominator=denominator)
    return Figures(facts_of(*(each for part in parts for each in part)), query, TODAY).conversion


def words(sheet):
    return sheet.all_words()


def lines(sheet):
    return [stroke for stroke in sheet.strokes if isinstance(stroke, Line)]


def is_upright(line):
    return line.points[0][0] == line.points[1][0]


def dashed(sheet):
    return [line for line in lines(sheet) if line.dashes]


def marks(sheet, shape):
    return [stroke for stroke in sheet.strokes if isinstance(stroke, Mark) and stroke.shape == shape]


def slanted(sheet):
    return [line for line in lines(sheet) if all(a != b for a, b in zip(*line.points[:2], strict=True))]


@pytest.fixture
def rates():
    return conversion(pursuits(Source.REFERRAL, 12, 8), pursuits(Source.COLD, 6, 54), by=Grouping.REP)


def test_a_row_has_disc_square_counts_and_ranges(rates):
    figure = rates_figure(rates, None, LIGHT, name="Whole team")
    assert len(marks(figure, "o")) == len(marks(figure, "s")) == 2  # the whole, and Ann
    for text in (
        "Whole team",
        "Ann",
        "12 of 20",
        "60% (39–78%)",
        "6 of 60",
        "10% (5–20%)",
        "Referral",
        "Cold",
        "0%",
        "100%",
    ):
        assert text in words(figure)


def test_the_disc_stands_at_its_rate(rates):
    figure = rates_figure(rates, None, LIGHT, width=1000)
    grid = sorted({line.points[0][0] for line in lines(figure) if line.color == LIGHT.line and is_upright(line)})
    assert (marks(figure, "o")[0].x - grid[0]) / (grid[-1] - grid[0]) == pytest.approx(0.6)


def test_the_benchmark_is_a_labelled_dashed_line(rates):
    figure = rates_figure(rates, HALF, LIGHT)
    assert len(dashed(figure)) == 1
    assert "Benchmark 50% Half of all, practitioner claim" in words(figure)


def test_a_long_label_takes_two_lines_on_the_roomier_side(rates):
    from dataclasses import replace

    high = replace(HALF, rate=0.9, label="90% of a very long name that says where this number was found")
    figure = rates_figure(rates, high, LIGHT, width=700)
    label = next(stroke for stroke in figure.strokes if isinstance(stroke, Words) and "Benchmark 90%" in stroke.text)
    assert label.align == "right"


def test_a_benchmark_of_another_unit_is_not_drawn():
    met = conversion(pursuits(Source.REFERRAL, 12, 8), denominator=Denominator.MET)
    figure = rates_figure(met, HALF, LIGHT)
    assert dashed(figure) == []
    assert not any("Benchmark" in text for text in words(figure))


def test_under_five_only_counts_are_shown():
    few = conversion(pursuits(Source.REFERRAL, 2, 2), pursuits(Source.COLD, 1, 9))
    figure = rates_figure(few, None, LIGHT)
    assert marks(figure, "o") == []
    assert "2 of 4" in words(figure)
    assert "too few yet" in words(figure)


def test_a_chart_for_a_file_says_what_it_shows(rates):
    figure = rates_figure(
        rates, None, DARK, width=700, sentences=("A headline. " * 12, "Below it."), footnote="Counted."
    )
    assert "Below it." in words(figure)
    assert words(figure)[-1] == "Counted."
    assert figure.height > dots_height(rate_rows(rates, ""))
    assert [size for _line, size, _weight in head_lines(("One", "two", "three"), 700)] == [17, 13, 13]


def test_a_tall_chart_has_its_percents_on_top_too_and_the_line_of_all_together():
    found = rate(30, 60)
    one = DotRow("Ann", (estimate(found, shrunken=0.45), estimate(found)))
    whole = DotRow("All", (estimate(found), estimate(found)), is_whole=True)
    short, tall = (dots_sheet([whole, *[one] * number], by_source(), LIGHT) for number in (3, 12))
    assert [words(sheet).count("25%") for sheet in (short, tall)] == [1, 2]
    compared = dots_sheet([whole, *[one] * 12], by_source(), LIGHT, reference=Reference(0.25, "Claim"))
    assert words(compared).count("25%") == 1
    assert tall.height - short.height == 9 * 38 + 18
    assert [line for line in lines(tall) if is_upright(line) and line.color == by_source()[0].hue(LIGHT).main]


def test_notes_stay_where_ranges_go_under_their_counts():
    rows = [
        DotRow(
            "Ann", (estimate(rate(30, 60)),) * 2, note="+1 (−20 to +22)", below="among like deals +1; can’t tell yet"
        )
    ]
    assert "+1 (−20 to +22)" in words(dots_sheet(rows, by_source(), LIGHT, width=720))


def test_periods_have_names():
    assert period_name("2026-03") == "Mar 2026"
    assert period_name("2025-Q1") == "Q1 25"
    assert period_name("Ann 2026-03") == "Ann 2026-03"


def test_all_sources_have_their_row():
    found = conversion(pursuits(Source.REFERRAL, 6, 4), pursuits(Source.EVENT, 3, 7), pursuits(Source.INBOUND, 1, 1))
    names = {source: source.value for source in Source}
    figure = sources_figure(found, names, LIGHT)
    assert {"referral", "cold", "event", "inbound", "6 of 10", "3 of 10", "1 of 2", "too few yet"} <= set(words(figure))
    assert len(marks(figure, "D")) == 1
    assert figure.height == pytest.approx(sources_height(found))


def test_words_are_measured_cut_and_wrapped():
    assert text_width("Referral", 13) > text_width("Ref", 13) > 0
    assert shortened("Referral", 1000, 13) == "Referral"
    cut = shortened("Maximiliane von Habsburg", 80, 13)
    assert cut.endswith("…")
    assert text_width(cut, 13) <= 80
    assert shortened("Referral", 1, 13) == "…"
    assert wrapped("", 100, 13) == []
    lines = wrapped("one two three four five six seven", 80, 13)
    assert " ".join(lines) == "one two three four five six seven"
    assert len(lines) > 2


def test_time_runs_evenly_over_months_without_deals():
    made = [Period(name, (None,), "3") for name in ("Jan", "Apr")]
    assert [each.label for each in unbroken(["2025-12", "2026-02"], made)] == ["Jan", "Jan 2026", "Apr"]
    assert [each.label for each in unbroken(["2025-Q4", "2026-Q2"], made)] == ["Jan", "Q1 26", "Apr"]
    assert unbroken(["1990-01", "2026-02"], made) == made
    assert unbroken([], []) == []


def test_two_clocks_stand_one_under_the_other_each_under_its_words():
    rows = [DotRow("0–30 days", (estimate(rate(3, 11)), estimate(rate(3, 7))))]
    both, one = (two_clocks(("Contact", rows), ("Ended", shown), LIGHT, 800) for shown in (rows, []))
    assert {"Contact", "Ended"} <= set(words(both))
    assert "Ended" not in words(one)
    assert one.height < both.height
    assert "Nothing to compare yet." in words(two_clocks(("Contact", []), ("Ended", []), LIGHT, 800))


def test_too_young_is_not_called_too_few():
    young = estimate(Rate(3, 26, None, 0, 1), is_young=True)
    assert (young.told, young.share) == ("too young yet", "")


def test_what_a_rep_can_expect_stands_beside_the_counts():
    row = DotRow("Ann", (estimate(rate(3, 11)), estimate(rate(3, 70))), note="28% (10–47%)", note_name=drawn_name())
    assert {"allowing for few", "28% (10–47%)"} <= set(words(dots_sheet([row], by_source(), LIGHT, width=1100)))


def test_a_benchmark_without_room_is_named_in_short():
    row = DotRow("Ann", (estimate(rate(3, 11)), estimate(rate(3, 70))))
    told = words(
        dots_sheet([row], by_source(), LIGHT, reference=Reference(0.5, "long " * 60, "Benchmark 50%"), width=700)
    )
    assert "Benchmark 50%" in told
