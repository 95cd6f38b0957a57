"""What the secretary does after convening: see who is called, note letters, call again."""

import uuid
from http import HTTPStatus

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.assembly.queries import (
    convocation_proof,
    convocation_view,
    delivery_list,
    letter_file,
)
from coop.assembly.queries.convocations import Shown
from coop.assembly.rules import DecisionKind, Handing
from coop.assembly.services import (
    hand_batch,
    hand_letters,
    note_bounce,
    return_letters,
    supplement_agenda,
)
from coop.kernel.errors import CoopError, InvalidInputError, RuleViolationError
from web.context import carry_out, form_text, look_up
from web.errors import message_of, status_of
from web.files import file_answer, pdf_answer
from web.forms.assembly import day_typed, number_typed, persons_typed, read_item
from web.views.assembly.blueprint import bp

LONGEST_REASON = 1000


@bp.get("/<uuid:meeting_id>/oproeping")
def show_convocation(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Show how far the members are called."""
    return _page(meeting_id)


@bp.get("/<uuid:meeting_id>/oproeping/brieven-<int:number>.pdf")
def fetch_letters(meeting_id: uuid.UUID, number: int) -> ResponseReturnValue:
    """Fetch letters to print."""
    content = look_up(letter_file, meeting_id=meeting_id, number=number)
    return pdf_answer(content, f"brieven-{number}")


@bp.get("/<uuid:meeting_id>/oproeping/bezorglijst.pdf")
def fetch_deliveries(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Fetch the list for who brings letters round."""
    content = look_up(delivery_list, meeting_id=meeting_id)
    return pdf_answer(content, "bezorglijst")


@bp.get("/<uuid:meeting_id>/oproeping/bewijs.pdf")
def fetch_proof(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Fetch the proof of the convocation to read."""
    content = look_up(convocation_proof, meeting_id=meeting_id)
    return pdf_answer(content, "bewijs-oproeping")


@bp.get("/<uuid:meeting_id>/oproeping/bewijs.zip")
def fetch_bundle(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Fetch the proof of the convocation with everything it rests on."""
    content = look_up(convocation_proof, meeting_id=meeting_id, is_bundle=True)
    return file_answer(content, "bewijs-oproeping.zip", "application/zip")


@bp.post("/<uuid:meeting_id>/oproeping/bestand")
def note_batch(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Note that all letters of a file left."""
    try:
        carry_out(
            hand_batch,
            meeting_id=meeting_id,
            number=number_typed("number"),
            how=_handing("batch_deed"),
            on=day_typed("batch_on"),
            by=form_text("batch_by", longest=200),
        )
    except (InvalidInputError, RuleViolationError) as refusal:
        return _refused(meeting_id, refusal)
    return _to_page(meeting_id)


@bp.post("/<uuid:meeting_id>/oproeping/leden")
def note_members(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Note what became of the letters or mails of some members."""
    deed, chosen, on = form_text("deed"), persons_typed("person"), day_typed("on")
    try:
        if deed == "bounced":
            carry_out(note_bounce, meeting_id=meeting_id, person_ids=chosen)
        elif deed == "returned":
            carry_out(return_letters, meeting_id=meeting_id, person_ids=chosen, on=on)
        else:
            carry_out(
                hand_letters,
                meeting_id=meeting_id,
                person_ids=chosen,
                how=_handing("deed"),
                on=on,
                by=form_text("by", longest=200),
            )
    except (InvalidInputError, RuleViolationError) as refusal:
        return _refused(meeting_id, refusal)
    return _to_page(meeting_id)


@bp.post("/<uuid:meeting_id>/oproeping/agenda")
def supplement(meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Add a point to the agenda and call the members again."""
    item = read_item()
    try:
        carry_out(
            supplement_agenda,
            meeting_id=meeting_id,
            reason=form_text("reason", longest=LONGEST_REASON),
            title=item["title"],
            explanation=item["explanation"],
            motion=item["motion"],
            kind=DecisionKind(item["kind"]),
        )
    except (InvalidInputError, RuleViolationError) as refusal:
        return _refused(meeting_id, refusal, typed=item)
    return _to_page(meeting_id)


def _handing(name: str) -> Handing:
    chosen = form_text(name)
    return Handing(chosen) if chosen in set(Handing) else Handing.POSTED


def _page(
    meeting_id: uuid.UUID, *, refusal: str | None = None, typed: dict[str, str] | None = None
) -> str:
    asked = request.args.get("toon", "")
    view = look_up(
        convocation_view,
        meeting_id=meeting_id,
        shown=Shown(asked) if asked in set(Shown) else Shown.WAITING,
        page=request.args.get("page", default=1, type=int),
    )
    return render_template(
        "assembly/convocation.html",
        seen=view,
        lists=tuple(Shown),
        decisions=tuple(DecisionKind),
        refusal=refusal,
        typed=typed or {},
    )


def _refused(
    meeting_id: uuid.UUID, refusal: CoopError, *, typed: dict[str, str] | None = None
) -> ResponseReturnValue:
    return _page(meeting_id, refusal=message_of(refusal), typed=typed), status_of(refusal)


def _to_page(meeting_id: uuid.UUID) -> ResponseReturnValue:
    there = url_for("assembly.show_convocation", meeting_id=meeting_id)
    return redirect(there, HTTPStatus.SEE_OTHER)
