"""Tables of incidents: what was reported, and how moderators deal with it."""

from coop.incidents.models.reports import (
    AnswerColumns,
    Draft,
    Report,
    ReportAlarm,
    ReportAnswer,
    ReportCounter,
    Reporter,
    ReportState,
)
from coop.incidents.models.review import (
    ReportClaim,
    ReportMerge,
    ReportReminder,
    ReviewSettings,
)

__all__ = [
    "AnswerColumns",
    "Draft",
    "Report",
    "ReportAlarm",
    "ReportAnswer",
    "ReportClaim",
    "ReportCounter",
    "ReportMerge",
    "ReportReminder",
    "ReportState",
    "Reporter",
    "ReviewSettings",
]
