"""Tables of incidents: what was reported, how moderators deal with it, who outside reads it."""

from coop.incidents.models.attachments import Attachment
from coop.incidents.models.descriptions import DescribedPerson, DescribedVehicle
from coop.incidents.models.handovers import Handover, OverviewLine, ReportOverview
from coop.incidents.models.outcomes import GroupDigest, ReportVerdict
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
    ReportQuestion,
    ReportRedaction,
    ReportReminder,
    ReportShare,
    ReviewSettings,
    StandardText,
)
from coop.incidents.models.sightings import ReportSighting

__all__ = [
    "AnswerColumns",
    "Attachment",
    "DescribedPerson",
    "DescribedVehicle",
    "Draft",
    "GroupDigest",
    "Handover",
    "OverviewLine",
    "Report",
    "ReportAlarm",
    "ReportAnswer",
    "ReportClaim",
    "ReportCounter",
    "ReportMerge",
    "ReportOverview",
    "ReportQuestion",
    "ReportRedaction",
    "ReportReminder",
    "ReportShare",
    "ReportSighting",
    "ReportState",
    "ReportVerdict",
    "Reporter",
    "ReviewSettings",
    "StandardText",
]
