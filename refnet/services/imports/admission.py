"""Admits one row after another: reads whom and what it names, checks it, then adds or merges."""

from collections.abc import Callable
from functools import cached_property, partial
from uuid import UUID

from sqlalchemy.orm import Session

from refnet.domain.errors import InvalidInput
from refnet.domain.kinds import Answer, Channel, Evidence, IntroductionKind, Outcome, Source
from refnet.exchange.mapping.fields import RELATIONS
from refnet.i18n import _
from refnet.services.imports import changes, likely
from refnet.services.imports.asking import Asking
from refnet.services.imports.deals import DealMention, Deals
from refnet.services.imports.decisions import Change, Likely
from refnet.services.imports.introductions import IntroductionMention, Introductions
from refnet.services.imports.mentions import Mention, Stamp
from refnet.services.imports.organizations import Organizations
from refnet.services.imports.others import AskMention, Asks, Tags, Ties
from refnet.services.imports.pending import Pending
from refnet.services.imports.people import People
from refnet.services.imports.related import COLLEAGUES, STRENGTHS, Related, relation_word
from refnet.services.imports.remarks import Remarks
from refnet.services.imports.reps import Reps
from refnet.services.imports.telling import Telling
from refnet.store.schema import ImportBatch

SIDES = ("person", "prospect", "other", "introducer")  # who brought somebody comes last


class Admission:
    """One import while it runs: `admit_…` takes a row in whole, or raises InvalidInput and leaves no trace of it.

    Each returns whether what the row is about is new here. What is known is loaded when the first row asks for it.
    """

    def __init__(self, session: Session, batch: ImportBatch, stamp: Stamp, me: UUID | None, asking: Asking) -> None:
        self.pending, self.asking = Pending(session, batch), asking
        self.is_repeated = False  # the last row about people was about somebody whom an earlier one brought in
        self._session, self._stamp = session, stamp
        self._organizations = Organizations(session, self.pending, stamp.batch_id)
        self._reps = Reps(session, self.pending, me)

    @cached_property
    def _people(self) -> People:
        return People(self._session, self.pending, self._organizations, self._stamp, self.asking)

    @cached_property
    def _deals(self) -> Deals:
        return Deals(self._session, self.pending, self._stamp.batch_id)

    @cached_property
    def _introductions(self) -> Introductions:
        return Introductions(self._session, self.pending, self._stamp.batch_id)

    @cached_property
    def _asks(self) -> Asks:
        return Asks(self._session, self.pending, self._stamp.batch_id)

    @cached_property
    def _ties(self) -> Ties:
        return Ties(self._session, self.pending)

    @cached_property
    def _tags(self) -> Tags:
        return Tags(self._session, self.pending)

    @cached_property
    def _remarks(self) -> Remarks:
        return Remarks(self._session, self.pending, self._stamp)

    @cached_property
    def _related(self) -> Related:
        return Related(self._session, self._people, self._stamp.source)

    def finish(self) -> tuple[str, ...]:
        """Take in what could wait for the last row, those named beside people, and return what is worth telling."""
        if "_related" in self.__dict__:
            self._related.resolve(self._people.newcomers())
        return self._organizations.unknown()

    def likely(self, look_up: Callable[[], None]) -> tuple[Likely, ...]:
        """Return who of the new people is probably known."""
        return likely.find(self._people.known, self._organizations, self.asking, look_up)

    @property
    def left_out_comparing(self) -> bool:
        """Tell whether nobody looked who of the new people is probably known, for they are too many."""
        return bool(self.asking.newcomers) and not likely.is_looked_for(self._people.known, self.asking)

    def changes(self) -> tuple[Change, ...]:
        """Return what a newer export of the same source changed."""
        return changes.find(self._session, self._people.known, self._organizations, self.asking, self._stamp)

    def admit_person(self, row: Telling) -> bool:
        """Take in a row about people; one that names only an organization or one of us admits that."""
        self.pending.make_room()
        if row.is_about_one_person:
            return self._admit_one(row)
        people = [self._placed(row, mention) for side in row.among(SIDES) if (mention := row.mention(side))]
        is_brought = bool(people[1:]) and row.has("introducer")
        organization, reference = row.text("organization.name"), row.text("organization.reference")
        rep, manager = row.text("rep.name"), row.text("rep.manager")
        if not (people or organization or rep or manager):
            raise _nobody()
        admitted = [self._people.admit(mention) for mention in (people[:-1] if is_brought else people)]
        is_repeated = any(not is_new and self._people.is_of_this_file(key) for key, is_new in admitted[:1])
        self.is_repeated = is_repeated and len(people) == 1  # lines of a network name people again and again
        is_new = [is_new for _key, is_new in admitted]
        if len(admitted) > 1 and row.has("other"):
            is_new[0] |= self._tie_of(row, admitted[0][0], admitted[-1][0])
        if organization:
            is_new.append(self._organizations.admit(self._organizations.called(organization, reference))[1])
        if reference:
            self._organizations.refer(organization or (people[0].organization if people else ""), reference)
        if rep or manager:
            is_new.append(self._reps.admit(rep, manager).is_new)
        if people:
            self._stand_beside(row, people, admitted[0], is_brought=is_brought)
        return is_new[0]

    def _admit_one(self, row: Telling) -> bool:
        """Take in a row that tells of one person and nothing beside, as nearly all rows of most files do."""
        mention = row.mention("person")
        if mention is None:
            raise _nobody()
        key, is_new = self._people.admit(mention)
        self.is_repeated = not is_new and self._people.is_of_this_file(key)
        self._stand_beside(row, [mention], (key, is_new), is_brought=False)
        return is_new

    def admit_deal(self, row: Telling) -> bool:
        """Take in a row about a deal, with the introduction it began with when it names an introducer."""
        _deal, is_new, _is_introduction_new = self._deal(row)
        return is_new

    def admit_introduction(self, row: Telling) -> bool:
        """Take in a row about an introduction, with its deal when the row tells of one."""
        introducer, prospect = row.mention("introducer"), row.mention("prospect") or row.mention("person")
        if introducer is None:
            raise InvalidInput("introducer", _("This row does not say who made the introduction."))
        if prospect is None:
            raise InvalidInput("prospect", _("This row does not say who was introduced."))
        if row.tells("deal."):
            _deal, _is_new, is_introduction_new = self._deal(row)
            return is_introduction_new
        return self._introduce(row, self._people.admit_two(introducer, prospect), None)

    def admit_ask(self, row: Telling) -> bool:
        """Take in a row about an ask."""
        ally = row.mention("person") or row.mention("introducer")
        day = row.day("ask.date") or row.day("introduction.date")
        if ally is None:
            raise InvalidInput("person", _("This row does not say who was asked."))
        if day is None:
            raise InvalidInput("date", _("This row does not say when the ask was made."))
        return self._asks.admit(
            AskMention(
                ally_id=self._people.admit(ally)[0],
                rep_id=self._reps.responsible(row.text("rep.name")),
                asked_on=day,
                channel=row.choice("ask.channel", Channel)
                or row.choice("introduction.channel", Channel)
                or Channel.CALL,
                ideal_client=row.text("ask.ideal_client"),
                wording=row.text("ask.wording") or row.text("introduction.reason"),
                target=row.text("ask.target") or row.text("prospect.name") or row.text("prospect.organization"),
                answer=row.choice("ask.answer", Answer) or Answer.PENDING,
                answered_on=row.day("ask.answered_on"),
            )
        )

    def admit_tie(self, row: Telling) -> bool:
        """Take in a row about two people who know each other."""
        two = [mention for side in SIDES if (mention := row.mention(side))]
        if len(two) != 2:
            raise InvalidInput("person", _("A tie needs two people; this row names {count}.").format(count=len(two)))
        return self._tie_of(row, *self._people.admit_two(two[0], two[1]))

    def _tie_of(self, row: Telling, one: UUID, other: UUID) -> bool:
        """Take in the tie that a row tells between two people, and return whether it is new."""
        evidence = row.choice("tie.evidence", Evidence) or Evidence.IMPORT
        return one != other and self._ties.admit(one, other, row.number("tie.strength"), evidence, row.day("tie.since"))

    def _placed(self, row: Telling, mention: Mention) -> Mention:
        """Return somebody with the organization that the row's reference means, if we know it by that."""
        reference = row.text("organization.reference")
        if not reference:
            return mention
        return mention._replace(organization=self._organizations.called(mention.organization, reference))

    def _stand_beside(
        self, row: Telling, people: list[Mention], admitted: tuple[UUID, bool], *, is_brought: bool
    ) -> None:
        """Take in what a row tells of the person beside what they are called: labels, relations, who brought them."""
        key, is_new = admitted
        if not is_new:
            self._related.met(people[0], key)
        if labels := row.labels("person.labels"):
            self._tags.admit(key, labels)
        if day := row.day("person.contacted_on"):
            self._remarks.contacted(key, day)
        if row.is_about_one_person:
            return
        if is_brought:
            self._related.add(key, people[-1], partial(self._introduce_later, row, people[-1].name))
        for relation in row.among(RELATIONS):
            for mention in row.relations(relation):
                own = people[0].organization if relation in COLLEAGUES else ""
                self._related.add(key, mention._replace(organization=own), partial(self._tie, relation, mention))

    def _introduce_later(self, row: Telling, name: str, prospect: UUID, introducer: UUID | None) -> None:
        if introducer is None:
            self._remarks.say(prospect, relation_word("introducer", name))
        else:
            self._introduce(row, (introducer, prospect), None)

    def _tie(self, relation: str, mention: Mention, person: UUID, other: UUID | None) -> None:
        if other is not None:
            self._ties.admit(person, other, STRENGTHS.get(relation), Evidence.IMPORT, None)
        if mention.name != mention.reference:
            self._remarks.say(person, relation_word(relation, mention.name))

    def _deal(self, row: Telling) -> tuple[UUID, bool, bool]:
        """Return the deal, whether it is new, and whether its introduction is."""
        reference = row.text("organization.reference")
        introducer, organization = row.mention("introducer"), self._organizations.called(row.organization(), reference)
        prospect = row.mention("prospect") or row.mention("person")
        title = _title(row, prospect, organization)
        mention = self._deal_mention(row, title, is_introduced=introducer is not None)
        known = self._deals.find(mention.reference)
        prospects = [key] if known and (key := self._deals.rows[known]["prospect_id"]) else []
        two, prospect_id = None, None
        if introducer is not None:
            introduced = prospect or Mention(name=organization or title, organization=organization)
            beside = self._introductions.introducers(known) if known else [], prospects
            two = self._people.admit_two(introducer, introduced, beside)
            prospect_id = two[1]
        elif prospect is not None:
            prospect_id, _is_known = self._people.admit(prospect, prospects)
        rep = self._reps.admit(row.text("rep.name"), row.text("rep.manager")).id
        deal, is_new = self._deals.admit(mention.of(prospect_id, self._organizations.admit(organization)[0], rep))
        self._organizations.refer(organization, reference)
        return deal, is_new, two is not None and self._introduce(row, two, deal)

    def _deal_mention(self, row: Telling, title: str, *, is_introduced: bool) -> DealMention:
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

    def _introduce(self, row: Telling, two: tuple[UUID, UUID], deal: UUID | None) -> bool:
        kind = row.introduction_kind()
        source = Source.REFERRAL if kind is IntroductionKind.INTRODUCED else Source.NAME_ONLY
        return self._introductions.admit(
            IntroductionMention(
                introducer_id=two[0],
                prospect_id=two[1],
                rep_id=self._reps.responsible(row.text("rep.name")),
                kind=kind,
                made_on=row.day("introduction.date") or row.day("deal.first_touch_on"),
                channel=row.choice("introduction.channel", Channel),
                reason=row.text("introduction.reason"),
                deal_id=deal,
                can_begin=deal is not None and self._deals.rows[deal]["source"] is source,
            )
        )


def _title(row: Telling, prospect: Mention | None, organization: str) -> str:
    """Return what a deal is called: its title, or else its prospect, its organization or its reference."""
    names = (row.text("deal.title"), prospect.name if prospect else "", organization, row.text("deal.reference"))
    title = next((name for name in names if name), "")
    if not title:
        raise InvalidInput(
            "deal", _("This row names no deal: it has neither a title, a reference, a prospect nor an organization.")
        )
    return title


def _nobody() -> InvalidInput:
    return InvalidInput("person", _("This row names nobody: no person, organization or rep."))
