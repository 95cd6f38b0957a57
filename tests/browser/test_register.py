"""What the board does with many members, and for one of under eighteen, on a phone and a desk."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, FilePayload, ViewportSize, expect

from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM
from coop.membership.rules.categories import Terms
from coop.membership.services import define_category
from coop.people.rules import RoleKind
from coop.places.rules import Door
from coop.places.services import add_address
from coop.settings import Settings
from tests.browser.chromium import DESKTOP, PHONE, Mode, check, observed_page
from tests.browser.serving import Served, served
from tests.makers import make_member, make_officer

pytestmark = pytest.mark.browser

#: In their order in a list that calls them by letters.
COLUMNS = ("postcode", "house_number", "street", "town")


@pytest.fixture
def website(committed_coop: Coop, settings: Settings) -> Iterator[Served]:
    """The website of a cooperative with a parent and a child behind one door, and no mail."""
    home = committed_coop.run(
        add_address,
        SYSTEM,
        door=Door(postcode="5099AA", house_number=12),
        street="Wilgenpad",
        town="Tilburg",
    )
    for given in ("Ine", "Joris"):
        make_member(committed_coop, given=given, family="Esch", address_id=home)
    friend = Terms(is_legal_member=False)
    committed_coop.run(define_category, SYSTEM, name="Vriend", terms=friend)
    with served(committed_coop, settings) as website:
        yield website


@pytest.mark.parametrize(
    ("viewport", "mode"), [(PHONE, "dark"), (DESKTOP, "light")], ids=["phone", "desktop"]
)
def test_the_secretary_looks_after_a_household(
    chromium: Browser, website: Served, viewport: ViewportSize, mode: Mode
) -> None:
    secretary = make_officer(website.coop, RoleKind.SECRETARY)
    with observed_page(chromium, viewport=viewport, mode=mode) as observed:
        website.enter(observed.page, secretary.person_id)
        page = observed.open(f"{website.url}/leden")
        page.get_by_role("link", name="Huishoudens").click()
        expect(page.get_by_text("1 adres gevonden.")).to_be_visible()
        check(observed, "households")
        page.get_by_role("link", name="Joris Esch").click()
        expect(page.get_by_role("link", name="Ine Esch")).to_be_visible()
        page.get_by_role("link", name="Ouder of voogd").click()
        check(observed, "who acts for a child")
        page.get_by_label("Geboortedatum").fill("12-5-2010")
        page.get_by_label("Of de naam").fill("Ine van Esch")
        page.get_by_role("button", name="Leg vast").click()
        expect(page.get_by_text("12 mei 2028")).to_be_visible()
        check(observed, "the child")
        page.goto(f"{website.url}/leden")
        page.get_by_role("checkbox", name="Kies Esch, Joris").check()
        page.get_by_role("button", name="Andere categorie").click()
        page.get_by_role("radio", name="Vriend").check()
        page.get_by_role("button", name="Bekijk wat er verandert").click()
        expect(page.get_by_text("1 lid verliest de stem.")).to_be_visible()
        check(observed, "what changes")
        page.get_by_role("button", name="Zet 1 lid over").click()
        expect(page.get_by_text("1 lid heeft een andere categorie.")).to_be_visible()
        page.get_by_role("button", name="Brieven om in te loggen").click()
        check(observed, "letters")
        with page.expect_download() as download:
            page.get_by_role("button", name="Download 2 brieven").click()
        assert download.value.path().read_bytes().startswith(b"%PDF")
        assert observed.problems == []


def test_columns_of_a_list_of_addresses_are_chosen(chromium: Browser, website: Served) -> None:
    secretary = make_officer(website.coop, RoleKind.SECRETARY)
    content = b"a;b;c;d\n5099AA;1;Lindenhof;Tilburg\n"
    with observed_page(chromium, viewport=PHONE) as observed:
        website.enter(observed.page, secretary.person_id)
        page = observed.open(f"{website.url}/adressen")
        file: FilePayload = {"name": "x.csv", "mimeType": "text/csv", "buffer": content}
        page.locator('input[name="list"]').set_input_files(file)
        page.locator('form:has(input[name="list"]) button[type="submit"]').click()
        expect(page.get_by_role("heading", name="Welke kolom is wat?")).to_be_visible()
        check(observed, "columns")
        for place, column in enumerate(COLUMNS):
            page.locator(f'select[name="column-{place}"]').select_option(column)
        page.get_by_role("button", name="Lees de lijst zo").click()
        expect(page.get_by_role("heading", name="Wij lezen de adressen")).to_be_visible()
