"""Answering the questions of an application one by one, as in a chat."""

import uuid

from sqlalchemy import delete

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.errors import AlreadyMemberError, ApplicationDraftNotFoundError
from coop.membership.lookups.drafts import application_draft
from coop.membership.lookups.members import membership_of
from coop.membership.models import ApplicationDraft
from coop.membership.rules.lifecycle import Way
from coop.membership.rules.questions import (
    DONE,
    OF_A_DOOR,
    Answers,
    Step,
    applicant_of,
    door_answered,
    next_step,
    previous_step,
    skip,
    take_in,
    wish_of,
)
from coop.membership.services.applications import submit_application
from coop.people.documents import phone_of
from coop.places.lookups import checked_address


@use_case(Permission.MEMBERSHIP_APPLICATION_SUBMIT, journal=False)
def begin_application(uow: UnitOfWork, actor: Actor) -> uuid.UUID:
    """Begin an application, or take up the one that was begun."""
    if actor.person_id is None:
        raise ApplicationDraftNotFoundError
    held = membership_of(uow.session, actor.person_id, uow.today)
    if held is not None:
        raise AlreadyMemberError(number=held.number)
    draft = application_draft(uow.session, actor, uow.now, lock=True)
    if draft is None:
        # What lay here too long would stand in the way.
        uow.session.execute(
            delete(ApplicationDraft).where(ApplicationDraft.person_id == actor.person_id)
        )
        draft = ApplicationDraft(
            id=uow.chance.new_id(), person_id=actor.person_id, touched_at=uow.now
        )
        uow.session.add(draft)
    draft.touched_at = uow.now
    return draft.id


@use_case(Permission.MEMBERSHIP_APPLICATION_SUBMIT, journal=False)
def answer_of_applicant(
    uow: UnitOfWork, actor: Actor, *, text: str, step: Step | None = None
) -> None:
    """Take in an answer to a question, or to the one that is asked now."""
    draft = _own(uow, actor)
    asked = step or _asked(draft)
    if asked is Step.PHONE:
        text = phone_of(text)
    answers = take_in(asked, text, draft.said)
    if asked in OF_A_DOOR:
        answers |= _street_found(uow, answers)
    # Of several choices the question stays until enough was chosen.
    stays = asked is Step.PURPOSES and text != DONE
    _keep(uow, draft, answers, asking=asked if stays else None)


@use_case(Permission.MEMBERSHIP_APPLICATION_SUBMIT, journal=False)
def skip_application_question(uow: UnitOfWork, actor: Actor, *, step: Step | None = None) -> None:
    """Pass a question over, where that may."""
    draft = _own(uow, actor)
    _keep(uow, draft, skip(step or _asked(draft), draft.said))


@use_case(Permission.MEMBERSHIP_APPLICATION_SUBMIT, journal=False)
def step_back_in_application(uow: UnitOfWork, actor: Actor) -> None:
    """Ask the question before once more; at the first it stays."""
    draft = _own(uow, actor)
    asked = _asked(draft)
    _keep(uow, draft, draft.said, asking=previous_step(asked, draft.said) or asked)


@use_case(Permission.MEMBERSHIP_APPLICATION_SUBMIT, journal=False)
def correct_application(uow: UnitOfWork, actor: Actor, *, step: Step) -> None:
    """Ask one question again."""
    draft = _own(uow, actor)
    _keep(uow, draft, draft.said, asking=step)


@use_case(Permission.MEMBERSHIP_APPLICATION_SUBMIT, journal=False)
def stop_application(uow: UnitOfWork, actor: Actor) -> None:
    """Throw away what was begun."""
    uow.session.delete(_own(uow, actor))


@use_case(Permission.MEMBERSHIP_APPLICATION_SUBMIT)
def send_application(uow: UnitOfWork, actor: Actor, *, way: Way) -> uuid.UUID:
    """Send what was answered as an application, like the form on the website."""
    draft = _own(uow, actor)
    applicant = applicant_of(draft.said, actor.locale)
    application_id = submit_application(
        uow,
        actor,
        applicant=applicant,
        wish=wish_of(draft.said),
        origin=f"{way.value}:{actor.person_id}",
        way=way,
    )
    uow.session.delete(draft)
    return application_id


def _street_found(uow: UnitOfWork, answers: Answers) -> dict[Step, str]:
    """Return the street and the town that the list of addresses knows, so that nobody types."""
    door = door_answered(answers)
    if door is None:
        return {}
    check = checked_address(uow.session, door)
    return {Step.STREET: check.street, Step.TOWN: check.town} if check.street else {}


def _own(uow: UnitOfWork, actor: Actor) -> ApplicationDraft:
    draft = application_draft(uow.session, actor, uow.now, lock=True)
    if draft is None:
        raise ApplicationDraftNotFoundError
    return draft


def _asked(draft: ApplicationDraft) -> Step:
    return draft.asking or next_step(draft.said)


def _keep(
    uow: UnitOfWork, draft: ApplicationDraft, answers: Answers, *, asking: Step | None = None
) -> None:
    draft.answers = {step.value: text for step, text in answers.items()}
    draft.asking = asking
    draft.touched_at = uow.now
