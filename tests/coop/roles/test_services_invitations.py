"""Somebody from outside is invited, once and for a time, and gets an account by accepting."""

import uuid
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from coop.bootstrap import Coop
from coop.kernel.errors import CoopError, MissingPermissionError
from coop.kernel.permissions import NOBODY, SYSTEM, Actor, Permission
from coop.membership.lookups import is_member
from coop.notices.documents import BuiltMail, House
from coop.notices.models import Notice
from coop.notices.rules import NoticeKind
from coop.notices.services.delivery import build_notice
from coop.people.errors import (
    InvalidEmailError,
    LinkExpiredError,
    LinkNotFoundError,
    LinkUsedError,
    NameMissingError,
)
from coop.people.lookups import SessionToken
from coop.people.models import Channel, Person, Role, Session
from coop.people.rules import LinkPurpose, Name, RoleKind
from coop.people.services import issue_link
from coop.roles.errors import (
    InvitationClosedError,
    InvitationNotFoundError,
    InvitationWaitingError,
    MemberNeededError,
    PersonKnownError,
    RoleEndsTooSoonError,
)
from coop.roles.models import RoleInvitation
from coop.roles.queries.invitations import invitations_view, opened_invitation
from coop.roles.rules.invitations import (
    INVITATION_KEPT,
    INVITATION_LASTS,
    InvitationState,
    state_of,
)
from coop.roles.services import (
    accept_invitation,
    forget_invitations,
    invite_outsider,
    send_invitation_again,
    withdraw_invitation,
)
from tests.conftest import MakeActor
from tests.doubles import START, FixedClock
from tests.makers import make_officer, make_person

TODAY = START.date()
SECOND = timedelta(seconds=1)
WIES = Name(given="Wies", family="Bakker")
EMAIL = "wies@voorbeeld.example"
HOUSE = House(base_url="https://wijk.example", mail_from="post@wijk.example")


@pytest.fixture
def chair(coop: Coop) -> Actor:
    return make_officer(coop, RoleKind.CHAIR)


def invite(
    coop: Coop,
    actor: Actor = SYSTEM,
    *,
    name: Name = WIES,
    email: str = EMAIL,
    kind: RoleKind = RoleKind.SUPERVISOR,
    ends_on: date | None = None,
) -> uuid.UUID:
    return coop.run(
        invite_outsider,
        actor,
        name=name,
        email=email,
        kind=kind,
        starts_on=TODAY,
        ends_on=ends_on,
    )


def link_to(coop: Coop, invitation_id: uuid.UUID) -> str:
    return coop.run(
        issue_link, SYSTEM, purpose=LinkPurpose.ROLE_INVITATION, subject_id=invitation_id
    )


def state(coop: Coop) -> list[InvitationState]:
    return [line.state for line in coop.ask(invitations_view, SYSTEM)]


def counted(coop: Coop) -> tuple[int, ...]:
    with coop._reading() as session:
        return tuple(
            len(session.scalars(select(table.id)).all())
            for table in (Person, Channel, Role, Session, RoleInvitation)
        )


@pytest.mark.parametrize(
    ("accepted", "withdrawn", "seconds", "expected"),
    [
        (False, False, -1, "waiting"),
        (False, False, 0, "expired"),
        (True, False, 0, "accepted"),
        (False, True, -1, "withdrawn"),
    ],
)
def test_the_dates_make_the_state(
    seconds: int, expected: str, *, accepted: bool, withdrawn: bool
) -> None:
    found = state_of(
        accepted_at=START if accepted else None,
        withdrawn_at=START if withdrawn else None,
        expires_at=START,
        now=START + seconds * SECOND,
    )
    assert found.value == expected


def test_who_accepts_gets_an_account_and_the_function_and_is_no_member(
    coop: Coop, chair: Actor
) -> None:
    link = link_to(coop, invite(coop, chair))
    seen = coop.ask(opened_invitation, NOBODY, link=link)
    assert (seen.name, seen.email, seen.kind) == ("Wies Bakker", EMAIL, RoleKind.SUPERVISOR)
    person_id = coop.run(accept_invitation, NOBODY, link=link, token="key")
    wies = coop.identify(SessionToken("key"))
    assert (wies.person_id, wies.name) == (person_id, "Wies Bakker")
    # After the second step, as everybody with this function.
    assert wies.may_reach(Permission.CONTRIBUTION_TOTAL_READ)
    assert not wies.holds(Permission.MEMBERSHIP_MEMBER_READ)
    with coop._reading() as session:
        assert not is_member(session, person_id, coop.clock.now())
        channel = session.scalars(select(Channel).where(Channel.person_id == person_id)).one()
    assert (channel.value, channel.verified_at) == (EMAIL, START)
    assert state(coop) == [InvitationState.ACCEPTED]


def test_an_invitation_is_accepted_once(coop: Coop) -> None:
    invitation_id = invite(coop)
    first, second = link_to(coop, invitation_id), link_to(coop, invitation_id)
    coop.run(accept_invitation, NOBODY, link=first, token="one")
    before = counted(coop)
    for link, error in ((first, LinkUsedError), (second, InvitationClosedError)):
        with pytest.raises(error):
            coop.run(accept_invitation, NOBODY, link=link, token="two")
        with pytest.raises(error):
            coop.ask(opened_invitation, NOBODY, link=link)
    assert counted(coop) == before


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"name": Name(given="", family="Bakker")}, NameMissingError),
        ({"name": Name(given="Wies", family="")}, NameMissingError),
        ({"email": "wies"}, InvalidEmailError),
        ({"kind": RoleKind.TREASURER}, MemberNeededError),
        ({"kind": RoleKind.AUDIT_COMMITTEE}, MemberNeededError),
        ({"ends_on": TODAY}, RoleEndsTooSoonError),
        ({"email": "Ana@voorbeeld.example"}, PersonKnownError),
    ],
)
def test_what_is_no_invitation_is_refused_and_changes_nothing(
    coop: Coop, changed: dict[str, object], error: type[CoopError]
) -> None:
    make_person(coop, email="ana@voorbeeld.example")
    before = counted(coop)
    with pytest.raises(error):
        invite(coop, **changed)  # type: ignore[arg-type]  # a table of changes
    assert counted(coop) == before


def test_one_address_is_invited_once_at_a_time(coop: Coop, clock: FixedClock) -> None:
    invite(coop)
    with pytest.raises(InvitationWaitingError):
        invite(coop, kind=RoleKind.OPERATOR)
    clock.advance(INVITATION_LASTS)
    invite(coop, kind=RoleKind.OPERATOR)


def test_only_the_board_invites(coop: Coop, make_actor: MakeActor) -> None:
    with pytest.raises(MissingPermissionError):
        invite(coop, make_actor(Permission.PEOPLE_PERSON_MANAGE))


def test_an_invitation_lasts_two_weeks(coop: Coop, clock: FixedClock) -> None:
    link = link_to(coop, invite(coop))
    clock.advance(INVITATION_LASTS - SECOND)
    assert coop.ask(opened_invitation, NOBODY, link=link).name == "Wies Bakker"
    clock.advance(SECOND)
    with pytest.raises(LinkExpiredError):
        coop.run(accept_invitation, NOBODY, link=link, token="late")
    assert state(coop) == [InvitationState.EXPIRED]


def test_sent_again_it_lasts_anew_and_the_old_link_is_dead(coop: Coop, clock: FixedClock) -> None:
    invitation_id = invite(coop)
    old = link_to(coop, invitation_id)
    clock.advance(INVITATION_LASTS - SECOND)
    coop.run(send_invitation_again, SYSTEM, invitation_id=invitation_id)
    clock.advance(SECOND)
    with pytest.raises(LinkExpiredError):
        coop.run(accept_invitation, NOBODY, link=old, token="old")
    coop.run(accept_invitation, NOBODY, link=link_to(coop, invitation_id), token="new")
    with pytest.raises(InvitationClosedError):
        coop.run(send_invitation_again, SYSTEM, invitation_id=invitation_id)


def test_withdrawn_it_cannot_be_accepted(coop: Coop) -> None:
    invitation_id = invite(coop)
    before, link = counted(coop), link_to(coop, invitation_id)
    coop.run(withdraw_invitation, SYSTEM, invitation_id=invitation_id)
    with pytest.raises(LinkExpiredError):
        coop.run(accept_invitation, NOBODY, link=link, token="late")
    with pytest.raises(InvitationClosedError):
        coop.run(accept_invitation, NOBODY, link=link_to(coop, invitation_id), token="late")
    with pytest.raises(InvitationClosedError):
        coop.run(withdraw_invitation, SYSTEM, invitation_id=invitation_id)
    assert counted(coop) == before


def test_a_function_that_is_over_meanwhile_is_not_accepted(coop: Coop, clock: FixedClock) -> None:
    link = link_to(coop, invite(coop, ends_on=TODAY + timedelta(days=2)))
    clock.advance(timedelta(days=2))
    with pytest.raises(InvitationClosedError):
        coop.run(accept_invitation, NOBODY, link=link, token="late")


def test_a_link_for_something_else_accepts_nothing(coop: Coop) -> None:
    other = coop.run(issue_link, SYSTEM, purpose=LinkPurpose.SIGN_IN)
    for link, error in (
        (other, LinkNotFoundError),
        ("verzonnen", LinkNotFoundError),
        (link_to(coop, uuid.UUID(int=9)), InvitationNotFoundError),
    ):
        with pytest.raises(error):
            coop.run(accept_invitation, NOBODY, link=link, token="x")


def test_the_mail_goes_to_the_address_until_it_is_withdrawn(coop: Coop) -> None:
    built = []
    for withdrawn in (False, True):
        invitation_id = invite(coop, email=f"wies{withdrawn:d}@voorbeeld.example")
        if withdrawn:
            coop.run(withdraw_invitation, SYSTEM, invitation_id=invitation_id)
        with coop._reading() as session:
            notice = session.scalars(
                select(Notice).where(Notice.subject_id == invitation_id)
            ).one()
        assert notice.notice_kind is NoticeKind.ROLE_INVITATION
        built.append(coop.run(build_notice, SYSTEM, notice_id=notice.id, worker="a", house=HOUSE))
    sent, dropped = built
    assert dropped is None
    assert isinstance(sent, BuiltMail)
    text = sent.message.as_string()
    assert "wies0@voorbeeld.example" in text
    assert "https://wijk.example/l/functie/" in text
    assert "Bakker" not in text


def test_it_is_forgotten_a_month_after_it_was_over(coop: Coop, clock: FixedClock) -> None:
    invite(coop)
    clock.advance(INVITATION_LASTS + INVITATION_KEPT - SECOND)
    coop.run(forget_invitations, SYSTEM)
    assert len(state(coop)) == 1
    clock.advance(SECOND)
    coop.run(forget_invitations, SYSTEM)
    assert state(coop) == []
