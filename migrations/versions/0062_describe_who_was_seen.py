"""describe who was seen."""

import sqlalchemy as sa
from alembic import op

revision = "0062"
down_revision = "0061"

COLOURS = (
    *("black", "grey", "white", "blue", "green", "red", "yellow", "brown", "other", "unknown"),
)
COUNTS = ("one", "two", "three", "more", "unknown")
STEPS = (
    *("happening", "called", "called_when", "police_number", "kind", "behaviour", "place"),
    *("moment", "moment_right", "images", "contact", "email", "summary"),
)
PERSON = ("sex", "age", "height", "build", "hair", "top", "bottom", "marks")
VEHICLE = ("type", "make", "colour", "plate")
STEPS_NOW = (
    *STEPS[: STEPS.index("place")],
    *("seen", "persons"),
    *(f"person{number}_{name}" for number in (1, 2, 3) for name in PERSON),
    "vehicles",
    *(f"vehicle{number}_{name}" for number in (1, 2) for name in VEHICLE),
    "direction",
    *STEPS[STEPS.index("place") :],
)


def upgrade() -> None:
    for table in ("report_drafts", "reports"):
        with op.batch_alter_table(table) as batch:
            seen = one_of("seen", "person", "vehicle", "both", "nothing", "unknown")
            batch.add_column(sa.Column("seen", seen, nullable=True))
            for name in ("persons_seen", "vehicles_seen"):
                batch.add_column(sa.Column(name, one_of(name, *COUNTS), nullable=True))
            batch.add_column(sa.Column("direction", sa.String(length=80), nullable=True))
            batch.add_column(sa.Column("direction_text", sa.String(length=200), nullable=True))
    ask(STEPS_NOW)
    op.create_table(
        "report_persons",
        sa.Column("sex", one_of("sex", "man", "woman", "unknown"), nullable=True),
        sa.Column(
            "age",
            one_of("age", "child", "teen", "young", "middle", "old", "unknown"),
            nullable=True,
        ),
        sa.Column(
            "height", one_of("height", "short", "average", "tall", "unknown"), nullable=True
        ),
        sa.Column("build", one_of("build", "thin", "average", "heavy", "unknown"), nullable=True),
        sa.Column(
            "hair",
            one_of("hair", "bald", "short", "long", "curly", "covered", "unknown"),
            nullable=True,
        ),
        sa.Column("top", one_of("top", *COLOURS), nullable=True),
        sa.Column("bottom", one_of("bottom", *COLOURS), nullable=True),
        sa.Column("marks", sa.String(length=200), nullable=True),
        *of_a_draft_or_a_report("report_persons"),
    )
    op.create_table(
        "report_vehicles",
        sa.Column(
            "type",
            one_of(
                *("vehicletype", "car", "van", "lorry", "motorbike", "scooter", "bicycle"),
                *("other", "unknown"),
            ),
            nullable=True,
        ),
        sa.Column("make", sa.String(length=40), nullable=True),
        sa.Column("colour", one_of("colour", *COLOURS), nullable=True),
        sa.Column("plate", sa.String(length=12), nullable=True),
        *of_a_draft_or_a_report("report_vehicles"),
    )


def downgrade() -> None:
    op.drop_table("report_vehicles")
    op.drop_table("report_persons")
    # A question that was asked again is found anew by the first one without an answer.
    drafts = sa.table("report_drafts", sa.column("asking", sa.String))
    op.execute(drafts.update().where(drafts.c.asking.not_in(STEPS)).values(asking=None))
    ask(STEPS)
    for table in ("reports", "report_drafts"):
        with op.batch_alter_table(table) as batch:
            for name in ("seen", "persons_seen", "vehicles_seen"):
                batch.drop_constraint(op.f(f"ck_{table}_{name}"), type_="check")
            for name in ("direction_text", "direction", "vehicles_seen", "persons_seen", "seen"):
                batch.drop_column(name)


def one_of(name, *values):
    """Return a column type that holds one of these words."""
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)


def ask(steps):
    """Let a draft ask these questions again."""
    with op.batch_alter_table("report_drafts") as batch:
        batch.drop_constraint(op.f("ck_report_drafts_step"), type_="check")
        batch.create_check_constraint(
            op.f("ck_report_drafts_step"), sa.column("asking", sa.String).in_(steps)
        )


def of_a_draft_or_a_report(table):
    """Return what says whose description a row is."""
    return (
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("draft_id", sa.Uuid(), nullable=True),
        sa.Column("report_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "(draft_id IS NULL) <> (report_id IS NULL)", name=op.f(f"ck_{table}_owner")
        ),
        sa.ForeignKeyConstraint(
            ["draft_id"],
            ["report_drafts.id"],
            name=op.f(f"fk_{table}_draft_id_report_drafts"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name=op.f(f"fk_{table}_report_id_reports")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("draft_id", "number", name=op.f(f"uq_{table}_draft_id_number")),
        sa.UniqueConstraint("report_id", "number", name=op.f(f"uq_{table}_report_id_number")),
    )
