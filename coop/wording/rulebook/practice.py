"""What a rule comes to, counted from today, by its key."""

from coop.wording.catalogue import N_

#: By ``coop.statutes.rules.RuleKey``, with the day or the number filled in.
PRACTICE = {
    "boekjaar.laatste_maand": N_("Dit boekjaar loopt tot en met %(day)s."),
    "toelating.beslistermijn_dagen": N_(
        "Over een aanmelding van vandaag beslist u uiterlijk op %(day)s."
    ),
    "opzegging.lid.termijn_dagen": N_(
        "Wie nog dit boekjaar weg wil, zegt uiterlijk op %(day)s op."
    ),
    "ontzetting.beroep_termijn": N_(
        "Wie de brief vandaag krijgt, kan in beroep tot en met %(day)s."
    ),
    "contributie.betaaltermijn_dagen": N_("Een rekening van vandaag is betaald op %(day)s."),
    "incasso.vooraankondiging_dagen": N_(
        "Kondigt u vandaag een incasso aan, dan kan die op %(day)s."
    ),
    "estem.vooraf_opent": N_(
        "Verstuurt u de uitnodiging vandaag, dan mag vooraf stemmen beginnen op %(day)s."
    ),
    "av.oproep_min_dagen": N_(
        "Als u de uitnodiging vandaag verstuurt, mag u vergaderen vanaf %(day)s."
    ),
    "av.minderheid": N_("Bij 100 stemmen zijn er %(number)s nodig."),
    "av.minderheid_bestuur_dagen": N_(
        "Vragen leden het vandaag, dan is de vergadering uiterlijk op %(day)s."
    ),
    "av.minderheid_zelf_dagen": N_(
        "Vragen leden het vandaag, dan mogen zij zelf oproepen na %(day)s."
    ),
    "quorum.tweede_na_dagen": N_(
        "Komen er vandaag te weinig leden, dan kan de tweede vergadering vanaf %(day)s."
    ),
    "quorum.tweede_binnen_dagen": N_("En uiterlijk op %(day)s."),
    "besluit.meerderheid": N_("Bij 100 stemmen voor en tegen zijn er %(number)s nodig."),
    "statutenwijziging.meerderheid": N_("Bij 100 stemmen zijn er %(number)s nodig."),
    "ontbinding.meerderheid": N_("Bij 100 stemmen zijn er %(number)s nodig."),
    "statutenwijziging.oproep_min_dagen": N_(
        "Verstuurt u de uitnodiging vandaag, dan mag u de statuten wijzigen vanaf %(day)s."
    ),
    "statutenwijziging.tekst_dagen": N_("Voor zo'n vergadering ligt de tekst klaar op %(day)s."),
    "besluit.vernietiging_termijn": N_(
        "Wat u vandaag bekendmaakt, kan naar de rechter tot en met %(day)s."
    ),
    "bewijs.bewaren": N_("Stembriefjes van vandaag bewaart u tot en met %(day)s."),
    "bestuur.zittingstermijn": N_("Wie vandaag gekozen wordt, treedt af op %(day)s."),
    "jaarrekening.opmaken": N_("De jaarrekening van dit boekjaar is klaar op %(day)s."),
    "jaarrekening.uitstel": N_("Met uitstel is dat %(day)s."),
    "jaarrekening.vaststellen": N_("De leden stellen haar vast uiterlijk op %(day)s."),
    "administratie.bewaren": N_("De boeken van dit jaar bewaart u tot en met %(day)s."),
}
