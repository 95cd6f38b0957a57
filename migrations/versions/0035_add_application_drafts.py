"""add application drafts."""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"

STEPS = (
    *("wish", "given", "family", "postcode", "house_number", "street", "town", "email", "phone"),
    *("purposes", "minor", "guardian", "summary"),
)


def upgrade() -> None:
    op.create_table(
        "application_drafts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("touched_at", sa.DateTime(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column(
            "asking",
            sa.Enum(*STEPS, name="step", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_application_drafts_person_id_persons")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_application_drafts")),
        sa.UniqueConstraint("person_id", name=op.f("uq_application_drafts_person_id")),
    )
    with op.batch_alter_table("application_drafts", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_application_drafts_touched_at"), ["touched_at"], unique=False
        )


def downgrade() -> None:
    op.drop_table("application_drafts")
