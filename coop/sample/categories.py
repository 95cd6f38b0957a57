"""What kinds of member the sample cooperative has, and who is in which."""

from coop.bootstrap import Coop
from coop.kernel.clock import TIME_ZONE
from coop.membership.queries import members_page
from coop.membership.rules.categories import Terms
from coop.membership.services import define_category, place_member
from coop.people.lookups import TelegramAccount
from coop.sample.membership import SECRETARY

#: Name, what it is, and how many of the first members of the list are in it.
CATEGORIES = (
    ("Huishouden", Terms(is_per_household=True, cents=3500), 0),
    ("Ondernemer", Terms(cents=7500), 3),
    ("Vriend van de wijk", Terms(is_legal_member=False, cents=1000), 2),
)


def fill(coop: Coop) -> None:
    """Define the categories as the board would, and put some people in them from today."""
    actor = coop.identify(TelegramAccount(SECRETARY.telegram or 0))
    today = coop.clock.now().astimezone(TIME_ZONE).date()
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
