from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from bringing import one

from refnet.domain.drafts import ClosingDraft, DealDraft, PersonDraft
from refnet.domain.errors import Conflict, InvalidInput, RefNetError
from refnet.domain.kinds import Intent, Noted, Outcome, Stage
from refnet.services import deals, meetings, questions, reps
from refnet.services.meetings import Known, MeetingDraft, Preparation

FIRST, NEXT, LATER = date(2026, 3, 2), date(2026, 3, 9), date(2026, 3, 23)
WHOLE = MeetingDraft(
    planned_on=NEXT,
    held_on=NEXT,
    prepared=frozenset({Preparation.AGENDA, Preparation.PITCH}),
    intent=Intent.LOOKING,
    return_discussed=Noted.NO,
    qualified=Noted.YES,
    known=frozenset({Known.NEED, Known.TIMING}),
    next_step="  Send the figures ",
    next_step_on=LATER,
)


@pytest.fixture
def deal(store):
    return deals.open_deal(store, DealDraft(PersonDraft("Bob"), reps.become(store, "Rae Rep"), FIRST))


def with_questions(store, number, **more):
    bank = questions.bank(store)
    return MeetingDraft(held_on=NEXT, asked=tuple(row.id for row in bank[:number]), **more), bank


def test_all_that_the_form_says_is_kept_in_one_step(store, deal):
    key = meetings.add(store, deal, WHOLE)
    (row,) = meetings.of_deal(store, deal)
    assert row == meetings.record(store, key)
    assert (row.planned_on, row.held_on) == (NEXT, NEXT)
    assert row.prepared == (Preparation.AGENDA, Preparation.PITCH)
    assert row.known == (Known.NEED, Known.TIMING)
    assert (row.intent, row.return_discussed, row.qualified) == (Intent.LOOKING, Noted.NO, Noted.YES)
    assert (row.next_step, row.next_step_on, row.is_next_agreed) == ("Send the figures", LATER, True)
    assert store.undo_label() == "Log meeting"
    store.undo()
    assert meetings.of_deal(store, deal) == []
    assert deals.rows(store, [deal])[0].stage is Stage.LEAD


def test_a_held_meeting_judged_qualified_moves_the_deal_that_far_and_brings_its_next_step(store, deal):
    meetings.add(store, deal, WHOLE)
    row = deals.rows(store, [deal])[0]
    assert row.stage is Stage.QUALIFIED
    assert (row.next_step, row.next_step_on) == ("Send the figures", LATER)
    entered = [(each.stage, each.entered_on) for each in deals.record(store, deal).stages]
    assert entered == [(Stage.LEAD, FIRST), (Stage.MET, NEXT), (Stage.QUALIFIED, NEXT)]


def test_a_next_step_ticked_without_words_leaves_that_of_the_deal(store, deal):
    meetings.add(store, deal, WHOLE)
    meetings.add(store, deal, MeetingDraft(held_on=LATER, is_next_agreed=True))
    assert meetings.of_deal(store, deal)[0].is_next_agreed
    assert deals.rows(store, [deal])[0].next_step == "Send the figures"


def test_a_deal_that_is_over_stays_as_it_ended(store, deal):
    deals.close(store, deal, ClosingDraft(Outcome.LOST, LATER, lost_reason="price"))
    key = meetings.add(store, deal, WHOLE)
    row = deals.rows(store, [deal])[0]
    assert (row.stage, row.next_step) == (Stage.LOST, "")
    assert meetings.record(store, key).agenda_at.date() == datetime.now(UTC).date()


def test_preparation_told_later_stands_on_the_day_of_the_meeting_and_keeps_its_moment(store, deal):
    key = meetings.add(store, deal, WHOLE)
    first = meetings.record(store, key)
    assert first.agenda_at.date() == NEXT
    more = MeetingDraft(held_on=LATER, prepared=frozenset({Preparation.AGENDA, Preparation.RESEARCH}))
    meetings.change(store, key, first.version, more)
    row = meetings.record(store, key)
    assert (row.agenda_at, row.research_at.date(), row.pitch_at) == (first.agenda_at, LATER, None)
    assert (row.planned_on, row.is_next_agreed, row.intent) == (None, False, Intent.UNKNOWN)


def test_a_meeting_is_planned_prepared_and_then_held(store, deal):
    key = meetings.add(store, deal, MeetingDraft(planned_on=NEXT, prepared=frozenset({Preparation.AGENDA})))
    assert store.undo_label() == "Plan meeting"
    assert deals.rows(store, [deal])[0].stage is Stage.LEAD
    meetings.hold(store, key, NEXT)
    assert deals.rows(store, [deal])[0].stage is Stage.MET
    assert meetings.record(store, key).prepared == (Preparation.AGENDA,)


def test_questions_of_the_bank_and_ones_own_are_asked_once_each(store, deal):
    draft, bank = with_questions(store, 3, also_asked=(" Why\tnow? ", "Why now?", bank_text(store, 1)))
    key = meetings.add(store, deal, draft)
    asked = meetings.record(store, key).asked
    assert asked[:3] == tuple(row.id for row in bank[:3])
    assert [row.text for row in questions.bank(store) if row.id in asked[3:]] == ["Why now?"]
    assert len(asked) == 4
    store.undo()
    assert questions.bank(store) == bank


def bank_text(store, number):
    return questions.bank(store)[number].text


def test_questions_are_taken_back_and_others_asked(store, deal):
    draft, bank = with_questions(store, 3)
    key = meetings.add(store, deal, draft)
    moment = one(store, "SELECT min(asked_at) FROM question_asked")
    meetings.change(store, key, 1, MeetingDraft(held_on=NEXT, asked=(bank[2].id, bank[5].id)))
    assert meetings.record(store, key).asked == (bank[2].id, bank[5].id)
    assert one(store, "SELECT min(asked_at) FROM question_asked") == moment
    store.undo()
    assert len(meetings.record(store, key).asked) == 3


def test_a_meeting_is_removed_with_its_questions_and_comes_back_by_undo(store, deal):
    draft, _bank = with_questions(store, 2)
    key = meetings.add(store, deal, draft)
    meetings.remove(store, key)
    assert meetings.of_deal(store, deal) == []
    assert one(store, "SELECT count(*) FROM question_asked") == 0
    assert deals.rows(store, [deal])[0].stage is Stage.MET
    assert store.undo_label() == "Remove meeting"
    store.undo()
    assert len(meetings.record(store, key).asked) == 2


def test_what_somebody_changed_or_removed_meanwhile_is_not_written_over(store, deal):
    key = meetings.add(store, deal, WHOLE)
    meetings.change(store, key, 1, MeetingDraft(held_on=NEXT))
    with pytest.raises(Conflict):
        meetings.change(store, key, 1, WHOLE)
    meetings.remove(store, key)
    for gone in (lambda: meetings.change(store, key, 2, WHOLE), lambda: meetings.remove(store, key)):
        with pytest.raises(RefNetError, match="removed"):
            gone()
    with pytest.raises(RefNetError, match="removed"):
        meetings.record(store, key)
    with pytest.raises(RefNetError, match="removed"):
        meetings.add(store, uuid4(), WHOLE)


def test_a_meeting_is_not_held_before_its_deal_began(store, deal):
    with pytest.raises(InvalidInput, match="before the deal began"):
        meetings.add(store, deal, MeetingDraft(held_on=FIRST - timedelta(days=1)))


def test_the_bank_takes_questions_of_ones_own_once(store):
    before = len(questions.bank(store))
    key = questions.add(store, "  Who\nelse? ", stage=Stage.PROPOSED, purpose="people")
    assert questions.add(store, "Who else?") == key
    last = questions.bank(store)[-1]
    assert (last.text, last.stage, last.purpose) == ("Who else?", Stage.PROPOSED, "people")
    assert len(questions.bank(store)) == before + 1
    for wrong in ("  ", "x" * 1001):
        with pytest.raises(InvalidInput):
            questions.add(store, wrong)


def test_an_emptied_bank_is_begun_again(store):
    from refnet.store.schema import Question

    with store.step("Empty") as session:
        for row in session.query(Question):
            session.delete(row)
    questions.add(store, "Why?")
    assert [row.text for row in questions.bank(store)] == ["Why?"]


def test_the_history_of_a_deal_tells_of_its_meetings_each_step_once(store, deal):
    key = meetings.add(store, deal, MeetingDraft(planned_on=NEXT))
    other = deals.open_deal(store, DealDraft(PersonDraft("Cid"), reps.become(store, "Rae Rep"), FIRST))
    meetings.add(store, other, MeetingDraft(planned_on=NEXT))
    meetings.change(store, key, 1, WHOLE)
    meetings.remove(store, key)
    said = [line.label for line in store.history("deal", deal, ("meeting",))]
    assert said == ["Remove meeting", "Change meeting", "Plan meeting", "Log cold lead"]
    changed = store.history("deal", deal, ("meeting",))[1].fields
    assert ("intent", Intent.UNKNOWN, Intent.LOOKING) in [(one.column, one.before, one.after) for one in changed]
    assert ("stage", Stage.LEAD, Stage.QUALIFIED) in [(one.column, one.before, one.after) for one in changed]
    assert [line.label for line in store.history("deal", deal)] == ["Change meeting", "Log cold lead"]
