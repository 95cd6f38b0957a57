from datetime import timedelta

import pytest

from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM, ActorKind, Permission
from coop.people.errors import (
    ChannelTakenError,
    InvalidEmailError,
    InvalidPhoneError,
    PersonNotFoundError,
)
from coop.people.lookups import LinkToken, SessionToken, TelegramAccount
from coop.people.queries import own_view
from coop.people.rules import (
    LIFETIMES,
    SESSION_LASTS,
    UNNAMED,
    ChannelKind,
    LinkPurpose,
    RoleKind,
)
from coop.people.services import (
    add_channel,
    choose_language,
    end_session,
    issue_link,
    welcome_telegram_user,
)
from tests.doubles import FixedClock
from tests.makers import actor_for, give_role, make_member, make_person, sign_in


def test_a_session_ends_after_its_time(coop: Coop, clock: FixedClock) -> None:
    token = sign_in(coop, make_person(coop))
    clock.advance(SESSION_LASTS - timedelta(seconds=1))
    assert coop.identify(SessionToken(token)).kind is ActorKind.PERSON
    clock.advance(timedelta(seconds=1))
    assert coop.identify(SessionToken(token)).kind is ActorKind.NOBODY


def test_who_signs_out_is_nobody(coop: Coop) -> None:
    token = sign_in(coop, make_person(coop))
    coop.run(end_session, coop.identify(SessionToken(token)))
    assert coop.identify(SessionToken(token)).kind is ActorKind.NOBODY


def test_a_member_may_cast_and_a_resident_may_not(coop: Coop) -> None:
    member = coop.identify(SessionToken(sign_in(coop, make_member(coop))))
    resident = coop.identify(SessionToken(sign_in(coop, make_person(coop))))
    assert member.holds(Permission.ASSEMBLY_BALLOT_CAST)
    assert not resident.holds(Permission.ASSEMBLY_BALLOT_CAST)


def test_a_role_adds_its_permissions(coop: Coop) -> None:
    chair = make_member(coop)
    give_role(coop, chair, RoleKind.CHAIR)
    actor = coop.identify(SessionToken(sign_in(coop, chair)))
    assert actor.holds(Permission.ASSEMBLY_MEETING_LEAD)


def test_a_telegram_account_is_one_persons(coop: Coop) -> None:
    make_person(coop, telegram=7)
    with pytest.raises(ChannelTakenError):
        make_person(coop, telegram=7)
    assert coop.identify(TelegramAccount(7)).kind is ActorKind.PERSON
    assert coop.identify(TelegramAccount(8)).kind is ActorKind.NOBODY


@pytest.mark.parametrize("value", ["", "geen", "a@b", "a b@c.nl", "a@b.nl, c@d.nl"])
def test_what_is_no_mail_address_is_refused(coop: Coop, value: str) -> None:
    person_id = make_person(coop)
    with pytest.raises(InvalidEmailError):
        coop.run(add_channel, SYSTEM, person_id=person_id, kind=ChannelKind.EMAIL, value=value)


def test_a_channel_needs_a_person(coop: Coop) -> None:
    with pytest.raises(PersonNotFoundError):
        coop.run(
            add_channel,
            SYSTEM,
            person_id=coop.chance.new_id(),
            kind=ChannelKind.EMAIL,
            value="a@voorbeeld.example",
        )


@pytest.mark.parametrize("purpose", LinkPurpose)
def test_a_link_identifies_until_its_time_is_over(
    coop: Coop, clock: FixedClock, purpose: LinkPurpose
) -> None:
    token = coop.run(issue_link, SYSTEM, purpose=purpose)
    clock.advance(LIFETIMES[purpose] - timedelta(seconds=1))
    assert coop.identify(LinkToken(token)).kind is ActorKind.LINK
    clock.advance(timedelta(seconds=1))
    assert coop.identify(LinkToken(token)).kind is ActorKind.NOBODY


def test_a_stranger_on_telegram_becomes_a_resident_once(coop: Coop) -> None:
    first = coop.run(welcome_telegram_user, SYSTEM, user_id=55, first_name="Noor\u202e\n Bos")
    again = coop.run(welcome_telegram_user, SYSTEM, user_id=55, first_name="Anders")
    actor = coop.identify(TelegramAccount(55))
    assert first == again == actor.person_id
    assert actor.name == "Noor Bos"
    assert actor.holds(Permission.INCIDENTS_REPORT_WRITE)
    assert not actor.holds(Permission.ASSEMBLY_BALLOT_CAST)


def test_a_name_that_cannot_be_written_becomes_a_word(coop: Coop) -> None:
    coop.run(welcome_telegram_user, SYSTEM, user_id=56, first_name=" \n\u200b")
    assert coop.identify(TelegramAccount(56)).name == UNNAMED


def test_a_known_account_is_recognised(coop: Coop) -> None:
    person_id = make_person(coop, telegram=57)
    assert coop.run(welcome_telegram_user, SYSTEM, user_id=57, first_name="X") == person_id


def test_a_telephone_number_is_kept_in_one_form(coop: Coop) -> None:
    person_id = make_person(coop)
    phone = ChannelKind.PHONE
    coop.run(add_channel, SYSTEM, person_id=person_id, kind=phone, value="06 00000123")
    with pytest.raises(InvalidPhoneError):
        coop.run(add_channel, SYSTEM, person_id=person_id, kind=phone, value="bel maar")
    channels = coop.ask(own_view, actor_for(coop, person_id)).channels
    assert [channel.value for channel in channels] == ["+31600000123"]


def test_a_language_without_a_catalogue_becomes_dutch(coop: Coop) -> None:
    person = make_person(coop)
    for language, reads in (("en", "en"), ("xx", "nl")):
        coop.run(choose_language, actor_for(coop, person), language=language)
        assert actor_for(coop, person).locale == reads
