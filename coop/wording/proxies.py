"""Sentences about proxies (volmachten); at A2, because every member meets them."""

from coop.wording.catalogue import N_

REFUSALS = {
    "proxy_not_found": N_("Deze volmacht is er niet (meer)."),
    "proxies_not_allowed": N_("Stemmen met een volmacht kan hier niet. Regel: %(article)s."),
    "proxy_to_self": N_("Dit bent u zelf. Kies iemand anders."),
    "proxy_giver_not_voter": N_("Dit lid mag nu niet stemmen. Een volmacht kan dan niet."),
    "proxy_holder_not_found": N_(
        "Wij vinden geen lid met deze naam. Vul de voornaam en de achternaam in."
    ),
    "proxy_holder_ambiguous": N_("Er zijn meer leden met deze naam. Vul ook het lidnummer in."),
    "proxy_cap": N_(
        "Deze persoon stemt al voor anderen. Meer dan %(most)s mag niet. Regel: %(article)s."
    ),
    "proxy_chain": N_("Een volmacht kunt u niet doorgeven. Wie een volmacht heeft, stemt zelf."),
    "proxy_given_already": N_("Er is al een volmacht. Trek die eerst in."),
    "proxy_giver_takes_part": N_("Dit lid doet zelf mee. Een volmacht is dan niet nodig."),
    "proxy_during_vote": N_("Er is nu een stemming. Wacht tot die voorbij is."),
    "proxy_ended": N_("Deze volmacht was al voorbij."),
    "no_proxy_draft": N_("U was hier niet meer mee bezig. Begin opnieuw."),
    "no_proxy_for_vote": N_("U hebt hiervoor geen volmacht meer. De stem is niet geteld."),
    "proxy_paper_unreadable": N_(
        "Dit bestand kunnen wij niet lezen. Kies een PDF of een foto (JPEG of PNG)."
    ),
    "proxy_paper_too_large": N_(
        "Dit bestand is te groot. Het mag hoogstens %(megabytes)s MB zijn."
    ),
}

#: What is said instead of "Dat mag u hier niet doen".
PERMISSIONS = {
    "assembly:proxy:give": N_("Alleen leden die mogen stemmen geven een volmacht."),
}

#: How a proxy came in, by ``coop.assembly.rules.ProxyWay``.
WAYS = {
    "web": N_("Op de website"),
    "telegram": N_("In Telegram"),
    "paper": N_("Op papier"),
}

#: Why a proxy does not hold any more, by ``coop.assembly.rules.ProxyEnd``.
ENDS = {
    "revoked": N_("Ingetrokken"),
    "came": N_("Vervallen: het lid kwam zelf"),
    "voted": N_("Vervallen: het lid stemde zelf"),
}

#: What the ballot of a giver says, to the holder.
COUNTED = {
    "for": N_("De stem is geteld: voor."),
    "against": N_("De stem is geteld: tegen."),
    "blank": N_("De stem is geteld: blanco."),
}
