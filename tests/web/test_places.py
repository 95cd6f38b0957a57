"""Addresses and areas on the website: uploaded, looked through, taken over, put back."""

import io
import re

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from coop.bootstrap import Coop
from coop.people.rules import RoleKind
from coop.sample.membership import work_off
from tests.coop.places.makers import HEADER, draw, geojson, row, take_over
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
        (b"naam;adres\nNoor;Lindenhof 1", "missen wij: postcode, huisnummer, straat, woonplaats"),
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
