"""add the buurtent."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "tent_calls",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("received_at", sa.DateTime(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("caller", sa.String(length=80), nullable=False),
        sa.Column("taker_id", sa.Uuid(), nullable=True),
        sa.Column(
            "cause",
            sa.Enum(
                "burglary",
                "heavy_incident",
                "none",
                name="cause",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "source",
            sa.Enum(
                "police",
                "resident",
                "public",
                name="callsource",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("remark", sa.String(length=500), nullable=False),
        sa.CheckConstraint("received_at <= recorded_at", name=op.f("ck_tent_calls_order")),
        sa.ForeignKeyConstraint(
            ["taker_id"], ["persons.id"], name=op.f("fk_tent_calls_taker_id_persons")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tent_calls")),
    )
    with op.batch_alter_table("tent_calls", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_tent_calls_received_at"), ["received_at"], unique=False
        )

    op.create_table(
        "tent_sessions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "cause",
            sa.Enum(
                "burglary",
                "heavy_incident",
                "none",
                name="cause",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("place", sa.String(length=120), nullable=False),
        sa.Column("street", sa.String(length=80), nullable=False),
        sa.Column("starts_at", sa.DateTime(), nullable=False),
        sa.Column("ends_at", sa.DateTime(), nullable=False),
        sa.Column("planned_at", sa.DateTime(), nullable=False),
        sa.Column("planned_by_id", sa.Uuid(), nullable=True),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.Column("radius_m", sa.Integer(), nullable=True),
        sa.Column("invited_at", sa.DateTime(), nullable=True),
        sa.Column("cancelled_at", sa.DateTime(), nullable=True),
        sa.Column(
            "cancel_reason",
            sa.Enum(
                "weather",
                "too_few_volunteers",
                "other",
                name="cancelreason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.CheckConstraint(
            "radius_m IS NULL OR (latitude IS NOT NULL AND longitude IS NOT NULL)",
            name=op.f("ck_tent_sessions_centre"),
        ),
        sa.CheckConstraint(
            "radius_m IS NULL OR radius_m BETWEEN 25 AND 500", name=op.f("ck_tent_sessions_radius")
        ),
        sa.CheckConstraint("starts_at < ends_at", name=op.f("ck_tent_sessions_order")),
        sa.ForeignKeyConstraint(
            ["planned_by_id"], ["persons.id"], name=op.f("fk_tent_sessions_planned_by_id_persons")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tent_sessions")),
    )
    with op.batch_alter_table("tent_sessions", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_tent_sessions_starts_at"), ["starts_at"], unique=False
        )

    op.create_table(
        "tent_call_places",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("call_id", sa.Uuid(), nullable=False),
        sa.Column("street", sa.String(length=80), nullable=False),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(
            ["call_id"], ["tent_calls.id"], name=op.f("fk_tent_call_places_call_id_tent_calls")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tent_call_places")),
        sa.UniqueConstraint("call_id", "street", name=op.f("uq_tent_call_places_call_id_street")),
    )
    op.create_table(
        "tent_invitations",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("address_id", sa.Uuid(), nullable=False),
        sa.Column(
            "how",
            sa.Enum(
                "message",
                "letter",
                name="invitedby",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("invited_at", sa.DateTime(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column(
            "answer",
            sa.Enum(
                "comes",
                "stays_away",
                name="neighbouranswer",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "(how = 'letter') = (person_id IS NULL)", name=op.f("ck_tent_invitations_how")
        ),
        sa.CheckConstraint(
            "(answer IS NULL) = (answered_at IS NULL)", name=op.f("ck_tent_invitations_answer")
        ),
        sa.ForeignKeyConstraint(
            ["address_id"], ["addresses.id"], name=op.f("fk_tent_invitations_address_id_addresses")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_tent_invitations_person_id_persons")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["tent_sessions.id"],
            name=op.f("fk_tent_invitations_session_id_tent_sessions"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tent_invitations")),
        sa.UniqueConstraint(
            "session_id", "person_id", name=op.f("uq_tent_invitations_session_id_person_id")
        ),
    )
    with op.batch_alter_table("tent_invitations", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_tent_invitations_person_id"), ["person_id"], unique=False
        )
        batch_op.create_index(
            "uq_tent_invitations_letter",
            ["session_id", "address_id"],
            unique=True,
            sqlite_where=sa.text("person_id IS NULL"),
            postgresql_where=sa.text("person_id IS NULL"),
        )

    op.create_table(
        "tent_police",
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("contact_name", sa.String(length=120), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=True),
        sa.Column(
            "answer",
            sa.Enum(
                "confirmed",
                "declined",
                name="policeanswer",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        sa.Column(
            "answered_by",
            sa.Enum(
                "link",
                "volunteer",
                name="answeredby",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("has_come", sa.Boolean(), nullable=True),
        sa.Column("presence_recorded_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "(answer IS NULL) = (answered_at IS NULL)", name=op.f("ck_tent_police_answer")
        ),
        sa.CheckConstraint(
            "(has_come IS NULL) = (presence_recorded_at IS NULL)",
            name=op.f("ck_tent_police_presence"),
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["tent_sessions.id"],
            name=op.f("fk_tent_police_session_id_tent_sessions"),
        ),
        sa.PrimaryKeyConstraint("session_id", name=op.f("pk_tent_police")),
    )
    op.create_table(
        "tent_streets",
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("street", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["tent_sessions.id"],
            name=op.f("fk_tent_streets_session_id_tent_sessions"),
        ),
        sa.PrimaryKeyConstraint("session_id", "street", name=op.f("pk_tent_streets")),
    )
    op.create_table(
        "tent_volunteers",
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("joined_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_tent_volunteers_person_id_persons")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["tent_sessions.id"],
            name=op.f("fk_tent_volunteers_session_id_tent_sessions"),
        ),
        sa.PrimaryKeyConstraint("session_id", "person_id", name=op.f("pk_tent_volunteers")),
    )
    with op.batch_alter_table("tent_volunteers", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_tent_volunteers_person_id"), ["person_id"], unique=False
        )

    op.create_table(
        "tent_occasions",
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("call_place_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["call_place_id"],
            ["tent_call_places.id"],
            name=op.f("fk_tent_occasions_call_place_id_tent_call_places"),
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["tent_sessions.id"],
            name=op.f("fk_tent_occasions_session_id_tent_sessions"),
        ),
        sa.PrimaryKeyConstraint("session_id", "call_place_id", name=op.f("pk_tent_occasions")),
    )
    with op.batch_alter_table("tent_occasions", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_tent_occasions_call_place_id"), ["call_place_id"], unique=False
        )


def downgrade() -> None:
    with op.batch_alter_table("tent_occasions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_tent_occasions_call_place_id"))

    op.drop_table("tent_occasions")
    with op.batch_alter_table("tent_volunteers", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_tent_volunteers_person_id"))

    op.drop_table("tent_volunteers")
    op.drop_table("tent_streets")
    op.drop_table("tent_police")
    with op.batch_alter_table("tent_invitations", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_tent_invitations_letter",
            sqlite_where=sa.text("person_id IS NULL"),
            postgresql_where=sa.text("person_id IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_tent_invitations_person_id"))

    op.drop_table("tent_invitations")
    op.drop_table("tent_call_places")
    with op.batch_alter_table("tent_sessions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_tent_sessions_starts_at"))

    op.drop_table("tent_sessions")
    with op.batch_alter_table("tent_calls", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_tent_calls_received_at"))

    op.drop_table("tent_calls")
