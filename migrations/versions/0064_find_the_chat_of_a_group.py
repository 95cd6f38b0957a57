"""find the chat of a group."""

import sqlalchemy as sa
from alembic import op

revision = "0064"
down_revision = "0063"


def upgrade() -> None:
    with op.batch_alter_table("groups") as batch:
        batch.add_column(
            sa.Column("invite_link", sa.String(length=100), nullable=False, server_default="")
        )
        batch.add_column(sa.Column("connect_hash", sa.String(length=64), nullable=True))
        batch.add_column(sa.Column("connect_until", sa.DateTime(), nullable=True))
        batch.create_unique_constraint(op.f("uq_groups_connect_hash"), ["connect_hash"])
    with op.batch_alter_table("groups") as batch:
        batch.alter_column("invite_link", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("groups") as batch:
        batch.drop_constraint(op.f("uq_groups_connect_hash"), type_="unique")
        for column in ("connect_until", "connect_hash", "invite_link"):
            batch.drop_column(column)
