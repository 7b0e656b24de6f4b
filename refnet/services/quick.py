"""A line or a mail becomes a draft: who of those named is known, who would be new, and what must be asked first."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from refnet.domain.drafts import AskDraft, GivenDraft, IntroductionDraft, PersonDraft
from refnet.domain.errors import InvalidInput
from refnet.domain.kinds import Channel, IntroductionKind
from refnet.domain.names import fold
from refnet.domain.quick import Elsewhere, Kind, Named, Understood, is_mail, understand, understand_mail, without_markup
from refnet.i18n import _
from refnet.services import asks, introductions, organizations, people, reps
from refnet.services.asks import AskRow
from refnet.services.people import PersonHit
from refnet.store.database import Store

MOST_NAMESAKES = 8


@dataclass(frozen=True, slots=True)
class Meant:
    """Somebody whom the text names: `hit` where they are known, several `likely` where it cannot be told who."""

    named: Named
    hit: PersonHit | None = None
    likely: tuple[PersonHit, ...] = ()

    @property
    def draft(self) -> PersonDraft:
        """Return the person for a form: known by id, or new."""
        if self.hit is not None:
            return PersonDraft(name=self.hit.name, id=self.hit.id, organization=self.hit.organization)
        return PersonDraft(name=self.named.name, organization=self.named.organization, email=self.named.email)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would be logged; `made_on` and `channel` are what is taken where the text does not tell.

    `came_of` is the ask of its introducer that an introduction answers.
    """

    understood: Understood
    ally: Meant
    prospect: Meant
    made_on: date
    channel: Channel
    came_of: AskRow | None = None
    is_from_company: bool = False  # whether the introducer has the name of an organization and of nobody

    @property
    def wanted(self) -> str:
        """Return for whom an ally was asked, with what it is about."""
        asked, reason = self.understood.prospect.name, self.understood.reason
        return _("{wanted}, about {reason}").format(wanted=asked, reason=reason) if reason else asked

    @property
    def question(self) -> str:
        """Return what must be answered before this can be logged; empty when nothing must."""
        if self.understood.elsewhere is not None:
            return _told_elsewhere(self.understood.elsewhere)
        if not self.understood.is_enough:
            return _("Please say who introduced you to whom, as in “Ann Lee introduced me to Bob Ray at Acme today”.")
        return self._whom_to_ask() or (_unclear(self.understood.unclear) if self.understood.unclear else "")

    def _whom_to_ask(self) -> str:
        """Return what must be answered about who it was; empty when nothing must."""
        if self.understood.otherwise is not None:
            return _one_or_the_other(self.understood.ally.name, self.understood.otherwise[0].name)
        if self.is_from_company:
            sentence = _("“{name}” is an organization. Please say who there introduced you, as in “by Ann Lee”.")
            return sentence.format(name=self.ally.named.name)
        asked = (self.ally, self.prospect) if self.understood.kind is not Kind.ASKED else (self.ally,)
        unsure = next((one for one in asked if one.likely), None)
        if unsure is None:
            return ""
        names = ", ".join(_shown(hit) for hit in unsure.likely)
        sentence = _("“{name}” may be {names}. Please type more of the name, or choose in the form.")
        return sentence.format(name=unsure.named.name, names=names)


def propose(store: Store, text: str, today: date) -> Proposal:
    """Return what a line or a pasted mail would log; nothing is written."""
    me, text = reps.me(store), without_markup(text)
    own = (me.name, me.email) if me else ()
    found = understand_mail(text, today, own) if is_mail(text) else understand(text, today)
    found = _as_the_file_knows(store, found)
    usual = Channel.CALL if found.kind is Kind.ASKED else Channel.EMAIL
    prospect = Meant(found.prospect) if found.kind is Kind.ASKED else meant(store, found.prospect)
    ally, made_on = meant(store, found.ally), found.made_on or today
    came_of = _came_of(store, found.kind, ally, made_on)
    is_nobody = bool(ally.named.name) and ally.hit is None and not ally.likely
    is_from_company = is_nobody and organizations.is_known(store, ally.named.name)
    return Proposal(found, ally, prospect, made_on, found.channel or usual, came_of, is_from_company)


def _as_the_file_knows(store: Store, found: Understood) -> Understood:
    """Decide between two ways to read who it was by who and which companies are known; both stay where both fit."""
    if found.otherwise is None:
        return found
    ally, prospect = found.otherwise
    fits, fits_too = _fits(store, found.ally, found.prospect), _fits(store, ally, prospect)
    if fits and fits_too:
        return found
    if fits_too:
        return replace(found, ally=ally, prospect=prospect, otherwise=None)
    return replace(found, otherwise=None)


def _fits(store: Store, ally: Named, prospect: Named) -> bool:
    """Tell whether the introducer or one of the two companies is known."""
    is_known = meant(store, ally)
    companies = [one.organization for one in (ally, prospect) if one.organization]
    return (
        is_known.hit is not None
        or bool(is_known.likely)
        or any(organizations.is_known(store, one) for one in companies)
    )


def _came_of(store: Store, kind: Kind, ally: Meant, made_on: date) -> AskRow | None:
    """Return what an introducer was asked for lately and has not answered yet."""
    if ally.hit is None or kind not in (Kind.INTRODUCED, Kind.NAME_ONLY):
        return None
    ask = asks.open_ask(store, ally.hit.id)
    return ask if ask is not None and 0 <= (made_on - ask.asked_on).days <= asks.LATELY else None


def meant(store: Store, named: Named) -> Meant:
    """Return who that is: whoever has the very name, or the only one whose name begins or ends with these words.

    Of several with the same name, an organization or nothing decides; a new person is only who is like nobody.
    """
    if not named.name:
        return Meant(named)
    hits = [hit for hit in people.find(store, named.name, MOST_NAMESAKES) if _has_words(hit, named.name)]
    same = [hit for hit in hits if fold(hit.name) == fold(named.name)]
    fitting = _of(same or hits, named.organization)
    if len(fitting) == 1:
        return Meant(named, fitting[0])
    return Meant(named, likely=tuple(fitting))


def log(store: Store, proposal: Proposal, rep_id: UUID) -> UUID:
    """Log what was understood and return its id; raise InvalidInput while something must be asked first."""
    if proposal.question:
        raise InvalidInput("text", proposal.question)
    found = proposal.understood
    if found.kind is Kind.ASKED:
        return asks.log(
            store, AskDraft(proposal.ally.draft, rep_id, proposal.made_on, proposal.channel, proposal.wanted)
        )
    if found.kind is Kind.GIVEN:
        return introductions.log_given(
            store,
            GivenDraft(
                proposal.ally.draft, proposal.prospect.draft, proposal.made_on, rep_id, proposal.channel, found.reason
            ),
        )
    kind = IntroductionKind.NAME_ONLY if found.kind is Kind.NAME_ONLY else IntroductionKind.INTRODUCED
    return introductions.log(
        store,
        IntroductionDraft(
            proposal.ally.draft, proposal.prospect.draft, proposal.made_on, rep_id, proposal.channel, kind,
            reason=found.reason, ask_id=proposal.came_of.id if proposal.came_of is not None else None,
        ),
    )  # fmt: skip


def _has_words(hit: PersonHit, name: str) -> bool:
    """Tell whether whole words are alike, at either end: "Bob" is no Bobby."""
    typed, words = fold(name).split(), fold(hit.name).split()
    return typed in (words[: len(typed)], words[-len(typed) :])


def _one_or_the_other(one: str, other: str) -> str:
    sentence = _("Was it {one} or {other} who introduced you? Please put “by” before the name, as in “by {one}”.")
    return sentence.format(one=one, other=other)


def _unclear(said: Sequence[str]) -> str:
    if len(said) > 1:
        return _("“{text}”: it is not clear which is meant. Please leave one.").format(text="”, “".join(said))
    sentence = _("“{text}” can be read in two ways, or is no day that has been. Please say it as 3 June.")
    return sentence.format(text=said[0])


def _told_elsewhere(what: Elsewhere) -> str:
    return {
        Elsewhere.MEETING: _("This tells of a meeting. Ctrl+Shift+M logs it, with what came of it."),
        Elsewhere.THANKS: _("This tells of thanks. On Today they are noted with D, in a record with Ctrl+Shift+T."),
        Elsewhere.END: _("This tells how a deal ended. Find it with Ctrl+K, then Ctrl+Shift+W or Ctrl+Shift+O."),
        Elsewhere.TASK: _("This is something to do. Ctrl+Shift+D adds it as a task."),
    }[what]


def _of(hits: Sequence[PersonHit], organization: str) -> list[PersonHit]:
    """Return those of an organization, or all where none is named or nobody is of it but some are of none."""
    if not organization:
        return list(hits)
    wanted = fold(organization)
    there = [hit for hit in hits if fold(hit.organization) == wanted]
    return there or [hit for hit in hits if not hit.organization]


def _shown(hit: PersonHit) -> str:
    return f"{hit.name} ({hit.organization})" if hit.organization else hit.name
