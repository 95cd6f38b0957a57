import socket
from collections.abc import Iterator
from email.headerregistry import Address
from email.message import EmailMessage
from pathlib import Path

import pytest

from coop.transports.mail import (
    PermanentMailError,
    Relay,
    Security,
    SmtpTransport,
    TemporaryMailError,
    UnknownOutcomeError,
    parse_relay,
    smtp_transport,
)
from tests.postbox import PostBox, running_postbox


@pytest.fixture
def postbox(tmp_path: Path) -> Iterator[PostBox]:
    with running_postbox(tmp_path / "post.sqlite3") as running:
        yield running


@pytest.fixture
def transport(postbox: PostBox) -> Iterator[SmtpTransport]:
    transport = smtp_transport(postbox.smtp_url)
    yield transport
    transport.close()


def a_mail(*, to: str = "jan@voorbeeld.example", subject: str = "Dag") -> EmailMessage:
    message = EmailMessage()
    message["From"] = Address("Wijkcoöperatie", addr_spec="post@voorbeeld.example")
    message["To"] = Address("Jan", addr_spec=to)
    message["Subject"] = subject
    message.set_content("Eén regel.\n.\nNog een regel.\n")
    return message


def test_mail_arrives_whole(postbox: PostBox, transport: SmtpTransport) -> None:
    transport.send(a_mail(subject="één"))
    [mail] = postbox.mails()
    assert mail.subject == "één"
    assert mail.to == ("jan@voorbeeld.example",)
    assert mail.text.splitlines() == ["Eén regel.", ".", "Nog een regel."]


def test_mails_that_follow_use_the_same_line(postbox: PostBox, transport: SmtpTransport) -> None:
    transport.send(a_mail(subject="eerste"))
    line = transport._line
    transport.send(a_mail(subject="tweede"))
    assert transport._line is line
    assert [mail.subject for mail in postbox.mails()] == ["eerste", "tweede"]


def test_line_that_was_hung_up_is_called_again(postbox: PostBox, transport: SmtpTransport) -> None:
    transport.send(a_mail(subject="eerste"))
    assert transport._line is not None
    transport._line.docmd("QUIT")
    transport.send(a_mail(subject="tweede"))
    assert [mail.subject for mail in postbox.mails()] == ["eerste", "tweede"]


def test_busy_relay_is_temporary(postbox: PostBox, transport: SmtpTransport) -> None:
    postbox.fail_next("451")
    with pytest.raises(TemporaryMailError, match="451"):
        transport.send(a_mail())
    transport.send(a_mail())
    assert len(postbox.mails()) == 1


def test_refused_mail_is_permanent(postbox: PostBox, transport: SmtpTransport) -> None:
    postbox.fail_next("550")
    with pytest.raises(PermanentMailError, match="550"):
        transport.send(a_mail())


def test_line_dropped_after_the_mail_leaves_the_outcome_unknown(
    postbox: PostBox, transport: SmtpTransport
) -> None:
    postbox.fail_next("drop")
    with pytest.raises(UnknownOutcomeError):
        transport.send(a_mail())
    assert len(postbox.mails()) == 1


def test_nobody_listening_is_temporary() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    with pytest.raises(TemporaryMailError):
        smtp_transport(f"smtp://127.0.0.1:{port}").send(a_mail())


def test_silent_relay_is_given_up() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        relay = parse_relay(f"smtp://127.0.0.1:{silent.getsockname()[1]}")
        with pytest.raises(TemporaryMailError):
            SmtpTransport(relay, timeout=0.1).send(a_mail())


def test_mail_without_recipient_is_permanent(transport: SmtpTransport) -> None:
    message = a_mail()
    del message["To"]
    with pytest.raises(PermanentMailError):
        transport.send(message)


@pytest.mark.parametrize(
    ("url", "relay"),
    [
        ("smtp://post.example", Relay(security=Security.NONE, host="post.example", port=25)),
        ("smtp://[::1]:2525", Relay(security=Security.NONE, host="::1", port=2525)),
        (
            "smtps://coop%40a.example:p%3Aw%2F@post.example",
            Relay(
                security=Security.TLS,
                host="post.example",
                port=465,
                user="coop@a.example",
                password="p:w/",
            ),
        ),
        (
            "smtp+starttls://u:p@post.example:2587",
            Relay(
                security=Security.STARTTLS, host="post.example", port=2587, user="u", password="p"
            ),
        ),
    ],
)
def test_relay_is_read_from_its_address(url: str, relay: Relay) -> None:
    assert parse_relay(url) == relay


@pytest.mark.parametrize(
    "url", ["", "http://u:geheim@a.example", "smtp://", "smtp://u:geheim@a:x"]
)
def test_wrong_address_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(ValueError, match="mail relay") as refused:
        parse_relay(url)
    assert "geheim" not in str(refused.value)


def test_password_is_not_shown() -> None:
    assert "geheim" not in repr(parse_relay("smtps://u:geheim@a.example"))
