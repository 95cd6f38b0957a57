"""A meeting whose statutes allow nothing electronic says so on every page (C24)."""

import pytest
from flask import Flask

from coop.assembly.rules import MeetingForm
from coop.assembly.services import check_in, select_item
from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM
from tests.coop.assembly.makers import Hall, make_hall
from tests.makers import make_member
from tests.web.browsing import browser_of


@pytest.fixture
def hall(coop: Coop) -> Hall:
    """A meeting in the hall that has come to a motion; no switch was turned."""
    hall = make_hall(coop, form=MeetingForm.HALL, are_rules_set=True)
    coop.run(select_item, hall.chair, meeting_id=hall.meeting_id, item_id=hall.item_id(2))
    return hall


def test_the_chair_counts_hands_and_is_offered_no_electronic_vote(
    app: Flask, coop: Coop, hall: Hall
) -> None:
    chair = browser_of(app, coop, hall.chair.person_id)
    text = chair.get(f"/vergaderingen/{hall.meeting_id}/leiden").text
    assert "Handen tellen" in text
    assert "Stemming openen" not in text


@pytest.mark.parametrize("page", ["live", "scherm"])
def test_who_sits_in_the_hall_reads_how_one_votes(
    app: Flask, coop: Coop, hall: Hall, page: str
) -> None:
    member = browser_of(app, coop, hall.members[0].person_id)
    text = member.get(f"/vergaderingen/{hall.meeting_id}/{page}").text
    assert "met uw hand of op papier." in text
    assert "Stemmen kan hier" not in text


def test_who_is_at_home_is_sent_to_the_door(app: Flask, coop: Coop, hall: Hall) -> None:
    person = make_member(coop)
    member = browser_of(app, coop, person)
    address = f"/vergaderingen/{hall.meeting_id}"
    assert "U stemt in de zaal: met uw hand of op papier." in member.get(f"{address}/live").text
    assert member.post(f"{address}/meedoen").status_code == 409
    coop.run(check_in, SYSTEM, meeting_id=hall.meeting_id, person_id=person)
    assert "U doet mee in de zaal." in member.get(f"{address}/live").text
