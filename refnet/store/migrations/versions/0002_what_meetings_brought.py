"""What a meeting brought to light, the question bank in every database, and benchmarks of one's own."""

import tomllib
from uuid import NAMESPACE_URL, uuid5

import sqlalchemy as sa
from alembic import op

from refnet import paths

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_CHOICES = {
    "intent": ("buying", "looking", "not_noted"),
    "return_discussed": ("yes", "no", "not_noted"),
    "qualified": ("yes", "no", "not_noted"),
}
_FLAGS = ("need_known", "budget_known", "decision_known", "timing_known")


def upgrade() -> None:
    for name, values in _CHOICES.items():
        _add_choice(name, values)
    for name in _FLAGS:
        _add_flag(name)
    op.create_table(
        "own_benchmark",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("rate", sa.Float(), nullable=False),
        sa.Column(
            "denominator",
            sa.Enum(
                "all",
                "met",
                "qualified",
                "proposed",
                "closed",
                name="denominator",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column(
            "side",
            sa.Enum("referral", "cold", "any", name="side", native_enum=False, create_constraint=True, length=20),
            nullable=False,
        ),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint("length(name) BETWEEN 1 AND 60", name=op.f("ck_own_benchmark_name_filled")),
        sa.CheckConstraint("rate BETWEEN 0 AND 1", name=op.f("ck_own_benchmark_rate_fraction")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_benchmark")),
        sa.UniqueConstraint("name", name=op.f("uq_own_benchmark_name")),
        sqlite_strict=True,
    )
    _fill_question_bank()


def _add_choice(name: str, values: tuple[str, ...]) -> None:
    """Add a column that says "not noted" of the meetings so far; both engines take this sentence as it stands."""
    listed = ", ".join(f"'{value}'" for value in values)
    _add(f"{name} {_text()} DEFAULT 'not_noted' NOT NULL CONSTRAINT ck_meeting_{name} CHECK ({name} IN ({listed}))")


def _add_flag(name: str) -> None:
    if _is_sqlite():
        _add(f"{name} INTEGER DEFAULT 0 NOT NULL CONSTRAINT ck_meeting_{name} CHECK ({name} IN (0, 1))")
    else:
        _add(f"{name} BOOLEAN DEFAULT false NOT NULL")


def _add(column: str) -> None:
    op.execute(f"ALTER TABLE meeting ADD COLUMN {column}")


def _text() -> str:
    return "TEXT" if _is_sqlite() else "VARCHAR(20)"


def _is_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


def _fill_question_bank() -> None:
    """Put the questions that come with RefNet where a meeting can point at them; keys made of their words are alike
    in all databases, so that files can be brought together."""
    bank = sa.table(
        "question",
        sa.column("id", sa.Uuid()),
        *(sa.column(name) for name in ("version", "text", "stage", "purpose", "position")),
    )
    text = (paths.resources() / "questions.toml").read_text(encoding="utf-8")
    rows = [
        {"id": uuid5(NAMESPACE_URL, f"refnet question {each['text']}"), "version": 1, "position": number} | each
        for number, each in enumerate(tomllib.loads(text)["question"])
    ]
    op.bulk_insert(bank, rows)
