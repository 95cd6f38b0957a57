"""What the bot told of a report in a private chat is neutral before two days are over (C7)."""

from datetime import timedelta

from sqlalchemy import select

from coop.bootstrap import Coop
from coop.incidents.rules.states import AgentAnswer
from coop.incidents.services.answers import record_answer
from coop.incidents.services.review import approve_report
from coop.kernel.permissions import SYSTEM
from coop.notices.documents import BuiltChat
from coop.notices.models import Screen
from coop.notices.rules import TRACE, TRACE_LASTS
from coop.notices.services.traces import make_chats_neutral
from coop.people.rules import ChannelKind
from coop.people.services import add_channel
from tests.coop.incidents.makers import make_group, make_moderator, make_report
from tests.coop.incidents.told import deliver
from tests.doubles import FixedClock
from tests.makers import actor_for, make_person

RIA = 4711


def traces(coop: Coop) -> list[str]:
    with coop._reading() as session:
        return list(session.scalars(select(Screen.screen).where(Screen.screen.startswith(TRACE))))


def to_ria(coop: Coop) -> list[BuiltChat]:
    return [
        built for built in deliver(coop) if isinstance(built, BuiltChat) and built.chat_id == RIA
    ]


def test_an_answer_in_the_chat_becomes_one_neutral_line(coop: Coop, clock: FixedClock) -> None:
    ria = make_person(coop)
    coop.run(add_channel, SYSTEM, person_id=ria, kind=ChannelKind.TELEGRAM, value=str(RIA))
    group_id = make_group(coop)
    moderator = make_moderator(coop, group_id)
    report_id = make_report(coop, group_id, actor=actor_for(coop, ria))
    coop.run(approve_report, moderator, report_id=report_id)
    deliver(coop)
    coop.run(record_answer, moderator, report_id=report_id, answer=AgentAnswer.NO_ACTION)
    (answer,) = to_ria(coop)
    assert "Nu geen actie" in answer.text
    assert traces(coop) == ["trace:1"]
    clock.advance(TRACE_LASTS - timedelta(seconds=1))
    coop.run(make_chats_neutral, SYSTEM)
    assert to_ria(coop) == []
    clock.advance(timedelta(seconds=1))
    for _ in range(2):
        coop.run(make_chats_neutral, SYSTEM)
    (past,) = to_ria(coop)
    assert past.edits == 1
    assert past.text.startswith("Hier stond iets over een buurtmelding. Dat is weg.")
    assert traces(coop) == []
    clock.advance(TRACE_LASTS)
    coop.run(make_chats_neutral, SYSTEM)
    assert to_ria(coop) == []
