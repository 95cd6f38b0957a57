"""keep photos and voices."""

import sqlalchemy as sa
from alembic import op

revision = "0082"
down_revision = "0081"

PERSON = ("sex", "age", "height", "build", "hair", "top", "bottom", "marks")
VEHICLE = ("type", "make", "colour", "plate")
STEPS = (
    *("happening", "called", "called_when", "police_number", "kind", "behaviour"),
    *("seen", "persons"),
    *(f"person{number}_{name}" for number in (1, 2, 3) for name in PERSON),
    "vehicles",
    *(f"vehicle{number}_{name}" for number in (1, 2) for name in VEHICLE),
    *("direction", "place", "moment", "moment_right", "images", "contact", "email", "summary"),
)


def chosen(values, *, name):
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)


def upgrade() -> None:
    op.create_table(
        "report_attachments",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("draft_id", sa.Uuid(), nullable=True),
        sa.Column("report_id", sa.Uuid(), nullable=True),
        sa.Column("kind", chosen(("photo", "voice"), name="attachmentkind"), nullable=False),
        sa.Column("step", chosen(STEPS, name="step"), nullable=False),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("thumbnail", sa.LargeBinary(), nullable=True),
        sa.Column("goes_along", sa.Boolean(), nullable=False),
        sa.Column("blurred_at", sa.DateTime(), nullable=True),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "(draft_id IS NULL) <> (report_id IS NULL)",
            name=op.f("ck_report_attachments_owner"),
        ),
        sa.CheckConstraint(
            "(removed_at IS NULL) = (content IS NOT NULL)",
            name=op.f("ck_report_attachments_removed"),
        ),
        sa.CheckConstraint(
            "kind = 'photo' OR goes_along IS FALSE",
            name=op.f("ck_report_attachments_voice_stays"),
        ),
        sa.ForeignKeyConstraint(
            ["draft_id"],
            ["report_drafts.id"],
            name=op.f("fk_report_attachments_draft_id_report_drafts"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name=op.f("fk_report_attachments_report_id_reports")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_attachments")),
        sa.UniqueConstraint(
            "draft_id", "number", name=op.f("uq_report_attachments_draft_id_number")
        ),
        sa.UniqueConstraint(
            "report_id", "number", name=op.f("uq_report_attachments_report_id_number")
        ),
    )
    with op.batch_alter_table("report_drafts") as batch:
        batch.add_column(sa.Column("album", sa.String(length=64), nullable=True))
        batch.add_column(sa.Column("turned_away", sa.String(length=40), nullable=True))
    with op.batch_alter_table("report_redactions") as batch:
        batch.add_column(sa.Column("marks", sa.JSON(), nullable=False, server_default="[]"))
        batch.add_column(sa.Column("direction", sa.String(length=200), nullable=True))
    with op.batch_alter_table("group_releases") as batch:
        # C27: what was released before was released without photos.
        batch.add_column(
            sa.Column("photos", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    for table, column in (("report_redactions", "marks"), ("group_releases", "photos")):
        with op.batch_alter_table(table) as batch:
            batch.alter_column(column, server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("group_releases") as batch:
        batch.drop_column("photos")
    with op.batch_alter_table("report_redactions") as batch:
        batch.drop_column("direction")
        batch.drop_column("marks")
    with op.batch_alter_table("report_drafts") as batch:
        batch.drop_column("turned_away")
        batch.drop_column("album")
    op.drop_table("report_attachments")
