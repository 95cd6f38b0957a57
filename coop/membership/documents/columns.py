"""Which column of a list is what: guessed from its name, or else from what stands in it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from coop.kernel.errors import InvalidInputError
from coop.membership.documents.rows import date_of
from coop.membership.rules import REQUIRED, Column
from coop.people.documents import phone_of
from coop.people.rules import is_email
from coop.places.rules import HOUSE_NUMBER, postcode_of
from coop.rendering.tables import plain_header

#: The names that lists give their columns, with letters only; the first is ours.
HEADERS: dict[Column, tuple[str, ...]] = {
    Column.NUMBER: ("lidnummer", "lidnr", "relatienummer", "relatienr", "lidno"),
    Column.GIVEN_NAME: ("voornaam", "voornamen", "roepnaam", "voorletters", "initialen"),
    Column.TUSSENVOEGSEL: ("tussenvoegsel", "tussenvoegsels", "voorvoegsel", "voorvoegsels", "tv"),
    Column.FAMILY_NAME: ("achternaam", "familienaam", "naam"),
    Column.POSTCODE: ("postcode", "pc"),
    Column.HOUSE_NUMBER: ("huisnummer", "huisnr", "hnr"),
    Column.ADDITION: ("toevoeging", "huisnummertoevoeging", "huisletter", "toev"),
    Column.STREET: ("straat", "straatnaam"),
    Column.TOWN: ("plaats", "woonplaats", "plaatsnaam"),
    Column.EMAIL: ("email", "emailadres", "mail", "mailadres"),
    Column.PHONE: ("telefoon", "telefoonnummer", "tel", "mobiel", "gsm", "telefoonmobiel"),
    Column.JOINED_ON: ("lidsinds", "inschrijfdatum", "datumlid", "ingangsdatum", "begindatum"),
    Column.CONSENT: ("toestemmingemail", "toestemming", "akkoordemail", "emailtoestemming"),
}
HEADER_TEXTS = (
    *("Lidnummer", "Voornaam", "Tussenvoegsel", "Achternaam", "Postcode", "Huisnummer"),
    *("Toevoeging", "Straat", "Plaats", "E-mail", "Telefoon", "Lid sinds", "Toestemming e-mail"),
)
KNOWN_HEADERS = {name: column for column, names in HEADERS.items() for name in names}
#: Our own column of reasons, in a list that was corrected and comes back.
REASON = "Waarom niet"
#: How many rows are looked at, and which share of their cells must look alike.
SAMPLE = 50
ENOUGH = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Where each column stands in a list, and what of the header was not understood."""

    places: Mapping[Column, int]
    unknown: tuple[str, ...]

    @property
    def missing(self) -> tuple[Column, ...]:
        """Return the columns without which nobody can be entered."""
        return tuple(column for column in REQUIRED if column not in self.places)


def columns_of(header: Sequence[str], sample: Sequence[Sequence[str]] = ()) -> Columns:
    """Guess the columns from their names, and the rest from what stands in some rows.

    Of two that mean the same the first counts. What may mean two things is not guessed: better a
    question than a wrong register.
    """
    places: dict[Column, int] = {}
    for place, name in enumerate(header):
        column = KNOWN_HEADERS.get(plain_header(name))
        if column is not None:
            places.setdefault(column, place)
    if Column.GIVEN_NAME not in places and _is_whole_name(header, places):
        # Beside no first name "Naam" holds first name and family name in one.
        del places[Column.FAMILY_NAME]
    _guess_from_cells(places, header, sample)
    return chosen_columns(header, places)


def chosen_columns(header: Sequence[str], places: Mapping[Column, int]) -> Columns:
    """Return the columns as they were guessed or chosen, with what is left of the header."""
    taken = set(places.values())
    unknown = (name for place, name in enumerate(header) if place not in taken and name)
    return Columns(places=places, unknown=tuple(unknown))


def _is_whole_name(header: Sequence[str], places: Mapping[Column, int]) -> bool:
    place = places.get(Column.FAMILY_NAME)
    return place is not None and plain_header(header[place]) == "naam"


def _reads(parse: Callable[[str], object]) -> Callable[[str], bool]:
    def fits(text: str) -> bool:
        try:
            parse(text)
        except (InvalidInputError, ValueError):
            return False
        return True

    return fits


def _looks_like_a_phone(text: str) -> bool:
    return text.startswith(("0", "+")) and _reads(phone_of)(text)


#: What cells of a column look like; a date is no telephone number and so on down.
LOOKS: tuple[tuple[Column, Callable[[str], bool]], ...] = (
    (Column.EMAIL, is_email),
    (Column.POSTCODE, _reads(postcode_of)),
    (Column.JOINED_ON, _reads(date_of)),
    (Column.PHONE, _looks_like_a_phone),
    (Column.HOUSE_NUMBER, lambda text: HOUSE_NUMBER.match(text.upper()) is not None),
)


def _guess_from_cells(
    places: dict[Column, int], header: Sequence[str], sample: Sequence[Sequence[str]]
) -> None:
    """Place columns that no name gave away, each only where exactly one column looks like it."""
    for column, looks in LOOKS:
        free = set(range(len(header))) - set(places.values())
        free -= {place for place in free if header[place] == REASON}
        fitting = [place for place in sorted(free) if _fits(looks, place, sample)]
        if column not in places and len(fitting) == 1:
            places[column] = fitting[0]


def _fits(looks: Callable[[str], bool], place: int, sample: Sequence[Sequence[str]]) -> bool:
    cells = [row[place].strip() for row in sample if place < len(row) and row[place].strip()]
    return bool(cells) and sum(map(looks, cells)) >= ENOUGH * len(cells)
