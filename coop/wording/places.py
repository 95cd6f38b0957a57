"""Sentences about places."""

from coop.wording.catalogue import N_

REFUSALS = {
    "invalid_postcode": N_(
        "Deze postcode kan niet kloppen. Een postcode heeft vier cijfers en twee letters, "
        "zoals 5021 AB."
    ),
    "invalid_house_number": N_(
        "Dit huisnummer kan niet kloppen. Een huisnummer begint met cijfers, zoals 12, 12A of "
        "12-2."
    ),
    "extract_columns": N_(
        "Wij missen nog: %(missing)s. Zonder die kolommen weten wij geen adres. En een plek op "
        "de kaart bestaat uit twee kolommen."
    ),
    "extract_column_twice": N_("U koos twee keer hetzelfde. Kies elke soort één keer."),
    "too_many_addresses": N_(
        "Dit bestand heeft meer dan %(most)s regels. Neem alleen de adressen van uw eigen gebied."
    ),
    "extract_not_found": N_("Deze adressenlijst staat hier niet (meer)."),
    "extract_busy": N_(
        "Met deze adressenlijst gebeurde net iets anders. Kijk hieronder hoe het nu staat."
    ),
    "extract_changed": N_(
        "De lijst brengt nu iets anders dan u zag. Kijk het nog eens na en bevestig dan."
    ),
    "extract_not_newest": N_(
        "Er is een nieuwere adressenlijst overgenomen. Draai eerst die terug."
    ),
    "nothing_in_extract": N_("In deze lijst staat niets nieuws."),
    "not_geojson": N_(
        "In dit bestand vinden wij geen gebieden. Kies een GeoJSON-bestand met vlakken "
        "(Polygon of MultiPolygon)."
    ),
    "area_file_too_large": N_(
        "Dit bestand is te groot. Hoogstens %(megabytes)s MB en %(points)s punten. Maak de "
        "grenzen eenvoudiger en probeer het opnieuw."
    ),
    "area_name_missing": N_(
        "Gebied %(number)s in het bestand heeft geen naam, of een naam van meer dan %(most)s "
        'tekens. Zet de naam bij "naam".'
    ),
    "area_name_twice": N_("De naam %(name)s staat twee keer in het bestand."),
    "area_swapped": N_(
        "Bij %(name)s zijn lengte en breedte omgewisseld. In GeoJSON staat de lengte (rond 5) "
        "voor de breedte (rond 52)."
    ),
    "area_outside": N_("%(name)s ligt buiten Nederland. Kijk de coördinaten na."),
    "area_crosses_itself": N_(
        "De grens van %(name)s kruist zichzelf. Teken hem opnieuw, zonder lus."
    ),
    "area_too_small": N_("De grens van %(name)s sluit niets in. Teken minstens drie punten."),
    "too_many_areas": N_("Er passen hoogstens %(most)s gebieden van één soort op de kaart."),
    "area_not_found": N_("Dit gebied staat niet (meer) op de kaart."),
}

#: By ``Column``.
COLUMNS = {
    "postcode": N_("Postcode"),
    "house_number": N_("Huisnummer"),
    "house_letter": N_("Huisletter"),
    "addition": N_("Toevoeging"),
    "street": N_("Straat"),
    "town": N_("Woonplaats"),
    "rd_x": N_("X (rijksdriehoek)"),
    "rd_y": N_("Y (rijksdriehoek)"),
    "latitude": N_("Breedte (rond 52)"),
    "longitude": N_("Lengte (rond 5)"),
}

#: By ``AreaKind``.
AREA_KINDS = {
    "neighbourhood": N_("Buurt of wijk"),
    "prevention": N_("Preventiegebied"),
}
AREA_HINTS = {
    "neighbourhood": N_("Waar de leden wonen."),
    "prevention": N_("Waar buren samen opletten. Dat mag groter of anders zijn."),
}

#: Why a row cannot be taken over, by ``Flaw``.
FLAWS = {
    "broken": N_('Er staat een aanhalingsteken (") op een vreemde plek.'),
    "too_long": N_("De regel, de straat of de plaats is te lang."),
    "postcode": N_("De postcode ontbreekt of kan niet kloppen."),
    "number": N_("Het huisnummer ontbreekt of kan niet kloppen."),
    "street": N_("De straat ontbreekt."),
    "town": N_("De woonplaats ontbreekt."),
    "point": N_("De coördinaten zijn geen getallen, of er ontbreekt er een."),
    "outside": N_("De coördinaten liggen buiten Nederland."),
    "swapped": N_("De coördinaten zijn omgewisseld."),
}

#: What becomes of a row, by ``RowState``.
ROW_STATES = {
    "new": N_("Nieuw"),
    "changed": N_("Gewijzigd"),
    "same": N_("Stond er al"),
    "duplicate": N_("Dubbel"),
    "error": N_("Fout"),
}

#: What the worker does, by task.
WORK = {
    "read_extract": N_("Wij lezen de adressen"),
    "enter_extract": N_("Wij nemen de adressen over"),
    "undo_extract": N_("Wij draaien de lijst terug"),
}
