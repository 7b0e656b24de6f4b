"""Inventing people and companies, none twice, with addresses and numbers that are reserved for examples."""

import numpy as np

from refnet.domain.names import fold
from refnet.domain.simulation import wordlists as words
from refnet.domain.simulation.sentences import address, pick
from refnet.domain.simulation.world import SampleOrganization, SamplePerson

_SHARES_COMPANY = 0.15
# ranges that the regulators keep for films and manuals: UK mobile, UK London, US, France, Germany, Sweden
_NUMBERS = (
    "+44 7700 900{:03d}",
    "+44 20 7946 0{:03d}",
    "+1 212 555 01{:02d}",
    "+33 1 99 00 {:02d} 10",
    "+49 30 23125 {:03d}",
    "+46 8 465 004 {:02d}",
)


class Cast:
    """The people and companies invented so far."""

    def __init__(self, generator: np.random.Generator) -> None:
        self._generator = generator
        self._names: set[str] = {fold(" ".join(name)) for name in words.REP_NAMES}
        self._company_names: set[str] = set()
        self.people: list[SamplePerson] = []
        self.organizations: list[SampleOrganization] = []

    def new_person(self) -> SamplePerson:
        """Invent a person, mostly of a company of their own."""
        given, family = self._fresh_name()
        organization = self._company()
        slug = address((given, family))
        host = fold(organization.name).replace(" & ", "-").replace(" ", "-")
        person = SamplePerson(
            id=len(self.people),
            name=f"{given} {family}",
            given_name=given,
            family_name=family,
            organization_id=organization.id,
            job_title=pick(self._generator, words.JOB_TITLES),
            email=f"{slug}@{host}.example.com",
            phone=self._phone(),
            profile_url=f"https://www.example.org/in/{slug.replace('.', '-')}",
            tags=(pick(self._generator, words.TAGS),) if self._generator.random() < 0.25 else (),
        )
        self.people.append(person)
        return person

    def _fresh_name(self) -> tuple[str, str]:
        while True:
            given, family = pick(self._generator, words.GIVEN_NAMES), pick(self._generator, words.FAMILY_NAMES)
            key = fold(f"{given} {family}")
            if key not in self._names:
                self._names.add(key)
                return given, family

    def _company(self) -> SampleOrganization:
        if self.organizations and self._generator.random() < _SHARES_COMPANY:
            return self.organizations[int(self._generator.integers(len(self.organizations)))]
        name = self._fresh_company()
        self.organizations.append(SampleOrganization(len(self.organizations), name))
        return self.organizations[-1]

    def _fresh_company(self) -> str:
        first, last = pick(self._generator, words.COMPANY_FIRST), pick(self._generator, words.COMPANY_LAST)
        name = f"{first} {last}"
        while name in self._company_names:
            name = f"{pick(self._generator, words.COMPANY_FIRST)} & {name}"
        self._company_names.add(name)
        return name

    def _phone(self) -> str:
        pattern = pick(self._generator, _NUMBERS)
        return pattern.format(int(self._generator.integers(100)))
