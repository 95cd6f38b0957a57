from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM
from coop.membership.services import add_member
from tests.makers import make_person


def test_a_member_gets_the_next_number(coop: Coop) -> None:
    coop.run(add_member, SYSTEM, person_id=make_person(coop), number=41)
    member_id = coop.run(add_member, SYSTEM, person_id=make_person(coop))
    assert member_id is not None
