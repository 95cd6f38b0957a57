"""write to a function."""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"

KINDS = (
    *("chair", "secretary", "treasurer", "board_member", "supervisor", "audit_committee"),
    *("counting_committee", "process_guardian", "candidate", "moderator", "volunteer"),
    *("municipality", "operator"),
)


def upgrade() -> None:
    op.create_table(
        "role_questions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(*KINDS, name="rolekind", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("group_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("origin_hash", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], name=op.f("fk_role_questions_group_id_groups")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_role_questions_person_id_persons")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role_questions")),
    )
    with op.batch_alter_table("role_questions", schema=None) as batch_op:
        for column in ("asked_at", "email", "origin_hash", "person_id"):
            batch_op.create_index(
                batch_op.f(f"ix_role_questions_{column}"), [column], unique=False
            )


def downgrade() -> None:
    op.drop_table("role_questions")
