"""The fields of which a merged person can have one value only: which they get, and a note for the other."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy.orm import Session

from refnet.domain.names import fold
from refnet.i18n import _
from refnet.store.schema import Organization, Person

FIELDS = ("name", "organization", "job_title", "reference", "source", "legal_basis")
_NOTED = ("name", "organization", "job_title", "reference")


@dataclass(frozen=True, slots=True)
class MergeField:
    """A field of two people: what the one who stays has, what the other has, and whether theirs is taken."""

    field: str
    kept: str
    other: str
    takes_other: bool

    @property
    def differs(self) -> bool:
        """Tell whether there is a choice: both have a value, and not the same one."""
        return bool(self.kept and self.other) and self.kept != self.other

    @property
    def value(self) -> str:
        """Return what the merged person gets."""
        return self.other if self.takes_other else self.kept


def compare(session: Session, kept: Person, other: Person, theirs: Collection[str]) -> list[MergeField]:
    """Return the fields of two people; of the other one those named in `theirs` are taken, and what is missing."""
    mine, others = _values(session, kept), _values(session, other)
    return [
        MergeField(field, mine[field], others[field], bool(others[field]) and (field in theirs or not mine[field]))
        for field in FIELDS
    ]


def fill(kept: Person, other: Person, fields: Collection[MergeField]) -> None:
    """Give the one who stays the values chosen; a wish not to be contacted holds for both."""
    for found in fields:
        if found.takes_other:
            _take(kept, other, found.field)
    kept.do_not_contact = kept.do_not_contact or other.do_not_contact
    kept.informed_on = min(filter(None, (kept.informed_on, other.informed_on)), default=None)
    kept.import_batch_id = kept.import_batch_id or other.import_batch_id


def left_out(other: str, fields: Collection[MergeField]) -> str:
    """Return a note with the values that the merged person does not get; empty when nothing is left out."""
    labels = {
        "name": _("Name: {value}"),
        "organization": _("Company: {value}"),
        "job_title": _("Job title: {value}"),
        "reference": _("Reference: {value}"),
    }
    lost = [(found.field, found.kept if found.takes_other else found.other) for found in fields if found.differs]
    values = {found.field: found.value for found in fields}
    lines = [
        labels[field].format(value=value) for field, value in lost if _is_worth_noting(field, value, values[field])
    ]
    return "\n".join([_("Merged with {name}.").format(name=other), *lines]) if lines else ""


def left_out_begins() -> str:
    """Return the words that such a note begins with, as far as the name."""
    return _("Merged with {name}.").partition("{")[0]


def _is_worth_noting(field: str, lost: str, kept: str) -> bool:
    return field in _NOTED and (field != "name" or fold(lost) != fold(kept) or lost.casefold() != kept.casefold())


def _values(session: Session, person: Person) -> dict[str, str]:
    organization = session.get(Organization, person.organization_id) if person.organization_id else None
    plain = {field: getattr(person, field) or "" for field in FIELDS if field != "organization"}
    return plain | {"organization": organization.name if organization else ""}


def _take(kept: Person, other: Person, field: str) -> None:
    if field == "organization":
        kept.organization_id = other.organization_id
    elif field == "name":
        kept.name, kept.given_name, kept.family_name = other.name, other.given_name, other.family_name
    else:
        setattr(kept, field, getattr(other, field))
