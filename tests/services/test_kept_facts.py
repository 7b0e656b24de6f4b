import threading
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest
from bringing import bring
from world import AMOUNT, START, world

from refnet.domain.drafts import DealDraft, PersonDraft
from refnet.domain.facts import FUNNEL, NO_AMOUNT, NO_DAY, NOBODY, NOT_RECORDED, OUTCOMES, SOURCES
from refnet.domain.kinds import Intent, Noted, Outcome, Source, Stage
from refnet.services import deals, meetings, preferences, reps, sample
from refnet.services.insights.facts import facts
from refnet.services.meetings import Preparation
from refnet.store.database import Store
from refnet.store.schema import Deal, Introduction, Meeting, Note, Person, Question, QuestionAsked, Rep

DAY = timedelta(days=1)


def ordinal(day: date) -> int:
    return day.toordinal()


def only(store: Store):
    found = facts(store)
    assert len(found) == 1
    return found


def deal_of(store: Store):
    return facts(store).ids_of(np.array([0]))[0]


def test_no_deals_are_no_rows(store):
    found = facts(store)
    assert len(found) == 0
    assert found.entered.shape == (0, len(FUNNEL))
    assert found.ids_of(np.zeros(0, dtype=np.bool_)) == ()


def test_an_introduced_deal_has_its_introducer_its_rep_and_its_days(store):
    known = world(store, "Ida>Ana:won", rep="Rae")
    found = only(store)
    assert (SOURCES[found.source[0]], OUTCOMES[found.outcome[0]]) == (Source.REFERRAL, Outcome.WON)
    assert (found.begun[0], found.ended[0]) == (ordinal(START), ordinal(START + 10 * DAY))
    assert FUNNEL[found.furthest[0]] is Stage.WON
    assert found.entered[0, [0, -1]].tolist() == [ordinal(START), ordinal(START + 10 * DAY)]
    assert found.allies.keys[found.ally[0]] == known["Ida"]
    assert (found.allies.names, found.reps.names, found.currencies.names) == (("Ida",), ("Rae",), ("EUR",))
    assert found.amount[0] == AMOUNT
    assert not any((found.is_rescued[0], found.is_own_introducer[0], found.lacks_introducer[0]))


def test_a_referral_begins_with_its_introduction_and_a_cold_deal_with_its_first_touch(store, tmp_path):
    content = """
        deal.reference,deal.source,deal.first_touch_on,deal.segment,prospect.name,introducer.name,introduction.date
        1,referral,2026-03-01,Large,Ana,Ida,2026-01-10
        2,cold,2026-03-01,,Bob,,
        3,referral,,,Cid,,
        """
    bring(store, tmp_path, "deals", content)
    found = facts(store)
    by_source = {(SOURCES[source], begun) for source, begun in zip(found.source, found.begun, strict=True)}
    march, january = ordinal(date(2026, 3, 1)), ordinal(date(2026, 1, 10))
    assert by_source == {(Source.REFERRAL, january), (Source.COLD, march), (Source.REFERRAL, NO_DAY)}
    assert sorted(found.lacks_introducer.tolist()) == [False, False, True]
    assert sorted(found.segment.tolist()) == [NOBODY, NOBODY, 0]
    assert found.amount.tolist() == [NO_AMOUNT] * 3


def test_a_cold_deal_that_was_introduced_later_stays_cold_and_is_marked(store):
    with store.step("Rescue") as session:
        ana, ida, rep = Person(name="Ana"), Person(name="Ida"), Rep(name="Rae")
        session.add_all((ana, ida, rep))
        session.flush()
        deal = Deal(title="Roof", source=Source.COLD, first_touch_on=START, prospect_id=ana.id, rep_id=rep.id)
        session.add(deal)
        session.flush()
        later = Introduction(introducer_id=ida.id, prospect_id=ana.id, rep_id=rep.id, made_on=START + DAY)
        later.deal_id = deal.id
        session.add(later)
    found = only(store)
    assert found.is_rescued[0]
    assert SOURCES[found.source[0]] is Source.COLD
    assert found.ally[0] == NOBODY
    assert found.last_activity[0] == ordinal(START + DAY)


def test_a_rep_who_introduced_themselves_is_found_by_name(store):
    world(store, "Rae>Ana", rep="rae")
    assert only(store).is_own_introducer[0]


def test_the_first_meeting_keeps_what_was_ticked_by_its_day(store):
    world(store, "Ida>Ana")
    deal_id = deal_of(store)
    held = datetime.now(UTC).date() + DAY
    later = meetings.log(store, deal_id, held_on=held + 5 * DAY)
    first = meetings.log(store, deal_id, held_on=held)
    meetings.tick(store, first, Preparation.AGENDA)
    meetings.tick(store, later, Preparation.PITCH)
    with store.step("Tick late") as session:
        session.get_one(Meeting, first).research_at = datetime.combine(held + 2 * DAY, datetime.min.time(), UTC)
        session.get_one(Meeting, first).next_step = "Call"
    found = only(store).meeting
    assert found.day[0] == ordinal(held)
    assert (found.agenda[0], found.research[0], found.pitch[0], found.next_step[0]) == (1, 0, 0, 1)
    assert (found.asked[0], found.buying[0]) == (0, NOT_RECORDED)


def test_questions_are_counted_in_the_first_meeting(store):
    world(store, "Ida>Ana")
    meeting = meetings.log(store, deal_of(store), held_on=START + DAY)
    with store.step("Ask") as session:
        question = Question(text="Why now?")
        session.add(question)
        session.flush()
        for _number in range(2):
            session.add(QuestionAsked(question_id=question.id, meeting_id=meeting, asked_at=datetime.now(UTC)))
    assert only(store).meeting.asked[0] == 2


def test_what_the_first_meeting_brought_is_told(store):
    world(store, "Ida>Ana")
    meeting = meetings.log(store, deal_of(store), held_on=START + DAY)
    with store.step("Find out") as session:
        found = session.get_one(Meeting, meeting)
        found.intent, found.qualified, found.budget_known = Intent.LOOKING, Noted.YES, True
    first = only(store).meeting
    assert (first.buying[0], first.qualified[0], first.return_discussed[0]) == (0, 1, NOT_RECORDED)
    assert (first.budget_known[0], first.need_known[0]) == (1, 0)


def test_a_deal_without_a_meeting_has_nothing_recorded(store):
    world(store, "Ida>Ana")
    meetings.log(store, deal_of(store), planned_on=START + DAY)
    found = only(store)
    assert found.meeting.day[0] == NO_DAY
    assert (found.meeting.agenda[0], found.meeting.next_step[0], found.meeting.asked[0]) == (NOT_RECORDED,) * 3
    assert found.follow_up[0] == -1


def test_what_happened_after_the_first_meeting_is_the_follow_up(store):
    world(store, "Ida>Ana")
    meetings.log(store, deal_of(store), held_on=START + DAY)
    assert only(store).follow_up[0] == -1
    with store.step("Note") as session:
        session.add(Note(deal_id=deal_of(store), noted_on=START + 4 * DAY, text="Sent the paper"))
    found = only(store)
    assert found.follow_up[0] == 3
    assert found.last_activity[0] == ordinal(START + 4 * DAY)


def test_the_time_to_first_contact_is_in_days(store):
    world(store, "Ida>Ana")
    deals.move(store, deal_of(store), Stage.CONTACTED, START + 2 * DAY)
    assert only(store).contact_delay[0] == 2


def test_facts_are_kept_until_a_step_touches_them(store):
    known = world(store, "Ida>Ana")
    before = facts(store)
    assert facts(store) is before
    with store.step("Rename") as session:
        session.get_one(Person, known["Ida"]).name = "Ilse"
    after = facts(store)
    assert after is not before
    preferences.save(store, currency="USD")
    assert facts(store) is after or store.path is None
    store.undo()
    assert after.allies.names == ("Ilse",)
    store.undo()
    assert facts(store).allies.names == ("Ida",)


def test_another_file_has_facts_of_its_own(store, tmp_path):
    world(store, "Ida>Ana")
    other = Store.open(tmp_path / "other.db")
    assert (len(facts(store)), len(facts(other))) == (1, 0)
    other.close(backup=False)


def test_many_threads_read_once(store):
    world(store, "Ida>Ana")
    found = []
    threads = [threading.Thread(target=lambda: found.append(facts(store))) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert all(one is found[0] for one in found)


def test_what_others_write_on_a_server_is_seen(store, request):
    world(store, "Ida>Ana")
    assert len(facts(store)) == 1
    if store.path is not None:
        pytest.skip("a file is written by one program")
    other = Store.open(store._engine.url.render_as_string(hide_password=False), author="Other")
    world(other, "Ida>Bob")
    other.close()
    assert len(facts(store)) == 2


def test_a_step_taken_back_for_another_done_again_is_seen(new_server_database):
    location = new_server_database()
    stores = rae, roy, zoe = [Store.open(location, author=author) for author in ("rae", "roy", "zoe")]
    rep = reps.become(rae, "Rae Rep")
    ana, bob, cid = (
        deals.open_deal(store, DealDraft(PersonDraft(name), rep, START))
        for store, name in zip(stores, ("Ana", "Bob", "Cid"), strict=True)
    )
    rae.undo()
    assert set(facts(zoe).ids_of(np.ones(2, dtype=np.bool_))) == {bob, cid}
    roy.undo()
    rae.redo()
    assert set(facts(zoe).ids_of(np.ones(2, dtype=np.bool_))) == {ana, cid}
    for store in stores:
        store.close()


def test_the_sample_network_agrees_with_its_rows(store):
    sample.fill(store, seed=1, today=date(2026, 6, 1))
    found = facts(store)
    with store.reading() as session:
        assert len(found) == session.query(Deal).count()
        won = session.query(Deal).filter(Deal.outcome == Outcome.WON).count()
    assert (found.furthest == len(FUNNEL) - 1).sum() == won
    days = np.where(found.entered == NO_DAY, np.iinfo(np.int32).max, found.entered)
    assert (np.diff(days[:, 1:], axis=1) >= 0).all()
    assert (found.meeting.agenda[found.meeting.day != NO_DAY] >= 0).all()
    assert set(found.reps.names) == {row.name for row in reps_of(store)}


def reps_of(store):
    with store.reading() as session:
        return [rep for rep in session.query(Rep) if session.query(Deal).filter(Deal.rep_id == rep.id).count()]
