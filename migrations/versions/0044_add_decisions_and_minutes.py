"""add decisions and minutes."""

import sqlalchemy as sa
from alembic import op

revision = "0044"
down_revision = "0043"


def upgrade() -> None:
    op.create_table(
        "decisions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "members",
                "board",
                name="meetingkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("is_adopted", sa.Boolean(), nullable=False),
        sa.Column(
            "method",
            sa.Enum(
                "electronic",
                "hands",
                "acclamation",
                "roll_call",
                "paper",
                "consent",
                name="decisionmethod",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("declared_by", sa.String(length=60), nullable=False),
        sa.Column("poll_id", sa.Uuid(), nullable=True),
        sa.Column("published_at", sa.DateTime(), nullable=True),
        sa.Column("owner", sa.String(length=120), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("done_at", sa.DateTime(), nullable=True),
        sa.Column("result", sa.Text(), nullable=False),
        sa.CheckConstraint("(owner = '') = (due_on IS NULL)", name=op.f("ck_decisions_task")),
        sa.CheckConstraint("done_at IS NULL OR owner <> ''", name=op.f("ck_decisions_done")),
        sa.CheckConstraint("owner = '' OR is_adopted", name=op.f("ck_decisions_owner")),
        sa.CheckConstraint("sequence > 0", name=op.f("ck_decisions_sequence")),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_items.id"], name=op.f("fk_decisions_item_id_agenda_items")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_decisions_meeting_id_meetings")
        ),
        sa.ForeignKeyConstraint(
            ["poll_id"], ["polls.id"], name=op.f("fk_decisions_poll_id_polls")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
        sa.UniqueConstraint(
            "kind", "year", "sequence", name=op.f("uq_decisions_kind_year_sequence")
        ),
        sa.UniqueConstraint("poll_id", name=op.f("uq_decisions_poll_id")),
    )
    with op.batch_alter_table("decisions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_decisions_item_id"), ["item_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_decisions_meeting_id"), ["meeting_id"], unique=False)

    op.create_table(
        "minutes",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("begun_at", sa.DateTime(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(), nullable=True),
        sa.Column("comments_until", sa.Date(), nullable=True),
        sa.Column("adoption_item_id", sa.Uuid(), nullable=True),
        sa.Column("adopted_at", sa.DateTime(), nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=True),
        sa.Column("chair_signed_at", sa.DateTime(), nullable=True),
        sa.Column("chair_signed_by", sa.Uuid(), nullable=True),
        sa.Column("secretary_signed_at", sa.DateTime(), nullable=True),
        sa.Column("secretary_signed_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "(adopted_at IS NULL) = (digest IS NULL)", name=op.f("ck_minutes_digest")
        ),
        sa.CheckConstraint(
            "(proposed_at IS NULL) = (comments_until IS NULL)", name=op.f("ck_minutes_proposal")
        ),
        sa.CheckConstraint(
            "chair_signed_at IS NULL OR adopted_at IS NOT NULL", name=op.f("ck_minutes_chair")
        ),
        sa.CheckConstraint(
            "chair_signed_by <> secretary_signed_by", name=op.f("ck_minutes_two_signatures")
        ),
        sa.CheckConstraint(
            "secretary_signed_at IS NULL OR adopted_at IS NOT NULL",
            name=op.f("ck_minutes_secretary"),
        ),
        sa.ForeignKeyConstraint(
            ["adoption_item_id"],
            ["agenda_items.id"],
            name=op.f("fk_minutes_adoption_item_id_agenda_items"),
        ),
        sa.ForeignKeyConstraint(
            ["chair_signed_by"], ["persons.id"], name=op.f("fk_minutes_chair_signed_by_persons")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_minutes_meeting_id_meetings")
        ),
        sa.ForeignKeyConstraint(
            ["secretary_signed_by"],
            ["persons.id"],
            name=op.f("fk_minutes_secretary_signed_by_persons"),
        ),
        sa.PrimaryKeyConstraint("meeting_id", name=op.f("pk_minutes")),
    )
    with op.batch_alter_table("minutes", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_minutes_adoption_item_id"), ["adoption_item_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_minutes_chair_signed_by"), ["chair_signed_by"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_minutes_secretary_signed_by"), ["secretary_signed_by"], unique=False
        )

    op.create_table(
        "minutes_comments",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "(answered_at IS NULL) = (answer = '')", name=op.f("ck_minutes_comments_answer")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["minutes.meeting_id"],
            name=op.f("fk_minutes_comments_meeting_id_minutes"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_minutes_comments_person_id_persons")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_comments")),
    )
    with op.batch_alter_table("minutes_comments", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_minutes_comments_meeting_id"), ["meeting_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_minutes_comments_person_id"), ["person_id"], unique=False
        )

    op.create_table(
        "minutes_texts",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("heading", sa.String(length=200), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint("place >= 0", name=op.f("ck_minutes_texts_place")),
        sa.CheckConstraint("version > 0", name=op.f("ck_minutes_texts_version")),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["minutes.meeting_id"],
            name=op.f("fk_minutes_texts_meeting_id_minutes"),
        ),
        sa.ForeignKeyConstraint(
            ["written_by"], ["persons.id"], name=op.f("fk_minutes_texts_written_by_persons")
        ),
        sa.PrimaryKeyConstraint("meeting_id", "place", "version", name=op.f("pk_minutes_texts")),
    )
    with op.batch_alter_table("minutes_texts", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_minutes_texts_written_by"), ["written_by"], unique=False
        )


def downgrade() -> None:
    with op.batch_alter_table("minutes_texts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_minutes_texts_written_by"))

    op.drop_table("minutes_texts")
    with op.batch_alter_table("minutes_comments", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_minutes_comments_person_id"))
        batch_op.drop_index(batch_op.f("ix_minutes_comments_meeting_id"))

    op.drop_table("minutes_comments")
    with op.batch_alter_table("minutes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_minutes_secretary_signed_by"))
        batch_op.drop_index(batch_op.f("ix_minutes_chair_signed_by"))
        batch_op.drop_index(batch_op.f("ix_minutes_adoption_item_id"))

    op.drop_table("minutes")
    with op.batch_alter_table("decisions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_decisions_meeting_id"))
        batch_op.drop_index(batch_op.f("ix_decisions_item_id"))

    op.drop_table("decisions")
