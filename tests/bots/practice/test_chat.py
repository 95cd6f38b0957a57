"""Oefen-Telegram as plain pages with forms, the way it works without a script."""

from collections.abc import Iterator

import httpx
import pytest

from tests.bots.practice.conftest import ANNA, BRAM, GROUP
from tests.practice import PIXEL, PracticeWorld


@pytest.fixture
def browser(checked_practice: PracticeWorld) -> Iterator[httpx.Client]:
    with httpx.Client(
        base_url=checked_practice.base_url, follow_redirects=True, trust_env=False, timeout=20
    ) as client:
        yield client


def _send(
    browser: httpx.Client,
    what: str,
    *,
    chat: int = BRAM,
    file: tuple[str, bytes] | None = None,
    **fields: object,
) -> httpx.Response:
    data = {key: str(value) for key, value in fields.items()} | {"chat": str(chat)}
    files = None if file is None else {"file": file}
    return browser.post(f"/telegram/{what}", data=data | {"user": str(BRAM)}, files=files)


def test_page_says_that_it_is_a_stand_in(browser: httpx.Client) -> None:
    page = browser.get("/telegram")
    assert "een nagemaakte Telegram op deze computer" in page.text
    assert "Er gaat niets naar het echte Telegram" in page.text
    assert "Anna de Wit" in page.text
    policy = page.headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy


def test_looking_starts_nothing(checked_practice: PracticeWorld, browser: httpx.Client) -> None:
    page = browser.get(f"/telegram?user={ANNA}&chat={ANNA}&start=melding")
    browser.get("/telegram/me/wijkcoop_bot?start=melding")
    assert "/start melding" in page.text
    assert checked_practice.messages(ANNA) == []
    assert checked_practice.pending() == 0


def test_form_sends_and_shows_the_answer(
    checked_practice: PracticeWorld, browser: httpx.Client
) -> None:
    page = _send(browser, "say", text="Dag <b>bot</b>")
    assert "Dag &lt;b&gt;bot&lt;/b&gt;" in page.text
    assert checked_practice.last_message(BRAM).text == "Dag <b>bot</b>"


def test_text_of_5000_letters_comes_in_two_pieces(
    checked_practice: PracticeWorld, browser: httpx.Client
) -> None:
    _send(browser, "say", text="x" * 5_000)
    assert [len(one.text) for one in checked_practice.messages(BRAM)] == [4096, 904]


def test_button_is_pressed(checked_practice: PracticeWorld, browser: httpx.Client) -> None:
    markup = {"inline_keyboard": [[{"text": "Ja", "callback_data": "ja"}]]}
    sent = {"chat_id": BRAM, "text": "Nu?", "reply_markup": markup}
    url = f"{checked_practice.bot_url}{checked_practice.token}/sendMessage"
    number = browser.post(url, json=sent).json()["result"]["message_id"]
    _send(browser, "press", message=number, data="ja")
    assert checked_practice.updates()[-1]["callback_query"]["data"] == "ja"
    gone = _send(browser, "press", message=number, data="nee")
    assert gone.status_code == 400
    assert "Deze knop is er niet meer." in gone.text


def test_refusals_are_said_and_what_was_typed_stays(
    checked_practice: PracticeWorld, browser: httpx.Client
) -> None:
    no_photo = _send(browser, "send", file=("x.png", b"geen foto"), kind="photo")
    assert "Dit is geen foto." in no_photo.text
    too_big = _send(
        browser, "send", file=("x.bin", b"\0" * (20 * 1024 * 1024 + 1)), kind="document"
    )
    assert "hoogstens 20 MB" in too_big.text
    nothing = _send(browser, "say", text="   ")
    assert "Typ eerst een bericht." in nothing.text
    nowhere = _send(browser, "locate", latitude="hier", longitude="daar")
    assert "Vul twee getallen in" in nowhere.text
    assert checked_practice.messages(BRAM) == []


def test_photo_of_10_megabyte_is_taken_as_phones_do(
    checked_practice: PracticeWorld, browser: httpx.Client
) -> None:
    _send(browser, "send", file=("groot.png", PIXEL + b"\0" * 10_500_000), kind="photo")
    assert "photo" in checked_practice.last_message(BRAM).body


def test_location_and_file_are_sent(
    checked_practice: PracticeWorld, browser: httpx.Client
) -> None:
    checked_practice.put(places=[{"name": "Plein", "latitude": 51.5, "longitude": 5.0}])
    _send(browser, "locate", place="Plein")
    _send(browser, "locate", place="", latitude="51,25", longitude="5.5")
    page = _send(browser, "send", file=("brief.html", b"<script>"), kind="document")
    bodies = [one.body for one in checked_practice.messages(BRAM)]
    assert [body.get("location", {}).get("latitude") for body in bodies] == [51.5, 51.25, None]
    assert "brief.html" in page.text
    given = browser.get(f"/telegram/file/{bodies[-1]['document']['file_id']}")
    assert given.headers["Content-Disposition"] == "attachment"
    assert given.headers["Content-Type"] == "application/octet-stream"


def test_who_is_not_in_a_group_does_not_see_it(
    checked_practice: PracticeWorld, browser: httpx.Client
) -> None:
    checked_practice.say(BRAM, "alleen voor de groep", chat_id=GROUP)
    inside = browser.get(f"/telegram?user={ANNA}&chat={GROUP}")
    checked_practice.leave(ANNA, GROUP)
    outside = browser.get(f"/telegram?user={ANNA}&chat={GROUP}")
    assert "alleen voor de groep" in inside.text
    assert "alleen voor de groep" not in outside.text


def test_own_message_is_deleted_for_everybody(
    checked_practice: PracticeWorld, browser: httpx.Client
) -> None:
    number = checked_practice.say(BRAM, "foutje")["message"]["message_id"]
    page = _send(browser, "delete", message=number)
    assert "foutje" not in page.text
    assert checked_practice.messages(BRAM) == []


def test_picture_of_a_camera_loses_where_it_was_made(checked_practice: PracticeWorld) -> None:
    secret = b"\xff\xe1\x00\x0eExif\x00\x00GPS-51"
    frame = b"\xff\xc0\x00\x0b\x08\x00\x02\x00\x03\x01\x01\x11\x00"
    jpeg = b"\xff\xd8" + secret + frame + b"\xff\xda\x00\x02\xff\xd9"
    body = checked_practice.say(BRAM, photo=jpeg)["message"]
    url = f"{checked_practice.base_url}/telegram/file/{body['photo'][-1]['file_id']}"
    kept = httpx.get(url).content
    assert b"GPS-51" not in kept
    assert frame in kept
    assert (body["photo"][-1]["width"], body["photo"][-1]["height"]) == (3, 2)
