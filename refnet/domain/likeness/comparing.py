"""How probable it is that two people are one: points for the name and for what else they have in common."""

from typing import NamedTuple

from refnet.domain.likeness.forms import SHORTEST_OWN_PART, company_key, company_of_address, own_part, tail
from refnet.domain.likeness.naming import SAME, Naming, Words, compare_names
from refnet.domain.likeness.reasons import Fact

LIKELY = 70  # the least score that is worth a question
_COMPANY = {
    Fact.SAME_COMPANY: 35, Fact.LIKE_COMPANY: 28, Fact.NO_COMPANY: 14, Fact.OTHER_COMPANY: -25,
}  # fmt: skip
_ADDRESS = {Fact.SAME_PROFILE: 75, Fact.SAME_EMAIL: 45, Fact.SAME_PHONE: 35, Fact.LIKE_PHONE: 25, Fact.LIKE_EMAIL: 25}
_RARE = 35
_AGREEING = frozenset({Fact.SAME_NAME, Fact.ORDER, Fact.EXTRA_WORD})
_LIKE_COMPANY = 90  # of 100, as rapidfuzz counts
_SHORTEST_START = 4


class Somebody(NamedTuple):
    """What is compared of a person: the words of `forms.name_words`, company, and normal forms of addresses."""

    words: Words
    company: str = ""  # the name as given
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()

    def companies(self) -> set[str]:
        """Return what their company may be called: by its name and by the domains of their addresses."""
        named = {company_key(self.company)} if self.company else set()
        return (named | {company_of_address(email.rpartition("@")[2]) for email in self.emails}) - {""}


class Match(NamedTuple):
    """How probable it is, 0 to 100, and why."""

    score: int
    facts: tuple[Fact, ...]


def compare(one: Somebody, other: Somebody, *, is_common: bool = False, is_rare: bool = False) -> Match | None:
    """Return how probable it is that two people are one, or None when it is not worth a question.

    A common name, borne by several people here, tells nothing where no company is known; a rare one, whose family
    name only these two bear among many people, tells even when the companies differ.
    """
    naming = compare_names(one.words, other.words)
    if naming is None and not (_share_an_address(one, other) or _meet(one.profiles, other.profiles)):
        return None
    addresses = _addresses(one, other, naming)
    company = _company(one, other)
    points = _COMPANY[company] if not (company is Fact.NO_COMPANY and is_common) else 0
    points += sum(_ADDRESS[fact] for fact in addresses)
    facts = [*(naming.facts if naming else (Fact.OTHER_NAME,)), *addresses, company]
    if is_rare and naming is not None and naming.points == SAME and company is Fact.OTHER_COMPANY:
        points += _RARE
        facts.append(Fact.RARE_NAME)
    score = min(100, points + (naming.points if naming else 0))
    return Match(score, tuple(facts)) if score >= LIKELY else None


def _company(one: Somebody, other: Somebody) -> Fact:
    mine, theirs = one.companies(), other.companies()
    if not mine or not theirs:
        return Fact.NO_COMPANY
    if one.company and other.company and company_key(one.company) == company_key(other.company):
        return Fact.SAME_COMPANY if one.company == other.company else Fact.LIKE_COMPANY
    if mine & theirs or any(_are_alike(this, that) for this in mine for that in theirs):
        return Fact.LIKE_COMPANY
    return Fact.OTHER_COMPANY


def _are_alike(one: str, other: str) -> bool:
    """Tell whether one company's key begins with the other, or they differ by a typo; numbers are no typos."""
    if _digits(one) != _digits(other):
        return False
    if min(len(one), len(other)) >= _SHORTEST_START and (one.startswith(other) or other.startswith(one)):
        return True
    from rapidfuzz import fuzz  # noqa: PLC0415 - slow to import

    return fuzz.ratio(one, other, score_cutoff=_LIKE_COMPANY) > 0


def _digits(text: str) -> str:
    return "" if text.isalpha() else "".join(letter for letter in text if letter.isdigit())


def _addresses(one: Somebody, other: Somebody, naming: Naming | None) -> list[Fact]:
    facts = []
    if _meet(one.profiles, other.profiles):
        facts.append(Fact.SAME_PROFILE)
    if _share_an_address(one, other):
        facts.append(Fact.SAME_EMAIL)
    elif one.emails and other.emails and _meet(_own_parts(one, naming), _own_parts(other, naming)):
        facts.append(Fact.LIKE_EMAIL)
    if _meet(one.phones, other.phones):
        facts.append(Fact.SAME_PHONE)
    elif _meet([tail(phone) for phone in one.phones], [tail(phone) for phone in other.phones]):
        facts.append(Fact.LIKE_PHONE)
    return facts


def _share_an_address(one: Somebody, other: Somebody) -> bool:
    return bool(one.emails) and any(email in other.emails and own_part(email) for email in one.emails)


def _own_parts(person: Somebody, naming: Naming | None) -> list[str]:
    """Return the own parts of addresses; where all words agree, only those that say more than the name itself."""
    parts = [part for email in person.emails if len(part := own_part(email)) >= SHORTEST_OWN_PART]
    if naming is None or not _AGREEING.issuperset(naming.facts):
        return parts
    return [part for part in parts if not any(word in part for word in person.words if len(word) > 2)]


def _meet(some: list[str] | tuple[str, ...], others: list[str] | tuple[str, ...]) -> bool:
    return any(one and one in others for one in some)
