"""Read the CSV of banks: the kind of a statement, and tables whose columns are still to be said.

Statements until now were all camt.053.
"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    with op.batch_alter_table("bank_statements", schema=None) as batch_op:
        batch_op.add_column(sa.Column("form", sa.String(length=200), nullable=True))
        batch_op.add_column(sa.Column("known", sa.Integer(), nullable=True))

    op.execute("UPDATE bank_statements SET form = 'camt.053', known = 0")
    with op.batch_alter_table("bank_statements", schema=None) as batch_op:
        batch_op.alter_column("form", existing_type=sa.String(length=200), nullable=False)
        batch_op.alter_column("known", existing_type=sa.Integer(), nullable=False)

    op.create_table(
        "bank_texts",
        sa.Column("statement_id", sa.Uuid(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["statement_id"],
            ["bank_statements.id"],
            name=op.f("fk_bank_texts_statement_id_bank_statements"),
        ),
        sa.PrimaryKeyConstraint("statement_id", name=op.f("pk_bank_texts")),
    )


def downgrade() -> None:
    op.drop_table("bank_texts")
    # A table of which nothing was taken in yet has no form; it can be uploaded again.
    op.execute("DELETE FROM bank_statements WHERE form = ''")
    with op.batch_alter_table("bank_statements", schema=None) as batch_op:
        batch_op.drop_column("known")
        batch_op.drop_column("form")
