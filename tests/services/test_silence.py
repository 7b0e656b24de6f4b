from dataclasses import astuple
from datetime import date, timedelta

import icalendar
import pytest
from sqlalchemy import select

from refnet.domain.asks import standing
from refnet.domain.drafts import AllyDraft, AskDraft, IntroductionDraft, PersonDraft
from refnet.domain.errors import InvalidInput
from refnet.domain.kinds import Answer, Duty
from refnet.services import allies, asked, asking, asks, exports, introductions, limits, people, reps, today
from refnet.services.asking import AskFunnel, AskGroup, AskGrouping, AskQuery
from refnet.services.listing import Listing
from refnet.services.standing import ask_standing
from refnet.store.schema import Ask, Setting

DAY = date(2026, 11, 25)
SILENT, WAITING = DAY - timedelta(days=30), DAY - timedelta(days=29)


@pytest.fixture
def rep(store):
    return reps.become(store, "Rae Rep")


@pytest.fixture
def ann(store, rep):
    return allies.add(store, AllyDraft(PersonDraft("Ann", organization="Acme"), trust=5))


def ask(store, rep, who, on=DAY, **more):
    return asks.log(store, AskDraft(PersonDraft(id=who), rep, on, **more))


def introduce(store, rep, who, ask_id, on=DAY):
    return introductions.log(
        store, IntroductionDraft(PersonDraft(id=who), PersonDraft("Bob Ray"), on, rep, ask_id=ask_id)
    )


def stands(store, key, on=DAY):
    return asking.ask(store, key).standing(on)


def test_every_ask_stands_in_the_database_as_the_rule_says(store, rep, ann):
    brought = {}
    for answer in Answer:
        for days in (0, 29, 30, 31, 400):
            for what in ("nothing", "a name", "an introduction"):
                on = DAY - timedelta(days=days)
                key = ask(store, rep, ann, on)
                if what == "a name":
                    asking.name_prospects(store, key, [f"Zoe {len(brought)}"], DAY)
                elif what == "an introduction":
                    introduce(store, rep, ann, key)
                asks.answer(store, key, answer, DAY)
                brought[key] = (answer, on, what != "nothing")
    for silence in (8, 30, 31):
        expected = {
            key: standing(answer, on, DAY, silence, has_brought=has) for key, (answer, on, has) in brought.items()
        }
        with store.reading() as session:
            assert dict(session.execute(select(Ask.id, ask_standing(DAY, silence))).all()) == expected
        limits.save(store, silence=silence)
        assert {row.id: row.standing(DAY) for row in asking.ledger(store, DAY)} == expected
        for answer in Answer:
            query = AskQuery(standing=answer)
            some = {key for key, one in expected.items() if one is answer}
            assert {row.id for row in asking.ledger(store, DAY, query)} == some
            assert asking.funnel(store, DAY, query).asked == len(some)


def test_the_funnel_tells_who_waits_from_who_is_silent_also_by_group(store, rep, ann):
    kim = reps.add(store, "Kim")
    ask(store, rep, ann, SILENT, wording="Straight")
    ask(store, rep, ann, WAITING, wording="Straight")
    asks.answer(store, ask(store, kim, ann), Answer.SILENCE, DAY)
    asks.answer(store, ask(store, kim, ann), Answer.DECLINED, DAY)
    whole = AskFunnel(4, waiting=1, silent=2)
    assert asking.funnel(store, DAY) == whole
    assert asking.grouped(store, AskGrouping.REP, DAY) == [
        AskGroup("Kim", AskFunnel(2, silent=1)), AskGroup("Rae Rep", AskFunnel(2, waiting=1, silent=1)),
    ]  # fmt: skip
    for by in AskGrouping:
        parts = [astuple(one.funnel) for one in asking.grouped(store, by, DAY)]
        assert tuple(map(sum, zip(*parts, strict=True))) == astuple(whole)
    assert asking.funnel(store, DAY + timedelta(days=1)) == AskFunnel(4, silent=3)


def test_nothing_is_written_and_a_late_answer_takes_it_back_until_it_is_undone(store, rep, ann):
    key = ask(store, rep, ann, SILENT)
    assert (stands(store, key), asking.ask(store, key).answer) == (Answer.SILENCE, Answer.PENDING)
    asking.name_prospects(store, key, ["Mei Huang"], DAY)
    assert stands(store, key) is Answer.NAMED
    assert asking.funnel(store, DAY) == AskFunnel(1, 1)
    store.undo()
    assert stands(store, key) is Answer.SILENCE
    asks.answer(store, key, Answer.LATER, DAY)
    assert stands(store, key) is Answer.LATER
    assert stands(store, key, DAY + timedelta(days=400)) is Answer.LATER


def test_an_introduction_that_comes_late_is_offered_the_silent_ask_and_answers_it(store, rep, ann):
    key = ask(store, rep, ann, SILENT)
    assert asks.open_ask(store, ann).id == key
    asks.answer(store, key, Answer.SILENCE, DAY)
    assert asks.open_ask(store, ann).id == key
    introduce(store, rep, ann, key)
    assert asking.ask(store, key).answer is Answer.NAMED
    assert asks.open_ask(store, ann) is None
    asks.answer(store, key, Answer.SILENCE, DAY)
    assert (stands(store, key), asks.open_ask(store, ann)) == (Answer.NAMED, None)


def test_a_name_made_good_answers_an_ask_that_was_noted_as_silent(store, rep, ann):
    key = ask(store, rep, ann, SILENT)
    asking.name_prospects(store, key, ["Mei Huang"], WAITING)
    asks.answer(store, key, Answer.SILENCE, DAY)
    introduced = introduce(store, rep, ann, None)
    today.answer_promise(store, asking.names_of(store, key)[0][0], introduced)
    assert (asking.ask(store, key).answer, asking.ask(store, key).answered_on) == (Answer.NAMED, WAITING)


def test_another_limit_changes_all_at_once_and_is_undone_like_any_step(store, rep, ann):
    key = ask(store, rep, ann, DAY - timedelta(days=10))
    assert [item.duty for item in today.agenda(store, rep, DAY, with_ideas=False).due] == [Duty.PROMISE]
    limits.save(store, silence=10)
    assert stands(store, key) is Answer.SILENCE
    assert today.agenda(store, rep, DAY, with_ideas=False).due == ()
    assert exports.follow_ups(store, DAY) == []
    store.undo()
    assert stands(store, key) is Answer.PENDING
    assert [one.summary for one in exports.follow_ups(store, DAY)] == ["Remind Ann of your ask"]


def test_an_ask_that_brought_somebody_is_not_asked_after_though_its_answer_was_taken_back(store, rep, ann):
    key = ask(store, rep, ann, WAITING)
    asking.name_prospects(store, key, ["Mei Huang"], DAY)
    asks.answer(store, key, Answer.PENDING, DAY)
    assert today.agenda(store, rep, DAY, with_ideas=False).due == ()
    assert stands(store, key) is Answer.NAMED


@pytest.mark.parametrize(
    ("field", "changes", "said"),
    [
        ("silence", {"silence": 7}, "Please give more than 7 days: only then is an answer asked for."),
        ("promise", {"promise": 30}, "Please give less than 30 days: from then on an ask counts as silent."),
    ],
)
def test_an_answer_is_asked_for_before_its_ask_counts_as_silent(store, field, changes, said):
    with pytest.raises(InvalidInput, match=said) as refused:
        limits.save(store, **changes)
    assert refused.value.field == field
    limits.save(store, promise=29, silence=31)
    assert (limits.load(store).promise, limits.load(store).silence) == (29, 31)


def test_a_file_whose_answers_may_take_longer_than_silence_takes_a_day_more(store):
    with store.step("an older program") as session:
        session.add(Setting(name=limits.NAME, content='{"promise": 45}'))
    assert limits.load(store).silence == 46


def test_the_timeline_of_an_ally_says_how_each_ask_stands(store, rep, ann):
    ask(store, rep, ann, DAY - timedelta(days=45), target="somebody at Acme")
    asks.answer(store, ask(store, rep, ann, WAITING), Answer.DECLINED, DAY)
    told = [(one.title, one.detail) for one in people.timeline(store, ann, DAY)]
    assert told == [
        ("Asked by Rae Rep", "Declined"), ("Asked by Rae Rep", "Silent for 6 weeks – somebody at Acme"),
    ]  # fmt: skip


def test_a_list_of_asks_tells_from_when_silence_is_their_answer(store, rep, ann):
    waiting, noted, declined = (ask(store, rep, ann, day) for day in (WAITING, SILENT, SILENT))
    asks.answer(store, noted, Answer.SILENCE, DAY)
    asks.answer(store, declined, Answer.DECLINED, DAY)
    named = ask(store, rep, ann, SILENT)
    asking.name_prospects(store, named, ["Mei Huang"], DAY)
    asks.answer(store, named, Answer.PENDING, DAY)
    found = {row.id: row.silent_from for row in asked.rows(store, asked.ids(store, Listing()))}
    assert found == {waiting: DAY + timedelta(days=1), noted: DAY, declined: None, named: None}


def test_a_silent_ask_tires_and_one_that_still_waits_does_not(store, rep, ann):
    for days in (60, 40):
        ask(store, rep, ann, DAY - timedelta(days=days))
    (found,) = asking.suggestions(store, DAY)
    assert found.warning == "2 asks brought no introduction"
    limits.save(store, silence=50)
    (found,) = asking.suggestions(store, DAY)
    assert found.warning == "few cases yet"


def test_a_calendar_of_follow_ups_leaves_out_who_is_silent(store, rep, ann, tmp_path):
    ask(store, rep, ann, SILENT)
    exports.write_follow_ups(store, tmp_path / "f.ics", WAITING)
    exports.write_follow_ups(store, tmp_path / "later.ics", DAY)
    events = [
        len(icalendar.Calendar.from_ical((tmp_path / name).read_bytes()).walk("VEVENT"))
        for name in ("f.ics", "later.ics")
    ]
    assert events == [1, 0]


def test_a_file_that_has_the_last_of_all_days_for_none_stops_neither_today_nor_a_list(store, rep, ann):
    waits = ask(store, rep, ann, date.max)
    asks.log(store, AskDraft(PersonDraft("Bea"), rep, DAY, answer=Answer.LATER, answered_on=date.max))
    assert today.agenda(store, rep, DAY).due == ()
    assert [row.standing(DAY) for row in asking.ledger(store, DAY)] == [Answer.PENDING, Answer.LATER]
    assert asked.rows(store, [waits])[0].silent_from == date.max
