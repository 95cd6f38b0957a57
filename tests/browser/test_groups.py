"""A group from two questions to a neighbour who is let in, and the release, on phone and desk."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from coop.bootstrap import Coop
from coop.groups.queries import all_groups
from coop.kernel.permissions import NOBODY
from coop.people.rules import RoleKind
from coop.settings import Settings
from tests.browser.chromium import DESKTOP, PHONE, Mode, check, observed_page
from tests.browser.test_access import Website, served
from tests.browser.test_statutes import officer
from tests.coop.groups.makers import propose
from tests.coop.incidents.makers import make_group, make_moderator
from tests.makers import make_person, sign_in

pytestmark = pytest.mark.browser


@pytest.fixture
def website(committed_coop: Coop, settings: Settings) -> Iterator[Website]:
    with served(committed_coop, settings) as website:
        yield website


@pytest.mark.parametrize(
    ("viewport", "mode"), [(PHONE, "dark"), (DESKTOP, "light")], ids=["phone", "desktop"]
)
def test_a_group_is_made_released_and_joined(
    chromium: Browser, website: Website, viewport: ViewportSize, mode: Mode
) -> None:
    coop, base = website.coop, website.settings.base_url
    with observed_page(chromium, viewport=viewport, mode=mode) as observed:
        page = observed.page
        website.come_in(page, officer(website, RoleKind.SECRETARY))
        observed.open(f"{base}/groepen/nieuw")
        page.get_by_label("Alleen buren.").check()
        page.get_by_label("Alles wat over veiligheid gaat").check()
        page.get_by_label("Een eigen app").check()
        page.get_by_label("Hoe heet de groep?").fill("Buurtpreventie Oost")
        page.get_by_label("Korte naam").fill("oost")
        page.get_by_label("Welk gebied?").fill("Rond het plein")
        page.get_by_label("Waar is de groep voor?").fill("Opletten en elkaar waarschuwen")
        check(observed, "founding")
        page.get_by_role("button", name="Schrijf de groep op").click()
        expect(page.get_by_text("Er is nog geen beheerder.")).to_be_visible()
        page.get_by_text("Wat wil de groep dat gezien is?").click()
        page.get_by_label("Verklaring omtrent het gedrag").check()
        page.get_by_role("button", name="Bewaar wat gezien moet zijn").click()
        expect(page.get_by_text("Bewaard.")).to_be_visible()
        check(observed, "desk")
        propose(coop)
        observed.open(f"{base}/vrijgave")
        check(observed, "release")
        page.get_by_role("button", name="Ja, geef vrij").click()
        expect(page.get_by_text("Vrijgegeven tot")).to_be_visible()


def test_a_neighbour_asks_and_is_let_in(chromium: Browser, website: Website) -> None:
    coop, base = website.coop, website.settings.base_url
    group_id = make_group(coop)
    moderator = make_moderator(coop, group_id)
    neighbour = make_person(coop, given="Mo", family="Proef")
    slug = coop.ask(all_groups, NOBODY)[0].slug
    with observed_page(chromium, viewport=PHONE, mode="light") as observed:
        page = observed.page
        website.come_in(page, sign_in(coop, neighbour))
        observed.open(f"{base}/groepen/{slug}/meedoen")
        for rule in page.get_by_label("Ik ", exact=False).all():
            rule.check()
        page.get_by_label("Is er gevaar?").check()
        page.get_by_label("De groep is alleen voor veiligheid.").check()
        check(observed, "joining")
        page.get_by_role("button", name="Vraag om mee te doen").click()
        expect(page.get_by_text("Een beheerder kijkt of uw adres klopt.")).to_be_visible()
        check(observed, "group")
        assert moderator.person_id is not None
        website.come_in(page, sign_in(coop, moderator.person_id))
        observed.open(f"{base}/groepen/{slug}/beheer")
        check(observed, "people")
        page.get_by_label("Ik weet dat Mo Proef in het gebied woont.").check()
        page.get_by_role("button", name="Laat Mo Proef toe").click()
        expect(page.get_by_text("1 buur doet mee.")).to_be_visible()


def test_the_gemeente_sees_how_far_groups_are(chromium: Browser, website: Website) -> None:
    make_group(website.coop)
    with observed_page(chromium, viewport=PHONE, mode="light") as observed:
        website.come_in(observed.page, officer(website, RoleKind.MUNICIPALITY))
        observed.open(f"{website.settings.base_url}/groepen")
        observed.page.get_by_role("link", name="Overzicht").click()
        expect(observed.page.get_by_text("minder dan 5").first).to_be_visible()
        check(observed, "overview")
