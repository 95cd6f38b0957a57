"""The cooperative, its members and what they pay, in words."""

from coop.wording.catalogue import N_
from coop.wording.rulebook.words import ANY, RuleWords

MEMBERSHIP = {
    "naam": RuleWords(
        name=N_("Naam"),
        says={
            ANY: N_("Onze coöperatie heet %(value)s."),
        },
        meaning=N_("Deze naam staat boven elke pagina en elk bericht."),
    ),
    "rechtsnaam": RuleWords(
        name=N_("Volledige naam"),
        says={
            ANY: N_("Voluit heten wij %(value)s."),
        },
        meaning=N_(
            "De naam bevat het woord ‘coöperatie’ en eindigt op U.A., B.A. of"
            " W.A. Zo staat hij op brieven en rekeningen."
        ),
    ),
    "kvk_nummer": RuleWords(
        name=N_("KvK-nummer"),
        says={
            ANY: N_("Wij staan in het handelsregister onder nummer %(value)s."),
        },
        meaning=N_(
            "Dit nummer moet op brieven, rekeningen en e-mails staan. Het heeft acht cijfers."
        ),
    ),
    "rechtsvorm": RuleWords(
        name=N_("Rechtsvorm"),
        says={
            "coöperatie": N_("Wij zijn een coöperatie."),
        },
        meaning=N_(
            "Een coöperatie voorziet in behoeften van haar leden, door overeenkomsten met hen."
        ),
    ),
    "aansprakelijkheid": RuleWords(
        name=N_("Aansprakelijkheid"),
        says={
            "UA": N_("Leden betalen nooit mee aan een tekort (U.A.)."),
            "BA": N_("Leden betalen tot een maximum mee aan een tekort (B.A.)."),
            "WA": N_("Leden betalen in gelijke delen mee aan een tekort (W.A.)."),
        },
        meaning=N_("Bij B.A. en W.A. blijven oud-leden nog een jaar in de boeken."),
    ),
    "boekjaar.laatste_maand": RuleWords(
        name=N_("Einde van het boekjaar"),
        says={
            ANY: N_("Het boekjaar eindigt met maand %(value)s."),
        },
        meaning=N_("Maand 12 is december: dan is het boekjaar gelijk aan het kalenderjaar."),
    ),
    "raad_van_toezicht.is_rvc": RuleWords(
        name=N_("Raad van commissarissen"),
        says={
            "ja": N_("Onze raad van toezicht is een raad van commissarissen."),
            "nee": N_("Wij hebben geen raad van commissarissen."),
        },
        meaning=N_(
            "Zonder raad van commissarissen en zonder accountant kiest de "
            "vergadering elk jaar een kascommissie."
        ),
    ),
    "toelating.orgaan": RuleWords(
        name=N_("Wie leden toelaat"),
        says={
            "bestuur": N_("Het bestuur beslist wie lid wordt."),
            "av": N_("De ledenvergadering beslist wie lid wordt."),
        },
        meaning=N_("Wie zich aanmeldt, krijgt van hen antwoord."),
    ),
    "toelating.gebied": RuleWords(
        name=N_("In het gebied wonen"),
        says={
            "ja": N_("Wie lid wordt, woont in het gebied."),
            "nee": N_("Wie lid wordt, mag overal wonen."),
        },
        meaning=N_(
            "Het bestuur ziet bij een aanmelding of het adres in een buurt op de kaart ligt."
        ),
    ),
    "toelating.beroep": RuleWords(
        name=N_("Toch nog toelaten"),
        says={
            "ja": N_("Na een weigering kan de ledenvergadering iemand toch toelaten."),
            "nee": N_("Na een weigering is er geen weg naar de ledenvergadering."),
        },
        meaning=N_("De weigering noemt de reden en deze mogelijkheid."),
    ),
    "toelating.beslistermijn_dagen": RuleWords(
        name=N_("Beslissen over een aanmelding"),
        says={
            ANY: N_("Binnen %(value)s na de aanmelding valt de beslissing."),
        },
        meaning=N_("De wet noemt geen termijn. Veel statuten zeggen dertig dagen."),
    ),
    "toelating.beroep_termijn": RuleWords(
        name=N_("Tijd voor beroep na weigering"),
        says={
            ANY: N_("Wie geweigerd is, heeft %(value)s om de vergadering te vragen."),
        },
        meaning=N_("De termijn begint als de brief er is."),
    ),
    "lidmaatschap.persoonlijk": RuleWords(
        name=N_("Persoonlijk lidmaatschap"),
        says={
            "ja": N_("Een lidmaatschap kan niet naar iemand anders over."),
            "nee": N_("Een lidmaatschap kan naar iemand anders over."),
        },
        meaning=N_("Wie verhuist, zegt op. De nieuwe bewoner meldt zich zelf aan."),
    ),
    "lidmaatschap.vererfbaar": RuleWords(
        name=N_("Bij overlijden"),
        says={
            "ja": N_("Bij overlijden kunnen erfgenamen het lidmaatschap voortzetten."),
            "nee": N_("Bij overlijden eindigt het lidmaatschap."),
        },
        meaning=N_("Na een overlijden stopt het bestuur alle post op naam."),
    ),
    "opzegging.lid.termijn_dagen": RuleWords(
        name=N_("Opzegtermijn voor leden"),
        says={
            ANY: N_("Een lid zegt op met een termijn van %(value)s."),
        },
        meaning=N_(
            "Wat de termijn ook is: aan het einde van het volgende boekjaar "
            "kan een lid altijd weg."
        ),
    ),
    "opzegging.lid.tegen": RuleWords(
        name=N_("Wanneer een opzegging ingaat"),
        says={
            "einde_boekjaar": N_("Een opzegging gaat in aan het einde van het boekjaar."),
            "einde_maand": N_("Een opzegging gaat in aan het einde van een maand."),
            "elke_dag": N_("Een opzegging kan op elke dag ingaan."),
        },
        meaning=N_("Wie opzegt, ziet vooraf op welke dag het lidmaatschap eindigt."),
    ),
    "opzegging.cooperatie.orgaan": RuleWords(
        name=N_("Opzeggen door de coöperatie"),
        says={
            "bestuur": N_("Het bestuur kan een lid opzeggen."),
            "av": N_("De ledenvergadering kan een lid opzeggen."),
        },
        meaning=N_(
            "Dat kan alleen om een reden die in de statuten staat, of als het"
            " redelijk niet langer kan."
        ),
    ),
    "ontzetting.orgaan": RuleWords(
        name=N_("Royeren (ontzetten)"),
        says={
            "bestuur": N_("Het bestuur kan een lid royeren."),
            "av": N_("De ledenvergadering kan een lid royeren."),
        },
        meaning=N_(
            "Alleen wie tegen de regels handelt of de coöperatie onredelijk "
            "benadeelt, kan geroyeerd worden."
        ),
    ),
    "ontzetting.beroep_termijn": RuleWords(
        name=N_("Beroep tegen royement"),
        says={
            ANY: N_("Een geroyeerd lid heeft %(value)s om in beroep te gaan."),
        },
        meaning=N_("De termijn begint als het lid de brief met redenen heeft."),
    ),
    "ontzetting.geschorst_tijdens_beroep": RuleWords(
        name=N_("Geschorst tijdens beroep"),
        says={
            "ja": N_("Zolang het beroep loopt, is het lid geschorst."),
        },
        meaning=N_("Het lid mag wel komen en spreken als de vergadering over het royement gaat."),
    ),
    "schorsing.toegestaan": RuleWords(
        name=N_("Schorsen als maatregel"),
        says={
            "ja": N_("Een lid kan voor een tijd geschorst worden."),
            "nee": N_("Schorsen als straf bestaat bij ons niet."),
        },
        meaning=N_("De wet regelt dit niet. Zonder artikel in de statuten kan het niet."),
    ),
    "schorsing.orgaan": RuleWords(
        name=N_("Wie schorst"),
        says={
            "bestuur": N_("Het bestuur kan een lid schorsen."),
            "av": N_("De ledenvergadering kan een lid schorsen."),
        },
        meaning=N_(
            "Een geschorst lid heeft geen toegang en geen stem, behalve als "
            "het over de schorsing gaat."
        ),
    ),
    "schorsing.hoogstens_dagen": RuleWords(
        name=N_("Duur van een schorsing"),
        says={
            ANY: N_("Een schorsing duurt hoogstens %(value)s."),
        },
        meaning=N_("Daarna is het lid vanzelf weer gewoon lid."),
    ),
    "site.opzeginfo_op_hoofdpagina": RuleWords(
        name=N_("Opzeggen is makkelijk te vinden"),
        says={
            "ja": N_("Hoe een lid opzegt, staat op de voorpagina."),
        },
        meaning=N_("Ook wie niet is aangemeld, vindt het daar."),
    ),
    "contributie.bij_einde_heel_jaar": RuleWords(
        name=N_("Contributie bij vertrek"),
        says={
            "ja": N_("Wie tijdens het jaar vertrekt, betaalt het hele jaar."),
            "nee": N_("Wie tijdens het jaar vertrekt, betaalt tot de dag van vertrek."),
        },
        meaning=N_("De contributie wordt hier na vertrek op gebaseerd."),
    ),
    "contributie.achterstand_neemt_stem": RuleWords(
        name=N_("Stemmen met een achterstand"),
        says={
            "ja": N_("Wie de contributie niet betaalt, kan niet stemmen."),
            "nee": N_("Ook wie nog contributie moet betalen, mag stemmen."),
        },
        meaning=N_("De penningmeester alleen weet wie nog moet betalen."),
    ),
    "contributie.betaaltermijn_dagen": RuleWords(
        name=N_("Betaaltermijn"),
        says={
            ANY: N_("Leden betalen binnen %(value)s."),
        },
        meaning=N_("Daarna volgt een vriendelijke herinnering."),
    ),
    "incasso.vooraankondiging_dagen": RuleWords(
        name=N_("Incasso aankondigen"),
        says={
            ANY: N_("Een incasso staat minstens %(value)s vooraf aangekondigd."),
        },
        meaning=N_("Veertien dagen is de gewone regel van de banken."),
    ),
    "incasso.terugboeken_dagen": RuleWords(
        name=N_("Terugboeken"),
        says={
            ANY: N_("Een lid kan een incasso %(value)s lang terugboeken."),
        },
        meaning=N_("Daar is geen reden voor nodig."),
    ),
    "incasso.machtiging_vervalt": RuleWords(
        name=N_("Ongebruikte machtiging"),
        says={
            ANY: N_("Een machtiging vervalt na %(value)s zonder incasso."),
        },
        meaning=N_("Daarna vraagt de penningmeester een nieuwe."),
    ),
}
