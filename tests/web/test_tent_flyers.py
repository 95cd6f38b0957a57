"""Flyers on the website: printed by a volunteer, ticked off and answered by who has no account."""

import re
import uuid
from http import HTTPStatus

import pytest
from flask.testing import FlaskClient

from coop.bootstrap import Coop
from coop.buurtent.queries.flyers import round_view
from coop.buurtent.services.flyers import issue_flyers, issue_round
from coop.buurtent.services.invitations import invite_neighbours
from coop.kernel.permissions import SYSTEM
from coop.people.rules import RoleKind
from tests.makers import give_role, make_person, sign_in
from tests.tents import STREET, make_address, make_tent
from web.context import SESSION_TOKEN


@pytest.fixture
def session_id(coop: Coop) -> uuid.UUID:
    """Provide a tent of which three households read on paper."""
    for number in (1, 2, 3):
        make_address(coop, number=number)
    session_id = make_tent(coop)
    coop.run(invite_neighbours, SYSTEM, session_id=session_id)
    return session_id


@pytest.fixture
def volunteer(coop: Coop, client: FlaskClient) -> FlaskClient:
    """Provide a volunteer's browser."""
    person_id = make_person(coop, given="Hatice")
    give_role(coop, person_id, RoleKind.VOLUNTEER)
    token = sign_in(coop, person_id)
    with client.session_transaction() as session:
        session[SESSION_TOKEN] = token
    return client


def delivered(coop: Coop, session_id: uuid.UUID) -> int:
    return coop.ask(round_view, SYSTEM, session_id=session_id).delivered


def test_flyers_and_list_are_handed_out_as_pdf(
    volunteer: FlaskClient, session_id: uuid.UUID
) -> None:
    assert "3 flyers (PDF)" in volunteer.get(f"/buurtent/{session_id}/bezorgen").text
    for path, name in (("flyers", "flyers.pdf"), ("bezorglijst", "bezorglijst.pdf")):
        answer = volunteer.post(f"/buurtent/{session_id}/{path}")
        assert answer.data.startswith(b"%PDF-")
        assert name in answer.headers["Content-Disposition"]
        assert answer.headers["Cache-Control"] == "no-store"


def test_a_volunteer_hands_the_round_to_who_has_no_account(
    coop: Coop, volunteer: FlaskClient, session_id: uuid.UUID
) -> None:
    page = volunteer.post(f"/buurtent/{session_id}/bezorglink").text
    found = re.search(r"/l/bezorgen/[\w-]+", page)
    assert found is not None
    stranger = volunteer.application.test_client()
    assert STREET in stranger.get(found[0]).text
    door = re.search(r'value="([0-9a-f-]{36}:delivered)"', stranger.get(found[0]).text)
    assert door is not None
    assert delivered(coop, session_id) == 0
    for _ in range(2):
        answer = stranger.post(found[0], data={"tick": door[1]})
        assert answer.status_code == HTTPStatus.SEE_OTHER
    assert delivered(coop, session_id) == 1
    volunteer.post(f"/buurtent/{session_id}/ronde", data={"tick": door[1].split(":")[0] + ":"})
    assert delivered(coop, session_id) == 0


@pytest.mark.parametrize("said", ["", "geen", f"{uuid.UUID(int=1)}:gestolen"])
def test_what_no_button_says_is_refused(
    coop: Coop, client: FlaskClient, session_id: uuid.UUID, said: str
) -> None:
    token = coop.run(issue_round, SYSTEM, session_id=session_id)
    answer = client.post(f"/l/bezorgen/{token}", data={"tick": said})
    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert delivered(coop, session_id) == 0


def test_a_household_answers_and_wants_no_flyer(
    coop: Coop, client: FlaskClient, session_id: uuid.UUID
) -> None:
    codes = coop.run(issue_flyers, SYSTEM, session_id=session_id)
    address = f"/l/flyer/{next(iter(codes.values()))}"
    for _ in range(2):
        assert client.get(address).status_code == HTTPStatus.OK
        assert client.head(address).status_code == HTTPStatus.OK
    assert "Wij komen" in client.get(address).text
    page = client.post(address, data={"answer": "comes"}, follow_redirects=True).text
    assert "U komt. Tot dan!" in page
    page = client.post(f"{address}/liever-niet", follow_redirects=True).text
    assert "U krijgt geen flyer meer van de buurTent." in page
    page = client.post(f"{address}/toch-wel", follow_redirects=True).text
    assert "Geen uitnodiging meer" in page


def test_a_code_that_is_none_says_so(client: FlaskClient) -> None:
    for path in ("flyer", "bezorgen"):
        answer = client.get(f"/l/{path}/niets")
        assert answer.status_code == HTTPStatus.NOT_FOUND
        assert "Deze link werkt niet" in answer.text
