"""add proxies."""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0039"


def upgrade() -> None:
    op.create_table(
        "proxies",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("giver_id", sa.Uuid(), nullable=False),
        sa.Column("holder_id", sa.Uuid(), nullable=False),
        sa.Column(
            "way",
            sa.Enum(
                *("web", "telegram", "paper"),
                name="proxyway",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("given_at", sa.DateTime(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=True),
        sa.Column("instruction", sa.String(length=500), nullable=False),
        sa.Column("registered_by", sa.Uuid(), nullable=True),
        sa.Column("paper", sa.LargeBinary(), nullable=True),
        sa.Column("paper_type", sa.String(length=20), nullable=True),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column(
            "ended_by",
            sa.Enum(
                *("revoked", "came", "voted"),
                name="proxyend",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.CheckConstraint("giver_id <> holder_id", name=op.f("ck_proxies_two")),
        sa.CheckConstraint(
            "(ended_at IS NULL) = (ended_by IS NULL)", name=op.f("ck_proxies_ended")
        ),
        sa.CheckConstraint(
            "ended_at IS NULL OR given_at <= ended_at", name=op.f("ck_proxies_order")
        ),
        sa.CheckConstraint(
            "(paper IS NULL) = (paper_type IS NULL)", name=op.f("ck_proxies_paper")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_proxies_meeting_id_meetings")
        ),
        sa.ForeignKeyConstraint(
            ["giver_id"], ["persons.id"], name=op.f("fk_proxies_giver_id_persons")
        ),
        sa.ForeignKeyConstraint(
            ["holder_id"], ["persons.id"], name=op.f("fk_proxies_holder_id_persons")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_items.id"], name=op.f("fk_proxies_item_id_agenda_items")
        ),
        sa.ForeignKeyConstraint(
            ["registered_by"], ["persons.id"], name=op.f("fk_proxies_registered_by_persons")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proxies")),
    )
    with op.batch_alter_table("proxies") as batch:
        for where, name, columns in (
            (
                "ended_at IS NULL AND item_id IS NULL",
                "uq_proxies_standing",
                ["meeting_id", "giver_id"],
            ),
            ("ended_at IS NULL", "uq_proxies_standing_item", ["item_id", "giver_id"]),
        ):
            batch.create_index(
                name,
                columns,
                unique=True,
                sqlite_where=sa.text(where),
                postgresql_where=sa.text(where),
            )
        batch.create_index(op.f("ix_proxies_giver_id"), ["giver_id"])
        batch.create_index(op.f("ix_proxies_holder_id"), ["holder_id"])
        batch.create_index(op.f("ix_proxies_meeting_id_holder_id"), ["meeting_id", "holder_id"])


def downgrade() -> None:
    op.drop_table("proxies")
