"""Addresses and areas on the website: uploaded, looked through, taken over, put back."""

import io
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM
from coop.people.rules import RoleKind
from coop.places.rules import Door
from coop.places.services import add_address
from coop.sample.membership import work_off
from coop.statutes.rules import Layer, RuleKey
from coop.statutes.services import set_rule
from tests.coop.places.makers import HEADER, draw, geojson, row, take_over
from tests.makers import make_member
from tests.web.test_membership import enter


@pytest.fixture
def secretary(coop: Coop, client: FlaskClient) -> FlaskClient:
    enter(coop, client, RoleKind.SECRETARY)
    return client


def send_list(client: FlaskClient, *rows: str) -> TestResponse:
    content = "\n".join((HEADER, *rows)).encode("latin-1")
    answer = client.post(
        "/adressen/lijst",
        data={"list": (io.BytesIO(content), "bag.csv")},
        content_type="multipart/form-data",
    )
    work_off(client.application.extensions["coop"])
    return answer


def send_areas(client: FlaskClient, content: bytes, kind: str = "neighbourhood") -> TestResponse:
    answer = client.post(
        "/adressen/gebieden",
        data={"kind": kind, "areas": (io.BytesIO(content), "wijk.geojson")},
        content_type="multipart/form-data",
        follow_redirects=True,
    )
    work_off(client.application.extensions["coop"])
    return answer


def act(client: FlaskClient, address: str, **data: str) -> str:
    answer = client.post(address, data=data, follow_redirects=True)
    work_off(client.application.extensions["coop"])
    return answer.text


def test_from_file_to_map_and_back(secretary: FlaskClient) -> None:
    answer = send_list(secretary, row(1), row(3, street="Cafélaan"), "5099SA;5;;;X;Y;;")
    preview = secretary.get(answer.location).text
    assert "Er is nog niets overgenomen" in preview
    assert "Neem 2 adressen over" in preview
    assert "De postcode ontbreekt of kan niet kloppen." in preview
    only_wrong = secretary.get(f"{answer.location}?toon=error").text
    assert "Cafélaan 3" in preview
    assert "Cafélaan 3" not in only_wrong
    act(secretary, answer.location, expected="2")
    send_areas(secretary, geojson("Koningsveld"))
    page = secretary.get("/adressen").text
    assert "Koningsveld (Buurt of wijk): 2 adressen." in page
    assert re.search(r'<path class="wc-map__area wc-map__area--neighbourhood" d="M[^"]+Z"', page)
    act(secretary, f"{answer.location}/terug")
    assert "Lijst teruggedraaid" in secretary.get(answer.location).text
    assert "Koningsveld (Buurt of wijk): 0 adressen." in secretary.get("/adressen").text


def test_work_is_shown_while_it_goes_on(coop: Coop, secretary: FlaskClient) -> None:
    content = f"{HEADER}\n{row(1)}".encode()
    data = {"list": (io.BytesIO(content), "bag.csv")}
    answer = secretary.post("/adressen/lijst", data=data, content_type="multipart/form-data")
    page = secretary.get(answer.location).text
    assert "Wij lezen de adressen" in page
    assert "0 van 1 regels" in page
    work_off(coop)
    assert "Adressen nakijken" in secretary.get(answer.location).text


def test_columns_are_chosen_by_hand_where_guessing_fails(
    coop: Coop, secretary: FlaskClient
) -> None:
    data = {"list": (io.BytesIO(b"a;b;c;d\n5099AA;1;Lindenhof;Tilburg\n"), "x.csv")}
    answer = secretary.post("/adressen/lijst", data=data, content_type="multipart/form-data")
    page = secretary.get(answer.location).text
    assert "Welke kolom is wat?" in page
    assert "Zoals: Lindenhof" in page
    assert "kies de kolommen" in secretary.get("/adressen").text
    there = f"{answer.location}/kolommen"
    columns = ("postcode", "house_number", "street", "street")
    typed = {f"column-{place}": column for place, column in enumerate(columns)}
    refused = secretary.post(there, data=typed)
    assert refused.status_code == 400
    assert "U koos twee keer hetzelfde." in refused.text
    missing = secretary.post(there, data={**typed, "column-3": ""})
    assert "Wij missen nog: woonplaats." in missing.text
    assert '<option value="house_number" selected>' in missing.text
    assert secretary.post(there, data={"column-0": "naam"}).status_code == 400
    chosen = secretary.post(there, data={**typed, "column-3": "town"})
    assert chosen.location == answer.location
    work_off(coop)
    preview = secretary.get(answer.location).text
    assert "Neem 1 adres over" in preview
    assert there in preview


def test_what_is_gone_is_only_marked_on_purpose(coop: Coop, secretary: FlaskClient) -> None:
    take_over(coop, [row(1), row(3)])
    answer = send_list(secretary, row(3), row(5))
    preview = secretary.get(answer.location).text
    assert "Dan is 1 adres dat er niet meer in staat, verdwenen." in preview
    act(secretary, answer.location, expected="1", is_whole="1")
    page = secretary.get("/adressen").text
    assert stat(page, "verdwenen") == 1
    assert stat(page, "op de lijst") == 2


def stat(page: str, label: str) -> int:
    found = re.search(rf'stat__label">{label}</dt><dd class="wc-stat__value">(\d+)<', page)
    assert found is not None
    return int(found[1])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Kies een ander bestand"),
        (
            b"naam;adres\nNoor;Lindenhof 1",
            "missen nog: postcode, huisnummer, straat, woonplaats",
        ),
        (b"PK\x00\x00", "geen tekst"),
    ],
)
def test_a_list_that_is_refused_says_why(
    secretary: FlaskClient, content: bytes, said: str
) -> None:
    answer = secretary.post(
        "/adressen/lijst",
        data={"list": (io.BytesIO(content), "bag.csv")},
        content_type="multipart/form-data",
    )
    assert answer.status_code == 400
    assert said in answer.text


@pytest.mark.parametrize(
    ("content", "kind", "said"),
    [
        (geojson("Noord"), "", "Kies wat voor gebied dit is."),
        (b"geen json", "prevention", "geen gebieden"),
        (geojson("<b>Weg", south=48, north=49), "prevention", "&lt;b&gt;Weg ligt buiten"),
    ],
)
def test_areas_that_are_refused_say_why(
    secretary: FlaskClient, content: bytes, kind: str, said: str
) -> None:
    answer = send_areas(secretary, content, kind)
    assert answer.status_code == 400
    assert said in answer.text


def test_an_area_is_removed_with_one_button(coop: Coop, secretary: FlaskClient) -> None:
    draw(coop, "Koningsveld")
    page = secretary.get("/adressen").text
    found = re.search(r'action="(/adressen/gebieden/[^"]+/weg)"', page)
    assert found is not None
    assert "van de kaart gehaald" in act(secretary, found[1])
    assert "Nog geen gebieden" in secretary.get("/adressen").text


def test_the_board_sees_the_map_and_changes_nothing(coop: Coop, client: FlaskClient) -> None:
    draw(coop, "Koningsveld")
    enter(coop, client, RoleKind.CHAIR)
    page = client.get("/adressen").text
    assert "Koningsveld" in page
    assert "Bestand met adressen" not in page
    assert "/weg" not in page
    assert send_areas(client, geojson("X")).status_code == 403
    assert "/adressen" in client.get("/leden").text


def test_the_example_can_be_uploaded_as_it_is(secretary: FlaskClient) -> None:
    content = secretary.get("/adressen/voorbeeld.csv").data
    data = {"list": (io.BytesIO(content), "voorbeeld.csv")}
    answer = secretary.post("/adressen/lijst", data=data, content_type="multipart/form-data")
    work_off(secretary.application.extensions["coop"])
    assert "Neem 2 adressen over" in secretary.get(answer.location).text


APPLICANT = {
    "given": "Noor",
    "family": "van den Berg",
    "postcode": "5099 aa",
    "house_number": "12",
    "street": "",
    "town": "",
    "email": "noor@voorbeeld.example",
    "phone": "",
    "wish": "apply",
}


def shown_in(page: str, field: str) -> str:
    found = re.search(rf'name="{field}"[^>]* value="([^"]*)"', page)
    assert found is not None
    return found[1]


def test_the_street_comes_with_postcode_and_number(coop: Coop, client: FlaskClient) -> None:
    assert "Zoek mijn straat" not in client.get("/lid-worden").text
    take_over(coop, [row(12, letter="a"), row(14)])
    assert "Zoek mijn straat" in client.get("/lid-worden").text
    data = {**APPLICANT, "house_number": "12 A", "email": "", "find": "1"}
    page = client.post("/lid-worden", data=data)
    assert page.status_code == 200
    assert "Wij vonden uw straat" in page.text
    assert shown_in(page.text, "street") == "Lindenhof"
    assert shown_in(page.text, "town") == "Tilburg"
    # Nothing is lost, and nobody is blamed for what is not filled in yet.
    assert shown_in(page.text, "family") == "van den Berg"
    assert "klopt nog" not in page.text


def test_an_unknown_address_is_asked_about_once(coop: Coop, client: FlaskClient) -> None:
    take_over(coop, [row(12, letter="a"), row(14)])
    data = {**APPLICANT, "street": "Lindenhof", "town": "Tilburg"}
    page = client.post("/lid-worden", data=data)
    assert page.status_code == 400
    assert "Wij kennen dit adres niet" in page.text
    assert "<li>Lindenhof 12A, 5099 AA</li>" in page.text
    assert shown_in(page.text, "given") == "Noor"
    seen = shown_in(page.text, "address_seen")
    # Another number is another address.
    other = client.post("/lid-worden", data={**data, "house_number": "13", "address_seen": seen})
    assert "Wij kennen dit adres niet" in other.text
    sent = client.post("/lid-worden", data={**data, "address_seen": seen})
    assert sent.location == "/lid-worden/bedankt"


def test_the_board_sees_what_the_list_says_of_an_applicant(
    coop: Coop, client: FlaskClient, app: Flask
) -> None:
    take_over(coop, [row(12, lat=51.6)])
    draw(coop, "Koningsveld")
    data = {**APPLICANT, "street": "Lindenhof", "town": "Tilburg"}
    assert client.post("/lid-worden", data=data).status_code == 303
    board = app.test_client()
    enter(coop, board, RoleKind.SECRETARY)
    found = re.search(
        r'href="(/leden/aanvragen/[0-9a-f-]{36})"', board.get("/leden/aanvragen").text
    )
    assert found is not None
    page = board.get(found[1]).text
    assert "staat op de lijst, maar ligt buiten alle buurten" in page
    # Only where the statutes ask it, the board is warned.
    assert "Dit adres ligt buiten het gebied" not in page
    coop.run(
        set_rule,
        SYSTEM,
        key=RuleKey.ADMISSION_AREA,
        value="ja",
        layer=Layer.STATUTES,
        article="artikel 4 lid 1",
    )
    assert "Dit adres ligt buiten het gebied" in board.get(found[1]).text


def test_who_moves_house_finds_the_street_too(coop: Coop, client: FlaskClient) -> None:
    enter(coop, client)
    take_over(coop, [row(12)])
    page = client.get("/mijn-gegevens/adres").text
    data = {name: shown_in(page, name) for name in ("seen", "street", "town")}
    data |= {"postcode": "5099AA", "house_number": "12"}
    found = client.post("/mijn-gegevens/adres", data={**data, "find": "1"})
    assert shown_in(found.text, "street") == "Lindenhof"
    data |= {"street": "Lindenhof", "town": "Tilburg", "house_number": "13"}
    doubt = client.post("/mijn-gegevens/adres", data=data)
    assert doubt.status_code == 400
    assert "Wij kennen dit adres niet" in doubt.text
    done = client.post("/mijn-gegevens/adres", data={**data, "address_seen": "5099AA 13"})
    assert done.status_code == 303


def test_the_list_of_members_narrows_to_an_area(coop: Coop, secretary: FlaskClient) -> None:
    take_over(coop, [row(1), row(3, lat=51.6)])
    draw(coop, "Koningsveld")
    for given, number in (("Binnen", 1), ("Buiten", 3)):
        door = Door(postcode="5099AA", house_number=number)
        address = coop.run(add_address, SYSTEM, door=door, street="Lindenhof", town="Tilburg")
        make_member(coop, given=given, address_id=address)
    page = secretary.get("/leden").text
    assert "Buiten" in page
    found = re.search(r'<option value="([0-9a-f-]{36})">Koningsveld</option>', page)
    assert found is not None
    narrowed = secretary.get(f"/leden?gebied={found[1]}").text
    assert "1 lid gevonden." in narrowed
    assert "Binnen" in narrowed
    assert "Bos, Buiten" not in narrowed
    # What makes no sense there narrows nothing.
    assert "Buiten" in secretary.get("/leden?gebied=hier").text
