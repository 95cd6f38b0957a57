"""vote beforehand and note interests."""

import sqlalchemy as sa
from alembic import op

revision = "0053"
down_revision = "0052"


def upgrade() -> None:
    op.create_table(
        "early_ballots",
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column(
            "choice",
            sa.Enum(
                *("for", "against", "blank"),
                name="choice",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "channel",
            sa.Enum(
                *("web", "telegram", "roll_call"),
                name="ballotchannel",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("motion_digest", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_items.id"], name=op.f("fk_early_ballots_item_id_agenda_items")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_early_ballots_person_id_persons")
        ),
        sa.PrimaryKeyConstraint("item_id", "person_id", name=op.f("pk_early_ballots")),
    )
    op.create_index(op.f("ix_early_ballots_person_id"), "early_ballots", ["person_id"])
    op.create_table(
        "item_conflicts",
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("noted_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_items.id"], name=op.f("fk_item_conflicts_item_id_agenda_items")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_item_conflicts_person_id_persons")
        ),
        sa.PrimaryKeyConstraint("item_id", "person_id", name=op.f("pk_item_conflicts")),
    )
    op.create_index(op.f("ix_item_conflicts_person_id"), "item_conflicts", ["person_id"])


def downgrade() -> None:
    op.drop_table("item_conflicts")
    op.drop_table("early_ballots")
