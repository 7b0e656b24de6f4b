"""What a newer export suggests: whom to ask now that they are where a deal is open."""

from functools import cached_property
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from refnet.domain.kinds import Answer, Outcome
from refnet.domain.likeness import company_key
from refnet.i18n import _
from refnet.store.schema import Ally, Ask, Deal, Organization, Person


class Suggesting:
    """Allies, open deals and targets of asks by company, loaded when the first change asks for them."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def moved(self, key: UUID, name: str, company: str) -> str:
        """Return what to do about somebody who is at another company now; empty for nothing."""
        deal = self._deal(key, company)
        if key in self._allies and deal:
            sentence = _(
                "{name}, an ally, is now at {company}, where the deal “{deal}” is open: ask for an introduction?"
            )
            return sentence.format(name=name, company=company, deal=deal)
        if key in self._allies and company_key(company) in self._targets:
            sentence = _("{name}, an ally, is now at {company}, which you asked others for: ask for an introduction?")
            return sentence.format(name=name, company=company)
        return (
            _("{name} is now at {company}, where the deal “{deal}” is open.").format(
                name=name, company=company, deal=deal
            )
            if deal
            else ""
        )

    def new(self, key: UUID, name: str, company: str) -> str:
        """Return what to do about somebody whom the file tells of for the first time."""
        deal = self._deal(key, company)
        sentence = _("{name} is at {company}, where the deal “{deal}” is open.")
        return sentence.format(name=name, company=company, deal=deal) if deal else ""

    def _deal(self, key: UUID, company: str) -> str:
        """Return an open deal with that company, but none with this very person."""
        deals = self._deals.get(company_key(company), ()) if company else ()
        return next((title for title, prospect in deals if prospect != key), "")

    @cached_property
    def _allies(self) -> set[UUID]:
        return set(self._session.scalars(select(Ally.person_id)))

    @cached_property
    def _deals(self) -> dict[str, list[tuple[str, UUID | None]]]:
        organization = func.coalesce(Deal.organization_id, Person.organization_id)
        query = (
            select(Organization.name, Deal.title, Deal.prospect_id)
            .outerjoin(Person, Person.id == Deal.prospect_id)
            .join(Organization, Organization.id == organization)
            .where(Deal.outcome == Outcome.OPEN)
        )
        found: dict[str, list[tuple[str, UUID | None]]] = {}
        for name, title, prospect in self._session.execute(query.order_by(Deal.id)):
            found.setdefault(company_key(name), []).append((title, prospect))
        return found

    @cached_property
    def _targets(self) -> set[str]:
        pending = select(Ask.target).where(Ask.answer == Answer.PENDING, Ask.target != "")
        return {company_key(target) for target in self._session.scalars(pending)}
