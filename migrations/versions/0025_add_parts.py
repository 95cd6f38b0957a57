"""add parts."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"

STANDING = sa.text("replaced_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "part_changes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("changed_as", sa.String(length=60), nullable=False),
        sa.Column("start", sa.String(length=40), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_part_changes")),
        sa.UniqueConstraint("number", name=op.f("uq_part_changes_number")),
    )
    op.create_table(
        "part_turns",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("change_id", sa.Uuid(), nullable=False),
        sa.Column("part", sa.String(length=40), nullable=False),
        sa.Column("is_on", sa.Boolean(), nullable=False),
        sa.Column("replaced_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["change_id"], ["part_changes.id"], name=op.f("fk_part_turns_change_id_part_changes")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_part_turns")),
    )
    with op.batch_alter_table("part_turns", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_part_turns_change_id"), ["change_id"], unique=False)
        batch_op.create_index(
            "uq_part_turns_part",
            ["part"],
            unique=True,
            sqlite_where=STANDING,
            postgresql_where=STANDING,
        )


def downgrade() -> None:
    op.drop_table("part_turns")
    op.drop_table("part_changes")
