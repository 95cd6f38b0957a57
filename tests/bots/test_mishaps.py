"""What a relay can do wrong and how each mail ends; it is a stand-in with planned faults."""

import socket
from dataclasses import replace

import pytest

from coop.kernel.permissions import SYSTEM
from coop.notices.outbox import ToEmail, ToPerson
from coop.notices.queries import NoticeLine, desk_view
from coop.people.rules import ChannelKind
from tests.bots.conftest import Surroundings
from tests.makers import make_person

ANA = "ana@voorbeeld.example"
OTHER = "ander@voorbeeld.example"


def lines(surroundings: Surroundings, only: str) -> tuple[NoticeLine, ...]:
    return surroundings.coop.ask(desk_view, SYSTEM, only=only).lines


@pytest.mark.parametrize("fault", ["421", "450", "451", "full", "slow"])
def test_what_passes_delays_a_mail_and_loses_none(surroundings: Surroundings, fault: str) -> None:
    # The line is closed before a recipient is named.
    surroundings.postbox.fail_next(fault, to=None if fault == "421" else ANA)
    surroundings.put(ToEmail(ANA))
    surroundings.put(ToEmail(OTHER))
    with surroundings.working():
        surroundings.postbox.wait_for_mail(to=OTHER)
        mail = surroundings.postbox.wait_for_mail(to=ANA)
        surroundings.put(ToEmail("laatst@voorbeeld.example"))
        surroundings.postbox.wait_for_mail(to="laatst@voorbeeld.example")
    assert [one.message_id for one in surroundings.postbox.mails(to=ANA)] == [mail.message_id]
    assert lines(surroundings, "failed") == ()


def test_a_relay_that_is_away_costs_no_mail_an_attempt(surroundings: Surroundings) -> None:
    surroundings.postbox.fail_next("421", count=2)
    surroundings.put(ToEmail(ANA))
    with surroundings.working():
        surroundings.postbox.wait_for_mail(to=ANA)
    [sent] = lines(surroundings, "sent")
    assert sent.attempts == 1


def test_a_relay_without_tls_gets_no_mail(surroundings: Surroundings) -> None:
    settings = replace(
        surroundings.settings,
        smtp_url=surroundings.postbox.smtp_url.replace("smtp://", "smtp+starttls://"),
    )
    surroundings.put(ToEmail(ANA))
    with replace(surroundings, settings=settings).working():
        wait_for_failure(surroundings)
    assert surroundings.postbox.mails() == []


def test_a_relay_that_is_down_is_told_on_the_desk(surroundings: Surroundings) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        url = f"smtp://127.0.0.1:{nobody.getsockname()[1]}"
        settings = replace(surroundings.settings, smtp_url=url)
        surroundings.put(ToEmail(ANA))
        with replace(surroundings, settings=settings).working():
            wait_for_failure(surroundings)
    [waiting] = lines(surroundings, "waiting")
    assert waiting.failure == "ConnectionRefusedError"
    with surroundings.working():
        surroundings.postbox.wait_for_mail(to=ANA)


def test_a_mailbox_that_is_gone_is_not_written_to_again(surroundings: Surroundings) -> None:
    person_id = make_person(surroundings.coop, email=ANA)
    surroundings.postbox.fail_next("nobody", to=ANA)
    surroundings.put(ToPerson(person_id, only=ChannelKind.EMAIL))
    surroundings.put(ToEmail(OTHER))
    with surroundings.working():
        surroundings.postbox.wait_for_mail(to=OTHER)
    [failed] = lines(surroundings, "failed")
    assert failed.failure == "no_channel"
    surroundings.put(ToPerson(person_id, only=ChannelKind.EMAIL), "nog een")
    assert {line.failure for line in lines(surroundings, "failed")} == {"no_channel"}
    assert surroundings.postbox.mails(to=ANA) == []


def wait_for_failure(surroundings: Surroundings) -> None:
    """Wait until the worker tried and said why it did not go."""
    for _ in range(600):
        if any(line.failure for line in lines(surroundings, "waiting")):
            return
        surroundings.postbox.mails(to="niemand@voorbeeld.example", wait=0.05)
    pytest.fail("nothing was tried")
