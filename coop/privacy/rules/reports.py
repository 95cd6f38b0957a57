"""What of a report goes when its time is over, column by column (people-first C7).

Kind, street, day and what became of it stay, so that a year can be counted. A test walks every
table that hangs on a report, and fails on a column that stands nowhere here.
"""

from collections.abc import Mapping

from coop.people.rules import LinkPurpose

Emptied = str | bool | None

#: By table, what each column becomes.
EMPTIED: Mapping[str, Mapping[str, Emptied]] = {
    "reports": {
        **dict.fromkeys(("behaviour_text", "place_text", "latitude", "longitude")),
        **dict.fromkeys(("police_number", "called_at", "called_precision")),
        **dict.fromkeys(("moment_at", "moment_precision", "direction", "direction_text")),
        "names_origin": False,
    },
    "report_reporters": {
        **dict.fromkeys(("person_id", "email", "origin_hash")),
        "may_be_asked": False,
    },
    "report_sightings": dict.fromkeys(("person_id", "origin_hash")),
    "report_states": {"note": ""},
    "report_answers": {"to_reporter": "", "to_group": ""},
}

#: Tables whose rows go altogether.
ROWS_GO = (
    *("report_attachments", "report_claims", "report_persons", "report_questions"),
    *("report_redactions", "report_vehicles"),
)

#: By table, what stays: it says nothing of anybody.
KEPT: Mapping[str, tuple[str, ...]] = {
    "reports": (
        *("id", "number", "group_id", "source", "received_at", "kind", "behaviour", "street"),
        *("happening", "called", "images", "seen", "persons_seen", "vehicles_seen"),
        "is_practice",
    ),
    "report_reporters": ("report_id",),
    "report_sightings": ("id", "report_id", "at"),
    "report_states": ("report_id", "position", "state", "at", "function", "reason"),
    "report_answers": (
        *("report_id", "answer", "how", "given_at", "contact_id", "outcome_hidden_at"),
    ),
    "report_alarms": ("report_id", "group_id", "placed_at", "ended_at"),
    "report_handovers": (
        *("report_id", "contact_id", "planned_on", "handed_at", "waited_days", "counted_on"),
        *("reminded_at", "deputy_told_at", "silent_at"),
    ),
    "report_merges": ("report_id", "into_id"),
    "report_verdicts": ("report_id", "is_solved", "given_at"),
    "report_overview_lines": ("overview_id", "report_id", "ask"),
    "report_shares": ("report_id", "contact_id", "at"),
    "report_reminders": ("report_id", "position", "reminder", "at"),
}

#: Links to one report; they name who got them.
LINKS_GO = (LinkPurpose.REPORT_ANSWER, LinkPurpose.REPORT_FOLLOW)
