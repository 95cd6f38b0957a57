"""index members by their days."""

from alembic import op

revision = "0031"
down_revision = "0030"


def upgrade() -> None:
    with op.batch_alter_table("members", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_members_person_id"))
        batch_op.create_index(
            batch_op.f("ix_members_person_id_joined_on_ended_on"),
            ["person_id", "joined_on", "ended_on"],
            unique=False,
        )


def downgrade() -> None:
    with op.batch_alter_table("members", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_members_person_id_joined_on_ended_on"))
        batch_op.create_index(batch_op.f("ix_members_person_id"), ["person_id"], unique=False)
