from datetime import UTC, datetime, time, timedelta

import pytest
from sqlalchemy import select

from coop.bootstrap import Coop
from coop.buurtent.queries.overview import tents_overview
from coop.buurtent.queries.sessions import tent_view
from coop.buurtent.rules import PoliceState, TentState
from coop.kernel.clock import TIME_ZONE
from coop.kernel.permissions import SYSTEM
from coop.notices.models import Notice
from coop.sample import buurtent, people, places
from tests.doubles import FixedClock


@pytest.mark.parametrize("hour", [1, 12, 20])
def test_a_tent_stands_tonight_whatever_the_hour(
    committed_coop: Coop, clock: FixedClock, hour: int
) -> None:
    coop = committed_coop
    clock.set(datetime(2026, 11, 21, hour, 30, tzinfo=UTC))
    tent_id = buurtent.fill(coop, people.fill(coop, places.fill(coop)))
    tent = coop.ask(tent_view, SYSTEM, session_id=tent_id)
    local = clock.now().astimezone(TIME_ZONE)
    assert tent.state is TentState.PLANNED
    expected = local.date() + timedelta(days=1 if local.time() >= time(18) else 0)
    assert tent.starts_at.astimezone(TIME_ZONE).date() == expected
    assert (tent.comes, tent.stays_away) == (2, 1)
    assert 15 <= tent.invited.addresses <= 150
    assert tent.police is not None
    assert tent.police.state is PoliceState.NO_ANSWER
    overview = coop.ask(tents_overview, SYSTEM)
    assert [line.police for line in overview.behind] == [
        PoliceState.CAME,
        PoliceState.DID_NOT_COME,
        PoliceState.CAME,
    ]
    with coop._reading() as session:
        invited = session.scalars(
            select(Notice).where(Notice.kind == "tent_invitation", Notice.subject_id == tent_id)
        ).all()
    assert len(invited) == tent.invited.by_message
    assert {notice.channel for notice in invited} == {"email", "telegram"}
    assert all(notice.due_at <= clock.now() for notice in invited)
    assert not any(notice.failed_at for notice in invited)
