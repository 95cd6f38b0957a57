from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from coop.bootstrap import Coop
from coop.settings import Settings
from tests.browser.chromium import (
    DESKTOP,
    MODES,
    PHONE,
    Mode,
    bytes_over_the_wire,
    check_page,
    observed_page,
)
from tests.browser.serving import served

pytestmark = pytest.mark.browser
MOST_BYTES = 150_000


@pytest.fixture
def website(committed_coop: Coop, settings: Settings) -> Iterator[str]:
    with served(committed_coop, settings) as website:
        yield website.url


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_every_part_can_be_used_by_everybody(
    chromium: Browser, website: str, viewport: ViewportSize, mode: Mode
) -> None:
    with observed_page(chromium, viewport=viewport, mode=mode) as observed:
        page = observed.open(f"{website}/stijl")
        check_page(page)
        assert observed.problems == []
        assert 0 < bytes_over_the_wire(page) < MOST_BYTES


def test_chosen_scheme_wins_from_the_device(chromium: Browser, website: str) -> None:
    with observed_page(chromium, mode="light") as observed:
        page = observed.open(f"{website}/stijl")
        ground = "() => getComputedStyle(document.body).backgroundColor"
        before = page.evaluate(ground)
        with page.expect_navigation():
            page.get_by_role("button", name="Donker").click()
        assert page.url == f"{website}/stijl"
        assert page.evaluate(ground) != before


def test_menu_and_answers_show_without_scripts(chromium: Browser, website: str) -> None:
    with observed_page(chromium, viewport=PHONE, scripts=False) as observed:
        page = observed.open(f"{website}/stijl")
        expect(page.get_by_role("navigation", name="Hoofdmenu")).to_be_visible()
        expect(page.get_by_role("button", name="Weet ik niet")).to_be_visible()
        expect(page.get_by_text("Ziet u iets? Bel 112.")).to_be_visible()


def test_menu_folds_on_a_phone(chromium: Browser, website: str) -> None:
    with observed_page(chromium, viewport=PHONE) as observed:
        page = observed.open(f"{website}/stijl")
        menu = page.get_by_role("navigation", name="Hoofdmenu")
        expect(menu).to_be_hidden()
        page.get_by_role("button", name="Menu").click()
        expect(menu).to_be_visible()


def test_first_tab_skips_to_the_content(chromium: Browser, website: str) -> None:
    with observed_page(chromium) as observed:
        page = observed.open(f"{website}/bestaat-niet")
        page.keyboard.press("Tab")
        expect(page.locator("a[href='#main']")).to_be_focused()


def test_text_for_the_app_is_copied(chromium: Browser, website: str) -> None:
    with observed_page(chromium) as observed:
        observed.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = observed.open(f"{website}/stijl")
        page.get_by_role("button", name="Zet in de app").click()
        page.get_by_text("Gekopieerd.").wait_for()
        assert "Bel 112" in page.evaluate("() => navigator.clipboard.readText()")


def test_same_form_is_not_sent_twice_by_a_double_tap(chromium: Browser, website: str) -> None:
    with observed_page(chromium) as observed:
        page = observed.open(f"{website}/stijl")
        sent: list[str] = []
        page.on("request", lambda request: sent.append(request.method))
        with page.expect_navigation():
            page.get_by_role("button", name="Licht", exact=True).dblclick()
        assert sent.count("POST") == 1
