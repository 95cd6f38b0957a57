"""leave ties to the next meeting."""

import sqlalchemy as sa
from alembic import op

revision = "0060"
down_revision = "0059"


def upgrade() -> None:
    # By hand: a batch would give back the table's other default within brackets.
    op.execute("ALTER TABLE polls ADD COLUMN tie_article VARCHAR(120) DEFAULT '' NOT NULL")
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
    op.execute("ALTER TABLE polls DROP COLUMN tie_article")
