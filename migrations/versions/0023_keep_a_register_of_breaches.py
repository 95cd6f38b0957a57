"""Keep a register of breaches of personal data."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"


def answer(name: str) -> sa.Enum:
    return sa.Enum(
        "yes", "no", "unknown", name=name, native_enum=False, create_constraint=True, length=40
    )


def upgrade() -> None:
    op.create_table(
        "breaches",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("noted_at", sa.DateTime(), nullable=False),
        sa.Column("noted_by", sa.Uuid(), nullable=True),
        sa.Column("found_at", sa.DateTime(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("kinds", sa.JSON(), nullable=False),
        sa.Column("happened", sa.String(length=200), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("concerned", sa.JSON(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=True),
        sa.Column("unreadable", answer("breach_unreadable"), nullable=True),
        sa.Column("returned", answer("breach_returned"), nullable=True),
        sa.Column("harmful", answer("breach_harmful"), nullable=True),
        sa.Column("consequences", sa.Text(), nullable=False),
        sa.Column("measures", sa.Text(), nullable=False),
        sa.Column("reported_at", sa.DateTime(), nullable=True),
        sa.Column("report_reference", sa.String(length=200), nullable=False),
        sa.Column("report_reason", sa.Text(), nullable=False),
        sa.Column("told_at", sa.DateTime(), nullable=True),
        sa.Column("told_reason", sa.Text(), nullable=False),
        sa.Column("told_text", sa.Text(), nullable=False),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.Column("closed_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint("number > 0", name=op.f("ck_breaches_number")),
        sa.CheckConstraint("people IS NULL OR people >= 0", name=op.f("ck_breaches_people")),
        sa.CheckConstraint(
            "(unreadable IS NULL) = (harmful IS NULL) AND (returned IS NULL) = (harmful IS NULL)",
            name=op.f("ck_breaches_weighing"),
        ),
        sa.ForeignKeyConstraint(
            ["closed_by"], ["persons.id"], name=op.f("fk_breaches_closed_by_persons")
        ),
        sa.ForeignKeyConstraint(
            ["noted_by"], ["persons.id"], name=op.f("fk_breaches_noted_by_persons")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_breaches")),
        sa.UniqueConstraint("number", name=op.f("uq_breaches_number")),
    )
    with op.batch_alter_table("breaches", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_breaches_closed_at"), ["closed_at"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("breaches", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_breaches_closed_at"))

    op.drop_table("breaches")
