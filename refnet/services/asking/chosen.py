"""Which asks are meant: one query for the list of asks, their funnel and their wordings, and what it can choose from."""

from dataclasses import dataclass
from datetime import date
from operator import eq, ge, le
from uuid import UUID

from sqlalchemy import ColumnElement, select

from refnet.domain.kinds import Answer
from refnet.services.standing import ask_standing
from refnet.store.database import Store
from refnet.store.schema import Ask, Organization, Person, Rep


@dataclass(frozen=True, slots=True)
class AskQuery:
    """Asks of a rep, of an ally, from one day to another (both counted), in a wording, that stand in one way.

    None means whichever.
    """

    rep: UUID | None = None
    ally: UUID | None = None
    since: date | None = None
    until: date | None = None
    wording: str | None = None  # empty: asks without a wording
    standing: Answer | None = None

    @property
    def is_narrowed(self) -> bool:
        """Tell whether asks are left out."""
        return self != AskQuery()

    def those(self, today: date, silence: int) -> list[ColumnElement[bool]]:
        """Return what must hold of an ask on a day, when so many days of silence are an answer."""
        wanted = (
            (eq, Ask.rep_id, self.rep),
            (eq, Ask.ally_id, self.ally),
            (ge, Ask.asked_on, self.since),
            (le, Ask.asked_on, self.until),
            (eq, Ask.wording, self.wording),
            (eq, ask_standing(today, silence), self.standing),
        )
        return [holds(column, value) for holds, column, value in wanted if value is not None]


@dataclass(frozen=True, slots=True)
class AskChoices:
    """Who asked, who was asked (with the organization), and in which words; by name, each once."""

    reps: tuple[tuple[UUID, str], ...] = ()
    allies: tuple[tuple[UUID, str, str], ...] = ()
    wordings: tuple[str, ...] = ()


def ask_choices(store: Store) -> AskChoices:
    """Return what asks can be chosen by."""
    who = select(Rep.id, Rep.name).where(Rep.id.in_(select(Ask.rep_id)))
    asked = select(Person.id, Person.name, Organization.name).where(Person.id.in_(select(Ask.ally_id)))
    asked = asked.outerjoin(Organization, Organization.id == Person.organization_id)
    with store.reading() as session:
        reps, allies = session.execute(who).all(), session.execute(asked).all()
        wordings = session.scalars(select(Ask.wording).distinct()).all()
    return AskChoices(
        tuple(sorted(((key, name) for key, name in reps), key=_by_name)),
        tuple(sorted(((key, name, company or "") for key, name, company in allies), key=_by_name)),
        tuple(sorted(wordings, key=str.casefold)),
    )


def _by_name(row: tuple[UUID, *tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(word.casefold() for word in row[1:])
