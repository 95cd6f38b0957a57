"""The page on which members vote before the meeting, and the chair's list of interests."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM
from coop.statutes.rules import Layer, RuleKey
from coop.statutes.services import set_rule
from tests.coop.assembly.makers import (
    Hall,
    allow_electronic_voting,
    make_chair,
    make_hall,
    make_meeting,
)
from tests.makers import actor_for, make_member, turn_on
from tests.web.browsing import browser_of


@pytest.fixture
def hall(coop: Coop) -> Hall:
    """A meeting in three days."""
    allow_electronic_voting(coop)
    member = actor_for(coop, make_member(coop))
    meeting_id = make_meeting(coop, starts_at=coop.clock.now() + timedelta(days=3))
    return Hall(coop, meeting_id, make_chair(coop), (member,))


@pytest.fixture
def member(app: Flask, coop: Coop, hall: Hall) -> FlaskClient:
    return browser_of(app, coop, hall.members[0].person_id)


def test_a_member_votes_beforehand(member: FlaskClient, coop: Coop, hall: Hall) -> None:
    turn_on(coop, RuleKey.ELECTRONIC_BEFOREHAND, article="artikel 15 lid 5 van de statuten")
    page = f"/vergaderingen/{hall.meeting_id}"
    assert f"{page}/vooraf" in member.get(page).text
    shown = member.get(f"{page}/vooraf").text
    assert "artikel 15 lid 5 van de statuten" in shown
    ballot = {"item": str(hall.item_id(2)), "choice": "against"}
    assert member.post(f"{page}/vooraf", data=ballot).status_code == 303
    assert "Uw stem is binnen: tegen." in member.get(f"{page}/vooraf").text
    again = member.post(f"{page}/vooraf", data={**ballot, "choice": "for"})
    assert again.status_code == 409
    assert "U hebt al gestemd." in again.text
    wrong = member.post(f"{page}/vooraf", data={**ballot, "choice": "misschien"})
    assert wrong.status_code == 400


def test_where_the_statutes_do_not_know_it_there_is_no_page(
    member: FlaskClient, hall: Hall
) -> None:
    page = f"/vergaderingen/{hall.meeting_id}"
    assert f"{page}/vooraf" not in member.get(page).text
    assert member.get(f"{page}/vooraf").status_code == 404
    ballot = {"item": str(hall.item_id(2)), "choice": "for"}
    assert member.post(f"{page}/vooraf", data=ballot).status_code == 409


def test_the_chair_notes_an_interest(app: Flask, coop: Coop) -> None:
    hall = make_hall(coop)
    coop.run(
        set_rule,
        SYSTEM,
        key=RuleKey.INTERESTED_VOTE,
        value="nee",
        layer=Layer.STATUTES,
        article="artikel 15 lid 6 van de statuten",
    )
    chair = browser_of(app, coop, hall.chair.person_id)
    page = f"/vergaderingen/{hall.meeting_id}"
    item = {"item": str(hall.item_id(2))}
    chair.post(f"{page}/punt", data=item)
    assert "artikel 15 lid 6 van de statuten" in chair.get(f"{page}/leiden").text
    noted = {**item, "person": str(hall.chair.person_id)}
    chair.post(f"{page}/belang", data={**noted, "has_interest": "1"})
    assert "Toch geen eigen belang" in chair.get(f"{page}/leiden").text
    chair.post(f"{page}/belang", data=noted)
    assert "Toch geen eigen belang" not in chair.get(f"{page}/leiden").text
