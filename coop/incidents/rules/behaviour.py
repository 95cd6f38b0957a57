"""Behaviour first: what was done, not who somebody seems to be.

What goes wrong elsewhere is a description of a person only ("een donkere man in de straat").
So words of one's own must say what was *done*. A word for origin or skin colour is taken only
beside behaviour and at least two neutral details; moderators see that it is there.
"""

import re
from dataclasses import dataclass

from coop.groups.rules import ReportKind
from coop.incidents.errors import BehaviourNeededError, DescriptionNeededError

#: Ready-made behaviours, so that nobody has to type; the words stand in ``coop.wording``.
BEHAVIOURS: dict[ReportKind, tuple[str, ...]] = {
    ReportKind.BURGLARY: ("breaks_in", "tries_doors", "was_inside", "break_marks"),
    ReportKind.SUSPICIOUS: ("looks_inside", "tries_doors", "rings_everywhere", "drives_around"),
    ReportKind.THEFT: ("bicycle_taken", "car_taken", "parcel_taken", "bag_taken"),
    ReportKind.VIOLENCE: ("fight", "threat", "robbed", "weapon"),
    ReportKind.FIRE: ("flames", "smoke", "gas", "set_alight"),
    ReportKind.VANDALISM: ("broken", "sprayed", "fireworks", "car_damaged"),
    ReportKind.SCAM: ("false_uniform", "wants_card", "wants_inside", "false_helper"),
    ReportKind.NUISANCE: ("noise", "drives_fast", "drug_dealing", "dumped"),
    ReportKind.OTHER: (),
}

#: How many neutral details must stand beside a word for origin.
DETAILS_BESIDE_ORIGIN = 2

_ORIGIN = re.compile(
    r"^(?:allochto\w*|buitenland\w*|marokk\w*|turk\w*|surina\w*|antilli\w*|afrikaan\w*|"
    r"arabi\w*|arabier\w*|pool|polen|poolse?|roemeen\w*|roemen\w*|roemeens\w*|bulgaar\w*|"
    r"syri\w*|somali\w*|eritre\w*|chine\w*|aziat\w*|aziati\w*|zigeuner\w*|roma|sinti|jood\w*|"
    r"joden|moslim\w*|islamit\w*|oost-?europe\w*|oostblok\w*|noord-?afrikaan\w*|"
    r"zuid-?europe\w*|getint\w*|licht-?getint\w*|kleurling\w*|neger\w*|huidskleur\w*|huid|afkomst|uiterlijk)$"
)
#: Colours that say origin of a person and nothing of a thing: "zwarte jas" is clothing.
_COLOUR_OF_BOTH = re.compile(r"^(?:donker(?:e)?|zwart(?:e)?|bruin(?:e)?|wit(?:te)?|blank(?:e)?)$")
_COLOUR = re.compile(
    r"^(?:donker|licht)?(?:zwart|wit|rood|rod|blauw|groen|geel|gel|grijs|grijz|bruin|oranje|roz|"
    r"paars|paarz|beige)e?$"
)
_THING = re.compile(
    r"^(?:\w*jas(?:je|sen)?|trui|hoodie|vest|broek|spijkerbroek|jeans|shirt|t-shirt|pet|petje|"
    r"muts|capuchon|schoenen|sneakers|laarzen|handschoenen|sjaal|tas|rugzak|rugtas|helm|bril|"
    r"zonnebril|haar|haren|krullen|baard|snor|staart|paardenstaart|tatoeages?|uniform|"
    r"\w*auto|busje|bestelbus|bus|fiets|scooter|brommer|fatbike|motor|bakfiets|kenteken|"
    r"kleding|kleren|pak)$"
)
_TRAIT = re.compile(
    r"^(?:kaal|kale|lang|lange|kort|korte|klein|kleine|groot|grote|dik|dikke|mager|magere|slank|"
    r"slanke|stevig|stevige|fors|forse|blond|blonde|jong|jonge|oud|oude|ouder|oudere|mank|"
    r"jaar|meter|cm|\d+)$"
)
_SOMEBODY = re.compile(
    r"^(?:man|mannen|mannetje|vrouw|vrouwen|jongen|jongens|meisje|meisjes|jongere|jongeren|kerel|"
    r"kerels|gast|gasten|type|types|figuur|figuren|persoon|personen|iemand|mensen|groep|groepje|"
    r"gozer|gozers|knul|lui|bestuurder)$"
)
_PERSON = re.compile(
    r"^(?:hij|zij|ze|hun|die|deze|dat|er|wie|stel|stelletje|twee|drie|vier|"
    r"een|één|paar|aantal|alleen|samen)$"
)
#: Being somewhere is no behaviour; a neighbour may stand, walk and drive.
_PRESENCE = re.compile(
    r"^(?:is|zijn|was|waren|wordt|zie|zien|zag|zagen|gezien|loopt|lopen|liep|liepen|wandelt|"
    r"wandelen|staat|staan|stond|stonden|zit|zitten|zat|zaten|rijdt|rijden|reed|reden|fietst|"
    r"fietsen|hangt|hangen|hing|hingen|rond|heeft|hebben|had|draagt|dragen|droeg|komt|komen|"
    r"kwam|gaat|gaan|ging|verdacht|verdachte|raar|rare|vreemd|vreemde|eng|enge|onbekend|"
    r"onbekende|met|zonder|de|het|in|op|aan|bij|door|langs|voor|achter|naast|van|uit|naar|"
    r"over|om|te|en|of|ook|nu|net|weer|hier|daar|ik|we|wij|mijn|onze|ons|u|je|wel|heel|erg|"
    r"veel|straat|wijk|buurt|plein|park|huis|huizen|hoek|stoep|weg|steeg|brandgang|tuin|"
    r"speeltuin|winkel|school|deed|doet|wat|niets|niks)$"
)
#: Words, and the stops between them.
_TOKEN = re.compile(r"[a-zà-ÿ0-9]+(?:-[a-zà-ÿ0-9]+)*|[,.;:!?]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What words of one's own hold."""

    names_origin: bool
    says_behaviour: bool
    details: int


def look_at(text: str) -> Finding:
    """Tell whether words name origin, say behaviour, and how many neutral details they give."""
    words = _TOKEN.findall(text.lower())
    names_origin = False
    says_behaviour = False
    details = 0
    for index, word in enumerate(words):
        if not word[0].isalnum():
            continue
        if _COLOUR.match(word) or _COLOUR_OF_BOTH.match(word):
            if _is_of_a_thing(words, index):
                details += 1
            elif _COLOUR_OF_BOTH.match(word) and _is_of_a_person(words, index):
                names_origin = True
        elif _ORIGIN.match(word):
            names_origin = True
        elif _THING.match(word) or _TRAIT.match(word):
            details += 1
        elif not any(p.match(word) for p in (_SOMEBODY, _PERSON, _PRESENCE)):
            says_behaviour = True
    return Finding(names_origin=names_origin, says_behaviour=says_behaviour, details=details)


def _is_of_a_thing(words: list[str], index: int) -> bool:
    """A colour beside a garment or vehicle, or before another colour, is a neutral detail."""
    after = words[index + 1 : index + 2]
    before = [word for word in words[max(index - 2, 0) : index] if word not in {"is", "was"}]
    return any(_THING.match(word) or _COLOUR.match(word) for word in after) or any(
        _THING.match(word) for word in before[-1:]
    )


def _is_of_a_person(words: list[str], index: int) -> bool:
    """Tell "donkere man", "een zwarte" and "man, bruin" from "het was donker"."""
    after = words[index + 1] if index + 1 < len(words) else "."
    if _SOMEBODY.match(after) or _ORIGIN.match(after):
        return True
    if words[index].endswith("e"):
        return not after[0].isalnum() or _PRESENCE.match(after) is not None
    before = [word for word in words[max(index - 2, 0) : index] if word[0].isalnum()]
    return any(_SOMEBODY.match(word) for word in before[-1:])


def ensure_says_behaviour(text: str) -> Finding:
    """Refuse words that do not say what was done; return what they hold."""
    finding = look_at(text)
    if finding.names_origin and (
        not finding.says_behaviour or finding.details < DETAILS_BESIDE_ORIGIN
    ):
        raise DescriptionNeededError
    if not finding.says_behaviour:
        raise BehaviourNeededError
    return finding
