"""The board gives functions and says who stands in; everybody sees who does what."""

import uuid

import pytest
from flask import Flask
from flask.testing import FlaskClient

from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM
from coop.people.rules import LinkPurpose, Name, RoleKind
from coop.people.services import issue_link
from coop.roles.queries.board import roles_view
from coop.roles.queries.invitations import invitations_view
from coop.roles.services import invite_outsider
from tests.doubles import START
from tests.makers import give_role, make_member
from tests.web.browsing import browser_of


@pytest.fixture
def ana(coop: Coop) -> uuid.UUID:
    return make_member(coop)


@pytest.fixture
def chair(app: Flask, coop: Coop) -> FlaskClient:
    person_id = make_member(coop, given="Chris", family="Dam")
    give_role(coop, person_id, RoleKind.CHAIR)
    return browser_of(app, coop, person_id)


def page_of(coop: Coop, kind: RoleKind) -> str:
    view = coop.ask(roles_view, SYSTEM)
    (line,) = [line for line in (*view.now, *view.coming) if line.kind is kind]
    return f"/functies/{line.role_id}"


def test_a_function_is_given_from_who_does_what(
    coop: Coop, chair: FlaskClient, ana: uuid.UUID
) -> None:
    assert "/functies" in chair.get("/wie-doet-wat").text
    assert "Geef een functie" in chair.get("/functies").text
    assert "Niemand gevonden" in chair.get("/functies/nieuw?zoek=zzz").text
    form = f"/functies/nieuw/{ana}"
    assert form in chair.get("/functies/nieuw?zoek=bos").text
    assert "Geef Ana Bos een functie" in chair.get(form).text
    posted = {"kind": "treasurer", "starts_on": "2026-12-01", "ends_on": "2029-12-01"}
    path = chair.post(form, data=posted).location
    assert path == page_of(coop, RoleKind.TREASURER)
    assert "Van 1 december 2026 tot 1 december 2029" in chair.get(path).text
    page = chair.get("/functies").text
    assert page.index("Straks") < page.index("Ana Bos")


def test_what_is_refused_keeps_what_was_typed(
    coop: Coop, chair: FlaskClient, ana: uuid.UUID
) -> None:
    form = f"/functies/nieuw/{ana}"
    for posted, status, words in (
        ({"kind": "", "starts_on": "2026-12-24"}, 400, "Kies een functie."),
        ({"kind": "treasurer", "starts_on": "morgen"}, 400, "Vul een dag in."),
        ({"kind": "chair", "starts_on": "2026-12-24"}, 409, "al iemand met deze functie"),
        (
            {"kind": "treasurer", "starts_on": "2026-12-24", "ends_on": "2026-12-24"},
            400,
            "Het einde ligt niet na het begin",
        ),
    ):
        page = chair.post(form, data=posted)
        assert (page.status_code, words in page.text) == (status, True)
        assert f'value="{posted["starts_on"]}"' in page.text
    assert [line.name for line in coop.ask(roles_view, SYSTEM).now] == ["Chris Dam"]


def test_a_conflict_is_shown_and_then_accepted(
    coop: Coop, chair: FlaskClient, ana: uuid.UUID
) -> None:
    give_role(coop, ana, RoleKind.SECRETARY)
    form = f"/functies/nieuw/{ana}"
    posted = {"kind": "process_guardian", "starts_on": "2026-11-21"}
    page = chair.post(form, data=posted)
    assert page.status_code == 409
    assert "Dat kan niet goed vanuit het bestuur zelf." in page.text
    path = chair.post(form, data={**posted, "seen": "guardian_on_board"}).location
    assert "Gezien dat het slecht samengaat" in chair.get(path).text
    assert "gaat slecht samen" in chair.get("/functies").text


def test_the_law_is_no_matter_of_having_seen_it(
    coop: Coop, chair: FlaskClient, ana: uuid.UUID
) -> None:
    give_role(coop, ana, RoleKind.SECRETARY)
    posted = {"kind": "audit_committee", "starts_on": "2026-11-21", "seen": "audit_from_board"}
    page = chair.post(f"/functies/nieuw/{ana}", data=posted)
    assert page.status_code == 409
    assert "Dit mag niet van de wet (BW 2:48 lid 2)." in page.text


def test_a_deputy_an_absence_and_an_end(coop: Coop, chair: FlaskClient, ana: uuid.UUID) -> None:
    ben = make_member(coop, given="Ben")
    give_role(coop, ana, RoleKind.TREASURER)
    path = page_of(coop, RoleKind.TREASURER)
    chooser = f"{path}/plaatsvervanger"
    assert "Ben Bos" in chair.get(f"{chooser}?zoek=ben").text
    refused = chair.post(chooser, data={"person": str(ana)})
    assert "Iemand vervangt zichzelf niet" in refused.text
    assert chair.post(chooser, data={"person": str(ben)}).location == path
    assert chair.post(f"{path}/afwezig", data={"away_from": "2026-11-20"}).status_code == 400
    assert chair.post(f"{path}/afwezig", data={"away_from": "2026-11-21"}).location == path
    page = chair.get(path).text
    assert "Ben Bos" in page
    assert "van 21 november 2026 tot nader bericht" in page
    assert chair.post(f"{path}/terug").location == path
    assert chair.post(f"{path}/zonder-plaatsvervanger").location == path
    assert chair.post(f"{path}/einde", data={"ends_on": "2026-11-21"}).status_code == 400
    assert chair.post(f"{path}/einde", data={"ends_on": "2026-12-31"}).location == path
    assert "Ben Bos" not in chair.get(path).text
    assert chair.post(f"{path}/nu").location == "/functies"
    assert chair.get(path).status_code == 404


def test_the_last_on_the_board_stays(coop: Coop, chair: FlaskClient) -> None:
    page = chair.post(f"{page_of(coop, RoleKind.CHAIR)}/nu")
    assert page.status_code == 409
    assert "kan niemand meer functies geven" in page.text


def test_a_deputy_sees_a_conflict_first(coop: Coop, chair: FlaskClient, ana: uuid.UUID) -> None:
    ben = make_member(coop, given="Ben")
    give_role(coop, ana, RoleKind.SECRETARY)
    give_role(coop, ben, RoleKind.COUNTING_COMMITTEE)
    chooser = f"{page_of(coop, RoleKind.SECRETARY)}/plaatsvervanger"
    page = chair.post(chooser, data={"person": str(ben)})
    assert page.status_code == 409
    assert "telt beter niet mee" in page.text
    accepted = {"person": str(ben), "seen": "counter_on_board"}
    assert chair.post(chooser, data=accepted).status_code == 303


def test_everybody_sees_who_does_what_and_only_the_board_may_change_it(
    app: Flask, coop: Coop, ana: uuid.UUID
) -> None:
    give_role(coop, ana, RoleKind.COUNTING_COMMITTEE)
    page = app.test_client().get("/wie-doet-wat").text
    assert "Stembureau" in page
    assert "Ana" not in page
    assert "/functies" not in browser_of(app, coop, ana).get("/wie-doet-wat").text


def test_somebody_from_outside_is_invited_and_comes_in(
    app: Flask, coop: Coop, chair: FlaskClient
) -> None:
    posted = {
        "given": "Wies",
        "family": "Bakker",
        "email": "wies@voorbeeld.example",
        "kind": "supervisor",
        "starts_on": "2026-12-01",
    }
    assert "/functies/uitnodigen" in chair.get("/functies").text
    refused = chair.post("/functies/uitnodigen", data={**posted, "kind": "treasurer"})
    assert "Deze functie is voor een lid." in refused.text
    assert 'value="wies@voorbeeld.example"' in refused.text
    assert chair.post("/functies/uitnodigen", data=posted).location == "/functies"
    page = chair.get("/functies").text
    assert "Wies Bakker" in page
    assert "wacht op antwoord" in page
    (line,) = coop.ask(invitations_view, SYSTEM)
    again = f"/functies/uitnodigingen/{line.invitation_id}/opnieuw"
    assert chair.post(again).location == "/functies"
    path = link_of(coop, line.invitation_id)
    wies = app.test_client()
    page = wies.get(path).text
    assert "Wat wij van u bewaren" in page
    assert page.count("Ja, ik doe dit") == 1
    assert wies.post(path).location == "/mijn-gegevens"
    assert "Wies Bakker" in wies.get("/mijn-gegevens").text
    gone = wies.get(path)
    assert gone.status_code == 409
    assert "Deze uitnodiging werkt niet" in gone.text
    assert "aangenomen" in chair.get("/functies").text


def test_an_invitation_is_taken_back(app: Flask, coop: Coop, chair: FlaskClient) -> None:
    invitation_id = coop.run(
        invite_outsider,
        SYSTEM,
        name=Name(given="Wies", family="Bakker"),
        email="wies@voorbeeld.example",
        kind=RoleKind.MUNICIPALITY,
        starts_on=START.date(),
    )
    path = f"/functies/uitnodigingen/{invitation_id}/intrekken"
    assert chair.post(path).location == "/functies"
    assert chair.post(path).status_code == 409
    assert app.test_client().post(link_of(coop, invitation_id)).status_code == 409


def link_of(coop: Coop, invitation_id: uuid.UUID) -> str:
    purpose = LinkPurpose.ROLE_INVITATION
    return f"/l/functie/{coop.run(issue_link, SYSTEM, purpose=purpose, subject_id=invitation_id)}"


def test_everybody_asks_the_board_and_sees_no_address(
    app: Flask, coop: Coop, ana: uuid.UUID
) -> None:
    secretary = make_member(coop, given="Youssef", email="youssef@voorbeeld.example")
    give_role(coop, secretary, RoleKind.SECRETARY)
    browser = app.test_client()
    path = "/wie-doet-wat/secretary/vraag"
    assert path in browser.get("/wie-doet-wat").text
    assert "youssef@" not in browser.get(path).text
    posted = {"name": "Noor", "email": "noor", "text": "Mag ik langskomen?"}
    page = browser.post(path, data=posted)
    assert page.status_code == 400
    assert "Mag ik langskomen?" in page.text
    good = {**posted, "email": "noor@voorbeeld.example"}
    statuses = [browser.post(path, data=good).status_code for _ in range(4)]
    assert statuses == [303, 303, 303, 429]
    for function in ("chair", "operator", "koning"):
        assert browser.get(f"/wie-doet-wat/{function}/vraag").status_code == 404
