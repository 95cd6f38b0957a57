from flask.testing import FlaskClient

from coop.bootstrap import Coop
from coop.people.rules import RoleKind
from tests.coop.assembly.makers import make_hall
from tests.makers import give_role, make_member, sign_in


def enter(client: FlaskClient, token: str) -> None:
    with client.session_transaction() as session:
        session["token"] = token


def test_a_stranger_sees_no_cards_but_may_practise(client: FlaskClient) -> None:
    page = client.get("/").text
    assert "Kijk mee als" in page
    assert "Dit is er nu voor u" not in page


def test_a_member_sees_the_meeting_that_is_on(coop: Coop, client: FlaskClient) -> None:
    hall = make_hall(coop)
    enter(client, sign_in(coop, make_member(coop)))
    page = client.get("/").text
    assert f"/vergaderingen/{hall.meeting_id}" in page
    assert "Nu bezig" in page


def test_who_has_nothing_waiting_is_told_so(coop: Coop, client: FlaskClient) -> None:
    person_id = make_member(coop)
    give_role(coop, person_id, RoleKind.OPERATOR)
    enter(client, sign_in(coop, person_id))
    assert "Er is nu niets dat op u wacht" in client.get("/").text
