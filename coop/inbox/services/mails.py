"""What can be done with mails that came in."""

import uuid

from sqlalchemy import delete

from coop.inbox.models import InboxMail, MailboxMark, ReplyTag
from coop.inbox.rules import MAILS_KEPT, TAG_LASTS, TAG_LENGTH, MailOutcome
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.rules import hash_of


@use_case(Permission.NOTICES_OUTBOX_DELIVER, journal=False)
def issue_reply_tag(
    uow: UnitOfWork, actor: Actor, *, subject_id: uuid.UUID, contact_id: uuid.UUID
) -> str:
    """Make the tag of the address a reply goes to, when the mail is built; its hash is kept."""
    tag = hash_of(uow.chance.new_token())[:TAG_LENGTH]
    uow.session.add(
        ReplyTag(
            tag_hash=hash_of(tag),
            subject_id=subject_id,
            contact_id=contact_id,
            expires_at=uow.now + TAG_LASTS,
        )
    )
    return tag


@use_case(Permission.INBOX_MAIL_TAKE, journal=False)
def keep_mail(
    uow: UnitOfWork,
    actor: Actor,
    *,
    validity: int,
    uid: int,
    message_hash: str,
    outcome: MailOutcome,
    contact_id: uuid.UUID | None = None,
) -> None:
    """Remember that a mail came and how far the mailbox was read, in one transaction."""
    mark = uow.session.get(MailboxMark, validity, with_for_update=True)
    if mark is None:
        uow.session.add(MailboxMark(validity=validity, last_uid=uid))
    else:
        mark.last_uid = max(mark.last_uid, uid)
    if outcome is not MailOutcome.DOUBLE:
        uow.session.add(
            InboxMail(
                message_hash=message_hash,
                arrived_at=uow.now,
                outcome=outcome,
                contact_id=contact_id,
            )
        )


@use_case(Permission.INBOX_MAIL_TAKE, journal=False)
def forget_mails(uow: UnitOfWork, actor: Actor) -> None:
    """Remove what came in longer ago than it can come again, and tags nobody can use."""
    uow.session.execute(delete(InboxMail).where(InboxMail.arrived_at < uow.now - MAILS_KEPT))
    # Kept a while longer than they work, so that a late answer is told so.
    uow.session.execute(delete(ReplyTag).where(ReplyTag.expires_at < uow.now - MAILS_KEPT))
