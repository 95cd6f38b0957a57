"""The booklet: its contents, its chapters, and one small page for each rule."""

import uuid
from http import HTTPStatus

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from coop.kernel.errors import CoopError
from coop.kernel.permissions import Permission
from coop.statutes.queries import booklet_view, chapter_view, rule_view
from coop.statutes.rules import Chapter, RuleKey
from coop.statutes.services import set_rule, withdraw_rule
from coop.wording.catalogue import N_, say
from coop.wording.rulebook import CHAPTERS, LAYERS, STANDINGS
from web.context import carry_out, current_actor, current_locale, look_up
from web.errors import status_of
from web.forms.statutes import RuleForm, empty_rule, read_rule
from web.views.statutes.blueprint import bp, rule_name


@bp.get("")
def show_booklet() -> ResponseReturnValue:
    """Show the contents of the booklet."""
    return render_template("statutes/booklet.html", lines=look_up(booklet_view), chapters=CHAPTERS)


@bp.get("/<chapter>")
def show_chapter(chapter: str) -> ResponseReturnValue:
    """Show one chapter as sentences."""
    try:
        wanted = Chapter(chapter)
    except ValueError:
        abort(HTTPStatus.NOT_FOUND)
    return render_template(
        "statutes/chapter.html",
        chapter=wanted,
        title=CHAPTERS[wanted][0],
        intro=CHAPTERS[wanted][1],
        lines=look_up(chapter_view, chapter=wanted),
        layers=LAYERS,
        standings=STANDINGS,
        may_set=current_actor().holds(Permission.STATUTES_RULE_SET),
        may_turn=current_actor().holds(Permission.STATUTES_SWITCH_TURN),
    )


@bp.get("/regel/<key>")
def show_rule(key: str) -> ResponseReturnValue:
    """Show one rule, with the form to change it for who may."""
    return _rule_page(_key(key))


@bp.post("/regel/<key>")
def change_rule(key: str) -> ResponseReturnValue:
    """Set one rule; what was typed stays when it is refused."""
    rule_key = _key(key)
    form = read_rule()
    if form.errors:
        return _rule_page(rule_key, form, HTTPStatus.BAD_REQUEST)
    try:
        carry_out(
            set_rule,
            key=rule_key,
            value=form.values["value"],
            layer=form.layer,
            article=form.values["article"],
            effective_on=form.effective_on,
        )
    except CoopError as error:
        form.refuse(error)
        return _rule_page(rule_key, form, status_of(error))
    return _done(N_("Vastgelegd: %(rule)s."), rule_key)


@bp.post("/regel/<key>/intrekken/<uuid:rule_id>")
def take_back(key: str, rule_id: uuid.UUID) -> ResponseReturnValue:
    """Withdraw a value that is no history yet."""
    rule_key = _key(key)
    carry_out(withdraw_rule, rule_id=rule_id)
    return _done(N_("Ingetrokken: %(rule)s."), rule_key)


def _key(text: str) -> RuleKey:
    try:
        return RuleKey(text)
    except ValueError:
        abort(HTTPStatus.NOT_FOUND)


def _rule_page(
    key: RuleKey, form: RuleForm | None = None, status: int = HTTPStatus.OK
) -> ResponseReturnValue:
    line = look_up(rule_view, key=key)
    page = render_template(
        "statutes/rule.html",
        line=line,
        form=form or empty_rule(line.rule),
        chapter_title=CHAPTERS[line.definition.chapter][0],
        layers=LAYERS,
        standings=STANDINGS,
        may_set=current_actor().holds(Permission.STATUTES_RULE_SET) and not line.is_fixed,
        may_turn=current_actor().holds(Permission.STATUTES_SWITCH_TURN),
    )
    return page, status


def _done(sentence: str, key: RuleKey) -> ResponseReturnValue:
    flash(say(sentence, current_locale(), rule=rule_name(key)), "success")
    return redirect(url_for("statutes.show_rule", key=key), HTTPStatus.SEE_OTHER)
