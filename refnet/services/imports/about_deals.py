"""Takes in rows about deals and about introductions, which often tell of each other."""

from typing import NamedTuple
from uuid import UUID

from refnet.domain.errors import InvalidInput
from refnet.domain.kinds import Channel, IntroductionKind, Outcome, Source
from refnet.i18n import _
from refnet.services.imports.admission import Admission
from refnet.services.imports.deals import DealMention
from refnet.services.imports.introductions import IntroductionMention
from refnet.services.imports.mentions import Mention
from refnet.services.imports.telling import Telling


class _News(NamedTuple):
    """Whether a row brought a deal, and whether it brought an introduction."""

    deal: bool
    introduction: bool


def admit_deal(admission: Admission, row: Telling) -> bool:
    """Take in a row about a deal, with the introduction it began with when it names an introducer.

    Returns whether the deal is new.
    """
    return _admit(admission, row).deal


def admit_introduction(admission: Admission, row: Telling) -> bool:
    """Take in a row about an introduction, with its deal when the row tells of one; return whether it is new."""
    introducer, prospect = row.mention("introducer"), row.mention("prospect") or row.mention("person")
    if introducer is None:
        raise InvalidInput("introducer", _("This row does not say who made the introduction."))
    if prospect is None:
        raise InvalidInput("prospect", _("This row does not say who was introduced."))
    if row.tells("deal."):
        return _admit(admission, row).introduction
    return introduce(admission, row, admission.people.admit_two(introducer, prospect), None)


def introduce(admission: Admission, row: Telling, two: tuple[UUID, UUID], deal: UUID | None) -> bool:
    """Take in that the first of two brought us the second, and return whether that is new."""
    kind = row.introduction_kind()
    source = Source.REFERRAL if kind is IntroductionKind.INTRODUCED else Source.NAME_ONLY
    return admission.introductions.admit(
        IntroductionMention(
            introducer_id=two[0],
            prospect_id=two[1],
            rep_id=admission.reps.responsible(row.text("rep.name")),
            kind=kind,
            made_on=row.day("introduction.date") or row.day("deal.first_touch_on"),
            channel=row.choice("introduction.channel", Channel),
            reason=row.text("introduction.reason"),
            deal_id=deal,
            can_begin=deal is not None and admission.deals.rows[deal]["source"] is source,
        )
    )


def _admit(admission: Admission, row: Telling) -> _News:
    reference = row.text("organization.reference")
    introducer, organization = row.mention("introducer"), admission.organizations.called(row.organization(), reference)
    prospect = row.mention("prospect") or row.mention("person")
    title = _title(row, prospect, organization)
    mention = _mention(row, title, is_introduced=introducer is not None)
    if introducer is not None and prospect is None:
        prospect = Mention(name=organization or title, organization=organization)
    introducer_id, prospect_id = _parties(admission, introducer, prospect, mention.reference)
    rep = admission.reps.admit(row.text("rep.name"), row.text("rep.manager")).id
    deal = mention.of(prospect_id, admission.organizations.admit(organization)[0], rep)
    key, is_new = admission.deals.admit(deal)
    admission.organizations.refer(organization, reference)
    if introducer_id is None or prospect_id is None:
        return _News(deal=is_new, introduction=False)
    return _News(deal=is_new, introduction=introduce(admission, row, (introducer_id, prospect_id), key))


def _parties(
    admission: Admission, introducer: Mention | None, prospect: Mention | None, reference: str | None
) -> tuple[UUID | None, UUID | None]:
    """Return introducer and prospect of a deal; in one known by its reference a name is enough to know them by."""
    if prospect is None:
        return None, None
    known = admission.deals.find(reference)
    prospects = [key] if known and (key := admission.deals.rows[known]["prospect_id"]) else []
    if introducer is None:
        return None, admission.people.admit(prospect, prospects)[0]
    introducers = admission.introductions.introducers(known) if known else []
    return admission.people.admit_two(introducer, prospect, (introducers, prospects))


def _mention(row: Telling, title: str, *, is_introduced: bool) -> DealMention:
    outcome, amount = row.outcome(), row.number("deal.amount")
    mention = DealMention(
        title=title,
        reference=row.text("deal.reference") or None,
        source=row.source(is_introduced=is_introduced),
        first_touch_on=row.day("deal.first_touch_on") or row.day("introduction.date"),
        amount=amount,
        currency="" if amount is None else row.text("deal.currency"),
        segment=row.text("deal.segment"),
        stage=row.stage(),
        outcome=outcome,
        closed_on=None if outcome is Outcome.OPEN else row.day("deal.closed_on"),
        lost_reason=row.text("deal.lost_reason") if outcome is Outcome.LOST else "",
    )
    mention.check()
    return mention


def _title(row: Telling, prospect: Mention | None, organization: str) -> str:
    """Return what a deal is called: its title, or else its prospect, its organization or its reference."""
    names = (row.text("deal.title"), prospect.name if prospect else "", organization, row.text("deal.reference"))
    title = next((name for name in names if name), "")
    if not title:
        raise InvalidInput(
            "deal", _("This row names no deal: it has neither a title, a reference, a prospect nor an organization.")
        )
    return title
