"""add categories of members, and votes on the roll."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    op.create_table(
        "categories",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("is_legal_member", sa.Boolean(), nullable=False),
        sa.Column("votes", sa.Integer(), nullable=False),
        sa.Column("least_age", sa.Integer(), nullable=True),
        sa.Column("is_per_household", sa.Boolean(), nullable=False),
        sa.Column("cents", sa.Integer(), nullable=True),
        sa.Column("defined_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("is_legal_member = (votes > 0)", name=op.f("ck_categories_votes")),
        sa.CheckConstraint(
            "least_age IS NULL OR least_age > 0", name=op.f("ck_categories_least_age")
        ),
        sa.CheckConstraint("cents IS NULL OR cents >= 0", name=op.f("ck_categories_cents")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_categories")),
        sa.UniqueConstraint("name", name=op.f("uq_categories_name")),
    )
    op.create_table(
        "placements",
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("category_id", sa.Uuid(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=True),
        sa.Column("reference", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(
            ["category_id"], ["categories.id"], name=op.f("fk_placements_category_id_categories")
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_placements_member_id_members")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["persons.id"], name=op.f("fk_placements_recorded_by_persons")
        ),
        sa.PrimaryKeyConstraint("member_id", "effective_on", name=op.f("pk_placements")),
    )
    with op.batch_alter_table("placements", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_placements_category_id"), ["category_id"], unique=False
        )
    _weigh_the_roll()


def _weigh_the_roll() -> None:
    # Not in a batch: SQLite would write these tables anew, and ballots refer to their rows.
    op.execute(
        "ALTER TABLE electors ADD COLUMN votes INTEGER DEFAULT '1' NOT NULL "
        "CONSTRAINT ck_electors_votes CHECK (votes > 0)"
    )
    op.execute("ALTER TABLE polls ADD COLUMN votes_article VARCHAR(120) DEFAULT '' NOT NULL")
    op.execute(
        "ALTER TABLE polls ADD COLUMN members_cast INTEGER CONSTRAINT ck_polls_members_cast "
        "CHECK (members_cast IS NULL OR closed_at IS NOT NULL)"
    )
    # Until now everybody had one vote.
    op.execute(
        "UPDATE polls SET members_cast = votes_for + votes_against + votes_blank "
        "WHERE closed_at IS NOT NULL"
    )


def downgrade() -> None:
    op.execute("ALTER TABLE polls DROP COLUMN members_cast")
    op.execute("ALTER TABLE polls DROP COLUMN votes_article")
    op.execute("ALTER TABLE electors DROP COLUMN votes")
    op.drop_table("placements")
    op.drop_table("categories")
