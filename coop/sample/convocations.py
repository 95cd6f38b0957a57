"""How the members of the sample were called: mails that went out, letters that were brought."""

import uuid
from datetime import timedelta

from coop.assembly.queries import convocation_view
from coop.assembly.queries.convocations import Shown
from coop.assembly.rules import Handing, Reach
from coop.assembly.services import hand_letters, record_mails
from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM

#: Bounces of an old mailbox, so that one sees what becomes of them.
BOUNCED = 2
#: Letters that nobody brought round yet, in the meeting that is still to come.
STILL_HERE = 12


def send_mails(coop: Coop, meeting_id: uuid.UUID) -> None:
    """Let every mail arrive but a few."""
    view = coop.ask(convocation_view, SYSTEM, meeting_id=meeting_id, shown=Shown.MAILS)
    convocation_id = view.versions[-1].id
    people = _everybody(coop, meeting_id, Shown.MAILS)
    coop.run(record_mails, SYSTEM, convocation_id=convocation_id, person_ids=people)
    later = coop.as_of(coop.clock.now() + timedelta(minutes=20))
    later.run(
        record_mails,
        SYSTEM,
        convocation_id=convocation_id,
        person_ids=people[:BOUNCED],
        failure="550 5.1.1",
    )


def bring_letters(coop: Coop, meeting_id: uuid.UUID, *, still_here: int = 0) -> None:
    """Let volunteers bring the letters round within a day."""
    letters = _everybody(coop, meeting_id, Shown.LETTERS)
    if letters[still_here:]:
        coop.run(
            hand_letters,
            SYSTEM,
            meeting_id=meeting_id,
            person_ids=letters[still_here:],
            how=Handing.DELIVERED,
            on=coop.clock.now().date(),
            by="Vrijwilligers van de wijk",
        )


def _everybody(coop: Coop, meeting_id: uuid.UUID, shown: Shown) -> list[uuid.UUID]:
    first = coop.ask(convocation_view, SYSTEM, meeting_id=meeting_id, shown=shown)
    pages = [
        coop.ask(convocation_view, SYSTEM, meeting_id=meeting_id, shown=shown, page=page)
        for page in range(1, first.pages + 1)
    ]
    return [
        row.person_id
        for view in pages
        for row in view.invitations
        if row.reach is not Reach.NO_ADDRESS
    ]
