"""add the floor."""

import sqlalchemy as sa
from alembic import op

revision = "0042"
down_revision = "0041"

SPEAKING = sa.text("began_at IS NOT NULL AND ended_at IS NULL")


def upgrade() -> None:
    with op.batch_alter_table("meetings") as batch:
        batch.add_column(
            sa.Column("speaking_seconds", sa.Integer(), server_default="180", nullable=False)
        )
    with op.batch_alter_table("agenda_items") as batch:
        batch.add_column(sa.Column("floor_closed_at", sa.DateTime(), nullable=True))
    op.create_table(
        "minute_notes",
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("version > 0", name=op.f("ck_minute_notes_version")),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_items.id"], name=op.f("fk_minute_notes_item_id_agenda_items")
        ),
        sa.PrimaryKeyConstraint("item_id", name=op.f("pk_minute_notes")),
    )
    op.create_table(
        "speaking_turns",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                *("for", "against", "neutral", "order"),
                name="turnkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("for_own_item", sa.Boolean(), nullable=False),
        sa.Column("began_at", sa.DateTime(), nullable=True),
        sa.Column("seconds", sa.Integer(), nullable=True),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "began_at IS NULL OR asked_at <= began_at", name=op.f("ck_speaking_turns_began")
        ),
        sa.CheckConstraint(
            "ended_at IS NULL OR (began_at IS NOT NULL AND began_at <= ended_at)",
            name=op.f("ck_speaking_turns_ended"),
        ),
        sa.CheckConstraint(
            "withdrawn_at IS NULL OR began_at IS NULL", name=op.f("ck_speaking_turns_withdrawn")
        ),
        sa.CheckConstraint(
            "(began_at IS NULL) = (seconds IS NULL)", name=op.f("ck_speaking_turns_seconds")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_items.id"], name=op.f("fk_speaking_turns_item_id_agenda_items")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_speaking_turns_meeting_id_meetings")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_speaking_turns_person_id_persons")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_speaking_turns")),
    )
    op.create_index(op.f("ix_speaking_turns_item_id"), "speaking_turns", ["item_id"])
    op.create_index(op.f("ix_speaking_turns_person_id"), "speaking_turns", ["person_id"])
    op.create_index(
        "uq_speaking_turns_speaking",
        "speaking_turns",
        ["meeting_id"],
        unique=True,
        sqlite_where=SPEAKING,
        postgresql_where=SPEAKING,
    )


def downgrade() -> None:
    op.drop_table("speaking_turns")
    op.drop_table("minute_notes")
    with op.batch_alter_table("agenda_items") as batch:
        batch.drop_column("floor_closed_at")
    with op.batch_alter_table("meetings") as batch:
        batch.drop_column("speaking_seconds")
