"""What the board and everybody see of functions, in as many queries for few as for many."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import Engine, event

from coop.bootstrap import Coop
from coop.kernel.errors import MissingPermissionError
from coop.kernel.permissions import NOBODY, SYSTEM, Scope, ScopeKind
from coop.people.rules import RoleKind
from coop.roles.queries.board import MOST_FOUND, found_persons, roles_view
from coop.roles.queries.public import who_does_what
from coop.roles.services import appoint, name_deputy, record_absence
from tests.coop.incidents.makers import make_group
from tests.doubles import START
from tests.makers import give_role, make_member, make_person

TODAY = START.date()


@contextmanager
def counting(engine: Engine) -> Iterator[list[str]]:
    statements: list[str] = []

    def note(_conn: object, _cursor: object, statement: str, *_rest: object) -> None:
        statements.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield statements
    event.remove(engine, "before_cursor_execute", note)


def test_the_board_sees_who_does_what_and_what_goes_badly_together(coop: Coop) -> None:
    ana, ben = make_member(coop), make_member(coop, given="Ben")
    group_id = make_group(coop, is_in_use=False)
    give_role(coop, ana, RoleKind.CHAIR)
    give_role(coop, ana, RoleKind.PROCESS_GUARDIAN)
    local = Scope(ScopeKind.GROUP, group_id)
    for starts_on in (TODAY, TODAY + timedelta(days=9)):
        person_id = ben if starts_on == TODAY else make_person(coop, given="Cor")
        moderator = coop.run(
            appoint,
            SYSTEM,
            person_id=person_id,
            kind=RoleKind.MODERATOR,
            scope=local,
            starts_on=starts_on,
        )
        coop.run(name_deputy, SYSTEM, role_id=moderator, person_id=ana)
        coop.run(record_absence, SYSTEM, role_id=moderator, away_from=starts_on)
    view = coop.ask(roles_view, SYSTEM)
    chair, guardian, second = view.now
    assert chair.conflicts == guardian.conflicts == ("guardian_on_board",)
    assert (second.name, second.deputy, second.is_away) == ("Ben Bos", "Ana Bos", True)
    assert (second.group or "").startswith("Buurtpreventie")
    (later,) = view.coming
    assert (later.name, later.is_member, later.is_away) == ("Cor Bos", False, False)
    with pytest.raises(MissingPermissionError):
        coop.ask(roles_view, NOBODY)


def test_a_search_finds_members_and_others_by_all_its_words(coop: Coop) -> None:
    make_member(coop, given="Noor", family="Berg")
    make_person(coop, given="Noor", family="Dal")
    found = coop.ask(found_persons, SYSTEM, search="noor  BERG")
    assert [(one.name, one.member_number) for one in found] == [("Noor Berg", 1)]
    assert [one.name for one in coop.ask(found_persons, SYSTEM, search="noor")] == [
        "Noor Berg",
        "Noor Dal",
    ]
    assert coop.ask(found_persons, SYSTEM, search=" ") == ()
    assert coop.ask(found_persons, SYSTEM, search="%") == ()


def test_a_search_shows_a_page_at_most(coop: Coop) -> None:
    for _ in range(MOST_FOUND + 1):
        make_person(coop)
    assert len(coop.ask(found_persons, SYSTEM, search="bos")) == MOST_FOUND


def test_everybody_sees_the_board_by_name_and_nobody_else(coop: Coop) -> None:
    chair, moderator = make_member(coop, given="Marijke"), make_member(coop, given="Sanne")
    official, counter = make_person(coop, given="Gerda"), make_member(coop, given="Truus")
    group_id = make_group(coop, is_in_use=False)
    local = Scope(ScopeKind.GROUP, group_id)
    give_role(coop, chair, RoleKind.CHAIR)
    give_role(coop, moderator, RoleKind.MODERATOR, local)
    give_role(coop, official, RoleKind.MUNICIPALITY, local)
    give_role(coop, counter, RoleKind.COUNTING_COMMITTEE)
    who = coop.ask(who_does_what, NOBODY)
    assert [(one.function, one.name) for one in who.board] == [("voorzitter", "Marijke Bos")]
    assert [(one.function, one.holders) for one in who.functions] == [("stembureau", 1)]
    (group,) = who.groups
    assert [(one.function, one.holders) for one in group.functions] == [
        ("beheerder", 1),
        ("gemeente", 1),
    ]
    for name in ("Sanne", "Gerda", "Truus"):
        assert name not in str(who)


def test_more_groups_and_functions_ask_no_more_queries(coop: Coop, engine: Engine) -> None:
    counts = []
    for _ in range(3):
        for _ in range(3):
            group_id = make_group(coop, is_in_use=False)
            for _ in range(2):
                scope = Scope(ScopeKind.GROUP, group_id)
                give_role(coop, make_member(coop), RoleKind.MODERATOR, scope)
        with counting(engine) as asked:
            coop.ask(who_does_what, NOBODY)
            coop.ask(roles_view, SYSTEM)
        counts.append(len([one for one in asked if one.startswith("SELECT")]))
    assert len(set(counts)) == 1
    assert counts[0] <= 5
