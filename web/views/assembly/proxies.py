"""Proxies: members give, take back and vote with them; the secretary enters those on paper."""

import uuid
from http import HTTPStatus

from flask import Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage

from coop.assembly.queries import giver_ballots, own_proxies, proxy_form, proxy_list, proxy_paper
from coop.assembly.services import (
    cast_vote_for,
    give_proxy,
    register_proxy,
    revoke_proxy,
    withdraw_proxy,
)
from coop.kernel.errors import ConflictError, CoopError, InvalidInputError, RuleViolationError
from coop.voting.errors import AlreadyVotedError
from coop.voting.rules import BallotChannel, Choice, choice_of
from coop.wording.catalogue import N_, say
from web.context import (
    carry_out,
    current_actor,
    current_coop,
    current_locale,
    form_id,
    form_text,
    look_up,
)
from web.errors import message_of, status_of
from web.views.assembly.blueprint import bp

LONGEST_NAME = 200
PDF = "application/pdf"
#: What a form can be refused for; anything else has a page of its own.
REFUSED = (ConflictError, InvalidInputError, RuleViolationError)


@bp.get("/<uuid:meeting_id>/volmacht")
def show_proxies(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Show a member whom he or she gave a proxy, and for whom he or she votes."""
    return _own_page(meeting_id)


@bp.post("/<uuid:meeting_id>/volmacht")
def give(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Let somebody else vote."""
    try:
        carry_out(
            give_proxy,
            meeting_id=meeting_id,
            holder_name=form_text("name", longest=LONGEST_NAME),
            holder_number=_number("number"),
            item_id=_item(),
            instruction=form_text("instruction", longest=500),
        )
    except REFUSED as refusal:
        return _own_page(meeting_id, refusal)
    return _back("assembly.show_proxies", meeting_id, N_("Uw volmacht is opgeslagen."))


@bp.post("/<uuid:meeting_id>/volmacht/intrekken")
def revoke(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Take a proxy back."""
    try:
        carry_out(revoke_proxy, proxy_id=form_id("proxy"))
    except REFUSED as refusal:
        return _own_page(meeting_id, refusal)
    return _back("assembly.show_proxies", meeting_id, N_("U stemt weer zelf."))


@bp.get("/<uuid:meeting_id>/volmacht/formulier.pdf")
def print_form(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Give the form for paper."""
    form = look_up(proxy_form, meeting_id=meeting_id, locale=current_locale())
    return _file(form, PDF, "volmacht.pdf")


@bp.get("/<uuid:meeting_id>/volmachten")
def show_list(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Show all proxies of a meeting to who keeps the list."""
    return _list_page(meeting_id)


@bp.post("/<uuid:meeting_id>/volmachten")
def register(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Enter a proxy from paper."""
    file: FileStorage | None = request.files.get("paper")
    try:
        carry_out(
            register_proxy,
            meeting_id=meeting_id,
            giver_number=_number("giver") or 0,
            holder_number=_number("holder") or 0,
            paper=file.read() if file else b"",
            item_id=_item(),
        )
    except REFUSED as refusal:
        return _list_page(meeting_id, refusal)
    return _back("assembly.show_list", meeting_id, N_("De volmacht is opgeslagen."))


@bp.post("/<uuid:meeting_id>/volmachten/intrekken")
def withdraw(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Enter that a member took a proxy back."""
    try:
        carry_out(withdraw_proxy, proxy_id=form_id("proxy"))
    except REFUSED as refusal:
        return _list_page(meeting_id, refusal)
    return _back("assembly.show_list", meeting_id, N_("De volmacht is ingetrokken."))


@bp.get("/<uuid:meeting_id>/volmachten/<uuid:proxy_id>/papier")
def show_paper(meeting_id: uuid.UUID, proxy_id: uuid.UUID) -> ResponseReturnValue:
    """Give the scan of a form, as a file."""
    paper = look_up(proxy_paper, meeting_id=meeting_id, proxy_id=proxy_id)
    ending = "pdf" if paper.type == PDF else "jpg"
    return _file(paper.content, paper.type, f"volmacht.{ending}")


@bp.post("/<uuid:meeting_id>/stem-voor")
def vote_for(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Cast the vote of a giver.

    The ballot's own key makes a double submit harmless, so no form token is spent on it.
    """
    choice = choice_of(request.form.get("choice", ""))
    poll_id, giver_id = form_id("poll"), form_id("giver")
    try:
        current_coop().run(
            cast_vote_for,
            current_actor(),
            poll_id=poll_id,
            giver_id=giver_id,
            choice=choice,
            channel=BallotChannel.WEB,
        )
    except AlreadyVotedError as refusal:
        # Sent twice by an impatient thumb: then it is what is registered.
        if not _is_cast(meeting_id, poll_id, giver_id, choice):
            flash(message_of(refusal), "error")
    except REFUSED as refusal:
        flash(message_of(refusal), "error")
    return redirect(url_for("assembly.show_live", meeting_id=meeting_id), HTTPStatus.SEE_OTHER)


def _is_cast(
    meeting_id: uuid.UUID, poll_id: uuid.UUID, giver_id: uuid.UUID, choice: Choice
) -> bool:
    found = look_up(giver_ballots, meeting_id=meeting_id, poll_id=poll_id)
    return any(one.giver_id == giver_id and one.choice is choice for one in found)


def _number(field: str) -> int | None:
    text = form_text(field, longest=9)
    return int(text) if text.isdecimal() else None


def _item() -> uuid.UUID | None:
    return form_id("item") if request.form.get("item") else None


def _back(endpoint: str, meeting_id: uuid.UUID, sentence: str) -> ResponseReturnValue:
    flash(say(sentence, current_locale()), "success")
    return redirect(url_for(endpoint, meeting_id=meeting_id), HTTPStatus.SEE_OTHER)


def _own_page(meeting_id: uuid.UUID, refusal: CoopError | None = None) -> ResponseReturnValue:
    return _page("assembly/proxies.html", look_up(own_proxies, meeting_id=meeting_id), refusal)


def _list_page(meeting_id: uuid.UUID, refusal: CoopError | None = None) -> ResponseReturnValue:
    return _page("assembly/proxy_list.html", look_up(proxy_list, meeting_id=meeting_id), refusal)


def _page(template: str, view: object, refusal: CoopError | None) -> ResponseReturnValue:
    page = render_template(
        template,
        view=view,
        typed=request.form,
        refusal=message_of(refusal) if refusal else None,
    )
    return page, HTTPStatus.OK if refusal is None else status_of(refusal)


def _file(content: bytes, kind: str, name: str) -> Response:
    response = Response(content, mimetype=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
