"""Saying beforehand to come, and saying not to be able to follow, free of any storage (C12)."""

from fractions import Fraction

from coop.assembly.errors import MeetingClosedError, MeetingOpenError, NotConvenedError
from coop.assembly.rules.meetings import MeetingState


def ensure_may_announce(state: MeetingState) -> None:
    """Refuse an announcement before the convocation, and once the meeting shows who is there."""
    if state is MeetingState.PLANNED:
        raise NotConvenedError
    if state is MeetingState.OPEN:
        raise MeetingOpenError
    if state is MeetingState.CLOSED:
        raise MeetingClosedError


def should_pause(*, unable: int, present: int, share: Fraction) -> bool:
    """Tell whether so many cannot follow that the chair had better wait.

    BW 2:38 lid 7: who votes electronically must be able to follow the meeting; how many may
    fall out before the chair pauses is for the regulations to say.
    """
    return present > 0 and Fraction(unable, present) > share
