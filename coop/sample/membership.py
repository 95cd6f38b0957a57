"""Four hundred members who do not exist, as the list a secretary would have, and its import.

Names are of the many places people in Tilburg come from; nobody was looked up. The list is the
same every time, so that what one reads in a story about the demo stays true.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from coop.bootstrap import Coop
from coop.membership.documents.columns import HEADER_TEXTS
from coop.membership.queries import import_view
from coop.membership.rules import Column, RowFilter
from coop.membership.services import confirm_import, upload_list
from coop.people.rules import folded
from coop.rendering.tables import csv_of
from coop.sample.people import board_member
from coop.sample.personas import EVERYBODY, MAIL_DOMAIN
from coop.sample.places import STREETS, TOWN, Street

MEMBERS = 400
FIRST_NUMBER = 101
FIRST_DAY = date(2021, 4, 1)
DAYS_OF_JOINING = 1050


class Names(NamedTuple):
    """Names that stand together, and how many of a hundred members bear such names."""

    share: int
    given: tuple[str, ...]
    #: Tussenvoegsel and family name.
    family: tuple[tuple[str, str], ...]


def _families(*names: str) -> tuple[tuple[str, str], ...]:
    """Part "van den|Broek" into its tussenvoegsel and its name."""
    return tuple(
        (name.partition("|")[0], name.partition("|")[2]) if "|" in name else ("", name)
        for name in names
    )


CULTURES = (
    Names(
        58,
        (
            *("Ad", "Anja", "Bas", "Corrie", "Dirk", "Els", "Femke", "Gerard", "Hanneke", "Jan"),
            *("Jos", "Karin", "Lies", "Maarten", "Miep", "Nico", "Riet", "Sjef", "Toon", "Wilma"),
            *("Lotte", "Stijn", "Sophie", "Daan", "Marloes", "Thijs", "Ineke", "Ruud"),
        ),
        _families(
            *("van den|Heuvel", "van de|Ven", "van der|Linden", "de|Jong", "de|Wit", "Vermeer"),
            *("van|Gool", "Smulders", "Hendriks", "van|Dongen", "Kuijpers", "van 't|Hof"),
            *("ter|Horst", "in 't|Veld", "Jacobs", "Peeters", "van|Loon", "de|Kort", "Mutsaers"),
            *("Brekelmans", "van|Riel", "op den|Kamp", "Donders", "van den|Berg", "Maas"),
        ),
    ),
    Names(
        11,
        ("Ayşe", "Emre", "Fatma", "Hüseyin", "Elif", "Mustafa", "Zeynep", "Burak", "Gül", "Can"),
        _families("Yıldız", "Kaya", "Şahin", "Çelik", "Öztürk", "Aydın", "Arslan", "Koç"),
    ),
    Names(
        9,
        ("Khadija", "Rachid", "Naima", "Karim", "Samira", "Hamza", "Malika", "Bilal", "Nora"),
        _families("El Amrani", "Bouzid", "Ait Ali", "Benali", "El Haddad", "Chahboun", "Tahiri"),
    ),
    Names(
        6,
        ("Shanti", "Ruben", "Indra", "Winston", "Cheryl", "Ravi", "Muriël", "Glenn"),
        _families("Ramdin", "Pinas", "Kartosen", "Sewnarain", "Linger", "Doelwijt", "Jap-A-Joe"),
    ),
    Names(
        4,
        ("Jeandrick", "Rosaura", "Ludwin", "Marisol", "Curtley", "Sheila"),
        _families("Martis", "Winklaar", "Croes", "Maduro", "dos|Santos", "Geerman"),
    ),
    Names(
        5,
        ("Katarzyna", "Piotr", "Agata", "Łukasz", "Zofia", "Marek", "Małgorzata"),
        _families("Kowalska", "Wiśniewski", "Zieliński", "Wójcik", "Dąbrowski"),
    ),
    Names(
        3,
        ("Hodan", "Abdirahman", "Selam", "Yonas", "Layla", "Omar"),
        _families("Warsame", "Tesfamariam", "Haile", "Farah", "Al Khatib", "Darwish"),
    ),
    Names(
        2,
        ("Mei", "Wei", "Linh", "Minh", "Siti", "Dewi"),
        _families("Chen", "Liu", "Nguyen", "Tran", "Pattiasina", "Tuhuteru"),
    ),
    Names(
        2,
        ("María", "João", "Oksana", "Andriy", "Ioana", "Giulia"),
        _families("García", "de la|Cruz", "Pereira", "Kovalenko", "Popescu", "Di Marco"),
    ),
)


#: Of a hundred: without a mail address, with a telephone number, with consent to mail.
WITHOUT_EMAIL, WITH_PHONE, WITH_CONSENT = 12, 70, 85
#: One in so many shares door and mailbox with the one before (C14).
SHARES_WITH_THE_LAST = 50
#: Draws enough to find so many different names among all that can be made.
MOST_DRAWS = 20

#: Beyond Koningsveld, where no door is on the map yet: for the list to practise with.
STREETS_EAST = (
    Street(name="Berkendreef", postcode="5099GA", start=(0, 0), heading=(0, 1), houses=90),
    Street(name="Sleedoornstraat", postcode="5099GC", start=(0, 0), heading=(0, 1), houses=90),
    Street(name="Ligusterhof", postcode="5099HA", start=(0, 0), heading=(0, 1), houses=90),
)
MAIL_DOMAIN_EAST = f"oost.{MAIL_DOMAIN}"

Cells = tuple[str, ...]


class Walk:
    """Steps through numbers that look shuffled and are the same every time (an LCG)."""

    def __init__(self, start: int) -> None:
        """Begin somewhere."""
        self._state = start

    def below(self, end: int) -> int:
        """Return the next number from 0 up to an end."""
        # Knuth, MMIX: its high bits are even enough for names and numbers.
        self._state = (self._state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self._state >> 33) % end


def fill(coop: Coop) -> int:
    """Take the four hundred over as the secretary would; returns how many members came."""
    actor = board_member(coop, "secretary")
    content = member_list().encode("utf-8-sig")
    draft_id = coop.run(upload_list, actor, file_name="ledenlijst.csv", content=content)
    work_off(coop)
    new = coop.ask(import_view, actor, draft_id=draft_id).counts[RowFilter.NEW]
    coop.run(confirm_import, actor, draft_id=draft_id, expected=new)
    work_off(coop)
    return new


def work_off(coop: Coop) -> None:
    """Do all long work there is, as the worker would."""
    while coop.work("sample"):
        pass


def member_list() -> str:
    """Return the list of the cooperative's four hundred, as the secretary would keep it."""
    return csv_of([HEADER_TEXTS, *_members()])


def _members() -> list[Cells]:
    return _people(Walk(5099), STREETS, FIRST_NUMBER, MAIL_DOMAIN)


def practice_list() -> str:
    """Return four hundred others to practise with: most are new, some are known, some wrong."""
    rows = _people(Walk(2026), STREETS_EAST, FIRST_NUMBER + MEMBERS, MAIL_DOMAIN_EAST)
    # One in forty is a member already.
    rows[::40] = _members()[::40]
    for place, (column, text) in zip(range(7, MEMBERS, 29), MISTAKES, strict=False):
        cells = list(rows[place])
        cells[list(Column).index(column)] = text
        rows[place] = tuple(cells)
    rows[-1] = rows[1]
    return csv_of([HEADER_TEXTS, *rows])


#: One of each kind that people make.
MISTAKES = (
    (Column.POSTCODE, "5099"),
    (Column.POSTCODE, ""),
    (Column.HOUSE_NUMBER, "achterom"),
    (Column.EMAIL, "geen@"),
    (Column.FAMILY_NAME, ""),
    (Column.JOINED_ON, "31-02-2023"),
    (Column.PHONE, "0613"),
    (Column.CONSENT, "misschien"),
    (Column.NUMBER, "vijf"),
    (Column.FAMILY_NAME, "van der Velden"),
    (Column.JOINED_ON, ""),
    (Column.STREET, ""),
    (Column.GIVEN_NAME, "=SOM(A1:A9)"),
)


def _people(walk: Walk, streets: Sequence[Street], first: int, domain: str) -> list[Cells]:
    doors = _free_doors(streets)
    rows: list[Cells] = []
    seen: set[str] = set()
    for _ in range(MEMBERS * MOST_DRAWS):
        name = _name(walk)
        mailbox = folded(" ".join(name)).replace(" ", ".")
        if mailbox in seen:
            continue
        seen.add(mailbox)
        number = str(first + len(rows))
        if rows and walk.below(SHARES_WITH_THE_LAST) == 0:
            rows.append((number, *name, *rows[-1][len(name) + 1 :]))
        else:
            street, house = doors[walk.below(len(doors))]
            rows.append(
                (number, *name, *_home(street, house), *_reach(walk, f"{mailbox}@{domain}"))
            )
        if len(rows) == MEMBERS:
            return rows
    msg = "there are too few names for so many people"
    raise ValueError(msg)


def _free_doors(streets: Sequence[Street]) -> list[tuple[Street, int]]:
    taken = {persona.home for persona in EVERYBODY}
    doors = [(street, house) for street in streets for house in range(1, street.houses + 1)]
    return [(street, house) for street, house in doors if (street.name, house) not in taken]


def _name(walk: Walk) -> tuple[str, str, str]:
    point = walk.below(100)
    names = CULTURES[-1]
    for names in CULTURES:
        if point < names.share:
            break
        point -= names.share
    given = names.given[walk.below(len(names.given))]
    return (given, *names.family[walk.below(len(names.family))])


def _home(street: Street, house: int) -> Cells:
    postcode = street.door(house).postcode
    return f"{postcode[:4]} {postcode[4:]}", str(house), "", street.name, TOWN


def _reach(walk: Walk, email: str) -> Cells:
    email = email if walk.below(100) >= WITHOUT_EMAIL else ""
    phone = f"06 00000{walk.below(1000):03}" if walk.below(100) < WITH_PHONE else ""
    joined_on = FIRST_DAY + timedelta(days=walk.below(DAYS_OF_JOINING))
    consent = "ja" if email and walk.below(100) < WITH_CONSENT else "nee"
    return email, phone, f"{joined_on:%d-%m-%Y}", consent
