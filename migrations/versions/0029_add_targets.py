"""add targets."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    op.create_table(
        "targets",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "counted",
            sa.Enum(
                "members",
                "pledges",
                "households",
                name="counted",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("set_on", sa.Date(), nullable=False),
        sa.Column("by_on", sa.Date(), nullable=False),
        sa.Column("is_public", sa.Boolean(), nullable=False),
        sa.Column("set_by", sa.Uuid(), nullable=True),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("number > 0", name=op.f("ck_targets_number")),
        sa.CheckConstraint("set_on < by_on", name=op.f("ck_targets_order")),
        sa.ForeignKeyConstraint(
            ["set_by"], ["persons.id"], name=op.f("fk_targets_set_by_persons")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_targets")),
    )
    with op.batch_alter_table("targets", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_targets_by_on"), ["by_on"], unique=False)


def downgrade() -> None:
    op.drop_table("targets")
