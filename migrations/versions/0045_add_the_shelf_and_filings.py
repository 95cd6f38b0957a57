"""add the shelf and filings."""

import sqlalchemy as sa
from alembic import op

revision = "0045"
down_revision = "0044"


def upgrade() -> None:
    op.create_table(
        "filings",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "board",
                "owners",
                name="filingkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("settled_at", sa.DateTime(), nullable=True),
        sa.Column("was_needed", sa.Boolean(), nullable=True),
        sa.CheckConstraint(
            "(settled_at IS NULL) = (was_needed IS NULL)", name=op.f("ck_filings_settled")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_filings_meeting_id_meetings")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_filings")),
        sa.UniqueConstraint("meeting_id", "kind", name=op.f("uq_filings_meeting_id_kind")),
    )
    op.create_table(
        "shelf_papers",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "statutes",
                "regulations",
                "annual",
                "policy",
                "minutes",
                "other",
                name="paperkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column(
            "audience",
            sa.Enum(
                "public",
                "members",
                "board",
                name="audience",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.Column("added_by", sa.Uuid(), nullable=True),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "(removed_at IS NULL) = (content IS NOT NULL)", name=op.f("ck_shelf_papers_removed")
        ),
        sa.CheckConstraint("size > 0", name=op.f("ck_shelf_papers_size")),
        sa.ForeignKeyConstraint(
            ["added_by"], ["persons.id"], name=op.f("fk_shelf_papers_added_by_persons")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shelf_papers")),
    )
    with op.batch_alter_table("shelf_papers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_shelf_papers_added_by"), ["added_by"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("shelf_papers", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_shelf_papers_added_by"))

    op.drop_table("shelf_papers")
    op.drop_table("filings")
