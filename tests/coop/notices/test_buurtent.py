import re
import uuid
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from icalendar import Calendar
from sqlalchemy import select

from coop.bootstrap import Coop
from coop.buurtent.queries.answers import police_question
from coop.buurtent.rules import (
    CallSource,
    CancelReason,
    Cause,
    NeighbourAnswer,
    PoliceAnswer,
    PoliceState,
)
from coop.buurtent.rules.calls import ToldPlace
from coop.buurtent.services.calls import record_call
from coop.buurtent.services.invitations import (
    answer_invitation,
    invite_neighbours,
    stop_invitations,
)
from coop.buurtent.services.police import answer_police, record_police_answer
from coop.buurtent.services.sessions import cancel_session
from coop.kernel.permissions import SYSTEM
from coop.notices.documents import BuiltChat, BuiltMail, House
from coop.notices.models import Notice
from coop.notices.queries import due_notices
from coop.notices.rules import NoticeKind
from coop.notices.services.delivery import build_notice, record_sent
from coop.notices.services.replies import queue_reply
from coop.people.lookups import LinkToken
from coop.people.rules import ChannelKind
from tests.doubles import FixedClock
from tests.mails import strictly_read
from tests.makers import actor_for
from tests.tents import (
    POLICE,
    STREET,
    TONIGHT,
    TONIGHT_END,
    make_address,
    make_neighbour,
    make_tent,
    make_volunteer,
)

HOUSE = House(base_url="http://localhost:8000", mail_from="post@wijk.voorbeeld.example")
#: The house that was burgled, under a number that stands nowhere by accident.
BURGLED = 4711
MAIL = "ana@voorbeeld.example"


def deliver(coop: Coop) -> list[BuiltMail | BuiltChat]:
    """Hand over everything that is due, as the worker would."""
    delivered = []
    for channel in (ChannelKind.TELEGRAM, ChannelKind.EMAIL):
        for _ in range(20):
            due = coop.ask(due_notices, SYSTEM, channel=channel)
            if not due:
                break
            for notice in due:
                built = coop.run(
                    build_notice, SYSTEM, notice_id=notice.id, worker="a", house=HOUSE
                )
                if built is not None:
                    coop.run(record_sent, SYSTEM, notice_id=notice.id, external_id="1")
                    delivered.append(built)
    return delivered


def mails(built: list[BuiltMail | BuiltChat]) -> dict[str, str]:
    """Return what was mailed, by address."""
    return {mail.message["To"].addresses[0].addr_spec: text_of(mail) for mail in only_mails(built)}


def only_mails(built: list[BuiltMail | BuiltChat]) -> list[BuiltMail]:
    return [one for one in built if isinstance(one, BuiltMail)]


def text_of(mail: BuiltMail) -> str:
    body = mail.message.get_body(("plain",))
    assert body is not None
    text: str = body.get_content()
    return f"{mail.message['Subject']}\n{text}"


def link_in(text: str, path: str) -> LinkToken:
    found = re.search(rf"http://localhost:8000/l/{path}/(\S+)", text)
    assert found is not None, text
    return LinkToken(found[1])


def kinds(coop: Coop) -> Counter[str]:
    with coop._reading() as session:
        return Counter(session.scalars(select(Notice.kind)))


@pytest.fixture
def burgled(coop: Coop) -> uuid.UUID:
    """A tent after a burglary at one house, with neighbours by mail, chat and letter."""
    for number in (BURGLED, 4712, 4713, 4714):
        make_address(coop, number=number)
    coop.run(
        record_call,
        SYSTEM,
        received_at=coop.clock.now(),
        caller="Taskforce",
        cause=Cause.BURGLARY,
        source=CallSource.POLICE,
        places=[ToldPlace(street=STREET)],
    )
    return make_tent(coop, ends_at=TONIGHT_END)


def test_an_invitation_names_no_house_and_nobody_else(coop: Coop, burgled: uuid.UUID) -> None:
    make_neighbour(coop, make_address(coop), email=MAIL, given="Ana")
    make_neighbour(coop, make_address(coop), email="bo@voorbeeld.example", given="Bartholomeus")
    make_neighbour(coop, make_address(coop), telegram=21, given="Wilhelmina")
    coop.run(invite_neighbours, SYSTEM, session_id=burgled)
    built = deliver(coop)
    to_ana = mails(built)[MAIL]
    (chat,) = [one for one in built if isinstance(one, BuiltChat)]
    for text in (to_ana, chat.text):
        assert str(BURGLED) not in text
        assert "ingebroken in uw buurt" in text
        assert "zaterdag 21 november, 18.30 tot 20.00 uur" in text
        for name in ("Bartholomeus", "Wilhelmina", "Hatice", "Taskforce"):
            assert name not in text
    assert [button.label for row in chat.buttons for button in row] == [
        "Ik kom",
        "Ik kom niet",
        "Geen bericht meer",
    ]


def test_a_sentence_for_neighbours_has_at_most_ten_words(coop: Coop, burgled: uuid.UUID) -> None:
    make_neighbour(coop, make_address(coop), telegram=21)
    coop.run(invite_neighbours, SYSTEM, session_id=burgled)
    texts = [one.text for one in deliver(coop) if isinstance(one, BuiltChat)]
    for text in texts:
        prose = " ".join(line for line in text.splitlines() if ": " not in line)
        for sentence in re.split(r"[.!?]\s*", prose):
            assert len(sentence.split()) <= 10, sentence


def test_the_calendar_file_says_when_and_where(coop: Coop, burgled: uuid.UUID) -> None:
    make_neighbour(coop, make_address(coop), email=MAIL)
    coop.run(invite_neighbours, SYSTEM, session_id=burgled)
    (mail,) = [m for m in only_mails(deliver(coop)) if MAIL in m.message["To"]]
    (part,) = [p for p in mail.message.walk() if p.get_content_type() == "text/calendar"]
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    (event,) = Calendar.from_ical(content).walk("VEVENT")
    starts_at, ends_at = event.decoded("DTSTART"), event.decoded("DTEND")
    assert (starts_at, ends_at) == (TONIGHT, TONIGHT_END)
    assert f"{starts_at:%H:%M}" == "18:30"
    assert str(event["LOCATION"]) == f"Op het plein bij de speeltuin, {STREET}"
    assert str(BURGLED) not in content.decode()


def test_each_is_invited_once_however_often_it_is_sent(coop: Coop, burgled: uuid.UUID) -> None:
    for number in range(3):
        make_neighbour(coop, make_address(coop), telegram=30 + number)
    for _ in range(2):
        coop.run(invite_neighbours, SYSTEM, session_id=burgled)
    assert kinds(coop)["tent_invitation"] == 3
    chats = [one.chat_id for one in deliver(coop) if isinstance(one, BuiltChat)]
    assert sorted(chats) == [30, 31, 32]
    assert deliver(coop) == []


def test_an_invitation_not_sent_before_the_start_is_not_sent_at_all(
    coop: Coop, burgled: uuid.UUID, clock: FixedClock
) -> None:
    make_neighbour(coop, make_address(coop), telegram=30)
    coop.run(invite_neighbours, SYSTEM, session_id=burgled)
    clock.set(TONIGHT)
    assert [one for one in deliver(coop) if isinstance(one, BuiltChat)] == []


def test_the_police_get_a_link_that_answers(coop: Coop, burgled: uuid.UUID) -> None:
    text = mails(deliver(coop))[POLICE.email]
    assert str(BURGLED) not in text
    actor = coop.identify(link_in(text, "tent-antwoord"))
    coop.run(answer_police, actor, session_id=burgled, answer=PoliceAnswer.CONFIRMED)
    question = coop.ask(police_question, actor, session_id=burgled)
    assert question.police is PoliceState.CONFIRMED


def test_the_police_are_reminded_three_hours_before_and_not_earlier(
    coop: Coop, burgled: uuid.UUID, clock: FixedClock
) -> None:
    deliver(coop)
    moment = TONIGHT - timedelta(hours=3)
    clock.set(moment - timedelta(microseconds=1))
    assert deliver(coop) == []
    clock.set(moment)
    assert "Herinnering" in mails(deliver(coop))[POLICE.email]


@pytest.mark.parametrize("answer", PoliceAnswer)
def test_who_answered_is_not_reminded(
    coop: Coop, burgled: uuid.UUID, clock: FixedClock, answer: PoliceAnswer
) -> None:
    deliver(coop)
    coop.run(record_police_answer, SYSTEM, session_id=burgled, answer=answer)
    clock.set(TONIGHT - timedelta(hours=3))
    assert deliver(coop) == []


def test_volunteers_hear_each_new_answer_once(coop: Coop) -> None:
    make_address(coop)
    volunteer = make_volunteer(coop, email="hatice@voorbeeld.example")
    session_id = make_tent(coop, volunteer)
    deliver(coop)
    coop.clock.advance(timedelta(minutes=1))  # type: ignore[attr-defined]  # the tests' clock
    for _ in range(2):
        coop.run(record_police_answer, SYSTEM, session_id=session_id, answer=PoliceAnswer.DECLINED)
    (text,) = mails(deliver(coop)).values()
    assert "de politie komt niet" in text
    coop.clock.advance(timedelta(minutes=1))  # type: ignore[attr-defined]  # the tests' clock
    coop.run(record_police_answer, SYSTEM, session_id=session_id, answer=PoliceAnswer.CONFIRMED)
    (text,) = mails(deliver(coop)).values()
    assert "de politie komt\n" in text


def test_neighbours_are_reminded_unless_they_stay_away(
    coop: Coop, burgled: uuid.UUID, clock: FixedClock
) -> None:
    people = {
        answer: make_neighbour(coop, make_address(coop), telegram=number)
        for number, answer in ((41, NeighbourAnswer.COMES), (42, NeighbourAnswer.STAYS_AWAY))
    }
    make_neighbour(coop, make_address(coop), telegram=43)
    coop.run(invite_neighbours, SYSTEM, session_id=burgled)
    deliver(coop)
    for answer, person_id in people.items():
        actor = actor_for(coop, person_id)
        coop.run(answer_invitation, actor, session_id=burgled, answer=answer)
    moment = TONIGHT - timedelta(hours=2)
    clock.set(moment - timedelta(microseconds=1))
    assert [one for one in deliver(coop) if isinstance(one, BuiltChat)] == []
    clock.set(moment)
    texts = {one.chat_id: one.text for one in deliver(coop) if isinstance(one, BuiltChat)}
    assert set(texts) == {41, 43}
    assert "Tot straks" in texts[41]


def test_who_stopped_gets_no_reminder(coop: Coop, burgled: uuid.UUID, clock: FixedClock) -> None:
    person_id = make_neighbour(coop, make_address(coop), telegram=41)
    coop.run(invite_neighbours, SYSTEM, session_id=burgled)
    deliver(coop)
    coop.run(stop_invitations, actor_for(coop, person_id))
    clock.set(TONIGHT - timedelta(hours=2))
    assert [one for one in deliver(coop) if isinstance(one, BuiltChat)] == []


def test_a_cancelled_tent_is_told_to_all_who_knew_and_reminds_nobody(
    coop: Coop, clock: FixedClock
) -> None:
    make_neighbour(coop, make_address(coop), telegram=41)
    volunteer = make_volunteer(coop, email="hatice@voorbeeld.example")
    session_id = make_tent(coop, volunteer)
    coop.run(invite_neighbours, SYSTEM, session_id=session_id)
    deliver(coop)
    coop.run(cancel_session, SYSTEM, session_id=session_id, reason=CancelReason.WEATHER)
    built = deliver(coop)
    (chat,) = [one for one in built if isinstance(one, BuiltChat)]
    assert "gaat niet door" in chat.text
    assert "het weer" in chat.text
    assert set(mails(built)) == {"hatice@voorbeeld.example", POLICE.email}
    for mail in built:
        if isinstance(mail, BuiltMail):
            strictly_read(mail.message)
    clock.set(TONIGHT - timedelta(hours=2))
    assert deliver(coop) == []


def test_who_never_read_of_a_tent_does_not_read_that_it_is_cancelled(coop: Coop) -> None:
    make_neighbour(coop, make_address(coop), telegram=41)
    session_id = make_tent(coop)
    coop.run(invite_neighbours, SYSTEM, session_id=session_id)
    coop.run(cancel_session, SYSTEM, session_id=session_id, reason=CancelReason.WEATHER)
    assert [one for one in deliver(coop) if isinstance(one, BuiltChat)] == []


def ask(coop: Coop, kind: NoticeKind, session_id: uuid.UUID, chat_id: int = 41) -> BuiltChat:
    coop.run(queue_reply, SYSTEM, chat_id=chat_id, kind=kind, subject_id=session_id)
    (built,) = [one for one in deliver(coop) if isinstance(one, BuiltChat)]
    return built


def labels(built: BuiltChat) -> list[str]:
    return [button.label for row in built.buttons for button in row]


def test_the_chat_shows_the_readers_own_tents_and_answer(coop: Coop, burgled: uuid.UUID) -> None:
    actor = actor_for(coop, make_neighbour(coop, make_address(coop), telegram=41))
    coop.run(invite_neighbours, SYSTEM, session_id=burgled)
    deliver(coop)
    tents = ask(coop, NoticeKind.TENT_LIST, burgled)
    assert labels(tents) == [f"zaterdag 21 november 18.30, {STREET}", "Terug"]
    nothing = ask(coop, NoticeKind.TENT_LIST, burgled, chat_id=99)
    assert "Er staat nu geen buurTent" in nothing.text
    assert "Komt u ook?" in ask(coop, NoticeKind.TENT_SHOWN, burgled).text
    for answer, says, other in (
        (NeighbourAnswer.COMES, "U komt naar de buurTent", "Ik kom niet"),
        (NeighbourAnswer.STAYS_AWAY, "U komt niet", "Ik kom"),
    ):
        coop.run(answer_invitation, actor, session_id=burgled, answer=answer)
        shown = ask(coop, NoticeKind.TENT_SHOWN, burgled)
        assert says in shown.text
        assert labels(shown) == [other, "Geen bericht meer"]


def test_the_chat_says_when_a_tent_stands_has_stood_or_does_not_come(
    coop: Coop, burgled: uuid.UUID, clock: FixedClock
) -> None:
    make_neighbour(coop, make_address(coop), telegram=41)
    off = make_tent(coop)
    for session_id in (burgled, off):
        coop.run(invite_neighbours, SYSTEM, session_id=session_id)
    deliver(coop)
    coop.run(cancel_session, SYSTEM, session_id=off, reason=CancelReason.OTHER)
    deliver(coop)
    shown = ask(coop, NoticeKind.TENT_SHOWN, off)
    assert "gaat niet door" in shown.text
    assert labels(shown) == []
    clock.set(TONIGHT)
    assert "staat er nu" in ask(coop, NoticeKind.TENT_SHOWN, burgled).text
    clock.set(TONIGHT_END)
    assert "is al geweest" in ask(coop, NoticeKind.TENT_SHOWN, burgled).text


def test_news_that_comes_too_late_is_not_told(coop: Coop, clock: FixedClock) -> None:
    make_address(coop)
    volunteer = make_volunteer(coop, email="hatice@voorbeeld.example")
    off, answered = make_tent(coop, volunteer), make_tent(coop, volunteer)
    deliver(coop)
    coop.run(cancel_session, SYSTEM, session_id=off, reason=CancelReason.WEATHER)
    coop.run(record_police_answer, SYSTEM, session_id=answered, answer=PoliceAnswer.CONFIRMED)
    clock.set(TONIGHT_END)
    assert deliver(coop) == []


def test_eight_volunteers_pressing_at_once_queue_each_invitation_once(
    committed_coop: Coop,
) -> None:
    for number in range(1, 7):
        address_id = make_address(committed_coop, number=number)
        make_neighbour(committed_coop, address_id, telegram=number)
    session_id = make_tent(committed_coop)

    def press(_: int) -> None:
        committed_coop.run(invite_neighbours, SYSTEM, session_id=session_id)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(press, range(8)))
    assert kinds(committed_coop)["tent_invitation"] == 6
