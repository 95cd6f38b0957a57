import uuid
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from coop.bootstrap import Coop
from coop.jobs.rules import LEADER, LEASE_LASTS
from coop.jobs.services import hold_lease
from coop.kernel.permissions import SYSTEM, Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import USE_CASES, Declaration
from coop.notices.documents import Action, BuiltChat, BuiltMail, Button, House, Message
from coop.notices.messages import catalogue
from coop.notices.messages.facts import MessageFacts
from coop.notices.models import Notice
from coop.notices.outbox import NO_CHANNEL, Recipient, ToChat, ToContact, ToEmail, ToPerson, queue
from coop.notices.queries import DeskView, desk_view, due_notices, recent_sends
from coop.notices.rules import LEASE, NoticeKind, Outcome
from coop.notices.services.delivery import (
    build_notice,
    forget_replies,
    record_failure,
    record_sent,
)
from coop.notices.services.replies import queue_reply
from coop.people.models import Link
from coop.people.rules import ChannelKind, LinkPurpose, Purpose
from coop.people.services import record_consent
from tests.doubles import FixedClock
from tests.makers import make_person

COLUMNS = tuple(column.name for column in Notice.__table__.columns)
HOUSE = House(base_url="http://localhost:8000", mail_from="post@wijk.voorbeeld.example")


def _queue_for_test(uow: UnitOfWork, actor: Actor, /, **wish: Any) -> uuid.UUID | None:
    return queue(uow, **wish)


def _row(uow: UnitOfWork, actor: Actor, *, notice_id: uuid.UUID) -> dict[str, Any]:
    notice = uow.session.get(Notice, notice_id)
    assert notice is not None
    return {name: getattr(notice, name) for name in COLUMNS}


def _links(uow: UnitOfWork, actor: Actor) -> list[str]:
    return list(uow.session.scalars(select(Link.token_hash)))


@pytest.fixture(autouse=True)
def doors(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let tests queue and look as a reaction would: inside a transaction of the core."""
    for function in (_queue_for_test, _row, _links):
        declaration = Declaration(Permission.NOTICES_OUTBOX_DELIVER, journal=False)
        monkeypatch.setitem(USE_CASES, function, declaration)


def put(coop: Coop, to: Recipient, text: str = "Dag", **wish: Any) -> uuid.UUID:
    kind = wish.pop("kind", NoticeKind.SENTENCE)
    queued = coop.run(_queue_for_test, SYSTEM, kind=kind, to=to, args={"text": text}, **wish)
    assert queued is not None
    return queued


def row(coop: Coop, notice_id: uuid.UUID) -> dict[str, Any]:
    return coop.ask(_row, SYSTEM, notice_id=notice_id)


def due(coop: Coop, channel: ChannelKind = ChannelKind.TELEGRAM) -> list[uuid.UUID]:
    return [notice.id for notice in coop.ask(due_notices, SYSTEM, channel=channel)]


def build(coop: Coop, notice_id: uuid.UUID, worker: str = "a") -> BuiltMail | BuiltChat | None:
    return coop.run(build_notice, SYSTEM, notice_id=notice_id, worker=worker, house=HOUSE)


def chat(coop: Coop, notice_id: uuid.UUID, worker: str = "a") -> BuiltChat:
    built = build(coop, notice_id, worker)
    assert isinstance(built, BuiltChat)
    return built


def fail(
    coop: Coop, notice_id: uuid.UUID, outcome: Outcome, retry_after: timedelta | None = None
) -> None:
    coop.run(
        record_failure,
        SYSTEM,
        notice_id=notice_id,
        outcome=outcome,
        failure="proef",
        retry_after=retry_after,
    )


def neighbour(coop: Coop, *consents: ChannelKind) -> uuid.UUID:
    person_id = make_person(coop, email="ana@voorbeeld.example", telegram=11)
    for channel in consents:
        coop.run(
            record_consent,
            SYSTEM,
            person_id=person_id,
            channel=channel,
            purpose=Purpose.BUURTENT,
            how="web",
        )
    return person_id


def test_person_is_told_over_the_first_channel_agreed_to(coop: Coop) -> None:
    both = neighbour(coop, ChannelKind.EMAIL, ChannelKind.TELEGRAM)
    notice = row(coop, put(coop, ToPerson(both, Purpose.BUURTENT)))
    assert (notice["channel"], notice["address"]) == ("telegram", "11")


def test_channel_without_consent_is_not_used(coop: Coop) -> None:
    mail_only = neighbour(coop, ChannelKind.EMAIL)
    notice = row(coop, put(coop, ToPerson(mail_only, Purpose.BUURTENT)))
    assert (notice["channel"], notice["address"]) == ("email", "ana@voorbeeld.example")


def test_what_is_owed_needs_no_consent(coop: Coop) -> None:
    notice = row(coop, put(coop, ToPerson(neighbour(coop))))
    assert notice["channel"] == "telegram"


def test_only_channel_is_the_only_one(coop: Coop) -> None:
    notice = row(coop, put(coop, ToPerson(neighbour(coop), only=ChannelKind.EMAIL)))
    assert notice["channel"] == "email"


def test_who_cannot_be_reached_stays_visible(coop: Coop) -> None:
    notice = row(coop, put(coop, ToPerson(neighbour(coop), Purpose.BUURTENT)))
    assert notice["failed_at"] is not None
    assert notice["failure"] == NO_CHANNEL
    assert notice["address"] is None


def test_same_dedupe_key_is_queued_once(coop: Coop) -> None:
    put(coop, ToChat(5), dedupe="x")
    again = coop.run(
        _queue_for_test, SYSTEM, kind=NoticeKind.MENU, to=ToChat(5), args={}, dedupe="x"
    )
    assert again is None
    assert len(due(coop)) == 1


def test_consented_notice_waits_for_the_morning_and_urgent_does_not(
    coop: Coop, clock: FixedClock
) -> None:
    clock.set(clock.now().replace(hour=23))
    to = ToPerson(neighbour(coop, ChannelKind.TELEGRAM), Purpose.BUURTENT)
    assert row(coop, put(coop, to))["due_at"].hour == 6
    assert row(coop, put(coop, to, urgent=True))["due_at"] == clock.now()


def test_message_at_night_makes_no_sound(coop: Coop, clock: FixedClock) -> None:
    clock.set(clock.now().replace(hour=23))
    assert chat(coop, put(coop, ToChat(-5))).is_silent
    assert not chat(coop, put(coop, ToChat(-6), urgent=True)).is_silent


def test_notice_is_not_due_before_its_time(coop: Coop, clock: FixedClock) -> None:
    notice_id = put(coop, ToChat(5), due_at=clock.now() + timedelta(minutes=1))
    assert due(coop) == []
    clock.advance(timedelta(minutes=1))
    assert due(coop) == [notice_id]


def test_chat_is_told_in_order(coop: Coop, clock: FixedClock) -> None:
    first, second = put(coop, ToChat(5)), put(coop, ToChat(5))
    other = put(coop, ToChat(6))
    assert set(due(coop)) == {first, other}
    chat(coop, first)
    fail(coop, first, Outcome.TEMPORARY)
    assert due(coop) == [other]
    clock.advance(timedelta(seconds=2))
    assert set(due(coop)) == {first, other}
    chat(coop, first)
    coop.run(record_sent, SYSTEM, notice_id=first, external_id="1")
    assert set(due(coop)) == {second, other}


def test_urgent_goes_first(coop: Coop) -> None:
    put(coop, ToChat(5))
    urgent = put(coop, ToChat(5), urgent=True)
    assert due(coop) == [urgent]


def test_two_cannot_send_the_same(coop: Coop) -> None:
    notice_id = put(coop, ToChat(5))
    assert build(coop, notice_id) is not None
    assert build(coop, notice_id) is None
    coop.run(record_sent, SYSTEM, notice_id=notice_id, external_id="1")
    assert build(coop, notice_id, "b") is None


def test_claim_of_a_dead_worker_is_taken_over(coop: Coop, clock: FixedClock) -> None:
    notice_id = put(coop, ToChat(5))
    build(coop, notice_id, "dead")
    assert build(coop, notice_id, "alive") is not None
    clock.advance(LEASE)
    assert build(coop, notice_id, "alive") is None
    clock.advance(timedelta(seconds=1))
    assert build(coop, notice_id, "alive") is not None


def test_a_leader_that_slept_through_its_lease_sends_nothing(
    coop: Coop, clock: FixedClock
) -> None:
    notice_id = put(coop, ToChat(5))
    coop.run(hold_lease, SYSTEM, name=LEADER, holder="a")
    clock.advance(LEASE_LASTS)
    coop.run(hold_lease, SYSTEM, name=LEADER, holder="b")
    assert build(coop, notice_id, worker="a") is None
    assert row(coop, notice_id)["attempts"] == 0
    assert build(coop, notice_id, worker="b") is not None


def test_slowing_down_holds_the_chat_and_is_no_attempt(coop: Coop, clock: FixedClock) -> None:
    notice_id, other = put(coop, ToChat(5)), put(coop, ToChat(6))
    chat(coop, notice_id)
    fail(coop, notice_id, Outcome.TEMPORARY, timedelta(seconds=30))
    assert due(coop) == [other]
    assert row(coop, notice_id)["attempts"] == 0
    clock.advance(timedelta(seconds=30))
    assert notice_id in due(coop)


def test_refused_message_has_failed_with_its_reason(coop: Coop) -> None:
    notice_id = put(coop, ToChat(5))
    chat(coop, notice_id)
    fail(coop, notice_id, Outcome.PERMANENT)
    assert row(coop, notice_id)["failed_at"] is not None
    assert row(coop, notice_id)["failure"] == "proef"


def test_attempts_end(coop: Coop, clock: FixedClock) -> None:
    notice_id = put(coop, ToChat(5))
    for _ in range(20):
        if build(coop, notice_id) is None:
            break
        fail(coop, notice_id, Outcome.TEMPORARY)
        clock.advance(timedelta(days=1))
    assert row(coop, notice_id)["failed_at"] is not None


def test_blocked_bot_falls_to_mail_for_this_and_later_notices(coop: Coop) -> None:
    person_id = neighbour(coop, ChannelKind.EMAIL, ChannelKind.TELEGRAM)
    notice_id = put(coop, ToPerson(person_id, Purpose.BUURTENT))
    later = put(coop, ToPerson(person_id, Purpose.BUURTENT))
    chat(coop, notice_id)
    fail(coop, notice_id, Outcome.UNREACHABLE)
    assert isinstance(build(coop, notice_id), BuiltMail)
    assert isinstance(build(coop, later), BuiltMail)
    assert row(coop, put(coop, ToPerson(person_id)))["channel"] == "email"


def test_blocked_bot_without_another_channel_has_failed(coop: Coop) -> None:
    notice_id = put(coop, ToPerson(make_person(coop, telegram=11)))
    chat(coop, notice_id)
    fail(coop, notice_id, Outcome.UNREACHABLE)
    assert row(coop, notice_id)["failure"] == NO_CHANNEL


def test_who_writes_to_the_bot_can_be_reached_again(coop: Coop) -> None:
    person_id = make_person(coop, telegram=11)
    notice_id = put(coop, ToPerson(person_id))
    chat(coop, notice_id)
    fail(coop, notice_id, Outcome.UNREACHABLE)
    coop.run(queue_reply, SYSTEM, chat_id=11, kind=NoticeKind.MENU)
    assert row(coop, put(coop, ToPerson(person_id)))["channel"] == "telegram"


def test_screen_is_edited_in_place_unless_fresh(coop: Coop) -> None:
    first = put(coop, ToChat(5), screen="menu")
    assert chat(coop, first).edits is None
    coop.run(record_sent, SYSTEM, notice_id=first, external_id="77")
    second = put(coop, ToChat(5), screen="menu")
    assert chat(coop, second).edits == 77
    coop.run(record_sent, SYSTEM, notice_id=second, external_id="77")
    assert chat(coop, put(coop, ToChat(5), screen="menu", fresh=True)).edits is None
    assert chat(coop, put(coop, ToChat(6), screen="menu")).edits is None


def test_newer_screen_overtakes_what_was_not_shown(coop: Coop) -> None:
    first = put(coop, ToChat(5), screen="menu")
    second = put(coop, ToChat(5), screen="menu")
    assert row(coop, first)["dropped_at"] is not None
    assert due(coop) == [second]


def test_mail_to_a_contact_names_the_cooperative(coop: Coop) -> None:
    notice_id = put(coop, ToContact(uuid.UUID(int=9), "wijkagent@politie-oefen.example"))
    built = build(coop, notice_id)
    assert isinstance(built, BuiltMail)
    assert built.message["To"].addresses[0].addr_spec == "wijkagent@politie-oefen.example"
    assert built.message["Message-ID"] == f"<{notice_id}@wijk.voorbeeld.example>"


def test_nothing_is_sent_that_is_no_longer_worth_it(
    coop: Coop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(catalogue.MESSAGES, NoticeKind.SENTENCE, lambda _facts: None)
    notice_id = put(coop, ToChat(5))
    assert build(coop, notice_id) is None
    assert row(coop, notice_id)["dropped_at"] is not None


def test_retry_carries_a_new_link_and_the_row_none(
    coop: Coop, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def invite(facts: MessageFacts) -> Message:
        return Message(
            subject="x",
            paragraphs=("x",),
            action=Action("Antwoord geven", LinkPurpose.TENT_ANSWER),
            buttons=((Button("Naar de site", url="/buurtent"),),),
        )

    monkeypatch.setitem(catalogue.MESSAGES, NoticeKind.SENTENCE, invite)
    notice_id = put(coop, ToEmail("ana@voorbeeld.example"))
    texts = []
    for _ in range(2):
        built = build(coop, notice_id)
        assert isinstance(built, BuiltMail)
        texts.append(built.message.as_string())
        fail(coop, notice_id, Outcome.UNKNOWN)
        clock.advance(timedelta(minutes=1))
    assert "/l/tent-antwoord/token-" in texts[0]
    assert texts[0] != texts[1]
    assert len(coop.ask(_links, SYSTEM)) == 2
    assert "token" not in str(row(coop, notice_id))


def test_limits_survive_a_restart(coop: Coop, clock: FixedClock) -> None:
    notice_id = put(coop, ToChat(-5))
    chat(coop, notice_id)
    coop.run(record_sent, SYSTEM, notice_id=notice_id, external_id="1")
    clock.advance(timedelta(seconds=10))
    [sent] = coop.ask(recent_sends, SYSTEM, within=timedelta(minutes=1))
    assert (sent.address, sent.seconds_ago) == ("-5", 10)
    clock.advance(timedelta(seconds=50))
    assert coop.ask(recent_sends, SYSTEM, within=timedelta(minutes=1)) == ()


def test_conversations_are_forgotten_after_a_day(coop: Coop, clock: FixedClock) -> None:
    coop.run(queue_reply, SYSTEM, chat_id=5, kind=NoticeKind.MENU)
    [said] = due(coop)
    coop.run(record_sent, SYSTEM, notice_id=said, external_id="1")
    clock.advance(timedelta(days=1))
    coop.run(forget_replies, SYSTEM)
    assert coop.ask(recent_sends, SYSTEM, within=timedelta(days=2))
    clock.advance(timedelta(seconds=1))
    coop.run(forget_replies, SYSTEM)
    assert coop.ask(recent_sends, SYSTEM, within=timedelta(days=2)) == ()


def test_an_answer_that_could_not_go_out_for_a_day_still_goes(
    coop: Coop, clock: FixedClock
) -> None:
    coop.run(queue_reply, SYSTEM, chat_id=5, kind=NoticeKind.MENU)
    clock.advance(timedelta(days=2))
    coop.run(forget_replies, SYSTEM)
    assert len(due(coop)) == 1


def desk(coop: Coop, only: str | None = None) -> DeskView:
    return coop.ask(desk_view, SYSTEM, only=only)


def test_desk_shows_what_went_and_what_will_but_no_conversation(coop: Coop) -> None:
    sent = put(coop, ToPerson(neighbour(coop)))
    chat(coop, sent)
    coop.run(record_sent, SYSTEM, notice_id=sent, external_id="1")
    waiting = put(coop, ToEmail("ana@voorbeeld.example"))
    coop.run(queue_reply, SYSTEM, chat_id=5, kind=NoticeKind.MENU)
    view = desk(coop)
    assert {line.id for line in view.lines} == {sent, waiting}
    assert (view.waiting, view.due_mails, view.failed) == (1, 1, 0)
    assert [line.id for line in desk(coop, "waiting").lines] == [waiting]
    assert [line.recipient for line in desk(coop, "sent").lines] == ["Ana Bos"]
