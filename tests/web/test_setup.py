"""The board's pages for start choice and parts."""

from http import HTTPStatus

import pytest
from flask import Flask
from flask.testing import FlaskClient

from coop.bootstrap import Coop
from coop.kernel.permissions import NOBODY, SYSTEM
from coop.parts.rules import Part, StartChoice
from coop.people.rules import RoleKind
from coop.setup.queries import parts_that_are_off
from coop.setup.services import choose_start, turn_part
from tests.makers import give_role, make_member, make_person
from tests.web.browsing import browser_of


@pytest.fixture
def board(app: Flask, coop: Coop) -> FlaskClient:
    """Provide the browser of a chair."""
    person = make_person(coop)
    give_role(coop, person, RoleKind.CHAIR)
    return browser_of(app, coop, person)


def off(coop: Coop) -> frozenset[Part]:
    return coop.ask(parts_that_are_off, NOBODY)


def test_at_the_first_start_the_board_is_shown_three_ways_to_begin(
    board: FlaskClient, coop: Coop
) -> None:
    first = board.get("/").text
    assert "Waar begint u mee?" in first
    for choice in StartChoice:
        assert f"/onderdelen/begin/{choice.value}" in first
    board.post("/onderdelen/begin/klein", data={"seen": "0"})
    assert "Waar begint u mee?" not in board.get("/").text
    assert "Waar begint u mee?" in board.get("/onderdelen/begin").text


def test_others_are_not_asked(client: FlaskClient, app: Flask, coop: Coop) -> None:
    assert "Waar begint u mee?" not in client.get("/").text
    member = browser_of(app, coop, make_member(coop))
    assert "Waar begint u mee?" not in member.get("/").text


def test_a_choice_shows_what_goes_on_and_off_before_it_does(
    board: FlaskClient, coop: Coop
) -> None:
    make_member(coop)
    preview = board.get("/onderdelen/begin/buurtpreventie").text
    assert preview.index("Dit gaat uit") < preview.index("Ledenregister")
    assert "Leden: 1." in preview
    assert preview.index("Dit blijft aan") < preview.rindex(">buurTent<")
    assert off(coop) == frozenset()
    answer = board.post("/onderdelen/begin/buurtpreventie", data={"seen": "0"})
    assert answer.status_code == HTTPStatus.SEE_OTHER
    assert "U gebruikt nu: Buurtpreventie." in board.get("/onderdelen").text
    assert Part.REGISTER in off(coop)


def test_a_preview_that_was_overtaken_says_so_and_shows_how_it_stands(
    board: FlaskClient, coop: Coop
) -> None:
    coop.run(choose_start, SYSTEM, start=StartChoice.SMALL, seen=0)
    answer = board.post("/onderdelen/begin/alles", data={"seen": "0"})
    assert answer.status_code == HTTPStatus.CONFLICT
    assert "Iemand anders heeft net onderdelen aan- of uitgezet" in answer.text
    assert 'name="seen" value="1"' in answer.text
    assert Part.BUURTENT in off(coop)


def test_a_part_is_turned_on_its_own_page(board: FlaskClient, coop: Coop) -> None:
    assert "Zet uit" in board.get("/onderdelen/buurtent").text
    board.post("/onderdelen/buurtent", data={"to": "off"})
    desk = board.get("/onderdelen").text
    assert "Uitgezet: buurTent." in desk
    assert off(coop) == {Part.BUURTENT}
    assert "Zet aan" in board.get("/onderdelen/buurtent").text
    board.post("/onderdelen/buurtent", data={"to": "on"})
    assert off(coop) == frozenset()


def test_what_other_parts_need_is_explained_instead_of_offered(
    board: FlaskClient, coop: Coop
) -> None:
    page = board.get("/onderdelen/leden").text
    assert "Kan nog niet uit. Zet eerst dit uit:" in page
    assert "/onderdelen/contributie" in page
    assert "Zet uit" not in page
    refused = board.post("/onderdelen/leden", data={"to": "off"})
    assert refused.status_code == HTTPStatus.CONFLICT
    needed = "Dit is nodig voor: Lid worden op de website, Vergaderingen (ALV), Peilingen en"
    assert f"{needed} Contributie" in refused.text
    assert off(coop) == frozenset()


def test_who_comes_second_is_told(board: FlaskClient, coop: Coop) -> None:
    coop.run(turn_part, SYSTEM, part=Part.BUURTENT, is_on=False)
    answer = board.post("/onderdelen/buurtent", data={"to": "off"})
    assert answer.status_code == HTTPStatus.CONFLICT
    assert "Dit staat al zo. Iemand anders was u net voor" in answer.text


@pytest.mark.parametrize(
    ("address", "data", "status"),
    [
        ("/onderdelen/niets", {"to": "off"}, HTTPStatus.NOT_FOUND),
        ("/onderdelen/buurtent", {"to": "halfway"}, HTTPStatus.BAD_REQUEST),
        ("/onderdelen/buurtent", {}, HTTPStatus.BAD_REQUEST),
        ("/onderdelen/begin/niets", {"seen": "0"}, HTTPStatus.NOT_FOUND),
        ("/onderdelen/begin/klein", {"seen": "nul"}, HTTPStatus.CONFLICT),
        ("/onderdelen/begin/klein", {}, HTTPStatus.CONFLICT),
    ],
)
def test_nonsense_turns_nothing(
    board: FlaskClient, coop: Coop, address: str, data: dict[str, str], status: HTTPStatus
) -> None:
    assert board.post(address, data=data).status_code == status
    assert off(coop) == frozenset()


def test_the_page_about_what_is_off_leads_the_board_to_the_switch(
    board: FlaskClient, client: FlaskClient, coop: Coop
) -> None:
    coop.run(turn_part, SYSTEM, part=Part.PATROLS, is_on=False)
    coop.run(turn_part, SYSTEM, part=Part.PREVENTION, is_on=False)
    assert "/onderdelen" in board.get("/groepen").text
    stranger = client.get("/groepen")
    assert stranger.status_code == HTTPStatus.NOT_FOUND
    assert "Wij gebruiken dit nu niet: Buurtpreventie." in stranger.text
    assert "/onderdelen" not in stranger.text
    asked = client.get("/groepen", headers={"Accept": "application/json"})
    assert asked.get_json()["error"]["code"] == "part_off"


def test_how_one_resigns_stays_while_there_are_members(client: FlaskClient, coop: Coop) -> None:
    for part in (Part.JOINING, Part.ASSEMBLY, Part.PEILINGEN, Part.CONTRIBUTION, Part.REGISTER):
        coop.run(turn_part, SYSTEM, part=part, is_on=False)
    # BW 2:35 lid 6 is about members; a neighbourhood watch without any has nothing to leave.
    assert "Lidmaatschap opzeggen" not in client.get("/").text
    make_member(coop)
    assert "Lidmaatschap opzeggen" in client.get("/").text
    assert client.get("/lidmaatschap-opzeggen").status_code == HTTPStatus.OK


def test_nobody_joins_while_that_is_off(client: FlaskClient, coop: Coop) -> None:
    assert "Lid worden" in client.get("/").text
    coop.run(turn_part, SYSTEM, part=Part.JOINING, is_on=False)
    assert "Lid worden" not in client.get("/").text
