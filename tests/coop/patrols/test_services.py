"""Rounds from the first question to the last note: who may, what is refused, what is told."""

import uuid
from datetime import timedelta

import pytest
from sqlalchemy import select

from coop.bootstrap import Coop
from coop.incidents.queries.dialogue import question
from coop.incidents.rules.answers import DraftKey, Step
from coop.kernel.errors import CoopError, MissingPermissionError
from coop.kernel.permissions import SYSTEM, Actor
from coop.notices.models import Notice
from coop.patrols.errors import (
    AlreadyWalkerError,
    ConductChangedError,
    ConductNotAcceptedError,
    NeverAloneError,
    RoundFullError,
    RoundNoteHandedError,
    RoundNoteWarnedError,
    RoundNotFoundError,
    RoundStepNotAllowedError,
    RoundWithoutStreetsError,
    TeamNotFoundError,
    WalkerNotFoundError,
    WalksNotInGroupError,
)
from coop.patrols.models import Walker
from coop.patrols.queries.rounds import RoundView, own_rounds, round_view
from coop.patrols.queries.team import team_desk, team_view
from coop.patrols.rules.notes import TEXT_KEPT, NoteKind
from coop.patrols.rules.rounds import CLOSED_AFTER, END_ASKED_AFTER, RoundState
from coop.patrols.rules.team import Insurance
from coop.patrols.services.notes import (
    forget_notes,
    make_report_of_note,
    note_on_round,
    strike_note,
)
from coop.patrols.services.rounds import (
    cancel_round,
    end_round,
    join_round,
    leave_round,
    plan_round,
    start_round,
    tend_rounds,
)
from coop.patrols.services.team import (
    accept_conduct,
    admit_walker,
    ask_to_walk,
    begin_team,
    change_team,
    end_walker,
    stop_walking,
)
from tests.coop.incidents.makers import make_group
from tests.coop.moderation.makers import make_moderator
from tests.coop.patrols.makers import (
    ROUTE,
    make_round,
    make_team,
    make_walk,
    make_walker,
    slug_of,
)
from tests.doubles import FixedClock
from tests.makers import actor_for, make_person


def told(coop: Coop, kind: str) -> list[uuid.UUID | None]:
    with coop._reading() as session:
        return list(session.scalars(select(Notice.person_id).where(Notice.kind == kind)))


def seen(coop: Coop, actor: Actor, round_id: uuid.UUID) -> RoundView:
    return coop.ask(round_view, actor, round_id=round_id)


def note(coop: Coop, actor: Actor, round_id: uuid.UUID, text: str = "") -> uuid.UUID:
    return coop.run(
        note_on_round,
        actor,
        round_id=round_id,
        kind=NoteKind.DAMAGE,
        street=ROUTE[0],
        text=text,
    )


def test_from_asking_to_the_end_of_a_round(coop: Coop, clock: FixedClock) -> None:
    group_id, coordinator = make_team(coop)
    round_id, sanne, youssef = make_walk(coop, group_id)
    assert told(coop, "patrol_asked") == [coordinator.person_id] * 2
    assert told(coop, "patrol_admitted") == [sanne.person_id, youssef.person_id]
    assert told(coop, "patrol_planned") == [sanne.person_id, youssef.person_id]
    assert [line.state for line in coop.ask(own_rounds, sanne)] == [RoundState.WALKING]
    clock.advance(timedelta(minutes=50))
    noted = note(coop, sanne, round_id, "Bankje in de speeltuin is stuk")
    coop.run(end_round, youssef, round_id=round_id)
    view = seen(coop, sanne, round_id)
    assert (view.state, view.route, view.walkers) == (RoundState.OVER, ROUTE, ("Sanne", "Youssef"))
    assert [line.id for line in view.notes] == [noted]
    assert coop.ask(own_rounds, sanne) == ()
    own = coop.ask(team_view, sanne, slug=view.slug)
    assert own.walked == timedelta(minutes=50)
    desk = coop.ask(team_desk, coordinator, slug=view.slug)
    assert [line.walked for line in desk.walkers] == [timedelta(minutes=50)] * 2


def test_nobody_walks_alone_or_without_the_rules_of_conduct(coop: Coop) -> None:
    group_id, coordinator = make_team(coop)
    sanne = make_walker(coop, group_id, accepts=False)
    round_id = make_round(coop, group_id)
    with pytest.raises(ConductNotAcceptedError):
        coop.run(join_round, sanne, round_id=round_id)
    version = coop.ask(team_view, sanne, slug=slug_of(coop, group_id)).conduct_version
    coop.run(accept_conduct, sanne, group_id=group_id, version=version)
    coop.run(join_round, sanne, round_id=round_id)
    with pytest.raises(NeverAloneError):
        coop.run(start_round, sanne, round_id=round_id)
    # Other rules of conduct: everybody is asked again, and nobody joins on the old ones.
    coop.run(
        change_team,
        coordinator,
        group_id=group_id,
        own_rules="Wij dragen een hesje.",
        has_side_chat=True,
        insurance=Insurance.NOT_INSURED,
    )
    assert told(coop, "patrol_conduct") == [sanne.person_id]
    with pytest.raises(ConductChangedError):
        coop.run(accept_conduct, sanne, group_id=group_id, version=version)
    coop.run(leave_round, sanne, round_id=round_id)
    with pytest.raises(ConductNotAcceptedError):
        coop.run(join_round, sanne, round_id=round_id)
    assert seen(coop, sanne, round_id).walkers == ()


def test_joining_twice_counts_once_and_the_fifth_is_too_many(coop: Coop) -> None:
    group_id, _ = make_team(coop)
    walkers = [make_walker(coop, group_id, f"Loper {number}") for number in range(5)]
    round_id = make_round(coop, group_id, *walkers[:4], walkers[0])
    assert len(seen(coop, walkers[0], round_id).walkers) == 4
    with pytest.raises(RoundFullError):
        coop.run(join_round, walkers[4], round_id=round_id)


def test_who_does_not_belong_to_the_group_does_not_walk(coop: Coop) -> None:
    group_id, coordinator = make_team(coop)
    stranger = actor_for(coop, make_person(coop))
    with pytest.raises(WalksNotInGroupError):
        coop.run(ask_to_walk, stranger, group_id=group_id)
    with pytest.raises(TeamNotFoundError):
        coop.run(ask_to_walk, stranger, group_id=make_group(coop))
    round_id = make_round(coop, group_id)
    for attempt in (join_round, leave_round, start_round, end_round):
        with pytest.raises(RoundNotFoundError):
            coop.run(attempt, stranger, round_id=round_id)
    with pytest.raises(RoundNotFoundError):
        seen(coop, stranger, round_id)
    # The coordinator walks too, and is of the group.
    coop.run(ask_to_walk, coordinator, group_id=group_id)
    with pytest.raises(AlreadyWalkerError):
        coop.run(ask_to_walk, coordinator, group_id=group_id)


def test_a_coordinator_runs_the_own_group_only(coop: Coop) -> None:
    group_id, _ = make_team(coop)
    sanne = make_walker(coop, group_id)
    round_id = make_round(coop, group_id)
    elsewhere = make_moderator(coop, make_group(coop))
    with coop._reading() as session:
        walker_id = session.scalar(select(Walker.id))
    assert walker_id is not None
    refused: list[tuple[object, dict[str, object]]] = [
        (begin_team, {"group_id": group_id}),
        (cancel_round, {"round_id": round_id}),
        (admit_walker, {"walker_id": walker_id}),
        (end_walker, {"walker_id": walker_id}),
        (
            plan_round,
            {"group_id": group_id, "planned_at": coop.clock.now(), "streets": ROUTE},
        ),
        (
            change_team,
            {
                "group_id": group_id,
                "own_rules": "",
                "has_side_chat": False,
                "insurance": Insurance.INSURED,
            },
        ),
    ]
    for actor in (elsewhere, sanne):
        for attempt, values in refused:
            with pytest.raises(MissingPermissionError):
                coop.run(attempt, actor, **values)  # type: ignore[arg-type]  # a table of use cases
        with pytest.raises(MissingPermissionError):
            coop.ask(team_desk, actor, slug=slug_of(coop, group_id))
    with pytest.raises(RoundNotFoundError):
        seen(coop, elsewhere, round_id)


def test_a_round_that_is_called_off_is_told_and_over(coop: Coop) -> None:
    group_id, coordinator = make_team(coop)
    sanne = make_walker(coop, group_id)
    round_id = make_round(coop, group_id, sanne)
    coop.run(cancel_round, coordinator, round_id=round_id)
    assert told(coop, "patrol_cancelled") == [sanne.person_id]
    for attempt, actor in ((cancel_round, coordinator), (join_round, sanne), (leave_round, sanne)):
        with pytest.raises(RoundStepNotAllowedError):
            coop.run(attempt, actor, round_id=round_id)


def test_who_stops_walks_no_more_and_may_ask_again(coop: Coop) -> None:
    group_id, _ = make_team(coop)
    sanne = make_walker(coop, group_id)
    coop.run(stop_walking, sanne, group_id=group_id)
    with pytest.raises(WalkerNotFoundError):
        coop.run(stop_walking, sanne, group_id=group_id)
    with pytest.raises(RoundNotFoundError):
        coop.run(join_round, sanne, round_id=make_round(coop, group_id))
    coop.run(ask_to_walk, sanne, group_id=group_id)


def test_a_forgotten_end_is_asked_for_once_and_closed(coop: Coop, clock: FixedClock) -> None:
    group_id, _ = make_team(coop)
    round_id, sanne, youssef = make_walk(coop, group_id)
    clock.advance(END_ASKED_AFTER)
    coop.run(tend_rounds, SYSTEM)
    coop.run(tend_rounds, SYSTEM)
    assert told(coop, "patrol_end_asked") == [sanne.person_id, youssef.person_id]
    clock.advance(CLOSED_AFTER - END_ASKED_AFTER)
    coop.run(tend_rounds, SYSTEM)
    view = seen(coop, sanne, round_id)
    assert (view.state, view.is_forgotten) == (RoundState.OVER, True)
    assert coop.ask(team_view, sanne, slug=view.slug).walked == END_ASKED_AFTER
    with pytest.raises(RoundStepNotAllowedError):
        coop.run(end_round, sanne, round_id=round_id)


def test_two_who_press_the_end_have_one_effect(coop: Coop) -> None:
    group_id, _ = make_team(coop)
    round_id, sanne, youssef = make_walk(coop, group_id)
    coop.run(end_round, sanne, round_id=round_id)
    ended_at = seen(coop, sanne, round_id).ended_at
    with pytest.raises(RoundStepNotAllowedError):
        coop.run(end_round, youssef, round_id=round_id)
    assert seen(coop, sanne, round_id).ended_at == ended_at


def test_a_note_names_nobody_unless_its_walker_is_sure(coop: Coop) -> None:
    group_id, _ = make_team(coop)
    round_id, sanne, _ = make_walk(coop, group_id)
    with pytest.raises(RoundNoteWarnedError):
        note(coop, sanne, round_id, "Een man in auto QX-12-ZT")
    assert seen(coop, sanne, round_id).notes == ()
    coop.run(
        note_on_round,
        sanne,
        round_id=round_id,
        kind=NoteKind.OTHER,
        street=ROUTE[1],
        text="Standbeeld van de man is beklad",
        is_sure=True,
    )
    with pytest.raises(RoundWithoutStreetsError):
        coop.run(note_on_round, sanne, round_id=round_id, kind=NoteKind.QUIET, street="Elders")
    outsider = make_walker(coop, group_id, "Kees")
    [line] = seen(coop, outsider, round_id).notes
    attempts: list[tuple[object, dict[str, object]]] = [
        (strike_note, {"note_id": line.id}),
        (make_report_of_note, {"note_id": line.id}),
    ]
    for attempt, values in attempts:
        with pytest.raises(CoopError):
            coop.run(attempt, outsider, **values)  # type: ignore[arg-type]  # a table of use cases
    coop.run(strike_note, sanne, note_id=line.id)
    assert seen(coop, sanne, round_id).notes == ()


def test_a_note_becomes_a_draft_that_asks_first_whether_it_goes_on(coop: Coop) -> None:
    group_id, _ = make_team(coop)
    round_id, sanne, _ = make_walk(coop, group_id)
    noted = note(coop, sanne, round_id, "Het hek is kapot geslagen")
    coop.run(end_round, sanne, round_id=round_id)
    coop.run(make_report_of_note, sanne, note_id=noted)
    key = DraftKey(group_id=group_id)
    asked = coop.ask(question, sanne, key=key)
    assert asked.step is Step.HAPPENING
    with pytest.raises(RoundNoteHandedError):
        coop.run(make_report_of_note, sanne, note_id=noted)
    assert [line.is_handed for line in seen(coop, sanne, round_id).notes] == [True]


def test_words_of_a_note_go_after_four_weeks(coop: Coop, clock: FixedClock) -> None:
    group_id, _ = make_team(coop)
    round_id, sanne, _ = make_walk(coop, group_id)
    note(coop, sanne, round_id, "Hek kapot")
    clock.advance(TEXT_KEPT - timedelta(microseconds=1))
    coop.run(forget_notes, SYSTEM)
    assert [line.text for line in seen(coop, sanne, round_id).notes] == ["Hek kapot"]
    clock.advance(timedelta(microseconds=1))
    coop.run(forget_notes, SYSTEM)
    assert [(line.text, line.kind) for line in seen(coop, sanne, round_id).notes] == [
        ("", NoteKind.DAMAGE)
    ]
