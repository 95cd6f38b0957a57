"""What people change about themselves, and what is refused."""

import uuid
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from sqlalchemy import select

from coop.bootstrap import Coop
from coop.kernel.errors import CoopError
from coop.kernel.events import Event
from coop.kernel.journal import JournalEntry
from coop.kernel.permissions import NOBODY, SYSTEM, Actor
from coop.membership.queries import own_membership
from coop.people.errors import (
    AddressMissingError,
    ChannelMissingError,
    EmailAlreadyOwnError,
    EmailChangeNotAskedError,
    InvalidEmailError,
    InvalidPhoneError,
    NameMissingError,
    OwnDataChangedError,
    SignInNotAskedError,
    TooManyAttemptsError,
    TooManySignInsError,
)
from coop.people.events import EmailChangeAsked, EmailChanged, SignInAsked
from coop.people.queries import OwnForm, own_form, own_view
from coop.people.rules import ATTEMPTS, ChannelKind, Purpose
from coop.people.rules.own import EMAIL_CODE_LASTS, EmailOutcome, called
from coop.people.services import ask_to_sign_in, issue_sign_in_code, sign_in_with_code
from coop.people.services.own import (
    ask_new_email,
    change_own_details,
    confirm_new_email,
    forget_email_changes,
    give_consent,
    issue_email_code,
    move_house,
    withdraw_consent,
)
from coop.places.rules import door_of
from tests.doubles import FixedClock
from tests.makers import actor_for, make_member, make_person

OLD, NEW = "fenna@voorbeeld.example", "nieuw@voorbeeld.example"
DOOR = door_of("5099 AB", "12A-2")


@dataclass
class Fenna:
    """Somebody who changes things, and the mail that goes out because of it."""

    coop: Coop
    person_id: uuid.UUID
    actor: Actor
    asked: list[Event] = field(default_factory=list)

    @property
    def form(self) -> OwnForm:
        return self.coop.ask(own_form, self.actor)

    def code(self) -> str:
        asked = [event for event in self.asked if isinstance(event, EmailChangeAsked)][-1]
        return self.coop.run(issue_email_code, SYSTEM, change_id=asked.change_id)

    def change(self, *, given: str = "Fen", phone: str = "", language: str = "nl") -> None:
        seen = self.form.details_seen
        self.coop.run(
            change_own_details,
            self.actor,
            given=given,
            phone=phone,
            language=language,
            seen=seen,
        )

    def move(self, *, street: str = "Lindenhof", town: str = "Tilburg") -> None:
        seen = self.form.home_seen
        self.coop.run(move_house, self.actor, door=DOOR, street=street, town=town, seen=seen)


@pytest.fixture
def fenna(coop: Coop) -> Fenna:
    person_id = make_person(coop, given="Fenna", email=OLD)
    fenna = Fenna(coop, person_id, actor_for(coop, person_id))
    coop.listen(fenna.asked.append)
    return fenna


def test_name_telephone_and_language_change(fenna: Fenna) -> None:
    fenna.change(given="  Fen\n ny ", phone="06 00000123", language="en")
    form = fenna.form
    assert (form.given, form.phone, form.language) == ("Fen ny", "+31600000123", "en")
    fenna.change(given="Fenny")
    assert (fenna.form.given, fenna.form.phone) == ("Fenny", "")


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ({"given": " \u200b"}, NameMissingError),
        ({"phone": "bel maar"}, InvalidPhoneError),
        ({"phone": "12"}, InvalidPhoneError),
    ],
)
def test_what_makes_no_sense_changes_nothing(
    fenna: Fenna, typed: dict[str, str], error: type[CoopError]
) -> None:
    before = fenna.form
    with pytest.raises(error):
        fenna.change(**typed)
    assert fenna.form == before


@pytest.mark.parametrize(("length", "kept"), [(80, 80), (81, 80)])
def test_a_name_is_cut_to_what_fits(length: int, kept: int) -> None:
    assert len(called("x" * length)) == kept


def test_of_two_windows_the_second_is_told(fenna: Fenna) -> None:
    seen, home_seen = fenna.form.details_seen, fenna.form.home_seen
    fenna.change(given="Eerst")
    fenna.move()
    with pytest.raises(OwnDataChangedError):
        fenna.coop.run(
            change_own_details, fenna.actor, given="Later", phone="", language="nl", seen=seen
        )
    with pytest.raises(OwnDataChangedError):
        fenna.coop.run(
            move_house, fenna.actor, door=DOOR, street="Elders", town="Goirle", seen=home_seen
        )
    assert (fenna.form.given, fenna.form.street) == ("Eerst", "Lindenhof")


def test_who_moves_is_to_be_checked_anew(coop: Coop, fenna: Fenna) -> None:
    fenna.move()
    own = coop.ask(own_view, fenna.actor)
    assert (own.address, own.postcode, own.town) == ("Lindenhof 12A-2", "5099AB", "Tilburg")
    with pytest.raises(AddressMissingError):
        fenna.move(street=" ")
    assert coop.ask(own_view, fenna.actor) == own


def test_a_door_that_is_known_keeps_its_street(fenna: Fenna, coop: Coop) -> None:
    neighbour = make_person(coop)
    fenna.move()
    other = Fenna(coop, neighbour, actor_for(coop, neighbour))
    other.move(street="Lindehof")
    assert other.form.street == "Lindenhof"


def test_a_new_mail_address_counts_after_its_code(coop: Coop, fenna: Fenna) -> None:
    coop.run(ask_new_email, fenna.actor, email=f" {NEW.upper()} ")
    assert (fenna.form.email, fenna.form.new_email) == (OLD, NEW)
    assert coop.run(confirm_new_email, fenna.actor, code=fenna.code()) == EmailOutcome.CHANGED
    assert (fenna.form.email, fenna.form.new_email) == (NEW, None)
    changed = [event for event in fenna.asked if isinstance(event, EmailChanged)]
    assert [event.previous for event in changed] == [(OLD,)]
    (channel,) = coop.ask(own_view, fenna.actor).channels
    assert channel.is_verified
    with pytest.raises(EmailAlreadyOwnError):
        coop.run(ask_new_email, fenna.actor, email=NEW)


def test_two_people_may_share_the_new_address(coop: Coop, fenna: Fenna) -> None:
    make_person(coop, email=NEW)
    coop.run(ask_new_email, fenna.actor, email=NEW)
    coop.run(confirm_new_email, fenna.actor, code=fenna.code())
    assert fenna.form.email == NEW


def test_a_sign_in_on_its_way_to_the_old_address_opens_nothing(coop: Coop, fenna: Fenna) -> None:
    coop.run(ask_to_sign_in, NOBODY, email=OLD, browser="b", origin="o")
    (asked,) = (event for event in fenna.asked if isinstance(event, SignInAsked))
    code = coop.run(issue_sign_in_code, SYSTEM, sign_in_id=asked.sign_in_id)
    coop.run(ask_new_email, fenna.actor, email=NEW)
    coop.run(confirm_new_email, fenna.actor, code=fenna.code())
    with pytest.raises(SignInNotAskedError):
        coop.run(sign_in_with_code, NOBODY, browser="b", code=code, token="t")


def test_the_code_ends_and_can_be_guessed_five_times(
    coop: Coop, fenna: Fenna, clock: FixedClock
) -> None:
    coop.run(ask_new_email, fenna.actor, email=NEW)
    code = fenna.code()
    for _ in range(ATTEMPTS):
        outcome = coop.run(confirm_new_email, fenna.actor, code="999999")
        assert outcome == EmailOutcome.WRONG_CODE
    with pytest.raises(TooManyAttemptsError):
        coop.run(confirm_new_email, fenna.actor, code=code)
    clock.advance(timedelta(minutes=15))
    coop.run(ask_new_email, fenna.actor, email=NEW)
    code = fenna.code()
    clock.advance(EMAIL_CODE_LASTS)
    with pytest.raises(EmailChangeNotAskedError):
        coop.run(confirm_new_email, fenna.actor, code=code)
    assert fenna.form.email == OLD


def test_a_code_is_worth_nothing_to_somebody_else(coop: Coop, fenna: Fenna) -> None:
    coop.run(ask_new_email, fenna.actor, email=NEW)
    other = actor_for(coop, make_person(coop))
    with pytest.raises(EmailChangeNotAskedError):
        coop.run(confirm_new_email, other, code=fenna.code())


def test_nobodys_mailbox_is_filled(coop: Coop, fenna: Fenna, clock: FixedClock) -> None:
    with pytest.raises(InvalidEmailError):
        coop.run(ask_new_email, fenna.actor, email="geen adres")
    for _ in range(5):
        coop.run(ask_new_email, fenna.actor, email=NEW)
    with pytest.raises(TooManySignInsError):
        coop.run(ask_new_email, fenna.actor, email=NEW)
    clock.advance(timedelta(days=1))
    coop.run(forget_email_changes, SYSTEM)
    coop.run(ask_new_email, fenna.actor, email=NEW)


def test_consent_is_given_once_and_taken_back_in_one_press(coop: Coop, fenna: Fenna) -> None:
    email, news = ChannelKind.EMAIL, Purpose.NEWS
    for _ in range(2):
        coop.run(give_consent, fenna.actor, channel=email, purpose=news)
    (consent,) = coop.ask(own_view, fenna.actor).consents
    assert (consent.purpose, consent.given_how) == (Purpose.NEWS, "web")
    for _ in range(2):
        coop.run(withdraw_consent, fenna.actor, channel=email, purpose=news)
    assert coop.ask(own_view, fenna.actor).consents == ()


def test_nobody_agrees_to_a_channel_that_leads_nowhere(coop: Coop, fenna: Fenna) -> None:
    with pytest.raises(ChannelMissingError):
        coop.run(give_consent, fenna.actor, channel=ChannelKind.TELEGRAM, purpose=Purpose.NEWS)
    assert coop.ask(own_view, fenna.actor).consents == ()


def test_the_journal_says_that_and_never_what(coop: Coop, fenna: Fenna) -> None:
    fenna.change(phone="06 00000123")
    fenna.move()
    coop.run(ask_new_email, fenna.actor, email=NEW)
    coop.run(confirm_new_email, fenna.actor, code=fenna.code())
    with coop._reading() as session:
        entries = session.scalars(
            select(JournalEntry).where(JournalEntry.subject_id == fenna.person_id)
        ).all()
    kept = [entry.details["changed"] for entry in entries if "changed" in entry.details]
    assert kept == ["details", "address", "email"]
    told = str([entry.details for entry in entries])
    assert not any(value in told for value in ("+316", "Lindenhof", NEW, OLD, "Fen"))


def test_a_member_stays_a_member(coop: Coop) -> None:
    person_id = make_member(coop, email=OLD)
    fenna = Fenna(coop, person_id, actor_for(coop, person_id))
    fenna.change()
    assert coop.ask(own_membership, fenna.actor) is not None
