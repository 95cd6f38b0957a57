"""What is done with a mail that came in: a reply of a contact outside is carried out.

A sender's address is easily forged. So it takes a secret too, which only our own mail to that
contact held: the tag in the address it replies to, or that mail's Message-ID. And even then no
more is carried out than the eight standard answers, once for each report.
"""

import re
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from coop.bulletins.errors import TooManyBulletinsError
from coop.bulletins.rules import bulletin_in
from coop.bulletins.services.sending import send_by_mail
from coop.groups.lookups import contact_by_id
from coop.groups.models import Contact
from coop.inbox.lookups import came_before, returned_since, tag_of
from coop.inbox.rules import TAG_LASTS, IncomingMail, MailKind, MailOutcome, tags_in
from coop.inbox.services import keep_mail
from coop.incidents.errors import ReplyUnclearError
from coop.incidents.rules.replies import ReplyProblem
from coop.incidents.services.answers import answer_by_mail
from coop.kernel.errors import InvalidInputError
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.notices.models import Notice
from coop.notices.outbox import ToContact, queue
from coop.notices.rules import NoticeKind
from coop.notices.services.bounces import note_returned
from coop.parts.lookups import parts_off
from coop.parts.rules import Part
from coop.people.rules import hash_of

#: Two machines that answer each other stop here.
RETURNED_PER_DAY = 5
#: Mails that can be answered with numbers.
ANSWERABLE = frozenset(
    {NoticeKind.REPORT_FORWARDED, NoticeKind.REPORT_OVERVIEW, NoticeKind.REPORT_RETURNED}
)
OUR_MESSAGE_ID = re.compile(r"<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@", re.IGNORECASE)
#: Where a report comes back to: the notice stands in the address (see `House.reply_to`).
OUR_TAG = re.compile(r"[0-9a-f]{32}")
OF_KIND = {MailKind.AUTOMATIC: MailOutcome.AUTOMATIC, MailKind.BOUNCE: MailOutcome.BOUNCE}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answered:
    """The mail of ours that a mail answers."""

    subject_id: uuid.UUID
    contact_id: uuid.UUID
    expires_at: datetime


@use_case(Permission.INBOX_MAIL_TAKE)
def take_mail(
    uow: UnitOfWork, actor: Actor, *, validity: int, uid: int, mail: IncomingMail
) -> MailOutcome:
    """Carry out a reply once, and remember only that it came."""
    # A mail without a number of its own is known by its place in the mailbox.
    message_hash = hash_of(mail.message_id or f"{validity}:{uid}")
    answered = _answered(uow, mail)
    if came_before(uow.session, message_hash):
        outcome = MailOutcome.DOUBLE
    elif mail.kind is not MailKind.PERSON:
        # No machine is ever answered.
        outcome = OF_KIND[mail.kind]
        _note_returned(uow, actor, mail)
    elif answered is None or Part.PREVENTION in parts_off(uow.session):
        outcome = MailOutcome.STRANGE
    else:
        outcome = _carry_out(uow, actor, mail, answered, message_hash)
    keep_mail(
        uow,
        actor,
        validity=validity,
        uid=uid,
        message_hash=message_hash,
        outcome=outcome,
        contact_id=answered.contact_id if answered else None,
    )
    if answered is not None:
        uow.note("mail", answered.subject_id, outcome=outcome.value)
    return outcome


def _note_returned(uow: UnitOfWork, actor: Actor, mail: IncomingMail) -> None:
    """Find the mail that came back: by the address it came back to, or by its Message-ID."""
    if mail.returned is None:
        return
    ids = [found[1] for one in mail.returned.message_ids if (found := OUR_MESSAGE_ID.match(one))]
    for notice_id in (*filter(OUR_TAG.fullmatch, tags_in(mail.recipients)), *ids):
        note_returned(uow, actor, notice_id=uuid.UUID(notice_id), returned=mail.returned)


def _answered(uow: UnitOfWork, mail: IncomingMail) -> _Answered | None:
    tag = tag_of(uow.session, tags_in(mail.recipients))
    if tag is not None:
        return _Answered(
            subject_id=tag.subject_id, contact_id=tag.contact_id, expires_at=tag.expires_at
        )
    # Some mail programs answer to the sender, whatever our mail asks for.
    for message_id in mail.answers:
        found = OUR_MESSAGE_ID.match(message_id)
        notice = uow.session.get(Notice, uuid.UUID(found[1])) if found else None
        if notice is not None and notice.notice_kind in ANSWERABLE:
            assert notice.subject_id is not None
            assert notice.contact_id is not None
            return _Answered(
                subject_id=notice.subject_id,
                contact_id=notice.contact_id,
                expires_at=(notice.sent_at or notice.queued_at) + TAG_LASTS,
            )
    return None


def _carry_out(
    uow: UnitOfWork, actor: Actor, mail: IncomingMail, answered: _Answered, message_hash: str
) -> MailOutcome:
    contact = contact_by_id(uow.session, answered.contact_id)
    if mail.sender != contact.email:
        return _return(uow, contact, answered, ReplyProblem.STRANGER, message_hash)
    if uow.now >= answered.expires_at:
        return _return(uow, contact, answered, ReplyProblem.LATE, message_hash)
    words = bulletin_in(mail.text)
    if words is not None:
        return _tell_moderators(
            uow,
            actor,
            contact=contact,
            answered=answered,
            words=words,
            message_hash=message_hash,
        )
    try:
        answer_by_mail(
            uow,
            actor,
            subject_id=answered.subject_id,
            contact_id=contact.id,
            text=mail.text,
        )
    except ReplyUnclearError:
        return _return(uow, contact, answered, ReplyProblem.UNCLEAR, message_hash)
    return MailOutcome.ANSWERED


def _tell_moderators(
    uow: UnitOfWork,
    actor: Actor,
    *,
    contact: Contact,
    answered: _Answered,
    words: str,
    message_hash: str,
) -> MailOutcome:
    """Take what the neighbourhood should read to its moderators, who place it or do not (C16)."""
    try:
        send_by_mail(uow, actor, contact_id=contact.id, subject_id=answered.subject_id, text=words)
    except (InvalidInputError, TooManyBulletinsError):
        return _return(uow, contact, answered, ReplyProblem.BULLETIN, message_hash)
    return MailOutcome.ANSWERED


def _return(
    uow: UnitOfWork,
    contact: Contact,
    answered: _Answered,
    problem: ReplyProblem,
    message_hash: str,
) -> MailOutcome:
    """Write to the contact's own address, never to whoever says to have written."""
    today = returned_since(uow.session, contact.id, uow.now - timedelta(days=1))
    if today >= RETURNED_PER_DAY:
        return MailOutcome.SILENT
    queue(
        uow,
        kind=NoticeKind.REPORT_RETURNED,
        to=ToContact(contact.id, contact.email),
        args={"problem": problem.value},
        subject_id=answered.subject_id,
        urgent=True,
        dedupe=f"report_returned:{message_hash}",
    )
    return MailOutcome.RETURNED
