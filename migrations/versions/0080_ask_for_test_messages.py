"""ask for test messages."""

import sqlalchemy as sa
from alembic import op

revision = "0080"
down_revision = "0079"


def upgrade() -> None:
    op.create_table(
        "moderators_chats",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("telegram_chat_id", sa.BigInteger(), nullable=True),
        sa.Column("connected_at", sa.DateTime(), nullable=True),
        sa.Column("connect_hash", sa.String(length=64), nullable=True),
        sa.Column("connect_until", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moderators_chats")),
        sa.UniqueConstraint("connect_hash", name=op.f("uq_moderators_chats_connect_hash")),
        sa.UniqueConstraint("telegram_chat_id", name=op.f("uq_moderators_chats_telegram_chat_id")),
    )
    op.create_table(
        "group_drills",
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=True),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("placed_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("day BETWEEN 1 AND 28", name=op.f("ck_group_drills_day")),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], name=op.f("fk_group_drills_group_id_groups")
        ),
        sa.PrimaryKeyConstraint("group_id", name=op.f("pk_group_drills")),
    )


def downgrade() -> None:
    op.drop_table("group_drills")
    op.drop_table("moderators_chats")
