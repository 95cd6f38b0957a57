"""A report in progress gets photos and voice messages, or says why it does not.

Not journalled, as the other steps of a draft. The bytes are made anew or looked at before,
in a query, so that nobody who writes waits for a picture.
"""

import uuid
from collections.abc import Sequence

from coop.groups.lookups import takes_photos
from coop.incidents.documents import Photo, Safe, Voice
from coop.incidents.errors import AttachmentNotFoundError, PhotosNotTakenError
from coop.incidents.lookups.attachments import attachments_of, next_number
from coop.incidents.lookups.drafts import answers_of, own_draft, scene_of
from coop.incidents.models import Attachment, Draft
from coop.incidents.rules.answers import LONGEST_ALBUM, DraftKey, Step, YesNo
from coop.incidents.rules.attachments import (
    SPEAKABLE,
    AttachmentKind,
    TurnedAway,
    ensure_few_voices,
    room_for_photos,
)
from coop.incidents.rules.questions import next_step
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case


@use_case(Permission.INCIDENTS_REPORT_WRITE, journal=False)
def add_photos(
    uow: UnitOfWork, actor: Actor, *, key: DraftKey, photos: Sequence[Photo], safe: Safe
) -> int:
    """Keep photos with a report in progress, as many as fit; return how many that were."""
    draft = own_draft(uow.session, actor, key, uow.now)
    if not takes_photos(uow.session, draft.group_id, uow.today):
        raise PhotosNotTakenError
    room = room_for_photos(_count(uow, draft, AttachmentKind.PHOTO))
    step, number = _asked(uow, actor, draft), next_number(uow.session, draft.id)
    kept = photos[:room]
    for index, photo in enumerate(kept):
        new_id = uow.chance.new_id()
        uow.session.add(
            Attachment(
                id=new_id,
                number=number + index,
                draft_id=draft.id,
                report_id=None,
                kind=AttachmentKind.PHOTO,
                step=step,
                added_at=uow.now,
                size=len(photo.content),
                width=photo.width,
                height=photo.height,
                content=safe.lock(photo.content, of=new_id, chance=uow.chance),
                thumbnail=safe.lock(photo.thumbnail, of=new_id, chance=uow.chance),
            )
        )
    _answered(draft, Step.IMAGES)
    draft.images, draft.touched_at = YesNo.YES, uow.now
    return len(kept)


@use_case(Permission.INCIDENTS_REPORT_WRITE, journal=False)
def add_voice(uow: UnitOfWork, actor: Actor, *, key: DraftKey, voice: Voice, safe: Safe) -> None:
    """Keep what was spoken; where words were asked, it is the answer (C15)."""
    draft = own_draft(uow.session, actor, key, uow.now)
    ensure_few_voices(_count(uow, draft, AttachmentKind.VOICE))
    step, new_id = _asked(uow, actor, draft), uow.chance.new_id()
    uow.session.add(
        Attachment(
            id=new_id,
            number=next_number(uow.session, draft.id),
            draft_id=draft.id,
            report_id=None,
            kind=AttachmentKind.VOICE,
            step=step,
            added_at=uow.now,
            size=len(voice.content),
            seconds=voice.seconds,
            content=safe.lock(voice.content, of=new_id, chance=uow.chance),
        )
    )
    draft.turned_away = None if step in SPEAKABLE else TurnedAway.PRESS_TOO
    if step in SPEAKABLE:
        _answered(draft, step)
    draft.touched_at = uow.now


@use_case(Permission.INCIDENTS_REPORT_WRITE, journal=False)
def take_attachment_away(
    uow: UnitOfWork, actor: Actor, *, key: DraftKey, attachment_id: uuid.UUID
) -> None:
    """Take back something that was sent along, before the report is sent."""
    draft = own_draft(uow.session, actor, key, uow.now)
    found = uow.session.get(Attachment, attachment_id)
    if found is None or found.draft_id != draft.id:
        raise AttachmentNotFoundError
    uow.session.delete(found)
    draft.touched_at = uow.now


@use_case(Permission.INCIDENTS_REPORT_WRITE, journal=False)
def meet_album(uow: UnitOfWork, actor: Actor, *, key: DraftKey, album: str | None) -> bool:
    """Tell whether something stands alone, or is the first of an album, which gets one answer."""
    draft = own_draft(uow.session, actor, key, uow.now)
    album = album and album[:LONGEST_ALBUM]
    if album is not None and draft.album == album:
        return False
    draft.album, draft.turned_away = album, None
    return True


@use_case(Permission.INCIDENTS_REPORT_WRITE, journal=False)
def turn_away(uow: UnitOfWork, actor: Actor, *, key: DraftKey, why: TurnedAway) -> None:
    """Remember why something was not taken, for the question to say; nothing else is lost."""
    draft = own_draft(uow.session, actor, key, uow.now)
    draft.turned_away, draft.touched_at = why, uow.now
    if why.is_image and _asked(uow, actor, draft) is Step.IMAGES:
        # Not taken in: that there are images is worth knowing (C27).
        _answered(draft, Step.IMAGES)
        draft.images = YesNo.YES


def _asked(uow: UnitOfWork, actor: Actor, draft: Draft) -> Step:
    scene = scene_of(uow.session, draft.group_id, actor, uow.now)
    return draft.asking or next_step(answers_of(uow.session, draft), scene)


def _answered(draft: Draft, step: Step) -> None:
    """Let a question be answered: it was not skipped, and is not asked again."""
    skipped = set(draft.skipped.split()) - {step.value}
    draft.skipped = " ".join(sorted(skipped))
    if draft.asking is step:
        draft.asking = None


def _count(uow: UnitOfWork, draft: Draft, kind: AttachmentKind) -> int:
    return sum(one.kind is kind for one in attachments_of(uow.session, draft_id=draft.id))
