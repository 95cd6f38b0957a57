"""Sentences about the members' register and lists to import."""

from coop.wording.catalogue import N_

#: By ``Column``.
COLUMNS = {
    "number": N_("Lidnummer"),
    "given_name": N_("Voornaam"),
    "tussenvoegsel": N_("Tussenvoegsel"),
    "family_name": N_("Achternaam"),
    "postcode": N_("Postcode"),
    "house_number": N_("Huisnummer"),
    "addition": N_("Toevoeging"),
    "street": N_("Straat"),
    "town": N_("Plaats"),
    "email": N_("E-mail"),
    "phone": N_("Telefoon"),
    "joined_on": N_("Lid sinds"),
    "consent": N_("Toestemming e-mail"),
}

#: By ``FindingKind``: what is the matter with a row, and what to do about it.
FINDINGS = {
    "unclosed_quote": N_(
        'Er staat een aanhalingsteken (") dat niet wordt gesloten. Haal het weg of zet er een bij.'
    ),
    "stray_quote": N_('Er staat een aanhalingsteken (") op een vreemde plek. Haal het weg.'),
    "too_many_cells": N_(
        "Deze regel heeft meer vakjes dan er kolommen zijn. Staat er een scheidingsteken te veel?"
    ),
    "too_long": N_("%(column)s is te lang: “%(value)s”. Kort het in."),
    "formula": N_(
        "%(column)s is een formule: “%(value)s”. Zet daar de uitkomst neer, zonder = ervoor."
    ),
    "missing": N_("%(column)s is leeg. Vul dit in."),
    "missing_street": N_("Straat is leeg en wij kennen dit adres nog niet. Vul de straat in."),
    "invalid_number": N_("Lidnummer “%(value)s” is geen heel getal boven nul."),
    "invalid_postcode": N_(
        "Postcode “%(value)s” kan niet kloppen: vier cijfers en twee letters, zoals 5021 AB."
    ),
    "invalid_house_number": N_(
        "Huisnummer “%(value)s” kan niet kloppen. Schrijf het als 12, 12A of 12-2."
    ),
    "invalid_email": N_(
        "E-mail “%(value)s” lijkt geen e-mailadres. Verbeter het of maak het leeg."
    ),
    "invalid_phone": N_(
        "Telefoon “%(value)s” lijkt geen telefoonnummer. Verbeter het of maak het leeg."
    ),
    "invalid_date": N_("Datum “%(value)s” begrijpen wij niet. Schrijf hem als 31-12-2021."),
    "future_date": N_("Lid sinds “%(value)s” ligt in de toekomst."),
    "invalid_yes_no": N_("Bij Toestemming e-mail staat “%(value)s”. Schrijf ja of nee."),
    "number_taken": N_(
        "Lidnummer %(value)s is of was van iemand anders. Kijk na wie welk nummer heeft."
    ),
    "number_twice": N_("Lidnummer %(value)s staat in deze lijst bij meer dan één persoon."),
    "already_member": N_("Is al lid, onder nummer %(value)s."),
    "same_as_line": N_("Staat al in deze lijst, op regel %(value)s."),
    "no_email": N_("Geen e-mailadres: krijgt post per brief."),
    "no_join_date": N_("Geen datum bij Lid sinds: wij nemen vandaag."),
    "shared_email": N_("%(value)s is ook het adres van iemand anders. Dat mag."),
    "street_differs": N_("Op dit adres kennen wij de straat als %(value)s. Die nemen wij."),
    "tussenvoegsel_split": N_(
        "Het tussenvoegsel “%(value)s” hebben wij uit de achternaam gehaald."
    ),
    "consent_without_email": N_("Wel toestemming voor e-mail, maar geen e-mailadres."),
    "changed_address": N_("Ander adres. Nu: %(before)s. In de lijst: %(value)s."),
    "changed_email": N_("Ander e-mailadres. Nu: %(before)s. In de lijst: %(value)s."),
    "changed_phone": N_("Ander telefoonnummer. Nu: %(before)s. In de lijst: %(value)s."),
    "known_person": N_("Stond hier al als bewoner en wordt nu lid."),
}

#: By the name of a job's task: what is done meanwhile, and what it is done with.
WORK = {
    "plan_list": N_("Wij bekijken het bestand"),
    "read_list": N_("Wij lezen de lijst"),
    "compare_list": N_("Wij vergelijken met de ledenlijst"),
    "enter_list": N_("Wij nemen de leden over"),
    "undo_list": N_("Wij draaien de lijst terug"),
}

#: Why a member stays although the import is undone, by the table that refers to him or her.
KEPT = {
    "attendances": N_("Deed mee aan een vergadering."),
    "ballots": N_("Heeft gestemd."),
    "channels": N_("Gaf zelf een adres of nummer op."),
    "consents": N_("Gaf zelf toestemming voor berichten."),
    "electors": N_("Staat op een lijst van stemmers."),
    "members": N_("Het lidmaatschap is gewijzigd of beëindigd."),
    "notices": N_("Kreeg al een bericht."),
    "persons": N_("Is na de import nog gewijzigd."),
    "roles": N_("Heeft een functie."),
    "sessions": N_("Is al ingelogd geweest."),
    "sign_ins": N_("Is al ingelogd geweest."),
}
KEPT_OTHERWISE = N_("Er is intussen iets mee gedaan.")

REFUSALS = {
    "member_not_found": N_("Dit lid staat hier niet (meer)."),
    "same_person": N_("Kies twee verschillende mensen om naast elkaar te zetten."),
    "register_file_not_found": N_(
        "Dit bestand is er niet (meer). Een bestand met leden bewaren wij één dag."
    ),
    "saved_filter_not_found": N_("Dit filter is er niet (meer)."),
    "filter_name": N_("Geef het filter een naam van hoogstens %(most)s letters."),
    "filter_name_taken": N_("U hebt al een filter met deze naam. Kies een andere naam."),
    "too_many_filters": N_("U bewaart al %(most)s filters. Gooi er eerst een weg."),
    "age_asked": N_(
        "Voor de categorie %(name)s is een geboortedatum nodig. Zet leden daar één voor één in."
    ),
    "selection_changed": N_(
        "Er is intussen iets veranderd: nu gaat het om %(members)s leden. Kijk hieronder en "
        "bevestig opnieuw."
    ),
    "nothing_to_export": N_("In deze selectie staat niemand. Er is geen bestand gemaakt."),
    "import_not_found": N_(
        "Deze lijst is er niet (meer). Een lijst bewaren wij een week. Upload hem opnieuw."
    ),
    "line_too_long": N_(
        "Regel %(line)s is langer dan %(most)s tekens. Dat is geen regel van een ledenlijst. "
        "Kort hem in."
    ),
    "workbook_too_large": N_(
        "Dit Excel-bestand wordt uitgepakt groter dan %(most)s MB. Zet alleen de ledenlijst in "
        "een nieuw bestand."
    ),
    "column_twice": N_("U koos twee kolommen voor hetzelfde. Kies er één."),
    "import_busy": N_("Wij zijn nog met deze lijst bezig. Wacht tot het klaar is."),
    "nothing_to_undo": N_("Van deze lijst valt niets terug te draaien."),
    "too_many_rows": N_(
        "Er staan meer dan %(most)s regels in dit bestand. Zoveel kunnen wij tegelijk goed "
        "nakijken. Verdeel het over meer bestanden."
    ),
    "missing_columns": N_(
        "Er ontbreken kolommen in deze lijst. Voeg ze toe en upload de lijst opnieuw."
    ),
    "nothing_to_import": N_("In deze lijst staat niemand die nieuw lid kan worden."),
    "import_confirmed": N_("%(name)s heeft deze lijst al overgenomen. U hoeft niets te doen."),
    "import_discarded": N_("Deze lijst is weggegooid. Upload hem opnieuw als dat niet klopt."),
    "import_changed": N_(
        "De ledenlijst is intussen veranderd. Kijk de lijst hieronder nog eens na."
    ),
}
