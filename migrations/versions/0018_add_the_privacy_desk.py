"""add the privacy desk."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def choice(name, *values):
    """Return a column's type that takes these words only."""
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)


def upgrade() -> None:
    op.create_table(
        "privacy_requests",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            choice("requestkind", "access", "rectification", "erasure", "objection"),
            nullable=False,
        ),
        sa.Column(
            "relation",
            choice("relation", "member", "neighbour", "described", "flyer", "other"),
            nullable=False,
        ),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("locale", sa.String(length=10), nullable=False),
        sa.Column("received_at", sa.DateTime(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("origin_hash", sa.String(length=64), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("extended_on", sa.Date(), nullable=True),
        sa.Column("extension_reason", choice("extensionreason", "complex", "many"), nullable=True),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        sa.Column(
            "outcome",
            choice("requestoutcome", "granted", "nothing_held", "partly", "refused"),
            nullable=True,
        ),
        sa.Column(
            "ground",
            choice(
                "ground",
                "not_identified",
                "others_rights",
                "must_keep",
                "compelling",
                "unfounded",
            ),
            nullable=True,
        ),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "(answered_at IS NULL) = (outcome IS NULL)", name=op.f("ck_privacy_requests_answer")
        ),
        sa.CheckConstraint(
            "(extended_on IS NULL) = (extension_reason IS NULL)",
            name=op.f("ck_privacy_requests_extension"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_privacy_requests_person_id_persons")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_privacy_requests")),
        sa.UniqueConstraint("number", name=op.f("uq_privacy_requests_number")),
    )
    with op.batch_alter_table("privacy_requests", schema=None) as batch_op:
        for column in ("answered_at", "email", "origin_hash", "person_id", "received_at"):
            batch_op.create_index(
                batch_op.f(f"ix_privacy_requests_{column}"), [column], unique=False
            )
    op.create_table(
        "processors",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("purpose", sa.String(length=200), nullable=False),
        sa.Column("place", sa.String(length=120), nullable=False),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_processors")),
    )


def downgrade() -> None:
    op.drop_table("processors")
    op.drop_table("privacy_requests")
