"""What every page shows around its own content, and the words templates may use."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from babel import Locale
from babel.dates import format_date, format_datetime, format_time
from flask import Flask, current_app, g, request, url_for

from coop.kernel.clock import TIME_ZONE
from coop.kernel.permissions import ActorKind, Permission
from coop.parts.rules import Part
from coop.people.rules import FUNCTIONS
from coop.setup.queries import has_members
from coop.statutes.queries import CooperativeView, cooperative_view
from coop.wording.catalogue import LOCALES, translations
from web.context import (
    current_actor,
    current_coop,
    current_locale,
    current_parts_off,
    current_settings,
    look_up,
)
from web.menu import MORE, menu_of

#: Light, dark or as the device says, kept in this browser only.
SCHEMES = ("auto", "light", "dark")
SCHEME_COOKIE = "scheme"
LANGUAGES = tuple((tag, Locale.parse(tag).display_name.capitalize()) for tag in LOCALES)
#: Whose way of writing a date is meant by a language that several countries share.
COUNTRIES = {"en": "en_GB"}
#: Languages of the catalogues that are written from right to left.
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What stands around a page; a link that is ``None`` is not shown."""

    cooperative: str
    menu: list[dict[str, object]]
    person: str | None
    function: str | None
    scheme: str
    direction: str
    #: Languages to read in, each by its own name.
    languages: tuple[tuple[str, str], ...]
    #: Where to come back to after a choice in the frame itself.
    here: str
    home_url: str
    sign_in_url: str | None
    sign_out_url: str | None
    own_url: str | None
    accent_url: str | None
    privacy_url: str | None
    leave_url: str | None
    contact_url: str | None


#: What the frame calls the cooperative when nobody can be asked: on the page about a failure.
UNKNOWN = CooperativeView(
    name="Wijkcoöp",
    legal_name="",
    chamber_number="",
    votes_electronically=False,
    votes_beforehand=False,
)


def _menu() -> list[dict[str, object]]:
    menu = menu_of(current_actor().may_reach)
    behind = {entry.blueprint for entry in menu.more}
    return [
        {
            "label": _gettext(entry.label),
            "url": url_for(entry.endpoint),
            "icon": entry.icon,
            # An entry stands for its whole area: "Vergaderingen" also on the page of one meeting.
            "current": request.blueprint == entry.blueprint
            or (entry is MORE and request.blueprint in behind),
        }
        for entry in menu.shown
    ]


def _gettext(sentence: str) -> str:
    return translations(current_locale()).gettext(sentence)


def _ngettext(one: str, many: str, number: int) -> str:
    return translations(current_locale()).ngettext(one, many, number)


def day(value: date | datetime, style: str = "full") -> str:
    """Write a day out: "zaterdag 21 november 2026"."""
    local = value.astimezone(TIME_ZONE) if isinstance(value, datetime) else value
    locale = current_locale()
    return format_date(local, style, locale=COUNTRIES.get(locale, locale))


def _capital(words: str) -> str:
    """Begin with a capital and leave the rest as written: "Saturday 21 November"."""
    return words[:1].upper() + words[1:]


def _time(value: datetime) -> str:
    """Write a time of day: "19.30 uur" is the template's; this gives "19:30"."""
    return format_time(value, "HH:mm", tzinfo=TIME_ZONE, locale=current_locale())


def moment(value: datetime) -> str:
    """Write an instant short: "za 21 nov 19:30"."""
    return format_datetime(value, "EEE d MMM HH:mm", tzinfo=TIME_ZONE, locale=current_locale())


def url_if_known(endpoint: str, **values: Any) -> str | None:  # noqa: ANN401  # see below
    """Return an address once the page behind it exists."""
    # Any: url_for's own options and an address's values share one bag.
    return url_for(endpoint, **values) if endpoint in current_app.view_functions else None


def _function_of_reader() -> str | None:
    actor = current_actor()
    held = {grant.function for grant in actor.grants | actor.withheld}
    function = next((one for one in FUNCTIONS.values() if one in held), None)
    return _gettext(function) if function else None


def _scheme() -> str:
    chosen = request.cookies.get(SCHEME_COOKIE, "")
    return chosen if chosen in SCHEMES else "auto"


def _tells_how_to_leave() -> bool:
    """Tell whether there is anything to leave (BW 2:35 lid 6), also while the register is off."""
    return Part.REGISTER not in current_parts_off() or look_up(has_members)


def _frame(cooperative: str, menu: list[dict[str, object]]) -> Frame:
    actor, accent = current_actor(), current_settings().accent
    return Frame(
        cooperative=cooperative,
        menu=menu,
        person=actor.name if actor.kind is ActorKind.PERSON else None,
        function=_function_of_reader(),
        scheme=_scheme(),
        languages=LANGUAGES,
        direction="rtl" if current_locale() in RIGHT_TO_LEFT else "ltr",
        here=request.path if request.method == "GET" else "/",
        home_url=url_for("home.show"),
        sign_in_url=url_if_known("access.sign_in"),
        sign_out_url=url_if_known("access.sign_out"),
        own_url=url_if_known("own.show"),
        accent_url=url_for("style.show_theme", accent=accent) if accent else None,
        privacy_url=url_if_known("privacy.show"),
        leave_url=url_if_known("membership.leave") if _tells_how_to_leave() else None,
        contact_url=url_if_known("home.contact"),
    )


def _form_token() -> str:
    return current_coop().chance.new_token()


def _context() -> dict[str, object]:
    cooperative = UNKNOWN if g.get("is_frame_plain") else look_up(cooperative_view)
    return {
        "frame": _frame(cooperative.name, _menu()),
        "cooperative": cooperative,
        "actor": current_actor(),
        "locale": current_locale(),
        "practice": current_settings().practice,
        "practice_url": current_settings().practice_url,
        "Permission": Permission,
    }


def init_app(app: Flask) -> None:
    """Give templates the frame's values, translations and date formats."""
    environment = app.jinja_env
    environment.add_extension("jinja2.ext.i18n")
    environment.install_gettext_callables(  # type: ignore[attr-defined]  # added by the extension
        _gettext, _ngettext, newstyle=True
    )
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.filters.update(capital=_capital, day=day, time=_time, moment=moment)
    environment.globals.update(form_token=_form_token)
    app.context_processor(_context)
