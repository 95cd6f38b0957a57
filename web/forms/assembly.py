"""Reads the secretary's forms and shows them again as typed."""

import uuid
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from http import HTTPStatus
from urllib.parse import urlsplit

from flask import abort, request

from coop.assembly.queries.meetings import ItemView, MeetingView
from coop.assembly.rules import AgendaTemplate, DecisionKind, MeetingForm
from coop.kernel.clock import TIME_ZONE
from coop.wording.catalogue import N_, say
from web.context import current_locale, form_text

FIELDS = ("title", "form", "place", "day", "hour", "online_url", "template")
ITEM_FIELDS = ("title", "explanation", "motion")
#: More than any text may have, so that what is too long is refused and nothing typed is lost.
LONGEST_TYPED = 500_000


@dataclass(frozen=True, slots=True)
class PlanForm:
    """What the secretary typed about a new meeting, and what is wrong with it."""

    values: dict[str, str]
    errors: dict[str, str] = field(default_factory=dict)
    starts_at: datetime | None = None

    @property
    def place_form(self) -> MeetingForm:
        """Return the chosen form of a meeting without errors."""
        return MeetingForm(self.values["form"])

    @property
    def template(self) -> AgendaTemplate:
        """Return the agenda to begin with."""
        chosen = self.values["template"]
        return AgendaTemplate(chosen) if chosen in set(AgendaTemplate) else AgendaTemplate.EMPTY


def empty_plan() -> PlanForm:
    """Begin with the hour at which most meetings start."""
    return PlanForm(
        {
            **dict.fromkeys(FIELDS, ""),
            "form": MeetingForm.HALL,
            "hour": "19:30",
            "template": AgendaTemplate.YEARLY,
        }
    )


def plan_of_meeting(meeting: MeetingView) -> PlanForm:
    """Show what is planned, so that it can be changed."""
    local = meeting.starts_at.astimezone(TIME_ZONE)
    return PlanForm(
        {
            "title": meeting.title,
            "form": meeting.form,
            "place": meeting.place,
            "day": local.strftime("%Y-%m-%d"),
            "hour": local.strftime("%H:%M"),
            "online_url": meeting.online_url or "",
            "template": "",
        }
    )


def typed_item(item: ItemView) -> dict[str, str]:
    """Show a point of the agenda as it stands."""
    return {
        "title": item.title,
        "explanation": item.explanation,
        "motion": item.motion,
        "kind": item.kind,
    }


def read_item() -> dict[str, str]:
    """Read a point of an agenda, whole, also where somebody pasted a book."""
    typed = {name: form_text(name, longest=LONGEST_TYPED) for name in ITEM_FIELDS}
    kind = form_text("kind")
    return {**typed, "kind": kind if kind in set(DecisionKind) else DecisionKind.ORDINARY}


def number_typed(name: str) -> int:
    """Read a small number; what is none counts as the first."""
    typed = form_text(name, longest=4)
    return int(typed) if typed.isdecimal() else 1


def read_plan() -> PlanForm:
    """Read the form of a new meeting."""
    values = {name: form_text(name, longest=500) for name in FIELDS}
    errors: dict[str, str] = {}
    if not values["title"]:
        errors["title"] = _say(N_("Vul een naam voor de vergadering in."))
    if not values["place"]:
        errors["place"] = _say(N_("Vul in waar de vergadering is."))
    if values["form"] not in set(MeetingForm):
        errors["form"] = _say(N_("Kies waar leden kunnen meedoen."))
    starts_at = instant_of(values["day"], values["hour"])
    if starts_at is None:
        errors["day"] = _say(N_("Vul een dag en een tijd in, zoals 12-12-2026 en 19:30."))
    if values["online_url"] and urlsplit(values["online_url"]).scheme != "https":
        errors["online_url"] = _say(N_("Een adres van een vergadering online begint met https://"))
    return PlanForm(values, errors, starts_at)


def day_typed(name: str) -> date:
    """Read a day; none that can be read is a day that cannot be meant."""
    for shape in ("%Y-%m-%d", "%d-%m-%Y"):
        try:
            return datetime.strptime(form_text(name, longest=10), shape).replace(tzinfo=UTC).date()
        except ValueError:
            continue
    return date.min


def persons_typed(name: str) -> list[uuid.UUID]:
    """Read who was ticked; a page of ours never sends anything else."""
    try:
        return [uuid.UUID(one) for one in request.form.getlist(name)]
    except ValueError:
        abort(HTTPStatus.BAD_REQUEST)


def instant_of(day: str, hour: str) -> datetime | None:
    """Read a day and an hour as people in Tilburg mean them."""
    for shape in ("%Y-%m-%d %H:%M", "%d-%m-%Y %H:%M"):
        try:
            local = datetime.strptime(f"{day} {hour}", shape).replace(tzinfo=TIME_ZONE)
        except ValueError:
            continue
        return local.astimezone(UTC)
    return None


def instant_of_form(day: str, hour: str) -> datetime | None:
    """Read a day and a time of day together; nothing when they are none."""
    return instant_of(form_text(day, longest=20), form_text(hour, longest=20))


def day_of_form(name: str) -> date | None:
    """Read one day as browsers send it, or as people type it; nothing when it is none."""
    typed = form_text(name, longest=20)
    for shape in ("%Y-%m-%d", "%d-%m-%Y"):
        try:
            return datetime.strptime(typed, shape).replace(tzinfo=TIME_ZONE).date()
        except ValueError:
            continue
    return None


def _say(sentence: str) -> str:
    return say(sentence, current_locale())
