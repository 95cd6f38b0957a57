"""The moderators' pages about a group's chat in a real browser, on a phone and a desk."""

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from coop.bootstrap import Coop
from tests.browser.chromium import DESKTOP, PHONE, Mode, check, observed_page
from tests.browser.serving import Served
from tests.coop.moderation.makers import PLATE, make_moderated_group, write

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("viewport", "mode"), [(PHONE, "dark"), (DESKTOP, "light")], ids=["phone", "desktop"]
)
def test_a_moderator_puts_back_with_one_tap_and_turns_a_rule(
    chromium: Browser,
    committed_coop: Coop,
    site: Served,
    *,
    viewport: ViewportSize,
    mode: Mode,
) -> None:
    _, moderator = make_moderated_group(committed_coop)
    write(committed_coop, PLATE)
    write(committed_coop, "die pakken we zelf")
    with observed_page(chromium, viewport=viewport, mode=mode) as observed:
        site.enter(observed.page, moderator.person_id)
        page = observed.open(f"{site.url}/groepschat")
        expect(page.get_by_text(PLATE)).to_be_visible()
        check(observed, "group-chat")
        page.get_by_role("button", name="Zet terug").click()
        expect(page.get_by_text("de regel had het mis")).to_be_visible()
        page.get_by_role("link", name="Buurtpreventie").click()
        page.get_by_label("Links").select_option("remove")
        page.get_by_role("button", name="Bewaar de regels").click()
        expect(page.get_by_text("gelden meteen")).to_be_visible()
        check(observed, "group-chat-rules")
