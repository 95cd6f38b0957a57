"""What somebody else reported is shown before sending, and one tap is enough (bar 12)."""

import uuid
from datetime import timedelta

import pytest

from coop.bootstrap import Coop
from coop.incidents.errors import DraftNotFoundError, ReportNotFoundError
from coop.incidents.rules.answers import DraftKey, Step
from coop.incidents.rules.reading import Chosen, Given, Located
from coop.incidents.rules.review import USUAL
from coop.incidents.rules.states import RejectReason
from coop.incidents.services.review import reject_report
from coop.incidents.services.sightings import see_too
from coop.kernel.permissions import NOBODY, SYSTEM, Actor
from coop.places.rules import distance_m
from tests.coop.incidents.makers import fill_draft, make_group, make_report, read, see
from tests.doubles import FixedClock
from tests.makers import actor_for, make_person

HERE = (51.56, 5.09)
#: One metre to the north, in degrees.
METRE = 1 / distance_m(HERE, (HERE[0] + 1, HERE[1]))


def at(metres: float) -> dict[Step, Given | None]:
    """Answer where it was: so many metres to the north."""
    return {Step.PLACE: Located(HERE[0] + metres * METRE, HERE[1])}


def begun(
    coop: Coop, group_id: uuid.UUID, changed: dict[Step, Given | None], actor: Actor = NOBODY
) -> DraftKey:
    key = DraftKey(group_id=group_id, token=None if actor.person_id else "later")
    fill_draft(coop, actor, key, changed)
    return key


def shown(coop: Coop, key: DraftKey, actor: Actor = NOBODY) -> list[uuid.UUID]:
    return [one.id for one in see(coop, key, actor).similar]


@pytest.mark.parametrize(
    # A place is kept to about ten metres, so the bound is tried that far from it.
    ("metres", "is_shown"),
    [(0, True), (USUAL.metres - 12, True), (USUAL.metres + 12, False)],
)
def test_what_is_near_is_shown(coop: Coop, metres: int, *, is_shown: bool) -> None:
    group_id = make_group(coop)
    report_id = make_report(coop, group_id, changed=at(0))
    key = begun(coop, group_id, at(metres))
    assert shown(coop, key) == ([report_id] if is_shown else [])


@pytest.mark.parametrize(("later", "is_shown"), [(0, True), (1, False)])
def test_what_is_recent_is_shown(
    coop: Coop, clock: FixedClock, later: int, *, is_shown: bool
) -> None:
    group_id = make_group(coop)
    report_id = make_report(coop, group_id)
    clock.advance(timedelta(days=USUAL.days, seconds=later))
    key = begun(coop, group_id, {})
    assert shown(coop, key) == ([report_id] if is_shown else [])


def test_only_the_kind_the_street_and_the_time_are_shown(coop: Coop) -> None:
    group_id = make_group(coop)
    make_report(coop, group_id)
    (line,) = see(coop, begun(coop, group_id, {})).similar
    assert line.label.startswith("Verdachte situatie, Lindenhof. Vandaag om")
    assert "lamp" not in line.label


def test_another_kind_group_or_end_and_ones_own_are_not_shown(coop: Coop) -> None:
    group_id = make_group(coop)
    ria = actor_for(coop, make_person(coop))
    make_report(coop, make_group(coop))
    make_report(coop, group_id, changed={Step.KIND: Chosen("nuisance")})
    rejected = make_report(coop, group_id)
    coop.run(reject_report, SYSTEM, report_id=rejected, reason=RejectReason.UNCLEAR)
    make_report(coop, group_id, actor=ria)
    assert shown(coop, begun(coop, group_id, {}, ria), ria) == []


def test_one_tap_counts_along_and_makes_no_second_report(coop: Coop) -> None:
    group_id = make_group(coop)
    report_id = make_report(coop, group_id)
    ria = actor_for(coop, make_person(coop))
    for _ in range(2):
        key = begun(coop, group_id, {}, ria)
        coop.run(see_too, ria, report_id=report_id, key=key)
        assert see(coop, key, ria).draft_id is None
    # Who says it twice is one neighbour.
    assert read(coop, report_id).also_seen == 1
    browser = begun(coop, group_id, {})
    coop.run(see_too, NOBODY, report_id=report_id, key=browser)
    assert read(coop, report_id).also_seen == 2
    with pytest.raises(DraftNotFoundError):
        coop.run(see_too, NOBODY, report_id=report_id, key=browser)


def test_nobody_counts_along_with_what_was_not_shown(coop: Coop) -> None:
    group_id = make_group(coop)
    elsewhere = make_report(coop, make_group(coop))
    key = begun(coop, group_id, {})
    for report_id in (elsewhere, uuid.UUID(int=1)):
        with pytest.raises(ReportNotFoundError):
            coop.run(see_too, NOBODY, report_id=report_id, key=key)
    assert read(coop, elsewhere).also_seen == 0
    assert see(coop, key).draft_id is not None
