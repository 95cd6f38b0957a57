"""Becoming a member in the private chat, with the real bot on the practice Telegram."""

from coop.groups.rules import GroupChannel, GroupModel
from coop.groups.services.groups import create_group
from coop.incidents.rules.answers import DraftKey
from coop.incidents.services.drafts import begin_report
from coop.kernel.permissions import SYSTEM
from coop.membership.queries import application_view, applications_view
from coop.membership.rules.lifecycle import Way
from coop.membership.services import answer_of_applicant, begin_application
from coop.people.lookups import TelegramAccount
from coop.people.services import welcome_telegram_user
from tests.bots.conftest import RIA, Surroundings
from tests.coop.membership.test_questions import USUAL

#: What is asked, and what is pressed (a button) or typed.
PRESSED = ("Wat wilt u?", "Ik wil lid worden")
TYPED = (
    ("Wat is uw voornaam?", "Noor"),
    ("Wat is uw achternaam?", "van den Berg"),
    ("Wat is uw postcode?", "5099 AA"),
    ("Wat is uw huisnummer?", "12a"),
    ("In welke straat woont u?", "Lindenhof"),
    ("In welke plaats woont u?", "Tilburg"),
    ("Wat is uw e-mailadres?", "noor@voorbeeld.example"),
    ("Wat is uw telefoonnummer?", "overslaan"),
)


def come_to_the_summary(surroundings: Surroundings) -> None:
    """Answer behind the bot's back."""
    coop = surroundings.coop
    coop.run(welcome_telegram_user, SYSTEM, user_id=RIA, first_name="Ria")
    ria = coop.identify(TelegramAccount(RIA))
    coop.run(begin_application, ria)
    for step, text in USUAL:
        coop.run(answer_of_applicant, ria, text=text, step=step)


def test_an_application_by_words_and_buttons_is_the_same_as_by_the_form(
    surroundings: Surroundings,
) -> None:
    telegram = surroundings.telegram
    telegram.say(RIA, "/start join")
    with surroundings.working():
        telegram.wait_for_message(RIA, PRESSED[0])
        telegram.press_when_there(RIA, PRESSED[1])
        for question, words in TYPED:
            telegram.wait_for_message(RIA, question)
            telegram.say(RIA, words)
        telegram.wait_for_message(RIA, "Waarover mogen wij u mailen?")
        telegram.press_when_there(RIA, "Nieuws van de coöperatie")
        telegram.press_when_there(RIA, "Klaar")
        telegram.wait_for_message(RIA, "Bent u jonger dan 18 jaar?")
        telegram.press_when_there(RIA, "Nee")
        summary = telegram.wait_for_message(RIA, "Klopt dit?")
        assert "Achternaam: van den Berg" in summary.text
        assert "Nieuws van de coöperatie" in summary.text
        telegram.press(RIA, "Versturen")
        telegram.wait_for_message(RIA, "Uw aanmelding is binnen.")
        surroundings.postbox.wait_for_mail(to="noor@voorbeeld.example")
    (line,) = surroundings.coop.ask(applications_view, SYSTEM).waiting
    view = surroundings.coop.ask(application_view, SYSTEM, application_id=line.application_id)
    assert (line.name, view.way, [one.value for one in view.purposes]) == (
        "Noor van den Berg",
        Way.TELEGRAM,
        ["news"],
    )


def test_a_wrong_answer_is_explained_and_asked_again(surroundings: Surroundings) -> None:
    telegram = surroundings.telegram
    come_to_the_summary(surroundings)
    telegram.say(RIA, "/start join")
    with surroundings.working():
        telegram.wait_for_message(RIA, "Klopt dit?")
        telegram.press(RIA, "Verander iets")
        telegram.press_when_there(RIA, "Postcode")
        asked = telegram.wait_for_message(RIA, "Wat is uw postcode?")
        telegram.say(RIA, "5099 SS")
        again = telegram.wait_for_message(RIA, "Wat is uw postcode?", after=asked.message_id)
        telegram.say(RIA, "5099 AB")
        telegram.wait_for_message(RIA, "5099AB", after=again.message_id)


def test_stopping_keeps_nothing(surroundings: Surroundings) -> None:
    telegram = surroundings.telegram
    come_to_the_summary(surroundings)
    telegram.say(RIA, "/start join")
    with surroundings.working():
        telegram.wait_for_message(RIA, "Klopt dit?")
        telegram.say(RIA, "stop")
        telegram.wait_for_message(RIA, "Gestopt. Wij hebben niets bewaard.")
    assert surroundings.coop.ask(applications_view, SYSTEM).waiting == ()


def test_words_go_to_what_was_touched_last(surroundings: Surroundings) -> None:
    telegram, coop = surroundings.telegram, surroundings.coop
    group_id = coop.run(
        create_group,
        SYSTEM,
        name="Buurtpreventie Proefwijk",
        slug="proefwijk",
        channel=GroupChannel.TELEGRAM,
        model=GroupModel.DEN_HAAG,
        area="De proefwijk",
        purpose="Elkaar waarschuwen",
        streets=("Lindenhof",),
    )
    come_to_the_summary(surroundings)
    ria = coop.identify(TelegramAccount(RIA))
    coop.run(begin_report, ria, key=DraftKey(group_id=group_id))
    with surroundings.working():
        telegram.say(RIA, "nee")
        telegram.wait_for_message(RIA, "Belde u de politie?")
        telegram.say(RIA, "/start join")
        summary = telegram.wait_for_message(RIA, "Klopt dit?")
        telegram.say(RIA, "terug")
        telegram.wait_for_message(RIA, "jonger dan 18 jaar?", after=summary.message_id)
