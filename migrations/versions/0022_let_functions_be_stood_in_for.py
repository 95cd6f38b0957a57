"""let functions be stood in for, and know more of them."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"

BEFORE = (
    *("chair", "secretary", "treasurer", "counting_committee"),
    *("moderator", "volunteer", "operator"),
)
AFTER = (
    *("chair", "secretary", "treasurer", "board_member", "supervisor", "audit_committee"),
    *("counting_committee", "process_guardian", "candidate", "moderator", "volunteer"),
    *("municipality", "operator"),
)
ROLES = sa.table("roles", sa.column("kind", sa.String))


def upgrade() -> None:
    with op.batch_alter_table("roles", schema=None) as batch_op:
        batch_op.add_column(sa.Column("deputy_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("away_from", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("back_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("conflict_seen_at", sa.DateTime(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_roles_deputy_id_persons"), "persons", ["deputy_id"], ["id"]
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_roles_absence"),
            "back_on IS NULL OR (away_from IS NOT NULL AND away_from < back_on)",
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_roles_deputy"), "deputy_id IS NULL OR deputy_id <> person_id"
        )
        batch_op.create_index(batch_op.f("ix_roles_deputy_id"), ["deputy_id"], unique=False)
    allow(AFTER)


def downgrade() -> None:
    # The table of before has no place for the functions that came with this.
    op.execute(sa.delete(ROLES).where(ROLES.c.kind.not_in(BEFORE)))
    allow(BEFORE)
    with op.batch_alter_table("roles", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_roles_deputy_id"))
        batch_op.drop_constraint(batch_op.f("ck_roles_deputy"), type_="check")
        batch_op.drop_constraint(batch_op.f("ck_roles_absence"), type_="check")
        batch_op.drop_constraint(batch_op.f("fk_roles_deputy_id_persons"), type_="foreignkey")
        for column in ("conflict_seen_at", "back_on", "away_from", "deputy_id"):
            batch_op.drop_column(column)


def allow(kinds) -> None:
    """Let roles be of these kinds."""
    listed = ", ".join(f"'{kind}'" for kind in kinds)
    with op.batch_alter_table("roles", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_roles_rolekind"), type_="check")
        batch_op.create_check_constraint(batch_op.f("ck_roles_rolekind"), f"kind IN ({listed})")
