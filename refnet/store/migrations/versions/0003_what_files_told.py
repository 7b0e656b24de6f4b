"""What files told and what became of it: the people of an import, remembered mappings and decisions, and exports."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for column in ("dialect", "told"):
        op.execute(f"ALTER TABLE import_batch ADD COLUMN {column} TEXT DEFAULT '' NOT NULL")
    op.execute("ALTER TABLE organization ADD COLUMN reference TEXT")
    op.create_index("ix_organization_reference", "organization", ["reference"], unique=True)
    op.create_table(
        "saved_mapping",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("header_key", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("used_on", sa.Date(), nullable=False),
        sa.CheckConstraint("length(header_key) BETWEEN 1 AND 200", name=op.f("ck_saved_mapping_header_key_filled")),
        sa.UniqueConstraint("header_key", name=op.f("uq_saved_mapping_header_key")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_mapping")),
        sqlite_strict=True,
    )
    op.create_table(
        "kept_apart",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("other_id", sa.Uuid(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.CheckConstraint("person_id < other_id", name=op.f("ck_kept_apart_pair_ordered")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_kept_apart_person_id"), deferrable=True, initially="DEFERRED"
        ),
        sa.ForeignKeyConstraint(
            ["other_id"], ["person.id"], name=op.f("fk_kept_apart_other_id"), deferrable=True, initially="DEFERRED"
        ),
        sa.UniqueConstraint("person_id", "other_id", name=op.f("uq_kept_apart_person_id_other_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_apart")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_kept_apart_other_id"), "kept_apart", ["other_id"])
    op.create_table(
        "merged_person",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("former_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("merged_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_merged_person_person_id"), deferrable=True, initially="DEFERRED"
        ),
        sa.UniqueConstraint("former_id", name=op.f("uq_merged_person_former_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_merged_person")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_merged_person_person_id"), "merged_person", ["person_id"])
    op.create_table(
        "export_entry",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("exported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("chosen", sa.Text(), nullable=False),
        sa.CheckConstraint("length(what) BETWEEN 1 AND 200", name=op.f("ck_export_entry_what_filled")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_export_entry")),
        sqlite_strict=True,
    )
