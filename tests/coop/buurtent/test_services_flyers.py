import uuid
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coop.bootstrap import Coop
from coop.buurtent.documents import FlyerText
from coop.buurtent.errors import FlyerNotFoundError, TentStartedError, UnknownLanguageError
from coop.buurtent.queries.calls import customs_view
from coop.buurtent.queries.flyers import (
    FlyerView,
    flyer_pile,
    flyer_sheets,
    flyer_view,
    round_sheet,
    round_view,
)
from coop.buurtent.queries.neighbours import refusals_view
from coop.buurtent.queries.overview import plan_choices
from coop.buurtent.queries.sessions import tent_view
from coop.buurtent.rules import CallSource, CancelReason, Cause, NeighbourAnswer
from coop.buurtent.rules.calls import ToldPlace
from coop.buurtent.rules.flyers import DeliveryOutcome
from coop.buurtent.rules.neighbours import RefusedBy
from coop.buurtent.services.calls import record_call
from coop.buurtent.services.flyers import (
    answer_flyer,
    choose_flyers,
    issue_flyers,
    issue_round,
    set_street_language,
    tick_door,
)
from coop.buurtent.services.invitations import invite_neighbours
from coop.buurtent.services.moves import move_session
from coop.buurtent.services.sessions import cancel_session, plan_session
from coop.kernel.errors import MissingPermissionError
from coop.kernel.permissions import NOBODY, SYSTEM, Actor
from coop.people.lookups import LinkToken
from coop.wording.catalogue import say
from coop.wording.flyers import TITLES
from tests.doubles import START, FixedClock
from tests.papers import structure_of
from tests.tents import (
    STREET,
    TONIGHT,
    TONIGHT_END,
    make_address,
    make_tent,
    make_volunteer,
)

FLYERS = "https://wijk.voorbeeld.example/l/flyer"


def make_round(coop: Coop, doors: int = 3) -> uuid.UUID:
    """Make a tent whose neighbours all get a flyer."""
    for number in range(1, doors + 1):
        make_address(coop, steps=number / 10, number=number)
    session_id = make_tent(coop)
    coop.run(invite_neighbours, SYSTEM, session_id=session_id)
    return session_id


def issued(coop: Coop, session_id: uuid.UUID) -> dict[uuid.UUID, str]:
    return coop.run(issue_flyers, SYSTEM, session_id=session_id)


def household(coop: Coop, session_id: uuid.UUID) -> Actor:
    return coop.identify(LinkToken(next(iter(issued(coop, session_id).values()))))


def deliverer(coop: Coop, session_id: uuid.UUID) -> Actor:
    return coop.identify(LinkToken(coop.run(issue_round, SYSTEM, session_id=session_id)))


def doors(
    coop: Coop, session_id: uuid.UUID
) -> dict[str, tuple[uuid.UUID, DeliveryOutcome | None]]:
    sides = coop.ask(round_view, SYSTEM, session_id=session_id).sides
    return {
        door.number: (door.invitation_id, door.outcome) for side in sides for door in side.doors
    }


def tick(coop: Coop, session_id: uuid.UUID, number: str, outcome: DeliveryOutcome | None) -> None:
    door = doors(coop, session_id)[number][0]
    coop.run(tick_door, SYSTEM, session_id=session_id, invitation_id=door, outcome=outcome)


def printed(coop: Coop, session_id: uuid.UUID) -> list[str]:
    """Return the words of each flyer, its address line first."""
    pile = coop.ask(
        flyer_pile,
        SYSTEM,
        session_id=session_id,
        codes=issued(coop, session_id),
        flyer_url=FLYERS,
    )
    return [f"{one.address}\n{words_of(*pile.texts[one.text_key])}" for one in pile.flyers]


def words_of(main: FlyerText, other: FlyerText | None) -> str:
    facts = (": ".join(fact) for fact in main.facts)
    lines = (main.title, *main.lines, *facts, *main.closing, main.scan, main.refuse)
    return "\n".join(lines + ((words_of(other, None),) if other else ()))


def test_flyers_are_two_on_a_sheet_and_tagged(coop: Coop) -> None:
    session_id = make_round(coop)
    content = coop.ask(
        flyer_sheets,
        SYSTEM,
        session_id=session_id,
        codes=issued(coop, session_id),
        flyer_url=FLYERS,
    )
    found = structure_of(content)
    assert (found.language, found.is_marked, found.shows_title) == ("nl", True, True)
    assert (found.tags.count("H1"), found.tags.count("Figure")) == (3, 3)
    assert "pdfuaid:part" in found.metadata
    assert found.title.startswith(f"Flyers bezorgen: {STREET}")


def test_flyers_name_the_door_and_say_what_is_there(coop: Coop) -> None:
    first, *_ = printed(coop, make_round(coop))
    assert first.startswith(f"Aan de bewoners van {STREET} 1\nDe buurTent komt bij u in de buurt")
    assert "Wij noemen nooit bij wie het was." in first


def test_a_household_answers_with_the_code_on_its_flyer(coop: Coop) -> None:
    session_id = make_round(coop)
    actor = household(coop, session_id)
    coop.run(answer_flyer, actor, answer=NeighbourAnswer.COMES)
    coop.run(answer_flyer, actor, answer=NeighbourAnswer.COMES)
    assert seen(coop, actor).answer is NeighbourAnswer.COMES
    assert coop.ask(tent_view, SYSTEM, session_id=session_id).comes == 1


def seen(coop: Coop, actor: Actor) -> FlyerView:
    return coop.ask(flyer_view, actor)


def test_a_code_of_an_earlier_print_still_works(coop: Coop) -> None:
    session_id = make_round(coop, doors=1)
    first, second = household(coop, session_id), household(coop, session_id)
    assert first.link_id != second.link_id
    coop.run(answer_flyer, first, answer=NeighbourAnswer.COMES)
    assert seen(coop, second).answer is NeighbourAnswer.COMES


def test_a_household_that_wants_no_flyer_is_left_out_of_every_tent(coop: Coop) -> None:
    session_id = make_round(coop, doors=2)
    actor = household(coop, session_id)
    coop.run(choose_flyers, actor, wants=False)
    coop.run(choose_flyers, actor, wants=False)
    assert seen(coop, actor).is_refused
    assert [line.how for line in coop.ask(refusals_view, SYSTEM)] == [RefusedBy.FLYER]
    assert len(doors(coop, session_id)) == 1
    later = make_tent(coop, starts_at=TONIGHT + timedelta(days=1))
    assert coop.ask(tent_view, SYSTEM, session_id=later).invited.by_letter == 1
    coop.run(choose_flyers, actor, wants=True)
    assert not seen(coop, actor).is_refused
    assert coop.ask(tent_view, SYSTEM, session_id=later).invited.by_letter == 2


def test_answers_end_when_the_tent_stands_but_not_the_wish_for_no_flyer(
    coop: Coop, clock: FixedClock
) -> None:
    actor = household(coop, make_round(coop))
    clock.advance(TONIGHT - START - timedelta(seconds=1))
    coop.run(answer_flyer, actor, answer=NeighbourAnswer.STAYS_AWAY)
    clock.advance(timedelta(seconds=1))
    with pytest.raises(TentStartedError):
        coop.run(answer_flyer, actor, answer=NeighbourAnswer.COMES)
    coop.run(choose_flyers, actor, wants=False)
    view = seen(coop, actor)
    assert (view.answer, view.is_refused) == (NeighbourAnswer.STAYS_AWAY, True)


def test_nobody_answers_without_a_code(coop: Coop) -> None:
    make_round(coop)
    with pytest.raises(MissingPermissionError):
        coop.run(answer_flyer, NOBODY, answer=NeighbourAnswer.COMES)
    with pytest.raises(FlyerNotFoundError):
        coop.ask(flyer_view, SYSTEM)


def test_a_deliverer_ticks_off_doors_of_one_tent(coop: Coop) -> None:
    session_id, other = make_round(coop), make_tent(coop)
    actor = deliverer(coop, session_id)
    door = doors(coop, session_id)["1"][0]
    chosen = {"session_id": session_id, "invitation_id": door}
    for _ in range(2):
        coop.run(tick_door, actor, **chosen, outcome=DeliveryOutcome.DELIVERED)
    view = coop.ask(round_view, actor, session_id=session_id)
    assert (view.doors, view.delivered, view.failed) == (3, 1, 0)
    coop.run(tick_door, actor, **chosen, outcome=DeliveryOutcome.FAILED)
    assert doors(coop, session_id)["1"][1] is DeliveryOutcome.FAILED
    for _ in range(2):
        coop.run(tick_door, actor, **chosen, outcome=None)
    assert doors(coop, session_id)["1"][1] is None
    with pytest.raises(MissingPermissionError):
        coop.ask(round_view, actor, session_id=other)
    with pytest.raises(FlyerNotFoundError):
        coop.run(tick_door, SYSTEM, session_id=other, invitation_id=door, outcome=None)


def test_a_moved_tent_has_a_round_of_its_own(coop: Coop) -> None:
    session_id = make_round(coop)
    tick(coop, session_id, "1", DeliveryOutcome.DELIVERED)
    later = timedelta(days=1)
    coop.run(
        move_session,
        SYSTEM,
        session_id=session_id,
        starts_at=TONIGHT + later,
        ends_at=TONIGHT_END + later,
        place="Op het plein bij de speeltuin",
        street=STREET,
    )
    assert {outcome for _, outcome in doors(coop, session_id).values()} == {None}
    # Only who read of the first evening is told that this is another one.
    moved = [words for words in printed(coop, session_id) if "op een ander moment" in words]
    assert [words.splitlines()[0] for words in moved] == [f"Aan de bewoners van {STREET} 1"]


def test_a_cancelled_tent_is_told_where_a_flyer_came(coop: Coop) -> None:
    session_id = make_round(coop)
    tick(coop, session_id, "1", DeliveryOutcome.DELIVERED)
    tick(coop, session_id, "2", DeliveryOutcome.FAILED)
    coop.run(cancel_session, SYSTEM, session_id=session_id, reason=CancelReason.WEATHER)
    assert list(doors(coop, session_id)) == ["1"]
    (words,) = printed(coop, session_id)
    assert "De buurTent gaat niet door" in words
    assert "Dat komt door het weer." in words


def test_a_street_may_read_a_second_language(coop: Coop) -> None:
    session_id = make_round(coop, doors=1)
    for _ in range(2):
        coop.run(set_street_language, SYSTEM, street=STREET.upper(), language="en")
    assert coop.ask(customs_view, SYSTEM).languages == ((STREET, "en"),)
    (words,) = printed(coop, session_id)
    assert "De buurTent komt bij u in de buurt" in words
    assert say(TITLES["comes"], "en") in words
    for language in ("nl", "xx"):
        with pytest.raises(UnknownLanguageError):
            coop.run(set_street_language, SYSTEM, street=STREET, language=language)
    coop.run(set_street_language, SYSTEM, street=STREET, language=None)
    assert coop.ask(customs_view, SYSTEM).languages == ()


def test_the_list_on_paper_walks_each_side(coop: Coop) -> None:
    session_id = make_round(coop, doors=4)
    content = coop.ask(
        round_sheet, make_volunteer(coop), session_id=session_id, url="https://x.example/l/b/t"
    )
    found = structure_of(content)
    assert (found.is_marked, found.tags.count("Table"), found.tags.count("H2")) == (True, 2, 2)


@settings(
    max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(burgled=st.integers(min_value=1, max_value=4), day=st.integers(min_value=0, max_value=3))
def test_flyers_are_the_same_whichever_house_was_burgled(
    coop: Coop, burgled: int, day: int
) -> None:
    # What the caller tells is a street and a day; every house of it could be meant.
    for number in range(1, 5):
        make_address(coop, steps=number, number=number)
    coop.run(
        record_call,
        SYSTEM,
        received_at=coop.clock.now(),
        caller="Taskforce",
        cause=Cause.BURGLARY,
        source=CallSource.POLICE,
        places=[
            ToldPlace(
                street=STREET,
                happened_on=START.date() - timedelta(days=day),
                remark=f"het {burgled}e huis" if day else "",
            )
        ],
    )
    place = coop.ask(plan_choices, SYSTEM).places[0]
    session_id = coop.run(
        plan_session,
        SYSTEM,
        cause=Cause.BURGLARY,
        place="Op het plein",
        street=STREET,
        starts_at=TONIGHT,
        ends_at=TONIGHT_END,
        radius_m=150,
        call_place_ids=[place.id],
    )
    coop.run(invite_neighbours, SYSTEM, session_id=session_id)
    pile = printed(coop, session_id)
    # All four households read the same, the one it happened to as well.
    assert len(pile) == 4
    (words,) = {flyer.partition("\n")[2] for flyer in pile}
    assert "huis" not in words
