"""let reports be claimed, asked about and merged."""

import sqlalchemy as sa
from alembic import op

revision = "0054"
down_revision = "0053"

BEFORE = ("received", "approved", "forwarded", "answered", "closed", "rejected", "withdrawn")
AFTER = (
    *("received", "in_review", "question", "approved", "merged", "forwarded", "acknowledged"),
    *("answered", "closed", "rejected", "withdrawn", "anonymised"),
)
STATES = sa.table("report_states", sa.column("state", sa.String))


def upgrade() -> None:
    allow(AFTER)


def downgrade() -> None:
    # The table of before has no place for the steps that came with this.
    op.execute(sa.delete(STATES).where(STATES.c.state.not_in(BEFORE)))
    allow(BEFORE)


def allow(states) -> None:
    """Let steps of a report be of these states."""
    listed = ", ".join(f"'{state}'" for state in states)
    with op.batch_alter_table("report_states", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_report_states_state"), type_="check")
        batch_op.create_check_constraint(
            batch_op.f("ck_report_states_state"), f"state IN ({listed})"
        )
