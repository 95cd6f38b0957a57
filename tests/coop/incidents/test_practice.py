"""Before the release, before the kick-off and after a year nothing leaves (C6, must show 10)."""

import uuid
from datetime import timedelta

import pytest
from sqlalchemy import select

from coop.bootstrap import Coop
from coop.groups.errors import GroupNotOpenError
from coop.groups.rules import ContactKind, GroupState, ReportKind
from coop.groups.services.life import move_group
from coop.incidents.errors import NoPoliceContactError
from coop.incidents.models import Report
from coop.incidents.rules.states import State
from coop.incidents.services.review import approve_report, close_report, forward_report
from coop.kernel.permissions import SYSTEM, Actor
from coop.notices.models import Notice
from coop.people.rules import RoleKind
from coop.privacy.services.release import confirm_release, stop_release
from tests.coop.groups.makers import propose
from tests.coop.incidents.makers import URGENT, make_group, make_moderator, make_report, read
from tests.coop.incidents.told import deliver
from tests.doubles import FixedClock
from tests.makers import actor_for, make_officer, make_person


def witness(coop: Coop) -> Actor:
    return actor_for(coop, make_person(coop, telegram=77, address_checked=True))


def outgoing(coop: Coop) -> set[str]:
    """Return the kinds of everything that was queued for a contact or a group's chat."""
    with coop._reading() as session:
        notices = session.scalars(
            select(Notice).where(Notice.person_id.is_(None), Notice.kind != "group_invitation")
        )
        return {str(notice.kind) for notice in notices}


def go_through(coop: Coop, group_id: uuid.UUID) -> uuid.UUID:
    """Report what is worth 112, approve it, answer on the agent's behalf, and close."""
    report_id = make_report(coop, group_id, actor=witness(coop), changed=URGENT)
    moderator = make_moderator(coop, group_id)
    coop.run(approve_report, moderator, report_id=report_id)
    return report_id


@pytest.fixture
def group_id(coop: Coop) -> uuid.UUID:
    """Provide a released group in Telegram with an agent, its greeting told."""
    made = make_group(coop)
    deliver(coop)
    return made


def test_a_released_group_tells_the_agent_and_the_group(coop: Coop, group_id: uuid.UUID) -> None:
    go_through(coop, group_id)
    assert outgoing(coop) == {"report_alarm", "report_forwarded"}


@pytest.mark.parametrize("why", ["stopped", "expired", "paused", "kind", "receiver"])
def test_nothing_leaves_of_what_is_not_released(
    coop: Coop, clock: FixedClock, group_id: uuid.UUID, why: str
) -> None:
    if why == "expired":
        clock.advance(timedelta(days=366))
    elif why == "paused":
        coop.run(move_group, SYSTEM, group_id=group_id, state=GroupState.PAUSED, ground="Vakantie")
    else:
        coop.run(stop_release, make_officer(coop, RoleKind.SECRETARY))
    if why == "kind":
        propose(coop, kinds=(ReportKind.FIRE,))
        coop.run(confirm_release, make_officer(coop, RoleKind.CHAIR))
    if why == "receiver":
        propose(coop, receivers=(ContactKind.HOUSING,))
        coop.run(confirm_release, make_officer(coop, RoleKind.CHAIR))
    if why == "paused":
        with pytest.raises(GroupNotOpenError):
            go_through(coop, group_id)
    else:
        go_through(coop, group_id)
    # A kind that was released may alarm the group, also while nobody outside may receive it.
    assert outgoing(coop) == ({"report_alarm"} if why == "receiver" else set())


def test_practice_goes_all_the_way_and_stays_inside(coop: Coop, group_id: uuid.UUID) -> None:
    coop.run(stop_release, make_officer(coop, RoleKind.SECRETARY))
    report_id = go_through(coop, group_id)
    with pytest.raises(NoPoliceContactError):
        coop.run(forward_report, SYSTEM, report_id=report_id)
    assert read(coop, report_id).state is State.APPROVED
    coop.run(close_report, SYSTEM, report_id=report_id)
    assert outgoing(coop) == set()
    with coop._reading() as session:
        assert session.scalar(select(Report.is_practice)) is True


def test_what_was_practice_stays_practice(coop: Coop, group_id: uuid.UUID) -> None:
    coop.run(stop_release, make_officer(coop, RoleKind.SECRETARY))
    report_id = make_report(coop, group_id)
    propose(coop)
    coop.run(confirm_release, make_officer(coop, RoleKind.CHAIR))
    coop.run(approve_report, make_moderator(coop, group_id), report_id=report_id)
    assert outgoing(coop) == set()
