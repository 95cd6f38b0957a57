"""The stories from beginning to end, as people see them: real servers, real browsers."""

import re

import pytest
from playwright.sync_api import Page, expect

from coop.assembly.queries import meeting_view
from coop.bootstrap import Coop
from coop.groups.queries.desk import group_desk
from coop.groups.rules import Delivery
from coop.groups.services.settings import change_contact
from coop.kernel.permissions import SYSTEM
from tests.browser.chromium import PHONE, wider_than_its_window
from tests.browser.gestures import (
    PATIENCE_MS,
    answer,
    fill,
    follow,
    have_stayed,
    press,
    reply,
    sees,
    stay,
)
from tests.browser.scene import AGENT, GROUP, Scene

pytestmark = [pytest.mark.browser, pytest.mark.process]

FENNA, BRAM, WOUTER = 1001, 1002, 1015
INGRID = "ingrid.maas@koningsveld.example"
REPORTER = "bewoner@koningsveld.example"


def test_a_vote_on_the_web_and_in_the_chat_shows_on_every_screen(scene: Scene) -> None:
    meeting_id = scene.sample.meetings.on_now
    member = scene.screen("member", viewport=PHONE)
    follow(member, "Najaarsvergadering")
    follow(member, "Naar de vergadering")
    press(member, "Ik doe mee")
    sees(member, "U doet mee vanuit huis.")
    hall = scene.screen("counting")
    follow(hall, "Najaarsvergadering")
    follow(hall, "Zaalscherm")
    chair = scene.screen("chair")
    follow(chair, "Najaarsvergadering")
    follow(chair, "Leiden")
    chat = scene.chat(BRAM)
    screens = (member, hall, chair)
    stay(member, hall, chat)
    present = scene.coop.ask(meeting_view, SYSTEM, meeting_id=meeting_id).present.all

    press(chair, "Stemming openen")
    stay(chair)
    sees(member, "Wat stemt u?")
    sees(hall, "U kunt nu stemmen met uw telefoon.")
    # Who voted before the question left for the chat is not asked there any more.
    scene.stack.world.wait_for_message(FENNA, button="Tegen")
    press(member, "Voor")
    sees(member, "Uw stem is geteld: voor.")
    for screen in screens:
        sees(screen, f"1 van {present}")
    # The power goes; open screens find their way back by themselves. What Telegram took but the
    # outbox did not hear of yet would go again, so that comes first.
    scene.stack.wait_until_delivered()
    scene.stack.restart("web")
    scene.stack.restart("worker")
    press(chat, "Tegen")
    sees(chat, "Uw stem is geteld: Een deelbakfiets voor de buurt")
    for screen in screens:
        sees(screen, f"2 van {present}")
    # Fenna has the buttons in her chat as well: one person, one vote.
    pressed = scene.stack.world.press(FENNA, "Tegen")
    said = scene.stack.world.wait_for_answer(pressed["callback_query_id"])
    assert "al gestemd" in said["text"]
    assert have_stayed(chair)

    press(chair, "Stemming sluiten")
    for screen in screens:
        sees(screen, "Verworpen")
        sees(screen, "Nodig: meer dan de helft van 2, dus 2 voor.")
    sees(chat, "Uitslag: Een deelbakfiets voor de buurt")
    sees(chat, "Verworpen. 1 voor, 1 tegen, 0 blanco.")
    assert have_stayed(member, hall, chat)


def test_a_report_in_the_chat_comes_back_as_an_answer(scene: Scene) -> None:
    queue = scene.screen("moderator")
    follow(queue, "Beoordelen")
    stay(queue)
    group = scene.chat(WOUTER, GROUP)
    chat = scene.chat(WOUTER, GROUP)
    follow(chat, "Buurtmelding doen")
    press(chat, "START")
    for question, choice in (
        ("Gebeurt het nu?", "Nee, het is voorbij"),
        ("Belde u de politie?", "Nee"),
        ("Wat is er?", "🚲 Diefstal"),
        ("Wat gebeurde er?", "Een pakket is weg"),
        ("Zag u een persoon of een voertuig?", "Nee"),
        ("Waar is het?", "Beukenlaan"),
        ("Wanneer was het?", "Gisteren"),
        ("Heeft u foto's?", "Nee"),
        ("Mogen wij u iets vragen?", "Ja"),
    ):
        reply(chat, question, choice)
    sees(chat, "Klopt dit?")
    press(chat, "Versturen")
    number = number_in(sees(chat, "Het nummer is").inner_text())

    line = queue.get_by_role("link", name=f"{number}: Diefstal")
    expect(line).to_be_visible(timeout=PATIENCE_MS)
    assert have_stayed(queue)
    line.click()
    sees(queue, "Een pakket is weg")
    expect(queue.locator("main")).not_to_contain_text("Wouter")
    press(queue, "Goedkeuren en doorgeven")
    sees(queue, "Goedgekeurd.")
    sees(chat, f"Over uw buurtmelding {number}: Diefstal, Beukenlaan.")

    agent = open_as_agent(scene, f"Buurtmelding {number}: Diefstal, Beukenlaan")
    sees(agent, "Een pakket is weg")
    expect(agent.locator("main")).not_to_contain_text("Wouter")
    press(agent, "Neem ik mee")
    sees(agent, f"Buurtmelding {number} is beantwoord")

    stay(group)
    sees(chat, "De wijkagent neemt het mee in het werk.")
    # Among the messages themselves: the list of chats beside them shows a beginning too.
    told = group.locator("#tg-messages li").filter(has_text=f"Buurtmelding {number}: Diefstal")
    expect(told.last).to_contain_text("Beukenlaan.", timeout=PATIENCE_MS)
    expect(told.last).to_contain_text("De wijkagent neemt het mee in het werk.")
    expect(told.last).not_to_contain_text("Wouter")
    assert have_stayed(group)


def number_in(text: str) -> str:
    found = re.search(r"nummer is (\d+)", text)
    assert found is not None, text
    return found[1]


def open_mail(
    scene: Scene, subject: str, address: str, *, to: str = AGENT, since: int = 0
) -> Page:
    """Open the first such mail after number `since` in the post box, and follow its link.

    As nobody: the browser is a new one. The sample mailed the same people about other things, so
    a subject that may come twice needs the number of the newest mail from before the deed.
    """
    mail = scene.stack.postbox.wait_for_mail(to=to, subject=subject, since=since)
    page = scene.postbox(to)
    page.locator(f'a[href="/post/mail/{mail.seq}"]').click()
    page.get_by_role("link", name=address).click()
    return page


def open_as_agent(scene: Scene, subject: str) -> Page:
    """Open the report behind the agent's mail in a browser that is not known yet."""
    page = open_mail(scene, subject, "/l/antwoord/")
    before = scene.stack.postbox.newest()
    press(page, "Stuur mij een code")
    mail = scene.stack.postbox.wait_for_mail(to=AGENT, subject="Uw code", since=before)
    code = re.search(r"\d{3} \d{3}", mail.text)
    assert code is not None
    fill(page, "Code uit de mail", code[0])
    press(page, "Lees en antwoord")
    return page


def let_agent_want_a_mail_each(coop: Coop, slug: str) -> None:
    """Agree otherwise with the wijkagent of a group: the overview comes at eight only."""
    contacts = coop.ask(group_desk, SYSTEM, slug=slug).contacts
    agent = next(one for one in contacts if one.delivery is Delivery.OVERVIEW)
    coop.run(
        change_contact,
        SYSTEM,
        contact_id=agent.id,
        function=agent.function,
        email=agent.email,
        delivery=Delivery.PER_REPORT,
        answer_within_days=agent.answer_within_days,
        absent_until=None,
    )


def test_a_report_needs_no_telegram_and_no_account(scene: Scene) -> None:
    let_agent_want_a_mail_each(scene.coop, "koningsveld-zuid")
    phone = scene.screen(viewport=PHONE)
    phone.goto(f"{scene.stack.base_url}/buurtmelding")
    follow(phone, "Buurtpreventie Koningsveld-Zuid")
    for question, choice in (
        ("Gebeurt het nu?", "Nee, het is voorbij"),
        ("Belde u de politie?", "Nee"),
        ("Wat is er?", "Overlast"),
        ("Wat gebeurde er?", "Er is afval gestort"),
        ("Zag u een persoon of een voertuig?", "Nee"),
        ("Waar is het?", "Elzenkade"),
        ("Wanneer was het?", "Vandaag"),
        ("Heeft u foto's of film?", "Nee"),
        ("Mogen wij u iets vragen?", "Ja"),
    ):
        answer(phone, question, choice)
    fill(phone, "E-mailadres", REPORTER)
    press(phone, "Verder")
    sees(phone, "Klopt dit?")
    sees(phone, "Dit is geen melding bij de politie.")
    press(phone, "Versturen")
    number = number_in(sees(phone, "Het nummer is").inner_text())
    assert not wider_than_its_window(phone)

    moderator = scene.screen("moderator_app", viewport=PHONE)
    press(moderator, "Menu")
    follow(moderator, "Beoordelen")
    moderator.get_by_role("link", name=f"{number}: Overlast").click()
    press(moderator, "Goedkeuren en doorgeven")
    sees(moderator, "Goedgekeurd.")

    agent = open_as_agent(scene, f"Buurtmelding {number}: Overlast, Elzenkade")
    press(agent, "Hoort bij een ander")
    sees(agent, f"Buurtmelding {number} is beantwoord")

    mail = scene.stack.postbox.wait_for_mail(to=REPORTER, subject=f"buurtmelding {number}")
    assert "Elzenkade" not in mail.subject
    phone.reload()
    sees(phone, "Dit hoort bij een andere organisatie.")
    moderator.reload()
    text = moderator.get_by_label("Tekst voor de app")
    expect(text).to_contain_text("Dit hoort bij een andere organisatie.")
    expect(text).to_contain_text(f"Buurtmelding {number}: Overlast, Elzenkade.")
    assert not wider_than_its_window(moderator)
    for one in (phone, moderator):
        one.context.grant_permissions(["clipboard-read", "clipboard-write"])
    press(moderator, "Zet in de app")
    sees(moderator, "Gekopieerd.")
    copied = moderator.evaluate("() => navigator.clipboard.readText()")
    assert "Dit hoort bij een andere organisatie." in copied


def test_a_burglary_call_leads_to_a_tent_and_the_agent_comes(scene: Scene) -> None:
    volunteer = scene.screen("volunteer")
    follow(volunteer, "buurTent")
    follow(volunteer, "Telefoontje opschrijven")
    fill(volunteer, "Wie belde", "Taskforce")
    fill(volunteer, "Straat 1", "Esdoornplein")
    press(volunteer, "Opschrijven")
    sees(volunteer, "Het telefoontje is opgeschreven.")
    fill(volunteer, "Plek in die straat", "Onder de grote esdoorn")
    # The sample invited to a tent elsewhere: only mail of after this moment counts.
    before = scene.stack.postbox.newest()
    press(volunteer, "Plannen")
    sees(volunteer, "politie: nog geen antwoord")
    press(volunteer, "Nodig de buren uit")
    sees(volunteer, "De uitnodigingen zijn onderweg.")

    invited = open_mail(scene, "buurTent", "/l/uitnodiging/", to=INGRID, since=before)
    sees(invited, "Onder de grote esdoorn")
    press(invited, "Ik kom")
    sees(invited, "Uw antwoord is bewaard.")
    chat = scene.chat(WOUTER)
    sees(chat, "Onder de grote esdoorn")
    chat.get_by_role("button", name="Ik kom", exact=True).last.click()
    sees(chat, "U komt naar de buurTent")

    agent = open_mail(scene, "Komt u naar de buurTent", "/l/tent-antwoord/", since=before)
    sees(agent, "Onder de grote esdoorn")
    press(agent, "Ik kom")
    sees(agent, "Uw antwoord: ik kom")
    volunteer.reload()
    sees(volunteer, "politie komt")
