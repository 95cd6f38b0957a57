"""Choosing persons on paper: handing out, counting apart, declaring."""

import uuid
from http import HTTPStatus

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.assembly.queries.elections import papers_to_count
from coop.assembly.rules import PaperCount
from coop.assembly.services import (
    count_papers,
    declare_election,
    hand_out_again,
    hand_out_papers,
)
from coop.kernel.errors import CoopError, InvalidInputError, RuleViolationError
from coop.voting.rules import PaperPile
from web.context import carry_out, form_id, form_text, look_up
from web.errors import message_of, status_of
from web.views.assembly.blueprint import bp
from web.views.assembly.leading import then_lead

#: What is no number counts as one that cannot be, so that the rule refuses it.
NO_NUMBER = -1


@bp.post("/<uuid:meeting_id>/stembriefjes")
def hand_out(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Hand out papers with names on them."""
    item_id = form_id("item")
    return then_lead(
        meeting_id,
        lambda: carry_out(
            hand_out_papers,
            item_id=item_id,
            names=form_text("names"),
            seats=_number("seats"),
            papers=_number("papers"),
        ),
    )


@bp.post("/<uuid:meeting_id>/stembriefjes/opnieuw")
def hand_out_next(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Hand out the papers of the next round."""
    item_id = form_id("item")
    return then_lead(
        meeting_id,
        lambda: carry_out(hand_out_again, item_id=item_id, papers=_number("papers")),
    )


@bp.post("/<uuid:meeting_id>/stembriefjes/uitslag")
def declare_papers(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Declare what the papers decided."""
    round_id = form_id("round")
    return then_lead(
        meeting_id,
        lambda: carry_out(declare_election, round_id=round_id, seed=form_text("seed")),
    )


@bp.get("/<uuid:meeting_id>/tellen")
def show_counting(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Ask one of the stembureau what is in the box."""
    return _page(meeting_id)


@bp.post("/<uuid:meeting_id>/tellen")
def keep_count(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Keep what one of the stembureau counted."""
    seen = look_up(papers_to_count, meeting_id=meeting_id)
    if seen is None:
        abort(HTTPStatus.NOT_FOUND)
    piles = tuple(
        PaperPile(
            votes_for=_number(f"for-{place}"),
            votes_against=_number(f"against-{place}") if seen.is_single else 0,
        )
        for place, _ in enumerate(seen.names, start=1)
    )
    count = PaperCount(
        piles=piles,
        blank=_number("blank"),
        invalid=_number("invalid"),
        in_box=_number("in_box"),
    )
    try:
        carry_out(count_papers, round_id=form_id("round"), count=count)
    except (InvalidInputError, RuleViolationError) as refusal:
        return _page(meeting_id, refusal)
    return redirect(url_for("assembly.show_counting", meeting_id=meeting_id), HTTPStatus.SEE_OTHER)


def _page(meeting_id: uuid.UUID, refusal: CoopError | None = None) -> ResponseReturnValue:
    page = render_template(
        "assembly/counting.html",
        meeting_id=meeting_id,
        seen=look_up(papers_to_count, meeting_id=meeting_id),
        typed=request.form,
        refusal=message_of(refusal) if refusal else None,
    )
    return page, HTTPStatus.OK if refusal is None else status_of(refusal)


def _number(name: str) -> int:
    typed = form_text(name, longest=6)
    return int(typed) if typed.isdecimal() else NO_NUMBER
