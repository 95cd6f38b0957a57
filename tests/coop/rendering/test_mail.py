from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coop.rendering.mail import (
    Button,
    CalendarPart,
    InvalidAddressError,
    Letter,
    Sender,
    build_mail,
    one_line,
)

SENDER = Sender(
    legal_name="Wijkcoöperatie De Vlinder U.A.",
    address="post@vlinder.voorbeeld.example",
    registration="KvK 00000000",
)
BUTTON = Button(
    label="Antwoord geven",
    url="https://vlinder.voorbeeld.example/t/" + "a" * 43 + "?x=1&y=2",
    bare_link_note="Werkt de knop niet? Open dan dit adres:",
)
NOW = datetime(2026, 11, 21, 17, 30, tzinfo=UTC)


def built(
    letter: Letter | None = None,
    *,
    to: str = "jan@voorbeeld.example",
    to_name: str = "",
    sender: Sender = SENDER,
    calendar: CalendarPart | None = None,
    unsubscribe_url: str | None = None,
) -> EmailMessage:
    message = build_mail(
        letter or Letter(subject="Uitnodiging", paragraphs=("Beste Jan,",), button=BUTTON),
        sender=sender,
        to=to,
        to_name=to_name,
        message_id="<1@voorbeeld.example>",
        sent_at=NOW,
        calendar=calendar,
        unsubscribe_url=unsubscribe_url,
    )
    # What counts is what arrives, so every test reads the mail back from its bytes.
    return message_from_bytes(message.as_bytes(policy=policy.SMTP), policy=policy.default)


def body(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def test_both_forms_hold_button_and_bare_link() -> None:
    message = built()
    assert f"Antwoord geven:\n{BUTTON.url}\n" in body(message, "plain")
    html = body(message, "html")
    assert html.count(f'href="{BUTTON.url.replace("&", "&amp;")}"') == 2
    assert "Werkt de knop niet?" in html


def test_sender_is_the_cooperative_with_its_full_name_and_number() -> None:
    message = built()
    assert message["From"].addresses[0].display_name == SENDER.legal_name
    for kind in ("plain", "html"):
        assert SENDER.legal_name in body(message, kind)
        assert "KvK 00000000" in body(message, kind)


def test_facts_and_code_are_readable_as_text() -> None:
    letter = Letter(
        subject="x", paragraphs=("Dag",), facts=(("Straat", "Lindenstraat"),), code="123 456"
    )
    text = body(built(letter), "plain")
    assert "Straat: Lindenstraat" in text
    assert "\n123 456\n" in text


def test_html_fetches_nothing_and_runs_nothing() -> None:
    letter = Letter(subject="<script>", paragraphs=("<img src=http://x.example/>",), button=BUTTON)
    html = body(built(letter), "html")
    assert "<img" not in html
    assert "<script" not in html
    assert "src=" not in html.replace("&lt;img src=", "")


def test_only_mail_that_may_be_stopped_says_how() -> None:
    assert built()["List-Unsubscribe"] is None
    message = built(unsubscribe_url="https://vlinder.voorbeeld.example/af/x")
    assert message["List-Unsubscribe"] == "<https://vlinder.voorbeeld.example/af/x>"
    # RFC 8058 section 3.1: both headers, or a mail program shows no button.
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


@pytest.mark.parametrize("method", ["PUBLISH", "CANCEL"])
def test_the_part_says_what_its_calendar_file_is_for(method: str) -> None:
    message = built(calendar=CalendarPart(name="a.ics", content=b"", method=method))
    [attachment] = message.iter_attachments()
    assert attachment["Content-Type"].params["method"] == method


def test_calendar_file_goes_along() -> None:
    message = built(calendar=CalendarPart(name="buurtent.ics", content=b"BEGIN:VCALENDAR\r\n"))
    [attachment] = message.iter_attachments()
    assert attachment.get_filename() == "buurtent.ics"
    assert attachment.get_content_type() == "text/calendar"
    assert "BEGIN:VCALENDAR" in str(attachment.get_content())


@pytest.mark.parametrize(
    "name",
    [
        "Jan van der Heijden",
        "Ömer Yıldırım",
        "E. de l'Écluse-'t Hooft",
        "李小龍",
        "محمد",
        "Wijkcoöperatie 'Samen één in de Vogelbuurt' coöperatieve vereniging met uitsluiting U.A.",
    ],
)
def test_name_arrives_as_it_is(name: str) -> None:
    [address] = built(to_name=name)["To"].addresses
    assert address.display_name == name
    assert address.addr_spec == "jan@voorbeeld.example"


@given(name=st.text(max_size=150), subject=st.text(max_size=300))
def test_no_name_or_subject_adds_a_header_or_a_recipient(name: str, subject: str) -> None:
    message = built(Letter(subject=subject, paragraphs=("Dag",)), to_name=name)
    assert sorted(message.keys()) == sorted(built().keys())
    assert [address.addr_spec for address in message["To"].addresses] == ["jan@voorbeeld.example"]


def test_lines_in_a_subject_become_one() -> None:
    message = built(Letter(subject="Dag\r\nBcc: piet@voorbeeld.example", paragraphs=("x",)))
    assert message["Bcc"] is None
    assert message["Subject"] == "Dag Bcc: piet@voorbeeld.example"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "jan",
        "@",
        "jan@",
        "jan@a.example,piet@b.example",
        "jan@a.example\r\nBcc: piet@b.example",
        "jan a@b.example",
        "<jan@a.example>",
        "jan@a.example>",
        "a@b@c.example",
    ],
)
def test_impossible_address_is_refused(address: str) -> None:
    with pytest.raises(InvalidAddressError):
        built(to=address)


@given(paragraph=st.text(max_size=300).map(lambda text: text.replace("\r", "")))
def test_any_text_arrives(paragraph: str) -> None:
    # A lone surrogate is no text; forms and Telegram never hand one in.
    wellformed = paragraph.encode("utf-8", errors="ignore").decode()
    text = body(built(Letter(subject="x", paragraphs=(wellformed,))), "plain")
    assert " ".join(wellformed.split()) in " ".join(text.split())


def test_one_line_drops_what_cannot_be_seen() -> None:
    assert one_line(" a\t\u2028b\x00  c ") == "a b c"
