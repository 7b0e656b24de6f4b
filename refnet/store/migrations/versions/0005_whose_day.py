"""Whose put-offs are: what rests for one of us stays on the others' day; and a step that is the first contact."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_DUTIES = ("first_contact", "preparation", "next_step", "thanks", "promise", "ask", "quiet", "task")
_COPY = """
    INSERT INTO put_off (id, version, duty, subject_id, until, put_off_on)
    SELECT id, version, duty, subject_id, until, put_off_on FROM put_off_before
"""
_TASKS = """
    UPDATE put_off SET rep_id = (SELECT task.rep_id FROM task WHERE task.id = put_off.subject_id) WHERE duty = 'task'
"""


def upgrade() -> None:
    if "is_contact_next" not in _columns("deal"):  # 0004 had it for a day before it was settled
        _add("deal", _flag("deal", "is_contact_next"))
    if "rep_id" in _columns("put_off"):
        return
    if _is_sqlite():
        _make_put_off_anew()
    else:
        _widen_put_off()
    op.create_index(op.f("ix_put_off_rep_id"), "put_off", ["rep_id"])
    op.execute(_TASKS)


def _make_put_off_anew() -> None:
    """Make the table again with its rows: SQLite cannot take a constraint away."""
    op.rename_table("put_off", "put_off_before")
    op.create_table(
        "put_off",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "duty", sa.Enum(*_DUTIES, name="duty", native_enum=False, create_constraint=True, length=20), nullable=False
        ),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("rep_id", sa.Uuid(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("put_off_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["rep_id"], ["rep.id"], name=op.f("fk_put_off_rep_id"), deferrable=True, initially="DEFERRED"
        ),
        sa.UniqueConstraint("duty", "subject_id", "rep_id", name=op.f("uq_put_off_duty_subject_id_rep_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_put_off")),
        sqlite_strict=True,
    )
    op.execute(_COPY)
    op.drop_table("put_off_before")


def _widen_put_off() -> None:
    op.add_column("put_off", sa.Column("rep_id", sa.Uuid(), nullable=True))
    op.create_foreign_key(
        op.f("fk_put_off_rep_id"), "put_off", "rep", ["rep_id"], ["id"], deferrable=True, initially="DEFERRED"
    )
    op.drop_constraint(op.f("uq_put_off_duty_subject_id"), "put_off", type_="unique")
    op.create_unique_constraint(op.f("uq_put_off_duty_subject_id_rep_id"), "put_off", ["duty", "subject_id", "rep_id"])


def _columns(table: str) -> set[str]:
    return {str(column["name"]) for column in sa.inspect(op.get_bind()).get_columns(table)}


def _flag(table: str, name: str) -> str:
    if _is_sqlite():
        return f"{name} INTEGER DEFAULT 0 NOT NULL CONSTRAINT ck_{table}_{name} CHECK ({name} IN (0, 1))"
    return f"{name} BOOLEAN DEFAULT false NOT NULL"


def _add(table: str, column: str) -> None:
    op.execute(f"ALTER TABLE {table} ADD COLUMN {column}")


def _is_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"
