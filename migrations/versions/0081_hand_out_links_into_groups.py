"""hand out links into groups."""

import sqlalchemy as sa
from alembic import op

revision = "0081"
down_revision = "0080"

KINDS = ("check", "delete", "mute", "unmute", "kick", "ban", "unban", "close", "open")
NEW_KINDS = (*KINDS[:7], "invite", "revoke", *KINDS[7:])
TROUBLES = (
    *("bot_out", "no_administrator", "cannot_delete", "cannot_restrict", "no_supergroup"),
    "topic_gone",
)
NEW_TROUBLES = (*TROUBLES[:4], "cannot_invite", *TROUBLES[4:])


def upgrade() -> None:
    op.create_table(
        "chat_invites",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("link", sa.String(length=100), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participants.id"],
            name=op.f("fk_chat_invites_participant_id_participants"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chat_invites")),
        sa.UniqueConstraint("chat_id", "link", name=op.f("uq_chat_invites_chat_id_link")),
    )
    with op.batch_alter_table("chat_invites", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_chat_invites_participant_id"), ["participant_id"], unique=False
        )

    with op.batch_alter_table("chat_orders", schema=None) as batch_op:
        batch_op.add_column(sa.Column("participant_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("link", sa.String(length=100), nullable=True))
    allow("chat_orders", "kind", "orderkind", NEW_KINDS)
    allow("chat_troubles", "trouble", "trouble", NEW_TROUBLES)


def downgrade() -> None:
    orders, troubles = (
        sa.table(name, sa.column(column))
        for name, column in (("chat_orders", "kind"), ("chat_troubles", "trouble"))
    )
    op.execute(sa.delete(orders).where(orders.c.kind.in_(("invite", "revoke"))))
    op.execute(sa.delete(troubles).where(troubles.c.trouble == "cannot_invite"))
    allow("chat_troubles", "trouble", "trouble", TROUBLES)
    allow("chat_orders", "kind", "orderkind", KINDS)
    with op.batch_alter_table("chat_orders") as batch_op:
        batch_op.drop_column("link")
        batch_op.drop_column("participant_id")
    op.drop_table("chat_invites")


def allow(table, column, enum, values) -> None:
    """Let a column hold these."""
    listed = ", ".join(f"'{value}'" for value in values)
    name = op.f(f"ck_{table}_{enum}")
    with op.batch_alter_table(table) as batch:
        batch.drop_constraint(name, type_="check")
        batch.create_check_constraint(name, f"{column} IN ({listed})")
