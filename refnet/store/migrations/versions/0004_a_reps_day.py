"""What a rep's day is made of: names from asks, tasks, what was put off, what introducers were told, and texts."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_DUTIES = ("first_contact", "preparation", "next_step", "thanks", "promise", "ask", "quiet", "task")
_STAGES = ("lead", "contacted", "met", "qualified", "proposed", "won", "lost")
_CHANNELS = ("details", "email", "message", "call", "video", "in_person")
_PURPOSES = ("ask", "forward", "opt_in", "thanks", "news")


def upgrade() -> None:
    for column in ("planned_time", "agenda", "research", "points", "intended_step"):
        _add("meeting", f"{column} TEXT DEFAULT '' NOT NULL")
    _add("meeting", "scheduled_on TEXT" if _is_sqlite() else "scheduled_on DATE")
    _add("ally", "looking_for TEXT DEFAULT '' NOT NULL")
    _add("question", _flag("is_retired"))
    _create_names()
    _create_tasks()
    _create_told()
    _create_chosen()


def _create_names() -> None:
    op.create_table(
        "named_prospect",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("ask_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("organization", sa.Text(), nullable=False),
        sa.Column("named_on", sa.Date(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("introduction_id", sa.Uuid(), nullable=True),
        sa.Column("given_up_on", sa.Date(), nullable=True),
        sa.CheckConstraint("length(name) BETWEEN 1 AND 200", name=op.f("ck_named_prospect_name_filled")),
        _to("named_prospect", "ask_id", "ask"),
        _to("named_prospect", "person_id", "person"),
        _to("named_prospect", "introduction_id", "introduction"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_named_prospect")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_named_prospect_ask_id"), "named_prospect", ["ask_id"])
    op.create_index(op.f("ix_named_prospect_person_id"), "named_prospect", ["person_id"])
    op.create_index(op.f("ix_named_prospect_introduction_id"), "named_prospect", ["introduction_id"])
    op.create_table(
        "warming",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("ask_id", sa.Uuid(), nullable=False),
        sa.Column("deal_id", sa.Uuid(), nullable=False),
        _to("warming", "ask_id", "ask"),
        _to("warming", "deal_id", "deal"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_warming")),
        sa.UniqueConstraint("ask_id", name=op.f("uq_warming_ask_id")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_warming_deal_id"), "warming", ["deal_id"])


def _create_tasks() -> None:
    op.create_table(
        "task",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("rep_id", sa.Uuid(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("deal_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("length(text) BETWEEN 1 AND 1000", name=op.f("ck_task_text_filled")),
        _to("task", "rep_id", "rep"),
        _to("task", "person_id", "person"),
        _to("task", "deal_id", "deal"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_task_rep_id"), "task", ["rep_id"])
    op.create_index(op.f("ix_task_person_id"), "task", ["person_id"])
    op.create_index(op.f("ix_task_deal_id"), "task", ["deal_id"])
    op.create_table(
        "put_off",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("duty", _choice(_DUTIES, "duty"), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("put_off_on", sa.Date(), nullable=False),
        sa.UniqueConstraint("duty", "subject_id", name=op.f("uq_put_off_duty_subject_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_put_off")),
        sqlite_strict=True,
    )


def _create_told() -> None:
    op.create_table(
        "told",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("introduction_id", sa.Uuid(), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=False),
        sa.Column("stage", _choice(_STAGES, "stage"), nullable=False),
        sa.Column("channel", _choice(_CHANNELS, "channel"), nullable=False),
        sa.Column("is_thanks", sa.Boolean(create_constraint=True, name="is_thanks"), nullable=False),
        _to("told", "introduction_id", "introduction"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_told")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_told_introduction_id"), "told", ["introduction_id"])
    op.create_table(
        "wording",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("purpose", _choice(_PURPOSES, "purpose"), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(name) BETWEEN 1 AND 60", name=op.f("ck_wording_name_filled")),
        sa.CheckConstraint("length(text) BETWEEN 1 AND 20000", name=op.f("ck_wording_text_filled")),
        sa.UniqueConstraint("purpose", "name", name=op.f("uq_wording_purpose_name")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wording")),
        sqlite_strict=True,
    )


def _create_chosen() -> None:
    op.create_table(
        "chosen_question",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("question_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        _to("chosen_question", "meeting_id", "meeting"),
        _to("chosen_question", "question_id", "question"),
        sa.UniqueConstraint("meeting_id", "question_id", name=op.f("uq_chosen_question_meeting_id_question_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chosen_question")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_chosen_question_question_id"), "chosen_question", ["question_id"])


def _choice(values: tuple[str, ...], name: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=20)


def _to(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}")
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, deferrable=True, initially="DEFERRED")


def _flag(name: str) -> str:
    if _is_sqlite():
        return f"{name} INTEGER DEFAULT 0 NOT NULL CONSTRAINT ck_question_{name} CHECK ({name} IN (0, 1))"
    return f"{name} BOOLEAN DEFAULT false NOT NULL"


def _add(table: str, column: str) -> None:
    op.execute(f"ALTER TABLE {table} ADD COLUMN {column}")


def _is_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"
