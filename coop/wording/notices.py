"""Sentences about notices and the conversation with the bot."""

from coop.wording.catalogue import N_, SOURCE, say

REFUSALS = {
    "address_not_refused": N_("Dit adres staat hier niet meer. Er wordt weer naar gemaild."),
    "letters_gone": N_("Van dit bestand staat al genoteerd dat de brieven weg zijn."),
    "letters_not_found": N_("Dit bestand met brieven is er niet (meer)."),
    "no_letters_wait": N_("Er wacht niemand meer op deze brief. Iemand anders maakte ze net."),
    "notice_has_own_course": N_("Dit bericht kunt u hier niet stoppen of opnieuw sturen."),
    "notice_not_found": N_("Dit bericht is er niet meer. Berichten worden na een tijd gewist."),
    "notice_still_waits": N_("Dit bericht wacht nog, of is al weg. Opnieuw sturen hoeft niet."),
    "notice_under_way": N_("Dit bericht wacht niet meer. Het is net weg, of al gestopt."),
    "still_no_channel": N_(
        "Er is nog steeds geen kanaal voor deze persoon. Vul een e-mailadres in, of bel."
    ),
    "unknown_button": N_("Deze knop werkt niet meer. Kies opnieuw in het menu."),
}

#: What each kind of notice is called on the secretary's desk.
KINDS = {
    "chat_trouble": N_("Bot kan iets niet in een groep"),
    "message_hint": N_("Hint in een groep"),
    "message_restored": N_("Teruggezet bericht"),
    "message_stopped": N_("Uitleg over een bericht"),
    "sanction_appealed": N_("Bezwaar dat op een beheerder wacht"),
    "sanction_told": N_("Bericht over een maatregel in een groep"),
    "messages_waiting": N_("Berichten die wachten"),
    "convocation": N_("Uitnodiging voor een vergadering"),
    "application_new": N_("Nieuwe aanvraag, aan het bestuur"),
    "application_received": N_("Bevestiging van een aanvraag om lid te worden"),
    "application_refused": N_("Bericht dat iemand geen lid wordt"),
    "member_admitted": N_("Welkom aan een nieuw lid"),
    "member_expelled": N_("Bericht van ontzetting"),
    "member_resigned": N_("Bevestiging van een opzegging"),
    "access_code_issued": N_("Bericht dat er een inlogcode is gemaakt"),
    "decisions_published": N_("Bericht over wat de leden besloten"),
    "minutes_proposed": N_("Bericht dat er notulen ter vaststelling liggen"),
    "contribution_asked": N_("Bericht over de contributie"),
    "contribution_reminded": N_("Herinnering aan de contributie"),
    "contact_code": N_("Code voor een contact"),
    "email_changed": N_("Bericht aan het oude e-mailadres"),
    "email_code": N_("Code voor een nieuw e-mailadres"),
    "candidate_named": N_("Bericht aan wie kandidaat is gesteld"),
    "petition_complete": N_("Bericht dat genoeg leden om een vergadering vroegen"),
    "proposal_decided": N_("Antwoord op een punt dat een lid voorstelde"),
    "privacy_answered": N_("Antwoord op een privacyverzoek"),
    "privacy_extended": N_("Meer tijd voor een privacyverzoek"),
    "privacy_received": N_("Bevestiging van een privacyverzoek"),
    "privacy_request": N_("Nieuw privacyverzoek, aan de secretaris"),
    "proxy_lost": N_("Bericht dat een volmacht voorbij is"),
    "proxy_received": N_("Bericht aan wie een volmacht kreeg"),
    "patrol_admitted": N_("Bericht dat iemand rondes meeloopt"),
    "patrol_asked": N_("Vraag om rondes mee te lopen"),
    "patrol_cancelled": N_("Bericht dat een ronde niet doorgaat"),
    "patrol_conduct": N_("Andere afspraken voor rondes"),
    "patrol_end_asked": N_("Vraag of een ronde klaar is"),
    "patrol_planned": N_("Nieuwe ronde"),
    "report_alarm": N_("Spoed in de groep"),
    "group_invitation": N_("Uitnodiging in de groep om een buurtmelding te doen"),
    "report_answered": N_("Antwoord op een buurtmelding"),
    "group_drill": N_("Testbericht in een groep"),
    "group_drill_asked": N_("Vraag om het testbericht te plaatsen"),
    "moderators_announced": N_("Nieuwe buurtmelding, in de groep van alle beheerders"),
    "group_way_in": N_("Eigen link naar een groep"),
    "group_week": N_("Weekbericht aan een groep"),
    "report_closed": N_("Vraag of een buurtmelding is opgelost"),
    "report_forwarded": N_("Buurtmelding aan de wijkagent"),
    "report_shared": N_("Bericht aan een andere ontvanger: wat, waar en wanneer"),
    "report_asked": N_("Vraag aan wie een buurtmelding deed"),
    "report_replied": N_("Bericht dat de bewoner antwoordde, aan de beheerder"),
    "report_merged": N_("Bericht dat een buurtmelding is samengevoegd"),
    "bulletin_link": N_("Link om de buurt te waarschuwen"),
    "bulletin_new": N_("Waarschuwing die wacht, aan de beheerder"),
    "bulletin_over": N_("Regel voor de app: een waarschuwing is voorbij"),
    "bulletin_shown": N_("Waarschuwing in de groep"),
    "bulletin_taken": N_("Bericht dat een waarschuwing is ontvangen"),
    "report_taken_up": N_("Bericht dat de wijkagent een buurtmelding oppakt"),
    "report_waits": N_("Buurtmelding die wacht, aan de beheerder"),
    "report_new": N_("Nieuwe buurtmelding, aan de beheerder"),
    "report_not_solved": N_("Buurtmelding die niet is opgelost, aan de beheerder"),
    "report_outcome": N_("Afloop van een buurtmelding, aan de groep"),
    "report_overview": N_("Overzicht van buurtmeldingen aan de wijkagent"),
    "report_passed_on": N_("Bericht dat een buurtmelding is doorgegeven"),
    "report_rejected": N_("Bericht dat een buurtmelding niet wordt doorgegeven"),
    "report_returned": N_("Antwoord van de wijkagent dat niet duidelijk was"),
    "report_silent": N_("Bericht dat er nog geen antwoord is"),
    "report_unanswered": N_("Buurtmelding zonder antwoord, aan de beheerder"),
    "role_deputy": N_("Bericht aan een plaatsvervanger"),
    "role_ends": N_("Bericht over het einde van een functie"),
    "release_ends": N_("De vrijgave van buurtpreventie eindigt"),
    "group_asked": N_("Iemand wil meedoen, aan de beheerder"),
    "group_asked_again": N_("Een groep verandert: doet u nog mee?"),
    "group_refused": N_("Kan niet meedoen met een groep"),
    "group_welcome": N_("Welkom in een groep"),
    "role_given": N_("Bericht aan wie een functie kreeg"),
    "role_given_board": N_("Nieuwe functie, aan het bestuur"),
    "role_question": N_("Vraag aan wie een functie heeft"),
    "role_invitation": N_("Uitnodiging voor een functie, aan iemand van buiten"),
    "second_step_changed": N_("Bericht over de tweede stap bij het inloggen"),
    "sign_in": N_("Inlogmail"),
    "tent_cancelled": N_("buurTent gaat niet door"),
    "tent_cancelled_staff": N_("buurTent gaat niet door (vrijwilligers)"),
    "tent_crew_picked": N_("U staat op de lijst van een buurTent"),
    "tent_crew_question": N_("Vraag wie bij een buurTent kan helpen"),
    "tent_swap_question": N_("Vraag wie een avond kan overnemen"),
    "tent_swap_taken": N_("Een avond is overgenomen"),
    "tent_thanks": N_("Dank aan wie bij een buurTent hielp"),
    "tent_expected": N_("Wat vrijwilligers bij de buurTent kunnen verwachten"),
    "tent_invitation": N_("Uitnodiging voor de buurTent"),
    "tent_moved": N_("buurTent verplaatst"),
    "tent_moved_staff": N_("buurTent verplaatst (vrijwilligers)"),
    "tent_police_moved": N_("Vraag aan de wijkagent na verplaatsen van de buurTent"),
    "tent_police_answered": N_("Antwoord van de wijkagent over de buurTent"),
    "tent_police_month": N_("Maandoverzicht van de buurTent, aan de wijkagent"),
    "tent_police_question": N_("Vraag aan de wijkagent over de buurTent"),
    "tent_police_reminder": N_("Herinnering aan de wijkagent over de buurTent"),
    "tent_short": N_("Te weinig vrijwilligers bij de buurTent"),
    "tent_reminder": N_("Herinnering aan de buurTent"),
    "vote": N_("Oproep om te stemmen"),
}

#: Why the desk leaves a kind of notice alone.
OWN_COURSES = {
    "convocation": N_(
        "Dit hoort bij het bewijs dat een lid is uitgenodigd. Op de pagina van de vergadering "
        "staat wat u kunt doen: bij „Wie is uitgenodigd?” wordt het een brief."
    ),
    "safety": N_("Dit gaat over inloggen. Wie het krijgt, vroeg erom of moet het weten."),
    "right": N_("Wie dit krijgt, heeft er volgens de wet of de statuten recht op."),
}

#: Why something did not go out, where we know it better than the receiver's own words.
FAILURES = {
    "stopped": N_("Gestopt door de secretaris."),
    "no_channel": N_("Er is geen kanaal waar deze persoon ja op heeft gezegd. Bel of schrijf."),
}


def kind_label(kind: str, locale: str = SOURCE) -> str:
    """Return what a kind of notice is called."""
    return say(KINDS.get(kind, N_("Bericht")), locale)


def failure_label(failure: str, locale: str = SOURCE) -> str:
    """Return why something did not go out; a receiver's own words stay as they are."""
    return say(FAILURES[failure], locale) if failure in FAILURES else failure
