"""Three questions to visitors of a tent, each with three pictures: no account, no cookie.

The first two answers travel in the address; only the third is a button that keeps them (C3).
"""

import uuid
from dataclasses import replace
from enum import StrEnum
from http import HTTPStatus
from typing import TypeVar

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.buurtent.queries.evening import OpinionQuestion, opinion_question
from coop.buurtent.rules.evening import Acts, Learned, Liked
from coop.buurtent.services.opinions import give_opinion
from coop.kernel.errors import CoopError
from coop.kernel.permissions import NOBODY
from coop.wording.catalogue import SOURCE, supported
from web.context import current_cause, current_coop, write_for
from web.errors import message_of, status_of
from web.forms.buurtent import chosen

bp = Blueprint("tent_opinions", __name__, url_prefix="/buurtent/mening")

Answer = TypeVar("Answer", bound=StrEnum)


@bp.get("/<uuid:session_id>")
def show(session_id: uuid.UUID) -> ResponseReturnValue:
    """Ask the first question that has no answer yet."""
    question = _question(session_id)
    return _page(question, liked=_answered(Liked, "liked"), learned=_answered(Learned, "learned"))


@bp.post("/<uuid:session_id>")
def keep(session_id: uuid.UUID) -> ResponseReturnValue:
    """Keep the three answers of one visitor."""
    question = _question(session_id)
    liked, learned = chosen(Liked, "liked"), chosen(Learned, "learned")
    acts = chosen(Acts, "acts")
    try:
        current_coop().once(current_cause()).run(
            give_opinion, NOBODY, session_id=session_id, liked=liked, learned=learned, acts=acts
        )
    except CoopError as error:
        page = _page(question, refusal=message_of(error), liked=liked, learned=learned)
        return page, status_of(error)
    address = url_for("tent_opinions.thank", session_id=session_id, taal=_language())
    return redirect(address, HTTPStatus.SEE_OTHER)


@bp.get("/<uuid:session_id>/dank")
def thank(session_id: uuid.UUID) -> ResponseReturnValue:
    """Thank a visitor."""
    question = _question(session_id)
    return render_template("buurtent/opinion_thanks.html", question=question)


def _question(session_id: uuid.UUID) -> OpinionQuestion:
    """Return what is asked about, on a page in the language of the address."""
    write_for(replace(NOBODY, locale=_language()))
    return current_coop().ask(opinion_question, NOBODY, session_id=session_id)


def _page(
    question: OpinionQuestion,
    *,
    liked: Liked | None,
    learned: Learned | None,
    refusal: str | None = None,
) -> str:
    return render_template(
        "buurtent/opinion.html",
        question=question,
        liked=liked,
        learned=learned,
        refusal=refusal,
        language=_language(),
        other="nl" if _language() == "en" else "en",
    )


def _language() -> str:
    return supported(request.values.get("taal", SOURCE))


def _answered(kind: type[Answer], name: str) -> Answer | None:
    try:
        return kind(request.args.get(name, ""))
    except ValueError:
        return None
