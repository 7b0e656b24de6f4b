from datetime import date

import pytest

from refnet.domain.funnel.comparison import Against, DiagnosisQuery, Leads, before, groups
from refnet.domain.funnel.side_words import sides
from refnet.domain.kinds import Source
from tests.factmaking import deal, facts_of, key_of_name

TODAY = date(2026, 6, 1)
ANN = key_of_name("Ann")
FACTS = facts_of(
    deal(Source.COLD, rep="Ann", begun=date(2026, 5, 1)),
    deal(Source.NAME_ONLY, rep="Ann", begun=date(2025, 5, 1)),
    deal(Source.REFERRAL, rep="Ann", begun=date(2026, 4, 1)),
    deal(Source.COLD, rep="Bob", begun=date(2026, 3, 1)),
    deal(Source.UNKNOWN),
)


def rows(mask):
    return None if mask is None else mask.nonzero()[0].tolist()


def compared(**asked):
    query = DiagnosisQuery(**asked).settled()
    who = groups(FACTS, query, TODAY)
    return query.against, rows(who.ours), rows(who.theirs), rows(who.both), rows(who.around)


def test_cold_leads_are_compared_with_our_own_referrals():
    assert compared() == (Against.REFERRALS, [0, 3], [2], [0, 2, 3], [0, 1, 2, 3, 4])


def test_a_rep_is_compared_with_all_others_and_not_with_themselves():
    assert compared(against=Against.TEAM, rep=ANN) == (Against.TEAM, [0], [3], [0, 3], [0, 1, 2])
    assert compared(leads=Leads.ALL, against=Against.TEAM, rep=ANN)[2] == [3]


def test_a_period_is_compared_with_as_long_a_time_before():
    asked = compared(leads=Leads.ALL, against=Against.BEFORE, since=date(2025, 9, 1), until=date(2026, 6, 1))
    assert asked[:3] == (Against.BEFORE, [0, 2, 3], [1])


def test_targets_have_no_deals():
    assert compared(against=Against.TARGETS, leads=Leads.REFERRAL)[1:3] == ([2], None)


def test_a_comparison_that_makes_no_sense_gives_way_to_one_that_does():
    assert compared(leads=Leads.REFERRAL)[0] is Against.TARGETS
    assert compared(leads=Leads.ALL, rep=ANN)[0] is Against.TEAM
    assert compared(against=Against.BEFORE)[0] is Against.REFERRALS
    refused = DiagnosisQuery(leads=Leads.ALL).refusals()
    assert refused == {Against.REFERRALS: "leads", Against.TEAM: "rep", Against.BEFORE: "period"}


@pytest.mark.parametrize(
    ("since", "until", "first", "last"),
    [
        (date(2025, 1, 1), date(2025, 12, 31), date(2024, 1, 1), date(2024, 12, 31)),
        (date(2024, 1, 1), date(2025, 12, 31), date(2022, 1, 1), date(2023, 12, 31)),
        (date(2026, 5, 1), date(2026, 5, 31), date(2026, 3, 31), date(2026, 4, 30)),
    ],
)
def test_the_time_before_is_as_long(since, until, first, last):
    assert before(since, until) == (first, last)


@pytest.mark.parametrize(
    ("query", "ours", "theirs"),
    [
        (DiagnosisQuery(), "cold leads", "introductions"),
        (DiagnosisQuery(rep=ANN), "cold leads of Ann", "introductions of Ann"),
        (DiagnosisQuery(Leads.ALL, Against.TEAM, ANN), "leads of Ann", "leads of the rest of the team"),
        (
            DiagnosisQuery(Leads.REFERRAL, Against.BEFORE, since=date(2026, 1, 1)),
            "introductions of this period",
            "introductions of the period before",
        ),
        (DiagnosisQuery(Leads.ALL, Against.TARGETS, key_of_name("Zoe")), "leads of this rep", "the targets"),
    ],
)
def test_both_sides_have_names_for_sentences(query, ours, theirs):
    assert (sides(FACTS, query).ours, sides(FACTS, query).theirs) == (ours, theirs)
