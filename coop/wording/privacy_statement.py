"""The privacy statement, part by part: at A2 for everybody, and at B1 with the law beside it.

What it says of terms is what ``coop.privacy.rules.retention`` does.
"""

from dataclasses import dataclass

from coop.wording.catalogue import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What a part keeps and what happens with it; one text a question."""

    what: str
    why: str
    basis: str
    term: str
    who: str


#: The questions, by the name of their answer.
QUESTIONS = {
    "what": N_("Wat bewaren wij?"),
    "why": N_("Waarom?"),
    "basis": N_("Waarom mag dat?"),
    "term": N_("Hoe lang?"),
    "who": N_("Wie krijgt het?"),
}
TITLES = {
    "register": N_("Leden en bewoners"),
    "access": N_("Inloggen"),
    "assembly": N_("Vergaderen en stemmen"),
    "messages": N_("Berichten"),
    "contribution": N_("Contributie"),
    "prevention": N_("Buurtmeldingen"),
    "buurtent": N_("De buurTent"),
    "desk": N_("Vragen over uw gegevens"),
}

#: At most ten words a sentence (tested).
EASY = {
    "register": Answers(
        what=N_("Uw naam, adres, mail en telefoon. Ook waar u ja op zei."),
        why=N_("Zo weten wij wie lid is. Zo kunnen wij u schrijven."),
        basis=N_("U bent lid. Of u zei ja."),
        term=N_("Zolang u lid bent. Daarna hoogstens één jaar."),
        who=N_("Alleen het bestuur."),
    ),
    "access": Answers(
        what=N_("Wanneer u inlogt, en op welk apparaat nog meer."),
        why=N_("Zo komt niemand anders binnen als u."),
        basis=N_("Wij moeten goed op uw gegevens passen."),
        term=N_("Inloggen: één dag. Uw apparaten: een half jaar."),
        who=N_("Niemand. Alleen u ziet het."),
    ),
    "assembly": Answers(
        what=N_("Of u er was, en of u mocht stemmen. Bij een open stemming ook wat u stemde."),
        why=N_("Zo klopt de telling. Zo is een besluit geldig."),
        basis=N_("De wet wil het zo."),
        term=N_("Hoogstens dertien maanden na een besluit."),
        who=N_("Het bestuur en het stembureau."),
    ),
    "messages": Answers(
        what=N_("Welk bericht wij stuurden. Ook of het aankwam. Ook wat u ons vraagt."),
        why=N_("Zo weten wij zeker dat u het weet."),
        basis=N_("U zei ja. Of de wet wil het."),
        term=N_("Anderhalf jaar. Uw vraag aan ons: dertig dagen."),
        who=N_("Het bestuur ziet dát er een bericht was."),
    ),
    "contribution": Answers(
        what=N_("Wat u betaalt. Soms ook uw rekeningnummer."),
        why=N_("Zo komt de contributie binnen."),
        basis=N_("U bent lid. En de wet wil het."),
        term=N_("Zeven jaar. Dat wil de belasting."),
        who=N_("De penningmeester en de bank."),
    ),
    "prevention": Answers(
        what=N_("Wat u zag, waar en wanneer. Soms uw mailadres."),
        why=N_("Zo letten buren op elkaar."),
        basis=N_("Een veilige buurt is belangrijk."),
        term=N_("Hoogstens 28 dagen nadat het klaar is."),
        who=N_("De beheerders en de wijkagent. Zij krijgen uw naam niet."),
    ),
    "buurtent": Answers(
        what=N_("Of u bent uitgenodigd. En of u komt."),
        why=N_("Zo weten wij wie er komt."),
        basis=N_("Een veilige buurt is belangrijk."),
        term=N_("Hoogstens één jaar na de avond."),
        who=N_("De vrijwilligers van die avond."),
    ),
    "desk": Answers(
        what=N_("Uw naam, uw mail en uw vraag."),
        why=N_("Zo kunnen wij antwoorden."),
        basis=N_("De wet wil het zo."),
        term=N_("Eén jaar na ons antwoord. Dan gaat het vanzelf weg."),
        who=N_("Alleen het bestuur."),
    ),
}

FULL = {
    "register": Answers(
        what=N_(
            "Naam, adres, e-mailadres, telefoonnummer, lidnummer, begin en einde van het "
            "lidmaatschap, functies, en waar u toestemming voor gaf. Wij bewaren geen BSN en geen "
            "kopie van een identiteitsbewijs."
        ),
        why=N_(
            "Het bestuur moet een ledenlijst bijhouden, leden oproepen en weten wie mag stemmen."
        ),
        basis=N_(
            "Uitvoering van het lidmaatschap (AVG artikel 6 lid 1 onder b), een wettelijke plicht "
            "(onder c) en voor berichten die niet hoeven uw toestemming (onder a)."
        ),
        term=N_(
            "Tijdens het lidmaatschap en twaalf maanden daarna (BW 2:55); dan verdwijnen zij "
            "vanzelf. De naam blijft zeven jaar in de boekhouding staan. Lidnummer en de dagen "
            "van begin en einde blijven, zonder naam."
        ),
        who=N_("Het bestuur, en de verwerkers die hieronder staan."),
    ),
    "access": Answers(
        what=N_(
            "Wanneer u om een inlogmail vroeg, wanneer u inlogde en tot wanneer dat geldt. Van "
            "codes, links en netwerkadressen bewaren wij alleen een afdruk die niemand kan "
            "terugrekenen."
        ),
        why=N_("Om te zorgen dat alleen u bij uw gegevens komt, en om misbruik te stoppen."),
        basis=N_("Beveiliging, een gerechtvaardigd belang (AVG artikel 6 lid 1 onder f en 32)."),
        term=N_(
            "Inlogpogingen verdwijnen na een dag vanzelf. Inloggen eindigt na dertig dagen. Waar "
            "u ingelogd was, en welke links en codes u kreeg, verdwijnt zes maanden later vanzelf."
        ),
        who=N_("Niemand anders dan uzelf."),
    ),
    "assembly": Answers(
        what=N_(
            "De presentielijst, de lijst van wie mocht stemmen, en bij een open stemming wat "
            "iemand stemde. Wat u stemde komt in geen enkele kopie, ook niet in die van uzelf."
        ),
        why=N_("Om te kunnen laten zien dat een besluit geldig is genomen."),
        basis=N_("Een wettelijke plicht (AVG artikel 6 lid 1 onder c, BW 2:38 en 2:15)."),
        term=N_(
            "Dertien maanden na het besluit: een jaar lang kan iemand een besluit aanvechten (BW "
            "2:15 lid 5). Daarna verdwijnen de namen vanzelf; de uitslag blijft."
        ),
        who=N_("Het bestuur en het stembureau. Leden zien de uitslag, geen namen."),
    ),
    "messages": Answers(
        what=N_(
            "Soort, kanaal, adres en tijdstip van elk bericht en of het aankwam. De tekst van een "
            "bericht bewaren wij niet, behalve van een vraag die u via de website stelt."
        ),
        why=N_("Om te kunnen laten zien dat u bent opgeroepen, en om fouten te herstellen."),
        basis=N_(
            "Een wettelijke plicht (BW 2:41), uw toestemming, of een gerechtvaardigd belang (AVG "
            "artikel 6 lid 1 onder c, a en f)."
        ),
        term=N_(
            "Antwoorden in Telegram verdwijnen na een dag vanzelf, vragen via de website na "
            "dertig dagen, de andere regels na achttien maanden: zo lang kan een oproep nodig "
            "zijn als bewijs (BW 2:15 lid 5)."
        ),
        who=N_("Het bestuur en de technisch beheerder, zonder wat mensen schreven."),
    ),
    "contribution": Answers(
        what=N_(
            "De contributie per jaar, wat er is betaald of teruggeboekt, en bij een machtiging "
            "het rekeningnummer met de dag van ondertekening."
        ),
        why=N_("Om de contributie te innen en de jaarrekening te kunnen maken."),
        basis=N_(
            "Uitvoering van het lidmaatschap en een wettelijke plicht (AVG artikel 6 lid 1 onder "
            "b en c, AWR artikel 52)."
        ),
        term=N_(
            "Zeven jaar na het jaar waar het over gaat (BW 2:10 lid 3, AWR artikel 52); dan "
            "verdwijnt het vanzelf. Een betaling die niet bij de contributie hoort na een jaar."
        ),
        who=N_("De penningmeester en de bank van de coöperatie."),
    ),
    "prevention": Answers(
        what=N_(
            "Wat er gebeurde, waar, wanneer, of de politie is gebeld, en als u dat wilt uw "
            "e-mailadres. Ook hoe een persoon of voertuig eruitzag, met kenteken: dat lezen "
            "alleen de beheerder en de wijkagent, en niemand kan erop zoeken. Wie meldt, bewaren "
            "wij apart van de buurtmelding. Er is geen plaats voor afkomst of een naam."
        ),
        why=N_("Om elkaar te waarschuwen en de wijkagent te laten weten wat er speelt."),
        basis=N_(
            "Veiligheid in de buurt, een gerechtvaardigd belang (AVG artikel 6 lid 1 onder f)."
        ),
        term=N_(
            "Wat niet is verstuurd, verdwijnt na 48 uur vanzelf. Wie meldde en wat die schreef, "
            "verdwijnt 28 dagen na het afsluiten en hoogstens 90 dagen na ontvangst. Soort, "
            "straat en dag blijven, om te kunnen tellen."
        ),
        who=N_(
            "De beheerders van de groep en de wijkagent. De wijkagent krijgt uw naam niet van "
            "ons, behalve als de politie of de rechter dat officieel opdraagt."
        ),
    ),
    "buurtent": Answers(
        what=N_(
            "Aan welk adres of welke persoon een uitnodiging ging en wat het antwoord was. Van "
            "wie een inbraak had, bewaren wij geen naam of huisnummer."
        ),
        why=N_("Om buren uit te nodigen en te weten hoeveel er komen."),
        basis=N_(
            "Veiligheid in de buurt, een gerechtvaardigd belang (AVG artikel 6 lid 1 onder f)."
        ),
        term=N_(
            "Een jaar na de avond; dan verdwijnt het vanzelf. Plaats en dag van de tent blijven."
        ),
        who=N_("De vrijwilligers. De politie hoort alleen of er een tent staat, en waar."),
    ),
    "desk": Answers(
        what=N_("Naam, e-mailadres, wat u vroeg, wanneer, en wat wij antwoordden."),
        why=N_("Om uw verzoek te behandelen en dat te kunnen laten zien."),
        basis=N_("Een wettelijke plicht (AVG artikel 6 lid 1 onder c en artikel 12)."),
        term=N_("Een jaar na het antwoord; dan verdwijnt het vanzelf."),
        who=N_("Alleen het bestuur."),
    ),
}
