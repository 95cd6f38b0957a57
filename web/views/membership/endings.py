"""What the secretary and the board do with one membership: its end, and what goes before."""

import uuid
from http import HTTPStatus

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.kernel.errors import ConflictError, CoopError, InvalidInputError, RuleViolationError
from coop.kernel.permissions import Permission
from coop.membership.queries import course_view, member_view
from coop.membership.rules.applications import LONGEST_REFERENCE
from coop.membership.rules.lifecycle import Way
from coop.membership.rules.terms import LONGEST_REASON, AtOnce
from coop.membership.services import (
    expel_member,
    lift_suspension,
    note_appeal_of_member,
    record_death,
    record_resignation,
    revive_membership,
    settle_appeal,
    suspend_member,
    terminate_membership,
)
from coop.wording.catalogue import N_, say
from coop.wording.lifecycle import AT_ONCE, CHANGES, GROUNDS, WAYS
from web.context import carry_out, current_actor, current_locale, form_text, look_up
from web.errors import message_of, status_of
from web.forms.endings import chosen, read_day, today
from web.views.membership.blueprint import bp

SHOWN = (ConflictError, InvalidInputError, RuleViolationError)
#: How a resignation may come, other than by the member's own hand on the website.
WAYS_IN = (Way.PAPER, Way.MAIL)


@bp.get("/leden/<uuid:member_id>/lidmaatschap")
def show_course(member_id: uuid.UUID) -> ResponseReturnValue:
    """Show how a membership goes, and what can be done with it."""
    return _page(member_id)


def _page(member_id: uuid.UUID, *, error: CoopError | None = None) -> ResponseReturnValue:
    actor = current_actor()
    page = render_template(
        "membership/course.html",
        member=look_up(member_view, member_id=member_id),
        seen=look_up(course_view, member_id=member_id),
        changes=CHANGES,
        grounds=GROUNDS,
        ways=WAYS,
        ways_in=[{"value": way.value, "label": _say(WAYS[way])} for way in WAYS_IN],
        at_once=[{"value": one.value, "label": _say(AT_ONCE[one])} for one in AtOnce],
        longest=LONGEST_REASON,
        typed=request.form,
        today=today(),
        may_end=actor.holds(Permission.MEMBERSHIP_MEMBER_END),
        may_discipline=actor.holds(Permission.MEMBERSHIP_MEMBER_DISCIPLINE),
        error=message_of(error) if error else None,
    )
    return page, HTTPStatus.OK if error is None else status_of(error)


@bp.post("/leden/<uuid:member_id>/lidmaatschap/opzegging")
def note_resignation(member_id: uuid.UUID) -> ResponseReturnValue:
    """Enter a resignation that came by letter or mail."""
    try:
        at_once = chosen(AtOnce, "at_once")
        carry_out(
            record_resignation,
            member_id=member_id,
            received_on=read_day("received_on"),
            way=chosen(Way, "way") or Way.PAPER,
            at_once=at_once,
            learned_on=read_day("learned_on") if request.form.get("learned_on") else None,
        )
    except SHOWN as error:
        return _page(member_id, error=error)
    return _back(member_id, N_("De opzegging staat erin. Het lid krijgt bericht."))


@bp.post("/leden/<uuid:member_id>/lidmaatschap/overleden")
def note_death(member_id: uuid.UUID) -> ResponseReturnValue:
    """Enter that a member died."""
    try:
        carry_out(record_death, member_id=member_id, died_on=read_day("died_on"))
    except SHOWN as error:
        return _page(member_id, error=error)
    return _back(member_id, N_("Het overlijden staat erin."))


@bp.post("/leden/<uuid:member_id>/lidmaatschap/terug")
def revive(member_id: uuid.UUID) -> ResponseReturnValue:
    """Take back an end that was entered by mistake."""
    try:
        carry_out(revive_membership, member_id=member_id, reason=_reason())
    except SHOWN as error:
        return _page(member_id, error=error)
    return _back(member_id, N_("Het einde is teruggedraaid."))


@bp.post("/leden/<uuid:member_id>/lidmaatschap/beeindigen")
def terminate(member_id: uuid.UUID) -> ResponseReturnValue:
    """Give a member notice."""
    try:
        carry_out(
            terminate_membership,
            member_id=member_id,
            notified_on=read_day("notified_on"),
            reason=_reason(),
            reference=_reference(),
            at_once=bool(request.form.get("now")),
        )
    except SHOWN as error:
        return _page(member_id, error=error)
    return _back(member_id, N_("De opzegging door de coöperatie staat erin."))


@bp.post("/leden/<uuid:member_id>/lidmaatschap/schorsen")
def suspend(member_id: uuid.UUID) -> ResponseReturnValue:
    """Suspend a member until a day."""
    try:
        carry_out(
            suspend_member,
            member_id=member_id,
            last_day=read_day("last_day"),
            reason=_reason(),
            reference=_reference(),
        )
    except SHOWN as error:
        return _page(member_id, error=error)
    return _back(member_id, N_("Dit lid is nu geschorst."))


@bp.post("/leden/<uuid:member_id>/lidmaatschap/schorsing-opheffen")
def lift(member_id: uuid.UUID) -> ResponseReturnValue:
    """End a suspension early."""
    try:
        carry_out(lift_suspension, member_id=member_id, reference=_reference())
    except SHOWN as error:
        return _page(member_id, error=error)
    return _back(member_id, N_("De schorsing is opgeheven."))


@bp.post("/leden/<uuid:member_id>/lidmaatschap/ontzetten")
def expel(member_id: uuid.UUID) -> ResponseReturnValue:
    """Expel a member."""
    try:
        carry_out(
            expel_member,
            member_id=member_id,
            notified_on=read_day("notified_on"),
            reason=_reason(),
            reference=_reference(),
        )
    except SHOWN as error:
        return _page(member_id, error=error)
    return _back(member_id, N_("Dit lid is ontzet en tot het einde van het beroep geschorst."))


@bp.post("/leden/<uuid:member_id>/lidmaatschap/beroep")
def note_members_appeal(member_id: uuid.UUID) -> ResponseReturnValue:
    """Note that an expelled member appealed."""
    try:
        carry_out(note_appeal_of_member, member_id=member_id, appealed_on=read_day("day"))
    except SHOWN as error:
        return _page(member_id, error=error)
    return _back(member_id, N_("Genoteerd. Zet het op de agenda van de ledenvergadering."))


@bp.post("/leden/<uuid:member_id>/lidmaatschap/uitspraak")
def settle(member_id: uuid.UUID) -> ResponseReturnValue:
    """Carry out what the assembly decided about the appeal."""
    try:
        carry_out(
            settle_appeal,
            member_id=member_id,
            upheld=request.form.get("outcome") == "upheld",
            decided_on=read_day("day"),
            reference=_reference(),
        )
    except SHOWN as error:
        return _page(member_id, error=error)
    return _back(member_id, N_("Het besluit van de ledenvergadering is verwerkt."))


def _reason() -> str:
    return form_text("reason", longest=LONGEST_REASON + 1)


def _reference() -> str:
    return form_text("reference", longest=LONGEST_REFERENCE)


def _say(sentence: str) -> str:
    return say(sentence, current_locale())


def _back(member_id: uuid.UUID, sentence: str) -> ResponseReturnValue:
    flash(_say(sentence), "success")
    here = url_for("membership.show_course", member_id=member_id)
    return redirect(here, HTTPStatus.SEE_OTHER)
