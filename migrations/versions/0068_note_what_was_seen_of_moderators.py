"""note what was seen of moderators."""

import sqlalchemy as sa
from alembic import op

revision = "0068"
down_revision = "0067"


def kind() -> sa.Column:
    return sa.Column(
        "kind",
        sa.Enum(
            *("conduct", "training"),
            name="checkkind",
            native_enum=False,
            create_constraint=True,
            length=40,
        ),
        nullable=False,
    )


def upgrade() -> None:
    op.create_table(
        "moderator_checks",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        kind(),
        sa.Column("seen_on", sa.Date(), nullable=False),
        sa.Column("seen_as", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_moderator_checks_person_id_persons")
        ),
        sa.PrimaryKeyConstraint("person_id", "kind", name=op.f("pk_moderator_checks")),
    )
    op.create_table(
        "wanted_checks",
        sa.Column("group_id", sa.Uuid(), nullable=False),
        kind(),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], name=op.f("fk_wanted_checks_group_id_groups")
        ),
        sa.PrimaryKeyConstraint("group_id", "kind", name=op.f("pk_wanted_checks")),
    )


def downgrade() -> None:
    op.drop_table("wanted_checks")
    op.drop_table("moderator_checks")
