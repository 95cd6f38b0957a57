"""Writing a motion before the convocation, and what is said about it before the vote."""

import uuid
from collections.abc import Mapping, Sequence

from sqlalchemy import delete

from coop.assembly.errors import AgendaFrozenError
from coop.assembly.lookups import locked_item
from coop.assembly.models import (
    AgendaItem,
    Meeting,
    MotionBackground,
    MotionInterest,
    MotionStatement,
)
from coop.assembly.rules import (
    Answer,
    Body,
    Check,
    Interest,
    MeetingState,
    Money,
    Verdict,
    ensure_amount,
    ensure_can_be_judged,
    ensure_interests,
    motion_of,
    text_of,
    verdict_of,
)
from coop.assembly.services.agenda import LONGEST_REMARK, LONGEST_TITLE
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case


@use_case(Permission.ASSEMBLY_MEETING_CONVENE)
def write_motion(
    uow: UnitOfWork,
    actor: Actor,
    *,
    item_id: uuid.UUID,
    title: str,
    explanation: str,
    motion: str,
    money: Money | None = None,
    heard: str = "",
    interests: Sequence[Interest] = (),
) -> None:
    """Write a point of the agenda and all that goes with its motion, until the convocation."""
    item, meeting = locked_item(uow.session, item_id)
    if meeting.state is not MeetingState.PLANNED:
        raise AgendaFrozenError(meeting_id=meeting.id)
    ensure_amount(money)
    ensure_interests(interests)
    item.title = text_of(title, field="title", longest=LONGEST_TITLE)
    item.explanation = motion_of(explanation, field="explanation", longest=LONGEST_REMARK)
    item.motion = motion_of(motion)
    _write_background(uow, item_id, money, motion_of(heard, field="heard", longest=LONGEST_REMARK))
    _write_interests(uow, item_id, interests)
    _publish(uow, meeting, item)


@use_case(Permission.ASSEMBLY_STATEMENT_GIVE)
def give_statement(
    uow: UnitOfWork,
    actor: Actor,
    *,
    item_id: uuid.UUID,
    answers: Mapping[Check, Answer],
    text: str = "",
) -> None:
    """Say, as process guardians, how a motion was prepared; again replaces it."""
    _say(
        uow,
        actor,
        item_id,
        body=Body.PROCESS_GUARDIANS,
        verdict=verdict_of(answers),
        text=text,
        answers=answers,
    )


@use_case(Permission.ASSEMBLY_ADVICE_GIVE)
def give_advice(
    uow: UnitOfWork, actor: Actor, *, item_id: uuid.UUID, verdict: Verdict, text: str = ""
) -> None:
    """Advise, as supervisory board, about a motion, or say that there is no advice."""
    _say(uow, actor, item_id, body=Body.SUPERVISORY_BOARD, verdict=verdict, text=text)


def _say(
    uow: UnitOfWork,
    actor: Actor,
    item_id: uuid.UUID,
    *,
    body: Body,
    verdict: Verdict,
    text: str,
    answers: Mapping[Check, Answer] | None = None,
) -> None:
    item, meeting = locked_item(uow.session, item_id)
    ensure_can_be_judged(item.motion, meeting.state, has_poll=item.poll_id is not None)
    uow.session.execute(
        delete(MotionStatement).where(
            MotionStatement.item_id == item_id, MotionStatement.body == body
        )
    )
    uow.session.add(
        MotionStatement(
            item_id=item_id,
            body=body,
            verdict=verdict,
            answers={check.value: answer.value for check, answer in (answers or {}).items()},
            text=motion_of(text, field="text", longest=LONGEST_REMARK),
            given_by=actor.person_id,
            given_at=uow.now,
        )
    )
    _publish(uow, meeting, item)


def _write_background(
    uow: UnitOfWork, item_id: uuid.UUID, money: Money | None, heard: str
) -> None:
    found = uow.session.get(MotionBackground, item_id)
    if found is None:
        found = MotionBackground(item_id=item_id, cents=None, with_vat=None, heard=heard)
        uow.session.add(found)
    found.cents = money.cents if money else None
    found.with_vat = money.with_vat if money else None
    found.heard = heard


def _write_interests(uow: UnitOfWork, item_id: uuid.UUID, interests: Sequence[Interest]) -> None:
    uow.session.execute(delete(MotionInterest).where(MotionInterest.item_id == item_id))
    uow.session.add_all(
        MotionInterest(
            item_id=item_id,
            position=position,
            partner=one.partner,
            goal=one.goal,
            interest=one.interest,
        )
        for position, one in enumerate(interests)
    )


def _publish(uow: UnitOfWork, meeting: Meeting, item: AgendaItem) -> None:
    meeting.revision += 1
    uow.note("meeting", meeting.id, topic=meeting.topic, item=item.number)
