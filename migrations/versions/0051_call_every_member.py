"""call every member."""

import sqlalchemy as sa
from alembic import op

revision = "0051"
down_revision = "0050"


def upgrade() -> None:
    op.create_table(
        "convocations",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.CheckConstraint("version > 0", name=op.f("ck_convocations_version")),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_convocations_meeting_id_meetings")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_convocations")),
        sa.UniqueConstraint(
            "meeting_id", "version", name=op.f("uq_convocations_meeting_id_version")
        ),
    )
    op.create_table(
        "meeting_documents",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("uploaded_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_meeting_documents_meeting_id_meetings")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_documents")),
    )
    with op.batch_alter_table("meeting_documents") as batch:
        batch.create_index(batch.f("ix_meeting_documents_meeting_id"), ["meeting_id"])
    op.create_table(
        "letter_batches",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("convocation_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["convocation_id"],
            ["convocations.id"],
            name=op.f("fk_letter_batches_convocation_id_convocations"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_batches")),
        sa.UniqueConstraint(
            "convocation_id", "number", name=op.f("uq_letter_batches_convocation_id_number")
        ),
    )
    _create_invitations()


def _create_invitations() -> None:
    op.create_table(
        "meeting_invitations",
        sa.Column("convocation_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("member_number", sa.Integer(), nullable=False),
        sa.Column("invited_at", sa.DateTime(), nullable=False),
        sa.Column("mail_address", sa.String(length=254), nullable=True),
        sa.Column("consent_given_at", sa.DateTime(), nullable=True),
        sa.Column("consent_how", sa.String(length=20), nullable=True),
        sa.Column("told_at", sa.DateTime(), nullable=True),
        sa.Column("sent_at", sa.DateTime(), nullable=True),
        sa.Column("failed_at", sa.DateTime(), nullable=True),
        sa.Column("failure", sa.String(length=300), nullable=True),
        sa.Column("batch_id", sa.Uuid(), nullable=True),
        sa.Column("postal_address", sa.String(length=300), nullable=True),
        sa.Column("handed_on", sa.Date(), nullable=True),
        sa.Column(
            "handed_how",
            sa.Enum(
                *("posted", "delivered"),
                name="handing",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("handed_by", sa.String(length=120), nullable=True),
        sa.Column("returned_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "mail_address IS NULL OR consent_given_at IS NOT NULL",
            name=op.f("ck_meeting_invitations_consent"),
        ),
        sa.CheckConstraint(
            "(handed_on IS NULL) = (handed_how IS NULL)",
            name=op.f("ck_meeting_invitations_handing_day"),
        ),
        sa.ForeignKeyConstraint(
            ["batch_id"],
            ["letter_batches.id"],
            name=op.f("fk_meeting_invitations_batch_id_letter_batches"),
        ),
        sa.ForeignKeyConstraint(
            ["convocation_id"],
            ["convocations.id"],
            name=op.f("fk_meeting_invitations_convocation_id_convocations"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_meeting_invitations_person_id_persons")
        ),
        sa.PrimaryKeyConstraint(
            "convocation_id", "person_id", name=op.f("pk_meeting_invitations")
        ),
    )
    with op.batch_alter_table("meeting_invitations") as batch:
        for column in ("batch_id", "person_id", "told_at"):
            batch.create_index(batch.f(f"ix_meeting_invitations_{column}"), [column])


def downgrade() -> None:
    for table in ("meeting_invitations", "letter_batches", "meeting_documents", "convocations"):
        op.drop_table(table)
