"""Who lives in Koningsveld and has a part in the demo: plain values, no rows.

None of these people exist. Their mail stands under ``.example``, which is nobody's.
"""

from dataclasses import dataclass

from coop.people.rules import Name, RoleKind
from coop.wording.catalogue import N_

MAIL_DOMAIN = "koningsveld.example"


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona:
    """Somebody of the demo, under a key that never changes."""

    key: str
    name: Name
    #: Street and house number.
    home: tuple[str, int]
    #: The part before the @; without it no mail address is known.
    mailbox: str | None = None
    telegram: int | None = None
    is_member: bool = True
    #: Functions for the whole cooperative; those in one group are the area of groups' to give.
    roles: tuple[RoleKind, ...] = ()
    #: What the button says one will see; empty for who has no button.
    title: str = ""
    description: str = ""
    icon: str = "person"
    #: The same where members vote in the hall only; empty where that makes no difference.
    in_the_hall: str = ""

    @property
    def email(self) -> str | None:
        """Return the mail address, if there is one."""
        return f"{self.mailbox}@{MAIL_DOMAIN}" if self.mailbox else None


PERSONAS = (
    Persona(
        key="member",
        name=Name(given="Fenna", tussenvoegsel="de", family="Wit"),
        home=("Lindenhof", 12),
        mailbox="fenna.de.wit",
        telegram=1001,
        title=N_("Lid"),
        description=N_("Fenna doet mee aan de vergadering en stemt."),
        in_the_hall=N_("Fenna komt naar de zaal en leest mee op haar telefoon."),
        icon="vote",
    ),
    Persona(
        key="member2",
        name=Name(given="Bram", family="Aerts"),
        home=("Kastanjestraat", 7),
        mailbox="bram.aerts",
        telegram=1002,
        title=N_("Nog een lid"),
        description=N_("Bram stemt op een tweede scherm, of in Telegram."),
        in_the_hall=N_("Bram zit in de zaal en stemt met zijn hand."),
        icon="vote",
    ),
    Persona(
        key="chair",
        name=Name(given="Marijke", tussenvoegsel="van den", family="Broek"),
        home=("Beukenlaan", 31),
        mailbox="marijke.van.den.broek",
        telegram=1003,
        roles=(RoleKind.CHAIR,),
        title=N_("Voorzitter"),
        description=N_("Marijke leidt de vergadering en opent de stemming."),
        in_the_hall=N_("Marijke leidt de vergadering in de zaal, punt voor punt."),
        icon="gavel",
    ),
    Persona(
        key="secretary",
        name=Name(given="Youssef", family="El Idrissi"),
        home=("Populierstraat", 22),
        mailbox="youssef.el.idrissi",
        telegram=1004,
        roles=(RoleKind.SECRETARY,),
        title=N_("Secretaris"),
        description=N_("Youssef houdt de ledenlijst bij en roept op."),
        icon="letter",
    ),
    # Lives with the volunteer below, so that the members' list keeps the doors it had.
    Persona(
        key="treasurer",
        name=Name(given="Joost", tussenvoegsel="de", family="Vries"),
        home=("Hazelaarweg", 15),
        mailbox="joost.de.vries",
        roles=(RoleKind.TREASURER,),
        title=N_("Penningmeester"),
        description=N_("Joost vraagt de contributie en verwerkt wat binnenkomt."),
        icon="coin",
    ),
    Persona(
        key="counting",
        name=Name(given="Truus", family="Hermans"),
        home=("Esdoornplein", 4),
        mailbox="truus.hermans",
        telegram=1005,
        roles=(RoleKind.COUNTING_COMMITTEE,),
        title=N_("Stembureau"),
        description=N_("Truus schrijft leden in bij de deur en ziet toe op de telling."),
        icon="scales",
    ),
    Persona(
        key="moderator",
        name=Name(given="Sanne", family="Verhoeven"),
        home=("Wilgenpad", 9),
        mailbox="sanne.verhoeven",
        telegram=1006,
        title=N_("Beheerder"),
        description=N_("Sanne leest buurtmeldingen van de Telegram-groep in Noord."),
        icon="report",
    ),
    Persona(
        key="moderator_app",
        name=Name(given="Kees", family="Mulder"),
        home=("Elzenkade", 18),
        mailbox="kees.mulder",
        title=N_("Beheerder van een WhatsApp-groep"),
        description=N_("Kees doet hetzelfde voor Zuid, zonder Telegram."),
        icon="chat",
    ),
    Persona(
        key="volunteer",
        name=Name(given="Hatice", family="Yilmaz"),
        home=("Hazelaarweg", 15),
        mailbox="hatice.yilmaz",
        telegram=1008,
        roles=(RoleKind.VOLUNTEER,),
        title=N_("Vrijwilliger"),
        description=N_("Hatice plant de buurTent en nodigt de buren uit."),
        icon="tent",
    ),
    Persona(
        key="operator",
        name=Name(given="Daan", family="Smit"),
        home=("Vlierstraat", 3),
        mailbox="daan.smit",
        is_member=False,
        roles=(RoleKind.OPERATOR,),
        title=N_("Technisch beheer"),
        description=N_("Daan houdt alles draaiend en ziet de uitgaande berichten."),
        icon="settings",
    ),
    Persona(
        key="resident",
        name=Name(given="Ria", family="Jansen"),
        home=("Wilgenpad", 24),
        mailbox="ria.jansen",
        telegram=1010,
        is_member=False,
        title=N_("Bewoner"),
        description=N_("Ria is geen lid. Zij doet een buurtmelding."),
        icon="person",
    ),
)


def _neighbour(
    number: int,
    given: str,
    family: str,
    home: tuple[str, int],
    *,
    tussenvoegsel: str = "",
    is_member: bool = False,
) -> Persona:
    return Persona(
        key=f"neighbour{number}",
        name=Name(given=given, tussenvoegsel=tussenvoegsel, family=family),
        home=home,
        mailbox=f"buur{number}",
        telegram=1010 + number,
        is_member=is_member,
    )


#: More residents of the practice chats; they have no button of their own.
NEIGHBOURS = (
    _neighbour(1, "Mehmet", "Demir", ("Wilgenpad", 11), is_member=True),
    _neighbour(2, "Anouk", "Vries", ("Wilgenpad", 30), tussenvoegsel="de", is_member=True),
    _neighbour(3, "Piet", "Smulders", ("Populierstraat", 5)),
    _neighbour(4, "Fatima", "Amrani", ("Populierstraat", 41), is_member=True),
    _neighbour(5, "Wouter", "Laar", ("Esdoornplein", 17), tussenvoegsel="van de"),
    _neighbour(6, "Agnieszka", "Nowak", ("Beukenlaan", 44), is_member=True),
    _neighbour(7, "Jayden", "Martina", ("Beukenlaan", 58)),
    _neighbour(8, "Nel", "Ven", ("Kastanjestraat", 36), tussenvoegsel="van der", is_member=True),
    _neighbour(9, "Tesfay", "Haile", ("Wilgenpad", 42)),
)

EVERYBODY = PERSONAS + NEIGHBOURS
