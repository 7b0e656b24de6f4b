"""All asks as columns of numbers for the plan, kept until an ask or an introduction changes."""

from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import ColumnElement, func, select

from refnet.domain.kinds import Answer, Direction, IntroductionKind
from refnet.services.insights.kept import Kept
from refnet.store.database import Store
from refnet.store.schema import Ask, Introduction

if TYPE_CHECKING:
    from refnet.domain.planning.asked import AskCounts, AskFacts

Reps = dict[UUID, int]
_OVER = (Answer.DECLINED, Answer.SILENCE)


def ask_counts(store: Store, rep: UUID | None, today: int, assumed: float) -> "AskCounts":
    """Return the counts of a rep's asks, or of all; `today` is an ordinal, `assumed` the usual days to an introduction."""
    from refnet.domain.facts import NOBODY  # noqa: PLC0415 - numpy is heavy
    from refnet.domain.planning.asked import ask_counts as counts  # noqa: PLC0415 - numpy is heavy

    facts, reps = _KEPT.of(store)
    mine = facts.of(NOBODY if rep is None else reps.get(rep, len(reps)))
    return counts(facts, mine, today, assumed)


def received() -> tuple[ColumnElement[bool], ...]:
    """Return what makes an introduction one that was made to us."""
    return Introduction.direction == Direction.RECEIVED, Introduction.kind == IntroductionKind.INTRODUCED


def _read(store: Store) -> "tuple[AskFacts, Reps]":
    import numpy as np  # noqa: PLC0415 - heavy

    from refnet.domain.facts import NO_DAY  # noqa: PLC0415 - numpy is heavy
    from refnet.domain.planning.asked import AskFacts  # noqa: PLC0415 - numpy is heavy

    came = select(Introduction.ask_id, func.count().label("count"), func.min(Introduction.made_on).label("first"))
    came = came.where(Introduction.ask_id.is_not(None), *received()).group_by(Introduction.ask_id)
    of = came.subquery()
    query = select(Ask.asked_on, of.c.first, Ask.answer, Ask.answered_on, of.c.count, Ask.rep_id)
    with store.reading() as session:
        rows = session.execute(query.outerjoin(of, of.c.ask_id == Ask.id)).all()
    reps: Reps = {}
    days = [
        (
            made.toordinal(),
            first.toordinal() if first else NO_DAY,
            (answered or made).toordinal() if answer in _OVER else NO_DAY,
            count or 0,
            reps.setdefault(rep, len(reps)),
        )
        for made, first, answer, answered, count, rep in rows
    ]
    columns = np.array(days, dtype=np.int32).reshape(-1, 5).T
    return AskFacts(*columns), reps


_KEPT = Kept(("ask", "introduction"), _read)
