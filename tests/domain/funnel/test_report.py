from datetime import date, timedelta

import pytest

from refnet.domain.funnel.comparison import Against, DiagnosisQuery, Leads
from refnet.domain.funnel.doings import Doing
from refnet.domain.funnel.profile import Profile
from refnet.domain.funnel.questions import Standing
from refnet.domain.funnel.report import diagnose
from refnet.domain.funnel.stages import of_stages
from refnet.domain.funnel.verdicts import Closing, Place
from refnet.domain.kinds import OPEN_STAGES, Outcome, Source, Stage
from tests.factmaking import deal, facts_of, key_of_name

TODAY = date(2026, 6, 1)
BEGUN = date(2025, 6, 1)
MET = BEGUN + timedelta(days=14)
WELL = {"agenda": 1, "research": 1, "pitch": 1, "connections": 1, "next_step": 1, "asked": 5, "buying": 1}
NOTED = {"return_discussed": 1, "qualified": 1, "need_known": 1, "budget_known": 1, "decision_known": 1}


def through(source, counts, **meeting):
    """Return deals of which so many reached each of the six stages, the others of them lost."""
    made = []
    for place, stage in enumerate((*OPEN_STAGES, Stage.WON)):
        here = counts[place] - (counts[place + 1] if place < 5 else 0)
        met = {"met_on": MET, **meeting} if place >= 2 else {}
        outcome = Outcome.WON if stage is Stage.WON else Outcome.LOST
        stages = {each: BEGUN + timedelta(days=7 * number) for number, each in enumerate(OPEN_STAGES[: place + 1])}
        end = BEGUN + timedelta(days=60)
        known = {"begun": BEGUN, "ended": end, "stages": stages, "rep": "Ann", "amount": 500}
        open_stage = Stage.PROPOSED if stage is Stage.WON else stage
        made += [deal(source, outcome, stage=open_stage, **known, **met) for _number in range(here)]
    return made


COLD = through(Source.COLD, [600, 270, 138, 96, 72, 60])
REFERRAL = through(Source.REFERRAL, [50, 47, 41, 36, 31, 26], **WELL, **NOTED)
FACTS = facts_of(*COLD, *REFERRAL)


def test_the_gap_of_cold_leads_lies_before_the_proposal():
    found = diagnose(FACTS, DiagnosisQuery(), TODAY)
    assert found.gap.ours == of_stages([600, 270, 138, 96, 72, 60])
    assert found.gap.reference == of_stages([50, 47, 41, 36, 31, 26])
    assert found.verdict.place is Place.BEFORE
    assert found.title == "The gap lies before the proposal."
    assert found.text.startswith(
        "By multiplying the steps, 10.0% of cold leads become clients (60 of 600 so far), and 52"
    )
    assert not found.is_empty
    assert not found.is_alone


def test_every_count_opens_as_many_deals():
    found = diagnose(FACTS, DiagnosisQuery(), TODAY)
    assert found.count("ours") == 600
    assert found.count("theirs-2") == 41
    assert found.count("ours-0-lost") == 330
    assert found.count("preparation-done") == 41
    assert found.count("preparation-not") == 138
    assert found.count("nothing of the kind") == 0
    assert len(found.ids("ours-4-lost")) == 12
    for step in range(5):
        assert found.count(f"ours-{step}") == found.gap.ours.counted[step]
        went_on = found.gap.ours.counted[step] - found.count(f"ours-{step}-lost")
        assert went_on == found.gap.ours.advanced[step] == found.count(f"ours-{step}-on")
    for factor in found.factors:
        if factor.effect is not None:
            assert found.count(f"{factor.doing}-done") == factor.effect.done.n
            assert found.count(f"{factor.doing}-not") == factor.effect.not_done.n


def test_closing_is_split_by_preparation_where_it_is_recorded():
    found = diagnose(FACTS, DiagnosisQuery(), TODAY)
    assert [(kind.ours, kind.theirs) for kind in found.split.kinds] == [(0, 31), (72, 0)]
    assert diagnose(facts_of(*COLD), DiagnosisQuery(), TODAY).split is None
    assert diagnose(FACTS, DiagnosisQuery(against=Against.TARGETS), TODAY).split is None


def test_closing_is_split_by_source_too_where_both_sides_mix_them():
    other = [each | {"rep": "Bob"} for each in (*COLD, *REFERRAL)]
    query = DiagnosisQuery(Leads.ALL, Against.TEAM, key_of_name("Ann"))
    found = diagnose(facts_of(*COLD, *REFERRAL, *other), query, TODAY)
    assert [kind.name for kind in found.split.kinds] == ["prepared, introduced", "not prepared, not introduced"]
    assert found.verdict.place is Place.NO_GAP
    cold = diagnose(facts_of(*COLD, *other), DiagnosisQuery(Leads.COLD, Against.TEAM, key_of_name("Ann")), TODAY)
    assert cold.split is None


def test_a_lower_closing_rate_of_less_prepared_deals_goes_with_preparation():
    prepared = through(Source.REFERRAL, [300, 280, 250, 220, 200, 180], **WELL)
    unprepared = through(Source.COLD, [300, 280, 250, 220, 200, 60], agenda=1)
    some = through(Source.COLD, [30, 28, 25, 22, 20, 18], **WELL) + through(Source.REFERRAL, [30, 28, 25, 22, 20, 6])
    found = diagnose(facts_of(*prepared, *unprepared, *some), DiagnosisQuery(), TODAY)
    assert (found.verdict.place, found.verdict.closing) == (Place.CLOSING, Closing.MIX)


def test_what_is_not_recorded_is_not_compared():
    found = diagnose(facts_of(*COLD), DiagnosisQuery(), TODAY)
    effects = {factor.doing: factor for factor in found.factors}
    assert effects[Doing.PREPARATION].effect is None
    assert effects[Doing.PREPARATION].lacking == 138
    assert effects[Doing.QUALIFICATION].lacking == 138
    standings = [answer.standing for answer in found.answers]
    assert standings == [Standing.LOOK, Standing.UNSURE, *[Standing.MISSING] * 4]
    assert found.answers[2].sentence == "Not recorded yet at any of 138 first meetings."
    assert found.answers[2].record.startswith("Note at the first meeting whether the prospect wants to buy")
    assert int(found.answers[2].lacking.sum()) == 138


def test_what_is_dated_is_compared_even_where_nobody_did_it():
    late = [deal(Source.COLD, stage=Stage.CONTACTED, begun=BEGUN, stages={Stage.CONTACTED: BEGUN + timedelta(days=9)})]
    found = diagnose(facts_of(*late * 3), DiagnosisQuery(), TODAY)
    speed = {factor.doing: factor for factor in found.factors}[Doing.SPEED]
    assert (speed.effect.done.n, speed.effect.not_done.n) == (0, 3)


def test_meetings_where_nothing_was_ever_ticked_are_still_to_record():
    found = diagnose(facts_of(*COLD), DiagnosisQuery(), TODAY)
    assert found.count("preparation-lacking") == found.count("questions-lacking") == 138


def test_few_meetings_are_not_called_fine():
    few = through(Source.COLD, [12, 6, 3, 3, 2, 1])
    assert diagnose(facts_of(*few, *REFERRAL), DiagnosisQuery(), TODAY).answers[1].standing is Standing.UNSURE


def test_the_six_questions_are_answered_for_our_side():
    found = diagnose(FACTS, DiagnosisQuery(Leads.REFERRAL), TODAY)
    assert [answer.number for answer in found.answers] == [1, 2, 3, 4, 5, 6]
    assert [answer.sentence for answer in found.answers] == [
        "600 of 650 (92%) cold, 50 introduced.",
        (
            "Of those who met, 36 of 41 (88%) went on as qualified. Of 41 first meetings, the need was known at "
            "41, the budget at 41, who decides at 41, the timing at 0."
        ),
        "Noted at 41 of 41 first meetings. 41 of 41 (100%) wanted to buy, the others only to look.",
        "41 of 41 (100%) first meetings had four or more questions noted.",
        "Noted at 41 of 41 first meetings. The return was talked about at 41 of 41 (100%).",
        "A next step was agreed at 41 of 41 (100%) first meetings.",
    ]
    standings = [answer.standing for answer in found.answers]
    assert standings == [Standing.LOOK, Standing.UNSURE, *[Standing.FINE] * 4]


def test_qualifying_worse_than_the_others_is_to_be_looked_at():
    answer = diagnose(FACTS, DiagnosisQuery(), TODAY).answers[1]
    assert answer.standing is Standing.LOOK
    assert answer.sentence.startswith("Of those who met, 96 of 138 (70%) went on as qualified, against 36 of 41 (88%).")
    assert answer.sentence.endswith("What they were judged by is not noted.")


def test_less_than_half_noted_is_not_judged():
    noted = through(Source.COLD, [10, 10, 10, 10, 10, 10], **WELL)
    found = diagnose(facts_of(*noted, *COLD), DiagnosisQuery(), TODAY)
    assert found.answers[2].standing is Standing.PARTLY


def test_few_first_meetings_are_told_as_counts():
    few = through(Source.COLD, [3] * 6, **WELL)
    answer = diagnose(facts_of(*few), DiagnosisQuery(), TODAY).answers[3]
    assert answer.sentence == "3 of 3 first meetings had four or more questions noted."


def test_a_share_that_could_be_either_is_not_judged():
    half = through(Source.COLD, [10] * 6, **WELL) + through(Source.COLD, [10] * 6, buying=0)
    assert diagnose(facts_of(*half), DiagnosisQuery(), TODAY).answers[2].standing is Standing.UNSURE


def test_no_deals_at_all_make_an_empty_report():
    found = diagnose(facts_of(), DiagnosisQuery(), TODAY)
    assert found.is_empty
    assert found.verdict.place is Place.TOO_FEW
    assert [answer.standing for answer in found.answers] == [Standing.MISSING] * 6
    assert [answer.sentence for answer in found.answers] == [
        "No lead is recorded yet.",
        "No first meeting can be counted yet.",
        *["Nothing is noted about a first meeting yet."] * 4,
    ]
    assert all(factor.effect is None for factor in found.factors)


def test_doubts_name_the_deals_they_speak_of():
    waiting = deal(Source.COLD, begun=TODAY - timedelta(days=5), stages={Stage.LEAD: TODAY - timedelta(days=5)})
    undated, unknown = deal(Source.COLD, stage=Stage.CONTACTED), deal(Source.UNKNOWN, begun=BEGUN)
    named, rescued = deal(Source.NAME_ONLY, begun=BEGUN, ally="Ida"), deal(Source.COLD, begun=BEGUN, is_rescued=True)
    found = diagnose(facts_of(*COLD, waiting, undated, unknown, named, rescued), DiagnosisQuery(), TODAY)
    told = {doubt.key: doubt.sentence for doubt in found.doubts}
    assert told["waiting"].endswith("less than 180 days: they count only at the steps behind them.")
    assert told["undated"] == "1 open lead has no day on which it began."
    assert told["unknown"] == "1 lead has no source and stands on neither side."
    assert told["names"] == "1 name passed on without an introduction stands on neither side."
    assert found.count("ours") == 603
    assert told["rescued"] == "1 lead began cold and was introduced later; it stays cold."
    assert "Allies may pass on easier prospects" in told["proof"]
    assert found.count("unknown") == 1
    everything = diagnose(facts_of(unknown, named), DiagnosisQuery(Leads.ALL), TODAY)
    told = {doubt.key: doubt.sentence for doubt in everything.doubts}
    assert told["unknown"] == "1 lead has no source."
    assert told["names"] == "1 name passed on without an introduction is among them."
    assert everything.answers[0].sentence == "0 of 1 cold, 0 introduced, 1 a name passed on. 1 lead has no source."


def test_many_open_leads_are_said_to_bend_the_rates():
    day = TODAY - timedelta(days=5)
    waiting = [deal(Source.COLD, begun=day, stages={Stage.LEAD: day}) for _number in range(100)]
    told = {doubt.key: doubt.sentence for doubt in diagnose(facts_of(*COLD, *waiting), DiagnosisQuery(), TODAY).doubts}
    assert told["waiting"].endswith("rates may be off by some points.")


def test_targets_of_nobody_are_doubted_and_own_ones_are_not():
    keys = [doubt.key for doubt in diagnose(FACTS, DiagnosisQuery(against=Against.TARGETS), TODAY).doubts]
    assert keys[1] == "targets"
    own = DiagnosisQuery(against=Against.TARGETS, targets=Profile((0.9,) * 5))
    assert "targets" not in [doubt.key for doubt in diagnose(FACTS, own, TODAY).doubts]


def test_sources_are_told_with_the_allies_who_introduced():
    some = [deal(Source.REFERRAL, begun=BEGUN, ally=name) for name in ("Ida", "Ida", "Jon")]
    found = diagnose(facts_of(*some, deal(Source.COLD), deal(Source.UNKNOWN)), DiagnosisQuery(), TODAY)
    assert found.answers[0].sentence == "1 of 4 cold, 3 introduced by 2 allies. 1 lead has no source."
    unknown = diagnose(facts_of(deal(Source.UNKNOWN), deal(Source.UNKNOWN)), DiagnosisQuery(), TODAY)
    assert unknown.answers[0].sentence == "2 leads have no source."


@pytest.mark.parametrize("against", Against)
@pytest.mark.parametrize("leads", Leads)
def test_any_comparison_can_be_asked_for(leads, against):
    query = DiagnosisQuery(leads, against, key_of_name("Ann"), since=BEGUN)
    found = diagnose(FACTS, query, TODAY)
    assert found.title
    assert found.text


def test_leads_that_came_in_another_way_are_counted_too():
    some = [deal(Source.COLD), deal(Source.INBOUND), deal(Source.INBOUND), deal(Source.EXISTING)]
    found = diagnose(facts_of(*some), DiagnosisQuery(), TODAY)
    assert found.answers[0].sentence == "1 of 4 cold, 0 introduced, 3 in other ways."


def test_something_that_followed_soon_is_told():
    from dataclasses import replace

    import numpy as np

    facts = replace(FACTS, follow_up=np.where(FACTS.meeting.day > 0, 3, -1).astype(np.int32))
    found = diagnose(facts, DiagnosisQuery(Leads.REFERRAL), TODAY)
    assert found.answers[5].sentence.endswith("Of those followed up, 41 of 41 (100%) were within a week.")
    assert found.answers[5].standing is Standing.FINE
    late = replace(FACTS, follow_up=np.where(FACTS.meeting.day > 0, 20, -1).astype(np.int32))
    assert diagnose(late, DiagnosisQuery(Leads.REFERRAL), TODAY).answers[5].standing is Standing.LOOK
    assert diagnose(late, DiagnosisQuery(Leads.REFERRAL), TODAY).answers[5].sentence.endswith("the one to look at.")


def test_the_low_number_of_the_follow_up_is_named():
    from refnet.domain.funnel.question_words import where_to_look

    few = through(Source.COLD, [10] * 6, **WELL) + through(Source.COLD, [40] * 6)
    found = diagnose(facts_of(*few), DiagnosisQuery(), TODAY).answers[5]
    assert found.standing is Standing.LOOK
    assert found.sentence.endswith("The next step is the one to look at.")
    assert where_to_look(at_steps=True, at_time=True) == "Both are low."


def test_too_few_are_not_judged():
    few = through(Source.COLD, [9] * 6, **WELL, **NOTED)
    found = diagnose(facts_of(*few, *REFERRAL), DiagnosisQuery(), TODAY)
    assert [answer.standing for answer in found.answers[1:]] == [Standing.UNSURE] * 5
