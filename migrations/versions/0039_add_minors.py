"""add minors."""

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"

#: What goes by schedule, before and since.
FORMER_MATTERS = (
    *("sessions", "former_members", "former_names", "votes", "notices", "payments"),
    *("other_payments", "reports", "tents", "breaches"),
)
MATTERS = (*FORMER_MATTERS[:3], "minors", *FORMER_MATTERS[3:])
#: What an applicant is asked in a chat, before and since.
FORMER_STEPS = (
    *("wish", "given", "family", "postcode", "house_number", "street", "town", "email"),
    *("phone", "purposes", "minor", "guardian", "summary"),
)
STEPS = (*FORMER_STEPS[:11], "born_on", *FORMER_STEPS[11:])


def upgrade() -> None:
    allow("removals", "matter", "matter", MATTERS)
    allow("application_drafts", "asking", "step", STEPS)
    op.create_table(
        "minors",
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("adult_on", sa.Date(), nullable=False),
        sa.Column("representative_id", sa.Uuid(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_minors_member_id_members")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["persons.id"], name=op.f("fk_minors_recorded_by_persons")
        ),
        sa.ForeignKeyConstraint(
            ["representative_id"],
            ["persons.id"],
            name=op.f("fk_minors_representative_id_persons"),
        ),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_minors")),
    )
    with op.batch_alter_table("minors", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_minors_adult_on"), ["adult_on"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_minors_representative_id"), ["representative_id"], unique=False
        )
    with op.batch_alter_table("applications", schema=None) as batch_op:
        batch_op.add_column(sa.Column("adult_on", sa.Date(), nullable=True))


def downgrade() -> None:
    op.execute(sa.text("DELETE FROM removals WHERE matter = 'minors'"))
    op.execute(sa.text("UPDATE application_drafts SET asking = NULL WHERE asking = 'born_on'"))
    allow("application_drafts", "asking", "step", FORMER_STEPS)
    allow("removals", "matter", "matter", FORMER_MATTERS)
    with op.batch_alter_table("applications", schema=None) as batch_op:
        batch_op.drop_column("adult_on")
    op.drop_table("minors")


def allow(table, column, kind, values) -> None:
    """Let a column have these values."""
    listed = ", ".join(f"'{value}'" for value in values)
    with op.batch_alter_table(table, schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f(f"ck_{table}_{kind}"), type_="check")
        batch_op.create_check_constraint(
            batch_op.f(f"ck_{table}_{kind}"), f"{column} IN ({listed})"
        )
