"""Add the inbox, the worker's leases and the outbox."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "inbox_updates",
        sa.Column("update_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("payload", sa.Text(), nullable=True),
        sa.Column("received_at", sa.DateTime(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("handled_at", sa.DateTime(), nullable=True),
        sa.Column("failed_at", sa.DateTime(), nullable=True),
        sa.Column("reference", sa.String(length=40), nullable=True),
        sa.CheckConstraint(
            "handled_at IS NULL OR failed_at IS NULL", name=op.f("ck_inbox_updates_one_end")
        ),
        sa.PrimaryKeyConstraint("update_id", name=op.f("pk_inbox_updates")),
    )
    with op.batch_alter_table("inbox_updates", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_inbox_updates_received_at"), ["received_at"], unique=False
        )
        batch_op.create_index(
            "ix_inbox_updates_waiting",
            ["update_id"],
            unique=False,
            sqlite_where=sa.text("handled_at IS NULL AND failed_at IS NULL"),
            postgresql_where=sa.text("handled_at IS NULL AND failed_at IS NULL"),
        )

    op.create_table(
        "leases",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("holder", sa.String(length=64), nullable=False),
        sa.Column("until", sa.DateTime(), nullable=False),
        sa.Column("renewed_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_leases")),
    )
    op.create_table(
        "screens",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("chat", sa.String(length=40), nullable=False),
        sa.Column("screen", sa.String(length=80), nullable=False),
        sa.Column("message_id", sa.String(length=40), nullable=False),
        sa.Column("shown_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_screens")),
        sa.UniqueConstraint("chat", "screen", name=op.f("uq_screens_chat_screen")),
    )
    op.create_table(
        "notices",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("locale", sa.String(length=10), nullable=False),
        sa.Column("queued_at", sa.DateTime(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(), nullable=False),
        sa.Column("next_attempt_at", sa.DateTime(), nullable=False),
        sa.Column("args", sa.JSON(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("contact_id", sa.Uuid(), nullable=True),
        sa.Column("purpose", sa.String(length=40), nullable=True),
        sa.Column("only", sa.String(length=20), nullable=True),
        sa.Column("channel", sa.String(length=20), nullable=True),
        sa.Column("address", sa.String(length=254), nullable=True),
        sa.Column("order_key", sa.String(length=80), nullable=True),
        sa.Column("dedupe_key", sa.String(length=200), nullable=True),
        sa.Column("screen", sa.String(length=80), nullable=True),
        sa.Column("is_fresh", sa.Boolean(), nullable=False),
        sa.Column("is_urgent", sa.Boolean(), nullable=False),
        sa.Column("is_reply", sa.Boolean(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("claimed_by", sa.String(length=64), nullable=True),
        sa.Column("lease_until", sa.DateTime(), nullable=True),
        sa.Column("sent_at", sa.DateTime(), nullable=True),
        sa.Column("failed_at", sa.DateTime(), nullable=True),
        sa.Column("dropped_at", sa.DateTime(), nullable=True),
        sa.Column("failure", sa.String(length=300), nullable=True),
        sa.Column("external_id", sa.String(length=40), nullable=True),
        sa.CheckConstraint(
            "(CASE WHEN sent_at IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN failed_at IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN dropped_at IS NULL THEN 0 ELSE 1 END) <= 1",
            name=op.f("ck_notices_one_end"),
        ),
        sa.CheckConstraint("attempts >= 0", name=op.f("ck_notices_attempts")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_notices_person_id_persons")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notices")),
        sa.UniqueConstraint("dedupe_key", name=op.f("uq_notices_dedupe_key")),
    )
    with op.batch_alter_table("notices", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_notices_order_key"), ["order_key"], unique=False)
        batch_op.create_index(
            "ix_notices_pending",
            ["channel", "due_at"],
            unique=False,
            sqlite_where=sa.text("sent_at IS NULL AND failed_at IS NULL AND dropped_at IS NULL"),
            postgresql_where=sa.text(
                "sent_at IS NULL AND failed_at IS NULL AND dropped_at IS NULL"
            ),
        )
        batch_op.create_index(batch_op.f("ix_notices_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_notices_queued_at"), ["queued_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_notices_sent_at"), ["sent_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_notices_subject_id"), ["subject_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("notices", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_notices_subject_id"))
        batch_op.drop_index(batch_op.f("ix_notices_sent_at"))
        batch_op.drop_index(batch_op.f("ix_notices_queued_at"))
        batch_op.drop_index(batch_op.f("ix_notices_person_id"))
        batch_op.drop_index(
            "ix_notices_pending",
            sqlite_where=sa.text("sent_at IS NULL AND failed_at IS NULL AND dropped_at IS NULL"),
            postgresql_where=sa.text(
                "sent_at IS NULL AND failed_at IS NULL AND dropped_at IS NULL"
            ),
        )
        batch_op.drop_index(batch_op.f("ix_notices_order_key"))

    op.drop_table("notices")
    op.drop_table("screens")
    op.drop_table("leases")
    with op.batch_alter_table("inbox_updates", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_inbox_updates_waiting",
            sqlite_where=sa.text("handled_at IS NULL AND failed_at IS NULL"),
            postgresql_where=sa.text("handled_at IS NULL AND failed_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_inbox_updates_received_at"))

    op.drop_table("inbox_updates")
