"""Sets the scenes that are measured, through use cases like everything else."""

import uuid
from dataclasses import dataclass
from datetime import timedelta

from coop.assembly.queries import turnout
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


def meeting_with_open_vote(coop: Coop, *, voters: int) -> OpenVote:
    """Open a vote in a hall full of members."""
    # Loads run by the real clock, and nobody is convened to the past.
    hall = make_hall(coop, starts_at=coop.clock.now() + timedelta(minutes=1))
    people = [make_member(coop, given=f"Lid {number}") for number in range(voters)]
    for person_id in people:
        coop.run(check_in, SYSTEM, meeting_id=hall.meeting_id, person_id=person_id)
    return OpenVote(meeting_id=hall.meeting_id, poll_id=hall.open_vote(), voters=people)
