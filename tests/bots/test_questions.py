"""A moderator's question and the reporter's answer in the private chat."""

import uuid
from datetime import timedelta

import pytest

from coop.incidents.queries.beside import beside_report
from coop.incidents.queries.review import review_queue
from coop.incidents.services.talk import ask_reporter
from coop.kernel.permissions import SYSTEM
from coop.notices.services import traces
from tests.bots.conftest import RIA, Surroundings
from tests.bots.test_incidents import USUAL, begin, group

__all__ = ["group"]

ANSWER = "Naar het Wilgenpad, op een bakfiets"


def test_a_question_is_answered_in_the_chat_which_keeps_no_word_of_it(
    surroundings: Surroundings, group: uuid.UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    coop, telegram = surroundings.coop, surroundings.telegram
    with surroundings.working():
        begin(surroundings)
        for question, label in (*USUAL[:-1], (USUAL[-1][0], "Ja"), ("Klopt dit?", "Versturen")):
            telegram.wait_for_message(RIA, question)
            telegram.press_when_there(RIA, label)
        telegram.wait_for_message(RIA, "Uw buurtmelding is verstuurd")
        (line,) = coop.ask(review_queue, SYSTEM).waiting
        coop.run(ask_reporter, SYSTEM, report_id=line.id, text="Welke kant ging het op?")
        telegram.wait_for_message(RIA, "Welke kant ging het op?")
        telegram.press_when_there(RIA, "Antwoord")
        telegram.wait_for_message(RIA, "Typ hieronder uw antwoord")
        telegram.say(RIA, ANSWER)
        telegram.wait_for_message(RIA, "Wij lezen uw antwoord")
        # C7: two days later the bot has taken out what it told.
        monkeypatch.setattr(traces, "TRACE_LASTS", timedelta())
        coop.run(traces.make_chats_neutral, SYSTEM)
        for words in ("Welke kant ging het op?", "Verdachte situatie", "Lindenhof"):
            telegram.wait_until_gone(RIA, words)
        coop.run(ask_reporter, SYSTEM, report_id=line.id, text="Hoe laat was het?")
        telegram.wait_for_message(RIA, "Hoe laat was het?")
        telegram.press_when_there(RIA, "Liever niet")
        telegram.wait_for_message(RIA, "U hoeft niets te zeggen")
    answered, declined = coop.ask(beside_report, SYSTEM, report_id=line.id).asked
    assert answered.answer == ANSWER
    assert declined.declined_at is not None
