"""What the sample meetings are about: plain values, no rows."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Point:
    """One point of an agenda."""

    title: str
    explanation: str = ""
    motion: str = ""
    #: How those present voted in turn: v(oor), t(egen), b(lanco) or - (not at all); empty
    #: when nobody voted on the motion yet.
    pattern: str = ""
    #: After this point comes what returns from meetings before.
    lets_return: bool = False


SPRING = (
    Point("Opening", "De voorzitter heet iedereen welkom."),
    Point(
        "Jaarrekening",
        "De penningmeester legt uit wat er binnenkwam en wat er uitging.",
        "De vergadering stelt de jaarrekening over het vorige jaar vast.",
        "vvvvvvtv",
    ),
    Point(
        "Décharge van het bestuur",
        "Een apart besluit: de leden zeggen dat het bestuur zijn werk goed deed.",
        "De vergadering verleent het bestuur décharge over het vorige jaar.",
        "vvvvbvvvvv-",
    ),
    Point(
        "Auto's uit de Lindenhof",
        "Bewoners vragen om een straat zonder auto's op zondag.",
        "De coöperatie vraagt de gemeente de Lindenhof op zondag af te sluiten.",
        "vtvttbvt",
    ),
    Point("Rondvraag en sluiting"),
)

AUTUMN = (
    Point("Opening", "De voorzitter opent en vertelt hoe u stemt."),
    Point("Terugblik op het jaar", "Wat deed de coöperatie, en wat kostte het?"),
    Point(
        "Begroting",
        "De contributie blijft gelijk. Er komt 1.500 euro bij voor de buurttuin.",
        "De vergadering stelt de begroting voor het nieuwe jaar vast.",
        "vvvtvvbvtvv-",
    ),
    Point(
        "Een deelbakfiets voor de buurt",
        "De fiets staat bij het wijkhuis. Leden lenen hem gratis, drie uur per keer.",
        "De coöperatie koopt een elektrische bakfiets voor hoogstens 5.200 euro.",
    ),
    Point(
        "Licht in de achterpaden",
        "Tien lampen op zonne-energie, op palen van bewoners die dat goed vinden.",
        "De coöperatie betaalt tien lampen, samen hoogstens 1.800 euro.",
    ),
    Point("Rondvraag en sluiting"),
)

#: The same in the hall only: the product counts no hands and no paper yet.
HALL = tuple(replace(point, pattern="") for point in AUTUMN)

EXTRA = (
    Point("Opening", lets_return=True),
    Point(
        "Een buurtbus met vrijwilligers",
        "De bus rijdt op dinsdag en vrijdag naar de markt en het ziekenhuis.",
        "De coöperatie begint een proef van zes maanden met een buurtbus.",
    ),
    Point("Rondvraag en sluiting"),
)
