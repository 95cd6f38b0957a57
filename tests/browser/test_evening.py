"""A whole evening of the buurTent, from the call to the record of the month, on every screen."""

import re
import uuid
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from coop.buurtent.queries.evening import evening_view
from coop.buurtent.queries.sessions import TentView, tent_view
from coop.kernel.clock import PracticeClock
from coop.kernel.permissions import SYSTEM
from coop.sample.groups import DEPUTY_EMAIL
from tests.browser.chromium import (
    PHONE,
    axe_violations,
    too_small,
    wider_than_its_window,
)
from tests.browser.gestures import PATIENCE_MS, fill, follow, press, sees
from tests.browser.scene import Scene

pytestmark = [pytest.mark.browser, pytest.mark.process]

WOUTER, HATICE = 1015, 1008
INGRID = "ingrid.maas@koningsveld.example"
PLACE = "Onder de grote esdoorn"


def test_an_evening_from_the_call_to_the_record_of_the_month(scene: Scene) -> None:
    before = scene.stack.postbox.newest()
    tent = plan(scene, scene.screen("volunteer"))
    invited(scene, before)
    deputy = stand_in(scene, tent, before)
    hear_what_to_expect(scene, tent)
    keep_the_evening(scene, tent)
    think(scene, tent)
    read_the_month(scene, tent, deputy)


def plan(scene: Scene, volunteer: Page) -> TentView:
    """Phone a burglary through, plan a tent tonight and invite the neighbours."""
    follow(volunteer, "buurTent")
    follow(volunteer, "Telefoontje opschrijven")
    fill(volunteer, "Wie belde", "Taskforce")
    fill(volunteer, "Straat 1", "Esdoornplein")
    press(volunteer, "Opschrijven")
    sees(volunteer, "Het telefoontje is opgeschreven.")
    fill(volunteer, "Plek in die straat", PLACE)
    press(volunteer, "Plannen")
    sees(volunteer, "politie: nog geen antwoord")
    press(volunteer, "Nodig de buren uit")
    sees(volunteer, "De uitnodigingen zijn onderweg.")
    # Who can be reached in no other way stands on the list for the letter boxes.
    volunteer.get_by_role("link", name=re.compile("Zonder mail of Telegram")).click()
    sees(volunteer, "Esdoornplein")
    session_id = uuid.UUID(re.findall(r"[0-9a-f-]{36}", volunteer.url)[0])
    return scene.coop.ask(tent_view, SYSTEM, session_id=session_id)


def invited(scene: Scene, before: int) -> None:
    """See a neighbour invited by mail, and another one in the chat."""
    mail = scene.stack.postbox.wait_for_mail(to=INGRID, subject="buurTent", since=before)
    neighbour = scene.screen(viewport=PHONE)
    neighbour.goto(mail.link("/l/uitnodiging/"))
    press(neighbour, "Ik kom")
    sees(neighbour, "Uw antwoord is bewaard.")
    sees(scene.chat(WOUTER), PLACE)


def stand_in(scene: Scene, tent: TentView, before: int) -> Page:
    """Let the agent be silent until somebody else is asked, who comes."""
    clock_of(scene).move(tent.starts_at - timedelta(hours=2) - scene.coop.clock.now())
    mail = scene.stack.postbox.wait_for_mail(to=DEPUTY_EMAIL, subject=tent.street, since=before)
    deputy = scene.screen(viewport=PHONE)
    deputy.goto(mail.link("/l/tent-antwoord/"))
    sees(deputy, PLACE)
    press(deputy, "Ik kom")
    sees(deputy, "Uw antwoord: ik kom")
    return deputy


def hear_what_to_expect(scene: Scene, tent: TentView) -> None:
    """Hear, before setting up, that the police come."""
    clock_of(scene).move(tent.starts_at - timedelta(minutes=60) - scene.coop.clock.now())
    sees(scene.chat(HATICE), "U staat er met 1 vrijwilliger.")


def keep_the_evening(scene: Scene, tent: TentView) -> None:
    """Count on a phone, also without a connection, and write down who was there."""
    clock_of(scene).move(tent.starts_at - scene.coop.clock.now())
    host = scene.screen("volunteer", viewport=PHONE)
    host.goto(f"{scene.stack.base_url}/buurtent/{tent.id}/avond")
    assert axe_violations(host) == []
    assert too_small(host) == []
    assert not wider_than_its_window(host)
    count = host.locator("[data-count=visitor]")
    press(host, "Eén buur erbij")
    expect(count).to_have_text("1")
    host.context.set_offline(True)
    for _ in range(2):
        press(host, "Eén buur erbij")
    host.get_by_role("button", name=re.compile("^Deur altijd op slot")).click()
    expect(count).to_have_text("3")
    sees(host, "Geen verbinding.")
    host.context.set_offline(False)
    page = host.locator("[data-taps]")
    expect(page).to_have_attribute("data-waiting", "0", timeout=PATIENCE_MS)
    evening = scene.coop.ask(evening_view, SYSTEM, session_id=tent.id, address="")
    assert (evening.counts.visitors, evening.counts.advice) == (3, 1)
    press(host, "Politie aanwezig")
    sees(host, "politie aanwezig")


def think(scene: Scene, tent: TentView) -> None:
    """Say in three taps what one thinks, as somebody nobody knows."""
    visitor = scene.screen(viewport=PHONE)
    visitor.context.clear_cookies()
    visitor.goto(f"{scene.stack.base_url}/buurtent/mening/{tent.id}")
    assert axe_violations(visitor) == []
    for question, answer in (("Hoe was het", "Goed"), ("Weet u nu meer", "Een beetje")):
        sees(visitor, question)
        follow(visitor, answer)
    sees(visitor, "Gaat u thuis iets doen?")
    press(visitor, "Misschien")
    sees(visitor, "Dank u wel!")
    assert visitor.context.cookies() == []
    evening = scene.coop.ask(evening_view, SYSTEM, session_id=tent.id, address="")
    assert evening.opinions.number == 1


def read_the_month(scene: Scene, tent: TentView, deputy: Page) -> None:
    """Read the same on both sides: who was asked, who stood in, who came."""
    deputy.reload()
    fill(deputy, "Wilt u er iets bij zetten?", "Het was een goede avond.")
    press(deputy, "Zet erbij")
    follow(deputy, "Overzicht van deze maand")
    board = scene.screen("chair")
    board.goto(f"{scene.stack.base_url}/buurtent/maand")
    month = f"{tent.place}, {tent.street}"
    for page in (deputy, board):
        line = page.locator("li", has_text=month)
        expect(line).to_contain_text("politie aanwezig")
        expect(line).to_contain_text("Het was een goede avond.")
        assert axe_violations(page) == []


def clock_of(scene: Scene) -> PracticeClock:
    clock = scene.coop.clock
    assert isinstance(clock, PracticeClock)
    return clock
