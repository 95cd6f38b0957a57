"""put people on a ladder."""

import sqlalchemy as sa
from alembic import op

revision = "0071"
down_revision = "0070"

RUNG = ("note", "warning", "mute", "removal", "ban")
BREACH = (
    "personal_data",
    "discrimination",
    "call_to_act",
    "chatter",
    "advertising",
    "unkind",
)


def chosen(values, *, name):
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)


def upgrade() -> None:
    op.create_table(
        "sanctions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("rung", chosen(RUNG, name="rung"), nullable=False),
        sa.Column("breach", chosen(BREACH, name="breach"), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("until", sa.DateTime(), nullable=True),
        sa.Column("imposed_by", sa.Uuid(), nullable=True),
        sa.Column("lifted_at", sa.DateTime(), nullable=True),
        sa.Column("lifted_by", sa.Uuid(), nullable=True),
        sa.Column("appealed_at", sa.DateTime(), nullable=True),
        sa.Column("appeal_decided_at", sa.DateTime(), nullable=True),
        sa.Column("appeal_decided_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "appeal_decided_at IS NULL OR appealed_at IS NOT NULL",
            name=op.f("ck_sanctions_appeal_first"),
        ),
        sa.ForeignKeyConstraint(
            ["appeal_decided_by"],
            ["persons.id"],
            name=op.f("fk_sanctions_appeal_decided_by_persons"),
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], name=op.f("fk_sanctions_group_id_groups")
        ),
        sa.ForeignKeyConstraint(
            ["imposed_by"], ["persons.id"], name=op.f("fk_sanctions_imposed_by_persons")
        ),
        sa.ForeignKeyConstraint(
            ["lifted_by"], ["persons.id"], name=op.f("fk_sanctions_lifted_by_persons")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_sanctions_person_id_persons")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sanctions")),
    )
    op.create_index(op.f("ix_sanctions_group_id"), "sanctions", ["group_id"])
    op.create_index(op.f("ix_sanctions_person_id"), "sanctions", ["person_id"])


def downgrade() -> None:
    op.drop_table("sanctions")
