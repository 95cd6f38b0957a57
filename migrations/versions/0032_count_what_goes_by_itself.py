"""Count what goes by itself once its term is over."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"

MATTERS = (
    *("sessions", "former_members", "former_names", "votes", "notices", "payments"),
    *("other_payments", "reports", "tents", "breaches"),
)


def upgrade() -> None:
    op.create_table(
        "removals",
        sa.Column("removed_on", sa.Date(), nullable=False),
        sa.Column(
            "matter",
            sa.Enum(*MATTERS, name="matter", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.CheckConstraint("count > 0", name=op.f("ck_removals_count")),
        sa.PrimaryKeyConstraint("removed_on", "matter", name=op.f("pk_removals")),
    )


def downgrade() -> None:
    op.drop_table("removals")
