"""Making a group: two questions, and the rest follows and can be changed (C29)."""

from http import HTTPStatus

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.groups.rules import GroupChannel
from coop.groups.rules.presets import Content, Readers, kinds_for, model_for
from coop.groups.services.groups import create_group
from coop.kernel.errors import CoopError
from coop.kernel.permissions import Permission
from coop.wording.catalogue import N_, say
from coop.wording.groups import CHANNELS, CONTENTS, READERS
from web.context import carry_out, current_actor, current_locale, form_text
from web.errors import message_of, status_of
from web.forms.own import Typed
from web.views.groups.blueprint import bp, options

FIELDS = ("readers", "content", "name", "slug", "channel", "area", "purpose")
FIELD_OF = {"invalid_slug": "slug", "slug_taken": "slug"}
LONGEST_TYPED = 200


@bp.get("/groepen/nieuw")
def show_founding() -> ResponseReturnValue:
    """Ask the two questions, and what the group is called."""
    return _page(Typed(dict.fromkeys(FIELDS, "")))


@bp.post("/groepen/nieuw")
def found() -> ResponseReturnValue:
    """Write the group down as asked for; what was typed stays when it is refused."""
    typed = Typed({name: form_text(name, longest=LONGEST_TYPED) for name in FIELDS})
    try:
        readers, content = Readers(request.form["readers"]), Content(request.form["content"])
        channel = GroupChannel(request.form["channel"])
    except (KeyError, ValueError):
        typed.errors["readers"] = say(N_("Kies een van de antwoorden."), current_locale())
        return _page(typed, HTTPStatus.BAD_REQUEST)
    try:
        carry_out(
            create_group,
            name=typed.values["name"],
            slug=typed.values["slug"],
            channel=channel,
            model=model_for(readers, content),
            area=typed.values["area"],
            purpose=typed.values["purpose"],
            kinds=tuple(kinds_for(content)),
        )
    except CoopError as error:
        typed.errors[FIELD_OF.get(error.code, "name")] = message_of(error)
        return _page(typed, status_of(error))
    flash(
        say(N_("De groep staat er. Nu de straten, de mensen en de startavond."), current_locale())
    )
    return redirect(url_for("groups.show_desk", slug=typed.values["slug"]), HTTPStatus.SEE_OTHER)


def _page(typed: Typed, status: int = HTTPStatus.OK) -> ResponseReturnValue:
    current_actor().require(Permission.GROUPS_GROUP_MANAGE)
    page = render_template(
        "groups/founding.html",
        typed=typed,
        readers=options(READERS),
        contents=options(CONTENTS),
        channels=options(CHANNELS),
    )
    return page, status
