"""The messages by which the rules are measured, and how well a rule did on them.

All were written for the purpose; no plate, number or address is anybody's. A third, chosen by a
hash of the text, is held apart: what the rules got wrong there is not printed, only how often.
Read its figures as friendly all the same: one hand wrote messages and rules, and four rules were
widened after the first held-out figures were known (November 2026). New messages by somebody else
are worth more than a better figure.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

from coop.moderation.rules.kinds import HouseRule, Measure
from coop.moderation.rules.reading import IN_TEXT, Said, hits_in

CORPUS = Path(__file__).parents[2] / "data" / "group_messages.csv"
SEEN, HELD_OUT = "seen", "held_out"
ALL_ON = dict.fromkeys(HouseRule, Measure.FLAG)


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One message, and the rules that should find something in it."""

    text: str
    rules: frozenset[HouseRule]
    part: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How a rule did: what it found was right so often, and so much of it was found."""

    rule: HouseRule
    found: int
    rightly: int
    wanted: int

    @property
    def precision(self) -> float:
        return self.rightly / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.rightly / self.wanted if self.wanted else 1.0


def examples() -> list[Example]:
    with CORPUS.open(encoding="utf-8", newline="") as file:
        return [
            Example(
                text=row["text"],
                rules=frozenset(HouseRule(rule) for rule in row["rules"].split()),
                part=row["part"],
            )
            for row in csv.DictReader(file)
        ]


def scores(part: str) -> list[Score]:
    chosen = [example for example in examples() if example.part == part]
    found = {
        example.text: {hit.rule for hit in hits_in(Said(text=example.text), ALL_ON)}
        for example in chosen
    }
    return [
        Score(
            rule=rule,
            found=sum(rule in found[example.text] for example in chosen),
            rightly=sum(rule in found[example.text] & example.rules for example in chosen),
            wanted=sum(rule in example.rules for example in chosen),
        )
        for rule in IN_TEXT
    ]
