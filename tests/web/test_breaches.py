"""The breach wizard: step by step, with its clock, and closed once."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from coop.bootstrap import Coop
from coop.kernel.clock import TIME_ZONE
from coop.people.rules import RoleKind
from tests.doubles import FixedClock
from tests.makers import give_role, make_person
from tests.web.browsing import browser_of


@pytest.fixture
def chair(app: Flask, coop: Coop) -> FlaskClient:
    person_id = make_person(coop)
    give_role(coop, person_id, RoleKind.CHAIR)
    return browser_of(app, coop, person_id)


def moment(clock: FixedClock, name: str, *, hours_ago: int = 0) -> dict[str, str]:
    local = (clock.now() - timedelta(hours=hours_ago)).astimezone(TIME_ZONE)
    return {f"{name}_day": f"{local:%Y-%m-%d}", f"{name}_hour": f"{local:%H:%M}"}


def test_a_breach_is_handled_step_by_step(clock: FixedClock, chair: FlaskClient) -> None:
    assert "/privacy/datalekken" in chair.get("/privacy").text
    assert "Nog niets misgegaan" in chair.get("/privacy/datalekken").text
    first = {"what": "Een lijst lag op straat", "kinds": "seen"}
    wrong = chair.post("/privacy/datalekken/nieuw", data={**first, "found_day": "gisteren"})
    assert (wrong.status_code, "Vul dag en uur in." in wrong.text) == (400, True)
    assert "Een lijst lag op straat" in wrong.text
    there = chair.post(
        "/privacy/datalekken/nieuw", data={**first, **moment(clock, "found", hours_ago=60)}
    ).location
    assert there.endswith("/wie")
    overview = there.removesuffix("/wie")
    assert "nog 12 uur" in chair.get(overview).text
    refused = chair.post(there, data={"people": "veel"})
    assert (refused.status_code, "Vul een getal in" in refused.text) == (400, True)
    there = chair.post(there, data={"data": ["account"], "concerned": ["members"]}).location
    assert there.endswith("/risico")
    unsaid = chair.post(there, data={"unreadable": "no", "measures": "Opgehaald."})
    assert (unsaid.status_code, "Opgehaald." in unsaid.text) == (400, True)
    answers = {"unreadable": "no", "returned": "no", "harmful": "yes"}
    told = {"consequences": "Oplichting.", "measures": "Opgehaald."}
    there = chair.post(there, data={**answers, **told}).location
    page = chair.get(there).text
    assert "Meld dit bij de Autoriteit Persoonsgegevens" in page
    page = chair.get(overview).text
    assert "Vertel het de mensen, of" not in page
    assert "of schrijf op waarom niet" in page
    refused = chair.post(f"{overview}/afsluiten")
    assert (refused.status_code, "Er ontbreekt nog iets" in refused.text) == (409, True)
    there = chair.post(there, data={**moment(clock, "reported"), "report_reference": "1"}).location
    assert "Oplichting." in chair.get(there).text
    there = chair.post(there, data={**moment(clock, "told"), "told_text": "Sorry."}).location
    assert there == overview
    assert chair.post(f"{overview}/afsluiten").status_code == 303
    assert "Afgesloten" in chair.get("/privacy/datalekken").text
    assert chair.get(f"{overview}/wat").location == overview
    late = chair.post(f"{overview}/wat", data={**first, **moment(clock, "found")})
    assert (late.status_code, "heeft dit datalek afgesloten" in late.text) == (409, True)


def test_a_step_that_is_none_is_not_found(clock: FixedClock, chair: FlaskClient) -> None:
    first = {"what": "Weg", "kinds": "lost", **moment(clock, "found")}
    there = chair.post("/privacy/datalekken/nieuw", data=first).location.removesuffix("wie")
    assert chair.get(f"{there}nergens").status_code == 404
    assert chair.post(f"{there}nergens").status_code == 404
