"""Finds the rules in force."""

import uuid
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from coop.statutes.errors import ProposalNotFoundError
from coop.statutes.models import Rule, SwitchProposal
from coop.statutes.rules import DEFAULTS, Layer, RuleKey, RuleValue

#: From the lowest to the highest: the statutes have the last word over the regulations.
ORDER = (Layer.REGULATIONS, Layer.STATUTES)


def rules_in_force(session: Session, day: date) -> dict[RuleKey, RuleValue]:
    """Return every rule as it holds on a day."""
    return DEFAULTS | _set_by(session, _standing_on(day))


def rule_in_force(session: Session, key: RuleKey, day: date) -> RuleValue:
    """Return one rule as it holds on a day."""
    found = _set_by(session, _standing_on(day).where(Rule.key == key))
    return found.get(key, DEFAULTS[key])


def open_proposal(session: Session, key: RuleKey) -> SwitchProposal | None:
    """Return the proposal for a switch that waits for a second board member."""
    return session.scalar(
        select(SwitchProposal).where(
            SwitchProposal.key == key,
            SwitchProposal.confirmed_at.is_(None),
            SwitchProposal.refused_at.is_(None),
        )
    )


def is_agreed(session: Session, key: RuleKey, value: str, article: str, day: date) -> bool:
    """Tell whether two board members agreed to turn a switch like this, from this day."""
    found = select(SwitchProposal.id).where(
        SwitchProposal.key == key,
        SwitchProposal.value == value,
        SwitchProposal.article == article,
        SwitchProposal.effective_on == day,
        SwitchProposal.confirmed_at.is_not(None),
    )
    return session.scalar(found.limit(1)) is not None


def locked_proposal(session: Session, proposal_id: uuid.UUID) -> SwitchProposal:
    """Return a proposal that nobody else decides on meanwhile, or refuse."""
    proposal = session.get(SwitchProposal, proposal_id, with_for_update=True)
    if proposal is None:
        raise ProposalNotFoundError(proposal_id=proposal_id)
    return proposal


def _standing_on(day: date) -> Select[Rule]:
    return (
        select(Rule)
        .where(Rule.effective_on <= day, Rule.withdrawn_at.is_(None))
        .order_by(Rule.effective_on)
    )


def _set_by(session: Session, standing: Select[Rule]) -> dict[RuleKey, RuleValue]:
    rows = sorted(session.scalars(standing), key=lambda row: ORDER.index(row.layer))
    return {
        row.key: RuleValue(key=row.key, value=row.value, layer=row.layer, article=row.article)
        for row in rows
    }
