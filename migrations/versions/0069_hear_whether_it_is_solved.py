"""hear whether it is solved."""

import sqlalchemy as sa
from alembic import op

revision = "0069"
down_revision = "0068"


def upgrade() -> None:
    op.create_table(
        "report_verdicts",
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("is_solved", sa.Boolean(), nullable=False),
        sa.Column("given_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name=op.f("fk_report_verdicts_report_id_reports")
        ),
        sa.PrimaryKeyConstraint("report_id", name=op.f("pk_report_verdicts")),
    )
    op.create_table(
        "group_digests",
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("week_on", sa.Date(), nullable=False),
        sa.Column("told_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], name=op.f("fk_group_digests_group_id_groups")
        ),
        sa.PrimaryKeyConstraint("group_id", "week_on", name=op.f("pk_group_digests")),
    )


def downgrade() -> None:
    op.drop_table("group_digests")
    op.drop_table("report_verdicts")
