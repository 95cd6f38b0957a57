"""What a view may ask about the request, and how it reaches the cooperative."""

import hashlib
import uuid
from http import HTTPStatus
from typing import Any, ParamSpec, TypeVar, cast

from flask import abort, current_app, g, request, session
from werkzeug.exceptions import HTTPException

from coop.bootstrap import Coop
from coop.kernel.errors import SecondStepNeededError
from coop.kernel.permissions import Actor, ActorKind, Grant, Permission
from coop.kernel.use_case import UseCase
from coop.parts.rules import Part
from coop.people.errors import NoPracticeError
from coop.people.lookups import SessionToken
from coop.settings import Settings
from coop.wording.catalogue import SOURCE, supported

P = ParamSpec("P")
R = TypeVar("R")

SESSION_LOCALE = "locale"
SESSION_TOKEN = "token"  # noqa: S105  # the cookie's key, not a secret
LONGEST_FORM_TOKEN = 64


def current_coop() -> Coop:
    """Return the cooperative this website serves."""
    return cast("Coop", current_app.extensions["coop"])


def current_settings() -> Settings:
    """Return the operator's settings."""
    return cast("Settings", current_app.extensions["settings"])


def current_actor() -> Actor:
    """Return whoever sent the request, looked up once a request."""
    if "actor" not in g:
        _receive()
    return cast("Actor", g.actor)


def current_parts_off() -> frozenset[Part]:
    """Return the parts of the product that are off, looked up once a request."""
    if "parts_off" not in g:
        _receive()
    return cast("frozenset[Part]", g.parts_off)


def _receive() -> None:
    token = session.get(SESSION_TOKEN)
    arrival = current_coop().receive(SessionToken(token) if token else None)
    g.actor, g.parts_off = arrival.actor, arrival.off


def practice_actor() -> Actor:
    """Return who opens sessions for sample people; nobody may outside practice."""
    if not current_settings().practice:
        raise NoPracticeError
    allowed = Grant(Permission.PEOPLE_PERSONA_PRACTISE, function="oefening")
    return Actor(kind=ActorKind.NOBODY, grants=frozenset({allowed}))


def current_cause() -> str | None:
    """Return the cause of a form: its own token and what it says, so that twice counts once.

    A browser's Back button shows the form of before, token and all; what is filled in
    otherwise there is another wish and no double click.
    """
    token = request.form.get("form_token", "")[:LONGEST_FORM_TOKEN]
    return f"form:{token}:{_digest_of_form()}" if token else None


def _digest_of_form() -> str:
    digest = hashlib.sha256()
    for name, value in sorted(request.form.items(multi=True)):
        digest.update(f"{len(name)}:{name}{len(value)}:{value}".encode(errors="replace"))
    for name, file in sorted(request.files.items(multi=True), key=lambda pair: pair[0]):
        content = file.stream.read()
        file.stream.seek(0)
        digest.update(f"{name}\0{file.filename}\0{len(content)}\0".encode(errors="replace"))
        digest.update(content)
    return digest.hexdigest()


def current_locale() -> str:
    """Return the reader's language: as chosen here, else as on the register, else Dutch."""
    chosen = session.get(SESSION_LOCALE)
    reader = g.get("holder") or current_actor()
    return supported(chosen or reader.locale or SOURCE)


def write_for(holder: Actor) -> None:
    """Write this page in the language of who holds a link, whoever else is signed in here."""
    g.holder = holder


class SecondStepWanted(HTTPException):
    """The form waits for the second step.

    No refusal like others, so that no view takes it for a mistake in what was typed.
    """

    code = HTTPStatus.FORBIDDEN

    def __init__(self, error: SecondStepNeededError) -> None:
        """Keep the refusal that it was."""
        super().__init__()
        self.error = error


def carry_out(use_case: UseCase[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Run a use case as whoever sent the request, once for this form."""
    return _carry_out(current_cause(), use_case, *args, **kwargs)


def carry_out_part(part: str, use_case: UseCase[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Run a use case for one of the many things in a form, once for each of them."""
    cause = current_cause()
    return _carry_out(f"{cause}:{part}" if cause else None, use_case, *args, **kwargs)


def _carry_out(
    cause: str | None, use_case: UseCase[P, R], /, *args: P.args, **kwargs: P.kwargs
) -> R:
    # By place only: a use case may have a "cause" of its own, as a tent has.
    runner = current_coop().once(cause)
    try:
        return runner.run(use_case, current_actor(), *args, **kwargs)
    except SecondStepNeededError as error:
        raise SecondStepWanted(error) from error


def look_up(query: UseCase[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Ask a query as whoever sent the request."""
    return current_coop().ask(query, current_actor(), *args, **kwargs)


def form_text(name: str, *, longest: int = 5000) -> str:
    """Return one field as typed, with line ends made equal and cut at a sane length."""
    value: Any = request.form.get(name, "")  # Any: werkzeug's untyped multi dict
    return str(value).replace("\r\n", "\n").strip()[:longest]


def own_path(path: str, otherwise: str) -> str:
    r"""Return a path of this very site as given, and anything else not at all.

    "//elders" and "/\elders" lead away in browsers, which also drop tabs and line ends first.
    """
    is_plain = path.isprintable() and "\\" not in path
    is_own = path.startswith("/") and not path.startswith("//")
    return path if is_own and is_plain else otherwise


def clear_session() -> None:
    """Forget what this browser's cookie holds, except the language it reads."""
    chosen = session.get(SESSION_LOCALE)
    session.clear()
    if chosen:
        session[SESSION_LOCALE] = chosen


def clear_language() -> None:
    """Read in the language of the register again."""
    session.pop(SESSION_LOCALE, None)
    g.pop("actor", None)


def begin_session(token: str) -> None:
    """Sign this browser in with a session's token, on a session nobody else can know."""
    # What stood in the cookie before may have been planted there.
    clear_session()
    session[SESSION_TOKEN] = token
    session.permanent = True
    g.pop("actor", None)


def form_id(name: str) -> uuid.UUID:
    """Return one field as an identifier; a page of ours never sends anything else."""
    try:
        return uuid.UUID(request.form.get(name, ""))
    except ValueError:
        abort(HTTPStatus.BAD_REQUEST)
