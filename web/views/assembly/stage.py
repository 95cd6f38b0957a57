"""What all screens of a meeting share, as they show it; the same in a page and in a broadcast."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from flask import current_app
from markupsafe import Markup

from coop.assembly.queries.meetings import ItemView, MeetingView
from coop.assembly.rules import MeetingState
from coop.voting.rules import VotingMethod
from coop.wording.catalogue import N_, say
from web.context import current_locale


class Screen(StrEnum):
    """The kinds of pages that follow a meeting."""

    LIVE = "live"
    HALL = "scherm"
    LEAD = "leiden"


#: The shared parts of each screen by name; they hold nothing of one reader's own. Who leads
#: sees buttons that only a page of one's own may hold, so that page asks for itself.
PARTS: dict[Screen, dict[str, str]] = {
    Screen.LIVE: {
        "stage": "assembly/_stage.html",
        "floor": "assembly/_floor.html",
        "count": "assembly/_count.html",
        "agenda": "assembly/_agenda.html",
    },
    Screen.HALL: {"stage": "assembly/_hall.html"},
    Screen.LEAD: {},
}


#: What is asked of the members when a vote opens.
OPENED = {
    VotingMethod.ELECTRONIC: N_("U kunt nu stemmen over punt %(number)s: %(title)s."),
    VotingMethod.HANDS: N_("Nu stemmen met uw hand over punt %(number)s: %(title)s."),
    VotingMethod.ACCLAMATION: N_("Is iedereen het eens met punt %(number)s: %(title)s?"),
    VotingMethod.ROLL_CALL: N_("Nu worden namen genoemd voor punt %(number)s: %(title)s."),
}


def _parts(meeting: MeetingView, screen: Screen) -> dict[str, Markup]:
    environment = current_app.jinja_env
    return {
        # Without the context processors of a page: nobody in particular is reading. Jinja
        # escaped every value, so the result is safe to stand in a page.
        name: Markup(environment.get_template(template).render(meeting=meeting))  # noqa: S704
        for name, template in PARTS[screen].items()
    }


def state_of_stage(meeting: MeetingView, screen: Screen) -> dict[str, Any]:
    """Return what a screen needs to show a meeting at one revision (plain JSON values)."""
    item = meeting.current
    vote = item.vote if item else None
    return {
        "meeting": str(meeting.id),
        "revision": meeting.revision,
        "state": meeting.state.value,
        "present": meeting.present.all,
        "poll": str(vote.poll_id) if vote else None,
        "is_voting": vote is not None and vote.takes_ballots,
        "announcement": announcement(meeting),
        "floor": floor_of_stage(meeting),
        "now": milliseconds(meeting.at),
        "parts": _parts(meeting, screen),
    }


def floor_of_stage(meeting: MeetingView) -> dict[str, Any] | None:
    """Return in which order turns come, so that each screen finds its own place."""
    floor, item = meeting.floor, meeting.current
    if floor is None or item is None:
        return None
    return {
        "item": str(item.id),
        "has_sides": bool(item.motion),
        "is_closed": floor.is_closed,
        "speaking": str(floor.speaking.turn_id) if floor.speaking else None,
        "waiting": [str(turn_id) for turn_id in floor.waiting],
    }


def milliseconds(instant: datetime) -> int:
    """Return an instant as browsers count, for the clocks on the screens."""
    return round(instant.timestamp() * 1000)


def announcement(meeting: MeetingView) -> str:
    """Say in one sentence what is on, for who listens to the page."""
    if meeting.state is MeetingState.CLOSED:
        return _say(N_("De vergadering is gesloten."))
    if meeting.state is not MeetingState.OPEN:
        return _say(N_("De vergadering is nog niet begonnen."))
    if meeting.current is None:
        return _say(N_("De vergadering is geopend."))
    return _about(meeting.current)


def _about(item: ItemView) -> str:
    values = {"number": item.number, "title": item.title}
    if item.vote is None:
        return _say(N_("Agendapunt %(number)s: %(title)s."), **values)
    if item.vote.is_open:
        return _say(OPENED[item.vote.method], **values)
    if item.vote.is_contested:
        return _say(N_("De uitslag van punt %(number)s is betwist: %(title)s."), **values)
    assert item.vote.outcome is not None
    adopted = N_("De stemming is gesloten. Punt %(number)s is aangenomen: %(title)s.")
    rejected = N_("De stemming is gesloten. Punt %(number)s is verworpen: %(title)s.")
    held_over = N_("De stemmen staken. Punt %(number)s komt de volgende keer terug: %(title)s.")
    if item.vote.outcome.is_held_over:
        return _say(held_over, **values)
    return _say(adopted if item.vote.outcome.is_adopted else rejected, **values)


def _say(sentence: str, **values: object) -> str:
    return say(sentence, current_locale(), **values)
