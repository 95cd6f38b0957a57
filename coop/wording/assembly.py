"""Sentences about meetings."""

from coop.wording import floor
from coop.wording.catalogue import N_

REFUSALS = {
    "meeting_not_found": N_("Deze vergadering is er niet (meer)."),
    "item_not_found": N_("Dit punt staat niet op deze agenda."),
    "text_missing": N_("Er ontbreekt nog iets: vul een titel en een plaats in."),
    "meeting_in_past": N_("Dit moment is al voorbij. Kies een moment in de toekomst."),
    "agenda_frozen": N_(
        "De leden zijn al uitgenodigd voor deze agenda. Zij kan niet meer veranderen."
    ),
    "agenda_empty": N_("De agenda is nog leeg. Zet er eerst een punt op."),
    "not_convened": N_("De leden zijn nog niet uitgenodigd voor deze vergadering."),
    "meeting_not_open": N_("De vergadering is nog niet begonnen. Wacht op de voorzitter."),
    "meeting_open": N_("De vergadering is al geopend."),
    "meeting_closed": N_("De vergadering is gesloten."),
    "door_closed": N_("Aanmelden bij de deur kan op de dag van de vergadering zelf."),
    "hall_only": N_("Deze vergadering is alleen in de zaal. Meldt u zich daar bij de deur."),
    "not_a_member": N_("Alleen leden kunnen meedoen. Deze persoon is nu geen lid."),
    "suspended": N_(
        "Dit lid is geschorst. Meedoen kan alleen bij het punt daarover. Meld u bij de deur."
    ),
    "not_present": N_("U doet nog niet mee. Druk eerst op ‘Ik doe mee’ of meld u bij de deur."),
    "vote_not_ready": N_("De stemming kan nog niet open. Kijk wat er nog ontbreekt."),
    "vote_still_open": N_("Er loopt nog een stemming. Sluit die eerst."),
    **floor.REFUSALS,
    "conflict_of_interest": N_(
        "U hebt een eigen belang bij dit punt. Een ander bespreekt en beslist (%(article)s)."
    ),
    "beforehand_not_allowed": N_("Vooraf stemmen kan hier niet (BW 2:38 lid 8)."),
    "beforehand_not_open": N_("Vooraf stemmen kan nog niet. Kijk later nog eens."),
    "beforehand_closed": N_("Vooraf stemmen kan niet meer. Kom naar de vergadering."),
    "not_voted_beforehand": N_("Over dit punt stemt u alleen in de vergadering."),
    "challenge_too_late": N_(
        "Deze uitslag kan niet meer worden betwist. Dat moet meteen (BW 2:13 lid 4)."
    ),
    "challenge_not_allowed": N_(
        "Er is hoofdelijk gestemd. Alleen de meerderheid van de vergadering kan een nieuwe "
        "stemming verlangen (BW 2:13 lid 4)."
    ),
    "challenge_pending": N_("De uitslag is betwist. Stem eerst opnieuw."),
    "counters_missing": N_("Vul in wie er telden."),
    "quorum_reached": N_("Er doen genoeg leden mee. De vergadering kan nu beslissen."),
    "nothing_deferred": N_("Er is niets dat op een tweede vergadering wacht."),
    "second_meeting_unknown": N_("De statuten kennen geen tweede vergadering zonder quorum."),
    "second_meeting_day": N_(
        "De tweede vergadering moet tussen %(first)s en %(last)s zijn. Kies een andere dag."
    ),
}

#: What stands in the way of opening a vote, for the chair, by ``coop.assembly.rules.Issue``.
ISSUES = {
    "meeting_not_open": N_("De vergadering is nog niet geopend."),
    "no_motion": N_("Bij dit punt staat geen voorstel."),
    "voted_already": N_("Over dit punt is al gestemd."),
    "other_vote_open": N_("Er loopt nog een andere stemming."),
    "electronic_voting_off": N_(
        "Elektronisch stemmen staat uit. De statuten moeten het toelaten (BW 2:38 lid 6)."
    ),
    "electronic_voting_no_article": N_(
        "Elektronisch stemmen staat aan, maar het artikel van de statuten ontbreekt."
    ),
    "persons_in_writing": N_(
        "Over personen wordt schriftelijk gestemd, met briefjes zonder naam (gewoonte)."
    ),
    "hands_cannot_weigh": N_(
        "Niet elk lid heeft evenveel stemmen. Handen tellen kan dan niet (BW 2:38 lid 1)."
    ),
    "hands_out_of_sight": N_("Er doen leden online mee. Hun handen ziet niemand (BW 2:38 lid 7)."),
    "needs_a_count": N_("Voor dit besluit moeten de stemmen worden geteld (BW 2:43 lid 1)."),
    "voted_beforehand": N_(
        "Leden hebben vooraf gestemd. Hun stemmen moeten meetellen (BW 2:38 lid 8)."
    ),
    "majority_not_set": N_(
        "De vereiste meerderheid staat niet goed in het regelboek (besluiten)."
    ),
    "nobody_present": N_("Er is nog niemand aangemeld bij de deur of online."),
    "no_quorum": N_("Er doen te weinig leden mee voor het quorum."),
}

#: How the meeting votes, by ``coop.voting.rules.VotingMethod``; each a button of the chair.
VOTING_METHODS = {
    "electronic": N_("Stemming openen"),
    "hands": N_("Handen tellen"),
    "acclamation": N_("Vragen of iedereen het eens is"),
    "roll_call": N_("Namen één voor één noemen"),
}

#: What is said instead of "Dat mag u hier niet doen" to who is no member.
PERMISSIONS = {
    "assembly:ballot:cast": N_(
        "Alleen leden kunnen stemmen. U bent nu geen lid, of u bent geschorst. "
        "Bent u jonger dan 18? Dan kan het dat uw ouder of voogd stemt."
    ),
    "assembly:meeting:attend": N_("Alleen leden doen mee aan de vergadering. U bent nu geen lid."),
}

#: What ballots are called on buttons and in confirmations, by ``coop.voting.rules.Choice``.
CHOICES = {"for": N_("Voor"), "against": N_("Tegen"), "blank": N_("Blanco")}

#: What the reader's own registered ballot says.
COUNTED = {
    "for": N_("Uw stem is geteld: voor."),
    "against": N_("Uw stem is geteld: tegen."),
    "blank": N_("Uw stem is geteld: blanco."),
}

#: How far a meeting is, by ``coop.assembly.rules.MeetingState``.
STATES = {
    "planned": N_("In voorbereiding"),
    "convened": N_("Leden zijn uitgenodigd"),
    "open": N_("Nu bezig"),
    "closed": N_("Geweest"),
}

#: Where a meeting takes place, by ``coop.assembly.rules.MeetingForm``.
FORMS = {
    "hall": N_("In de zaal"),
    "hybrid": N_("In de zaal en online"),
    "digital": N_("Alleen online"),
}
