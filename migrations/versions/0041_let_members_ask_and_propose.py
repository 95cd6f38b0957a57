"""let members ask for a meeting and propose points."""

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"


def upgrade() -> None:
    with op.batch_alter_table("agenda_items") as batch:
        batch.add_column(
            sa.Column("motion_version", sa.Integer(), server_default="1", nullable=False)
        )
        batch.add_column(sa.Column("amended_at", sa.DateTime(), nullable=True))
    _create_petitions()
    _create_proposals()


def _create_petitions() -> None:
    op.create_table(
        "petitions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("starter_id", sa.Uuid(), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("motion", sa.Text(), nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=False),
        sa.Column("completed_at", sa.DateTime(), nullable=True),
        sa.Column("votes_signed", sa.Integer(), nullable=True),
        sa.Column("votes_needed", sa.Integer(), nullable=True),
        sa.Column("votes_all", sa.Integer(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True),
        sa.Column("meeting_id", sa.Uuid(), nullable=True),
        sa.Column("by_petitioners", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "(completed_at IS NULL) = (votes_signed IS NULL) AND "
            "(completed_at IS NULL) = (votes_needed IS NULL) AND "
            "(completed_at IS NULL) = (votes_all IS NULL)",
            name=op.f("ck_petitions_complete"),
        ),
        sa.CheckConstraint(
            "completed_at IS NULL OR withdrawn_at IS NULL", name=op.f("ck_petitions_withdrawn")
        ),
        sa.CheckConstraint(
            "meeting_id IS NULL OR completed_at IS NOT NULL", name=op.f("ck_petitions_meeting")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_petitions_meeting_id_meetings")
        ),
        sa.ForeignKeyConstraint(
            ["starter_id"], ["persons.id"], name=op.f("fk_petitions_starter_id_persons")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_petitions")),
        sa.UniqueConstraint("meeting_id", name=op.f("uq_petitions_meeting_id")),
    )
    op.create_index(op.f("ix_petitions_starter_id"), "petitions", ["starter_id"])
    op.create_table(
        "petition_signatures",
        sa.Column("petition_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("signed_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_petition_signatures_person_id_persons")
        ),
        sa.ForeignKeyConstraint(
            ["petition_id"],
            ["petitions.id"],
            name=op.f("fk_petition_signatures_petition_id_petitions"),
        ),
        sa.PrimaryKeyConstraint("petition_id", "person_id", name=op.f("pk_petition_signatures")),
    )
    op.create_index(op.f("ix_petition_signatures_person_id"), "petition_signatures", ["person_id"])


def _create_proposals() -> None:
    op.create_table(
        "proposal_rounds",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("opened_at", sa.DateTime(), nullable=False),
        sa.Column("closes_on", sa.Date(), nullable=False),
        sa.Column("signatures_needed", sa.Integer(), nullable=False),
        sa.CheckConstraint("signatures_needed > 0", name=op.f("ck_proposal_rounds_signatures")),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_proposal_rounds_meeting_id_meetings")
        ),
        sa.PrimaryKeyConstraint("meeting_id", name=op.f("pk_proposal_rounds")),
    )
    op.create_table(
        "proposals",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("proposer_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column("motion", sa.Text(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(), nullable=False),
        sa.Column("placed_at", sa.DateTime(), nullable=True),
        sa.Column("item_id", sa.Uuid(), nullable=True),
        sa.Column("refused_at", sa.DateTime(), nullable=True),
        sa.Column("refusal", sa.Text(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "placed_at IS NULL OR refused_at IS NULL", name=op.f("ck_proposals_decided")
        ),
        sa.CheckConstraint(
            "(refused_at IS NULL) = (refusal = '')", name=op.f("ck_proposals_refusal")
        ),
        sa.CheckConstraint(
            "(placed_at IS NULL) = (item_id IS NULL)", name=op.f("ck_proposals_item")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_items.id"], name=op.f("fk_proposals_item_id_agenda_items")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_proposals_meeting_id_meetings")
        ),
        sa.ForeignKeyConstraint(
            ["proposer_id"], ["persons.id"], name=op.f("fk_proposals_proposer_id_persons")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposals")),
        sa.UniqueConstraint("item_id", name=op.f("uq_proposals_item_id")),
    )
    op.create_index(op.f("ix_proposals_meeting_id"), "proposals", ["meeting_id"])
    op.create_index(op.f("ix_proposals_proposer_id"), "proposals", ["proposer_id"])
    op.create_table(
        "proposal_signatures",
        sa.Column("proposal_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("signed_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_proposal_signatures_person_id_persons")
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id"],
            ["proposals.id"],
            name=op.f("fk_proposal_signatures_proposal_id_proposals"),
        ),
        sa.PrimaryKeyConstraint("proposal_id", "person_id", name=op.f("pk_proposal_signatures")),
    )
    op.create_index(op.f("ix_proposal_signatures_person_id"), "proposal_signatures", ["person_id"])


def downgrade() -> None:
    for table in (
        *("proposal_signatures", "proposals", "proposal_rounds"),
        *("petition_signatures", "petitions"),
    ):
        op.drop_table(table)
    with op.batch_alter_table("agenda_items") as batch:
        batch.drop_column("amended_at")
        batch.drop_column("motion_version")
