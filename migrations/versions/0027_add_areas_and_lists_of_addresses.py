"""Add areas, and lists of addresses with what became of each row."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    op.create_table(
        "areas",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "neighbourhood",
                "prevention",
                name="areakind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("shape", sa.JSON(), nullable=False),
        sa.Column("drawn_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_areas")),
        sa.UniqueConstraint("kind", "name", name=op.f("uq_areas_kind_name")),
    )
    op.create_table(
        "address_areas",
        sa.Column("address_id", sa.Uuid(), nullable=False),
        sa.Column("area_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["address_id"], ["addresses.id"], name=op.f("fk_address_areas_address_id_addresses")
        ),
        sa.ForeignKeyConstraint(
            ["area_id"], ["areas.id"], name=op.f("fk_address_areas_area_id_areas")
        ),
        sa.PrimaryKeyConstraint("address_id", "area_id", name=op.f("pk_address_areas")),
    )
    with op.batch_alter_table("address_areas", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_address_areas_area_id"), ["area_id"], unique=False)

    op.create_table(
        "extracts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("file_name", sa.String(length=120), nullable=False),
        sa.Column("uploaded_at", sa.DateTime(), nullable=False),
        sa.Column("separator", sa.String(length=1), nullable=False),
        sa.Column("places", sa.JSON(), nullable=False),
        sa.Column("read_line", sa.Integer(), nullable=False),
        sa.Column("job_id", sa.Uuid(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(), nullable=True),
        sa.Column("is_whole", sa.Boolean(), nullable=False),
        sa.Column("undone_at", sa.DateTime(), nullable=True),
        sa.Column("discarded_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "confirmed_at IS NULL OR discarded_at IS NULL", name=op.f("ck_extracts_one_end")
        ),
        sa.CheckConstraint(
            "undone_at IS NULL OR confirmed_at IS NOT NULL", name=op.f("ck_extracts_undone")
        ),
        sa.ForeignKeyConstraint(["job_id"], ["jobs.id"], name=op.f("fk_extracts_job_id_jobs")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_extracts")),
    )
    with op.batch_alter_table("extracts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_extracts_uploaded_at"), ["uploaded_at"], unique=False)

    op.create_table(
        "extract_rows",
        sa.Column("extract_id", sa.Uuid(), nullable=False),
        sa.Column("line", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "new",
                "changed",
                "same",
                "duplicate",
                "error",
                name="rowstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("text", sa.String(length=120), nullable=False),
        sa.Column(
            "flaw",
            sa.Enum(
                "broken",
                "too_long",
                "postcode",
                "number",
                "street",
                "town",
                "point",
                "outside",
                "swapped",
                name="flaw",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("postcode", sa.String(length=6), nullable=False),
        sa.Column("house_number", sa.Integer(), nullable=False),
        sa.Column("house_letter", sa.String(length=1), nullable=False),
        sa.Column("addition", sa.String(length=10), nullable=False),
        sa.Column("street", sa.String(length=80), nullable=False),
        sa.Column("town", sa.String(length=80), nullable=False),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.Column("entered_at", sa.DateTime(), nullable=True),
        sa.Column("traces", sa.JSON(), nullable=False),
        sa.CheckConstraint(
            "(state = 'error') = (flaw IS NOT NULL)", name=op.f("ck_extract_rows_has_flaw")
        ),
        sa.ForeignKeyConstraint(
            ["extract_id"], ["extracts.id"], name=op.f("fk_extract_rows_extract_id_extracts")
        ),
        sa.PrimaryKeyConstraint("extract_id", "line", name=op.f("pk_extract_rows")),
    )
    with op.batch_alter_table("extract_rows", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_extract_rows_extract_id_postcode_house_number"),
            ["extract_id", "postcode", "house_number"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_extract_rows_extract_id_state_line"),
            ["extract_id", "state", "line"],
            unique=False,
        )

    op.create_table(
        "extract_texts",
        sa.Column("extract_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["extract_id"], ["extracts.id"], name=op.f("fk_extract_texts_extract_id_extracts")
        ),
        sa.PrimaryKeyConstraint("extract_id", name=op.f("pk_extract_texts")),
    )
    op.create_table(
        "listings",
        sa.Column("address_id", sa.Uuid(), nullable=False),
        sa.Column("extract_id", sa.Uuid(), nullable=False),
        sa.Column("gone_extract_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["address_id"], ["addresses.id"], name=op.f("fk_listings_address_id_addresses")
        ),
        sa.ForeignKeyConstraint(
            ["extract_id"], ["extracts.id"], name=op.f("fk_listings_extract_id_extracts")
        ),
        sa.ForeignKeyConstraint(
            ["gone_extract_id"], ["extracts.id"], name=op.f("fk_listings_gone_extract_id_extracts")
        ),
        sa.PrimaryKeyConstraint("address_id", name=op.f("pk_listings")),
    )


def downgrade() -> None:
    op.drop_table("listings")
    op.drop_table("extract_texts")
    with op.batch_alter_table("extract_rows", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_extract_rows_extract_id_state_line"))
        batch_op.drop_index(batch_op.f("ix_extract_rows_extract_id_postcode_house_number"))

    op.drop_table("extract_rows")
    with op.batch_alter_table("extracts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_extracts_uploaded_at"))

    op.drop_table("extracts")
    with op.batch_alter_table("address_areas", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_address_areas_area_id"))

    op.drop_table("address_areas")
    op.drop_table("areas")
