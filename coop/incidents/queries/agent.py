"""What the police contact sees beside a report: what it asked, and words to choose from."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from coop.incidents.lookups.overviews import answering_scope
from coop.incidents.lookups.reports import newest_state, report_by_id, reporter_of
from coop.incidents.lookups.talk import questions_of, texts_to_choose
from coop.incidents.rules.states import OUTSIDE, TRANSITIONS, State
from coop.incidents.rules.talk import TextKind
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentQuestion:
    """Something the contact asked, and what came of it; never of whom."""

    text: str
    asked_at: datetime
    answer: str
    answered_at: datetime | None
    is_declined: bool
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentTalk:
    """What went to and fro, and what can be done now."""

    asked: tuple[AgentQuestion, ...]
    may_ask: bool
    may_acknowledge: bool
    #: By `TextKind`, as moderators choose from them.
    texts: dict[TextKind, tuple[str, ...]]


@use_case(Permission.INCIDENTS_REPORT_READ)
def agent_talk(
    uow: UnitOfWork, actor: Actor, *, report_id: uuid.UUID, locale: str = "nl"
) -> AgentTalk:
    """Return what contacts outside asked about a report; moderators' questions are not theirs."""
    report = report_by_id(uow.session, report_id)
    uow.require(
        actor, Permission.INCIDENTS_REPORT_READ, answering_scope(uow.session, report, actor)
    )
    state = newest_state(uow.session, report_id).state
    asked = questions_of(uow.session, report_id)
    return AgentTalk(
        asked=tuple(
            AgentQuestion(
                text=one.text,
                asked_at=one.asked_at,
                answer=one.answer,
                answered_at=one.answered_at,
                is_declined=one.declined_at is not None,
                is_open=one.is_open,
            )
            for one in asked
            if one.contact_id is not None
        ),
        may_ask=state in OUTSIDE
        and reporter_of(uow.session, report_id).may_be_asked
        and not any(one.is_open for one in asked),
        may_acknowledge=State.ACKNOWLEDGED in TRANSITIONS[state],
        texts=texts_to_choose(uow.session, locale),
    )
