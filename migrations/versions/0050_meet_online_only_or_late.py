"""meet online only, or convene late."""

import sqlalchemy as sa
from alembic import op

revision = "0050"
down_revision = "0049"

MEETINGS = sa.table("meetings", sa.column("form", sa.String))


def upgrade() -> None:
    with op.batch_alter_table("meetings") as batch:
        batch.add_column(sa.Column("late_article", sa.String(length=120), nullable=True))
        _allow(batch, "'hall', 'hybrid', 'digital'")


def downgrade() -> None:
    # There was no word for online only; nearest is where members were at home too.
    op.execute(MEETINGS.update().where(MEETINGS.c.form == "digital").values(form="hybrid"))
    with op.batch_alter_table("meetings") as batch:
        _allow(batch, "'hall', 'hybrid'")
        batch.drop_column("late_article")


def _allow(batch, forms):
    """Let a meeting have these forms only."""
    batch.drop_constraint(op.f("ck_meetings_meetingform"), type_="check")
    batch.create_check_constraint(op.f("ck_meetings_meetingform"), f"form IN ({forms})")
