import uuid

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine

from coop.assembly.queries import floor_desk
from coop.assembly.rules import TurnKind
from coop.assembly.services import ask_floor, close_floor, give_floor, select_item
from coop.bootstrap import Coop
from tests.coop.assembly.makers import Hall, make_hall
from tests.web.browsing import browser_of
from tests.web.test_assembly import statements

JSON = {"Accept": "application/json"}


@pytest.fixture
def hall(coop: Coop) -> Hall:
    hall = make_hall(coop)
    coop.run(select_item, hall.chair, meeting_id=hall.meeting_id, item_id=hall.item_id(2))
    return hall


@pytest.fixture
def chair(app: Flask, coop: Coop, hall: Hall) -> FlaskClient:
    return browser_of(app, coop, hall.chair.person_id)


@pytest.fixture
def member(app: Flask, coop: Coop, hall: Hall) -> FlaskClient:
    return browser_of(app, coop, hall.members[0].person_id)


def url(hall: Hall, page: str) -> str:
    return f"/vergaderingen/{hall.meeting_id}{page}"


def ask(hall: Hall, member: int, kind: TurnKind = TurnKind.FOR) -> uuid.UUID:
    return hall.coop.run(ask_floor, hall.members[member], item_id=hall.item_id(2), kind=kind)


def waiting(hall: Hall) -> list[uuid.UUID]:
    desk = hall.coop.ask(floor_desk, hall.chair, meeting_id=hall.meeting_id)
    return [row.turn_id for row in desk.floor.waiting]


def test_a_member_asks_with_one_button_and_takes_it_back(member: FlaskClient, hall: Hall) -> None:
    page = member.get(url(hall, "/live"))
    assert "Wilt u iets zeggen?" in page.text
    data = {"item": str(hall.item_id(2)), "kind": "against"}
    answer = member.post(url(hall, "/woord"), data=data)
    assert answer.status_code == 303
    (turn_id,) = waiting(hall)
    page = member.get(answer.location)
    assert "U bent nummer <strong data-place>1</strong>" in page.text
    again = member.post(url(hall, "/woord"), data={**data, "form_token": "another"})
    assert again.status_code == 409
    assert "Eén keer op de lijst is genoeg." in again.text
    member.post(url(hall, "/woord/terug"), data={"turn": str(turn_id)})
    assert waiting(hall) == []


def test_a_script_hears_where_the_member_stands(member: FlaskClient, hall: Hall) -> None:
    ask(hall, 1)
    answer = member.post(
        url(hall, "/woord"), data={"item": str(hall.item_id(2)), "kind": "for"}, headers=JSON
    )
    said = answer.json
    assert said is not None
    assert said["said"] == "U staat op de lijst."
    assert said["floor"]["waiting"] == [str(turn_id) for turn_id in waiting(hall)]
    assert "<strong data-place>2</strong>" in said["own_floor"]
    refused = member.post(
        url(hall, "/woord"), data={"item": str(hall.item_id(3)), "kind": "for"}, headers=JSON
    )
    assert refused.status_code == 409
    assert refused.json is not None
    assert refused.json["error"]["code"] == "item_not_on"


def test_what_no_button_says_is_refused(member: FlaskClient, hall: Hall) -> None:
    data = {"item": str(hall.item_id(2)), "kind": "zingen"}
    assert member.post(url(hall, "/woord"), data=data).status_code == 400
    assert waiting(hall) == []


def test_the_chair_sees_the_next_speaker_and_gives_the_floor(
    chair: FlaskClient, member: FlaskClient, hall: Hall
) -> None:
    turn_id = ask(hall, 0)
    assert "Geef het woord aan Lid 1 Bos" in chair.get(url(hall, "/leiden")).text
    given = {"turn": str(turn_id), "van": "leiden"}
    answer = chair.post(url(hall, "/sprekers/geven"), data=given)
    assert answer.location.endswith("/leiden")
    assert "U hebt het woord." in member.get(url(hall, "/live")).text
    page = chair.get(url(hall, "/scherm"))
    assert "Lid 1 Bos" in page.text
    assert "data-clock" in page.text
    # Two chairs press at once: one effect, and one hears why not.
    second = chair.post(url(hall, "/sprekers/geven"), data={**given, "form_token": "second"})
    assert second.status_code == 409
    assert "Iemand anders was u voor." in second.text
    chair.post(url(hall, "/sprekers/langer"), data={"turn": str(turn_id)})
    chair.post(url(hall, "/sprekers/klaar"), data={"turn": str(turn_id)})
    assert "Lid 1 Bos" not in chair.get(url(hall, "/scherm")).text


def test_who_waits_is_named_to_who_leads_only(
    chair: FlaskClient, app: Flask, coop: Coop, hall: Hall
) -> None:
    ask(hall, 0)
    other = browser_of(app, coop, hall.members[1].person_id)
    for page in ("/live", "/scherm", "/stand"):
        assert "Lid 1" not in other.get(url(hall, page)).text
    assert "Lid 1 Bos" in chair.get(url(hall, "/sprekers")).text
    assert other.get(url(hall, "/sprekers")).status_code == 403


def test_the_chair_enters_who_raises_a_hand(chair: FlaskClient, hall: Hall) -> None:
    found = chair.get(url(hall, "/sprekers?zoek=Lid 2"))
    assert "Punt van orde" in found.text
    person = str(hall.members[1].person_id)
    data = {"item": str(hall.item_id(2)), "person": person, "kind": "order"}
    assert chair.post(url(hall, "/sprekers"), data=data).status_code == 303
    (turn_id,) = waiting(hall)
    chair.post(url(hall, "/sprekers/weg"), data={"turn": str(turn_id)})
    assert waiting(hall) == []


def test_the_chair_closes_the_list_and_sets_the_time(
    chair: FlaskClient, member: FlaskClient, hall: Hall
) -> None:
    item = {"item": str(hall.item_id(2))}
    chair.post(url(hall, "/sprekers/dicht"), data=item)
    assert "De lijst is dicht." in member.get(url(hall, "/live")).text
    chair.post(url(hall, "/sprekers/open"), data=item)
    assert "De lijst is dicht." not in member.get(url(hall, "/live")).text
    chair.post(url(hall, "/sprekers/tijd"), data={"minutes": "5"})
    assert "Spreektijd: 5 minuten" in chair.get(url(hall, "/sprekers")).text
    for wrong in ("0", "31", "lang", "", "1e3"):
        answer = chair.post(url(hall, "/sprekers/tijd"), data={"minutes": wrong})
        assert answer.status_code == 400
        assert "Kies een spreektijd van 1 tot 30 minuten." in answer.text


def test_nobody_asks_while_people_vote_or_from_the_doorstep(
    app: Flask, coop: Coop, member: FlaskClient, hall: Hall
) -> None:
    visitor = browser_of(app, coop, hall.chair.person_id)
    assert "Wilt u iets zeggen?" not in visitor.get(url(hall, "/live")).text
    coop.run(give_floor, hall.chair, turn_id=ask(hall, 1))
    coop.run(close_floor, hall.chair, item_id=hall.item_id(2))
    hall.open_vote()
    page = member.get(url(hall, "/live"))
    assert "Wie heeft het woord?" not in page.text
    assert 'data-floor aria-labelledby="own-floor-title" hidden' in page.text


@pytest.mark.parametrize("speakers", [2, 12])
def test_pages_ask_the_database_as_often_however_many_speak(
    app: Flask, coop: Coop, engine: Engine, speakers: int
) -> None:
    hall = make_hall(coop, members=speakers)
    coop.run(select_item, hall.chair, meeting_id=hall.meeting_id, item_id=hall.item_id(2))
    turns = [ask(hall, number) for number in range(speakers)]
    for turn_id in turns[: speakers // 2]:
        coop.run(give_floor, hall.chair, turn_id=turn_id)
    chair = browser_of(app, coop, hall.chair.person_id)
    assert statements(engine, lambda: chair.get(url(hall, "/sprekers?zoek=lid"))) <= 9
    assert statements(engine, lambda: chair.get(url(hall, "/notuleren"))) <= 9
