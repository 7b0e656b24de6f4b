"""The first schema: all tables from the start."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "import_batch",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("rows_kind", sa.Text(), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("read", sa.Integer(), nullable=False),
        sa.Column("new", sa.Integer(), nullable=False),
        sa.Column("merged", sa.Integer(), nullable=False),
        sa.Column("refused", sa.Integer(), nullable=False),
        sa.Column("blank", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("legal_basis", sa.Text(), nullable=False),
        sa.CheckConstraint("length(file_name) BETWEEN 1 AND 300", name=op.f("ck_import_batch_file_name_filled")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_batch")),
        sqlite_strict=True,
    )
    op.create_table(
        "question",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column(
            "stage",
            sa.Enum(
                "lead",
                "contacted",
                "met",
                "qualified",
                "proposed",
                "won",
                "lost",
                name="stage",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(text) BETWEEN 1 AND 1000", name=op.f("ck_question_text_filled")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question")),
        sqlite_strict=True,
    )
    op.create_table(
        "rep",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("search_key", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column(
            "role",
            sa.Enum("rep", "manager", name="role", native_enum=False, create_constraint=True, length=20),
            nullable=False,
        ),
        sa.Column("manager_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("length(name) BETWEEN 1 AND 200", name=op.f("ck_rep_name_filled")),
        sa.ForeignKeyConstraint(
            ["manager_id"], ["rep.id"], name=op.f("fk_rep_manager_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rep")),
        sa.UniqueConstraint("search_key", name=op.f("uq_rep_search_key")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_rep_manager_id"), "rep", ["manager_id"], unique=False)
    op.create_table(
        "saved_view",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("page", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("definition", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(name) BETWEEN 1 AND 60", name=op.f("ck_saved_view_name_filled")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_view")),
        sa.UniqueConstraint("page", "name", name=op.f("uq_saved_view_page_name")),
        sqlite_strict=True,
    )
    op.create_table(
        "setting",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.CheckConstraint("length(name) BETWEEN 1 AND 60", name=op.f("ck_setting_name_filled")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_setting")),
        sa.UniqueConstraint("name", name=op.f("uq_setting_name")),
        sqlite_strict=True,
    )
    op.create_table(
        "step",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "state",
            sa.Enum("done", "undone", "dropped", name="state", native_enum=False, create_constraint=True, length=20),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_step")),
        sqlite_strict=True,
    )
    op.create_index("ix_step_state", "step", ["state"], unique=False)
    op.create_table(
        "change",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("step_number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column(
            "operation",
            sa.Enum(
                "insert",
                "update",
                "delete",
                "batch",
                name="operation",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("row_key", sa.Text(), nullable=True),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.Column("batch", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["step_number"], ["step.number"], name=op.f("fk_change_step_number")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_change")),
        sqlite_strict=True,
    )
    op.create_index("ix_change_row_key", "change", ["row_key"], unique=False)
    op.create_index("ix_change_step", "change", ["step_number"], unique=False)
    op.create_table(
        "organization",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("search_key", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("import_batch_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("length(name) BETWEEN 1 AND 200", name=op.f("ck_organization_name_filled")),
        sa.ForeignKeyConstraint(
            ["import_batch_id"],
            ["import_batch.id"],
            name=op.f("fk_organization_import_batch_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organization")),
        sa.UniqueConstraint("search_key", name=op.f("uq_organization_search_key")),
        sqlite_strict=True,
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("given_name", sa.Text(), nullable=False),
        sa.Column("family_name", sa.Text(), nullable=False),
        sa.Column("search_key", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("family_key", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("organization_id", sa.Uuid(), nullable=True),
        sa.Column("job_title", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("import_batch_id", sa.Uuid(), nullable=True),
        sa.Column("legal_basis", sa.Text(), nullable=False),
        sa.Column("informed_on", sa.Date(), nullable=True),
        sa.Column("do_not_contact", sa.Boolean(create_constraint=True, name="do_not_contact"), nullable=False),
        sa.CheckConstraint("length(name) BETWEEN 1 AND 200", name=op.f("ck_person_name_filled")),
        sa.ForeignKeyConstraint(
            ["import_batch_id"],
            ["import_batch.id"],
            name=op.f("fk_person_import_batch_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_person_organization_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("reference", name=op.f("uq_person_reference")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_person_family_key"), "person", ["family_key"], unique=False)
    op.create_index(op.f("ix_person_organization_id"), "person", ["organization_id"], unique=False)
    op.create_index(op.f("ix_person_search_key"), "person", ["search_key"], unique=False)
    op.create_table(
        "ally",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "client",
                "former_client",
                "partner",
                "colleague",
                "friend",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("trust", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("cadence_days", sa.Integer(), nullable=False),
        sa.Column("paused_until", sa.Date(), nullable=True),
        sa.CheckConstraint("cadence_days BETWEEN 1 AND 3650", name=op.f("ck_ally_cadence_range")),
        sa.CheckConstraint("trust BETWEEN 1 AND 5", name=op.f("ck_ally_trust_range")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_ally_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ally")),
        sa.UniqueConstraint("person_id", name=op.f("uq_ally_person_id")),
        sqlite_strict=True,
    )
    op.create_table(
        "ask",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("ally_id", sa.Uuid(), nullable=False),
        sa.Column("rep_id", sa.Uuid(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column(
            "channel",
            sa.Enum(
                "details",
                "email",
                "message",
                "call",
                "video",
                "in_person",
                name="channel",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("ideal_client", sa.Text(), nullable=False),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column(
            "answer",
            sa.Enum(
                "pending",
                "named",
                "later",
                "declined",
                "silence",
                name="answer",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("import_batch_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["ally_id"], ["person.id"], name=op.f("fk_ask_ally_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["import_batch_id"],
            ["import_batch.id"],
            name=op.f("fk_ask_import_batch_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["rep_id"], ["rep.id"], name=op.f("fk_ask_rep_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ask")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_ask_ally_id"), "ask", ["ally_id"], unique=False)
    op.create_index(op.f("ix_ask_rep_id"), "ask", ["rep_id"], unique=False)
    op.create_table(
        "contact_point",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("email", "phone", "profile", name="kind", native_enum=False, create_constraint=True, length=20),
            nullable=False,
        ),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("normal", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.CheckConstraint("length(value) BETWEEN 1 AND 500", name=op.f("ck_contact_point_value_filled")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_contact_point_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_point")),
        sqlite_strict=True,
    )
    op.create_index("ix_contact_point_kind_normal", "contact_point", ["kind", "normal"], unique=False)
    op.create_index(op.f("ix_contact_point_person_id"), "contact_point", ["person_id"], unique=False)
    op.create_table(
        "deal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("search_key", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("reference", sa.Text(), nullable=True),
        sa.Column("prospect_id", sa.Uuid(), nullable=True),
        sa.Column("organization_id", sa.Uuid(), nullable=True),
        sa.Column("rep_id", sa.Uuid(), nullable=True),
        sa.Column(
            "source",
            sa.Enum(
                "referral",
                "name_only",
                "cold",
                "inbound",
                "event",
                "existing",
                "unknown",
                name="source",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("first_touch_on", sa.Date(), nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("segment", sa.Text(), nullable=False),
        sa.Column(
            "stage",
            sa.Enum(
                "lead",
                "contacted",
                "met",
                "qualified",
                "proposed",
                "won",
                "lost",
                name="stage",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column(
            "outcome",
            sa.Enum("open", "won", "lost", name="outcome", native_enum=False, create_constraint=True, length=20),
            nullable=False,
        ),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("lost_reason", sa.Text(), nullable=False),
        sa.Column("next_step", sa.Text(), nullable=False),
        sa.Column("next_step_on", sa.Date(), nullable=True),
        sa.Column("import_batch_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("currency = '' OR length(currency) = 3", name=op.f("ck_deal_currency_code")),
        sa.CheckConstraint("stage NOT IN ('won', 'lost')", name=op.f("ck_deal_stage_open")),
        sa.CheckConstraint("length(title) BETWEEN 1 AND 300", name=op.f("ck_deal_title_filled")),
        sa.ForeignKeyConstraint(
            ["import_batch_id"],
            ["import_batch.id"],
            name=op.f("fk_deal_import_batch_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_deal_organization_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["prospect_id"], ["person.id"], name=op.f("fk_deal_prospect_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["rep_id"], ["rep.id"], name=op.f("fk_deal_rep_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deal")),
        sa.UniqueConstraint("reference", name=op.f("uq_deal_reference")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_deal_closed_on"), "deal", ["closed_on"], unique=False)
    op.create_index(op.f("ix_deal_first_touch_on"), "deal", ["first_touch_on"], unique=False)
    op.create_index(op.f("ix_deal_organization_id"), "deal", ["organization_id"], unique=False)
    op.create_index(op.f("ix_deal_prospect_id"), "deal", ["prospect_id"], unique=False)
    op.create_index(op.f("ix_deal_rep_id"), "deal", ["rep_id"], unique=False)
    op.create_index(op.f("ix_deal_search_key"), "deal", ["search_key"], unique=False)
    op.create_table(
        "tag",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("search_key", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.CheckConstraint("length(name) BETWEEN 1 AND 60", name=op.f("ck_tag_name_filled")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_tag_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tag")),
        sa.UniqueConstraint("person_id", "search_key", name=op.f("uq_tag_person_id_search_key")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_tag_search_key"), "tag", ["search_key"], unique=False)
    op.create_table(
        "tie",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("other_id", sa.Uuid(), nullable=False),
        sa.Column("strength", sa.Integer(), nullable=False),
        sa.Column(
            "evidence",
            sa.Enum(
                "confirmed",
                "introduction",
                "meeting",
                "email",
                "import",
                name="evidence",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("since", sa.Date(), nullable=True),
        sa.CheckConstraint("person_id < other_id", name=op.f("ck_tie_pair_ordered")),
        sa.CheckConstraint("strength BETWEEN 1 AND 5", name=op.f("ck_tie_strength_range")),
        sa.ForeignKeyConstraint(
            ["other_id"], ["person.id"], name=op.f("fk_tie_other_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_tie_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tie")),
        sa.UniqueConstraint("person_id", "other_id", name=op.f("uq_tie_person_id_other_id")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_tie_other_id"), "tie", ["other_id"], unique=False)
    op.create_table(
        "introduction",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "direction",
            sa.Enum("received", "given", name="direction", native_enum=False, create_constraint=True, length=20),
            nullable=False,
        ),
        sa.Column("introducer_id", sa.Uuid(), nullable=True),
        sa.Column("recipient_id", sa.Uuid(), nullable=True),
        sa.Column("prospect_id", sa.Uuid(), nullable=False),
        sa.Column("rep_id", sa.Uuid(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=True),
        sa.Column(
            "channel",
            sa.Enum(
                "details",
                "email",
                "message",
                "call",
                "video",
                "in_person",
                name="channel",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column(
            "kind",
            sa.Enum("introduced", "name_only", name="kind", native_enum=False, create_constraint=True, length=20),
            nullable=False,
        ),
        sa.Column("spoke", sa.Boolean(create_constraint=True, name="spoke"), nullable=False),
        sa.Column("expects", sa.Boolean(create_constraint=True, name="expects"), nullable=False),
        sa.Column("knows_reason", sa.Boolean(create_constraint=True, name="knows_reason"), nullable=False),
        sa.Column("present", sa.Boolean(create_constraint=True, name="present"), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("ask_id", sa.Uuid(), nullable=True),
        sa.Column("deal_id", sa.Uuid(), nullable=True),
        sa.Column("is_originating", sa.Boolean(create_constraint=True, name="is_originating"), nullable=False),
        sa.Column("thanked_on", sa.Date(), nullable=True),
        sa.Column("import_batch_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "(direction = 'received' AND introducer_id IS NOT NULL AND recipient_id IS NULL) OR (direction = 'given' AND recipient_id IS NOT NULL AND introducer_id IS NULL)",
            name=op.f("ck_introduction_direction_sides"),
        ),
        sa.CheckConstraint("introducer_id <> prospect_id", name=op.f("ck_introduction_two_people")),
        sa.CheckConstraint("recipient_id <> prospect_id", name=op.f("ck_introduction_two_people_given")),
        sa.ForeignKeyConstraint(
            ["ask_id"], ["ask.id"], name=op.f("fk_introduction_ask_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["deal_id"], ["deal.id"], name=op.f("fk_introduction_deal_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["import_batch_id"],
            ["import_batch.id"],
            name=op.f("fk_introduction_import_batch_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["introducer_id"],
            ["person.id"],
            name=op.f("fk_introduction_introducer_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["prospect_id"],
            ["person.id"],
            name=op.f("fk_introduction_prospect_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["recipient_id"],
            ["person.id"],
            name=op.f("fk_introduction_recipient_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["rep_id"], ["rep.id"], name=op.f("fk_introduction_rep_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_introduction")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_introduction_ask_id"), "introduction", ["ask_id"], unique=False)
    op.create_index(op.f("ix_introduction_deal_id"), "introduction", ["deal_id"], unique=False)
    op.create_index(op.f("ix_introduction_introducer_id"), "introduction", ["introducer_id"], unique=False)
    op.create_index(op.f("ix_introduction_made_on"), "introduction", ["made_on"], unique=False)
    op.create_index(op.f("ix_introduction_prospect_id"), "introduction", ["prospect_id"], unique=False)
    op.create_index(op.f("ix_introduction_recipient_id"), "introduction", ["recipient_id"], unique=False)
    op.create_index(op.f("ix_introduction_rep_id"), "introduction", ["rep_id"], unique=False)
    op.create_index(
        "uq_introduction_originating",
        "introduction",
        ["deal_id"],
        unique=True,
        sqlite_where=sa.text("is_originating = 1"),
        postgresql_where=sa.text("is_originating"),
    )
    op.create_table(
        "meeting",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deal_id", sa.Uuid(), nullable=False),
        sa.Column("rep_id", sa.Uuid(), nullable=True),
        sa.Column("planned_on", sa.Date(), nullable=True),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("agenda_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("research_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("pitch_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("connections_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("questions_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("next_step", sa.Text(), nullable=False),
        sa.Column("next_step_on", sa.Date(), nullable=True),
        sa.Column("next_step_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["deal_id"], ["deal.id"], name=op.f("fk_meeting_deal_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["rep_id"], ["rep.id"], name=op.f("fk_meeting_rep_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_meeting_deal_id"), "meeting", ["deal_id"], unique=False)
    op.create_index(op.f("ix_meeting_rep_id"), "meeting", ["rep_id"], unique=False)
    op.create_table(
        "note",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("deal_id", sa.Uuid(), nullable=True),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("import_batch_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("(person_id IS NULL) <> (deal_id IS NULL)", name=op.f("ck_note_one_subject")),
        sa.CheckConstraint("length(text) BETWEEN 1 AND 20000", name=op.f("ck_note_text_filled")),
        sa.ForeignKeyConstraint(
            ["deal_id"], ["deal.id"], name=op.f("fk_note_deal_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["import_batch_id"],
            ["import_batch.id"],
            name=op.f("fk_note_import_batch_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_note_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_note_deal_id"), "note", ["deal_id"], unique=False)
    op.create_index(op.f("ix_note_person_id"), "note", ["person_id"], unique=False)
    op.create_table(
        "stage_entry",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deal_id", sa.Uuid(), nullable=False),
        sa.Column(
            "stage",
            sa.Enum(
                "lead",
                "contacted",
                "met",
                "qualified",
                "proposed",
                "won",
                "lost",
                name="stage",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("entered_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["deal_id"], ["deal.id"], name=op.f("fk_stage_entry_deal_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stage_entry")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_stage_entry_deal_id"), "stage_entry", ["deal_id"], unique=False)
    op.create_table(
        "question_asked",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meeting.id"],
            name=op.f("fk_question_asked_meeting_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["question_id"],
            ["question.id"],
            name=op.f("fk_question_asked_question_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question_asked")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_question_asked_meeting_id"), "question_asked", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_question_asked_question_id"), "question_asked", ["question_id"], unique=False)
