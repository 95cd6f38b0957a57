"""Who may vote and how, in words."""

from coop.wording.catalogue import N_
from coop.wording.rulebook.words import ANY, RuleWords

VOTING = {
    "stem.per_lid": RuleWords(
        name=N_("Stemmen per lid"),
        says={
            ANY: N_("Aantal stemmen van elk lid: %(value)s."),
        },
        meaning=N_("De statuten kunnen een groep meer stemmen geven, maar nooit nul."),
    ),
    "stem.per_categorie_max": RuleWords(
        name=N_("Meer stemmen voor een groep leden"),
        says={
            ANY: N_("Een groep leden heeft per lid hoogstens zoveel stemmen: %(value)s."),
        },
        meaning=N_(
            "Meer dan één kan alleen als de statuten het zeggen. U legt het dan vast bij "
            "de categorieën van leden."
        ),
    ),
    "stem.niet_leden_max": RuleWords(
        name=N_("Stemmen van niet-leden"),
        says={
            ANY: N_(
                "Niet-leden in andere organen hebben samen hoogstens: %(value)s van "
                "de stemmen van leden."
            ),
        },
        meaning=N_("Nul betekent: alleen leden stemmen."),
    ),
    "stem.minderjarige_zelf": RuleWords(
        name=N_("Minderjarige leden"),
        says={
            "ja": N_("Minderjarige leden stemmen zelf."),
            "nee": N_("Voor minderjarige leden stemt hun ouder of voogd."),
        },
        meaning=N_("Dit geldt ook voor leden die onder curatele staan."),
    ),
    "stem.bij_eigen_belang": RuleWords(
        name=N_("Stemmen over uzelf"),
        says={
            "ja": N_("Een lid mag meestemmen over een besluit dat voor dat lid zelf iets regelt."),
            "nee": N_("Een lid stemt niet mee over een besluit dat dat lid rechten geeft."),
        },
        meaning=N_("Het gaat om leden. Voor bestuurders geldt een eigen regel."),
    ),
    "volmacht.toegestaan": RuleWords(
        name=N_("Volmacht"),
        says={
            "ja": N_("Een lid mag iemand anders schriftelijk laten stemmen."),
            "nee": N_("Een lid kan alleen zelf stemmen."),
        },
        meaning=N_("Schriftelijk is ook: vastgelegd via internet."),
    ),
    "volmacht.max_per_gemachtigde": RuleWords(
        name=N_("Volmachten per persoon"),
        says={
            ANY: N_("Aantal volmachten dat één persoon hoogstens heeft: %(value)s."),
        },
        meaning=N_("De wet noemt geen grens. Twee is gewoon."),
    ),
    "volmacht.alleen_aan_stemgerechtigde": RuleWords(
        name=N_("Wie een volmacht krijgt"),
        says={
            "ja": N_("Een volmacht gaat naar iemand die zelf mag stemmen."),
            "nee": N_("Een volmacht mag ook naar iemand die zelf niet stemt."),
        },
        meaning=N_("Bij de deur kijkt het stembureau dit na."),
    ),
    "estem.toegestaan": RuleWords(
        name=N_("Elektronisch stemmen"),
        says={
            "ja": N_("Leden mogen tijdens de vergadering met telefoon of computer stemmen."),
            "nee": N_("Stemmen gaat met de hand of op papier."),
        },
        meaning=N_(
            "Dit mag alleen als de statuten het zeggen. Twee bestuursleden zetten het samen aan."
        ),
    ),
    "estem.eisen": RuleWords(
        name=N_("Eisen aan elektronisch stemmen"),
        says={
            "herkennen_volgen_stemmen": N_(
                "Wie elektronisch stemt, is bekend, kan de vergadering volgen en kan zelf stemmen."
            ),
        },
        meaning=N_("Het programma controleert dit bij elke stem."),
    ),
    "estem.beraadslaging": RuleWords(
        name=N_("Meepraten op afstand"),
        says={
            "ja": N_("Wie op afstand stemt, moet ook kunnen meepraten."),
            "nee": N_("Meepraten op afstand is geen voorwaarde."),
        },
        meaning=N_("Zet dit aan als uw statuten dit eisen."),
    ),
    "estem.vooraf": RuleWords(
        name=N_("Stemmen vóór de vergadering"),
        says={
            "ja": N_("Een stem van vóór de vergadering telt als een stem in de vergadering."),
            "nee": N_("Stemmen kan alleen tijdens de vergadering."),
        },
        meaning=N_(
            "Dit mag alleen als de statuten het zeggen. Twee bestuursleden zetten het samen aan."
        ),
    ),
    "estem.vooraf_opent": RuleWords(
        name=N_("Wanneer stemmen vooraf begint"),
        says={
            ANY: N_("Stemmen vooraf begint hoogstens %(value)s voor de dag van de vergadering."),
        },
        meaning=N_("Eerder dan de dertigste dag mag niet."),
    ),
    "estem.vooraf_sluit": RuleWords(
        name=N_("Wanneer stemmen vooraf stopt"),
        says={
            ANY: N_("Stemmen vooraf stopt %(value)s voor het begin."),
        },
        meaning=N_("Dit staat in de uitnodiging."),
    ),
    "digitale_av.toegestaan": RuleWords(
        name=N_("Helemaal digitaal vergaderen"),
        says={
            "ja": N_("De statuten staan een vergadering zonder zaal toe."),
            "nee": N_("Een vergadering heeft altijd een zaal."),
        },
        meaning=N_("Naast de statuten moet ook de nieuwe wet er zijn."),
    ),
    "digitale_av.wet_in_werking": RuleWords(
        name=N_("De wet over digitaal vergaderen"),
        says={
            "onbekend": N_("Wij weten nog niet of deze wet geldt."),
            "nee": N_("Deze wet geldt nog niet."),
            "ja": N_("Deze wet geldt."),
        },
        meaning=N_("Een nieuwe versie van het programma werkt dit bij."),
    ),
}
