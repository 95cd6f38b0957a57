"""prepare motions: what goes with them, what is said about them, amendments."""

import sqlalchemy as sa
from alembic import op

revision = "0046"
down_revision = "0045"


def upgrade() -> None:
    _create_backgrounds()
    _create_statements()
    _create_amendments()


def _create_backgrounds() -> None:
    op.create_table(
        "motion_backgrounds",
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("cents", sa.BigInteger(), nullable=True),
        sa.Column("with_vat", sa.Boolean(), nullable=True),
        sa.Column("heard", sa.Text(), nullable=False),
        sa.CheckConstraint("cents IS NULL OR cents > 0", name=op.f("ck_motion_backgrounds_cents")),
        sa.CheckConstraint(
            "(cents IS NULL) = (with_vat IS NULL)", name=op.f("ck_motion_backgrounds_vat")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["agenda_items.id"],
            name=op.f("fk_motion_backgrounds_item_id_agenda_items"),
        ),
        sa.PrimaryKeyConstraint("item_id", name=op.f("pk_motion_backgrounds")),
    )
    op.create_table(
        "motion_interests",
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("partner", sa.String(length=200), nullable=False),
        sa.Column("goal", sa.String(length=500), nullable=False),
        sa.Column("interest", sa.String(length=500), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["agenda_items.id"],
            name=op.f("fk_motion_interests_item_id_agenda_items"),
        ),
        sa.PrimaryKeyConstraint("item_id", "position", name=op.f("pk_motion_interests")),
    )


def _create_statements() -> None:
    op.create_table(
        "motion_statements",
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column(
            "body",
            sa.Enum(
                *("process_guardians", "supervisory_board"),
                name="body",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "verdict",
            sa.Enum(
                *("positive", "reserved", "negative", "none"),
                name="verdict",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("given_by", sa.Uuid(), nullable=True),
        sa.Column("given_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["given_by"], ["persons.id"], name=op.f("fk_motion_statements_given_by_persons")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["agenda_items.id"],
            name=op.f("fk_motion_statements_item_id_agenda_items"),
        ),
        sa.PrimaryKeyConstraint("item_id", "body", name=op.f("pk_motion_statements")),
    )
    op.create_index(op.f("ix_motion_statements_given_by"), "motion_statements", ["given_by"])


def _create_amendments() -> None:
    op.create_table(
        "motion_texts",
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("replaced_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_items.id"], name=op.f("fk_motion_texts_item_id_agenda_items")
        ),
        sa.PrimaryKeyConstraint("item_id", "version", name=op.f("pk_motion_texts")),
    )
    op.create_table(
        "amendments",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column("proposer_id", sa.Uuid(), nullable=False),
        sa.Column("base", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column("submitted_at", sa.DateTime(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True),
        sa.Column("decided_at", sa.DateTime(), nullable=True),
        sa.Column("is_adopted", sa.Boolean(), nullable=True),
        sa.Column("votes_for", sa.Integer(), nullable=True),
        sa.Column("votes_against", sa.Integer(), nullable=True),
        sa.Column("votes_blank", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "(decided_at IS NULL) = (is_adopted IS NULL)", name=op.f("ck_amendments_decided")
        ),
        sa.CheckConstraint(
            "decided_at IS NULL OR withdrawn_at IS NULL", name=op.f("ck_amendments_withdrawn")
        ),
        sa.CheckConstraint(
            "(decided_at IS NULL) = (votes_for IS NULL) AND "
            "(decided_at IS NULL) = (votes_against IS NULL) AND "
            "(decided_at IS NULL) = (votes_blank IS NULL)",
            name=op.f("ck_amendments_counted"),
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_items.id"], name=op.f("fk_amendments_item_id_agenda_items")
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["amendments.id"], name=op.f("fk_amendments_parent_id_amendments")
        ),
        sa.ForeignKeyConstraint(
            ["proposer_id"], ["persons.id"], name=op.f("fk_amendments_proposer_id_persons")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_amendments")),
        sa.UniqueConstraint("item_id", "number", name=op.f("uq_amendments_item_id_number")),
    )
    op.create_index(op.f("ix_amendments_item_id"), "amendments", ["item_id"])
    op.create_index(op.f("ix_amendments_parent_id"), "amendments", ["parent_id"])
    op.create_index(op.f("ix_amendments_proposer_id"), "amendments", ["proposer_id"])


def downgrade() -> None:
    for table in (
        *("amendments", "motion_texts"),
        *("motion_statements", "motion_interests", "motion_backgrounds"),
    ):
        op.drop_table(table)
