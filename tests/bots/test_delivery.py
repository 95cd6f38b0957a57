import uuid
from contextlib import ExitStack
from dataclasses import replace

import pytest

from coop.inbox.queries import inbox_view
from coop.kernel.permissions import SYSTEM
from coop.notices.messages import catalogue
from coop.notices.outbox import ToChat, ToContact, ToEmail, ToPerson
from coop.notices.queries import desk_view
from coop.notices.rules import NoticeKind
from tests.bots.conftest import BRAM, GROUP, RIA, Surroundings, running_worker
from tests.makers import make_person

ANA = "ana@voorbeeld.example"


def test_mail_and_chat_message_go_out(surroundings: Surroundings) -> None:
    surroundings.put(ToEmail(ANA), "Dag Ana")
    surroundings.put(ToChat(RIA), "Dag Ria")
    with surroundings.working():
        assert "Dag Ana" in surroundings.postbox.wait_for_mail(to=ANA).text
        surroundings.telegram.wait_for_message(RIA, "Dag Ria")


def test_chat_is_told_in_order(surroundings: Surroundings) -> None:
    for number in range(4):
        surroundings.put(ToChat(RIA), f"nummer {number}")
    surroundings.telegram.error("sendMessage", chat_id=RIA, error_code=502)
    with surroundings.working():
        surroundings.telegram.wait_for_message(RIA, "nummer 3")
    texts = [one.text for one in surroundings.telegram.messages(RIA)]
    assert texts == [f"nummer {number}" for number in range(4)]


def test_too_many_in_one_chat_does_not_delay_the_other(surroundings: Surroundings) -> None:
    """Bar 5: a 429 holds back that chat alone, nothing is lost, and each is told in order."""
    chats = {RIA: "voor Ria", BRAM: "voor Bram"}
    for chat, text in chats.items():
        for number in range(2):
            surroundings.put(ToChat(chat), f"{text} {number}")
    surroundings.telegram.error("sendMessage", chat_id=RIA, retry_after=3)
    with surroundings.working():
        surroundings.telegram.wait_for_message(RIA, "voor Ria 1")
        surroundings.telegram.wait_for_message(BRAM, "voor Bram 1")
    calls = surroundings.telegram.calls("sendMessage")
    taken = [call["params"]["chat_id"] for call in calls if call["status"] == 200]
    assert taken[0] == str(BRAM)
    for chat, text in chats.items():
        told = [one.text for one in surroundings.telegram.messages(chat)]
        assert told == [f"{text} {number}" for number in range(2)]


def test_telegram_that_enforces_its_limits_never_has_to(surroundings: Surroundings) -> None:
    surroundings = replace(surroundings, second_of_telegram=1.0)
    surroundings.telegram.limit_speed()
    for number in range(3):
        surroundings.put(ToChat(RIA), f"nummer {number}")
        surroundings.put(ToChat(GROUP), f"groep {number}")
    with surroundings.working():
        surroundings.telegram.wait_for_message(RIA, "nummer 2")
        surroundings.telegram.wait_for_message(GROUP, "groep 2")
    statuses = {call["status"] for call in surroundings.telegram.calls("sendMessage")}
    assert statuses == {200}


def test_blocked_bot_falls_to_mail(surroundings: Surroundings) -> None:
    person_id = make_person(surroundings.coop, email=ANA, telegram=RIA)
    surroundings.telegram.block(RIA)
    surroundings.put(ToPerson(person_id), "Dag Ria")
    with surroundings.working():
        assert "Dag Ria" in surroundings.postbox.wait_for_mail(to=ANA).text
    [line] = surroundings.coop.ask(desk_view, SYSTEM).lines
    assert line.channel == "email"


def test_message_that_is_gone_is_sent_anew(surroundings: Surroundings) -> None:
    telegram = surroundings.telegram
    surroundings.put(ToChat(RIA), "eerste", screen="x")
    with surroundings.working():
        first = telegram.wait_for_message(RIA, "eerste")
        gone = "Bad Request: message to edit not found"
        telegram.error("editMessageText", error_code=400, description=gone)
        surroundings.put(ToChat(RIA), "tweede", screen="x")
        second = telegram.wait_for_message(RIA, "tweede")
    assert second.message_id > first.message_id


def test_group_that_became_a_supergroup_is_followed(surroundings: Surroundings) -> None:
    telegram = surroundings.telegram
    old = -501
    telegram.put(groups=[{"id": old, "title": "Oud", "type": "group", "members": [RIA, BRAM]}])
    new = telegram.upgrade(old)
    surroundings.put(ToChat(old), "eerste")
    surroundings.put(ToChat(old), "tweede")
    with surroundings.working():
        telegram.wait_for_message(new, "tweede")
    assert [one.text for one in telegram.messages(new) if one.text] == ["eerste", "tweede"]


def test_same_text_on_the_same_screen_is_no_failure(surroundings: Surroundings) -> None:
    surroundings.put(ToChat(RIA), "zelfde", screen="x")
    with surroundings.working():
        surroundings.telegram.wait_for_message(RIA, "zelfde")
        surroundings.put(ToChat(RIA), "zelfde", screen="x")
        surroundings.put(ToChat(RIA), "klaar")
        surroundings.telegram.wait_for_message(RIA, "klaar")
    view = surroundings.coop.ask(desk_view, SYSTEM)
    assert (view.waiting, view.failed) == (0, 0), view.lines


def test_mail_of_unknown_outcome_is_sent_again_under_the_same_number(
    surroundings: Surroundings,
) -> None:
    surroundings.postbox.fail_next("drop")
    surroundings.put(ToEmail(ANA))
    with surroundings.working():
        first = surroundings.postbox.wait_for_mail(to=ANA)
        second = surroundings.postbox.wait_for_mail(to=ANA, since=first.seq)
    assert first.message_id == second.message_id


def test_busy_relay_is_tried_again_and_refusing_one_is_not(surroundings: Surroundings) -> None:
    surroundings.postbox.fail_next("451", to=ANA)
    surroundings.postbox.fail_next("550", to="weg@voorbeeld.example")
    surroundings.put(ToEmail(ANA))
    surroundings.put(ToContact(uuid.UUID(int=1), "weg@voorbeeld.example"))
    with surroundings.working():
        surroundings.postbox.wait_for_mail(to=ANA)
    [failed] = surroundings.coop.ask(desk_view, SYSTEM, only="failed").lines
    assert failed.recipient == "weg@voorbeeld.example"
    assert "550" in (failed.failure or "")


def test_message_that_cannot_be_written_stops_no_other(
    surroundings: Surroundings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(_facts: object) -> None:
        raise RuntimeError

    monkeypatch.setitem(catalogue.MESSAGES, NoticeKind.MENU, crash)
    surroundings.put(ToEmail("eerst@voorbeeld.example"), kind=NoticeKind.MENU)
    surroundings.put(ToEmail(ANA))
    with surroundings.working():
        surroundings.postbox.wait_for_mail(to=ANA)
    [waiting] = surroundings.coop.ask(desk_view, SYSTEM, only="waiting").lines
    assert waiting.failure is not None
    assert "fout" in waiting.failure


def test_same_update_twice_has_one_effect(surroundings: Surroundings) -> None:
    telegram = surroundings.telegram
    said = telegram.say(RIA, "/start")
    with surroundings.working():
        telegram.wait_for_message(RIA, button="Privacy")
        telegram.wait_until_heard()
        telegram.redeliver(said["update_id"])
        telegram.wait_until_heard()
        telegram.say(BRAM, "/start")
        telegram.wait_for_message(BRAM, button="Privacy")
    assert len([one for one in telegram.messages(RIA) if one.sender_id == telegram.bot_id]) == 1
    assert surroundings.coop.ask(inbox_view, SYSTEM).waiting == 0


def test_second_worker_stands_by(surroundings: Surroundings) -> None:
    with surroundings.working():
        surroundings.put(ToChat(RIA), "eerste")
        surroundings.telegram.wait_for_message(RIA, "eerste")
        with surroundings.working():
            surroundings.put(ToChat(RIA), "tweede")
            surroundings.telegram.wait_for_message(RIA, "tweede")
    assert len(surroundings.telegram.calls("sendMessage")) == 2


def test_second_worker_takes_over_when_the_first_stops(surroundings: Surroundings) -> None:
    with ExitStack() as first, ExitStack() as second:
        first.enter_context(surroundings.working())
        surroundings.put(ToChat(RIA), "eerste")
        surroundings.telegram.wait_for_message(RIA, "eerste")
        second.enter_context(surroundings.working())
        first.close()
        surroundings.put(ToChat(RIA), "tweede")
        surroundings.telegram.wait_for_message(RIA, "tweede")


def test_without_a_token_mail_still_goes(surroundings: Surroundings) -> None:
    surroundings.put(ToEmail(ANA))
    settings = replace(surroundings.settings, telegram_token=None)
    with running_worker(surroundings.coop, settings):
        surroundings.postbox.wait_for_mail(to=ANA)
