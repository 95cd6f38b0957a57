"""add sign in and import."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "import_drafts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("file_name", sa.String(length=120), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("uploaded_at", sa.DateTime(), nullable=False),
        sa.Column("uploaded_by", sa.Uuid(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(), nullable=True),
        sa.Column("confirmed_by", sa.Uuid(), nullable=True),
        sa.Column("discarded_at", sa.DateTime(), nullable=True),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.CheckConstraint("added >= 0", name=op.f("ck_import_drafts_added")),
        sa.CheckConstraint(
            "confirmed_at IS NULL OR discarded_at IS NULL", name=op.f("ck_import_drafts_one_end")
        ),
        sa.ForeignKeyConstraint(
            ["confirmed_by"], ["persons.id"], name=op.f("fk_import_drafts_confirmed_by_persons")
        ),
        sa.ForeignKeyConstraint(
            ["uploaded_by"], ["persons.id"], name=op.f("fk_import_drafts_uploaded_by_persons")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_drafts")),
    )
    with op.batch_alter_table("import_drafts", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_import_drafts_uploaded_at"), ["uploaded_at"], unique=False
        )

    with op.batch_alter_table("addresses", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_addresses_postcode_house_number"))
        batch_op.create_unique_constraint(
            batch_op.f("uq_addresses_postcode_house_number_house_letter_addition"),
            ["postcode", "house_number", "house_letter", "addition"],
        )

    with op.batch_alter_table("persons", schema=None) as batch_op:
        batch_op.add_column(sa.Column("sort_name", sa.String(length=230), nullable=True))
        batch_op.drop_index(batch_op.f("ix_persons_family_name_given_name"))
        batch_op.create_index(batch_op.f("ix_persons_sort_name"), ["sort_name"], unique=False)
    # Without accents only from the next change of a name on; for sorting this will do.
    op.execute(
        "UPDATE persons SET sort_name = "
        "lower(trim(family_name || ' ' || given_name || ' ' || tussenvoegsel))"
    )
    with op.batch_alter_table("persons", schema=None) as batch_op:
        batch_op.alter_column("sort_name", existing_type=sa.String(length=230), nullable=False)

    with op.batch_alter_table("sign_ins", schema=None) as batch_op:
        batch_op.add_column(sa.Column("channel_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("proved_at", sa.DateTime(), nullable=True))
        batch_op.create_index(batch_op.f("ix_sign_ins_channel_id"), ["channel_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_sign_ins_channel_id_channels"), "channels", ["channel_id"], ["id"]
        )


def downgrade() -> None:
    with op.batch_alter_table("sign_ins", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_sign_ins_channel_id_channels"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_sign_ins_channel_id"))
        batch_op.drop_column("proved_at")
        batch_op.drop_column("channel_id")

    with op.batch_alter_table("persons", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_persons_sort_name"))
        batch_op.create_index(
            batch_op.f("ix_persons_family_name_given_name"),
            ["family_name", "given_name"],
            unique=False,
        )
        batch_op.drop_column("sort_name")

    with op.batch_alter_table("addresses", schema=None) as batch_op:
        batch_op.drop_constraint(
            batch_op.f("uq_addresses_postcode_house_number_house_letter_addition"), type_="unique"
        )
        batch_op.create_index(
            batch_op.f("ix_addresses_postcode_house_number"),
            ["postcode", "house_number"],
            unique=False,
        )

    with op.batch_alter_table("import_drafts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_import_drafts_uploaded_at"))

    op.drop_table("import_drafts")
