"""The treasurer's pages: our own account, the yearly run, members and their mandates."""

import uuid
from http import HTTPStatus

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.contribution.queries.accounts import account_view, payers_page
from coop.contribution.queries.runs import (
    contribution_view,
    creditor_view,
    run_file,
    run_proposal,
    run_view,
)
from coop.contribution.rules.accounts import LONGEST_LINK, shown_iban
from coop.contribution.rules.files import FileKind
from coop.contribution.rules.money import euros
from coop.contribution.rules.references import spaced
from coop.contribution.services.creditor import set_creditor
from coop.contribution.services.mandates import move_mandate, record_mandate, revoke_mandate
from coop.contribution.services.runs import discard_run, draft_run, fix_run
from coop.kernel.errors import CoopError
from coop.kernel.permissions import Permission
from coop.wording.catalogue import N_, say
from coop.wording.contribution import REMARKS, WAYS
from web.context import carry_out, current_actor, current_locale, form_text, look_up
from web.errors import message_of, status_of
from web.forms.contribution import (
    Typed,
    amount_field,
    read_amounts,
    shown_creditor,
    shown_proposal,
)
from web.paging import page_asked

bp = Blueprint("contribution", __name__, url_prefix="/contributie")
bp.add_app_template_filter(euros, "euros")
bp.add_app_template_filter(shown_iban, "iban")
bp.add_app_template_filter(spaced, "spaced")

LONGEST_SEARCH = 100
LONGEST_COUNT_TYPED = 12
FILES = {
    FileKind.COLLECTION: ("incasso-%s.xml", "application/xml"),
    FileKind.LETTERS: ("brieven-%s.pdf", "application/pdf"),
}


@bp.get("")
def show() -> ResponseReturnValue:
    """Show the runs with their totals."""
    manages = current_actor().holds(Permission.CONTRIBUTION_RUN_MANAGE)
    return render_template(
        "contribution/show.html", seen=look_up(contribution_view), manages=manages
    )


@bp.get("/rekening")
def show_creditor() -> ResponseReturnValue:
    """Show our own account and terms."""
    return _creditor_page(shown_creditor(look_up(creditor_view)))


def _creditor_page(typed: Typed, status: int = HTTPStatus.OK) -> ResponseReturnValue:
    return render_template("contribution/creditor.html", typed=typed), status


@bp.post("/rekening")
def change_creditor() -> ResponseReturnValue:
    """Set our own account and terms."""
    # Who may not see it is not told either what is wrong with it.
    look_up(creditor_view)
    typed = Typed()
    iban, holder, creditor_id = (typed.read(name) for name in ("iban", "holder", "creditor_id"))
    link = typed.read("payment_link", longest=LONGEST_LINK + 1)
    days = {name: typed.number(name) for name in ("notice_days", "payment_days", "reminder_days")}
    if typed.errors:
        return _creditor_page(typed, HTTPStatus.BAD_REQUEST)
    try:
        carry_out(
            set_creditor,
            iban=iban,
            holder=holder,
            creditor_id=creditor_id,
            payment_link=link,
            **days,
        )
    except CoopError as error:
        typed.refuse(error)
        return _creditor_page(typed, status_of(error))
    flash(say(N_("De rekening is bewaard."), current_locale()), "success")
    return redirect(url_for("contribution.show"), HTTPStatus.SEE_OTHER)


@bp.get("/nieuw")
def new_run() -> ResponseReturnValue:
    """Ask what a new run should ask."""
    proposal = look_up(run_proposal)
    return _draft_page(shown_proposal(proposal))


def _draft_page(typed: Typed, status: int = HTTPStatus.OK) -> ResponseReturnValue:
    proposal = look_up(run_proposal)
    page = render_template(
        "contribution/new.html", typed=typed, proposal=proposal, amount_field=amount_field
    )
    return page, status


@bp.post("/nieuw")
def draft() -> ResponseReturnValue:
    """Begin a run, or change its draft, and go and look at it."""
    typed = Typed()
    year = typed.number("year")
    amounts = read_amounts(typed, look_up(run_proposal).categories)
    collect_on, pay_by = typed.day("collect_on"), typed.day("pay_by")
    if typed.errors:
        return _draft_page(typed, HTTPStatus.BAD_REQUEST)
    try:
        run_id = carry_out(
            draft_run,
            year=year,
            amounts=amounts,
            collect_on=collect_on,
            pay_by=pay_by,
        )
    except CoopError as error:
        typed.refuse(error)
        return _draft_page(typed, status_of(error))
    return redirect(url_for("contribution.show_run", run_id=run_id), HTTPStatus.SEE_OTHER)


@bp.get("/ronde/<uuid:run_id>")
def show_run(run_id: uuid.UUID) -> ResponseReturnValue:
    """Show one run: what it would ask, or what it asked."""
    return _run_page(run_id)


def _run_page(
    run_id: uuid.UUID, *, error: str | None = None, status: int = HTTPStatus.OK
) -> ResponseReturnValue:
    only_remarked = request.args.get("toon") == "let-op"
    run = look_up(run_view, run_id=run_id, page=page_asked(), only_remarked=only_remarked)
    page = render_template(
        "contribution/run.html",
        run=run,
        only_remarked=only_remarked,
        remarks=REMARKS,
        error=error,
    )
    return page, status


@bp.post("/ronde/<uuid:run_id>/vast")
def fix(run_id: uuid.UUID) -> ResponseReturnValue:
    """Ask everybody, as the page showed."""
    count, cents = (_whole("expected_count"), _whole("expected_cents"))
    try:
        carry_out(fix_run, run_id=run_id, expected_count=count, expected_cents=cents)
    except CoopError as error:
        return _run_page(run_id, error=message_of(error), status=status_of(error))
    return redirect(url_for("contribution.show_run", run_id=run_id), HTTPStatus.SEE_OTHER)


@bp.post("/ronde/<uuid:run_id>/weg")
def discard(run_id: uuid.UUID) -> ResponseReturnValue:
    """Throw a draft away."""
    try:
        carry_out(discard_run, run_id=run_id)
    except CoopError as error:
        return _run_page(run_id, error=message_of(error), status=status_of(error))
    flash(say(N_("Het concept is weggegooid."), current_locale()), "success")
    return redirect(url_for("contribution.show"), HTTPStatus.SEE_OTHER)


@bp.get("/ronde/<uuid:run_id>/incasso.xml")
def download_collection(run_id: uuid.UUID) -> ResponseReturnValue:
    """Hand out the file for the bank."""
    return _file(run_id, FileKind.COLLECTION)


@bp.get("/ronde/<uuid:run_id>/brieven.pdf")
def download_letters(run_id: uuid.UUID) -> ResponseReturnValue:
    """Hand out the letters."""
    return _file(run_id, FileKind.LETTERS)


def _file(run_id: uuid.UUID, kind: FileKind) -> Response:
    name, mimetype = FILES[kind]
    response = Response(look_up(run_file, run_id=run_id, kind=kind), mimetype=mimetype)
    file_name = name % str(run_id)[:8]
    response.headers["Content-Disposition"] = f'attachment; filename="{file_name}"'
    response.headers["Cache-Control"] = "no-store"
    return response


@bp.get("/leden")
def show_payers() -> ResponseReturnValue:
    """Show members with their mandates."""
    search = request.args.get("q", "").strip()[:LONGEST_SEARCH]
    page = look_up(payers_page, search=search, page=page_asked())
    return render_template("contribution/payers.html", page=page, search=search)


@bp.get("/leden/<uuid:member_id>")
def show_account(member_id: uuid.UUID) -> ResponseReturnValue:
    """Show what one member was asked and the mandates given."""
    return _account_page(member_id, Typed())


def _account_page(
    member_id: uuid.UUID, typed: Typed, status: int = HTTPStatus.OK
) -> ResponseReturnValue:
    account = look_up(account_view, member_id=member_id)
    return render_template(
        "contribution/account.html", account=account, typed=typed, ways=WAYS
    ), status


@bp.post("/leden/<uuid:member_id>/machtiging")
def give_mandate(member_id: uuid.UUID) -> ResponseReturnValue:
    """Record that a member gave a mandate."""
    typed = Typed()
    iban, holder, signed_on = typed.read("iban"), typed.read("holder"), typed.day("signed_on")
    if typed.errors:
        return _account_page(member_id, typed, HTTPStatus.BAD_REQUEST)
    try:
        carry_out(
            record_mandate, member_id=member_id, iban=iban, holder=holder, signed_on=signed_on
        )
    except CoopError as error:
        typed.refuse(error)
        return _account_page(member_id, typed, status_of(error))
    return _back_to(member_id, N_("De machtiging is bewaard."))


@bp.post("/leden/<uuid:member_id>/machtiging/<uuid:mandate_id>/rekening")
def move(member_id: uuid.UUID, mandate_id: uuid.UUID) -> ResponseReturnValue:
    """Put a mandate on another account."""
    typed = Typed()
    iban, holder = typed.read("iban"), typed.read("holder")
    try:
        carry_out(move_mandate, mandate_id=mandate_id, iban=iban, holder=holder)
    except CoopError as error:
        typed.refuse(error)
        return _account_page(member_id, typed, status_of(error))
    return _back_to(member_id, N_("De nieuwe rekening is bewaard."))


@bp.post("/leden/<uuid:member_id>/machtiging/<uuid:mandate_id>/intrekken")
def revoke(member_id: uuid.UUID, mandate_id: uuid.UUID) -> ResponseReturnValue:
    """End a mandate."""
    carry_out(revoke_mandate, mandate_id=mandate_id)
    return _back_to(member_id, N_("De machtiging is ingetrokken."))


def _back_to(member_id: uuid.UUID, said: str) -> ResponseReturnValue:
    flash(say(said, current_locale()), "success")
    return redirect(
        url_for("contribution.show_account", member_id=member_id), HTTPStatus.SEE_OTHER
    )


def _whole(name: str) -> int:
    typed = form_text(name, longest=LONGEST_COUNT_TYPED)
    return int(typed) if typed.isascii() and typed.isdecimal() else -1
