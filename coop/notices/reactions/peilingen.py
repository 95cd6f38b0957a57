"""Who is shown a peiling in the own chat, and later its result in the same place.

Over Telegram only, to who agreed to hear of meetings; everybody finds it on the website.
"""

import uuid

from sqlalchemy import and_, or_, select

from coop.kernel.unit_of_work import UnitOfWork
from coop.membership.lookups import is_voter
from coop.membership.models import Member
from coop.notices.models import Notice
from coop.notices.outbox import ChatOf, queue_in_chats
from coop.notices.reactions.reaction import Reactions
from coop.notices.rules import NoticeKind, after_quiet_hours, peiling_screen
from coop.peilingen.events import PeilingCounted, PeilingOpened
from coop.people.models import Channel, Consent, Person
from coop.people.rules import ChannelKind, Purpose


def _ask(uow: UnitOfWork, event: PeilingOpened) -> None:
    agreed = select(Consent.person_id).where(
        Consent.purpose == Purpose.ASSEMBLY,
        Consent.channel == ChannelKind.TELEGRAM,
        Consent.given_at <= uow.now,
        or_(Consent.withdrawn_at.is_(None), Consent.withdrawn_at > uow.now),
    )
    voters = select(Member.person_id).where(is_voter(uow.today))
    rows = uow.session.execute(
        select(Person.id, Channel.value, Person.language)
        .join(
            Channel,
            and_(Channel.person_id == Person.id, Channel.kind == ChannelKind.TELEGRAM),
        )
        .where(Channel.dead_since.is_(None), Person.id.in_(agreed), Person.id.in_(voters))
    )
    _tell(uow, event.peiling_id, [ChatOf(*row) for row in rows], "open")


def _show_result(uow: UnitOfWork, event: PeilingCounted) -> None:
    # Whoever was given the buttons reads the result in their place.
    asked = and_(Notice.kind == NoticeKind.PEILING, Notice.subject_id == event.peiling_id)
    rows = uow.session.execute(
        select(Person.id, Channel.value, Person.language)
        .join(Notice, Notice.person_id == Person.id)
        .join(
            Channel,
            and_(Channel.person_id == Person.id, Channel.kind == ChannelKind.TELEGRAM),
        )
        .where(asked, Channel.dead_since.is_(None))
        .distinct()
    )
    _tell(uow, event.peiling_id, [ChatOf(*row) for row in rows], "counted")


def _tell(uow: UnitOfWork, peiling_id: uuid.UUID, chats: list[ChatOf], state: str) -> None:
    queue_in_chats(
        uow,
        kind=NoticeKind.PEILING,
        to=chats,
        subject_id=peiling_id,
        dedupe=f"peiling:{peiling_id}:{state}",
        screen=peiling_screen(peiling_id),
        due_at=after_quiet_hours(uow.now),
        urgent=False,
    )


REACTIONS: Reactions = {
    PeilingCounted: (_show_result,),
    PeilingOpened: (_ask,),
}
