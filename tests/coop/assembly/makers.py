"""Makes meetings and members in them, through use cases."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from coop.assembly.queries import meeting_view
from coop.assembly.queries.meetings import MeetingView
from coop.assembly.rules import DecisionKind, MeetingForm
from coop.assembly.services import (
    add_item,
    check_in,
    convene_meeting,
    open_meeting,
    open_vote,
    plan_meeting,
)
from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM, Actor
from coop.people.rules import RoleKind
from coop.statutes.queries import cooperative_view
from coop.statutes.rules import Layer, RuleKey
from coop.statutes.services import set_rule
from tests.makers import actor_for, give_role, make_member, turn_on


def allow_electronic_voting(coop: Coop) -> None:
    """Set the rules a vote stands on."""
    turn_on(coop, RuleKey.ELECTRONIC_VOTING)
    coop.run(
        set_rule,
        SYSTEM,
        key=RuleKey.ORDINARY_MAJORITY,
        value="1/2",
        layer=Layer.STATUTES,
        article="artikel 17 lid 1 van de statuten",
    )


def make_meeting(
    coop: Coop,
    *,
    starts_at: datetime | None = None,
    form: MeetingForm = MeetingForm.HYBRID,
    is_convened: bool = True,
    motions: tuple[str, ...] = ("De coöperatie koopt een bakfiets.", "De tent krijgt lampen."),
) -> uuid.UUID:
    """Make a meeting, about now unless said otherwise, convened long before.

    Its agenda begins with a point without a motion. Members at home may take part only where
    the statutes let them vote electronically.
    """
    votes_electronically = coop.ask(cooperative_view, SYSTEM).votes_electronically
    if form is not MeetingForm.HALL and not votes_electronically:
        turn_on(coop, RuleKey.ELECTRONIC_VOTING)
    starts_at = starts_at or coop.clock.now()
    coop = coop.as_of(min(starts_at, coop.clock.now()) - timedelta(days=21))
    meeting_id = coop.run(
        plan_meeting,
        SYSTEM,
        title="Algemene ledenvergadering",
        form=form,
        place="Wijkhuis De Linde",
        starts_at=starts_at,
    )
    coop.run(add_item, SYSTEM, meeting_id=meeting_id, title="Opening")
    for number, motion in enumerate(motions, start=1):
        coop.run(
            add_item, SYSTEM, meeting_id=meeting_id, title=f"Voorstel {number}", motion=motion
        )
    if is_convened:
        coop.run(convene_meeting, SYSTEM, meeting_id=meeting_id)
    return meeting_id


def make_chair(coop: Coop) -> Actor:
    """Make a member who leads meetings."""
    person_id = make_member(coop, given="Marijke", family="Broek")
    give_role(coop, person_id, RoleKind.CHAIR)
    return actor_for(coop, person_id)


@dataclass(frozen=True, slots=True)
class Hall:
    """A meeting that is on, with its chair and some members in the hall."""

    coop: Coop
    meeting_id: uuid.UUID
    chair: Actor
    members: tuple[Actor, ...]

    @property
    def view(self) -> MeetingView:
        return self.coop.ask(meeting_view, self.chair, meeting_id=self.meeting_id)

    def item_id(self, number: int) -> uuid.UUID:
        return self.view.items[number - 1].id

    def open_vote(self, number: int = 2) -> uuid.UUID:
        return self.coop.run(open_vote, self.chair, item_id=self.item_id(number))


def make_hall(
    coop: Coop,
    *,
    members: int = 3,
    form: MeetingForm = MeetingForm.HYBRID,
    are_rules_set: bool = False,
    starts_at: datetime | None = None,
) -> Hall:
    """Make an open meeting with members checked in at the door."""
    if not are_rules_set:
        allow_electronic_voting(coop)
    meeting_id = make_meeting(coop, form=form, starts_at=starts_at)
    chair = make_chair(coop)
    actors = tuple(
        actor_for(coop, make_member(coop, given=f"Lid {number}", telegram=5000 + number))
        for number in range(1, members + 1)
    )
    for actor in actors:
        assert actor.person_id is not None
        coop.run(check_in, SYSTEM, meeting_id=meeting_id, person_id=actor.person_id)
    coop.run(open_meeting, chair, meeting_id=meeting_id)
    return Hall(coop, meeting_id, chair, actors)


def make_hall_with_vacancy(coop: Coop) -> Hall:
    """Make an open meeting of ten members that chooses somebody as its fourth point."""
    allow_electronic_voting(coop)
    meeting_id = make_meeting(coop, is_convened=False)
    coop.run(
        add_item,
        SYSTEM,
        meeting_id=meeting_id,
        title="Een nieuw bestuurslid",
        kind=DecisionKind.ELECTION,
    )
    early = coop.as_of(coop.clock.now() - timedelta(days=21))
    early.run(convene_meeting, SYSTEM, meeting_id=meeting_id)
    chair = make_chair(coop)
    members = tuple(
        actor_for(coop, make_member(coop, given=f"Lid {number}")) for number in range(10)
    )
    for actor in members:
        assert actor.person_id is not None
        coop.run(check_in, SYSTEM, meeting_id=meeting_id, person_id=actor.person_id)
    coop.run(open_meeting, chair, meeting_id=meeting_id)
    return Hall(coop, meeting_id, chair, members)
