"""Applying, admission and refusal, against the register."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from coop.bootstrap import Coop
from coop.kernel.errors import CoopError
from coop.kernel.permissions import NOBODY, SYSTEM, Permission
from coop.membership.errors import (
    AlreadyMemberError,
    ApplicantAdmittedError,
    ApplicationEndedError,
    ApplicationNotFoundError,
    DayInFutureError,
    GuardianMissingError,
    NotYetPossibleError,
    ReasonMissingError,
    TooManyApplicationsError,
)
from coop.membership.queries import application_view, applications_view, member_view
from coop.membership.rules.applications import (
    INTEREST_KEPT,
    LIMITS_PER_ORIGIN,
    REFUSED_KEPT,
    Applicant,
    Wish,
)
from coop.membership.rules.lifecycle import MemberState
from coop.membership.services import (
    add_member,
    admit_applicant,
    admit_by_assembly,
    forget_applications,
    note_appeal_of_applicant,
    record_application,
    refuse_applicant,
    submit_application,
    take_further,
    withdraw_application,
)
from coop.notices.models import Notice
from coop.notices.rules import NoticeKind
from coop.people.errors import InvalidPhoneError
from coop.people.rules import ChannelKind, Name, Purpose, RoleKind
from coop.places.rules import Door
from tests.doubles import FixedClock
from tests.makers import actor_for, give_role, make_member, make_person

TODAY = date(2026, 11, 21)
NOOR = Applicant(
    name=Name(given="Noor", tussenvoegsel="van den", family="Berg"),
    door=Door(postcode="5099AA", house_number=12, house_letter="A"),
    street="Lindenhof",
    town="Tilburg",
    email="Noor@Voorbeeld.example",
    phone="06 00000123",
    purposes=frozenset({Purpose.CONVOCATION, Purpose.NEWS}),
)


def submit(
    coop: Coop, applicant: Applicant = NOOR, wish: Wish = Wish.APPLY, origin: str = "huis"
) -> uuid.UUID:
    return coop.run(submit_application, NOBODY, applicant=applicant, wish=wish, origin=origin)


def admit(coop: Coop, application_id: uuid.UUID) -> uuid.UUID:
    return coop.run(admit_applicant, SYSTEM, application_id=application_id, reference="B-7")


def refuse(coop: Coop, application_id: uuid.UUID, reason: str = "Woont niet in de wijk.") -> None:
    coop.run(
        refuse_applicant, SYSTEM, application_id=application_id, reason=reason, reference="B-8"
    )


def state_of(coop: Coop, application_id: uuid.UUID) -> MemberState:
    return coop.ask(application_view, SYSTEM, application_id=application_id).line.state


def kinds(coop: Coop) -> list[tuple[str, str | None]]:
    with coop._reading() as session:
        notices = session.scalars(select(Notice).order_by(Notice.position)).all()
        return sorted((notice.kind, notice.address) for notice in notices)


def test_an_applicant_becomes_a_member_with_all_that_was_filled_in(coop: Coop) -> None:
    make_member(coop)
    application = submit(coop)
    assert state_of(coop, application) is MemberState.APPLICANT
    member = coop.ask(member_view, SYSTEM, member_id=admit(coop, application))
    assert (member.number, member.name) == (2, "Noor van den Berg")
    assert (member.address, member.postcode, member.town) == ("Lindenhof 12A", "5099AA", "Tilburg")
    assert member.channels == (
        (ChannelKind.EMAIL, "noor@voorbeeld.example"),
        (ChannelKind.PHONE, "+31600000123"),
    )
    assert member.consents == (
        (Purpose.CONVOCATION, ChannelKind.EMAIL),
        (Purpose.NEWS, ChannelKind.EMAIL),
    )
    assert state_of(coop, application) is MemberState.MEMBER
    assert [kind for kind, _ in kinds(coop)] == [
        NoticeKind.APPLICATION_RECEIVED,
        NoticeKind.MEMBER_ADMITTED,
    ]


def test_the_secretary_hears_of_an_application_and_not_of_interest(coop: Coop) -> None:
    secretary = make_member(coop, email="s@voorbeeld.example")
    give_role(coop, secretary, RoleKind.SECRETARY)
    submit(coop, wish=Wish.INTEREST)
    assert (NoticeKind.APPLICATION_NEW, "s@voorbeeld.example") not in kinds(coop)
    submit(coop)
    assert (NoticeKind.APPLICATION_NEW, "s@voorbeeld.example") in kinds(coop)


def test_a_known_resident_becomes_a_member_and_is_not_made_twice(coop: Coop) -> None:
    known = make_person(coop, given="Noor", family="Berg", email="noor@voorbeeld.example")
    applicant = replace(NOOR, name=Name(given="Noor", family="Berg"))
    application = submit(coop, applicant)
    seen = coop.ask(application_view, SYSTEM, application_id=application)
    assert seen.like is not None
    assert seen.like.number is None
    admit(coop, application)
    assert actor_for(coop, known).holds(Permission.ASSEMBLY_BALLOT_CAST)


def test_who_applies_twice_is_admitted_once(coop: Coop) -> None:
    first, second = submit(coop), submit(coop)
    admit(coop, first)
    with pytest.raises(AlreadyMemberError) as refused:
        admit(coop, second)
    assert refused.value.details == {"number": 1}
    assert state_of(coop, second) is MemberState.APPLICANT


def test_a_member_does_not_apply(coop: Coop) -> None:
    member = actor_for(coop, make_member(coop))
    with pytest.raises(AlreadyMemberError):
        coop.run(submit_application, member, applicant=NOOR, wish=Wish.APPLY, origin="huis")


def test_a_refusal_has_reasons_and_the_assembly_may_still_admit(coop: Coop) -> None:
    application = submit(coop)
    with pytest.raises(ReasonMissingError):
        refuse(coop, application, reason=" ")
    assert state_of(coop, application) is MemberState.APPLICANT
    refuse(coop, application)
    assert (NoticeKind.APPLICATION_REFUSED, "noor@voorbeeld.example") in kinds(coop)
    with pytest.raises(ApplicationEndedError):
        admit(coop, application)
    coop.run(note_appeal_of_applicant, SYSTEM, application_id=application, appealed_on=TODAY)
    coop.run(
        admit_by_assembly,
        SYSTEM,
        application_id=application,
        decided_on=TODAY,
        reference="ALV 21-11-2026",
    )
    assert state_of(coop, application) is MemberState.MEMBER


@pytest.mark.parametrize("wish", [Wish.INTEREST, Wish.PLEDGE])
def test_interest_and_a_pledge_are_no_application(coop: Coop, wish: Wish) -> None:
    application = submit(coop, wish=wish)
    with pytest.raises(NotYetPossibleError):
        admit(coop, application)
    with pytest.raises(NotYetPossibleError):
        coop.run(note_appeal_of_applicant, SYSTEM, application_id=application, appealed_on=TODAY)
    coop.run(take_further, SYSTEM, application_id=application, wish=Wish.APPLY, day=TODAY)
    admit(coop, application)
    assert state_of(coop, application) is MemberState.MEMBER


def test_who_thinks_better_of_it_is_not_admitted(coop: Coop) -> None:
    application = submit(coop)
    coop.run(withdraw_application, SYSTEM, application_id=application)
    with pytest.raises(ApplicationEndedError):
        admit(coop, application)
    with pytest.raises(NotYetPossibleError):
        coop.run(take_further, SYSTEM, application_id=submit(coop), wish=Wish.APPLY, day=TODAY)


def test_only_after_a_refusal_the_assembly_decides(coop: Coop) -> None:
    application = submit(coop)
    with pytest.raises(NotYetPossibleError):
        coop.run(
            admit_by_assembly,
            SYSTEM,
            application_id=application,
            decided_on=TODAY,
            reference="ALV",
        )
    assert state_of(coop, application) is MemberState.APPLICANT


def test_on_paper_the_day_of_signing_counts(coop: Coop) -> None:
    applicant = replace(NOOR, email="", phone="", purposes=frozenset())
    signed = TODAY - timedelta(days=10)
    application = coop.run(record_application, SYSTEM, applicant=applicant, signed_on=signed)
    line = coop.ask(application_view, SYSTEM, application_id=application).line
    assert (line.applied_on, line.days_left) == (signed, 20)
    assert kinds(coop) == []
    with pytest.raises(DayInFutureError):
        coop.run(
            record_application,
            SYSTEM,
            applicant=applicant,
            signed_on=TODAY + timedelta(days=1),
        )


@pytest.mark.parametrize(
    ("applicant", "refusal"),
    [
        (replace(NOOR, is_minor=True, born_on=date(2010, 5, 12)), GuardianMissingError),
        (replace(NOOR, phone="bel maar"), InvalidPhoneError),
    ],
)
def test_what_is_refused_leaves_nothing_behind(
    coop: Coop, applicant: Applicant, refusal: type[CoopError]
) -> None:
    with pytest.raises(refusal):
        submit(coop, applicant)
    assert coop.ask(applications_view, SYSTEM).waiting == ()
    assert kinds(coop) == []


def test_one_place_applies_so_often(coop: Coop) -> None:
    for _ in range(LIMITS_PER_ORIGIN[0].most):
        submit(coop)
    with pytest.raises(TooManyApplicationsError):
        submit(coop)
    submit(coop, origin="een ander huis")


def test_what_nobody_needs_is_forgotten(coop: Coop, clock: FixedClock) -> None:
    refused, interested, waiting = submit(coop), submit(coop, wish=Wish.INTEREST), submit(coop)
    admitted = submit(coop, replace(NOOR, email="ander@voorbeeld.example"))
    refuse(coop, refused)
    admit(coop, admitted)
    clock.advance(REFUSED_KEPT - timedelta(seconds=1))
    coop.run(forget_applications, SYSTEM)
    assert state_of(coop, refused) is MemberState.ENDED
    clock.advance(timedelta(seconds=1))
    coop.run(forget_applications, SYSTEM)
    with pytest.raises(ApplicationNotFoundError):
        state_of(coop, refused)
    clock.advance(INTEREST_KEPT)
    coop.run(forget_applications, SYSTEM)
    with pytest.raises(ApplicationNotFoundError):
        state_of(coop, interested)
    assert state_of(coop, waiting) is MemberState.APPLICANT
    assert state_of(coop, admitted) is MemberState.MEMBER


def test_the_term_of_the_board_runs_out(coop: Coop, clock: FixedClock) -> None:
    application = submit(coop)
    for days, left in ((0, 30), (30, 0), (1, -1)):
        clock.advance(timedelta(days=days))
        line = coop.ask(application_view, SYSTEM, application_id=application).line
        assert line.days_left == left


def test_of_board_members_admitting_at_once_one_does_and_all_others_hear_it(
    committed_coop: Coop,
) -> None:
    coop = committed_coop
    board = [make_member(coop, given=f"Bestuur {n}") for n in range(4)]
    for person_id in board:
        give_role(coop, person_id, RoleKind.SECRETARY)
    actors = [actor_for(coop, person_id) for person_id in board]
    application = submit(coop)

    def press(n: int) -> str:
        try:
            coop.run(admit_applicant, actors[n], application_id=application, reference="")
        except ApplicantAdmittedError as error:
            return f"{str(error.details['name']).partition(' ')[0]} {error.details['number']}"
        return "done"

    with ThreadPoolExecutor(len(actors)) as pool:
        said = sorted(pool.map(press, range(len(actors))))
    assert said == ["Bestuur 5"] * 3 + ["done"]


def test_eight_admitted_at_once_get_eight_numbers(committed_coop: Coop) -> None:
    coop = committed_coop
    applicants = [
        replace(NOOR, name=Name(given=f"Noor {n}", family="Berg"), email=f"n{n}@voorbeeld.example")
        for n in range(8)
    ]
    applications = [submit(coop, one) for one in applicants]
    with ThreadPoolExecutor(8) as pool:
        members = list(pool.map(lambda one: admit(coop, one), applications))
    numbers = [coop.ask(member_view, SYSTEM, member_id=one).number for one in members]
    assert sorted(numbers) == list(range(1, 9))


def test_the_same_person_twice_admitted_at_once_is_one_member(committed_coop: Coop) -> None:
    coop = committed_coop
    applications = [submit(coop) for _ in range(4)]

    def press(application_id: uuid.UUID) -> str:
        try:
            admit(coop, application_id)
        except AlreadyMemberError:
            return "already"
        return "done"

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(press, applications)) == ["already"] * 3 + ["done"]


def test_a_number_is_never_given_twice(coop: Coop) -> None:
    coop.run(add_member, SYSTEM, person_id=make_person(coop), number=41)
    member = coop.ask(member_view, SYSTEM, member_id=admit(coop, submit(coop)))
    assert member.number == 42
