"""What stands in the way of calling the members, free of any storage."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from coop.assembly.errors import (
    AgendaEmptyError,
    AmendmentTextMissingError,
    DigitalNotAllowedError,
    HybridNotAllowedError,
    MeetingInPastError,
)
from coop.assembly.rules.agenda import DecisionKind
from coop.assembly.rules.meetings import MeetingForm, MeetingKind
from coop.assembly.rules.terms import AMENDMENTS, Rules
from coop.kernel.errors import CoopError
from coop.statutes.rules import Layer, RuleKey, RuleValue

#: The value of ``digitale_av.wet_in_werking`` with which the law allows it.
LAW_IN_FORCE = "ja"


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """What convening must know of a point of the agenda."""

    number: int
    kind: DecisionKind
    has_motion: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A meeting to which the members are not called yet."""

    kind: MeetingKind
    form: MeetingForm
    starts_at: datetime
    items: Sequence[PlannedItem]

    @property
    def decisions(self) -> frozenset[DecisionKind]:
        """Return which kinds of decision are asked."""
        return frozenset(item.kind for item in self.items)


def obstacles_to_convening(plan: Plan, rules: Rules, now: datetime) -> list[CoopError]:
    """Return everything that stands in the way of convening, apart from the day of sending."""
    found: list[CoopError] = []
    if plan.starts_at <= now:
        found.append(MeetingInPastError(starts_at=plan.starts_at))
    if not plan.items:
        found.append(AgendaEmptyError())
    if plan.kind is MeetingKind.BOARD:
        return found
    # BW 2:42 lid 2: members decide on the verbatim text, so it is there when they are called.
    found += [
        AmendmentTextMissingError(number=item.number, article="BW 2:42 lid 2")
        for item in plan.items
        if item.kind in AMENDMENTS and not item.has_motion
    ]
    return [*found, *obstacles_of_form(plan.form, rules)]


def obstacles_of_form(form: MeetingForm, rules: Rules) -> list[CoopError]:
    """Return why members cannot be called to a meeting of this form."""
    if form is MeetingForm.HALL:
        return []
    if not _allowed_by_statutes(rules[RuleKey.ELECTRONIC_VOTING]):
        # BW 2:38 lid 6: who is at home votes electronically, or not at all.
        return [HybridNotAllowedError(article="BW 2:38 lid 6")]
    law, statutes = rules[RuleKey.DIGITAL_LAW], rules[RuleKey.DIGITAL_MEETING]
    is_allowed = law.value == LAW_IN_FORCE and _allowed_by_statutes(statutes)
    if form is MeetingForm.DIGITAL and not is_allowed:
        # research/dutch-rules.md 1.10: for a cooperative both the law and the statutes are needed.
        return [DigitalNotAllowedError(article=law.article)]
    return []


def _allowed_by_statutes(rule: RuleValue) -> bool:
    return rule.is_on and rule.layer is Layer.STATUTES and bool(rule.article.strip())
