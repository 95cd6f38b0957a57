"""What the gemeente reads of a quarter (C17, B1)."""

from coop.wording.catalogue import N_

TITLE = N_("Buurtpreventie: kwartaal %(quarter)s van %(year)s")
INTRO = N_("Per groep, op alfabet. Zonder namen en zonder buurtmeldingen.")
HEAD = (
    N_("Groep"),
    N_("Stand"),
    N_("Deelnemers"),
    N_("Buurtmeldingen"),
    N_("Doorgegeven"),
    N_("Beantwoord"),
    N_("Opgelost volgens de bewoner"),
    N_("Werkdagen tot een antwoord"),
)
FEWER = N_("minder dan 5")
UNKNOWN = N_("te weinig om te noemen")
CLOSING = (
    N_("Kleine aantallen staan er niet: in een straat weet men om wie het gaat."),
    N_("Deelnemers en stand zijn van de dag waarop dit is gemaakt; de rest is van het kwartaal."),
    N_("De groepen zijn niet te vergelijken: wie meer meldt, heeft niet meer overlast."),
)
