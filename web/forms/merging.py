"""Reads what somebody chose to keep of two entries, and offers what there is to choose."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from babel import Locale

from coop.merging.queries import MergeView
from coop.merging.rules.choices import FIELDS, MAY_BE_BOTH, Entry, Side
from coop.people.rules import ChannelKind
from coop.wording.catalogue import N_, say
from coop.wording.merging import BOTH
from coop.wording.merging import FIELDS as LABELS
from web.context import current_locale
from web.frame import day


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One field in which two entries differ."""

    name: str
    label: str
    choices: list[dict[str, str]]
    value: str


def read_choices(typed: Mapping[str, str]) -> dict[str, Side]:
    """Read the choice; what makes no sense was not chosen."""
    return {name: Side(typed[name]) for name in FIELDS if typed.get(name) in set(Side)}


def offers(view: MergeView) -> list[Offer]:
    """Return the fields in which the two differ, with what is chosen now."""
    return [
        _offer(name, view, said)
        for name, written in _WRITTEN.items()
        if (said := (written(view.one), written(view.other)))[0] != said[1] and all(said)
    ]


def _offer(name: str, view: MergeView, said: tuple[str, str]) -> Offer:
    sides = [(Side.ONE, said[0]), (Side.OTHER, said[1])]
    if name in MAY_BE_BOTH:
        sides.append((Side.BOTH, _say(BOTH)))
    return Offer(
        name=name,
        label=_say(LABELS[name]),
        choices=[{"value": side.value, "label": text} for side, text in sides],
        value=view.choices.plain[name],
    )


def _who(entry: Entry) -> str:
    if entry.number is None:
        return _say(N_("%(name)s, geen lid"), name=entry.name.full)
    return _say(N_("%(name)s, lidnummer %(number)s"), name=entry.name.full, number=entry.number)


def _since(joined_on: date | None) -> str:
    return day(joined_on, "long") if joined_on else ""


def language_name(tag: str) -> str:
    """Return what the reader calls a language."""
    name = Locale.parse(tag).get_display_name(current_locale())
    return (name or tag).capitalize()


_WRITTEN: dict[str, Callable[[Entry], str]] = {
    "stays": _who,
    "name": lambda entry: entry.name.full,
    "address": lambda entry: entry.address,
    "joined": lambda entry: _since(entry.joined_on),
    "email": lambda entry: ", ".join(entry.values(ChannelKind.EMAIL)),
    "phone": lambda entry: ", ".join(entry.values(ChannelKind.PHONE)),
    "language": lambda entry: language_name(entry.language),
}


def _say(sentence: str, **values: object) -> str:
    return say(sentence, current_locale(), **values)
