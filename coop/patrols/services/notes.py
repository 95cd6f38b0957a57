"""What walkers note of a place, and the way from there to a buurtmelding."""

import uuid
from collections.abc import Collection

from sqlalchemy import update

from coop.groups.lookups import kinds_of
from coop.groups.rules import ReportKind
from coop.incidents.models import Draft
from coop.incidents.rules.answers import DraftKey, Precision
from coop.incidents.rules.behaviour import look_at
from coop.incidents.services.drafts import begin_report
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.patrols.errors import (
    RoundNoteHandedError,
    RoundNoteWarnedError,
    RoundNotFoundError,
    RoundWithoutStreetsError,
)
from coop.patrols.lookups import note_by_id, round_by_id, route_in, walkers_in
from coop.patrols.models import Round, RoundNote
from coop.patrols.rules.notes import (
    LONGEST_NOTE,
    REPORT_KINDS,
    TEXT_KEPT,
    NoteKind,
    cautions_in,
)
from coop.patrols.rules.rounds import RoundState, ensure_state


@use_case(Permission.PATROLS_ROUND_WALK)
def note_on_round(
    uow: UnitOfWork,
    actor: Actor,
    *,
    round_id: uuid.UUID,
    kind: NoteKind,
    street: str,
    text: str = "",
    is_sure: bool = False,
) -> uuid.UUID:
    """Note what a place looks like; words that seem to name somebody are asked about once."""
    found = _walked(uow, actor, round_id)
    ensure_state(found.course, RoundState.WALKING, uow.now)
    if street not in route_in(uow.session, round_id):
        raise RoundWithoutStreetsError
    words = text.strip()[:LONGEST_NOTE]
    cautions = () if is_sure else cautions_in(words)
    if cautions:
        raise RoundNoteWarnedError(cautions=cautions)
    noted = RoundNote(
        id=uow.chance.new_id(),
        round_id=round_id,
        at=uow.now,
        kind=kind,
        street=street,
        text=words,
    )
    uow.session.add(noted)
    uow.note("round", round_id, topic=f"group:{found.group_id}", signed=False, kind=kind.value)
    return noted.id


@use_case(Permission.PATROLS_ROUND_WALK)
def strike_note(uow: UnitOfWork, actor: Actor, *, note_id: uuid.UUID) -> None:
    """Take back a note, as any of the walkers may."""
    noted = note_by_id(uow.session, note_id, lock=True)
    found = _walked(uow, actor, noted.round_id)
    uow.session.delete(noted)
    uow.note("round", found.id, topic=f"group:{found.group_id}", signed=False)


@use_case(Permission.PATROLS_ROUND_WALK, journal=False)
def make_report_of_note(uow: UnitOfWork, actor: Actor, *, note_id: uuid.UUID) -> uuid.UUID:
    """Begin a buurtmelding with what was noted; the questions ask for the rest.

    Not journalled: the journal would say who is about to report.
    """
    noted = note_by_id(uow.session, note_id, lock=True)
    found = _walked(uow, actor, noted.round_id)
    if noted.handed_at is not None:
        raise RoundNoteHandedError
    draft_id = begin_report(uow, actor, key=DraftKey(group_id=found.group_id))
    draft = uow.session.get_one(Draft, draft_id)
    if draft.kind is None and draft.street is None and draft.behaviour_text is None:
        _fill(draft, noted, kinds_of(uow.session, found.group_id))
    noted.handed_at = uow.now
    return draft_id


@use_case(Permission.PATROLS_NOTE_FORGET, journal=False)
def forget_notes(uow: UnitOfWork, actor: Actor) -> None:
    """Remove the words of notes after four weeks; what is left says nothing of anybody."""
    uow.session.execute(
        update(RoundNote)
        .where(RoundNote.at <= uow.now - TEXT_KEPT, RoundNote.text != "")
        .values(text="")
    )


def _fill(draft: Draft, noted: RoundNote, kinds: Collection[ReportKind]) -> None:
    """Answer what a note answers; whether it goes on is still asked first (SAAR)."""
    kind = REPORT_KINDS.get(noted.kind)
    draft.kind = kind if kind in kinds else None
    if look_at(noted.text).says_behaviour:
        draft.behaviour_text = noted.text
    draft.street = noted.street
    draft.moment_at, draft.moment_precision = noted.at, Precision.EXACT
    draft.moment_right = True


def _walked(uow: UnitOfWork, actor: Actor, round_id: uuid.UUID) -> Round:
    if actor.person_id not in walkers_in(uow.session, round_id):
        raise RoundNotFoundError
    return round_by_id(uow.session, round_id)
