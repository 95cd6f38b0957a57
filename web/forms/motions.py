"""Reads what is typed about a motion, and shows it again as typed."""

from dataclasses import dataclass, field

from flask import request

from coop.assembly.errors import AmountError
from coop.assembly.queries.motions import MotionView
from coop.assembly.rules import (
    LONGEST_MOTION,
    MOST_CENTS,
    Answer,
    Check,
    Interest,
    Money,
    Verdict,
)
from coop.contribution.rules.money import cents_of, euros
from coop.kernel.errors import InvalidInputError
from web.context import form_text

#: What comes in may hold the markup of a word processor around the words.
LONGEST_PASTED = 20 * LONGEST_MOTION
LONGEST_LINE = 200
LONGEST_INTEREST = 500
#: Empty lines of the belangenkaart that are always there to fill in.
SPARE_LINES = 3


@dataclass(frozen=True, slots=True)
class MotionForm:
    """What the secretary typed about a point and its motion."""

    values: dict[str, str]
    interests: list[Interest] = field(default_factory=list)

    @property
    def lines(self) -> list[Interest]:
        """Return the lines of the belangenkaart with room for more."""
        spare = Interest(partner="", goal="", interest="")
        return [*self.interests, *(spare for _ in range(SPARE_LINES))]

    def money(self) -> Money | None:
        """Return the amount, or refuse what is none."""
        if not self.values["amount"]:
            return None
        try:
            cents = cents_of(self.values["amount"], most=MOST_CENTS)
        except InvalidInputError:
            raise AmountError from None
        if self.values["vat"] not in {"yes", "no"}:
            raise AmountError
        return Money(cents=cents, with_vat=self.values["vat"] == "yes")


def motion_form_of(seen: MotionView) -> MotionForm:
    """Show a motion as it stands."""
    money = seen.money
    return MotionForm(
        {
            "title": seen.title,
            "explanation": seen.explanation,
            "motion": seen.motion,
            "heard": seen.heard,
            "amount": euros(money.cents) if money else "",
            "vat": ("yes" if money.with_vat else "no") if money else "",
        },
        list(seen.interests),
    )


def read_motion() -> MotionForm:
    """Read the form of a motion; empty lines of the belangenkaart are left out."""
    names = ("title", "explanation", "motion", "heard", "amount", "vat")
    columns = (request.form.getlist(name) for name in ("partner", "goal", "interest"))
    found = [
        Interest(
            partner=partner.strip()[:LONGEST_LINE],
            goal=goal.strip()[:LONGEST_INTEREST],
            interest=interest.strip()[:LONGEST_INTEREST],
        )
        for partner, goal, interest in zip(*columns, strict=False)
    ]
    return MotionForm(
        {name: form_text(name, longest=LONGEST_PASTED) for name in names},
        [one for one in found if one.partner or one.goal or one.interest],
    )


def read_answers() -> dict[Check, Answer]:
    """Read the checklist; what is no answer is left out, so that the rule finds the gap."""
    typed = {check: request.form.get(check.value, "") for check in Check}
    return {check: Answer(text) for check, text in typed.items() if text in set(Answer)}


def read_verdict() -> Verdict:
    """Read an advice; none when nothing was chosen."""
    typed = request.form.get("verdict", "")
    return Verdict(typed) if typed in set(Verdict) else Verdict.NONE


def read_count(name: str) -> int:
    """Read a number of votes; what is no number is refused as one nobody counted."""
    typed = form_text(name, longest=9)
    if not typed and name == "votes_blank":
        return 0
    return int(typed) if typed.isdecimal() else -1
