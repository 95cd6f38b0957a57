import pytest

from coop.transports.imap import (
    Mailbox,
    MailboxError,
    Security,
    open_mailbox,
    parse_mailbox,
)


@pytest.mark.parametrize(
    ("url", "mailbox"),
    [
        (
            "imaps://post%40wijk:ge%2Fheim@mail.example/Antwoorden",
            Mailbox(
                security=Security.TLS,
                host="mail.example",
                port=993,
                folder="Antwoorden",
                user="post@wijk",
                password="ge/heim",
            ),
        ),
        (
            "imap+starttls://wijk:x@mail.example",
            Mailbox(
                security=Security.STARTTLS,
                host="mail.example",
                port=143,
                folder="INBOX",
                user="wijk",
                password="x",
            ),
        ),
    ],
)
def test_address_of_a_mailbox_is_read(url: str, mailbox: Mailbox) -> None:
    assert parse_mailbox(url) == mailbox
    assert "heim" not in repr(parse_mailbox(url))


@pytest.mark.parametrize(
    "url", ["smtp://a:geheim@b", "imap://host", "imaps://a:geheim@", "imap://a:geheim@b:poort"]
)
def test_what_is_no_mailbox_is_refused_without_the_password(url: str) -> None:
    with pytest.raises(ValueError, match="a mailbox") as refusal:
        parse_mailbox(url)
    assert "geheim" not in str(refusal.value)


def test_nobody_there_is_said_without_the_address() -> None:
    mailbox = parse_mailbox("imap://a:geheim@127.0.0.1:1")
    with pytest.raises(MailboxError) as refusal, open_mailbox(mailbox):
        pass
    assert "geheim" not in str(refusal.value)
