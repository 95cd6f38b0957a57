"""link telegram accounts."""

from alembic import op

revision = "0008"
down_revision = "0007"

BEFORE = (
    "'sign_in', 'report_answer', 'report_follow', 'tent_answer', 'tent_invitation', 'unsubscribe'"
)
AFTER = (
    "'sign_in', 'report_answer', 'report_follow', 'tent_answer', 'tent_invitation', 'telegram', "
    "'unsubscribe'"
)


def upgrade() -> None:
    allow(AFTER)


def downgrade() -> None:
    # A link into the bot works for a quarter of an hour; without the purpose none can be kept.
    op.execute("DELETE FROM links WHERE purpose = 'telegram'")
    allow(BEFORE)


def allow(purposes) -> None:
    """Let links have these purposes."""
    with op.batch_alter_table("links", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_links_linkpurpose"), type_="check")
        batch_op.create_check_constraint(
            batch_op.f("ck_links_linkpurpose"), f"purpose IN ({purposes})"
        )
