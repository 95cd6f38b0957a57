"""Brings groups to their start and releases buurtpreventie, as people do."""

import uuid
from datetime import timedelta

from coop.bootstrap import Coop
from coop.groups.lookups import released
from coop.groups.rules import ContactKind, GroupState, ReportKind
from coop.groups.services.life import move_group, plan_kick_off
from coop.kernel.clock import TIME_ZONE
from coop.kernel.permissions import SYSTEM, Scope, ScopeKind
from coop.people.rules import RoleKind
from coop.people.services import grant_role
from coop.privacy.services.release import confirm_release, propose_release
from coop.wording.dpia import DPIA_DIGEST
from tests.makers import make_officer, make_person


def start_group(coop: Coop, group_id: uuid.UUID) -> None:
    """Take a group to its start; who looked after it then does so for that day only."""
    today = coop.clock.now().astimezone(TIME_ZONE).date()
    person_id = make_person(coop, given="Tonnie", family="Proef")
    coop.run(
        grant_role,
        SYSTEM,
        person_id=person_id,
        kind=RoleKind.MODERATOR,
        scope=Scope(ScopeKind.GROUP, group_id),
        starts_on=today,
        ends_on=today + timedelta(days=1),
    )
    coop.run(
        move_group, SYSTEM, group_id=group_id, state=GroupState.TESTED, ground="Brief gemeente"
    )
    coop.run(move_group, SYSTEM, group_id=group_id, state=GroupState.WAITING)
    coop.run(plan_kick_off, SYSTEM, group_id=group_id, on=today, front_runner_id=person_id)
    coop.run(move_group, SYSTEM, group_id=group_id, state=GroupState.ACTIVE)


def propose(coop: Coop, **changed: object) -> uuid.UUID:
    """Propose to release everything, as a secretary who read it all."""
    wished = {
        "seen_digest": DPIA_DIGEST,
        "kinds": tuple(ReportKind),
        "receivers": tuple(ContactKind),
        "ticked": (True,),
        "photos": True,
        **changed,
    }
    secretary = make_officer(coop, RoleKind.SECRETARY)
    return coop.run(propose_release, secretary, **wished)  # type: ignore[arg-type]  # a test's own


def release(coop: Coop) -> None:
    """Release buurtpreventie, as two board members do, unless that was done."""
    today = coop.clock.now().astimezone(TIME_ZONE).date()
    with coop._reading() as session:
        if released(session, today).kinds:
            return
    propose(coop)
    coop.run(confirm_release, make_officer(coop, RoleKind.CHAIR))
