"""Who hears of a stopped message, and of what the bot cannot do in a chat."""

import uuid

from coop.groups.events import ChatConnected, ParticipantAdmitted, ParticipantEnded
from coop.groups.lookups import group_by_id, is_in_use, moderators_of, participant_by_id
from coop.kernel.unit_of_work import UnitOfWork
from coop.moderation.events import (
    InviteMade,
    MessageRestored,
    MessageStopped,
    SanctionAppealed,
    SanctionDecided,
    SanctionImposed,
    TroubleFound,
)
from coop.moderation.lookups.chats import item_by_id
from coop.moderation.lookups.sanctions import sanction_by_id
from coop.moderation.models import StoppedMessage
from coop.moderation.outbox import invite, order, revoke
from coop.moderation.rules.kinds import SOCIAL, Measure
from coop.moderation.rules.orders import OrderKind
from coop.notices.outbox import ToChat, ToPerson, queue
from coop.notices.reactions.reaction import Reactions
from coop.notices.rules import MODERATION_SCREEN, NoticeKind, stopped_screen
from coop.people.rules import ChannelKind


def _tell_writer(uow: UnitOfWork, event: MessageStopped) -> None:
    item = item_by_id(uow.session, event.item_id)
    if item.measure is Measure.REMOVE:
        tell_why(uow, item)


def tell_why(uow: UnitOfWork, item: StoppedMessage) -> None:
    """Tell the writer apart, in the chat only: others may read a mailbox."""
    if item.person_id is None:
        tell_in_group(uow, item)
        return
    queue(
        uow,
        kind=NoticeKind.MESSAGE_STOPPED,
        to=ToPerson(item.person_id, only=ChannelKind.TELEGRAM),
        subject_id=item.id,
        screen=stopped_screen(item.group_id),
        # As a reply: it leaves no row for long that joins a person to a message.
        is_reply=True,
    )


def tell_in_group(uow: UnitOfWork, item: StoppedMessage) -> None:
    """Say a neutral line in the group instead; it goes after a minute."""
    queue(
        uow,
        kind=NoticeKind.MESSAGE_HINT,
        to=ToChat(item.chat_id),
        subject_id=item.id,
        args={"thread": item.thread_id},
        screen=stopped_screen(item.group_id),
        is_reply=True,
    )


def _tell_moderators(uow: UnitOfWork, event: MessageStopped) -> None:
    item = item_by_id(uow.session, event.item_id)
    if item.rule in SOCIAL and item.measure is Measure.REMOVE:
        # It stands on their page; a thumb is no reason to disturb anybody.
        return
    _count_anew(uow, item.group_id)


def _put_back(uow: UnitOfWork, event: MessageRestored) -> None:
    item = item_by_id(uow.session, event.item_id)
    if item.text is not None:
        queue(
            uow,
            kind=NoticeKind.MESSAGE_RESTORED,
            to=ToChat(item.chat_id),
            subject_id=item.id,
            args={"thread": item.thread_id},
            urgent=True,
        )
    tell_why(uow, item)


def _count_anew(uow: UnitOfWork, group_id: uuid.UUID) -> None:
    for person_id in moderators_of(uow.session, group_id, uow.today):
        queue(
            uow,
            kind=NoticeKind.MESSAGES_WAITING,
            to=ToPerson(person_id, only=ChannelKind.TELEGRAM),
            screen=MODERATION_SCREEN,
            is_reply=True,
        )


def _tell_trouble(uow: UnitOfWork, event: TroubleFound) -> None:
    for person_id in moderators_of(uow.session, event.group_id, uow.today):
        queue(
            uow,
            kind=NoticeKind.CHAT_TROUBLE,
            to=ToPerson(person_id),
            subject_id=event.group_id,
            args={"trouble": event.trouble.value},
            urgent=True,
        )


def _tell_concerned(
    uow: UnitOfWork, event: SanctionImposed | SanctionAppealed | SanctionDecided
) -> None:
    # The message is written from the measure as it stands: imposed, appealed, lifted.
    sanction = sanction_by_id(uow.session, event.sanction_id)
    queue(
        uow,
        kind=NoticeKind.SANCTION_TOLD,
        to=ToPerson(sanction.person_id),
        subject_id=sanction.id,
        urgent=True,
        is_reply=True,
    )


def _ask_another_moderator(uow: UnitOfWork, event: SanctionAppealed) -> None:
    sanction = sanction_by_id(uow.session, event.sanction_id)
    for person_id in moderators_of(uow.session, sanction.group_id, uow.today):
        if person_id != sanction.imposed_by:
            queue(
                uow,
                kind=NoticeKind.SANCTION_APPEALED,
                to=ToPerson(person_id),
                subject_id=sanction.id,
                dedupe=f"sanction_appealed:{sanction.id}:{person_id}",
            )


def _check_rights(uow: UnitOfWork, event: ChatConnected) -> None:
    chat_id = group_by_id(uow.session, event.group_id).telegram_chat_id
    if chat_id is not None:
        order(uow, OrderKind.CHECK, chat_id=chat_id)


def _invite(uow: UnitOfWork, event: ParticipantAdmitted) -> None:
    """Have a personal link made, unless the group keeps a link by which one asks."""
    participant = participant_by_id(uow.session, event.participant_id)
    group = group_by_id(uow.session, participant.group_id)
    if group.telegram_chat_id is None or group.invite_link:
        return
    if is_in_use(uow.session, group.id, uow.today):
        invite(uow, participant.id, group.telegram_chat_id)


def _take_links_back(uow: UnitOfWork, event: ParticipantEnded) -> None:
    revoke(uow, event.participant_id)


def _send_link(uow: UnitOfWork, event: InviteMade) -> None:
    participant = participant_by_id(uow.session, event.participant_id)
    queue(
        uow,
        kind=NoticeKind.GROUP_WAY_IN,
        to=ToPerson(participant.person_id),
        subject_id=participant.id,
        # Whoever holds the link comes in: as a reply it leaves no row for long.
        is_reply=True,
    )


REACTIONS: Reactions = {
    InviteMade: (_send_link,),
    ParticipantAdmitted: (_invite,),
    ParticipantEnded: (_take_links_back,),
    ChatConnected: (_check_rights,),
    MessageRestored: (_put_back,),
    MessageStopped: (_tell_writer, _tell_moderators),
    SanctionAppealed: (_tell_concerned, _ask_another_moderator),
    SanctionDecided: (_tell_concerned,),
    SanctionImposed: (_tell_concerned,),
    TroubleFound: (_tell_trouble,),
}
