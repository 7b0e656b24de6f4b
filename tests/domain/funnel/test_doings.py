from dataclasses import replace

import numpy as np

from refnet.domain.funnel.doings import Doing, exposure
from refnet.domain.kinds import Outcome, Stage
from tests.factmaking import deal, facts_of

TODAY, PATIENCE = 1000, 180


def flags(mask):
    return np.asarray(mask).astype(int).tolist()


def seen(doing, *deals, follow_up=None):
    facts = facts_of(*deals)
    if follow_up is not None:
        facts = replace(facts, follow_up=np.array(follow_up, np.int32))
    return exposure(facts, doing, TODAY, PATIENCE)


def test_prepared_is_four_of_five_ticks_by_the_day_of_the_first_meeting():
    four = {"agenda": 1, "research": 1, "pitch": 1, "connections": 1}
    found = seen(Doing.PREPARATION, deal(met_on=500, **four), deal(met_on=500, agenda=1, research=1, pitch=1), deal())
    assert flags(found.at) == [1, 1, 0]
    assert flags(found.done) == [1, 0, 0]


def test_a_deal_that_ended_before_its_meeting_is_not_compared():
    found = seen(Doing.PREPARATION, deal(met_on=500, ended=499, outcome=Outcome.LOST), deal(met_on=500, ended=500))
    assert flags(found.at) == [0, 1]


def test_an_open_deal_is_settled_only_long_after_the_landmark():
    found = seen(Doing.NEXT_STEP, deal(met_on=820), deal(met_on=821), deal(outcome=Outcome.WON, met_on=999))
    assert flags(found.settled) == [1, 0, 1]


def test_well_qualified_is_three_of_four_and_nothing_noted_is_no_answer():
    three = {"need_known": 1, "budget_known": 1, "timing_known": 1}
    found = seen(Doing.QUALIFICATION, deal(met_on=5, **three), deal(met_on=5, qualified=1), deal(met_on=5), deal())
    assert flags(found.asked) == [1, 1, 1, 0]
    assert flags(found.at) == [1, 1, 0, 0]
    assert flags(found.done) == [1, 0, 0, 0]


def test_next_step_and_questions_are_those_of_the_first_meeting():
    found = seen(Doing.NEXT_STEP, deal(met_on=5, next_step=1), deal(met_on=5))
    assert (flags(found.at), flags(found.done)) == ([1, 1], [1, 0])
    found = seen(Doing.QUESTIONS, deal(met_on=5, asked=4), deal(met_on=5, asked=3), deal())
    assert (flags(found.at), flags(found.done)) == ([1, 1, 0], [1, 0, 0])


def test_only_what_was_followed_up_before_its_end_is_compared_soon_against_late():
    deals = [deal(met_on=500) for _number in range(3)]
    deals += [deal(met_on=500, outcome=Outcome.LOST, ended=504), deal()]
    found = seen(Doing.FOLLOW_UP, *deals, follow_up=[7, 8, -1, 4, -1])
    assert flags(found.at) == [1, 1, 0, 0, 0]
    assert flags(found.done) == [1, 0, 0, 0, 0]


def test_only_contacted_deals_are_compared_soon_against_late():
    contacted = {"stage": Stage.CONTACTED, "begun": 500}
    found = seen(
        Doing.SPEED,
        deal(**contacted, stages={Stage.CONTACTED: 502}),
        deal(**contacted, stages={Stage.CONTACTED: 503}),
        deal(stage=Stage.CONTACTED),
        deal(begun=500),
    )
    assert flags(found.asked) == [1, 1, 1, 0]
    assert flags(found.at) == [1, 1, 0, 0]
    assert flags(found.done) == [1, 0, 0, 0]
