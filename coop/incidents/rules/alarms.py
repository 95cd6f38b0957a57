"""What goes straight to the group, before a moderator saw it (people-first C4)."""

from datetime import datetime, timedelta

from coop.groups.rules import ReportKind
from coop.incidents.rules.answers import Answers, Happening

#: Worth 112. Nuisance, suspicion and the like never go to the group unreviewed.
URGENT_KINDS = frozenset(
    {ReportKind.BURGLARY, ReportKind.FIRE, ReportKind.THEFT, ReportKind.VIOLENCE}
)
ALARMS_WINDOW = timedelta(hours=1)
ALARMS_PER_GROUP = 2
#: Then the bot replaces the text by one line.
ALARM_LASTS = timedelta(minutes=60)
#: C7: Telegram refuses to delete after 48 hours; what stands in a group ends before that.
OUTCOME_LASTS = timedelta(hours=46)


def is_urgent(answers: Answers) -> bool:
    """Tell whether a report is worth 112, goes on now, and was placed with a button.

    The text for the group is built from buttons only, so a street that was typed is none.
    """
    place = answers.place
    return (
        answers.happening is Happening.NOW
        and answers.kind in URGENT_KINDS
        and place is not None
        and place.street is not None
        and place.text is None
    )


def may_alarm(answers: Answers, *, address_checked: bool, placed: int) -> bool:
    """Tell whether the bot places a report in the group at once."""
    return is_urgent(answers) and address_checked and placed < ALARMS_PER_GROUP


def is_fresh(received_at: datetime, now: datetime) -> bool:
    """Tell whether an urgent report is still news (half-open)."""
    return now < received_at + ALARM_LASTS
