"""What is done when a mail came back after all, and with addresses that take nothing."""

import uuid

from sqlalchemy import delete, select, update

from coop.inbox.rules import Returned
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.notices.errors import AddressNotRefusedError
from coop.notices.models import Notice, RefusedAddress
from coop.notices.outbox import leave_address, tell_results
from coop.people.models import Channel
from coop.people.rules import ChannelKind
from coop.transports.refusals import Verdict, judge_status, status_in

LONGEST_FAILURE = 300


@use_case(Permission.INBOX_MAIL_TAKE, journal=False)
def note_returned(
    uow: UnitOfWork, actor: Actor, *, notice_id: uuid.UUID, returned: Returned
) -> None:
    """Take it that a mail did not arrive; where its address is gone, another way is tried.

    A report that comes twice, or of a mail that failed already, changes nothing.
    """
    notice = uow.session.get(Notice, notice_id, with_for_update=True)
    if notice is None or notice.sent_at is None or notice.channel_kind is not ChannelKind.EMAIL:
        return
    notice.returned_at, notice.sent_at = uow.now, None
    notice.failure = f"{returned.status} {returned.said}".strip()[:LONGEST_FAILURE]
    status = status_in(returned.status)
    if status is not None and judge_status(status) is Verdict.ADDRESS:
        leave_address(uow, notice)
        return
    # A full mailbox or a filter: the address stays, and the desk may try again.
    notice.failed_at = uow.now
    tell_results(uow, (notice,))


@use_case(Permission.NOTICES_DESK_STEER)
def try_address_again(uow: UnitOfWork, actor: Actor, *, refused_id: uuid.UUID) -> None:
    """Write to an address again: it was mended, or its server was wrong."""
    refused = uow.session.scalar(
        select(RefusedAddress).where(RefusedAddress.id == refused_id).with_for_update()
    )
    if refused is None:
        raise AddressNotRefusedError
    uow.session.execute(
        update(Channel)
        .where(Channel.kind == ChannelKind.EMAIL, Channel.value == refused.address)
        .values(dead_since=None)
    )
    uow.session.execute(delete(RefusedAddress).where(RefusedAddress.id == refused.id))
    uow.note("refused_address", refused_id)
