"""let contacts outside ask reporters."""

import sqlalchemy as sa
from alembic import op

revision = "0076"
down_revision = "0075"

BEFORE = ("new", "reminder", "deputy")
AFTER = (*BEFORE, "replied")
LINES = sa.table("report_overview_lines", sa.column("ask", sa.String))


def upgrade() -> None:
    with op.batch_alter_table("report_questions", schema=None) as batch_op:
        batch_op.add_column(sa.Column("declined_at", sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column("contact_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("told_at", sa.DateTime(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_report_questions_contact_id_contacts"),
            "contacts",
            ["contact_id"],
            ["id"],
        )
    allow(AFTER)


def downgrade() -> None:
    # Why a line stood there cannot be said any more; that it did stays.
    op.execute(sa.update(LINES).where(LINES.c.ask == "replied").values(ask="new"))
    allow(BEFORE)
    with op.batch_alter_table("report_questions", schema=None) as batch_op:
        batch_op.drop_constraint(
            batch_op.f("fk_report_questions_contact_id_contacts"), type_="foreignkey"
        )
        batch_op.drop_column("told_at")
        batch_op.drop_column("contact_id")
        batch_op.drop_column("declined_at")


def allow(asks) -> None:
    """Let lines of overviews stand there for these reasons."""
    listed = ", ".join(f"'{ask}'" for ask in asks)
    with op.batch_alter_table("report_overview_lines", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_report_overview_lines_ask"), type_="check")
        batch_op.create_check_constraint(
            batch_op.f("ck_report_overview_lines_ask"), f"ask IN ({listed})"
        )
