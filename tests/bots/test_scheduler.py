"""What the worker does of its own accord, and what it leaves while a part is off."""

import pytest

from bots.scheduler import TICKS, Tick, act_if_on
from coop.bootstrap import Coop
from coop.parts.rules import Part, part_of_chore
from coop.people.rules import RoleKind
from coop.setup.services import turn_part
from tests.makers import make_officer

#: In this order none is needed by one that is still on.
ALL = sorted(Part, key=list(Part)[::-1].index)


@pytest.fixture
def with_everything_off(coop: Coop) -> Coop:
    """Provide a cooperative that uses nothing but the ground."""
    chair = make_officer(coop, RoleKind.CHAIR)
    for part in ALL:
        coop.run(turn_part, chair, part=part, is_on=False)
    return coop


@pytest.mark.parametrize("tick", TICKS, ids=lambda tick: tick.name)
def test_no_tick_is_refused_while_everything_is_off(
    with_everything_off: Coop, tick: Tick, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A tick that needs a setting looks at the process's own; there is no mailbox to read.
    monkeypatch.setenv("COOP_SECRET_KEY", "x" * 32)
    act_if_on(tick, with_everything_off)


def test_what_belongs_to_a_part_is_left_while_it_is_off(coop: Coop) -> None:
    done: list[str] = []
    ticks = [
        Tick("tell who pays", 1, lambda _coop: done.append("tell who pays")),
        Tick("forget sign-ins", 1, lambda _coop: done.append("forget sign-ins")),
    ]
    chair = make_officer(coop, RoleKind.CHAIR)
    coop.run(turn_part, chair, part=Part.CONTRIBUTION, is_on=False)
    for tick in ticks:
        act_if_on(tick, coop)
    assert done == ["forget sign-ins"]
    coop.run(turn_part, chair, part=Part.CONTRIBUTION, is_on=True)
    act_if_on(ticks[0], coop)
    assert done == ["forget sign-ins", "tell who pays"]


def test_whatever_forgets_belongs_to_no_part() -> None:
    assert [t.name for t in TICKS if t.name.startswith("forget") and part_of_chore(t.name)] == []
