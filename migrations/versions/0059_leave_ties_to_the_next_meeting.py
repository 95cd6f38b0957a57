"""leave ties to the next meeting."""

import sqlalchemy as sa
from alembic import op

revision = "0059"
down_revision = "0058"


def upgrade() -> None:
    with op.batch_alter_table("polls") as batch:
        batch.add_column(
            sa.Column(
                "tie_article", sa.String(length=120), server_default=sa.text("''"), nullable=False
            )
        )
    with op.batch_alter_table("agenda_items") as batch:
        batch.add_column(sa.Column("held_over_id", sa.Uuid(), nullable=True))
        batch.create_foreign_key(
            op.f("fk_agenda_items_held_over_id_agenda_items"),
            "agenda_items",
            ["held_over_id"],
            ["id"],
        )
        batch.create_index(op.f("ix_agenda_items_held_over_id"), ["held_over_id"])


def downgrade() -> None:
    with op.batch_alter_table("agenda_items") as batch:
        batch.drop_index(op.f("ix_agenda_items_held_over_id"))
        batch.drop_constraint(
            op.f("fk_agenda_items_held_over_id_agenda_items"), type_="foreignkey"
        )
        batch.drop_column("held_over_id")
    with op.batch_alter_table("polls") as batch:
        batch.drop_column("tie_article")
