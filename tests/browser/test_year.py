"""A year of the assembly: convened, held in six browsers and a chat, written up, and adopted.

The court case in research/dutch-rules.md 0 asks who was invited, who was identified, who could
follow, who counted and who checked. Here the whole product answers, from the first plan to the
minutes that the next meeting adopts.
"""

import json
import re
import zipfile
from dataclasses import dataclass
from datetime import datetime, time, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from coop.kernel.clock import TIME_ZONE, PracticeClock
from tests.browser.chromium import PHONE
from tests.browser.gestures import fill, press, sees
from tests.browser.scene import Scene
from tests.papers import assert_readable_and_archived
from tests.pdfs import words_of

pytestmark = [pytest.mark.browser, pytest.mark.process]

BRAM = 1002
FENNA = "fenna.de.wit@koningsveld.example"
YEARLY = "Jaarvergadering"
AUTUMN = "Vergadering in het najaar"
PLACE = "Wijkhuis De Linde"
#: Long enough before for the term of any statutes.
AHEAD = timedelta(days=30)
#: As chairs like to begin.
HOUR = time(19, 30)
#: The accounts, the discharge and the budget.
DECIDED = 3
#: How often a page is asked anew for what a worker does behind it.
LOOKS = 60


@dataclass(frozen=True, slots=True)
class Evening:
    """A meeting that was convened: where its pages are, and when it begins."""

    url: str
    starts_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Screens:
    """Who looks at what on the evening itself."""

    chair: Page
    notes: Page
    door: Page
    hall: Page
    fenna: Page
    hatice: Page
    bram: Page

    @property
    def shared(self) -> tuple[Page, ...]:
        """Those that show what everybody sees."""
        return self.hall, self.fenna, self.hatice


def test_from_the_convocation_to_adopted_minutes(scene: Scene) -> None:
    yearly = convene(scene, YEARLY, "Jaarvergadering: jaarrekening, kascommissie en décharge")
    reach_everybody(scene, yearly)
    hold(scene, yearly)
    put_up_minutes(scene, yearly)
    autumn = convene(scene, AUTUMN, "Lege agenda", returning=True)
    adopt_minutes(scene, autumn)
    sign_minutes(scene, yearly)
    prove(scene, yearly)


def convene(scene: Scene, title: str, agenda: str, *, returning: bool = False) -> Evening:
    """Plan a meeting a month ahead, and call the members to it."""
    day = (scene.coop.clock.now() + AHEAD).astimezone(TIME_ZONE).date()
    secretary = scene.screen("secretary")
    secretary.goto(f"{scene.stack.base_url}/vergaderingen/nieuw")
    fill(secretary, "Naam van de vergadering", title)
    fill(secretary, "Dag", day.isoformat())
    fill(secretary, "Begint om", f"{HOUR:%H:%M}")
    fill(secretary, "Plaats", PLACE)
    secretary.get_by_text("In de zaal en online").click()
    secretary.get_by_text(agenda).click()
    press(secretary, "Verder naar de agenda")
    sees(secretary, "Versturen kan tot en met")
    if returning:
        press(secretary, "Zet op de agenda")
        sees(secretary, YEARLY)
    press(secretary, "Agenda vastzetten en uitnodigen")
    sees(secretary, "Leden zijn uitgenodigd")
    return Evening(secretary.url, datetime.combine(day, HOUR, TIME_ZONE))


def reach_everybody(scene: Scene, evening: Evening) -> None:
    """See each member called: by mail where that was agreed to, else by a letter (BW 2:41)."""
    mail = scene.stack.postbox.wait_for_mail(to=FENNA, subject=YEARLY)
    assert "Jaarrekening" in mail.text
    secretary = scene.screen("secretary")
    secretary.goto(f"{evening.url}/oproeping")
    sees(secretary, "De uitnodiging is pas volledig als ieder lid is bereikt.")
    letters = secretary.get_by_role("link", name=re.compile("^Bestand 1 om te printen"))
    look_until(secretary, letters)
    address = letters.get_attribute("href")
    letter = words_of(taken(secretary, f"{scene.stack.base_url}{address}"))
    assert YEARLY in letter
    assert "Jaarrekening" in letter
    while secretary.get_by_text("Een heel bestand is de deur uit").count():
        secretary.get_by_text("Een heel bestand is de deur uit").click()
        secretary.get_by_role("textbox", name="Door wie", exact=True).fill("de bezorgers")
        press(secretary, "Hele bestand noteren")
    look_until(secretary, secretary.get_by_text("Volledig", exact=True))


def hold(scene: Scene, evening: Evening) -> None:
    """Go through an evening, from the door to the closing."""
    screens = gather(scene, evening)
    chair = screens.chair
    go_to(chair, "Opening")
    write_note(screens, 1, "Opening", "Marijke heet iedereen welkom.")
    go_to(chair, "Jaarrekening")
    speak(screens)
    press(chair, "Stemming openen")
    vote(screens)
    press(chair, "Stemming sluiten")
    for screen in (chair, *screens.shared):
        sees(screen, "Aangenomen")
    sees(screens.bram, "Aangenomen. 2 voor, 1 tegen, 0 blanco.")
    go_to(chair, "Décharge van het bestuur")
    call_names(chair, "Voor", "Blanco", "Voor")
    sees(chair, "2 voor, 0 tegen, 1 blanco.")
    go_to(chair, "Begroting")
    open_by(chair, "Vragen of iedereen het eens is")
    press(chair, "Niemand maakt bezwaar: vaststellen")
    sees(chair, "Aangenomen")
    close(chair)


def gather(scene: Scene, evening: Evening) -> Screens:
    """Come to the evening itself: at the door, at home, and at the table of the board."""
    clock = scene.coop.clock
    assert isinstance(clock, PracticeClock)
    clock.move(evening.starts_at - timedelta(minutes=10) - clock.now())
    screens = Screens(
        chair=opened(scene, "chair", f"{evening.url}/leiden"),
        notes=opened(scene, "secretary", f"{evening.url}/notuleren"),
        door=opened(scene, "counting", f"{evening.url}/deur"),
        hall=opened(scene, "counting", f"{evening.url}/scherm"),
        fenna=opened(scene, "member", f"{evening.url}/live", phone=True),
        hatice=opened(scene, "volunteer", f"{evening.url}/live", phone=True),
        bram=scene.chat(BRAM),
    )
    let_in(screens.door, "Aerts")
    let_in(screens.door, "Yilmaz")
    press(screens.chair, "Vergadering openen")
    press(screens.fenna, "Ik doe mee")
    sees(screens.fenna, "U doet mee vanuit huis.")
    sees(screens.hatice, "U doet mee in de zaal.")
    return screens


def opened(scene: Scene, persona: str, url: str, *, phone: bool = False) -> Page:
    page = scene.screen(persona, viewport=PHONE) if phone else scene.screen(persona)
    page.goto(url)
    return page


def let_in(door: Page, name: str) -> None:
    fill(door, "Lidnummer of naam", name)
    press(door, "Zoeken")
    door.get_by_role("button", name=re.compile(f"^Laat binnen.*{name}")).click()
    sees(door, "is binnen.")


def write_note(screens: Screens, number: int, title: str, text: str) -> None:
    """Type a note of one point, and see that it is kept."""
    fill(screens.notes, f"Aantekening bij punt {number}", text)
    screens.notes.get_by_role("button", name=re.compile(f"^Bewaren.*{title}")).click()
    sees(screens.notes, "Bewaard om")


def go_to(chair: Page, title: str) -> None:
    """Press the chair's one button until the meeting is at a point."""
    reached = ""
    while reached != title:
        button = chair.get_by_role("button", name=re.compile(r"^Naar punt \d+:")).first
        reached = button.inner_text().partition(": ")[2].strip()
        button.click()
        sees(chair, reached)
        expect(chair.get_by_role("heading", name=reached, exact=True, level=2)).to_be_visible()


def open_by(chair: Page, method: str) -> None:
    chair.get_by_text("Anders stemmen").click()
    press(chair, method)


def call_names(chair: Page, *answers: str) -> None:
    """Call the roll: whoever is called answers aloud, and the chair presses what was said."""
    open_by(chair, "Namen één voor één noemen")
    waiting = chair.locator(".wc-step .wc-actions[role=group]")
    for number, answer in enumerate(answers):
        expect(waiting).to_have_count(len(answers) - number)
        waiting.first.get_by_role("button", name=answer, exact=True).click()
    expect(waiting).to_have_count(0)
    press(chair, "Stemming sluiten")


def speak(screens: Screens) -> None:
    """Ask for the floor from home, and get it from the chair."""
    press(screens.fenna, "Ik heb een vraag")
    press(screens.chair, "Geef het woord aan Fenna de Wit")
    sees(screens.fenna, "U hebt het woord.")
    sees(screens.hall, "Fenna de Wit")
    press(screens.chair, "Klaar met spreken")


def vote(screens: Screens) -> None:
    """Vote at home, in the hall and in the chat."""
    press(screens.fenna, "Voor")
    sees(screens.fenna, "Uw stem is geteld: voor.")
    press(screens.hatice, "Tegen")
    sees(screens.hatice, "Uw stem is geteld: tegen.")
    press(screens.bram, "Voor")
    sees(screens.bram, "Uw stem is geteld")
    sees(screens.hall, "3 van 3")


def close(chair: Page) -> None:
    """Close the meeting from wherever it is on its agenda."""
    chair.get_by_text("Naar een ander punt of sluiten").click()
    press(chair, "Vergadering sluiten")
    sees(chair, "De vergadering is gesloten")


def put_up_minutes(scene: Scene, evening: Evening) -> None:
    """Write the minutes up, lay them before the members, and hear what they say of them."""
    secretary = opened(scene, "secretary", f"{evening.url}/notulen")
    sees(secretary, "2 voor, 1 tegen, 0 blanco.")
    secretary.get_by_role("link", name="Schrijf bij: Opening", exact=True).click()
    sees(secretary, "Marijke heet iedereen welkom.")
    fill(secretary, "Tekst", "De voorzitter heet iedereen welkom. Een lid stelt een vraag.")
    press(secretary, "Bewaar")
    sees(secretary, "Een lid stelt een vraag.")
    press(secretary, "Leg ter vaststelling")
    sees(secretary, "De volgende vergadering stelt deze notulen vast.")
    fenna = opened(scene, "member", f"{evening.url}/notulen", phone=True)
    fenna.get_by_text("Iets opmerken bij: Opening", exact=True).click()
    said = fenna.get_by_label("Wat klopt er niet?").locator("visible=true")
    said.fill("Het waren twee vragen.")
    fenna.get_by_role("button", name="Stuur aan de secretaris").locator("visible=true").click()
    sees(fenna, "Het waren twee vragen.")
    secretary.reload()
    fill(secretary, "Wat doet u ermee?", "Verwerkt.")
    press(secretary, "Antwoord")
    sees(secretary, "Verwerkt.")


def adopt_minutes(scene: Scene, evening: Evening) -> None:
    """Let the next meeting adopt the minutes of the one before."""
    screens = gather(scene, evening)
    screens.chair.get_by_role(
        "button", name=re.compile(r"^Naar punt \d+: .*" + YEARLY)
    ).first.click()
    press(screens.chair, "Stemming openen")
    vote(screens)
    press(screens.chair, "Stemming sluiten")
    sees(screens.chair, "Aangenomen")
    close(screens.chair)


def sign_minutes(scene: Scene, evening: Evening) -> None:
    """Sign the minutes that were adopted, and read them as the archive keeps them."""
    for persona, office in (("chair", "voorzitter"), ("secretary", "secretaris")):
        page = opened(scene, persona, f"{evening.url}/notulen")
        sees(page, "Vastgesteld en ondertekend")
        press(page, f"Onderteken als {office}")
        expect(page.get_by_role("button", name=f"Onderteken als {office}")).to_have_count(0)
    member = opened(scene, "member", f"{evening.url}/notulen", phone=True)
    digest = sees(member, "Controlegetal (SHA-256)")
    expect(digest).to_be_visible()
    content = taken(member, f"{evening.url}/notulen.pdf")
    said = words_of(content)
    assert "Jaarrekening" in said
    assert "Fenna" not in said
    found = assert_readable_and_archived(content, "Notulen")
    assert found.tags.count("H2") > 1


def prove(scene: Scene, evening: Evening) -> None:
    """Take the proof of a meeting and find the court's questions answered."""
    secretary = opened(scene, "secretary", f"{evening.url}/bewijs")
    with secretary.expect_download() as download:
        press(secretary, "Haal het bewijs op")
    with zipfile.ZipFile(download.value.path()) as archive:
        told = json.loads(archive.read("bewijs.json"))
    assert len(told["decisions"]) == DECIDED
    for answers in told["answers"].values():
        assert answers


def taken(page: Page, url: str) -> bytes:
    """Return a file as the person behind the page gets it."""
    answer = page.context.request.get(url)
    assert answer.ok, url
    return answer.body()


def look_until(page: Page, wanted: Locator) -> None:
    """Ask a page anew until a worker has done what it shows."""
    for _ in range(LOOKS):
        if wanted.count() and wanted.first.is_visible():
            return
        page.wait_for_timeout(1000)
        page.reload()
    expect(wanted.first).to_be_visible()
