"""Sentences about what members ask for: a meeting, or a point on its agenda."""

from coop.wording.catalogue import N_

REFUSALS = {
    "meeting_text_too_long": N_(
        "Deze tekst is te lang. Er passen %(longest)s tekens in. Maak de tekst korter."
    ),
    "petition_not_found": N_("Dit verzoek is er niet (meer)."),
    "petition_running": N_("U hebt al een verzoek lopen. Rond dat eerst af, of trek het in."),
    "petition_complete": N_("Dit verzoek is al compleet. De handtekeningen staan vast."),
    "petition_withdrawn": N_("Dit verzoek is ingetrokken. Begin zo nodig een nieuw verzoek."),
    "petition_answered": N_("Voor dit verzoek zijn de leden al uitgenodigd."),
    "petition_not_complete": N_("Er staan nog te weinig leden achter dit verzoek."),
    "not_yet_petitioners": N_(
        "Het bestuur is nu nog aan zet. Vanaf %(opens_on)s kunt u zelf de leden uitnodigen."
    ),
    "not_a_petitioner": N_("Alleen wie dit verzoek tekende, kan de leden uitnodigen."),
    "meeting_too_late": N_(
        "Dat is te laat. De vergadering is uiterlijk op %(last_on)s (BW 2:41 lid 2)."
    ),
    "member_proposal_not_found": N_("Dit voorstel is er niet (meer)."),
    "proposals_closed": N_("Voor deze vergadering kunt u nu niets voorstellen."),
    "proposals_over": N_(
        "U bent te laat. Voorstellen kon tot en met %(closes_on)s. Vertel het bestuur wat u wilt."
    ),
    "closing_day": N_("Kies een dag vanaf vandaag, en vóór de vergadering."),
    "signature_number": N_("Kies een aantal van %(fewest)s tot en met %(most)s."),
    "member_proposal_decided": N_("Over dit voorstel is al beslist, of het is ingetrokken."),
    "signatures_missing": N_("Er moeten nog %(missing)s leden meetekenen."),
    "item_counted_on": N_(
        "Leden stelden dit punt voor, of er zijn kandidaten. Het blijft op de agenda."
    ),
    "own_proposal": N_("Alleen wie het voorstel deed, kan het intrekken."),
    "proposal_reason_missing": N_("Leg uit waarom. Wie het voorstelde, leest uw uitleg."),
}

#: What is said instead of "Dat mag u hier niet doen" to who is no member.
PERMISSIONS = {
    "assembly:petition:sign": N_(
        "Alleen leden vragen om een vergadering. U bent nu geen lid, of u bent geschorst."
    ),
    "assembly:proposal:make": N_(
        "Alleen leden stellen iets voor. U bent nu geen lid, of u bent geschorst."
    ),
}

#: How far a request is, by ``coop.assembly.rules.PetitionState``.
PETITIONS = {
    "signing": N_("Leden tekenen"),
    "complete": N_("Het bestuur is aan zet"),
    "petitioners": N_("De leden zijn aan zet"),
    "answered": N_("De vergadering komt er"),
    "withdrawn": N_("Ingetrokken"),
}

#: How far a proposal is, by ``coop.assembly.rules.ProposalState``.
PROPOSALS = {
    "signing": N_("Zoekt steun"),
    "waiting": N_("Het bestuur beslist"),
    "placed": N_("Op de agenda"),
    "refused": N_("Niet op de agenda"),
    "withdrawn": N_("Ingetrokken"),
}
