"""Which personal data of others each address shows, and to whom; test_routes.py searches them all.

Whoever adds a page on which somebody reads another person's name, address, telephone number or
mail address says it here, and why it is needed. What is not here is shown to nobody.
"""

import re
import uuid
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM
from coop.people.models import Channel, Person
from coop.people.rules import ChannelKind
from coop.people.services import add_channel
from tests.web.routes import ALL_MEMBERS, ANYBODY, BOARD, DOOR


@dataclass(slots=True)
class Sight:
    """Who sees what kinds of data of others at one address."""

    visitors: set[str]
    kinds: set[str]


NAME, ADDRESS, EMAIL, PHONE = "name", "address", "email", "phone"
#: A Telegram account is as good as a number.
KINDS = {ChannelKind.EMAIL: EMAIL, ChannelKind.PHONE: PHONE, ChannelKind.TELEGRAM: PHONE}
MAY_SEE: dict[str, Sight] = {
    # Whoever checks people in looks them up by name, and by nothing else.
    "assembly.print_list": Sight(DOOR, {NAME}),
    "assembly.print_pack": Sight(DOOR, {NAME}),
    "assembly.register": Sight({"counting", "secretary"}, {NAME}),
    # BW 2:41 lid 5: the secretary proves to whom a convocation went, and where to.
    "assembly.fetch_bundle": Sight({"secretary"}, {NAME, ADDRESS, EMAIL}),
    "assembly.fetch_proof": Sight({"secretary"}, {NAME, ADDRESS, EMAIL}),
    "assembly.show_door": Sight(DOOR, {NAME}),
    "assembly.show_list": Sight(DOOR, {NAME}),
    # C28: who speaks stands in front of everybody; who waits is for who leads and who writes.
    **dict.fromkeys(
        (
            *("assembly.ask_for_floor", "assembly.leave_list", "assembly.show_hall"),
            *("assembly.show_live", "assembly.show_state", "assembly.vote"),
        ),
        Sight(ALL_MEMBERS, {NAME}),
    ),
    **dict.fromkeys(
        (
            *("assembly.end_turn", "assembly.end_vote", "assembly.extend_turn"),
            *("assembly.give_turn", "assembly.open_it", "assembly.put_to_vote"),
            *("assembly.show_lead", "assembly.strike_turn", "assembly.count_hands"),
            *("assembly.hear_challenge", "assembly.hear_objection", "assembly.put_off"),
            *("assembly.plan_second", "assembly.take_answer", "assembly.declare_papers"),
            # The candidates, and whose vote for persons it is.
            *("assembly.hand_out", "assembly.hand_out_next"),
        ),
        Sight({"chair"}, {NAME}),
    ),
    **dict.fromkeys(("assembly.enter_speaker", "assembly.show_floor"), Sight(DOOR, {NAME})),
    "assembly.show_notes": Sight({"chair", "secretary"}, {NAME}),
    # C20: the board is public by name, and so is when each of it resigns.
    "assembly.show_schedule": Sight(ALL_MEMBERS, {NAME}),
    "assembly.take_schedule": Sight(ALL_MEMBERS, {NAME}),
    "assembly.show_history": Sight(DOOR, {NAME}),
    "meeting_links.show_door": Sight(DOOR, {NAME}),
    # C14: who is helped in by telephone answers control questions from the register.
    # C20: who looks after a group lets people in, and is the only one to read who they are.
    "groups.change": Sight({"moderator"}, {NAME}),
    "groups.end": Sight({"moderator"}, {NAME}),
    "groups.note_seen": Sight({"moderator"}, {NAME}),
    "groups.show_desk": Sight({"moderator"}, {NAME}),
    # C20: who walks rounds, and for how long, is the coordinator's to know.
    "patrols.show_desk": Sight({"moderator"}, {NAME}),
    # Whoever is spoken to is known to the moderators by name (C20).
    "ladder.show": Sight({"moderator"}, {NAME}),
    "help.note_consent": Sight({"secretary"}, {NAME, ADDRESS, EMAIL, PHONE}),
    "help.print_letter": Sight({"secretary"}, {NAME, ADDRESS}),
    "help.read_out": Sight({"secretary"}, {NAME, ADDRESS, EMAIL, PHONE}),
    "help.show": Sight({"secretary"}, {NAME, ADDRESS, EMAIL, PHONE}),
    # Who asks to pay has to know who pays, and from which account.
    "contribution.fix": Sight({"treasurer"}, {NAME}),
    "contribution.give_mandate": Sight({"treasurer"}, {NAME}),
    "contribution.move": Sight({"treasurer"}, {NAME}),
    "contribution.show_account": Sight({"treasurer"}, {NAME}),
    "contribution.show_payers": Sight({"treasurer"}, {NAME}),
    "contribution.show_run": Sight({"treasurer"}, {NAME}),
    # A selection as a file, for who keeps the register; names and doors stand in parts there.
    "membership.download_file": Sight({"secretary"}, {EMAIL}),
    "membership.export": Sight({"secretary"}, {EMAIL, PHONE}),
    # C20: the board is public by name, and nobody else.
    "who.show": Sight(ANYBODY, {NAME}),
    # The board gives functions, so it looks up who can hold one.
    "roles.ask": Sight(BOARD, {NAME}),
    "roles.choose_deputy": Sight(BOARD, {NAME}),
    "roles.give": Sight(BOARD, {NAME}),
    "roles.show_all": Sight(BOARD, {NAME}),
    "roles.show_one": Sight(BOARD, {NAME}),
    "payments.show": Sight({"treasurer"}, {NAME}),
    "payments.show_arrears": Sight({"treasurer"}, {NAME}),
    "payments.upload": Sight({"treasurer"}, {NAME}),
    # BW 2:34 lid 1 and 2:61: the board keeps the register.
    "membership.lift": Sight(BOARD, {NAME}),
    "membership.note_members_appeal": Sight({"secretary"}, {NAME}),
    "membership.revive": Sight({"secretary"}, {NAME}),
    "membership.settle": Sight({"secretary"}, {NAME}),
    "membership.show_course": Sight(BOARD, {NAME}),
    "membership.note_minor": Sight({"secretary"}, {NAME}),
    "membership.show_minor": Sight(BOARD, {NAME}),
    "membership.show_placements": Sight(BOARD, {NAME}),
    "membership.show_history": Sight(BOARD, {NAME}),
    "membership.show_member": Sight(BOARD, {NAME, ADDRESS, EMAIL, PHONE}),
    "membership.show_members": Sight(BOARD, {NAME, ADDRESS, EMAIL}),
    # C14: two board members together help in who lost the second step.
    "second_board.confirm": Sight(BOARD, {NAME}),
    "second_board.propose": Sight(BOARD, {NAME}),
    "second_board.refuse": Sight(BOARD, {NAME}),
    "second_board.show": Sight(BOARD, {NAME}),
    # What did not arrive must be told in another way, or mended.
    "notices.show_desk": Sight(BOARD | {"operator"}, {NAME, EMAIL}),
}


@dataclass(frozen=True, slots=True)
class Trace:
    """Something by which somebody is recognised; a door or a mailbox may be of two people."""

    kind: str
    value: str
    whose: frozenset[uuid.UUID]


def is_in(trace: Trace, text: str) -> bool:
    """Tell whether a text holds it, and not merely as the beginning of something longer."""
    return trace.value in text and bool(re.search(rf"(?<!\w){re.escape(trace.value)}(?!\w)", text))


def plant_traces(coop: Coop, people: dict[str, uuid.UUID]) -> list[Trace]:
    """Give everybody a telephone number, and return all by which they can be recognised."""
    for number, person_id in enumerate(people.values()):
        phone = f"06 00001{number:03}"
        coop.run(add_channel, SYSTEM, person_id=person_id, kind=ChannelKind.PHONE, value=phone)
    owners: dict[tuple[str, str], set[uuid.UUID]] = {}
    with coop._reading() as session:
        persons = session.scalars(
            select(Person)
            .where(Person.id.in_(people.values()))
            .options(joinedload(Person.address))
        )
        for person in persons:
            values = [(NAME, person.name.full), (NAME, person.name.sorted)]
            if person.address is not None:
                values.append((ADDRESS, person.address.line))
            channels = session.scalars(select(Channel).where(Channel.person_id == person.id))
            values += [(KINDS[channel.kind], channel.value) for channel in channels]
            for value in values:
                owners.setdefault(value, set()).add(person.id)
    return [Trace(*value, frozenset(whose)) for value, whose in owners.items()]
