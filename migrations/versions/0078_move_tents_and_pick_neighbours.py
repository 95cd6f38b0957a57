"""move tents and pick neighbours."""

import sqlalchemy as sa
from alembic import op

revision = "0078"
down_revision = "0077"

WAYS = ("flyer", "message", "volunteer")


def upgrade() -> None:
    op.create_table(
        "tent_moves",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("moved_at", sa.DateTime(), nullable=False),
        sa.Column("moved_by", sa.Uuid(), nullable=True),
        sa.Column("starts_at", sa.DateTime(), nullable=False),
        sa.Column("ends_at", sa.DateTime(), nullable=False),
        sa.Column("place", sa.String(length=120), nullable=False),
        sa.Column("street", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(
            ["moved_by"], ["persons.id"], name=op.f("fk_tent_moves_moved_by_persons")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["tent_sessions.id"],
            name=op.f("fk_tent_moves_session_id_tent_sessions"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tent_moves")),
    )
    with op.batch_alter_table("tent_moves", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tent_moves_session_id"), ["session_id"], unique=False)
    op.create_table(
        "tent_picks",
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("address_id", sa.Uuid(), nullable=False),
        sa.Column("is_in", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["address_id"], ["addresses.id"], name=op.f("fk_tent_picks_address_id_addresses")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["tent_sessions.id"],
            name=op.f("fk_tent_picks_session_id_tent_sessions"),
        ),
        sa.PrimaryKeyConstraint("session_id", "address_id", name=op.f("pk_tent_picks")),
    )
    _add_refusals()
    with op.batch_alter_table("tent_sessions", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("sequence", sa.Integer(), server_default="0", nullable=False)
        )
    with op.batch_alter_table("tent_sessions", schema=None) as batch_op:
        batch_op.alter_column("sequence", server_default=None)
    # Calendars counted one call-off before.
    op.execute("UPDATE tent_sessions SET sequence = 1 WHERE cancelled_at IS NOT NULL")


def _add_refusals() -> None:
    op.create_table(
        "tent_refusals",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("refused_at", sa.DateTime(), nullable=False),
        sa.Column(
            "how",
            sa.Enum(*WAYS, name="refusedby", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("address_id", sa.Uuid(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("noted_by", sa.Uuid(), nullable=True),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "(address_id IS NULL) <> (person_id IS NULL)", name=op.f("ck_tent_refusals_whose")
        ),
        sa.ForeignKeyConstraint(
            ["address_id"], ["addresses.id"], name=op.f("fk_tent_refusals_address_id_addresses")
        ),
        sa.ForeignKeyConstraint(
            ["noted_by"], ["persons.id"], name=op.f("fk_tent_refusals_noted_by_persons")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_tent_refusals_person_id_persons")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tent_refusals")),
    )
    with op.batch_alter_table("tent_refusals", schema=None) as batch_op:
        for column in ("address", "person"):
            holds = sa.text(f"ended_at IS NULL AND {column}_id IS NOT NULL")
            batch_op.create_index(
                f"uq_tent_refusals_{column}",
                [f"{column}_id"],
                unique=True,
                sqlite_where=holds,
                postgresql_where=holds,
            )


def downgrade() -> None:
    with op.batch_alter_table("tent_sessions", schema=None) as batch_op:
        batch_op.drop_column("sequence")
    for table in ("tent_refusals", "tent_picks", "tent_moves"):
        op.drop_table(table)
