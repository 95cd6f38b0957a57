"""Two board members release buurtpreventie, and everything they have to have seen (C6)."""

import uuid
from datetime import timedelta

import pytest
from sqlalchemy import select

from coop.bootstrap import Coop
from coop.groups.errors import (
    AgreementNeededError,
    AnotherMemberNeededError,
    NoReleaseWaitsError,
    ReleaseStepMissingError,
    ReleaseWaitsError,
)
from coop.groups.rules import Authority, GroupChannel, GroupModel, ReportKind
from coop.groups.services.groups import create_group
from coop.kernel.errors import MissingPermissionError
from coop.kernel.permissions import SYSTEM
from coop.notices.models import Notice
from coop.people.rules import RoleKind
from coop.privacy.queries.release import release_view
from coop.privacy.services.release import (
    confirm_release,
    propose_release,
    refuse_release,
    stop_release,
    warn_of_release_end,
)
from coop.wording.dpia import DPIA_DIGEST
from tests.coop.groups.makers import propose, release
from tests.doubles import FixedClock
from tests.makers import give_role, make_officer, make_person


def test_one_proposes_and_another_confirms(coop: Coop) -> None:
    secretary, chair = (make_officer(coop, kind) for kind in (RoleKind.SECRETARY, RoleKind.CHAIR))
    coop.run(
        propose_release,
        secretary,
        seen_digest=DPIA_DIGEST,
        kinds=(ReportKind.FIRE,),
        receivers=(),
        ticked=(True,),
    )
    assert coop.ask(release_view, chair).in_force is None
    with pytest.raises(AnotherMemberNeededError):
        coop.run(confirm_release, secretary)
    coop.run(confirm_release, chair)
    view = coop.ask(release_view, chair)
    assert view.in_force is not None
    assert (view.in_force.kinds, view.waiting) == ((ReportKind.FIRE,), None)
    with pytest.raises(NoReleaseWaitsError):
        coop.run(confirm_release, chair)


def test_one_proposal_waits_at_a_time(coop: Coop) -> None:
    propose(coop)
    with pytest.raises(ReleaseWaitsError):
        propose(coop)
    treasurer = make_officer(coop, RoleKind.TREASURER)
    coop.run(refuse_release, treasurer)
    with pytest.raises(NoReleaseWaitsError):
        coop.run(refuse_release, treasurer)
    propose(coop)


def test_everything_has_to_be_ticked(coop: Coop) -> None:
    with pytest.raises(ReleaseStepMissingError):
        propose(coop, ticked=(True, False))
    assert coop.ask(release_view, SYSTEM).waiting is None


def test_what_is_new_is_named(coop: Coop) -> None:
    propose(coop, kinds=(ReportKind.FIRE,))
    coop.run(confirm_release, make_officer(coop, RoleKind.CHAIR))
    coop.run(
        create_group,
        SYSTEM,
        name="Oost",
        slug="oost",
        channel=GroupChannel.OWN_APP,
        model=GroupModel.OSS,
        area="Oost",
        purpose="Opletten",
        kinds=(ReportKind.FIRE, ReportKind.SCAM),
    )
    view = coop.ask(release_view, SYSTEM)
    assert view.kinds_not_covered == (ReportKind.SCAM,)
    assert view.deciding == ()


def test_who_decides_along_agreed_first(coop: Coop) -> None:
    coop.run(
        create_group,
        SYSTEM,
        name="Oost",
        slug="oost",
        channel=GroupChannel.OWN_APP,
        model=GroupModel.BOMMELERWAARD,
        area="Oost",
        purpose="Opletten",
    )
    assert coop.ask(release_view, SYSTEM).deciding == (Authority.POLICE,)
    with pytest.raises(AgreementNeededError):
        propose(coop)
    propose(coop, police_on=coop.clock.now().date(), police_reference="Convenant")


def test_one_can_stop_it_at_once(coop: Coop, clock: FixedClock) -> None:
    release(coop)
    clock.advance(timedelta(days=1))
    chair = make_officer(coop, RoleKind.CHAIR)
    propose(coop)
    coop.run(confirm_release, chair)
    # The one of before does not take its place.
    coop.run(stop_release, chair)
    assert coop.ask(release_view, chair).in_force is None
    with pytest.raises(NoReleaseWaitsError):
        coop.run(stop_release, chair)


@pytest.mark.parametrize("kind", [RoleKind.MODERATOR, RoleKind.OPERATOR, RoleKind.SUPERVISOR])
def test_only_the_board_releases(coop: Coop, kind: RoleKind) -> None:
    somebody = make_officer(coop, kind)
    with pytest.raises(MissingPermissionError):
        coop.ask(release_view, somebody)
    with pytest.raises(MissingPermissionError):
        coop.run(confirm_release, somebody)
    with pytest.raises(MissingPermissionError):
        coop.run(
            propose_release, SYSTEM, seen_digest=DPIA_DIGEST, kinds=(), receivers=(), ticked=()
        )


def test_the_board_is_warned_once_for_each_mark(coop: Coop, clock: FixedClock) -> None:
    release(coop)
    secretary = make_person(coop, email="secretaris@voorbeeld.example")
    give_role(coop, secretary, RoleKind.SECRETARY)
    for days, told in ((300, 0), (36, 1), (1, 1), (30, 2)):
        clock.advance(timedelta(days=days))
        coop.run(warn_of_release_end, SYSTEM)
        assert warned(coop, secretary) == told
    release(coop)
    coop.run(warn_of_release_end, SYSTEM)
    assert warned(coop, secretary) == 2  # released anew: nothing ends


def warned(coop: Coop, person_id: uuid.UUID) -> int:
    with coop._reading() as session:
        return len(
            session.scalars(
                select(Notice).where(Notice.kind == "release_ends", Notice.person_id == person_id)
            ).all()
        )
