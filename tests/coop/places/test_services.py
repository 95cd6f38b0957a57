from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM
from coop.places.rules import Door
from coop.places.services import add_address


def test_one_front_door_stands_here_once(coop: Coop) -> None:
    door = Door(postcode="5099AA", house_number=3)
    first = coop.run(add_address, SYSTEM, door=door, street="Lindenhof", town="Tilburg")
    again = coop.run(add_address, SYSTEM, door=door, street="Lindenhof", town="Tilburg")
    letter = Door(postcode="5099AA", house_number=3, house_letter="A")
    other = coop.run(add_address, SYSTEM, door=letter, street="Lindenhof", town="Tilburg")
    assert first == again
    assert other != first
