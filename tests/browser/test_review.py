"""Moderators share the work on their telephones: one looks, asks, and lets two go on as one."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect
from werkzeug.serving import make_server

from coop.bootstrap import Coop
from coop.incidents.rules.answers import Step
from coop.incidents.rules.reading import Chosen, Given, Located
from coop.incidents.services.claims import claim_report
from coop.kernel.permissions import Scope, ScopeKind
from coop.people.rules import RoleKind
from coop.settings import Settings
from tests.browser.chromium import (
    PHONE,
    axe_violations,
    observed_page,
    too_small,
    wider_than_its_window,
)
from tests.coop.incidents.makers import make_group, make_report
from tests.makers import actor_for, give_role, make_person
from tests.web.browsing import browser_of
from web.app import create_app

pytestmark = pytest.mark.browser

Answered: TypeAlias = dict[Step, Given | None]


@dataclass(frozen=True, slots=True)
class Website:
    """A running website, and the cookies of a moderator, a resident and the chair."""

    url: str
    cookies: dict[str, str]


def cookie_of(app: Flask, coop: Coop, given: str, kind: RoleKind | None, scope: Scope) -> str:
    person_id = make_person(coop, given=given)
    if kind is not None:
        give_role(coop, person_id, kind, scope)
    cookie = browser_of(app, coop, person_id).get_cookie("coop")
    assert cookie is not None
    return cookie.value


@pytest.fixture
def website(committed_coop: Coop, settings: Settings) -> Iterator[Website]:
    coop = committed_coop
    app = create_app(coop, settings)
    group_id = make_group(coop)
    scope = Scope(ScopeKind.GROUP, group_id)
    cookies = {
        "Sanne": cookie_of(app, coop, "Sanne", RoleKind.MODERATOR, scope),
        "Chair": cookie_of(app, coop, "Chair", RoleKind.CHAIR, Scope(ScopeKind.ALL)),
    }
    ria, wim = make_person(coop, given="Ria"), make_person(coop, given="Wim")
    resident = browser_of(app, coop, ria).get_cookie("coop")
    assert resident is not None
    cookies["Ria"] = resident.value
    give_role(coop, wim, RoleKind.MODERATOR, scope)
    near: Answered = {Step.PLACE: Located(51.5609, 5.0915)}
    make_report(coop, group_id, changed=near)
    looked_at = make_report(coop, group_id, changed={Step.KIND: Chosen("nuisance")})
    coop.run(claim_report, actor_for(coop, wim), report_id=looked_at)
    changed: Answered = {
        Step.CONTACT: Chosen("yes"),
        Step.PLACE: Located(51.5600, 5.0900),
    }
    make_report(coop, group_id, actor=actor_for(coop, ria), changed=changed)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield Website(f"http://127.0.0.1:{server.port}", cookies)
    server.shutdown()
    thread.join()
    server.server_close()


def check(page: Page, name: str) -> None:
    assert axe_violations(page) == [], name
    assert too_small(page) == [], name
    assert not wider_than_its_window(page), name


def test_a_report_is_reviewed_together(chromium: Browser, website: Website) -> None:
    with observed_page(chromium, viewport=PHONE) as observed:

        def sign_in(name: str) -> None:
            observed.page.context.add_cookies(
                [{"name": "coop", "value": website.cookies[name], "url": website.url}]
            )

        sign_in("Sanne")
        page = observed.open(f"{website.url}/buurtmeldingen")
        expect(page.get_by_text("Wim kijkt")).to_be_visible()
        check(page, "queue")
        page.get_by_role("link", name="3: Verdachte situatie").click()
        page.get_by_role("button", name="Ik bekijk deze").click()
        expect(page.get_by_text("U bekijkt deze buurtmelding")).to_be_visible()
        page.get_by_text("buurtmelding lijkt hierop").click()
        page.get_by_text("Wat de ontvanger leest").click()
        page.get_by_text("Vraag iets aan de bewoner").click()
        check(page, "report")
        page.get_by_role("button", name="Stel de vraag").click()
        expect(page.get_by_text("De vraag is gesteld.")).to_be_visible()
        report = page.url.rsplit("/", 1)[1]
        sign_in("Ria")
        page = observed.open(f"{website.url}/mijn-buurtmeldingen/{report}")
        expect(page.get_by_text("Waar was het precies?")).to_be_visible()
        check(page, "question to the reporter")
        page.get_by_label("Uw antwoord").fill("Bij de fietsenrekken")
        page.get_by_role("button", name="Verstuur").click()
        expect(page.get_by_text("Wij lezen uw antwoord")).to_be_visible()
        page.get_by_text("Wie heeft het gelezen").click()
        expect(page.get_by_text("Beheerder, ").first).to_be_visible()
        sign_in("Sanne")
        page = observed.open(f"{website.url}/buurtmeldingen/{report}")
        expect(page.get_by_text("Bij de fietsenrekken")).to_be_visible()
        check(page, "answered question")
        page.get_by_text("buurtmelding lijkt hierop").click()
        page.get_by_role("button", name="Voeg samen").click()
        expect(page.get_by_text("Hierbij horen ook: 3.")).to_be_visible()
        sign_in("Chair")
        page = observed.open(f"{website.url}/buurtmeldingen/teksten")
        page.get_by_label("De tekst").fill("Zag u een kenteken?")
        page.get_by_role("button", name="Voeg toe").click()
        expect(page.get_by_text("Zag u een kenteken?")).to_be_visible()
        check(page, "standard texts")
        assert observed.problems == []
