"""follow members from application to end."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

GROUNDS = "'died', 'resigned', 'terminated', 'expelled', 'refused', 'withdrawn'"


def upgrade() -> None:
    op.create_table(
        "member_counters",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_member_counters_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_counters")),
    )
    op.create_table(
        "applications",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("given_name", sa.String(length=80), nullable=False),
        sa.Column("tussenvoegsel", sa.String(length=20), nullable=False),
        sa.Column("family_name", sa.String(length=120), nullable=False),
        sa.Column("postcode", sa.String(length=6), nullable=False),
        sa.Column("house_number", sa.Integer(), nullable=False),
        sa.Column("house_letter", sa.String(length=1), nullable=False),
        sa.Column("addition", sa.String(length=10), nullable=False),
        sa.Column("street", sa.String(length=80), nullable=False),
        sa.Column("town", sa.String(length=80), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("phone", sa.String(length=20), nullable=False),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column("consents", sa.JSON(), nullable=False),
        sa.Column("is_minor", sa.Boolean(), nullable=False),
        sa.Column("guardian", sa.String(length=120), nullable=False),
        sa.Column(
            "way",
            sa.Enum(
                "web",
                "papier",
                "mail",
                "telegram",
                name="way",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("received_at", sa.DateTime(), nullable=False),
        sa.Column("origin_hash", sa.String(length=64), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("pledged_at", sa.DateTime(), nullable=True),
        sa.Column("applied_on", sa.Date(), nullable=True),
        sa.Column("decided_at", sa.DateTime(), nullable=True),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column(
            "ended",
            sa.Enum(
                "died",
                "resigned",
                "terminated",
                "expelled",
                "refused",
                "withdrawn",
                name="endground",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("reason", sa.String(length=1000), nullable=False),
        sa.Column("reference", sa.String(length=80), nullable=False),
        sa.Column("appealed_on", sa.Date(), nullable=True),
        sa.Column("member_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "NOT is_minor OR guardian <> ''", name=op.f("ck_applications_guardian")
        ),
        sa.CheckConstraint(
            "ended IS NULL OR ended IN ('refused', 'withdrawn')",
            name=op.f("ck_applications_ground"),
        ),
        sa.CheckConstraint(
            "(decided_at IS NULL) = (ended IS NULL AND member_id IS NULL)",
            name=op.f("ck_applications_decided"),
        ),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["persons.id"], name=op.f("fk_applications_decided_by_persons")
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_applications_member_id_members")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_applications_person_id_persons")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_applications")),
    )
    with op.batch_alter_table("applications", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_applications_applied_on"), ["applied_on"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_applications_origin_hash"), ["origin_hash"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_applications_received_at"), ["received_at"], unique=False
        )

    op.create_table(
        "member_changes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column(
            "change",
            sa.Enum(
                "admitted",
                "resigned",
                "died",
                "terminated",
                "expelled",
                "appealed",
                "expulsion_upheld",
                "expulsion_reversed",
                "suspended",
                "suspension_lifted",
                "revived",
                name="change",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column(
            "way",
            sa.Enum(
                "web",
                "papier",
                "mail",
                "telegram",
                name="way",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("recorded_by", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.String(length=1000), nullable=False),
        sa.Column("reference", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_member_changes_member_id_members")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["persons.id"], name=op.f("fk_member_changes_recorded_by_persons")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_changes")),
    )
    with op.batch_alter_table("member_changes", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_member_changes_member_id_at"), ["member_id", "at"], unique=False
        )

    op.create_table(
        "suspensions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "ends_on IS NULL OR starts_on <= ends_on", name=op.f("ck_suspensions_order")
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_suspensions_member_id_members")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suspensions")),
    )
    with op.batch_alter_table("suspensions", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_suspensions_member_id_starts_on"),
            ["member_id", "starts_on"],
            unique=False,
        )

    op.create_table(
        "expulsions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("suspension_id", sa.Uuid(), nullable=False),
        sa.Column("notified_on", sa.Date(), nullable=False),
        sa.Column("appeal_until", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(length=1000), nullable=False),
        sa.Column("ended_on_before", sa.Date(), nullable=True),
        sa.Column(
            "ended_ground_before",
            sa.Enum(
                "died",
                "resigned",
                "terminated",
                "expelled",
                "refused",
                "withdrawn",
                name="endground_before",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("appealed_on", sa.Date(), nullable=True),
        sa.Column("settled_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "appealed_on IS NULL OR appealed_on <= appeal_until",
            name=op.f("ck_expulsions_in_time"),
        ),
        sa.CheckConstraint(
            "settled_on IS NULL OR appealed_on IS NOT NULL", name=op.f("ck_expulsions_settled")
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_expulsions_member_id_members")
        ),
        sa.ForeignKeyConstraint(
            ["suspension_id"],
            ["suspensions.id"],
            name=op.f("fk_expulsions_suspension_id_suspensions"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_expulsions")),
    )
    with op.batch_alter_table("expulsions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_expulsions_member_id"), ["member_id"], unique=False)

    with op.batch_alter_table("members", schema=None) as batch_op:
        batch_op.add_column(sa.Column("ended_ground", sa.String(length=40), nullable=True))
        batch_op.create_check_constraint(
            batch_op.f("ck_members_endground"), f"ended_ground IN ({GROUNDS})"
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_members_ended"), "ended_ground IS NULL OR ended_on IS NOT NULL"
        )


def downgrade() -> None:
    with op.batch_alter_table("members", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_members_ended"), type_="check")
        batch_op.drop_constraint(batch_op.f("ck_members_endground"), type_="check")
        batch_op.drop_column("ended_ground")

    with op.batch_alter_table("expulsions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_expulsions_member_id"))

    op.drop_table("expulsions")
    with op.batch_alter_table("suspensions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_suspensions_member_id_starts_on"))

    op.drop_table("suspensions")
    with op.batch_alter_table("member_changes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_member_changes_member_id_at"))

    op.drop_table("member_changes")
    with op.batch_alter_table("applications", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_applications_received_at"))
        batch_op.drop_index(batch_op.f("ix_applications_origin_hash"))
        batch_op.drop_index(batch_op.f("ix_applications_applied_on"))

    op.drop_table("applications")
    op.drop_table("member_counters")
