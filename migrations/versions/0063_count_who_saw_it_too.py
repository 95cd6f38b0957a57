"""count who saw it too."""

import sqlalchemy as sa
from alembic import op

revision = "0063"
down_revision = "0062"


def upgrade() -> None:
    op.create_table(
        "report_sightings",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("origin_hash", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name=op.f("fk_report_sightings_report_id_reports")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_report_sightings_person_id_persons")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_sightings")),
        sa.UniqueConstraint(
            "report_id", "person_id", name=op.f("uq_report_sightings_report_id_person_id")
        ),
    )
    op.create_index(op.f("ix_report_sightings_person_id"), "report_sightings", ["person_id"])


def downgrade() -> None:
    op.drop_table("report_sightings")
