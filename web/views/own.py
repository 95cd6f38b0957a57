"""What the register holds about oneself, and what one may do about it."""

from http import HTTPStatus

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from coop.kernel.errors import CoopError
from coop.membership.queries import own_membership
from coop.people.errors import LinkUsedError
from coop.people.queries import ensure_link_usable, own_view
from coop.people.rules import ChannelKind, LinkPurpose
from coop.people.services import ask_to_link_telegram, end_other_sessions
from coop.wording.catalogue import N_, say
from coop.wording.people import CHANNELS, CONSENT_WAYS, PURPOSES
from web.context import carry_out, current_locale, current_settings, look_up
from web.errors import message_of, status_of
from web.forms.access import secret_of_form

bp = Blueprint("own", __name__)


@bp.app_template_filter("channel_name")
def _channel_name(channel: ChannelKind) -> str:
    """Return what a kind of channel is called."""
    return say(CHANNELS[channel], current_locale())


@bp.get("/mijn-gegevens")
def show() -> ResponseReturnValue:
    """Show somebody everything the register holds about him or her."""
    own = look_up(own_view)
    reads_telegram = any(
        channel.kind is ChannelKind.TELEGRAM and not channel.is_dead for channel in own.channels
    )
    return render_template(
        "own/show.html",
        own=own,
        membership=look_up(own_membership),
        purposes=PURPOSES,
        ways=CONSENT_WAYS,
        may_link=current_settings().telegram_bot is not None and not reads_telegram,
    )


@bp.post("/mijn-gegevens/andere-apparaten")
def sign_out_elsewhere() -> ResponseReturnValue:
    """Sign the reader out everywhere but here."""
    carry_out(end_other_sessions)
    _say(N_("U bent nu alleen nog hier ingelogd."))
    return redirect(url_for("own.show"), HTTPStatus.SEE_OTHER)


@bp.post("/mijn-gegevens/telegram")
def link_telegram() -> ResponseReturnValue:
    """Make a link into the bot."""
    _bot_url()
    token = secret_of_form("telegram")
    carry_out(ask_to_link_telegram, token=token)
    return redirect(url_for("own.show_telegram_link", token=token), HTTPStatus.SEE_OTHER)


@bp.get("/l/telegram/<token>")
def show_telegram_link(token: str) -> ResponseReturnValue:
    """Show the way into the bot; what counts is pressing Start there."""
    bot_url = f"{_bot_url()}?start=link-{token}"
    try:
        look_up(ensure_link_usable, token=token, purpose=LinkPurpose.TELEGRAM)
    except CoopError as error:
        return _after_linking(error)
    return render_template("own/telegram.html", bot_url=bot_url, link=token)


@bp.post("/l/telegram/<token>")
def look_whether_linked(token: str) -> ResponseReturnValue:
    """Say whether Start was pressed."""
    _bot_url()
    try:
        look_up(ensure_link_usable, token=token, purpose=LinkPurpose.TELEGRAM)
    except CoopError as error:
        return _after_linking(error)
    _say(N_("Nog niet gekoppeld. Druk in Telegram op Starten."), "info")
    return redirect(url_for("own.show_telegram_link", token=token), HTTPStatus.SEE_OTHER)


def _bot_url() -> str:
    settings = current_settings()
    if settings.telegram_bot is None:
        abort(HTTPStatus.NOT_FOUND)
    return f"{settings.telegram_link_url}/{settings.telegram_bot}"


def _after_linking(error: CoopError) -> ResponseReturnValue:
    if isinstance(error, LinkUsedError):
        _say(N_("Telegram is gekoppeld."))
        return redirect(url_for("own.show"), HTTPStatus.SEE_OTHER)
    page = render_template("own/dead_link.html", message=message_of(error))
    return page, status_of(error)


def _say(sentence: str, kind: str = "success") -> None:
    flash(say(sentence, current_locale()), kind)
