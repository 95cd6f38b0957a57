"""What the police say about coming to a tent, and whether they came.

The answer may be changed until the tent stands: a link is not used up by it, and pressing the
same button again changes nothing. Only something new is told to the volunteers.
"""

import uuid

from coop.buurtent.events import PoliceAnswered
from coop.buurtent.lookups import police_of, tent_by_id
from coop.buurtent.rules import AnsweredBy, PoliceAnswer, ensure_begun, ensure_planned
from coop.kernel.permissions import Actor, Permission, Scope, ScopeKind
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case


@use_case(Permission.BUURTENT_POLICE_ANSWER)
def answer_police(
    uow: UnitOfWork, actor: Actor, *, session_id: uuid.UUID, answer: PoliceAnswer
) -> None:
    """Say, with the link from the mail, whether somebody of the police comes."""
    uow.require(
        actor, Permission.BUURTENT_POLICE_ANSWER, Scope(ScopeKind.TENT_SESSION, session_id)
    )
    _answer(uow, session_id, answer, AnsweredBy.LINK)


@use_case(Permission.BUURTENT_SESSION_PLAN)
def record_police_answer(
    uow: UnitOfWork, actor: Actor, *, session_id: uuid.UUID, answer: PoliceAnswer
) -> None:
    """Write down what the police said by phone or in the street."""
    _answer(uow, session_id, answer, AnsweredBy.VOLUNTEER)


def _answer(uow: UnitOfWork, session_id: uuid.UUID, answer: PoliceAnswer, by: AnsweredBy) -> None:
    tent = tent_by_id(uow.session, session_id)
    police = police_of(uow.session, session_id, to_change=True)
    ensure_planned(tent.state(uow.now))
    uow.note("tent_session", session_id, answer=answer.value, by_way_of=by.value)
    if police.answer is answer:
        return
    police.answer = answer
    police.answered_at = uow.now
    police.answered_by = by
    uow.record(PoliceAnswered(session_id=session_id))


@use_case(Permission.BUURTENT_SESSION_PLAN)
def record_police_presence(
    uow: UnitOfWork, actor: Actor, *, session_id: uuid.UUID, has_come: bool
) -> None:
    """Write down, from the start of the tent on, whether the police came."""
    tent = tent_by_id(uow.session, session_id)
    police = police_of(uow.session, session_id, to_change=True)
    ensure_begun(tent.state(uow.now))
    police.has_come = has_come
    police.presence_recorded_at = uow.now
    uow.note("tent_session", session_id, has_come=has_come)
