import httpx
import pytest

from bots.handlers import menu
from coop.inbox.queries import inbox_view
from coop.kernel.permissions import SYSTEM
from coop.parts.rules import Part
from coop.people.services import choose_language, welcome_telegram_user
from coop.setup.services import turn_part
from tests.bots.conftest import GROUP, RIA, Surroundings
from tests.makers import actor_for


def test_start_shows_the_menu(surroundings: Surroundings) -> None:
    surroundings.telegram.say(RIA, "/start")
    with surroundings.working():
        menu = surroundings.telegram.wait_for_message(RIA, button="Buurtmelding doen")
    assert menu.labels == [
        "Buurtmelding doen",
        "Mijn buurtmeldingen",
        "Stemmen en vergaderingen",
        "Peilingen",
        "buurTent",
        "Wie doet mee?",
        "Lid worden",
        "Privacy",
    ]


def test_menu_is_in_the_readers_language(surroundings: Surroundings) -> None:
    coop = surroundings.coop
    person = coop.run(welcome_telegram_user, SYSTEM, user_id=RIA, first_name="Ria")
    coop.run(choose_language, actor_for(coop, person), language="en")
    surroundings.telegram.say(RIA, "/start")
    with surroundings.working():
        menu = surroundings.telegram.wait_for_message(RIA, button="Make a buurtmelding")
    assert "Choose what you want to do." in menu.text


def test_pressed_button_changes_the_message_in_place(surroundings: Surroundings) -> None:
    telegram = surroundings.telegram
    telegram.say(RIA, "/start")
    with surroundings.working():
        menu = telegram.wait_for_message(RIA, button="Privacy")
        pressed = telegram.press(RIA, "Privacy")
        privacy = telegram.wait_for_message(RIA, "Dit is geen melding bij de politie")
        assert privacy.message_id == menu.message_id
        telegram.wait_for_answer(pressed["callback_query_id"])
        telegram.press(RIA, "Terug")
        telegram.wait_for_message(RIA, button="Buurtmelding doen")
    assert len([one for one in telegram.messages(RIA) if one.sender_id == telegram.bot_id]) == 1


def test_typed_text_is_answered_below_it(surroundings: Surroundings) -> None:
    telegram = surroundings.telegram
    with surroundings.working():
        telegram.say(RIA, "hallo?")
        first = telegram.wait_for_message(RIA, button="Privacy")
        telegram.say(RIA, "hallo??")
        second = telegram.wait_for_message(RIA, button="Privacy", after=first.message_id)
    assert second.message_id > first.message_id


def test_chatter_in_a_group_is_left_alone(surroundings: Surroundings) -> None:
    telegram = surroundings.telegram
    with surroundings.working():
        telegram.say(RIA, "/start@wijkcoop_bot", chat_id=GROUP)
        telegram.say(RIA, "goedemorgen", chat_id=GROUP)
        telegram.say(RIA, "/menu")
        telegram.wait_for_message(RIA, button="Privacy")
    assert [one for one in telegram.messages(GROUP) if one.sender_id == telegram.bot_id] == []


@pytest.mark.parametrize(
    "data", ["onbekend", "menu:bestaat-niet", ":", "vote:1", "menu:start:1", "x" * 64, "é:☂"]
)
def test_unknown_button_is_refused_kindly(surroundings: Surroundings, data: str) -> None:
    telegram = surroundings.telegram
    keyboard = {"inline_keyboard": [[{"text": "Oud", "callback_data": data}]]}
    httpx.post(
        f"{telegram.bot_url}{telegram.token}/sendMessage",
        json={"chat_id": RIA, "text": "van vroeger", "reply_markup": keyboard},
        trust_env=False,
    ).raise_for_status()
    telegram.press(RIA, "Oud")
    with surroundings.working():
        telegram.wait_for_message(RIA, "Deze knop werkt niet meer")
    assert surroundings.coop.ask(inbox_view, SYSTEM).failed == ()


@pytest.mark.parametrize("data", ["menu:start", "menu:reports", "menu:tent", "menu:meetings"])
def test_what_is_pressed_in_a_group_is_shown_to_nobody(
    surroundings: Surroundings, data: str
) -> None:
    telegram = surroundings.telegram
    keyboard = {"inline_keyboard": [[{"text": "Verzonnen", "callback_data": data}]]}
    httpx.post(
        f"{telegram.bot_url}{telegram.token}/sendMessage",
        json={"chat_id": GROUP, "text": "van de groep", "reply_markup": keyboard},
        trust_env=False,
    ).raise_for_status()
    pressed = telegram.press(RIA, "Verzonnen", chat_id=GROUP)
    with surroundings.working():
        answer = telegram.wait_for_answer(pressed["callback_query_id"])
        telegram.wait_until_heard()
    assert "Deze knop werkt niet meer" in answer["text"]
    assert telegram.last_message(GROUP).text == "van de groep"


def test_update_that_crashes_is_kept_and_does_not_block_the_next(
    surroundings: Surroundings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("bots.dispatch.PAUSES", (0.01,))
    monkeypatch.setitem(menu.PAYLOADS, "stuk", crash)
    telegram = surroundings.telegram
    telegram.say(RIA, "/start stuk-1")
    telegram.say(RIA, "/start")
    with surroundings.working():
        sorry = telegram.wait_for_message(RIA, "Er ging iets mis")
        telegram.wait_for_message(RIA, button="Privacy")
    [failed] = surroundings.coop.ask(inbox_view, SYSTEM).failed
    assert failed.reference in sorry.text


def test_menu_leaves_out_what_is_off_and_an_old_button_says_so(
    surroundings: Surroundings,
) -> None:
    telegram, coop = surroundings.telegram, surroundings.coop
    with surroundings.working():
        telegram.say(RIA, "/start")
        whole = telegram.wait_for_message(RIA, button="buurTent")
        for part in (Part.BUURTENT, Part.PATROLS, Part.PREVENTION):
            coop.run(turn_part, SYSTEM, part=part, is_on=False)
        telegram.press(RIA, "buurTent")
        refused = telegram.wait_for_message(RIA, "Wij gebruiken dit nu niet: buurTent.")
        # Words are no answer to anything while buurtpreventie is off.
        telegram.say(RIA, "hallo?")
        menu = telegram.wait_for_message(RIA, button="Privacy", after=refused.message_id)
    assert menu.message_id > whole.message_id
    assert menu.labels == ["Stemmen en vergaderingen", "Peilingen", "Lid worden", "Privacy"]
