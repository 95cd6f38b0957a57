import smtplib
import threading
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import httpx
import pytest

from bots.practice.mails import split_links, take_apart
from coop.kernel.clock import SystemClock
from tests.postbox import PostBox, running_postbox

LINK = "https://wijk.voorbeeld.example/antwoord/abc?x=1"


@pytest.fixture
def postbox(tmp_path: Path) -> Iterator[PostBox]:
    with running_postbox(tmp_path / "post.sqlite3") as running:
        yield running


@pytest.fixture
def browser(postbox: PostBox) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=postbox.base_url, trust_env=False) as client:
        yield client


def a_mail(
    *,
    to: str = "jan@voorbeeld.example",
    subject: str = "Uitnodiging",
    text: str = f"Komt u? Antwoord hier: {LINK}.\n",
    html: str | None = None,
) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Wijkcoöperatie <post@voorbeeld.example>"
    message["To"] = to
    message["Subject"] = subject
    message["Message-ID"] = "<1@voorbeeld.example>"
    message.set_content(text)
    if html is not None:
        message.add_alternative(html, subtype="html")
    return message


def send(postbox: PostBox, message: EmailMessage) -> None:
    with smtplib.SMTP("127.0.0.1", postbox.smtp_port or 0, timeout=10) as smtp:
        smtp.send_message(message)


def test_mail_that_is_sent_can_be_read_by_tests(postbox: PostBox) -> None:
    send(postbox, a_mail(subject="Buurtmelding – één"))
    [mail] = postbox.mails()
    assert mail.subject == "Buurtmelding – één"
    assert mail.to == ("jan@voorbeeld.example",)
    assert mail.sender == "Wijkcoöperatie <post@voorbeeld.example>"
    assert mail.links == (LINK,)
    assert mail.message_id == "<1@voorbeeld.example>"


def test_mail_of_another_recipient_is_not_given(postbox: PostBox) -> None:
    send(postbox, a_mail(to="Jan@voorbeeld.example"))
    assert len(postbox.mails(to="jan@VOORBEELD.example")) == 1
    assert postbox.mails(to="an@voorbeeld.example") == []


def test_since_gives_only_later_mail(postbox: PostBox) -> None:
    send(postbox, a_mail(subject="eerste"))
    newest = postbox.newest()
    send(postbox, a_mail(subject="tweede"))
    assert [mail.subject for mail in postbox.mails(since=newest)] == ["tweede"]


def test_waiting_ends_when_the_mail_comes(postbox: PostBox) -> None:
    late = threading.Timer(0.2, send, (postbox, a_mail(subject="laat")))
    send(postbox, a_mail(subject="vroeg"))
    late.start()
    assert postbox.wait_for_mail(to="jan@voorbeeld.example", subject="laat").subject == "laat"
    late.join()


def test_waiting_in_vain_says_what_there_is(postbox: PostBox) -> None:
    send(postbox, a_mail(subject="iets anders"))
    with pytest.raises(pytest.fail.Exception, match="iets anders"):
        postbox.wait_for_mail(to="jan@voorbeeld.example", subject="dit", seconds=0.1)


@pytest.mark.parametrize(("kind", "status"), [("451", 451), ("550", 550)])
def test_planned_refusal_is_answered_once(postbox: PostBox, kind: str, status: int) -> None:
    postbox.fail_next(kind)
    with pytest.raises(smtplib.SMTPDataError) as refused:
        send(postbox, a_mail())
    assert refused.value.smtp_code == status
    assert postbox.mails() == []
    send(postbox, a_mail())
    assert len(postbox.mails()) == 1


def test_dropped_line_keeps_the_mail_and_says_nothing(postbox: PostBox) -> None:
    postbox.fail_next("drop")
    with pytest.raises((smtplib.SMTPServerDisconnected, ConnectionError)):
        send(postbox, a_mail())
    assert len(postbox.mails()) == 1


def test_fault_for_one_recipient_leaves_the_others_alone(postbox: PostBox) -> None:
    postbox.fail_next("550", to="piet@voorbeeld.example")
    send(postbox, a_mail())
    with pytest.raises(smtplib.SMTPDataError):
        send(postbox, a_mail(to="piet@voorbeeld.example"))


def test_nought_takes_planned_faults_back(postbox: PostBox) -> None:
    postbox.fail_next("550", count=5)
    postbox.fail_next("550", count=0)
    send(postbox, a_mail())


@pytest.mark.parametrize(
    "wish", ["[]", "{}", '{"kind": "402"}', '{"kind":"451","count":"x"}', "x"]
)
def test_malformed_fault_is_refused(browser: httpx.Client, wish: str) -> None:
    answer = browser.post("/control/smtp-error", content=wish)
    assert answer.status_code == 400


def test_empty_box_tells_what_will_come(browser: httpx.Client) -> None:
    assert "Nog geen mail" in browser.get("/post").text


def test_list_shows_newest_first_and_filters(postbox: PostBox, browser: httpx.Client) -> None:
    send(postbox, a_mail(subject="eerste"))
    send(postbox, a_mail(subject="tweede", to="els@voorbeeld.example"))
    everything = browser.get("/post").text
    assert everything.index("tweede") < everything.index("eerste")
    of_els = browser.get("/post", params={"to": "els@voorbeeld.example"}).text
    assert "tweede" in of_els
    assert "eerste" not in of_els


def test_long_list_has_a_next_page(postbox: PostBox, browser: httpx.Client) -> None:
    with smtplib.SMTP("127.0.0.1", postbox.smtp_port or 0, timeout=10) as smtp:
        for number in range(51):
            smtp.send_message(a_mail(subject=f"nummer {number:02}"))
    assert "nummer 00" not in browser.get("/post").text
    assert "nummer 00" in browser.get("/post", params={"before": 2}).text
    assert "?before=2" in browser.get("/post").text


def test_text_is_shown_with_links_and_without_markup(
    postbox: PostBox, browser: httpx.Client
) -> None:
    send(postbox, a_mail(text=f"<script>alert(1)</script> {LINK}.\n"))
    page = browser.get("/post/mail/1").text
    assert "<script>" not in page
    assert f'href="{LINK}"' in page


def test_layout_is_locked_in(postbox: PostBox, browser: httpx.Client) -> None:
    send(postbox, a_mail(html=f'<html><head></head><a href="{LINK}">Antwoord</a></html>'))
    assert "sandbox=" in browser.get("/post/mail/1", params={"as": "html"}).text
    layout = browser.get("/post/mail/1/layout")
    assert '<base target="_blank">' in layout.text
    policy = layout.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "sandbox allow-popups" in policy
    assert "allow-scripts" not in policy


def test_mail_without_layout_has_none(postbox: PostBox, browser: httpx.Client) -> None:
    send(postbox, a_mail())
    assert browser.get("/post/mail/1/layout").status_code == 404
    assert "Opmaak" not in browser.get("/post/mail/1").text


def test_attachment_is_downloaded_under_a_tame_name(
    postbox: PostBox, browser: httpx.Client
) -> None:
    message = a_mail()
    message.add_attachment("BEGIN:VCALENDAR", subtype="calendar", filename='buur"Tent\u00e9.ics')
    send(postbox, message)
    assert postbox.mails()[0].attachments == ('buur"Tent\u00e9.ics',)
    answer = browser.get("/post/mail/1/file/1")
    assert answer.text.strip() == "BEGIN:VCALENDAR"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="buur-Tent-.ics"'
    assert browser.get("/post/mail/1/file/2").status_code == 404


def test_mail_that_is_not_there_is_not_found(browser: httpx.Client) -> None:
    assert browser.get("/post/mail/7").status_code == 404
    assert browser.get("/post/mail/7/file/1").status_code == 404


@pytest.mark.parametrize("query", ["before=x", "before=-1", "before=" + "9" * 40, "to=%00"])
def test_odd_addresses_do_not_break_the_list(browser: httpx.Client, query: str) -> None:
    assert browser.get(f"/post?{query}").status_code == 200


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\xff\xfe\x00",
        b"Subject: =?utf-8?q?=ff?=\r\n\r\nhoi",
        b"Content-Type: text/plain; charset=bestaat-niet\r\n\r\n\xe9",
        b"Content-Type: multipart/mixed\r\n\r\nzonder grens",
        b"From: <\r\nMessage-ID: <<>\r\n\r\n",
    ],
)
def test_broken_mail_is_still_shown(raw: bytes) -> None:
    mail = take_apart(
        seq=1,
        received_at=SystemClock().now(),
        envelope_sender="",
        recipients=("a@voorbeeld.example",),
        raw=raw,
    )
    assert isinstance(mail.text, str)


def test_link_ends_before_the_full_stop() -> None:
    assert split_links("Zie https://a.example/b. Tot dan") == [
        ("Zie ", False),
        ("https://a.example/b", True),
        (". Tot dan", False),
    ]
