"""Finds words that set people apart by origin, and words that call to do the police's work."""

import re
from collections.abc import Iterator

from coop.incidents.rules.behaviour import DETAILS_BESIDE_ORIGIN, look_at
from coop.moderation.rules.personal import Span

_PEOPLES = (
    r"(?:\w*marokka\w+|mocros?|turken|polen|roeme(?:nen|en)|bulgaren|syri[eë]rs?|antillia\w+|somali\w+|surinamers?|"
    r"afrikanen|zigeuners?|woonwagen\w*|kampers|buitenlanders?|allochto\w+|asielzoekers?|vluchtelingen|gelukszoekers|"
    r"moslims?|joden|negers?|nikkers?|oost-?europeanen|oostblokkers?|zwarten)"
)
#: Said of people, these set a whole people apart, whatever else is in the sentence.
_SETS_APART = re.compile(
    rf"\b(?:altijd|weer|zo'?n|stel(?:letje)?|alle|die|kut|tyfus|kanker)\s*(?:die\s+|zo'n\s+|een\s+|een\s+stel\s+|stel\s+)?{_PEOPLES}\b|"
    rf"^\W*{_PEOPLES}\b|\b(?:kut|tyfus|kanker)(?:marokka\w+|turk\w*|pool|polen|buitenlander\w*)\b|"
    r"\b(?:die|dat|da|stel|stelletje)\s+(?:\w+\s+)?(?:lui|volk|gasten|soort|slag)\s+uit\b|"
    r"\b(?:tuig|gespuis|schorem|volk)\s+uit\b|\bstuur\s+(?:ze|die|hem)\s+terug\b|\beigen\s+land\b|"
    r"\b(?:met|van)\s+een\s+kleurtje\b|\bhoofddoek\w*\b[^.!?]*\bverdacht\b|\bverdacht\w*\b[^.!?]*\bhoofddoek\w*\b|"
    r"\bneg(?:er|roid)\w*\b|\bwoonwagenlui\b|\bstreek\s+van\s+joden\b|\bjoden\s+streek\b|\bgetinte?\b|\bhuidskleur\b|"
    rf"\b(?:een|n|'n)\s+{_PEOPLES}\b|\bhoren?\s+hier\s+niet\s+thuis\b",
    re.IGNORECASE,
)
#: "de chinees op het plein", "de Turkse bakker", "asielzoekerscentrum": a place and no person.
_PLACE = re.compile(
    r"\b(?:turkse|poolse|marokkaanse|chinese|surinaamse|indische|italiaanse|griekse|syrische|roemeense)\s+"
    r"(?:winkel|bakker|slager|supermarkt|kapper|restaurant|pizz\w+|groenteman|toko|afhaal\w*|snackbar|auto|bus|kentekens?|plaat|belettering|opschrift|vlag)\w*|"
    r"\b(?:de|bij\s+de)\s+(?:chinees|turk|griek|italiaan|pool)\s+(?:op|aan|in|bij|om)\b|"
    r"\basielzoekerscentrum\b|\bdonkere?\s+(?:auto|bus|jas|kleding|steeg|straat)\w*",
    re.IGNORECASE,
)


def discrimination(text: str) -> Iterator[Span]:
    """Find a people that is set apart, or somebody described by origin and little else."""
    read = _PLACE.sub(lambda found: " " * len(found[0]), text)
    found = _SETS_APART.search(read)
    if found is not None:
        yield found.span()
        return
    finding = look_at(read)
    # As in a report: beside behaviour and enough neutral details origin is a description.
    if finding.names_origin and not (
        finding.says_behaviour and finding.details >= DETAILS_BESIDE_ORIGIN
    ):
        yield (0, len(text))


_HIM = (
    r"(?:hem|haar|ze|hun|'?m|um|zijn|zn|z'n|m'n\s+broers|"
    r"(?:die|dat|da|deze)(?:\s+(?:gast|dief|gozer|kerel|vent|ventje|lui|jongens?|figuur|tuig))?)"
)
_STRIKE = (
    r"(?:ram|sla|pak|grijp|trap|gooi|schop|mep|beuk|hang|bind|sloop|steek|vang|rij|maak|doe|"
    r"schiet|hak|sleur|trek|sluit|geef|duw)"
)
_STRIKE_ALL = (
    r"(?:rammen|slaan|pakken|grijpen|trappen|schoppen|meppen|beuken|ophangen|slopen|vangen|halen?|hale|"
    r"zoeken|opzoeken|opwachten|wachten|insluiten|aftuigen|afrossen|klemrijden|vastbinden|slepen|sleuren|nemen\s+te\s+grazen)"
)
_US = r"(?:we|wij|laten\s+we|zullen\s+we|gaan\s+we|moeten\s+we|jongens|mannen)"
#: Somebody is told to do it, or "we" will.
_CALLS = (
    rf"(?:^|[,.!]\s*|\bik\s+|\ben\s+|\bgewoon\s+){_STRIKE}\s+(?:er\s+)?{_HIM}(?=\W|$)(?!\s*(?:aangifte|bij\s+de\s+politie))",
    rf"\b{_US}\s+(?:\w+\s+){{0,2}}?{_HIM}\s+(?:\w+\s+){{0,4}}?{_STRIKE_ALL}\b|\b{_US}\s+{_STRIKE_ALL}\s+{_HIM}\b",
    rf"\b(?:ik|we|wij)\s+(?:neem|nemen|wacht|wachten|grijp|sla|pak|sleur|sleuren)\s+{_HIM}\s+(?:\w+\s+)?(?:te\s+grazen|op|er\s*uit|eruit|kapot|dood)\b",
    r"\bte\s+grazen\s+nemen\b|\bnog\s+niet\s+jarig\b|\bwie\s+(?:gaat|doet)\s+mee\b",
    rf"\b{_STRIKE_ALL}\s+(?:we|wij)\s+(?:{_HIM}\s+)?(?:\w+\s+)?zelf\b|\bwachten\s+{_HIM}\s+(?:\w+\s+)?op\b",
    r"\bgaan\s+we\s+(?:er\s+)?zelf\s+(?:naar\s+binnen|achteraan|heen|op\s+af)\b|\bga\s+er\s+(?:nu\s+)?op\s+af\b",
    r"\bwe\s+gaan\s+er\s+(?:nu\s+)?(?:langs|op\s+af|heen)\b|\bverzamelen\b[^.!?]*\bpakken\b",
    r"\blesje\s+ler|\b(?:pak|paar)\s+(?:slaag|klappen|rammel)|\bkrijgt\s+klappen|\bmepklaar\b|\beigenhandig\b",
    r"\b(?:knuppels?|honkbal\w*|bats|hockeystick|hamers?|messen)\b(?=[^.!?]*(?:plein|buiten|mee|erbij|op\s+af)|\W*$)",
    r"\bin\s+elkaar\s+(?:slaan|trappen|rammen)|\bin\s+elkaar\W*$|\bvoor\s+z(?:ij)?n\s+(?:kop|harses|bek)\b",
    r"\bbreek\b[^.!?]{0,20}\b(?:benen|poten|nek|armen)\b|\beigen\s+rechter\b|\brecht\s+in\s+eigen\s+hand",
    r"\blossen\s+(?:we\s+)?(?:het|dit|dat)\s+(?:we\s+)?(?:wel\s+)?zelf\s+op\b",
    r"\b(?:zet|gooi|plaats|deel)\b[^.!?]{0,20}\b(?:foto|gezicht|naam|kop)\b[^.!?]{0,20}\b(?:facebook|fb|insta\w*|internet|tiktok|overal|online)\b",
    rf"\bklem\b|\bsluiten\s+we\s+{_HIM}\s+in\b|\boverheen\W*$|\bhonden?\b[^.!?]{{0,12}}\blos\s+op\b",
    r"\b(?:trap|schop|gooi|ram)\b[^.!?]{0,12}\b(?:deur|ruit|ruiten|raam)\b[^.!?]{0,5}\bin\b",
    rf"\bongeluk\s+krijgen\b|\bweet\s+waar\s+(?:hij|zij|die|ze)\s+woont?\b|\bdoe\s+{_HIM}\s+(?:iets|wat)\s+aan\b",
)
_CALL = re.compile("|".join(f"(?:{call})" for call in _CALLS), re.IGNORECASE)
#: "Niet zelf ingrijpen", "de gemeente lost het op": the opposite, or what others did before.
_CALMS = re.compile(
    r"\b(?:niet|nooit|geen)\s+(?:zelf|eigen)\b|\bmet\s+de\s+(?:gemeente|politie|wijkagent)\b|"
    r"\b(?:gestolen|kapot|gevonden|ingegooid|gisteren|vannacht)\b",
    re.IGNORECASE,
)


def calls_to_act(text: str) -> Iterator[Span]:
    """Find a call to catch, punish or shame somebody; not a report of what others did."""
    found = _CALL.search(text)
    if found is not None and not _CALMS.search(text):
        yield found.span()
