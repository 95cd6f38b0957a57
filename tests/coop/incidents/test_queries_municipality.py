"""What the gemeente sees of groups: how far they are, and no small number (C17)."""

from datetime import UTC, datetime, timedelta

import pytest

from coop.bootstrap import Coop
from coop.bulletins.queries import bulletin_desk
from coop.groups.rules import FEWEST_COUNTED, GroupChannel, GroupModel, GroupState
from coop.groups.services.groups import create_group
from coop.groups.services.life import move_group
from coop.incidents.queries.municipality import municipality_view, print_quarter
from coop.incidents.queries.review import review_queue
from coop.incidents.rules.answers import Step
from coop.incidents.rules.figures import Quarter
from coop.incidents.rules.reading import Typed
from coop.incidents.services.review import show_report
from coop.kernel.errors import MissingPermissionError
from coop.kernel.permissions import SYSTEM, Permission
from coop.people.rules import PERMISSIONS_OF_ROLE, RoleKind
from coop.privacy.services.release import stop_release
from tests.coop.incidents.makers import make_group, make_moderator, make_report
from tests.doubles import FixedClock
from tests.makers import make_officer
from tests.pdfs import words_of


def test_fewer_than_five_are_not_counted(coop: Coop) -> None:
    group_id = make_group(coop)
    gemeente = make_officer(coop, RoleKind.MUNICIPALITY)
    for _ in range(FEWEST_COUNTED - 1):
        make_report(coop, group_id)
    (line,) = coop.ask(municipality_view, gemeente).others
    assert (line.figures.received, line.participants, line.has_moderator) == (None, None, False)
    make_report(coop, group_id)
    make_moderator(coop, group_id)
    (line,) = coop.ask(municipality_view, gemeente).others
    assert (line.figures.received, line.has_moderator) == (FEWEST_COUNTED, True)


def test_practice_is_not_counted(coop: Coop) -> None:
    group_id = make_group(coop)
    coop.run(stop_release, make_officer(coop, RoleKind.CHAIR))
    for _ in range(FEWEST_COUNTED):
        make_report(coop, group_id)
    (line,) = coop.ask(municipality_view, SYSTEM).others
    assert not line.figures.is_any


def test_who_waits_for_a_kick_off_stands_first(coop: Coop) -> None:
    make_group(coop)
    group_id = coop.run(
        create_group,
        SYSTEM,
        name="Oost",
        slug="oost",
        channel=GroupChannel.OWN_APP,
        model=GroupModel.BREDA,
        area="Oost",
        purpose="Opletten",
    )
    for state in (GroupState.TESTED, GroupState.WAITING):
        coop.run(move_group, SYSTEM, group_id=group_id, state=state, ground="Brief")
    view = coop.ask(municipality_view, SYSTEM)
    assert [line.name for line in view.waiting] == ["Oost"]
    assert len(view.others) == 1


def test_a_quarter_ends_at_midnight_here(coop: Coop, clock: FixedClock) -> None:
    make_group(coop)
    group_id = make_group(coop)
    # The last second of the year in Tilburg, and the first of the next.
    for second, quarter in ((59, Quarter(2026, 4)), (60, Quarter(2027, 1))):
        clock.set(datetime(2026, 12, 31, 22, 59, 0, tzinfo=UTC) + timedelta(seconds=second))
        for _ in range(FEWEST_COUNTED):
            make_report(coop, group_id)
        view = coop.ask(municipality_view, SYSTEM)
        assert view.quarter == quarter
        assert [line.figures.received for line in view.others] == [0, FEWEST_COUNTED]
    past = coop.ask(municipality_view, SYSTEM, quarter=Quarter(2026, 4))
    assert [line.figures.received for line in past.others] == [0, FEWEST_COUNTED]


def test_the_paper_names_groups_by_name_and_hides_small_numbers(coop: Coop) -> None:
    group_id = make_group(coop)
    make_report(coop, group_id, changed={Step.BEHAVIOUR: Typed("Iemand zaagde aan het hek")})
    gemeente = make_officer(coop, RoleKind.MUNICIPALITY)
    paper = coop.ask(print_quarter, gemeente, quarter=Quarter(2026, 4))
    words = words_of(paper)
    assert "kwartaal 4 van 2026" in words
    assert "minder dan 5" in words
    assert "hek" not in words


def test_the_gemeente_sees_that_and_nothing_else(coop: Coop) -> None:
    group_id = make_group(coop)
    report_id = make_report(coop, group_id)
    gemeente = make_officer(coop, RoleKind.MUNICIPALITY)
    assert PERMISSIONS_OF_ROLE[RoleKind.MUNICIPALITY] == {Permission.GROUPS_FIGURE_READ}
    with pytest.raises(MissingPermissionError):
        coop.run(show_report, gemeente, report_id=report_id)
    for query in (review_queue, bulletin_desk):
        with pytest.raises(MissingPermissionError):
            coop.ask(query, gemeente)


@pytest.mark.parametrize("kind", [RoleKind.VOLUNTEER, RoleKind.OPERATOR])
def test_others_see_no_figures(coop: Coop, kind: RoleKind) -> None:
    with pytest.raises(MissingPermissionError):
        coop.ask(municipality_view, make_officer(coop, kind))
