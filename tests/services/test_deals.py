from datetime import date
from uuid import uuid4

import pytest
from world import AMOUNT, START, world

from refnet.domain.drafts import ClosingDraft, DealDraft, GivenDraft, IntroductionDraft, PersonDraft
from refnet.domain.errors import Conflict, InvalidInput, RefNetError
from refnet.domain.kinds import Outcome, Source, Stage
from refnet.services import deals, exports, introductions, meetings, people, preferences, reps
from refnet.services.listing import Filter, Listing, Only
from refnet.services.meetings import Preparation

FIRST, NEXT, LATER = date(2026, 3, 2), date(2026, 3, 9), date(2026, 3, 23)
BOB = PersonDraft("Bob", organization="Bolt")


@pytest.fixture
def rep(store):
    return reps.become(store, "Rae Rep")


def opened(store, rep, who=BOB, on=FIRST, **more):
    return deals.open_deal(store, DealDraft(who, rep, on, **more))


def row_of(store, key):
    return deals.rows(store, [key])[0]


def stages(store, key):
    return [(one.stage, one.entered_on) for one in deals.record(store, key).stages]


def shown(store, **listing):
    return [row.title for row in deals.page(store, Listing(**listing), 0, 99)]


def kept(store, field, value):
    return shown(store, filters=(Filter(field, value),))


def test_a_cold_lead_is_a_deal_of_its_own_source(store, rep):
    row = row_of(store, opened(store, rep, next_step="call", next_step_on=NEXT, segment="small"))
    assert (row.title, row.prospect, row.organization, row.rep) == ("Bolt", "Bob", "Bolt", "Rae Rep")
    assert (row.source, row.introducer, row.stage, row.outcome) == (Source.COLD, "", Stage.LEAD, Outcome.OPEN)
    assert (row.first_touch_on, row.amount, row.currency, row.segment) == (FIRST, None, "EUR", "small")
    assert (row.next_step, row.next_step_on, row.reference) == ("call", NEXT, "")
    assert store.undo_label() == "Log cold lead"


def test_a_deal_is_named_by_title_by_organization_or_by_prospect(store, rep):
    opened(store, rep, title=" Big\tdeal ", source=Source.INBOUND)
    assert store.undo_label() == "Open deal"
    opened(store, rep, PersonDraft(), organization="Acme")
    opened(store, rep, PersonDraft("Eve"))
    opened(store, rep, PersonDraft(), title="Tender")
    assert sorted(shown(store)) == ["Acme", "Big deal", "Eve", "Tender"]
    assert kept(store, "prospect", "") == kept(store, "prospect_id", "")
    assert sorted(kept(store, "prospect", "")) == ["Acme", "Tender"]
    assert sorted(kept(store, "organization", "")) == ["Eve", "Tender"]


def test_an_amount_is_in_the_main_currency_unless_it_says_so(store, rep):
    preferences.save(store, currency="CHF")
    ours, theirs = opened(store, rep, amount=500), opened(store, rep, amount=700, currency="usd")
    preferences.save(store, currency="EUR")
    assert [(row.amount, row.currency) for row in deals.rows(store, [ours, theirs])] == [(500, "CHF"), (700, "USD")]


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"amount": -1}, "amount"),
        ({"amount": 10**15 + 1}, "amount"),
        ({"currency": "euro"}, "currency"),
        ({"title": "x" * 301}, "title"),
        ({"next_step": "x" * 20_001}, "next_step"),
        ({"who": PersonDraft()}, "prospect"),
    ],
)
def test_what_cannot_be_right_is_refused_at_its_field(store, rep, more, field):
    with pytest.raises(InvalidInput) as refused:
        opened(store, rep, **more)
    assert refused.value.field == field
    assert deals.count(store, Listing()) == 0


def test_a_deal_becomes_what_the_form_says(store, rep):
    key, other = opened(store, rep), reps.add(store, "Uma")
    draft = DealDraft(PersonDraft("Eve"), other, NEXT, "Other", source=Source.EVENT, amount=9, segment="large")
    deals.change(store, key, row_of(store, key).version, draft)
    row = row_of(store, key)
    assert (row.title, row.prospect, row.organization, row.rep) == ("Other", "Eve", "", "Uma")
    assert (row.source, row.first_touch_on, row.amount, row.segment) == (Source.EVENT, NEXT, 9, "large")
    with pytest.raises(Conflict):
        deals.change(store, key, row.version - 1, draft)


def test_the_source_of_an_introduced_deal_stays(store, rep):
    known = world(store, "Ann>Bob")
    (row,) = deals.page(store, Listing(), 0, 9)
    deals.change(store, row.id, row.version, DealDraft(PersonDraft(id=known["Bob"]), rep, START))
    assert row_of(store, row.id).source is Source.REFERRAL


def test_a_deal_moves_on_and_back_and_its_history_is_kept(store, rep):
    key = opened(store, rep)
    deals.move(store, key, Stage.MET, NEXT)
    deals.move(store, key, Stage.MET, LATER)
    deals.move(store, key, Stage.CONTACTED, LATER)
    assert row_of(store, key).stage is Stage.CONTACTED
    assert stages(store, key) == [(Stage.LEAD, FIRST), (Stage.MET, NEXT), (Stage.CONTACTED, LATER)]
    assert store.undo_label() == "Move deal"


def test_a_deal_is_closed_not_moved_to_its_end(store, rep):
    key = opened(store, rep)
    for stage in (Stage.WON, Stage.LOST):
        with pytest.raises(InvalidInput, match="close"):
            deals.move(store, key, stage, NEXT)
    with pytest.raises(InvalidInput):
        deals.move(store, key, Stage.MET, date(2026, 3, 1))
    deals.close(store, key, ClosingDraft(Outcome.LOST, NEXT))
    with pytest.raises(RefNetError, match="reopen"):
        deals.move(store, key, Stage.MET, LATER)


def test_a_won_deal_has_its_amount(store, rep):
    key = opened(store, rep, amount=100, next_step="sign", next_step_on=NEXT)
    deals.move(store, key, Stage.PROPOSED, NEXT)
    deals.close(store, key, ClosingDraft(Outcome.WON, LATER, 250, "USD"))
    row = row_of(store, key)
    assert (row.stage, row.outcome, row.closed_on) == (Stage.WON, Outcome.WON, LATER)
    assert (row.amount, row.currency, row.next_step, row.next_step_on) == (250, "USD", "", None)
    assert stages(store, key)[-1] == (Stage.WON, LATER)
    assert store.undo_label() == "Close deal as won"


def test_a_lost_deal_has_its_reason_and_can_be_taken_up_again(store, rep):
    key = opened(store, rep, amount=100)
    deals.reopen(store, key, NEXT)
    assert store.undo_label() == "Log cold lead"
    deals.move(store, key, Stage.MET, NEXT)
    deals.close(store, key, ClosingDraft(Outcome.LOST, LATER, lost_reason="price"))
    row = row_of(store, key)
    assert (row.stage, row.lost_reason, row.amount, row.currency) == (Stage.LOST, "price", 100, "EUR")
    assert store.undo_label() == "Close deal as lost"
    deals.reopen(store, key, LATER)
    row = row_of(store, key)
    assert (row.stage, row.outcome, row.closed_on, row.lost_reason) == (Stage.MET, Outcome.OPEN, None, "")
    assert stages(store, key)[-2:] == [(Stage.LOST, LATER), (Stage.MET, LATER)]


def test_the_last_end_counts(store, rep):
    key = opened(store, rep)
    deals.close(store, key, ClosingDraft(Outcome.LOST, NEXT, lost_reason="price"))
    deals.close(store, key, ClosingDraft(Outcome.WON, LATER))
    assert (row_of(store, key).outcome, row_of(store, key).lost_reason) == (Outcome.WON, "")


def test_no_deal_ends_before_it_began(store, rep):
    with pytest.raises(InvalidInput) as refused:
        deals.close(store, opened(store, rep), ClosingDraft(Outcome.WON, date(2026, 3, 1)))
    assert refused.value.field == "closed_on"
    with pytest.raises(InvalidInput):
        deals.close(store, uuid4(), ClosingDraft(Outcome.OPEN, NEXT))


def test_a_deal_without_a_first_day_can_move_and_end(store):
    from refnet.store.schema import Deal

    with store.step("Import") as session:
        session.add(deal := Deal(title="Old"))
    deals.move(store, deal.id, Stage.MET, FIRST)
    deals.close(store, deal.id, ClosingDraft(Outcome.WON, FIRST))
    row = row_of(store, deal.id)
    assert (row.stage, row.rep, row.first_touch_on) == (Stage.WON, "", None)
    assert kept(store, "rep", "") == ["Old"]


def test_a_deal_removed_meanwhile_is_told(store, rep):
    key = opened(store, rep)
    deals.remove(store, [key])
    for act in (
        lambda: deals.record(store, key),
        lambda: deals.move(store, key, Stage.MET, NEXT),
        lambda: meetings.log(store, key, held_on=NEXT),
    ):
        with pytest.raises(RefNetError, match="removed"):
            act()


def test_deals_are_removed_with_their_history_but_not_from_under_others(store, rep):
    world(store, "Ann>Bob")
    key, other = opened(store, rep, PersonDraft("Eve")), opened(store, rep, PersonDraft("Fay"))
    deals.add_note(store, key, FIRST, "a note")
    meetings.log(store, other, planned_on=NEXT)
    everything = deals.ids(store, Listing())
    with pytest.raises(RefNetError, match=r"1 introduction, 1 meeting would lose"):
        deals.remove(store, everything)
    assert deals.count(store, Listing()) == 3
    deals.remove(store, [key])
    assert store.undo_label() == "Remove deal"
    store.undo()
    assert deals.record(store, key).notes[0].text == "a note"
    assert stages(store, key) == [(Stage.LEAD, FIRST)]


def test_a_note_on_a_deal_says_something(store, rep):
    with pytest.raises(InvalidInput):
        deals.add_note(store, opened(store, rep), FIRST, "\n")


def test_the_newest_deals_stand_first(store):
    world(store, "Ann>Bob:won Cid>Dan:lost Ann>Eve")
    assert shown(store) == ["Eve", "Dan", "Bob"]
    assert [row.title for row in deals.page(store, Listing(), 1, 1)] == ["Dan"]
    assert shown(store, sort="title") == shown(store, sort="name") == ["Bob", "Dan", "Eve"]
    assert shown(store, sort="stage") == ["Eve", "Bob", "Dan"]
    assert shown(store, sort="amount", descending=True)[0] == "Bob"
    assert shown(store, sort="introducer", descending=True)[0] == "Dan"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("bo", ["Bolt"]), ("bob", ["Bolt"]), ("bolt bob", ["Bolt"]), ("eve", ["Eve"]), ("r-1", ["Eve"]), ("bob eve", []),
    ],
)  # fmt: skip
def test_deals_are_found_by_name_and_reference(store, rep, words, found):
    from refnet.store.schema import Deal

    opened(store, rep)
    key = opened(store, rep, PersonDraft("Eve"))
    with store.step("Import") as session:
        session.get(Deal, key).reference = "R-1"
    assert shown(store, search=words) == found
    assert deals.count(store, Listing(search=words)) == len(found)


def test_deals_are_kept_by_what_is_true_of_them(store, rep):
    known = world(store, "Ann>Bob:won Cid>Dan:lost Ann>Eve")
    opened(store, rep)
    assert kept(store, "source", "cold") == ["Bolt"]
    assert kept(store, "stage", "won") == kept(store, "outcome", "won") == ["Bob"]
    assert kept(store, "stage", "lead") == ["Bolt", "Eve"]
    assert kept(store, "introducer", "ann") == kept(store, "introducer", str(known["Ann"])) == ["Eve", "Bob"]
    assert kept(store, "introducer", "") == ["Bolt"]
    assert kept(store, "prospect", "eve") == kept(store, "prospect", str(known["Eve"])) == ["Eve"]
    assert kept(store, "organization", "bolt") == ["Bolt"]
    assert len(kept(store, "rep", "rae rep")) == len(kept(store, "rep", str(rep))) == 4
    assert kept(store, "amount", str(AMOUNT)) == ["Bob"]
    assert kept(store, "closed_on", "2026-01-15") == ["Bob"]


def test_every_field_of_deals_can_be_sorted_and_filtered_by(store, rep):
    opened(store, rep)
    opened(store, rep, PersonDraft(), title="Tender", amount=7)
    for field in deals.listed.SHEET.columns:
        assert len(shown(store, sort=field)) == 2
        for value in ("", "yes", "7", "2026", "x"):
            assert deals.count(store, Listing(filters=(Filter(field, value),))) <= 2


def test_the_board_has_a_column_for_every_stage(store, rep):
    world(store, "Ann>Bob:won Cid>Dan:won Ann>Eve:lost")
    moved = opened(store, rep, amount=300, currency="USD")
    opened(store, rep, PersonDraft("Fay"), amount=200)
    deals.move(store, moved, Stage.MET, NEXT)
    board = deals.board(store, Listing())
    assert list(board) == list(Stage)
    told = {
        stage: (one.count, one.amount, [card.title for card in one.cards]) for stage, one in board.items() if one.count
    }
    assert told == {
        Stage.LEAD: (1, 200, ["Fay"]),
        Stage.MET: (1, 0, ["Bolt"]),
        Stage.WON: (2, 2 * AMOUNT, ["Dan", "Bob"]),
        Stage.LOST: (1, 0, ["Eve"]),
    }
    assert deals.board(store, Listing(search="dan"))[Stage.WON].count == 1


def test_the_record_and_the_timeline_tell_what_happened(store, rep):
    known = world(store, "Ann>Bob Cid>Bob")
    (row,) = deals.page(store, Listing(), 0, 9)
    deals.move(store, row.id, Stage.CONTACTED, date(2026, 1, 8))
    meeting = meetings.log(store, row.id, planned_on=date(2026, 1, 9))
    meetings.log(store, row.id, planned_on=date(2026, 1, 20))
    meetings.hold(store, meeting, date(2026, 1, 10))
    deals.add_note(store, row.id, date(2026, 1, 11), "Went well\nvery")
    deals.close(store, row.id, ClosingDraft(Outcome.LOST, date(2026, 1, 30), lost_reason="price"))
    record = deals.record(store, row.id)
    assert [one.introducer for one in record.introductions] == ["Ann", "Cid"]
    assert [one.held_on for one in record.meetings] == [None, date(2026, 1, 10)]
    told = [(one.kind, one.title, one.detail) for one in deals.timeline(store, row.id)]
    assert [one for one in told if one[1] not in {"Met", "Meeting held", "Began", "Introduced to us by Ann"}] == [
        ("stage", "Lost", "price"),
        ("meeting", "Meeting planned", ""),
        ("note", "Went well", "very"),
        ("stage", "Contacted", ""),
        ("introduction", "Introduced to us by Cid", ""),
    ]
    assert {("stage", "Met", ""), ("meeting", "Meeting held", ""), ("stage", "Began", "")} <= set(told)
    assert known["Bob"] == record.row.prospect_id


def test_a_held_meeting_moves_a_deal_on_that_had_not_met(store, rep):
    key = opened(store, rep)
    meetings.log(store, key, planned_on=NEXT)
    assert row_of(store, key).stage is Stage.LEAD
    meetings.log(store, key, held_on=NEXT)
    assert stages(store, key)[-1] == (Stage.MET, NEXT)
    deals.move(store, key, Stage.PROPOSED, LATER)
    meetings.log(store, key, held_on=LATER)
    assert row_of(store, key).stage is Stage.PROPOSED
    ended = opened(store, rep)
    deals.close(store, ended, ClosingDraft(Outcome.LOST, NEXT))
    meetings.log(store, ended, held_on=LATER)
    assert row_of(store, ended).stage is Stage.LOST


def test_a_meeting_has_a_day(store, rep):
    with pytest.raises(InvalidInput):
        meetings.log(store, opened(store, rep))


def test_preparation_is_ticked_and_unticked(store, rep):
    deal = opened(store, rep)
    key = meetings.log(store, deal, planned_on=NEXT)
    meetings.tick(store, key, Preparation.AGENDA)
    meetings.tick(store, key, Preparation.NEXT_STEP)
    (row,) = meetings.of_deal(store, deal)
    assert row.agenda_at is not None
    assert row.next_step_at is not None
    assert row.pitch_at is None
    meetings.tick(store, key, Preparation.AGENDA)
    assert meetings.of_deal(store, deal)[0].agenda_at is None
    with pytest.raises(RefNetError, match="removed"):
        meetings.tick(store, uuid4(), Preparation.PITCH)


def test_money_of_further_introductions_is_credited_to_the_first(store, rep):
    known = world(store, "Ann>Bob Cid>Bob")
    (row,) = deals.page(store, Listing(), 0, 9)
    deals.close(store, row.id, ClosingDraft(Outcome.WON, LATER, 500))
    ann, cid = people.rows(store, [known["Ann"], known["Cid"]])
    assert (ann.credit, ann.won, cid.credit, cid.won) == (500, 1, 0, 1)
    given = GivenDraft(PersonDraft(id=known["Ann"]), PersonDraft(id=known["Cid"]), NEXT, rep)
    introductions.log_given(store, given)
    introductions.log(
        store, IntroductionDraft(PersonDraft(id=known["Ann"]), PersonDraft("Eve"), NEXT, rep, open_deal=False)
    )
    assert people.rows(store, [known["Ann"]])[0].introductions == 2


def opened_deals(store, rep, number):
    return [opened(store, rep, title=f"Deal {each}") for each in range(number)]


def test_a_list_of_chosen_ids_holds_exactly_these_and_counts_each_once(store, rep):
    keys = opened_deals(store, rep, 5)
    only = Only.of("Two", [keys[3], keys[1], keys[3]])
    listing = Listing(only=only, sort="title")
    assert deals.ids(store, listing) == [keys[1], keys[3]]
    assert deals.count(store, listing) == 2
    assert [row.title for row in deals.page(store, listing, 0, 10)] == ["Deal 1", "Deal 3"]
    assert deals.board(store, listing)[Stage.LEAD].count == 2
    assert deals.ids(store, Listing("3", only=only)) == []
    assert deals.ids(store, Listing("deal 3", only=only)) == [keys[3]]


def test_no_chosen_ids_are_no_rows(store, rep):
    opened_deals(store, rep, 1)
    assert deals.count(store, Listing(only=Only.of("None", []))) == 0


def test_a_hundred_thousand_chosen_ids_are_one_value_of_the_question(store, rep):
    keys = opened_deals(store, rep, 3)
    only = Only.of("Many", [*(uuid4() for _ in range(100_000)), *keys[:2]])
    assert set(deals.ids(store, Listing(only=only))) == set(keys[:2])


def test_an_export_of_chosen_ids_writes_only_these(store, rep, tmp_path):
    keys = opened_deals(store, rep, 4)
    listing = Listing(only=Only.of("One", keys[2:3]))
    assert exports.write(store, "deals", listing, tmp_path / "d.csv", ["title"]) == 1
    assert (tmp_path / "d.csv").read_text(encoding="utf-8-sig").splitlines()[1:] == ["Deal 2"]


def found(store, text, **how):
    return [row.title for row in deals.find(store, text, **how)]


def test_deals_are_found_by_title_prospect_and_organization_and_those_that_run_come_first(store, rep):
    over = opened(store, rep, PersonDraft("Bo Early"), title="Bolt first order")
    deals.close(store, over, ClosingDraft(Outcome.LOST, NEXT, lost_reason="no need"))
    opened(store, rep, PersonDraft("Ann Bolton"), title="Yard")
    opened(store, rep, PersonDraft("Cy"), organization="Bolt", title="Zinc")
    opened(store, rep, PersonDraft("Dee"), title="More bolts")
    opened(store, rep, PersonDraft("Eve"), title="Other")
    opened(store, rep, PersonDraft("Fay"), title="Bolt again")
    assert found(store, "BOLT") == ["Bolt again", "More bolts", "Yard", "Zinc", "Bolt first order"]
    assert found(store, "bolt", only_open=True) == ["Bolt again", "More bolts", "Yard", "Zinc"]
    assert found(store, "bolt", limit=1) == ["Bolt again"]
    assert found(store, "ann yard") == ["Yard"]
    assert found(store, "%") == found(store, "nobody") == []


def test_without_letters_the_deals_that_began_last_are_found(store, rep):
    opened(store, rep, PersonDraft("Ann"), FIRST)
    opened(store, rep, PersonDraft("Cy"), LATER)
    opened(store, rep, PersonDraft("Dee"), None)
    over = opened(store, rep, PersonDraft("Eve"), LATER)
    deals.close(store, over, ClosingDraft(Outcome.LOST, LATER, lost_reason="no need"))
    assert found(store, " ") == ["Cy", "Ann", "Dee"]
