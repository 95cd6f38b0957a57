"""add the contribution."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

BEFORE = "'convocation', 'assembly', 'buurtent', 'news'"
AFTER = "'convocation', 'assembly', 'contribution', 'buurtent', 'news'"


def upgrade() -> None:
    allow(AFTER)
    op.create_table(
        "creditors",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("iban", sa.String(length=34), nullable=False),
        sa.Column("holder", sa.String(length=70), nullable=False),
        sa.Column("creditor_id", sa.String(length=35), nullable=True),
        sa.Column("notice_days", sa.Integer(), nullable=False),
        sa.Column("payment_days", sa.Integer(), nullable=False),
        sa.Column("reminder_days", sa.Integer(), nullable=False),
        sa.Column("set_at", sa.DateTime(), nullable=False),
        sa.Column("set_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "notice_days > 0 AND payment_days > 0", name=op.f("ck_creditors_terms")
        ),
        sa.CheckConstraint("reminder_days > 0", name=op.f("ck_creditors_reminder_days")),
        sa.ForeignKeyConstraint(
            ["set_by"], ["persons.id"], name=op.f("fk_creditors_set_by_persons")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_creditors")),
    )
    with op.batch_alter_table("creditors", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_creditors_set_at"), ["set_at"], unique=False)

    op.create_table(
        "contribution_runs",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("collect_on", sa.Date(), nullable=False),
        sa.Column("pay_by", sa.Date(), nullable=False),
        sa.Column("drafted_at", sa.DateTime(), nullable=False),
        sa.Column("drafted_by", sa.Uuid(), nullable=True),
        sa.Column("fixed_at", sa.DateTime(), nullable=True),
        sa.Column("fixed_by", sa.Uuid(), nullable=True),
        sa.Column("creditor_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("number > 0", name=op.f("ck_contribution_runs_number")),
        sa.ForeignKeyConstraint(
            ["creditor_id"],
            ["creditors.id"],
            name=op.f("fk_contribution_runs_creditor_id_creditors"),
        ),
        sa.ForeignKeyConstraint(
            ["drafted_by"], ["persons.id"], name=op.f("fk_contribution_runs_drafted_by_persons")
        ),
        sa.ForeignKeyConstraint(
            ["fixed_by"], ["persons.id"], name=op.f("fk_contribution_runs_fixed_by_persons")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contribution_runs")),
        sa.UniqueConstraint("year", "number", name=op.f("uq_contribution_runs_year_number")),
    )
    op.create_table(
        "mandates",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.String(length=35), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column(
            "way",
            sa.Enum(
                "paper",
                "web",
                "import",
                name="mandateway",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=True),
        sa.Column("revoked_on", sa.Date(), nullable=True),
        sa.Column("revoked_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "revoked_on IS NULL OR signed_on <= revoked_on", name=op.f("ck_mandates_order")
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_mandates_member_id_members")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["persons.id"], name=op.f("fk_mandates_recorded_by_persons")
        ),
        sa.ForeignKeyConstraint(
            ["revoked_by"], ["persons.id"], name=op.f("fk_mandates_revoked_by_persons")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mandates")),
        sa.UniqueConstraint("reference", name=op.f("uq_mandates_reference")),
    )
    with op.batch_alter_table("mandates", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mandates_member_id"), ["member_id"], unique=False)
        batch_op.create_index(
            "uq_mandates_in_force",
            ["member_id"],
            unique=True,
            sqlite_where=sa.text("revoked_on IS NULL"),
            postgresql_where=sa.text("revoked_on IS NULL"),
        )

    op.create_table(
        "contribution_amounts",
        sa.Column("run_id", sa.Uuid(), nullable=False),
        sa.Column("category", sa.String(length=40), nullable=False),
        sa.Column("cents", sa.Integer(), nullable=False),
        sa.CheckConstraint("cents >= 0", name=op.f("ck_contribution_amounts_cents")),
        sa.ForeignKeyConstraint(
            ["run_id"],
            ["contribution_runs.id"],
            name=op.f("fk_contribution_amounts_run_id_contribution_runs"),
        ),
        sa.PrimaryKeyConstraint("run_id", "category", name=op.f("pk_contribution_amounts")),
    )
    op.create_table(
        "contribution_files",
        sa.Column("run_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "collection",
                "letters",
                name="filekind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["run_id"],
            ["contribution_runs.id"],
            name=op.f("fk_contribution_files_run_id_contribution_runs"),
        ),
        sa.PrimaryKeyConstraint("run_id", "kind", name=op.f("pk_contribution_files")),
    )
    op.create_table(
        "dues",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("run_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("cents", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(length=35), nullable=False),
        sa.Column("by_mail", sa.Boolean(), nullable=False),
        sa.Column("told_at", sa.DateTime(), nullable=True),
        sa.Column("mandate_id", sa.Uuid(), nullable=True),
        sa.Column("iban", sa.String(length=34), nullable=True),
        sa.Column("holder", sa.String(length=70), nullable=True),
        sa.Column(
            "sequence",
            sa.Enum(
                "FRST",
                "RCUR",
                name="sequence",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("former_iban", sa.String(length=34), nullable=True),
        sa.CheckConstraint(
            "(mandate_id IS NULL) = (iban IS NULL)"
            " AND (mandate_id IS NULL) = (holder IS NULL)"
            " AND (mandate_id IS NULL) = (sequence IS NULL)",
            name=op.f("ck_dues_collection"),
        ),
        sa.CheckConstraint("cents > 0", name=op.f("ck_dues_cents")),
        sa.ForeignKeyConstraint(
            ["mandate_id"], ["mandates.id"], name=op.f("fk_dues_mandate_id_mandates")
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_dues_member_id_members")
        ),
        sa.ForeignKeyConstraint(
            ["run_id"], ["contribution_runs.id"], name=op.f("fk_dues_run_id_contribution_runs")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dues")),
        sa.UniqueConstraint("member_id", "year", name=op.f("uq_dues_member_id_year")),
        sa.UniqueConstraint("reference", name=op.f("uq_dues_reference")),
    )
    with op.batch_alter_table("dues", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dues_mandate_id"), ["mandate_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_dues_run_id_told_at"), ["run_id", "told_at"], unique=False
        )

    op.create_table(
        "mandate_accounts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("mandate_id", sa.Uuid(), nullable=False),
        sa.Column("iban", sa.String(length=34), nullable=False),
        sa.Column("holder", sa.String(length=70), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["mandate_id"], ["mandates.id"], name=op.f("fk_mandate_accounts_mandate_id_mandates")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["persons.id"], name=op.f("fk_mandate_accounts_recorded_by_persons")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mandate_accounts")),
    )
    with op.batch_alter_table("mandate_accounts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mandate_accounts_iban"), ["iban"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_mandate_accounts_mandate_id"), ["mandate_id"], unique=False
        )


def downgrade() -> None:
    # What was agreed to for the contribution only has no meaning without it.
    op.execute("DELETE FROM consents WHERE purpose = 'contribution'")
    allow(BEFORE)
    with op.batch_alter_table("mandate_accounts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_mandate_accounts_mandate_id"))
        batch_op.drop_index(batch_op.f("ix_mandate_accounts_iban"))

    op.drop_table("mandate_accounts")
    with op.batch_alter_table("dues", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_dues_run_id_told_at"))
        batch_op.drop_index(batch_op.f("ix_dues_mandate_id"))

    op.drop_table("dues")
    op.drop_table("contribution_files")
    op.drop_table("contribution_amounts")
    with op.batch_alter_table("mandates", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_mandates_in_force",
            sqlite_where=sa.text("revoked_on IS NULL"),
            postgresql_where=sa.text("revoked_on IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_mandates_member_id"))

    op.drop_table("mandates")
    op.drop_table("contribution_runs")
    with op.batch_alter_table("creditors", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_creditors_set_at"))

    op.drop_table("creditors")


def allow(purposes) -> None:
    """Let consents have these purposes."""
    with op.batch_alter_table("consents", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_consents_purpose"), type_="check")
        batch_op.create_check_constraint(
            batch_op.f("ck_consents_purpose"), f"purpose IN ({purposes})"
        )
