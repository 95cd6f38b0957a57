"""From interest to the end of a membership: the states, and what may follow what."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum

from coop.membership.errors import NotYetPossibleError


class MemberState(StrEnum):
    """Where somebody stands towards the cooperative."""

    #: Wants to hear of it, and promised nothing.
    INTERESTED = "interested"
    #: Said to become a member; has not asked for it yet.
    PLEDGED = "pledged"
    APPLICANT = "applicant"
    MEMBER = "member"
    ENDED = "ended"


class EndGround(StrEnum):
    """Why somebody is no member (any more); BW 2:35 lid 1 knows no others."""

    DIED = "died"
    RESIGNED = "resigned"
    #: Notice given by the cooperative (opzegging), BW 2:35 lid 2.
    TERMINATED = "terminated"
    #: Ontzetting, BW 2:35 lid 3.
    EXPELLED = "expelled"
    #: BW 2:33: the board did not admit; the assembly still may.
    REFUSED = "refused"
    #: The applicant thought better of it.
    WITHDRAWN = "withdrawn"


#: Grounds on which an application ends; the others end a membership.
GROUNDS_OF_APPLICATION = frozenset({EndGround.REFUSED, EndGround.WITHDRAWN})

TRANSITIONS: Mapping[MemberState, frozenset[MemberState]] = {
    MemberState.INTERESTED: frozenset(
        {MemberState.PLEDGED, MemberState.APPLICANT, MemberState.ENDED}
    ),
    MemberState.PLEDGED: frozenset({MemberState.APPLICANT, MemberState.ENDED}),
    MemberState.APPLICANT: frozenset({MemberState.MEMBER, MemberState.ENDED}),
    MemberState.MEMBER: frozenset({MemberState.ENDED}),
    # An end entered by mistake is taken back; BW 2:33: the assembly may admit who was refused.
    MemberState.ENDED: frozenset({MemberState.MEMBER}),
}


def ensure_may_become(present: MemberState, wanted: MemberState) -> None:
    """Refuse a step that the table does not hold."""
    if wanted not in TRANSITIONS[present]:
        raise NotYetPossibleError(state=present, wanted=wanted)


def state_of_application(
    *,
    pledged_at: datetime | None,
    applied_on: date | None,
    ended: EndGround | None,
    is_member: bool,
) -> MemberState:
    """Return how far somebody is who is not on the register yet."""
    if is_member:
        return MemberState.MEMBER
    if ended is not None:
        return MemberState.ENDED
    if applied_on is not None:
        return MemberState.APPLICANT
    return MemberState.INTERESTED if pledged_at is None else MemberState.PLEDGED


def state_of_member(*, ended_on: date | None, today: date) -> MemberState:
    """Return whether a membership holds; the end day is the first day without it."""
    is_over = ended_on is not None and ended_on <= today
    return MemberState.ENDED if is_over else MemberState.MEMBER


class Standing(StrEnum):
    """What somebody is on a day, as far as rights go."""

    NONE = "none"
    #: In the register, and no member in the sense of the law: a friend, a donor.
    FRIEND = "friend"
    MEMBER = "member"
    #: A member whose legal representative votes (BW 2:13 lid 2).
    REPRESENTED = "represented"
    #: A member without access and vote (BW 2:38 lid 1).
    SUSPENDED = "suspended"


class Change(StrEnum):
    """What happened to a membership, as its history tells it."""

    ADMITTED = "admitted"
    RESIGNED = "resigned"
    DIED = "died"
    TERMINATED = "terminated"
    EXPELLED = "expelled"
    APPEALED = "appealed"
    EXPULSION_UPHELD = "expulsion_upheld"
    EXPULSION_REVERSED = "expulsion_reversed"
    SUSPENDED = "suspended"
    SUSPENSION_LIFTED = "suspension_lifted"
    REVIVED = "revived"
    #: The same person stood in the register twice.
    MERGED = "merged"


class Way(StrEnum):
    """How a wish or a message reached the cooperative."""

    WEB = "web"
    PAPER = "papier"
    MAIL = "mail"
    TELEGRAM = "telegram"
