"""What moderators and the police contact read about a report (B1)."""

from coop.wording.catalogue import N_
from coop.wording.incidents import Label

#: Where a report stands, in a word, and the kind of chip and the picture that go with it.
STATE_NAMES = {
    "received": N_("Nieuw"),
    "in_review": N_("Wordt bekeken"),
    "question": N_("Vraag aan de bewoner"),
    "approved": N_("Goedgekeurd"),
    "merged": N_("Samengevoegd"),
    "forwarded": N_("Doorgegeven"),
    "acknowledged": N_("Opgepakt"),
    "answered": N_("Beantwoord"),
    "closed": N_("Gesloten"),
    "rejected": N_("Niet doorgegeven"),
    "withdrawn": N_("Ingetrokken"),
    "anonymised": N_("Gewist"),
}

#: What happened, in the history of a report.
STEPS = {
    "received": N_("Ontvangen"),
    "in_review": N_("Bekeken door een beheerder"),
    "question": N_("Vraag gesteld aan de bewoner"),
    "approved": N_("Goedgekeurd"),
    "merged": N_("Samengevoegd met een andere buurtmelding"),
    "forwarded": N_("Doorgegeven aan de wijkagent"),
    "acknowledged": N_("Gezien door de wijkagent, die het oppakt"),
    "answered": N_("Beantwoord door de wijkagent"),
    "closed": N_("Gesloten"),
    "rejected": N_("Niet doorgegeven"),
    "withdrawn": N_("Ingetrokken door de bewoner"),
    "anonymised": N_("Gewist na de bewaartermijn"),
}

REASON_CHOICES = {
    "belongs_elsewhere": N_("Hoort niet bij deze groep"),
    "known_already": N_("Is al bekend"),
    "unclear": N_("Niet duidelijk genoeg"),
    "no_behaviour": N_("Gaat over een persoon, niet over gedrag"),
    "practice": N_("Was een proef"),
    "other": N_("Iets anders, namelijk"),
}

#: The eight standard answers as the agent presses them (people-first C2).
ANSWER_CHOICES = {
    "read": Label(N_("Gelezen, dank"), "check"),
    "takes_along": Label(N_("Neem ik mee"), "walking"),
    "passed_on": Label(N_("Doorgezet naar collega's"), "people"),
    "call_police": Label(N_("Laat de bewoner 0900-8844 bellen of aangifte doen"), "phone"),
    "belongs_elsewhere": Label(N_("Hoort bij een ander"), "share"),
    "wants_contact": Label(N_("Ik wil de bewoner spreken"), "chat"),
    "known": Label(N_("Bekend, meer kan ik niet zeggen"), "lock"),
    "no_action": Label(N_("Gelezen, nu geen actie"), "eye"),
}

CALLED_AT = {
    "emergency": N_("112 gebeld: %(moment)s"),
    "police": N_("0900-8844 gebeld: %(moment)s"),
}
CALLED = {
    "emergency": N_("112 is gebeld"),
    "police": N_("0900-8844 is gebeld"),
    "going_to": N_("Zou 112 gaan bellen"),
    "no": N_("Politie niet gebeld"),
}
CALLED_UNKNOWN = N_("Niet bekend of de politie gebeld is")
IMAGES_KEPT = N_("De bewoner heeft beeld en bewaart het.")
NO_STREET = N_("straat niet bekend")

#: To moderators: nothing of what was reported stands in a chat or mail (people-first C7).
NEW_REPORT = N_("Nieuwe buurtmelding %(number)s.")
ANNOUNCED = N_("Nieuwe buurtmelding %(number)s in %(group)s.")
NEW_REPORT_NOW = N_("Nieuwe buurtmelding %(number)s: het gebeurt nu.")
WAITS = N_("Buurtmelding %(number)s wacht nog. Niemand heeft hem bekeken.")
WAITS_LONG = N_(
    "Buurtmelding %(number)s wacht al lang. U kunt invallen voor de beheerder: neem contact op."
)
OPEN_REPORT = N_("Bekijk de buurtmelding")

#: To the police contact: plain, no personal data (people-first C2).
FORWARDED_SUBJECT = N_("Buurtmelding %(number)s: %(kind)s, %(street)s")
FORWARDED = N_("%(group)s geeft een buurtmelding aan u door.")
FORWARDED_FACTS = (N_("Nummer"), N_("Soort"), N_("Straat"), N_("Wanneer"), N_("Politie"))
FORWARDED_HOW = N_(
    "Achter de knop leest u wat er gezien is. Antwoorden is daar één keer drukken; "
    "de bewoner en de groep krijgen uw antwoord."
)
FORWARDED_LASTS = N_("De knop werkt veertien dagen.")
READ_AND_ANSWER = N_("Lees en antwoord")

#: What was done while no answer came: reminder, deputy, silence (C21).
STEPS_OF_WAITING = (
    N_("De wijkagent is herinnerd"),
    N_("Aan de vervanger gevraagd"),
    N_("Geen antwoord binnen de afgesproken tijd"),
)

PRINTED_TITLE = N_("Buurtmelding %(number)s")
PRINTED_NO_NAME = N_("Wie dit doorgaf, krijgt u niet van ons.")
PRINTED_THROW_AWAY = N_("Gooi dit papier weg als u klaar bent. Wij wissen de tekst ook.")

CODE_SUBJECT = N_("Uw code")
CODE = N_("Typ deze code over op de pagina waar u was.")
CODE_LASTS = N_("De code werkt een kwartier, één keer. Daarna kent de pagina uw browser.")
CODE_NOT_ASKED = N_("Hebt u dit niet gevraagd? Dan hoeft u niets te doen.")

#: The first line of what a group reads about a report: number, kind, street.
OUTCOME_TITLE = N_("Buurtmelding %(number)s: %(kind)s, %(street)s.")

#: Words to choose from where the board wrote none; questions to residents are at A2.
STANDARD_TEXTS = {
    "question": (
        N_("Waar was het precies?"),
        N_("Hoe laat was het ongeveer?"),
        N_("Gebeurt het vaker?"),
        N_("Welke kant ging de persoon op?"),
        N_("Heeft u de politie gebeld?"),
    ),
    "rejection": (
        N_("Dank dat u het vertelde."),
        N_("Bel 0900-8844 als het weer gebeurt."),
        N_("Wij mogen geen namen of kentekens in de groep zetten."),
    ),
    "to_reporter": (N_("Dank voor uw oplettendheid."), N_("Bel 112 als het weer gebeurt.")),
    "to_group": (N_("Sluit deuren en ramen goed af."), N_("Ziet u iets? Bel 112.")),
}
#: By `TextKind`, the name of a list on the page of the board.
TEXT_KINDS = {
    "question": N_("Vragen aan de bewoner"),
    "rejection": N_("Bij niet doorgeven"),
    "to_reporter": N_("Bij het antwoord, voor de bewoner"),
    "to_group": N_("Bij het antwoord, voor de groep"),
}
#: C17: to receivers other than the police, what, where and when; nobody has to answer.
SHARED_SUBJECT = N_("Ter informatie: %(kind)s, %(street)s")
SHARED = N_("%(group)s laat u weten wat buren zagen.")
SHARED_WHAT = N_("Wat")
SHARED_NO_MORE = N_("Meer geven wij niet door. Antwoorden hoeft niet.")
REPLIED = N_("Buurtmelding %(number)s: de bewoner heeft geantwoord.")
DECLINED = N_("Buurtmelding %(number)s: de bewoner wil niet antwoorden.")

REFUSALS = {
    "cells_needed": N_("Kies eerst welke vakken wazig worden."),
    "unknown_cell": N_("Dit vak is er niet. De vakken lopen van 1 tot en met %(most)s."),
    "words_needed": N_(
        "De bewoner sprak het in. Luister, en schrijf op wat de ontvanger moet lezen. "
        "Daarna kunt u het doorgeven."
    ),
    "alarm_over": N_("Dit staat niet meer in de groep."),
    "receiver_not_allowed": N_("Deze ontvanger kan dit niet krijgen. Kies een andere."),
    "may_not_be_asked": N_("Deze bewoner wil geen vragen krijgen."),
    "question_open": N_("Er staat al een vraag open. Wacht op het antwoord van de bewoner."),
    "question_needed": N_("Schrijf er iets bij."),
    "question_too_long": N_("De tekst is te lang. Er mogen %(longest)s tekens."),
    "too_many_texts": N_("Er zijn al %(most)s teksten. Haal er eerst een weg."),
    "standard_text_not_found": N_("Deze tekst is er niet meer."),
    "report_handled": N_("Iemand anders was u voor: dit is al gedaan. Kijk hoe het nu staat."),
    "review_needed": N_("Keur deze buurtmelding eerst goed. Of wijs hem af, met een reden."),
    "report_claimed": N_("Een andere beheerder bekijkt deze buurtmelding nu."),
    "merge_elsewhere": N_("Kies een andere buurtmelding van dezelfde groep."),
    "merge_needs_open": N_("Die buurtmelding is al klaar. Kies er een die nog loopt."),
    "review_setting_out_of_bounds": N_("Vul een getal in van %(least)s tot %(most)s."),
    "no_police_contact": N_(
        "Deze groep heeft geen contact bij de politie. Vraag het bestuur er een op te nemen."
    ),
    "reason_needed": N_("Schrijf erbij wat de reden is."),
    "answer_text_too_long": N_("De tekst is te lang. Er mogen %(longest)s tekens."),
    "report_answered": N_("Op deze buurtmelding is al geantwoord."),
}
