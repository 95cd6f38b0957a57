"""Who hears what about the people at a tent: the police, who helps, and who could help."""

from coop.buurtent.events import (
    CrewAsked,
    CrewPicked,
    CrewThanked,
    DeputyAsked,
    PoliceMonthOver,
    SwapAsked,
    SwapTaken,
    TentExpected,
    TentShort,
)
from coop.buurtent.lookups import police_of, volunteers_of
from coop.buurtent.lookups.crew import free_of, swap_by_id
from coop.kernel.unit_of_work import UnitOfWork
from coop.notices.outbox import ToContact, ToEmail, ToPerson, queue
from coop.notices.reactions.reaction import Reactions
from coop.notices.rules import NoticeKind, after_quiet_hours, crew_screen
from coop.people.lookups import holders_of
from coop.people.rules import RoleKind


def _ask_deputy(uow: UnitOfWork, event: DeputyAsked) -> None:
    police = police_of(uow.session, event.session_id)
    assert police.deputy_contact_id is not None
    assert police.deputy_email is not None
    queue(
        uow,
        kind=NoticeKind.TENT_POLICE_QUESTION,
        to=ToContact(police.deputy_contact_id, police.deputy_email),
        subject_id=event.session_id,
        dedupe=f"tent_police_question:{event.session_id}:deputy",
    )


def _tell_what_to_expect(uow: UnitOfWork, event: TentExpected) -> None:
    for person_id in volunteers_of(uow.session, event.session_id):
        queue(
            uow,
            kind=NoticeKind.TENT_EXPECTED,
            to=ToPerson(person_id),
            subject_id=event.session_id,
            dedupe=f"tent_expected:{event.session_id}:{person_id}",
        )


def _call_for_help(uow: UnitOfWork, event: TentShort) -> None:
    for person_id in holders_of(uow.session, RoleKind.VOLUNTEER, uow.today):
        queue(
            uow,
            kind=NoticeKind.TENT_SHORT,
            to=ToPerson(person_id),
            subject_id=event.session_id,
            dedupe=f"tent_short:{event.session_id}:{person_id}",
        )


def _send_month(uow: UnitOfWork, event: PoliceMonthOver) -> None:
    police = police_of(uow.session, event.session_id)
    is_deputy = police.email != event.email
    contact_id = police.deputy_contact_id if is_deputy else police.contact_id
    queue(
        uow,
        kind=NoticeKind.TENT_POLICE_MONTH,
        to=ToEmail(event.email) if contact_id is None else ToContact(contact_id, event.email),
        args={"month": event.month.isoformat()},
        subject_id=event.session_id,
        # An address hears of a month once, whichever of its tents was the last to be known.
        dedupe=f"tent_police_month:{event.month.isoformat()}:{contact_id or event.session_id}",
    )


def _ask_who_can_help(uow: UnitOfWork, event: CrewAsked) -> None:
    queue(
        uow,
        kind=NoticeKind.TENT_CREW_QUESTION,
        to=ToPerson(event.person_id),
        subject_id=event.session_id,
        dedupe=f"tent_crew_question:{event.session_id}:{event.person_id}",
        screen=crew_screen(event.session_id),
    )


def _tell_who_was_picked(uow: UnitOfWork, event: CrewPicked) -> None:
    queue(
        uow,
        kind=NoticeKind.TENT_CREW_PICKED,
        to=ToPerson(event.person_id),
        subject_id=event.session_id,
    )


def _ask_who_takes_over(uow: UnitOfWork, event: SwapAsked) -> None:
    swap = swap_by_id(uow.session, event.swap_id)
    for person_id in free_of(uow, swap.session_id):
        queue(
            uow,
            kind=NoticeKind.TENT_SWAP_QUESTION,
            to=ToPerson(person_id),
            args={"swap": str(swap.id)},
            subject_id=swap.session_id,
            dedupe=f"tent_swap:{swap.id}:{person_id}:{swap.asked_at.isoformat()}",
        )


def _tell_who_is_relieved(uow: UnitOfWork, event: SwapTaken) -> None:
    swap = swap_by_id(uow.session, event.swap_id)
    queue(
        uow,
        kind=NoticeKind.TENT_SWAP_TAKEN,
        to=ToPerson(swap.asked_by),
        subject_id=swap.session_id,
    )


def _thank(uow: UnitOfWork, event: CrewThanked) -> None:
    queue(
        uow,
        kind=NoticeKind.TENT_THANKS,
        to=ToPerson(event.person_id),
        subject_id=event.session_id,
        # The evening ends late; thanks can wait for the morning.
        due_at=after_quiet_hours(uow.now),
        dedupe=f"tent_thanks:{event.session_id}:{event.person_id}",
    )


REACTIONS: Reactions = {
    CrewAsked: (_ask_who_can_help,),
    CrewPicked: (_tell_who_was_picked,),
    CrewThanked: (_thank,),
    SwapAsked: (_ask_who_takes_over,),
    SwapTaken: (_tell_who_is_relieved,),
    DeputyAsked: (_ask_deputy,),
    PoliceMonthOver: (_send_month,),
    TentExpected: (_tell_what_to_expect,),
    TentShort: (_call_for_help,),
}
