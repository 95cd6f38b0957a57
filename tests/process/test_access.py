"""Signing in with real servers and a real mail, through a scanner and two power cuts."""

import re
from pathlib import Path

import httpx
import pytest

from tests.makers import make_person
from tests.postbox import ReceivedMail
from tests.process.visitor import Visitor
from tests.processes import running_stack

pytestmark = pytest.mark.process

EMAIL = "ana@voorbeeld.example"


def scan(links: tuple[str, ...]) -> None:
    """Fetch every link twice as a mail scanner does, without cookies."""
    with httpx.Client(timeout=30, trust_env=False) as client:
        for link in links:
            for method in ("HEAD", "GET", "HEAD", "GET"):
                assert client.request(method, link).status_code == 200
                client.cookies.clear()


def code_in(mail: ReceivedMail) -> str:
    found = re.search(r"^(\d{3} \d{3})\r?$", mail.text, re.MULTILINE)
    assert found is not None, mail.text
    return found[1]


def test_the_way_in_survives_a_scanner_and_power_cuts(tmp_path: Path, committed_url: str) -> None:
    with running_stack(tmp_path, committed_url, "practice", "web") as stack:
        make_person(stack.coop, email=EMAIL)
        with Visitor(stack.base_url) as browser, Visitor(stack.base_url) as phone:
            page = browser.press("/aanmelden", "Stuur mij een mail", email=EMAIL)
            assert "Kijk in uw mail" in page.text
            # The wish is a row and the mail a notice: neither process needs to remember it.
            stack.restart("web")
            stack.start("worker")
            stack.restart("worker")
            mail = stack.postbox.wait_for_mail(to=EMAIL, subject="Inloggen")
            scan(mail.links)
            opened = phone.send(phone.open(mail.link("/l/aanmelden/")).form("Inloggen"))
            assert "Ana Bos" in phone.open("/mijn-gegevens").text
            assert opened.status == 200
            # One mail lets one browser in: its code is used up with its link.
            assert "Deze mail werkt niet meer" in browser.open("/aanmelden/code").text
            assert len(stack.postbox.mails(to=EMAIL)) == 1
            stack.restart("web")
            assert "Ana Bos" in phone.open("/mijn-gegevens").text
            page = browser.press("/aanmelden", "Stuur mij een mail", email=EMAIL)
            second = stack.postbox.wait_for_mail(to=EMAIL, since=mail.seq)
            scan(second.links)
            browser.press("/aanmelden/code", "Inloggen", code=code_in(second))
            assert "Ana Bos" in browser.open("/mijn-gegevens").text
