"""index the register."""

from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    with op.batch_alter_table("persons", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_persons_sort_name"))
        batch_op.create_index(
            batch_op.f("ix_persons_sort_name_address_id_id"),
            ["sort_name", "address_id", "id"],
            unique=False,
        )
    with op.batch_alter_table("channels", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_channels_kind_person_id"), ["kind", "person_id"], unique=False
        )
    with op.batch_alter_table("addresses", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_addresses_street"))
        batch_op.create_index(
            batch_op.f("ix_addresses_street_house_number_house_letter_addition"),
            ["street", "house_number", "house_letter", "addition"],
            unique=False,
        )


def downgrade() -> None:
    with op.batch_alter_table("addresses", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_addresses_street_house_number_house_letter_addition"))
        batch_op.create_index(batch_op.f("ix_addresses_street"), ["street"], unique=False)
    with op.batch_alter_table("channels", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_channels_kind_person_id"))
    with op.batch_alter_table("persons", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_persons_sort_name_address_id_id"))
        batch_op.create_index(batch_op.f("ix_persons_sort_name"), ["sort_name"], unique=False)
