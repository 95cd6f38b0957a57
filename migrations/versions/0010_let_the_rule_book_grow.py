"""let the rule book grow."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

KEYS_BEFORE = ("naam", "rechtsnaam", "kvk_nummer", "besluit.meerderheid", "estem.toegestaan")
RULES = sa.table("rules", sa.column("key", sa.String), sa.column("withdrawn_at", sa.DateTime))
STANDING = sa.text("withdrawn_at IS NULL")


def upgrade() -> None:
    with op.batch_alter_table("rules", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_rules_rulekey"), type_="check")
        batch_op.drop_constraint(batch_op.f("uq_rules_key_effective_on"), type_="unique")
        batch_op.alter_column(
            "key",
            existing_type=sa.String(length=40),
            type_=sa.String(length=60),
            existing_nullable=False,
        )
        batch_op.add_column(sa.Column("recorded_at", sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column("withdrawn_at", sa.DateTime(), nullable=True))
        batch_op.create_index(
            "uq_rules_key_layer_effective_on",
            ["key", "layer", "effective_on"],
            unique=True,
            sqlite_where=STANDING,
            postgresql_where=STANDING,
        )


def downgrade() -> None:
    allowed = ", ".join(f"'{key}'" for key in KEYS_BEFORE)
    # The table of before has no place for other keys, for what was withdrawn, nor for two
    # layers on one day; there the statutes go before the regulations (BW 2:25).
    op.execute(sa.delete(RULES).where(RULES.c.withdrawn_at.is_not(None)))
    op.execute(sa.delete(RULES).where(RULES.c.key.not_in(KEYS_BEFORE)))
    op.execute(
        "DELETE FROM rules WHERE layer = 'regulations' AND EXISTS (SELECT 1 FROM rules AS higher"
        " WHERE higher.key = rules.key AND higher.effective_on = rules.effective_on"
        " AND higher.layer = 'statutes')"
    )
    with op.batch_alter_table("rules", schema=None) as batch_op:
        batch_op.drop_index("uq_rules_key_layer_effective_on")
        batch_op.drop_column("withdrawn_at")
        batch_op.drop_column("recorded_at")
        batch_op.alter_column(
            "key",
            existing_type=sa.String(length=60),
            type_=sa.String(length=40),
            existing_nullable=False,
        )
        batch_op.create_unique_constraint(
            batch_op.f("uq_rules_key_effective_on"), ["key", "effective_on"]
        )
        batch_op.create_check_constraint(batch_op.f("ck_rules_rulekey"), f"key IN ({allowed})")
