"""count second steps and filters that go by themselves."""

import sqlalchemy as sa
from alembic import op

revision = "0043"
down_revision = "0042"

BEFORE = (
    *("sessions", "former_members", "former_names", "minors", "votes", "notices", "payments"),
    *("other_payments", "reports", "tents", "breaches"),
)
NEW = ("second_steps", "filters")
AFTER = (
    *("sessions", "second_steps", "former_members", "former_names", "minors", "filters", "votes"),
    *("notices", "payments", "other_payments", "reports", "tents", "breaches"),
)


def upgrade() -> None:
    allow(AFTER)


def downgrade() -> None:
    removals = sa.table("removals", sa.column("matter"))
    op.execute(sa.delete(removals).where(removals.c.matter.in_(NEW)))
    allow(BEFORE)


def allow(matters) -> None:
    """Let these be counted."""
    listed = ", ".join(f"'{matter}'" for matter in matters)
    with op.batch_alter_table("removals", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_removals_matter"), type_="check")
        batch_op.create_check_constraint(batch_op.f("ck_removals_matter"), f"matter IN ({listed})")
