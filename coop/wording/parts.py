"""Sentences about the parts of the product, and their names."""

from collections.abc import Iterable

from babel.lists import format_list

from coop.wording.catalogue import N_, SOURCE, say, supported

REFUSALS = {
    # Residents meet this one, so it is at A2.
    "part_off": N_("Wij gebruiken dit nu niet: %(parts)s."),
    "part_needs": N_("Dit kan niet zonder: %(parts)s. Zet dat eerst aan."),
    "part_needed": N_("Dit is nodig voor: %(parts)s. Zet dat eerst uit."),
    "part_stands": N_(
        "Dit staat al zo. Iemand anders was u net voor, of u deed het zelf al. "
        "Er is nu niets veranderd."
    ),
    "parts_moved": N_(
        "Iemand anders heeft net onderdelen aan- of uitgezet. Kijk hoe het nu staat en kies dan "
        "opnieuw. Er is nu niets veranderd."
    ),
}

#: The name of each part, and what it does.
PARTS = {
    "leden": (N_("Ledenregister"), N_("Wie lid is, sinds wanneer en op welk adres.")),
    "lid-worden": (
        N_("Lid worden op de website"),
        N_("Buren vragen zelf aan om lid te worden. Op papier kan altijd."),
    ),
    "berichten": (
        N_("Berichten"),
        N_("Zien wat naar wie ging, wat nog weggaat en wat niet aankwam."),
    ),
    "statuten": (
        N_("Statuten en regels"),
        N_("Wat er bij u geldt, met het artikel erbij. Ook de schakelaars voor stemmen."),
    ),
    "vergaderingen": (
        N_("Vergaderingen (ALV)"),
        N_("Uitnodigen, aanwezigheid, stemmen en besluiten."),
    ),
    "peilingen": (
        N_("Peilingen"),
        N_("Leden om hun mening vragen buiten een vergadering. Het bestuur beslist er niet mee."),
    ),
    "contributie": (
        N_("Contributie"),
        N_("Incasso, betalingen, herinneringen en wie nog moet betalen."),
    ),
    "buurtpreventie": (
        N_("Buurtpreventie"),
        N_("Groepen, buurtmeldingen, beheerders en de wijkagent."),
    ),
    "rondes": (
        N_("Rondes"),
        N_("Buren die samen een ronde lopen, en wat zij daarbij zien."),
    ),
    "buurtent": (
        N_("buurTent"),
        N_("Een tent met vrijwilligers, en de buren die u uitnodigt. Leden zijn niet nodig."),
    ),
}

#: The start choices (C23).
CHOICES = {
    "klein": (
        N_("Kleine coöperatie"),
        N_("Leden, berichten, vergaderingen en contributie. De statuten horen daarbij."),
    ),
    "buurtpreventie": (
        N_("Buurtpreventie"),
        N_("Buurtmeldingen, de buurTent en berichten. Zonder ledenregister."),
    ),
    "alles": (N_("Alles"), N_("Alle onderdelen tegelijk. U kunt later altijd iets uitzetten.")),
}

#: What to know before a part goes off.
EFFECTS_OFF = {
    "holders": N_(
        "Mensen met een functie hierin: %(count)s. Zij houden die, maar kunnen er niets mee "
        "zolang dit uit staat."
    ),
    "waiting": N_("Berichten die wachten: %(count)s. Ze gaan pas weg als dit weer aan staat."),
    "members": N_(
        "Leden: %(count)s. Zij blijven lid. Het bestuur moet steeds weten wie lid is: houd de "
        "lijst dan ergens anders bij. De pagina om op te zeggen blijft staan (BW 2:35 lid 6)."
    ),
    "meetings_on": N_(
        "Vergaderingen die nu bezig zijn: %(count)s. Niemand kan dan nog meedoen of stemmen."
    ),
    "reports_open": N_("Buurtmeldingen die nog niet af zijn: %(count)s. Ze blijven wachten."),
    "tents_ahead": N_(
        "Geplande buurTenten: %(count)s. Zeg die eerst af, want de buren horen hier niets van."
    ),
}

#: The same before a part goes on again.
EFFECTS_ON = {
    "holders": N_("Mensen die hun functie weer kunnen gebruiken: %(count)s."),
    "waiting": N_("Berichten die bleven liggen en dan alsnog weggaan: %(count)s."),
    "members": N_("Leden die er nog staan, met alles erbij: %(count)s."),
    "meetings_on": N_("Vergaderingen die nog open staan en verdergaan: %(count)s."),
    "reports_open": N_("Buurtmeldingen die nog een vervolg nodig hebben: %(count)s."),
    "tents_ahead": N_("buurTenten die nog gepland staan: %(count)s."),
}


def part_name(part: str, locale: str = SOURCE) -> str:
    """Return what a part is called."""
    return say(PARTS[part][0], locale)


def part_names(parts: Iterable[str], locale: str = SOURCE) -> str:
    """Return what parts are called, as one list in a sentence."""
    names = [part_name(part, locale) for part in parts]
    return format_list(names, locale=supported(locale))
