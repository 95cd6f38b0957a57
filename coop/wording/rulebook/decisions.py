"""Deciding and changing the statutes, in words."""

from coop.wording.catalogue import N_
from coop.wording.rulebook.words import ANY, RuleWords

DECISIONS = {
    "besluit.meerderheid": RuleWords(
        name=N_("Gewone meerderheid"),
        says={
            "1/2": N_("Een voorstel is aangenomen met meer dan de helft van de stemmen."),
            ANY: N_("Een voorstel is aangenomen met minstens %(value)s van de stemmen."),
        },
        meaning=N_("Blanco en ongeldige stemmen tellen niet mee."),
    ),
    "besluit.staken_zaken": RuleWords(
        name=N_("Evenveel stemmen over een voorstel"),
        says={
            "verworpen": N_("Bij evenveel stemmen is een voorstel verworpen."),
            "volgende_vergadering": N_(
                "Bij evenveel stemmen komt een voorstel de volgende keer terug."
            ),
        },
        meaning=N_("De statuten zeggen wat er geldt."),
    ),
    "besluit.staken_personen": RuleWords(
        name=N_("Evenveel stemmen over personen"),
        says={
            "herstemming_dan_loting": N_(
                "Bij evenveel stemmen wordt opnieuw gestemd, en daarna geloot."
            ),
            "loting": N_("Bij evenveel stemmen wordt er geloot."),
            "volgende_vergadering": N_("Bij evenveel stemmen volgt de volgende vergadering."),
        },
        meaning=N_("Loten gebeurt in de vergadering, zodat iedereen het ziet."),
    ),
    "besluit.buiten_vergadering": RuleWords(
        name=N_("Besluiten buiten de vergadering"),
        says={
            "unaniem": N_(
                "Buiten de vergadering beslissen alleen alle leden samen, met één stem."
            ),
        },
        meaning=N_("Een peiling in een app is dus geen besluit."),
    ),
    "voorzitter.oordeel_beslissend": RuleWords(
        name=N_("Oordeel van de voorzitter"),
        says={
            "ja": N_("Wat de voorzitter over de uitslag zegt, geldt."),
            "nee": N_("Het oordeel van de voorzitter over de uitslag is niet beslissend."),
        },
        meaning=N_("Leden kunnen meteen om een nieuwe stemming vragen."),
    ),
    "hertelling": RuleWords(
        name=N_("Opnieuw stemmen"),
        says={
            "meerderheid_of_een_stemmer": N_(
                "De meerderheid kan om een nieuwe stemming vragen, en na handopsteken"
                " ook één stemmer."
            ),
        },
        meaning=N_("De nieuwe stemming vervangt de eerste."),
    ),
    "besluit.vernietiging_termijn": RuleWords(
        name=N_("Naar de rechter"),
        says={
            ANY: N_("Een besluit kan %(value)s lang aan de rechter worden voorgelegd."),
        },
        meaning=N_(
            "De termijn begint als het besluit bekend is. Maak besluiten dus meteen bekend."
        ),
    ),
    "bewijs.bewaren": RuleWords(
        name=N_("Bewijs bewaren"),
        says={
            ANY: N_("Stembriefjes en lijsten blijven %(value)s bewaard."),
        },
        meaning=N_("Dat is langer dan de tijd waarin iemand naar de rechter kan."),
    ),
    "statutenwijziging.uitgesloten": RuleWords(
        name=N_("Statuten niet te wijzigen"),
        says={
            "ja": N_("De statuten wijzigen kan alleen als alle leden er zijn en voor stemmen."),
            "nee": N_("De statuten kunnen gewijzigd worden."),
        },
        meaning=N_("Bijna geen enkele coöperatie sluit dit uit."),
    ),
    "statutenwijziging.meerderheid": RuleWords(
        name=N_("Meerderheid om statuten te wijzigen"),
        says={
            ANY: N_("De statuten wijzigen vraagt minstens %(value)s van de stemmen."),
        },
        meaning=N_("Zonder eigen regel in de statuten is het twee derde."),
    ),
    "statutenwijziging.oproep_min_dagen": RuleWords(
        name=N_("Uitnodiging bij statutenwijziging"),
        says={
            ANY: N_(
                "Voor een wijziging van de statuten gaat de uitnodiging minstens "
                "%(value)s vooraf weg."
            ),
        },
        meaning=N_(
            "De uitnodiging zegt dat de statuten veranderen. De langste van beide termijnen geldt."
        ),
    ),
    "statutenwijziging.tekst_dagen": RuleWords(
        name=N_("De tekst ligt klaar"),
        says={
            ANY: N_("De letterlijke tekst ligt minstens %(value)s vooraf klaar voor de leden."),
        },
        meaning=N_("De tekst blijft liggen tot het einde van de dag van de vergadering."),
    ),
    "statutenwijziging.notaris": RuleWords(
        name=N_("Naar de notaris"),
        says={
            "ja": N_("Een wijziging geldt pas na een akte van de notaris."),
        },
        meaning=N_("Daarna gaat de nieuwe tekst naar het handelsregister."),
    ),
    "quorum.statutenwijziging": RuleWords(
        name=N_("Opkomst bij statutenwijziging"),
        says={
            ANY: N_("Om de statuten te wijzigen moet er zijn: %(value)s van de stemmen."),
        },
        meaning=N_("Nul betekent: de opkomst maakt niet uit."),
    ),
    "ontbinding.meerderheid": RuleWords(
        name=N_("Meerderheid om te stoppen"),
        says={
            ANY: N_("De coöperatie ontbinden vraagt minstens %(value)s van de stemmen."),
        },
        meaning=N_("Voor ontbinden gelden dezelfde stappen als voor wijzigen."),
    ),
}
