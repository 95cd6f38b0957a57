"""Builds the Flask application."""

from datetime import timedelta

from flask import Flask, Response, g
from flask_wtf.csrf import CSRFProtect

from coop.bootstrap import Coop
from coop.settings import Settings
from web import errors, frame, gate, paging, sockets, static_files, uploads
from web.views import (
    access,
    assembly,
    books,
    breaches,
    bulletins,
    buurtent,
    contribution,
    demo,
    flyer_links,
    groups,
    help_desk,
    home,
    incidents,
    ladder,
    language,
    letter_desk,
    letters,
    meeting_links,
    membership,
    menu,
    moderation,
    notices,
    own,
    own_changes,
    passkeys,
    patrols,
    payments,
    peilingen,
    places,
    privacy,
    privacy_desk,
    release,
    role_invitations,
    roles,
    second,
    second_board,
    setup,
    shelf,
    statutes,
    style,
    telegram,
    tent_links,
    tent_opinions,
    unsubscribing,
    who,
)

LARGEST_UPLOAD = 5 * 1024 * 1024
#: Every source of code, style and pictures is this site itself; nothing inline, no frames.
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; media-src 'self'; connect-src 'self'; form-action 'self'; "
    "manifest-src 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def create_app(coop: Coop, settings: Settings, *, testing: bool = False) -> Flask:
    """Wire one cooperative into one website."""
    app = Flask(__name__)
    app.testing = testing
    app.config.update(
        SECRET_KEY=settings.secret_key,
        MAX_CONTENT_LENGTH=LARGEST_UPLOAD,
        PERMANENT_SESSION_LIFETIME=timedelta(days=30),
        SESSION_COOKIE_NAME="__Host-coop" if settings.secure else "coop",
        SESSION_COOKIE_SECURE=settings.secure,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        WTF_CSRF_TIME_LIMIT=None,  # a page may stay open for as long as the browser's session
        WTF_CSRF_SSL_STRICT=settings.secure,
    )
    app.extensions["coop"] = coop
    app.extensions["settings"] = settings
    uploads.init_app(app)
    csrf = CSRFProtect(app)
    # Telegram has no form of ours; its secret is checked instead.
    csrf.exempt(telegram.bp)
    # Nor has a mail program (RFC 8058); the secret stands in the address of its own reader.
    csrf.exempt(unsubscribing.unsubscribe)
    # Visitors of a tent are known by nothing, so there is no power of theirs to misuse.
    csrf.exempt(tent_opinions.bp)
    errors.init_app(app)
    frame.init_app(app)
    paging.init_app(app)
    gate.init_app(app)
    static_files.init_app(app)
    for blueprint in (
        access.bp,
        assembly.bp,
        books.bp,
        breaches.bp,
        bulletins.bp,
        buurtent.bp,
        contribution.bp,
        flyer_links.bp,
        groups.bp,
        help_desk.bp,
        home.bp,
        incidents.bp,
        incidents.review_bp,
        ladder.bp,
        language.bp,
        letter_desk.bp,
        letters.bp,
        membership.bp,
        menu.bp,
        moderation.bp,
        notices.bp,
        own.bp,
        passkeys.bp,
        patrols.bp,
        payments.bp,
        own_changes.bp,
        setup.bp,
        shelf.bp,
        peilingen.bp,
        statutes.bp,
        places.bp,
        privacy.bp,
        privacy_desk.bp,
        release.bp,
        role_invitations.bp,
        roles.bp,
        second.bp,
        second_board.bp,
        style.bp,
        meeting_links.bp,
        telegram.bp,
        tent_links.bp,
        tent_opinions.bp,
        unsubscribing.bp,
        who.bp,
    ):
        app.register_blueprint(blueprint)
    if settings.practice:
        app.register_blueprint(demo.bp)
    sockets.init_app(app, coop, settings)
    app.after_request(_harden)
    return app


def _frames() -> str:
    """Allow the one frame that this page holds: the picture of a video service (BW 2:38 lid 7)."""
    host = g.get("framed_host")
    return f"; frame-src https://{host}" if host else ""


def _harden(response: Response) -> Response:
    """Close what browsers leave open by default."""
    headers = response.headers
    headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY + _frames())
    headers.setdefault("X-Content-Type-Options", "nosniff")
    headers.setdefault("Referrer-Policy", "same-origin")
    headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
    if response.mimetype == "text/html":
        # Pages hold personal data: no copy of them stays behind in a shared browser or proxy.
        headers.setdefault("Cache-Control", "no-store")
    return response
