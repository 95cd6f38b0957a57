"""Add prevention groups and the reports made to them."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "groups",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("slug", sa.String(length=40), nullable=False),
        sa.Column(
            "channel",
            sa.Enum(
                "telegram",
                "own_app",
                name="groupchannel",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "model",
            sa.Enum(
                "oss",
                "bommelerwaard",
                "breda",
                "den_haag",
                name="groupmodel",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("area", sa.String(length=200), nullable=False),
        sa.Column("purpose", sa.String(length=200), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column(
            "photo_policy",
            sa.Enum(
                "none_taken_in",
                "taken_in",
                name="photopolicy",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("telegram_chat_id", sa.BigInteger(), nullable=True),
        sa.CheckConstraint(
            "channel = 'telegram' OR telegram_chat_id IS NULL", name=op.f("ck_groups_chat")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_groups")),
        sa.UniqueConstraint("slug", name=op.f("uq_groups_slug")),
        sa.UniqueConstraint("telegram_chat_id", name=op.f("uq_groups_telegram_chat_id")),
    )
    op.create_table(
        "report_counters",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("newest", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_counters")),
    )
    op.create_table(
        "contacts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "police",
                "enforcement",
                "district_manager",
                "youth_work",
                "housing",
                "mediation",
                name="contactkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("function", sa.String(length=80), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column(
            "delivery",
            sa.Enum(
                "per_report",
                "overview",
                name="delivery",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("answer_within_days", sa.Integer(), nullable=True),
        sa.Column("absent_until", sa.Date(), nullable=True),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "answer_within_days IS NULL OR answer_within_days > 0", name=op.f("ck_contacts_days")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], name=op.f("fk_contacts_group_id_groups")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contacts")),
    )
    with op.batch_alter_table("contacts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_contacts_group_id"), ["group_id"], unique=False)

    op.create_table(
        "group_kinds",
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "burglary",
                "suspicious",
                "theft",
                "violence",
                "fire",
                "vandalism",
                "scam",
                "nuisance",
                "other",
                name="reportkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], name=op.f("fk_group_kinds_group_id_groups")
        ),
        sa.PrimaryKeyConstraint("group_id", "kind", name=op.f("pk_group_kinds")),
    )
    op.create_table(
        "group_streets",
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("street", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], name=op.f("fk_group_streets_group_id_groups")
        ),
        sa.PrimaryKeyConstraint("group_id", "position", name=op.f("pk_group_streets")),
        sa.UniqueConstraint("group_id", "street", name=op.f("uq_group_streets_group_id_street")),
    )
    op.create_table(
        "reports",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column(
            "source",
            sa.Enum(
                "web",
                "telegram",
                name="source",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("received_at", sa.DateTime(), nullable=False),
        sa.Column(
            "happening",
            sa.Enum(
                "now",
                "past",
                "unknown",
                name="happening",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "called",
            sa.Enum(
                "emergency",
                "police",
                "going_to",
                "no",
                name="called",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("called_at", sa.DateTime(), nullable=True),
        sa.Column(
            "called_precision",
            sa.Enum(
                "now",
                "exact",
                "about",
                "part",
                "day",
                "unknown",
                name="called_precision",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("police_number", sa.String(length=40), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "burglary",
                "suspicious",
                "theft",
                "violence",
                "fire",
                "vandalism",
                "scam",
                "nuisance",
                "other",
                name="reportkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("behaviour", sa.String(length=40), nullable=True),
        sa.Column("behaviour_text", sa.String(length=1500), nullable=True),
        sa.Column("names_origin", sa.Boolean(), nullable=False),
        sa.Column("street", sa.String(length=80), nullable=True),
        sa.Column("place_text", sa.String(length=200), nullable=True),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.Column("moment_at", sa.DateTime(), nullable=True),
        sa.Column(
            "moment_precision",
            sa.Enum(
                "now",
                "exact",
                "about",
                "part",
                "day",
                "unknown",
                name="moment_precision",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "images",
            sa.Enum(
                "yes", "no", name="yesno", native_enum=False, create_constraint=True, length=40
            ),
            nullable=True,
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], name=op.f("fk_reports_group_id_groups")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
        sa.UniqueConstraint("number", name=op.f("uq_reports_number")),
    )
    with op.batch_alter_table("reports", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_reports_group_id_received_at"),
            ["group_id", "received_at"],
            unique=False,
        )

    op.create_table(
        "report_answers",
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column(
            "answer",
            sa.Enum(
                "read",
                "takes_along",
                "passed_on",
                "call_police",
                "belongs_elsewhere",
                "wants_contact",
                "known",
                "no_action",
                name="agentanswer",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "how",
            sa.Enum(
                "page",
                "mail",
                "moderator",
                name="givenhow",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("given_at", sa.DateTime(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("to_reporter", sa.String(length=500), nullable=False),
        sa.Column("to_group", sa.String(length=500), nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name=op.f("fk_report_answers_contact_id_contacts")
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name=op.f("fk_report_answers_report_id_reports")
        ),
        sa.PrimaryKeyConstraint("report_id", name=op.f("pk_report_answers")),
    )
    op.create_table(
        "report_drafts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=False),
        sa.Column("touched_at", sa.DateTime(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("token_hash", sa.String(length=64), nullable=True),
        sa.Column("origin_hash", sa.String(length=64), nullable=True),
        sa.Column(
            "asking",
            sa.Enum(
                "happening",
                "called",
                "called_when",
                "police_number",
                "kind",
                "behaviour",
                "place",
                "moment",
                "moment_right",
                "images",
                "contact",
                "email",
                "summary",
                name="step",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("moment_ambiguous", sa.Boolean(), nullable=False),
        sa.Column("moment_right", sa.Boolean(), nullable=False),
        sa.Column(
            "contact",
            sa.Enum(
                "yes", "no", name="contact", native_enum=False, create_constraint=True, length=40
            ),
            nullable=True,
        ),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.Column("skipped", sa.String(length=200), nullable=False),
        sa.Column(
            "happening",
            sa.Enum(
                "now",
                "past",
                "unknown",
                name="happening",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "called",
            sa.Enum(
                "emergency",
                "police",
                "going_to",
                "no",
                name="called",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("called_at", sa.DateTime(), nullable=True),
        sa.Column(
            "called_precision",
            sa.Enum(
                "now",
                "exact",
                "about",
                "part",
                "day",
                "unknown",
                name="called_precision",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("police_number", sa.String(length=40), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "burglary",
                "suspicious",
                "theft",
                "violence",
                "fire",
                "vandalism",
                "scam",
                "nuisance",
                "other",
                name="reportkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("behaviour", sa.String(length=40), nullable=True),
        sa.Column("behaviour_text", sa.String(length=1500), nullable=True),
        sa.Column("names_origin", sa.Boolean(), nullable=False),
        sa.Column("street", sa.String(length=80), nullable=True),
        sa.Column("place_text", sa.String(length=200), nullable=True),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.Column("moment_at", sa.DateTime(), nullable=True),
        sa.Column(
            "moment_precision",
            sa.Enum(
                "now",
                "exact",
                "about",
                "part",
                "day",
                "unknown",
                name="moment_precision",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "images",
            sa.Enum(
                "yes", "no", name="yesno", native_enum=False, create_constraint=True, length=40
            ),
            nullable=True,
        ),
        sa.CheckConstraint(
            "(person_id IS NULL) <> (token_hash IS NULL)", name=op.f("ck_report_drafts_owner")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], name=op.f("fk_report_drafts_group_id_groups")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_report_drafts_person_id_persons")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_drafts")),
        sa.UniqueConstraint(
            "person_id", "group_id", name=op.f("uq_report_drafts_person_id_group_id")
        ),
        sa.UniqueConstraint("token_hash", name=op.f("uq_report_drafts_token_hash")),
    )
    with op.batch_alter_table("report_drafts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_report_drafts_group_id"), ["group_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_report_drafts_origin_hash"), ["origin_hash"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_report_drafts_touched_at"), ["touched_at"], unique=False
        )

    op.create_table(
        "report_reporters",
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("may_be_asked", sa.Boolean(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.Column("origin_hash", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_report_reporters_person_id_persons")
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name=op.f("fk_report_reporters_report_id_reports")
        ),
        sa.PrimaryKeyConstraint("report_id", name=op.f("pk_report_reporters")),
    )
    with op.batch_alter_table("report_reporters", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_report_reporters_origin_hash"), ["origin_hash"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_report_reporters_person_id"), ["person_id"], unique=False
        )

    op.create_table(
        "report_states",
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "received",
                "approved",
                "forwarded",
                "answered",
                "closed",
                "rejected",
                "withdrawn",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("function", sa.String(length=60), nullable=False),
        sa.Column(
            "reason",
            sa.Enum(
                "belongs_elsewhere",
                "known_already",
                "unclear",
                "no_behaviour",
                "practice",
                "other",
                name="rejectreason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name=op.f("fk_report_states_report_id_reports")
        ),
        sa.PrimaryKeyConstraint("report_id", "position", name=op.f("pk_report_states")),
    )


def downgrade() -> None:
    op.drop_table("report_states")
    with op.batch_alter_table("report_reporters", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_report_reporters_person_id"))
        batch_op.drop_index(batch_op.f("ix_report_reporters_origin_hash"))

    op.drop_table("report_reporters")
    with op.batch_alter_table("report_drafts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_report_drafts_touched_at"))
        batch_op.drop_index(batch_op.f("ix_report_drafts_origin_hash"))
        batch_op.drop_index(batch_op.f("ix_report_drafts_group_id"))

    op.drop_table("report_drafts")
    op.drop_table("report_answers")
    with op.batch_alter_table("reports", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reports_group_id_received_at"))

    op.drop_table("reports")
    op.drop_table("group_streets")
    op.drop_table("group_kinds")
    with op.batch_alter_table("contacts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_contacts_group_id"))

    op.drop_table("contacts")
    op.drop_table("report_counters")
    op.drop_table("groups")
