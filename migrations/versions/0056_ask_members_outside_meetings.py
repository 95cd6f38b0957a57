"""ask members outside meetings."""

import sqlalchemy as sa
from alembic import op

revision = "0056"
down_revision = "0055"


def upgrade() -> None:
    op.create_table(
        "peilingen",
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
        sa.CheckConstraint("opens_at < closes_at", name=op.f("ck_peilingen_order")),
        sa.CheckConstraint(
            "(counted_at IS NULL) = (entitled IS NULL)", name=op.f("ck_peilingen_counted")
        ),
        sa.ForeignKeyConstraint(
            ["asked_by"], ["persons.id"], name=op.f("fk_peilingen_asked_by_persons")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_peilingen")),
    )
    op.create_index(op.f("ix_peilingen_opens_at"), "peilingen", ["opens_at"])
    op.create_index(op.f("ix_peilingen_asked_by"), "peilingen", ["asked_by"])
    op.create_table(
        "peiling_options",
        sa.Column("peiling_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=60), nullable=False),
        sa.Column("chosen", sa.Integer(), nullable=True),
        sa.CheckConstraint("number > 0", name=op.f("ck_peiling_options_number")),
        sa.ForeignKeyConstraint(
            ["peiling_id"],
            ["peilingen.id"],
            name=op.f("fk_peiling_options_peiling_id_peilingen"),
        ),
        sa.PrimaryKeyConstraint("peiling_id", "number", name=op.f("pk_peiling_options")),
    )
    op.create_table(
        "peiling_answers",
        sa.Column("peiling_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_peiling_answers_person_id_persons")
        ),
        sa.ForeignKeyConstraint(
            ["peiling_id", "number"],
            ["peiling_options.peiling_id", "peiling_options.number"],
            name=op.f("fk_peiling_answers_peiling_id_number_peiling_options"),
        ),
        sa.PrimaryKeyConstraint("peiling_id", "person_id", name=op.f("pk_peiling_answers")),
    )
    op.create_index(op.f("ix_peiling_answers_person_id"), "peiling_answers", ["person_id"])


def downgrade() -> None:
    op.drop_table("peiling_answers")
    op.drop_table("peiling_options")
    op.drop_table("peilingen")
