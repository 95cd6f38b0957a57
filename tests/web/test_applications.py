"""Becoming a member on the website, and what the board does with it."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM
from coop.membership.queries import ApplicationsView, applications_view
from coop.membership.rules.applications import LIMITS_PER_ORIGIN
from coop.people.rules import RoleKind
from tests.makers import give_role, make_member
from tests.web.browsing import browser_of

FORM = {
    "wish": "apply",
    "given": "Noor",
    "family": "van den Berg",
    "postcode": "5099 aa",
    "house_number": "12a",
    "street": "Lindenhof",
    "town": "Tilburg",
    "email": "noor@voorbeeld.example",
    "purposes": ["convocation", "news"],
}


@pytest.fixture
def secretary(app: Flask, coop: Coop) -> FlaskClient:
    person_id = make_member(coop, given="Sanne")
    give_role(coop, person_id, RoleKind.SECRETARY)
    return browser_of(app, coop, person_id)


def seen(coop: Coop) -> ApplicationsView:
    return coop.ask(applications_view, SYSTEM)


def path_of(coop: Coop) -> str:
    return f"/leden/aanvragen/{seen(coop).waiting[0].application_id}"


def test_from_the_home_page_to_thanks_without_an_account(client: FlaskClient, coop: Coop) -> None:
    assert "/lid-worden" in client.get("/").text
    assert "Wat wilt u?" in client.get("/lid-worden").text
    answer = client.post("/lid-worden", data=FORM)
    assert answer.location == "/lid-worden/bedankt"
    assert "Er is een mail naar u onderweg" in client.get(answer.location).text
    (line,) = seen(coop).waiting
    assert (line.name, line.address) == ("Noor van den Berg", "Lindenhof 12A")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"given": ""}, "Vul uw voornaam in."),
        ({"family": " "}, "Vul uw achternaam in."),
        ({"family": "x" * 200}, "Dit is te lang."),
        ({"postcode": "5099"}, 'id="f-postcode-error"'),
        ({"postcode": "5099 SA"}, 'id="f-postcode-error"'),
        ({"house_number": "achterom"}, "huisnummer"),
        ({"email": ""}, "Vul uw e-mailadres in."),
        ({"email": "noor@"}, "Dit lijkt geen e-mailadres."),
        ({"phone": "bel maar"}, "Dit lijkt geen telefoonnummer."),
        ({"minor": "1", "born_on": "12-5-2010"}, "ouder of voogd"),
        ({"minor": "1", "guardian": "Ine"}, "Vul de geboortedatum in."),
        ({"minor": "1", "guardian": "Ine", "born_on": "mei 2010"}, "Dit is geen dag."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    client: FlaskClient, coop: Coop, wrong: dict[str, str], sentence: str
) -> None:
    page = client.post("/lid-worden", data={**FORM, "town": "Berkel-Enschot", **wrong})
    assert page.status_code == 400
    assert sentence in page.text
    assert "Berkel-Enschot" in page.text
    assert page.text.count("checked") >= 3
    assert seen(coop).waiting == ()


def test_a_program_that_fills_in_everything_changes_nothing(
    client: FlaskClient, coop: Coop
) -> None:
    answer = client.post("/lid-worden", data={**FORM, "website": "https://koop.example"})
    assert answer.location == "/lid-worden/bedankt"
    assert seen(coop).waiting == ()


def test_one_place_may_not_go_on_for_ever(client: FlaskClient) -> None:
    for _ in range(LIMITS_PER_ORIGIN[0].most):
        assert client.post("/lid-worden", data=FORM).status_code == 303
    page = client.post("/lid-worden", data=FORM)
    assert page.status_code == 429
    assert "Noor" in page.text


def test_a_double_click_is_one_application(client: FlaskClient, coop: Coop) -> None:
    for _ in range(2):
        client.post("/lid-worden", data={**FORM, "form_token": "f" * 43})
    assert len(seen(coop).waiting) == 1


def test_the_board_admits(client: FlaskClient, secretary: FlaskClient, coop: Coop) -> None:
    client.post("/lid-worden", data=FORM)
    assert "1 aanvraag om lid te worden" in secretary.get("/").text
    assert "/leden/aanvragen" in secretary.get("/leden").text
    assert "nog 30 dagen" in secretary.get("/leden/aanvragen").text
    path = path_of(coop)
    assert "Uitnodiging voor de ledenvergadering" in secretary.get(path).text
    answer = secretary.post(f"{path}/toelaten", data={"reference": "bestuur 17-11, punt 3"})
    assert "Lid 2" in secretary.get(answer.location).text
    late = secretary.post(f"{path}/toelaten")
    assert late.status_code == 409
    assert "heeft deze aanvraag al toegelaten: lid 2" in late.text
    assert "bestuur 17-11, punt 3" in secretary.get(path).text


def test_the_board_refuses_with_reasons_and_the_assembly_decides_otherwise(
    client: FlaskClient, secretary: FlaskClient, coop: Coop
) -> None:
    client.post("/lid-worden", data=FORM)
    path = path_of(coop)
    assert secretary.post(f"{path}/afwijzen", data={"reason": ""}).status_code == 400
    assert secretary.post(f"{path}/afwijzen", data={"reason": "Woont elders."}).location == path
    assert "Woont elders." in secretary.get(path).text
    assert secretary.post(f"{path}/beroep", data={"day": "eens"}).status_code == 400
    assert secretary.post(f"{path}/beroep", data={"day": "2026-11-21"}).location == path
    answer = secretary.post(f"{path}/alv", data={"day": "2026-11-21", "reference": "ALV, punt 6"})
    assert "Noor van den Berg" in secretary.get(answer.location).text


def test_interest_becomes_an_application_or_goes(
    client: FlaskClient, secretary: FlaskClient, coop: Coop
) -> None:
    for _ in range(2):
        client.post("/lid-worden", data={**FORM, "wish": "interest"})
    first, second = (f"/leden/aanvragen/{line.application_id}" for line in seen(coop).interested)
    assert secretary.post(f"{first}/aanvragen", data={"day": "2026-11-21"}).location == first
    assert "Laat toe als lid" in secretary.get(first).text
    assert secretary.post(f"{second}/intrekken").location == second
    assert "aanvraag ingetrokken" in secretary.get(second).text
    assert secretary.post(f"{second}/intrekken").status_code == 409


def test_a_form_of_paper_is_typed_in(secretary: FlaskClient, coop: Coop) -> None:
    assert "Ondertekend op" in secretary.get("/leden/aanvragen/papier").text
    paper = {**FORM, "email": "", "purposes": []}
    wrong = secretary.post("/leden/aanvragen/papier", data={**paper, "signed_on": "2027-01-01"})
    assert wrong.status_code == 400
    assert "Deze dag moet nog komen" in wrong.text
    answer = secretary.post("/leden/aanvragen/papier", data={**paper, "signed_on": "2026-11-11"})
    page = secretary.get(answer.location)
    assert "op papier" in page.text
    assert "binnen 20 dagen" in page.text
