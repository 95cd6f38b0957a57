"""Sets the scenes that are measured, through use cases like everything else."""

import uuid
from dataclasses import dataclass
from datetime import timedelta

from coop.assembly.queries import meeting_view, turnout
from coop.assembly.services import check_in
from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM
from tests.coop.assembly.makers import make_hall
from tests.makers import make_member


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenVote:
    """A vote that is open, and who may take part in it."""

    meeting_id: uuid.UUID
    poll_id: uuid.UUID
    voters: list[uuid.UUID]

    def count(self, coop: Coop) -> int:
        """Return how many ballots are in the box."""
        return coop.ask(turnout, SYSTEM, poll_id=self.poll_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class FullHall:
    """A meeting that is on, with everybody in it and two motions to come."""

    meeting_id: uuid.UUID
    chair: uuid.UUID
    members: list[uuid.UUID]
    #: The points with a motion.
    items: list[uuid.UUID]

    def poll_of(self, coop: Coop, number: int) -> uuid.UUID:
        """Return the vote about one of the motions."""
        items = coop.ask(meeting_view, SYSTEM, meeting_id=self.meeting_id).items
        vote = next(item.vote for item in items if item.id == self.items[number])
        assert vote is not None
        return vote.poll_id

    def ensure_counted(self, coop: Coop, number: int, ballots: int) -> None:
        """Complain when a ballot was lost or counted twice."""
        counted = coop.ask(turnout, SYSTEM, poll_id=self.poll_of(coop, number))
        if counted != ballots:
            message = f"{counted} ballots in the box, not {ballots}"
            raise AssertionError(message)

    def let_somebody_in(self, coop: Coop) -> None:
        """Change what every screen shows."""
        late = make_member(coop, given="Laat")
        coop.run(check_in, SYSTEM, meeting_id=self.meeting_id, person_id=late)


def full_hall(coop: Coop, *, members: int) -> FullHall:
    """Fill a hall, in which the chair may begin."""
    hall = make_hall(coop, members=1, starts_at=coop.clock.now() + timedelta(minutes=1))
    assert hall.chair.person_id is not None
    people = [make_member(coop, given=f"Lid {number}") for number in range(members)]
    for person_id in people:
        coop.run(check_in, SYSTEM, meeting_id=hall.meeting_id, person_id=person_id)
    return FullHall(
        meeting_id=hall.meeting_id,
        chair=hall.chair.person_id,
        members=people,
        items=[item.id for item in hall.view.items if item.motion],
    )


def meeting_with_open_vote(coop: Coop, *, voters: int) -> OpenVote:
    """Open a vote in a hall full of members."""
    # Loads run by the real clock, and nobody is convened to the past.
    hall = make_hall(coop, starts_at=coop.clock.now() + timedelta(minutes=1))
    people = [make_member(coop, given=f"Lid {number}") for number in range(voters)]
    for person_id in people:
        coop.run(check_in, SYSTEM, meeting_id=hall.meeting_id, person_id=person_id)
    return OpenVote(meeting_id=hall.meeting_id, poll_id=hall.open_vote(), voters=people)
