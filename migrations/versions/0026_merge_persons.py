"""let one person be made of two entries."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"

CHANGES = (
    "'admitted', 'resigned', 'died', 'terminated', 'expelled', 'appealed', 'expulsion_upheld', "
    "'expulsion_reversed', 'suspended', 'suspension_lifted', 'revived'"
)


def upgrade() -> None:
    op.create_table(
        "person_merges",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("into_id", sa.Uuid(), nullable=False),
        sa.Column("merged_at", sa.DateTime(), nullable=False),
        sa.Column("merged_by", sa.Uuid(), nullable=True),
        sa.Column("choices", sa.JSON(), nullable=False),
        sa.CheckConstraint("person_id <> into_id", name=op.f("ck_person_merges_two")),
        sa.ForeignKeyConstraint(
            ["into_id"], ["persons.id"], name=op.f("fk_person_merges_into_id_persons")
        ),
        sa.ForeignKeyConstraint(
            ["merged_by"], ["persons.id"], name=op.f("fk_person_merges_merged_by_persons")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_person_merges_person_id_persons")
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_person_merges")),
    )
    with op.batch_alter_table("person_merges", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_person_merges_into_id"), ["into_id"], unique=False)

    with op.batch_alter_table("members", schema=None) as batch_op:
        batch_op.add_column(sa.Column("merged_into_id", sa.Uuid(), nullable=True))
        batch_op.create_index(
            batch_op.f("ix_members_merged_into_id"), ["merged_into_id"], unique=False
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_members_merged_into_id_members"), "members", ["merged_into_id"], ["id"]
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_members_merged"), "merged_into_id IS NULL OR ended_on IS NOT NULL"
        )
    _allow(f"{CHANGES}, 'merged'")


def _allow(changes: str) -> None:
    with op.batch_alter_table("member_changes", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_member_changes_change"), type_="check")
        batch_op.create_check_constraint(
            batch_op.f("ck_member_changes_change"), f"change IN ({changes})"
        )


def downgrade() -> None:
    op.execute("DELETE FROM member_changes WHERE change = 'merged'")
    _allow(CHANGES)
    with op.batch_alter_table("members", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_members_merged"), type_="check")
        batch_op.drop_constraint(
            batch_op.f("fk_members_merged_into_id_members"), type_="foreignkey"
        )
        batch_op.drop_index(batch_op.f("ix_members_merged_into_id"))
        batch_op.drop_column("merged_into_id")
    op.drop_table("person_merges")
