"""tell the neighbourhood what contacts want it to know."""

import sqlalchemy as sa
from alembic import op

revision = "0075"
down_revision = "0074"

KIND = ("warning", "question", "burgernet")
HOW = ("page", "mail", "moderator")
ACT = ("sent", "corrected", "placed", "placed_again", "declined", "withdrawn", "over")
BEFORE = (
    *("sign_in", "announcement", "door", "report_answer", "report_follow", "role_invitation"),
    *("tent_answer", "tent_invitation", "telegram", "unsubscribe"),
)
AFTER = ("sign_in", "announcement", "bulletin", *BEFORE[2:])
LINKS = sa.table("links", sa.column("purpose", sa.String))


def chosen(values, *, name):
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)


def upgrade() -> None:
    op.create_table(
        "bulletins",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("kind", chosen(KIND, name="bulletinkind"), nullable=False),
        sa.Column("how", chosen(HOW, name="senthow"), nullable=False),
        sa.Column("sent_at", sa.DateTime(), nullable=False),
        sa.Column("text", sa.String(length=500), nullable=False),
        sa.Column("ends_at", sa.DateTime(), nullable=False),
        sa.Column("placed_at", sa.DateTime(), nullable=True),
        sa.Column("placed_text", sa.String(length=500), nullable=True),
        sa.Column("placed_until", sa.DateTime(), nullable=True),
        sa.Column("corrected_at", sa.DateTime(), nullable=True),
        sa.Column("declined_at", sa.DateTime(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "(placed_at IS NULL) = (placed_text IS NULL)", name=op.f("ck_bulletins_placed")
        ),
        sa.CheckConstraint(
            "(placed_at IS NULL) = (placed_until IS NULL)", name=op.f("ck_bulletins_placed_until")
        ),
        sa.CheckConstraint(
            "declined_at IS NULL OR placed_at IS NULL", name=op.f("ck_bulletins_one_way")
        ),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name=op.f("fk_bulletins_contact_id_contacts")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], name=op.f("fk_bulletins_group_id_groups")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bulletins")),
    )
    op.create_index(op.f("ix_bulletins_contact_id"), "bulletins", ["contact_id"])
    op.create_index(op.f("ix_bulletins_group_id_sent_at"), "bulletins", ["group_id", "sent_at"])
    op.create_index(op.f("ix_bulletins_placed_until"), "bulletins", ["placed_until"])
    op.create_index(op.f("ix_bulletins_sent_at"), "bulletins", ["sent_at"])
    op.create_table(
        "bulletin_steps",
        sa.Column("bulletin_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("act", chosen(ACT, name="bulletinact"), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("function", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(
            ["bulletin_id"], ["bulletins.id"], name=op.f("fk_bulletin_steps_bulletin_id_bulletins")
        ),
        sa.PrimaryKeyConstraint("bulletin_id", "position", name=op.f("pk_bulletin_steps")),
    )
    allow(AFTER)


def downgrade() -> None:
    # Without the purpose its links cannot be kept.
    op.execute(sa.delete(LINKS).where(LINKS.c.purpose == "bulletin"))
    allow(BEFORE)
    op.drop_table("bulletin_steps")
    op.drop_table("bulletins")


def allow(purposes) -> None:
    """Let links have these purposes."""
    listed = ", ".join(f"'{purpose}'" for purpose in purposes)
    with op.batch_alter_table("links", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_links_linkpurpose"), type_="check")
        batch_op.create_check_constraint(
            batch_op.f("ck_links_linkpurpose"), f"purpose IN ({listed})"
        )
