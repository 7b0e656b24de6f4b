import pytest

from refnet.domain.funnel import words
from refnet.domain.funnel.gap import gap
from refnet.domain.funnel.kitagawa import Kind, split
from refnet.domain.funnel.numbers import chance, in_points, share, signed
from refnet.domain.funnel.profile import ILLUSTRATION, Profile
from refnet.domain.funnel.sides import Sides
from refnet.domain.funnel.stages import of_stages
from refnet.domain.funnel.verdicts import verdict

SIDES = Sides("cold leads", "your own referrals")
REFERRAL, COLD = of_stages([50, 47, 41, 36, 31, 26]), of_stages([600, 270, 138, 96, 72, 60])
WELL = of_stages([1000, 900, 720, 600, 540, 450])
LATE = of_stages([1000, 900, 720, 600, 540, 200])
LOW_MIX = split([Kind("a", 30, 40, 300, 400), Kind("b", 60, 360, 60, 400)])
LOW_RATE = split([Kind("a", 20, 40, 49, 70), Kind("b", 5, 60, 9, 30)])


def said(ours, reference, closing=None):
    found = gap(ours, reference)
    reached = verdict(found, closing)
    return words.title(reached, found), words.text(reached, found, closing, SIDES)


def test_a_gap_before_the_proposal_leaves_closing_open_while_its_range_is_wide():
    title, text = said(COLD, REFERRAL)
    assert title == "The gap lies before the proposal."
    assert text == (
        "By multiplying the steps, 10.0% of cold leads become clients (60 of 600 so far), and 52.0% of your own referrals "
        "(26 of 50 so far): −42.0 points (range −53 to −26). Of that, −41.8 before the proposal (range −51 to −28) and "
        "−0.2 at closing (range −4 to +5). At closing no difference can be told: 60 of 72 and 26 of 31 were won (−4 to "
        "+5 points)."
    )


def test_closing_is_cleared_only_where_its_whole_range_lies_within_a_tenth_of_the_gap():
    title, text = said(of_stages([6000, 2700, 1380, 960, 720, 600]), of_stages([5000, 4700, 4100, 3600, 3100, 2600]))
    assert title == "It is not closing: the gap lies before the proposal."
    assert "At closing there is little between them: 600 of 720 and 2,600 of 3,100 were won (−" in text


def test_a_little_lost_at_closing_is_neither_nothing_nor_alike():
    ours, reference = of_stages([2032, 907, 448, 276, 221, 164]), of_stages([891, 847, 708, 553, 495, 399])
    title, text = said(ours, reference)
    assert title == "It is hardly closing: nearly all of the gap lies before the proposal."
    assert text.endswith("Closing adds little: 164 of 221 and 399 of 495 proposals were won (−4 to +0.03 points).")


@pytest.mark.parametrize(
    ("ours", "title"),
    [
        ([60000, 27000, 13800, 9600, 7200, 5700], "Nearly all of the gap lies before the proposal, a little at closing."),
        ([10000, 7000, 5200, 4000, 3400, 2200], "Most of the gap lies before the proposal, the rest at closing."),
        ([10000, 8700, 6900, 5600, 5000, 2100], "Most of the gap lies at closing, the rest before the proposal."),
        ([1000, 820, 640, 500, 420, 260], "Part of the gap lies before the proposal, part at closing."),
    ],
)  # fmt: skip
def test_of_a_gap_on_both_sides_is_told_where_most_of_it_lies(ours, title):
    assert said(of_stages(ours), of_stages([10 * n for n in (1000, 900, 720, 600, 540, 450)]))[0] == title


def test_more_than_the_gap_lost_early_is_told_with_signs():
    text = said(of_stages([100, 40, 20, 12, 10, 10]), of_stages([100, 90, 72, 60, 54, 45]))[1]
    assert ": −35.0 points (range −45 to −23). Of that, −" in text


def test_a_loss_before_the_proposal_is_no_gap_while_the_whole_range_holds_zero():
    title, text = said(of_stages([138, 127, 103, 77, 69, 61]), Profile((0.95, 0.85, 0.8, 0.92, 0.84)))
    assert title == "Fewer reach the proposal; whether fewer become clients can’t be told."
    assert "your targets come to 49.9%" in text
    assert said(of_stages([40, 20, 16, 12, 9, 8]), WELL)[0] == title
    late = said(of_stages([100, 93, 80, 68, 61, 44]), WELL)[0]
    assert late == "Fewer proposals are won; whether fewer become clients can’t be told."


def test_too_few_at_closing_leave_counts_and_no_points_of_the_whole():
    text = said(of_stages([40, 20, 16, 12, 9, 8]), WELL)[1]
    assert text.startswith("So far 8 of 40 cold leads and 450 of 1,000 your own referrals became clients. Of that, −")
    assert text.endswith("Too few proposals yet to compare closing: 8 of 9 and 450 of 540 were won.")
    assert said(of_stages([40, 20, 16, 12, 9, 8]), ILLUSTRATION)[1].startswith(
        "So far 8 of 40 cold leads became clients."
    )


def test_too_few_at_a_step_before_the_proposal_are_named():
    title, text = said(of_stages([20, 18, 18, 5, 2, 2]), REFERRAL)
    assert title == "Too few leads yet at some steps to tell where they are lost."
    assert text == (
        "So far 2 of 20 cold leads and 26 of 50 your own referrals became clients. Ten on each side are needed at each "
        "step before the proposal; counted are 5 and 36 at Qualified → proposed."
    )


def test_too_few_leads_say_only_how_many_there_are():
    title, text = said(of_stages([9, 5, 4, 3, 2, 1]), REFERRAL)
    assert title == "Too few leads yet to tell where they are lost."
    assert text.startswith("Counted so far: cold leads 9, your own referrals 50.")
    assert said(of_stages([9, 5, 4, 3, 2, 1]), ILLUSTRATION)[1].startswith("Counted so far: cold leads 9. Ten")


def test_a_share_of_the_gap_is_told_where_the_counts_hold_it():
    _title, text = said(of_stages([1000, 500, 300, 200, 180, 60]), WELL)
    assert "before the proposal (range −24 to −18; 55% of the gap, range 48–61%)" in text
    assert "at closing (range −21 to −15)." in text


def test_targets_that_nobody_set_are_called_an_assumption():
    assert "the targets (an illustrative assumption) come to 50.0%" in said(COLD, ILLUSTRATION)[1]
    assert "your targets come to 59.0%" in said(COLD, Profile((0.9,) * 5))[1]
    assert said(COLD, ILLUSTRATION)[1].endswith("Of the proposals, 60 of 72 were won.")
    assert said(of_stages([60, 30, 20, 14, 3, 2]), ILLUSTRATION)[1].endswith(
        "Too few proposals yet to speak of closing: 2 of 3 were won."
    )


def test_closing_that_goes_with_the_kind_of_deals_says_so():
    title, text = said(LATE, WELL, LOW_MIX)
    assert title == "The gap shows at closing, but it goes with the kind of deals that get there."
    assert "−25.0 at closing (range −28 to −22)." in text
    assert text.endswith(
        "Of a hundred proposals 22.5 fewer are won: −23.7 go with the kind of deals that get a proposal (range −28 to "
        "−20), +1.2 with how many of the same kind are won (range −4 to +7)."
    )


def test_closing_within_the_same_kind_says_so():
    assert said(LATE, WELL, LOW_RATE)[0] == "The gap lies at closing, among deals of the same kind."


def test_closing_of_which_nothing_is_recorded_says_so():
    title, text = said(LATE, WELL)
    assert title == "The gap shows at closing; what it goes with is not recorded yet."
    assert text.endswith("Of the proposals, 200 of 540 and 450 of 540 were won.")


def test_a_loss_that_is_made_up_elsewhere_is_not_called_a_gap():
    ours, reference = of_stages([1000, 600, 500, 420, 400, 390]), of_stages([1000, 900, 720, 600, 540, 390])
    title, text = said(ours, reference)
    assert title == "More is lost before the proposal, and made up at closing."
    assert "before the proposal (range −15 to −8) and +" in text
    assert text.endswith("At closing more are won: 390 of 400 proposals against 390 of 540.")
    assert said(reference, ours)[0] == "More is lost at closing, and made up before the proposal."


@pytest.mark.parametrize("ours", [WELL, REFERRAL])
def test_no_gap_is_said_plainly(ours):
    assert said(ours, COLD)[0] == "There is no gap: more become clients."


def test_a_gap_that_chance_may_have_made_is_no_gap():
    title, text = said(of_stages([20, 18, 14, 11, 10, 8]), WELL)
    assert title == "No gap can be told."
    assert text.endswith("Of the proposals, 8 of 10 and 450 of 540 were won.")


def test_a_gap_that_no_part_bears_alone_is_not_placed():
    assert said(of_stages([150, 131, 102, 83, 73, 54]), WELL)[0] == (
        "Fewer become clients; where they are lost can’t be told yet."
    )


def test_nothing_is_said_of_closing_where_nobody_got_there():
    found = gap(of_stages([60, 30, 10, 0, 0, 0]), REFERRAL)
    assert "0.0% of cold leads" in words.text(verdict(found, None), found, None, SIDES)
    assert words.chances(found, SIDES).endswith("About closing nothing can be said yet.")
    assert words.title(verdict(found, None), found) == "The gap lies before the proposal."
    few = gap(of_stages([20, 18, 15, 5, 2, 2]), REFERRAL)
    assert words.chances(few, SIDES) == "About the chances nothing can be said yet."


def test_chances_never_claim_certainty():
    assert words.chances(gap(COLD, REFERRAL), SIDES) == (
        "Chance that cold leads lose more before the proposal than your own referrals: over 99%. "
        "That they lose more at closing: 52%, about as likely as not."
    )
    assert chance(1) == "over 99%"
    assert chance(0) == "under 1%"
    assert words.chances(gap(LATE, WELL), SIDES).endswith("That they lose more at closing: over 99%.")


def test_rounding_never_hides_a_sign():
    assert [signed(part, 0) for part in (-0.001, 0.0004, -0.006, 0.03, 0)] == ["−0.1", "+0.04", "−1", "+3", "0"]
    assert [signed(part) for part in (-0.418, 0.00001, -0.0004)] == ["−41.8", "0", "−0.04"]


def test_points_and_shares_have_one_decimal():
    assert [in_points(part) for part in (0.01, -0.42)] == ["+1.0 points", "−42.0 points"]
    assert share(0.0785) == "7.8%"
