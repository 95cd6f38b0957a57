"""add claims, merges and reminders of reports."""

import sqlalchemy as sa
from alembic import op

revision = "0055"
down_revision = "0054"


def upgrade() -> None:
    op.create_table(
        "report_claims",
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_report_claims_person_id_persons")
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name=op.f("fk_report_claims_report_id_reports")
        ),
        sa.PrimaryKeyConstraint("report_id", name=op.f("pk_report_claims")),
    )
    op.create_index(op.f("ix_report_claims_expires_at"), "report_claims", ["expires_at"])
    op.create_index(op.f("ix_report_claims_person_id"), "report_claims", ["person_id"])
    op.create_table(
        "report_merges",
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("into_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("report_id <> into_id", name=op.f("ck_report_merges_other")),
        sa.ForeignKeyConstraint(
            ["into_id"], ["reports.id"], name=op.f("fk_report_merges_into_id_reports")
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name=op.f("fk_report_merges_report_id_reports")
        ),
        sa.PrimaryKeyConstraint("report_id", name=op.f("pk_report_merges")),
    )
    op.create_index(op.f("ix_report_merges_into_id"), "report_merges", ["into_id"])
    op.create_table(
        "report_reminders",
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "reminder",
            sa.Enum(
                *("moderators", "deputies"),
                name="reminder",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name=op.f("fk_report_reminders_report_id_reports")
        ),
        sa.PrimaryKeyConstraint(
            "report_id", "position", "reminder", name=op.f("pk_report_reminders")
        ),
    )
    op.create_table(
        "review_settings",
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("metres", sa.Integer(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("now_minutes", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.CheckConstraint("metres > 0 AND days > 0", name=op.f("ck_review_settings_near")),
        sa.CheckConstraint(
            "now_minutes > 0 AND minutes > 0", name=op.f("ck_review_settings_terms")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], name=op.f("fk_review_settings_group_id_groups")
        ),
        sa.PrimaryKeyConstraint("group_id", name=op.f("pk_review_settings")),
    )


def downgrade() -> None:
    op.drop_table("review_settings")
    op.drop_table("report_reminders")
    op.drop_index(op.f("ix_report_merges_into_id"), table_name="report_merges")
    op.drop_table("report_merges")
    op.drop_index(op.f("ix_report_claims_person_id"), table_name="report_claims")
    op.drop_index(op.f("ix_report_claims_expires_at"), table_name="report_claims")
    op.drop_table("report_claims")
