"""add the bank's return and reminders."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    op.create_table(
        "bank_statements",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("file_name", sa.String(length=120), nullable=False),
        sa.Column("uploaded_at", sa.DateTime(), nullable=False),
        sa.Column("uploaded_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["uploaded_by"], ["persons.id"], name=op.f("fk_bank_statements_uploaded_by_persons")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bank_statements")),
        sa.UniqueConstraint("digest", name=op.f("uq_bank_statements_digest")),
    )
    with op.batch_alter_table("bank_statements", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_bank_statements_uploaded_at"), ["uploaded_at"], unique=False
        )

    op.create_table(
        "bank_entries",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("statement_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("booked_on", sa.Date(), nullable=False),
        sa.Column("cents", sa.Integer(), nullable=False),
        sa.Column("counter_iban", sa.String(length=34), nullable=False),
        sa.Column("counter_name", sa.String(length=70), nullable=False),
        sa.Column("text", sa.String(length=300), nullable=False),
        sa.Column("return_code", sa.String(length=4), nullable=False),
        sa.Column("settled_at", sa.DateTime(), nullable=True),
        sa.Column("settled_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint("cents <> 0", name=op.f("ck_bank_entries_cents")),
        sa.ForeignKeyConstraint(
            ["settled_by"], ["persons.id"], name=op.f("fk_bank_entries_settled_by_persons")
        ),
        sa.ForeignKeyConstraint(
            ["statement_id"],
            ["bank_statements.id"],
            name=op.f("fk_bank_entries_statement_id_bank_statements"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bank_entries")),
        sa.UniqueConstraint("key", name=op.f("uq_bank_entries_key")),
    )
    with op.batch_alter_table("bank_entries", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_bank_entries_settled_at"), ["settled_at"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_bank_entries_statement_id"), ["statement_id"], unique=False
        )

    op.create_table(
        "bookings",
        sa.Column("due_id", sa.Uuid(), nullable=False),
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("cents", sa.Integer(), nullable=False),
        sa.CheckConstraint("cents <> 0", name=op.f("ck_bookings_cents")),
        sa.ForeignKeyConstraint(["due_id"], ["dues.id"], name=op.f("fk_bookings_due_id_dues")),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["bank_entries.id"], name=op.f("fk_bookings_entry_id_bank_entries")
        ),
        sa.PrimaryKeyConstraint("due_id", "entry_id", name=op.f("pk_bookings")),
    )
    with op.batch_alter_table("bookings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_bookings_entry_id"), ["entry_id"], unique=False)

    op.create_table(
        "reminders",
        sa.Column("due_id", sa.Uuid(), nullable=False),
        sa.Column("reminded_on", sa.Date(), nullable=False),
        sa.Column("cents", sa.Integer(), nullable=False),
        sa.Column("by_mail", sa.Boolean(), nullable=False),
        sa.Column("reminded_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["due_id"], ["dues.id"], name=op.f("fk_reminders_due_id_dues")),
        sa.ForeignKeyConstraint(
            ["reminded_by"], ["persons.id"], name=op.f("fk_reminders_reminded_by_persons")
        ),
        sa.PrimaryKeyConstraint("due_id", "reminded_on", name=op.f("pk_reminders")),
    )


def downgrade() -> None:
    op.drop_table("reminders")
    with op.batch_alter_table("bookings", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_bookings_entry_id"))

    op.drop_table("bookings")
    with op.batch_alter_table("bank_entries", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_bank_entries_statement_id"))
        batch_op.drop_index(batch_op.f("ix_bank_entries_settled_at"))

    op.drop_table("bank_entries")
    with op.batch_alter_table("bank_statements", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_bank_statements_uploaded_at"))

    op.drop_table("bank_statements")
