import pytest

from refnet.domain.funnel import words
from refnet.domain.funnel.gap import gap
from refnet.domain.funnel.kitagawa import Kind, split
from refnet.domain.funnel.numbers import chance, in_points, signed
from refnet.domain.funnel.profile import ILLUSTRATION, Profile
from refnet.domain.funnel.stages import of_stages
from refnet.domain.funnel.verdicts import verdict

SIDES = words.Sides("cold leads", "your own referrals")
REFERRAL, COLD = of_stages([50, 47, 41, 36, 31, 26]), of_stages([600, 270, 138, 96, 72, 60])
WELL = of_stages([1000, 900, 720, 600, 540, 450])
LATE = of_stages([1000, 900, 720, 600, 540, 200])
LOW_MIX = split([Kind("a", 30, 40, 300, 400), Kind("b", 60, 360, 60, 400)])
LOW_RATE = split([Kind("a", 20, 40, 49, 70), Kind("b", 5, 60, 9, 30)])


def said(ours, reference, closing=None):
    found = gap(ours, reference)
    reached = verdict(found, closing)
    return words.title(reached, found), words.text(reached, found, closing, SIDES)


def test_a_gap_before_the_proposal_with_alike_closing_is_not_closing():
    title, text = said(COLD, REFERRAL)
    assert title == "It is not closing: the shortfall arises before the proposal."
    assert text == (
        "10% of cold leads become clients, and 52% of your own referrals: a gap of about 42 points (range 26 to 53). "
        "Of this 42-point gap, the steps before the proposal make about 42 points (range 28 to 51). "
        "From the proposal on both are alike: 60 of 72 and 26 of 31 were won."
    )


def test_a_little_lost_at_closing_is_neither_nothing_nor_alike():
    ours, reference = of_stages([2032, 907, 448, 276, 221, 164]), of_stages([891, 847, 708, 553, 495, 399])
    title, text = said(ours, reference)
    assert title == "It is hardly closing: nearly all of the shortfall arises before the proposal."
    assert text.endswith(
        "Closing adds little: 164 of 221 and 399 of 495 proposals were won (range −4 to 0 points of the gap)."
    )


def test_more_than_the_gap_lost_early_is_told_with_signs():
    text = said(of_stages([100, 40, 20, 12, 10, 10]), of_stages([100, 90, 72, 60, 54, 45]))[1]
    assert ": a gap of about 35 points (range 23 to 45). That is −" in text


def test_closing_is_not_called_alike_while_its_range_is_wide():
    title, text = said(of_stages([60, 48, 30, 20, 18, 15]), of_stages([100, 90, 72, 60, 54, 45]))
    assert title == "The shortfall arises before the proposal."
    assert "the steps before the proposal make about 20 points (range 7 to 32)." in text
    assert text.endswith(
        "At closing no difference can be told: 15 of 18 and 45 of 54 were won (range −9 to +7 points)."
    )


def test_too_few_leads_say_only_how_many_there_are():
    title, text = said(of_stages([9, 5, 4, 3, 2, 1]), REFERRAL)
    assert title == "Too few leads yet to tell where they are lost."
    assert text.startswith("Counted so far: cold leads 9, your own referrals 50.")
    assert said(of_stages([9, 5, 4, 3, 2, 1]), ILLUSTRATION)[1].startswith("Counted so far: cold leads 9. Ten")


def test_a_share_of_the_gap_is_told_where_the_counts_hold_it():
    _title, text = said(of_stages([1000, 500, 300, 200, 180, 60]), WELL)
    assert "the steps before the proposal make about 21 points (range 18 to 24; 55% of the gap, range 48–61%)" in text
    assert "and closing about 18 points (range 15 to 21)." in text


def test_targets_that_nobody_set_are_called_an_assumption():
    assert "the targets (an illustrative assumption) come to 50%" in said(COLD, ILLUSTRATION)[1]
    assert "your targets come to 59%" in said(COLD, Profile((0.9,) * 5))[1]
    assert said(COLD, ILLUSTRATION)[1].endswith("Of the proposals, 60 of 72 were won.")
    assert said(of_stages([60, 30, 10, 4, 3, 2]), ILLUSTRATION)[1].endswith(
        "Too few proposals yet to speak of closing: 2 of 3 were won."
    )


def test_closing_that_goes_with_the_kind_of_deals_says_so():
    title, text = said(LATE, WELL, LOW_MIX)
    assert title == "The shortfall shows at closing, but it goes with the kind of deals that get there."
    assert "closing makes about 25 points (range 22 to 28)." in text
    assert text.endswith(
        "Of a hundred proposals 23 fewer are won: −24 go with the kind of deals that get a proposal (range −28 to "
        "−20), +1 with how many of the same kind are won (range −4 to +7)."
    )


def test_closing_within_the_same_kind_says_so():
    assert said(LATE, WELL, LOW_RATE)[0] == "The shortfall arises at closing, among deals of the same kind."


def test_closing_of_which_nothing_is_recorded_says_so():
    title, text = said(LATE, WELL)
    assert title == "The shortfall shows at closing; what it goes with is not recorded yet."
    assert text.endswith("Of the proposals, 200 of 540 and 450 of 540 were won.")


def test_a_loss_that_is_made_up_elsewhere_is_not_called_a_shortfall():
    ours, reference = of_stages([1000, 600, 500, 420, 400, 390]), of_stages([1000, 900, 720, 600, 540, 390])
    title, text = said(ours, reference)
    assert title == "More is lost before the proposal, and made up at closing."
    assert "−12 points before the proposal (range −15 to −8) and +12 at closing (range +10 to +14)" in text
    assert text.endswith("At closing more are won: 390 of 400 proposals against 390 of 540.")
    assert said(reference, ours)[0] == "More is lost at closing, and made up before the proposal."


@pytest.mark.parametrize("ours", [WELL, REFERRAL])
def test_no_shortfall_is_said_plainly(ours):
    assert said(ours, COLD)[0] == "There is no shortfall to explain."


def test_a_gap_that_chance_may_have_made_is_not_placed():
    title, text = said(of_stages([20, 18, 14, 11, 10, 8]), WELL)
    assert title == "Not enough data yet to say where the shortfall arises."
    assert "Both ranges include no difference. Of the proposals, 8 of 10 and 450 of 540 were won." in text


def test_nothing_is_said_of_closing_where_nobody_got_there():
    found = gap(of_stages([60, 30, 10, 0, 0, 0]), REFERRAL)
    assert "0% of cold leads" in words.text(verdict(found, None), found, None, SIDES)
    assert words.chances(found, SIDES).endswith("About closing nothing can be said yet.")
    unsure = gap(of_stages([12, 11, 10, 9, 0, 0]), of_stages([12, 11, 10, 9, 0, 0]))
    assert "That is 0 points before the proposal" in words.text(verdict(unsure, None), unsure, None, SIDES)
    unreached = gap(of_stages([12, 0, 0, 0, 0, 0]), of_stages([0] * 6))
    assert words.conversions(unreached, SIDES) == ""


def test_chances_never_claim_certainty():
    assert words.chances(gap(COLD, REFERRAL), SIDES) == (
        "Chance that cold leads lose more before the proposal than your own referrals: over 99%. "
        "That they lose more at closing: 52%, about as likely as not."
    )
    assert chance(1) == "over 99%"
    assert chance(0) == "under 1%"
    assert words.chances(gap(LATE, WELL), SIDES).endswith("That they lose more at closing: over 99%.")


def test_points_rounded_to_nothing_have_no_sign():
    assert [signed(share) for share in (-0.004, 0.004, -0.006, 0.03)] == ["0", "0", "−1", "+3"]
    assert signed(-0.418, 1) == "−41.8"


def test_one_point_is_one_point():
    assert [in_points(share) for share in (0.01, -0.01, 0.02, 0)] == ["+1 point", "−1 point", "+2 points", "0 points"]
    assert in_points(-0.42, is_signed=False) == "42 points"
