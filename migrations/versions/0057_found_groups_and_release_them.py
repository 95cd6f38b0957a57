"""found groups and release them."""

import sqlalchemy as sa
from alembic import op

revision = "0057"
down_revision = "0056"


def upgrade() -> None:
    op.create_table(
        "group_releases",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(), nullable=False),
        sa.Column("proposed_by", sa.Uuid(), nullable=False),
        sa.Column("proposed_as", sa.String(length=60), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("kinds", sa.JSON(), nullable=False),
        sa.Column("receivers", sa.JSON(), nullable=False),
        sa.Column(
            "police_agreement",
            sa.Enum(
                "on_file",
                "none",
                name="agreement",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "municipality_agreement",
            sa.Enum(
                "on_file",
                "none",
                name="municipality_agreement",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("police_on", sa.Date(), nullable=True),
        sa.Column("police_reference", sa.String(length=200), nullable=False),
        sa.Column("municipality_on", sa.Date(), nullable=True),
        sa.Column("municipality_reference", sa.String(length=200), nullable=False),
        sa.Column("adopted_on", sa.Date(), nullable=True),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("decided_as", sa.String(length=60), nullable=False),
        sa.Column("refused_at", sa.DateTime(), nullable=True),
        sa.Column("stopped_at", sa.DateTime(), nullable=True),
        sa.Column("stopped_as", sa.String(length=60), nullable=False),
        sa.CheckConstraint(
            "(municipality_agreement = 'on_file') = (municipality_on IS NOT NULL)",
            name=op.f("ck_group_releases_municipality"),
        ),
        sa.CheckConstraint(
            "(police_agreement = 'on_file') = (police_on IS NOT NULL)",
            name=op.f("ck_group_releases_police"),
        ),
        sa.CheckConstraint(
            "adopted_on IS NULL OR refused_at IS NULL", name=op.f("ck_group_releases_one_end")
        ),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["persons.id"], name=op.f("fk_group_releases_decided_by_persons")
        ),
        sa.ForeignKeyConstraint(
            ["proposed_by"], ["persons.id"], name=op.f("fk_group_releases_proposed_by_persons")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_releases")),
    )
    op.create_index(op.f("ix_group_releases_adopted_on"), "group_releases", ["adopted_on"])
    op.create_index(op.f("ix_group_releases_proposed_at"), "group_releases", ["proposed_at"])

    op.create_table(
        "group_steps",
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "requested",
                "tested",
                "waiting",
                "active",
                "paused",
                "ended",
                name="groupstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("function", sa.String(length=60), nullable=False),
        sa.Column("ground", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], name=op.f("fk_group_steps_group_id_groups")
        ),
        sa.PrimaryKeyConstraint("group_id", "position", name=op.f("pk_group_steps")),
    )
    op.create_table(
        "participants",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("accepted_version", sa.Integer(), nullable=False),
        sa.Column("accepted_at", sa.DateTime(), nullable=False),
        sa.Column(
            "address_fit",
            sa.Enum(
                "in_area",
                "outside",
                "unknown",
                "seen",
                name="addressfit",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("shows_name", sa.Boolean(), nullable=False),
        sa.Column("admitted_at", sa.DateTime(), nullable=True),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column(
            "ending",
            sa.Enum(
                "refused",
                "left",
                "removed",
                name="ending",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.CheckConstraint(
            "ending != 'refused' OR admitted_at IS NULL", name=op.f("ck_participants_refused")
        ),
        sa.CheckConstraint(
            "(ended_at IS NULL) = (ending IS NULL)", name=op.f("ck_participants_ended")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], name=op.f("fk_participants_group_id_groups")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_participants_person_id_persons")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participants")),
    )
    op.create_index(op.f("ix_participants_group_id"), "participants", ["group_id"])
    op.create_index(op.f("ix_participants_person_id"), "participants", ["person_id"])
    op.create_index(
        "uq_participants_group_id_person_id",
        "participants",
        ["group_id", "person_id"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )

    with op.batch_alter_table("groups") as batch:
        batch.add_column(
            sa.Column(
                "police",
                sa.Enum(
                    "none",
                    "receives",
                    "advises",
                    "reads",
                    "decides",
                    name="involvement",
                    native_enum=False,
                    create_constraint=True,
                    length=40,
                ),
                nullable=False,
                server_default="receives",
            )
        )
        batch.add_column(
            sa.Column(
                "municipality",
                sa.Enum(
                    "none",
                    "receives",
                    "advises",
                    "reads",
                    "decides",
                    name="municipality_involvement",
                    native_enum=False,
                    create_constraint=True,
                    length=40,
                ),
                nullable=False,
                server_default="none",
            )
        )
        batch.add_column(
            sa.Column(
                "to_group",
                sa.Enum(
                    "outcomes",
                    "urgent",
                    name="togroup",
                    native_enum=False,
                    create_constraint=True,
                    length=40,
                ),
                nullable=False,
                server_default="urgent",
            )
        )
        batch.add_column(
            sa.Column("rules_version", sa.Integer(), nullable=False, server_default="1")
        )
        batch.add_column(sa.Column("kick_off_on", sa.Date(), nullable=True))
        batch.add_column(sa.Column("front_runner_id", sa.Uuid(), nullable=True))
        batch.create_foreign_key(
            op.f("fk_groups_front_runner_id_persons"), "persons", ["front_runner_id"], ["id"]
        )

    with op.batch_alter_table("reports") as batch:
        batch.add_column(
            sa.Column("is_practice", sa.Boolean(), nullable=False, server_default=sa.false())
        )

    _forget_defaults()
    _call_them_active()


def downgrade() -> None:
    with op.batch_alter_table("reports") as batch:
        batch.drop_column("is_practice")

    with op.batch_alter_table("groups") as batch:
        batch.drop_constraint(op.f("fk_groups_front_runner_id_persons"), type_="foreignkey")
        for check in ("involvement", "municipality_involvement", "togroup"):
            batch.drop_constraint(op.f(f"ck_groups_{check}"), type_="check")
        batch.drop_column("front_runner_id")
        batch.drop_column("kick_off_on")
        batch.drop_column("rules_version")
        batch.drop_column("to_group")
        batch.drop_column("municipality")
        batch.drop_column("police")

    op.drop_table("participants")
    op.drop_table("group_steps")

    op.drop_table("group_releases")


def _forget_defaults() -> None:
    """What is new says for itself how it begins; the default was for the rows of before."""
    with op.batch_alter_table("groups") as batch:
        for column in ("police", "municipality", "to_group", "rules_version"):
            batch.alter_column(column, server_default=None)
    with op.batch_alter_table("reports") as batch:
        batch.alter_column("is_practice", server_default=None)


def _call_them_active() -> None:
    """Groups of before went on already: their one step is that they are active."""
    groups = sa.table("groups", sa.column("id", sa.Uuid()), sa.column("created_at", sa.DateTime()))
    steps = sa.table(
        "group_steps",
        sa.column("group_id", sa.Uuid()),
        sa.column("position", sa.Integer()),
        sa.column("state", sa.String()),
        sa.column("happened_on", sa.Date()),
        sa.column("recorded_at", sa.DateTime()),
        sa.column("function", sa.String()),
        sa.column("ground", sa.String()),
    )
    for row in op.get_bind().execute(sa.select(groups)).all():
        op.get_bind().execute(
            sa.insert(steps).values(
                group_id=row.id,
                position=1,
                state="active",
                happened_on=row.created_at.date(),
                recorded_at=row.created_at,
                function="systeem",
                ground="",
            )
        )
