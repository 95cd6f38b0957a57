"""tell other receivers."""

import sqlalchemy as sa
from alembic import op

revision = "0066"
down_revision = "0065"


def upgrade() -> None:
    op.create_table(
        "report_shares",
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name=op.f("fk_report_shares_contact_id_contacts")
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name=op.f("fk_report_shares_report_id_reports")
        ),
        sa.PrimaryKeyConstraint("report_id", "contact_id", name=op.f("pk_report_shares")),
    )


def downgrade() -> None:
    op.drop_table("report_shares")
