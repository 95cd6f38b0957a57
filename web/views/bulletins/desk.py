"""Moderators place what a contact wants the neighbourhood to know, or write down what it said."""

import uuid
from http import HTTPStatus

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.bulletins.queries import bulletin_desk, one_bulletin
from coop.bulletins.rules import LONGEST_BULLETIN, BulletinKind
from coop.bulletins.services.placing import decline_bulletin, place_bulletin, send_contact_link
from coop.bulletins.services.sending import (
    correct_for_sender,
    enter_bulletin,
    withdraw_for_sender,
)
from coop.kernel.errors import ConflictError, CoopError, InvalidInputError, RuleViolationError
from coop.kernel.use_case import UseCase
from coop.wording import bulletins as words
from coop.wording.catalogue import N_, say
from web.context import carry_out, current_locale, form_id, look_up
from web.errors import message_of, status_of
from web.forms.bulletins import BulletinForm, end_choices, kind_choices, read_bulletin
from web.forms.incidents import chosen
from web.views.bulletins.blueprint import bp

#: What is shown where somebody stood; another refusal is a page of its own.
_TOLD = (ConflictError, InvalidInputError, RuleViolationError)


@bp.get("/waarschuwingen")
def show_desk() -> ResponseReturnValue:
    """Show what waits, what stands in groups and what was, and write down what was said."""
    return _desk()


@bp.post("/waarschuwingen")
def enter() -> ResponseReturnValue:
    """Write down what a contact said, on the contact's behalf."""
    typed = read_bulletin()
    try:
        bulletin_id = carry_out(
            enter_bulletin,
            contact_id=form_id("contact"),
            kind=chosen(BulletinKind, "kind"),
            text=typed.text,
            ends_at=typed.ends_at(),
        )
    except _TOLD as error:
        return _desk(typed=typed, error=message_of(error)), status_of(error)
    return redirect(url_for("bulletins.show_one", bulletin_id=bulletin_id), HTTPStatus.SEE_OTHER)


@bp.get("/waarschuwingen/<uuid:bulletin_id>")
def show_one(bulletin_id: uuid.UUID) -> ResponseReturnValue:
    """Show one bulletin as the group reads it, with the one button to place it."""
    line = look_up(one_bulletin, bulletin_id=bulletin_id, locale=current_locale())
    return render_template(
        "bulletins/show.html",
        line=line,
        words=words,
        ends=end_choices(kept=line.ends_at),
        longest=LONGEST_BULLETIN,
    )


@bp.post("/waarschuwingen/<uuid:bulletin_id>/plaatsen")
def place(bulletin_id: uuid.UUID) -> ResponseReturnValue:
    """Place it in the group, or its correction."""
    return _done(
        N_("Geplaatst."),
        bulletin_id,
        place_bulletin,
        bulletin_id=bulletin_id,
        worries_seen="seen" in request.form,
    )


@bp.post("/waarschuwingen/<uuid:bulletin_id>/niet-plaatsen")
def decline(bulletin_id: uuid.UUID) -> ResponseReturnValue:
    """Do not place it."""
    return _done(
        N_("Niet geplaatst. De afzender ziet dat."),
        bulletin_id,
        decline_bulletin,
        bulletin_id=bulletin_id,
    )


@bp.post("/waarschuwingen/<uuid:bulletin_id>/verbeter")
def correct_for(bulletin_id: uuid.UUID) -> ResponseReturnValue:
    """Put right what the contact told a moderator."""
    typed = read_bulletin()
    line = look_up(one_bulletin, bulletin_id=bulletin_id)
    return _done(
        N_("Bewaard. Zet de verbetering nu in de groep."),
        bulletin_id,
        correct_for_sender,
        bulletin_id=bulletin_id,
        text=typed.text,
        ends_at=typed.ends_at(kept=line.ends_at),
    )


@bp.post("/waarschuwingen/<uuid:bulletin_id>/intrekken")
def withdraw_for(bulletin_id: uuid.UUID) -> ResponseReturnValue:
    """Take back what should not stand in the group any more."""
    return _done(N_("Ingetrokken."), bulletin_id, withdraw_for_sender, bulletin_id=bulletin_id)


@bp.post("/waarschuwingen/link/<uuid:contact_id>")
def send_link(contact_id: uuid.UUID) -> ResponseReturnValue:
    """Mail a contact the link with which it tells the neighbourhood something."""
    carry_out(send_contact_link, contact_id=contact_id)
    flash(say(N_("De link is onderweg naar het contact."), current_locale()), "success")
    return redirect(url_for("bulletins.show_desk"), HTTPStatus.SEE_OTHER)


def _desk(*, typed: BulletinForm | None = None, error: str = "") -> str:
    return render_template(
        "bulletins/desk.html",
        view=look_up(bulletin_desk, locale=current_locale()),
        words=words,
        kinds=kind_choices(),
        ends=end_choices(),
        typed=typed or BulletinForm(),
        chosen_contact=request.form.get("contact", ""),
        chosen_kind=request.form.get("kind", BulletinKind.WARNING.value),
        error=error,
        longest=LONGEST_BULLETIN,
    )


def _done(
    sentence: str, shown_id: uuid.UUID, use_case: UseCase[..., object], **given: object
) -> ResponseReturnValue:
    """Carry out and say so, or say why not, on the page of the bulletin."""
    try:
        carry_out(use_case, **given)
    except _TOLD as error:
        flash(message_of(error), _kind_of(error))
    else:
        flash(say(sentence, current_locale()), "success")
    return redirect(url_for("bulletins.show_one", bulletin_id=shown_id), HTTPStatus.SEE_OTHER)


def _kind_of(error: CoopError) -> str:
    # Who comes second did nothing wrong.
    return "info" if isinstance(error, ConflictError) else "warning"
