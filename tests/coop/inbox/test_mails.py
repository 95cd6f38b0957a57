from email.message import EmailMessage

import pytest

from coop.inbox.documents import read_mail
from coop.inbox.rules import MailKind, tags_in

TAG = "0123456789abcdef" * 2


def a_mail(text: str = "1", **headers: str) -> EmailMessage:
    message = EmailMessage()
    for name, value in {
        "From": "Wijkagent <Wijkagent@Politie-Oefen.example>",
        "To": f"antwoord+{TAG.upper()}@wijk.example",
        "Message-ID": "<a@politie>",
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }.items():
        message[name] = value
    message.set_content(text)
    return message


def test_a_reply_is_taken_apart() -> None:
    mail = read_mail(a_mail("114: 2", In_Reply_To="<b@wijk>", References="<c@wijk>").as_bytes())
    assert mail.sender == "wijkagent@politie-oefen.example"
    assert tags_in(mail.recipients) == (TAG,)
    assert mail.answers == ("<b@wijk>", "<c@wijk>")
    assert (mail.message_id, mail.text.strip()) == ("<a@politie>", "114: 2")
    assert mail.kind is MailKind.PERSON


@pytest.mark.parametrize(
    ("headers", "kind"),
    [
        ({"Auto_Submitted": "auto-replied"}, MailKind.AUTOMATIC),
        ({"Auto_Submitted": "no"}, MailKind.PERSON),
        ({"Precedence": "bulk"}, MailKind.AUTOMATIC),
        ({"X_Autoreply": "yes"}, MailKind.AUTOMATIC),
        ({"X_Auto_Response_Suppress": "All"}, MailKind.AUTOMATIC),
        ({"Return_Path": "<>"}, MailKind.BOUNCE),
    ],
)
def test_what_nobody_typed_is_no_answer(headers: dict[str, str], kind: MailKind) -> None:
    assert read_mail(a_mail(**headers).as_bytes()).kind is kind


def test_two_senders_are_none() -> None:
    raw = a_mail().as_bytes().replace(b"From: ", b"From: iemand@elders.example, ")
    assert read_mail(raw).sender == ""


def test_of_a_mail_in_html_only_seen_and_own_words_count() -> None:
    message = a_mail()
    message.set_content(
        "<html><head><style>2</style></head><body><div>114: 2</div>"
        "<blockquote>115: 8</blockquote></body></html>",
        subtype="html",
    )
    assert read_mail(message.as_bytes()).text.split() == ["114:", "2"]


@pytest.mark.parametrize(
    "raw",
    [b"", b"\xff\xfe\x00", b"From: <<<>>>\n\n1", b"Content-Type: text/plain; charset=x\n\n\xff"],
)
def test_nonsense_stops_nobody(raw: bytes) -> None:
    assert read_mail(raw).sender == ""


@pytest.mark.parametrize(
    "address",
    ["antwoord@wijk.example", "antwoord+kort@wijk.example", f"{TAG}@wijk.example", "", "@"],
)
def test_other_addresses_have_no_tag(address: str) -> None:
    assert tags_in((address,)) == ()
