"""add proxy drafts."""

import sqlalchemy as sa
from alembic import op

revision = "0049"
down_revision = "0048"


def upgrade() -> None:
    op.create_table(
        "proxy_drafts",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("touched_at", sa.DateTime(), nullable=False),
        sa.Column("holder_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_proxy_drafts_person_id_persons")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_proxy_drafts_meeting_id_meetings")
        ),
        sa.ForeignKeyConstraint(
            ["holder_id"], ["persons.id"], name=op.f("fk_proxy_drafts_holder_id_persons")
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_proxy_drafts")),
    )
    op.create_index(op.f("ix_proxy_drafts_holder_id"), "proxy_drafts", ["holder_id"])
    op.create_index(op.f("ix_proxy_drafts_touched_at"), "proxy_drafts", ["touched_at"])


def downgrade() -> None:
    op.drop_table("proxy_drafts")
