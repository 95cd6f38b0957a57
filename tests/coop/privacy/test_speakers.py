"""Who spoke, and what the minute taker typed, go with the evidence of the meeting (C28)."""

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from coop.assembly.models import MinuteNote, SpeakingTurn
from coop.assembly.rules import TurnKind
from coop.assembly.services import ask_floor, close_meeting, select_item, write_note
from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM
from coop.privacy.services.forgetting.proof import forget_votes
from tests.coop.assembly.makers import Hall, make_hall
from tests.doubles import START


@pytest.fixture
def hall(coop: Coop) -> Hall:
    hall = make_hall(coop)
    item_id = hall.item_id(2)
    coop.run(select_item, hall.chair, meeting_id=hall.meeting_id, item_id=item_id)
    coop.run(ask_floor, hall.members[0], item_id=item_id, kind=TurnKind.ORDER)
    coop.run(write_note, hall.chair, item_id=item_id, text="Lid 1 vroeg iets.", version=0)
    return hall


def left(coop: Coop, until: date) -> tuple[int, int]:
    while coop.run(forget_votes, SYSTEM, until=until):
        pass
    with coop._reading() as session:
        turns = session.scalar(select(func.count()).select_from(SpeakingTurn)) or 0
        notes = session.scalar(select(func.count()).select_from(MinuteNote)) or 0
        return turns, notes


def test_they_go_with_the_day_of_the_meeting_and_not_a_day_before(coop: Coop, hall: Hall) -> None:
    coop.run(close_meeting, hall.chair, meeting_id=hall.meeting_id)
    assert left(coop, START.date() - timedelta(days=1)) == (1, 1)
    assert left(coop, START.date()) == (0, 0)


def test_nothing_goes_while_the_meeting_is_on(coop: Coop, hall: Hall) -> None:
    assert left(coop, START.date() + timedelta(days=1000)) == (1, 1)
