from coop.kernel.permissions import SYSTEM
from coop.people.lookups import TelegramAccount
from coop.people.services import ask_to_link_telegram, welcome_telegram_user
from tests.bots.conftest import RIA, Surroundings
from tests.makers import actor_for, make_member


def test_start_with_a_link_from_the_website_knows_the_member(surroundings: Surroundings) -> None:
    coop, telegram = surroundings.coop, surroundings.telegram
    coop.run(welcome_telegram_user, SYSTEM, user_id=RIA, first_name="Ria")
    member = make_member(coop, given="Ria")
    coop.run(ask_to_link_telegram, actor_for(coop, member), token="a-b_c")
    telegram.say(RIA, "/start link-a-b_c")
    with surroundings.working():
        telegram.wait_for_message(RIA, "Gelukt.")
        telegram.wait_for_message(RIA, button="Stemmen en vergaderingen")
    assert coop.identify(TelegramAccount(RIA)).person_id == member


def test_a_link_that_does_not_work_is_refused_kindly(surroundings: Surroundings) -> None:
    surroundings.telegram.say(RIA, "/start link-verzonnen")
    with surroundings.working():
        surroundings.telegram.wait_for_message(RIA, "Deze link werkt niet")
