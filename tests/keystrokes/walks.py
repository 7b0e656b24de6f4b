"""The walks: what is done, in how many keys beyond the names, and what the database must hold afterwards.

The bounds are those that issue 6 sets: three keys to reach each, and for four acts the keys of the whole.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from refnet.domain.kinds import Answer, Channel, Noted, Outcome, Source, Stage
from refnet.store.database import Store
from tests.keystrokes import kept, ways, world
from tests.keystrokes.hands import Hands
from tests.keystrokes.kept import CLIENT, Found

REACH = 3  # keys until the form stands with the cursor in its first field, or until it is done where there is none
TODAY, AWAY = "today", "diagnosis"  # where a walk begins: on a line of Today, or where nothing is chosen
WEEK = timedelta(days=7)

Prepare = Callable[[Store, date], object]
Expected = Callable[[date], Found]


@dataclass(frozen=True, slots=True)
class Walk:
    """One act: its beginning, the way, what is then read, and what that must be."""

    what: str
    prepare: Prepare
    go: Callable[[Hands], None]
    read: Callable[[Store], Found]
    expected: Expected
    most: int | None = None  # keys of the whole act, where the issue bounds them
    start: str = AWAY
    deeds: int = 1  # how many acts it is: each goes by one undo


def _deal(
    stage: Stage = Stage.LEAD, outcome: Outcome = Outcome.OPEN, amount: int | None = None, reason: str = "",
    step: tuple[str, int | None] = ("", None),
) -> Expected:  # fmt: skip
    def expected(today: date) -> Found:
        on = today + timedelta(days=step[1]) if step[1] is not None else None
        return stage, outcome, amount, reason, step[0], on

    return expected


def _line(key: str, expected: Expected) -> Walk:
    what = {"D": "done", "L": "later", "N": "not this one"}[key]
    way = partial(ways.one_key, key)
    return Walk(f"Today’s line 1: {what}", world.introduced, way, kept.first_contact, expected, 1, TODAY)


WALKS = (
    Walk("Log an ask: whom, how, for whom", world.alone, ways.log_ask, kept.ask,
         lambda today: (1, "Bob Ray", Channel.VIDEO, Answer.PENDING, today), 12),
    Walk("Log an introduction: both, how, why", world.alone, ways.log_introduction, kept.introduction,
         lambda today: (2, Channel.MESSAGE, "warehouse move", today, True), 15),
    _line("D", lambda _today: (Stage.CONTACTED, "not put off")),
    _line("L", lambda today: (Stage.LEAD, today + timedelta(days=1))),
    _line("N", lambda _today: (Stage.LEAD, None)),
    Walk("Meeting result of Today’s line 1, and thanks", world.talked, ways.meeting_result, kept.meeting,
         lambda today: (today - timedelta(days=1), Noted.YES, "send proposal", today + WEEK, True, today), 15, TODAY, 2),
    Walk("A meeting held, with its next step", world.introduced, ways.meeting_held, kept.meeting,
         lambda today: (today, Noted.UNKNOWN, "send proposal", today + WEEK, False, None)),
    Walk("Prepare a meeting, agenda ticked", world.introduced, ways.prepare, kept.plan,
         lambda _today: ("Floor space, dates", None)),
    Walk("Brief of a meeting", world.introduced, ways.brief, kept.plan, lambda _today: ("", None)),
    Walk("Answer an ask", world.asked, ways.answer, kept.answer, lambda _today: (Answer.DECLINED,)),
    Walk("Name a prospect of an ask", world.asked, ways.name_prospect, kept.named,
         lambda _today: (("Bob Ray", "Initech"), Answer.NAMED)),
    Walk("A name becomes an introduction", world.named, ways.introduce_named, kept.named_introduced,
         lambda _today: (True, True, 2)),
    Walk("Whom to ask next, asked and logged", world.client, ways.ask_next, kept.warmed, lambda _today: (1, 0)),
    Walk("Ask card for somebody, and logged", world.alone, ways.ask_card, kept.warmed, lambda _today: (1, 0)),
    Walk("Warm a cold deal, asked and logged", world.warmable, ways.warm, kept.warmed, lambda _today: (1, 1)),
    Walk("Quick entry of a sentence", world.alone, ways.quick, kept.introduction,
         lambda today: (2, Channel.CALL, "warehouse move", today - timedelta(days=1), True)),
    Walk("Log a cold lead", world.alone, ways.cold_lead, kept.lead,
         lambda today: (("Bob Ray", Source.COLD, today),)),
    Walk("Add an ally", world.alone, ways.add_ally, kept.ally,
         lambda _today: (("Ann Lee", CLIENT), ("Cy Old", CLIENT))),
    Walk("A deal one stage on", world.introduced, ways.step_on, kept.deal, _deal(Stage.CONTACTED)),
    Walk("A deal one stage on, found in Ctrl+K", world.introduced, ways.step_on_found, kept.deal, _deal(Stage.CONTACTED)),
    Walk("A deal won, with its amount", world.introduced, ways.win, kept.deal,
         _deal(outcome=Outcome.WON, amount=12_000_00)),
    Walk("A deal lost, with its reason", world.introduced, ways.lose, kept.deal,
         _deal(outcome=Outcome.LOST, reason="No need now")),
    Walk("Amount of a deal changed", world.introduced, ways.change_amount, kept.deal, _deal(amount=38_000_00)),
    Walk("Next step of a deal, and its day", world.introduced, ways.next_step, kept.deal,
         _deal(step=("Send the offer", 7))),
    Walk("Thanks said to an introducer", world.introduced, ways.thank, kept.thanked, lambda today: (today, Stage.LEAD)),
    Walk("News told to an introducer", world.moved, ways.tell_news, kept.told,
         lambda _today: (Stage.LEAD, Stage.MET)),
    Walk("Add a task", world.alone, ways.task, kept.task, lambda today: (("Send the plan", today, None),)),
    Walk("Call back later: a task with its day", world.alone, ways.call_back, kept.task,
         lambda today: (("Call Bob back", today + 2 * WEEK, None),)),
    Walk("A task done", world.busy, ways.task_done, kept.task, lambda today: (("Send the plan", today, today),)),
    Walk("Today’s line 1 later, from elsewhere", world.introduced, ways.later, kept.first_contact,
         lambda today: (Stage.LEAD, today + timedelta(days=1))),
    Walk("Note on a person", world.alone, ways.note, kept.note, lambda _today: (("Ann Lee", "Likes walks"),)),
    Walk("Find somebody", world.alone, ways.find, kept.nothing, lambda _today: (), deeds=0),
    Walk("Open the plan", world.alone, ways.open_plan, kept.nothing, lambda _today: (), deeds=0),
)  # fmt: skip
