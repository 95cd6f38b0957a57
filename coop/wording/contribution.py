"""Sentences about the contribution."""

from coop.wording.catalogue import N_

#: By ``Remark``: what the treasurer should look at before fixing a run.
REMARKS = {
    "left": N_("Heeft opgezegd of is geen lid meer. Kijk of dit klopt."),
    "mandate_expired": N_("Machtiging 36 maanden niet gebruikt: betaalt zelf. Vraag een nieuwe."),
    "account_changed": N_("Nieuwe rekening sinds de vorige incasso. Wij geven het de bank door."),
    "no_address": N_("Geen adres en geen e-mail: deze brief kan niet op de post."),
    "no_amount": N_("Voor deze soort lid is geen bedrag. Dit lid wordt niets gevraagd."),
}
#: By ``MandateWay``.
WAYS = {
    "paper": N_("op papier"),
    "web": N_("op de website"),
    "import": N_("uit de oude administratie"),
}

#: The letter and the mail, written to the member.
SUBJECT = N_("Contributie %(year)s")
GREETING = N_("Beste %(name)s,")
ASK = N_("Dit is het verzoek om uw contributie voor %(year)s te betalen.")
ASK_HOW = N_(
    "Maak het bedrag uiterlijk %(day)s over. Zet het betalingskenmerk in de omschrijving."
)
REMINDER_SUBJECT = N_("Herinnering contributie %(year)s")
REMIND = N_("Wij zien uw contributie voor %(year)s nog niet binnen. Misschien is het u ontgaan.")
CROSSED = N_("Hebt u net betaald? Dan hoeft u niets te doen.")
TELL = N_("Wij schrijven uw contributie voor %(year)s van uw rekening af.")
TELL_WHEN = N_("Dat gebeurt op of kort na %(day)s. U hoeft niets te doen.")
REFUND = N_("Klopt het niet? Uw bank boekt het terug als u dat binnen acht weken vraagt.")
QUESTIONS = N_("Lukt betalen niet, of hebt u een vraag? Neem dan contact op. Wij denken mee.")
SIGNED = N_("De penningmeester van %(cooperative)s")
AMOUNT = N_("Bedrag")
TO_ACCOUNT = N_("Naar rekening")
IN_NAME_OF = N_("Op naam van")
REFERENCE = N_("Betalingskenmerk")
MEMBER_NUMBER = N_("Lidnummer")
PAY_BY = N_("Betalen uiterlijk")
PAY_HERE = N_("Of betaal op")
COLLECTED_ON = N_("Datum")
FROM_ACCOUNT = N_("Van uw rekening")
MANDATE = N_("Kenmerk machtiging")
CREDITOR_ID = N_("Incassant-ID")
SCAN = N_("Scan met de app van uw bank")
DESCRIPTION = N_("Contributie %(year)s %(cooperative)s")

#: Why a collection came back, by the code of the banks (ISO 20022, ExternalReturnReason).
RETURNS = {
    "AC01": N_("het rekeningnummer klopt niet"),
    "AC04": N_("de rekening is opgeheven"),
    "AC06": N_("de rekening is geblokkeerd"),
    "AM04": N_("er stond te weinig op de rekening"),
    "MD01": N_("volgens de bank is er geen machtiging"),
    "MD06": N_("het lid vroeg het geld terug"),
    "MD07": N_("de rekeninghouder is overleden"),
    "MS02": N_("het lid weigerde de incasso"),
    "MS03": N_("de bank noemt geen reden"),
    "SL01": N_("het lid laat deze incasso niet toe"),
}
OTHER_RETURN = N_("de bank boekte het terug")

#: By ``BookColumn``: the names above the columns of the file for the books.
BOOK_COLUMNS = {
    "day": N_("Datum"),
    "document": N_("Boekstuk"),
    "account": N_("Grootboekrekening"),
    "contra": N_("Tegenrekening"),
    "description": N_("Omschrijving"),
    "member_number": N_("Lidnummer"),
    "name": N_("Naam"),
    "reference": N_("Betalingskenmerk"),
    "amount": N_("Bedrag"),
    "debit": N_("Debet"),
    "credit": N_("Credit"),
    "tax_code": N_("Btw-code"),
}
PROGRAMS = {
    "conscribo": N_("Conscribo"),
    "e_boekhouden": N_("e-Boekhouden"),
}
BOOKED_PAYMENT = N_("Contributie %(year)s betaald")
BOOKED_RETURN = N_("Contributie %(year)s teruggeboekt")

#: By ``BankColumn``: what a column of a bank's table tells.
BANK_COLUMNS = {
    "day": N_("Dag van de betaling"),
    "amount": N_("Bedrag"),
    "side": N_("Af of bij"),
    "counter_iban": N_("Rekening van de ander"),
    "counter_name": N_("Naam van de ander"),
    "text": N_("Omschrijving"),
    "reference": N_("Betalingskenmerk"),
    "batch": N_("Kenmerk van de incasso"),
    "return": N_("Reden van terugboeken"),
    "own": N_("Onze eigen rekening"),
}

REFUSALS = {
    "statement_row": N_(
        "Regel %(line)s van dit bestand kunnen wij niet lezen. Er is niets geboekt."
    ),
    "bank_column_twice": N_("Twee kolommen kunnen niet hetzelfde zijn. Kies er één."),
    "bank_columns_missing": N_("Zeg in elk geval welke kolom de dag is, en welke het bedrag."),
    "statement_not_found": N_("Dit afschrift staat hier niet (meer). Upload het nog eens."),
    "statement_read": N_("Dit afschrift is al verwerkt. U hoeft niets te doen."),
    "invalid_payment_link": N_(
        "Deze link klopt niet. Neem hem over van de bank. Hij begint met https://"
    ),
    "book_columns": N_(
        "Kies elke kolom één keer, en in elk geval het bedrag. Debet en credit horen bij elkaar."
    ),
    "nothing_to_book": N_("Over dat jaar is er niets om te boeken."),
    "due_not_found": N_("Kies aan wie u dit wilt toerekenen."),
    "entry_not_found": N_("Deze betaling staat hier niet (meer)."),
    "no_statement": N_(
        "Dit is geen bankafschrift dat wij kunnen lezen. Kies in internetbankieren voor camt.053 "
        "of CSV."
    ),
    "statement_too_large": N_(
        "Dit bestand is groter dan %(most)s MB of 20.000 regels. Kies een kortere periode."
    ),
    "statement_known": N_(
        "Dit afschrift is al verwerkt, als %(file_name)s. Er is niets dubbel geboekt."
    ),
    "other_account": N_("Dit afschrift is van een andere rekening dan die van de coöperatie."),
    "entry_settled": N_("Over deze betaling is al besloten. U hoeft niets te doen."),
    "return_too_large": N_("Er kan niet meer terugkomen dan er is betaald."),
    "nobody_to_remind": N_("Er is nu niemand die een herinnering kan krijgen."),
    "mandate_not_found": N_("Deze machtiging staat hier niet (meer)."),
    "run_not_found": N_("Deze ronde staat hier niet (meer)."),
    "run_file_not_found": N_("Dit bestand is er nog niet. Kijk over een minuut nog eens."),
    "invalid_iban": N_(
        "Dit rekeningnummer klopt niet. Kijk of alle letters en cijfers goed zijn overgenomen."
    ),
    "invalid_creditor_id": N_(
        "Deze incassant-ID klopt niet. Hij staat in het contract met de bank en begint met NL."
    ),
    "invalid_amount": N_("Dit bedrag begrijpen wij niet. Schrijf het als 25 of 12,50."),
    "holder_missing": N_("Vul in op welke naam de rekening staat."),
    "invalid_term": N_("Kies een aantal dagen van %(shortest)s tot en met %(longest)s."),
    "invalid_year": N_("Kies een jaar van %(first)s tot en met %(last)s."),
    "signed_in_future": N_("De dag van ondertekenen ligt in de toekomst. Kijk de datum na."),
    "mandate_exists": N_(
        "Dit lid heeft al een machtiging. Is de rekening anders? Wijzig dan de rekening."
    ),
    "mandate_revoked": N_("Deze machtiging is ingetrokken. Vraag het lid om een nieuwe."),
    "creditor_missing": N_("Vul eerst de rekening van de coöperatie in."),
    "collection_too_early": N_(
        "Leden horen %(days)s dagen van tevoren dat u incasseert. Kies %(earliest)s of later."
    ),
    "no_business_day": N_("Op die dag werken de banken niet. Kies bijvoorbeeld %(instead)s."),
    "pay_by_too_early": N_(
        "Leden krijgen %(days)s dagen om te betalen. Kies %(earliest)s of later."
    ),
    "run_fixed": N_("%(name)s heeft de ronde van %(year)s al vastgezet. U hoeft niets te doen."),
    "run_changed": N_(
        "De ledenlijst of een machtiging is intussen veranderd. Kijk de regels nog eens na."
    ),
    "nothing_to_ask": N_("Er is niemand die voor dit jaar nog iets gevraagd moet worden."),
}
