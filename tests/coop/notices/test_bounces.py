"""A mail that came back after all: what becomes of the notice, the address and the secretary."""

import uuid
from datetime import UTC, datetime
from typing import Any

import pytest

from bots.practice.bounces import bounce_of
from coop.bootstrap import Coop
from coop.inbox.documents import read_mail
from coop.inbox.rules import MailOutcome
from coop.kernel.permissions import SYSTEM, Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import USE_CASES, Declaration
from coop.notices.documents import BuiltMail, House
from coop.notices.errors import AddressNotRefusedError
from coop.notices.models import Notice
from coop.notices.outbox import NO_CHANNEL, ToContact, ToEmail, ToPerson, queue
from coop.notices.queries import desk_view, notice_view, refused_addresses
from coop.notices.rules import NoticeKind, Outcome
from coop.notices.services.bounces import try_address_again
from coop.notices.services.delivery import build_notice, record_failure, record_sent
from coop.notices.services.mails import take_mail
from coop.people.rules import ChannelKind
from tests.makers import make_person

ANA = "ana@voorbeeld.example"
HOUSE = House(
    base_url="https://wijk.example",
    mail_from="wijk@voorbeeld.example",
    reply_address="antwoord@wijk.example",
)
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


def _queue_for_test(uow: UnitOfWork, actor: Actor, /, **wish: Any) -> uuid.UUID | None:
    return queue(uow, kind=NoticeKind.SENTENCE, args={"text": "Dag"}, **wish)


def _course(
    uow: UnitOfWork, actor: Actor, *, notice_id: uuid.UUID
) -> tuple[str | None, bool, str]:
    notice = uow.session.get_one(Notice, notice_id)
    return notice.channel, notice.is_pending, notice.failure or ""


@pytest.fixture(autouse=True)
def doors(monkeypatch: pytest.MonkeyPatch) -> None:
    for function in (_queue_for_test, _course):
        declaration = Declaration(Permission.NOTICES_OUTBOX_DELIVER, journal=False)
        monkeypatch.setitem(USE_CASES, function, declaration)


def sent(coop: Coop, to: ToPerson | ToEmail | ToContact) -> tuple[uuid.UUID, BuiltMail]:
    notice_id = coop.run(_queue_for_test, SYSTEM, to=to)
    assert notice_id is not None
    built = coop.run(build_notice, SYSTEM, notice_id=notice_id, worker="a", house=HOUSE)
    assert isinstance(built, BuiltMail)
    coop.run(record_sent, SYSTEM, notice_id=notice_id)
    return notice_id, built


def come_back(
    coop: Coop, built: BuiltMail, *, status: str = "5.1.1", action: str = "failed", to: str = ""
) -> MailOutcome:
    raw = bounce_of(
        built.message.as_bytes(),
        recipient=ANA,
        to=to or built.bounces_to or "",
        sent_at=NOW,
        status=status,
        action=action,
    ).as_bytes()
    return coop.run(take_mail, SYSTEM, validity=1, uid=1, mail=read_mail(raw))


def course(coop: Coop, notice_id: uuid.UUID) -> tuple[str | None, bool, str]:
    return coop.ask(_course, SYSTEM, notice_id=notice_id)


@pytest.mark.parametrize("to", ["", "antwoord@wijk.example"])
def test_an_address_that_is_gone_falls_to_the_next_channel(coop: Coop, to: str) -> None:
    """By the address it came back to, or else by the Message-ID that it gives back."""
    person_id = make_person(coop, email=ANA, telegram=11)
    notice_id, built = sent(coop, ToEmail(ANA, person_id=person_id))
    assert come_back(coop, built, to=to) is MailOutcome.BOUNCE
    assert course(coop, notice_id)[:2] == (ChannelKind.TELEGRAM, True)
    [refused] = coop.ask(refused_addresses, SYSTEM)
    assert (refused.address, refused.person_id) == (ANA, person_id)
    assert "550 5.1.1 said the other server" in refused.reason
    assert coop.ask(desk_view, SYSTEM).refused == 1


def test_a_second_report_changes_nothing(coop: Coop) -> None:
    person_id = make_person(coop, email=ANA)
    notice_id, built = sent(coop, ToPerson(person_id))
    for _ in range(2):
        come_back(coop, built)
    assert course(coop, notice_id) == (None, False, NO_CHANNEL)


@pytest.mark.parametrize("status", ["5.2.2", "5.7.1", "4.4.7", "nonsense"])
def test_what_says_nothing_of_the_address_leaves_it(coop: Coop, status: str) -> None:
    mail_id, built = sent(coop, ToEmail(ANA))
    come_back(coop, built, status=status)
    channel, is_pending, failure = course(coop, mail_id)
    assert (channel, is_pending) == (ChannelKind.EMAIL, False)
    assert failure.startswith(status)
    assert coop.ask(refused_addresses, SYSTEM) == ()
    seen = coop.ask(notice_view, SYSTEM, notice_id=mail_id)
    assert seen.returned_at is not None
    assert seen.may_go_again


@pytest.mark.parametrize("action", ["delayed", "relayed", "delivered", "expanded", ""])
def test_a_report_of_a_delay_is_no_bounce(coop: Coop, action: str) -> None:
    notice_id, built = sent(coop, ToEmail(ANA))
    come_back(coop, built, action=action)
    assert course(coop, notice_id) == (ChannelKind.EMAIL, False, "")


def test_an_address_of_nobody_in_particular_gets_no_more_mail_until_the_desk_says_so(
    coop: Coop,
) -> None:
    to = ToContact(uuid.UUID(int=3), ANA)
    _, built = sent(coop, to)
    come_back(coop, built)
    notice_id = coop.run(_queue_for_test, SYSTEM, to=to)
    assert notice_id is not None
    assert coop.run(build_notice, SYSTEM, notice_id=notice_id, worker="a", house=HOUSE) is None
    assert course(coop, notice_id) == (ChannelKind.EMAIL, False, NO_CHANNEL)
    [refused] = coop.ask(refused_addresses, SYSTEM)
    coop.run(try_address_again, SYSTEM, refused_id=refused.id)
    assert coop.ask(refused_addresses, SYSTEM) == ()
    sent(coop, to)
    with pytest.raises(AddressNotRefusedError):
        coop.run(try_address_again, SYSTEM, refused_id=refused.id)


def test_what_the_relay_refuses_at_once_is_told_too(coop: Coop) -> None:
    person_id = make_person(coop, email=ANA)
    notice_id = coop.run(_queue_for_test, SYSTEM, to=ToPerson(person_id))
    assert notice_id is not None
    coop.run(build_notice, SYSTEM, notice_id=notice_id, worker="a", house=HOUSE)
    coop.run(
        record_failure,
        SYSTEM,
        notice_id=notice_id,
        outcome=Outcome.UNREACHABLE,
        failure="550 5.1.1 No such mailbox",
    )
    [refused] = coop.ask(refused_addresses, SYSTEM)
    assert refused.reason == "550 5.1.1 No such mailbox"
    coop.run(try_address_again, SYSTEM, refused_id=refused.id)
    sent(coop, ToPerson(person_id))
