"""Model clauses for the notaris, what a clause takes, and the motion that asks for it."""

from coop.wording.catalogue import N_

#: What a notaris can start from, by the key of the switch; he or she fits it to the deed.
MODEL_CLAUSES = {
    "estem.toegestaan": N_(
        "Het bestuur kan bepalen dat het stemrecht wordt uitgeoefend door middel van een "
        "elektronisch communicatiemiddel. Daarvoor is vereist dat de stemgerechtigde via dat "
        "middel kan worden geïdentificeerd, rechtstreeks kennis kan nemen van de verhandelingen "
        "ter vergadering en het stemrecht kan uitoefenen. Voorwaarden aan het gebruik staan in "
        "de oproeping."
    ),
    "estem.vooraf": N_(
        "Stemmen die voorafgaand aan de algemene vergadering via een elektronisch "
        "communicatiemiddel worden uitgebracht, doch niet eerder dan op de dertigste dag voor "
        "die van de vergadering, worden gelijkgesteld met stemmen die ten tijde van de "
        "vergadering worden uitgebracht."
    ),
    "digitale_av.toegestaan": N_(
        "Het bestuur kan bepalen dat een algemene vergadering uitsluitend langs elektronische "
        "weg wordt gehouden, zodra en voor zover de wet dat toestaat. De leden nemen met beeld en "
        "geluid over en weer deel, kunnen het woord voeren en het stemrecht uitoefenen."
    ),
}

#: The motion a board or members can put on the agenda.
MOTION = N_(
    "De algemene ledenvergadering besluit de statuten te wijzigen, zodat daarin wordt opgenomen: "
    "“%(clause)s” De vergadering machtigt ieder bestuurslid om de akte bij de notaris te laten "
    "maken en te tekenen."
)

#: What it takes, in order, with the terms of this cooperative filled in.
STEPS = (
    N_("Vraag de notaris om een ontwerp. Neem de modeltekst mee."),
    N_(
        "Zet de wijziging op de agenda. De uitnodiging gaat minstens %(invitation)s vooraf weg en "
        "zegt dat de statuten veranderen (BW 2:42 lid 1)."
    ),
    N_(
        "Leg de letterlijke tekst minstens %(text)s vooraf klaar voor de leden, tot het einde van "
        "de dag van de vergadering (BW 2:42 lid 2)."
    ),
    N_("Verstuurt u de uitnodiging vandaag, dan kan de vergadering vanaf %(day)s."),
    N_("De leden stemmen. Nodig is minstens %(majority)s van de stemmen (BW 2:43 lid 1)."),
    N_(
        "De notaris maakt de akte en het bestuur geeft haar door aan het handelsregister. "
        "Daarna zetten twee bestuursleden hier de schakelaar om."
    ),
)
