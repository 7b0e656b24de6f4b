"""The journal: each step the user took, and how every row changed by it."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, ForeignKey, Index, Integer, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from refnet.store.schema.base import Base, choice, table_args

NUMBER = BigInteger().with_variant(Integer(), "sqlite")  # SQLite counts up by itself only for INTEGER


class StepState(StrEnum):
    """Where a step stands: in force, taken back, or taken back for good by a later step."""

    DONE = "done"
    UNDONE = "undone"
    DROPPED = "dropped"


class Operation(StrEnum):
    """What happened to a row, or to a batch of new rows."""

    INSERT = "insert"
    UPDATE = "update"
    DELETE = "delete"
    BATCH = "batch"


class StepEntry(Base):
    """One step: its label as the Undo menu says it, who took it and when."""

    __tablename__ = "step"
    __table_args__ = table_args(Index("ix_step_state", "state"))

    number: Mapped[int] = mapped_column(NUMBER, primary_key=True, autoincrement=True)
    label: Mapped[str]
    author: Mapped[str]
    made_at: Mapped[datetime]
    state: Mapped[StepState] = choice(StepState, "state", StepState.DONE)


class Change(Base):
    """One row's change in a step: JSON of the columns before and after; a batch keeps its keys compressed."""

    __tablename__ = "change"
    __table_args__ = table_args(Index("ix_change_row_key", "row_key"), Index("ix_change_step", "step_number"))

    number: Mapped[int] = mapped_column(NUMBER, primary_key=True, autoincrement=True)
    step_number: Mapped[int] = mapped_column(ForeignKey("step.number"))
    table_name: Mapped[str]
    operation: Mapped[Operation] = choice(Operation, "operation")
    row_key: Mapped[str | None]
    before: Mapped[str | None]
    after: Mapped[str | None]
    batch: Mapped[bytes | None] = mapped_column(LargeBinary)
