"""put reports before contacts."""

import sqlalchemy as sa
from alembic import op

revision = "0058"
down_revision = "0057"


def upgrade() -> None:
    with op.batch_alter_table("contacts", schema=None) as batch_op:
        batch_op.add_column(sa.Column("deputy_id", sa.Uuid(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_contacts_deputy_id_contacts"), "contacts", ["deputy_id"], ["id"]
        )
    op.create_table(
        "report_overviews",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name=op.f("fk_report_overviews_contact_id_contacts")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_overviews")),
    )
    op.create_index(op.f("ix_report_overviews_contact_id"), "report_overviews", ["contact_id"])
    op.create_table(
        "report_handovers",
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("planned_on", sa.Date(), nullable=False),
        sa.Column("handed_at", sa.DateTime(), nullable=True),
        sa.Column("waited_days", sa.Integer(), nullable=False),
        sa.Column("counted_on", sa.Date(), nullable=True),
        sa.Column("reminded_at", sa.DateTime(), nullable=True),
        sa.Column("deputy_told_at", sa.DateTime(), nullable=True),
        sa.Column("silent_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name=op.f("fk_report_handovers_contact_id_contacts")
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name=op.f("fk_report_handovers_report_id_reports")
        ),
        sa.PrimaryKeyConstraint("report_id", "contact_id", name=op.f("pk_report_handovers")),
    )
    op.create_index(op.f("ix_report_handovers_contact_id"), "report_handovers", ["contact_id"])
    op.create_index(op.f("ix_report_handovers_planned_on"), "report_handovers", ["planned_on"])
    op.create_table(
        "report_overview_lines",
        sa.Column("overview_id", sa.Uuid(), nullable=False),
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column(
            "ask",
            sa.Enum(
                *("new", "reminder", "deputy"),
                name="ask",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["overview_id"],
            ["report_overviews.id"],
            name=op.f("fk_report_overview_lines_overview_id_report_overviews"),
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name=op.f("fk_report_overview_lines_report_id_reports")
        ),
        sa.PrimaryKeyConstraint("overview_id", "report_id", name=op.f("pk_report_overview_lines")),
    )
    op.create_index(
        op.f("ix_report_overview_lines_report_id"), "report_overview_lines", ["report_id"]
    )


def downgrade() -> None:
    op.drop_table("report_overview_lines")
    op.drop_table("report_handovers")
    op.drop_table("report_overviews")
    with op.batch_alter_table("contacts", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_contacts_deputy_id_contacts"), type_="foreignkey")
        batch_op.drop_column("deputy_id")
