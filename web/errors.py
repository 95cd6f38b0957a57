"""Turns refusals into HTTP answers: a page, or JSON for who asked for that."""

import logging
from http import HTTPStatus

from flask import Flask, current_app, g, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from coop.kernel.errors import (
    ConflictError,
    CoopError,
    InvalidInputError,
    NotAllowedError,
    NotFoundError,
    RuleViolationError,
    SecondStepNeededError,
)
from coop.kernel.permissions import NOBODY, ActorKind
from coop.parts.errors import PartOffError
from coop.wording.refusals import refusal
from web.context import SecondStepWanted, current_actor, current_coop, current_locale

STATUS_BY_KIND: dict[type[CoopError], HTTPStatus] = {
    NotFoundError: HTTPStatus.NOT_FOUND,
    NotAllowedError: HTTPStatus.FORBIDDEN,
    InvalidInputError: HTTPStatus.BAD_REQUEST,
    RuleViolationError: HTTPStatus.CONFLICT,
    ConflictError: HTTPStatus.CONFLICT,
}
#: Statuses with a page of their own; others use the nearest.
PAGES = frozenset({400, 403, 404, 409, 413, 429, 500})
#: Refusals that need words of their own around them.
PAGES_BY_CODE = {PartOffError.code: "off"}

logger = logging.getLogger(__name__)


def status_of(error: CoopError) -> HTTPStatus:
    """Find the status of the error's kind."""
    for kind in type(error).__mro__:
        if kind in STATUS_BY_KIND:
            return STATUS_BY_KIND[kind]
    return HTTPStatus.INTERNAL_SERVER_ERROR


def message_of(error: CoopError) -> str:
    """Return what the refusal says to this reader."""
    return refusal(error, current_locale())


def wants_json() -> bool:
    """Tell whether a script asked, rather than a person."""
    return request.accept_mimetypes.best == "application/json"


def answer(status: int, code: str, message: str | None = None) -> ResponseReturnValue:
    """Answer with the error's page, or with JSON."""
    if wants_json():
        return jsonify(error={"code": code, "message": message or code}), status
    page = int(status if status in PAGES else HTTPStatus.BAD_REQUEST)
    name = PAGES_BY_CODE.get(code, page)
    return render_template(f"errors/{name}.html", message=message, code=code), status


def _refuse(error: CoopError) -> ResponseReturnValue:
    unknown = current_actor().kind is ActorKind.NOBODY
    signs_in = "access.sign_in" in current_app.view_functions
    if isinstance(error, NotAllowedError) and unknown and signs_in and not wants_json():
        return redirect(url_for("access.sign_in", next=request.full_path.rstrip("?")))
    return answer(status_of(error), error.code, message_of(error))


def _lead_to_second_step(error: SecondStepNeededError) -> ResponseReturnValue:
    """Lead to the second step and back; what was typed is kept on the page, to send again."""
    if wants_json():
        return answer(status_of(error), error.code, message_of(error))
    here = request.full_path.rstrip("?")
    if request.method == "GET":
        return redirect(url_for("second.show", next=here))
    fields = [
        (name, value)
        for name, value in request.form.items(multi=True)
        if name not in {"csrf_token", "form_token"}
    ]
    page = render_template(
        "errors/second_step.html", action=here, fields=fields, has_file=bool(request.files)
    )
    return page, status_of(error)


def _second_step_wanted(wanted: SecondStepWanted) -> ResponseReturnValue:
    return _lead_to_second_step(wanted.error)


def _forged(_error: CSRFError) -> ResponseReturnValue:
    return answer(HTTPStatus.BAD_REQUEST, "stale_form")


def _http(error: HTTPException) -> ResponseReturnValue:
    status = error.code or HTTPStatus.INTERNAL_SERVER_ERROR
    if status < HTTPStatus.BAD_REQUEST:
        return error.get_response()
    return answer(status, error.name.lower().replace(" ", "_"))


def _bug(error: Exception) -> ResponseReturnValue:
    # The database may be what is broken: the page about it is made without asking it again.
    g.actor, g.parts_off, g.is_frame_plain = NOBODY, frozenset(), True
    reference = current_coop().chance.new_id().hex[:8]
    # No request body and no user here: a log is read by people who may not know either.
    logger.error("bug %s on %s %s", reference, request.method, request.endpoint, exc_info=error)
    return answer(HTTPStatus.INTERNAL_SERVER_ERROR, "bug", reference)


def init_app(app: Flask) -> None:
    """Answer every refusal the same way."""
    app.register_error_handler(CoopError, _refuse)
    app.register_error_handler(SecondStepNeededError, _lead_to_second_step)
    app.register_error_handler(SecondStepWanted, _second_step_wanted)
    app.register_error_handler(CSRFError, _forged)
    app.register_error_handler(HTTPException, _http)
    if not app.testing:
        app.register_error_handler(Exception, _bug)
