"""add the second step."""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"

SET_UP = sa.text("set_up_at IS NOT NULL")
WAITING = sa.text("set_up_at IS NULL")
OPEN = sa.text("carried_out_at IS NULL AND refused_at IS NULL")


def upgrade() -> None:
    # Sessions of before have not taken the step: their functions wait for it.
    with op.batch_alter_table("sessions", schema=None) as batch_op:
        batch_op.add_column(sa.Column("second_at", sa.DateTime(), nullable=True))
    _create_authenticators()
    _create_recovery_codes()
    _create_resets()


def _create_authenticators() -> None:
    op.create_table(
        "authenticators",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("locked_secret", sa.LargeBinary(), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("set_up_at", sa.DateTime(), nullable=True),
        sa.Column(
            "last_span", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_authenticators_person_id_persons")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_authenticators")),
    )
    with op.batch_alter_table("authenticators", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_authenticators_person_id"), ["person_id"], unique=False
        )
        batch_op.create_index(
            "uq_authenticators_set_up",
            ["person_id"],
            unique=True,
            sqlite_where=SET_UP,
            postgresql_where=SET_UP,
        )
        batch_op.create_index(
            "uq_authenticators_waiting",
            ["person_id"],
            unique=True,
            sqlite_where=WAITING,
            postgresql_where=WAITING,
        )


def _create_recovery_codes() -> None:
    op.create_table(
        "recovery_codes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("issued_at", sa.DateTime(), nullable=False),
        sa.Column("used_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_recovery_codes_person_id_persons")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recovery_codes")),
    )
    with op.batch_alter_table("recovery_codes", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_recovery_codes_person_id"), ["person_id"], unique=False
        )


def _create_resets() -> None:
    op.create_table(
        "second_step_resets",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(), nullable=False),
        sa.Column("proposed_by", sa.Uuid(), nullable=False),
        sa.Column("carried_out_at", sa.DateTime(), nullable=True),
        sa.Column("refused_at", sa.DateTime(), nullable=True),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        *(
            sa.ForeignKeyConstraint(
                [column], ["persons.id"], name=op.f(f"fk_second_step_resets_{column}_persons")
            )
            for column in ("person_id", "proposed_by", "decided_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_second_step_resets")),
    )
    with op.batch_alter_table("second_step_resets", schema=None) as batch_op:
        batch_op.create_index(
            "uq_second_step_resets_person_id",
            ["person_id"],
            unique=True,
            sqlite_where=OPEN,
            postgresql_where=OPEN,
        )


def downgrade() -> None:
    op.drop_table("second_step_resets")
    op.drop_table("recovery_codes")
    op.drop_table("authenticators")
    with op.batch_alter_table("sessions", schema=None) as batch_op:
        batch_op.drop_column("second_at")
