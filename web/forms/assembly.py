"""Reads the secretary's forms and shows them again as typed."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

from coop.assembly.rules import MeetingForm
from coop.kernel.clock import TIME_ZONE
from coop.wording.catalogue import N_, say
from web.context import current_locale, form_text

FIELDS = ("title", "form", "place", "day", "hour", "online_url")


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


def empty_plan() -> PlanForm:
    """Begin with the hour at which most meetings start."""
    return PlanForm({**dict.fromkeys(FIELDS, ""), "form": MeetingForm.HYBRID, "hour": "19:30"})


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
    starts_at = _instant(values["day"], values["hour"])
    if starts_at is None:
        errors["day"] = _say(N_("Vul een dag en een tijd in, zoals 12-12-2026 en 19:30."))
    if values["online_url"] and urlsplit(values["online_url"]).scheme != "https":
        errors["online_url"] = _say(N_("Een adres van een vergadering online begint met https://"))
    return PlanForm(values, errors, starts_at)


def _instant(day: str, hour: str) -> datetime | None:
    for shape in ("%Y-%m-%d %H:%M", "%d-%m-%Y %H:%M"):
        try:
            local = datetime.strptime(f"{day} {hour}", shape).replace(tzinfo=TIME_ZONE)
        except ValueError:
            continue
        return local.astimezone(UTC)
    return None


def instant_of_form(day: str, hour: str) -> datetime | None:
    """Read a day and a time of day together; nothing when they are none."""
    return _instant(form_text(day, longest=20), form_text(hour, longest=20))


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
