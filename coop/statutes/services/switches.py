"""The voting switches, turned by two: one reads the deed and proposes, another confirms."""

import uuid
from datetime import date

from coop.kernel.errors import MissingPermissionError
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.statutes.errors import ProposalOpenError, RuleNotFoundError, SwitchStandsError
from coop.statutes.lookups import locked_proposal, open_proposal, rules_in_force
from coop.statutes.models import SwitchProposal
from coop.statutes.rules import (
    DEFINITIONS,
    LONGEST_ARTICLE,
    LONGEST_CLAUSE,
    LONGEST_DEED_PAGE,
    OFF,
    ON,
    SWITCHES,
    Layer,
    RuleKey,
    ensure_another,
    ensure_coherent,
    ensure_layer,
    ensure_literal,
    ensure_undecided,
)
from coop.statutes.services.rules import set_rule


@use_case(Permission.STATUTES_SWITCH_TURN)
def propose_switch(
    uow: UnitOfWork,
    actor: Actor,
    *,
    key: RuleKey,
    is_on: bool,
    article: str,
    clause: str,
    deed_page: str,
    effective_on: date | None = None,
) -> uuid.UUID:
    """Propose to turn a switch, with the literal clause and the page of the deed (C30)."""
    proposed_by, value = _person(actor), ON if is_on else OFF
    day = effective_on or uow.today
    if key not in SWITCHES:
        raise RuleNotFoundError(key=key)
    ensure_layer(DEFINITIONS[key], Layer.STATUTES, article)
    ensure_literal(clause, deed_page)
    rules = rules_in_force(uow.session, day)
    if rules[key].value == value:
        raise SwitchStandsError(key=key)
    ensure_coherent(key, value, Layer.STATUTES, rules)
    if open_proposal(uow.session, key) is not None:
        raise ProposalOpenError(key=key)
    proposal = SwitchProposal(
        id=uow.chance.new_id(),
        key=key,
        value=value,
        article=article.strip()[:LONGEST_ARTICLE],
        clause=clause.strip()[:LONGEST_CLAUSE],
        deed_page=deed_page.strip()[:LONGEST_DEED_PAGE],
        effective_on=day,
        proposed_at=uow.now,
        proposed_by=proposed_by,
        proposed_as=_function(actor),
    )
    uow.session.add(proposal)
    uow.note("switch_proposal", proposal.id, key=key.value, value=value)
    return proposal.id


@use_case(Permission.STATUTES_SWITCH_TURN)
def confirm_switch(uow: UnitOfWork, actor: Actor, *, proposal_id: uuid.UUID) -> None:
    """Turn a switch as somebody else proposed it."""
    proposal = locked_proposal(uow.session, proposal_id)
    ensure_undecided(proposal.state)
    ensure_another(proposal.proposed_by, actor.person_id)
    proposal.confirmed_at = uow.now
    proposal.decided_by, proposal.decided_as = _person(actor), _function(actor)
    set_rule(
        uow,
        actor,
        key=proposal.key,
        value=proposal.value,
        layer=Layer.STATUTES,
        article=proposal.article,
        effective_on=proposal.effective_on,
    )
    uow.note("switch_proposal", proposal.id, key=proposal.key.value, value=proposal.value)


@use_case(Permission.STATUTES_SWITCH_TURN)
def refuse_switch(uow: UnitOfWork, actor: Actor, *, proposal_id: uuid.UUID) -> None:
    """Turn a proposal down, or take one's own back."""
    proposal = locked_proposal(uow.session, proposal_id)
    ensure_undecided(proposal.state)
    proposal.refused_at = uow.now
    proposal.decided_by, proposal.decided_as = _person(actor), _function(actor)
    uow.note("switch_proposal", proposal.id, key=proposal.key.value)


def _person(actor: Actor) -> uuid.UUID:
    """Return who acts; a switch is a decision of people, never of the system."""
    if actor.person_id is None:
        raise MissingPermissionError(permission=Permission.STATUTES_SWITCH_TURN)
    return actor.person_id


def _function(actor: Actor) -> str:
    grant = actor.grant_for(Permission.STATUTES_SWITCH_TURN)
    return grant.function if grant else ""
