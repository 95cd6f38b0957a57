"""invite people from outside."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"

BEFORE = (
    *("sign_in", "report_answer", "report_follow", "tent_answer", "tent_invitation"),
    *("telegram", "unsubscribe"),
)
AFTER = (
    *("sign_in", "report_answer", "report_follow", "role_invitation", "tent_answer"),
    *("tent_invitation", "telegram", "unsubscribe"),
)
KINDS = (
    *("chair", "secretary", "treasurer", "board_member", "supervisor", "audit_committee"),
    *("counting_committee", "process_guardian", "candidate", "moderator", "volunteer"),
    *("municipality", "operator"),
)
SCOPES = ("all", "group", "meeting", "report", "tent_session")
LINKS = sa.table("links", sa.column("purpose", sa.String))


def choice(name, *values):
    """Return a column's type that takes these words only."""
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)


def upgrade() -> None:
    op.create_table(
        "role_invitations",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("given_name", sa.String(length=80), nullable=False),
        sa.Column("tussenvoegsel", sa.String(length=20), nullable=False),
        sa.Column("family_name", sa.String(length=120), nullable=False),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column("kind", choice("rolekind", *KINDS), nullable=False),
        sa.Column("scope_kind", choice("scopekind", *SCOPES), nullable=False),
        sa.Column("scope_id", sa.Uuid(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("invited_at", sa.DateTime(), nullable=False),
        sa.Column("invited_by", sa.Uuid(), nullable=True),
        sa.Column("expires_at", sa.DateTime(), nullable=False),
        sa.Column("accepted_at", sa.DateTime(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "accepted_at IS NULL OR withdrawn_at IS NULL", name=op.f("ck_role_invitations_one_end")
        ),
        sa.CheckConstraint(
            "(accepted_at IS NULL) = (person_id IS NULL)",
            name=op.f("ck_role_invitations_acceptance"),
        ),
        sa.CheckConstraint(
            "ends_on IS NULL OR starts_on < ends_on", name=op.f("ck_role_invitations_order")
        ),
        sa.ForeignKeyConstraint(
            ["invited_by"], ["persons.id"], name=op.f("fk_role_invitations_invited_by_persons")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_role_invitations_person_id_persons")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role_invitations")),
    )
    with op.batch_alter_table("role_invitations", schema=None) as batch_op:
        for column in ("email", "expires_at", "invited_by", "person_id"):
            batch_op.create_index(
                batch_op.f(f"ix_role_invitations_{column}"), [column], unique=False
            )
    allow(AFTER)


def downgrade() -> None:
    # An invitation works for two weeks; without the purpose its links cannot be kept.
    op.execute(sa.delete(LINKS).where(LINKS.c.purpose == "role_invitation"))
    allow(BEFORE)
    op.drop_table("role_invitations")


def allow(purposes) -> None:
    """Let links have these purposes."""
    listed = ", ".join(f"'{purpose}'" for purpose in purposes)
    with op.batch_alter_table("links", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_links_linkpurpose"), type_="check")
        batch_op.create_check_constraint(
            batch_op.f("ck_links_linkpurpose"), f"purpose IN ({listed})"
        )
