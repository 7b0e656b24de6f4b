"""Takes in rows about asks, and about two people who know each other."""

from uuid import UUID

from refnet.domain.errors import InvalidInput
from refnet.domain.kinds import Answer, Channel, Evidence
from refnet.i18n import _
from refnet.services.imports.admission import Admission
from refnet.services.imports.others import AskMention
from refnet.services.imports.telling import Telling

SIDES = ("person", "prospect", "other", "introducer")  # who brought somebody comes last


def admit_tie(admission: Admission, row: Telling) -> bool:
    """Take in a row about two people who know each other, and return whether that is new."""
    two = [mention for side in SIDES if (mention := row.mention(side))]
    if len(two) != 2:
        raise InvalidInput("person", _("A tie needs two people; this row names {count}.").format(count=len(two)))
    return tie_of(admission, row, *admission.people.admit_two(two[0], two[1]))


def tie_of(admission: Admission, row: Telling, one: UUID, other: UUID) -> bool:
    """Take in the tie that a row tells between two people, and return whether it is new."""
    evidence, since = row.choice("tie.evidence", Evidence) or Evidence.IMPORT, row.day("tie.since")
    return one != other and admission.ties.admit(one, other, row.number("tie.strength"), evidence, since)


def admit_ask(admission: Admission, row: Telling) -> bool:
    """Take in a row about an ask, and return whether it is new."""
    ally = row.mention("person") or row.mention("introducer")
    day = row.day("ask.date") or row.day("introduction.date")
    if ally is None:
        raise InvalidInput("person", _("This row does not say who was asked."))
    if day is None:
        raise InvalidInput("date", _("This row does not say when the ask was made."))
    return admission.asks.admit(
        AskMention(
            ally_id=admission.people.admit(ally)[0],
            rep_id=admission.reps.responsible(row.text("rep.name")),
            asked_on=day,
            channel=row.choice("ask.channel", Channel) or row.choice("introduction.channel", Channel),
            ideal_client=row.text("ask.ideal_client"),
            wording=row.text("ask.wording") or row.text("introduction.reason"),
            target=row.text("ask.target") or row.text("prospect.name") or row.text("prospect.organization"),
            answer=row.choice("ask.answer", Answer) or Answer.PENDING,
            answered_on=row.day("ask.answered_on"),
        )
    )
