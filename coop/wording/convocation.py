"""What members read when they are called to a meeting, alike in a mail, a letter and a chat."""

from coop.wording.catalogue import N_

REFUSALS = {
    "convocation_not_found": N_("De leden zijn nog niet uitgenodigd voor deze vergadering."),
    "letter_batch_not_found": N_("Dit bestand met brieven is er niet."),
    "handed_in_future": N_("Deze dag komt nog. Vul de dag in waarop de brieven weggingen."),
    "handed_too_early": N_("Toen waren deze brieven er nog niet. Kies %(written_on)s of later."),
    "nobody_chosen": N_("Kies eerst bij welke leden dit hoort."),
    "no_letter": N_("Hier is geen brief voor die nog weg moet."),
    "supplement_too_late": N_(
        "De agenda kan niet meer veranderen: dat kon tot en met %(last_day)s (%(article)s). Een"
        " besluit over een punt dat er niet op tijd op stond, is vernietigbaar (BW 2:15 en 2:8)."
        " Alleen als alle leden er zijn of een volmacht gaven, en niemand tegen is, kan het toch."
    ),
    "agenda_unchanged": N_("Er is niets veranderd sinds de laatste uitnodiging."),
    "meeting_document_not_found": N_("Dit stuk is er niet (meer)."),
    "paper_not_a_pdf": N_("Dit is geen PDF. Bewaar het stuk eerst als PDF."),
    "meeting_document_too_large": N_("Dit stuk is te groot. Het mag %(megabytes)s MB zijn."),
}

SUBJECT = N_("Uitnodiging: %(title)s")
SUBJECT_AGAIN = N_("Nieuwe agenda: %(title)s")
GREETING = N_("Beste %(name)s,")
INVITED = N_("Het bestuur nodigt u uit voor deze vergadering van onze coöperatie.")
INVITED_AGAIN = N_("De agenda is veranderd. Deze uitnodiging komt in de plaats van de vorige.")
AMENDMENT = N_(
    "Let op: er komt een voorstel om de statuten te veranderen, of om de coöperatie te ontbinden."
    " De hele tekst leest u hieronder (BW 2:42)."
)
WHEN = N_("Wanneer")
WHERE = N_("Waar")
ONLINE = N_("Online")
AGENDA = N_("Agenda")
MOTION = N_("Voorstel: %(motion)s")
HOUR = N_("%(day)s, %(time)s uur")
ONLINE_HOW = N_(
    "Doet u vanuit huis mee? Log in op onze website en druk op ‘Ik doe mee’. Alleen dan kunt u"
    " stemmen (BW 2:38 lid 7)."
)
BEFOREHAND = N_("Vooraf stemmen kan van %(opens)s tot %(closes)s.")
PROXY = N_(
    "Kunt u niet komen? Dan mag een ander lid voor u stemmen. Geef het schriftelijk of op onze"
    " website door, voordat de stemming begint."
)
READ = N_("Lees de agenda en de stukken")
COMING = N_("Zeg of u komt")
COMES = N_("Ik kom")
STAYS_AWAY = N_("Ik kom niet")
SIGNED = N_("Het bestuur van %(cooperative)s")
SCAN = N_("Agenda en stukken op onze website")

#: How far one member is called, by ``coop.assembly.rules.Reach``.
REACHES = {
    "mail_waits": N_("E-mail wacht"),
    "mail_sent": N_("E-mail verstuurd"),
    "no_address": N_("Geen adres bekend"),
    "letter_waits": N_("Brief wordt gemaakt"),
    "letter_written": N_("Brief ligt klaar"),
    "letter_returned": N_("Brief kwam terug"),
    "posted": N_("Brief gepost"),
    "delivered": N_("Brief bezorgd"),
}

#: How a letter left our hands, by ``coop.assembly.rules.Handing``.
HANDINGS = {"posted": N_("Gepost"), "delivered": N_("Bezorgd")}

PROOF = N_("Bewijs van de uitnodiging: %(title)s")
LATE = N_(
    "Het bestuur nodigde uit terwijl de termijn voorbij was (%(article)s). Het heeft bevestigd dat"
    " het dit wist."
)
FROZEN = N_("Versie %(version)s, vastgezet op %(moment)s.")
CONSENT = N_("Toestemming op %(day)s, %(how)s")
MAILED = N_("Verstuurd op %(moment)s")
BOUNCED = N_("Niet aangekomen, bekend op %(moment)s")
HANDED = N_("%(how)s op %(day)s door %(by)s")
RETURNED = N_("Niet gelukt te bezorgen op %(day)s")

#: Which members are listed, by ``coop.assembly.queries.convocations.Shown``.
LISTS = {
    "wachten": N_("Nog niet bereikt"),
    "bezorgen": N_("Te bezorgen"),
    "brieven": N_("Alle brieven"),
    "mails": N_("Alle e-mails"),
    "alle": N_("Iedereen"),
}
