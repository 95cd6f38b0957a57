"""write letters to who has no channel."""

import sqlalchemy as sa
from alembic import op

revision = "0077"
down_revision = "0076"


def upgrade() -> None:
    op.create_table(
        "letter_files",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("handed_on", sa.Date(), nullable=True),
        sa.Column(
            "handed_how",
            sa.Enum(
                "posted",
                "delivered",
                name="handing",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.CheckConstraint(
            "(handed_on IS NULL) = (handed_how IS NULL)",
            name=op.f("ck_letter_files_handing_day"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_files")),
    )
    with op.batch_alter_table("notices") as batch:
        batch.add_column(sa.Column("letters_id", sa.Uuid(), nullable=True))
        batch.create_index(batch.f("ix_notices_letters_id"), ["letters_id"])
        batch.create_foreign_key(
            batch.f("fk_notices_letters_id_letter_files"), "letter_files", ["letters_id"], ["id"]
        )


def downgrade() -> None:
    with op.batch_alter_table("notices") as batch:
        batch.drop_constraint(batch.f("fk_notices_letters_id_letter_files"), type_="foreignkey")
        batch.drop_index(batch.f("ix_notices_letters_id"))
        batch.drop_column("letters_id")
    op.drop_table("letter_files")
