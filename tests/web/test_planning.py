import uuid

import pytest
from flask import Flask
from flask.testing import FlaskClient

from coop.assembly.queries import meeting_view
from coop.assembly.queries.meetings import MeetingView
from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM
from coop.people.rules import RoleKind
from tests.makers import give_role, make_member
from tests.web.browsing import browser_of

TYPED = {
    "title": "Voorjaarsvergadering",
    "form": "hall",
    "place": "Wijkhuis",
    "day": "2027-05-20",
    "hour": "19:30",
    "online_url": "",
    "template": "yearly",
}


@pytest.fixture
def secretary(app: Flask, coop: Coop) -> FlaskClient:
    person_id = make_member(coop)
    give_role(coop, person_id, RoleKind.SECRETARY)
    return browser_of(app, coop, person_id)


@pytest.fixture
def page(secretary: FlaskClient) -> str:
    """Provide the address of a planned yearly meeting."""
    return secretary.post("/vergaderingen/nieuw", data=TYPED).location


def meeting(coop: Coop, page: str) -> MeetingView:
    meeting_id = uuid.UUID(page.rpartition("/")[2])
    return coop.ask(meeting_view, SYSTEM, meeting_id=meeting_id)


def test_the_plan_shows_every_date_and_what_sending_today_gives(
    secretary: FlaskClient, page: str
) -> None:
    text = secretary.get(page).text
    assert "Versturen kan tot en met woensdag 5 mei 2027" in text
    assert "Als u vandaag verstuurt, zijn er 179 volle dagen. Nodig zijn er 14" in text
    assert "Laatste dag voor punten van leden" in text
    assert "zaterdag 31 juli 2027" in text
    assert "Décharge van het bestuur" in text


def test_forms_that_the_statutes_forbid_are_explained(secretary: FlaskClient) -> None:
    text = secretary.get("/vergaderingen/nieuw").text
    assert 'value="hybrid"' not in text
    assert "Thuis meedoen en stemmen mag alleen als de statuten het toelaten" in text


def test_a_point_is_changed_moved_and_taken_off(
    secretary: FlaskClient, coop: Coop, page: str
) -> None:
    items = meeting(coop, page).items
    changed = secretary.post(
        f"{page}/agenda/{items[1].id}",
        data={"title": "Notulen", "motion": "Wij stellen ze vast.", "kind": "ordinary"},
    )
    assert changed.status_code == 303
    assert "Wij stellen ze vast." in secretary.get(f"{page}/agenda/{items[1].id}").text
    secretary.post(f"{page}/agenda/plaats", data={"item": str(items[1].id), "number": "1"})
    secretary.post(f"{page}/agenda/weg", data={"item": str(items[0].id)})
    assert meeting(coop, page).items[0].title == "Notulen"
    assert len(meeting(coop, page).items) == len(items) - 1


def test_thirty_thousand_characters_from_word_are_kept(
    secretary: FlaskClient, coop: Coop, page: str
) -> None:
    pasted = '<p class="MsoNormal">Artikel.<o:p></o:p></p>' * 3500
    answer = secretary.post(
        f"{page}/agenda", data={"title": "Statuten", "motion": pasted, "kind": "statutes"}
    )
    assert answer.status_code == 303
    assert meeting(coop, page).items[-1].motion == "\n".join(["Artikel."] * 3500)


def test_what_is_too_long_is_refused_and_stays_typed(
    secretary: FlaskClient, coop: Coop, page: str
) -> None:
    item = meeting(coop, page).items[0]
    for address in (f"{page}/agenda", f"{page}/agenda/{item.id}"):
        answer = secretary.post(address, data={"title": "Boek", "motion": "a" * 60_001})
        assert answer.status_code == 400
        assert "Deze tekst heeft 60001 tekens." in answer.text
        assert "a" * 60_001 in answer.text
    assert meeting(coop, page).items[0] == item


def test_the_day_and_the_place_can_still_change(
    secretary: FlaskClient, coop: Coop, page: str
) -> None:
    assert 'value="2027-05-20"' in secretary.get(f"{page}/plan").text
    wrong = secretary.post(f"{page}/plan", data={**TYPED, "place": ""})
    assert wrong.status_code == 400
    answer = secretary.post(f"{page}/plan", data={**TYPED, "place": "School"})
    assert answer.status_code == 303
    assert meeting(coop, page).place == "School"


def test_too_late_is_warned_of_and_confirmed(
    secretary: FlaskClient, coop: Coop, page: str
) -> None:
    secretary.post(f"{page}/plan", data={**TYPED, "day": "2026-12-05"})
    assert "U bent te laat" in secretary.get(page).text
    refused = secretary.post(f"{page}/uitnodigen")
    assert refused.status_code == 409
    assert "De laatste dag om uit te nodigen was 20 november 2026" in refused.text
    assert meeting(coop, page).state == "planned"
    assert secretary.post(f"{page}/uitnodigen", data={"late": "1"}).status_code == 303
    assert meeting(coop, page).state == "convened"
