"""add candidates, with what they tell and a portrait."""

import sqlalchemy as sa
from alembic import op

revision = "0047"
down_revision = "0046"


def upgrade() -> None:
    op.create_table(
        "candidates",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("by_board", sa.Boolean(), nullable=False),
        sa.Column("named_at", sa.DateTime(), nullable=False),
        sa.Column("accepted_at", sa.DateTime(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_items.id"], name=op.f("fk_candidates_item_id_agenda_items")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_candidates_person_id_persons")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_candidates")),
        sa.UniqueConstraint("item_id", "person_id", name=op.f("uq_candidates_item_id_person_id")),
    )
    op.create_index(op.f("ix_candidates_person_id"), "candidates", ["person_id"])
    op.create_table(
        "candidate_photos",
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("photo_id", sa.Uuid(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("uploaded_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["candidate_id"],
            ["candidates.id"],
            name=op.f("fk_candidate_photos_candidate_id_candidates"),
        ),
        sa.PrimaryKeyConstraint("candidate_id", name=op.f("pk_candidate_photos")),
        sa.UniqueConstraint("photo_id", name=op.f("uq_candidate_photos_photo_id")),
    )
    with op.batch_alter_table("proposals") as batch:
        batch.add_column(sa.Column("election_id", sa.Uuid(), nullable=True))
        batch.create_foreign_key(
            op.f("fk_proposals_election_id_agenda_items"),
            "agenda_items",
            ["election_id"],
            ["id"],
        )
        batch.drop_constraint(op.f("ck_proposals_item"), type_="check")
        batch.create_check_constraint(
            op.f("ck_proposals_item"),
            "(placed_at IS NULL OR election_id IS NOT NULL) = (item_id IS NULL)",
        )
        batch.create_index(op.f("ix_proposals_election_id"), ["election_id"])


def downgrade() -> None:
    # What would have no place in the old table goes.
    op.execute(
        "DELETE FROM proposal_signatures WHERE proposal_id IN "
        "(SELECT id FROM proposals WHERE election_id IS NOT NULL)"
    )
    op.execute("DELETE FROM proposals WHERE election_id IS NOT NULL")
    with op.batch_alter_table("proposals") as batch:
        batch.drop_index(op.f("ix_proposals_election_id"))
        batch.drop_constraint(op.f("ck_proposals_item"), type_="check")
        batch.create_check_constraint(
            op.f("ck_proposals_item"), "(placed_at IS NULL) = (item_id IS NULL)"
        )
        batch.drop_constraint(op.f("fk_proposals_election_id_agenda_items"), type_="foreignkey")
        batch.drop_column("election_id")
    op.drop_table("candidate_photos")
    op.drop_table("candidates")
