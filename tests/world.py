"""Builds a small world from text: `Ann>Bob` is an introduction, `Ann-Dan` a tie, `:won` `:lost` `:open` its deal's end."""

import re
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select

from refnet.domain.drafts import ClosingDraft, IntroductionDraft, PersonDraft
from refnet.domain.kinds import Outcome
from refnet.services import deals, introductions, people, reps
from refnet.store.database import Store
from refnet.store.schema import Person, Tie

START = date(2026, 1, 5)
AMOUNT = 1_000_00  # minor units, of every deal won
_WORD = re.compile(r"(\w+)(?:([>-])(\w+))?(?::(won|lost|open))?\Z")


def world(store: Store, text: str, *, rep: str = "Rae Rep") -> dict[str, UUID]:
    """Log what `text` says, one word a day from `START` on, and return the people's ids by name.

    An introduction opens a deal, or joins the prospect's open one; `:won` and `:lost` close it ten days later.
    A word without a sign is a person alone.
    """
    rep_id, known = reps.become(store, rep), _known(store)
    for day, word in enumerate(text.split()):
        one, sign, other, end = _parsed(word)
        for name in filter(None, (one, other)):
            known[name] = known.get(name) or people.add(store, PersonDraft(name))
        if sign == ">":
            _introduce(store, known[one], known[other], rep_id, START + timedelta(days=day), end=end)
        elif sign == "-":
            tie(store, known[one], known[other])
    return known


def tie(store: Store, one: UUID, other: UUID) -> None:
    """Note that two people know each other."""
    first, second = sorted((one, other))
    with store.step("Tie") as session:
        session.add(Tie(person_id=first, other_id=second))


def _introduce(store: Store, introducer: UUID, prospect: UUID, rep_id: UUID, on: date, *, end: str) -> None:
    draft = IntroductionDraft(PersonDraft(id=introducer), PersonDraft(id=prospect), made_on=on, rep_id=rep_id)
    key = introductions.log(store, draft)
    if end in {"won", "lost"}:
        outcome = Outcome(end)
        closing = ClosingDraft(outcome, on + timedelta(days=10), AMOUNT if end == "won" else None, "EUR")
        deal_id = introductions.record(store, key).deal_id
        assert deal_id is not None
        deals.close(store, deal_id, closing)


def _known(store: Store) -> dict[str, UUID]:
    with store.reading() as session:
        return dict(session.execute(select(Person.name, Person.id)).all())


def _parsed(word: str) -> tuple[str, str, str, str]:
    found = _WORD.match(word)
    if found is None:
        raise ValueError(word)
    one, sign, other, end = (part or "" for part in found.groups())
    return one, sign, other, end
