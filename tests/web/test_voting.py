"""The chair's page as autopilot, and how a member objects."""

import uuid

import pytest
from flask import Flask
from flask.testing import FlaskClient

from coop.assembly.queries import meeting_rows
from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM
from coop.voting.rules import VotingMethod
from tests.coop.assembly.makers import Hall, make_hall
from tests.coop.assembly.test_second_meetings import set_quorum
from tests.web.browsing import browser_of


@pytest.fixture
def hall(coop: Coop) -> Hall:
    return make_hall(coop)


@pytest.fixture
def chair(app: Flask, coop: Coop, hall: Hall) -> FlaskClient:
    return browser_of(app, coop, hall.chair.person_id)


@pytest.fixture
def member(app: Flask, coop: Coop, hall: Hall) -> FlaskClient:
    return browser_of(app, coop, hall.members[0].person_id)


def url(hall: Hall, page: str) -> str:
    return f"/vergaderingen/{hall.meeting_id}{page}"


def begin(hall: Hall, chair: FlaskClient, method: VotingMethod) -> uuid.UUID:
    data = {"item": str(hall.item_id(2)), "method": method.value}
    assert chair.post(url(hall, "/stemming"), data=data).status_code == 303
    vote = hall.view.open_vote
    assert vote is not None
    return vote.poll_id


def test_hands_are_counted_on_the_chairs_page(
    chair: FlaskClient, member: FlaskClient, hall: Hall
) -> None:
    poll_id = begin(hall, chair, VotingMethod.HANDS)
    live = member.get(url(hall, "/live")).text
    assert "Steek uw hand op" in live
    assert f'name="poll" value="{poll_id}"' not in live
    data = {"poll": str(poll_id), "votes_for": "2", "votes_against": "x", "votes_blank": "0"}
    refused = chair.post(url(hall, "/stemming/tellen"), data={**data, "counters": "Ans"})
    assert refused.status_code == 400
    assert "Tel opnieuw." in refused.text
    data |= {"votes_against": "1", "counters": "Ans en Bert"}
    chair.post(url(hall, "/stemming/tellen"), data=data)
    page = chair.get(url(hall, "/leiden")).text
    assert "2 voor, 1 tegen, 0 blanco." in page
    assert "Vastgesteld om" in page


def test_a_member_objects_to_acclamation(
    chair: FlaskClient, member: FlaskClient, hall: Hall
) -> None:
    poll_id = begin(hall, chair, VotingMethod.ACCLAMATION)
    assert url(hall, "/bezwaar") in member.get(url(hall, "/live")).text
    assert "Ik wil een gewone stemming" in member.get(url(hall, "/bezwaar")).text
    answer = member.post(url(hall, "/bezwaar"), data={"poll": str(poll_id)})
    assert answer.status_code == 303
    assert hall.view.open_vote is None
    assert "Stemming openen" in chair.get(url(hall, "/leiden")).text


def test_names_are_called_one_by_one(chair: FlaskClient, member: FlaskClient, hall: Hall) -> None:
    poll_id = begin(hall, chair, VotingMethod.ROLL_CALL)
    assert "Bos, Lid 1" in chair.get(url(hall, "/leiden")).text
    data = {"poll": str(poll_id), "person": str(hall.members[0].person_id), "choice": "against"}
    assert chair.post(url(hall, "/stemming/antwoord"), data=data).status_code == 303
    chair.post(url(hall, "/stemming/sluiten"), data={"poll": str(poll_id)})
    said = member.get(url(hall, "/hoofdelijk?punt=2")).text
    assert "Bos, Lid 1" in said
    assert "Tegen" in said
    assert member.get(url(hall, "/hoofdelijk?punt=3")).status_code == 404


def test_a_contested_outcome_leads_to_the_next_vote(
    chair: FlaskClient, member: FlaskClient, hall: Hall
) -> None:
    poll_id = begin(hall, chair, VotingMethod.ELECTRONIC)
    chair.post(url(hall, "/stemming/sluiten"), data={"poll": str(poll_id)})
    assert "Klopt de uitslag niet?" in member.get(url(hall, "/live")).text
    member.post(url(hall, "/bezwaar"), data={"poll": str(poll_id)})
    page = chair.get(url(hall, "/leiden")).text
    assert "Stem nu opnieuw (BW 2:13 lid 4)." in page
    assert "Stemming openen" in page
    begin(hall, chair, VotingMethod.HANDS)
    again = member.post(url(hall, "/bezwaar"), data={"poll": str(poll_id)})
    assert again.status_code == 404


def test_the_chair_hears_who_contests(chair: FlaskClient, hall: Hall) -> None:
    poll_id = begin(hall, chair, VotingMethod.ELECTRONIC)
    chair.post(url(hall, "/stemming/sluiten"), data={"poll": str(poll_id)})
    data = {"poll": str(poll_id), "by": "niemand"}
    assert chair.post(url(hall, "/stemming/betwisten"), data=data).status_code == 400
    data["by"] = "meeting"
    assert chair.post(url(hall, "/stemming/betwisten"), data=data).status_code == 303


def test_an_unknown_way_of_voting_is_refused(chair: FlaskClient, hall: Hall) -> None:
    data = {"item": str(hall.item_id(2)), "method": "postduif"}
    assert chair.post(url(hall, "/stemming"), data=data).status_code == 400
    assert hall.view.open_vote is None


def test_too_few_members_lead_to_a_second_meeting(app: Flask, coop: Coop) -> None:
    hall = make_hall(coop, members=2)
    set_quorum(coop)
    chair = browser_of(app, coop, hall.chair.person_id)
    item = {"item": str(hall.item_id(2))}
    chair.post(url(hall, "/punt"), data=item)
    page = chair.get(url(hall, "/leiden")).text
    assert "Nodig voor het quorum: 3 (artikel 18 lid 2 van de statuten)." in page
    assert "Vaststellen: te weinig leden" in page
    chair.post(url(hall, "/uitstellen"), data=item)
    assert "Te weinig leden: 2 van 3" in chair.get(url(hall, "/leiden")).text
    chair.post(url(hall, "/sluiten"))
    assert "Bereid de tweede vergadering voor" in chair.get(url(hall, "/leiden")).text
    day = hall.view.starts_at.date()
    wrong = {"day": day.isoformat(), "hour": "19:30"}
    refused = chair.post(url(hall, "/tweede-vergadering"), data=wrong)
    assert refused.status_code == 400
    assert "Kies een andere dag." in refused.text
    right = {"day": day.replace(month=12, day=12).isoformat(), "hour": "19:30"}
    assert chair.post(url(hall, "/tweede-vergadering"), data=right).status_code == 303
    assert "Bereid de tweede vergadering voor" not in chair.get(url(hall, "/leiden")).text
    titles = [row.title for row in coop.ask(meeting_rows, SYSTEM)]
    assert "Tweede vergadering: Algemene ledenvergadering" in titles
