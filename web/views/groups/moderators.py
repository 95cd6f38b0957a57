"""The chat of the moderators of all groups: connected and left by the board."""

from http import HTTPStatus

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from coop.groups.queries.moderators import moderators_chat_view
from coop.groups.services.moderators import ask_moderators_chat, leave_moderators_chat
from coop.wording.catalogue import N_, say
from web.context import carry_out, current_locale, current_settings, look_up
from web.forms.access import secret_of_form
from web.views.groups.blueprint import bp
from web.views.groups.desk import LONGEST_TOKEN


@bp.get("/groepen/beheerders")
def show_moderators_chat() -> ResponseReturnValue:
    """Show whether all moderators have a chat of their own."""
    return _page()


@bp.post("/groepen/beheerders/bot")
def make_moderators_link() -> ResponseReturnValue:
    """Make the link that puts the bot into that chat; it works once, for an hour."""
    settings = current_settings()
    # Whether there is a bot at all is the board's to know.
    look_up(moderators_chat_view)
    if settings.telegram_bot is None:
        abort(HTTPStatus.NOT_FOUND)
    token = secret_of_form("connect", "beheerders")[:LONGEST_TOKEN]
    carry_out(ask_moderators_chat, token=token)
    link = f"{settings.telegram_link_url}/{settings.telegram_bot}?startgroup=beheer-{token}"
    return _page(bot_link=link)


@bp.post("/groepen/beheerders/los")
def leave_chat() -> ResponseReturnValue:
    """Announce nothing there any more."""
    carry_out(leave_moderators_chat)
    flash(say(N_("De bot meldt daar niets meer."), current_locale()), "success")
    return redirect(url_for("groups.show_moderators_chat"), HTTPStatus.SEE_OTHER)


def _page(bot_link: str | None = None) -> str:
    return render_template(
        "groups/moderators.html",
        view=look_up(moderators_chat_view),
        has_bot=current_settings().telegram_bot is not None,
        bot_link=bot_link,
    )
