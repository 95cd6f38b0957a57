"""What each table holds about a person, and what somebody gets of it on asking (AVG art. 15, 20).

One catalogue for the copy that people download and for the privacy statement. A table that
refers to people stands here or under the exceptions, and so does each of its columns: a test
walks all tables and fails on what was forgotten.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Module(StrEnum):
    """The parts of the product for which a privacy statement speaks."""

    REGISTER = "register"
    ACCESS = "access"
    ASSEMBLY = "assembly"
    CONTRIBUTION = "contribution"
    MESSAGES = "messages"
    PREVENTION = "prevention"
    BUURTENT = "buurtent"
    DESK = "desk"


class Reason(StrEnum):
    """Why something is in no copy."""

    #: A key or the mark of one: whoever holds the copy could come in with it.
    SECRET = "secret"  # noqa: S105  # a reason, not a password
    #: Numbers by which the program finds its rows.
    TECHNICAL = "technical"
    #: It says something of other people.
    OTHERS = "others"
    #: Nobody can be made to show what he or she voted, so nobody can have it written down.
    BALLOT = "ballot"


@dataclass(frozen=True, slots=True, kw_only=True)
class Via:
    """Rows belong to somebody because rows of another table do."""

    column: str
    table: str
    #: The column there that names these rows.
    there: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """One table with data of people, and which columns are shown to whom they are about."""

    table: str
    module: Module
    shown: tuple[str, ...]
    #: Columns that name the person.
    by: tuple[str, ...] = ("person_id",)
    via: Via | None = None
    #: Columns shown by the name of what they refer to: column -> (table, column).
    named: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    left_out: Mapping[str, Reason] = field(default_factory=dict)


#: Wherever they stand.
LEFT_OUT_EVERYWHERE = {
    "id": Reason.TECHNICAL,
    "address_hash": Reason.SECRET,
    "attempts": Reason.TECHNICAL,
    "browser_hash": Reason.SECRET,
    "code_hash": Reason.SECRET,
    "contact_id": Reason.OTHERS,
    "origin_hash": Reason.SECRET,
    "subject_id": Reason.TECHNICAL,
    "token_hash": Reason.SECRET,
}

_TOLD = (
    *("happening", "called", "called_at", "called_precision", "police_number", "kind"),
    *("behaviour", "behaviour_text", "names_origin", "street", "place_text", "latitude"),
    *("longitude", "moment_at", "moment_precision", "images"),
)
_OF_ONES_MEMBERSHIPS = Via(column="member_id", table="members", there="id")
_OF_ONES_REPORTS = Via(column="report_id", table="report_reporters", there="report_id")

HOLDINGS = (
    Holding(
        table="persons",
        module=Module.REGISTER,
        by=("id",),
        shown=(
            *("given_name", "tussenvoegsel", "family_name", "language"),
            *("address_checked_at", "created_at"),
        ),
        left_out={"address_id": Reason.TECHNICAL, "sort_name": Reason.TECHNICAL},
    ),
    Holding(
        table="addresses",
        module=Module.REGISTER,
        by=(),
        via=Via(column="id", table="persons", there="address_id"),
        shown=(
            *("postcode", "house_number", "house_letter", "addition", "street", "town"),
            *("latitude", "longitude"),
        ),
    ),
    Holding(
        table="channels",
        module=Module.REGISTER,
        shown=("kind", "value", "verified_at", "dead_since"),
    ),
    Holding(
        table="members",
        module=Module.REGISTER,
        shown=("number", "joined_on", "ended_on", "ended_ground"),
    ),
    Holding(
        table="applications",
        module=Module.REGISTER,
        shown=(
            *("given_name", "tussenvoegsel", "family_name", "postcode", "house_number"),
            *("house_letter", "addition", "street", "town", "email", "phone", "language"),
            *("consents", "is_minor", "guardian", "way", "received_at", "pledged_at"),
            *("applied_on", "decided_at", "ended", "reason", "reference", "appealed_on"),
        ),
        left_out={"decided_by": Reason.OTHERS, "member_id": Reason.TECHNICAL},
    ),
    Holding(
        table="member_changes",
        module=Module.REGISTER,
        by=(),
        via=_OF_ONES_MEMBERSHIPS,
        shown=("change", "at", "happened_on", "way", "reason", "reference"),
        left_out={"recorded_by": Reason.OTHERS, "member_id": Reason.TECHNICAL},
    ),
    Holding(
        table="suspensions",
        module=Module.REGISTER,
        by=(),
        via=_OF_ONES_MEMBERSHIPS,
        shown=("starts_on", "ends_on"),
        left_out={"member_id": Reason.TECHNICAL},
    ),
    Holding(
        table="expulsions",
        module=Module.REGISTER,
        by=(),
        via=_OF_ONES_MEMBERSHIPS,
        shown=("notified_on", "appeal_until", "reason", "appealed_on", "settled_on"),
        left_out=dict.fromkeys(
            ("member_id", "suspension_id", "ended_on_before", "ended_ground_before"),
            Reason.TECHNICAL,
        ),
    ),
    Holding(
        table="consents",
        module=Module.REGISTER,
        shown=("channel", "purpose", "given_at", "given_how", "withdrawn_at"),
    ),
    Holding(
        table="roles",
        module=Module.REGISTER,
        shown=("kind", "starts_on", "ends_on", "scope_kind"),
        left_out={"scope_id": Reason.TECHNICAL},
    ),
    Holding(
        table="switch_proposals",
        module=Module.REGISTER,
        by=("proposed_by", "decided_by"),
        shown=("key", "article", "proposed_at", "effective_on"),
        # What became of it, and the words of the deed, stand in the rule book for every member.
        left_out=dict.fromkeys(
            (
                *("value", "clause", "deed_page", "confirmed_at", "refused_at"),
                *("proposed_as", "decided_as"),
            ),
            Reason.TECHNICAL,
        ),
    ),
    Holding(
        table="import_drafts",
        module=Module.REGISTER,
        by=("uploaded_by", "confirmed_by"),
        shown=("file_name", "uploaded_at", "confirmed_at", "undone_at", "discarded_at"),
        # The list itself is about the people in it, and not on this table.
        left_out={
            "header": Reason.TECHNICAL,
            "places": Reason.TECHNICAL,
            "separator": Reason.TECHNICAL,
            "first_line": Reason.TECHNICAL,
            "first_character": Reason.TECHNICAL,
            "read_line": Reason.TECHNICAL,
            "job_id": Reason.TECHNICAL,
            "with_changes": Reason.TECHNICAL,
        },
    ),
    Holding(
        table="sessions",
        module=Module.ACCESS,
        shown=("opened_at", "expires_at", "ended_at", "device"),
    ),
    Holding(
        table="sign_ins",
        module=Module.ACCESS,
        shown=("asked_at", "expires_at", "proved_at", "used_at"),
        left_out={"channel_id": Reason.TECHNICAL},
    ),
    Holding(
        table="email_changes",
        module=Module.ACCESS,
        shown=("email", "asked_at", "expires_at", "used_at"),
    ),
    Holding(
        table="access_codes",
        module=Module.ACCESS,
        shown=("way", "issued_at", "expires_at", "used_at", "voided_at"),
        left_out={"number": Reason.SECRET, "issued_by": Reason.OTHERS},
    ),
    Holding(
        table="passkeys",
        module=Module.ACCESS,
        shown=("name", "added_at", "used_at"),
        left_out=dict.fromkeys(("credential_id", "public_key", "sign_count"), Reason.TECHNICAL),
    ),
    Holding(
        table="links",
        module=Module.ACCESS,
        shown=("purpose", "issued_at", "expires_at", "used_at"),
    ),
    Holding(
        table="mandates",
        module=Module.CONTRIBUTION,
        by=(),
        via=_OF_ONES_MEMBERSHIPS,
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
        via=_OF_ONES_MEMBERSHIPS,
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
        left_out={"digest": Reason.TECHNICAL},
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
                *("notice_days", "payment_days", "reminder_days"),
            ),
            Reason.TECHNICAL,
        ),
    ),
    Holding(
        table="electors",
        module=Module.ASSEMBLY,
        named={"poll_id": ("polls", "question")},
        shown=("poll_id",),
    ),
    Holding(
        table="attendances",
        module=Module.ASSEMBLY,
        named={"meeting_id": ("meetings", "title")},
        shown=("meeting_id", "how", "since_at", "until_at"),
    ),
    Holding(
        table="notices",
        module=Module.MESSAGES,
        shown=(
            *("kind", "channel", "address", "purpose", "locale", "queued_at", "due_at"),
            *("sent_at", "failed_at", "dropped_at", "failure"),
        ),
        left_out=dict.fromkeys(
            (
                *("position", "next_attempt_at", "args", "only", "order_key", "dedupe_key"),
                *("screen", "is_fresh", "is_urgent", "is_reply", "claimed_by", "lease_until"),
                "external_id",
            ),
            Reason.TECHNICAL,
        ),
    ),
    Holding(
        table="report_drafts",
        module=Module.PREVENTION,
        named={"group_id": ("groups", "name")},
        shown=("group_id", "started_at", "touched_at", *_TOLD, "contact", "email"),
        left_out=dict.fromkeys(
            ("asking", "moment_ambiguous", "moment_right", "skipped"), Reason.TECHNICAL
        ),
    ),
    Holding(
        table="report_reporters",
        module=Module.PREVENTION,
        named={"report_id": ("reports", "number")},
        shown=("report_id", "may_be_asked", "email"),
    ),
    Holding(
        table="reports",
        module=Module.PREVENTION,
        by=(),
        via=Via(column="id", table="report_reporters", there="report_id"),
        named={"group_id": ("groups", "name")},
        shown=("number", "group_id", "source", "received_at", *_TOLD),
    ),
    Holding(
        table="report_states",
        module=Module.PREVENTION,
        by=(),
        via=_OF_ONES_REPORTS,
        named={"report_id": ("reports", "number")},
        shown=("report_id", "state", "at", "function", "reason", "note"),
        left_out={"position": Reason.TECHNICAL},
    ),
    Holding(
        table="report_answers",
        module=Module.PREVENTION,
        by=(),
        via=_OF_ONES_REPORTS,
        named={"report_id": ("reports", "number")},
        shown=("report_id", "answer", "how", "given_at", "to_reporter", "to_group"),
        left_out={"outcome_hidden_at": Reason.TECHNICAL},
    ),
    Holding(
        table="tent_calls",
        module=Module.BUURTENT,
        by=("taker_id",),
        shown=("received_at", "recorded_at", "cause", "source"),
        # What the caller told is about the caller and about where something happened.
        left_out={"caller": Reason.OTHERS, "remark": Reason.OTHERS},
    ),
    Holding(
        table="tent_sessions",
        module=Module.BUURTENT,
        by=("planned_by_id",),
        shown=(
            *("cause", "place", "street", "starts_at", "ends_at", "planned_at"),
            *("invited_at", "cancelled_at", "cancel_reason"),
        ),
        left_out=dict.fromkeys(("latitude", "longitude", "radius_m"), Reason.TECHNICAL),
    ),
    Holding(
        table="tent_invitations",
        module=Module.BUURTENT,
        named={"session_id": ("tent_sessions", "place")},
        shown=("session_id", "how", "invited_at", "answer", "answered_at"),
        left_out={"address_id": Reason.TECHNICAL},
    ),
    Holding(
        table="tent_volunteers",
        module=Module.BUURTENT,
        named={"session_id": ("tent_sessions", "place")},
        shown=("session_id", "joined_at"),
    ),
    Holding(
        table="privacy_requests",
        module=Module.DESK,
        shown=(
            *("number", "kind", "relation", "name", "email", "text", "locale", "received_at"),
            *("received_on", "extended_on", "extension_reason", "answered_at", "outcome"),
            *("ground", "note"),
        ),
    ),
)

#: Tables that refer to people and are in no copy.
EXCEPTIONS = {"ballots": Reason.BALLOT}

#: What the journal keeps of who did what; it names people in its details only.
JOURNAL = "journal"
JOURNAL_SHOWN = ("at", "function", "use_case", "is_about_me")


def holding_of(table: str) -> Holding:
    """Return what a table holds."""
    return next(holding for holding in HOLDINGS if holding.table == table)


def reason_for(holding: Holding, column: str) -> Reason | None:
    """Return why a column is in no copy; nothing when it is, or when nobody said why."""
    if column in holding.shown:
        return None
    if column in holding.by:
        # It names the person whose copy this is.
        return Reason.TECHNICAL
    return holding.left_out.get(column) or LEFT_OUT_EVERYWHERE.get(column)
