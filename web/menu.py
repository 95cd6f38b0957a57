"""The main menu: what a person may open, in at most seven entries (C23)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from coop.kernel.permissions import Permission
from coop.wording.catalogue import N_

#: At most this many entries in a menu (C23).
LONGEST_MENU = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuEntry:
    """One entry of the main menu."""

    label: str
    endpoint: str
    icon: str
    #: Shown to who holds this permission on anything, if need be after the second step; ``None``
    #: shows it to everybody.
    permission: Permission | None = None
    #: What one finds there, for the page behind "Meer".
    text: str = ""

    @property
    def blueprint(self) -> str:
        """Return the area it stands for."""
        return self.endpoint.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Menu:
    """What stands in the menu, and what on the page behind its last entry."""

    shown: tuple[MenuEntry, ...]
    more: tuple[MenuEntry, ...]


#: The menu in its order; who has many functions finds the last ones behind "Meer".
MENU: tuple[MenuEntry, ...] = (
    MenuEntry(
        label=N_("Begin"), endpoint="home.show", icon="home", text=N_("Wat er nu voor u is.")
    ),
    MenuEntry(
        label=N_("Vergaderingen"),
        endpoint="assembly.show_meetings",
        icon="agenda",
        permission=Permission.ASSEMBLY_MEETING_READ,
        text=N_("Agenda, stemmen en besluiten."),
    ),
    MenuEntry(
        label=N_("Leden"),
        endpoint="membership.show_members",
        icon="people",
        permission=Permission.MEMBERSHIP_MEMBER_READ,
        text=N_("Het ledenregister."),
    ),
    MenuEntry(
        label=N_("Beoordelen"),
        endpoint="review.show_queue",
        icon="eye",
        permission=Permission.INCIDENTS_REPORT_REVIEW,
        text=N_("Buurtmeldingen lezen en doorgeven."),
    ),
    MenuEntry(
        label=N_("Groepschat"),
        endpoint="moderation.show_queue",
        icon="chat",
        permission=Permission.MODERATION_ITEM_DECIDE,
        text=N_("Wat de regels tegenhielden, en de regels zelf."),
    ),
    MenuEntry(
        label=N_("Contributie"),
        endpoint="contribution.show",
        icon="coin",
        permission=Permission.CONTRIBUTION_TOTAL_READ,
        text=N_("Wat de leden betalen."),
    ),
    MenuEntry(
        label=N_("Berichten"),
        endpoint="notices.show_desk",
        icon="mail",
        permission=Permission.NOTICES_DESK_READ,
        text=N_("Wat naar wie ging."),
    ),
    MenuEntry(
        label=N_("Statuten"),
        endpoint="statutes.show_booklet",
        icon="scales",
        permission=Permission.STATUTES_RULE_READ,
        text=N_("Wat er bij ons geldt."),
    ),
    MenuEntry(
        label=N_("buurTent"),
        endpoint="buurtent.show_tents",
        icon="tent",
        # The board reads what the tents came to; who helps does everything here.
        permission=Permission.BUURTENT_FIGURE_READ,
        text=N_("Avonden, buren en vrijwilligers."),
    ),
    MenuEntry(
        label=N_("Stukken"),
        endpoint="shelf.show",
        icon="document",
        permission=Permission.SHELF_PAPER_READ,
        text=N_("Statuten, reglementen, jaarstukken."),
    ),
    MenuEntry(
        label=N_("Peilingen"),
        endpoint="peilingen.show_all",
        icon="vote",
        permission=Permission.PEILINGEN_PEILING_READ,
        text=N_("Wat leden vinden, buiten een vergadering."),
    ),
    MenuEntry(
        label=N_("Buurtmelding"),
        endpoint="incidents.start",
        icon="report",
        permission=Permission.INCIDENTS_REPORT_WRITE,
        text=N_("Zeggen wat u zag."),
    ),
    MenuEntry(
        label=N_("Adressen"),
        endpoint="places.show",
        icon="map",
        permission=Permission.PLACES_ADDRESS_READ,
        text=N_("De kaart en de adressenlijst."),
    ),
    MenuEntry(
        label=N_("Groepen"),
        endpoint="groups.show_overview",
        icon="people",
        permission=Permission.GROUPS_FIGURE_READ,
        text=N_("Hoe ver de groepen zijn."),
    ),
    MenuEntry(
        label=N_("Onderdelen"),
        endpoint="setup.show_parts",
        icon="settings",
        permission=Permission.SETUP_PART_TURN,
        text=N_("Wat de coöperatie gebruikt."),
    ),
)
MORE = MenuEntry(label=N_("Meer"), endpoint="menu.show_more", icon="menu")


def menu_of(holds: Callable[[Permission], bool], menu: Sequence[MenuEntry] = MENU) -> Menu:
    """Return what somebody may open: seven entries, or six and "Meer" with all the others."""
    open_to = tuple(e for e in menu if e.permission is None or holds(e.permission))
    if len(open_to) <= LONGEST_MENU:
        return Menu(open_to, ())
    first = LONGEST_MENU - 1
    return Menu((*open_to[:first], MORE), open_to[first:])
