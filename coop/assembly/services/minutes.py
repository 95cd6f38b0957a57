"""Minutes from the first draft to the signatures."""

import uuid
from datetime import date, timedelta

from sqlalchemy import select

from coop.assembly.documents.drafts import DraftSection, HeadFacts, ItemFacts, draft_of
from coop.assembly.errors import (
    CommentEmptyError,
    CommentNotFoundError,
    MinutesChangedError,
    MinutesProposedError,
    MinutesSignedError,
)
from coop.assembly.events import MinutesProposed
from coop.assembly.lookups import agenda_of, locked_meeting, rounds_about
from coop.assembly.lookups.board import board_on
from coop.assembly.lookups.decisions import decisions_of, declared_in
from coop.assembly.lookups.minutes import (
    attendance_facts,
    attended,
    minutes_of,
    names_in_office,
    recorded_meeting,
    sections_of,
    standing_proxies,
    versions_of,
    voters_on,
)
from coop.assembly.lookups.papers import minutes_file
from coop.assembly.models import Meeting, Minutes, MinutesComment, MinutesText
from coop.assembly.rules import (
    COMMENT_DAYS,
    LONGEST_COMMENT,
    LONGEST_SECTION,
    MeetingKind,
    Office,
    Section,
    day_of,
    digest_of,
    ensure_can_comment,
    ensure_signable,
    ensure_term_ahead,
    ensure_writable,
)
from coop.kernel.errors import MissingPermissionError
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.rules import FUNCTIONS, RoleKind
from coop.shelf.rules import Audience, PaperKind
from coop.shelf.services import add_paper
from coop.voting.lookups import outcome_of
from coop.wording import minutes as words


@use_case(Permission.ASSEMBLY_MINUTES_WRITE)
def draft_minutes(uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID) -> None:
    """Begin minutes from what happened; closing a meeting does it, once."""
    meeting = locked_meeting(uow.session, meeting_id, kind=None)
    if uow.session.get(Minutes, meeting_id) is None:
        uow.session.add(Minutes(meeting_id=meeting_id, begun_at=uow.now))
        for section in draft_of(_head_facts(uow, meeting), _item_facts(uow, meeting)):
            _write(uow, meeting_id, section, version=1, written_by=None)
    uow.note("meeting", meeting_id, topic=meeting.topic)


def _head_facts(uow: UnitOfWork, meeting: Meeting) -> HeadFacts:
    assert meeting.opened_at is not None
    day = day_of(meeting.opened_at)
    present = attendance_facts(uow.session, meeting)
    return HeadFacts(
        opened_at=meeting.opened_at,
        closed_at=meeting.closed_at or uow.now,
        place=meeting.place,
        chairs=names_in_office(uow.session, RoleKind.CHAIR, day),
        secretaries=names_in_office(uow.session, RoleKind.SECRETARY, day),
        voters=voters_on(uow.session, day),
        came=present.all,
        at_opening=present.at_opening,
        at_the_door=present.at_the_door,
        online=present.online,
        proxies=standing_proxies(uow.session, meeting.id),
        board=_board_there(uow, meeting) if meeting.kind is MeetingKind.BOARD else "",
    )


def _board_there(uow: UnitOfWork, meeting: Meeting) -> str:
    """Return who of the board was there; they hold an office, so they are named (C28)."""
    assert meeting.opened_at is not None
    board = board_on(uow.session, day_of(meeting.opened_at))
    return ", ".join(
        name for person_id, name in board.items() if attended(uow.session, meeting.id, person_id)
    )


def _item_facts(uow: UnitOfWork, meeting: Meeting) -> list[ItemFacts]:
    decided = {one.item_id: one for one in decisions_of(uow.session, meeting.id)}
    declared = declared_in(uow.session, meeting.id)
    agenda = agenda_of(uow.session, meeting.id)
    on_paper = {
        item_id: [held.sentence for held in rounds if held.sentence]
        for item_id, rounds in rounds_about(uow.session, [item.id for item, _ in agenda]).items()
    }
    facts = []
    for item, poll in agenda:
        decision = decided.get(item.id)
        facts.append(
            ItemFacts(
                number=item.number,
                title=item.title,
                motion=decision.text if decision else item.motion,
                outcome=None if poll is None else outcome_of(poll),
                declared=declared.get(poll.id, "")
                if poll
                else " ".join(on_paper.get(item.id, ())),
                decision=decision.number if decision else "",
                declared_by=decision.declared_by if decision else "",
                method=decision.method.value if decision else "",
            )
        )
    return facts


def _write(
    uow: UnitOfWork,
    meeting_id: uuid.UUID,
    section: DraftSection,
    *,
    version: int,
    written_by: uuid.UUID | None,
) -> None:
    uow.session.add(
        MinutesText(
            meeting_id=meeting_id,
            place=section.place,
            version=version,
            heading=section.heading,
            text=section.text,
            written_at=uow.now,
            written_by=written_by,
        )
    )


@use_case(Permission.ASSEMBLY_MINUTES_WRITE)
def write_minutes(
    uow: UnitOfWork,
    actor: Actor,
    *,
    meeting_id: uuid.UUID,
    place: int,
    based_on: int,
    text: str,
) -> None:
    """Keep a new version of one section, unless somebody else did since it was opened."""
    _, minutes = _locked(uow, actor, meeting_id)
    ensure_writable(minutes.state)
    newest = versions_of(uow.session, meeting_id, place)[0]
    text = text.replace("\r\n", "\n").strip()[:LONGEST_SECTION]
    if text == newest.text:
        return
    if based_on != newest.version:
        raise MinutesChangedError(meeting_id=meeting_id, place=place)
    section = DraftSection(place=place, heading=newest.heading, text=text)
    version = newest.version + 1
    _write(uow, meeting_id, section, version=version, written_by=actor.person_id)
    uow.note("minutes", meeting_id, place=place, version=version)


@use_case(Permission.ASSEMBLY_MINUTES_WRITE)
def propose_minutes(
    uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID, until: date | None = None
) -> None:
    """Show the minutes to all members; who attended can comment until and with a day.

    Without a day that is as long as usual.
    """
    until = until or uow.today + timedelta(days=COMMENT_DAYS)
    _, minutes = _locked(uow, actor, meeting_id)
    if minutes.proposed_at is not None:
        raise MinutesProposedError(meeting_id=meeting_id)
    ensure_term_ahead(until, today=uow.today)
    minutes.proposed_at = uow.now
    minutes.comments_until = until
    uow.note("minutes", meeting_id, until=until.isoformat())
    uow.record(MinutesProposed(meeting_id=meeting_id))


@use_case(Permission.ASSEMBLY_MINUTES_COMMENT)
def comment_minutes(
    uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID, place: int, text: str
) -> None:
    """Say what is wrong with a section; for who was there."""
    assert actor.person_id is not None
    _, minutes = _locked(uow, actor, meeting_id)
    ensure_can_comment(
        minutes.state,
        until=minutes.comments_until,
        today=uow.today,
        attended=attended(uow.session, meeting_id, actor.person_id),
    )
    versions_of(uow.session, meeting_id, place)
    uow.session.add(
        MinutesComment(
            id=uow.chance.new_id(),
            meeting_id=meeting_id,
            place=place,
            person_id=actor.person_id,
            text=_said(text),
            made_at=uow.now,
        )
    )
    uow.note("minutes", meeting_id, place=place)


@use_case(Permission.ASSEMBLY_MINUTES_WRITE)
def answer_comment(
    uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID, comment_id: uuid.UUID, answer: str
) -> None:
    """Tell what became of a comment."""
    _locked(uow, actor, meeting_id)
    comment = uow.session.get(MinutesComment, comment_id)
    if comment is None or comment.meeting_id != meeting_id:
        raise CommentNotFoundError(comment_id=comment_id)
    comment.answer = _said(answer)
    comment.answered_at = uow.now
    uow.note("minutes", meeting_id, place=comment.place)


def _said(text: str) -> str:
    said = text.replace("\r\n", "\n").strip()[:LONGEST_COMMENT]
    if not said:
        raise CommentEmptyError
    return said


@use_case(Permission.ASSEMBLY_MINUTES_WRITE)
def adopt_minutes(uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID) -> None:
    """Adopt the minutes that a meeting adopted under a point of its own; closing it does this."""
    adopted = [one.item_id for one in decisions_of(uow.session, meeting_id) if one.is_adopted]
    earlier = uow.session.scalars(
        select(Minutes)
        .where(Minutes.adoption_item_id.in_(adopted), Minutes.adopted_at.is_(None))
        .with_for_update()
    )
    for minutes in earlier:
        meeting = locked_meeting(uow.session, minutes.meeting_id, kind=None)
        texts = sections_of(uow.session, minutes.meeting_id)
        minutes.adopted_at = uow.now
        minutes.digest = digest_of(
            meeting.title,
            day_of(meeting.starts_at),
            [Section(text.heading, text.text) for text in texts],
        )
    uow.note("meeting", meeting_id)


@use_case(Permission.ASSEMBLY_MINUTES_SIGN)
def sign_minutes(uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID, office: Office) -> None:
    """Sign adopted minutes as chair or as secretary; two persons, once each.

    Signed by both they go on the shelf, as a paper to be archived (PDF/A).
    """
    meeting, minutes = _locked(uow, actor, meeting_id)
    ensure_signable(minutes.state)
    _ensure_office(actor, office)
    if office is Office.CHAIR:
        signed, other = minutes.chair_signed_at, minutes.secretary_signed_by
    else:
        signed, other = minutes.secretary_signed_at, minutes.chair_signed_by
    if signed is not None or other == actor.person_id:
        raise MinutesSignedError(meeting_id=meeting_id)
    if office is Office.CHAIR:
        minutes.chair_signed_at, minutes.chair_signed_by = uow.now, actor.person_id
    else:
        minutes.secretary_signed_at, minutes.secretary_signed_by = uow.now, actor.person_id
    if minutes.is_signed:
        _archive(uow, actor, meeting, minutes)
    uow.note("minutes", meeting_id, office=office.value, digest=minutes.digest)


def _archive(uow: UnitOfWork, actor: Actor, meeting: Meeting, minutes: Minutes) -> None:
    day = day_of(meeting.starts_at)
    of_board = meeting.kind is MeetingKind.BOARD
    add_paper(
        uow,
        actor,
        title=words.adoption_title(meeting.title, day),
        kind=PaperKind.MINUTES,
        year=day.year,
        audience=Audience.BOARD if of_board else Audience.MEMBERS,
        content=minutes_file(uow.session, meeting, minutes, uow.today),
    )


def _ensure_office(actor: Actor, office: Office) -> None:
    function = FUNCTIONS[RoleKind(office.value)]
    held = {
        grant.function
        for grant in actor.grants
        if grant.permission is Permission.ASSEMBLY_MINUTES_SIGN
    }
    if function not in held:
        raise MissingPermissionError(permission=Permission.ASSEMBLY_MINUTES_SIGN)


def _locked(uow: UnitOfWork, actor: Actor, meeting_id: uuid.UUID) -> tuple[Meeting, Minutes]:
    """Take the minutes of a meeting the actor may know, so that two write after each other."""
    recorded_meeting(uow.session, actor, meeting_id)
    meeting = locked_meeting(uow.session, meeting_id, kind=None)
    minutes = minutes_of(uow.session, meeting_id)
    uow.session.refresh(minutes)
    return meeting, minutes
