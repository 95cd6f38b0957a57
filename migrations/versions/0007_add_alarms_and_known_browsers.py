"""Add urgent reports in a group, and browsers known to be a contact's."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "contact_browsers",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("address_hash", sa.String(length=64), nullable=False),
        sa.Column("browser_hash", sa.String(length=64), nullable=False),
        sa.Column("known_until", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_browsers")),
        sa.UniqueConstraint(
            "browser_hash",
            "address_hash",
            name=op.f("uq_contact_browsers_browser_hash_address_hash"),
        ),
    )
    op.create_table(
        "contact_codes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("address_hash", sa.String(length=64), nullable=False),
        sa.Column("browser_hash", sa.String(length=64), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("used_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("attempts >= 0", name=op.f("ck_contact_codes_attempts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_codes")),
    )
    with op.batch_alter_table("contact_codes", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_contact_codes_address_hash"), ["address_hash"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_contact_codes_browser_hash"), ["browser_hash"], unique=False
        )

    op.create_table(
        "report_alarms",
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("placed_at", sa.DateTime(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], name=op.f("fk_report_alarms_group_id_groups")
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name=op.f("fk_report_alarms_report_id_reports")
        ),
        sa.PrimaryKeyConstraint("report_id", name=op.f("pk_report_alarms")),
    )
    with op.batch_alter_table("report_alarms", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_report_alarms_group_id_placed_at"),
            ["group_id", "placed_at"],
            unique=False,
        )

    with op.batch_alter_table("report_answers", schema=None) as batch_op:
        batch_op.add_column(sa.Column("outcome_hidden_at", sa.DateTime(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("report_answers", schema=None) as batch_op:
        batch_op.drop_column("outcome_hidden_at")

    with op.batch_alter_table("report_alarms", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_report_alarms_group_id_placed_at"))

    op.drop_table("report_alarms")
    with op.batch_alter_table("contact_codes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_contact_codes_browser_hash"))
        batch_op.drop_index(batch_op.f("ix_contact_codes_address_hash"))

    op.drop_table("contact_codes")
    op.drop_table("contact_browsers")
