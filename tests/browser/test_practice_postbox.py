"""The Postvak in a real browser, on a phone and on a desk, light and dark."""

import smtplib
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from bots.practice.pages import STATIC
from tests.browser.chromium import DESKTOP, PHONE, axe_violations
from tests.postbox import PostBox, running_postbox

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not (STATIC / "post.css").exists(), reason="the assets are not built: `make assets`"
    ),
]


@pytest.fixture
def postbox(tmp_path: Path) -> Iterator[PostBox]:
    with running_postbox(tmp_path / "post.sqlite3") as running:
        yield running


def send(postbox: PostBox, link: str) -> None:
    message = EmailMessage()
    message["From"] = "Wijkcoöperatie De Vlinder U.A. <post@voorbeeld.example>"
    message["To"] = "jan.van.der.heijden.met.een.lange.naam@voorbeeld.example"
    message["Subject"] = "De buurTent staat vanavond in de Lindenhof"
    message.set_content(f"Beste Jan,\n\nAntwoord geven:\n{link}\n")
    message.add_alternative(
        '<html lang="nl"><head><title>x</title></head><body><h1>buurTent</h1>'
        f'<p><a href="{link}">Antwoord geven</a></p>'
        "<script>document.body.textContent = 'gekraakt'</script></body></html>",
        subtype="html",
    )
    message.add_attachment("BEGIN:VCALENDAR", subtype="calendar", filename="buurtent.ics")
    with smtplib.SMTP("127.0.0.1", postbox.smtp_port or 0, timeout=10) as smtp:
        smtp.send_message(message)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_pages_are_accessible_and_fit(
    chromium: Browser,
    postbox: PostBox,
    viewport: ViewportSize,
    scheme: Literal["light", "dark"],
) -> None:
    context = chromium.new_context(viewport=viewport, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{postbox.base_url}/post")
    assert axe_violations(page) == []
    send(postbox, f"{postbox.base_url}/l/uitnodiging/" + "a" * 43)
    for path in ("/post", "/post/mail/1", "/post/mail/1?as=html", "/post?to=niemand"):
        page.goto(postbox.base_url + path)
        assert axe_violations(page) == [], path
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= viewport["width"], path
    context.close()


def test_mail_is_read_without_script_and_its_link_opens_beside_it(
    chromium: Browser, postbox: PostBox
) -> None:
    send(postbox, f"{postbox.base_url}/post?to=gekozen")
    context = chromium.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto(f"{postbox.base_url}/post")
    page.get_by_role("link", name="De buurTent staat vanavond").click()
    page.get_by_role("link", name="Opmaak").click()
    inside = page.frame_locator("iframe")
    expect(inside.get_by_role("heading", name="buurTent")).to_be_visible()
    expect(inside.locator("body")).not_to_contain_text("gekraakt")
    with context.expect_page() as opened:
        inside.get_by_role("link", name="Antwoord geven").click()
    opened.value.wait_for_load_state()
    assert opened.value.url.endswith("?to=gekozen")
    with page.expect_download() as downloaded:
        page.get_by_role("link", name="buurtent.ics").click()
    assert downloaded.value.suggested_filename == "buurtent.ics"
    context.close()
