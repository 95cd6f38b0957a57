"""What the board does with one membership, from its page."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM
from coop.membership.services import add_member
from coop.people.rules import RoleKind
from tests.makers import give_role, make_member, make_person
from tests.web.browsing import browser_of


@pytest.fixture
def path(coop: Coop) -> str:
    member_id = coop.run(add_member, SYSTEM, person_id=make_person(coop, given="Ed"))
    return f"/leden/{member_id}/lidmaatschap"


@pytest.fixture
def secretary(app: Flask, coop: Coop) -> FlaskClient:
    person_id = make_member(coop, given="Sanne")
    give_role(coop, person_id, RoleKind.SECRETARY)
    return browser_of(app, coop, person_id)


def test_the_page_is_reached_from_the_member(secretary: FlaskClient, path: str) -> None:
    assert path in secretary.get(path.removesuffix("/lidmaatschap")).text
    page = secretary.get(path)
    assert "Dan is de laatste dag 31 december 2026." in page.text
    assert "Lid geworden" in page.text


def test_a_letter_is_entered_and_taken_back(secretary: FlaskClient, path: str) -> None:
    wrong = secretary.post(f"{path}/opzegging", data={"received_on": "2026-11-22"})
    assert wrong.status_code == 400
    assert "Deze dag moet nog komen" in wrong.text
    assert 'value="2026-11-22"' in wrong.text
    posted = {"received_on": "2026-11-21", "way": "papier"}
    assert secretary.post(f"{path}/opzegging", data=posted).location == path
    page = secretary.get(path)
    assert "31 december 2026 (zelf opgezegd)" in page.text
    assert "Ingevoerd door Sanne Bos." in page.text
    assert secretary.post(f"{path}/opzegging", data=posted).status_code == 409
    assert secretary.post(f"{path}/terug", data={"reason": "Vergissing."}).location == path
    assert "Vergissing." in secretary.get(path).text


def test_an_expulsion_goes_to_the_assembly(secretary: FlaskClient, path: str) -> None:
    expulsion = {"notified_on": "2026-11-21", "reason": "Verkocht de sleutels."}
    assert secretary.post(f"{path}/ontzetten", data=expulsion).location == path
    assert "Beroep kan tot en met 21 december 2026." in secretary.get(path).text
    assert secretary.post(f"{path}/beroep", data={"day": "2026-11-21"}).location == path
    assert "Er loopt beroep tegen de ontzetting" in secretary.get(path).text
    verdict = {"outcome": "reversed", "day": "2026-11-21", "reference": "ALV, punt 6"}
    assert secretary.post(f"{path}/uitspraak", data=verdict).location == path
    page = secretary.get(path)
    assert "Ontzetting teruggedraaid door de ledenvergadering" in page.text
    assert "ALV, punt 6" in page.text


def test_a_suspension_and_its_end(secretary: FlaskClient, path: str) -> None:
    posted = {"last_day": "2026-12-01", "reason": "Dreigde."}
    assert secretary.post(f"{path}/schorsen", data={**posted, "reason": ""}).status_code == 400
    assert secretary.post(f"{path}/schorsen", data=posted).location == path
    assert "1 december 2026" in secretary.get(path).text
    assert secretary.post(f"{path}/schorsing-opheffen").location == path
    assert "Schorsing opgeheven" in secretary.get(path).text


def test_the_cooperative_gives_notice_and_a_death_is_entered(
    secretary: FlaskClient, path: str
) -> None:
    notice = {"notified_on": "2026-11-21", "reason": "Verhuisd.", "now": "1"}
    assert secretary.post(f"{path}/beeindigen", data=notice).location == path
    assert "21 november 2026 (opgezegd door de coöperatie)" in secretary.get(path).text
    assert secretary.post(f"{path}/overleden", data={"died_on": "2026-11-21"}).location == path
    assert "21 november 2026 (overleden)" in secretary.get(path).text
