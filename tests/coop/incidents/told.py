"""Builds what goes out now, as the worker would."""

from sqlalchemy import select

from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM
from coop.notices.documents import BuiltChat, BuiltMail, House
from coop.notices.models import Notice
from coop.notices.queries import due_notices
from coop.notices.rules import NoticeKind
from coop.notices.services.delivery import build_notice, record_sent
from coop.people.rules import ChannelKind

HOUSE = House(
    base_url="http://localhost:8000",
    mail_from="post@wijk.voorbeeld.example",
    bot_url="https://t.me/wijkbot",
)


def deliver(coop: Coop) -> list[BuiltMail | BuiltChat]:
    """Hand over everything that is due, as the worker would."""
    delivered = []
    for channel in (ChannelKind.TELEGRAM, ChannelKind.EMAIL):
        for _ in range(20):
            due = coop.ask(due_notices, SYSTEM, channel=channel)
            if not due:
                break
            for notice in due:
                built = coop.run(
                    build_notice, SYSTEM, notice_id=notice.id, worker="a", house=HOUSE
                )
                if built is not None:
                    coop.run(record_sent, SYSTEM, notice_id=notice.id, external_id="1")
                    delivered.append(built)
    return delivered


def text_of(built: BuiltMail | BuiltChat) -> str:
    """Return a message as its reader sees it."""
    if isinstance(built, BuiltChat):
        buttons = " ".join(f"[{b.label} {b.url or ''}]" for row in built.buttons for b in row)
        return f"{built.text}\n{buttons}"
    body = built.message.get_body(("plain",))
    assert body is not None
    text: str = body.get_content()
    return f"{built.message['Subject']}\n{text}"


def address_of(built: BuiltMail | BuiltChat) -> str:
    """Return where a message goes."""
    if isinstance(built, BuiltChat):
        return str(built.chat_id)
    address: str = built.message["To"].addresses[0].addr_spec
    return address


def queued(coop: Coop, kind: NoticeKind) -> list[Notice]:
    """Return the notices of one kind, in the order they were queued."""
    with coop._reading() as session:
        return list(
            session.scalars(
                select(Notice)
                .where(Notice.kind == kind.value)
                .order_by(Notice.queued_at, Notice.position)
            )
        )


def told(coop: Coop) -> dict[str, str]:
    """Return what goes out now, by address."""
    return {address_of(built): text_of(built) for built in deliver(coop)}
