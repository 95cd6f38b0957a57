"""The map of areas and the list of addresses, on a phone at night and a desk by day."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, FilePayload, ViewportSize, expect

from coop.bootstrap import Coop
from coop.people.rules import RoleKind
from coop.places.rules import AreaKind
from coop.sample.membership import work_off
from coop.settings import Settings
from tests.browser.chromium import DESKTOP, PHONE, Mode, check, observed_page
from tests.browser.test_access import Website, served
from tests.browser.test_statutes import officer
from tests.coop.places.makers import HEADER, draw, geojson, row, take_over

pytestmark = pytest.mark.browser


@pytest.fixture
def website(committed_coop: Coop, settings: Settings) -> Iterator[Website]:
    with served(committed_coop, settings) as website:
        yield website


def file_of(name: str, content: bytes) -> FilePayload:
    return FilePayload(name=name, mimeType="text/plain", buffer=content)


@pytest.mark.parametrize(
    ("viewport", "mode"), [(PHONE, "dark"), (DESKTOP, "light")], ids=["phone", "desktop"]
)
def test_addresses_and_areas_come_on_the_map(
    chromium: Browser, website: Website, viewport: ViewportSize, mode: Mode
) -> None:
    draw(website.coop, "Uitkijk", south=51.548, north=51.575, kind=AreaKind.PREVENTION)
    content = "\n".join((HEADER, row(1), row(3, letter="a"), "5099SA;5;;;X;Y;;")).encode()
    with observed_page(chromium, viewport=viewport, mode=mode) as observed:
        page = observed.page
        website.come_in(page, officer(website, RoleKind.SECRETARY))
        observed.open(f"{website.settings.base_url}/adressen")
        page.get_by_label("Bestand met adressen").set_input_files(file_of("bag.csv", content))
        page.get_by_role("button", name="Bekijk de lijst").click()
        expect(page.get_by_role("heading", name="Wij lezen de adressen")).to_be_visible()
        work_off(website.coop)
        expect(page.get_by_role("heading", name="Adressen nakijken")).to_be_visible()
        check(observed, "preview")
        page.get_by_role("button", name="Neem 2 adressen over").click()
        expect(page.get_by_role("heading", name="Wij nemen de adressen over")).to_be_visible()
        work_off(website.coop)
        expect(page.get_by_role("heading", name="Adressen overgenomen")).to_be_visible()
        page.get_by_role("link", name="Naar de kaart").click()
        page.get_by_label("Buurt of wijk").check()
        area = file_of("wijk.geojson", geojson("Koningsveld"))
        page.get_by_label("Bestand met gebieden").set_input_files(area)
        page.get_by_role("button", name="Zet op de kaart").click()
        expect(page.get_by_text("1 gebied staat op de kaart.")).to_be_visible()
        work_off(website.coop)
        observed.open(f"{website.settings.base_url}/adressen")
        drawn = page.get_by_role("img", name="Kaart van de gebieden")
        expect(drawn).to_contain_text("Koningsveld (Buurt of wijk): 2 adressen.")
        check(observed, "map")


def test_the_street_is_found_without_any_script(chromium: Browser, website: Website) -> None:
    take_over(website.coop, [row(12), row(14)])
    with observed_page(chromium, viewport=PHONE, scripts=False) as observed:
        page = observed.page
        observed.open(f"{website.settings.base_url}/lid-worden")
        page.get_by_label("Voornaam").fill("Noor")
        page.get_by_label("Postcode").fill("5099 AA")
        page.get_by_label("Huisnummer").fill("12")
        page.get_by_role("button", name="Zoek mijn straat").click()
        expect(page.get_by_label("Straat")).to_have_value("Lindenhof")
        expect(page.get_by_label("Voornaam")).to_have_value("Noor")
        page.get_by_label("Huisnummer").fill("13")
        # The Enter key sends the form; what is missing is said, and what was found stays.
        page.get_by_label("Huisnummer").press("Enter")
        expect(page.get_by_text("Vul uw achternaam in.").first).to_be_visible()
        expect(page.get_by_label("Straat")).to_have_value("Lindenhof")
