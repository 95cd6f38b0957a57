"""Whatever can be seen, done, told or left to the worker belongs to one part, or to the ground."""

from collections import Counter
from collections.abc import Callable, Iterable

import pytest
from flask import Flask
from sqlalchemy.orm import sessionmaker

from bots.scheduler import TICKS
from coop.bootstrap import TASKS, Coop
from coop.kernel.permissions import Permission
from coop.notices.messages.conversation import ENTRIES
from coop.notices.rules import NoticeKind
from coop.parts.rules import (
    GROUND,
    PARTS_OF_CHOICE,
    TABLE,
    Belongings,
    Part,
    StartChoice,
    part_of_address,
    part_of_permission,
)
from coop.people.rules import RoleKind
from coop.settings import Settings
from coop.wording.parts import CHOICES, PARTS
from web.app import create_app
from web.menu import MENU

SAY_WHERE = "say in coop/parts/rules/table.py to which part it belongs"
#: What is there, and the column of the table that says where it belongs.
EVERYTHING: dict[str, tuple[Iterable[str], Callable[[Belongings], frozenset[str]]]] = {
    "permissions": (Permission, lambda found: frozenset(found.permissions)),
    "functions": (RoleKind, lambda found: found.functions),
    "notices": (NoticeKind, lambda found: found.notices),
    "chores": ((*(tick.name for tick in TICKS), *TASKS), lambda found: found.chores),
    "entries": (
        (*(entry for row in ENTRIES for entry in row), "start"),
        lambda found: found.entries,
    ),
}


def said(column: Callable[[Belongings], frozenset[str]]) -> Counter[str]:
    return Counter(str(name) for found in (GROUND, *TABLE.values()) for name in column(found))


@pytest.mark.parametrize("kind", EVERYTHING)
def test_everything_belongs_to_one_part_or_to_the_ground(kind: str) -> None:
    there, column = EVERYTHING[kind]
    assert said(column) == Counter(str(name) for name in there), SAY_WHERE


@pytest.fixture(scope="module")
def app() -> Flask:
    """Provide the website without a database: only its addresses are looked at."""
    settings = Settings(secret_key="t" * 32, database_url="sqlite://", practice=True)
    return create_app(Coop(sessionmaker()), settings, testing=True)


def test_every_address_belongs_to_one_part_or_to_the_ground(app: Flask) -> None:
    named = said(lambda found: found.addresses)
    endpoints = {rule.endpoint for rule in app.url_map.iter_rules()}
    blueprints = {endpoint.partition(".")[0] for endpoint in endpoints}
    unsaid = {e for e in endpoints if e not in named and e.partition(".")[0] not in named}
    assert unsaid == set(), SAY_WHERE
    assert {name for name, times in named.items() if times > 1} == set()
    assert set(named) <= endpoints | blueprints


def test_every_way_through_the_menu_goes_with_its_pages() -> None:
    for entry in MENU:
        if entry.permission is not None:
            assert part_of_address(entry.endpoint) is part_of_permission(entry.permission)


def test_every_part_and_choice_has_a_name_and_a_sentence() -> None:
    assert set(PARTS) == {part.value for part in Part}
    assert set(CHOICES) == {choice.value for choice in StartChoice} == set(PARTS_OF_CHOICE)
