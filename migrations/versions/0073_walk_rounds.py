"""walk rounds."""

import sqlalchemy as sa
from alembic import op

revision = "0073"
down_revision = "0072"

BEFORE = (
    *("sessions", "second_steps", "former_members", "former_names", "minors", "filters", "votes"),
    *("notices", "payments", "other_payments", "reports", "participants", "tents", "breaches"),
)
AFTER = (*BEFORE[:12], "rounds", *BEFORE[12:])


def upgrade() -> None:
    op.create_table(
        "patrol_rounds",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("planned_at", sa.DateTime(), nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=True),
        sa.Column("end_asked_at", sa.DateTime(), nullable=True),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("is_forgotten", sa.Boolean(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "cancelled_at IS NULL OR started_at IS NULL", name=op.f("ck_patrol_rounds_one_course")
        ),
        sa.CheckConstraint(
            "ended_at IS NULL OR started_at IS NOT NULL",
            name=op.f("ck_patrol_rounds_started_first"),
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], name=op.f("fk_patrol_rounds_group_id_groups")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_patrol_rounds")),
    )
    with op.batch_alter_table("patrol_rounds", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_patrol_rounds_group_id_planned_at"),
            ["group_id", "planned_at"],
            unique=False,
        )

    op.create_table(
        "patrol_teams",
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("begun_at", sa.DateTime(), nullable=False),
        sa.Column("conduct_version", sa.Integer(), nullable=False),
        sa.Column("own_rules", sa.String(length=1000), nullable=False),
        sa.Column("has_side_chat", sa.Boolean(), nullable=False),
        sa.Column(
            "insurance",
            sa.Enum(
                "unknown",
                "insured",
                "not_insured",
                name="insurance",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], name=op.f("fk_patrol_teams_group_id_groups")
        ),
        sa.PrimaryKeyConstraint("group_id", name=op.f("pk_patrol_teams")),
    )
    op.create_table(
        "patrol_walkers",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("admitted_at", sa.DateTime(), nullable=True),
        sa.Column("accepted_version", sa.Integer(), nullable=True),
        sa.Column("accepted_at", sa.DateTime(), nullable=True),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "(accepted_at IS NULL) = (accepted_version IS NULL)",
            name=op.f("ck_patrol_walkers_accepted"),
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], name=op.f("fk_patrol_walkers_group_id_groups")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_patrol_walkers_person_id_persons")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_patrol_walkers")),
    )
    with op.batch_alter_table("patrol_walkers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_patrol_walkers_group_id"), ["group_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_patrol_walkers_person_id"), ["person_id"], unique=False
        )
        batch_op.create_index(
            "uq_patrol_walkers_group_id_person_id",
            ["group_id", "person_id"],
            unique=True,
            sqlite_where=sa.text("ended_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL"),
        )

    op.create_table(
        "patrol_notes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "quiet",
                "lamp",
                "waste",
                "damage",
                "open",
                "traffic",
                "nuisance",
                "other",
                name="notekind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("street", sa.String(length=80), nullable=False),
        sa.Column("text", sa.String(length=200), nullable=False),
        sa.Column("handed_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["round_id"], ["patrol_rounds.id"], name=op.f("fk_patrol_notes_round_id_patrol_rounds")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_patrol_notes")),
    )
    with op.batch_alter_table("patrol_notes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_patrol_notes_round_id"), ["round_id"], unique=False)

    op.create_table(
        "patrol_round_walkers",
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("joined_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_patrol_round_walkers_person_id_persons")
        ),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["patrol_rounds.id"],
            name=op.f("fk_patrol_round_walkers_round_id_patrol_rounds"),
        ),
        sa.PrimaryKeyConstraint("round_id", "person_id", name=op.f("pk_patrol_round_walkers")),
    )
    with op.batch_alter_table("patrol_round_walkers", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_patrol_round_walkers_person_id"), ["person_id"], unique=False
        )

    op.create_table(
        "patrol_streets",
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("street", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["patrol_rounds.id"],
            name=op.f("fk_patrol_streets_round_id_patrol_rounds"),
        ),
        sa.PrimaryKeyConstraint("round_id", "position", name=op.f("pk_patrol_streets")),
    )
    allow(AFTER)


def downgrade() -> None:
    removals = sa.table("removals", sa.column("matter"))
    op.execute(sa.delete(removals).where(removals.c.matter == "rounds"))
    allow(BEFORE)
    for table in ("streets", "round_walkers", "notes", "walkers", "teams", "rounds"):
        op.drop_table(f"patrol_{table}")


def allow(matters) -> None:
    """Let these be counted."""
    listed = ", ".join(f"'{matter}'" for matter in matters)
    with op.batch_alter_table("removals") as batch:
        batch.drop_constraint(op.f("ck_removals_matter"), type_="check")
        batch.create_check_constraint(op.f("ck_removals_matter"), f"matter IN ({listed})")
