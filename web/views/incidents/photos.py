"""Photos and voice messages of a report, for its moderators and, where chosen, the police.

Each one that is opened is recorded, so everything here is run and never only asked.
"""

import uuid
from http import HTTPStatus

from flask import Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.incidents.queries.attachments import photo_grid
from coop.incidents.queries.follow import LinkState
from coop.incidents.rules.attachments import COLUMNS
from coop.incidents.services.photos import (
    blur_photo,
    choose_photo,
    open_photo,
    open_thumbnail,
    open_voice,
)
from coop.kernel.errors import ConflictError, InvalidInputError, RuleViolationError
from coop.kernel.permissions import Actor
from coop.kernel.use_case import UseCase
from coop.wording.catalogue import N_, say
from web.context import (
    carry_out,
    current_actor,
    current_coop,
    current_locale,
    form_text,
    look_up,
)
from web.errors import message_of, status_of
from web.files import file_answer, picture_answer
from web.forms.attachments import safe, ticked_cells
from web.views.incidents.agent import back_to, link_of
from web.views.incidents.blueprint import bp, review_bp
from web.views.known_browser import agent_of, browser_of_agent

LONGEST_TYPED = 500
GOES = N_("Deze foto gaat mee naar de wijkagent.")
STAYS = N_("Deze foto gaat niet mee.")
BLURRED = N_("Bewaard. Wat wazig is, komt niet terug.")


@review_bp.get("/foto/<uuid:attachment_id>")
def show_photo(attachment_id: uuid.UUID) -> Response:
    """Show a moderator one photo."""
    return _opened(open_photo, current_actor(), attachment_id)


@review_bp.get("/foto/<uuid:attachment_id>/klein")
def show_thumbnail(attachment_id: uuid.UUID) -> Response:
    """Show a moderator one photo in small."""
    return _opened(open_thumbnail, current_actor(), attachment_id)


@review_bp.get("/stem/<uuid:attachment_id>")
def hear(attachment_id: uuid.UUID) -> Response:
    """Let a moderator hear what was spoken: a file as it came, so never shown as a page."""
    sound = current_coop().run(
        open_voice, current_actor(), attachment_id=attachment_id, safe=safe()
    )
    return file_answer(sound, "bericht.ogg", "audio/ogg")


@review_bp.post("/foto/<uuid:attachment_id>/mee")
def choose_for_police(attachment_id: uuid.UUID) -> ResponseReturnValue:
    """Choose whether the police sees a photo."""
    report_id = look_up(photo_grid, attachment_id=attachment_id).report_id
    goes_along = request.form.get("along") == "yes"
    try:
        carry_out(choose_photo, attachment_id=attachment_id, goes_along=goes_along)
    except (ConflictError, RuleViolationError) as error:
        flash(message_of(error), "info")
    else:
        flash(say(GOES if goes_along else STAYS, current_locale()), "success")
    return redirect(url_for("review.show_one", report_id=report_id), HTTPStatus.SEE_OTHER)


@review_bp.get("/foto/<uuid:attachment_id>/wazig")
def show_grid(attachment_id: uuid.UUID) -> ResponseReturnValue:
    """Show a photo under numbered cells."""
    return _grid(attachment_id)


@review_bp.post("/foto/<uuid:attachment_id>/wazig")
def blur(attachment_id: uuid.UUID) -> ResponseReturnValue:
    """Blur the cells that were ticked or typed; what was typed stays when it is refused."""
    typed = form_text("cells", longest=LONGEST_TYPED)
    try:
        carry_out(
            blur_photo,
            attachment_id=attachment_id,
            ticked=ticked_cells(),
            typed=typed,
            safe=safe(),
        )
    except InvalidInputError as error:
        return _grid(attachment_id, typed=typed, error=message_of(error)), status_of(error)
    except (ConflictError, RuleViolationError) as error:
        flash(message_of(error), "info")
    else:
        flash(say(BLURRED, current_locale()), "success")
    here = url_for("review.show_grid", attachment_id=attachment_id)
    return redirect(here, HTTPStatus.SEE_OTHER)


@bp.get("/l/antwoord/<token>/foto/<uuid:attachment_id>")
def show_photo_to_agent(token: str, attachment_id: uuid.UUID) -> ResponseReturnValue:
    """Show the contact a photo that a moderator chose, in a browser that is known."""
    return _to_agent(open_photo, token, attachment_id)


@bp.get("/l/antwoord/<token>/foto/<uuid:attachment_id>/klein")
def show_thumbnail_to_agent(token: str, attachment_id: uuid.UUID) -> ResponseReturnValue:
    """Show the contact such a photo in small."""
    return _to_agent(open_thumbnail, token, attachment_id)


def _to_agent(
    use_case: UseCase[..., bytes], token: str, attachment_id: uuid.UUID
) -> ResponseReturnValue:
    if link_of(token).state is not LinkState.OPEN or not browser_of_agent(token).is_known:
        return back_to(token)
    return _opened(use_case, agent_of(token), attachment_id)


def _opened(use_case: UseCase[..., bytes], actor: Actor, attachment_id: uuid.UUID) -> Response:
    picture = current_coop().run(use_case, actor, attachment_id=attachment_id, safe=safe())
    return picture_answer(picture)


def _grid(attachment_id: uuid.UUID, *, typed: str = "", error: str = "") -> str:
    return render_template(
        "incidents/blur.html",
        grid=look_up(photo_grid, attachment_id=attachment_id),
        attachment_id=attachment_id,
        columns=COLUMNS,
        ticked=ticked_cells(),
        typed=typed,
        error=error,
    )
