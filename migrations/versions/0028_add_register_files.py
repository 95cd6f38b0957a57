"""add files with members that the worker writes."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    op.create_table(
        "register_files",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "form",
            sa.Enum(
                "csv",
                "xlsx",
                "addresses",
                name="exportform",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("asked_by", sa.Uuid(), nullable=True),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("members", sa.Integer(), nullable=False),
        sa.Column("selection", sa.JSON(), nullable=False),
        sa.Column("chosen", sa.JSON(), nullable=False),
        sa.Column("job_id", sa.Uuid(), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint("members > 0", name=op.f("ck_register_files_members")),
        sa.ForeignKeyConstraint(
            ["asked_by"], ["persons.id"], name=op.f("fk_register_files_asked_by_persons")
        ),
        sa.ForeignKeyConstraint(
            ["job_id"], ["jobs.id"], name=op.f("fk_register_files_job_id_jobs")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_register_files")),
    )
    with op.batch_alter_table("register_files", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_register_files_asked_at"), ["asked_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_register_files_asked_by"), ["asked_by"], unique=False)

    op.create_table(
        "register_file_parts",
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("last", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("rows", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["file_id"],
            ["register_files.id"],
            name=op.f("fk_register_file_parts_file_id_register_files"),
        ),
        sa.PrimaryKeyConstraint("file_id", "last", name=op.f("pk_register_file_parts")),
    )


def downgrade() -> None:
    op.drop_table("register_file_parts")
    with op.batch_alter_table("register_files", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_register_files_asked_by"))
        batch_op.drop_index(batch_op.f("ix_register_files_asked_at"))

    op.drop_table("register_files")
