"""Words for making one person of two entries of the register."""

from coop.wording.catalogue import N_

REFUSALS = {
    "already_merged": N_("%(name)s was u voor: een van de twee is al samengevoegd."),
    "own_merge": N_(
        "Een van de twee bent u zelf. Vraag een ander bestuurslid om deze twee samen te voegen."
    ),
    "nothing_shared": N_(
        "Deze twee delen geen naam, adres, e-mail of telefoon. Klopt het toch? Verbeter dan eerst "
        "de gegevens van een van de twee."
    ),
    "merge_during_vote": N_(
        "Er is nu een stemming open waarin een van de twee mag stemmen. Voeg ze daarna samen."
    ),
    "merge_during_meeting": N_(
        "Er is nu een vergadering bezig en daar tellen deze twee mee. Voeg ze daarna samen."
    ),
    "merge_of_suspended": N_(
        "Een van de twee is geschorst. Rond eerst de schorsing af en voeg ze dan samen."
    ),
}

#: By table, as the board reads it before it confirms.
COUNTED = {
    "attendances": N_("Aanwezig geweest bij vergaderingen"),
    "channels": N_("Adressen en nummers"),
    "consents": N_("Toestemmingen"),
    "dues": N_("Gevraagde contributie"),
    "electors": N_("Stemlijsten van vroeger"),
    "mandates": N_("Machtigingen"),
    "members": N_("Lidmaatschappen"),
    "roles": N_("Functies"),
    "tent_volunteers": N_("Hulp bij buurTenten"),
}
#: By field of the choice.
FIELDS = {
    "stays": N_("Wie blijft?"),
    "name": N_("Naam"),
    "address": N_("Adres"),
    "language": N_("Taal"),
    "joined": N_("Lid sinds"),
    "email": N_("E-mail"),
    "phone": N_("Telefoon"),
}
BOTH = N_("Allebei")
