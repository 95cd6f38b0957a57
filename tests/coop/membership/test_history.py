"""What the board reads of one member in the journal."""

import uuid
from datetime import timedelta

import pytest

from coop.bootstrap import Coop
from coop.kernel.errors import MissingPermissionError
from coop.kernel.permissions import SYSTEM
from coop.membership.errors import MemberNotFoundError
from coop.membership.queries import members_page
from coop.membership.queries.history import ENTRIES_ON_A_PAGE, MemberHistory, member_history
from coop.people.rules import ChannelKind, RoleKind
from coop.people.services import add_channel
from coop.wording.people import FUNCTIONS
from tests.doubles import FixedClock
from tests.makers import actor_for, give_role, make_member, make_person


@pytest.fixture
def ana(coop: Coop) -> uuid.UUID:
    return make_member(coop, given="Ana")


def member_id_of(coop: Coop) -> uuid.UUID:
    return coop.ask(members_page, SYSTEM).lines[0].member_id


def history(coop: Coop, page: int = 1) -> MemberHistory:
    return coop.ask(member_history, SYSTEM, member_id=member_id_of(coop), page=page)


def test_newest_first_by_function(coop: Coop, ana: uuid.UUID, clock: FixedClock) -> None:
    saar = make_person(coop, given="Saar")
    give_role(coop, saar, RoleKind.SECRETARY)
    clock.advance(timedelta(days=1))
    kind, secretary = ChannelKind.PHONE, actor_for(coop, saar)
    coop.run(add_channel, secretary, person_id=ana, kind=kind, value="0612345678")
    told = [(line.use_case, line.function) for line in history(coop).lines]
    assert told == [
        ("add_channel", "secretaris"),
        ("add_member", "systeem"),
        ("add_person", "systeem"),
    ]
    assert "secretaris" in FUNCTIONS


def test_when_somebody_came_in_is_not_told(coop: Coop, ana: uuid.UUID) -> None:
    before = history(coop)
    actor_for(coop, ana)
    assert history(coop) == before


def test_pages(coop: Coop, ana: uuid.UUID) -> None:
    for number in range(ENTRIES_ON_A_PAGE):
        kind, value = ChannelKind.EMAIL, f"ana{number}@voorbeeld.example"
        coop.run(add_channel, SYSTEM, person_id=ana, kind=kind, value=value)
    assert history(coop).pages == 2
    assert [line.use_case for line in history(coop, 2).lines] == ["add_member", "add_person"]
    assert history(coop, 99).page == 2
    assert history(coop, 0).page == 1


def test_it_is_the_boards_to_read(coop: Coop, ana: uuid.UUID) -> None:
    with pytest.raises(MissingPermissionError):
        coop.ask(member_history, actor_for(coop, ana), member_id=member_id_of(coop))
    with pytest.raises(MemberNotFoundError):
        coop.ask(member_history, SYSTEM, member_id=uuid.UUID(int=7))
