from http import HTTPStatus

import pytest
from flask import Flask
from flask.testing import FlaskClient

from coop.bootstrap import Coop
from coop.people.rules import RoleKind
from tests.makers import make_officer
from tests.web.browsing import browser_of

PAGE = "/statuten/modellen"
TYPED = {"article": "de modelstatuten", "effective_on": "2026-11-21"}


@pytest.fixture
def secretary(app: Flask, coop: Coop) -> FlaskClient:
    return browser_of(app, coop, make_officer(coop, RoleKind.SECRETARY).person_id)


def test_a_model_is_previewed_and_taken_over(secretary: FlaskClient) -> None:
    assert f'href="{PAGE}/fysiek"' in secretary.get(PAGE).text
    preview = secretary.get(f"{PAGE}/fysiek").text
    assert "Nu: Voor een wijziging van de statuten gaat de uitnodiging minstens 7" in preview
    assert "De letterlijke tekst van dat artikel" not in preview
    taken = secretary.post(f"{PAGE}/fysiek", data=TYPED, follow_redirects=True)
    assert "29 regels overgenomen." in taken.text
    assert "Uw regels zijn al zoals dit model." in secretary.get(f"{PAGE}/fysiek").text


def test_the_electronic_model_asks_for_the_clause_and_keeps_it(secretary: FlaskClient) -> None:
    assert "door middel van een elektronisch" in secretary.get(f"{PAGE}/elektronisch").text
    typed = {**TYPED, "value": "ja", "clause": "Zo staat het er.", "deed_page": ""}
    refused = secretary.post(f"{PAGE}/elektronisch", data=typed)
    assert refused.status_code == HTTPStatus.BAD_REQUEST
    assert "op welke bladzijde" in refused.text
    assert "Zo staat het er." in refused.text
    secretary.post(f"{PAGE}/elektronisch", data={**typed, "deed_page": "7"})
    assert "Een voorstel wacht: aanzetten" in secretary.get("/statuten/schakelaars").text


def test_there_are_two_models(secretary: FlaskClient) -> None:
    assert secretary.get(f"{PAGE}/anders").status_code == HTTPStatus.NOT_FOUND
