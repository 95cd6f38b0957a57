"""Who of the sample's members is not yet eighteen."""

from datetime import timedelta

from coop.bootstrap import Coop
from coop.kernel.clock import TIME_ZONE
from coop.membership.queries import members_page
from coop.membership.rules.minors import ADULT_AGE
from coop.membership.services import record_minor
from coop.sample.people import board_member

#: Becomes eighteen in so many days.
DAYS_LEFT = 200
#: The last two on the first page of the list live behind different doors; one has authority.
CHILD, PARENT = -1, -2


def fill(coop: Coop) -> None:
    """Record one young member, with a member as parent."""
    actor = board_member(coop, "secretary")
    lines = coop.ask(members_page, actor).lines
    today = coop.clock.now().astimezone(TIME_ZONE).date()
    adult = (today + timedelta(days=DAYS_LEFT)).replace(day=1)
    coop.run(
        record_minor,
        actor,
        member_id=lines[CHILD].member_id,
        born_on=adult.replace(year=adult.year - ADULT_AGE),
        number=lines[PARENT].number,
    )
