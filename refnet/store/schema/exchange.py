"""What came in and what went out: import batches, remembered mappings and decisions, and exports."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from refnet.store.schema.base import Row, filled, table_args, to


class ImportBatch(Row):
    """One import: which file, when, what came of its rows, and on what ground we keep its people."""

    __tablename__ = "import_batch"
    __table_args__ = table_args(filled("file_name", 300))

    file_name: Mapped[str]
    digest: Mapped[str] = mapped_column(default="")  # SHA-256 of the file
    rows_kind: Mapped[str] = mapped_column(default="")
    imported_at: Mapped[datetime]
    read: Mapped[int] = mapped_column(default=0)
    new: Mapped[int] = mapped_column(default=0)
    merged: Mapped[int] = mapped_column(default=0)
    refused: Mapped[int] = mapped_column(default=0)
    blank: Mapped[int] = mapped_column(default=0)
    source: Mapped[str] = mapped_column(default="")
    legal_basis: Mapped[str] = mapped_column(default="")
    dialect: Mapped[str] = mapped_column(default="")  # the program that wrote the file, empty when not known
    told: Mapped[str] = mapped_column(default="")  # ids of all people it told of, packed; "" in imports of old


class SavedMapping(Row):
    """What the columns of files with the same set of headers mean; `content` is the TOML of a mapping file."""

    __tablename__ = "saved_mapping"
    __table_args__ = table_args(filled("header_key"), UniqueConstraint("header_key"))

    header_key: Mapped[str]
    content: Mapped[str]
    used_on: Mapped[date]


class KeptApart(Row):
    """That two people who look alike are two; kept once a pair, the smaller key first."""

    __tablename__ = "kept_apart"
    __table_args__ = table_args(
        UniqueConstraint("person_id", "other_id"), CheckConstraint("person_id < other_id", name="pair_ordered")
    )

    person_id: Mapped[UUID] = to("person", index=False)
    other_id: Mapped[UUID] = to("person")
    decided_on: Mapped[date]


class MergedPerson(Row):
    """Who a person that is no longer there was merged into, so that another file's rows still find them."""

    __tablename__ = "merged_person"
    __table_args__ = table_args(UniqueConstraint("former_id"))

    former_id: Mapped[UUID]
    person_id: Mapped[UUID] = to("person")
    merged_on: Mapped[date]


class ExportEntry(Row):
    """That a list left RefNet: who wrote it, when, how many rows, and by which filter."""

    __tablename__ = "export_entry"
    __table_args__ = table_args(filled("what"))

    exported_at: Mapped[datetime]
    author: Mapped[str]
    what: Mapped[str]
    file_name: Mapped[str] = mapped_column(default="")  # empty for the clipboard
    rows: Mapped[int] = mapped_column(default=0)
    chosen: Mapped[str] = mapped_column(default="")  # filter and order, in words
