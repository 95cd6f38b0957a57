"""Finds what is no business of a prevention group: thanks, advertisements, lost pets, links."""

import re
from collections.abc import Iterator

from coop.moderation.rules.personal import Span

_WORD = re.compile(r"[a-zà-ÿ0-9']+", re.IGNORECASE)
#: Thanks, praise, greetings: with nothing to tell beside it, a message of this says nothing.
_POLITE = re.compile(
    r"(?:b?e?da+nk\w*|bdankt|dank\w*|th?n?x|tnx|thnx|thanks?|merci|top\w*|super|mooi|prima|fijne?|"
    r"lekker|goed\w*|goei\w*|geweldig|netjes|perfect|duidelijk|klasse|knap|lief|held(?:en)?|"
    r"eens|ok[eé]?|oke+|okay|haha\w*|hihi\w*|lol|sorry|sterkte|succes|beterschap|hulde|respect|"
    r"gefeliciteerd|proficiat|gelukkig|welterusten|trusten?|welkom|keurig|prettige?|gezellig\w*|wauw|wow|leuk\w*|kei|jippie|joepie|houdoe|doei|hallo|hoi|hey|chapeau)",
    re.IGNORECASE,
)
#: Words by which a neighbour is told something after all: "Top, hij staat nu achter de winkels".
_TELLS = re.compile(
    r"(?:112|0900|\d+|politie\w*|wijkagent|agent\w*|brandweer|ambulance|alarm|inbr\w+|ingebroken|"
    r"gestolen|gejat|dief|dieven|man|vrouw|kerel|hij|ze|zij|hem|haar|iemand|niemand|auto\w*|bus\w*|"
    r"scooter|fiets\w*|kenteken|deur|raam|poort|tuin|schuur|straat|plein|park|school|winkel\w*|"
    r"staat|stond|loopt|liep|rijdt|reed|rent|rende|zit|zat|ligt|gezien|gehoord|gebeld|bel|bellen|"
    r"bij|achter|naast|richting|waar|wie|wanneer|gevonden|kwijt|pas|let|niet|geen|afgelopen|rustig|"
    r"weg|aangehouden|gepakt|hond|kat|zag|zie|hoorde)",
    re.IGNORECASE,
)
#: What stands between the thanks and says nothing by itself.
_FILLS = re.compile(
    r"(?:morgen|avond|nacht|dag|weekend|feestdagen|nieuwjaar|slaap|groet\w*|gr|gedaan|bezig|zo|werk|"
    r"gewerkt|helemaal|heel|erg|veel|nog|ook|wel|weer|maar|hoor|jij|je|jullie|u|jou|voor|het|de|"
    r"een|van|in|en|met|aan|deze|dit|dat|die|wat|ah|oh|alle|info|informatie|melding|melden|delen|"
    r"tip|bericht|update|iedereen|allemaal|allen|buren|buurt|buurman|buurvrouw|buuf|mannen|mensen|"
    r"jong|jongens|groep|verkeerde|app|snelle|reactie|is|harte|hartelijk)",
    re.IGNORECASE,
)
MOST_POLITE_WORDS = 8
#: A name, or a word that this list does not know.
MOST_OTHER_WORDS = 1


def noise(text: str) -> Iterator[Span]:
    """Find a whole message of thanks, greetings or pictures only."""
    # Who asks something may ask what matters; a question mark alone may be about it too.
    if not text.strip() or "?" in text:
        return
    words = _WORD.findall(text)
    if not words or (
        len(words) <= MOST_POLITE_WORDS
        and any(_POLITE.fullmatch(word) for word in words)
        and not any(_TELLS.fullmatch(word) for word in words)
        and sum(not _says_nothing(word) for word in words) <= MOST_OTHER_WORDS
    ):
        yield (0, len(text))


def _says_nothing(word: str) -> bool:
    return any(pattern.fullmatch(word) for pattern in (_POLITE, _FILLS))


_LINK = re.compile(
    r"\bhttps?://\S+|\bwww\.\S+|"
    r"(?<![\w@.-])(?![\w.+-]*@)[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*"
    r"\.(?:nl|com|org|net|be|eu|de|info|example|app|io|me|ly|gl|shop|store)\b(?:/\S*)?",
    re.IGNORECASE,
)


def links(text: str) -> Iterator[Span]:
    """Find web addresses, with and without their beginning; a mail address is none."""
    for found in _LINK.finditer(text):
        if not text[: found.start()].endswith("@") and not text[found.end() :].startswith("@"):
            yield found.span()


#: Something is sold, lent, given, asked for, or organised.
_OFFERS = (
    r"^\W*(?:te koop|tk)\b(?! bord)",
    r"\bte koop (?:aangeboden|gevraagd)\b|\bte huur\b|\bte leen\b|\bweg te geven\b",
    r"\b(?:vraagprijs|ophaalprijs|bieden vanaf|proefles|(?:eerste|1e) les gratis)\b",
    r"\b(?:kaartjes|tickets|kleding|speelgoed|meubels) over\b",
    r"\b(?:huurwoning|huurhuis|kamer)\b.*\bvoor (?:mijn|onze)\b",
    r"\b(?:wie|iemand|mensen)\b.*\b(?:helpen|lenen|tillen|sjouwen|meedoen|oppassen)\b",
    r"\b(?:\w+verkoop|inzameling|braderie)\b(?=.*(?:[nrst]dag\b|\bplein\b))",
    r"\bverko(?:op|opt|pen)\b(?=.*(?:\beuro\b|€|\bmijn\b|\bmijne\b|\bonze\b|\bstuk\b|\bloten\b))",
    r"\bgratis (?:\w+ )?(?:af te halen|op te halen|ophalen|mee te nemen|taart|proefles)\b",
    r"\b(?:korting|aanbieding|offerte|vrijblijvend|winterklaar|knipbeurt|rommelmarkt)\b",
    r"\bbestellen\b|\bbestel (?:nu|je|uw)\b|\b(?:nog plek in|schrijf (?:je|u) in)\b",
    r"\b(?:bbq|barbecue|buurtborrel|borrel|buurtfeest|straatfeest|kerstmarkt|bingo)\b",
    r"\b\w*les start\b|\bopening van (?:onze|mijn)\b|\bneem zelf \w+ mee\b",
    r"^\W*(?:gezocht|gevraagd)\b\s*:|\b(?:oppas|werkster|hulp) (?:gezocht|gevraagd|nodig)\b",
    r"\bzoek(?:t|en)? (?:een )?(?:vrijwilligers|oppas|leden|klusser|hulp in)\b",
    r"\b(?:aanraden|aanrader)\b|\bop (?:onze|mijn|de) kinderen passen\b|\boppassen\b",
    r"\b(?:wie|heeft iemand)\b.*\b(?:lenen|overnemen|kopen|over voor|voor weinig)\b",
    r"\b(?:maar|voor) (?:\d+ euro|een tientje|een prikkie|weinig)\b|\b\d+ euro per \w+",
)
_ADVERTISEMENT = re.compile("|".join(f"(?:{offer})" for offer in _OFFERS), re.IGNORECASE)
#: Who was cheated or robbed says what it cost.
_LOST_MONEY = re.compile(
    r"\b(?:gestolen|oplicht\w*|opgelicht|nep\w*|beroofd|politie|112|omgetrapt)\b", re.IGNORECASE
)


def advertisements(text: str) -> Iterator[Span]:
    """Find what is offered, asked or organised."""
    found = _ADVERTISEMENT.search(text)
    if found is not None and not _LOST_MONEY.search(text):
        yield found.span()


_PET = (
    r"(?:(?:kat|poes|kater|hond|pup|konijn|duif|teckel|labrador|herder|cavia|kitten)(?:je|tje|en|jes|py|s|'s)?|"
    r"hamster|\w*parkiet(?:je)?|papegaai|kanarie|vogel(?:tje)?|schildpad|kip(?:pen)?|fret)"
)
_GONE = (
    r"(?:kwijt|vermist|weggelopen|weg\b(?!\s*(?:gehaald|gerend))|verdwenen|ontsnapt|zoek\b|gevonden|"
    r"aangelopen|loslopend\w*|niet?\s+thuis\w*|spoorloos|vandoor|is\s+los\b|los\s+over\s+straat|"
    r"niet\s+van\s+ons|zien\s+vliegen|komt\s+op\s+naam|loopt\s+los|zonder\s+baas\w*|losgerukt|losgebroken|thuisgekomen)"
)
_LOST = re.compile(
    rf"\b{_PET}\b[^.!?]{{0,60}}\b{_GONE}|"
    rf"\b(?:loslopend\w*|vermiste?|weggelopen|gevonden)\s+(?:\w+\s+)?{_PET}\b|"
    rf"\b(?:onze|mijn|haar|zijn)\s+{_PET}\s+(?:is\s+)?(?:weg|kwijt)|"
    rf"\b(?:kwijt|vermist|mist)\s+(?:(?:er|een|zijn|haar|z'n|onze|mijn)\s+){{1,2}}(?:\w+\s+)?{_PET}\b|"
    rf"\b(?:wie\s+(?:mist|heeft)|heeft\s+(?:er\s+)?iemand)\s+(?:er\s+)?(?:onze|mijn|een)\s+"
    rf"(?:\w+\s+){{0,2}}{_PET}\b|"
    rf"\b(?:zijn|haar|hun)\s+{_PET}\s+kwijt|\bweg\b[^.!?]{{0,20}}\b{_PET}\b",
    re.IGNORECASE,
)
#: Somebody who harms animals is what a prevention group is for.
_HARM = re.compile(r"vergif\w*|mishandel\w*|doodgereden|gestolen|gebeten|bijt", re.IGNORECASE)


def lost_pets(text: str) -> Iterator[Span]:
    """Find a pet that is lost, or found; not one that somebody walks or harms."""
    found = _LOST.search(text)
    if found is not None and not _HARM.search(text):
        yield found.span()
