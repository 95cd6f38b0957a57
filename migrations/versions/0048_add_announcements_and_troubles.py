"""add announcements and troubles."""

import sqlalchemy as sa
from alembic import op

revision = "0048"
down_revision = "0047"

BEFORE = (
    *("sign_in", "report_answer", "report_follow", "role_invitation", "tent_answer"),
    *("tent_invitation", "telegram", "unsubscribe"),
)
AFTER = ("sign_in", "announcement", "door", *BEFORE[1:])
ADDED = ("announcement", "door")
LINKS = sa.table("links", sa.column("purpose", sa.String))


def upgrade() -> None:
    op.create_table(
        "announcements",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("comes", sa.Boolean(), nullable=False),
        sa.Column("said_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_announcements_meeting_id_meetings")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_announcements_person_id_persons")
        ),
        sa.PrimaryKeyConstraint("meeting_id", "person_id", name=op.f("pk_announcements")),
    )
    op.create_index(op.f("ix_announcements_person_id"), "announcements", ["person_id"])
    op.create_table(
        "troubles",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("since_at", sa.DateTime(), nullable=False),
        sa.Column("until_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "until_at IS NULL OR since_at <= until_at", name=op.f("ck_troubles_order")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_troubles_meeting_id_meetings")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_troubles_person_id_persons")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_troubles")),
    )
    op.create_index(op.f("ix_troubles_person_id"), "troubles", ["person_id"])
    op.create_index(
        "uq_troubles_now",
        "troubles",
        ["meeting_id", "person_id"],
        unique=True,
        sqlite_where=sa.text("until_at IS NULL"),
        postgresql_where=sa.text("until_at IS NULL"),
    )
    allow(AFTER)


def downgrade() -> None:
    # Without the purposes their links cannot be kept.
    op.execute(sa.delete(LINKS).where(LINKS.c.purpose.in_(ADDED)))
    allow(BEFORE)
    op.drop_table("troubles")
    op.drop_table("announcements")


def allow(purposes) -> None:
    """Let links have these purposes."""
    listed = ", ".join(f"'{purpose}'" for purpose in purposes)
    with op.batch_alter_table("links", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_links_linkpurpose"), type_="check")
        batch_op.create_check_constraint(
            batch_op.f("ck_links_linkpurpose"), f"purpose IN ({listed})"
        )
