"""The bot in a group: what it takes away, whom it tells, and what it must be allowed."""

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from coop.bootstrap import Coop
from coop.groups.lookups import group_by_id
from coop.groups.rules import GroupChannel, GroupModel
from coop.groups.services.groups import connect_chat, create_group
from coop.groups.services.joining import admit_participant, ask_to_join
from coop.inbox.services import store_updates
from coop.incidents.services.review import approve_report
from coop.kernel.permissions import SYSTEM, Actor, Permission, Scope, ScopeKind
from coop.moderation.queries.items import ItemQueue, item_queue
from coop.moderation.queries.ladder import own_sanctions
from coop.moderation.rules.kinds import HouseRule
from coop.moderation.rules.ladder import Breach, Rung
from coop.moderation.rules.rights import Trouble
from coop.moderation.services.items import restore_item
from coop.moderation.services.ladder import impose_sanction, lift_sanction
from coop.notices.rules import NoticeKind
from coop.notices.services import stopped
from coop.people.lookups import TelegramAccount
from coop.people.rules import RoleKind
from coop.sample.groups import DEPUTY_EMAIL, POLICE_EMAIL, agree_with_police
from tests.bots.conftest import BRAM, GROUP, RIA, Surroundings
from tests.coop.groups.makers import release, start_group
from tests.coop.incidents.makers import FOUNDED_AGO, URGENT, make_group, make_report
from tests.makers import actor_for, give_role, make_person
from tests.practice import PIXEL

PLATE = "Grijze auto QX-12-ZT voor de school"
REPORTABLE = "Een man rammelt aan de deur van Lindenhof 12"


@pytest.fixture
def moderator(surroundings: Surroundings) -> Actor:
    """Provide Bram, who looks after the group of the practice Telegram."""
    coop = surroundings.coop
    group_id = coop.run(
        create_group,
        SYSTEM,
        name="Buurtpreventie Proefwijk",
        slug="proefwijk",
        channel=GroupChannel.TELEGRAM,
        model=GroupModel.DEN_HAAG,
        area="Rond het plein",
        purpose="Elkaar waarschuwen",
        streets=("Lindenhof",),
    )
    bram = make_person(coop, given="Bram", telegram=BRAM)
    give_role(coop, bram, RoleKind.MODERATOR, Scope(ScopeKind.GROUP, group_id))
    coop.run(connect_chat, SYSTEM, group_id=group_id, telegram_chat_id=GROUP)
    put_to_use(coop, group_id)
    return actor_for(coop, bram)


def put_to_use(coop: Coop, group_id: uuid.UUID) -> None:
    """Start a group that the board released, a while ago: before that the bot reads nothing."""
    before = coop.as_of(coop.clock.now() - FOUNDED_AGO)
    start_group(before, group_id)
    release(before)


def queue(surroundings: Surroundings) -> ItemQueue:
    return surroundings.coop.ask(item_queue, SYSTEM)


def until(surroundings: Surroundings, is_so: Callable[[], bool], what: str) -> None:
    surroundings.telegram._until(is_so, what, 60)


def texts(surroundings: Surroundings) -> list[str]:
    return [one.text for one in surroundings.telegram.messages(GROUP)]


def wait_until_gone(surroundings: Surroundings, text: str) -> None:
    until(surroundings, lambda: text not in texts(surroundings), f"{text!r} taken away")


def item_waiting(surroundings: Surroundings) -> uuid.UUID:
    until(surroundings, lambda: bool(queue(surroundings).waiting), "an item for the moderators")
    return queue(surroundings).waiting[0].id


def test_a_plate_goes_and_the_writer_reads_why_apart(
    surroundings: Surroundings, moderator: Actor
) -> None:
    telegram = surroundings.telegram
    with surroundings.working():
        telegram.say(RIA, "Zwarte auto bij de school", chat_id=GROUP)
        telegram.say(RIA, PLATE, chat_id=GROUP)
        wait_until_gone(surroundings, PLATE)
        why = telegram.wait_for_message(RIA, "kenteken")
        telegram.wait_for_message(BRAM, "wacht op een beheerder")
    assert "QX" not in why.text
    assert "Zwarte auto bij de school" in texts(surroundings)


def test_an_edited_message_is_read_too(surroundings: Surroundings, moderator: Actor) -> None:
    telegram = surroundings.telegram
    with surroundings.working():
        said = telegram.say(RIA, "Grijze auto voor de school", chat_id=GROUP)
        telegram.edit(RIA, said["message"]["message_id"], PLATE, chat_id=GROUP)
        wait_until_gone(surroundings, PLATE)


def test_a_report_written_into_the_group_is_moved_into_a_draft(
    surroundings: Surroundings, moderator: Actor
) -> None:
    telegram = surroundings.telegram
    with surroundings.working():
        telegram.say(RIA, REPORTABLE, chat_id=GROUP)
        telegram.press_when_there(RIA, "Maak er een buurtmelding van")
        telegram.wait_for_message(RIA, "Gebeurt het nu?")
        wait_until_gone(surroundings, REPORTABLE)


def test_who_cannot_be_told_apart_reads_a_line_in_the_group_that_goes(
    surroundings: Surroundings, moderator: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(stopped.STANDS, NoticeKind.MESSAGE_HINT, timedelta(seconds=1))
    telegram = surroundings.telegram
    telegram.block(RIA)
    with surroundings.working():
        telegram.say(RIA, PLATE, chat_id=GROUP)
        hint = telegram.wait_for_message(GROUP, "paste niet in deze groep")
        wait_until_gone(surroundings, hint.text)
    assert "Ria" not in hint.text
    assert hint.labels == ["Lees waarom"]


def test_a_restored_message_stands_there_again_without_a_name(
    surroundings: Surroundings, moderator: Actor
) -> None:
    telegram = surroundings.telegram
    with surroundings.working():
        telegram.say(RIA, PLATE, chat_id=GROUP)
        wait_until_gone(surroundings, PLATE)
        item_id = item_waiting(surroundings)
        surroundings.coop.run(restore_item, moderator, item_id=item_id)
        again = telegram.wait_for_message(GROUP, PLATE)
        telegram.wait_for_message(RIA, "mag toch in de groep")
    assert again.text.startswith("Op verzoek van een buurtgenoot")
    assert "Ria" not in again.text


def test_a_topic_that_is_gone_is_left_and_the_moderators_hear_it(
    surroundings: Surroundings, moderator: Actor
) -> None:
    telegram = surroundings.telegram
    with surroundings.working():
        telegram.say(RIA, PLATE, chat_id=GROUP, message_thread_id=7)
        wait_until_gone(surroundings, PLATE)
        item_id = item_waiting(surroundings)
        telegram.error(
            "sendMessage",
            chat_id=GROUP,
            error_code=400,
            description="Bad Request: message thread not found",
        )
        surroundings.coop.run(restore_item, moderator, item_id=item_id)
        telegram.wait_for_message(GROUP, PLATE)
        telegram.wait_for_message(BRAM, "Het onderwerp waarin de bot schreef, is weg")
    tried = [
        call["params"].get("message_thread_id")
        for call in telegram.calls("sendMessage")
        if call["params"]["chat_id"] == str(GROUP) and PLATE in call["params"]["text"]
    ]
    # General has no number: it is never sent.
    assert tried == ["7", None]


@pytest.mark.parametrize(
    ("place", "trouble", "told"),
    [
        (("kicked", {}), Trouble.BOT_OUT, "De bot is uit de groep gezet"),
        (("member", {}), Trouble.NO_ADMINISTRATOR, "De bot is geen beheerder"),
        (
            ("administrator", {"can_delete_messages": False}),
            Trouble.CANNOT_DELETE,
            "De bot mag geen berichten verwijderen",
        ),
    ],
)
@pytest.mark.usefixtures("moderator")
def test_what_the_bot_may_not_do_is_told_to_the_moderators(
    surroundings: Surroundings, place: tuple[str, dict[str, bool]], trouble: Trouble, told: str
) -> None:
    telegram = surroundings.telegram
    status, rights = place
    with surroundings.working():
        telegram.place_bot(GROUP, status, by=BRAM, **rights)
        telegram.wait_for_message(BRAM, told)
        assert queue(surroundings).groups[0].troubles == (trouble,)
        telegram.place_bot(GROUP, "administrator", by=BRAM)
        until(
            surroundings,
            lambda: queue(surroundings).groups[0].troubles == (),
            "the trouble to be over",
        )


def test_a_missing_right_shows_when_the_bot_is_connected(
    surroundings: Surroundings, moderator: Actor
) -> None:
    telegram = surroundings.telegram
    telegram.place_bot(GROUP, "administrator", by=BRAM, can_restrict_members=False)
    with surroundings.working():
        telegram.wait_for_message(BRAM, "De bot mag niemand dempen")


def test_an_anonymous_administrator_is_held_to_the_rules_and_told_in_the_group(
    surroundings: Surroundings, moderator: Actor
) -> None:
    telegram = surroundings.telegram
    with surroundings.working():
        telegram.say(BRAM, PLATE, chat_id=GROUP, anonymous=True)
        wait_until_gone(surroundings, PLATE)
        telegram.wait_for_message(GROUP, "paste niet in deze groep")


def test_many_messages_in_a_minute_are_too_many_and_a_photo_is_taken_away(
    surroundings: Surroundings, moderator: Actor
) -> None:
    telegram = surroundings.telegram
    with surroundings.working():
        for number in range(6):
            telegram.say(RIA, f"Er rijdt een auto rond, keer {number}", chat_id=GROUP)
        wait_until_gone(surroundings, "Er rijdt een auto rond, keer 5")
        telegram.say(BRAM, chat_id=GROUP, photo=PIXEL)
        until(surroundings, lambda: len(queue(surroundings).waiting) == 2, "two items")
    assert [item.rule for item in queue(surroundings).waiting] == [
        HouseRule.FLOOD,
        HouseRule.MEDIA,
    ]


def test_what_is_passed_on_is_looked_at_and_what_a_linked_channel_posts_is_no_members(
    surroundings: Surroundings, moderator: Actor
) -> None:
    telegram = surroundings.telegram
    with surroundings.working():
        telegram.say(RIA, f"Van het kanaal: {PLATE}", chat_id=GROUP, from_channel="De wijk")
        telegram.say(RIA, "Kijk uit op het plein", chat_id=GROUP, forwarded_from="Iemand")
        item_waiting(surroundings)
    assert [item.rule for item in queue(surroundings).waiting] == [HouseRule.FORWARDED]
    assert f"Van het kanaal: {PLATE}" in texts(surroundings)


def test_a_group_that_becomes_a_supergroup_is_kept_good_under_its_new_number(
    surroundings: Surroundings, moderator: Actor
) -> None:
    telegram, coop = surroundings.telegram, surroundings.coop
    small = -4_001
    telegram.put(groups=[{"id": small, "title": "Zuid", "type": "group", "members": [RIA, BRAM]}])
    south = make_group(coop)
    coop.run(connect_chat, SYSTEM, group_id=south, telegram_chat_id=small)
    telegram.place_bot(small, "administrator", by=BRAM)

    def chat_of_south() -> int | None:
        with coop._reading() as session:
            return group_by_id(session, south).telegram_chat_id

    with surroundings.working():
        telegram.say(RIA, "zie nieuws.nl", chat_id=small)
        before = item_waiting(surroundings)
        new = telegram.upgrade(small)
        telegram.place_bot(new, "administrator", by=BRAM)
        # Chats are handled side by side: a word in the new one may be read before the move is.
        until(surroundings, lambda: chat_of_south() == new, "the move to be known")
        telegram.say(RIA, PLATE, chat_id=new)
        until(
            surroundings,
            lambda: PLATE not in [one.text for one in telegram.messages(new)],
            "the plate taken away",
        )
        until(surroundings, lambda: len(queue(surroundings).waiting) == 2, "both items")
    # What was flagged before the move is still there to be judged, and nothing of it is doubled.
    assert before in [item.id for item in queue(surroundings).waiting]


def test_who_has_just_come_in_is_held(surroundings: Surroundings, moderator: Actor) -> None:
    telegram = surroundings.telegram
    with surroundings.working():
        telegram.put(users=[{"id": 1099, "first_name": "Noor", "started": True}])
        # The bot asks for these updates with its first poll.
        telegram.wait_until_heard()
        until(surroundings, lambda: bool(telegram.calls("getMe")), "the bot to be there")
        telegram.say(RIA, "Er staat een poort open", chat_id=GROUP)
        telegram.wait_until_heard()
        telegram.join(1099, GROUP)
        telegram.say(1099, "Er staat nog een poort open", chat_id=GROUP)
        wait_until_gone(surroundings, "Er staat nog een poort open")
        telegram.wait_for_message(1099, "U bent nieuw in de groep")


def impose(surroundings: Surroundings, moderator: Actor, rung: Rung, seen: int) -> None:
    item = queue(surroundings).waiting[0]
    assert item.person_id is not None
    surroundings.coop.run(
        impose_sanction,
        moderator,
        slug=item.slug,
        person_id=item.person_id,
        rung=rung,
        breach=Breach.CALL_TO_ACT,
        seen=seen,
    )


def place_of_ria(surroundings: Surroundings) -> str:
    [group] = surroundings.telegram.world()["groups"]
    return str(group["members"][str(RIA)])


def test_a_mute_is_told_appealed_and_taken_back_exactly(
    surroundings: Surroundings, moderator: Actor
) -> None:
    telegram = surroundings.telegram
    with surroundings.working():
        telegram.say(RIA, "die pakken we zelf", chat_id=GROUP)
        item_waiting(surroundings)
        impose(surroundings, moderator, Rung.MUTE, 0)
        until(surroundings, lambda: place_of_ria(surroundings) == "restricted", "a mute")
        telegram.wait_for_message(RIA, "U kunt nu alleen lezen")
        telegram.press_when_there(RIA, "Vraag een andere beheerder")
        telegram.wait_for_message(RIA, "Een andere beheerder kijkt ernaar")
        [own] = surroundings.coop.ask(
            own_sanctions, surroundings.coop.identify(TelegramAccount(RIA))
        )
        surroundings.coop.run(lift_sanction, moderator, sanction_id=own.id)
        until(surroundings, lambda: place_of_ria(surroundings) == "member", "the mute's end")
        telegram.wait_for_message(RIA, "De maatregel is voorbij")


def test_who_is_removed_may_come_back_and_who_is_banned_after_it_was_lifted(
    surroundings: Surroundings, moderator: Actor
) -> None:
    telegram = surroundings.telegram
    with surroundings.working():
        telegram.say(RIA, "die pakken we zelf", chat_id=GROUP)
        item_waiting(surroundings)
        impose(surroundings, moderator, Rung.REMOVAL, 0)
        # To Telegram a ban that is lifted at once.
        until(surroundings, lambda: place_of_ria(surroundings) == "left", "a removal")
        telegram.join(RIA, GROUP)
        impose(surroundings, moderator, Rung.BAN, 1)
        until(surroundings, lambda: place_of_ria(surroundings) == "kicked", "a ban")
        ria = surroundings.coop.identify(TelegramAccount(RIA))
        ban = surroundings.coop.ask(own_sanctions, ria)[0]
        surroundings.coop.run(lift_sanction, moderator, sanction_id=ban.id)
        until(surroundings, lambda: place_of_ria(surroundings) == "left", "the ban's end")
        telegram.join(RIA, GROUP)


def test_a_429_in_one_group_does_not_hold_back_another(
    surroundings: Surroundings, moderator: Actor
) -> None:
    telegram = surroundings.telegram
    other = -1_001_000_000_002
    telegram.put(
        groups=[{"id": other, "title": "Zuid", "type": "supergroup", "members": [RIA, BRAM]}]
    )
    south = make_group(surroundings.coop)
    surroundings.coop.run(connect_chat, SYSTEM, group_id=south, telegram_chat_id=other)
    telegram.error("deleteMessage", chat_id=GROUP, retry_after=3)
    with surroundings.working():
        telegram.say(RIA, PLATE, chat_id=GROUP)
        telegram.say(BRAM, PLATE, chat_id=other)
        wait_until_gone(surroundings, PLATE)
    taken = [call for call in telegram.calls("deleteMessage") if call["status"] == 200]
    assert [call["params"]["chat_id"] for call in taken] == [str(other), str(GROUP)]


def test_a_burst_stays_within_telegrams_limits_in_every_window(
    surroundings: Surroundings, moderator: Actor
) -> None:
    # Forty residents, two groups of different models, two hundred messages at once; a second of
    # Telegram is shortened, and every window of it is looked at.
    second = 0.05
    surroundings = replace(surroundings, second_of_telegram=second)
    telegram, coop = surroundings.telegram, surroundings.coop
    other, residents = -1_001_000_000_002, list(range(5001, 5041))
    telegram.put(
        users=[{"id": one, "first_name": "Buur", "started": True} for one in residents],
        groups=[
            {"id": chat, "title": "Groep", "type": "supergroup", "members": [*residents, BRAM]}
            for chat in (GROUP, other)
        ],
    )
    south = coop.run(
        create_group,
        SYSTEM,
        name="Buurtpreventie Zuid",
        slug="zuid",
        channel=GroupChannel.TELEGRAM,
        model=GroupModel.OSS,
        area="Rond de kade",
        purpose="Elkaar waarschuwen",
    )
    coop.run(connect_chat, SYSTEM, group_id=south, telegram_chat_id=other)
    put_to_use(coop, south)
    give_role(coop, make_person(coop, telegram=RIA), RoleKind.MODERATOR)
    said = [
        {"user_id": residents[number % 40], "chat_id": chat, "text": f"{PLATE} {number}"}
        for number in range(100)
        for chat in (GROUP, other)
    ]
    north = moderator.scopes(Permission.INCIDENTS_REPORT_REVIEW)
    [group_id] = [scope.id for scope in north if scope.id is not None]
    agree_with_police(coop, group_id)
    witness = participant(coop, group_id, 5001)
    with surroundings.working():
        telegram.say_many(said)
        # Amid all that somebody tries doors: the group is warned, and the wijkagent told.
        urgent = make_report(coop, group_id, actor=witness, changed=URGENT)
        telegram.wait_for_message(GROUP, "Blijf op afstand")
        coop.run(approve_report, moderator, report_id=urgent)
        surroundings.postbox.wait_for_mail(to=POLICE_EMAIL)
        until(
            surroundings,
            lambda: (
                not any(PLATE in one.text for c in (GROUP, other) for one in telegram.messages(c))
            ),
            "two hundred messages taken away",
        )
        assert coop.ask(item_queue, SYSTEM).waiting
    assert len(surroundings.postbox.mails(to=POLICE_EMAIL)) == 1
    # The deputy is there for when the agent is not.
    assert surroundings.postbox.mails(to=DEPUTY_EMAIL) == []
    sent = [call for name in ("sendMessage", "editMessageText") for call in telegram.calls(name)]
    moments = sorted(datetime.fromisoformat(call["at"]).timestamp() for call in sent)
    # An edit that changes nothing is refused and no failure; being told to slow down would be.
    assert {call["status"] for call in sent} <= {200, 400}
    assert within(moments, second) <= 30
    for chat in {call["params"]["chat_id"] for call in sent}:
        own = sorted(
            datetime.fromisoformat(call["at"]).timestamp()
            for call in sent
            if call["params"]["chat_id"] == chat
        )
        # One message a second to anybody, and twenty a minute to a group.
        assert within(own, second) <= 1, chat
        assert int(chat) > 0 or within(own, 60 * second) <= 20, chat


def participant(coop: Coop, group_id: uuid.UUID, account: int) -> Actor:
    """Let a resident take part, with an address that a moderator knows (C4)."""
    actor = actor_for(coop, make_person(coop, given="Buur", telegram=account))
    asked = coop.run(ask_to_join, actor, group_id=group_id, is_adult=True, accepts_rules=True)
    coop.run(admit_participant, SYSTEM, participant_id=asked, address_seen=True)
    return actor


def within(moments: list[float], seconds: float) -> int:
    """Return how many at most fall into one window, a twentieth short for the way to Telegram."""
    windows = [sum(start <= at < start + seconds * 0.95 for at in moments) for start in moments]
    return max(windows, default=0)


def test_in_webhook_mode_telegram_is_asked_to_bring_updates_and_they_are_handled(
    surroundings: Surroundings, moderator: Actor
) -> None:
    secret = "een-geheim-dat-alleen-telegram-kent_1"
    settings = replace(
        surroundings.settings, base_url="https://wijk.voorbeeld.example", telegram_webhook=secret
    )
    telegram = surroundings.telegram
    with replace(surroundings, settings=settings).working():
        until(surroundings, lambda: bool(telegram.calls("setWebhook")), "the webhook to be set")
        [asked] = telegram.calls("setWebhook")
        assert asked["params"]["url"] == "https://wijk.voorbeeld.example/telegram/webhook"
        assert asked["params"]["secret_token"] == secret
        telegram.say(RIA, PLATE, chat_id=GROUP)
        [update] = [one for one in telegram.updates() if "message" in one]
        update.pop("confirmed")
        surroundings.coop.run(store_updates, SYSTEM, updates=[update])
        wait_until_gone(surroundings, PLATE)
    assert telegram.calls("getUpdates") == []
    # Without the setting the bot fetches again, and lets go of the webhook by itself.
    with surroundings.working():
        until(surroundings, lambda: bool(telegram.calls("deleteWebhook")), "the webhook to go")
        telegram.say(RIA, "/start")
        telegram.wait_for_message(RIA, button="Privacy")
