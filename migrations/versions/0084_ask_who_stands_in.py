"""ask who stands in."""

import sqlalchemy as sa
from alembic import op

revision = "0084"
down_revision = "0083"

REASONS = "'other_work', 'off_duty', 'short_notice', 'other'"
ADDED = {
    "left_early": sa.Boolean(),
    "reason": sa.String(length=40),
    "replacement": sa.String(length=80),
    "answered_as": sa.String(length=120),
    "deputy_contact_id": sa.Uuid(),
    "deputy_name": sa.String(length=120),
    "deputy_email": sa.String(length=254),
    "deputy_asked_at": sa.DateTime(),
    "remark": sa.String(length=300),
    "remarked_at": sa.DateTime(),
}
CHECKS = {
    "declinereason": f"reason IN ({REASONS})",
    "left": "left_early IS NULL OR has_come IS NOT NULL",
    "remark": "(remark IS NULL) = (remarked_at IS NULL)",
    "deputy": "(deputy_email IS NULL) = (deputy_asked_at IS NULL)",
}


def chosen(*values, name):
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)


def upgrade() -> None:
    with op.batch_alter_table("tent_police") as batch:
        for name, kind in ADDED.items():
            batch.add_column(sa.Column(name, kind, nullable=True))
        for name, rule in CHECKS.items():
            batch.create_check_constraint(op.f(f"ck_tent_police_{name}"), rule)
    op.create_table(
        "tent_team",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("minimum", sa.Integer(), nullable=True),
        sa.Column("warning_hours", sa.Integer(), nullable=False),
        sa.Column("telling_minutes", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_tent_team_one")),
        sa.CheckConstraint("minimum IS NULL OR minimum > 0", name=op.f("ck_tent_team_minimum")),
        sa.CheckConstraint("telling_minutes > 0", name=op.f("ck_tent_team_minutes")),
        sa.CheckConstraint("warning_hours > 0", name=op.f("ck_tent_team_hours")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tent_team")),
    )
    op.create_table(
        "tent_tellings",
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("what", chosen("expected", "short", name="telling"), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["tent_sessions.id"],
            name=op.f("fk_tent_tellings_session_id_tent_sessions"),
        ),
        sa.PrimaryKeyConstraint("session_id", "what", name=op.f("pk_tent_tellings")),
    )


def downgrade() -> None:
    op.drop_table("tent_tellings")
    op.drop_table("tent_team")
    with op.batch_alter_table("tent_police") as batch:
        for name in CHECKS:
            batch.drop_constraint(op.f(f"ck_tent_police_{name}"), type_="check")
        for name in reversed(ADDED):
            batch.drop_column(name)
