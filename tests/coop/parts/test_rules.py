import pytest

from coop.kernel.permissions import Permission
from coop.parts.rules import (
    PARTS_OF_CHOICE,
    TABLE,
    Part,
    StartChoice,
    dependants_of,
    missing_for,
    part_of_address,
    part_of_permission,
    turns_of_choice,
)

NONE: frozenset[Part] = frozenset()
ALL = frozenset(Part)


@pytest.mark.parametrize(
    ("part", "on", "missing"),
    [
        (Part.BUURTENT, NONE, ()),
        (Part.PREVENTION, NONE, ()),
        (Part.PATROLS, NONE, (Part.PREVENTION,)),
        (Part.REGISTER, NONE, ()),
        (Part.JOINING, NONE, (Part.REGISTER,)),
        (Part.CONTRIBUTION, NONE, (Part.REGISTER,)),
        (Part.CONTRIBUTION, {Part.REGISTER}, ()),
        (Part.ASSEMBLY, NONE, (Part.REGISTER, Part.STATUTES)),
        (Part.ASSEMBLY, {Part.REGISTER}, (Part.STATUTES,)),
        (Part.ASSEMBLY, {Part.REGISTER, Part.STATUTES}, ()),
    ],
)
def test_what_a_part_needs_first(
    part: Part, on: frozenset[Part], missing: tuple[Part, ...]
) -> None:
    assert missing_for(part, on) == missing


@pytest.mark.parametrize(
    ("part", "on", "dependants"),
    [
        (
            Part.REGISTER,
            ALL,
            (Part.JOINING, Part.ASSEMBLY, Part.PEILINGEN, Part.CONTRIBUTION),
        ),
        (Part.REGISTER, {Part.REGISTER, Part.ASSEMBLY}, (Part.ASSEMBLY,)),
        (Part.REGISTER, {Part.REGISTER, Part.BUURTENT}, ()),
        (Part.STATUTES, ALL, (Part.ASSEMBLY,)),
        (Part.PREVENTION, ALL, (Part.PATROLS,)),
        (Part.BUURTENT, ALL, ()),
    ],
)
def test_what_needs_a_part(part: Part, on: frozenset[Part], dependants: tuple[Part, ...]) -> None:
    assert dependants_of(part, on) == dependants


def test_the_tent_needs_no_membership() -> None:
    assert TABLE[Part.BUURTENT].needs == NONE


@pytest.mark.parametrize("choice", StartChoice)
def test_a_start_choice_has_all_that_its_parts_need(choice: StartChoice) -> None:
    on = PARTS_OF_CHOICE[choice]
    assert [part for part in on if missing_for(part, on)] == []


@pytest.mark.parametrize(
    ("choice", "standing", "turned"),
    [
        # The first time everything is set, so that the choice is known to be made.
        (StartChoice.EVERYTHING, {}, dict.fromkeys(Part, True)),
        (StartChoice.EVERYTHING, dict.fromkeys(Part, True), {}),
        (
            StartChoice.EVERYTHING,
            dict.fromkeys(Part, True) | {Part.BUURTENT: False},
            {Part.BUURTENT: True},
        ),
        (
            StartChoice.PREVENTION,
            dict.fromkeys(Part, True),
            dict.fromkeys(
                (
                    *(Part.REGISTER, Part.JOINING, Part.STATUTES),
                    *(Part.ASSEMBLY, Part.PEILINGEN, Part.CONTRIBUTION, Part.PATROLS),
                ),
                False,
            ),
        ),
        (
            StartChoice.SMALL,
            dict.fromkeys(Part, True),
            # Patrols are for later (C23).
            dict.fromkeys(
                (
                    *(Part.JOINING, Part.PEILINGEN, Part.PREVENTION, Part.PATROLS),
                    Part.BUURTENT,
                ),
                False,
            ),
        ),
    ],
)
def test_what_a_choice_turns(
    choice: StartChoice, standing: dict[Part, bool], turned: dict[Part, bool]
) -> None:
    assert turns_of_choice(choice, standing) == turned


@pytest.mark.parametrize(
    ("endpoint", "part"),
    [
        ("membership.show_members", Part.REGISTER),
        ("membership.join", Part.JOINING),
        # BW 2:35 lid 6, AVG art. 7 lid 3 and C20: always there.
        ("membership.leave", None),
        ("membership.resign_now", None),
        ("unsubscribing.unsubscribe", None),
        ("who.show", None),
        ("privacy_desk.show_requests", None),
        ("tent_links.show_invitation", Part.BUURTENT),
        ("payments.show", Part.CONTRIBUTION),
        ("home.show", None),
    ],
)
def test_where_an_address_belongs(endpoint: str, part: Part | None) -> None:
    assert part_of_address(endpoint) is part


def test_resigning_and_retention_belong_to_no_part() -> None:
    for permission in (
        Permission.MEMBERSHIP_MEMBER_RESIGN,
        Permission.INCIDENTS_POST_EXPIRE,
        Permission.INCIDENTS_DRAFT_DISCARD,
        Permission.PRIVACY_REQUEST_HANDLE,
    ):
        assert part_of_permission(permission) is None
