"""A group's chat on the practice Telegram: connected, knocked at, and asked about in private."""

import uuid

import pytest

from coop.groups.lookups import group_by_id, participants_of
from coop.groups.queries.moderators import moderators_chat_view
from coop.groups.rules import GroupChannel, GroupModel
from coop.groups.services.groups import ask_chat, connect_chat, create_group
from coop.groups.services.joining import admit_participant, ask_to_join
from coop.groups.services.moderators import ask_moderators_chat
from coop.groups.services.settings import keep_invite_link
from coop.kernel.permissions import SYSTEM
from coop.moderation.services.invites import ask_invite
from tests.bots.conftest import BRAM, RIA, Surroundings
from tests.coop.groups.makers import release, start_group
from tests.coop.incidents.makers import FOUNDED_AGO, make_report
from tests.makers import actor_for, make_person
from tests.practice import PATIENCE, PracticeMessage, RefusedError

KNOCKED_AT = -1_001_000_000_009
LINK = "https://t.me/+Oefengroep"


@pytest.fixture
def group(surroundings: Surroundings) -> uuid.UUID:
    """Provide a group in use, whose chat asks who knocks."""
    coop, telegram = surroundings.coop, surroundings.telegram
    before = coop.as_of(coop.clock.now() - FOUNDED_AGO)
    group_id = before.run(
        create_group,
        SYSTEM,
        name="Buurtpreventie Proefwijk",
        slug="proefwijk",
        channel=GroupChannel.TELEGRAM,
        model=GroupModel.OSS,
        area="De proefwijk",
        purpose="Elkaar waarschuwen",
        streets=("Lindenhof",),
    )
    start_group(before, group_id)
    telegram.put(
        groups=[
            {
                "id": KNOCKED_AT,
                "title": "Proefwijk",
                "type": "supergroup",
                "members": [BRAM],
                "admins": [BRAM],
                "join_by_request": True,
            }
        ]
    )
    telegram.place_bot(KNOCKED_AT, "administrator", by=BRAM, can_invite_users=True)
    return group_id


def chat_of(surroundings: Surroundings, group: uuid.UUID) -> int | None:
    with surroundings.coop._reading() as session:
        return group_by_id(session, group).telegram_chat_id


def test_the_link_of_who_runs_a_group_connects_its_chat_once(
    surroundings: Surroundings, group: uuid.UUID
) -> None:
    coop, telegram = surroundings.coop, surroundings.telegram
    coop.run(ask_chat, SYSTEM, group_id=group, token="geheim")
    with surroundings.working():
        # What is made up connects nothing, and nobody in the group is bothered with it.
        telegram.say(BRAM, "/start groep-proefwijk", chat_id=KNOCKED_AT)
        telegram.say(BRAM, "/start groep-geheim", chat_id=KNOCKED_AT)
        telegram.wait_for_message(KNOCKED_AT, button="Buurtmelding doen")
    assert chat_of(surroundings, group) == KNOCKED_AT
    with coop._reading() as session:
        assert group_by_id(session, group).connect_hash is None


def test_the_chat_of_all_moderators_hears_a_number_and_nothing_else(
    surroundings: Surroundings, group: uuid.UUID
) -> None:
    coop, telegram = surroundings.coop, surroundings.telegram
    release(coop.as_of(coop.clock.now() - FOUNDED_AGO))
    coop.run(ask_moderators_chat, SYSTEM, token="geheim")
    with surroundings.working():
        telegram.say(BRAM, "/start beheer-geheim", chat_id=KNOCKED_AT)
        telegram._until(
            lambda: coop.ask(moderators_chat_view, SYSTEM).is_connected, "a chat", PATIENCE
        )
        make_report(coop, group)
        told = telegram.wait_for_message(KNOCKED_AT, "Nieuwe buurtmelding 1 in")
    assert told.text == "Nieuwe buurtmelding 1 in Buurtpreventie Proefwijk."


def test_who_takes_part_comes_in_and_who_does_not_hears_how(
    surroundings: Surroundings, group: uuid.UUID
) -> None:
    coop, telegram = surroundings.coop, surroundings.telegram
    coop.run(connect_chat, SYSTEM, group_id=group, telegram_chat_id=KNOCKED_AT)
    coop.run(keep_invite_link, SYSTEM, group_id=group, link=LINK)
    with surroundings.working():
        telegram.join(RIA, KNOCKED_AT)
        telegram.wait_for_message(RIA, "Vraag eerst om mee te doen")
        telegram.press_when_there(RIA, "Meedoen")
        telegram.wait_for_message(RIA, "Ik blijf op afstand.")
        telegram.press(RIA, "Ja, op alles. Ik ben 18 of ouder.")
        telegram.wait_for_message(RIA, "Een beheerder kijkt of uw adres klopt.")
        with coop._reading() as session:
            (asked,) = participants_of(session, group)
        coop.run(admit_participant, SYSTEM, participant_id=asked.id, address_seen=True)
        telegram.wait_for_message(RIA, "U doet nu mee met", button="Ga naar de groep")
        telegram.join(RIA, KNOCKED_AT)
        telegram._until(
            lambda: bool(telegram.calls("approveChatJoinRequest")), "Ria let in", PATIENCE
        )


def test_who_is_let_in_gets_a_link_that_works_once(
    surroundings: Surroundings, group: uuid.UUID
) -> None:
    coop, telegram = surroundings.coop, surroundings.telegram
    release(coop.as_of(coop.clock.now() - FOUNDED_AGO))
    telegram.put(
        groups=[
            {
                "id": KNOCKED_AT,
                "title": "Proefwijk",
                "type": "supergroup",
                "members": [BRAM],
                "admins": [BRAM],
                "join_by_request": False,
            }
        ]
    )
    coop.run(connect_chat, SYSTEM, group_id=group, telegram_chat_id=KNOCKED_AT)
    ria = actor_for(coop, make_person(coop, given="Ria", telegram=RIA))
    asked = coop.run(ask_to_join, ria, group_id=group, is_adult=True, accepts_rules=True)
    with surroundings.working():
        telegram.wait_until_heard()
        coop.run(admit_participant, SYSTEM, participant_id=asked, address_seen=True)
        first = link_of(telegram.wait_for_message(RIA, "uw eigen link"))
        # Lost in the chat: the next one works, and the one of before no longer does.
        coop.run(ask_invite, ria, group_id=group)
        telegram._until(
            lambda: bool(telegram.calls("revokeChatInviteLink")), "the old link gone", PATIENCE
        )
        telegram._until(
            lambda: link_of(telegram.last_message(RIA)) not in {None, first}, "a link", PATIENCE
        )
        second = link_of(telegram.last_message(RIA))
        with pytest.raises(RefusedError):
            telegram.join(RIA, KNOCKED_AT, link=first)
        telegram.join(RIA, KNOCKED_AT, link=second)
        telegram._until(
            lambda: len(telegram.calls("revokeChatInviteLink")) == 2, "it used up", PATIENCE
        )
    [asked_for, _] = telegram.calls("createChatInviteLink")
    assert asked_for["params"]["member_limit"] == "1"


def link_of(message: PracticeMessage) -> str | None:
    return next((str(one["url"]) for one in message.buttons if "url" in one), None)


def test_the_bot_says_who_takes_part(surroundings: Surroundings, group: uuid.UUID) -> None:
    telegram = surroundings.telegram
    telegram.say(RIA, "/start")
    with surroundings.working():
        telegram.press_when_there(RIA, "Wie doet mee?")
        telegram.press_when_there(RIA, "Buurtpreventie Proefwijk")
        told = telegram.wait_for_message(RIA, "Beheerders lezen elke buurtmelding.")
    assert "De politie: Geeft de beheerders raad." in told.text
    assert "De gemeente: Doet niet mee" in told.text


def test_before_the_release_the_bot_says_that_it_is_practice(
    surroundings: Surroundings, group: uuid.UUID
) -> None:
    telegram = surroundings.telegram
    telegram.say(RIA, "/start report-proefwijk")
    with surroundings.working():
        told = telegram.wait_for_message(RIA, "Gebeurt het nu?")
    assert "Dit is een oefening." in told.text
