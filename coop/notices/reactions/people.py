"""Who hears of signing in: whoever asked, at the address on the register."""

from coop.kernel.unit_of_work import UnitOfWork
from coop.notices.outbox import ToEmail, queue
from coop.notices.reactions.reaction import Reactions
from coop.notices.rules import NoticeKind
from coop.people.events import SignInAsked
from coop.people.lookups import person_by_id
from coop.people.models import Channel


def _send_key(uow: UnitOfWork, event: SignInAsked) -> None:
    channel = uow.session.get(Channel, event.channel_id)
    assert channel is not None
    # To the address itself, not to the person: several people may share it (C14).
    language = person_by_id(uow.session, channel.person_id).language
    queue(
        uow,
        kind=NoticeKind.SIGN_IN,
        to=ToEmail(channel.value, language),
        subject_id=event.sign_in_id,
        urgent=True,
        dedupe=f"sign_in:{event.sign_in_id}",
    )


REACTIONS: Reactions = {SignInAsked: (_send_key,)}
