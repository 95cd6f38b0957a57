"""The assessment of what buurtpreventie means for people (DPIA, AVG art. 35), filled in.

Two board members adopt this very text: whoever changes a word of it asks for a new release (C6).
"""

import hashlib

from coop.wording.catalogue import N_

#: Title and paragraphs, in the order of AVG art. 35 lid 7.
DPIA: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        N_("Wat wij doen en waarom"),
        (
            N_(
                "Buren vertellen wat zij zien. Beheerders lezen dat na en geven door wat nodig is "
                "aan de wijkagent of een ander contact. De groep hoort wat ervan kwam."
            ),
            N_(
                "Het doel is: opletten, elkaar waarschuwen en de politie helpen. Nooit zelf "
                "ingrijpen, geen lijst van personen, geen toezicht op wie hier woont."
            ),
        ),
    ),
    (
        N_("Welke gegevens, van wie"),
        (
            N_(
                "Van wie meldt: naam of e-mailadres, alleen als die dat wil. Van wie meedoet: "
                "naam, of het adres in het gebied ligt, en het ja op de afspraken."
            ),
            N_(
                "Van wie beschreven wordt: wat die deed, waar en wanneer. Er is geen veld voor "
                "afkomst of huidskleur, en niemand kan zoeken op naam, kenteken, beschrijving "
                "of foto."
            ),
            N_(
                "Een buurtmelding kan gaan over iets strafbaars (AVG artikel 10). Daarom "
                "behandelen wij elke buurtmelding als gevoelig, en beoordeelt geen computer."
            ),
        ),
    ),
    (
        N_("Op welke grond"),
        (
            N_(
                "Gerechtvaardigd belang (AVG artikel 6 lid 1 onder f): veiligheid in de straat. "
                "Wie meedoet, kiest daar zelf voor en kan elke dag stoppen."
            ),
            N_(
                "Wij delen geen zwarte lijst en geen gegevens over wie iets gedaan zou hebben: "
                "daarvoor is een vergunning nodig. Doorgeven gaat één kant op, naar wie daarvoor "
                "bevoegd is."
            ),
        ),
    ),
    (
        N_("Is het nodig, en kan het met minder?"),
        (
            N_(
                "Spoed gaat naar 112, niet naar ons. Wat bij de gemeente of bij 0900-8844 hoort, "
                "sturen wij daarheen door in plaats van het te bewaren."
            ),
            N_(
                "De chat krijgt geen kentekens, foto's, namen of huisnummers. De straat is "
                "genoeg. Foto's nemen wij alleen aan als de groep daarvoor is vrijgegeven."
            ),
        ),
    ),
    (
        N_("Wat er mis kan gaan"),
        (
            N_("Iemand wordt aangewezen om hoe die eruitziet, en niet om wat die deed."),
            N_("Een buurtmelding lekt uit, of iemand leest mee die dat niet hoort te doen."),
            N_("De groep wordt voor iets anders gebruikt, of buren gaan zelf ingrijpen."),
            N_("Wie meldt, krijgt last van wie beschreven is."),
        ),
    ),
    (
        N_("Wat wij daartegen doen"),
        (
            N_("Eerst vragen wat iemand deed. Elke tekst wordt nagelezen voor die verder gaat."),
            N_(
                "Wie meldt, staat los van de buurtmelding. De politie krijgt geen naam van ons. "
                "Wie iets leest, wordt opgeschreven, en de melder kan dat zien."
            ),
            N_(
                "Alles gaat vanzelf weg: wie het vertelde en de tekst 28 dagen na het afsluiten, "
                "hoogstens 90 dagen na ontvangst. Alleen aantallen blijven."
            ),
            N_(
                "Van een foto blijft alleen het beeld over, versleuteld bewaard. Een beheerder "
                "maakt wazig wat niet nodig is en kiest of hij meegaat naar de wijkagent. In de "
                "groep komt hij nooit, en na zeven dagen is hij weg. Wat iemand inspreekt, hoort "
                "alleen een beheerder: niemand laat er een computer naar luisteren."
            ),
            N_(
                "Een ander doel vraagt iedereen opnieuw om een ja. Een nieuw soort buurtmelding "
                "of een nieuwe ontvanger vraagt het bestuur opnieuw om vrijgave."
            ),
            N_("Wie beschreven is, kan het vragen en zich verzetten via de privacypagina."),
        ),
    ),
)

#: Of the Dutch text, which is the one that is adopted.
DPIA_DIGEST = hashlib.sha256(
    "\n".join(line for title, lines in DPIA for line in (title, *lines)).encode()
).hexdigest()
#: What each involvement of the authorities without an agreement means, as the board ticks it.
NO_AGREEMENT = {
    "police": N_(
        "Er is niets afgesproken met de politie. De wijkagent krijgt wat iedereen mag "
        "vertellen, hoeft niet te antwoorden, en beslist nergens over mee."
    ),
    "municipality": N_(
        "Er is niets afgesproken met de gemeente. Zij ziet alleen welke groepen er zijn en "
        "aantallen vanaf vijf."
    ),
}
