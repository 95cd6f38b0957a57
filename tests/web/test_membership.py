"""The members' list and taking over a list, as the secretary's browser sees them."""

import io
import re
import uuid
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from coop.bootstrap import Coop
from coop.membership.rules import DRAFT_KEPT
from coop.people.rules import RoleKind
from coop.sample import membership, people, places
from coop.sample.membership import practice_list, work_off
from tests.doubles import FixedClock
from tests.makers import give_role, make_member, make_person, sign_in
from web.views.membership import exports

HEADER = "Lidnummer;Voornaam;Achternaam;Postcode;Huisnummer;Straat;Plaats;E-mail;Lid sinds"
JAN = "7;Jan;Vries;5099 AA;1;Lindenhof;Tilburg;jan@voorbeeld.example;1-2-2021"
RIA = "8;Ria;<b>Bos;5099 AA;3;Lindenhof;Tilburg;;1-2-2021"
WRONG = "9;Kees;Smit;5099;5;Lindenhof;Tilburg;;1-2-2021"


def enter(coop: Coop, client: FlaskClient, *roles: RoleKind, given: str = "Saar") -> uuid.UUID:
    person_id = make_person(coop, given=given, family="Secretaris")
    for role in roles:
        give_role(coop, person_id, role)
    with client.session_transaction() as session:
        session["token"] = sign_in(coop, person_id)
    return person_id


@pytest.fixture
def secretary(coop: Coop, client: FlaskClient) -> FlaskClient:
    enter(coop, client, RoleKind.SECRETARY)
    return client


def upload(
    client: FlaskClient, *rows: str, header: str = HEADER, name: str = "leden.csv", **more: str
) -> TestResponse:
    content = "\n".join((header, *rows)).encode()
    return send(client, content, name, **more)


def send(client: FlaskClient, content: bytes, name: str, **more: str) -> TestResponse:
    data = {"list": (io.BytesIO(content), name), **more}
    answer = client.post("/leden/import", data=data, content_type="multipart/form-data")
    work_off(client.application.extensions["coop"])
    return answer


def take_over(client: FlaskClient, location: str, **data: str) -> TestResponse:
    answer = client.post(location, data=data)
    work_off(client.application.extensions["coop"])
    return answer


def count_in(client: FlaskClient) -> int:
    found = re.search(r"(\d+) (?:lid|leden) vandaag", client.get("/leden").text)
    assert found is not None
    return int(found[1])


def test_from_file_to_list(secretary: FlaskClient) -> None:
    answer = upload(secretary, JAN, RIA, WRONG)
    assert answer.status_code == 303
    page = secretary.get(answer.location)
    assert "Neem 2 leden over" in page.text
    assert "vier cijfers en twee letters" in page.text
    assert "Geen e-mailadres" in page.text
    assert "&lt;b&gt;Bos" in page.text
    assert count_in(secretary) == 0
    done = take_over(secretary, answer.location, expected="2")
    assert (done.status_code, done.location) == (303, answer.location)
    page = secretary.get(answer.location)
    assert "2 nieuwe leden" in page.text
    assert "Saar Secretaris nam deze lijst over" in page.text
    assert "Niet alles ging mee" in page.text
    assert count_in(secretary) == 2
    page = secretary.get("/leden?q=vries")
    assert "1 lid gevonden" in page.text
    assert "5099 AA" in page.text
    member = re.search(r'href="(/leden/[0-9a-f-]{36})"', page.text)
    assert member is not None
    assert "jan@voorbeeld.example" in secretary.get(member[1]).text


def test_the_preview_survives_a_restart(coop: Coop, secretary: FlaskClient) -> None:
    # Nothing of it is in the browser or the process: another browser sees the same.
    location = upload(secretary, JAN).location
    other = secretary.application.test_client()
    enter(coop, other, RoleKind.SECRETARY, given="Theo")
    assert "Neem 1 lid over" in other.get(location).text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Kies een ander bestand"),
        (HEADER.encode(), "Kies een ander bestand"),
        (b"PK\x03\x04x", "kunnen wij niet lezen"),
        (b"\x00\x01", "is geen tekst"),
    ],
)
def test_what_is_no_list_is_said(secretary: FlaskClient, content: bytes, said: str) -> None:
    page = send(secretary, content, "leden.csv")
    assert page.status_code == 400
    assert said in page.text
    assert "Lijsten van deze week" not in page.text


def test_a_form_without_a_file(secretary: FlaskClient) -> None:
    page = secretary.post("/leden/import", data={})
    assert page.status_code == 400
    assert "Kies een ander bestand" in page.text


def test_a_file_that_is_too_large(secretary: FlaskClient) -> None:
    kind = "multipart/form-data; boundary=x"
    page = secretary.post("/leden/import", data=b"x" * (16 * 1024 * 1024 + 1), content_type=kind)
    assert page.status_code == 413


def test_missing_columns_are_named(secretary: FlaskClient) -> None:
    location = upload(secretary, "Jan;Vries", header="Voornaam;Achternaam").location
    page = secretary.get(location)
    assert "Postcode, Huisnummer" in page.text
    assert "leden over" not in page.text
    refused = take_over(secretary, location, expected="1")
    assert refused.status_code == 409
    assert count_in(secretary) == 0


def test_a_double_click_on_upload_keeps_one_list(secretary: FlaskClient) -> None:
    first, second = (upload(secretary, JAN, form_token="f" * 43) for _ in range(2))
    assert first.location == second.location
    assert secretary.get("/leden/import").text.count("leden.csv") == 1


def test_a_double_click_on_taking_over_counts_once(secretary: FlaskClient) -> None:
    location = upload(secretary, JAN).location
    data = {"expected": "1", "form_token": "f" * 43}
    answers = [take_over(secretary, location, **data) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [303, 303]
    assert count_in(secretary) == 1


def test_the_second_secretary_is_told_who_was_first(coop: Coop, secretary: FlaskClient) -> None:
    location = upload(secretary, JAN).location
    other = secretary.application.test_client()
    enter(coop, other, RoleKind.SECRETARY, given="Theo")
    take_over(secretary, location, expected="1")
    page = take_over(other, location, expected="1")
    assert page.status_code == 409
    assert "Saar Secretaris heeft deze lijst al overgenomen" in page.text
    assert count_in(secretary) == 1


@pytest.mark.parametrize("expected", ["", "x", "-1", "2", "²", "9" * 30])
def test_only_what_was_seen_can_be_taken_over(secretary: FlaskClient, expected: str) -> None:
    location = upload(secretary, JAN).location
    page = take_over(secretary, location, expected=expected)
    assert page.status_code == 409
    assert "intussen veranderd" in page.text
    assert "Neem 1 lid over" in page.text
    assert count_in(secretary) == 0


def test_throwing_away(secretary: FlaskClient) -> None:
    location = upload(secretary, JAN).location
    assert secretary.get(f"{location}/weg").status_code == 405
    assert secretary.post(f"{location}/weg").location == "/leden/import"
    assert "weggegooid" in secretary.get("/leden/import").text
    assert "weggegooid" in secretary.get(location).text
    assert take_over(secretary, location, expected="1").status_code == 409
    assert count_in(secretary) == 0


def test_what_was_taken_over_cannot_be_thrown_away(secretary: FlaskClient) -> None:
    location = upload(secretary, JAN).location
    take_over(secretary, location, expected="1")
    assert secretary.post(f"{location}/weg").status_code == 409
    assert count_in(secretary) == 1


def test_a_list_of_last_week_is_gone(secretary: FlaskClient, clock: FixedClock) -> None:
    location = upload(secretary, JAN).location
    clock.advance(DRAFT_KEPT - timedelta(seconds=1))
    assert secretary.get(location).status_code == 200
    clock.advance(timedelta(seconds=1))
    page = secretary.get(location)
    assert page.status_code == 404
    assert "bewaren wij een week" in page.text


def test_rows_that_stay_behind_can_be_downloaded(secretary: FlaskClient) -> None:
    location = upload(secretary, JAN, WRONG, "=1+1;x;Smit;5099 AA;5;Lindenhof").location
    answer = secretary.get(f"{location}/niet-overgenomen.csv")
    assert answer.mimetype == "text/csv"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "attachment" in answer.headers["Content-Disposition"]
    text = answer.data.decode("utf-8-sig")
    assert "Kees;Smit;5099" in text
    assert "'=1+1" in text
    assert "Jan" not in text


def test_rows_by_kind(secretary: FlaskClient) -> None:
    location = upload(secretary, JAN, WRONG).location
    page = secretary.get(f"{location}?toon=error")
    assert "Smit" in page.text
    assert "Jan Vries" not in page.text
    assert "Jan Vries" in secretary.get(f"{location}?toon=onzin&page=x").text


def test_the_example_and_the_practice_list(secretary: FlaskClient, coop: Coop) -> None:
    example = secretary.get("/leden/import/voorbeeld.csv").data
    page = secretary.get(send(secretary, example, "voorbeeld.csv").location)
    assert "Neem 2 leden over" in page.text
    people.fill(coop, places.fill(coop))
    membership.fill(coop)
    practice = secretary.get("/kijk-mee/oefenlijst.csv").data
    assert practice.decode("utf-8-sig") == practice_list()
    page = secretary.get(send(secretary, practice, "oefenlijst.csv").location)
    assert "Is al lid" in page.text
    assert "van 14<" in page.text


def test_searching_and_paging(coop: Coop, secretary: FlaskClient) -> None:
    rows = [f";Jan{n:03};Bos;5099AA;{n};Lindenhof;Tilburg;;" for n in range(1, 61)]
    location = upload(secretary, *rows).location
    take_over(secretary, location, expected="60")
    assert "Bladzijde 1 van 2" in secretary.get("/leden").text
    assert "Jan060" in secretary.get("/leden?page=2").text
    assert "Jan060" in secretary.get("/leden?page=999999999").text
    assert "Niemand gevonden" in secretary.get("/leden?q=zzz").text
    assert 'value="&lt;i&gt;"' in secretary.get("/leden?q=<i>").text


def test_an_empty_register_teaches(secretary: FlaskClient) -> None:
    page = secretary.get("/leden")
    assert "Nog geen leden" in page.text
    assert "/leden/import" in page.text


PATHS = (
    "/leden",
    "/leden/import",
    "/leden/import/voorbeeld.csv",
    "/leden/00000000-0000-0000-0000-000000000001",
    "/leden/import/00000000-0000-0000-0000-000000000001",
    "/leden/import/00000000-0000-0000-0000-000000000001/niet-overgenomen.csv",
)


@pytest.mark.parametrize("path", PATHS)
def test_the_register_is_the_boards(app: Flask, coop: Coop, path: str) -> None:
    nobody, member = app.test_client(), app.test_client()
    assert "/aanmelden?next=" in nobody.get(path).location
    with member.session_transaction() as session:
        session["token"] = sign_in(coop, make_member(coop))
    assert member.get(path).status_code == 403


def test_the_chair_reads_and_does_not_import(coop: Coop, client: FlaskClient) -> None:
    enter(coop, client, RoleKind.CHAIR)
    page = client.get("/leden")
    assert page.status_code == 200
    assert "/leden/import" not in page.text
    assert client.get("/leden/import").status_code == 403
    assert upload(client, JAN).status_code == 403
    unknown = uuid.UUID(int=1)
    assert client.post(f"/leden/import/{unknown}", data={"expected": "1"}).status_code == 403
    assert client.post(f"/leden/import/{unknown}/weg").status_code == 403


def test_unknown_lists_and_members(secretary: FlaskClient) -> None:
    for path in PATHS[3:]:
        assert secretary.get(path).status_code == 404


def test_a_selection_goes_along_as_a_file(coop: Coop, secretary: FlaskClient) -> None:
    take_over(secretary, upload(secretary, JAN, RIA).location, expected="2")
    page = secretary.get("/leden?q=vries&op=street")
    assert 'name="op" value="street"' in page.text
    answer = secretary.post("/leden/export", data={"q": "vries", "vorm": "csv"})
    assert answer.headers["Content-Disposition"] == 'attachment; filename="leden.csv"'
    assert answer.headers["Cache-Control"] == "no-store"
    lines = answer.data.decode("utf-8-sig").splitlines()
    assert [line.split(";")[3] for line in lines] == ["Achternaam", "Vries"]
    ticked = re.findall(r'name="lid" value="([^"]+)"', secretary.get("/leden").text)
    answer = secretary.post("/leden/export", data={"lid": [ticked[0], "onzin"], "vorm": "xlsx"})
    assert answer.data.startswith(b"PK")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="leden.xlsx"'
    nobody = secretary.post("/leden/export", data={"q": "zzz"})
    assert nobody.status_code == 409
    assert "Er is geen bestand gemaakt" in nobody.text


def test_a_deed_is_shown_before_it_is_done(coop: Coop, secretary: FlaskClient) -> None:
    take_over(secretary, upload(secretary, JAN, RIA).location, expected="2")
    asked = re.search(r'form id="export"[^>]*action="([^"]+)"', secretary.get("/leden").text)
    assert asked is not None
    before = secretary.get(asked[1], query_string={"q": "vries", "vorm": "addresses"})
    assert "Dit gaat om 1 lid." in before.text
    assert 'name="q" value="vries"' in before.text
    labels = secretary.post("/leden/export", data={"q": "vries", "vorm": "addresses"})
    assert labels.headers["Content-Disposition"] == 'attachment; filename="adressen.csv"'
    assert "Beste Jan Vries" in labels.text


def test_a_long_list_is_written_meanwhile(
    coop: Coop, secretary: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exports, "MOST_AT_ONCE", 1)
    take_over(secretary, upload(secretary, JAN, RIA).location, expected="2")
    assert "Maak het bestand" in secretary.get("/leden/selectie?vorm=xlsx").text
    there = secretary.post("/leden/export", data={"vorm": "xlsx"}).location
    assert "0 van 2 leden" in secretary.get(there).text
    assert secretary.get(f"{there}/download").status_code == 404
    work_off(coop)
    assert "Het bestand is klaar, met 2 leden." in secretary.get(there).text
    assert secretary.get(f"{there}/download").data.startswith(b"PK")
    assert there in secretary.get("/leden/bestanden").text


def test_a_filter_is_kept_and_comes_back(secretary: FlaskClient) -> None:
    take_over(secretary, upload(secretary, JAN, RIA).location, expected="2")
    typed = {"straat": "Lindenhof", "op": "street", "vanaf": "2021-02-01"}
    assert "Bewaar dit filter" in secretary.get("/leden", query_string=typed).text
    saved = secretary.post("/leden/filters", data={**typed, "name": "<Hof>", "maan": "vol"})
    assert "straat=Lindenhof" in saved.location
    assert "vanaf=2021-02-01" in saved.location
    listed = secretary.get(saved.location).text
    assert "Het filter is bewaard." in listed
    assert "&lt;Hof&gt;" in listed
    again = secretary.post("/leden/filters", data={"name": "<Hof>"})
    assert again.status_code == 409
    filter_id = re.findall(r"/leden/filters/([0-9a-f-]{36})/weg", again.text)[0]
    nameless = secretary.post(f"/leden/filters/{filter_id}", data={"name": " "})
    assert nameless.status_code == 400
    renamed = secretary.post(
        f"/leden/filters/{filter_id}", data={"name": "Hof", "shared": "1"}, follow_redirects=True
    )
    assert "Het filter is gewijzigd." in renamed.text
    gone = secretary.post(f"/leden/filters/{filter_id}/weg", follow_redirects=True)
    assert "Nog geen filters" in gone.text


def test_filters_stand_in_the_address(secretary: FlaskClient) -> None:
    take_over(secretary, upload(secretary, JAN, RIA).location, expected="2")
    page = secretary.get("/leden?bereik=no_email&vanaf=2021-02-01&tot=1-2-2021")
    assert "1 lid gevonden" in page.text
    assert "Bos, Ria" in page.text.replace("&lt;b&gt;", "")
    page = secretary.get("/leden?vanaf=gisteren&op=onzin&wie=onzin&bereik=onzin")
    assert "Schrijf de dag als 31-12-2021" in page.text
    assert "2 leden vandaag" in page.text
