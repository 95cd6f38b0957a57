"""Who handles data for the cooperative of the demo: firms that do not exist."""

from datetime import date

from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM
from coop.privacy.services import add_processor

PROCESSORS = (
    ("Oefenhost", "Bewaart de website en de reservekopieën", "Nederland", date(2021, 3, 20)),
    ("Oefenpost", "Bezorgt onze mail", "in de EU", None),
)


def fill(coop: Coop) -> None:
    """Put them on the public list; one of them still has to sign."""
    for name, purpose, place, agreed_on in PROCESSORS:
        coop.run(
            add_processor, SYSTEM, name=name, purpose=purpose, place=place, agreed_on=agreed_on
        )
