"""The board's pages for what the cooperative uses: start choice, and parts on and off."""

from collections.abc import Iterable
from http import HTTPStatus

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.kernel.errors import CoopError
from coop.parts.rules import Part, StartChoice
from coop.setup.queries import choice_view, has_chosen, part_view, parts_view
from coop.setup.services import choose_start, turn_part
from coop.wording.catalogue import N_, say
from coop.wording.parts import CHOICES, EFFECTS_OFF, EFFECTS_ON, PARTS, part_name, part_names
from web.context import carry_out, current_locale, look_up
from web.errors import message_of, status_of

bp = Blueprint("setup", __name__, url_prefix="/onderdelen")

ICONS_OF_CHOICE = {
    StartChoice.SMALL: "people",
    StartChoice.PREVENTION: "eye",
    StartChoice.EVERYTHING: "star",
}


@bp.app_template_filter("part_name")
def _part_name(part: Part) -> str:
    return part_name(part, current_locale())


@bp.app_template_filter("part_names")
def _part_names(parts: Iterable[Part]) -> str:
    return part_names(parts, current_locale())


@bp.get("")
def show_parts() -> ResponseReturnValue:
    """Show every part and how it stands."""
    return render_template(
        "setup/parts.html", view=look_up(parts_view), parts=PARTS, choices=CHOICES
    )


@bp.get("/begin")
def show_choices() -> ResponseReturnValue:
    """Show the three ways to begin."""
    look_up(has_chosen)  # refuses who may not choose
    return render_template("setup/choices.html")


@bp.get("/begin/<choice>")
def show_choice(choice: str) -> ResponseReturnValue:
    """Show what one start choice would turn, before it does."""
    return _choice_page(_choice(choice))


@bp.post("/begin/<choice>")
def choose(choice: str) -> ResponseReturnValue:
    """Turn every part as the preview showed."""
    chosen = _choice(choice)
    try:
        carry_out(choose_start, start=chosen, seen=request.form.get("seen", -1, type=int))
    except CoopError as error:
        return _choice_page(chosen, refusal=message_of(error), status=status_of(error))
    name = say(CHOICES[chosen][0], current_locale())
    return _done(say(N_("U gebruikt nu: %(choice)s."), current_locale(), choice=name))


@bp.get("/<part>")
def show_part(part: str) -> ResponseReturnValue:
    """Show one part, and what goes with turning it."""
    return _part_page(_part(part))


@bp.post("/<part>")
def turn(part: str) -> ResponseReturnValue:
    """Turn one part on or off."""
    turned, is_on = _part(part), request.form.get("to") == "on"
    if request.form.get("to") not in {"on", "off"}:
        abort(HTTPStatus.BAD_REQUEST)
    try:
        carry_out(turn_part, part=turned, is_on=is_on)
    except CoopError as error:
        return _part_page(turned, refusal=message_of(error), status=status_of(error))
    sentence = N_("Aangezet: %(part)s.") if is_on else N_("Uitgezet: %(part)s.")
    locale = current_locale()
    return _done(say(sentence, locale, part=part_name(turned, locale)))


def _part(text: str) -> Part:
    try:
        return Part(text)
    except ValueError:
        abort(HTTPStatus.NOT_FOUND)


def _choice(text: str) -> StartChoice:
    try:
        return StartChoice(text)
    except ValueError:
        abort(HTTPStatus.NOT_FOUND)


def _part_page(
    part: Part, *, refusal: str | None = None, status: int = HTTPStatus.OK
) -> ResponseReturnValue:
    view = look_up(part_view, part=part)
    page = render_template(
        "setup/part.html",
        view=view,
        about=PARTS[part][1],
        effects=EFFECTS_OFF if view.line.is_on else EFFECTS_ON,
        refusal=refusal,
    )
    return page, status


def _choice_page(
    choice: StartChoice, *, refusal: str | None = None, status: int = HTTPStatus.OK
) -> ResponseReturnValue:
    page = render_template(
        "setup/choice.html",
        view=look_up(choice_view, start=choice),
        words=CHOICES[choice],
        parts=PARTS,
        effects=EFFECTS_OFF,
        refusal=refusal,
    )
    return page, status


def _done(sentence: str) -> ResponseReturnValue:
    flash(sentence, "success")
    return redirect(url_for("setup.show_parts"), HTTPStatus.SEE_OTHER)


@bp.app_template_global("start_choices")
def _start_choices() -> list[dict[str, str]]:
    """Return the cards of the start choices, for their own page and for the first page."""
    return [
        {
            "title": say(CHOICES[choice][0], current_locale()),
            "text": say(CHOICES[choice][1], current_locale()),
            "url": url_for("setup.show_choice", choice=choice.value),
            "icon": ICONS_OF_CHOICE[choice],
        }
        for choice in StartChoice
    ]
