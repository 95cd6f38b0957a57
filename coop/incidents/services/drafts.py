"""A report in progress, one answer at a time.

These steps are not journalled: they are of no consequence until the report is sent, and the
journal would say who is about to report.
"""

import uuid
from dataclasses import replace

from sqlalchemy import delete

from coop.groups.lookups import ensure_open_group, group_by_id
from coop.incidents.errors import DraftNotFoundError
from coop.incidents.lookups.descriptions import described_rows, forget_descriptions
from coop.incidents.lookups.drafts import (
    answers_of,
    begun_since,
    draft_of,
    nearest_street,
    own_draft,
    scene_of,
)
from coop.incidents.models import Draft
from coop.incidents.rules.answers import Answers, DraftKey, Step
from coop.incidents.rules.description import ENOUGH
from coop.incidents.rules.questions import (
    ensure_asked,
    following_trait,
    is_answered,
    next_step,
    previous_step,
    skip,
)
from coop.incidents.rules.reading import Chosen, Given, Located, take_in
from coop.incidents.rules.states import DRAFT_LASTS, FLOOD_WINDOW, ensure_few_drafts
from coop.kernel.permissions import Actor, ActorKind, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.rules import hash_of


@use_case(Permission.INCIDENTS_REPORT_WRITE, journal=False)
def begin_report(
    uow: UnitOfWork,
    actor: Actor,
    *,
    key: DraftKey,
    origin: str | None = None,
) -> uuid.UUID:
    """Begin a report to a group, or take up the one that was begun."""
    present = draft_of(uow.session, actor, key, uow.now, lock=True)
    if present is not None:
        present.touched_at = uow.now
        return present.id
    return _begin(uow, actor, key, origin).id


@use_case(Permission.INCIDENTS_REPORT_WRITE, journal=False)
def answer_question(
    uow: UnitOfWork,
    actor: Actor,
    *,
    step: Step | None,
    given: Given,
    key: DraftKey,
    origin: str | None = None,
) -> None:
    """Take in one answer, whichever question it belongs to; the first one begins a report.

    Without a step it belongs to the question asked last, as words in a chat do.
    """
    if step is Step.HAPPENING and key.group_id is not None:
        draft = draft_of(uow.session, actor, key, uow.now, lock=True)
        draft = draft or _begin(uow, actor, key, origin)
    else:
        draft = own_draft(uow.session, actor, key, uow.now)
    scene = scene_of(uow.session, draft.group_id, actor, uow.now)
    if isinstance(given, Located):
        street = nearest_street(uow.session, given.latitude, given.longitude)
        given = replace(given, street=street)
    before = answers_of(uow.session, draft)
    asked = step or draft.asking or next_step(before, scene)
    answers = take_in(asked, given, before, scene)
    # Who corrects one trait of a person is asked the others too, each with what was said.
    again = following_trait(asked, answers) if is_answered(asked, before) else None
    _keep(uow, draft, before, answers)
    draft.asking = None if given == Chosen(ENOUGH) else again


@use_case(Permission.INCIDENTS_REPORT_WRITE, journal=False)
def skip_question(
    uow: UnitOfWork,
    actor: Actor,
    *,
    step: Step | None = None,
    key: DraftKey,
) -> None:
    """Leave a question unanswered, where that may."""
    draft = own_draft(uow.session, actor, key, uow.now)
    scene = scene_of(uow.session, draft.group_id, actor, uow.now)
    before = answers_of(uow.session, draft)
    asked = step or draft.asking or next_step(before, scene)
    if draft.asking is asked and is_answered(asked, before):
        # Asked again and passed over: the answer given before stands.
        _keep(uow, draft, before, before)
        draft.asking = following_trait(asked, before)
        return
    _keep(uow, draft, before, skip(asked, before, scene))


@use_case(Permission.INCIDENTS_REPORT_WRITE, journal=False)
def go_back(uow: UnitOfWork, actor: Actor, *, key: DraftKey) -> None:
    """Ask the question before once more; its answer stands until there is another."""
    draft = own_draft(uow.session, actor, key, uow.now)
    scene = scene_of(uow.session, draft.group_id, actor, uow.now)
    answers = answers_of(uow.session, draft)
    asked = draft.asking or next_step(answers, scene)
    draft.asking = previous_step(asked, answers, scene)
    draft.touched_at = uow.now


@use_case(Permission.INCIDENTS_REPORT_WRITE, journal=False)
def ask_again(uow: UnitOfWork, actor: Actor, *, step: Step, key: DraftKey) -> None:
    """Ask one question once more, to correct its answer."""
    draft = own_draft(uow.session, actor, key, uow.now)
    scene = scene_of(uow.session, draft.group_id, actor, uow.now)
    ensure_asked(step, answers_of(uow.session, draft), scene)
    draft.asking = step
    draft.touched_at = uow.now


@use_case(Permission.INCIDENTS_REPORT_WRITE, journal=False)
def stop_report(
    uow: UnitOfWork,
    actor: Actor,
    *,
    key: DraftKey,
) -> None:
    """Throw away what was begun."""
    uow.session.delete(own_draft(uow.session, actor, key, uow.now))


@use_case(Permission.INCIDENTS_DRAFT_DISCARD, journal=False)
def discard_stale_drafts(uow: UnitOfWork, actor: Actor) -> None:
    """Throw away what was begun and not touched for two days (C7)."""
    uow.session.execute(delete(Draft).where(Draft.touched_at <= uow.now - DRAFT_LASTS))


def _begin(uow: UnitOfWork, actor: Actor, key: DraftKey, origin: str | None) -> Draft:
    is_person = actor.kind is ActorKind.PERSON
    if key.group_id is None or not (is_person or key.token):
        raise DraftNotFoundError
    group_by_id(uow.session, key.group_id)
    ensure_open_group(uow.session, key.group_id)
    ensure_few_drafts(begun_since(uow.session, origin, uow.now - FLOOD_WINDOW))
    if is_person:
        # A stale draft of the same person would stand in the way of the new one.
        uow.session.execute(
            delete(Draft).where(Draft.person_id == actor.person_id, Draft.group_id == key.group_id)
        )
    draft = Draft(
        id=uow.chance.new_id(),
        group_id=key.group_id,
        person_id=actor.person_id if is_person else None,
        token_hash=hash_of(key.token) if key.token and not is_person else None,
        origin_hash=origin,
        started_at=uow.now,
        touched_at=uow.now,
    )
    uow.session.add(draft)
    return draft


def _keep(uow: UnitOfWork, draft: Draft, before: Answers, answers: Answers) -> None:
    draft.keep(answers)
    if (answers.persons, answers.vehicles) != (before.persons, before.vehicles):
        forget_descriptions(uow.session, draft.id)
        uow.session.add_all(described_rows(answers, uow.chance, draft_id=draft.id))
    draft.moment_ambiguous = answers.moment is not None and answers.moment.is_ambiguous
    draft.moment_right = answers.moment_right
    draft.contact = answers.contact
    draft.email = answers.email
    draft.skipped = " ".join(sorted(answers.skipped))
    draft.asking = None
    draft.turned_away = None
    draft.touched_at = uow.now
