"""Two entries become one: what goes along, what stays as it was, and every refusal."""

import uuid
from datetime import date, timedelta

from sqlalchemy import func, select

from coop.assembly.services import cast_vote, close_meeting, close_vote
from coop.bootstrap import Coop
from coop.contribution.services.mandates import record_mandate
from coop.kernel.db import Base
from coop.kernel.permissions import SYSTEM
from coop.membership.queries import course_view, member_view, members_page
from coop.membership.queries.duplicates import duplicates_page
from coop.membership.queries.history import member_history
from coop.membership.rules import MemberFilter, Selection
from coop.membership.rules.lifecycle import Change
from coop.merging.rules.choices import Side
from coop.people.lookups import SessionToken
from coop.people.models import Channel, Consent, Role
from coop.people.rules import ChannelKind, Purpose, RoleKind
from coop.people.services import add_channel, grant_role, record_consent
from coop.people.services.own import withdraw_consent
from coop.privacy.lookups import rows_about
from coop.roles.services.deputies import name_deputy
from coop.voting.rules import BallotChannel, Choice
from tests.coop.assembly.makers import make_hall
from tests.coop.contribution.makers import IBAN, OTHER_IBAN, fix, make_creditor, make_draft
from tests.coop.merging.entries import channels_of, everything, member_of, merge, seen
from tests.doubles import FixedClock
from tests.makers import actor_for, give_role, make_member, make_person, sign_in

ONE, OTHER = Side.ONE, Side.OTHER


def test_of_each_field_stays_what_was_chosen(
    coop: Coop, jan: uuid.UUID, initial: uuid.UUID
) -> None:
    chosen = {"stays": ONE, "joined": OTHER, "name": ONE, "email": OTHER}
    before = seen(coop, jan, initial, **chosen)
    member_id = merge(coop, jan, initial, SYSTEM, **chosen)
    assert member_id == member_of(coop, jan).id
    member = coop.ask(member_view, SYSTEM, member_id=member_id)
    assert (member.name, member.address, member.number, member.joined_on) == (
        "Jan Vries",
        "Lindenhof 1",
        1,
        date(2021, 2, 1),
    )
    assert channels_of(coop, jan) == {
        (ChannelKind.EMAIL, "jvries@voorbeeld.example"),
        (ChannelKind.TELEGRAM, "77"),
    }
    assert channels_of(coop, initial) == set()
    # What was promised is what came.
    assert before.merged.name == member.name
    assert before.merged.emails == ("jvries@voorbeeld.example",)
    assert (before.merged.number, before.merged.joined_on) == (1, date(2021, 2, 1))
    assert before.obstacles == ()


def test_one_is_counted_and_the_other_leads_there(
    coop: Coop, jan: uuid.UUID, initial: uuid.UUID
) -> None:
    gone = member_of(coop, initial).id
    merge(coop, jan, initial, stays=ONE)
    kept = member_of(coop, jan).id
    page = coop.ask(members_page, SYSTEM)
    assert [line.member_id for line in page.lines] == [kept]
    ended = Selection(wanted=MemberFilter.ENDED)
    assert coop.ask(members_page, SYSTEM, selection=ended).found == 0
    # The old number still finds who it is.
    by_number = coop.ask(members_page, SYSTEM, selection=Selection(search="2")).lines
    assert [line.member_id for line in by_number] == [kept]
    assert coop.ask(member_view, SYSTEM, member_id=gone).leads_to == kept
    assert coop.ask(member_view, SYSTEM, member_id=kept).merged_numbers == (2,)
    assert coop.ask(duplicates_page, SYSTEM).found == 0


def test_the_history_of_both_tells_it(coop: Coop, jan: uuid.UUID, initial: uuid.UUID) -> None:
    gone = member_of(coop, initial).id
    merge(coop, jan, initial, stays=ONE)
    kept = member_of(coop, jan).id
    for member_id, number in ((kept, "2"), (gone, "1")):
        (line,) = coop.ask(course_view, SYSTEM, member_id=member_id).history
        assert line.change is Change.MERGED
        assert number in line.reason
    told = {line.use_case for line in coop.ask(member_history, SYSTEM, member_id=kept).lines}
    assert "merge_persons" in told


def test_who_is_no_member_joins_who_is(coop: Coop, door: uuid.UUID) -> None:
    resident = make_person(coop, given="Jan", family="Vries", address_id=door)
    member = make_member(coop, given="Jan", family="Vries")
    number = member_of(coop, member).number
    merge(coop, resident, member, stays=ONE)
    assert member_of(coop, resident).number == number


def test_an_address_that_both_have_is_kept_once(coop: Coop) -> None:
    mail = "vries@voorbeeld.example"
    one = make_member(coop, given="Jan", family="Vries", email=mail)
    other = make_member(coop, given="J.", family="Vries", email=mail)
    for side in (Side.ONE, Side.OTHER, Side.BOTH):
        assert seen(coop, one, other, email=side).merged.emails == (mail,)
    merge(coop, one, other, stays=ONE, email=OTHER)
    assert channels_of(coop, one) == {(ChannelKind.EMAIL, mail)}


def test_of_two_telegram_accounts_the_newest_stays(coop: Coop, clock: FixedClock) -> None:
    one = make_person(coop, given="Jan", family="Vries", telegram=1)
    other = make_person(coop, given="Jan", family="Vries", telegram=2)
    with coop._session_factory.begin() as session:
        for number, channel in enumerate(session.scalars(select(Channel).order_by(Channel.value))):
            channel.verified_at = clock.now() - timedelta(days=number)
    merge(coop, one, other, stays=OTHER)
    assert channels_of(coop, other) == {(ChannelKind.TELEGRAM, "1")}


def test_who_said_stop_last_is_left_alone(coop: Coop, jan: uuid.UUID, initial: uuid.UUID) -> None:
    for person_id in (jan, initial):
        for purpose in (Purpose.NEWS, Purpose.CONVOCATION):
            coop.run(
                record_consent,
                SYSTEM,
                person_id=person_id,
                channel=ChannelKind.EMAIL,
                purpose=purpose,
                how="papier",
            )
    coop.run(
        withdraw_consent,
        actor_for(coop, initial),
        channel=ChannelKind.EMAIL,
        purpose=Purpose.NEWS,
    )
    merge(coop, jan, initial, stays=ONE)
    assert holding(coop, jan) == [Purpose.CONVOCATION]


def holding(coop: Coop, person_id: uuid.UUID) -> list[Purpose]:
    with coop._reading() as session:
        return list(
            session.scalars(
                select(Consent.purpose).where(
                    Consent.person_id == person_id, Consent.withdrawn_at.is_(None)
                )
            )
        )


def test_consent_goes_with_the_address_it_was_given_for(
    coop: Coop, jan: uuid.UUID, initial: uuid.UUID
) -> None:
    coop.run(
        record_consent,
        SYSTEM,
        person_id=initial,
        channel=ChannelKind.EMAIL,
        purpose=Purpose.CONVOCATION,
        how="papier",
    )
    merge(coop, jan, initial, stays=ONE, email=ONE)
    assert holding(coop, jan) == []


def test_functions_move_and_are_held_once(coop: Coop, jan: uuid.UUID, initial: uuid.UUID) -> None:
    for person_id in (jan, initial):
        give_role(coop, person_id, RoleKind.VOLUNTEER)
    give_role(coop, initial, RoleKind.TREASURER)
    merge(coop, jan, initial, stays=ONE)
    with coop._reading() as session:
        held = session.scalars(
            select(Role.kind).where(Role.person_id == jan, Role.ends_on.is_(None))
        ).all()
    assert sorted(held) == [RoleKind.TREASURER, RoleKind.VOLUNTEER]


def test_nobody_stands_in_for_oneself_afterwards(
    coop: Coop, jan: uuid.UUID, initial: uuid.UUID
) -> None:
    role_id = coop.run(grant_role, SYSTEM, person_id=jan, kind=RoleKind.TREASURER)
    coop.run(name_deputy, SYSTEM, role_id=role_id, person_id=initial)
    merge(coop, jan, initial, stays=OTHER)
    with coop._reading() as session:
        (role,) = session.scalars(select(Role))
    assert (role.person_id, role.deputy_id) == (initial, None)


def test_who_was_signed_in_as_the_one_that_goes_signs_in_again(
    coop: Coop, jan: uuid.UUID, initial: uuid.UUID
) -> None:
    gone, kept = sign_in(coop, initial), sign_in(coop, jan)
    merge(coop, jan, initial, stays=ONE)
    assert coop.identify(SessionToken(gone)).person_id is None
    assert coop.identify(SessionToken(kept)).person_id == jan


def test_a_year_asked_twice_is_told_and_nothing_is_lost(
    coop: Coop, jan: uuid.UUID, initial: uuid.UUID
) -> None:
    make_creditor(coop)
    for person_id, iban in ((jan, IBAN), (initial, OTHER_IBAN)):
        coop.run(
            record_mandate,
            SYSTEM,
            member_id=member_of(coop, person_id).id,
            iban=iban,
            holder="Vries",
            signed_on=date(2024, 1, 2),
        )
    run = fix(coop, make_draft(coop))
    view = seen(coop, jan, initial, stays=ONE)
    assert view.years_asked_twice == (run.year,)
    assert (view.moves["dues"], view.moves["mandates"]) == (1, 1)
    merge(coop, jan, initial, stays=ONE)
    kept = member_of(coop, jan).id
    mandates = Base.metadata.tables["mandates"]
    dues = Base.metadata.tables["dues"]
    with coop._reading() as session:
        in_force = session.execute(
            select(mandates.c.revoked_on).where(mandates.c.member_id == kept)
        )
        assert sorted(row.revoked_on is None for row in in_force) == [False, True]
        assert session.scalar(select(func.count()).select_from(dues)) == 2


def test_old_votes_and_attendance_stay_as_they_were_counted(coop: Coop) -> None:
    hall = make_hall(coop, members=2)
    poll_id = hall.open_vote()
    for actor in hall.members:
        coop.run(cast_vote, actor, poll_id=poll_id, choice=Choice.FOR, channel=BallotChannel.WEB)
    coop.run(close_vote, hall.chair, poll_id=poll_id)
    coop.run(close_meeting, hall.chair, meeting_id=hall.meeting_id)
    one, other = (actor.person_id for actor in hall.members)
    assert one is not None
    assert other is not None
    for person_id in (one, other):
        mail = "lid@voorbeeld.example"
        coop.run(add_channel, SYSTEM, person_id=person_id, kind=ChannelKind.EMAIL, value=mail)
    names = ("electors", "ballots", "polls", "attendances", "meetings")
    before, view = everything(coop), hall.view
    assert seen(coop, one, other, stays=ONE).remains == {"electors": 1, "attendances": 1}
    merge(coop, one, other, stays=ONE)
    after = everything(coop)
    assert {name: after[name] for name in names} == {name: before[name] for name in names}
    assert hall.view == view
    # The copy of one's own data holds both.
    with coop._reading() as session:
        assert len(rows_about(session, one)["electors"]) == 2


def test_who_went_leads_to_the_last_that_stays(
    coop: Coop, jan: uuid.UUID, initial: uuid.UUID
) -> None:
    first = member_of(coop, initial).id
    merge(coop, jan, initial, stays=ONE)
    third = make_member(coop, given="Jan", family="Vries")
    merge(coop, jan, third, stays=OTHER)
    kept = member_of(coop, third)
    assert coop.ask(member_view, SYSTEM, member_id=first).leads_to == kept.id
    assert sorted(coop.ask(member_view, SYSTEM, member_id=kept.id).merged_numbers) == [1, 2]
    with coop._reading() as session:
        assert len(rows_about(session, third)["person_merges"]) == 2
