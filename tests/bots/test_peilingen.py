"""A peiling (peiling) in the private chat."""

from datetime import timedelta

from coop.kernel.permissions import SYSTEM
from coop.peilingen.queries import peiling_view
from coop.peilingen.services import ask_peiling
from coop.people.lookups import TelegramAccount
from tests.bots.conftest import BRAM, Surroundings
from tests.makers import make_member


def test_a_member_is_asked_answers_and_changes_the_answer(surroundings: Surroundings) -> None:
    coop, telegram = surroundings.coop, surroundings.telegram
    make_member(coop, given="Bram", family="Aerts", telegram=BRAM)
    bram = coop.identify(TelegramAccount(BRAM))
    now = coop.clock.now()
    peiling_id = coop.run(
        ask_peiling,
        SYSTEM,
        question="Wanneer maken we schoon?",
        explanation="",
        answers=("Zaterdag", "Zondag"),
        opens_at=now,
        closes_at=now + timedelta(days=7),
    )
    with surroundings.working():
        telegram.say(BRAM, "/menu")
        telegram.wait_for_message(BRAM, button="Peilingen")
        telegram.press(BRAM, "Peilingen")
        telegram.wait_for_message(BRAM, "Het bestuur vraagt", button="Wanneer maken we schoon?")
        telegram.press(BRAM, "Wanneer maken we schoon?")
        asked = telegram.wait_for_message(BRAM, "Peiling: Wanneer", button="Zondag")
        assert asked.labels == ["Zaterdag", "Zondag"]
        assert "Deze peiling is adviserend." in asked.text
        for label in ("Zondag", "Zaterdag"):
            pressed = telegram.press(BRAM, label)
            answered = telegram.wait_for_answer(pressed["callback_query_id"])
            assert answered["text"] == "Uw antwoord is bewaard."
            kept = telegram.wait_for_message(BRAM, "Uw antwoord is bewaard")
            assert kept.message_id == asked.message_id
    seen = coop.ask(peiling_view, bram, peiling_id=peiling_id)
    assert (seen.own_number, seen.answered) == (1, 1)
