"""What the gemeente sees of groups: how far they are, and no small number (C17)."""

import pytest

from coop.bootstrap import Coop
from coop.groups.rules import FEWEST_COUNTED, GroupChannel, GroupModel, GroupState
from coop.groups.services.groups import create_group
from coop.groups.services.life import move_group
from coop.incidents.queries.municipality import municipality_view
from coop.kernel.errors import MissingPermissionError
from coop.kernel.permissions import SYSTEM
from coop.people.rules import RoleKind
from coop.privacy.services.release import stop_release
from tests.coop.incidents.makers import make_group, make_moderator, make_report
from tests.makers import make_officer


def test_fewer_than_five_are_not_counted(coop: Coop) -> None:
    group_id = make_group(coop)
    gemeente = make_officer(coop, RoleKind.MUNICIPALITY)
    for _ in range(FEWEST_COUNTED - 1):
        make_report(coop, group_id)
    (line,) = coop.ask(municipality_view, gemeente).others
    assert (line.received, line.participants, line.has_moderator) == (None, None, False)
    make_report(coop, group_id)
    make_moderator(coop, group_id)
    (line,) = coop.ask(municipality_view, gemeente).others
    assert (line.received, line.has_moderator) == (FEWEST_COUNTED, True)


def test_practice_is_not_counted(coop: Coop) -> None:
    group_id = make_group(coop)
    coop.run(stop_release, make_officer(coop, RoleKind.CHAIR))
    for _ in range(FEWEST_COUNTED):
        make_report(coop, group_id)
    (line,) = coop.ask(municipality_view, SYSTEM).others
    assert line.received is None


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


@pytest.mark.parametrize("kind", [RoleKind.VOLUNTEER, RoleKind.OPERATOR])
def test_others_see_no_figures(coop: Coop, kind: RoleKind) -> None:
    with pytest.raises(MissingPermissionError):
        coop.ask(municipality_view, make_officer(coop, kind))
