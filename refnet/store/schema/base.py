"""What every table shares: key, version, names of constraints, and column types that STRICT SQLite tables accept."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Date,
    DateTime,
    Enum,
    Float,
    ForeignKey,
    MetaData,
    String,
    Text,
    TypeDecorator,
    Uuid,
)
from sqlalchemy.engine.interfaces import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedColumn, declared_attr, mapped_column

from refnet.store.keys import new_id

# STRICT tables know only INTEGER, REAL, TEXT and BLOB; SQLAlchemy's own conversions fit these names
for _text in (Uuid, Date, DateTime, String, Text, Enum):
    compiles(_text, "sqlite")(lambda *_args, **_kwargs: "TEXT")
for _number in (Boolean, BigInteger):
    compiles(_number, "sqlite")(lambda *_args, **_kwargs: "INTEGER")
compiles(Float, "sqlite")(lambda *_args, **_kwargs: "REAL")


class Moment(TypeDecorator[datetime]):
    """An aware UTC moment; SQLite keeps no offset, so it is converted on the way in and restored on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse naive moments and convert to UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            msg = "a moment needs its time zone"
            raise ValueError(msg)
        utc = value.astimezone(UTC)
        return utc if dialect.name == "postgresql" else utc.replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Return an aware UTC moment."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


# folded text compares by code point on both engines, whatever the server's locale
FOLDED = Text().with_variant(Text(collation="C"), "postgresql")


class Base(DeclarativeBase):
    """The one metadata of all tables."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {UUID: Uuid(), str: Text(), date: Date(), datetime: Moment()}  # noqa: RUF012 - SQLAlchemy's


class Row(Base):
    """A row of the user's data: a key made here and a version that every edit raises."""

    __abstract__ = True

    id: Mapped[UUID] = mapped_column(primary_key=True, sort_order=-2)
    version: Mapped[int] = mapped_column(sort_order=-1)

    def __init__(self, **values: Any) -> None:  # noqa: ANN401 - column values
        super().__init__(**{"id": new_id()} | values)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805
        return {"version_id_col": cls.version}

    @declared_attr.directive
    def __table_args__(cls) -> Any:  # noqa: ANN401, N805
        return table_args()


def table_args(*constraints: Any) -> tuple[Any, ...]:  # noqa: ANN401 - constraints and indexes
    """Return the arguments of a table: its constraints, and STRICT where SQLite offers it."""
    return (*constraints, {"sqlite_strict": True})


def to(target: str, *, index: bool = True) -> MappedColumn[Any]:
    """Return a foreign key to `target`; checked at COMMIT, so that a step may write rows in any order."""
    return mapped_column(ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED"), index=index)


def choice(kind: type[StrEnum], name: str, default: StrEnum | None = None) -> MappedColumn[Any]:
    """Return a column that holds one of an enum's values, kept by a CHECK."""
    values: Callable[[type[StrEnum]], list[str]] = lambda members: [member.value for member in members]  # noqa: E731
    column = Enum(kind, native_enum=False, create_constraint=True, name=name, values_callable=values, length=20)
    return mapped_column(column, default=default)


def flag(name: str, *, default: bool = False) -> MappedColumn[bool]:
    """Return a yes/no column, kept by a CHECK where the engine has no boolean."""
    return mapped_column(Boolean(create_constraint=True, name=name), default=default)


def filled(column: str, most: int = 200) -> CheckConstraint:
    """Return a CHECK that a text is neither empty nor longer than `most` letters."""
    return CheckConstraint(f"length({column}) BETWEEN 1 AND {most}", name=f"{column}_filled")
