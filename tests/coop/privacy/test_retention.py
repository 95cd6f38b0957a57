"""What goes by itself: the terms at both ends, on a cooperative that did a bit of everything."""

import uuid
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session as Database

from coop.assembly.models import Decision, Meeting
from coop.bootstrap import Coop
from coop.buurtent.models import TentInvitation, TentSession
from coop.contribution.models import Due, Entry, Run
from coop.contribution.queries.statements import payments_view
from coop.contribution.services.entries import dismiss_entry
from coop.groups.models import Participant
from coop.groups.services.joining import leave_group
from coop.incidents.models import Report, Reporter, ReportState
from coop.incidents.rules.states import State
from coop.kernel.clock import TIME_ZONE
from coop.kernel.db import Base
from coop.kernel.errors import MissingPermissionError
from coop.kernel.permissions import EVERYWHERE, SYSTEM
from coop.membership.models import Member, Minor, SavedFilter
from coop.membership.rules import Order, Selection
from coop.membership.services import add_member, record_minor
from coop.membership.services.endings import record_death
from coop.membership.services.filters import save_filter
from coop.notices.models import Notice
from coop.patrols.models import Round
from coop.people.models import (
    Authenticator,
    Channel,
    Link,
    Person,
    RecoveryCode,
    Role,
    SecondStepReset,
)
from coop.people.rules import ChannelKind, RoleKind
from coop.people.services import add_channel, grant_role
from coop.people.services.resets import propose_reset, refuse_reset
from coop.people.services.second import begin_authenticator
from coop.privacy.models import Breach, Removal
from coop.privacy.queries.retention import retention_view
from coop.privacy.rules.requests import months_after
from coop.privacy.rules.retention import TERMS, Matter, last_day_over, term_of
from coop.privacy.services.retention import FORGETTING, remove_what_is_over
from coop.statutes.rules import Layer, RuleKey
from coop.statutes.services import set_rule
from coop.voting.models import Ballot, Elector, Poll
from tests.coop.people.second import CODES, VAULT, Officer
from tests.doubles import FixedClock
from tests.makers import actor_for, give_role, make_officer, make_person
from tests.samples import Lent


@pytest.mark.parametrize(
    ("today", "months", "until"),
    [
        (date(2026, 11, 21), 0, date(2026, 11, 21)),
        (date(2026, 11, 21), 6, date(2026, 5, 21)),
        (date(2026, 11, 21), 12, date(2025, 11, 21)),
        (date(2027, 2, 28), 1, date(2027, 1, 31)),
        (date(2027, 2, 27), 1, date(2027, 1, 27)),
        (date(2028, 2, 29), 12, date(2027, 2, 28)),
        (date(2027, 2, 28), 12, date(2026, 2, 28)),
        (date(2029, 2, 28), 12, date(2028, 2, 29)),
        (date(2026, 3, 31), 13, date(2025, 2, 28)),
    ],
)
def test_the_last_day_of_which_a_term_is_over(today: date, months: int, until: date) -> None:
    assert last_day_over(today, months) == until
    assert months_after(until, months) <= today < months_after(until + timedelta(days=1), months)


@pytest.mark.parametrize(
    ("today", "until"),
    [
        (date(2026, 12, 31), date(2018, 12, 31)),
        (date(2027, 1, 1), date(2019, 12, 31)),
    ],
)
def test_books_are_kept_seven_whole_years(today: date, until: date) -> None:
    assert last_day_over(today, 84, by_year=True) == until


def test_every_matter_has_its_term_and_goes() -> None:
    assert [term.matter for term in TERMS] == list(Matter)
    assert set(FORGETTING) == set(Matter)


def over_on(session: Database, treasurer: uuid.UUID) -> dict[Matter, datetime]:
    """Return at what instant the oldest of each matter in the sample has had its time."""
    ended = func.coalesce(Notice.sent_at, Notice.failed_at, Notice.dropped_at)
    left_the_board = session.scalar(
        select(Role.ends_on)
        .join(SavedFilter, SavedFilter.owner_id == Role.person_id)
        .where(SavedFilter.name == "Eigen")
    )
    since: dict[Matter, object] = {
        Matter.SESSIONS: session.scalar(select(func.min(Link.expires_at))),
        Matter.SECOND_STEPS: left_the_board,
        Matter.FORMER_MEMBERS: session.scalar(select(func.min(Member.ended_on))),
        Matter.MINORS: session.scalar(select(func.min(Minor.adult_on))),
        Matter.FILTERS: left_the_board,
        # What was made known later than it was decided can be contested longer.
        Matter.VOTES: session.scalar(
            select(func.min(func.coalesce(Decision.published_at, Poll.closed_at)))
            .select_from(Poll)
            .outerjoin(Decision, Decision.poll_id == Poll.id)
        ),
        Matter.NOTICES: session.scalar(select(func.min(ended))),
        Matter.OTHER_PAYMENTS: session.scalar(
            select(func.min(Entry.booked_on)).where(Entry.settled_by == treasurer)
        ),
        Matter.PARTICIPANTS: session.scalar(select(func.min(Participant.ended_at))),
        Matter.ROUNDS: session.scalar(select(func.min(Round.planned_at))),
        Matter.TENTS: session.scalar(select(func.min(TentSession.ends_at))),
        Matter.BREACHES: session.scalar(select(func.min(Breach.closed_at))),
    }
    over = {
        matter: midnight(months_after(day_of(at), term_of(matter).months))
        for matter, at in since.items()
    }
    left_in = session.scalar(select(func.min(Member.ended_on)))
    assert left_in is not None
    asked_for = session.scalar(select(func.min(Due.year)))
    assert asked_for is not None
    closed = select(func.min(ReportState.at)).where(ReportState.state == State.CLOSED)
    closed_at = session.scalar(closed)
    assert closed_at is not None
    return {
        **over,
        Matter.FORMER_NAMES: midnight(date(left_in.year + 8, 1, 1)),
        Matter.PAYMENTS: midnight(date(asked_for + 8, 1, 1)),
        Matter.REPORTS: closed_at + timedelta(days=28),
    }


def day_of(at: object) -> date:
    assert isinstance(at, date)
    return at.astimezone(TIME_ZONE).date() if isinstance(at, datetime) else at


def midnight(day: date) -> datetime:
    return datetime.combine(day, time(), TIME_ZONE).astimezone(UTC)


def sweep(coop: Coop) -> None:
    while coop.run(remove_what_is_over, SYSTEM):
        pass


def removed(coop: Coop, matter: Matter) -> int:
    with coop._reading() as session:
        total = select(func.sum(Removal.count)).where(Removal.matter == matter)
        return int(session.scalar(total) or 0)


def counted(coop: Coop, *kinds: type[Base]) -> list[int]:
    with coop._reading() as session:
        return [session.scalar(select(func.count()).select_from(kind)) or 0 for kind in kinds]


def reachable(coop: Coop) -> int:
    """Count the channels of who is a member and stays one."""
    with coop._reading() as session:
        stays = select(Member.person_id).where(Member.ended_on.is_(None))
        mine = select(func.count()).where(Channel.person_id.in_(stays))
        return session.scalar(mine) or 0


def test_everything_goes_on_its_day_and_not_a_moment_before(lent: Lent, clock: FixedClock) -> None:
    coop, sample = lent.coop, lent.sample
    treasurer = sample.people["treasurer"]
    resident = actor_for(coop, sample.people["resident"])
    coop.run(leave_group, resident, group_id=sample.groups.north)
    (waiting,) = coop.ask(payments_view, SYSTEM).waiting
    coop.run(dismiss_entry, actor_for(coop, treasurer), entry_id=waiting.entry_id)
    serve(coop)
    stays = (Member, Person, Poll, Meeting, Report, TentSession)
    before = counted(coop, *stays), reachable(coop)
    with coop._reading() as session:
        schedule = over_on(session, treasurer)
    assert set(schedule) == set(Matter)
    for over in sorted(set(schedule.values())):
        going = [matter for matter, instant in schedule.items() if instant == over]
        clock.set(over - timedelta(seconds=1))
        sweep(coop)
        assert [removed(coop, matter) for matter in going] == [0] * len(going), going
        clock.set(over)
        sweep(coop)
        assert all(removed(coop, matter) > 0 for matter in going), going
    assert (counted(coop, *stays), reachable(coop)) == before
    clock.advance(timedelta(days=365))
    sweep(coop)
    gone = (Due, Run, Entry, Elector, Ballot, TentInvitation, Breach)
    assert counted(coop, *gone) == [0] * len(gone)
    with coop._reading() as session:
        assert session.scalar(select(func.max(Poll.votes_for))) is not None
        known = or_(Reporter.person_id.is_not(None), Reporter.email.is_not(None))
        assert session.scalar(select(func.count()).where(known)) == 0
        former = select(Person.given_name, Person.address_id).join(
            Member, Member.person_id == Person.id
        )
        left = session.execute(former.where(Member.ended_on.is_not(None))).all()
        assert {tuple(row) for row in left} == {("Oud-lid", None)}


def serve(coop: Coop, days: int = 1) -> Officer:
    """Be secretary for so many days, with a second step and two filters, one of them shared."""
    person_id = make_person(coop, email="gert@voorbeeld.example")
    today = coop.clock.now().astimezone(TIME_ZONE).date()
    coop.run(
        grant_role,
        SYSTEM,
        person_id=person_id,
        kind=RoleKind.SECRETARY,
        scope=EVERYWHERE,
        ends_on=today + timedelta(days=days),
    )
    officer = Officer(coop, "gert@voorbeeld.example", person_id)
    officer.come_in()
    officer.set_up()
    for name, is_shared in (("Eigen", False), ("Gedeeld", True)):
        coop.run(
            save_filter,
            officer.actor,
            name=name,
            selection=Selection(search="Bos"),
            order=Order.NAME,
            is_shared=is_shared,
        )
    return officer


def member_who_left(coop: Coop, clock: FixedClock, *, is_treasurer: bool = False) -> uuid.UUID:
    person_id = make_person(coop, email="oud@voorbeeld.example")
    day = clock.now().date()
    member_id = coop.run(
        add_member, SYSTEM, person_id=person_id, joined_on=day - timedelta(days=400)
    )
    coop.run(record_death, SYSTEM, member_id=member_id, died_on=day)
    if is_treasurer:
        give_role(coop, person_id, RoleKind.TREASURER)
    return person_id


def channels_of(coop: Coop, person_id: uuid.UUID) -> int:
    with coop._reading() as session:
        mine = select(func.count()).where(Channel.person_id == person_id)
        return session.scalar(mine) or 0


def test_who_came_back_or_still_serves_is_kept(coop: Coop, clock: FixedClock) -> None:
    gone = member_who_left(coop, clock)
    serving = member_who_left(coop, clock, is_treasurer=True)
    back = member_who_left(coop, clock)
    clock.advance(timedelta(days=30))
    coop.run(add_member, SYSTEM, person_id=back, joined_on=clock.now().date())
    clock.advance(timedelta(days=365))
    sweep(coop)
    assert [channels_of(coop, one) for one in (gone, serving, back)] == [0, 1, 1]


def test_a_parent_who_is_here_for_nothing_else_goes_with_the_record(
    coop: Coop, clock: FixedClock
) -> None:
    today = clock.now().date()
    for family, email in (("Bos", None), ("Vos", "vos@voorbeeld.example")):
        child = make_person(coop, family=family)
        member_id = coop.run(add_member, SYSTEM, person_id=child, joined_on=today)
        coop.run(
            record_minor,
            SYSTEM,
            member_id=member_id,
            born_on=date(2010, 1, 31),
            name=f"Ine {family}",
        )
        if email is not None:
            with coop._reading() as session:
                mine = select(Minor.representative_id).where(Minor.member_id == member_id)
                parent = session.scalars(mine).one()
            coop.run(add_channel, SYSTEM, person_id=parent, kind=ChannelKind.EMAIL, value=email)
    over = midnight(date(2029, 2, 28))
    clock.set(over - timedelta(seconds=1))
    sweep(coop)
    assert counted(coop, Minor) == [2]
    clock.set(over)
    sweep(coop)
    assert counted(coop, Minor) == [0]
    with coop._reading() as session:
        names = session.execute(select(Person.given_name, Person.family_name))
        assert {("Ouder of voogd", ""), ("Ine", "Vos")} < {tuple(name) for name in names}


@pytest.mark.parametrize(("days", "is_over"), [(1, True), (2, False)])
def test_what_guarded_a_function_goes_half_a_year_after_it(
    coop: Coop, clock: FixedClock, days: int, *, is_over: bool
) -> None:
    serve(coop, days)
    clock.set(midnight(months_after(day_of(clock.now()) + timedelta(days=1), 6)))
    sweep(coop)
    kept = counted(coop, Authenticator, RecoveryCode)
    assert kept == [0, 0] if is_over else kept == [1, len(CODES)]
    with coop._reading() as session:
        names = session.scalars(select(SavedFilter.name).order_by(SavedFilter.name)).all()
    assert names == (["Gedeeld"] if is_over else ["Eigen", "Gedeeld"])


def test_who_set_a_second_step_up_without_a_function_keeps_it(
    coop: Coop, clock: FixedClock
) -> None:
    person_id = make_person(coop, email="rosa@voorbeeld.example")
    resident = Officer(coop, "rosa@voorbeeld.example", person_id)
    resident.come_in()
    resident.set_up()
    coop.run(begin_authenticator, resident.actor, token="nieuw", vault=VAULT)
    assert counted(coop, Authenticator) == [2]
    clock.advance(timedelta(days=400))
    sweep(coop)
    # What was begun and never finished goes.
    assert counted(coop, Authenticator, RecoveryCode) == [1, len(CODES)]


@pytest.mark.parametrize(("seconds", "left"), [(-1, 1), (0, 0)])
def test_a_wish_to_take_a_second_step_away_goes(
    coop: Coop, clock: FixedClock, seconds: int, left: int
) -> None:
    officer = serve(coop, 1000)
    chair = make_officer(coop, RoleKind.CHAIR)
    reset_id = coop.run(propose_reset, chair, person_id=officer.person_id)
    coop.run(refuse_reset, chair, reset_id=reset_id)
    over = midnight(months_after(day_of(clock.now()), 6))
    clock.set(over + timedelta(seconds=seconds))
    sweep(coop)
    assert counted(coop, SecondStepReset) == [left]


def test_a_longer_term_of_the_statutes_holds(coop: Coop, clock: FixedClock) -> None:
    coop.run(
        set_rule,
        SYSTEM,
        key=RuleKey.BOOKS_KEPT,
        value="10",
        layer=Layer.STATUTES,
        article="artikel 20",
        effective_on=clock.now().date(),
    )
    seen = {term.matter: term for term in coop.ask(retention_view, SYSTEM)}
    assert seen[Matter.PAYMENTS].months == 120
    assert seen[Matter.PAYMENTS].until == date(clock.now().year - 11, 12, 31)
    assert seen[Matter.REPORTS].until is None


def test_the_schedule_is_the_boards_to_see(coop: Coop) -> None:
    with pytest.raises(MissingPermissionError):
        coop.ask(retention_view, actor_for(coop, make_person(coop)))


def test_what_went_is_counted_by_day(coop: Coop, clock: FixedClock) -> None:
    member_who_left(coop, clock)
    clock.advance(timedelta(days=366))
    sweep(coop)
    (seen,) = [
        term for term in coop.ask(retention_view, SYSTEM) if term.matter is Matter.FORMER_MEMBERS
    ]
    assert (seen.count, seen.last_on) == (1, clock.now().date())
