"""ask members outside meetings."""

import sqlalchemy as sa
from alembic import op

revision = "0056"
down_revision = "0055"


def upgrade() -> None:
    op.create_table(
        "soundings",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("question", sa.String(length=200), nullable=False),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column("opens_at", sa.DateTime(), nullable=False),
        sa.Column("closes_at", sa.DateTime(), nullable=False),
        sa.Column("asked_by", sa.Uuid(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True),
        sa.Column("told_at", sa.DateTime(), nullable=True),
        sa.Column("counted_at", sa.DateTime(), nullable=True),
        sa.Column("entitled", sa.Integer(), nullable=True),
        sa.CheckConstraint("opens_at < closes_at", name=op.f("ck_soundings_order")),
        sa.CheckConstraint(
            "(counted_at IS NULL) = (entitled IS NULL)", name=op.f("ck_soundings_counted")
        ),
        sa.ForeignKeyConstraint(
            ["asked_by"], ["persons.id"], name=op.f("fk_soundings_asked_by_persons")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_soundings")),
    )
    op.create_index(op.f("ix_soundings_opens_at"), "soundings", ["opens_at"])
    op.create_index(op.f("ix_soundings_asked_by"), "soundings", ["asked_by"])
    op.create_table(
        "sounding_options",
        sa.Column("sounding_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=60), nullable=False),
        sa.Column("chosen", sa.Integer(), nullable=True),
        sa.CheckConstraint("number > 0", name=op.f("ck_sounding_options_number")),
        sa.ForeignKeyConstraint(
            ["sounding_id"],
            ["soundings.id"],
            name=op.f("fk_sounding_options_sounding_id_soundings"),
        ),
        sa.PrimaryKeyConstraint("sounding_id", "number", name=op.f("pk_sounding_options")),
    )
    op.create_table(
        "sounding_answers",
        sa.Column("sounding_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_sounding_answers_person_id_persons")
        ),
        sa.ForeignKeyConstraint(
            ["sounding_id", "number"],
            ["sounding_options.sounding_id", "sounding_options.number"],
            name=op.f("fk_sounding_answers_sounding_id_number_sounding_options"),
        ),
        sa.PrimaryKeyConstraint("sounding_id", "person_id", name=op.f("pk_sounding_answers")),
    )
    op.create_index(op.f("ix_sounding_answers_person_id"), "sounding_answers", ["person_id"])


def downgrade() -> None:
    op.drop_table("sounding_answers")
    op.drop_table("sounding_options")
    op.drop_table("soundings")
