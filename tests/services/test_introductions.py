from datetime import date
from itertools import product
from uuid import uuid4

import pytest
from world import START, world

from refnet.domain import warmth
from refnet.domain.drafts import DealDraft, EvidenceTicks, GivenDraft, IntroductionDraft, PersonDraft
from refnet.domain.errors import InvalidInput, RefNetError
from refnet.domain.kinds import Channel, Direction, IntroductionKind, Outcome, Source, Stage
from refnet.services import deals, introductions, meetings, people, reps
from refnet.services.listing import Filter, Listing

FIRST, NEXT, THIRD, LATER = date(2026, 3, 2), date(2026, 3, 9), date(2026, 3, 16), date(2026, 3, 23)


@pytest.fixture
def rep(store):
    return reps.become(store, "Rae Rep")


def log(store, rep, introducer="Ann", prospect="Bob", on=FIRST, **more):
    return introductions.log(
        store, IntroductionDraft(draft(store, introducer), draft(store, prospect), on, rep, **more)
    )


def draft(store, name):
    found = people.find(store, name)
    return PersonDraft(id=found[0].id) if found else PersonDraft(name)


def cold(store, rep, prospect="Bob", on=NEXT, source=Source.COLD):
    return deals.open_deal(store, DealDraft(draft(store, prospect), rep, on, source=source))


def shown(store, **listing):
    return [f"{row.introducer}>{row.prospect}" for row in introductions.page(store, Listing(**listing), 0, 99)]


def kept(store, field, value):
    return shown(store, filters=(Filter(field, value),))


def origin(store, deal_id):
    return deals.rows(store, [deal_id])[0].introducer


def only_deal(store):
    (row,) = deals.page(store, Listing(), 0, 9)
    return row


def test_an_introduction_opens_its_deal_in_one_step(store, rep):
    key = introductions.log(
        store,
        IntroductionDraft(
            PersonDraft("Ann"), PersonDraft("Bob", organization="Bolt"), FIRST, rep, Channel.CALL,
            ticks=EvidenceTicks(spoke=True, expects=True, knows_reason=True, present=True), reason="Costs\ngrow",
            next_step="call", next_step_on=NEXT,
        ),
    )  # fmt: skip
    row = introductions.record(store, key)
    assert (row.introducer, row.prospect, row.organization, row.rep) == ("Ann", "Bob", "Bolt", "Rae Rep")
    assert (row.level, row.is_hot, row.reason, row.is_originating) == (4, True, "Costs\ngrow", True)
    assert (row.stage, row.outcome, row.next_step, row.next_step_on) == (Stage.LEAD, Outcome.OPEN, "call", NEXT)
    deal = only_deal(store)
    assert (deal.id, deal.title, deal.source, deal.first_touch_on) == (row.deal_id, "Bolt", Source.REFERRAL, FIRST)
    assert [(one.stage, one.entered_on) for one in deals.record(store, deal.id).stages] == [(Stage.LEAD, FIRST)]
    assert store.undo().label == "Log introduction"
    assert (people.count(store, Listing()), deals.count(store, Listing())) == (0, 0)
    store.redo()
    assert introductions.record(store, key) == row


def test_a_name_passed_on_is_not_an_introduction(store, rep):
    log(store, rep, kind=IntroductionKind.NAME_ONLY)
    assert only_deal(store).source is Source.NAME_ONLY


def test_an_introduction_can_stay_without_a_deal(store, rep):
    row = introductions.record(store, log(store, rep, open_deal=False))
    assert (row.deal_id, row.stage, row.outcome, row.amount, row.currency) == (None, None, None, None, "")
    assert deals.count(store, Listing()) == 0
    assert kept(store, "outcome", "") == ["Ann>Bob"]


def test_a_second_introduction_joins_the_open_deal(store, rep):
    first = introductions.record(store, log(store, rep, next_step="call"))
    second = introductions.record(store, log(store, rep, "Cid", on=NEXT, kind=IntroductionKind.NAME_ONLY))
    assert (second.deal_id, second.is_originating, second.next_step) == (first.deal_id, False, "call")
    assert (only_deal(store).source, only_deal(store).introducer) == (Source.REFERRAL, "Ann")


@pytest.mark.parametrize(("stage", "step", "kept"), [
    (Stage.LEAD, "call", "call"), (Stage.CONTACTED, "", ""), (Stage.LEAD, "", "First contact"),
])  # fmt: skip
def test_a_second_introduction_proposes_a_first_contact_only_where_nothing_is_known_yet(store, rep, stage, step, kept):
    deal = introductions.record(store, log(store, rep, next_step=step)).deal_id
    deals.move(store, deal, stage, NEXT)
    log(store, rep, "Cid", on=NEXT, next_step="First contact", next_step_on=NEXT)
    assert only_deal(store).next_step == kept


def test_the_earliest_introduction_before_the_first_meeting_began_the_deal(store, rep):
    log(store, rep, on=NEXT)
    log(store, rep, "Cid", on=FIRST, kind=IntroductionKind.NAME_ONLY)
    deal = only_deal(store)
    assert (deal.introducer, deal.source, deal.first_touch_on) == ("Cid", Source.NAME_ONLY, FIRST)


def test_an_introduction_after_a_closed_deal_opens_another(store):
    world(store, "Ann>Bob:lost Cid>Bob")
    assert deals.count(store, Listing()) == 2


def test_a_cold_deal_introduced_later_stays_cold(store, rep):
    key = cold(store, rep, on=FIRST)
    row = introductions.record(store, log(store, rep, on=NEXT, next_step="call", next_step_on=LATER))
    assert (row.deal_id, row.is_originating, row.next_step_on) == (key, False, LATER)
    assert (only_deal(store).source, only_deal(store).introducer) == (Source.COLD, "")
    log(store, rep, "Cid", on=FIRST)
    assert only_deal(store).source is Source.COLD


def test_a_deal_introduced_before_it_was_called_is_a_referral(store, rep):
    cold(store, rep, on=NEXT)
    log(store, rep, on=FIRST)
    deal = only_deal(store)
    assert (deal.source, deal.introducer, deal.first_touch_on) == (Source.REFERRAL, "Ann", FIRST)


def test_a_referral_with_unknown_introducer_gets_to_know_them(store, rep):
    cold(store, rep, on=FIRST, source=Source.REFERRAL)
    log(store, rep, on=NEXT)
    deal = only_deal(store)
    assert (deal.introducer, deal.first_touch_on) == ("Ann", FIRST)


@pytest.mark.parametrize("met", ["stage", "meeting"])
def test_an_introduction_after_the_first_meeting_began_nothing(store, rep, met):
    key = cold(store, rep, on=FIRST, source=Source.REFERRAL)
    if met == "stage":
        deals.move(store, key, Stage.MET, NEXT)
    else:
        meetings.log(store, key, held_on=NEXT)
    log(store, rep, on=LATER)
    assert only_deal(store).introducer == ""


def test_nobody_introduces_themselves(store, rep):
    with pytest.raises(InvalidInput) as refused:
        log(store, rep, "Ann", "Ann")
    assert refused.value.field == "prospect"
    known = world(store, "Ann")
    same = IntroductionDraft(PersonDraft(id=known["Ann"]), PersonDraft(id=known["Ann"]), FIRST, rep)
    with pytest.raises(InvalidInput):
        introductions.log(store, same)


def test_introductions_we_gave_are_listed_but_open_nothing(store, rep):
    known = world(store, "Ann")
    given = GivenDraft(PersonDraft(id=known["Ann"]), PersonDraft("Eve"), FIRST, rep, reason="both sail")
    row = introductions.record(store, introductions.log_given(store, given))
    assert (row.direction, row.introducer_id, row.introducer) == (Direction.GIVEN, None, "")
    assert (row.recipient, row.prospect, row.reason, row.deal_id) == ("Ann", "Eve", "both sail", None)
    assert kept(store, "direction", "given") == [">Eve"]
    assert kept(store, "introducer", "") == [">Eve"]
    assert kept(store, "recipient", "ann") == [">Eve"]
    assert people.rows(store, [known["Ann"]])[0].introductions == 0
    with pytest.raises(InvalidInput):
        introductions.log_given(
            store, GivenDraft(PersonDraft(id=known["Ann"]), PersonDraft(id=known["Ann"]), FIRST, rep)
        )


def test_introducers_are_thanked(store):
    world(store, "Ann>Bob Ann>Cid")
    introductions.thank(store, introductions.ids(store, Listing()), LATER)
    assert {row.thanked_on for row in introductions.page(store, Listing(), 0, 9)} == {LATER}
    store.undo()
    assert {row.thanked_on for row in introductions.page(store, Listing(), 0, 9)} == {None}


def test_a_removed_introduction_leaves_its_deal_and_the_next_takes_its_place(store, rep):
    first = log(store, rep)
    log(store, rep, "Dan", on=THIRD)
    log(store, rep, "Cid", on=NEXT)
    deal_id = only_deal(store).id
    introductions.remove(store, [first])
    assert (origin(store, deal_id), only_deal(store).source) == ("Cid", Source.REFERRAL)
    store.undo()
    assert origin(store, deal_id) == "Ann"
    introductions.remove(store, introductions.ids(store, Listing()))
    assert (origin(store, deal_id), introductions.count(store, Listing())) == ("", 0)
    with pytest.raises(RefNetError, match="removed"):
        introductions.record(store, first)


def test_no_introduction_after_the_first_meeting_takes_a_removed_ones_place(store, rep):
    first = log(store, rep)
    further = log(store, rep, "Cid", on=LATER)
    deal_id = only_deal(store).id
    deals.move(store, deal_id, Stage.MET, NEXT)
    introductions.remove(store, [first])
    assert origin(store, deal_id) == ""
    introductions.remove(store, [further])
    assert deals.count(store, Listing()) == 1


def test_the_newest_introductions_stand_first(store):
    world(store, "Ann>Bob Ann>Cid Bob>Dan")
    assert shown(store) == ["Bob>Dan", "Ann>Cid", "Ann>Bob"]
    assert shown(store, sort="made_on") == ["Ann>Bob", "Ann>Cid", "Bob>Dan"]
    assert shown(store, sort="introducer", descending=True)[0] == "Bob>Dan"
    assert shown(store, sort="name")[0] == "Ann>Bob"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("an", ["Ann Ek>Cid", "Ann Ek>Bob"]),
        ("ek an", ["Ann Ek>Cid", "Ann Ek>Bob"]),
        ("bolt", ["Ann Ek>Bob"]),
        ("bob bol", ["Ann Ek>Bob"]),
        ("bob cid", []),
        ("eve", [">Eve"]),
    ],
)
def test_introductions_are_found_by_their_people(store, rep, words, found):
    people.add(store, PersonDraft("Bob", organization="Bolt"))
    log(store, rep, "Ann Ek", "Bob")
    log(store, rep, "Ann Ek", "Cid", on=NEXT)
    introductions.log_given(store, GivenDraft(draft(store, "Cid"), PersonDraft("Eve"), FIRST, rep))
    assert shown(store, search=words) == found
    assert introductions.count(store, Listing(search=words)) == len(found)


def test_introductions_are_kept_by_what_is_true_of_them(store, rep):
    known = world(store, "Ann>Bob:won Cid>Dan:lost Ann>Eve")
    hot = EvidenceTicks(expects=True, knows_reason=True)
    log(store, rep, "Fay", "Gus", on=LATER, ticks=hot)
    assert kept(store, "outcome", "won") == ["Ann>Bob"]
    assert kept(store, "stage", "lost") == ["Cid>Dan"]
    assert kept(store, "introducer", "ann") == ["Ann>Eve", "Ann>Bob"]
    assert kept(store, "introducer", str(known["Cid"])) == ["Cid>Dan"]
    assert kept(store, "prospect", "eve") == ["Ann>Eve"]
    assert kept(store, "hot", "yes") == kept(store, "is_hot", "yes") == ["Fay>Gus"]
    assert len(kept(store, "hot", "no")) == 3
    assert len(kept(store, "rep", "rae rep")) == len(kept(store, "rep", str(rep))) == 4
    assert kept(store, "rep", "nobody") == []
    assert kept(store, "kind", "name_only") == []
    assert kept(store, "made_on", START.isoformat()) == ["Ann>Bob"]
    assert [row.prospect for row in introductions.rows(store, [uuid4()])] == []


def test_every_field_of_introductions_can_be_sorted_and_filtered_by(store, rep):
    log(store, rep)
    log(store, rep, "Cid", "Dan", open_deal=False)
    for field in introductions.listed.SHEET.columns:
        assert len(shown(store, sort=field)) == 2
        for value in ("", "yes", "7", "2026", "x"):
            assert introductions.count(store, Listing(filters=(Filter(field, value),))) <= 2


def test_the_database_grades_introductions_as_the_domain_does(file_store):
    rep = reps.become(file_store, "Rae Rep")
    told = {}
    for number, (channel, kind, *ticks) in enumerate(product(Channel, IntroductionKind, *([(False, True)] * 4))):
        evidence = EvidenceTicks(*ticks)
        key = log(file_store, rep, "Ann", f"P{number}x", channel=channel, kind=kind, ticks=evidence, open_deal=False)
        told[key] = (warmth.level(channel, evidence), warmth.is_hot(kind, evidence))
    found = introductions.page(file_store, Listing(), 0, 999)
    assert {row.id: (row.level, row.is_hot) for row in found} == told


def test_the_funnel_counts_each_pursuit_once_as_far_as_it_came(store, rep):
    world(store, "Ann>Bob:won Cid>Bob Ann>Dan:lost Ann>Eve Cid>Eve")
    log(store, rep, "Ann", "Fay", open_deal=False)
    introductions.log_given(store, GivenDraft(draft(store, "Ann"), PersonDraft("Gus"), FIRST, rep))
    (eve,) = deals.page(store, Listing(filters=(Filter("prospect", "eve"),)), 0, 9)
    deals.move(store, eve.id, Stage.QUALIFIED, LATER)
    counts = [(one.stage, one.count) for one in introductions.funnel(store, Listing())]
    assert counts == [
        (Stage.LEAD, 5), (Stage.CONTACTED, 2), (Stage.MET, 2), (Stage.QUALIFIED, 2), (Stage.PROPOSED, 1), (Stage.WON, 1),
    ]  # fmt: skip
    of_cid = introductions.funnel(store, Listing(filters=(Filter("introducer", "cid"),)))
    assert [one.count for one in of_cid] == [2, 1, 1, 1, 0, 0]
