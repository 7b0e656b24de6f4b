from datetime import date, timedelta

import pytest
from bringing import bring
from world import AMOUNT, START, world

from refnet.domain.conversion.behind import Behind, Part
from refnet.domain.drafts import AllyDraft, PersonDraft
from refnet.domain.errors import InvalidInput
from refnet.domain.kinds import AllyKind, Denominator, Outcome, Source
from refnet.domain.rates.conversion import Grouping
from refnet.services import allies, deals, insights, reps
from refnet.services.insights import ConversionQuery, NetworkQuery

TODAY = date(2027, 11, 20)


def rates(store, **query):
    return insights.conversion(store, ConversionQuery(**query), TODAY).conversion


def test_deals_are_counted_by_source_beside_the_benchmark(store, tmp_path):
    world(store, "Ida>Ana:won Ida>Bob:lost Jon>Cid:won")
    bring(store, tmp_path, "deals", "deal.title,deal.source,deal.outcome\nRoof,cold,lost\nWall,cold,won")
    report = insights.conversion(store, ConversionQuery(), TODAY)
    assert not report.is_empty
    shape = report.as_json()
    assert (shape["denominator"], shape["horizon_days"]) == ("all", 180)
    referral = shape["sources"]["referral"]
    assert (referral["n"], referral["won"], referral["lost"], referral["open"]) == (3, 2, 1, 0)
    assert referral["successes"] == 2
    assert (referral["rate"], referral["standing"]) == (None, "counts_only")
    assert shape["difference"] is None
    assert shape["sources"]["cold"]["is_plain"]
    assert shape["benchmark"]["rate"] == 0.5
    assert set(shape["benchmark"]) == {"key", "rate", "source"}
    assert "3 introductions" in report.headline
    assert shape["sentences"] == {
        "headline": report.headline, "counts": "", "comparison": report.comparison, "what_counts": report.what_counts
    }  # fmt: skip


def test_an_empty_database_has_nothing_to_compare(store):
    report = insights.conversion(store, ConversionQuery(), TODAY)
    assert report.is_empty
    assert report.as_json()["difference"] is None


def test_rows_have_the_same_shape_as_the_whole(store):
    world(store, "Ida>Ana:won", rep="Rae")
    world(store, "Ida>Bob:lost", rep="Roy")
    report = insights.conversion(store, ConversionQuery(by=Grouping.REP), TODAY)
    shape = report.as_json()
    assert list(shape["rows"]) == ["Rae", "Roy"]
    assert shape["rows"]["Roy"]["sources"]["referral"]["lost"] == 1
    assert set(shape["rows"]["Roy"]) - {"shrunken"} <= set(shape)


def test_a_referral_begins_on_the_day_of_its_introduction(store, tmp_path):
    content = """
        deal.reference,deal.source,deal.first_touch_on,prospect.name,introducer.name,introduction.date
        1,referral,2026-03-01,Ana,Ida,2026-01-10
        2,cold,2026-03-01,Bob,,
        """
    bring(store, tmp_path, "deals", content)
    report = insights.conversion(store, ConversionQuery(by=Grouping.MONTH), TODAY)
    assert [name for name, _row in report.conversion.rows] == ["2026-01", "2026-03"]


def test_deals_can_be_chosen_by_rep_segment_and_time(store, tmp_path):
    content = """
        deal.reference,deal.source,deal.outcome,deal.segment,deal.first_touch_on,rep.name
        1,cold,won,Large,2026-01-05,Rae
        2,cold,lost,Small,2026-02-05,Roy
        3,cold,lost,,,Roy
        """
    bring(store, tmp_path, "deals", content)
    rae = next(row.id for row in reps.all(store) if row.name == "Rae")
    assert rates(store, rep=rae).sources[Source.COLD].total == 1
    assert rates(store, segment="Small").sources[Source.COLD].total == 1
    assert rates(store, since=date(2026, 1, 6)).sources[Source.COLD].total == 1
    assert rates(store, until=date(2026, 1, 5)).sources[Source.COLD].total == 1
    assert rates(store, denominator=Denominator.CLOSED).sources[Source.COLD].n == 3


def test_the_deals_behind_a_figure_are_told_by_their_keys(store):
    world(store, "Ida>Ana:won Ida>Bob:lost")
    query = ConversionQuery()
    won = insights.deals_behind(store, query, TODAY, Behind(Source.REFERRAL, Part.WON))
    assert [deals.record(store, key).row.prospect for key in won] == ["Ana"]


def test_an_unknown_benchmark_is_refused_with_those_there_are(store):
    with pytest.raises(InvalidInput, match="black_intro"):
        insights.conversion(store, ConversionQuery(benchmark="nobody"), TODAY)


def names(found):
    return {person.name for person in found.people}


def test_the_network_holds_who_introduced_whom_and_allies_without_introductions(store):
    known = world(store, "Ida>Ana:won Ana>Bob:lost Zoe")
    allies.add(store, AllyDraft(PersonDraft("Kim")))
    found = insights.network(store)
    assert names(found) == {"Ida", "Ana", "Bob", "Kim"}
    first = found.introductions[0]
    assert (first.introducer, first.prospect, first.outcome) == (known["Ida"], known["Ana"], Outcome.WON)
    assert (first.amount, first.made_on, first.is_originating) == (AMOUNT, START, True)
    assert [person.name for person in found.people if person.is_ally] == ["Kim"]
    assert found.currency == "EUR"


def test_ties_bring_further_people(store):
    world(store, "Ida>Ana Ida-Tom Uma-Vic")
    assert names(insights.network(store)) == {"Ida", "Ana"}
    found = insights.network(store, NetworkQuery(with_ties=True))
    assert names(found) == {"Ida", "Ana", "Tom"}
    assert len(found.ties) == 1


def test_reps_stand_beside_the_introducers_they_work_with(store):
    known = world(store, "Ida>Ana Ida>Bob", rep="Rae")
    found = insights.network(store, NetworkQuery(with_reps=True))
    [rep] = [person for person in found.people if person.is_rep]
    assert rep.name == "Rae"
    assert [(tie.person, tie.other) for tie in found.ties] == [(rep.id, known["Ida"])]


def test_the_network_can_be_narrowed_to_a_rep_and_a_time(store):
    world(store, "Ida>Ana Jon>Bob", rep="Rae")
    world(store, "Ida>Cid", rep="Roy")
    allies.add(store, AllyDraft(PersonDraft("Kim")))
    rae = next(row.id for row in reps.all(store) if row.name == "Rae")
    assert names(insights.network(store, NetworkQuery(rep=rae))) == {"Ida", "Ana", "Jon", "Bob"}
    assert names(insights.network(store, NetworkQuery(since=START + timedelta(days=1)))) == {"Jon", "Bob"}
    assert names(insights.network(store, NetworkQuery(rep=rae, until=START))) == {"Ida", "Ana"}


def test_focus_leaves_who_is_near(store):
    known = world(store, "Ida>Ana Ana>Bob Bob>Cid Ida-Tom")
    near = insights.network(store, NetworkQuery(focus=known["Ida"], depth=1, with_ties=True))
    assert names(near) == {"Ida", "Ana", "Tom"}
    assert (len(near.introductions), len(near.ties)) == (1, 1)


def test_focus_on_nobody_here_leaves_nobody(store):
    known = world(store, "Ida>Ana Zoe")
    assert names(insights.network(store, NetworkQuery(focus=known["Zoe"]))) == set()


def test_people_carry_the_best_outcome_of_deals_without_an_introduction(store, tmp_path):
    content = """
        deal.reference,prospect.email,prospect.name,deal.outcome,introducer.name
        1,ana@acme.example,Ana,lost,
        2,ana@acme.example,Ana,won,
        3,ana@acme.example,Ana,,
        4,ana@acme.example,Ana,lost,Ida
        5,,,won,
        """
    bring(store, tmp_path, "deals", content)
    found = {person.name: person.outcome for person in insights.network(store).people}
    assert found == {"Ana": Outcome.WON, "Ida": None}


def test_amounts_in_another_currency_earn_no_credit(store, tmp_path):
    content = """
        deal.reference,prospect.name,introducer.name,deal.outcome,deal.amount,deal.currency
        1,Ana,Ida,won,100,USD
        2,Bob,Ida,won,50,EUR
        """
    bring(store, tmp_path, "deals", content)
    assert insights.network_report(store, TODAY)["by_credit"][0]["credit"] == 5000


def test_the_network_in_numbers(store):
    world(store, "Ida>Ana:won Ida>Bob:lost Jon>Cid Cid-Dan")
    report = insights.network_report(store, TODAY, top=1)
    assert {name: report[name] for name in ("people", "introductions", "ties", "groups", "largest_group")} == {
        "people": 6, "introductions": 3, "ties": 1, "groups": 2, "largest_group": 3,
    }  # fmt: skip
    assert report["by_credit"] == [
        {"name": "Ida", "credit": AMOUNT, "introductions": 2, "won": 1, "lost": 1, "open": 0}
    ]
    assert report["by_pagerank"][0]["name"] in {"Ida", "Jon"}


def test_an_introduction_without_a_deal_is_neither_won_nor_lost_nor_open(store, tmp_path):
    bring(store, tmp_path, "introductions", "introducer.name,prospect.name\nIda,Ana")
    [ida, _ana] = insights.network_report(store, TODAY)["by_pagerank"]
    assert (ida["introductions"], ida["won"], ida["lost"], ida["open"]) == (1, 0, 0, 0)


def test_an_empty_network_has_no_numbers(store):
    assert insights.network_report(store, TODAY)["people"] == 0


def test_the_network_says_when_deals_closed_who_was_introduced_and_what_allies_are(store):
    people = world(store, "Ann>Bob:won")
    allies.add(store, AllyDraft(PersonDraft(id=people["Ann"]), kind=AllyKind.PARTNER))
    found = insights.network(store)
    assert found.introductions[0].closed_on == START + timedelta(days=10)
    assert found.introductions[0].rep == reps.all(store)[0].id
    assert [each.kind for each in found.people if each.id == people["Ann"]] == [AllyKind.PARTNER]


def test_the_figures_of_the_questions_asked_last_are_kept_until_a_deal_changes(store):
    world(store, "Ida>Ana:won Ida>Bob:lost")
    asked = ConversionQuery()
    first = insights.conversion(store, asked, TODAY).figures
    assert insights.conversion(store, asked, TODAY).figures is first
    for days in range(100, 110):
        insights.conversion(store, ConversionQuery(horizon_days=days), TODAY)
    assert insights.conversion(store, asked, TODAY).figures is not first
    before = insights.conversion(store, asked, TODAY).figures
    world(store, "Jon>Cid:won")
    after = insights.conversion(store, asked, TODAY).figures
    assert after is not before
    assert (before.conversion.sources[Source.REFERRAL].won, after.conversion.sources[Source.REFERRAL].won) == (1, 2)
