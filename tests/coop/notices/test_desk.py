import uuid
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import update

from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM, Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import USE_CASES, Declaration
from coop.notices.errors import (
    NoticeHasOwnCourseError,
    NoticeNotFoundError,
    NoticeStillWaitsError,
    NoticeUnderWayError,
    StillNoChannelError,
)
from coop.notices.models import Notice
from coop.notices.outbox import ToEmail, ToPerson, queue
from coop.notices.queries import NoticeView, desk_view, notice_view
from coop.notices.rules import LEASE, NoticeKind, OwnCourse, own_course
from coop.notices.services.delivery import build_notice, record_sent
from coop.notices.services.desk import send_again, stop_like, stop_notice
from coop.people.models import Channel
from coop.people.rules import RoleKind
from tests.coop.notices.test_services import HOUSE
from tests.doubles import FixedClock
from tests.makers import actor_for, give_role, make_person


def _queue_for_test(uow: UnitOfWork, actor: Actor, /, **wish: Any) -> uuid.UUID | None:
    return queue(uow, **wish)


def _kill(uow: UnitOfWork, actor: Actor, *, person_id: uuid.UUID) -> None:
    uow.session.execute(
        update(Channel).where(Channel.person_id == person_id).values(dead_since=uow.now)
    )


def _claim(uow: UnitOfWork, actor: Actor, *, notice_id: uuid.UUID) -> None:
    uow.session.execute(
        update(Notice)
        .where(Notice.id == notice_id)
        .values(claimed_by="a", lease_until=uow.now + LEASE)
    )


def _revive(uow: UnitOfWork, actor: Actor, *, person_id: uuid.UUID) -> None:
    uow.session.execute(
        update(Channel).where(Channel.person_id == person_id).values(dead_since=None)
    )


@pytest.fixture(autouse=True)
def doors(monkeypatch: pytest.MonkeyPatch) -> None:
    for function in (_queue_for_test, _kill, _claim, _revive):
        declaration = Declaration(Permission.NOTICES_OUTBOX_DELIVER, journal=False)
        monkeypatch.setitem(USE_CASES, function, declaration)


@pytest.fixture
def secretary(coop: Coop) -> Actor:
    person_id = make_person(coop, given="Youssef")
    give_role(coop, person_id, RoleKind.SECRETARY)
    return actor_for(coop, person_id)


@pytest.fixture
def claimed(coop: Coop) -> uuid.UUID:
    """Queue something, and let a worker begin to send it."""
    notice_id = put(coop)
    coop.run(_claim, SYSTEM, notice_id=notice_id)
    return notice_id


def put(coop: Coop, **wish: Any) -> uuid.UUID:
    asked = {"kind": NoticeKind.TENT_REMINDER, "to": ToEmail("els@voorbeeld.example")} | wish
    queued = coop.run(_queue_for_test, SYSTEM, **asked)
    assert queued is not None
    return queued


def seen(coop: Coop, notice_id: uuid.UUID) -> NoticeView:
    return coop.ask(notice_view, SYSTEM, notice_id=notice_id)


def failed(coop: Coop) -> tuple[uuid.UUID, uuid.UUID]:
    """Queue for somebody without a channel; return the notice and the person."""
    person_id = make_person(coop, given="Ria", email="ria@voorbeeld.example")
    coop.run(_kill, SYSTEM, person_id=person_id)
    return put(coop, to=ToPerson(person_id)), person_id


@pytest.mark.parametrize(
    ("kind", "course"),
    [
        (NoticeKind.CONVOCATION, OwnCourse.CONVOCATION),
        (NoticeKind.SIGN_IN, OwnCourse.SAFETY),
        (NoticeKind.SECOND_STEP_CHANGED, OwnCourse.SAFETY),
        (NoticeKind.MEMBER_EXPELLED, OwnCourse.RIGHT),
        (NoticeKind.PRIVACY_ANSWERED, OwnCourse.RIGHT),
        (NoticeKind.REPORT_FORWARDED, OwnCourse.REPORT),
        (NoticeKind.TENT_INVITATION, None),
        (NoticeKind.CONTRIBUTION_REMINDED, None),
    ],
)
def test_some_kinds_go_their_own_course(kind: NoticeKind, course: OwnCourse | None) -> None:
    assert own_course(kind) is course


def test_what_was_stopped_does_not_leave_and_says_so(coop: Coop, secretary: Actor) -> None:
    notice_id = put(coop)
    coop.run(stop_notice, secretary, notice_id=notice_id)
    assert seen(coop, notice_id).is_stopped
    built = coop.run(build_notice, SYSTEM, notice_id=notice_id, worker="a", house=HOUSE)
    assert built is None
    with pytest.raises(NoticeUnderWayError):
        coop.run(stop_notice, secretary, notice_id=notice_id)


def test_what_was_stopped_goes_after_all_when_sent_again(coop: Coop, secretary: Actor) -> None:
    notice_id = put(coop)
    coop.run(stop_notice, secretary, notice_id=notice_id)
    coop.run(send_again, secretary, notice_id=notice_id)
    assert seen(coop, notice_id).line.is_waiting
    with pytest.raises(NoticeStillWaitsError):
        coop.run(send_again, secretary, notice_id=notice_id)


def test_what_a_worker_holds_is_not_stopped_until_its_lease_ends(
    coop: Coop, secretary: Actor, clock: FixedClock, claimed: uuid.UUID
) -> None:
    with pytest.raises(NoticeUnderWayError):
        coop.run(stop_notice, secretary, notice_id=claimed)
    assert seen(coop, claimed).line.is_waiting
    clock.advance(LEASE * 2)
    coop.run(stop_notice, secretary, notice_id=claimed)
    assert seen(coop, claimed).is_stopped


def test_five_thousand_can_be_stopped_half_way(coop: Coop, secretary: Actor) -> None:
    subject = coop.chance.new_id()
    gone, *waiting = (put(coop, subject_id=subject) for _ in range(5))
    other = put(coop, subject_id=coop.chance.new_id())
    coop.run(record_sent, SYSTEM, notice_id=gone)
    assert seen(coop, waiting[0]).waiting_alike == len(waiting)
    assert coop.run(stop_like, secretary, notice_id=waiting[0]) == len(waiting)
    assert all(seen(coop, one).is_stopped for one in waiting)
    assert seen(coop, gone).line.sent_at is not None
    assert seen(coop, other).line.is_waiting
    with pytest.raises(NoticeUnderWayError):
        coop.run(stop_like, secretary, notice_id=waiting[0])


def test_what_is_about_nothing_in_particular_is_stopped_alone(
    coop: Coop, secretary: Actor
) -> None:
    one, other = put(coop), put(coop)
    assert coop.run(stop_like, secretary, notice_id=one) == 1
    assert seen(coop, other).line.is_waiting


def test_what_failed_goes_again_once_there_is_a_way(coop: Coop, secretary: Actor) -> None:
    notice_id, person_id = failed(coop)
    with pytest.raises(StillNoChannelError):
        coop.run(send_again, secretary, notice_id=notice_id)
    assert seen(coop, notice_id).line.failed_at is not None
    coop.run(_revive, SYSTEM, person_id=person_id)
    coop.run(send_again, secretary, notice_id=notice_id)
    again = seen(coop, notice_id)
    assert again.line.is_waiting
    assert again.address == "ria@voorbeeld.example"


@pytest.mark.parametrize("deed", [stop_notice, stop_like, send_again])
def test_what_goes_its_own_course_is_left_alone(
    coop: Coop, secretary: Actor, deed: Callable[..., object]
) -> None:
    notice_id = put(coop, kind=NoticeKind.SIGN_IN)
    with pytest.raises(NoticeHasOwnCourseError):
        coop.run(deed, secretary, notice_id=notice_id)
    assert seen(coop, notice_id).line.is_waiting


def test_the_course_of_a_mail_about_a_report_is_not_shown(coop: Coop) -> None:
    # By its Message-ID a reply of the wijkagent is known: nobody at the desk learns it.
    with pytest.raises(NoticeNotFoundError):
        seen(coop, put(coop, kind=NoticeKind.REPORT_FORWARDED))
    (line,) = coop.ask(desk_view, SYSTEM).lines
    assert not line.may_be_opened


@pytest.mark.parametrize("deed", [stop_notice, stop_like, send_again])
def test_a_conversation_is_not_the_desks(
    coop: Coop, secretary: Actor, deed: Callable[..., object]
) -> None:
    notice_id = put(coop, is_reply=True)
    with pytest.raises(NoticeNotFoundError):
        coop.run(deed, secretary, notice_id=notice_id)


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("vries", {"jan"}),
        ("JAN vries", {"jan"}),
        ("jan pieters", set()),
        ("els@", {"els"}),
        ("%", {"jan", "els"}),
    ],
)
def test_the_desk_finds_what_somebody_got(coop: Coop, search: str, found: set[str]) -> None:
    jan = make_person(coop, given="Jan", family="Vries", email="jan@voorbeeld.example")
    sent = {"jan": put(coop, to=ToPerson(jan)), "els": put(coop)}
    lines = coop.ask(desk_view, SYSTEM, search=search).lines
    assert {line.id for line in lines} == {sent[name] for name in found}
