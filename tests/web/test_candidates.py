"""Candidates in the browser: asked, saying yes, showing a face, on the list."""

import re
import uuid
from datetime import timedelta
from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient

from coop.assembly.queries import candidates_view
from coop.assembly.rules import DecisionKind
from coop.assembly.services import add_item, convene_meeting, open_proposals
from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM
from coop.people.rules import RoleKind
from tests.coop.assembly.makers import make_meeting
from tests.coop.assembly.test_candidates import number_of, picture
from tests.doubles import START
from tests.makers import actor_for, give_role, make_member
from tests.web.browsing import browser_of


@pytest.fixture
def meeting_id(coop: Coop) -> uuid.UUID:
    return make_meeting(coop, starts_at=START + timedelta(days=60), is_convened=False)


@pytest.fixture
def election(coop: Coop, meeting_id: uuid.UUID) -> uuid.UUID:
    return coop.run(
        add_item,
        SYSTEM,
        meeting_id=meeting_id,
        title="Een nieuw bestuurslid",
        kind=DecisionKind.ELECTION,
    )


@pytest.fixture
def secretary(app: Flask, coop: Coop) -> FlaskClient:
    person_id = make_member(coop)
    give_role(coop, person_id, RoleKind.SECRETARY)
    return browser_of(app, coop, person_id)


@pytest.fixture
def kim_id(coop: Coop) -> uuid.UUID:
    return make_member(coop, given="Kim", family="Smit")


@pytest.fixture
def kim(app: Flask, coop: Coop, kim_id: uuid.UUID) -> FlaskClient:
    return browser_of(app, coop, kim_id)


def test_a_candidate_is_asked_says_yes_and_stands_with_a_face(
    app: Flask,
    coop: Coop,
    *,
    meeting_id: uuid.UUID,
    election: uuid.UUID,
    secretary: FlaskClient,
    kim: FlaskClient,
    kim_id: uuid.UUID,
) -> None:
    page = f"/vergaderingen/{meeting_id}/punt/{election}"
    wrong = secretary.post(f"{page}/kandidaat", data={"number": "98765"})
    assert wrong.status_code == 400
    assert "Er is geen lid met stemrecht met dit lidnummer." in wrong.text
    data = {"number": str(number_of(coop, actor_for(coop, kim_id)))}
    assert secretary.post(f"{page}/kandidaat", data=data).status_code == 303
    assert "Heeft nog geen ja gezegd" in secretary.get(page).text
    found = re.search(r"/vergaderingen/kandidaat/[0-9a-f-]+", kim.get("/vergaderingen").text)
    assert found is not None
    own = found[0]
    assert kim.post(own, data={"statement": "Ik ken de wijk."}).status_code == 303
    photo = {"photo": (BytesIO(b"geen foto"), "ik.jpg")}
    assert kim.post(f"{own}/foto", data=photo).status_code == 400
    photo = {"photo": (BytesIO(picture()), "ik.jpg")}
    assert kim.post(f"{own}/foto", data=photo).status_code == 303
    coop.run(convene_meeting, SYSTEM, meeting_id=meeting_id)
    reader = browser_of(app, coop, make_member(coop))
    text = reader.get(page).text
    assert "Kim Smit" in text
    assert "Ik ken de wijk." in text
    (candidate,) = coop.ask(candidates_view, SYSTEM, meeting_id=meeting_id)
    answer = reader.get(f"/vergaderingen/foto/{candidate.photo_id}")
    assert answer.mimetype == "image/jpeg"
    assert "private" in answer.headers["Cache-Control"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert reader.get(own).status_code == 404
    assert kim.post(f"{own}/terugtrekken").status_code == 303
    again = kim.post(f"{own}/terugtrekken")
    assert again.status_code == 409
    assert "Kim Smit" not in reader.get(page).text


def test_a_member_stands_through_the_proposals(
    coop: Coop,
    meeting_id: uuid.UUID,
    election: uuid.UUID,
    secretary: FlaskClient,
    kim: FlaskClient,
) -> None:
    closes_on = (START + timedelta(days=9)).date()
    coop.run(open_proposals, SYSTEM, meeting_id=meeting_id, closes_on=closes_on)
    page = f"/vergaderingen/{meeting_id}/voorstellen"
    assert "Zelf kandidaat zijn" in kim.get(page).text
    data = {"election": str(election), "candidacy": "Ik ken de wijk."}
    assert kim.post(f"{page}/kandidaat", data=data).status_code == 303
    again = kim.post(f"{page}/kandidaat", data={**data, "candidacy": "Nog eens."})
    assert again.status_code == 409
    assert "Nog eens." in again.text
    found = re.search(r'name="proposal" value="([0-9a-f-]+)"', secretary.get(page).text)
    assert found is not None
    answer = secretary.post(f"{page}/plaatsen", data={"proposal": found[1]})
    assert answer.status_code == 303
    point = f"/vergaderingen/{meeting_id}/punt/{election}"
    assert "Voorgesteld door leden" in secretary.get(point).text
