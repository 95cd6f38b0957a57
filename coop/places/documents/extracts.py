"""Reads lists of addresses: an extract of the BAG as CSV, however its columns are called."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from coop.kernel.errors import InvalidInputError
from coop.places.errors import (
    ExtractColumnsError,
    ExtractColumnTwiceError,
    TooManyAddressesError,
)
from coop.places.rules import (
    LONGEST_STREET,
    LONGEST_TEXT,
    LONGEST_TOWN,
    MOST_ADDRESSES,
    NETHERLANDS,
    Column,
    Door,
    Flaw,
    ListedAddress,
    Point,
    door_of,
    is_in_grid,
    point_of_rd,
    postcode_of,
)
from coop.rendering.errors import EmptyFileError
from coop.rendering.tables import cells_of, csv_of, plain_header, separator_of

#: The names that extracts give their columns, with letters and digits only; the first is ours.
HEADERS: dict[Column, tuple[str, ...]] = {
    Column.POSTCODE: ("postcode", "pc", "pc6"),
    Column.HOUSE_NUMBER: ("huisnummer", "huisnr", "hnr", "nummer"),
    Column.HOUSE_LETTER: ("huisletter", "hlt", "letter"),
    Column.ADDITION: ("huisnummertoevoeging", "toevoeging", "hnrtoevoeging", "toev"),
    Column.STREET: ("straat", "openbareruimte", "openbareruimtenaam", "straatnaam", "naamopr"),
    Column.TOWN: ("woonplaats", "woonplaatsnaam", "plaats", "plaatsnaam", "wpl"),
    Column.RD_X: ("x", "xcoordinaat", "rdx", "xrd"),
    Column.RD_Y: ("y", "ycoordinaat", "rdy", "yrd"),
    Column.LATITUDE: ("lat", "latitude", "breedtegraad", "ycoordinatewgs84"),
    Column.LONGITUDE: ("lon", "lng", "long", "longitude", "lengtegraad"),
}
KNOWN_HEADERS = {name: column for column, names in HEADERS.items() for name in names}
#: Without these no letter arrives.
REQUIRED = (Column.POSTCODE, Column.HOUSE_NUMBER, Column.STREET, Column.TOWN)
#: What stands in one without the other is no place.
PAIRS = ((Column.RD_X, Column.RD_Y), (Column.LATITUDE, Column.LONGITUDE))
LONGEST_LINE = 4_000
#: So much of a text is read at a time.
SLICE = 400_000
#: "155000", "155000,25", "155.000,25" or "5.387": a point between digits parts thousands only
#: where a comma follows.
NUMBER = re.compile(r"^-?[0-9]+(?:[.,][0-9]+)?$")
#: A list to try and to fill in; 5099 is not in use.
EXAMPLE = (
    (
        *("postcode", "huisnummer", "huisletter", "huisnummertoevoeging"),
        *("straat", "woonplaats", "x", "y"),
    ),
    ("5099AA", "1", "", "", "Lindenhof", "Tilburg", "132250,50", "397485,00"),
    ("5099AA", "3", "A", "2", "Lindenhof", "Tilburg", "132255,50", "397485,00"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractLayout:
    """How a text is a list of addresses."""

    separator: str
    header: tuple[str, ...]
    #: What the names of the columns tell; too little where they are unknown.
    places: Mapping[Column, int]
    #: Where the first row begins: its line, and the characters before it.
    line: int
    character: int
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractLine:
    """One row as it was read: an address, or why it is none."""

    line: int
    text: str
    address: ListedAddress | None = None
    flaw: Flaw | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractPiece:
    """Some rows of a list, and how much of its text they took."""

    lines: tuple[ExtractLine, ...]
    characters: int
    passed: int


def layout_of_extract(text: str) -> ExtractLayout:
    """Find out how to read a text, or refuse what is no list of addresses or too long a one."""
    lines = text.split("\n")
    number = next((at for at, line in enumerate(lines) if _is_header(line)), None)
    if number is None:
        raise EmptyFileError
    separator = separator_of(lines[number], frozenset(KNOWN_HEADERS))
    rows = sum(bool(line.strip()) for line in lines[number + 1 :])
    header = cells_of(lines[number], separator) or []
    if not rows:
        raise EmptyFileError
    if rows > MOST_ADDRESSES:
        raise TooManyAddressesError(most=MOST_ADDRESSES)
    if len(header) < len(REQUIRED):
        # Whatever its columns are, they are too few for an address.
        raise ExtractColumnsError(missing=", ".join(HEADERS[column][0] for column in REQUIRED))
    return ExtractLayout(
        separator=separator,
        header=tuple(header),
        places=_places(header),
        line=number + 2,
        character=sum(len(line) + 1 for line in lines[: number + 1]),
        rows=rows,
    )


def _is_header(line: str) -> bool:
    # Excel writes "sep=;" above the header to tell itself the separator.
    return bool(line.strip()) and not line.lower().startswith("sep=")


def _places(header: Sequence[str]) -> dict[Column, int]:
    """Guess the columns from their names; of two that mean the same the first counts."""
    places: dict[Column, int] = {}
    for place, name in enumerate(header):
        column = KNOWN_HEADERS.get(plain_header(name))
        if column is not None:
            places.setdefault(column, place)
    for pair in PAIRS:
        if sum(column in places for column in pair) == 1:
            places = {column: place for column, place in places.items() if column not in pair}
    return places


def missing_columns(places: Mapping[Column, int]) -> tuple[Column, ...]:
    """Return which columns an address cannot do without are not there."""
    return tuple(column for column in REQUIRED if column not in places)


def ensure_columns(places: Mapping[Column, int], width: int) -> None:
    """Refuse columns, as somebody chose them, that make no address or no place on the map."""
    missing = missing_columns(places)
    halves = [
        column
        for pair in PAIRS
        for column in pair
        if sum(one in places for one in pair) == 1 and column not in places
    ]
    if missing or halves:
        names = ", ".join(HEADERS[column][0] for column in (*missing, *halves))
        raise ExtractColumnsError(missing=names)
    chosen = set(places.values())
    if len(chosen) != len(places) or not chosen <= set(range(width)):
        raise ExtractColumnTwiceError


def first_rows(text: str, layout: ExtractLayout, most: int) -> tuple[tuple[str, ...], ...]:
    """Return the cells of the first rows, for who says which column is what."""
    lines = (line for line in text[layout.character :][:SLICE].split("\n") if line.strip())
    rows = (cells_of(line, layout.separator) or [] for line in islice(lines, most))
    return tuple(tuple(cell.strip()[:LONGEST_TEXT] for cell in row) for row in rows)


def read_extract(
    text: str, *, line: int, separator: str, places: Mapping[Column, int], most: int
) -> ExtractPiece:
    """Read the first rows of a text that begins at a line and may end anywhere at ``SLICE``."""
    lines = text.split("\n")
    last = len(lines) - 1 if len(text) >= SLICE else len(lines)
    taken = lines[: min(last, most)]
    return ExtractPiece(
        lines=tuple(
            _read(said, line + at, separator, places)
            for at, said in enumerate(taken)
            if said.strip()
        ),
        characters=sum(len(said) + 1 for said in taken),
        passed=len(taken),
    )


def _read(text: str, line: int, separator: str, places: Mapping[Column, int]) -> ExtractLine:
    quoted = text.strip()[:LONGEST_TEXT]
    cells = cells_of(text, separator)
    if len(text) > LONGEST_LINE or cells is None:
        flaw = Flaw.TOO_LONG if len(text) > LONGEST_LINE else Flaw.BROKEN
        return ExtractLine(line=line, text=quoted, flaw=flaw)

    def said(column: Column) -> str:
        place = places.get(column, len(cells))
        return " ".join(cells[place].split()) if place < len(cells) else ""

    found = _address(
        postcode=said(Column.POSTCODE),
        number=f"{said(Column.HOUSE_NUMBER)}{said(Column.HOUSE_LETTER)}",
        addition=said(Column.ADDITION),
        street=said(Column.STREET),
        town=said(Column.TOWN),
        point=_point({column: said(column) for pair in PAIRS for column in pair}),
    )
    if isinstance(found, Flaw):
        return ExtractLine(line=line, text=quoted, flaw=found)
    return ExtractLine(line=line, text=quoted, address=found)


def _address(
    *,
    postcode: str,
    number: str,
    addition: str,
    street: str,
    town: str,
    point: Point | Flaw | None,
) -> ListedAddress | Flaw:
    door = _door(postcode, number, addition)
    if isinstance(door, Flaw):
        return door
    if not street or not town:
        return Flaw.TOWN if street else Flaw.STREET
    if len(street) > LONGEST_STREET or len(town) > LONGEST_TOWN:
        return Flaw.TOO_LONG
    if isinstance(point, Flaw):
        return point
    return ListedAddress(door=door, street=street, town=town, point=point)


def _door(postcode: str, number: str, addition: str) -> Door | Flaw:
    try:
        postcode_of(postcode)
    except InvalidInputError:
        return Flaw.POSTCODE
    try:
        return door_of(postcode, number, addition)
    except InvalidInputError:
        return Flaw.NUMBER


def _point(said: Mapping[Column, str]) -> Point | Flaw | None:
    """Return where an address lies; degrees come before the grid, for nothing is computed."""
    for first, second in reversed(PAIRS):
        if not said[first] and not said[second]:
            continue
        one, other = _number(said[first]), _number(said[second])
        if one is None or other is None:
            return Flaw.POINT
        return _degrees(one, other) if first is Column.LATITUDE else _grid(one, other)
    return None


def _number(text: str) -> float | None:
    if "." in text and "," in text:
        text = text.replace(".", "")
    return float(text.replace(",", ".")) if NUMBER.match(text) else None


def _degrees(latitude: float, longitude: float) -> Point | Flaw:
    if NETHERLANDS.holds((latitude, longitude)):
        return latitude, longitude
    return Flaw.SWAPPED if NETHERLANDS.holds((longitude, latitude)) else Flaw.OUTSIDE


def _grid(x: float, y: float) -> Point | Flaw:
    if is_in_grid(x, y):
        return point_of_rd(x, y)
    return Flaw.SWAPPED if is_in_grid(y, x) else Flaw.OUTSIDE


def example_extract() -> str:
    """Return a list with the columns as we like them best."""
    return csv_of(EXAMPLE)
