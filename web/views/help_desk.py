"""*Help dit lid* (C14): the secretary helps somebody in, and never acts as that person."""

import uuid
from http import HTTPStatus
from typing import TypeVar

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.kernel.errors import CoopError
from coop.membership.queries import OwnMembership, membership_of
from coop.notices.queries import NoticeLine, notices_of_person
from coop.people.queries import HelpView, access_letter, help_view, spoken_number
from coop.people.rules import ChannelKind, ControlQuestion, Purpose, spelled
from coop.people.services import (
    print_access_letter,
    read_out_access_code,
    record_consent,
    send_sign_in_mail,
)
from coop.statutes.queries import cooperative_view
from coop.wording.catalogue import N_, say
from coop.wording.notices import failure_label, kind_label
from coop.wording.people import CHANNELS, CODE_WAYS, CONSENT_WAYS, CONTROL_QUESTIONS, PURPOSES
from web.context import carry_out, current_locale, current_settings, form_text, look_up
from web.errors import message_of, status_of
from web.forms.access import code_of_form

T = TypeVar("T")

bp = Blueprint("help", __name__, url_prefix="/personen/<uuid:person_id>/hulp")

#: How a consent reaches the secretary; the other ways record themselves.
WAYS = ("papier", "telefoon", "balie")
NOT_CHOSEN = N_("Kies er een.")


@bp.get("")
def show(person_id: uuid.UUID) -> ResponseReturnValue:
    """Show what was sent and what can be done for somebody who does not get in."""
    return _page(person_id)


def _page(
    person_id: uuid.UUID,
    *,
    errors: dict[str, str] | None = None,
    status: int = HTTPStatus.OK,
) -> ResponseReturnValue:
    helped = look_up(help_view, person_id=person_id)
    membership = look_up(membership_of, person_id=person_id)
    page = render_template(
        "help/show.html",
        helped=helped,
        membership=membership,
        notices=[_told(line) for line in look_up(notices_of_person, person_id=person_id)],
        has_email=any(one.kind is ChannelKind.EMAIL for one in helped.channels),
        questions=_questions(helped, membership),
        channels=_choices(CHANNELS),
        purposes=_choices(PURPOSES),
        ways=_choices({way: CONSENT_WAYS[way] for way in WAYS}),
        code_ways=CODE_WAYS,
        consent_ways=CONSENT_WAYS,
        purpose_names=PURPOSES,
        errors=errors or {},
    )
    return page, status


def _told(line: NoticeLine) -> tuple[NoticeLine, str, str]:
    locale = current_locale()
    reason = failure_label(line.failure, locale) if line.failure else ""
    return line, kind_label(line.kind, locale), reason


def _choices(labels: dict[str, str]) -> list[dict[str, str]]:
    return [
        {"value": value, "label": say(label, current_locale())} for value, label in labels.items()
    ]


def _questions(helped: HelpView, membership: OwnMembership | None) -> list[dict[str, str]]:
    """Return what can be asked of this person, each with the right answer as hint."""
    phones = [one.value for one in helped.channels if one.kind is ChannelKind.PHONE]
    answers = {
        ControlQuestion.ADDRESS: ", ".join(helped.address),
        ControlQuestion.PHONE: ", ".join(phones),
        ControlQuestion.MEMBER_NUMBER: str(membership.number) if membership else "",
        ControlQuestion.MEMBER_SINCE: str(membership.joined_on.year) if membership else "",
    }
    return [
        {
            "value": question.value,
            "label": say(CONTROL_QUESTIONS[question], current_locale()),
            "hint": answer,
        }
        for question, answer in answers.items()
        if answer
    ]


@bp.post("/brief")
def print_letter(person_id: uuid.UUID) -> ResponseReturnValue:
    """Hand out a letter with a new code; the old one works no more."""
    code = code_of_form("letter", str(person_id))
    code_id = carry_out(print_access_letter, person_id=person_id, code=code)
    letter = look_up(
        access_letter,
        code_id=code_id,
        code=code,
        sender=look_up(cooperative_view).name,
        url=current_settings().base_url + url_for("letters.show_form"),
    )
    response = Response(letter, mimetype="application/pdf")
    response.headers["Content-Disposition"] = 'attachment; filename="brief.pdf"'
    response.headers["Cache-Control"] = "no-store"
    return response


@bp.post("/voorlezen")
def read_out(person_id: uuid.UUID) -> ResponseReturnValue:
    """Show a code to read out, once two control questions were answered."""
    code = code_of_form("spoken", str(person_id))
    asked = [ControlQuestion(one) for one in request.form.getlist("asked") if one in _KNOWN]
    try:
        code_id = carry_out(read_out_access_code, person_id=person_id, code=code, asked=asked)
    except CoopError as error:
        return _page(person_id, errors={"asked": message_of(error)}, status=status_of(error))
    return render_template(
        "help/spoken.html",
        helped=look_up(help_view, person_id=person_id),
        number=look_up(spoken_number, code_id=code_id, code=code),
        code=spelled(code),
        address=current_settings().base_url + url_for("letters.show_form"),
    )


_KNOWN = frozenset(ControlQuestion)


@bp.post("/mail")
def send_mail(person_id: uuid.UUID) -> ResponseReturnValue:
    """Send the mail to sign in with."""
    try:
        carry_out(send_sign_in_mail, person_id=person_id)
    except CoopError as error:
        return _page(person_id, errors={"mail": message_of(error)}, status=status_of(error))
    flash(say(N_("De inlogmail gaat zo weg."), current_locale()), "success")
    return redirect(url_for("help.show", person_id=person_id), HTTPStatus.SEE_OTHER)


@bp.post("/toestemming")
def note_consent(person_id: uuid.UUID) -> ResponseReturnValue:
    """Record what somebody agreed to, and how the secretary heard it."""
    channel = _chosen("channel", {kind.value: kind for kind in ChannelKind})
    purpose = _chosen("purpose", {one.value: one for one in Purpose})
    how = _chosen("how", {way: way for way in WAYS})
    if channel is None or purpose is None or how is None:
        chosen = {"channel": channel, "purpose": purpose, "how": how}
        errors = {
            name: say(NOT_CHOSEN, current_locale()) for name, one in chosen.items() if one is None
        }
        return _page(person_id, errors=errors, status=HTTPStatus.BAD_REQUEST)
    carry_out(record_consent, person_id=person_id, channel=channel, purpose=purpose, how=how)
    flash(say(N_("De toestemming is vastgelegd."), current_locale()), "success")
    return redirect(url_for("help.show", person_id=person_id), HTTPStatus.SEE_OTHER)


def _chosen(name: str, known: dict[str, T]) -> T | None:
    return known.get(form_text(name))
