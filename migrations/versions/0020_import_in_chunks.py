"""Import lists as long work in chunks, with a row for each row of theirs.

Lists that wait are uploaded again: they are kept for a week and were read otherwise.
"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    op.create_table(
        "jobs",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("task", sa.String(length=60), nullable=False),
        sa.Column("arguments", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("cursor", sa.Integer(), nullable=False),
        sa.Column("holder", sa.String(length=64), nullable=True),
        sa.Column("held_until", sa.DateTime(), nullable=True),
        sa.Column("started_at", sa.DateTime(), nullable=True),
        sa.Column("finished_at", sa.DateTime(), nullable=True),
        sa.Column("cancelled_at", sa.DateTime(), nullable=True),
        sa.Column("failed_at", sa.DateTime(), nullable=True),
        sa.Column("stumbles", sa.Integer(), nullable=False),
        sa.Column("failure", sa.String(length=60), nullable=True),
        sa.Column("failure_details", sa.JSON(), nullable=False),
        sa.CheckConstraint("(holder IS NULL) = (held_until IS NULL)", name=op.f("ck_jobs_held")),
        sa.CheckConstraint("done >= 0", name=op.f("ck_jobs_done")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jobs")),
    )
    with op.batch_alter_table("jobs", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_jobs_created_at"), ["created_at"], unique=False)

    with op.batch_alter_table("import_drafts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_import_drafts_uploaded_at"))
    op.drop_table("import_drafts")
    op.create_table(
        "import_drafts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("file_name", sa.String(length=120), nullable=False),
        sa.Column("uploaded_at", sa.DateTime(), nullable=False),
        sa.Column("uploaded_by", sa.Uuid(), nullable=True),
        sa.Column("separator", sa.String(length=1), nullable=False),
        sa.Column("header", sa.JSON(), nullable=False),
        sa.Column("places", sa.JSON(), nullable=False),
        sa.Column("first_line", sa.Integer(), nullable=False),
        sa.Column("first_character", sa.Integer(), nullable=False),
        sa.Column("read_line", sa.Integer(), nullable=False),
        sa.Column("job_id", sa.Uuid(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(), nullable=True),
        sa.Column("confirmed_by", sa.Uuid(), nullable=True),
        sa.Column("with_changes", sa.Boolean(), nullable=False),
        sa.Column("undone_at", sa.DateTime(), nullable=True),
        sa.Column("discarded_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "undone_at IS NULL OR confirmed_at IS NOT NULL", name=op.f("ck_import_drafts_undone")
        ),
        sa.CheckConstraint(
            "confirmed_at IS NULL OR discarded_at IS NULL", name=op.f("ck_import_drafts_one_end")
        ),
        sa.ForeignKeyConstraint(
            ["confirmed_by"], ["persons.id"], name=op.f("fk_import_drafts_confirmed_by_persons")
        ),
        sa.ForeignKeyConstraint(
            ["uploaded_by"], ["persons.id"], name=op.f("fk_import_drafts_uploaded_by_persons")
        ),
        sa.ForeignKeyConstraint(
            ["job_id"], ["jobs.id"], name=op.f("fk_import_drafts_job_id_jobs")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_drafts")),
    )
    with op.batch_alter_table("import_drafts", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_import_drafts_uploaded_at"), ["uploaded_at"], unique=False
        )

    op.create_table(
        "import_rows",
        sa.Column("draft_id", sa.Uuid(), nullable=False),
        sa.Column("line", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("cells", sa.JSON(), nullable=False),
        sa.Column("flaw", sa.String(length=40), nullable=True),
        sa.Column("name_mark", sa.String(length=16), nullable=True),
        sa.Column("door_mark", sa.String(length=16), nullable=True),
        sa.Column("mail_mark", sa.String(length=16), nullable=True),
        sa.Column("email_mark", sa.String(length=16), nullable=True),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "new",
                "changed",
                "duplicate",
                "error",
                name="rowstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("has_warning", sa.Boolean(), nullable=False),
        sa.Column("findings", sa.JSON(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=True),
        sa.Column("traces", sa.JSON(), nullable=False),
        sa.Column("undone_at", sa.DateTime(), nullable=True),
        sa.Column("kept_by", sa.String(length=60), nullable=True),
        sa.CheckConstraint(
            "entered_at IS NULL OR state IN ('new', 'changed')",
            name=op.f("ck_import_rows_entered"),
        ),
        sa.CheckConstraint(
            "undone_at IS NULL OR entered_at IS NOT NULL", name=op.f("ck_import_rows_undone")
        ),
        sa.ForeignKeyConstraint(
            ["draft_id"], ["import_drafts.id"], name=op.f("fk_import_rows_draft_id_import_drafts")
        ),
        sa.PrimaryKeyConstraint("draft_id", "line", name=op.f("pk_import_rows")),
    )
    with op.batch_alter_table("import_rows", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_import_rows_draft_id_state_line"),
            ["draft_id", "state", "line"],
            unique=False,
        )

    op.create_table(
        "import_texts",
        sa.Column("draft_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("workbook", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["draft_id"], ["import_drafts.id"], name=op.f("fk_import_texts_draft_id_import_drafts")
        ),
        sa.PrimaryKeyConstraint("draft_id", name=op.f("pk_import_texts")),
    )


def downgrade() -> None:
    op.drop_table("import_texts")
    with op.batch_alter_table("import_rows", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_import_rows_draft_id_state_line"))

    op.drop_table("import_rows")
    with op.batch_alter_table("import_drafts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_import_drafts_uploaded_at"))
    op.drop_table("import_drafts")

    with op.batch_alter_table("jobs", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_jobs_created_at"))

    op.drop_table("jobs")
    op.create_table(
        "import_drafts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("file_name", sa.String(length=120), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("uploaded_at", sa.DateTime(), nullable=False),
        sa.Column("uploaded_by", sa.Uuid(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(), nullable=True),
        sa.Column("confirmed_by", sa.Uuid(), nullable=True),
        sa.Column("discarded_at", sa.DateTime(), nullable=True),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.CheckConstraint("added >= 0", name=op.f("ck_import_drafts_added")),
        sa.CheckConstraint(
            "confirmed_at IS NULL OR discarded_at IS NULL", name=op.f("ck_import_drafts_one_end")
        ),
        sa.ForeignKeyConstraint(
            ["confirmed_by"], ["persons.id"], name=op.f("fk_import_drafts_confirmed_by_persons")
        ),
        sa.ForeignKeyConstraint(
            ["uploaded_by"], ["persons.id"], name=op.f("fk_import_drafts_uploaded_by_persons")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_drafts")),
    )
    with op.batch_alter_table("import_drafts", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_import_drafts_uploaded_at"), ["uploaded_at"], unique=False
        )
