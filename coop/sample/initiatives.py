"""What members ask for: a point on the next agenda, and a meeting of their own."""

import uuid
from dataclasses import replace
from datetime import datetime, time, timedelta

from coop.assembly.rules import DecisionKind, MeetingForm
from coop.assembly.services import (
    add_item,
    cosign_proposal,
    open_proposals,
    place_proposal,
    plan_meeting,
    propose_item,
    refuse_proposal,
    sign_petition,
    stand_as_candidate,
    start_petition,
)
from coop.bootstrap import Coop
from coop.kernel.clock import TIME_ZONE
from coop.kernel.permissions import EVERYWHERE, Actor
from coop.people.rules import RoleKind, grants_of_role
from coop.sample.assembly import PLACE, as_member

SIGNERS = ("neighbour8", "counting", "volunteer")


def fill(coop: Coop, people: dict[str, uuid.UUID]) -> None:
    """Let members propose points for spring, and ask for a meeting about the wijkhuis."""
    _propose(coop, people)
    petition_id = coop.run(
        start_petition,
        as_member(people["neighbour6"]),
        subject="De toekomst van het wijkhuis",
        reason="De huur van het wijkhuis loopt af. Wij willen er samen over praten.",
        motion="De coöperatie onderzoekt of zij het wijkhuis kan kopen.",
    )
    for key in SIGNERS:
        coop.run(sign_petition, as_member(people[key]), petition_id=petition_id)


def _propose(coop: Coop, people: dict[str, uuid.UUID]) -> None:
    secretary = _secretary(people)
    now = coop.clock.now()
    meeting_id = coop.run(
        plan_meeting,
        secretary,
        title="Voorjaarsvergadering",
        form=MeetingForm.HYBRID,
        place=PLACE,
        starts_at=_evening(now + timedelta(days=90)),
    )
    closes_on = (now + timedelta(days=60)).astimezone(TIME_ZONE).date()
    coop.run(
        open_proposals,
        secretary,
        meeting_id=meeting_id,
        closes_on=closes_on,
        signatures_needed=3,
    )
    bench = coop.run(
        propose_item,
        as_member(people["volunteer"]),
        meeting_id=meeting_id,
        title="Een bank bij de speeltuin",
        explanation="Ouders staan nu. Een bank van gebruikt hout kost weinig.",
        motion="De coöperatie zet een bank bij de speeltuin, voor hoogstens 400 euro.",
    )
    coop.run(cosign_proposal, as_member(people["neighbour8"]), proposal_id=bench)
    _stand(coop, people, meeting_id)
    late = coop.run(
        propose_item,
        as_member(people["counting"]),
        meeting_id=meeting_id,
        title="De vuilcontainers",
        explanation="De gemeente haalt ze te laat op.",
    )
    coop.run(
        refuse_proposal,
        secretary,
        proposal_id=late,
        reason="Hierover gaat de gemeente. Wij schreven haar een brief.",
    )


def _stand(coop: Coop, people: dict[str, uuid.UUID], meeting_id: uuid.UUID) -> None:
    """Let somebody stand for the board, and get on the list."""
    secretary = _secretary(people)
    election = coop.run(
        add_item,
        secretary,
        meeting_id=meeting_id,
        title="Een nieuw bestuurslid",
        explanation="Eén plaats in het bestuur komt vrij.",
        kind=DecisionKind.ELECTION,
    )
    standing = coop.run(
        stand_as_candidate,
        as_member(people["neighbour6"]),
        item_id=election,
        statement="Ik woon hier twintig jaar en werkte als boekhouder. Ik maak tijd vrij.",
    )
    for key in ("volunteer", "neighbour8"):
        coop.run(cosign_proposal, as_member(people[key]), proposal_id=standing)
    coop.run(place_proposal, secretary, proposal_id=standing)


def _secretary(people: dict[str, uuid.UUID]) -> Actor:
    member = as_member(people["secretary"])
    grants = grants_of_role(RoleKind.SECRETARY, EVERYWHERE)
    return replace(member, grants=member.grants | grants)


def _evening(day: datetime) -> datetime:
    return datetime.combine(day.astimezone(TIME_ZONE).date(), time(19, 30), TIME_ZONE)
