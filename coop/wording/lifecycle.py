"""Sentences about becoming a member and leaving, for applicants, members and the board."""

from coop.wording.catalogue import N_

#: By ``EndGround``.
GROUNDS = {
    "died": N_("overleden"),
    "resigned": N_("zelf opgezegd"),
    "terminated": N_("opgezegd door de coöperatie"),
    "expelled": N_("ontzet uit het lidmaatschap"),
    "refused": N_("niet toegelaten"),
    "withdrawn": N_("aanvraag ingetrokken"),
}

#: By ``Change``.
CHANGES = {
    "admitted": N_("Toegelaten als lid"),
    "resigned": N_("Lidmaatschap opgezegd"),
    "died": N_("Overleden"),
    "terminated": N_("Opgezegd door de coöperatie"),
    "expelled": N_("Ontzet uit het lidmaatschap"),
    "appealed": N_("In beroep gegaan tegen de ontzetting"),
    "expulsion_upheld": N_("Beroep afgewezen door de ledenvergadering"),
    "expulsion_reversed": N_("Ontzetting teruggedraaid door de ledenvergadering"),
    "suspended": N_("Geschorst"),
    "suspension_lifted": N_("Schorsing opgeheven"),
    "revived": N_("Einde teruggedraaid"),
    "merged": N_("Samengevoegd: deze mens stond er dubbel in"),
}

#: By ``Way``.
WAYS = {
    "web": N_("op de website"),
    "papier": N_("op papier"),
    "mail": N_("met een mail"),
    "telegram": N_("in Telegram"),
}

#: By ``AtOnce``: where the law lets a member leave at once.
AT_ONCE = {
    "unreasonable": N_("Blijven kan redelijkerwijs niet worden gevraagd"),
    "rights_limited": N_("Een besluit beperkte rechten of verzwaarde plichten"),
    "conversion": N_("De coöperatie wordt omgezet, gefuseerd of gesplitst"),
}

#: By ``Towards``.
TOWARDS = {
    "einde_boekjaar": N_("tegen het einde van het boekjaar"),
    "einde_maand": N_("tegen het einde van een maand"),
    "elke_dag": N_("tegen elke dag"),
}

#: By ``MemberState``.
STATES = {
    "interested": N_("belangstelling"),
    "pledged": N_("toegezegd"),
    "applicant": N_("aanvraag"),
    "member": N_("lid"),
    "ended": N_("geen lid"),
}

#: By ``Wish``: what somebody wants who fills in the form.
WISHES = {
    "apply": N_("Ik wil lid worden"),
    "pledge": N_("Ik word later lid"),
    "interest": N_("Ik wil eerst meer weten"),
}

REFUSALS = {
    "day_missing": N_("Vul een dag in, zoals 21-11-2026."),
    "application_not_found": N_("Deze aanvraag staat hier niet (meer)."),
    "applicant_admitted": N_(
        "%(name)s heeft deze aanvraag al toegelaten: lid %(number)s. U hoeft niets te doen."
    ),
    "application_ended": N_("Deze aanvraag is al afgewezen of ingetrokken."),
    "already_member": N_("Deze persoon is al lid, onder nummer %(number)s."),
    "membership_step_impossible": N_(
        "Deze stap kan nu niet. Kijk hoe het er nu voor staat en kies opnieuw."
    ),
    "too_many_applications": N_(
        "Er kwamen hier al veel aanvragen vandaan. Probeer het later nog eens, of bel ons."
    ),
    "no_way_to_reach": N_("Vul uw e-mailadres in. Anders kunnen wij niet antwoorden."),
    "guardian_missing": N_("Vul de naam in van uw ouder of voogd. Die moet het goed vinden."),
    "reason_missing": N_("Schrijf op waarom. Wie het betreft, krijgt dat te lezen."),
    "reason_too_long": N_("Dit is te lang. Houd het korter dan %(longest)s tekens."),
    "day_in_future": N_("Deze dag moet nog komen. Vul vandaag in, of een dag daarvoor."),
    "day_too_long_ago": N_(
        "Deze dag ligt meer dan %(days)s dagen terug. Klopt dat? Leg het dan voor aan het bestuur."
    ),
    "day_before_membership": N_("Op deze dag was deze persoon nog geen lid."),
    "appeal_too_late": N_("De termijn is voorbij: dit kon tot en met %(until)s."),
    "membership_ends": N_("Het einde van dit lidmaatschap staat al vast. U hoeft niets te doen."),
    "membership_goes_on": N_("Dit lidmaatschap heeft geen einde dat u kunt terugdraaien."),
    "end_date_changed": N_("De laatste dag is nu anders. Kijk hieronder en bevestig opnieuw."),
    "no_expulsion": N_("Er loopt geen ontzetting waartegen beroep open staat."),
    "suspension_end": N_("Een schorsing duurt minstens een dag en hoogstens %(days)s dagen."),
    "already_suspended": N_("Dit lid is al geschorst."),
}
