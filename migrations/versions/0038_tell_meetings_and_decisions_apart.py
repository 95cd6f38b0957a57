"""tell meetings and decisions apart."""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"


def upgrade() -> None:
    with op.batch_alter_table("meetings") as batch:
        batch.add_column(
            sa.Column(
                "kind",
                sa.Enum(
                    *("members", "board"),
                    name="meetingkind",
                    native_enum=False,
                    create_constraint=True,
                    length=40,
                ),
                server_default="members",
                nullable=False,
            )
        )
    with op.batch_alter_table("agenda_items") as batch:
        batch.add_column(
            sa.Column(
                "kind",
                sa.Enum(
                    *("ordinary", "statutes", "dissolution", "accounts", "discharge", "election"),
                    name="decisionkind",
                    native_enum=False,
                    create_constraint=True,
                    length=40,
                ),
                server_default="ordinary",
                nullable=False,
            )
        )


def downgrade() -> None:
    with op.batch_alter_table("agenda_items") as batch:
        batch.drop_constraint(op.f("ck_agenda_items_decisionkind"), type_="check")
        batch.drop_column("kind")
    with op.batch_alter_table("meetings") as batch:
        batch.drop_constraint(op.f("ck_meetings_meetingkind"), type_="check")
        batch.drop_column("kind")
