"""People, the organizations they belong to, the reps, allies and ties between people."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, validates

from refnet.domain.kinds import AllyKind, ContactKind, Evidence, Role
from refnet.domain.names import family_first, fold
from refnet.store.schema.base import FOLDED, Row, choice, filled, flag, table_args, to


class Rep(Row):
    """One of us who sells, or a manager who may see all."""

    __tablename__ = "rep"
    __table_args__ = table_args(filled("name"), UniqueConstraint("search_key"))

    name: Mapped[str]
    search_key: Mapped[str] = mapped_column(FOLDED)
    email: Mapped[str] = mapped_column(default="")
    role: Mapped[Role] = choice(Role, "role", Role.REP)
    manager_id: Mapped[UUID | None] = to("rep")

    @validates("name")
    def _fold_name(self, _key: str, name: str) -> str:
        self.search_key = fold(name)
        return name


class Organization(Row):
    """A company or another body that people belong to; `reference` is what another program calls it."""

    __tablename__ = "organization"
    __table_args__ = table_args(
        filled("name"), UniqueConstraint("search_key"), Index("ix_organization_reference", "reference", unique=True)
    )

    name: Mapped[str]
    search_key: Mapped[str] = mapped_column(FOLDED)
    reference: Mapped[str | None]
    import_batch_id: Mapped[UUID | None] = to("import_batch", index=False)

    @validates("name")
    def _fold_name(self, _key: str, name: str) -> str:
        self.search_key = fold(name)
        return name


class Person(Row):
    """Anyone we know of, with where we know them from."""

    __tablename__ = "person"
    __table_args__ = table_args(filled("name"))

    name: Mapped[str]
    given_name: Mapped[str] = mapped_column(default="")
    family_name: Mapped[str] = mapped_column(default="")
    search_key: Mapped[str] = mapped_column(FOLDED, index=True)
    family_key: Mapped[str] = mapped_column(FOLDED, index=True)
    organization_id: Mapped[UUID | None] = to("organization")
    job_title: Mapped[str] = mapped_column(default="")
    reference: Mapped[str | None] = mapped_column(unique=True)
    source: Mapped[str] = mapped_column(default="")
    import_batch_id: Mapped[UUID | None] = to("import_batch", index=False)
    legal_basis: Mapped[str] = mapped_column(default="")
    informed_on: Mapped[date | None]
    do_not_contact: Mapped[bool] = flag("do_not_contact")

    @validates("name")
    def _fold_name(self, _key: str, name: str) -> str:
        self.search_key = fold(name)
        self.family_key = family_first(self.search_key)
        return name


class ContactPoint(Row):
    """A way to reach a person: as it was given, and normalised for comparing."""

    __tablename__ = "contact_point"
    __table_args__ = table_args(filled("value", 500), Index("ix_contact_point_kind_normal", "kind", "normal"))

    person_id: Mapped[UUID] = to("person")
    kind: Mapped[ContactKind] = choice(ContactKind, "kind")
    label: Mapped[str] = mapped_column(default="")
    value: Mapped[str]
    normal: Mapped[str] = mapped_column(FOLDED)


class Tag(Row):
    """A word that a person is marked with."""

    __tablename__ = "tag"
    __table_args__ = table_args(filled("name", 60), UniqueConstraint("person_id", "search_key"))

    person_id: Mapped[UUID] = to("person", index=False)
    name: Mapped[str]
    search_key: Mapped[str] = mapped_column(FOLDED, index=True)

    @validates("name")
    def _fold_name(self, _key: str, name: str) -> str:
        self.search_key = fold(name)
        return name


class Ally(Row):
    """A person we trust to introduce us."""

    __tablename__ = "ally"
    __table_args__ = table_args(
        UniqueConstraint("person_id"),
        CheckConstraint("trust BETWEEN 1 AND 5", name="trust_range"),
        CheckConstraint("cadence_days BETWEEN 1 AND 3650", name="cadence_range"),
    )

    person_id: Mapped[UUID] = to("person", index=False)
    kind: Mapped[AllyKind] = choice(AllyKind, "kind", AllyKind.CLIENT)
    trust: Mapped[int] = mapped_column(default=3)
    since: Mapped[date | None]
    cadence_days: Mapped[int] = mapped_column(default=90)
    paused_until: Mapped[date | None]
    looking_for: Mapped[str] = mapped_column(default="")  # whom they would like to meet


class Tie(Row):
    """That one person knows another; kept once a pair, the smaller key first."""

    __tablename__ = "tie"
    __table_args__ = table_args(
        UniqueConstraint("person_id", "other_id"),
        CheckConstraint("person_id < other_id", name="pair_ordered"),
        CheckConstraint("strength BETWEEN 1 AND 5", name="strength_range"),
    )

    person_id: Mapped[UUID] = to("person", index=False)
    other_id: Mapped[UUID] = to("person")
    strength: Mapped[int] = mapped_column(default=3)
    evidence: Mapped[Evidence] = choice(Evidence, "evidence", Evidence.CONFIRMED)
    since: Mapped[date | None]
