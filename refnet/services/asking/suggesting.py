"""Whom to ask next: ranked by what an ask may bring, each with its reasons and one warning."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from refnet.domain.network.ground import Ground, Someone
from refnet.domain.today.words import ago
from refnet.i18n import _, counted
from refnet.services.insights import scorecard
from refnet.services.insights.ground import ground
from refnet.services.insights.scorecard import AllyReport
from refnet.store.database import Store

if TYPE_CHECKING:
    from refnet.domain.network.scorecards import Scorecard

MOST = 200
FEW = 5  # finished introductions below which a rate is mostly the team's


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Somebody worth asking; `expected` is what one ask may bring in minor units of the main currency."""

    person_id: UUID
    name: str
    organization: str
    expected: int
    reasons: tuple[str, ...]
    warning: str

    @property
    def id(self) -> UUID:
        """Return what tells a row of a list from others."""
        return self.person_id


def suggestions(store: Store, today: date, rep: UUID | None = None, most: int = MOST) -> list[Suggestion]:
    """Return whom a rep, or anybody of us, is to ask next, the most promising first.

    Who was asked lately, or is owed, rests; another rep's allies are left to them.
    """
    rows = ground(store)
    found = scorecard.to_ask_next(store, today, most, rep)
    known = _acquaintances(rows)
    return [_suggestion(one, rows.people[one.card.person], known[one.card.person], today) for one in found]


def _acquaintances(rows: Ground) -> Counter[UUID]:
    """Return how many people each is known to know."""
    return Counter(end for tie in rows.ties for end in (tie.person, tie.other))


def _suggestion(report: AllyReport, person: Someone, known: int, today: date) -> Suggestion:
    card = report.card
    return Suggestion(
        card.person,
        report.name,
        person.organization,
        round(card.prospectus.score),
        _reasons(report, person.trust, known, today),
        minding(card),
    )


def _reasons(report: AllyReport, trust: int | None, known: int, today: date) -> tuple[str, ...]:
    card = report.card
    asked = (
        _("never asked before")
        if card.asked_on is None
        else _("last asked {when}").format(when=ago(card.asked_on, today))
    )
    if not card.introductions:
        first = _("no introduction yet") if trust is None else _("trust {trust} of 5").format(trust=trust)
        return first, asked, _knows(known)
    brought = counted("{count} introduction so far", "{count} introductions so far", card.introductions)
    if card.counted:
        ended = counted("{count} that ended", "{count} that ended", card.counted)
        brought = _("{won} of {ended} became clients").format(won=card.won_of, ended=ended)
    if card.last_on is None:
        return brought, asked, _knows(known)
    return brought, asked, _("last introduced {when}").format(when=ago(card.last_on, today))


def _knows(count: int) -> str:
    return counted("knows {count} person", "knows {count} people", count) if count else _("nobody noted whom they know")


def minding(card: "Scorecard") -> str:
    """Return the one thing to mind before an ally is asked, the most pressing first."""
    return _rests_since(card) or _hinders(card)


def _rests_since(card: "Scorecard") -> str:
    """Say why somebody is not asked for just anybody now, empty where they may be."""
    days = card.prospectus.days_since_ask
    if card.prospectus.should_be_given_first:
        return _("gave you much more than you gave")
    if days is None or not card.prospectus.was_asked_lately:
        return ""
    return counted("was asked {count} day ago", "was asked {count} days ago", days) if days else _("was asked today")


def _hinders(card: "Scorecard") -> str:
    if card.owed:
        return counted("is owed thanks for {count} introduction", "is owed thanks for {count} introductions", card.owed)
    if card.answered.is_tired:
        return counted(
            "{count} ask brought no introduction", "{count} asks brought no introduction", card.answered.asks
        )
    if card.still_active < 0.2 and card.introductions:
        return _("may have gone quiet")
    if card.counted < FEW:
        return _("few cases yet")
    return ""
