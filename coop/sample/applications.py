"""Who wants to become a member of the sample cooperative, and who leaves it."""

from dataclasses import replace
from datetime import date, timedelta

from coop.bootstrap import Coop
from coop.kernel.clock import TIME_ZONE
from coop.kernel.permissions import NOBODY
from coop.membership.queries import leaving_view
from coop.membership.rules.applications import Applicant, Wish
from coop.membership.services import resign, submit_application
from coop.people.lookups import TelegramAccount
from coop.people.rules import Name, Purpose
from coop.sample.personas import MAIL_DOMAIN, NEIGHBOURS
from coop.sample.places import STREETS, TOWN

MEETINGS = frozenset({Purpose.CONVOCATION, Purpose.ASSEMBLY})
DOORS = {street.name: street for street in STREETS}

#: How many days ago each applied; the board has thirty.
APPLICANTS = (
    (
        26,
        Applicant(
            name=Name(given="Yasmina", family="Haddou"),
            door=DOORS["Wilgenpad"].door(31),
            street="Wilgenpad",
            town=TOWN,
            email=f"yasmina.haddou@{MAIL_DOMAIN}",
            phone="06 00000181",
            purposes=MEETINGS | {Purpose.NEWS},
        ),
    ),
    (
        4,
        Applicant(
            name=Name(given="Joris", tussenvoegsel="van", family="Esch"),
            door=DOORS["Beukenlaan"].door(18),
            street="Beukenlaan",
            town=TOWN,
            email=f"joris.van.esch@{MAIL_DOMAIN}",
            purposes=MEETINGS,
            is_minor=True,
            guardian="Ine van Esch",
        ),
    ),
)
#: Who of them is a minor turns so old this year.
YEARS_OLD = 16
#: Moves to another town, and so resigned some days ago.
LEAVER = next(persona for persona in NEIGHBOURS if persona.key == "neighbour4")
LEFT_DAYS_AGO = 9


def fill(coop: Coop) -> None:
    """Let two people apply and one member resign, each on a day of the last weeks."""
    today = coop.clock.now().astimezone(TIME_ZONE).date()
    born_on = date(today.year - YEARS_OLD, 1, 12)
    for days, applicant in APPLICANTS:
        then = coop.as_of(coop.clock.now() - timedelta(days=days))
        then.run(
            submit_application,
            NOBODY,
            applicant=replace(applicant, born_on=born_on if applicant.is_minor else None),
            wish=Wish.APPLY,
            origin="de buurt",
        )
    then = coop.as_of(coop.clock.now() - timedelta(days=LEFT_DAYS_AGO))
    leaver = then.identify(TelegramAccount(LEAVER.telegram or 0))
    then.run(resign, leaver, expected=then.ask(leaving_view, leaver).last_day)
