"""Notes, saved views, settings and benchmarks of one's own."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, Float, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from refnet.domain.benchmarks import Side
from refnet.domain.kinds import Denominator
from refnet.store.schema.base import Row, choice, filled, table_args, to


class Note(Row):
    """A dated note on a person or on a deal."""

    __tablename__ = "note"
    __table_args__ = table_args(
        filled("text", 20_000),
        CheckConstraint("(person_id IS NULL) <> (deal_id IS NULL)", name="one_subject"),
    )

    person_id: Mapped[UUID | None] = to("person")
    deal_id: Mapped[UUID | None] = to("deal")
    noted_on: Mapped[date]
    text: Mapped[str]
    import_batch_id: Mapped[UUID | None] = to("import_batch", index=False)


class SavedView(Row):
    """A named filter, order and choice of columns of one page; `definition` is JSON."""

    __tablename__ = "saved_view"
    __table_args__ = table_args(filled("name", 60), UniqueConstraint("page", "name"))

    page: Mapped[str]
    name: Mapped[str]
    definition: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)


class Setting(Row):
    """One choice that belongs to the data, such as the currency; `content` is JSON."""

    __tablename__ = "setting"
    __table_args__ = table_args(filled("name", 60), UniqueConstraint("name"))

    name: Mapped[str]
    content: Mapped[str]


class OwnBenchmark(Row):
    """A rate that the user compares with, as a fraction; `denominator` says what it is a share of."""

    __tablename__ = "own_benchmark"
    __table_args__ = table_args(
        filled("name", 60), UniqueConstraint("name"), CheckConstraint("rate BETWEEN 0 AND 1", name="rate_fraction")
    )

    name: Mapped[str]
    rate: Mapped[float] = mapped_column(Float)
    denominator: Mapped[Denominator] = choice(Denominator, "denominator", Denominator.ALL)
    side: Mapped[Side] = choice(Side, "side", Side.REFERRAL)
    source: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
