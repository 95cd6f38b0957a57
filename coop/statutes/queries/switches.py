"""The three voting switches: how they stand, what waits, and what turning one takes."""

import uuid
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from sqlalchemy import select

from coop.kernel.amounts import Amount, Unit
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.statutes.lookups import rules_in_force
from coop.statutes.models import SwitchProposal
from coop.statutes.rules import (
    SWITCHES,
    ProposalState,
    RuleKey,
    RuleValue,
    amendment_day,
    amendment_term,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What one board member read in the deed; a second one confirms it."""

    id: uuid.UUID
    value: str
    article: str
    clause: str
    deed_page: str
    effective_on: date
    proposed_as: str
    decided_as: str | None
    #: Somebody else confirms; who proposed may take it back.
    is_own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SwitchLine:
    """One switch: as it stands, with the words it stands on, and what waits."""

    rule: RuleValue
    agreed: Proposal | None
    waiting: Proposal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendmentSteps:
    """What changing the statutes takes here."""

    majority: Amount
    invitation: Amount
    text: Amount
    first_day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SwitchBoard:
    """The three switches, and the way to a clause for them."""

    lines: tuple[SwitchLine, ...]
    steps: AmendmentSteps


@use_case(Permission.STATUTES_SWITCH_TURN)
def switches_view(uow: UnitOfWork, actor: Actor) -> SwitchBoard:
    """Return the switches as the reader may turn them."""
    rules = rules_in_force(uow.session, uow.today)
    found = select(SwitchProposal).order_by(SwitchProposal.proposed_at)
    waiting: dict[RuleKey, Proposal] = {}
    agreed: dict[RuleKey, Proposal] = {}
    for row in uow.session.scalars(found):
        if row.state is ProposalState.OPEN:
            waiting[row.key] = _proposal(row, actor)
        elif row.state is ProposalState.CONFIRMED and row.effective_on <= uow.today:
            agreed[row.key] = _proposal(row, actor)
    return SwitchBoard(
        lines=tuple(
            SwitchLine(rule=rules[key], agreed=agreed.get(key), waiting=waiting.get(key))
            for key in SWITCHES
        ),
        steps=AmendmentSteps(
            majority=Amount(rules[RuleKey.AMENDMENT_MAJORITY].fraction, Unit.SHARE),
            invitation=Amount(Fraction(amendment_term(rules)), Unit.DAYS),
            text=Amount(Fraction(rules[RuleKey.AMENDMENT_TEXT].days), Unit.DAYS),
            first_day=amendment_day(uow.today, rules),
        ),
    )


def _proposal(row: SwitchProposal, actor: Actor) -> Proposal:
    return Proposal(
        id=row.id,
        value=row.value,
        article=row.article,
        clause=row.clause,
        deed_page=row.deed_page,
        effective_on=row.effective_on,
        proposed_as=row.proposed_as,
        decided_as=row.decided_as,
        is_own=row.proposed_by == actor.person_id,
    )
