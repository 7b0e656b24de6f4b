"""New people of an import who look like somebody stored, or like somebody whom an earlier row named."""

from collections.abc import Callable
from uuid import UUID

from refnet.domain.kinds import ContactKind
from refnet.domain.likeness import Crowd, Pair, Somebody, name_words, pairs, reasons, seen, warnings
from refnet.services.imports.asking import UNASKED, Asking
from refnet.services.imports.decisions import Likely, PersonWords
from refnet.services.imports.known import Known
from refnet.services.imports.organizations import Organizations


def is_looked_for(known: Known, asking: Asking) -> bool:
    """Tell whether newcomers are compared with everybody; among very many only when somebody waits for it."""
    return asking.is_awaited or len(known.rows) <= UNASKED


def find(known: Known, organizations: Organizations, asking: Asking, look_up: Callable[[], None]) -> tuple[Likely, ...]:
    """Return the best candidate for each newcomer who has any, in the order of rows; `look_up` may raise Cancelled."""
    if not is_looked_for(known, asking):
        return ()
    describing = _Describing(known, organizations)
    everybody = [*(key for key in known.rows if key not in asking.newcomers), *asking.newcomers]
    crowd = Crowd()
    for key in everybody:
        crowd.add(describing.somebody(key))
    best: dict[UUID, tuple[UUID, Pair]] = {}
    for pair in pairs(crowd, len(everybody) - len(asking.newcomers), lambda _done, _total: look_up()):
        other, newcomer = everybody[pair.one], everybody[pair.other]
        is_better = newcomer not in best or pair.match.score > best[newcomer][1].match.score
        are_two = other in asking.newcomers and _have_two_profiles(crowd.people[pair.one], crowd.people[pair.other])
        # a row that names both holds them for two
        if is_better and not are_two and known.rows[other].told_in != known.rows[newcomer].told_in:
            best[newcomer] = other, pair
    found = (_likely(describing, asking, newcomer, *two) for newcomer, two in best.items())
    return tuple(sorted(found, key=lambda one: one.row))


def _have_two_profiles(one: Somebody, other: Somebody) -> bool:
    """Tell whether two rows name different profiles of the same network, whose list holds nobody twice."""
    hosts, others = ({profile.partition("/")[0] for profile in person.profiles} for person in (one, other))
    return bool(hosts & others) and set(one.profiles).isdisjoint(other.profiles)


class _Describing:
    """People as they are compared, and in words."""

    def __init__(self, known: Known, organizations: Organizations) -> None:
        self._known, self._organizations = known, organizations
        self._addresses = known.addresses()

    def somebody(self, key: UUID) -> Somebody:
        """Return somebody for comparing."""
        row = self._known.rows[key]
        words = name_words(row.search_key)
        points = self._addresses.get(key)
        if points is None:
            return Somebody(words, self._organization(key))
        normal = {kind: tuple(text for one, text in points if one is kind and text[0] != " ") for kind in ContactKind}
        emails, phones, profiles = (normal[kind] for kind in ContactKind)
        return Somebody(words, self._organization(key), emails, phones, profiles)

    def row(self, key: UUID) -> int:
        """Return the first row that told of somebody."""
        return self._known.rows[key].told_in

    def words(self, key: UUID) -> PersonWords:
        """Return somebody in words."""
        row, points = self._known.rows[key], self._addresses.get(key, ())
        emails, phones, profiles = (tuple(text.strip() for one, text in points if one is kind) for kind in ContactKind)
        return PersonWords(
            name=row.name,
            organization=self._organization(key),
            job_title=row.job_title,
            emails=emails,
            phones=phones,
            profiles=profiles,
            reference=row.reference or "",
        )

    def _organization(self, key: UUID) -> str:
        organization = self._known.rows[key].organization_id
        return self._organizations.name(organization) if organization else ""


def _likely(describing: _Describing, asking: Asking, newcomer: UUID, other: UUID, pair: Pair) -> Likely:
    incoming, known = describing.words(newcomer), describing.words(other)
    facts = seen(pair.match.facts, incoming.name, known.name)
    key = asking.likely_key(newcomer, other)
    is_stored = other not in asking.newcomers
    return Likely(
        key=key,
        row=describing.row(newcomer),
        incoming=incoming,
        known=known,
        known_id=other if is_stored else None,
        known_row=None if is_stored else describing.row(other),
        score=pair.match.score,
        reasons=reasons(facts),
        warnings=warnings(facts),
        verdict=asking.decisions.verdict(key),
    )
