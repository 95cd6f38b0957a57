"""count participants that go by themselves."""

import sqlalchemy as sa
from alembic import op

revision = "0067"
down_revision = "0066"

BEFORE = (
    *("sessions", "second_steps", "former_members", "former_names", "minors", "filters", "votes"),
    *("notices", "payments", "other_payments", "reports", "tents", "breaches"),
)
AFTER = (*BEFORE[:11], "participants", *BEFORE[11:])


def upgrade() -> None:
    allow(AFTER)


def downgrade() -> None:
    removals = sa.table("removals", sa.column("matter"))
    op.execute(sa.delete(removals).where(removals.c.matter == "participants"))
    allow(BEFORE)


def allow(matters) -> None:
    """Let these be counted."""
    listed = ", ".join(f"'{matter}'" for matter in matters)
    with op.batch_alter_table("removals") as batch:
        batch.drop_constraint(op.f("ck_removals_matter"), type_="check")
        batch.create_check_constraint(op.f("ck_removals_matter"), f"matter IN ({listed})")
