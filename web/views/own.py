"""What the register holds about oneself, and what one may do about it."""

import uuid
from dataclasses import dataclass
from http import HTTPStatus

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from coop.kernel.errors import CoopError
from coop.membership.queries import own_membership
from coop.membership.queries.minors import own_representation
from coop.people.errors import ChannelMissingError, LinkUsedError
from coop.people.queries import OwnConsent, OwnView, ensure_link_usable, own_view
from coop.people.queries.second import second_view
from coop.people.rules import ChannelKind, LinkPurpose, Purpose
from coop.people.rules.own import CONSENT_CHANNELS
from coop.people.services import ask_to_link_telegram, end_one_session, end_other_sessions
from coop.people.services.own import give_consent, withdraw_consent
from coop.wording.catalogue import N_, say
from coop.wording.people import CHANNELS, CONSENT_WAYS, PURPOSES
from web.context import carry_out, current_locale, current_settings, form_text, look_up
from web.errors import message_of, status_of
from web.forms.access import secret_of_form
from web.frame import LANGUAGES

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
        representation=look_up(own_representation),
        wishes=_wishes(own),
        ways=CONSENT_WAYS,
        languages=dict(LANGUAGES),
        second=look_up(second_view),
        may_link=current_settings().telegram_bot is not None and not reads_telegram,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Something one may agree to hear of, over one kind of channel."""

    purpose: Purpose
    label: str
    channel: ChannelKind
    consent: OwnConsent | None


def _wishes(own: OwnView) -> list[Wish]:
    """Return all that can be agreed to over the channels that are known, purpose by purpose."""
    given = {(consent.purpose, consent.channel): consent for consent in own.consents}
    known = {channel.kind for channel in own.channels} | {
        consent.channel for consent in own.consents
    }
    return [
        Wish(
            purpose=purpose,
            label=say(PURPOSES[purpose], current_locale()),
            channel=channel,
            consent=given.get((purpose, channel)),
        )
        for purpose in Purpose
        for channel in CONSENT_CHANNELS
        if channel in known
    ]


@bp.post("/mijn-gegevens/toestemming")
def agree() -> ResponseReturnValue:
    """Agree to hear of something."""
    channel, purpose = _wish_of_form()
    try:
        carry_out(give_consent, channel=channel, purpose=purpose)
    except ChannelMissingError as error:
        flash(message_of(error), "error")
    else:
        _say(N_("Genoteerd. U kunt dit altijd weer stoppen."))
    return redirect(url_for("own.show", _anchor="toestemming"), HTTPStatus.SEE_OTHER)


@bp.post("/mijn-gegevens/toestemming/stop")
def disagree() -> ResponseReturnValue:
    """Take a yes back, in one press."""
    channel, purpose = _wish_of_form()
    carry_out(withdraw_consent, channel=channel, purpose=purpose)
    if purpose is Purpose.CONVOCATION:
        _say(N_("Gestopt. Kunnen wij u niet anders bereiken, dan krijgt u een brief."))
    else:
        _say(N_("Gestopt. U hoort hier niets meer over."))
    return redirect(url_for("own.show", _anchor="toestemming"), HTTPStatus.SEE_OTHER)


def _wish_of_form() -> tuple[ChannelKind, Purpose]:
    try:
        return ChannelKind(form_text("channel")), Purpose(form_text("purpose"))
    except ValueError:
        abort(HTTPStatus.BAD_REQUEST)


@bp.post("/mijn-gegevens/andere-apparaten")
def sign_out_elsewhere() -> ResponseReturnValue:
    """Sign the reader out everywhere but here."""
    carry_out(end_other_sessions)
    _say(N_("U bent nu alleen nog hier ingelogd."))
    return redirect(url_for("own.show"), HTTPStatus.SEE_OTHER)


@bp.post("/mijn-gegevens/apparaten/<uuid:session_id>")
def sign_out_one(session_id: uuid.UUID) -> ResponseReturnValue:
    """Sign the reader out in one browser."""
    carry_out(end_one_session, session_id=session_id)
    _say(N_("U bent daar uitgelogd."))
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
