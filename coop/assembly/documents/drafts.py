"""The first version of minutes: what happened, in sentences, before anybody wrote a word."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from coop.assembly.rules import HEAD
from coop.voting.rules import Outcome
from coop.wording import minutes as words
from coop.wording.catalogue import SOURCE, say
from coop.wording.voting import outcome_sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadFacts:
    """What is known of a meeting as a whole; names are of who hold an office only (C28)."""

    opened_at: datetime
    closed_at: datetime
    place: str
    chairs: str
    secretaries: str
    voters: int
    came: int
    at_opening: int
    at_the_door: int
    online: int
    #: Proxies that held to the end.
    proxies: int
    #: Who of the board was there; empty for a meeting of the members.
    board: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemFacts:
    """What is known of one point."""

    number: int
    title: str
    motion: str
    outcome: Outcome | None
    #: What the chair read out: numbers, threshold, article and quorum.
    declared: str
    #: The number on the decision list and who declared the outcome, if it was decided.
    decision: str
    declared_by: str
    method: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftSection:
    """The first version of one section."""

    place: int
    heading: str
    text: str


def draft_of(head: HeadFacts, items: Sequence[ItemFacts]) -> list[DraftSection]:
    """Return minutes as they follow from the facts; what was said is for people to write."""
    first = DraftSection(
        place=HEAD, heading=say(words.HEAD, SOURCE), text="\n".join(_head_lines(head))
    )
    return [first, *(_section(item) for item in items)]


def _head_lines(head: HeadFacts) -> tuple[str, ...]:
    opening = words.opening_sentences(
        opened_at=head.opened_at,
        closed_at=head.closed_at,
        place=head.place,
        chairs=head.chairs,
        secretaries=head.secretaries,
    )
    if head.board:
        return (*opening, *words.board_sentences(head.board))
    present = words.attendance_sentences(
        voters=head.voters,
        came=head.came,
        at_opening=head.at_opening,
        at_the_door=head.at_the_door,
        online=head.online,
        proxies=head.proxies,
    )
    return (*opening, *present)


def _section(item: ItemFacts) -> DraftSection:
    lines = [words.motion_sentence(item.motion)] if item.motion else []
    if item.motion or item.declared:
        lines += _outcome_lines(item)
    return DraftSection(place=item.number, heading=item.title, text="\n".join(lines))


def _outcome_lines(item: ItemFacts) -> list[str]:
    if not item.decision:
        # Equal votes may leave it to the next meeting: that was declared and is no decision.
        # So may a vacancy, whose papers have no outcome of this kind.
        is_held_over = item.outcome is None or item.outcome.is_held_over
        said = _said_lines(item) if is_held_over else []
        return [*said, words.no_vote_sentence()]
    return [
        *([words.method_sentence(item.method)] if item.method else []),
        *_said_lines(item),
        words.declaration_sentence(item.declared_by),
        words.decision_sentence(item.decision),
    ]


def _said_lines(item: ItemFacts) -> list[str]:
    if item.declared:
        return [item.declared]
    return [] if item.outcome is None else [" ".join(said_outcome(item.outcome))]


def said_outcome(outcome: Outcome, locale: str = SOURCE) -> tuple[str, ...]:
    """Say what a vote decided, as every screen does."""
    return outcome_sentences(**outcome.facts, locale=locale)
