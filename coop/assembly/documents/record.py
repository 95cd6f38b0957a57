"""Agenda, minutes, decision list and schedule of retirement as papers, from plain values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from coop.assembly.documents.drafts import said_outcome
from coop.assembly.documents.layout import Paper, Part
from coop.assembly.rules import HEAD, DecisionMethod, MinutesState, Seat, Section
from coop.assembly.rules.decisions import annulment_ends_on
from coop.assembly.rules.meetings import day_of
from coop.voting.rules import Outcome
from coop.wording import minutes as words
from coop.wording import papers as said
from coop.wording.catalogue import SOURCE, say


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """Which meeting a paper is of, and who made it when."""

    cooperative: str
    title: str
    place: str
    form: str
    starts_at: datetime
    made_on: date

    @property
    def subtitle(self) -> str:
        """Return title and day of the meeting."""
        return f"{self.title}, {words.said_day(day_of(self.starts_at))}"

    @property
    def facts(self) -> list[tuple[str, str]]:
        """Return when and where it is."""
        day, hour = words.said_day(day_of(self.starts_at)), words.said_hour(self.starts_at)
        return [
            (say(said.WHEN, SOURCE), say(said.DAY_AND_HOUR, SOURCE, day=day, hour=hour)),
            (say(said.WHERE, SOURCE), self.place),
            (say(said.HOW, SOURCE), say(self.form, SOURCE)),
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One point of an agenda."""

    number: int
    title: str
    explanation: str
    motion: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesFacts:
    """How far minutes are."""

    state: MinutesState
    adopted_at: datetime | None
    digest: str | None
    #: Office and name of who signed, and when.
    signatures: Sequence[tuple[str, str, datetime]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedDecision:
    """One decision as on the list."""

    number: str
    decided_on: date
    subject: str
    text: str
    is_adopted: bool
    method: DecisionMethod
    outcome: Outcome | None
    declared_by: str
    published_at: datetime | None


def agenda_paper(occasion: Occasion, points: Sequence[Point]) -> Paper:
    """Write an agenda out, with the motions word by word."""
    return Paper(
        title=say(said.AGENDA, SOURCE),
        subtitle=occasion.subtitle,
        author=occasion.cooperative,
        made_on=occasion.made_on,
        facts=occasion.facts,
        parts=[
            Part(
                heading=f"{point.number}. {point.title}",
                paragraphs=(
                    point.explanation,
                    words.motion_sentence(point.motion) if point.motion else "",
                ),
            )
            for point in points
        ],
    )


def minutes_paper(
    occasion: Occasion, sections: Sequence[tuple[int, Section]], facts: MinutesFacts
) -> Paper:
    """Write minutes out; at the end who adopted and signed them."""
    parts = [
        Part(
            heading=section.heading if place == HEAD else f"{place}. {section.heading}",
            paragraphs=(section.text,),
        )
        for place, section in sections
    ]
    if facts.adopted_at is not None:
        parts.append(Part(heading=say(said.ADOPTED, SOURCE), paragraphs=_adoption_lines(facts)))
    return Paper(
        title=say(said.MINUTES, SOURCE),
        subtitle=occasion.subtitle,
        author=occasion.cooperative,
        made_on=occasion.made_on,
        facts=[
            *occasion.facts,
            (say(said.STATE, SOURCE), say(words.STATES[facts.state], SOURCE)),
        ],
        parts=parts,
    )


def _adoption_lines(facts: MinutesFacts) -> list[str]:
    assert facts.adopted_at is not None
    day = words.said_day(day_of(facts.adopted_at))
    lines = [say(said.ADOPTED_ON, SOURCE, day=day)]
    for office, name, signed_at in facts.signatures:
        signed_on = words.said_day(day_of(signed_at))
        lines.append(say(said.SIGNED, SOURCE, office=office, name=name, day=signed_on))
    return [*lines, f"SHA-256: {facts.digest}"]


def decisions_paper(
    cooperative: str, subtitle: str, made_on: date, decisions: Sequence[ListedDecision]
) -> Paper:
    """Write the decision list out: first all of it in a table, then each word by word."""
    table = Part(
        heading=say(said.OVERVIEW, SOURCE),
        columns=[say(column, SOURCE) for column in said.DECISION_COLUMNS],
        rows=[
            (
                one.number,
                words.said_day(one.decided_on),
                one.subject,
                say(said.ADOPTED_WORD if one.is_adopted else said.REJECTED_WORD, SOURCE),
            )
            for one in decisions
        ],
    )
    return Paper(
        title=say(said.DECISIONS, SOURCE),
        subtitle=subtitle,
        author=cooperative,
        made_on=made_on,
        parts=[table, *(_decision_part(one) for one in decisions)],
    )


def _decision_part(one: ListedDecision) -> Part:
    lines = [one.text, words.method_sentence(one.method)]
    if one.outcome is not None:
        lines.append(" ".join(said_outcome(one.outcome)))
    if one.declared_by:
        lines.append(words.declaration_sentence(one.declared_by))
    if one.published_at is not None:
        day = day_of(one.published_at)
        lines.append(
            say(
                said.PUBLISHED,
                SOURCE,
                day=words.said_day(day),
                until=words.said_day(annulment_ends_on(day)),
            )
        )
    return Part(heading=f"{one.number} {one.subject}", paragraphs=lines)


def schedule_paper(
    cooperative: str,
    made_on: date,
    seats: Sequence[tuple[str, Seat]],
    *,
    term_years: int,
    most_terms: int,
) -> Paper:
    """Write the schedule of retirement out."""
    return Paper(
        title=say(said.SCHEDULE, SOURCE),
        subtitle=say(said.SCHEDULE_RULE, SOURCE, years=term_years, terms=most_terms),
        author=cooperative,
        made_on=made_on,
        parts=[
            Part(
                heading=say(said.WHO_RESIGNS, SOURCE),
                columns=[say(column, SOURCE) for column in said.SCHEDULE_COLUMNS],
                rows=[
                    (
                        name,
                        seat.function,
                        words.said_day(seat.since),
                        words.said_day(seat.resigns_on),
                        str(seat.term),
                        say(said.YES if seat.can_be_chosen_again else said.NO, SOURCE),
                    )
                    for name, seat in seats
                ],
            )
        ],
    )
