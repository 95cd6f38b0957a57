"""Applications on their way through the board."""

import uuid
from http import HTTPStatus

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from coop.assembly.queries import board_decision_numbers
from coop.kernel.errors import ConflictError, CoopError, InvalidInputError, RuleViolationError
from coop.kernel.permissions import Permission
from coop.membership.queries import application_view, applications_view
from coop.membership.rules.applications import LONGEST_REFERENCE, Wish
from coop.membership.rules.terms import LONGEST_REASON
from coop.membership.services import (
    admit_applicant,
    admit_by_assembly,
    note_appeal_of_applicant,
    record_application,
    refuse_applicant,
    take_further,
    withdraw_application,
)
from coop.places.queries import has_address_list
from coop.wording.catalogue import N_, say
from coop.wording.lifecycle import GROUNDS, STATES, WAYS
from coop.wording.people import PURPOSES
from web.context import carry_out, current_actor, current_locale, form_text, look_up
from web.errors import message_of, status_of
from web.forms.addresses import NEEDED, AddressHelp, held_against_list, was_asked
from web.forms.applications import ApplicantForm, empty_form, read_applicant
from web.forms.endings import read_day, today
from web.views.membership.applying import purposes_offered
from web.views.membership.blueprint import bp

#: Refusals that the page itself can show; what is not here or not allowed is another page.
SHOWN = (ConflictError, InvalidInputError, RuleViolationError)


@bp.get("/leden/aanvragen")
def show_applications() -> ResponseReturnValue:
    """Show who waits for the board."""
    return render_template(
        "membership/applications.html",
        seen=look_up(applications_view),
        states=STATES,
        grounds=GROUNDS,
        may_record=_may_record(),
    )


def _may_record() -> bool:
    return current_actor().holds(Permission.MEMBERSHIP_APPLICATION_RECORD)


@bp.get("/leden/aanvragen/papier")
def new_application() -> ResponseReturnValue:
    """Ask what stands on a signed form of paper."""
    current_actor().require(Permission.MEMBERSHIP_APPLICATION_RECORD)
    return _paper(empty_form())


def _paper(
    form: ApplicantForm, *, help_: AddressHelp | None = None, status: int = HTTPStatus.OK
) -> ResponseReturnValue:
    page = render_template(
        "membership/paper.html",
        form=form,
        has_list=look_up(has_address_list),
        help=help_,
        purposes=purposes_offered(),
    )
    return page, status


@bp.post("/leden/aanvragen/papier")
def record() -> ResponseReturnValue:
    """Take in what stands on the paper."""
    current_actor().require(Permission.MEMBERSHIP_APPLICATION_RECORD)
    form, applicant = read_applicant()
    signed_on = form.day("signed_on")
    if was_asked():
        form.keep_errors(*NEEDED)
        return _paper(form, help_=held_against_list(form.values))
    if applicant is None or signed_on is None:
        return _paper(form, status=HTTPStatus.BAD_REQUEST)
    doubt = held_against_list(form.values)
    if doubt is not None and doubt.is_doubtful:
        return _paper(form, help_=doubt, status=HTTPStatus.BAD_REQUEST)
    try:
        found = carry_out(record_application, applicant=applicant, signed_on=signed_on)
    except CoopError as error:
        form.refuse(error)
        return _paper(form, status=status_of(error))
    return redirect(
        url_for("membership.show_application", application_id=found), HTTPStatus.SEE_OTHER
    )


@bp.get("/leden/aanvragen/<uuid:application_id>")
def show_application(application_id: uuid.UUID) -> ResponseReturnValue:
    """Show one application, and what the board may do with it."""
    return _page(application_id)


def _page(
    application_id: uuid.UUID, *, error: str | None = None, status: int = HTTPStatus.OK
) -> ResponseReturnValue:
    page = render_template(
        "membership/application.html",
        seen=look_up(application_view, application_id=application_id),
        states=STATES,
        grounds=GROUNDS,
        ways=WAYS,
        purposes=PURPOSES,
        longest=LONGEST_REASON,
        typed={name: form_text(name) for name in ("reason", "reference")},
        today=today(),
        may_record=_may_record(),
        board_decisions=_board_decisions(),
        error=error,
    )
    return page, status


def _board_decisions() -> tuple[str, ...]:
    """Return what an admission can refer to; nothing where the board keeps its list elsewhere."""
    keeps = current_actor().holds(Permission.ASSEMBLY_BOARD_READ)
    return look_up(board_decision_numbers) if keeps else ()


@bp.post("/leden/aanvragen/<uuid:application_id>/toelaten")
def admit(application_id: uuid.UUID) -> ResponseReturnValue:
    """Make the applicant a member."""
    try:
        member_id = carry_out(
            admit_applicant, application_id=application_id, reference=_reference()
        )
    except SHOWN as error:
        return _page(application_id, error=message_of(error), status=status_of(error))
    _flash(N_("Dit is nu een lid. Er gaat een welkomstbericht uit."))
    return redirect(url_for("membership.show_member", member_id=member_id), HTTPStatus.SEE_OTHER)


@bp.post("/leden/aanvragen/<uuid:application_id>/afwijzen")
def refuse(application_id: uuid.UUID) -> ResponseReturnValue:
    """Refuse the applicant, with reasons."""
    reason = form_text("reason", longest=LONGEST_REASON + 1)
    try:
        carry_out(
            refuse_applicant, application_id=application_id, reason=reason, reference=_reference()
        )
    except SHOWN as error:
        return _page(application_id, error=message_of(error), status=status_of(error))
    return _back(application_id, N_("De aanvraag is afgewezen. De aanvrager krijgt bericht."))


@bp.post("/leden/aanvragen/<uuid:application_id>/aanvragen")
def apply_for(application_id: uuid.UUID) -> ResponseReturnValue:
    """Record that somebody who was interested applies now."""
    try:
        carry_out(
            take_further, application_id=application_id, wish=Wish.APPLY, day=read_day("day")
        )
    except SHOWN as error:
        return _page(application_id, error=message_of(error), status=status_of(error))
    return _back(application_id, N_("Dit is nu een aanvraag."))


@bp.post("/leden/aanvragen/<uuid:application_id>/intrekken")
def withdraw(application_id: uuid.UUID) -> ResponseReturnValue:
    """Record that the applicant thought better of it."""
    try:
        carry_out(withdraw_application, application_id=application_id)
    except SHOWN as error:
        return _page(application_id, error=message_of(error), status=status_of(error))
    return _back(application_id, N_("De aanvraag is ingetrokken."))


@bp.post("/leden/aanvragen/<uuid:application_id>/beroep")
def note_appeal(application_id: uuid.UUID) -> ResponseReturnValue:
    """Note that who was refused asks the assembly."""
    try:
        carry_out(
            note_appeal_of_applicant,
            application_id=application_id,
            appealed_on=read_day("day"),
        )
    except SHOWN as error:
        return _page(application_id, error=message_of(error), status=status_of(error))
    return _back(application_id, N_("Genoteerd. Zet het op de agenda van de ledenvergadering."))


@bp.post("/leden/aanvragen/<uuid:application_id>/alv")
def admit_after_appeal(application_id: uuid.UUID) -> ResponseReturnValue:
    """Make somebody a member whom the assembly admitted."""
    try:
        member_id = carry_out(
            admit_by_assembly,
            application_id=application_id,
            decided_on=read_day("day"),
            reference=_reference(),
        )
    except SHOWN as error:
        return _page(application_id, error=message_of(error), status=status_of(error))
    return redirect(url_for("membership.show_member", member_id=member_id), HTTPStatus.SEE_OTHER)


def _reference() -> str:
    return form_text("reference", longest=LONGEST_REFERENCE)


def _flash(sentence: str) -> None:
    flash(say(sentence, current_locale()), "success")


def _back(application_id: uuid.UUID, sentence: str) -> ResponseReturnValue:
    _flash(sentence)
    return redirect(
        url_for("membership.show_application", application_id=application_id),
        HTTPStatus.SEE_OTHER,
    )
