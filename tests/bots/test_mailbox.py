"""The reader of replies against the practice mailbox: a stand-in, spoken to over real IMAP."""

import asyncio
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest
from sqlalchemy import select

from bots.mailbox import read
from bots.practice.imap import start_imap
from bots.practice.mails import MailStore, answer_to, take_apart
from coop.bootstrap import Coop
from coop.groups.rules import ContactKind, Delivery
from coop.groups.services.groups import add_contact
from coop.inbox.models import InboxMail
from coop.inbox.rules import MAILS_KEPT, MailOutcome
from coop.inbox.services import forget_mails
from coop.incidents.rules.states import AgentAnswer, GivenHow, State
from coop.incidents.services.handovers import send_overviews
from coop.incidents.services.review import approve_report
from coop.kernel.permissions import SYSTEM
from coop.notices.documents import BuiltMail
from coop.notices.services.mails import RETURNED_PER_DAY
from tests.coop.incidents import told
from tests.coop.incidents.makers import AGENT, make_group, make_report
from tests.coop.incidents.makers import read as read_report
from tests.coop.incidents.told import HOUSE, deliver, text_of
from tests.doubles import FixedClock

ANSWER = "antwoord@wijk.voorbeeld.example"
MONDAY = datetime(2026, 11, 23, 7, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _replies_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(told, "HOUSE", replace(HOUSE, reply_address=ANSWER))


@contextmanager
def mailbox(path: Path) -> Iterator[str]:
    """Listen over IMAP in a thread of its own; give the address to read at."""
    ready = threading.Event()
    started: dict[str, tuple[asyncio.AbstractEventLoop, asyncio.Event, int]] = {}

    async def serve() -> None:
        server = await start_imap(path, 0, name="antwoord")
        stop = asyncio.Event()
        port = server.sockets[0].getsockname()[1]
        started["it"] = (asyncio.get_running_loop(), stop, port)
        ready.set()
        await stop.wait()
        server.close()

    thread = threading.Thread(target=lambda: asyncio.run(serve()), daemon=True)
    thread.start()
    ready.wait()
    loop, stop, port = started["it"]
    try:
        yield f"imap://wijk:geheim@127.0.0.1:{port}"
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join()


@pytest.fixture
def box(tmp_path: Path) -> Iterator[tuple[MailStore, str]]:
    """Provide a mailbox and the address to read it at."""
    path = tmp_path / "postbox.sqlite3"
    with mailbox(path) as url:
        yield MailStore(path), url


@pytest.fixture
def five(coop: Coop, clock: FixedClock) -> list[uuid.UUID]:
    """Provide five reports that leave on Monday at eight."""
    group_id = make_group(coop, contact=False)
    coop.run(
        add_contact,
        SYSTEM,
        group_id=group_id,
        kind=ContactKind.POLICE,
        function="Wijkagent Koningsveld",
        email=AGENT,
        delivery=Delivery.OVERVIEW,
    )
    reports = [make_report(coop, group_id) for _ in range(5)]
    for report_id in reports:
        coop.run(approve_report, SYSTEM, report_id=report_id)
    deliver(coop)
    clock.set(MONDAY)
    coop.run(send_overviews, SYSTEM)
    return reports


@pytest.fixture
def overview(coop: Coop, five: list[uuid.UUID]) -> EmailMessage:
    """Provide the mail the agent got."""
    (mail,) = [
        built.message
        for built in deliver(coop)
        if isinstance(built, BuiltMail) and "Overzicht: 5" in text_of(built)
    ]
    return mail


def reply(
    store: MailStore, to: EmailMessage, text: str, *, sender: str = AGENT, plain: bool = False
) -> EmailMessage:
    """Answer a mail; plainly is without the address that it asks to answer to."""
    got = take_apart(
        seq=1,
        received_at=MONDAY,
        envelope_sender="",
        recipients=(sender,),
        raw=to.as_bytes(),
    )
    if plain:
        got = replace(got, reply_to=ANSWER)
    answer = answer_to(got, text, sent_at=MONDAY)
    keep(store, answer, got.reply_to)
    return answer


def keep(store: MailStore, mail: EmailMessage, to: str) -> None:
    store.keep(raw=mail.as_bytes(), sender=AGENT, recipients=[to], received_at=MONDAY)


def outcomes(coop: Coop) -> list[MailOutcome]:
    with coop._reading() as session:
        return sorted(session.scalars(select(InboxMail.outcome)))


def returned(coop: Coop) -> list[str]:
    return [text_of(built) for built in deliver(coop) if "antwoord" in text_of(built).lower()]


def states(coop: Coop, five: list[uuid.UUID]) -> set[State]:
    return {read_report(coop, one).state for one in five}


@pytest.mark.parametrize("plain", [False, True])
def test_one_reply_mail_answers_an_overview_of_five(
    coop: Coop,
    box: tuple[MailStore, str],
    five: list[uuid.UUID],
    overview: EmailMessage,
    *,
    plain: bool,
) -> None:
    store, url = box
    numbers = [read_report(coop, one).number for one in five]
    text = ", ".join(f"{number} {n}" for n, number in enumerate(numbers, start=1))
    reply(store, overview, f"{text}\n\nGroet, de wijkagent", plain=plain)
    for _ in range(2):
        read(coop, url)
    answers = [read_report(coop, one).answer for one in five]
    assert [one.answer for one in answers if one] == list(AgentAnswer)[:5]
    assert {one.how for one in answers if one} == {GivenHow.MAIL}
    assert outcomes(coop) == [MailOutcome.ANSWERED]


def test_the_same_mail_under_another_number_is_one(
    coop: Coop, box: tuple[MailStore, str], five: list[uuid.UUID], overview: EmailMessage
) -> None:
    store, url = box
    answer = reply(store, overview, "1")
    read(coop, url)
    keep(store, answer, f"antwoord@{ANSWER.partition('@')[2]}")
    read(coop, url)
    assert outcomes(coop) == [MailOutcome.ANSWERED]
    assert states(coop, five) == {State.ANSWERED}


def test_a_doubtful_reply_goes_back_kindly(
    coop: Coop, box: tuple[MailStore, str], five: list[uuid.UUID], overview: EmailMessage
) -> None:
    store, url = box
    reply(store, overview, "Ik kijk er vanavond naar")
    read(coop, url)
    (back,) = returned(coop)
    assert "Wij konden het niet lezen. Er is niets veranderd." in back
    assert "1 = Gelezen, dank" in back
    assert "vanavond" not in back
    assert states(coop, five) == {State.FORWARDED}


def test_a_reply_from_another_address_changes_nothing_and_the_agent_hears(
    coop: Coop, box: tuple[MailStore, str], five: list[uuid.UUID], overview: EmailMessage
) -> None:
    store, url = box
    reply(store, overview, "1", sender="vreemd@elders.example")
    read(coop, url)
    assert states(coop, five) == {State.FORWARDED}
    (back,) = [built for built in deliver(coop) if "ander adres" in text_of(built)]
    assert isinstance(back, BuiltMail)
    assert back.message["To"].addresses[0].addr_spec == AGENT


def test_the_right_sender_without_our_secret_changes_nothing(
    coop: Coop, box: tuple[MailStore, str], five: list[uuid.UUID], overview: EmailMessage
) -> None:
    store, url = box
    forged = EmailMessage()
    forged["From"], forged["To"] = AGENT, f"antwoord+{'0' * 32}@wijk.voorbeeld.example"
    forged["Message-ID"], forged["In-Reply-To"] = "<x@y>", f"<{uuid.UUID(int=9)}@wijk>"
    forged.set_content("1")
    keep(store, forged, str(forged["To"]))
    read(coop, url)
    assert outcomes(coop) == [MailOutcome.STRANGE]
    assert states(coop, five) == {State.FORWARDED}
    assert returned(coop) == []


def test_an_absence_notice_is_not_answered(
    coop: Coop, box: tuple[MailStore, str], five: list[uuid.UUID], overview: EmailMessage
) -> None:
    store, url = box
    answer = answer_to(
        take_apart(
            seq=1,
            received_at=MONDAY,
            envelope_sender="",
            recipients=(AGENT,),
            raw=overview.as_bytes(),
        ),
        "1",
        sent_at=MONDAY,
    )
    answer["Auto-Submitted"] = "auto-replied"
    keep(store, answer, str(answer["To"]))
    read(coop, url)
    assert outcomes(coop) == [MailOutcome.AUTOMATIC]
    assert states(coop, five) == {State.FORWARDED}


@pytest.mark.parametrize(("late", "state"), [(False, State.ANSWERED), (True, State.FORWARDED)])
def test_a_reply_works_for_fourteen_days(
    coop: Coop,
    clock: FixedClock,
    box: tuple[MailStore, str],
    five: list[uuid.UUID],
    overview: EmailMessage,
    *,
    late: bool,
    state: State,
) -> None:
    store, url = box
    reply(store, overview, "1")
    clock.advance(timedelta(days=14) - timedelta(seconds=0 if late else 1))
    read(coop, url)
    assert states(coop, five) == {state}


def test_two_machines_that_answer_each_other_stop(
    coop: Coop, box: tuple[MailStore, str], five: list[uuid.UUID], overview: EmailMessage
) -> None:
    store, url = box
    for _ in range(RETURNED_PER_DAY + 2):
        reply(store, overview, "wat?")
    read(coop, url)
    assert outcomes(coop).count(MailOutcome.RETURNED) == RETURNED_PER_DAY
    assert outcomes(coop).count(MailOutcome.SILENT) == 2


def test_nothing_is_kept_for_ever(
    coop: Coop,
    clock: FixedClock,
    box: tuple[MailStore, str],
    five: list[uuid.UUID],
    overview: EmailMessage,
) -> None:
    store, url = box
    reply(store, overview, "1")
    read(coop, url)
    clock.advance(MAILS_KEPT)
    coop.run(forget_mails, SYSTEM)
    assert len(outcomes(coop)) == 1
    clock.advance(timedelta(seconds=1))
    coop.run(forget_mails, SYSTEM)
    assert outcomes(coop) == []
