import re
from http import HTTPStatus

import pytest
from flask import Flask
from flask.testing import FlaskClient

from coop.bootstrap import Coop
from coop.people.rules import RoleKind
from tests.makers import make_officer
from tests.web.browsing import browser_of

PAGE = "/statuten/schakelaars"
E_VOTE = f"{PAGE}/estem.toegestaan"
TYPED = {
    "value": "ja",
    "article": "artikel 15 lid 4 van de statuten",
    "clause": "Het stemrecht kan elektronisch worden uitgeoefend.",
    "deed_page": "7",
    "effective_on": "2026-11-21",
}


@pytest.fixture
def secretary(app: Flask, coop: Coop) -> FlaskClient:
    return browser_of(app, coop, make_officer(coop, RoleKind.SECRETARY).person_id)


@pytest.fixture
def chair(app: Flask, coop: Coop) -> FlaskClient:
    return browser_of(app, coop, make_officer(coop, RoleKind.CHAIR).person_id)


def proposal(page: str) -> str:
    found = re.search(rf"{PAGE}/voorstel/([0-9a-f-]+)/", page)
    assert found
    return f"{PAGE}/voorstel/{found[1]}"


def test_one_proposes_and_another_confirms(secretary: FlaskClient, chair: FlaskClient) -> None:
    assert secretary.post(E_VOTE, data=TYPED).status_code == HTTPStatus.SEE_OTHER
    own = secretary.get(PAGE).text
    assert "Trek mijn voorstel in" in own
    assert "Ja, bevestigen" not in own
    others = chair.get(PAGE).text
    assert TYPED["clause"] in others
    assert "bladzijde 7 van de akte" in others
    assert "Voorgesteld door: secretaris." in others
    confirmed = chair.post(f"{proposal(others)}/bevestigen")
    assert confirmed.status_code == HTTPStatus.SEE_OTHER
    page = chair.get(PAGE).text
    assert "De schakelaar is omgezet." in page
    assert "Omgezet door: secretaris en voorzitter." in page
    assert "Leden mogen tijdens de vergadering met telefoon" in page


def test_ones_own_confirmation_is_refused_kindly(secretary: FlaskClient) -> None:
    secretary.post(E_VOTE, data=TYPED)
    answer = secretary.post(f"{proposal(secretary.get(PAGE).text)}/bevestigen")
    assert answer.status_code == HTTPStatus.CONFLICT
    assert "Een ander bestuurslid leest de akte na" in answer.text


def test_a_proposal_can_be_turned_down(secretary: FlaskClient, chair: FlaskClient) -> None:
    secretary.post(E_VOTE, data=TYPED)
    chair.post(f"{proposal(chair.get(PAGE).text)}/afwijzen")
    assert "Een voorstel wacht" not in chair.get(PAGE).text


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"article": ""}, "Vul in welk artikel dit zegt"),
        ({"clause": ""}, "Neem de letterlijke tekst"),
        ({"deed_page": ""}, "op welke bladzijde van de akte"),
        ({"effective_on": "ooit"}, "Vul een dag in"),
    ],
)
def test_what_was_typed_stays(chair: FlaskClient, wrong: dict[str, str], said: str) -> None:
    answer = chair.post(E_VOTE, data={**TYPED, **wrong})
    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert said in answer.text
    kept = {**TYPED, **wrong}
    assert kept["clause"] in answer.text
    assert f'value="{kept["article"]}"' in answer.text
    assert "Een voorstel wacht" not in chair.get(PAGE).text


def test_beside_the_switch_stand_clause_steps_and_motion(chair: FlaskClient) -> None:
    page = chair.get(f"{PAGE}/estem.vooraf").text
    assert "niet eerder dan op de dertigste dag" in page
    assert "gaat minstens 14 dagen vooraf weg" in page
    assert "minstens 5 dagen vooraf klaar" in page
    assert "minstens 2/3 van de stemmen" in page
    assert "zondag 6 december 2026" in page
    assert "De algemene ledenvergadering besluit de statuten te wijzigen" in page


def test_a_switch_has_no_form_of_the_secretary_alone(secretary: FlaskClient) -> None:
    page = secretary.get("/statuten/regel/estem.toegestaan").text
    assert "Twee bestuursleden zetten dit samen om" in page
    assert "Vastleggen" not in page
    assert "Naar deze schakelaar" in secretary.get("/statuten/elektronisch-stemmen").text


def test_another_rule_is_no_switch(chair: FlaskClient) -> None:
    assert chair.get(f"{PAGE}/naam").status_code == HTTPStatus.NOT_FOUND
