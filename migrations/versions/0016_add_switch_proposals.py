"""add switch proposals."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

OPEN = sa.text("confirmed_at IS NULL AND refused_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "switch_proposals",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("value", sa.String(length=3), nullable=False),
        sa.Column("article", sa.String(length=120), nullable=False),
        sa.Column("clause", sa.Text(), nullable=False),
        sa.Column("deed_page", sa.String(length=40), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(), nullable=False),
        sa.Column("proposed_by", sa.Uuid(), nullable=False),
        sa.Column("proposed_as", sa.String(length=60), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(), nullable=True),
        sa.Column("refused_at", sa.DateTime(), nullable=True),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("decided_as", sa.String(length=60), nullable=True),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["persons.id"], name=op.f("fk_switch_proposals_decided_by_persons")
        ),
        sa.ForeignKeyConstraint(
            ["proposed_by"], ["persons.id"], name=op.f("fk_switch_proposals_proposed_by_persons")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_switch_proposals")),
    )
    with op.batch_alter_table("switch_proposals", schema=None) as batch_op:
        batch_op.create_index(
            "uq_switch_proposals_key",
            ["key"],
            unique=True,
            sqlite_where=OPEN,
            postgresql_where=OPEN,
        )


def downgrade() -> None:
    op.drop_table("switch_proposals")
