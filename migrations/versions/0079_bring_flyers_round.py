"""bring flyers round."""

import sqlalchemy as sa
from alembic import op

revision = "0079"
down_revision = "0078"

LINKS = sa.table("links", sa.column("purpose", sa.String))
OURS = ("tent_delivery", "tent_flyer")
BEFORE = (
    *("sign_in", "announcement", "bulletin", "door", "report_answer"),
    *("report_follow", "role_invitation", "tent_answer", "tent_invitation", "telegram"),
    *("unsubscribe",),
)
AFTER = (*BEFORE[:-1], *OURS, BEFORE[-1])


def upgrade() -> None:
    op.create_table(
        "tent_street_languages",
        sa.Column("street", sa.String(length=80), nullable=False),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.PrimaryKeyConstraint("street", name=op.f("pk_tent_street_languages")),
    )
    op.create_table(
        "tent_deliveries",
        sa.Column("invitation_id", sa.Uuid(), nullable=False),
        sa.Column("round", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column(
            "outcome",
            sa.Enum(
                "delivered",
                "failed",
                name="deliveryoutcome",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("noted_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["invitation_id"],
            ["tent_invitations.id"],
            name=op.f("fk_tent_deliveries_invitation_id_tent_invitations"),
        ),
        sa.PrimaryKeyConstraint("invitation_id", "round", name=op.f("pk_tent_deliveries")),
    )
    _allow(AFTER)


def downgrade() -> None:
    # Without the purpose the links on paper cannot be kept.
    op.execute(sa.delete(LINKS).where(LINKS.c.purpose.in_(OURS)))
    _allow(BEFORE)
    op.drop_table("tent_deliveries")
    op.drop_table("tent_street_languages")


def _allow(purposes) -> None:
    """Let links have these purposes."""
    listed = ", ".join(f"'{purpose}'" for purpose in purposes)
    with op.batch_alter_table("links", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_links_linkpurpose"), type_="check")
        batch_op.create_check_constraint(
            batch_op.f("ck_links_linkpurpose"), f"purpose IN ({listed})"
        )
