"""The desk: what went to whom, what will, and what could not be handled."""

import uuid
from http import HTTPStatus

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.inbox.queries import inbox_view
from coop.inbox.services import retry_update
from coop.jobs.queries import worker_view
from coop.kernel.permissions import Permission
from coop.notices.queries import NoticeLine, desk_view, notice_view, refused_addresses
from coop.notices.rules import mails_done_at, message_id_of
from coop.notices.services.bounces import try_address_again
from coop.notices.services.desk import send_again, stop_like, stop_notice
from coop.wording.catalogue import N_, say, say_many
from coop.wording.notices import OWN_COURSES, failure_label, kind_label
from web.context import (
    carry_out,
    current_actor,
    current_coop,
    current_locale,
    current_settings,
    look_up,
)
from web.paging import page_asked

bp = Blueprint("notices", __name__, url_prefix="/berichten")

LONGEST_SEARCH = 80

FILTERS = (
    ("all", N_("Alles")),
    ("waiting", N_("Wacht")),
    ("sent", N_("Weg")),
    ("failed", N_("Niet gelukt")),
)


@bp.get("")
def show_desk() -> ResponseReturnValue:
    """Show what went to whom and what will, newest first."""
    only = request.args.get("only", "all")
    search = request.args.get("q", "").strip()[:LONGEST_SEARCH]
    desk = look_up(desk_view, page=page_asked(), only=only, search=search)
    done_at = mails_done_at(
        desk.due_mails, current_settings().mail_per_minute, current_coop().clock.now()
    )
    return render_template(
        "notices/desk.html",
        desk=desk,
        rows=[(line, _label(line), _reason(line)) for line in desk.lines],
        only=only if only in dict(FILTERS) else "all",
        search=search,
        filters=FILTERS,
        done_at=done_at if desk.due_mails else None,
        worker=look_up(worker_view),
        inbox=look_up(inbox_view),
        may_retry=current_actor().holds(Permission.INBOX_UPDATE_HANDLE),
    )


@bp.get("/adressen")
def show_refused() -> ResponseReturnValue:
    """Show the mail addresses at which nothing arrives, and what to do about each."""
    return render_template(
        "notices/refused.html",
        rows=look_up(refused_addresses),
        may_help=current_actor().holds(Permission.PEOPLE_ACCESS_HELP),
    )


@bp.post("/adressen/<uuid:refused_id>/opnieuw")
def try_address(refused_id: uuid.UUID) -> ResponseReturnValue:
    """Write to an address again."""
    carry_out(try_address_again, refused_id=refused_id)
    flash(say(N_("Er wordt weer naar dit adres gemaild."), current_locale()), "success")
    return redirect(url_for("notices.show_refused"), HTTPStatus.SEE_OTHER)


@bp.get("/<uuid:notice_id>")
def show_notice(notice_id: uuid.UUID) -> ResponseReturnValue:
    """Show the course of one notice: proof of what was sent, or why it was not."""
    seen = look_up(notice_view, notice_id=notice_id)
    return render_template(
        "notices/show.html",
        seen=seen,
        label=_label(seen.line),
        reason=_reason(seen.line),
        own_course=OWN_COURSES[seen.own_course] if seen.own_course else None,
        message_id=message_id_of(notice_id, current_settings().mail_from),
    )


@bp.post("/<uuid:notice_id>/stoppen")
def stop(notice_id: uuid.UUID) -> ResponseReturnValue:
    """Hold one notice back."""
    carry_out(stop_notice, notice_id=notice_id)
    flash(say(N_("Gestopt. Dit bericht gaat niet weg."), current_locale()), "success")
    return redirect(url_for("notices.show_notice", notice_id=notice_id))


@bp.post("/<uuid:notice_id>/allemaal-stoppen")
def stop_all(notice_id: uuid.UUID) -> ResponseReturnValue:
    """Hold back everything like it that still waits."""
    stopped = carry_out(stop_like, notice_id=notice_id)
    said = say_many(
        "%(num)s bericht gestopt.", "%(num)s berichten gestopt.", stopped, current_locale()
    )
    flash(said, "success")
    return redirect(url_for("notices.show_notice", notice_id=notice_id))


@bp.post("/<uuid:notice_id>/opnieuw")
def again(notice_id: uuid.UUID) -> ResponseReturnValue:
    """Give a notice another try."""
    carry_out(send_again, notice_id=notice_id)
    flash(say(N_("Het wordt opnieuw gestuurd."), current_locale()), "success")
    return redirect(url_for("notices.show_notice", notice_id=notice_id))


@bp.post("/binnen/<int:update_id>/opnieuw")
def retry(update_id: int) -> ResponseReturnValue:
    """Put an update that could not be handled back in line."""
    carry_out(retry_update, update_id=update_id)
    flash(say(N_("Het wordt opnieuw geprobeerd."), current_locale()), "success")
    return redirect(url_for("notices.show_desk"))


def _label(line: NoticeLine) -> str:
    return kind_label(line.kind, current_locale())


def _reason(line: NoticeLine) -> str | None:
    return failure_label(line.failure, current_locale()) if line.failure else None
