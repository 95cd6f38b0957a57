"""choose persons on paper."""

import sqlalchemy as sa
from alembic import op

revision = "0070"
down_revision = "0069"


def upgrade() -> None:
    op.create_table(
        "election_rounds",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "method",
            sa.Enum(
                *("A", "B", "C", "D"),
                name="electionmethod",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("is_revote", sa.Boolean(), nullable=False),
        sa.Column("papers", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(), nullable=False),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.Column(
            "step",
            sa.Enum(
                *("elected", "nobody", "next_round", "lot", "postponed"),
                name="step",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("leads_to_revote", sa.Boolean(), nullable=False),
        sa.Column("seed", sa.String(length=100), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("declared_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint("seats > 0 AND papers > 0", name=op.f("ck_election_rounds_numbers")),
        sa.CheckConstraint(
            "(closed_at IS NULL) = (step IS NULL)", name=op.f("ck_election_rounds_closed")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_items.id"], name=op.f("fk_election_rounds_item_id_agenda_items")
        ),
        sa.ForeignKeyConstraint(
            ["declared_by"], ["persons.id"], name=op.f("fk_election_rounds_declared_by_persons")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_election_rounds")),
        sa.UniqueConstraint("item_id", "number", name=op.f("uq_election_rounds_item_id_number")),
    )
    op.create_index(op.f("ix_election_rounds_declared_by"), "election_rounds", ["declared_by"])
    op.create_table(
        "round_candidates",
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("is_elected", sa.Boolean(), nullable=False),
        sa.Column("goes_on", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["election_rounds.id"],
            name=op.f("fk_round_candidates_round_id_election_rounds"),
        ),
        sa.PrimaryKeyConstraint("round_id", "position", name=op.f("pk_round_candidates")),
    )
    op.create_table(
        "counted_papers",
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("counter_id", sa.Uuid(), nullable=False),
        sa.Column("piles", sa.String(length=500), nullable=False),
        sa.Column("blank", sa.Integer(), nullable=False),
        sa.Column("invalid", sa.Integer(), nullable=False),
        sa.Column("in_box", sa.Integer(), nullable=False),
        sa.CheckConstraint("blank >= 0 AND invalid >= 0", name=op.f("ck_counted_papers_numbers")),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["election_rounds.id"],
            name=op.f("fk_counted_papers_round_id_election_rounds"),
        ),
        sa.ForeignKeyConstraint(
            ["counter_id"], ["persons.id"], name=op.f("fk_counted_papers_counter_id_persons")
        ),
        sa.PrimaryKeyConstraint("round_id", "counter_id", name=op.f("pk_counted_papers")),
    )
    op.create_index(op.f("ix_counted_papers_counter_id"), "counted_papers", ["counter_id"])


def downgrade() -> None:
    op.drop_table("counted_papers")
    op.drop_table("round_candidates")
    op.drop_table("election_rounds")
