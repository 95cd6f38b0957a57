import re
from datetime import timedelta
from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine

from coop.assembly.queries import decisions_of_meeting
from coop.assembly.services import cast_vote, close_meeting, close_vote
from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM
from coop.people.rules import RoleKind
from coop.voting.rules import BallotChannel, Choice
from tests.coop.assembly.makers import Hall, make_hall
from tests.doubles import START
from tests.makers import give_role, make_member
from tests.web.browsing import browser_of
from tests.web.test_assembly import statements

UNTIL = (START.date() + timedelta(days=14)).isoformat()


@pytest.fixture
def hall(coop: Coop) -> Hall:
    """A meeting that decided one thing and is over."""
    hall = make_hall(coop)
    poll_id = hall.open_vote()
    for actor in hall.members:
        coop.run(cast_vote, actor, poll_id=poll_id, choice=Choice.FOR, channel=BallotChannel.WEB)
    coop.run(close_vote, hall.chair, poll_id=poll_id)
    coop.run(close_meeting, hall.chair, meeting_id=hall.meeting_id)
    return hall


@pytest.fixture
def secretary(app: Flask, coop: Coop) -> FlaskClient:
    person_id = make_member(coop, given="Sonja", family="Smit")
    give_role(coop, person_id, RoleKind.SECRETARY)
    return browser_of(app, coop, person_id)


@pytest.fixture
def member(app: Flask, coop: Coop, hall: Hall) -> FlaskClient:
    return browser_of(app, coop, hall.members[0].person_id)


def url(hall: Hall, page: str = "") -> str:
    return f"/vergaderingen/{hall.meeting_id}{page}"


def test_decisions_go_from_the_secretary_to_the_members(
    secretary: FlaskClient, member: FlaskClient, hall: Hall
) -> None:
    assert "Nog geen besluiten" in member.get("/vergaderingen/besluiten").text
    page = secretary.get(url(hall, "/besluiten"))
    assert "Maak bekend aan alle leden" in page.text
    assert secretary.post(url(hall, "/besluiten")).status_code == 303
    again = secretary.post(url(hall, "/besluiten"))
    assert again.status_code == 409
    assert "Misschien was iemand u net voor." in again.text
    listed = member.get("/vergaderingen/besluiten?zoek=bakfiets").text
    assert "2026-01" in listed
    assert "3 voor, 0 tegen, 0 blanco." in listed
    assert "21 november 2027" in listed
    assert "Niets gevonden" in member.get("/vergaderingen/besluiten?zoek=zwembad").text


def test_a_decision_gets_somebody_who_does_it(
    secretary: FlaskClient, coop: Coop, hall: Hall
) -> None:
    row = coop.ask(decisions_of_meeting, SYSTEM, meeting_id=hall.meeting_id)[0]
    page = f"/vergaderingen/besluiten/{row.id}"
    refused = secretary.post(page, data={"owner": "penningmeester", "due_on": ""})
    assert refused.status_code == 400
    assert 'value="penningmeester"' in refused.text
    answer = secretary.post(page, data={"owner": "penningmeester", "due_on": UNTIL})
    assert answer.status_code == 303
    assert "Loopt" in secretary.get(page).text
    assert secretary.post(f"{page}/klaar", data={"result": "Gekocht."}).status_code == 303
    assert "Gekocht." in secretary.get(page).text


def test_who_is_second_keeps_what_was_typed(secretary: FlaskClient, hall: Hall) -> None:
    page = url(hall, "/notulen/2")
    assert 'name="based_on" value="1"' in secretary.get(page).text
    first = secretary.post(page, data={"based_on": "1", "text": "De eerste."})
    assert first.status_code == 303
    second = secretary.post(page, data={"based_on": "1", "text": "De tweede."})
    assert second.status_code == 409
    assert "Iemand anders bewaarde dit stuk net voor u." in second.text
    assert "De eerste." in second.text
    assert "De tweede.</textarea>" in second.text
    assert 'name="based_on" value="2"' in second.text
    versions = secretary.get(f"{page}/versies").text
    assert "Sonja Smit" in versions
    assert "Gemaakt uit wat er gebeurde" in versions


def test_without_a_day_comments_are_taken_for_as_long_as_usual(
    secretary: FlaskClient, member: FlaskClient, hall: Hall
) -> None:
    page = url(hall, "/notulen")
    assert secretary.post(f"{page}/ter-vaststelling", data={"until": ""}).status_code == 303
    assert "Wie erbij was, kan tot en met" in member.get(page).text


def test_members_read_and_comment_when_it_is_their_turn(
    secretary: FlaskClient, member: FlaskClient, hall: Hall
) -> None:
    page = url(hall, "/notulen")
    assert member.get(page).status_code == 404
    assert secretary.post(f"{page}/ter-vaststelling", data={"until": UNTIL}).status_code == 303
    assert "Wat klopt er niet?" in member.get(page).text
    data = {"text": "Het was later.", "place": "0"}
    assert member.post(f"{page}/0/opmerking", data=data).status_code == 303
    asked = secretary.get(page).text
    assert "Opmerking van Lid 1 Bos" in asked
    empty = member.post(f"{page}/0/opmerking", data={"text": " "})
    assert empty.status_code == 400
    assert "U hebt nog niets geschreven." in empty.text


def test_who_keeps_no_minutes_has_no_editor(member: FlaskClient, hall: Hall) -> None:
    assert member.get(url(hall, "/notulen/0")).status_code == 403
    refused = member.post(url(hall, "/notulen/0"), data={"based_on": "1", "text": "Nee."})
    assert refused.status_code == 403


def test_papers_are_taken_home(secretary: FlaskClient, hall: Hall) -> None:
    for page in ("/agenda.pdf", "/notulen.pdf", "/besluiten.pdf"):
        answer = secretary.get(url(hall, page))
        assert answer.mimetype == "application/pdf"
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.data.startswith(b"%PDF-")


def test_the_board_meets_on_the_web(secretary: FlaskClient) -> None:
    wrong = secretary.post("/vergaderingen/bestuur", data={"title": "Overleg", "day": "morgen"})
    assert wrong.status_code == 400
    assert 'value="Overleg"' in wrong.text
    data = {"title": "Overleg", "place": "Wijkhuis", "day": "2026-11-21", "hour": "20:00"}
    page = secretary.post("/vergaderingen/bestuur", data=data).location
    assert secretary.post(f"{page}/agenda", data={"title": "Toelating"}).status_code == 303
    refused = secretary.post(f"{page}/begin")
    assert refused.status_code == 400
    assert "Kies eerst wie er is." in refused.text
    assert "Overleg" in secretary.get("/vergaderingen/bestuur").text


def test_the_shelf_takes_pdfs_only(secretary: FlaskClient, client: FlaskClient) -> None:
    data = {"title": "Statuten", "kind": "statutes", "year": "2026", "audience": "public"}
    refused = secretary.post(
        "/stukken", data={**data, "paper": (BytesIO(b"<html>"), "statuten.pdf")}
    )
    assert refused.status_code == 400
    assert "Dit bestand is geen pdf." in refused.text
    assert 'value="Statuten"' in refused.text
    content = b"%PDF-1.7\n%%EOF\n"
    kept = secretary.post("/stukken", data={**data, "paper": (BytesIO(content), "statuten.pdf")})
    assert kept.status_code == 303
    (paper,) = re.findall(r'href="(/stukken/[^"]+)"', client.get("/stukken").text)
    answer = client.get(paper)
    assert answer.data == content
    assert answer.headers["Content-Disposition"] == 'attachment; filename="statuten.pdf"'
    assert secretary.post(f"{paper}/weg").status_code == 303
    assert client.get(paper).status_code == 404


@pytest.mark.parametrize("votes", [1, 2])
def test_pages_ask_the_database_as_often_however_much_was_decided(
    app: Flask, coop: Coop, engine: Engine, votes: int
) -> None:
    hall = make_hall(coop)
    for number in range(2, 2 + votes):
        coop.run(close_vote, hall.chair, poll_id=hall.open_vote(number))
    coop.run(close_meeting, hall.chair, meeting_id=hall.meeting_id)
    person_id = make_member(coop)
    give_role(coop, person_id, RoleKind.SECRETARY)
    browser = browser_of(app, coop, person_id)
    for page, most in (
        ("/vergaderingen/besluiten", 6),
        (url(hall, "/besluiten"), 13),
        (url(hall, "/notulen"), 12),
        ("/stukken", 5),
        ("/vergaderingen/bestuur", 5),
    ):
        assert statements(engine, lambda page=page: browser.get(page)) <= most, page
