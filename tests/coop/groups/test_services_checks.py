"""A VOG and a training that were seen: by the board, counted for everybody, never kept (C25)."""

import uuid
from datetime import timedelta

import pytest

from coop.bootstrap import Coop
from coop.groups.errors import CheckTooEarlyError, ParticipantNotFoundError
from coop.groups.queries import all_groups, group_view
from coop.groups.queries.desk import group_desk
from coop.groups.rules.checks import CheckKind, Seen, tally
from coop.groups.services.checks import note_check, want_checks
from coop.kernel.clock import TIME_ZONE
from coop.kernel.errors import MissingPermissionError
from coop.kernel.permissions import NOBODY, Actor
from coop.people.rules import RoleKind
from tests.coop.incidents.makers import make_group, make_moderator
from tests.makers import make_officer, make_person

CONDUCT, TRAINING = CheckKind.CONDUCT, CheckKind.TRAINING


@pytest.fixture
def group_id(coop: Coop) -> uuid.UUID:
    """Provide a group in use."""
    return make_group(coop)


@pytest.fixture
def moderator(coop: Coop, group_id: uuid.UUID) -> Actor:
    """Provide who looks after it."""
    return make_moderator(coop, group_id)


@pytest.mark.parametrize(
    ("wanted", "seen", "told"),
    [
        ((), (("a", CONDUCT),), ()),
        ((CONDUCT,), (("a", CONDUCT), ("gone", CONDUCT)), ((CONDUCT, 1),)),
        ((TRAINING, CONDUCT), (("b", TRAINING),), ((CONDUCT, 0), (TRAINING, 1))),
    ],
)
def test_only_what_is_wanted_of_who_looks_after_it_counts(
    wanted: tuple[CheckKind, ...],
    seen: tuple[tuple[str, CheckKind], ...],
    told: tuple[tuple[CheckKind, int], ...],
) -> None:
    found = tally(wanted, ("a", "b"), seen)
    assert found == tuple(Seen(kind=kind, seen=count, of=2) for kind, count in told)


def test_the_board_notes_what_it_saw_and_everybody_reads_how_many(
    coop: Coop, group_id: uuid.UUID, moderator: Actor
) -> None:
    assert moderator.person_id is not None
    today = coop.clock.now().astimezone(TIME_ZONE).date()
    chair = make_officer(coop, RoleKind.CHAIR)
    about = {"group_id": group_id, "person_id": moderator.person_id, "kind": CONDUCT}
    slug = coop.ask(all_groups, NOBODY)[0].slug
    coop.run(want_checks, moderator, group_id=group_id, kinds=(CONDUCT,))
    assert coop.ask(group_view, NOBODY, slug=slug).seen == (Seen(kind=CONDUCT, seen=0, of=1),)
    with pytest.raises(CheckTooEarlyError):
        coop.run(note_check, chair, seen_on=today + timedelta(days=1), **about)  # type: ignore[arg-type]  # a test's own
    coop.run(note_check, chair, seen_on=today, **about)  # type: ignore[arg-type]  # a test's own
    assert coop.ask(group_view, NOBODY, slug=slug).seen == (Seen(kind=CONDUCT, seen=1, of=1),)
    (line,) = coop.ask(group_desk, chair, slug=slug).checks
    assert (line.seen_on, line.seen_as) == (today, "voorzitter")


def test_only_the_board_notes_and_only_of_moderators(
    coop: Coop, group_id: uuid.UUID, moderator: Actor
) -> None:
    today = coop.clock.now().astimezone(TIME_ZONE).date()
    about = {"group_id": group_id, "kind": TRAINING, "seen_on": today}
    with pytest.raises(MissingPermissionError):
        coop.run(note_check, moderator, person_id=moderator.person_id, **about)  # type: ignore[arg-type]  # a test's own
    chair = make_officer(coop, RoleKind.CHAIR)
    with pytest.raises(ParticipantNotFoundError):
        coop.run(note_check, chair, person_id=make_person(coop), **about)  # type: ignore[arg-type]  # a test's own


def test_another_groups_moderator_wants_nothing_here(coop: Coop, group_id: uuid.UUID) -> None:
    elsewhere = make_moderator(coop, make_group(coop))
    with pytest.raises(MissingPermissionError):
        coop.run(want_checks, elsewhere, group_id=group_id, kinds=(CONDUCT,))
