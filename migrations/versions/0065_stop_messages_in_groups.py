"""stop messages in groups."""

import sqlalchemy as sa
from alembic import op

revision = "0065"
down_revision = "0064"

ORDERKIND = ("check", "delete", "mute", "unmute", "kick", "ban", "unban", "close", "open")
TROUBLE = (
    "bot_out",
    "no_administrator",
    "cannot_delete",
    "cannot_restrict",
    "no_supergroup",
    "topic_gone",
)
HOUSERULE = (
    "plate",
    "phone",
    "email",
    "house_number",
    "link",
    "forwarded",
    "media",
    "noise",
    "advertisement",
    "lost_pet",
    "discrimination",
    "call_to_act",
    "flood",
    "newcomer",
)
MEASURE = ("off", "flag", "remove")


def chosen(values, *, name):
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)


def upgrade() -> None:
    op.create_table(
        "chat_orders",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", chosen(ORDERKIND, name="orderkind"), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("ordered_at", sa.DateTime(), nullable=False),
        sa.Column("due_at", sa.DateTime(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("account_id", sa.BigInteger(), nullable=True),
        sa.Column("until", sa.DateTime(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("done_at", sa.DateTime(), nullable=True),
        sa.Column("failed_at", sa.DateTime(), nullable=True),
        sa.Column("failure", sa.String(length=300), nullable=True),
        sa.CheckConstraint(
            "done_at IS NULL OR failed_at IS NULL", name=op.f("ck_chat_orders_one_end")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chat_orders")),
    )
    op.create_index(
        "ix_chat_orders_waiting",
        "chat_orders",
        ["due_at"],
        sqlite_where=sa.text("done_at IS NULL AND failed_at IS NULL"),
        postgresql_where=sa.text("done_at IS NULL AND failed_at IS NULL"),
    )

    op.create_table(
        "chat_troubles",
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("trouble", chosen(TROUBLE, name="trouble"), nullable=False),
        sa.Column("noticed_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], name=op.f("fk_chat_troubles_group_id_groups")
        ),
        sa.PrimaryKeyConstraint("group_id", "trouble", name=op.f("pk_chat_troubles")),
    )
    op.create_table(
        "group_nights",
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("begins", sa.Time(), nullable=True),
        sa.Column("ends", sa.Time(), nullable=True),
        sa.Column("is_closed", sa.Boolean(), nullable=False),
        sa.Column("permissions", sa.JSON(), nullable=True),
        sa.CheckConstraint(
            "(begins IS NULL) = (ends IS NULL) AND begins <> ends",
            name=op.f("ck_group_nights_hours"),
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], name=op.f("fk_group_nights_group_id_groups")
        ),
        sa.PrimaryKeyConstraint("group_id", name=op.f("pk_group_nights")),
    )
    op.create_table(
        "house_rules",
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("rule", chosen(HOUSERULE, name="houserule"), nullable=False),
        sa.Column("measure", chosen(MEASURE, name="measure"), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], name=op.f("fk_house_rules_group_id_groups")
        ),
        sa.PrimaryKeyConstraint("group_id", "rule", name=op.f("pk_house_rules")),
    )
    op.create_table(
        "newcomers",
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("joined_at", sa.DateTime(), nullable=False),
        sa.Column("written", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], name=op.f("fk_newcomers_group_id_groups")
        ),
        sa.PrimaryKeyConstraint("group_id", "account_id", name=op.f("pk_newcomers")),
    )
    op.create_table(
        "stopped_messages",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("rule", chosen(HOUSERULE, name="houserule"), nullable=False),
        sa.Column("measure", chosen(MEASURE, name="measure"), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("decided_at", sa.DateTime(), nullable=True),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("was_right", sa.Boolean(), nullable=True),
        sa.Column("restored_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "(decided_at IS NULL) = (was_right IS NULL)",
            name=op.f("ck_stopped_messages_a_decision_says_what"),
        ),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["persons.id"], name=op.f("fk_stopped_messages_decided_by_persons")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], name=op.f("fk_stopped_messages_group_id_groups")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_stopped_messages_person_id_persons")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stopped_messages")),
        sa.UniqueConstraint(
            "chat_id", "message_id", name=op.f("uq_stopped_messages_chat_id_message_id")
        ),
    )
    op.create_index(op.f("ix_stopped_messages_at"), "stopped_messages", ["at"])
    op.create_index(op.f("ix_stopped_messages_group_id"), "stopped_messages", ["group_id"])
    op.create_index(op.f("ix_stopped_messages_person_id"), "stopped_messages", ["person_id"])
    op.create_index(
        "ix_stopped_messages_waiting",
        "stopped_messages",
        ["group_id"],
        sqlite_where=sa.text("decided_at IS NULL"),
        postgresql_where=sa.text("decided_at IS NULL"),
    )


def downgrade() -> None:
    op.drop_table("stopped_messages")
    op.drop_table("newcomers")
    op.drop_table("house_rules")
    op.drop_table("group_nights")
    op.drop_table("chat_troubles")
    op.drop_table("chat_orders")
