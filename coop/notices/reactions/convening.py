"""Who hears that a meeting was convened: each member, by mail with consent and in the chat."""

import uuid
from collections.abc import Collection

from sqlalchemy import select

from coop.assembly.events import MembersInvited
from coop.kernel.unit_of_work import UnitOfWork
from coop.notices.lookups import consents_to
from coop.notices.outbox import MailTo, ToPerson, queue, queue_mails
from coop.notices.reactions.reaction import Reactions
from coop.notices.rules import NoticeKind
from coop.people.models import Channel, Person
from coop.people.rules import ChannelKind, Purpose


def _invite(uow: UnitOfWork, event: MembersInvited) -> None:
    # To that very address, at any hour: the day of sending counts (BW 2:41 lid 5).
    called = select(Person.id, Person.language).where(Person.id.in_(event.mail_addresses))
    languages = {row.id: row.language for row in uow.session.execute(called)}
    queue_mails(
        uow,
        kind=NoticeKind.CONVOCATION,
        to=[
            MailTo(person_id, address, languages[person_id])
            for person_id, address in event.mail_addresses.items()
            if address is not None
        ],
        subject_id=event.convocation_id,
        dedupe=f"convocation:mail:{event.convocation_id}",
    )
    for person_id in _in_the_chat(uow, event.mail_addresses.keys()):
        # An extra: it proves nothing, and who has no Telegram is told nothing about it.
        queue(
            uow,
            kind=NoticeKind.CONVOCATION,
            to=ToPerson(person_id, Purpose.ASSEMBLY, only=ChannelKind.TELEGRAM),
            subject_id=event.convocation_id,
            dedupe=f"convocation:chat:{event.convocation_id}:{person_id}",
        )


def _in_the_chat(uow: UnitOfWork, people: Collection[uuid.UUID]) -> list[uuid.UUID]:
    """Return who reads of assemblies in Telegram."""
    found = uow.session.scalars(
        select(Channel.person_id)
        .where(
            Channel.person_id.in_(people),
            Channel.kind == ChannelKind.TELEGRAM,
            Channel.dead_since.is_(None),
        )
        .order_by(Channel.person_id)
    )
    agreed = consents_to(uow.session, Purpose.ASSEMBLY, ChannelKind.TELEGRAM, people, uow.now)
    return [person_id for person_id in found if person_id in agreed]


REACTIONS: Reactions = {MembersInvited: (_invite,)}
