"""keep what calls said."""

import sqlalchemy as sa
from alembic import op

revision = "0074"
down_revision = "0073"

PLACES = sa.table(
    "tent_call_places",
    *(sa.column(name, sa.Uuid) for name in ("id", "call_id")),
    sa.column("street", sa.String),
    sa.column("position", sa.Integer),
)


def chosen(*values, name):
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)


FIELDS = ("received_at", "caller", "source", "cause", "places", "remark")


def upgrade() -> None:
    op.create_table(
        "tent_call_corrections",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("call_id", sa.Uuid(), nullable=False),
        sa.Column("corrected_at", sa.DateTime(), nullable=False),
        sa.Column("corrected_by", sa.Uuid(), nullable=True),
        sa.Column("field", chosen(*FIELDS, name="callfield"), nullable=False),
        sa.Column("before", sa.String(length=4000), nullable=False),
        sa.Column("after", sa.String(length=4000), nullable=False),
        sa.ForeignKeyConstraint(
            ["call_id"],
            ["tent_calls.id"],
            name=op.f("fk_tent_call_corrections_call_id_tent_calls"),
        ),
        sa.ForeignKeyConstraint(
            ["corrected_by"],
            ["persons.id"],
            name=op.f("fk_tent_call_corrections_corrected_by_persons"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tent_call_corrections")),
    )
    with op.batch_alter_table("tent_call_corrections", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_tent_call_corrections_call_id"), ["call_id"], unique=False
        )
    op.create_table(
        "tent_customs",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("set_at", sa.DateTime(), nullable=False),
        sa.Column("set_by", sa.Uuid(), nullable=True),
        sa.Column("call_days", sa.String(length=7), nullable=False),
        sa.Column("call_by", sa.Time(), nullable=True),
        sa.Column("fewest", sa.Integer(), nullable=True),
        sa.Column("most", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "(call_days = '') = (call_by IS NULL)", name=op.f("ck_tent_customs_calls")
        ),
        sa.CheckConstraint(
            "(fewest IS NULL) = (most IS NULL)", name=op.f("ck_tent_customs_a_week")
        ),
        sa.CheckConstraint(
            "fewest IS NULL OR fewest BETWEEN 1 AND most", name=op.f("ck_tent_customs_order")
        ),
        sa.ForeignKeyConstraint(
            ["set_by"], ["persons.id"], name=op.f("fk_tent_customs_set_by_persons")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tent_customs")),
    )
    with op.batch_alter_table("tent_customs", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tent_customs_set_at"), ["set_at"], unique=False)
    op.create_table(
        "tent_permits",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.String(length=80), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=False),
        sa.Column("noted_at", sa.DateTime(), nullable=False),
        sa.Column("noted_by", sa.Uuid(), nullable=True),
        sa.Column("street", sa.String(length=80), nullable=True),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["noted_by"], ["persons.id"], name=op.f("fk_tent_permits_noted_by_persons")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tent_permits")),
    )
    with op.batch_alter_table("tent_call_places", schema=None) as batch_op:
        batch_op.add_column(sa.Column("position", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("happened_on", sa.Date(), nullable=True))
        batch_op.add_column(
            sa.Column("remark", sa.String(length=200), server_default="", nullable=False)
        )
        batch_op.add_column(
            sa.Column("informed", chosen("yes", "no", "not_needed", name="informed"))
        )
        batch_op.drop_constraint("uq_tent_call_places_call_id_street", type_="unique")
        batch_op.create_index(batch_op.f("ix_tent_call_places_call_id"), ["call_id"], unique=False)
    _number()
    with op.batch_alter_table("tent_call_places", schema=None) as batch_op:
        batch_op.alter_column("position", nullable=False)
        batch_op.alter_column("remark", server_default=None)


def _number() -> None:
    """Number the streets of each call in the order in which they were shown so far."""
    rows = op.get_bind().execute(
        sa.select(PLACES.c.id, PLACES.c.call_id).order_by(PLACES.c.call_id, PLACES.c.street)
    )
    seen: dict[object, int] = {}
    for place_id, call_id in rows.all():
        position = seen.get(call_id, 0)
        seen[call_id] = position + 1
        op.execute(PLACES.update().where(PLACES.c.id == place_id).values(position=position))


def downgrade() -> None:
    with op.batch_alter_table("tent_call_places", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_tent_call_places_call_id"))
        batch_op.drop_constraint(batch_op.f("ck_tent_call_places_informed"), type_="check")
        for column in ("informed", "remark", "happened_on", "position"):
            batch_op.drop_column(column)
        batch_op.create_unique_constraint(
            batch_op.f("uq_tent_call_places_call_id_street"), ["call_id", "street"]
        )
    for table in ("tent_permits", "tent_customs", "tent_call_corrections"):
        op.drop_table(table)
