"""count at the tent."""

import sqlalchemy as sa
from alembic import op

revision = "0083"
down_revision = "0082"

TIPS = ("lock", "key", "window", "light", "doorbell", "neighbours", "bicycle", "phone")


def chosen(*values, name):
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)


def of_a_session(table, *columns):
    op.create_table(
        table,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        *columns,
        sa.ForeignKeyConstraint(
            ["session_id"], ["tent_sessions.id"], name=op.f(f"fk_{table}_session_id_tent_sessions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )
    op.create_index(op.f(f"ix_{table}_session_id"), table, ["session_id"])


def upgrade() -> None:
    of_a_session(
        "tent_opinions",
        sa.Column("liked", chosen("good", "fair", "bad", name="liked"), nullable=False),
        sa.Column("learned", chosen("yes", "some", "no", name="learned"), nullable=False),
        sa.Column("acts", chosen("yes", "maybe", "no", name="acts"), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
    )
    of_a_session(
        "tent_questions",
        sa.Column("text", sa.String(length=300), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
    )
    of_a_session(
        "tent_taps",
        sa.Column("counted", chosen("visitor", "tip", name="counted"), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("tip", chosen(*TIPS, name="tip"), nullable=True),
        sa.CheckConstraint(
            "(counted = 'tip') = (tip IS NOT NULL)", name=op.f("ck_tent_taps_which")
        ),
        sa.CheckConstraint("step IN (-1, 1)", name=op.f("ck_tent_taps_step")),
    )
    of_a_session(
        "tent_wishes",
        sa.Column("wish", sa.String(length=300), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("contact", sa.String(length=120), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
    )
    op.create_index(op.f("ix_tent_wishes_at"), "tent_wishes", ["at"])


def downgrade() -> None:
    for table in ("tent_wishes", "tent_taps", "tent_questions", "tent_opinions"):
        op.drop_table(table)
