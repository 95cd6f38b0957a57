"""Who reads which answer of a report, in one table."""

from enum import StrEnum

from coop.incidents.rules.answers import Step
from coop.incidents.rules.description import TRAITS


class Audience(StrEnum):
    """Who reads a report, beside who made it."""

    MODERATOR = "moderator"
    #: The agent, by page and PDF.
    POLICE = "police"
    #: Gemeente, boa's, housing corporation and the like (C17).
    OTHER_RECEIVER = "other_receiver"
    #: The neighbours of the group; a button-built line more when it is urgent (C4).
    GROUP = "group"


#: C17: photo, plate and description of a person only the police; the others what, where, when.
_WHAT_WHERE_WHEN = frozenset({Step.KIND, Step.BEHAVIOUR, Step.PLACE, Step.MOMENT})
#: Which way to reach the reporter is not read by anybody: it is used.
_ALL = frozenset(Step) - {Step.MOMENT_RIGHT, Step.EMAIL, Step.SUMMARY}

STEPS_FOR: dict[Audience, frozenset[Step]] = {
    Audience.MODERATOR: _ALL,
    Audience.POLICE: _ALL,
    Audience.OTHER_RECEIVER: _WHAT_WHERE_WHEN,
    # The street without what was typed beside it stands in the group's own fixed text.
    Audience.GROUP: frozenset({Step.KIND}),
}

#: What describes somebody or something; never in the group's text but for a colour (C4).
DESCRIBING = frozenset({Step.SEEN, Step.PERSONS, Step.VEHICLES, Step.DIRECTION, *TRAITS})
