"""The sample's groups and buurtmeldingen: every state, no name in what is read."""

from sqlalchemy import func, select

from coop.bootstrap import Coop
from coop.groups.queries import all_groups
from coop.incidents.models import Draft, ReportState
from coop.incidents.queries.review import review_queue
from coop.incidents.rules.states import State
from coop.kernel.permissions import NOBODY, SYSTEM

#: Whoever tries the demo makes these with one press; the last is what remains after the term.
ONE_PRESS_AWAY = {
    State.QUESTION,
    State.ANONYMISED,
}


def test_there_is_a_buurtmelding_in_every_state(coop: Coop) -> None:
    queue = coop.ask(review_queue, SYSTEM)
    lines = (*queue.waiting, *queue.underway, *queue.done)
    assert {line.state for line in lines} == set(State) - ONE_PRESS_AWAY
    assert queue.waiting[0].happens_now
    numbers = sorted(line.number for line in lines)
    assert numbers == list(range(1, len(lines) + 1))


def test_both_groups_are_there_and_somebody_was_called_away(coop: Coop) -> None:
    assert [group.channel for group in coop.ask(all_groups, NOBODY)] == ["telegram", "own_app"]
    with coop._reading() as session:
        assert session.scalar(select(func.count()).select_from(Draft)) == 1
        times = session.scalars(select(ReportState.at)).all()
    assert max(times) <= coop.clock.now()
