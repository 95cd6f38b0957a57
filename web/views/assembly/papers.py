"""What a meeting leaves on paper, as PDF."""

import uuid

from flask import Response

from coop.assembly.queries import (
    agenda_pdf,
    decision_list_pdf,
    decisions_pdf,
    minutes_pdf,
    schedule_pdf,
)
from web.context import look_up
from web.files import pdf_answer
from web.views.assembly.blueprint import bp


@bp.get("/<uuid:meeting_id>/agenda.pdf")
def take_agenda(meeting_id: uuid.UUID) -> Response:
    """Give the agenda."""
    return pdf_answer(look_up(agenda_pdf, meeting_id=meeting_id), "agenda")


@bp.get("/<uuid:meeting_id>/notulen.pdf")
def take_minutes(meeting_id: uuid.UUID) -> Response:
    """Give the minutes."""
    return pdf_answer(look_up(minutes_pdf, meeting_id=meeting_id), "notulen")


@bp.get("/<uuid:meeting_id>/besluiten.pdf")
def take_decisions(meeting_id: uuid.UUID) -> Response:
    """Give what one meeting decided."""
    return pdf_answer(look_up(decisions_pdf, meeting_id=meeting_id), "besluiten")


@bp.get("/besluiten/<int:year>.pdf")
def take_decision_list(year: int) -> Response:
    """Give the decision list of one year."""
    return pdf_answer(look_up(decision_list_pdf, year=year), f"besluitenlijst-{year}")


@bp.get("/rooster.pdf")
def take_schedule() -> Response:
    """Give the schedule of retirement."""
    return pdf_answer(look_up(schedule_pdf), "rooster-van-aftreden")
