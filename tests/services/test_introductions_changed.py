from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from refnet.domain.drafts import (
    DealDraft,
    EvidenceTicks,
    GivenDraft,
    IntroductionChange,
    IntroductionDraft,
    PersonDraft,
)
from refnet.domain.errors import Conflict, InvalidInput, RefNetError
from refnet.domain.kinds import Channel, IntroductionKind, Source, Stage
from refnet.services import deals, introductions, people, reps
from refnet.store.schema import StageEntry

BEFORE, FIRST, NEXT, LATER = date(2026, 3, 1), date(2026, 3, 2), date(2026, 3, 9), date(2026, 3, 23)


@pytest.fixture
def rep(store):
    return reps.become(store, "Rae Rep")


def named(store, name):
    found = people.find(store, name)
    return PersonDraft(id=found[0].id) if found else PersonDraft(name)


def log(store, rep, introducer="Ann", on=FIRST, **more):
    return introductions.log(store, IntroductionDraft(named(store, introducer), named(store, "Bob"), on, rep, **more))


def change(store, key, **more):
    row = introductions.record(store, key)
    draft = IntroductionChange(row.made_on, row.rep_id, row.channel, row.kind, row.ticks, row.reason)
    introductions.change(store, key, row.version, replace(draft, **more))


def deal_of(store, key):
    return deals.rows(store, [introductions.record(store, key).deal_id])[0]


def test_an_introduction_is_put_right_in_one_step(store, rep):
    key, other = log(store, rep), reps.add(store, "Max")
    ticks = EvidenceTicks(spoke=True, expects=True, knows_reason=True)
    change(store, key, reason=" Costs\ngrow ", channel=Channel.CALL, ticks=ticks, rep_id=other)
    row = introductions.record(store, key)
    assert (row.reason, row.channel, row.ticks, row.rep, row.is_hot) == (
        "Costs\ngrow",
        Channel.CALL,
        ticks,
        "Max",
        True,
    )
    store.undo()
    assert introductions.record(store, key).reason == ""


def test_an_introduction_changed_or_removed_meanwhile_is_not_written_over(store, rep):
    key = log(store, rep)
    draft = IntroductionChange(FIRST, rep, Channel.CALL)
    with pytest.raises(Conflict):
        introductions.change(store, key, 99, draft)
    with pytest.raises(RefNetError, match="removed meanwhile"):
        introductions.change(store, uuid4(), 1, draft)
    with pytest.raises(InvalidInput):
        introductions.change(store, key, 1, replace(draft, reason="x" * 20_001))


@pytest.mark.parametrize("day", [BEFORE, NEXT, None])
def test_the_deal_begins_when_its_introduction_was_made(store, rep, day):
    key = log(store, rep)
    change(store, key, made_on=day)
    assert (deal_of(store, key).first_touch_on, introductions.record(store, key).is_originating) == (day, True)
    with store.reading() as session:
        assert [entry.entered_on for entry in session.query(StageEntry)] == [day]


def test_a_deal_touched_on_another_day_stays_as_it_was(store, rep):
    key = log(store, rep)
    log(store, rep, "Cid", on=NEXT)
    row = deal_of(store, key)
    deals.change(store, row.id, row.version, DealDraft(PersonDraft(id=row.prospect_id), rep, BEFORE))
    change(store, key, made_on=NEXT)
    assert deal_of(store, key).first_touch_on == BEFORE


def test_an_introduction_is_not_made_after_its_deal_moved_on(store, rep):
    key = log(store, rep)
    deals.move(store, deal_of(store, key).id, Stage.CONTACTED, NEXT)
    with pytest.raises(InvalidInput) as raised:
        change(store, key, made_on=LATER)
    assert raised.value.field == "made_on"
    change(store, key, made_on=NEXT)
    assert deal_of(store, key).first_touch_on == NEXT


def test_a_name_that_was_an_introduction_after_all_makes_the_deal_a_referral(store, rep):
    key = log(store, rep, kind=IntroductionKind.NAME_ONLY)
    assert deal_of(store, key).source is Source.NAME_ONLY
    change(store, key, kind=IntroductionKind.INTRODUCED)
    assert deal_of(store, key).source is Source.REFERRAL


def test_of_two_introductions_the_earlier_one_began_the_deal_whichever_day_is_put_right(store, rep):
    ann = log(store, rep)
    cid = log(store, rep, "Cid", on=NEXT)
    change(store, ann, made_on=LATER)
    assert deal_of(store, ann).introducer == "Cid"
    change(store, ann, made_on=FIRST)
    assert deal_of(store, ann).introducer == "Ann"
    assert not introductions.record(store, cid).is_originating


def test_an_introduction_without_a_deal_and_one_that_we_gave_are_put_right_too(store, rep):
    alone = log(store, rep, open_deal=False)
    given = introductions.log_given(store, GivenDraft(PersonDraft("Eve"), PersonDraft("Fay"), FIRST, rep))
    for key in (alone, given):
        change(store, key, made_on=NEXT, reason="because")
        assert (introductions.record(store, key).made_on, introductions.record(store, key).reason) == (NEXT, "because")


def test_the_deal_is_of_the_kind_and_the_day_of_whichever_introduction_begins_it_now(store, rep):
    ann = log(store, rep)
    log(store, rep, "Cid", on=NEXT, kind=IntroductionKind.NAME_ONLY)
    change(store, ann, made_on=LATER)
    assert (deal_of(store, ann).source, deal_of(store, ann).first_touch_on) == (Source.NAME_ONLY, NEXT)
    with store.reading() as session:
        assert [entry.entered_on for entry in session.query(StageEntry)] == [NEXT]
    store.undo()
    assert (deal_of(store, ann).source, deal_of(store, ann).first_touch_on) == (Source.REFERRAL, FIRST)


def test_an_introduction_without_a_day_begins_no_deal_that_another_began(store, rep):
    ann = log(store, rep)
    cid = log(store, rep, "Cid", on=NEXT)
    change(store, cid, made_on=None)
    change(store, ann, made_on=BEFORE)
    assert deal_of(store, ann).introducer == "Ann"
    assert [one.introducer for one in deals.record(store, deal_of(store, ann).id).introductions] == ["Ann", "Cid"]
