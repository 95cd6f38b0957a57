"""ask who can help."""

import sqlalchemy as sa
from alembic import op

revision = "0085"
down_revision = "0084"


def chosen(*values, name):
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)


def refers(table, column, target):
    return sa.ForeignKeyConstraint(
        [column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}")
    )


def upgrade() -> None:
    op.create_table(
        "tent_availabilities",
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("answer", chosen("yes", "maybe", "no", name="availability"), nullable=True),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "(answer IS NULL) = (answered_at IS NULL)",
            name=op.f("ck_tent_availabilities_answered"),
        ),
        refers("tent_availabilities", "person_id", "persons"),
        refers("tent_availabilities", "session_id", "tent_sessions"),
        sa.PrimaryKeyConstraint("session_id", "person_id", name=op.f("pk_tent_availabilities")),
    )
    op.create_index(op.f("ix_tent_availabilities_person_id"), "tent_availabilities", ["person_id"])
    op.create_table(
        "tent_hours",
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.CheckConstraint("minutes BETWEEN 0 AND 720", name=op.f("ck_tent_hours_minutes")),
        refers("tent_hours", "person_id", "persons"),
        refers("tent_hours", "session_id", "tent_sessions"),
        sa.PrimaryKeyConstraint("session_id", "person_id", name=op.f("pk_tent_hours")),
    )
    op.create_index(op.f("ix_tent_hours_person_id"), "tent_hours", ["person_id"])
    op.create_table(
        "tent_swaps",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("asked_by", sa.Uuid(), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("taken_by", sa.Uuid(), nullable=True),
        sa.Column("taken_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "(taken_by IS NULL) = (taken_at IS NULL)", name=op.f("ck_tent_swaps_taken")
        ),
        refers("tent_swaps", "asked_by", "persons"),
        refers("tent_swaps", "session_id", "tent_sessions"),
        refers("tent_swaps", "taken_by", "persons"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tent_swaps")),
        sa.UniqueConstraint(
            "session_id", "asked_by", name=op.f("uq_tent_swaps_session_id_asked_by")
        ),
    )
    op.create_index(op.f("ix_tent_swaps_asked_by"), "tent_swaps", ["asked_by"])
    op.create_index(op.f("ix_tent_swaps_taken_by"), "tent_swaps", ["taken_by"])


def downgrade() -> None:
    for table in ("tent_swaps", "tent_hours", "tent_availabilities"):
        op.drop_table(table)
