"""Who hears of signing in, of a code made for somebody, and of a new mail address."""

from coop.kernel.unit_of_work import UnitOfWork
from coop.notices.outbox import ToEmail, ToPerson, queue
from coop.notices.reactions.reaction import Reactions
from coop.notices.rules import NoticeKind
from coop.people.events import (
    AccessCodeIssued,
    EmailChangeAsked,
    EmailChanged,
    SecondStepChanged,
    SignInAsked,
)
from coop.people.lookups import live_channels, person_by_id
from coop.people.models import Channel, EmailChange
from coop.people.rules import ChannelKind


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


def _send_code(uow: UnitOfWork, event: EmailChangeAsked) -> None:
    change = uow.session.get(EmailChange, event.change_id)
    assert change is not None
    queue(
        uow,
        kind=NoticeKind.EMAIL_CODE,
        to=ToEmail(change.email, person_by_id(uow.session, change.person_id).language),
        subject_id=change.id,
        urgent=True,
        dedupe=f"email_code:{change.id}",
    )


def _warn_the_old_address(uow: UnitOfWork, event: EmailChanged) -> None:
    language = person_by_id(uow.session, event.person_id).language
    for email in event.previous:
        queue(
            uow,
            kind=NoticeKind.EMAIL_CHANGED,
            to=ToEmail(email, language),
            subject_id=event.person_id,
            urgent=True,
        )


def _tell_of_code(uow: UnitOfWork, event: AccessCodeIssued) -> None:
    # Nobody is let in under somebody's name without that person hearing of it. Who has no
    # channel gets the letter itself.
    if live_channels(uow.session, event.person_id):
        queue(
            uow,
            kind=NoticeKind.ACCESS_CODE_ISSUED,
            to=ToPerson(event.person_id),
            subject_id=event.code_id,
            dedupe=f"access_code:{event.code_id}",
        )


def _tell_of_second_step(uow: UnitOfWork, event: SecondStepChanged) -> None:
    # By mail: a chat may be open on the very telephone that was lost.
    if ChannelKind.EMAIL in live_channels(uow.session, event.person_id):
        queue(
            uow,
            kind=NoticeKind.SECOND_STEP_CHANGED,
            to=ToPerson(event.person_id, only=ChannelKind.EMAIL),
            subject_id=event.person_id,
            args={"change": event.change.value},
            urgent=True,
        )


REACTIONS: Reactions = {
    AccessCodeIssued: (_tell_of_code,),
    EmailChangeAsked: (_send_code,),
    EmailChanged: (_warn_the_old_address,),
    SecondStepChanged: (_tell_of_second_step,),
    SignInAsked: (_send_key,),
}
