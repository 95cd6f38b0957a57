"""The forms with which people change what the register holds about them."""

from http import HTTPStatus

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from coop.kernel.errors import CoopError
from coop.people.errors import TooManySignInsError
from coop.people.queries import OwnForm, own_form
from coop.people.rules.own import EmailOutcome
from coop.people.services.own import (
    ask_new_email,
    change_own_details,
    confirm_new_email,
    move_house,
)
from coop.places.queries import has_address_list
from coop.places.rules import door_of
from coop.wording.catalogue import N_, say
from web.context import carry_out, clear_language, current_locale, form_text, look_up
from web.errors import status_of
from web.forms.addresses import AddressHelp, held_against_list, was_asked
from web.forms.own import LONGEST_TYPED, Typed, read
from web.frame import LANGUAGES

bp = Blueprint("own_changes", __name__, url_prefix="/mijn-gegevens")


@bp.get("/naam")
def show_details() -> ResponseReturnValue:
    """Show the form with name, telephone and language."""
    own = look_up(own_form)
    values = {"given": own.given, "phone": own.phone, "language": own.language}
    return _details_page(own, Typed(values))


def _details_page(own: OwnForm, typed: Typed, status: int = HTTPStatus.OK) -> ResponseReturnValue:
    languages = [{"value": tag, "label": label} for tag, label in LANGUAGES]
    page = render_template("own/details.html", own=own, typed=typed, languages=languages)
    return page, status


@bp.post("/naam")
def change_details() -> ResponseReturnValue:
    """Change name, telephone and language."""
    typed = read("given", "phone", "language")
    try:
        carry_out(
            change_own_details, **typed.values, seen=form_text("seen", longest=LONGEST_TYPED)
        )
    except CoopError as error:
        typed.refuse(error)
        return _details_page(look_up(own_form), typed, status_of(error))
    # The choice in the frame stood above the register; now the register is the newest choice.
    clear_language()
    return _done(N_("Uw gegevens zijn veranderd."))


@bp.get("/adres")
def show_address() -> ResponseReturnValue:
    """Show the form with the address."""
    own = look_up(own_form)
    values = {
        "postcode": f"{own.postcode[:4]} {own.postcode[4:]}".strip(),
        "house_number": own.house_number,
        "street": own.street,
        "town": own.town,
    }
    return _address_page(own, Typed(values))


def _address_page(
    own: OwnForm,
    typed: Typed,
    status: int = HTTPStatus.OK,
    *,
    help_: AddressHelp | None = None,
) -> ResponseReturnValue:
    has_list = look_up(has_address_list)
    page = render_template("own/address.html", own=own, typed=typed, has_list=has_list, help=help_)
    return page, status


@bp.post("/adres")
def change_address() -> ResponseReturnValue:
    """Change where somebody lives."""
    typed = read("postcode", "house_number", "street", "town")
    found = held_against_list(typed.values)
    if found is not None and (was_asked() or found.is_doubtful):
        status = HTTPStatus.OK if was_asked() else HTTPStatus.BAD_REQUEST
        return _address_page(look_up(own_form), typed, status, help_=found)
    try:
        carry_out(
            move_house,
            door=door_of(typed.values["postcode"], typed.values["house_number"]),
            street=typed.values["street"],
            town=typed.values["town"],
            seen=form_text("seen", longest=LONGEST_TYPED),
        )
    except CoopError as error:
        typed.refuse(error)
        return _address_page(look_up(own_form), typed, status_of(error))
    return _done(N_("Uw adres is veranderd. De secretaris ziet dat."))


@bp.get("/e-mail")
def show_email() -> ResponseReturnValue:
    """Ask for a new mail address, or for the code that went to it."""
    return _email_page(Typed({"email": ""}))


def _email_page(typed: Typed, status: int = HTTPStatus.OK) -> ResponseReturnValue:
    return render_template("own/email.html", own=look_up(own_form), typed=typed), status


@bp.post("/e-mail")
def change_email() -> ResponseReturnValue:
    """Send a code to a new mail address."""
    typed = read("email")
    try:
        carry_out(ask_new_email, email=typed.values["email"])
    except CoopError as error:
        typed.refuse(error)
        too_many = isinstance(error, TooManySignInsError)
        return _email_page(typed, HTTPStatus.TOO_MANY_REQUESTS if too_many else status_of(error))
    return redirect(url_for("own_changes.show_email"), HTTPStatus.SEE_OTHER)


@bp.post("/e-mail/code")
def confirm_email() -> ResponseReturnValue:
    """Let the new mail address count."""
    typed = read("code")
    try:
        outcome = carry_out(confirm_new_email, code=typed.values["code"])
    except CoopError as error:
        typed.refuse(error)
        return _email_page(typed, status_of(error))
    if outcome == EmailOutcome.WRONG_CODE:
        typed.errors["code"] = say(
            N_("Deze code klopt niet. Neem de code uit de nieuwste mail."), current_locale()
        )
        return _email_page(typed, HTTPStatus.BAD_REQUEST)
    return _done(N_("Uw nieuwe e-mailadres werkt. Wij mailen u voortaan daar."))


def _done(sentence: str) -> ResponseReturnValue:
    flash(say(sentence, current_locale()), "success")
    return redirect(url_for("own.show"), HTTPStatus.SEE_OTHER)
