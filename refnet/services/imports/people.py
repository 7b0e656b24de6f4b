"""People that rows name: new ones are added, and somebody known gains what was missing, and no more."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from refnet.domain.errors import InvalidInput
from refnet.domain.names import family_first, fold
from refnet.i18n import _
from refnet.services.imports.asking import Asking
from refnet.services.imports.differing import differences, name_values
from refnet.services.imports.known import Familiar, Known
from refnet.services.imports.mentions import Mention, Stamp
from refnet.services.imports.organizations import Organizations
from refnet.services.imports.pending import Pending, Values
from refnet.store.keys import new_id, supply
from refnet.store.schema import ContactPoint, KeptApart, Note, Person


class People:
    """The people of an import."""

    def __init__(
        self, session: Session, pending: Pending, organizations: Organizations, stamp: Stamp, asking: Asking
    ) -> None:
        self._session, self._pending, self._organizations, self._stamp = session, pending, organizations, stamp
        self._asking = asking
        self.known = Known(session, stamp.source)
        self._keys = supply()  # of people and of ways to reach them
        self._notes: set[tuple[UUID | None, str]] | None = None

    def find(self, mention: Mention) -> UUID | None:
        """Return who that is, or None when nobody known is meant."""
        organization = self._organizations.find(mention.organization)
        if organization is None and mention.organization and not mention.is_keyed:
            return None
        folded = fold(mention.name)
        return (
            self.known.by_keys(mention, folded)
            if mention.is_keyed
            else self.known.by_name(mention, folded, organization)
        )

    def are_same(self, one: Mention, other: Mention) -> bool:
        """Tell whether two mentions in one row mean the same person."""
        if one.shares_key(other):
            return True
        found = self.find(one), self.find(other)
        if None not in found:
            return found[0] == found[1]
        if one.is_keyed and other.is_keyed:
            return False
        names = {(fold(mention.name), fold(mention.organization)) for mention in (one, other)}
        return len(names) == 1

    def admit_two(
        self, one: Mention, other: Mention, beside: tuple[Collection[UUID], Collection[UUID]] = ((), ())
    ) -> tuple[UUID, UUID]:
        """Return the ids of two people whom a row brings together; raise InvalidInput when they are one."""
        sentence = _("This row names the same person twice; please name two people.")
        if self.are_same(one, other):
            raise InvalidInput("prospect", sentence)
        keys = self.admit(one, beside[0])[0], self.admit(other, beside[1])[0]
        if keys[0] == keys[1]:  # only what the first was known by already tells it, such as another name of theirs
            raise InvalidInput("prospect", sentence)
        return keys

    def is_of_this_file(self, key: UUID) -> bool:
        """Tell whether a row of this import has brought somebody in."""
        return self.known.rows[key].is_new

    def newcomers(self) -> list[tuple[str, UUID]]:
        """Return folded name and id of everybody whom this import has brought in."""
        return [(person.search_key, key) for key, person in self.known.rows.items() if person.is_new]

    def admit(self, mention: Mention, beside: Collection[UUID] = ()) -> tuple[UUID, bool]:
        """Return the person's id and whether they are new; `beside` are those who have this part in the same deal."""
        folded = fold(mention.name)
        organization, _is_known = self._organizations.admit(mention.organization)
        found = self._who(mention, folded, organization, beside)
        if found is None:
            person = self._add(mention, folded, organization)
        else:
            person = self.known.rows[found]
            self._fill(person, mention, organization)
        if not person.told_in:
            person.told_in = self._asking.row
        self.known.remember(person.id, mention, folded, organization)
        self._add_points(person.id, mention)
        if mention.notes:
            self._add_note(person.id, mention.notes)
        return person.id, found is None

    def _who(self, mention: Mention, folded: str, organization: UUID | None, beside: Collection[UUID]) -> UUID | None:
        """Return who is meant, or None for somebody new."""
        is_keyed = mention.is_keyed
        found = self.known.by_keys(mention, folded) if is_keyed else None
        if found is None and beside:
            found = self._namesake(mention, folded, organization, beside)
        if found is None and not is_keyed:
            found = self.known.by_name(mention, folded, organization)
        return found or self._asking.same(mention, self.known.rows)

    def _namesake(
        self, mention: Mention, folded: str, organization: UUID | None, beside: Collection[UUID]
    ) -> UUID | None:
        """Return who of these has the name, unless another organization or reference makes them another person."""
        for key in beside:
            row = self.known.rows[key]
            is_elsewhere = organization is not None and row.organization_id not in (None, organization)
            if row.search_key == folded and not is_elsewhere and not (mention.reference and row.reference):
                return key
        return None

    def _add(self, mention: Mention, folded: str, organization: UUID | None) -> Familiar:
        stamp = self._stamp
        row: Values = {
            "id": next(self._keys), "name": mention.name, "given_name": mention.given_name,
            "family_name": mention.family_name, "search_key": folded, "family_key": family_first(folded),
            "organization_id": organization, "job_title": mention.job_title, "reference": mention.reference or None,
            "source": stamp.source, "import_batch_id": stamp.batch_id, "legal_basis": stamp.legal_basis,
        }  # fmt: skip
        key = self._pending.add(Person, row)
        person = Familiar(key, mention.name, folded, organization, mention.job_title, row["reference"], is_new=True)
        self.known.rows[key] = person
        self._asking.welcome(key, mention)
        for other in self._asking.apart(key):
            self._keep_apart(key, other)
        return person

    def _keep_apart(self, key: UUID, other: UUID) -> None:
        one, two = sorted((key, other))
        row = {"id": new_id(), "person_id": one, "other_id": two, "decided_on": self._stamp.today}
        self._pending.add(KeptApart, row)

    def _fill(self, row: Familiar, mention: Mention, organization: UUID | None) -> None:
        key = row.id
        wanted = {"organization_id": organization, "job_title": mention.job_title, "reference": mention.reference}
        if mention.reference == str(key):  # our own
            del wanted["reference"]
        gains: Values = {column: value for column, value in wanted.items() if value and not getattr(row, column)}
        if mention.goes_by(row.search_key) and not mention.goes_by(fold(mention.name)):
            gains |= name_values(mention)
        if not row.is_new:
            self._note_gains(key, mention, gains)
            gains |= differences(
                row, mention, organization, asking=self._asking, organizations=self._organizations, note=self._add_note
            )
        if not gains:
            return
        row.gain(gains)
        self._pending.change(Person, key, gains)

    def _note_gains(self, key: UUID, mention: Mention, gains: Values) -> None:
        for column, told in (("organization_id", mention.organization), ("job_title", mention.job_title)):
            if column in gains:
                self._asking.filled.setdefault((key, column), told)

    def _add_points(self, key: UUID, mention: Mention) -> None:
        for point in mention.points:
            if self.known.claim(key, point):
                row = {
                    "id": next(self._keys), "person_id": key, "kind": point.kind, "label": "", "value": point.value,
                    "normal": point.normal,
                }  # fmt: skip
                self._pending.add(ContactPoint, row)

    def _add_note(self, key: UUID, text: str) -> None:
        if self._notes is None:
            self._notes = set(self._session.execute(select(Note.person_id, Note.text)).all())
        if (key, text) in self._notes:
            return
        self._notes.add((key, text))
        row = {
            "id": new_id(), "person_id": key, "deal_id": None, "noted_on": self._stamp.today, "text": text,
            "import_batch_id": self._stamp.batch_id,
        }  # fmt: skip
        self._pending.add(Note, row)
