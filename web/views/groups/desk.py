"""The page on which a group is run: its steps, its people, its rules and its contacts."""

import uuid
from enum import StrEnum
from http import HTTPStatus
from typing import ParamSpec, TypeVar

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop.groups.queries import group_view
from coop.groups.queries.desk import DeskView, group_desk
from coop.groups.rules import (
    ContactKind,
    Delivery,
    GroupChannel,
    GroupState,
    Involvement,
    PhotoPolicy,
    ReportKind,
    ToGroup,
)
from coop.groups.rules.checks import CheckKind
from coop.groups.rules.drills import LAST_DAY
from coop.groups.services.checks import note_check, want_checks
from coop.groups.services.drills import choose_drill_day, place_drill
from coop.groups.services.groups import add_contact, ask_chat
from coop.groups.services.joining import admit_participant, refuse_participant
from coop.groups.services.life import move_group, plan_kick_off
from coop.groups.services.settings import (
    change_channel,
    change_contact,
    change_purpose,
    choose_kinds,
    choose_photos,
    choose_streets,
    end_contact,
    keep_invite_link,
)
from coop.kernel.errors import CoopError
from coop.kernel.permissions import Permission
from coop.kernel.use_case import UseCase
from coop.wording import groups as words
from coop.wording.catalogue import N_, say
from web.context import (
    carry_out,
    current_actor,
    current_locale,
    current_settings,
    form_id,
    form_text,
    look_up,
)
from web.errors import message_of, status_of
from web.forms.access import secret_of_form
from web.forms.privacy import day_of
from web.views.groups.blueprint import bp, kind_options, options

P = ParamSpec("P")
R = TypeVar("R")
Chosen = TypeVar("Chosen", bound=StrEnum)

LONGEST_TYPED = 300
#: Telegram takes 64 characters behind "startgroup=", and six say what it is.
LONGEST_TOKEN = 50


@bp.get("/groepen/<slug>/beheer")
def show_desk(slug: str) -> ResponseReturnValue:
    """Show everything about a group that can be changed."""
    return _page(look_up(group_desk, slug=slug))


@bp.post("/groepen/<slug>/beheer/stap")
def move(slug: str) -> ResponseReturnValue:
    """Take the group one step on."""
    try:
        state = GroupState(request.form.get("state", ""))
    except ValueError:
        abort(HTTPStatus.BAD_REQUEST)
    return _tried(
        slug,
        N_("Opgeschreven."),
        move_group,
        group_id=_id(slug),
        state=state,
        ground=form_text("ground", longest=LONGEST_TYPED),
        happened_on=day_of(form_text("happened_on")),
    )


@bp.post("/groepen/<slug>/beheer/startavond")
def plan(slug: str) -> ResponseReturnValue:
    """Say when the kick-off is, and who goes first."""
    runner = form_text("front_runner")
    return _tried(
        slug,
        N_("De startavond is opgeschreven."),
        plan_kick_off,
        group_id=_id(slug),
        on=day_of(form_text("on")),
        front_runner_id=form_id("front_runner") if runner else None,
    )


@bp.post("/groepen/<slug>/beheer/doel")
def set_purpose(slug: str) -> ResponseReturnValue:
    """Change what the group is for and who reads along."""
    return _tried(
        slug,
        N_("Bewaard. Is het doel of wie meeleest anders, dan vragen wij iedereen opnieuw."),
        change_purpose,
        group_id=_id(slug),
        area=form_text("area", longest=200),
        purpose=form_text("purpose", longest=200),
        police=_one(Involvement, "police"),
        municipality=_one(Involvement, "municipality"),
    )


@bp.post("/groepen/<slug>/beheer/soorten")
def set_kinds(slug: str) -> ResponseReturnValue:
    """Say what the group takes in, and what reaches everybody."""
    chosen = set(request.form.getlist("kinds"))
    return _tried(
        slug,
        N_("Bewaard."),
        choose_kinds,
        group_id=_id(slug),
        kinds=[kind for kind in ReportKind if kind.value in chosen],
        to_group=_one(ToGroup, "to_group"),
    )


@bp.post("/groepen/<slug>/beheer/fotos")
def set_photos(slug: str) -> ResponseReturnValue:
    """Say whether the group takes photos in."""
    return _tried(
        slug,
        N_("Bewaard."),
        choose_photos,
        group_id=_id(slug),
        photos=_one(PhotoPolicy, "photos"),
    )


@bp.post("/groepen/<slug>/beheer/straten")
def set_streets(slug: str) -> ResponseReturnValue:
    """Say which streets belong to the group."""
    streets = form_text("streets").splitlines()
    return _tried(
        slug, N_("Bewaard."), choose_streets, group_id=_id(slug), streets=[*_listed(), *streets]
    )


@bp.post("/groepen/<slug>/beheer/gezien")
def set_checks(slug: str) -> ResponseReturnValue:
    """Say what has to have been seen of who looks after the group."""
    chosen = set(request.form.getlist("checks"))
    return _tried(
        slug,
        N_("Bewaard."),
        want_checks,
        group_id=_id(slug),
        kinds=[kind for kind in CheckKind if kind.value in chosen],
    )


@bp.post("/groepen/<slug>/beheer/gezien/<uuid:person_id>")
def note_seen(slug: str, person_id: uuid.UUID) -> ResponseReturnValue:
    """Write down that something was seen of a moderator."""
    seen_on = day_of(form_text("seen_on"))
    if seen_on is None:
        abort(HTTPStatus.BAD_REQUEST)
    return _tried(
        slug,
        N_("Opgeschreven. Het papier zelf bewaren wij niet."),
        note_check,
        group_id=_id(slug),
        person_id=person_id,
        kind=_one(CheckKind, "kind"),
        seen_on=seen_on,
    )


@bp.post("/groepen/<slug>/beheer/kanaal")
def set_channel(slug: str) -> ResponseReturnValue:
    """Move the group to another app."""
    return _tried(
        slug,
        N_("Bewaard. Hieronder staan de berichten voor de oude groep."),
        change_channel,
        group_id=_id(slug),
        channel=_one(GroupChannel, "channel"),
    )


@bp.post("/groepen/<slug>/beheer/bot")
def make_bot_link(slug: str) -> ResponseReturnValue:
    """Make the link that puts the bot into a chat; it works once, for an hour."""
    settings, view = current_settings(), look_up(group_desk, slug=slug)
    if settings.telegram_bot is None:
        abort(HTTPStatus.NOT_FOUND)
    token = secret_of_form("connect", slug)[:LONGEST_TOKEN]
    carry_out(ask_chat, group_id=view.id, token=token)
    link = f"{settings.telegram_link_url}/{settings.telegram_bot}?startgroup=groep-{token}"
    return _page(view, bot_link=link)


@bp.post("/groepen/<slug>/beheer/toegang")
def set_invite(slug: str) -> ResponseReturnValue:
    """Keep the link with which who takes part finds the chat."""
    return _tried(
        slug,
        N_("Bewaard."),
        keep_invite_link,
        group_id=_id(slug),
        link=form_text("link", longest=LONGEST_TYPED),
    )


@bp.post("/groepen/<slug>/beheer/testbericht/dag")
def set_drill(slug: str) -> ResponseReturnValue:
    """Say on which day of the month a test message is asked for."""
    return _tried(
        slug,
        N_("Bewaard."),
        choose_drill_day,
        group_id=_id(slug),
        day=request.form.get("day", type=int),
    )


@bp.post("/groepen/<slug>/beheer/testbericht")
def send_drill(slug: str) -> ResponseReturnValue:
    """Have the bot place the test message."""
    return _tried(slug, N_("Het testbericht staat in de groep."), place_drill, group_id=_id(slug))


@bp.post("/groepen/<slug>/beheer/contacten")
def add(slug: str) -> ResponseReturnValue:
    """Add whom the group tells."""
    return _tried(
        slug,
        N_("Het contact staat erbij."),
        add_contact,
        group_id=_id(slug),
        kind=_one(ContactKind, "kind"),
        function=form_text("function", longest=80),
        email=form_text("email", longest=LONGEST_TYPED),
        delivery=_one(Delivery, "delivery"),
        answer_within_days=_days(),
        deputy_id=_deputy(),
    )


@bp.post("/groepen/<slug>/beheer/contacten/<uuid:contact_id>")
def change(slug: str, contact_id: uuid.UUID) -> ResponseReturnValue:
    """Write down what was agreed with a contact anew."""
    return _tried(
        slug,
        N_("Bewaard."),
        change_contact,
        contact_id=contact_id,
        function=form_text("function", longest=80),
        email=form_text("email", longest=LONGEST_TYPED),
        delivery=_one(Delivery, "delivery"),
        answer_within_days=_days(),
        absent_until=day_of(form_text("absent_until")),
        deputy_id=_deputy(),
    )


@bp.post("/groepen/<slug>/beheer/contacten/<uuid:contact_id>/weg")
def end(slug: str, contact_id: uuid.UUID) -> ResponseReturnValue:
    """Tell a contact nothing any more."""
    return _tried(slug, N_("Het contact is weg."), end_contact, contact_id=contact_id)


@bp.post("/groepen/<slug>/beheer/vragen/<uuid:participant_id>/toelaten")
def admit(slug: str, participant_id: uuid.UUID) -> ResponseReturnValue:
    """Let somebody in."""
    return _tried(
        slug,
        N_("Toegelaten. De buur krijgt een welkom."),
        admit_participant,
        participant_id=participant_id,
        address_seen=bool(form_text("seen")),
    )


@bp.post("/groepen/<slug>/beheer/vragen/<uuid:participant_id>/weigeren")
def refuse(slug: str, participant_id: uuid.UUID) -> ResponseReturnValue:
    """Do not let somebody in."""
    return _tried(
        slug,
        N_("Niet toegelaten. De buur leest waarom."),
        refuse_participant,
        participant_id=participant_id,
        reason=form_text("reason", longest=LONGEST_TYPED),
    )


def _id(slug: str) -> uuid.UUID:
    return look_up(group_view, slug=slug).id


def _listed() -> list[str]:
    return [street[:LONGEST_TYPED] for street in request.form.getlist("listed")]


def _deputy() -> uuid.UUID | None:
    """Return who stands in for a contact; nothing chosen means that nobody does."""
    return form_id("deputy") if form_text("deputy") else None


def _days() -> int | None:
    """Return the working days that were agreed; nothing typed means that none were."""
    days = request.form.get("days", type=int)
    return days if days is not None and days > 0 else None


def _one(kind: type[Chosen], name: str) -> Chosen:
    try:
        return kind(request.form.get(name, ""))
    except ValueError:
        abort(HTTPStatus.BAD_REQUEST)


def _tried(
    slug: str, sentence: str, use_case: UseCase[P, R], *args: P.args, **kwargs: P.kwargs
) -> ResponseReturnValue:
    try:
        carry_out(use_case, *args, **kwargs)
    except CoopError as error:
        if not current_actor().may_reach(Permission.GROUPS_GROUP_RUN):
            raise
        return _page(look_up(group_desk, slug=slug), message_of(error), status_of(error))
    flash(say(sentence, current_locale()), "success")
    return redirect(url_for("groups.show_desk", slug=slug), HTTPStatus.SEE_OTHER)


def _page(
    view: DeskView,
    refusal: str | None = None,
    status: int = HTTPStatus.OK,
    bot_link: str | None = None,
) -> ResponseReturnValue:
    address = f"{current_settings().base_url}/m/{view.slug}"
    page = render_template(
        "groups/desk.html",
        view=view,
        refusal=refusal,
        typed=request.form,
        words=words,
        check_kinds=options(words.CHECKS),
        may_check=current_actor().may_reach(Permission.GROUPS_GROUP_MANAGE),
        may_grant=current_actor().may_reach(Permission.PEOPLE_ROLE_GRANT),
        states=options({step.state.value: words.STATES[step.state] for step in view.next_steps}),
        kinds=kind_options(),
        involvements=options(words.INVOLVEMENTS),
        to_group=options(words.TO_GROUP),
        photos=options(words.PHOTO_CHOICES),
        channels=options(words.CHANNELS),
        contact_kinds=options(words.CONTACT_KINDS),
        deliveries=options(words.DELIVERIES),
        front_runners=[{"value": one.id, "label": one.name} for one in view.candidates],
        known_streets=[{"value": one, "label": one} for one in view.known_streets],
        other_streets=[one for one in view.streets if one not in view.known_streets],
        short_address=address,
        has_bot=current_settings().telegram_bot is not None,
        bot_link=bot_link,
        move_texts=[
            say(text, current_locale(), group=view.name, address=address)
            for text in words.MOVE_TEXTS
        ],
        days=[{"value": day, "label": str(day)} for day in range(1, LAST_DAY + 1)],
        drill_text=say(words.DRILL, current_locale()),
        today=view.today.isoformat(),
    )
    return page, status
