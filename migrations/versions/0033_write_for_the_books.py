"""Write for the books: how their file is chosen; and a link at which members can pay."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"


def upgrade() -> None:
    op.create_table(
        "books_choices",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.Column("revenue", sa.String(length=20), nullable=False),
        sa.Column("debtors", sa.String(length=20), nullable=False),
        sa.Column("bank", sa.String(length=20), nullable=False),
        sa.Column("tax_code", sa.String(length=20), nullable=False),
        sa.Column("set_at", sa.DateTime(), nullable=False),
        sa.Column("set_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["set_by"], ["persons.id"], name=op.f("fk_books_choices_set_by_persons")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_books_choices")),
    )
    with op.batch_alter_table("books_choices", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_books_choices_set_at"), ["set_at"], unique=False)

    with op.batch_alter_table("creditors", schema=None) as batch_op:
        batch_op.add_column(sa.Column("payment_link", sa.String(length=200), nullable=True))

    op.execute("UPDATE creditors SET payment_link = ''")
    with op.batch_alter_table("creditors", schema=None) as batch_op:
        batch_op.alter_column("payment_link", existing_type=sa.String(length=200), nullable=False)


def downgrade() -> None:
    with op.batch_alter_table("creditors", schema=None) as batch_op:
        batch_op.drop_column("payment_link")

    with op.batch_alter_table("books_choices", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_books_choices_set_at"))

    op.drop_table("books_choices")
