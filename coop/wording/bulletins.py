"""Warnings of wijkagent and gemeente: to residents (A2), to moderators and senders (B1)."""

from coop.wording.catalogue import N_
from coop.wording.incidents import Label

KINDS = {
    "warning": Label(N_("Waarschuwing"), "warning"),
    "question": Label(N_("Vraag aan de buurt"), "question"),
    "burgernet": Label(N_("Burgernet, doorgegeven"), "share"),
}
STATES = {
    "waiting": N_("Wacht op een beheerder"),
    "placed": N_("Staat in de groep"),
    "declined": N_("Niet geplaatst"),
    "withdrawn": N_("Ingetrokken"),
    "over": N_("Voorbij"),
}
ACTS = {
    "sent": N_("Gestuurd"),
    "corrected": N_("Verbeterd door de afzender"),
    "placed": N_("In de groep gezet"),
    "placed_again": N_("Verbetering in de groep gezet"),
    "declined": N_("Niet in de groep gezet"),
    "withdrawn": N_("Ingetrokken"),
    "over": N_("Voorbij"),
}
HOW = {
    "page": N_("Via de eigen pagina van de afzender."),
    "mail": N_("Per mail. Twijfelt u of het echt is? Bel de afzender."),
    "moderator": N_("Gezegd tegen een beheerder, die het opschreef."),
}
#: What a house rule found, said to the moderator before anything is placed.
WORRIES = {
    "plate": N_("Er lijkt een kenteken in te staan."),
    "phone": N_("Er lijkt een telefoonnummer van iemand in te staan."),
    "email": N_("Er staat een e-mailadres in."),
    "house_number": N_("Er lijkt een huisnummer in te staan. De straat is genoeg."),
    "discrimination": N_("De tekst noemt afkomst of zet een groep mensen apart."),
    "call_to_act": N_("De tekst kan mensen aanzetten om zelf in te grijpen."),
}

#: What the group reads (A2); the sender stands there by function.
TITLES = {
    "warning": N_("Waarschuwing van: %(sender)s."),
    "question": N_("Een vraag van: %(sender)s."),
    "burgernet": N_("Burgernet, doorgegeven door: %(sender)s."),
}
CORRECTED = N_("Deze tekst is verbeterd.")
HOLDS_UNTIL = N_("Dit geldt tot %(moment)s.")
MOMENT = N_("%(moment)s uur")
KNOW_SOMETHING = N_("Weet u iets? Doe een buurtmelding of bel 0900-8844.")
LAST_LINE = N_("Is er nu gevaar? Bel 112.")
REPORT = N_("Buurtmelding doen")
OVER = {
    "warning": N_("De waarschuwing van %(sender)s is voorbij."),
    "question": N_("De vraag van %(sender)s is voorbij."),
    "burgernet": N_("Het bericht van Burgernet is voorbij."),
}
TAKEN_BACK = {
    "warning": N_("De waarschuwing van %(sender)s is ingetrokken."),
    "question": N_("De vraag van %(sender)s is ingetrokken."),
    "burgernet": N_("Het bericht van Burgernet is ingetrokken."),
}

#: To moderators: nothing of what it says stands in a chat or mail (C7).
NEW = N_("%(sender)s wil de buurt iets vertellen. Het wacht op u.")
NEW_CORRECTION = N_("%(sender)s verbeterde een bericht aan de buurt. Het wacht op u.")
LOOK = N_("Bekijk en plaats")
OVER_SUBJECT = N_("Zet een regel in de app van %(group)s")
OVER_SHARE = N_("Een bericht van %(sender)s is niet meer geldig. Zet deze regel in de app:")

#: To the sender.
LINK_SUBJECT = N_("Uw link om de buurt te waarschuwen")
LINK = N_(
    "Een beheerder van %(group)s stuurt u deze link. Daarmee vertelt u de buurt iets, "
    "zonder account. Een beheerder zet het in de groep; uw naam staat er niet bij."
)
LINK_LASTS = N_("De link werkt negentig dagen. Bewaar hem bij uw favorieten.")
LINK_OPEN = N_("Vertel de buurt iets")
TAKEN_SUBJECT = N_("Uw bericht aan de buurt is ontvangen")
TAKEN = N_(
    "Een beheerder van %(group)s kijkt ernaar en zet het in de groep. "
    "Het geldt een dag. Korter, langer of anders? Dat kan op de pagina."
)
TAKEN_OPEN = N_("Bekijk of verander het")
REPLY_HINT = N_(
    "Wilt u de buurt iets vertellen? Begin uw antwoord met het woord WAARSCHUWING. "
    "Een beheerder zet wat daarna komt in de groep."
)

REFUSALS = {
    "bulletin_not_found": N_("Dit bericht is er niet, of het is niet voor u."),
    "bulletin_text_needed": N_("Schrijf op wat de buurt moet weten."),
    "bulletin_too_long": N_("De tekst is te lang. Er mogen %(longest)s tekens."),
    "bulletin_end_out_of_bounds": N_("Kies een einde binnen %(hours)s uur."),
    "bulletin_group_needed": N_("Kies voor welke groep het is."),
    "bulletin_handled": N_("Iemand was u voor, of de tijd is voorbij. Kijk hoe het nu staat."),
    "bulletin_worries": N_("Kijk eerst wat er in de tekst staat. Dan kunt u hem toch plaatsen."),
    "too_many_bulletins": N_("Er wachten al %(most)s berichten op de beheerder van deze groep."),
    "bulletin_practice": N_("Deze groep is nog niet in gebruik. Er gaat niets naar buiten."),
}
