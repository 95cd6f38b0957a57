"""Choosing a person on paper in the browser: papers out, two who count, and the declaration."""

import uuid

import pytest
from flask import Flask
from flask.testing import FlaskClient

from coop.bootstrap import Coop
from coop.people.rules import RoleKind
from tests.coop.assembly.makers import Hall, make_hall_with_vacancy
from tests.makers import give_role, make_person
from tests.web.browsing import browser_of

COUNT = {"in_box": "9", "for-1": "5", "for-2": "3", "blank": "1", "invalid": "0"}


@pytest.fixture
def hall(coop: Coop) -> Hall:
    return make_hall_with_vacancy(coop)


@pytest.fixture
def chair(app: Flask, coop: Coop, hall: Hall) -> FlaskClient:
    assert hall.chair.person_id is not None
    return browser_of(app, coop, hall.chair.person_id)


@pytest.fixture
def counters(app: Flask, coop: Coop) -> list[FlaskClient]:
    found = []
    for given in ("Anna", "Bert"):
        person_id: uuid.UUID = make_person(coop, given=given)
        give_role(coop, person_id, RoleKind.COUNTING_COMMITTEE)
        found.append(browser_of(app, coop, person_id))
    return found


def test_from_papers_to_who_is_chosen(
    hall: Hall,
    chair: FlaskClient,
    counters: list[FlaskClient],
) -> None:
    page = f"/vergaderingen/{hall.meeting_id}"
    item = str(hall.item_id(4))
    assert chair.post(f"{page}/punt", data={"item": item}).status_code == 303
    assert "Deel de stembriefjes uit" in chair.get(f"{page}/leiden").text
    handed_out = {"item": item, "names": "Ria Bos\nTom Dijk", "seats": "1", "papers": "10"}
    assert chair.post(f"{page}/stembriefjes", data=handed_out).status_code == 303
    assert "Er zijn 10 briefjes uit, met: Ria Bos, Tom Dijk." in chair.get(f"{page}/leiden").text
    round_id = ""
    for counter in counters:
        assert "Stembriefjes tellen" in counter.get(page).text
        form = counter.get(f"{page}/tellen").text
        round_id = form.split('name="round" value="')[1].split('"')[0]
        wrong = counter.post(f"{page}/tellen", data={**COUNT, "in_box": "8", "round": round_id})
        assert wrong.status_code == 400
        assert "In de bus: 8." in wrong.text
        assert counter.post(f"{page}/tellen", data={**COUNT, "round": round_id}).status_code == 303
        assert "Uw telling is bewaard." in counter.get(f"{page}/tellen").text
    assert "Uitslag vaststellen" in chair.get(f"{page}/leiden").text
    declared = {"round": round_id}
    assert chair.post(f"{page}/stembriefjes/uitslag", data=declared).status_code == 303
    text = chair.get(f"{page}/leiden").text
    assert "Gekozen: Ria Bos." in text
    assert "Geteld door: Anna Bos, Bert Bos." in text
    assert "Gekozen: Ria Bos." in counters[0].get(page).text
