"""What the police say about coming to a tent, and whether they came.

The answer may be changed until the tent stands: a link is not used up by it, and pressing the
same button again changes nothing. Only something new is told to the volunteers.
"""

import uuid
from dataclasses import dataclass

from coop.buurtent.errors import DeputyAskedError, DeputyMissingError, PoliceAnsweredError
from coop.buurtent.events import DeputyAsked, PoliceAnswered
from coop.buurtent.lookups import police_of, tent_by_id
from coop.buurtent.lookups.police import deputy_of
from coop.buurtent.models import TentPolice
from coop.buurtent.rules import AnsweredBy, PoliceAnswer, ensure_begun, ensure_planned
from coop.buurtent.rules.police import DeclineReason, is_overruled
from coop.kernel.permissions import Actor, Permission, Scope, ScopeKind
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reply:
    """One answer, and how it came in."""

    answer: PoliceAnswer
    by: AnsweredBy
    answered_as: str | None = None
    reason: DeclineReason | None = None
    replacement: str = ""


@use_case(Permission.BUURTENT_POLICE_ANSWER)
def answer_police(
    uow: UnitOfWork,
    actor: Actor,
    *,
    session_id: uuid.UUID,
    answer: PoliceAnswer,
    reason: DeclineReason | None = None,
    replacement: str = "",
) -> None:
    """Say, with the link from the mail, whether somebody of the police comes."""
    uow.require(
        actor, Permission.BUURTENT_POLICE_ANSWER, Scope(ScopeKind.TENT_SESSION, session_id)
    )
    police = _open_question(uow, session_id)
    is_deputy = police.deputy_contact_id is not None and (
        actor.contact_id == police.deputy_contact_id
    )
    answered_as = police.deputy_name if is_deputy else police.contact_name
    if answered_as is not None and is_overruled(
        answer=answer,
        answered_as=answered_as,
        before=police.answer,
        before_as=police.answered_as,
    ):
        uow.note("tent_session", session_id)
        return
    reply = _Reply(
        answer=answer,
        by=AnsweredBy.LINK,
        answered_as=answered_as,
        reason=reason,
        replacement=replacement,
    )
    _keep(uow, police, reply)


@use_case(Permission.BUURTENT_SESSION_PLAN)
def record_police_answer(
    uow: UnitOfWork, actor: Actor, *, session_id: uuid.UUID, answer: PoliceAnswer
) -> None:
    """Write down what the police said by phone or in the street."""
    police = _open_question(uow, session_id)
    _keep(uow, police, _Reply(answer=answer, by=AnsweredBy.VOLUNTEER))


def _open_question(uow: UnitOfWork, session_id: uuid.UUID) -> TentPolice:
    tent = tent_by_id(uow.session, session_id)
    police = police_of(uow.session, session_id, to_change=True)
    ensure_planned(tent.state(uow.now))
    return police


def _keep(uow: UnitOfWork, police: TentPolice, reply: _Reply) -> None:
    session_id = police.session_id
    uow.note("tent_session", session_id, answer=reply.answer.value, by_way_of=reply.by.value)
    declines = reply.answer is PoliceAnswer.DECLINED
    reason = reply.reason if declines else None
    replacement = (reply.replacement.strip() or None) if declines else None
    if (reply.answer, reason, replacement) == (police.answer, police.reason, police.replacement):
        return
    police.answer = reply.answer
    police.answered_at = uow.now
    police.answered_by = reply.by
    police.answered_as = reply.answered_as
    police.reason = reason
    police.replacement = replacement
    uow.record(PoliceAnswered(session_id=session_id))


@use_case(Permission.BUURTENT_SESSION_PLAN)
def ask_deputy(uow: UnitOfWork, actor: Actor, *, session_id: uuid.UUID) -> None:
    """Ask whoever stands in for the one who was asked first; once."""
    police = _open_question(uow, session_id)
    if police.answer is PoliceAnswer.CONFIRMED:
        raise PoliceAnsweredError
    if police.deputy_asked_at is not None:
        raise DeputyAskedError
    deputy = deputy_of(uow.session, police)
    if deputy is None:
        raise DeputyMissingError
    police.deputy_contact_id = deputy.id
    police.deputy_name = deputy.function
    police.deputy_email = deputy.email
    police.deputy_asked_at = uow.now
    uow.note("tent_session", session_id)
    uow.record(DeputyAsked(session_id=session_id))


@use_case(Permission.BUURTENT_SESSION_PLAN)
def record_police_presence(
    uow: UnitOfWork,
    actor: Actor,
    *,
    session_id: uuid.UUID,
    has_come: bool,
    left_early: bool = False,
) -> None:
    """Write down, from the start of the tent on, whether the police came, and stayed."""
    tent = tent_by_id(uow.session, session_id)
    police = police_of(uow.session, session_id, to_change=True)
    ensure_begun(tent.state(uow.now))
    police.has_come = has_come
    police.left_early = has_come and left_early
    police.presence_recorded_at = uow.now
    uow.note("tent_session", session_id, has_come=has_come, left_early=police.left_early)


@use_case(Permission.BUURTENT_POLICE_ANSWER)
def remark_on_presence(
    uow: UnitOfWork, actor: Actor, *, session_id: uuid.UUID, remark: str
) -> None:
    """Add the police's own words to the record of an evening; empty takes them back."""
    uow.require(
        actor, Permission.BUURTENT_POLICE_ANSWER, Scope(ScopeKind.TENT_SESSION, session_id)
    )
    tent = tent_by_id(uow.session, session_id)
    police = police_of(uow.session, session_id, to_change=True)
    ensure_begun(tent.state(uow.now))
    police.remark = remark.strip() or None
    police.remarked_at = None if police.remark is None else uow.now
    # What was remarked is for both sides of the record, and for no journal.
    uow.note("tent_session", session_id)
