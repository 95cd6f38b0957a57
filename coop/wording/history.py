"""What the journal tells the board about one member, a sentence for each use case."""

from coop.wording.catalogue import N_

#: By use case; what is not here is not the board's to read, such as when somebody signed in.
STORIES = {
    "accept_invitation": N_("Een functie aangenomen"),
    "add_channel": N_("Een adres of nummer toegevoegd"),
    "add_member": N_("Ingeschreven als lid"),
    "add_person": N_("Toegevoegd als bewoner"),
    "admit_applicant": N_("Toegelaten als lid"),
    "admit_by_assembly": N_("Toegelaten door de ledenvergadering"),
    "announce_end": N_("Einde van een functie aangekondigd"),
    "appoint": N_("Een functie gekregen"),
    "change_own_details": N_("Eigen gegevens gewijzigd"),
    "choose_language": N_("Een andere taal gekozen"),
    "confirm_reset": N_("Tweede stap weggehaald, door twee bestuursleden"),
    "confirm_new_email": N_("Een nieuw e-mailadres bevestigd"),
    "end_role": N_("Een functie beëindigd"),
    "give_consent": N_("Toestemming gegeven"),
    "grant_role": N_("Een functie gekregen"),
    "link_telegram": N_("Telegram gekoppeld"),
    "merge_persons": N_("Samengevoegd met een dubbele inschrijving"),
    "move_house": N_("Een nieuw adres opgegeven"),
    "name_deputy": N_("Plaatsvervanger geworden"),
    "place_member": N_("In een andere categorie gezet"),
    "propose_reset": N_("Gevraagd om de tweede stap weg te halen"),
    "read_out_access_code": N_("Een code om aan te melden voorgelezen"),
    "record_consent": N_("Toestemming vastgelegd"),
    "record_death": N_("Overlijden vastgelegd"),
    "record_minor": N_("Ouder of voogd vastgelegd"),
    "record_resignation": N_("Opzegging vastgelegd"),
    "remove_minor": N_("Ouder of voogd weggehaald"),
    "resign": N_("Lidmaatschap opgezegd"),
    "revive_membership": N_("Einde van het lidmaatschap teruggedraaid"),
    "terminate_membership": N_("Lidmaatschap opgezegd door de coöperatie"),
    "withdraw_consent": N_("Toestemming ingetrokken"),
}
