"""A request of members for a meeting (BW 2:41 lid 2 and 3), free of any storage.

Terms are whole days in Europe/Amsterdam. The day on which the request is complete is day nought.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from math import ceil

from coop.assembly.errors import (
    MeetingTooLateError,
    NotYetPetitionersError,
    PetitionAnsweredError,
    PetitionCompleteError,
    PetitionNotCompleteError,
    PetitionWithdrawnError,
)


class PetitionState(StrEnum):
    """How far a request for a meeting is."""

    #: Members sign.
    SIGNING = "signing"
    #: Enough votes; the board convenes.
    COMPLETE = "complete"
    #: The board did nothing for fourteen days; those who signed may convene themselves.
    PETITIONERS = "petitioners"
    #: The members were convened.
    ANSWERED = "answered"
    #: Nobody stands behind it any more.
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """How many votes stand behind a request, of how many, and how many it takes."""

    signed: int
    votes: int
    share: Fraction

    @property
    def needed(self) -> int:
        """Return how many votes it takes; part of a vote is a whole one."""
        return votes_needed(self.share, self.votes)

    @property
    def is_enough(self) -> bool:
        """Tell whether the request is complete."""
        return self.signed >= self.needed


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The days that law and statutes give after a request is complete."""

    #: av.minderheid_bestuur_dagen
    board: int
    #: av.minderheid_zelf_dagen
    petitioners: int


def votes_needed(share: Fraction, votes: int) -> int:
    """Return the smallest number of votes that is at least a share of all of them."""
    # BW 2:41 lid 2: as many members "als bevoegd tot het uitbrengen van een tiende gedeelte der
    # stemmen". Of 204 votes a tenth is 20.4, so 21.
    return max(1, ceil(share * votes))


def last_meeting_day(complete_on: date, terms: Terms) -> date:
    """Return the last day on which the board can hold the meeting it was asked for."""
    # BW 2:41 lid 2: "op een termijn van niet langer dan vier weken na indiening".
    return complete_on + timedelta(days=terms.board)


def petitioners_from(complete_on: date, terms: Terms) -> date:
    """Return the day from which those who signed may convene the meeting themselves."""
    # BW 2:41 lid 3: "indien aan het verzoek binnen veertien dagen geen gevolg wordt gegeven".
    return complete_on + timedelta(days=terms.petitioners)


def petition_state_of(
    *,
    complete_on: date | None,
    is_withdrawn: bool,
    is_convened: bool,
    today: date,
    terms: Terms,
) -> PetitionState:
    """Tell how far a request is on a day."""
    if is_withdrawn:
        return PetitionState.WITHDRAWN
    if complete_on is None:
        return PetitionState.SIGNING
    if is_convened:
        return PetitionState.ANSWERED
    if today >= petitioners_from(complete_on, terms):
        return PetitionState.PETITIONERS
    return PetitionState.COMPLETE


def ensure_can_be_signed(state: PetitionState) -> None:
    """Refuse a signature, or taking one back, once that changes nothing any more."""
    if state is PetitionState.WITHDRAWN:
        raise PetitionWithdrawnError
    if state is not PetitionState.SIGNING:
        raise PetitionCompleteError


def ensure_can_be_answered(state: PetitionState) -> None:
    """Refuse to convene for a request that is not complete, or twice."""
    if state is PetitionState.WITHDRAWN:
        raise PetitionWithdrawnError
    if state is PetitionState.SIGNING:
        raise PetitionNotCompleteError
    if state is PetitionState.ANSWERED:
        raise PetitionAnsweredError


def ensure_petitioners_may(state: PetitionState, *, complete_on: date, terms: Terms) -> None:
    """Refuse those who signed as long as it is the board's turn."""
    ensure_can_be_answered(state)
    if state is PetitionState.COMPLETE:
        raise NotYetPetitionersError(opens_on=petitioners_from(complete_on, terms))


def ensure_board_is_in_time(
    meeting_on: date, *, complete_on: date, today: date, terms: Terms
) -> None:
    """Refuse a day past the four weeks, as long as a day within them is left.

    A board that let them pass still convenes: late is better than not at all.
    """
    last = last_meeting_day(complete_on, terms)
    if today < last < meeting_on:
        raise MeetingTooLateError(last_on=last)
