"""What the dialogue of a buurtmelding says, on the website and in the chat alike.

Everything here is at A2: at most ten words a sentence (tested), one idea, a picture with each
choice. Keys are the values of the area's own enumerations. Words for persons are "persoon" or
"iemand": nobody is a suspect of ours.
"""

from datetime import date, datetime, timedelta

from babel.dates import format_date

from coop.kernel.clock import TIME_ZONE
from coop.wording import description
from coop.wording.catalogue import N_, SOURCE, say, supported

#: C5, under the summary, in every state and in the answer.
NOT_POLICE = N_("Dit is geen melding bij de politie.")
NUMBERS = N_("Spoed: 112. Geen spoed: 0900-8844. Aangifte: politie.nl.")


Words = description.Words
Label = description.Label

QUESTIONS: dict[str, Words] = {
    "happening": Words(N_("Gebeurt het nu?"), "", N_("Gebeurt het nu")),
    "called": Words(
        N_("Belde u de politie?"),
        N_("Bel 112 bij gevaar. Bel 112 als het nu gebeurt."),
        N_("Politie gebeld"),
    ),
    "called_when": Words(
        N_("Hoe laat belde u?"), N_("U mag ook typen: half elf."), N_("Gebeld om")
    ),
    "police_number": Words(
        N_("Kreeg u een nummer van de politie?"),
        N_("Typ het nummer. Geen nummer? Sla dit over."),
        N_("Nummer van de politie"),
    ),
    "kind": Words(N_("Wat is er?"), "", N_("Soort")),
    "behaviour": Words(
        N_("Wat gebeurde er?"),
        N_("Schrijf wat iemand deed. Niet hoe iemand eruitziet."),
        N_("Wat gebeurde er"),
    ),
    **description.QUESTIONS,
    "place": Words(
        N_("Waar is het?"),
        N_("Kies een straat. Of typ een plek."),
        N_("Waar"),
    ),
    "moment": Words(
        N_("Wanneer was het?"), N_("U mag typen: gisteren rond tien uur."), N_("Wanneer")
    ),
    "moment_right": Words(N_("%(moment)s. Klopt dat?"), "", ""),
    "images": Words(
        N_("Heeft u foto's of film?"),
        N_("U hoeft ze niet te sturen."),
        N_("Foto's of film"),
    ),
    "contact": Words(
        N_("Mogen wij u iets vragen?"),
        N_("De wijkagent krijgt uw naam niet van ons."),
        N_("Wij mogen u iets vragen"),
    ),
    "email": Words(
        N_("Wat is uw e-mailadres?"),
        N_("Wij mailen u alleen hierover."),
        N_("Uw e-mailadres"),
    ),
    "summary": Words(N_("Klopt dit?"), N_("Tik op een regel om te veranderen."), ""),
}

#: The question about calling is an order of the day while it happens.
CALLED_NOW = Words(
    N_("Bel nu 112. Heeft u 112 gebeld?"),
    N_("Blijf zelf op afstand."),
    N_("Politie gebeld"),
)
MOMENT_EITHER = N_("Hoe laat was het?")

YES_NO = {"yes": Label(N_("Ja"), "check"), "no": Label(N_("Nee"), "cross")}

CHOICES: dict[str, dict[str, Label]] = {
    "happening": {
        "now": Label(N_("Ja, nu"), "warning"),
        "past": Label(N_("Nee, het is voorbij"), "clock"),
        "unknown": Label(N_("Weet ik niet"), "question"),
    },
    "called": {
        "emergency": Label(N_("Ja, 112"), "phone"),
        "police": Label(N_("Ja, 0900-8844"), "phone"),
        "going_to": Label(N_("Ik ga nu bellen"), "phone"),
        "no": Label(N_("Nee"), "cross"),
    },
    "called_when": {
        "just": Label(N_("Net"), "clock"),
        "quarter": Label(N_("Een kwartier geleden"), "clock"),
        "hour": Label(N_("Een uur geleden"), "clock"),
        "unknown": Label(N_("Weet ik niet"), "question"),
    },
    "kind": {
        "burglary": Label(N_("Inbraak"), "door"),
        "suspicious": Label(N_("Verdachte situatie"), "eye"),
        "theft": Label(N_("Diefstal"), "bicycle"),
        "violence": Label(N_("Geweld of bedreiging"), "hand"),
        "fire": Label(N_("Brand of gas"), "fire"),
        "vandalism": Label(N_("Iets is vernield"), "window"),
        "scam": Label(N_("Oplichting aan de deur"), "coin"),
        "nuisance": Label(N_("Overlast"), "speaker"),
        "other": Label(N_("Iets anders"), "question"),
    },
    "behaviour": {
        "breaks_in": Label(N_("Iemand breekt een deur of raam open"), "door"),
        "tries_doors": Label(N_("Iemand voelt aan deuren"), "hand"),
        "was_inside": Label(N_("Er is iemand binnen geweest"), "house"),
        "break_marks": Label(N_("Een deur of raam is kapot"), "window"),
        "looks_inside": Label(N_("Iemand kijkt bij huizen naar binnen"), "eye"),
        "rings_everywhere": Label(N_("Iemand belt bij veel huizen aan"), "bell"),
        "drives_around": Label(N_("Een auto rijdt steeds rond"), "car"),
        "bicycle_taken": Label(N_("Een fiets is weg"), "bicycle"),
        "car_taken": Label(N_("Een auto of scooter is weg"), "car"),
        "parcel_taken": Label(N_("Een pakket is weg"), "box"),
        "bag_taken": Label(N_("Een tas of telefoon is weg"), "phone"),
        "fight": Label(N_("Mensen vechten"), "hand"),
        "threat": Label(N_("Iemand bedreigt een ander"), "megaphone"),
        "robbed": Label(N_("Iemand is beroofd"), "coin"),
        "weapon": Label(N_("Iemand heeft een wapen"), "warning"),
        "flames": Label(N_("Ik zie vuur"), "fire"),
        "smoke": Label(N_("Ik zie rook"), "fire"),
        "gas": Label(N_("Ik ruik gas"), "warning"),
        "set_alight": Label(N_("Iemand steekt iets aan"), "fire"),
        "broken": Label(N_("Iets is kapot gemaakt"), "window"),
        "sprayed": Label(N_("Er is op een muur gespoten"), "edit"),
        "fireworks": Label(N_("Iemand steekt vuurwerk af"), "star"),
        "car_damaged": Label(N_("Een auto is beschadigd"), "car"),
        "false_uniform": Label(N_("Iemand zegt dat hij agent is"), "person"),
        "wants_card": Label(N_("Iemand wil geld of een pinpas"), "coin"),
        "wants_inside": Label(N_("Iemand wil naar binnen"), "door"),
        "false_helper": Label(N_("Iemand zegt dat hij van de bank is"), "phone"),
        "noise": Label(N_("Er is veel lawaai"), "speaker"),
        "drives_fast": Label(N_("Iemand rijdt veel te hard"), "car"),
        "drug_dealing": Label(N_("Iemand handelt in drugs"), "hand"),
        "dumped": Label(N_("Er is afval gestort"), "trash"),
    },
    **description.CHOICES,
    "moment": {
        "just": Label(N_("Net"), "clock"),
        "hour": Label(N_("Een uur geleden"), "clock"),
        "today": Label(N_("Vandaag"), "sun"),
        "night": Label(N_("Vannacht"), "moon"),
        "yesterday": Label(N_("Gisteren"), "calendar"),
        "unknown": Label(N_("Weet ik niet"), "question"),
    },
    "moment_right": {
        "right": Label(N_("Ja, dat klopt"), "check"),
        "first": Label("%(first)s", "sun"),
        "other": Label("%(other)s", "moon"),
        "again": Label(N_("Nee, anders"), "edit"),
    },
    "images": YES_NO,
    "contact": YES_NO,
}
#: What somebody else reported: kind, street, when.
SIMILAR_LINE = N_("%(kind)s, %(street)s. %(moment)s")
STREET_ICON = "place"
SKIPPED = N_("Overgeslagen")
POINT_SENT = N_("Plek op de kaart")

#: Said above the next question, after an answer that calls for it.
REMARKS = {
    "call_now": N_("Bel eerst 112. Ga daarna verder."),
    "keep_images": N_("Bewaar ze goed. De politie vraagt erom."),
}

#: Where a report stands, for who made it.
STATES = {
    "received": N_("Ontvangen. Een beheerder leest het."),
    "in_review": N_("Een beheerder bekijkt het nu."),
    "question": N_("Een beheerder heeft een vraag aan u."),
    "approved": N_("Gelezen door een beheerder."),
    "merged": N_("Meer mensen zagen dit. Wij voegden het samen."),
    "forwarded": N_("Doorgegeven aan de wijkagent."),
    "acknowledged": N_("De wijkagent heeft het gezien. Hij of zij pakt het op."),
    "answered": N_("De wijkagent heeft geantwoord."),
    "closed": N_("Klaar. Deze buurtmelding is gesloten."),
    "rejected": N_("Wij geven dit niet door."),
    "withdrawn": N_("U heeft dit ingetrokken."),
    "anonymised": N_("Dit is oud. Wij hebben het gewist."),
}
NO_ANSWER_YET = N_("Nog geen antwoord. Dat zegt niet dat er niets gebeurt.")

REASONS = {
    "belongs_elsewhere": N_("Dit hoort niet bij deze groep. Geen spoed? Bel 0900-8844."),
    "known_already": N_("Dit weten wij al. Dank u wel."),
    "unclear": N_("Wij begrijpen het niet goed. Probeer het nog eens."),
    "no_behaviour": N_("Schrijf op wat er gebeurde. Niet alleen wie u zag."),
    "practice": N_("Dit was een proef."),
    "other": N_("De beheerder gaf een eigen reden."),
}

#: C2, the eight standard answers, as the reporter reads them.
ANSWERS = {
    "read": N_("De wijkagent heeft het gelezen. Dank u wel."),
    "takes_along": N_("De wijkagent neemt het mee in het werk."),
    "passed_on": N_("De wijkagent gaf het door aan collega's."),
    "call_police": N_("Bel 0900-8844. Of doe aangifte op politie.nl."),
    "belongs_elsewhere": N_("Dit hoort bij een andere organisatie."),
    "wants_contact": N_("De wijkagent wil graag met u praten. Bel 0900-8844."),
    "known": N_("De wijkagent weet dit al. Meer kan niet gezegd worden."),
    "no_action": N_("De wijkagent heeft het gelezen. Nu geen actie."),
}

#: The same for the group: nothing about who reported.
OUTCOMES = {
    "read": N_("De wijkagent heeft het gelezen."),
    "takes_along": N_("De wijkagent neemt het mee in het werk."),
    "passed_on": N_("De wijkagent gaf het door aan collega's."),
    "call_police": N_("De wijkagent vraagt: bel 0900-8844 of doe aangifte."),
    "belongs_elsewhere": N_("Dit hoort bij een andere organisatie."),
    "wants_contact": N_("De wijkagent gaat er verder mee."),
    "known": N_("De wijkagent weet dit al."),
    "no_action": N_("De wijkagent heeft het gelezen. Nu geen actie."),
}

REFUSALS = {
    "report_not_found": N_("Deze buurtmelding vinden wij niet."),
    "question_not_found": N_("Deze vraag vinden wij niet."),
    "question_answered": N_("U heeft dit al beantwoord. Dank u wel."),
    "draft_not_found": N_("Deze buurtmelding is er niet meer. Begin opnieuw."),
    "unknown_question": N_("Deze knop werkt nu niet. Kijk onderaan verder."),
    "stale_choice": N_("Deze knop werkt niet meer. Kies hieronder opnieuw."),
    "choice_needed": N_("Dat begrijp ik niet. Kies een knop."),
    "text_needed": N_("Schrijf het in woorden, alstublieft."),
    "text_too_long": N_("Uw tekst is te lang. Schrijf het korter. Er mogen %(longest)s tekens."),
    "place_needed": N_("Hier vragen wij een plek. Kies of typ een straat."),
    "place_not_asked": N_("Een plek vragen wij straks. Beantwoord eerst deze vraag."),
    "behaviour_needed": N_("Wat deed de persoon? Schrijf dat erbij."),
    "description_needed": N_(
        "Schrijf wat de persoon deed. Noem ook kleding of haar. "
        "Huidskleur of afkomst alleen is niet genoeg."
    ),
    "plate_invalid": N_("Dit is geen kenteken. Typ letters en cijfers."),
    "moment_not_understood": N_("Die tijd begrijp ik niet. Typ bijvoorbeeld: gisteren 22 uur."),
    "moment_in_future": N_("Dat moment moet nog komen. Kies een andere tijd."),
    "reply_email_invalid": N_("Dit e-mailadres klopt niet. Kijk het nog eens na."),
    "answer_mandatory": N_("Deze vraag is echt nodig."),
    "no_way_back": N_("Dit is de eerste vraag."),
    "report_incomplete": N_("Er is nog een vraag open."),
    "too_many_reports": N_("U deed al veel buurtmeldingen. Wacht een uur. Spoed? Bel 112."),
    "group_flooded": N_("Er komt nu te veel binnen. Wacht even. Spoed? Bel 112."),
    "photos_not_taken": N_("Wij nemen geen foto's aan. Bewaar ze zelf."),
    "film_not_taken": N_("Wij nemen geen film aan. Bewaar die zelf."),
    "too_many_photos": N_("Er passen %(most)s foto's bij. Bewaar de andere zelf."),
    "too_many_voices": N_("Er zijn al veel gesproken berichten. Meer kan niet."),
    "voice_too_long": N_("Dat duurt te lang. Het mag %(minutes)s minuten duren."),
    "voice_unreadable": N_("Dit kunnen wij niet afspelen. Spreek het opnieuw in."),
    "attachment_not_received": N_("Dat kwam niet over. Stuur het nog eens."),
    "attachment_not_found": N_("Deze foto is er niet meer."),
    "attachment_locked": N_("Dit kunnen wij niet meer openen. Vraag de beheerder van de website."),
    "too_many_drafts": N_("Er zijn al veel buurtmeldingen begonnen. Wacht een uur."),
}


def spoken(moment: datetime | None, precision: str, today: date, locale: str = SOURCE) -> str:
    """Write when it was as people say it: "gisteren rond 22.00 uur"."""
    if precision == "now":
        return say(N_("Nu"), locale)
    if moment is None:
        return say(N_("Weet ik niet"), locale)
    local = moment.astimezone(TIME_ZONE)
    day = _day(local.date(), today, locale)
    clock = local.strftime("%H.%M")
    match precision:
        case "exact":
            return say(N_("%(day)s om %(clock)s uur"), locale, day=day, clock=clock)
        case "about":
            return say(N_("%(day)s rond %(clock)s uur"), locale, day=day, clock=clock)
        case "part":
            return say(_PARTS[local.hour // 6], locale, day=day)
        case _:
            return day


_PARTS = (
    N_("%(day)s in de nacht"),
    N_("%(day)s in de ochtend"),
    N_("%(day)s in de middag"),
    N_("%(day)s in de avond"),
)


def _day(day: date, today: date, locale: str) -> str:
    if day == today:
        return say(N_("Vandaag"), locale)
    if day == today - timedelta(days=1):
        return say(N_("Gisteren"), locale)
    written = format_date(day, "EEEE d MMMM", locale=supported(locale))
    return written[:1].upper() + written[1:]


def clock(moment: datetime) -> str:
    """Write a time of day: "22.04"."""
    return moment.astimezone(TIME_ZONE).strftime("%H.%M")


def clock_face(moment: datetime, locale: str = SOURCE) -> str:
    """Write a time of day with the part of the day beside it: "22.00 uur ('s avonds)"."""
    local = moment.astimezone(TIME_ZONE)
    parts = (N_("'s nachts"), N_("'s ochtends"), N_("'s middags"), N_("'s avonds"))
    part = say(parts[local.hour // 6], locale)
    return say(N_("%(clock)s uur, %(part)s"), locale, clock=local.strftime("%H.%M"), part=part)
