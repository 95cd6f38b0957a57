"""The chats of groups, for their moderators: what was stopped, and what the rules do."""

import uuid
from datetime import time
from http import HTTPStatus

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.moderation.errors import InvalidNightError, MessageJudgedError, TextGoneError
from coop.moderation.queries.items import chat_view, item_queue
from coop.moderation.queries.ladder import open_appeals
from coop.moderation.rules.kinds import HouseRule, Measure
from coop.moderation.services.items import confirm_item, restore_item
from coop.moderation.services.settings import set_night, set_rules
from coop.wording import moderation as words
from coop.wording.catalogue import N_, say
from web.context import carry_out, current_locale, form_text, look_up
from web.errors import message_of, status_of

bp = Blueprint("moderation", __name__, url_prefix="/groepschat")

#: What is said when a message was judged, by the judgement's name in the address.
JUDGED = {
    "terecht": (confirm_item, N_("Genoteerd: de regel had gelijk.")),
    "onterecht": (restore_item, N_("Genoteerd: de regel had het mis.")),
}


@bp.get("")
def show_queue() -> ResponseReturnValue:
    """Show what waits for a moderator, and what is wrong in the chats."""
    return render_template(
        "moderation/queue.html",
        queue=look_up(item_queue),
        appeals=look_up(open_appeals),
        rules=words.RULES,
        words=words,
    )


@bp.post("/<uuid:message_id>/<judgement>")
def judge(message_id: uuid.UUID, judgement: str) -> ResponseReturnValue:
    """Find a rule right or wrong about one message; wrong puts it back."""
    if judgement not in JUDGED:
        abort(HTTPStatus.NOT_FOUND)
    use_case, done = JUDGED[judgement]
    try:
        carry_out(use_case, item_id=message_id)
    except (MessageJudgedError, TextGoneError) as error:
        # Not an error to who presses second: the list shows how it stands.
        flash(message_of(error), "info")
    else:
        flash(say(done, current_locale()), "success")
    return redirect(url_for("moderation.show_queue"), HTTPStatus.SEE_OTHER)


@bp.get("/groepen/<slug>")
def show_chat(slug: str) -> ResponseReturnValue:
    """Show what each rule does in a group and how often it was right, and the night."""
    return _page(slug)


@bp.post("/groepen/<slug>/regels")
def choose_rules(slug: str) -> ResponseReturnValue:
    """Choose what each rule does."""
    measures = {
        rule: _measure(request.form[rule.value])
        for rule in HouseRule
        if request.form.get(rule.value)
    }
    carry_out(set_rules, slug=slug, measures=measures)
    flash(say(N_("De regels zijn bewaard en gelden meteen."), current_locale()), "success")
    return redirect(url_for("moderation.show_chat", slug=slug), HTTPStatus.SEE_OTHER)


@bp.post("/groepen/<slug>/nacht")
def choose_night(slug: str) -> ResponseReturnValue:
    """Choose the hours in which members do not write."""
    begins, ends = form_text("begins", longest=5), form_text("ends", longest=5)
    try:
        carry_out(
            set_night,
            slug=slug,
            begins=_hour(begins),
            ends=_hour(ends),
        )
    except InvalidNightError as error:
        page = _page(slug, typed={"begins": begins, "ends": ends, "error": message_of(error)})
        return page, status_of(error)
    flash(say(N_("De nachtstand is bewaard."), current_locale()), "success")
    return redirect(url_for("moderation.show_chat", slug=slug), HTTPStatus.SEE_OTHER)


def _page(slug: str, *, typed: dict[str, str] | None = None) -> str:
    chat = look_up(chat_view, slug=slug)
    shown = {
        "begins": f"{chat.begins:%H:%M}" if chat.begins else "",
        "ends": f"{chat.ends:%H:%M}" if chat.ends else "",
    }
    return render_template(
        "moderation/chat.html",
        chat=chat,
        rules=words.RULES,
        measures=words.MEASURES,
        troubles=words.TROUBLES,
        night=typed or shown,
    )


def _measure(value: str) -> Measure:
    try:
        return Measure(value)
    except ValueError:
        abort(HTTPStatus.BAD_REQUEST)


def _hour(typed: str) -> time | None:
    """Read an hour as a browser sends it; what is no hour is refused as half a night."""
    if not typed:
        return None
    try:
        return time.fromisoformat(typed)
    except ValueError:
        raise InvalidNightError from None
