"""The board's page that releases buurtpreventie: read, in order, proposed and confirmed (C6)."""

from datetime import date
from http import HTTPStatus

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.groups.rules import ContactKind, ReportKind
from coop.kernel.errors import CoopError
from coop.privacy.queries.release import release_view
from coop.privacy.services.release import (
    confirm_release,
    propose_release,
    refuse_release,
    stop_release,
)
from coop.wording.catalogue import N_, say
from coop.wording.dpia import DPIA, DPIA_DIGEST, NO_AGREEMENT
from coop.wording.groups import CONTACT_KINDS
from coop.wording.incidents import CHOICES
from web.context import carry_out, current_locale, form_text, look_up
from web.errors import message_of, status_of
from web.forms.own import Typed
from web.forms.privacy import day_of

bp = Blueprint("release", __name__, url_prefix="/vrijgave")

TICKS = ("read", "stated", "processors", "terms")
AUTHORITIES = ("police", "municipality")
LONGEST_TYPED = 300
FIELD_OF = {"nothing_to_release": "kinds", "agreement_needed": "police_on"}


@bp.app_template_filter("kind_name")
def _kind_name(kind: ReportKind) -> str:
    return say(CHOICES["kind"][kind].text, current_locale())


@bp.app_template_filter("receiver_name")
def _receiver_name(kind: ContactKind) -> str:
    return say(CONTACT_KINDS[kind], current_locale())


@bp.get("")
def show() -> ResponseReturnValue:
    """Show what has to be in order, and how the release stands."""
    return _page(_begun())


@bp.post("")
def propose() -> ResponseReturnValue:
    """Propose to release; what was filled in stays when it is refused."""
    typed = _read()
    days = {one: day_of(typed.values[f"{one}_on"]) for one in AUTHORITIES}
    try:
        carry_out(
            propose_release,
            seen_digest=form_text("digest"),
            kinds=[ReportKind(kind) for kind in typed.values["kinds"].split()],
            receivers=[ContactKind(kind) for kind in typed.values["receivers"].split()],
            ticked=[bool(typed.values[name]) for name in TICKS] + _agreed(typed, days),
            police_on=days["police"],
            police_reference=typed.values["police_reference"],
            municipality_on=days["municipality"],
            municipality_reference=typed.values["municipality_reference"],
            photos=bool(typed.values["photos"]),
        )
    except CoopError as error:
        typed.errors[FIELD_OF.get(error.code, "read")] = message_of(error)
        return _page(typed, status_of(error))
    return _done(N_("Voorgesteld. Vraag een ander bestuurslid om het te bevestigen."))


@bp.post("/bevestigen")
def confirm() -> ResponseReturnValue:
    """Release for a year, as somebody else proposed."""
    carry_out(confirm_release)
    return _done(N_("Buurtpreventie is vrijgegeven voor een jaar."))


@bp.post("/afwijzen")
def refuse() -> ResponseReturnValue:
    """Turn the proposal down, or take one's own back."""
    carry_out(refuse_release)
    return _done(N_("Het voorstel is weg. Er is niets veranderd."))


@bp.post("/stoppen")
def stop() -> ResponseReturnValue:
    """Stop at once: from now on everything is practice."""
    carry_out(stop_release)
    return _done(N_("Gestopt. Wat er nu binnenkomt, is een oefening en gaat nergens heen."))


def _agreed(typed: Typed, days: dict[str, date | None]) -> list[bool]:
    """Tell of each authority whether there is an agreement, or "none" was ticked."""
    return [bool(days[one] or typed.values[f"{one}_none"]) for one in AUTHORITIES]


def _read() -> Typed:
    names = [f"{one}_{part}" for one in AUTHORITIES for part in ("on", "reference", "none")]
    fields = (*TICKS, *names, "photos")
    typed = Typed({name: form_text(name, longest=LONGEST_TYPED) for name in fields})
    for name, known in (("kinds", ReportKind), ("receivers", ContactKind)):
        chosen = set(request.form.getlist(name))
        typed.values[name] = " ".join(one.value for one in known if one.value in chosen)
    return typed


def _begun() -> Typed:
    """Begin with what groups take today and whom they tell."""
    view = look_up(release_view)
    names = [f"{one}_{part}" for one in AUTHORITIES for part in ("on", "reference", "none")]
    typed = Typed(dict.fromkeys((*TICKS, *names), ""))
    typed.values["kinds"] = " ".join(view.kinds or tuple(ReportKind))
    typed.values["receivers"] = " ".join(view.receivers or (ContactKind.POLICE,))
    typed.values["photos"] = "1" if view.photos else ""
    return typed


def _page(typed: Typed, status: int = HTTPStatus.OK) -> ResponseReturnValue:
    page = render_template(
        "groups/release.html",
        view=look_up(release_view),
        typed=typed,
        dpia=DPIA,
        digest=DPIA_DIGEST,
        no_agreement=NO_AGREEMENT,
        kinds=[{"value": kind.value, "label": _kind_name(kind)} for kind in ReportKind],
        receivers=[{"value": kind.value, "label": _receiver_name(kind)} for kind in ContactKind],
    )
    return page, status


def _done(sentence: str) -> ResponseReturnValue:
    flash(say(sentence, current_locale()), "success")
    return redirect(url_for("release.show"), HTTPStatus.SEE_OTHER)
