"""Sentences about the buurTent."""

from coop.wording.catalogue import N_

REFUSALS = {
    "caller_missing": N_("Wie belde? Vul de functie in, zoals Taskforce of wijkagent."),
    "call_in_future": N_("Dit tijdstip moet nog komen. Wanneer werd er gebeld?"),
    "call_street_missing": N_("Noem minstens één straat, of kies bij oorzaak: geen."),
    "unknown_street": N_("Deze straat kennen we niet: %(street)s. Kies een straat uit de lijst."),
    "house_number_given": N_(
        "Laat het huisnummer weg. De straat is genoeg: niemand hoeft te weten bij wie het was."
    ),
    "happened_in_future": N_("Deze dag moet nog komen. Op welke dag gebeurde het?"),
    "call_by_missing": N_("Vul ook in voor hoe laat er gebeld wordt."),
    "evenings_a_week": N_("Vul twee getallen in, van 1 tot %(most)s. Het eerste is het kleinste."),
    "permit_reference_missing": N_("Vul het kenmerk in dat op de brief van de gemeente staat."),
    "call_not_found": N_("Dit telefoontje staat hier niet (meer)."),
    "permit_not_found": N_("Deze toestemming staat hier niet (meer)."),
    "call_place_has_tent": N_("Voor %(street)s is al een tent gepland. Laat deze straat staan."),
    "tent_invited": N_("De buren zijn al uitgenodigd. Wie dat zijn, staat nu vast."),
    "block_not_found": N_("Kies een van de blokken op de kaart."),
    "door_not_found": N_("Dit huisnummer kennen we in deze straat niet."),
    "refusal_not_found": N_("Dit adres staat hier niet (meer)."),
    "flyer_not_found": N_("Deze flyer hoort niet bij deze ronde."),
    "unknown_language": N_("In deze taal maken wij geen flyers."),
    "tent_place_missing": N_("Waar staat de tent? Bijvoorbeeld: op het plein bij de speeltuin."),
    "tent_in_past": N_("Dit tijdstip is al voorbij. Kies een later moment."),
    "tent_too_far_ahead": N_("Dat is te ver vooruit. Kies een dag binnen %(days)s dagen."),
    "tent_ends_too_early": N_("De tent is weg voordat hij er staat. Kijk naar de eindtijd."),
    "radius_out_of_range": N_("Kies een afstand tussen %(smallest)s en %(largest)s meter."),
    "tent_centre_missing": N_(
        "Van deze straat weten we niet waar hij ligt. Kies straten in plaats van een afstand."
    ),
    "tent_not_found": N_("Deze buurTent staat hier niet (meer)."),
    "call_place_not_found": N_("Dit telefoontje staat hier niet (meer)."),
    "tent_invitation_not_found": N_("Deze uitnodiging is niet voor u."),
    "nobody_nearby": N_("In dit gebied kennen we geen enkel adres. Maak het gebied groter."),
    "tent_cancelled": N_("Deze buurTent gaat niet door."),
    "tent_started": N_("Dit kan niet meer: de buurTent is al begonnen."),
    "tent_over": N_("Deze buurTent is al geweest."),
    "tent_not_started": N_("Dit kan pas als de buurTent begonnen is."),
    "police_not_asked": N_("Voor deze buurTent is de politie niet gevraagd."),
}

#: Why there is a tent, by the value of its cause.
CAUSES = {
    "burglary": N_("inbraak in de buurt"),
    "heavy_incident": N_("ernstig voorval in de buurt"),
    "none": N_("voorlichting, er is niets gebeurd"),
}

#: What a caller told, by the value of the cause.
CAUSES_OF_CALL = {
    "burglary": N_("inbraak"),
    "heavy_incident": N_("brand, explosie, overval of iets anders ernstigs"),
    "none": N_("er is niets gebeurd"),
}

CAUSES_FOR_NEIGHBOURS = {
    "burglary": N_("Er is kort geleden ingebroken in uw buurt."),
    "heavy_incident": N_("Er is kort geleden iets ernstigs gebeurd in uw buurt."),
    "none": N_("Wij willen graag inbraak voorkomen."),
}

#: Why a tent does not come, by the value of its reason.
REASONS = {
    "weather": N_("Dat komt door het weer."),
    "too_few_volunteers": N_("Er zijn te weinig vrijwilligers."),
    "other": N_("Het lukt deze keer niet."),
}

SOURCES = {
    "police": N_("politie of gemeente"),
    "resident": N_("een bewoner"),
    "public": N_("krant of politiebericht"),
}

#: By what a household is invited, by the value of the way.
WAYS = {
    "telegram": N_("Telegram"),
    "email": N_("mail"),
    "flyer": N_("flyer"),
    "refused": N_("liever geen uitnodiging"),
}

#: How somebody said that he or she would rather not be invited.
REFUSED_BY = {
    "flyer": N_("met de code op een flyer"),
    "message": N_("met de knop onder een bericht"),
    "volunteer": N_("gezegd tegen een vrijwilliger"),
}

#: What to think about when a tent is planned, by the value of the issue.
PLAN_ISSUES = {
    "no_permit": N_("Voor deze straat en dag is geen toestemming van de gemeente opgeschreven."),
    "week_full": N_("In deze week staan al zoveel tenten als gewoon is."),
}

#: Whether the resident concerned knows that a tent comes, by the value of the answer.
INFORMED = {
    "yes": N_("ja"),
    "no": N_("nee"),
    "not_needed": N_("niet nodig"),
}

#: What was put right in a call, by the value of the field.
CALL_FIELDS = {
    "received_at": N_("Tijdstip"),
    "caller": N_("Wie belde"),
    "source": N_("Waar het vandaan komt"),
    "cause": N_("Wat er gebeurde"),
    "places": N_("Straten"),
    "remark": N_("Opmerking"),
}

#: Days of the week, Monday being 0.
WEEKDAYS = {
    "0": N_("maandag"),
    "1": N_("dinsdag"),
    "2": N_("woensdag"),
    "3": N_("donderdag"),
    "4": N_("vrijdag"),
    "5": N_("zaterdag"),
    "6": N_("zondag"),
}

#: In which languages flyers can be written beside Dutch.
LANGUAGES = {"en": N_("Engels")}

#: What is known of the police at a tent, by the value of its state (C21: no blame).
POLICE = {
    "not_asked": N_("politie niet gevraagd"),
    "no_answer": N_("nog geen antwoord"),
    "confirmed": N_("politie komt"),
    "declined": N_("politie komt niet"),
    "came": N_("politie aanwezig"),
    "left_early": N_("politie ging eerder weg"),
    "did_not_come": N_("politie niet aanwezig"),
}

#: What to think about before inviting, by the value of the issue.
ISSUES = {
    "few_addresses": N_(
        "Dit zijn weinig adressen. Wilt u een groter gebied? Plan de tent dan opnieuw."
    ),
    "many_addresses": N_(
        "Dit zijn veel adressen. Kunt u zoveel buren ontvangen? Anders: maak het gebied kleiner."
    ),
}
