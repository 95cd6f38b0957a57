"""Oefen-Telegram in a real browser, with its script."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Page, Route, ViewportSize, expect

from bots.practice.pages import STATIC
from tests.browser.chromium import DESKTOP, PHONE, axe_violations
from tests.practice import PIXEL, PracticeWorld, serve_in_thread

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not (STATIC / "chat.js").exists(), reason="the assets are not built: `make assets`"
    ),
]
FENNA, RIA = 1001, 1010
GROUP = -1_002_000_000_001


@pytest.fixture
def world() -> Iterator[PracticeWorld]:
    with serve_in_thread() as world:
        world.put(
            users=[
                {"id": FENNA, "first_name": "Fenna", "last_name": "de Wit", "note": "lid"},
                {"id": RIA, "first_name": "Ria", "started": True},
            ],
            groups=[{"id": GROUP, "title": "Buurtpreventie", "members": [FENNA, RIA]}],
            places=[{"name": "Speeltuin", "latitude": 51.5656, "longitude": 5.0622}],
        )
        yield world


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport=DESKTOP)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []


def as_bot(world: PracticeWorld, method: str, **params: Any) -> dict[str, Any]:
    answer = httpx.post(f"{world.bot_url}{world.token}/{method}", json=params).json()
    assert answer["ok"], answer
    result: dict[str, Any] = answer["result"]
    return result


def test_what_comes_before_the_page_listens_is_shown_all_the_same(
    world: PracticeWorld, page: Page
) -> None:
    held: list[Route] = []

    def hold(line: Route) -> None:
        held.append(line)

    page.route("**/telegram/live", hold)
    page.goto(f"{world.base_url}/telegram?user={RIA}&chat={RIA}")
    page.wait_for_function("document.readyState === 'complete'")
    as_bot(world, "sendMessage", chat_id=RIA, text="Gebeurt het nu?")
    expect(page.locator("#tg-messages")).not_to_contain_text("Gebeurt het nu?")
    held.pop().continue_()
    expect(page.locator("#tg-messages")).to_contain_text("Gebeurt het nu?")


def test_dialogue_stays_live_without_reloading(world: PracticeWorld, page: Page) -> None:
    page.goto(f"{world.base_url}/telegram/me/wijkcoop_bot?start=melding")
    page.get_by_role("link", name="Fenna").click()
    page.get_by_role("button", name="START").click()
    expect(page.locator("#tg-messages")).to_contain_text("/start melding")
    page.wait_for_url(lambda url: "start" not in url)
    page.evaluate("window.stayed = true")
    keyboard = [[{"text": "Ja", "callback_data": "now:yes"}]]
    sent = as_bot(
        world,
        "sendMessage",
        chat_id=FENNA,
        text="Gebeurt het nu?",
        reply_markup={"inline_keyboard": keyboard},
    )
    page.get_by_role("button", name="Ja").click()
    query = world.wait_for_update("callback_query")
    assert query["data"] == "now:yes"
    as_bot(
        world,
        "answerCallbackQuery",
        callback_query_id=query["id"],
        text="Bel eerst 112",
        show_alert=True,
    )
    expect(page.get_by_role("dialog")).to_contain_text("Bel eerst 112")
    page.get_by_role("button", name="Oké").click()
    as_bot(
        world,
        "editMessageText",
        chat_id=FENNA,
        message_id=sent["message_id"],
        text="Gebeurt het nu? Ja",
    )
    expect(page.locator("#tg-messages")).to_contain_text("Gebeurt het nu? Ja")
    expect(page.get_by_role("button", name="Ja")).to_have_count(0)
    field = page.get_by_label("Bericht", exact=True)
    field.fill("bij de speeltuin")
    field.press("Enter")
    expect(page.locator("#tg-messages")).to_contain_text("bij de speeltuin")
    expect(field).to_have_value("")
    assert page.evaluate("window.stayed") is True


def test_location_file_and_deletion(world: PracticeWorld, page: Page) -> None:
    page.goto(f"{world.base_url}/telegram?user={RIA}&chat={RIA}")
    page.get_by_text("Locatie", exact=True).click()
    page.get_by_role("button", name="Deel deze plek").click()
    expect(page.get_by_text("51.56560, 5.06220")).to_be_visible()
    page.get_by_text("Bestand", exact=True).click()
    page.get_by_label("Kies een bestand").set_input_files(
        {"name": "poort.png", "mimeType": "image/png", "buffer": PIXEL}
    )
    page.get_by_role("button", name="Verstuur bestand").click()
    expect(page.get_by_role("img", name="Foto van Ria")).to_be_visible()
    page.locator(".tg-more summary").first.click()
    page.get_by_role("button", name="Verwijder").click()
    expect(page.get_by_text("51.56560, 5.06220")).to_have_count(0)
    assert ["photo" in one.body for one in world.messages(RIA)] == [True]


def test_what_others_write_appears_and_what_is_typed_stays(
    world: PracticeWorld, page: Page
) -> None:
    page.goto(f"{world.base_url}/telegram?user={RIA}&chat={GROUP}")
    field = page.get_by_label("Bericht", exact=True)
    field.fill("half getypt")
    world.say(FENNA, "Dag buren", chat_id=GROUP)
    expect(page.locator("#tg-messages")).to_contain_text("Dag buren")
    expect(field).to_have_value("half getypt")
    expect(field).to_be_focused()


def test_link_to_the_bot_opens_the_own_chat(world: PracticeWorld, page: Page) -> None:
    url = "https://t.me/wijkcoop_bot?start=melding"
    keyboard = [[{"text": "Buurtmelding doen", "url": url}]]
    as_bot(
        world,
        "sendMessage",
        chat_id=GROUP,
        text="Huisregels",
        reply_markup={"inline_keyboard": keyboard},
    )
    page.goto(f"{world.base_url}/telegram?user={RIA}&chat={GROUP}")
    page.get_by_role("link", name="Buurtmelding doen").click()
    page.get_by_role("button", name="START").click()
    expect(page.locator("#tg-messages")).to_contain_text("/start melding")
    assert world.last_message(RIA).text == "/start melding"


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(
    world: PracticeWorld, chromium: Browser, size: ViewportSize, scheme: Any
) -> None:
    world.say(RIA, "Dag <b>")
    world.say(RIA, photo=PIXEL, caption="Foto")
    world.say(RIA, voice=b"ogg")
    as_bot(
        world,
        "sendMessage",
        chat_id=RIA,
        text="Waar? https://voorbeeld.example",
        reply_markup={"keyboard": [[{"text": "Deel mijn plek", "request_location": True}]]},
    )
    context = chromium.new_context(viewport=size, color_scheme=scheme)
    page = context.new_page()
    addresses = [
        "/",
        "/telegram",
        f"/telegram?user={RIA}",
        f"/telegram?user={RIA}&chat={RIA}",
        f"/telegram?user={FENNA}&chat={FENNA}&start=melding",
        f"/telegram?user={RIA}&chat={GROUP}",
    ]
    for address in addresses:
        page.goto(f"{world.base_url}{address}")
        assert axe_violations(page) == [], address
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= size["width"], address
    context.close()
