import uuid

import pytest
from flask import Flask
from flask.testing import FlaskClient

from coop.assembly.queries import announced, attendance_view, live_view
from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM
from coop.people.rules import LinkPurpose, RoleKind
from coop.people.services import issue_link
from tests.coop.assembly.makers import Hall, make_hall, make_meeting
from tests.makers import give_role, make_member
from tests.pdfs import words_of
from tests.web.browsing import browser_of
from tests.web.test_proxies import long_sentences


@pytest.fixture
def hall(coop: Coop) -> Hall:
    return make_hall(coop)


@pytest.fixture
def member(app: Flask, coop: Coop, hall: Hall) -> FlaskClient:
    return browser_of(app, coop, hall.members[0].person_id)


@pytest.fixture
def door(app: Flask, coop: Coop) -> FlaskClient:
    person_id = make_member(coop, given="Dirk", family="Deur")
    give_role(coop, person_id, RoleKind.COUNTING_COMMITTEE)
    return browser_of(app, coop, person_id)


def url(hall: Hall, page: str = "") -> str:
    return f"/vergaderingen/{hall.meeting_id}{page}"


def link(coop: Coop, purpose: LinkPurpose, meeting_id: uuid.UUID, person_id: uuid.UUID) -> str:
    return coop.run(
        issue_link, SYSTEM, purpose=purpose, subject_id=meeting_id, person_id=person_id
    )


def test_a_member_says_to_come_and_the_door_sees_how_many(
    app: Flask, coop: Coop, door: FlaskClient
) -> None:
    meeting_id = make_meeting(coop)
    member = browser_of(app, coop, make_member(coop, given="Wim"))
    page = f"/vergaderingen/{meeting_id}"
    assert "Komt u?" in member.get(page).text
    answer = member.post(f"{page}/komst", data={"answer": "comes"})
    assert "Tot dan!" in member.get(answer.location).text
    assert long_sentences(member.get(page).text) == []
    assert "Zeggen dat zij komen" in door.get(page).text
    assert "Zeggen dat zij komen" not in member.get(page).text


def test_the_link_of_a_mail_asks_and_keeps_the_answer(app: Flask, coop: Coop) -> None:
    meeting_id = make_meeting(coop)
    token = link(coop, LinkPurpose.ANNOUNCEMENT, meeting_id, make_member(coop, given="Wim"))
    nobody = app.test_client()
    page = nobody.get(f"/l/komst/{token}").text
    assert "Komt u naar de vergadering?" in page
    assert long_sentences(page) == []
    # C3: a scanner that opens every link answers nothing.
    assert coop.ask(announced, SYSTEM, meeting_id=meeting_id).come == 0
    answer = nobody.post(f"/l/komst/{token}", data={"answer": "comes"})
    shown = nobody.get(answer.location).text
    assert "U komt. Tot dan!" in shown
    # The same link says at the door who this is.
    assert "data:image/svg+xml" in shown
    assert "Laat deze code zien bij de deur" in nobody.get(f"/l/deur/{token}").text
    nobody.post(f"/l/komst/{token}", data={"answer": "stays_away"})
    assert coop.ask(announced, SYSTEM, meeting_id=meeting_id).stay_away == 1
    assert nobody.get("/l/komst/verzonnen").status_code == 404


def test_the_phone_at_the_door_reads_the_code_and_lets_in(
    app: Flask, coop: Coop, hall: Hall, door: FlaskClient
) -> None:
    person_id = make_member(coop, given="Wim", family="Verweg")
    token = link(coop, LinkPurpose.DOOR, hall.meeting_id, person_id)
    page = door.get(f"/l/deur/{token}").text
    assert "Verweg, Wim" in page
    answer = door.post(url(hall, "/deur"), data={"person": str(person_id)})
    assert "Verweg, Wim is binnen." in door.get(answer.location).text
    present = coop.ask(attendance_view, SYSTEM, meeting_id=hall.meeting_id).present
    assert person_id in {row.person_id for row in present}
    # Anybody else who opens it sees the code, and nobody's name.
    shown = app.test_client().get(f"/l/deur/{token}").text
    assert "Laat deze code zien bij de deur" in shown
    assert "Verweg" not in shown


def test_a_member_shows_an_own_code(member: FlaskClient, hall: Hall) -> None:
    page = member.post(url(hall, "/deurcode"))
    assert page.headers["Cache-Control"] == "no-store"
    assert "data:image/svg+xml" in page.text
    assert long_sentences(page.text) == []


def test_who_cannot_follow_tells_the_chair(
    app: Flask, coop: Coop, hall: Hall, member: FlaskClient
) -> None:
    assert "Ik kan het niet volgen" in member.get(url(hall, "/live")).text
    answer = member.post(url(hall, "/niet-volgen"))
    page = member.get(answer.location).text
    assert "Ik kan het weer volgen" in page
    chair = browser_of(app, coop, hall.chair.person_id)
    lead = chair.get(url(hall, "/leiden")).text
    assert "1 mens kan het niet volgen" in lead
    assert "Stel een pauze voor." in lead
    member.post(url(hall, "/weer-volgen"))
    assert not coop.ask(live_view, hall.members[0], meeting_id=hall.meeting_id).own.has_trouble
    assert "Stel een pauze voor." not in chair.get(url(hall, "/leiden")).text


def test_the_history_and_its_list_are_for_who_keeps_them(
    hall: Hall, member: FlaskClient, door: FlaskClient
) -> None:
    page = door.get(url(hall, "/aanwezigheid")).text
    assert "Bos, Lid 1" in page
    assert "Kwam binnen" in page
    content = door.get(url(hall, "/presentielijst.pdf"))
    assert content.mimetype == "application/pdf"
    assert "Bos, Lid 1" in words_of(content.data)
    assert member.get(url(hall, "/aanwezigheid")).status_code == 403
