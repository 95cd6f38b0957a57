"""declare outcomes and count quorums."""

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

revision = "0052"
down_revision = "0051"

METHODS = ("electronic", "hands", "acclamation", "roll_call")
CHANNELS = "'web', 'telegram'"


def upgrade() -> None:
    with op.batch_alter_table("polls") as batch:
        batch.add_column(
            sa.Column(
                "method",
                sa.Enum(
                    *METHODS,
                    name="votingmethod",
                    native_enum=False,
                    create_constraint=True,
                    length=40,
                ),
                server_default="electronic",
                nullable=False,
            )
        )
        _keep_empty_default(batch)
        batch.add_column(sa.Column("replaces_id", sa.Uuid(), nullable=True))
        batch.add_column(sa.Column("withdrawn_at", sa.DateTime(), nullable=True))
        batch.create_foreign_key(
            op.f("fk_polls_replaces_id_polls"), "polls", ["replaces_id"], ["id"]
        )
        batch.create_unique_constraint(op.f("uq_polls_replaces_id"), ["replaces_id"])
        batch.create_check_constraint(
            op.f("ck_polls_withdrawn"), "withdrawn_at IS NULL OR closed_at IS NOT NULL"
        )
        batch.drop_constraint(op.f("ck_polls_majoritybase"), type_="check")
        batch.create_check_constraint(
            op.f("ck_polls_majoritybase"), "majority_base IN ('for_and_against', 'all_cast')"
        )
    _allow_channels(f"{CHANNELS}, 'roll_call'")
    op.create_table(
        "item_votes",
        sa.Column("poll_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("entitled", sa.Integer(), nullable=False),
        sa.Column("present", sa.Integer(), nullable=False),
        sa.Column("represented", sa.Integer(), nullable=False),
        sa.Column("beforehand", sa.Integer(), nullable=False),
        sa.Column("quorum_numerator", sa.Integer(), nullable=False),
        sa.Column("quorum_denominator", sa.Integer(), nullable=False),
        sa.Column("quorum_article", sa.String(length=120), nullable=False),
        sa.Column("counters", sa.String(length=200), nullable=False),
        sa.Column("challenged_at", sa.DateTime(), nullable=True),
        sa.Column(
            "challenged_by",
            sa.Enum(
                *("one_voter", "meeting"),
                name="challenger",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.CheckConstraint(
            "(challenged_at IS NULL) = (challenged_by IS NULL)",
            name=op.f("ck_item_votes_challenged"),
        ),
        sa.CheckConstraint(
            "0 <= quorum_numerator AND quorum_numerator <= quorum_denominator",
            name=op.f("ck_item_votes_quorum"),
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_items.id"], name=op.f("fk_item_votes_item_id_agenda_items")
        ),
        sa.ForeignKeyConstraint(
            ["poll_id"], ["polls.id"], name=op.f("fk_item_votes_poll_id_polls")
        ),
        sa.PrimaryKeyConstraint("poll_id", name=op.f("pk_item_votes")),
    )
    op.create_index(op.f("ix_item_votes_item_id"), "item_votes", ["item_id"])
    op.create_table(
        "declarations",
        sa.Column("poll_id", sa.Uuid(), nullable=False),
        sa.Column("declared_at", sa.DateTime(), nullable=False),
        sa.Column("declared_by", sa.Uuid(), nullable=True),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("is_adopted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["declared_by"], ["persons.id"], name=op.f("fk_declarations_declared_by_persons")
        ),
        sa.ForeignKeyConstraint(
            ["poll_id"], ["polls.id"], name=op.f("fk_declarations_poll_id_polls")
        ),
        sa.PrimaryKeyConstraint("poll_id", name=op.f("pk_declarations")),
    )
    op.create_index(op.f("ix_declarations_declared_by"), "declarations", ["declared_by"])
    op.create_table(
        "deferrals",
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("deferred_at", sa.DateTime(), nullable=False),
        sa.Column("counted", sa.Integer(), nullable=False),
        sa.Column("needed", sa.Integer(), nullable=False),
        sa.Column("entitled", sa.Integer(), nullable=False),
        sa.Column("article", sa.String(length=120), nullable=False),
        sa.Column("second_item_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_items.id"], name=op.f("fk_deferrals_item_id_agenda_items")
        ),
        sa.ForeignKeyConstraint(
            ["second_item_id"],
            ["agenda_items.id"],
            name=op.f("fk_deferrals_second_item_id_agenda_items"),
        ),
        sa.PrimaryKeyConstraint("item_id", name=op.f("pk_deferrals")),
        sa.UniqueConstraint("second_item_id", name=op.f("uq_deferrals_second_item_id")),
    )
    _keep_votes_of_before()


def downgrade() -> None:
    op.drop_table("deferrals")
    op.drop_table("declarations")
    op.drop_table("item_votes")
    # The table of before has no place for answers that were called out in the hall.
    op.execute(sa.text("DELETE FROM ballots WHERE channel = 'roll_call'"))
    _allow_channels(CHANNELS)
    with op.batch_alter_table("polls") as batch:
        _keep_empty_default(batch)
        batch.drop_constraint(op.f("ck_polls_majoritybase"), type_="check")
        batch.create_check_constraint(
            op.f("ck_polls_majoritybase"), "majority_base IN ('for_and_against')"
        )
        batch.drop_constraint(op.f("ck_polls_withdrawn"), type_="check")
        batch.drop_constraint(op.f("uq_polls_replaces_id"), type_="unique")
        batch.drop_constraint(op.f("fk_polls_replaces_id_polls"), type_="foreignkey")
        batch.drop_constraint(op.f("ck_polls_votingmethod"), type_="check")
        for column in ("withdrawn_at", "replaces_id", "method"):
            batch.drop_column(column)


def _keep_empty_default(batch: BatchOperations) -> None:
    """Say the default once more: SQLite gives it back within brackets."""
    batch.alter_column(
        "votes_article",
        existing_type=sa.String(length=120),
        existing_nullable=False,
        server_default=sa.text("''"),
    )


def _allow_channels(channels: str) -> None:
    with op.batch_alter_table("ballots") as batch:
        batch.drop_constraint(op.f("ck_ballots_ballotchannel"), type_="check")
        batch.create_check_constraint(op.f("ck_ballots_ballotchannel"), f"channel IN ({channels})")


def _keep_votes_of_before() -> None:
    """Give earlier votes their row; nobody counted a quorum then, so none was asked."""
    op.execute(
        sa.text(
            "INSERT INTO item_votes (poll_id, item_id, entitled, present, represented, "
            "beforehand, quorum_numerator, quorum_denominator, quorum_article, counters) "
            "SELECT polls.id, agenda_items.id, "
            "(SELECT count(*) FROM electors WHERE electors.poll_id = polls.id), "
            "coalesce(polls.members_cast, 0), 0, 0, 0, 1, 'gewoonte', '' "
            "FROM polls JOIN agenda_items ON agenda_items.poll_id = polls.id"
        )
    )
