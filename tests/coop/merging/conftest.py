"""One person who stands in the register twice."""

import uuid
from datetime import date

import pytest

from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM
from coop.places.rules import Door
from coop.places.services import add_address
from tests.makers import make_member


@pytest.fixture
def door(coop: Coop) -> uuid.UUID:
    place = Door(postcode="5099AA", house_number=1)
    return coop.run(add_address, SYSTEM, door=place, street="Lindenhof", town="Tilburg")


@pytest.fixture
def jan(coop: Coop, door: uuid.UUID) -> uuid.UUID:
    return make_member(
        coop,
        given="Jan",
        family="Vries",
        email="jan@voorbeeld.example",
        joined_on=date(2024, 5, 1),
        address_id=door,
    )


@pytest.fixture
def initial(coop: Coop) -> uuid.UUID:
    return make_member(
        coop,
        given="J.",
        family="Vries",
        email="jvries@voorbeeld.example",
        joined_on=date(2021, 2, 1),
        telegram=77,
    )
