"""A buurtmelding in the private chat, with the real bot on the practice Telegram."""

import uuid

import httpx
import pytest

from coop.groups.queries import group_of_chat, group_view
from coop.groups.rules import ContactKind, GroupChannel, GroupModel
from coop.groups.services.groups import add_contact, connect_chat, create_group
from coop.inbox.queries import inbox_view
from coop.incidents.lookups.readings import ReportView
from coop.incidents.queries.review import review_queue
from coop.incidents.rules.answers import DraftKey, Step
from coop.incidents.rules.reading import Chosen, Given
from coop.incidents.rules.states import AgentAnswer
from coop.incidents.services.answers import record_answer
from coop.incidents.services.drafts import answer_question
from coop.incidents.services.review import approve_report, show_report
from coop.kernel.permissions import SYSTEM
from coop.people.lookups import TelegramAccount
from coop.people.services import welcome_telegram_user
from tests.bots.conftest import BRAM, GROUP, RIA, Surroundings
from tests.coop.groups.makers import release, start_group
from tests.coop.incidents.makers import FOUNDED_AGO
from tests.practice import PracticeMessage
from tests.tents import make_address

#: What is pressed or typed at each question.
USUAL = (
    ("Gebeurt het nu?", "Nee, het is voorbij"),
    ("Belde u de politie?", "Nee"),
    ("Wat is er?", "👀 Verdachte situatie"),
    ("Wat gebeurde er?", "Iemand kijkt bij huizen naar binnen"),
    ("Zag u een persoon of een voertuig?", "Nee"),
    ("Waar is het?", "Lindenhof"),
    ("Wanneer was het?", "Gisteren"),
    ("Heeft u foto's of film?", "Nee"),
    ("Mogen wij u iets vragen?", "Nee"),
)

#: The same as the use cases take them.
ANSWERS: dict[Step, Given] = {
    Step.HAPPENING: Chosen("past"),
    Step.CALLED: Chosen("no"),
    Step.KIND: Chosen("suspicious"),
    Step.BEHAVIOUR: Chosen("looks_inside"),
    Step.SEEN: Chosen("nothing"),
    Step.PLACE: Chosen("Lindenhof"),
    Step.MOMENT: Chosen("yesterday"),
    Step.IMAGES: Chosen("no"),
    Step.CONTACT: Chosen("no"),
}


@pytest.fixture
def group(surroundings: Surroundings) -> uuid.UUID:
    """Provide a group that talks in the practice Telegram, with an agent."""
    coop = surroundings.coop
    before = coop.as_of(coop.clock.now() - FOUNDED_AGO)
    group_id = before.run(
        create_group,
        SYSTEM,
        name="Buurtpreventie Proefwijk",
        slug="proefwijk",
        channel=GroupChannel.TELEGRAM,
        model=GroupModel.DEN_HAAG,
        area="De proefwijk",
        purpose="Elkaar waarschuwen",
        streets=("Lindenhof", "Kastanjestraat"),
    )
    start_group(before, group_id)
    release(before)
    coop.run(connect_chat, SYSTEM, group_id=group_id, telegram_chat_id=GROUP)
    coop.run(
        add_contact,
        SYSTEM,
        group_id=group_id,
        kind=ContactKind.POLICE,
        function="Wijkagent Proefwijk",
        email="wijkagent@politie-oefen.example",
    )
    return group_id


def begin(surroundings: Surroundings) -> PracticeMessage:
    surroundings.telegram.say(RIA, "/start report-proefwijk")
    return surroundings.telegram.wait_for_message(RIA, "Gebeurt het nu?")


def come_to(surroundings: Surroundings, until: str = "Klopt dit?") -> PracticeMessage:
    """Take the usual answers in behind the bot's back, and open the chat at a question."""
    coop = surroundings.coop
    coop.run(welcome_telegram_user, SYSTEM, user_id=RIA, first_name="Ria")
    ria = coop.identify(TelegramAccount(RIA))
    key = DraftKey(group_id=coop.ask(group_view, ria, slug="proefwijk").id)
    for (question, _), (step, given) in zip(USUAL, ANSWERS.items(), strict=True):
        if question == until:
            break
        coop.run(answer_question, ria, step=step, given=given, key=key)
    surroundings.telegram.say(RIA, "/start report-proefwijk")
    return surroundings.telegram.wait_for_message(RIA, until)


def only_report(surroundings: Surroundings) -> ReportView:
    queue = surroundings.coop.ask(review_queue, SYSTEM)
    (line,) = (*queue.waiting, *queue.underway)
    return surroundings.coop.run(show_report, SYSTEM, report_id=line.id)


def press_old(surroundings: Surroundings, data: str) -> int:
    """Press a button of a message from before; return its number."""
    telegram = surroundings.telegram
    keyboard = {"inline_keyboard": [[{"text": "Oud", "callback_data": data}]]}
    sent = httpx.post(
        f"{telegram.bot_url}{telegram.token}/sendMessage",
        json={"chat_id": RIA, "text": "van vroeger", "reply_markup": keyboard},
        trust_env=False,
    ).raise_for_status()
    telegram.press(RIA, "Oud")
    message_id: int = sent.json()["result"]["message_id"]
    return message_id


def own(surroundings: Surroundings, chat: int) -> list[PracticeMessage]:
    telegram = surroundings.telegram
    return [one for one in telegram.messages(chat) if one.sender_id == telegram.bot_id]


def test_the_button_in_the_group_leads_to_the_private_chat(
    surroundings: Surroundings, group: uuid.UUID
) -> None:
    telegram = surroundings.telegram
    with surroundings.working():
        telegram.wait_for_message(GROUP, button="Buurtmelding doen")
        begin(surroundings)
    assert len(own(surroundings, GROUP)) == 1


def test_a_report_by_buttons_stands_in_one_message(
    surroundings: Surroundings, group: uuid.UUID
) -> None:
    telegram = surroundings.telegram
    with surroundings.working():
        first = begin(surroundings)
        for question, label in USUAL:
            telegram.wait_for_message(RIA, question)
            telegram.press_when_there(RIA, label)
        summary = telegram.wait_for_message(RIA, "Dit is geen melding bij de politie")
        assert "Waar: Lindenhof" in summary.text
        telegram.press(RIA, "Versturen")
        sent = telegram.wait_for_message(RIA, "Uw buurtmelding is verstuurd")
        assert sent.message_id == first.message_id
        report = only_report(surroundings)
        assert f"Het nummer is {report.number}." in sent.text
        # The story goes on: moderator, agent, and back into this chat.
        surroundings.coop.run(approve_report, SYSTEM, report_id=report.id)
        telegram.wait_for_message(RIA, "Doorgegeven aan de wijkagent")
        mail = surroundings.postbox.wait_for_mail(to="wijkagent@politie-oefen.example")
        assert "Ria" not in mail.text
        surroundings.coop.run(
            record_answer, SYSTEM, report_id=report.id, answer=AgentAnswer.NO_ACTION
        )
        telegram.wait_for_message(RIA, "Nu geen actie")
        outcome = telegram.wait_for_message(GROUP, "Nu geen actie")
        assert "Ria" not in outcome.text


def test_words_and_a_place_are_understood(surroundings: Surroundings, group: uuid.UUID) -> None:
    make_address(surroundings.coop, number=1, street="Lindenhof")
    telegram = surroundings.telegram
    with surroundings.working():
        begin(surroundings)
        for words, question in (
            ("nee", "Belde u de politie?"),
            ("overslaan", "Wat is er?"),
            ("terug", "Belde u de politie?"),
            ("nee", "Wat is er?"),
            ("overlast", "Wat gebeurde er?"),
            ("Jongens steken vuurwerk af", "Zag u een persoon of een voertuig?"),
            ("niemand", "Waar is het?"),
            ("bij de speeltuin", "Wanneer was het?"),
            ("gisteren rond tien uur", "Hoe laat was het?"),
        ):
            telegram.say(RIA, words)
            telegram.wait_for_message(RIA, question)
        telegram.press(RIA, "22.00 uur, 's avonds")
        telegram.wait_for_message(RIA, "Heeft u foto's of film?")
        telegram.say(RIA, "ja")
        telegram.wait_for_message(RIA, "Bewaar ze goed. De politie vraagt erom.")
        telegram.say(RIA, "liever niet")
        summary = telegram.wait_for_message(RIA, "Klopt dit?")
    assert "Wanneer: Gisteren rond 22.00 uur" in summary.text
    assert "Waar: bij de speeltuin" in summary.text


def test_a_location_message_is_a_place(surroundings: Surroundings, group: uuid.UUID) -> None:
    telegram = surroundings.telegram
    with surroundings.working():
        come_to(surroundings, until="Waar is het?")
        telegram.press(RIA, "Stuur mijn plek")
        telegram.wait_for_message(RIA, "Tik hieronder op")
        telegram.say(RIA, location=(51.5, 5.0))
        telegram.wait_for_message(RIA, "Wanneer was het?")


def test_what_is_no_place_gets_a_kind_word_and_the_question_again(
    surroundings: Surroundings, group: uuid.UUID
) -> None:
    telegram = surroundings.telegram
    with surroundings.working():
        asked = come_to(surroundings, until="Waar is het?")
        telegram.say(RIA, sticker="👍")
        telegram.wait_for_message(RIA, "Hier vragen wij een plek", after=asked.message_id)
        asked = telegram.wait_for_message(RIA, "Waar is het?", after=asked.message_id)
        telegram.say(RIA, voice=b"OggS" + bytes(200))
        asked = telegram.wait_for_message(RIA, "kunnen wij niet afspelen", after=asked.message_id)
        assert "Waar is het?" in asked.text
        telegram.say(RIA, photo=PNG)
        telegram.wait_for_message(RIA, "Wij nemen geen foto's aan", after=asked.message_id)
        telegram.wait_for_message(RIA, "Waar is het?", after=asked.message_id)
        telegram.say(RIA, "x" * 3000)
        telegram.wait_for_message(RIA, "Uw tekst is te lang")
        telegram.press_when_there(RIA, "Kastanjestraat")
        telegram.wait_for_message(RIA, "Wanneer was het?")


def test_a_photo_where_images_are_asked_says_that_there_are(
    surroundings: Surroundings, group: uuid.UUID
) -> None:
    telegram = surroundings.telegram
    with surroundings.working():
        come_to(surroundings, until="Heeft u foto's of film?")
        telegram.say(RIA, photo=PNG)
        telegram.wait_for_message(RIA, "Bewaar ze goed. De politie vraagt erom.")


def test_origin_alone_is_asked_again(surroundings: Surroundings, group: uuid.UUID) -> None:
    telegram = surroundings.telegram
    with surroundings.working():
        come_to(surroundings, until="Wat gebeurde er?")
        telegram.say(RIA, "een donkere man in de straat")
        telegram.wait_for_message(RIA, "Schrijf wat de persoon deed.")
        telegram.wait_for_message(RIA, "Wat gebeurde er?")


def test_112_is_asked_and_reminded_and_no_wall(
    surroundings: Surroundings, group: uuid.UUID
) -> None:
    telegram = surroundings.telegram
    with surroundings.working():
        begin(surroundings)
        telegram.press(RIA, "Ja, nu")
        asked = telegram.wait_for_message(RIA, "Bel nu 112")
        assert asked.labels[0] == "Bel 112"
        assert telegram.press(RIA, "Bel 112")["url"].endswith("/bellen")
        telegram.press(RIA, "Nee")
        reminded = telegram.wait_for_message(RIA, "Wat is er?")
        assert reminded.labels[0] == "Bel 112"


def test_an_answer_is_corrected_from_the_summary(
    surroundings: Surroundings, group: uuid.UUID
) -> None:
    telegram = surroundings.telegram
    with surroundings.working():
        come_to(surroundings)
        telegram.press(RIA, "Verander iets")
        telegram.wait_for_message(RIA, "Wat wilt u veranderen?")
        telegram.press(RIA, "Waar")
        telegram.wait_for_message(RIA, "Waar is het?")
        telegram.press(RIA, "Kastanjestraat")
        summary = telegram.wait_for_message(RIA, "Klopt dit?")
    assert "Waar: Kastanjestraat" in summary.text


def test_stopping_throws_away_and_old_buttons_say_so(
    surroundings: Surroundings, group: uuid.UUID
) -> None:
    telegram = surroundings.telegram
    with surroundings.working():
        begin(surroundings)
        old = next(b for b in telegram.last_message(RIA).buttons if b["text"] == "Ja, nu")
        telegram.press(RIA, "Stop")
        telegram.wait_for_message(RIA, "Wij hebben niets bewaard.")
        press_old(surroundings, old["callback_data"])
        telegram.wait_for_message(RIA, "Deze buurtmelding is er niet meer.")
        telegram.say(RIA, "hallo")
        telegram.wait_for_message(RIA, button="Privacy")


def test_made_up_buttons_are_refused_kindly(surroundings: Surroundings, group: uuid.UUID) -> None:
    telegram = surroundings.telegram
    somebody = uuid.UUID(int=1).hex
    with surroundings.working():
        begin(surroundings)
        for data in (
            "q:1:happening:now",
            f"q:{somebody}:nooit:now",
            f"q:{somebody}:place:999",
            "qgroup:x",
            f"report:{somebody}",
            f"qsend:{somebody}",
        ):
            telegram.wait_for_message(RIA, after=press_old(surroundings, data))
    assert surroundings.coop.ask(inbox_view, SYSTEM).failed == ()
    assert surroundings.coop.ask(review_queue, SYSTEM).waiting == ()


def test_the_same_update_twice_has_one_effect(
    surroundings: Surroundings, group: uuid.UUID
) -> None:
    telegram = surroundings.telegram
    with surroundings.working():
        come_to(surroundings)
        pressed = telegram.press(RIA, "Versturen")
        telegram.wait_for_message(RIA, "Uw buurtmelding is verstuurd")
        telegram.redeliver(pressed["update_id"])
        telegram.say(BRAM, "/menu")
        telegram.wait_for_message(BRAM, button="Privacy")
    only_report(surroundings)


def test_a_report_goes_on_where_the_worker_stopped(
    surroundings: Surroundings, group: uuid.UUID
) -> None:
    telegram = surroundings.telegram
    with surroundings.working():
        come_to(surroundings, until="Waar is het?")
    telegram.press(RIA, "Lindenhof")
    with surroundings.working():
        telegram.wait_for_message(RIA, "Wanneer was het?")


def test_ones_own_reports_stand_in_the_menu(surroundings: Surroundings, group: uuid.UUID) -> None:
    telegram = surroundings.telegram
    with surroundings.working():
        come_to(surroundings)
        telegram.press(RIA, "Versturen")
        telegram.wait_for_message(RIA, "verstuurd")
        telegram.press(RIA, "Mijn buurtmeldingen")
        mine = telegram.wait_for_message(RIA, button="Terug")
        telegram.press(RIA, mine.labels[0])
        telegram.wait_for_message(RIA, "Ontvangen. Een beheerder leest het.")
        telegram.press(RIA, "Intrekken")
        telegram.press_when_there(RIA, "Ja, trek in")
        telegram.wait_for_message(RIA, "U heeft dit ingetrokken.")
        telegram.say(BRAM, "/start")
        telegram.press_when_there(BRAM, "Mijn buurtmeldingen")
        telegram.wait_for_message(BRAM, "U deed nog geen buurtmelding.")


def test_the_menu_asks_for_the_neighbourhood(surroundings: Surroundings, group: uuid.UUID) -> None:
    telegram = surroundings.telegram
    telegram.say(RIA, "/start")
    with surroundings.working():
        telegram.press_when_there(RIA, "Wie doet mee?")
        telegram.wait_for_message(RIA, "Kijk wie er meedoet")
        telegram.press(RIA, "Terug")
        telegram.press_when_there(RIA, "Buurtmelding doen")
        telegram.wait_for_message(RIA, "Bij welke buurt hoort het?")
        telegram.press(RIA, "Buurtpreventie Proefwijk")
        telegram.wait_for_message(RIA, "Gebeurt het nu?")


def test_a_group_that_is_upgraded_stays_the_same_group(
    surroundings: Surroundings, group: uuid.UUID
) -> None:
    telegram, small = surroundings.telegram, -77
    described = {"id": small, "title": "Klein", "type": "group", "members": [RIA, BRAM]}
    telegram.put(groups=[described])
    surroundings.coop.run(connect_chat, SYSTEM, group_id=group, telegram_chat_id=small)
    with surroundings.working():
        telegram.wait_for_message(small, button="Buurtmelding doen")
        moved_to = telegram.upgrade(small)
        telegram.say(RIA, "/buurtmelding", chat_id=moved_to)
        telegram.wait_for_message(moved_to, button="Buurtmelding doen")
    found = surroundings.coop.ask(group_of_chat, SYSTEM, telegram_chat_id=moved_to)
    assert found.id == group


#: The smallest picture there is.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
