"""Sentences about functions: who holds them, and why one is not given."""

from coop.wording.catalogue import N_

#: By ``RoleKind``: what somebody in the function does.
TASKS = {
    "chair": N_("Leidt het bestuur en de vergadering."),
    "secretary": N_("Houdt de ledenlijst bij, roept op en schrijft op."),
    "treasurer": N_("Zorgt voor het geld en de contributie."),
    "board_member": N_("Bestuurt mee en ziet wat het bestuur ziet."),
    "supervisor": N_("Houdt toezicht op het bestuur en geeft advies."),
    "audit_committee": N_("Controleert elk jaar de rekening."),
    "counting_committee": N_("Schrijft in bij de deur en telt de stemmen."),
    "process_guardian": N_("Bewaakt hoe besluiten worden voorbereid."),
    "candidate": N_("Is kandidaat bij een verkiezing. Mag hierdoor niets extra's."),
    "moderator": N_("Leest buurtmeldingen van een groep."),
    "volunteer": N_("Helpt bij de buurTent."),
    "municipality": N_("Ziet de groepen. Geen meldingen en geen namen van bewoners."),
    "operator": N_("Houdt het programma draaiend. Ziet geen register."),
}

#: By ``Conflict``: what goes badly together, and who says so.
CONFLICTS = {
    "audit_from_board": N_(
        "Wie in het bestuur zit, controleert de rekening niet (BW 2:48 lid 2)."
    ),
    "supervisor_on_board": N_(
        "Wie toezicht houdt op het bestuur, zit er niet in. Is de raad van toezicht een raad van "
        "commissarissen, dan verbiedt de wet het (BW 2:57)."
    ),
    "guardian_on_board": N_(
        "Een procesbewaker let op hoe het bestuur besluiten voorbereidt. Dat kan niet goed vanuit "
        "het bestuur zelf."
    ),
    "counter_is_candidate": N_(
        "Wie kandidaat is, telt de stemmen beter niet. Laat bij de verkiezing een ander tellen."
    ),
    "counter_on_board": N_(
        "Een stembureau bestaat uit gewone leden. Wie in het bestuur zit, telt beter niet mee."
    ),
    "counter_is_operator": N_(
        "Wie het programma beheert en ook telt, kan een geheime stem terugvinden. "
        "Kies twee mensen."
    ),
}

REFUSALS = {
    "role_not_found": N_("Deze functie is er niet (meer). Kijk in de lijst wat er nu geldt."),
    "role_ends_too_soon": N_("Het einde ligt niet na het begin. Kies een latere einddag."),
    "role_end_passed": N_("Die dag is al voorbij of is vandaag. Kies een dag die nog komt."),
    "role_end_later": N_(
        "Deze functie eindigt al op %(ends_on)s. Gaat iemand door? Geef de functie dan opnieuw, "
        "vanaf die dag. Dat is een nieuwe termijn."
    ),
    "role_scope": N_("Deze functie past niet bij een groep. Kies de hele coöperatie."),
    "own_role": N_(
        "U geeft uzelf geen functie en maakt uzelf geen plaatsvervanger. Vraag een ander "
        "bestuurslid."
    ),
    "role_held": N_("Deze persoon heeft deze functie al in die tijd."),
    "seat_taken": N_(
        "Er is in die tijd al iemand met deze functie. Kondig eerst het einde aan, of begin later."
    ),
    "member_needed": N_(
        "Deze functie is voor een lid. Alleen als de statuten het zeggen, mag ook een ander in "
        "het bestuur (BW 2:37 lid 1). In de kascommissie zitten alleen leden (BW 2:48 lid 2)."
    ),
    "audit_from_board": N_(
        "Dit mag niet van de wet (BW 2:48 lid 2). De kascommissie controleert het bestuur. Daarom "
        "zit niemand in allebei."
    ),
    "supervisor_on_board": N_(
        "Dit mag niet van de wet (BW 2:57). De raad van commissarissen houdt toezicht op het "
        "bestuur. Daarom zit niemand in allebei."
    ),
    "conflict_unseen": N_("Dit gaat slecht samen. Lees waarom, en kruis aan dat u dit weet."),
    "last_giver": N_(
        "Na die dag kan niemand meer functies geven. Geef eerst een opvolger in het bestuur de "
        "functie. Dat mag ook vanaf een latere dag."
    ),
    "deputy_is_holder": N_("Iemand vervangt zichzelf niet. Kies een ander."),
    "role_invitation_not_found": N_("Deze uitnodiging is er niet (meer)."),
    "role_invitation_closed": N_(
        "Deze uitnodiging geldt niet meer. Zij is aangenomen of ingetrokken, of te oud. Vraag het "
        "bestuur om een nieuwe."
    ),
    "role_invitation_waiting": N_(
        "Op dit adres wacht al een uitnodiging. Stuur die opnieuw, of trek haar in."
    ),
    "person_known": N_(
        "Dit e-mailadres kennen wij al. Nodig niet uit, maar geef deze persoon de functie."
    ),
    "nobody_to_ask": N_("Hier kunt u niemand schrijven. Kies een ander bij Wie doet wat."),
    "question_name_missing": N_("Vul uw naam in."),
    "question_text_missing": N_("Schrijf wat u wilt vragen."),
    "too_many_questions": N_("U schreef al een paar keer. Over %(minutes)s minuten kan het weer."),
    "absence_dates": N_(
        "Deze dagen kloppen niet. De eerste dag weg is vandaag of later, de dag terug komt daarna."
    ),
}

#: By ``InvitationState``.
INVITATION_STATES = {
    "waiting": N_("wacht op antwoord"),
    "accepted": N_("aangenomen"),
    "withdrawn": N_("ingetrokken"),
    "expired": N_("te oud"),
}
