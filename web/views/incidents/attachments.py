"""Photos with one's own buurtmelding: sent along before it is sent, looked at afterwards."""

import uuid
from http import HTTPStatus

from flask import Response, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from coop.groups.queries import group_view
from coop.incidents.documents import Photo
from coop.incidents.errors import TooManyPhotosError
from coop.incidents.queries.attachments import (
    draft_thumbnail,
    own_thumbnail,
    photo_anew,
    photos_taken,
)
from coop.incidents.rules.answers import Step
from coop.incidents.rules.attachments import MOST_PHOTOS
from coop.incidents.services.attachments import add_photos, take_attachment_away
from coop.kernel.errors import CoopError, InvalidInputError, RuleViolationError
from coop.wording.catalogue import N_, say
from web.context import carry_out, current_locale, look_up
from web.errors import message_of
from web.files import picture_answer
from web.forms.attachments import LARGEST_FORM, safe, sent_files
from web.forms.incidents import PATHS
from web.uploads import takes_up_to
from web.views.incidents.blueprint import bp
from web.views.incidents.dialogue import key_of

#: What is told beside the other photos, which are kept.
_TOLD = (InvalidInputError, RuleViolationError)


@bp.post("/buurtmelding/<slug>/fotos")
@takes_up_to(LARGEST_FORM)
def add(slug: str) -> ResponseReturnValue:
    """Keep photos; of those that are refused it is said why, and the others stay."""
    group = look_up(group_view, slug=slug)
    key = key_of(group)
    look_up(photos_taken, key=key)
    files = sent_files()[: MOST_PHOTOS + 1]
    if not files:
        flash(say(N_("Kies eerst een foto."), current_locale()), "warning")
    refused: list[CoopError] = []
    photos: list[Photo] = []
    for content in files:
        try:
            photos.append(look_up(photo_anew, key=key, content=content))
        except _TOLD as error:
            refused.append(error)
    try:
        if photos and carry_out(add_photos, key=key, photos=photos, safe=safe()) < len(photos):
            refused.append(TooManyPhotosError(most=MOST_PHOTOS))
    except _TOLD as error:
        refused.append(error)
    for sentence in dict.fromkeys(message_of(error) for error in refused):
        flash(sentence, "warning")
    return _to_photos(slug)


@bp.post("/buurtmelding/<slug>/foto/<uuid:attachment_id>/weg")
def take_away(slug: str, attachment_id: uuid.UUID) -> ResponseReturnValue:
    """Take back what was sent along."""
    group = look_up(group_view, slug=slug)
    carry_out(take_attachment_away, key=key_of(group), attachment_id=attachment_id)
    return _to_photos(slug)


@bp.get("/buurtmelding/<slug>/foto/<uuid:attachment_id>")
def show_draft_photo(slug: str, attachment_id: uuid.UUID) -> Response:
    """Show a photo of a report in progress to who makes it."""
    key = key_of(look_up(group_view, slug=slug))
    return picture_answer(
        look_up(draft_thumbnail, key=key, attachment_id=attachment_id, safe=safe())
    )


@bp.get("/mijn-buurtmeldingen/foto/<uuid:attachment_id>")
def show_own_photo(attachment_id: uuid.UUID) -> Response:
    """Show a photo of one's own report to who signed in."""
    return picture_answer(look_up(own_thumbnail, attachment_id=attachment_id, safe=safe()))


def _to_photos(slug: str) -> ResponseReturnValue:
    here = url_for("incidents.show_question", slug=slug, path=PATHS[Step.IMAGES])
    return redirect(here, HTTPStatus.SEE_OTHER)
