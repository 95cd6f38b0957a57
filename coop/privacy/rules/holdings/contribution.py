"""What is held of the contribution."""

from coop.privacy.rules.holdings.kinds import OF_ONES_MEMBERSHIPS, Holding, Module, Reason, Via

CONTRIBUTION = (
    Holding(
        table="mandates",
        module=Module.CONTRIBUTION,
        by=(),
        via=OF_ONES_MEMBERSHIPS,
        shown=("reference", "signed_on", "way", "recorded_at", "revoked_on"),
        left_out={
            "member_id": Reason.TECHNICAL,
            "recorded_by": Reason.OTHERS,
            "revoked_by": Reason.OTHERS,
        },
    ),
    Holding(
        table="mandate_accounts",
        module=Module.CONTRIBUTION,
        by=(),
        via=Via(column="mandate_id", table="mandates", there="id"),
        shown=("iban", "holder", "recorded_at"),
        left_out={"mandate_id": Reason.TECHNICAL, "recorded_by": Reason.OTHERS},
    ),
    Holding(
        table="dues",
        module=Module.CONTRIBUTION,
        by=(),
        via=OF_ONES_MEMBERSHIPS,
        shown=("year", "cents", "reference", "told_at", "iban", "holder", "former_iban"),
        left_out=dict.fromkeys(
            ("run_id", "member_id", "by_mail", "mandate_id", "sequence"), Reason.TECHNICAL
        ),
    ),
    Holding(
        table="bookings",
        module=Module.CONTRIBUTION,
        by=(),
        via=Via(column="due_id", table="dues", there="id"),
        shown=("cents",),
        left_out={"due_id": Reason.TECHNICAL, "entry_id": Reason.TECHNICAL},
    ),
    Holding(
        table="bank_entries",
        module=Module.CONTRIBUTION,
        by=("settled_by",),
        shown=("settled_at",),
        left_out={
            # One payment may be of several members.
            **dict.fromkeys(
                ("cents", "counter_iban", "counter_name", "text", "return_code"), Reason.OTHERS
            ),
            **dict.fromkeys(("statement_id", "key", "position", "booked_on"), Reason.TECHNICAL),
        },
    ),
    Holding(
        table="bank_statements",
        module=Module.CONTRIBUTION,
        by=("uploaded_by",),
        shown=("file_name", "uploaded_at"),
        left_out=dict.fromkeys(("digest", "form", "known"), Reason.TECHNICAL),
    ),
    Holding(
        table="reminders",
        module=Module.CONTRIBUTION,
        by=(),
        via=Via(column="due_id", table="dues", there="id"),
        shown=("reminded_on", "cents", "by_mail"),
        left_out={"due_id": Reason.TECHNICAL, "reminded_by": Reason.OTHERS},
    ),
    Holding(
        table="contribution_runs",
        module=Module.CONTRIBUTION,
        by=("drafted_by", "fixed_by"),
        shown=("year", "drafted_at", "fixed_at"),
        left_out=dict.fromkeys(
            ("number", "collect_on", "pay_by", "creditor_id"), Reason.TECHNICAL
        ),
    ),
    Holding(
        table="creditors",
        module=Module.CONTRIBUTION,
        by=("set_by",),
        shown=("set_at",),
        # The account of the cooperative itself.
        left_out=dict.fromkeys(
            (
                *("iban", "holder", "creditor_id"),
                *("notice_days", "payment_days", "reminder_days", "payment_link"),
            ),
            Reason.TECHNICAL,
        ),
    ),
    Holding(
        table="books_choices",
        module=Module.CONTRIBUTION,
        by=("set_by",),
        shown=("set_at",),
        left_out=dict.fromkeys(
            ("columns", "revenue", "debtors", "bank", "tax_code"), Reason.TECHNICAL
        ),
    ),
)
