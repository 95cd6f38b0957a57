"""What happens to a report. Events carry ids; words and persons stay where they are."""

import uuid
from dataclasses import dataclass
from datetime import date

from coop.incidents.rules.review import Reminder
from coop.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportReceived(Event):
    """A neighbour sent a report to a group."""

    report_id: uuid.UUID
    group_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportForwarded(Event):
    """A report was passed on to a contact."""

    report_id: uuid.UUID
    contact_id: uuid.UUID
    #: It stands in the overview of the day, and needs no mail of its own.
    in_overview: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewMade(Event):
    """The reports of a working day are put before a contact."""

    overview_id: uuid.UUID
    contact_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportUnanswered(Event):
    """Nobody outside answered, though that was agreed."""

    report_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRejected(Event):
    """A moderator does not pass a report on."""

    report_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportAcknowledged(Event):
    """The contact saw a report and takes it up."""

    report_id: uuid.UUID
    group_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportAnswered(Event):
    """The contact answered."""

    report_id: uuid.UUID
    group_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportClosed(Event):
    """A report is done; what the bot posted about it is made neutral."""

    report_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportWithdrawn(Event):
    """Who made a report took it back."""

    report_id: uuid.UUID
    group_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportMerged(Event):
    """A report goes on with another one that tells of the same."""

    report_id: uuid.UUID
    into_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportShared(Event):
    """What, where and when of a report goes to a receiver other than the police."""

    report_id: uuid.UUID
    contact_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ReporterAsked(Event):
    """Who made a report is asked something."""

    report_id: uuid.UUID
    question_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ReporterReplied(Event):
    """Who made a report answered what was asked, or would rather not."""

    report_id: uuid.UUID
    group_id: uuid.UUID
    #: A contact outside asked, and reads it on its page.
    by_contact: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportWaits(Event):
    """Nobody looked at a report in time; who is told depends on how long."""

    report_id: uuid.UUID
    group_id: uuid.UUID
    reminder: Reminder


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmPlaced(Event):
    """An urgent report goes to the group before review."""

    report_id: uuid.UUID
    group_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmCorrected(Event):
    """What stands in the group about an urgent report was wrong, and is put right."""

    report_id: uuid.UUID
    group_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmEnded(Event):
    """An urgent report is news no more."""

    report_id: uuid.UUID
    group_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeExpired(Event):
    """What the group read about a report is made neutral."""

    report_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportNotSolved(Event):
    """Who reported says that it goes on."""

    report_id: uuid.UUID
    group_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekEnded(Event):
    """A group can be told what was reported in a week."""

    group_id: uuid.UUID
    week_on: date
