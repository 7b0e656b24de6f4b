import pytest

from refnet.charts.estimates import by_source, estimate
from refnet.charts.saving import save
from refnet.charts.sheet import Area, Line, Mark
from refnet.charts.tokens import DARK, LIGHT
from refnet.charts.trend import BOTTOM, TOP, Period, trend_sheet
from refnet.domain.rates.proportions import rate

HEIGHT = 230.0


def drawn(*wons, others=(), look=LIGHT):
    """Return a chart of periods with so many of 20 referrals won, None for a period without enough."""
    found = [None if won is None else estimate(rate(won, 20)) for won in wons]
    cold = [estimate(rate(won, 20)) for won in others] or [None] * len(found)
    periods = [Period(f"Q{number}", pair, "20") for number, pair in enumerate(zip(found, cold, strict=True))]
    return trend_sheet(periods, by_source(), look, height=HEIGHT)


def strokes(sheet, kind):
    return [each for each in sheet.strokes if isinstance(each, kind)]


def share(y):
    return (HEIGHT - BOTTOM - y) / (HEIGHT - BOTTOM - TOP)


def test_a_band_reaches_from_the_low_to_the_high_end_of_every_range():
    (band,) = strokes(drawn(5, 8, 16), Area)
    above, below = band.points[:3], band.points[:2:-1]
    for (x, high), (same_x, low), won in zip(above, below, (5, 8, 16), strict=True):
        assert x == same_x
        assert share(high) == pytest.approx(rate(won, 20).high)
        assert share(low) == pytest.approx(rate(won, 20).low)


def test_a_period_with_too_few_breaks_band_and_line():
    sheet = drawn(5, 8, None, 9, 9, 9)
    bands = strokes(sheet, Area)
    assert [len(band.points) // 2 for band in bands] == [2, 3]
    assert max(x for x, _y in bands[0].points) < min(x for x, _y in bands[1].points)
    lines = [each for each in strokes(sheet, Line) if each.width == 2]
    assert [len(each.points) for each in lines] == [2, 3]


def test_a_single_period_has_a_narrow_band_for_each_series_side_by_side():
    cold, referral = strokes(drawn(12, others=(4,)), Area)
    assert max(x for x, _y in referral.points) < min(x for x, _y in cold.points)
    assert {round(share(y), 6) for _x, y in referral.points} == {
        round(end, 6) for end in (rate(12, 20).low, rate(12, 20).high)
    }


def test_every_mark_lies_over_every_band():
    sheet = drawn(12, 9, others=(4, 11))
    kinds = [type(each) for each in sheet.strokes if isinstance(each, Area | Mark)]
    assert kinds == [Area, Area, *[Mark] * 4]


def test_the_chart_says_what_is_shaded():
    assert "n: deals begun, Referral / Cold; shaded: 95% range" in drawn(5, 8).all_words()


@pytest.mark.parametrize("look", [LIGHT, DARK])
@pytest.mark.parametrize(("kind", "told"), [("svg", b'fill-opacity="0.18"'), ("pdf", b"/ca 0.18")])
def test_bands_are_in_files_too(tmp_path, look, kind, told):
    with_band, without = tmp_path / f"band.{kind}", tmp_path / f"none.{kind}"
    save(drawn(5, 8, 16, look=look), with_band)
    save(drawn(None, None, None, look=look), without)
    assert told in with_band.read_bytes()
    assert told not in without.read_bytes()
