"""What kinds of member the sample cooperative has, who is in which, and what it aims at."""

from datetime import timedelta

from coop.bootstrap import Coop
from coop.kernel.clock import TIME_ZONE
from coop.membership.queries import members_page
from coop.membership.rules.categories import Terms
from coop.membership.rules.targets import Counted
from coop.membership.services import define_category, place_member, set_target
from coop.sample.people import board_member

#: Name, what it is, and how many of the first members of the list are in it.
CATEGORIES = (
    ("Huishouden", Terms(is_per_household=True, cents=3500), 0),
    ("Ondernemer", Terms(cents=7500), 3),
    ("Vriend van de wijk", Terms(is_legal_member=False, cents=1000), 2),
)
#: So many members, set when there were few, for a day that is still to come.
AIM, AIMED_AGO, TIME_LEFT = 450, timedelta(days=1600), timedelta(days=200)


def fill(coop: Coop) -> None:
    """Define categories as the board would, put people in them, and aim at more members."""
    actor = board_member(coop, "secretary")
    today = coop.clock.now().astimezone(TIME_ZONE).date()
    then = coop.as_of(coop.clock.now() - AIMED_AGO)
    then.run(
        set_target,
        actor,
        number=AIM,
        by_on=today + TIME_LEFT,
        counted=Counted.MEMBERS,
        is_public=True,
    )
    members = iter(coop.ask(members_page, actor).lines)
    for name, terms, number in CATEGORIES:
        category_id = coop.run(define_category, actor, name=name, terms=terms)
        for line in (next(members) for _ in range(number)):
            coop.run(
                place_member,
                actor,
                member_id=line.member_id,
                category_id=category_id,
                effective_on=today,
                reference="bestuur 3-11-2026, punt 4",
            )
