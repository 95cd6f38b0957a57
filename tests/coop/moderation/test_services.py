"""Stopping messages, judging them, and what the bot has to do about it."""

import uuid
from datetime import time, timedelta

import pytest

from coop.bootstrap import Coop
from coop.groups.services.joining import admit_participant, ask_to_join
from coop.incidents.queries.dialogue import question
from coop.incidents.rules.answers import DraftKey, Step
from coop.kernel.errors import MissingPermissionError
from coop.kernel.permissions import SYSTEM, Actor
from coop.moderation.errors import (
    InvalidNightError,
    MessageJudgedError,
    StoppedMessageNotFoundError,
    TextGoneError,
)
from coop.moderation.queries.items import chat_view, item_queue
from coop.moderation.queries.orders import due_orders
from coop.moderation.rules.kinds import HouseRule, Measure
from coop.moderation.rules.orders import (
    BACKOFF,
    ITEMS_KEPT,
    ORDERS_KEPT,
    PASS_LASTS,
    TEXT_KEPT,
    OrderKind,
)
from coop.moderation.rules.pace import HELD_MESSAGES, NEW_FOR
from coop.moderation.rules.reading import Said
from coop.moderation.rules.rights import BotPlace, Trouble
from coop.moderation.services.items import (
    confirm_item,
    forget_stopped,
    report_instead,
    restore_item,
)
from coop.moderation.services.messages import forget_newcomers, note_newcomer
from coop.moderation.services.orders import forget_orders, record_done, record_refused
from coop.moderation.services.settings import keep_nights, set_night, set_rules
from coop.moderation.services.troubles import note_bot_place
from coop.people.lookups import TelegramAccount
from coop.people.rules import RoleKind
from coop.privacy.services.release import stop_release
from tests.coop.incidents.makers import CHAT, make_group
from tests.coop.moderation.makers import (
    PLATE,
    RIA,
    make_moderated_group,
    make_moderator,
    orders,
    waiting,
    write,
)
from tests.doubles import FixedClock
from tests.makers import actor_for, make_officer, make_person

INSTANT = timedelta(microseconds=1)


@pytest.fixture
def moderator(coop: Coop) -> Actor:
    return make_moderated_group(coop)[1]


def refuse(coop: Coop, order_id: uuid.UUID, *, retry_after: timedelta | None = None) -> None:
    coop.run(
        record_refused,
        SYSTEM,
        order_id=order_id,
        said="Bad Gateway",
        may_pass=True,
        retry_after=retry_after,
    )


def seen_as(coop: Coop, *, may_restrict: bool) -> None:
    coop.run(
        note_bot_place,
        SYSTEM,
        chat_id=CHAT,
        place=BotPlace.ADMINISTRATOR,
        rights={"can_delete_messages": True, "can_restrict_members": may_restrict},
    )


def slug_of(coop: Coop) -> str:
    return coop.ask(item_queue, SYSTEM).groups[0].slug


def test_a_plate_is_taken_away_and_waits_for_a_moderator(coop: Coop, moderator: Actor) -> None:
    number = write(coop, PLATE)
    [item] = waiting(coop, moderator)
    assert (item.rule, item.measure, item.text) == (HouseRule.PLATE, Measure.REMOVE, PLATE)
    assert orders(coop) == [(OrderKind.DELETE, number)]


@pytest.mark.usefixtures("moderator")
def test_before_the_release_and_after_its_stop_nothing_is_read(coop: Coop) -> None:
    coop.run(stop_release, make_officer(coop, RoleKind.SECRETARY))
    write(coop, PLATE)
    assert waiting(coop) == []
    assert orders(coop) == []


def test_what_takes_judgement_stays_until_a_moderator_says_so(
    coop: Coop, moderator: Actor
) -> None:
    number = write(coop, "die pakken we zelf")
    [item] = waiting(coop, moderator)
    assert (item.measure, orders(coop)) == (Measure.FLAG, [])
    coop.run(confirm_item, moderator, item_id=item.id)
    assert orders(coop) == [(OrderKind.DELETE, number)]
    assert waiting(coop, moderator) == []


def test_harmless_words_and_other_chats_leave_nothing(coop: Coop, moderator: Actor) -> None:
    write(coop, "Zwarte auto bij de school")
    write(coop, PLATE, chat_id=-1)
    assert (waiting(coop, moderator), orders(coop)) == ([], [])


def test_an_edit_is_read_as_well_and_one_message_is_one_item(coop: Coop, moderator: Actor) -> None:
    number = write(coop, "Grijze auto voor de school")
    write(coop, "zie nieuws.nl", number=number, is_edit=True)
    assert [item.rule for item in waiting(coop)] == [HouseRule.LINK]
    write(coop, PLATE, number=number, is_edit=True)
    write(coop, PLATE, number=number, is_edit=True)
    assert [item.rule for item in waiting(coop)] == [HouseRule.PLATE]
    assert orders(coop) == [(OrderKind.DELETE, number)]


def test_two_moderators_at_once_have_one_effect(coop: Coop) -> None:
    group_id, moderator = make_moderated_group(coop)
    other = make_moderator(coop, group_id)
    write(coop, PLATE)
    [item] = waiting(coop)
    coop.run(restore_item, moderator, item_id=item.id)
    for use_case in (restore_item, confirm_item):
        with pytest.raises(MessageJudgedError):
            coop.run(use_case, other, item_id=item.id)
    [plate] = [
        line
        for line in coop.ask(chat_view, moderator, slug=slug_of(coop)).rules
        if line.rule is HouseRule.PLATE
    ]
    assert (plate.right, plate.judged) == (0, 1)


@pytest.mark.parametrize("use_case", [restore_item, confirm_item])
def test_a_moderator_of_another_group_judges_nothing(
    coop: Coop, moderator: Actor, use_case: object
) -> None:
    elsewhere = make_moderator(coop, make_group(coop))
    write(coop, PLATE)
    [item] = waiting(coop, moderator)
    assert waiting(coop, elsewhere) == []
    with pytest.raises(MissingPermissionError):
        coop.run(use_case, elsewhere, item_id=item.id)  # type: ignore[arg-type]  # either of two
    with pytest.raises(MissingPermissionError):
        coop.ask(chat_view, elsewhere, slug=slug_of(coop))
    with pytest.raises(MissingPermissionError):
        coop.run(set_rules, elsewhere, slug=slug_of(coop), measures={})
    assert waiting(coop, moderator) == [item]


def test_a_group_turns_its_rules(coop: Coop, moderator: Actor) -> None:
    slug = slug_of(coop)
    off = {HouseRule.PLATE: Measure.OFF, HouseRule.LINK: Measure.REMOVE}
    coop.run(set_rules, moderator, slug=slug, measures=off)
    write(coop, PLATE)
    number = write(coop, "zie nieuws.nl")
    assert orders(coop) == [(OrderKind.DELETE, number)]
    coop.run(set_rules, moderator, slug=slug, measures={HouseRule.PLATE: Measure.FLAG})
    shown = {line.rule: line.measure for line in coop.ask(chat_view, moderator, slug=slug).rules}
    assert (shown[HouseRule.PLATE], shown[HouseRule.LINK]) == (Measure.FLAG, Measure.REMOVE)


def test_the_text_goes_after_a_week_and_then_cannot_be_put_back(
    coop: Coop, moderator: Actor, clock: FixedClock
) -> None:
    write(coop, PLATE)
    clock.advance(TEXT_KEPT - INSTANT)
    coop.run(forget_stopped, SYSTEM)
    assert waiting(coop)[0].text == PLATE
    clock.advance(INSTANT)
    coop.run(forget_stopped, SYSTEM)
    [item] = waiting(coop)
    assert item.text is None
    with pytest.raises(TextGoneError):
        coop.run(restore_item, moderator, item_id=item.id)
    clock.advance(ITEMS_KEPT - TEXT_KEPT)
    coop.run(forget_stopped, SYSTEM)
    assert waiting(coop) == []


def test_who_takes_part_for_long_is_no_newcomer_however_often_the_chat_is_entered(
    coop: Coop, clock: FixedClock
) -> None:
    group_id, _ = make_moderated_group(coop)
    ria = make_person(coop, given="Ria", telegram=RIA)
    asked = coop.run(
        ask_to_join, actor_for(coop, ria), group_id=group_id, is_adult=True, accepts_rules=True
    )
    coop.run(admit_participant, SYSTEM, participant_id=asked, address_seen=True)
    clock.advance(NEW_FOR - timedelta(microseconds=1))
    coop.run(note_newcomer, SYSTEM, chat_id=CHAT, account_id=RIA)
    write(coop, "Er staat een poort open")
    assert [item.rule for item in waiting(coop)] == [HouseRule.NEWCOMER]
    clock.advance(timedelta(microseconds=1))
    coop.run(forget_newcomers, SYSTEM)
    coop.run(note_newcomer, SYSTEM, chat_id=CHAT, account_id=RIA)
    write(coop, "Er staat nog een poort open")
    assert len(waiting(coop)) == 1


def test_a_newcomers_first_messages_are_held(
    coop: Coop, moderator: Actor, clock: FixedClock
) -> None:
    coop.run(note_newcomer, SYSTEM, chat_id=CHAT, account_id=RIA)
    coop.run(note_newcomer, SYSTEM, chat_id=CHAT, account_id=RIA)
    for _ in range(HELD_MESSAGES + 1):
        write(coop, "Er staat een poort open")
    held = [item for item in waiting(coop, moderator) if item.rule is HouseRule.NEWCOMER]
    assert len(held) == HELD_MESSAGES
    clock.advance(timedelta(days=15))
    coop.run(forget_newcomers, SYSTEM)
    write(coop, "Er staat weer een poort open")
    assert len(waiting(coop, moderator)) == HELD_MESSAGES


def test_who_writes_in_the_groups_name_is_held_to_the_rules_too(
    coop: Coop, moderator: Actor
) -> None:
    number = write(coop, PLATE, writer=None)
    assert orders(coop) == [(OrderKind.DELETE, number)]
    assert len(waiting(coop, moderator)) == 1


def test_words_written_in_the_group_become_a_report_of_ones_own(
    coop: Coop, moderator: Actor
) -> None:
    text = "Man rammelt aan de deur van Lindenhof 12"
    write(coop, text)
    [item] = waiting(coop)
    ria = coop.identify(TelegramAccount(RIA))
    coop.run(report_instead, ria, item_id=item.id)
    asked = coop.ask(question, ria, key=DraftKey())
    assert asked is not None
    assert asked.step is Step.HAPPENING
    stranger = actor_for(coop, make_person(coop, telegram=77))
    with pytest.raises(StoppedMessageNotFoundError):
        coop.run(report_instead, stranger, item_id=item.id)
    with pytest.raises(StoppedMessageNotFoundError):
        coop.run(report_instead, ria, item_id=uuid.UUID(int=1))


def test_an_order_is_tried_again_and_given_up(coop: Coop, clock: FixedClock) -> None:
    make_moderated_group(coop)
    write(coop, PLATE)
    ordered = next(one for one in coop.ask(due_orders, SYSTEM) if one.kind is OrderKind.DELETE)
    refuse(coop, ordered.id, retry_after=timedelta(seconds=5))
    for pause in (timedelta(seconds=5), *BACKOFF):
        clock.advance(pause - INSTANT)
        assert ordered not in coop.ask(due_orders, SYSTEM)
        clock.advance(INSTANT)
        assert ordered in coop.ask(due_orders, SYSTEM)
        refuse(coop, ordered.id)
    clock.advance(ORDERS_KEPT)
    assert ordered not in coop.ask(due_orders, SYSTEM)


def test_what_was_done_is_forgotten_after_a_day(coop: Coop, clock: FixedClock) -> None:
    make_moderated_group(coop)
    write(coop, PLATE)
    for one in coop.ask(due_orders, SYSTEM):
        coop.run(record_done, SYSTEM, order_id=one.id)
    clock.advance(ORDERS_KEPT + INSTANT)
    coop.run(forget_orders, SYSTEM)
    assert orders(coop) == []


def test_a_missing_right_is_noted_once_and_goes_when_it_is_given(
    coop: Coop, moderator: Actor
) -> None:
    for _ in range(2):
        seen_as(coop, may_restrict=False)
    [group] = coop.ask(item_queue, moderator).groups
    assert group.troubles == (Trouble.CANNOT_RESTRICT,)
    seen_as(coop, may_restrict=True)
    coop.run(note_bot_place, SYSTEM, chat_id=-5, place=BotPlace.KICKED, rights={})
    [group] = coop.ask(item_queue, moderator).groups
    assert group.troubles == ()


def test_what_telegram_refuses_for_good_is_a_trouble(coop: Coop, moderator: Actor) -> None:
    write(coop, PLATE)
    ordered = next(one for one in coop.ask(due_orders, SYSTEM) if one.kind is OrderKind.DELETE)
    said = "Bad Request: message can't be deleted"
    coop.run(record_refused, SYSTEM, order_id=ordered.id, said=said, may_pass=False)
    [group] = coop.ask(item_queue, moderator).groups
    assert group.troubles == (Trouble.CANNOT_DELETE,)


def test_a_group_is_closed_for_the_night_and_opened_after_it(coop: Coop, moderator: Actor) -> None:
    slug = slug_of(coop)
    coop.run(set_night, moderator, slug=slug, begins=time(0), ends=time(23, 59))
    coop.run(keep_nights, SYSTEM)
    coop.run(keep_nights, SYSTEM)
    assert orders(coop) == [(OrderKind.CLOSE, None)]
    with pytest.raises(InvalidNightError):
        coop.run(set_night, moderator, slug=slug, begins=time(22), ends=None)
    coop.run(set_night, moderator, slug=slug, begins=None, ends=None)
    coop.run(keep_nights, SYSTEM)
    assert orders(coop) == [(OrderKind.CLOSE, None), (OrderKind.OPEN, None)]


def test_a_photo_that_was_allowed_after_all_may_be_sent_again_for_a_day(
    coop: Coop, moderator: Actor, clock: FixedClock
) -> None:
    write(coop, Said(has_media=True))
    [item] = waiting(coop)
    assert item.rule is HouseRule.MEDIA
    coop.run(restore_item, moderator, item_id=item.id)
    write(coop, Said(has_media=True))
    write(coop, Said(has_media=True), writer=RIA + 1)
    assert len(waiting(coop)) == 1
    clock.advance(PASS_LASTS)
    write(coop, Said(has_media=True))
    assert len(waiting(coop)) == 2
