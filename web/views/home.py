"""The first page: what is on today, and in practice who to look along with."""

from dataclasses import dataclass

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from coop.assembly.queries import meeting_rows
from coop.assembly.rules import MeetingState
from coop.buurtent.queries.answers import my_invitations
from coop.buurtent.queries.overview import tents_overview
from coop.incidents.queries.review import review_queue
from coop.kernel.permissions import ActorKind, Permission
from coop.membership.queries import waiting_applications
from coop.membership.queries.targets import TargetView, targets_view
from coop.patrols.queries.rounds import own_rounds
from coop.patrols.rules.rounds import RoundState
from coop.peilingen.queries import unanswered_peilingen
from coop.people.queries.second import resets_for_me
from coop.privacy.queries.desk import open_requests
from coop.setup.queries import has_chosen
from coop.wording.catalogue import N_, say, say_many
from web.context import current_actor, current_locale, current_settings, look_up
from web.frame import moment
from web.views.demo import persona_buttons
from web.views.groups import groups_in_use

bp = Blueprint("home", __name__)

#: A first page names what comes next, not everything that is planned.
MOST_CARDS_OF_A_KIND = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One thing that is on, and where to go for it."""

    title: str
    text: str
    url: str
    icon: str
    #: What is going on right now stands first and says so.
    is_now: bool = False


@bp.get("/")
def show() -> ResponseReturnValue:
    """Show the first page."""
    known = current_actor().kind is ActorKind.PERSON
    cards = (
        _reviews()
        + _applications()
        + _requests()
        + _resets()
        + _meetings()
        + _peilingen()
        + _tents()
        + _invitations()
        + _rounds()
        if known
        else []
    )
    return render_template(
        "home/show.html",
        known=known,
        begins=_begins(),
        may_join=_may_join(),
        personas=persona_buttons() if current_settings().practice else [],
        cards=sorted(cards, key=lambda card: not card.is_now),
        groups=groups_in_use(),
        targets=_targets(),
    )


def _begins() -> bool:
    """Tell whether the reader still has to choose how to begin (C23)."""
    return current_actor().holds(Permission.SETUP_PART_TURN) and not look_up(has_chosen)


def _may_join() -> bool:
    actor = current_actor()
    is_member = actor.holds(Permission.MEMBERSHIP_MEMBER_RESIGN)
    return actor.holds(Permission.MEMBERSHIP_APPLICATION_SUBMIT) and not is_member


def _targets() -> tuple[TargetView, ...]:
    if not current_actor().holds(Permission.MEMBERSHIP_MEMBER_READ):
        return ()
    return look_up(targets_view)[:MOST_CARDS_OF_A_KIND]


@bp.get("/healthz")
def health() -> ResponseReturnValue:
    """Tell a supervisor that the process answers."""
    return "ok", 200, {"Content-Type": "text/plain"}


def _reviews() -> list[Card]:
    if not current_actor().holds(Permission.INCIDENTS_REPORT_REVIEW):
        return []
    waiting = len(look_up(review_queue).waiting)
    if not waiting:
        return []
    return [
        Card(
            title=say_many(
                "%(num)d buurtmelding wacht op u",
                "%(num)d buurtmeldingen wachten op u",
                waiting,
                current_locale(),
            ),
            text=_sentence(N_("Lees mee, en geef door aan de wijkagent of leg uit waarom niet.")),
            url=url_for("review.show_queue"),
            icon="report",
        )
    ]


def _requests() -> list[Card]:
    if not current_actor().holds(Permission.PRIVACY_REQUEST_HANDLE):
        return []
    waiting = look_up(open_requests)
    if not waiting:
        return []
    return [
        Card(
            title=say_many(
                "%(num)d privacyverzoek wacht op antwoord",
                "%(num)d privacyverzoeken wachten op antwoord",
                waiting,
                current_locale(),
            ),
            text=_sentence(N_("De wet geeft één maand. Kijk hoeveel dagen er nog zijn.")),
            url=url_for("privacy_desk.show_requests"),
            icon="lock",
        )
    ]


def _resets() -> list[Card]:
    if not current_actor().holds(Permission.PEOPLE_SECOND_STEP_RESET):
        return []
    waiting = look_up(resets_for_me)
    if not waiting:
        return []
    return [
        Card(
            title=_sentence(N_("Iemand kan niet meer bij zijn functie")),
            text=_sentence(N_("Een bestuurslid wil de tweede stap weghalen. Zegt u ook ja?")),
            url=url_for("second_board.show"),
            icon="key",
        )
    ]


def _applications() -> list[Card]:
    if not current_actor().holds(Permission.MEMBERSHIP_APPLICATION_DECIDE):
        return []
    waiting = look_up(waiting_applications)
    if not waiting:
        return []
    return [
        Card(
            title=say_many(
                "%(num)d aanvraag om lid te worden",
                "%(num)d aanvragen om lid te worden",
                waiting,
                current_locale(),
            ),
            text=_sentence(N_("Het bestuur beslist erover.")),
            url=url_for("membership.show_applications"),
            icon="signature",
        )
    ]


def _meetings() -> list[Card]:
    if not current_actor().holds(Permission.ASSEMBLY_MEETING_READ):
        return []
    rows = look_up(meeting_rows)
    coming = [row for row in rows if row.state in {MeetingState.OPEN, MeetingState.CONVENED}]
    return [
        Card(
            title=row.title,
            text=_sentence(N_("De vergadering is bezig. U kunt meedoen en stemmen."))
            if row.state is MeetingState.OPEN
            else _sentence(
                N_("Op %(when)s, %(place)s."), when=moment(row.starts_at), place=row.place
            ),
            url=url_for("assembly.show_meeting", meeting_id=row.id),
            icon="vote",
            is_now=row.state is MeetingState.OPEN,
        )
        for row in reversed(coming)
    ][:MOST_CARDS_OF_A_KIND]


def _peilingen() -> list[Card]:
    if not current_actor().holds(Permission.PEILINGEN_PEILING_ANSWER):
        return []
    return [
        Card(
            title=_sentence(N_("Peiling: %(question)s"), question=row.question),
            text=_sentence(
                N_("Wat vindt u? Kiezen kan tot %(when)s."), when=moment(row.closes_at)
            ),
            url=url_for("peilingen.show", peiling_id=row.id),
            icon="vote",
        )
        for row in look_up(unanswered_peilingen)[:MOST_CARDS_OF_A_KIND]
    ]


def _tents() -> list[Card]:
    if not current_actor().holds(Permission.BUURTENT_SESSION_READ):
        return []
    return [
        Card(
            title=_sentence(N_("buurTent in de %(street)s"), street=line.street),
            text=_sentence(N_("Op %(when)s."), when=moment(line.starts_at)),
            url=url_for("buurtent.show_session", session_id=line.id),
            icon="tent",
        )
        for line in look_up(tents_overview).ahead[:MOST_CARDS_OF_A_KIND]
    ]


def _invitations() -> list[Card]:
    actor = current_actor()
    plans = actor.holds(Permission.BUURTENT_SESSION_READ)
    if plans or not actor.holds(Permission.BUURTENT_INVITATION_READ):
        return []
    return [
        Card(
            title=_sentence(N_("U bent uitgenodigd: buurTent")),
            text=_sentence(
                N_("Op %(when)s in de %(street)s."),
                when=moment(invitation.starts_at),
                street=invitation.street,
            ),
            url=url_for("buurtent.show_tents"),
            icon="tent",
        )
        for invitation in look_up(my_invitations)[:MOST_CARDS_OF_A_KIND]
    ]


def _rounds() -> list[Card]:
    if not current_actor().holds(Permission.PATROLS_ROUND_WALK):
        return []
    return [
        Card(
            title=_sentence(N_("Uw ronde")),
            text=_sentence(N_("U bent onderweg."))
            if line.state is RoundState.WALKING
            else _sentence(N_("Op %(when)s."), when=moment(line.planned_at)),
            url=url_for("patrols.show", round_id=line.id),
            icon="walking",
            is_now=line.state is RoundState.WALKING,
        )
        for line in look_up(own_rounds)[:MOST_CARDS_OF_A_KIND]
    ]


def _sentence(sentence: str, **values: object) -> str:
    return say(sentence, current_locale(), **values)
