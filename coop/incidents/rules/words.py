"""Understands a typed word where buttons stand: "ja", "al voorbij", "terug"."""

import re
from enum import StrEnum

from coop.incidents.rules.answers import Step
from coop.incidents.rules.description import TRAITS


class Command(StrEnum):
    """What always works, at every question."""

    BACK = "back"
    SKIP = "skip"
    STOP = "stop"


_COMMANDS = {
    "terug": Command.BACK,
    "vorige": Command.BACK,
    "overslaan": Command.SKIP,
    "sla over": Command.SKIP,
    "volgende": Command.SKIP,
    "stop": Command.STOP,
    "stoppen": Command.STOP,
    "annuleren": Command.STOP,
    "back": Command.BACK,
    "skip": Command.SKIP,
    "next": Command.SKIP,
    "cancel": Command.STOP,
}

_YES = ("ja", "jawel", "jazeker", "yes", "ja hoor", "klopt", "ja klopt", "ja dat klopt")
_NO = ("nee", "neen", "no", "niet", "nog niet", "nee hoor", "klopt niet")
_UNKNOWN = (
    "weet ik niet",
    "weet niet",
    "geen idee",
    "onbekend",
    "?",
    "i do not know",
    "i don't know",
)

_COUNTS: dict[str, tuple[str, ...]] = {
    "one": ("een", "één", "1"),
    "two": ("twee", "2"),
    "three": ("drie", "3"),
    "more": ("meer", "meer dan drie", "veel", "vier", "4"),
    "unknown": _UNKNOWN,
}
_COLOURS: dict[str, tuple[str, ...]] = {
    "black": ("zwart", "zwarte", "donker"),
    "grey": ("grijs", "grijze"),
    "white": ("wit", "witte"),
    "blue": ("blauw", "blauwe", "donkerblauw", "spijkerbroek", "jeans"),
    "green": ("groen", "groene"),
    "red": ("rood", "rode"),
    "yellow": ("geel", "gele"),
    "brown": ("bruin", "bruine", "beige"),
    "other": ("anders", "een andere kleur"),
}
_TRAIT_MEANINGS: dict[str, dict[str, tuple[str, ...]]] = {
    "sex": {"man": ("man", "een man", "jongen"), "woman": ("vrouw", "een vrouw", "meisje")},
    "height": {"short": ("klein",), "average": ("gemiddeld", "gewoon"), "tall": ("lang", "groot")},
    "build": {"thin": ("dun", "slank"), "average": ("gemiddeld", "gewoon"), "heavy": ("dik",)},
    "hair": {"bald": ("kaal",), "short": ("kort",), "long": ("lang",), "curly": ("krullen",)},
    "top": _COLOURS,
    "bottom": _COLOURS,
    "colour": _COLOURS,
    "type": {
        "car": ("auto", "een auto"),
        "van": ("busje", "bus", "bestelbus"),
        "lorry": ("vrachtwagen",),
        "motorbike": ("motor",),
        "scooter": ("scooter", "brommer"),
        "bicycle": ("fiets", "fatbike"),
    },
}


def _meant_by(trait: str) -> dict[str, tuple[str, ...]]:
    return {
        **_TRAIT_MEANINGS.get(trait, {}),
        "unknown": _UNKNOWN,
        "enough": ("klaar", "genoeg", "klaar met beschrijven", "dat is alles"),
    }


#: Per question: which words mean which choice. Whole answers only, so that nobody is
#: understood to say what a part of his or her sentence says.
_MEANINGS: dict[Step, dict[str, tuple[str, ...]]] = {
    Step.HAPPENING: {
        "now": (*_YES, "nu", "het gebeurt nu", "is bezig", "nu bezig"),
        "past": (*_NO, "voorbij", "al voorbij", "eerder", "gisteren", "vannacht", "is geweest"),
        "unknown": _UNKNOWN,
    },
    Step.CALLED: {
        "emergency": (*_YES, "112", "ja 112", "ik heb 112 gebeld"),
        "police": ("0900-8844", "09008844", "0900 8844", "politie gebeld"),
        "going_to": ("ik ga bellen", "ik bel nu", "doe ik nu", "ga ik doen"),
        "no": (*_NO, "niet nodig"),
    },
    Step.CALLED_WHEN: {"unknown": _UNKNOWN},
    Step.KIND: {
        "burglary": ("inbraak", "ingebroken", "poging inbraak", "inbraakpoging"),
        "suspicious": ("verdacht", "verdachte situatie", "iets verdachts", "rare situatie"),
        "theft": ("diefstal", "gestolen", "fiets gestolen", "gejat"),
        "violence": ("geweld", "vechtpartij", "ruzie", "bedreiging", "beroving", "overval"),
        "fire": ("brand", "vuur", "rook", "gas", "gaslucht", "brand of gas"),
        "vandalism": ("vernieling", "vandalisme", "kapot", "vuurwerk"),
        "scam": ("oplichting", "babbeltruc", "oplichter aan de deur"),
        "nuisance": ("overlast", "lawaai", "herrie", "hangjongeren"),
        "other": ("anders", "iets anders", "overig", *_UNKNOWN),
    },
    Step.SEEN: {
        "person": ("een persoon", "persoon", "iemand", "mensen"),
        "vehicle": ("een voertuig", "voertuig", "auto", "een auto"),
        "both": ("allebei", "beide"),
        "nothing": (*_NO, "niemand", "niets", "niks"),
        "unknown": _UNKNOWN,
    },
    Step.PERSONS: _COUNTS,
    Step.VEHICLES: _COUNTS,
    **{step: _meant_by(trait.name) for step, trait in TRAITS.items()},
    Step.DIRECTION: {"unknown": _UNKNOWN},
    Step.MOMENT: {"unknown": _UNKNOWN},
    Step.MOMENT_RIGHT: {"right": _YES, "again": _NO},
    Step.IMAGES: {"yes": _YES, "no": (*_NO, *_UNKNOWN)},
    Step.CONTACT: {"yes": (*_YES, "mag", "dat mag"), "no": (*_NO, "liever niet")},
}
_CHOICE_OF = {
    step: {word: choice for choice, words in choices.items() for word in words}
    for step, choices in _MEANINGS.items()
}


def tidy(text: str) -> str:
    """Return words in small letters, with single spaces and no full stop."""
    return re.sub(r"[\s,]+", " ", text.lower()).strip(" .!")


def command_of(text: str) -> Command | None:
    """Return what somebody wants who types "terug", "overslaan" or "stop"."""
    return _COMMANDS.get(tidy(text))


def choice_meant(step: Step, text: str) -> str | None:
    """Return the choice that typed words mean, if they mean one."""
    return _CHOICE_OF.get(step, {}).get(tidy(text))
