"""Elections, the board and the accounts, in words."""

from coop.wording.catalogue import N_
from coop.wording.rulebook.words import ANY, RuleWords

OFFICERS = {
    "verkiezing.methode": RuleWords(
        name=N_("Manier van kiezen"),
        says={
            "A": N_(
                "Wie meer dan de helft heeft, is gekozen; anders een tweede ronde "
                "tussen de twee hoogsten."
            ),
            "B": N_("Elke ronde valt de laagste af, tot iemand meer dan de helft heeft."),
            "C": N_("Wie de meeste stemmen heeft, is gekozen."),
            "D": N_("Bij één kandidaat stemmen leden voor of tegen."),
        },
        meaning=N_("De uitnodiging zegt hoe er gekozen wordt."),
    ),
    "verkiezing.schriftelijk": RuleWords(
        name=N_("Geheim kiezen"),
        says={
            "ja": N_("Over personen wordt geheim gestemd."),
            "nee": N_("Over personen mag open gestemd worden."),
        },
        meaning=N_("Geheim betekent: niemand kan zien wat een ander stemt."),
    ),
    "stembureau.leden": RuleWords(
        name=N_("Stembureau"),
        says={
            ANY: N_("Aantal leden van het stembureau: %(value)s."),
        },
        meaning=N_("Kandidaten en bestuursleden tellen niet mee. Neem een oneven aantal."),
    ),
    "voordracht.bindend_doorbreken": RuleWords(
        name=N_("Bindende voordracht opzijzetten"),
        says={
            ANY: N_("Een bindende voordracht gaat opzij met minstens %(value)s van de stemmen."),
        },
        meaning=N_("Zo hebben de leden altijd het laatste woord."),
    ),
    "voordracht.bindend_quorum": RuleWords(
        name=N_("Opkomst daarbij"),
        says={
            ANY: N_("Daarvoor moet er zijn: %(value)s van alle stemmen."),
        },
        meaning=N_("Nul betekent: de opkomst maakt niet uit."),
    ),
    "bestuur.verkiezing_buiten_av": RuleWords(
        name=N_("Bestuur kiezen buiten de vergadering"),
        says={
            "ja": N_("Leden kunnen het bestuur ook buiten een vergadering kiezen."),
            "nee": N_("Het bestuur wordt in de vergadering gekozen."),
        },
        meaning=N_("Elk lid moet dan kandidaten kunnen voordragen."),
    ),
    "bestuur.buiten_av_voordracht": RuleWords(
        name=N_("Kandidaten voordragen"),
        says={
            ANY: N_("Zo veel leden moeten samen voordragen: %(value)s."),
        },
        meaning=N_("Nul betekent: één lid kan al iemand voordragen."),
    ),
    "bestuur.buiten_av_min_stemmen": RuleWords(
        name=N_("Stemmen voor een bestuurslid"),
        says={
            ANY: N_("Gekozen is wie minstens zo veel stemmen heeft: %(value)s."),
        },
        meaning=N_("Nul betekent: de meeste stemmen tellen."),
    ),
    "bestuur.buitenstaanders": RuleWords(
        name=N_("Bestuursleden van buiten"),
        says={
            "ja": N_("Ook wie geen lid is, kan in het bestuur."),
            "nee": N_("Alleen leden kunnen in het bestuur."),
        },
        meaning=N_("Zonder artikel in de statuten komt het bestuur uit de leden."),
    ),
    "bestuur.zittingstermijn": RuleWords(
        name=N_("Zittingstermijn"),
        says={
            ANY: N_("Een bestuurslid wordt gekozen voor %(value)s."),
        },
        meaning=N_("Zet de termijnen van bestuursleden niet gelijk: dan blijft er kennis over."),
    ),
    "bestuur.termijnen_max": RuleWords(
        name=N_("Aantal termijnen"),
        says={
            ANY: N_("Aantal termijnen achter elkaar, hoogstens: %(value)s."),
        },
        meaning=N_("Daarna kiest de vergadering iemand anders."),
    ),
    "bestuur.schorsing_vervalt": RuleWords(
        name=N_("Schorsing van een bestuurslid"),
        says={
            ANY: N_("Een schorsing van een bestuurslid vervalt na %(value)s."),
        },
        meaning=N_("Tenzij de vergadering het bestuurslid ontslaat."),
    ),
    "bestuur.stem_max": RuleWords(
        name=N_("Stemmen in het bestuur"),
        says={
            "niet_meer_dan_anderen_samen": N_(
                "Geen bestuurslid heeft meer stemmen dan de anderen samen."
            ),
        },
        meaning=N_("Oude artikelen die iets anders zeggen, gelden sinds 1 juli 2026 niet meer."),
    ),
    "bestuur.tegenstrijdig_belang": RuleWords(
        name=N_("Eigen belang in het bestuur"),
        says={
            "geen_overleg_en_geen_stem": N_(
                "Een bestuurslid met een eigen belang praat en stemt niet mee."
            ),
        },
        meaning=N_("Schrijf op wie er niet meedeed."),
    ),
    "kascommissie.min": RuleWords(
        name=N_("Kascommissie"),
        says={
            ANY: N_("Aantal leden van de kascommissie, minstens: %(value)s."),
        },
        meaning=N_(
            "Zij kijken elk jaar de boeken na, als er geen accountant of raad"
            " van commissarissen is."
        ),
    ),
    "kascommissie.uit_bestuur": RuleWords(
        name=N_("Kascommissie en bestuur"),
        says={
            "nee": N_("Wie in het bestuur zit, zit niet in de kascommissie."),
        },
        meaning=N_("Niemand keurt zijn eigen boeken goed."),
    ),
    "jaarrekening.accountant": RuleWords(
        name=N_("Accountant"),
        says={
            "ja": N_("Een accountant kijkt de jaarrekening na."),
            "nee": N_("Er is geen verklaring van een accountant."),
        },
        meaning=N_("Met een accountant is een kascommissie niet nodig."),
    ),
    "jaarrekening.opmaken": RuleWords(
        name=N_("Jaarrekening opmaken"),
        says={
            ANY: N_("Het bestuur maakt de jaarrekening binnen %(value)s na het boekjaar."),
        },
        meaning=N_("Leden kunnen de stukken dan inzien."),
    ),
    "jaarrekening.uitstel": RuleWords(
        name=N_("Uitstel"),
        says={
            ANY: N_("De vergadering kan hoogstens %(value)s uitstel geven."),
        },
        meaning=N_("Dat kan alleen om een bijzondere reden."),
    ),
    "jaarrekening.vaststellen": RuleWords(
        name=N_("Jaarrekening vaststellen"),
        says={
            ANY: N_("De vergadering daarover is uiterlijk %(value)s na die termijn."),
        },
        meaning=N_("De vergadering stelt de cijfers vast."),
    ),
    "jaarrekening.deponeren_dagen": RuleWords(
        name=N_("Naar de KvK"),
        says={
            ANY: N_("De jaarrekening gaat binnen %(value)s na vaststelling naar de KvK."),
        },
        meaning=N_("En uiterlijk twaalf maanden na het boekjaar."),
    ),
    "décharge": RuleWords(
        name=N_("Décharge"),
        says={
            "apart_agendapunt": N_("Décharge van het bestuur is een eigen agendapunt."),
        },
        meaning=N_("De cijfers vaststellen is nog geen décharge."),
    ),
    "administratie.bewaren": RuleWords(
        name=N_("Boeken bewaren"),
        says={
            ANY: N_("De administratie blijft %(value)s bewaard."),
        },
        meaning=N_("Korter mag niet."),
    ),
}
