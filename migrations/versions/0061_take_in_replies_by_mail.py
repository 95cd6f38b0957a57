"""take in replies by mail."""

import sqlalchemy as sa
from alembic import op

revision = "0061"
down_revision = "0060"


def upgrade() -> None:
    op.create_table(
        "reply_tags",
        sa.Column("tag_hash", sa.String(length=64), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("tag_hash", name=op.f("pk_reply_tags")),
    )
    op.create_index(op.f("ix_reply_tags_expires_at"), "reply_tags", ["expires_at"])
    op.create_table(
        "inbox_mails",
        sa.Column("message_hash", sa.String(length=64), nullable=False),
        sa.Column("arrived_at", sa.DateTime(), nullable=False),
        sa.Column(
            "outcome",
            sa.Enum(
                *("answered", "returned", "silent", "automatic", "bounce", "strange", "double"),
                name="mailoutcome",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("contact_id", sa.Uuid(), nullable=True),
        sa.PrimaryKeyConstraint("message_hash", name=op.f("pk_inbox_mails")),
    )
    op.create_index(op.f("ix_inbox_mails_arrived_at"), "inbox_mails", ["arrived_at"])
    op.create_table(
        "mailbox_marks",
        sa.Column("validity", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("last_uid", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("validity", name=op.f("pk_mailbox_marks")),
    )


def downgrade() -> None:
    op.drop_table("mailbox_marks")
    op.drop_table("inbox_mails")
    op.drop_table("reply_tags")
