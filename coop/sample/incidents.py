"""Buurtmeldingen in every state, in both groups, told as of the moments they happened."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from coop.bootstrap import Coop
from coop.groups.rules import Delivery
from coop.incidents.rules.answers import DraftKey, Step
from coop.incidents.rules.reading import Chosen, Given, Typed
from coop.incidents.rules.states import AgentAnswer, RejectReason, Source
from coop.incidents.services.answers import answer_report
from coop.incidents.services.drafts import answer_question
from coop.incidents.services.reports import send_report, withdraw_report
from coop.incidents.services.review import (
    approve_report,
    close_report,
    forward_report,
    reject_report,
)
from coop.kernel.permissions import NOBODY, SYSTEM, Actor, ActorKind, Scope, ScopeKind
from coop.people.lookups import LinkToken
from coop.people.rules import LinkPurpose, RoleKind, grants_of_resident, grants_of_role
from coop.people.services import issue_link
from coop.sample import police
from coop.sample.groups import Groups, agree_with_police
from coop.sample.people import FOUNDED_ON, local_noon

#: South had no contact at the police before this; one report waited for it.
SOUTH_AGREED = timedelta(days=5)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)

_PAST: dict[Step, Given] = {
    Step.HAPPENING: Chosen("past"),
    Step.CALLED: Chosen("no"),
    Step.SEEN: Chosen("nothing"),
    Step.MOMENT: Chosen("hour"),
    Step.IMAGES: Chosen("no"),
    Step.CONTACT: Chosen("yes"),
}


_MAN_ON_A_BICYCLE: dict[Step, Given] = {
    Step.SEEN: Chosen("both"),
    Step.PERSONS: Chosen("one"),
    Step.PERSON1_SEX: Chosen("man"),
    Step.PERSON1_AGE: Chosen("young"),
    Step.PERSON1_HEIGHT: Chosen("average"),
    Step.PERSON1_BUILD: Chosen("unknown"),
    Step.PERSON1_HAIR: Chosen("covered"),
    Step.PERSON1_TOP: Chosen("black"),
    Step.PERSON1_BOTTOM: Chosen("blue"),
    Step.PERSON1_MARKS: Typed("Rode rugzak"),
    Step.VEHICLES: Chosen("one"),
    Step.VEHICLE1_TYPE: Chosen("bicycle"),
    Step.VEHICLE1_COLOUR: Chosen("enough"),
    Step.DIRECTION: Chosen("Lindenhof"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """One buurtmelding and what became of it."""

    ago: timedelta
    #: By which others find it again.
    key: str = ""
    street: str
    said: Mapping[Step, Given]
    #: Key of who made it; none for a browser that nobody signed in.
    by: str | None
    approved: bool = False
    #: It could not wait for the overview of the next working day.
    at_once: bool = False
    answer: AgentAnswer | None = None
    to_group: str = ""
    to_reporter: str = ""
    rejected: RejectReason | None = None
    closed: bool = False
    withdrawn: bool = False
    left_out: frozenset[Step] = field(default_factory=frozenset)


def _kind(kind: str, behaviour: Given) -> dict[Step, Given]:
    return {Step.KIND: Chosen(kind), Step.BEHAVIOUR: behaviour}


NORTH = (
    _Told(
        ago=9 * DAY,
        street="Beukenlaan",
        by="neighbour1",
        said=_kind("scam", Chosen("false_helper")),
        approved=True,
        answer=AgentAnswer.PASSED_ON,
        to_group="Geef nooit uw pinpas of code af.",
        closed=True,
    ),
    _Told(
        ago=4 * DAY,
        street="Lindenhof",
        by="neighbour2",
        said=_kind("other", Typed("De lantaarn bij nummer 9 brandt niet meer")),
        rejected=RejectReason.BELONGS_ELSEWHERE,
    ),
    _Told(
        ago=3 * DAY,
        street="Esdoornplein",
        by="neighbour3",
        said=_kind("nuisance", Chosen("noise")),
        withdrawn=True,
    ),
    _Told(
        ago=2 * DAY,
        street="Wilgenpad",
        by="resident",
        said=_kind("suspicious", Chosen("looks_inside")) | {Step.IMAGES: Chosen("yes")},
        approved=True,
        answer=AgentAnswer.TAKES_ALONG,
        to_reporter="Fijn dat u belde.",
    ),
    _Told(
        ago=20 * HOUR,
        street="Esdoornplein",
        by="member2",
        said=_kind("vandalism", Typed("Twee jongens trapten de ruit van het bushokje kapot"))
        | {
            Step.CALLED: Chosen("police"),
            Step.CALLED_WHEN: Chosen("quarter"),
            Step.POLICE_NUMBER: Typed("2026-0001 (oefening)"),
        },
        approved=True,
    ),
    _Told(
        key="asked",
        ago=26 * HOUR,
        street="Beukenlaan",
        by="neighbour6",
        said=_kind("vandalism", Typed("Een paar jongeren schopten de afvalbakken om")),
        approved=True,
    ),
    _Told(
        key="claimed",
        ago=70 * MINUTE,
        street="Wilgenpad",
        by="neighbour5",
        said=_kind("vandalism", Typed("Iemand spoot verf op de muur bij de speeltuin")),
    ),
    _Told(
        key="again",
        ago=100 * MINUTE,
        street="Lindenhof",
        by="neighbour7",
        said=_kind("theft", Chosen("bicycle_taken")),
    ),
    _Told(
        key="theft",
        ago=2 * HOUR,
        street="Lindenhof",
        by="member",
        said=_kind("theft", Chosen("bicycle_taken")),
    ),
    _Told(
        ago=12 * MINUTE,
        street="Kastanjestraat",
        by="neighbour4",
        said=_kind("burglary", Chosen("tries_doors"))
        | _MAN_ON_A_BICYCLE
        | {
            Step.HAPPENING: Chosen("now"),
            Step.CALLED: Chosen("emergency"),
            Step.CALLED_WHEN: Chosen("just"),
        },
        left_out=frozenset({Step.MOMENT}),
    ),
)

SOUTH = (
    # Before there was a contact at the police: approved, and nobody to tell.
    _Told(
        ago=SOUTH_AGREED + DAY,
        street="Vlierstraat",
        by=None,
        said=_kind("nuisance", Chosen("drives_fast")),
        approved=True,
    ),
    _Told(
        ago=30 * HOUR,
        street="Hazelaarweg",
        by="volunteer",
        said=_kind("burglary", Chosen("break_marks")),
        approved=True,
        at_once=True,
        answer=AgentAnswer.CALL_POLICE,
        to_group="Kijk ook of uw eigen schuur op slot is.",
    ),
    _Told(
        ago=40 * MINUTE,
        street="Elzenkade",
        by=None,
        said=_kind("suspicious", Typed("Iemand fotografeert alle voordeuren en schrijft iets op")),
    ),
)


def fill(coop: Coop, people: dict[str, uuid.UUID], groups: Groups) -> list[uuid.UUID]:
    """Tell every buurtmelding, the oldest first; returns them in that order."""
    now = coop.clock.now()
    waiting = SOUTH[0]
    made = [_tell(coop, people, groups.south, waiting)]
    agents = {
        groups.north: agree_with_police(coop.as_of(local_noon(FOUNDED_ON)), groups.north),
        groups.south: agree_with_police(
            coop.as_of(now - SOUTH_AGREED), groups.south, Delivery.OVERVIEW
        ),
    }
    told = [(groups.north, one) for one in NORTH] + [(groups.south, one) for one in SOUTH[1:]]
    named: dict[str, uuid.UUID] = {}
    for group_id, one in sorted(told, key=lambda pair: pair[1].ago, reverse=True):
        made.append(_tell(coop, people, group_id, one))
        named[one.key] = made[-1]
        if one.answer is not None:
            answered = coop.as_of(now - one.ago + 3 * HOUR)
            _answer(answered, agents[group_id], made[-1], one)
        if one.closed:
            moderator = _moderator(group_id)
            coop.as_of(now - one.ago + 5 * HOUR).run(close_report, moderator, report_id=made[-1])
    _begin(coop, people, groups)
    police.fill(coop, people["moderator"], groups.north, agents[groups.north], named)
    return made


def _tell(coop: Coop, people: dict[str, uuid.UUID], group_id: uuid.UUID, one: _Told) -> uuid.UUID:
    at = coop.clock.now() - one.ago
    then = coop.as_of(at)
    reporter = NOBODY if one.by is None else _person(people[one.by])
    key = DraftKey(group_id=group_id, token=None if one.by else coop.chance.new_token())
    said = {**_PAST, Step.PLACE: Chosen(one.street), **one.said}
    if one.by is None:
        said[Step.CONTACT] = Chosen("no")
    for step in Step:
        if step in said and step not in one.left_out:
            then.run(answer_question, reporter, step=step, given=said[step], key=key)
    report_id = then.run(send_report, reporter, source=Source.WEB, key=key)
    if one.withdrawn:
        coop.as_of(at + 5 * MINUTE).run(withdraw_report, reporter, report_id=report_id)
    _review(coop.as_of(at + 10 * MINUTE), group_id, report_id, one)
    return report_id


def _review(then: Coop, group_id: uuid.UUID, report_id: uuid.UUID, one: _Told) -> None:
    if one.approved:
        then.run(approve_report, _moderator(group_id), report_id=report_id)
    if one.at_once:
        then.run(forward_report, _moderator(group_id), report_id=report_id)
    if one.rejected is not None:
        then.run(reject_report, _moderator(group_id), report_id=report_id, reason=one.rejected)


def _answer(then: Coop, contact_id: uuid.UUID, report_id: uuid.UUID, one: _Told) -> None:
    """Answer as the wijkagent does: with the link of a mail."""
    assert one.answer is not None
    token = then.run(
        issue_link,
        SYSTEM,
        purpose=LinkPurpose.REPORT_ANSWER,
        subject_id=report_id,
        contact_id=contact_id,
    )
    then.run(
        answer_report,
        then.identify(LinkToken(token)),
        report_id=report_id,
        answer=one.answer,
        to_reporter=one.to_reporter,
        to_group=one.to_group,
    )


def _begin(coop: Coop, people: dict[str, uuid.UUID], groups: Groups) -> None:
    """Let a neighbour begin a buurtmelding and be called away."""
    then = coop.as_of(coop.clock.now() - 25 * MINUTE)
    neighbour, key = _person(people["neighbour9"]), DraftKey(group_id=groups.north)
    for step, given in (
        (Step.HAPPENING, Chosen("past")),
        (Step.CALLED, Chosen("no")),
        (Step.KIND, Chosen("nuisance")),
    ):
        then.run(answer_question, neighbour, step=step, given=given, key=key)


def _person(person_id: uuid.UUID) -> Actor:
    return Actor(kind=ActorKind.PERSON, person_id=person_id, grants=grants_of_resident())


def _moderator(group_id: uuid.UUID) -> Actor:
    scope = Scope(ScopeKind.GROUP, group_id)
    return Actor(kind=ActorKind.PERSON, grants=grants_of_role(RoleKind.MODERATOR, scope))
