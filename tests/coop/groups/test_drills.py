"""The monthly test message: when it is asked for, who places it, and never twice a day."""

import uuid
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from coop.bootstrap import Coop
from coop.groups.errors import (
    DrillPlacedError,
    GroupNotInUseError,
    InvalidDrillDayError,
    NoChatInOwnAppError,
)
from coop.groups.queries.desk import DeskView, group_desk
from coop.groups.rules import GroupChannel
from coop.groups.rules.drills import ensure_drill_day, ensure_not_placed, is_drill_due
from coop.groups.services.drills import ask_for_drills, choose_drill_day, place_drill
from coop.kernel.clock import TIME_ZONE
from coop.kernel.errors import MissingPermissionError
from coop.kernel.permissions import SYSTEM
from coop.notices.models import Notice
from tests.coop.incidents.makers import make_group
from tests.coop.moderation.makers import make_moderator
from tests.coop.patrols.makers import slug_of
from tests.doubles import FixedClock


@pytest.mark.parametrize(
    ("day", "fits"), [(None, True), (1, True), (28, True), (0, False), (29, False)]
)
def test_a_day_is_one_that_every_month_has(day: int | None, *, fits: bool) -> None:
    if fits:
        ensure_drill_day(day)
        return
    with pytest.raises(InvalidDrillDayError):
        ensure_drill_day(day)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=TIME_ZONE)


@pytest.mark.parametrize(
    ("day", "since", "asked_on", "now", "due"),
    [
        (5, date(2026, 11, 1), None, at(5, 10), True),
        (5, date(2026, 11, 1), None, at(5, 9, 59), False),
        (5, date(2026, 11, 1), None, at(4, 23), False),
        # The worker stood still for two days, and then for three.
        (5, date(2026, 11, 1), date(2026, 10, 5), at(7, 12), True),
        (5, date(2026, 11, 1), date(2026, 10, 5), at(8, 12), False),
        (5, date(2026, 11, 1), date(2026, 11, 5), at(5, 12), False),
        # Chosen on the day itself counts; chosen after it is for next month.
        (5, date(2026, 11, 5), None, at(5, 12), True),
        (5, date(2026, 11, 6), None, at(6, 12), False),
        (None, date(2026, 11, 1), None, at(5, 12), False),
    ],
)
def test_when_moderators_are_asked(
    day: int | None, since: date, asked_on: date | None, now: datetime, *, due: bool
) -> None:
    assert is_drill_due(day, since=since, asked_on=asked_on, now=now) is due


def test_one_test_message_a_day() -> None:
    placed = datetime(2026, 11, 5, 22, 59, tzinfo=UTC)
    ensure_not_placed(None, date(2026, 11, 5))
    ensure_not_placed(placed, date(2026, 11, 6))
    with pytest.raises(DrillPlacedError):
        ensure_not_placed(placed, date(2026, 11, 5))


def told(coop: Coop, kind: str) -> list[tuple[uuid.UUID | None, str | None]]:
    with coop._reading() as session:
        rows = session.scalars(select(Notice).where(Notice.kind == kind)).all()
        return [(row.person_id, row.address if row.person_id is None else None) for row in rows]


def desk(coop: Coop, group_id: uuid.UUID) -> DeskView:
    return coop.ask(group_desk, SYSTEM, slug=slug_of(coop, group_id))


def test_moderators_are_asked_once_a_month_and_one_of_them_places_it(
    coop: Coop, clock: FixedClock
) -> None:
    group_id = make_group(coop)
    bram = make_moderator(coop, group_id)
    today = clock.now().astimezone(TIME_ZONE).day
    coop.run(ask_for_drills, SYSTEM)
    assert told(coop, "group_drill_asked") == []
    coop.run(choose_drill_day, bram, group_id=group_id, day=today)
    for _ in range(2):
        coop.run(ask_for_drills, SYSTEM)
    assert told(coop, "group_drill_asked") == [(bram.person_id, None)]
    coop.run(place_drill, bram, group_id=group_id)
    with pytest.raises(DrillPlacedError):
        coop.run(place_drill, bram, group_id=group_id)
    [(nobody, chat)] = told(coop, "group_drill")
    assert nobody is None
    assert chat is not None
    assert desk(coop, group_id).drill_day == today
    coop.run(choose_drill_day, bram, group_id=group_id, day=None)
    clock.advance(timedelta(days=31))
    coop.run(ask_for_drills, SYSTEM)
    assert len(told(coop, "group_drill_asked")) == 1


def test_nothing_goes_to_a_group_that_practises_or_talks_elsewhere_or_is_of_another(
    coop: Coop,
) -> None:
    practising = make_group(coop, is_in_use=False)
    bram = make_moderator(coop, practising)
    with pytest.raises(GroupNotInUseError):
        coop.run(place_drill, bram, group_id=practising)
    own_app = make_group(coop, channel=GroupChannel.OWN_APP)
    with pytest.raises(NoChatInOwnAppError):
        coop.run(place_drill, SYSTEM, group_id=own_app)
    for attempt, values in ((place_drill, {}), (choose_drill_day, {"day": 3})):
        with pytest.raises(MissingPermissionError):
            coop.run(attempt, bram, group_id=own_app, **values)  # type: ignore[arg-type]  # a table
    assert told(coop, "group_drill") == []
    assert desk(coop, own_app).drill_day is None
