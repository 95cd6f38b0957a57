"""What a secretary keeps of the list, and somebody who stands in the register twice."""

from coop.bootstrap import Coop
from coop.kernel.permissions import Actor
from coop.membership.queries import member_view, members_page
from coop.membership.rules import Order, Reach, Selection
from coop.membership.services.filters import save_filter
from coop.people.rules import ChannelKind, Name, split_family_name
from coop.people.services import add_channel, add_person
from coop.sample.people import board_member
from coop.sample.personas import EVERYBODY


def fill(coop: Coop) -> None:
    """Keep a filter for the board, and enter somebody a second time by the initial."""
    actor = board_member(coop, "secretary")
    coop.run(
        save_filter,
        actor,
        name="Oproeping per brief",
        selection=Selection(reach=Reach.NO_CONSENT),
        order=Order.STREET,
        is_shared=True,
    )
    _enter_twice(coop, actor)


def _enter_twice(coop: Coop, actor: Actor) -> None:
    known = {persona.name.sorted for persona in EVERYBODY}
    line = next(
        line
        for line in coop.ask(members_page, actor).lines
        if line.email and line.name not in known
    )
    given, _, family = coop.ask(member_view, actor, member_id=line.member_id).name.partition(" ")
    tussenvoegsel, family = split_family_name(family)
    person_id = coop.run(
        add_person,
        actor,
        name=Name(given=f"{given[:1]}.", tussenvoegsel=tussenvoegsel, family=family),
    )
    coop.run(add_channel, actor, person_id=person_id, kind=ChannelKind.EMAIL, value=line.email)
