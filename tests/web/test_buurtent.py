"""The volunteers' pages and the pages behind links: what they say, and that a GET does nothing."""

import re
import uuid
from datetime import timedelta
from http import HTTPStatus
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import event

from coop.bootstrap import Coop
from coop.buurtent.queries.overview import tents_overview
from coop.buurtent.services.invitations import invite_neighbours
from coop.kernel.permissions import SYSTEM
from coop.people.rules import RoleKind
from tests.coop.incidents.makers import make_group
from tests.doubles import FixedClock
from tests.makers import give_role, make_person, sign_in
from tests.tents import (
    POLICE,
    STREET,
    TONIGHT,
    TONIGHT_END,
    make_address,
    make_neighbour,
    make_tent,
)
from web.context import SESSION_TOKEN


@pytest.fixture
def volunteer(coop: Coop, client: FlaskClient) -> FlaskClient:
    """Provide a volunteer's browser."""
    make_address(coop)
    person_id = make_person(coop, given="Hatice")
    give_role(coop, person_id, RoleKind.VOLUNTEER)
    return signed_in(coop, client, person_id)


def signed_in(coop: Coop, client: FlaskClient, person_id: uuid.UUID) -> FlaskClient:
    token = sign_in(coop, person_id)
    with client.session_transaction() as session:
        session[SESSION_TOKEN] = token
    return client


def call_form(**changes: str) -> dict[str, str]:
    return {
        "day": "2026-11-21",
        "time": "12:30",
        "caller": "Taskforce",
        "source": "police",
        "cause": "burglary",
        "street1": STREET,
        "remark": "",
    } | changes


def plan_form(**changes: Any) -> dict[str, Any]:
    return {
        "day": "2026-11-21",
        "starts": "18:30",
        "ends": "20:00",
        "street": STREET,
        "place": "Op het plein",
        "cause": "burglary",
        "area": "radius",
        "radius": "150",
    } | changes


def planned(coop: Coop) -> uuid.UUID:
    (tent,) = coop.ask(tents_overview, SYSTEM).ahead
    return tent.id


def test_an_empty_list_teaches_how_to_begin(volunteer: FlaskClient) -> None:
    page = volunteer.get("/buurtent").text
    assert "Geen tent gepland" in page
    assert "Telefoontje opschrijven" in page


def test_a_call_is_put_right_and_says_what_it_said_before(
    volunteer: FlaskClient, clock: FixedClock
) -> None:
    clock.advance(timedelta(hours=1))
    volunteer.post("/buurtent/telefoontje", data=call_form(on1="2026-11-20"))
    page = volunteer.get("/buurtent").text
    found = re.search(r"/buurtent/telefoontje/[0-9a-f-]{36}", page)
    assert found is not None
    form = volunteer.get(f"{found[0]}/verbeteren").text
    assert "2026-11-20" in form
    refused = volunteer.post(f"{found[0]}/verbeteren", data=call_form(remark1=f"{STREET} 12"))
    assert refused.status_code == HTTPStatus.BAD_REQUEST
    assert "Laat het huisnummer weg" in refused.text
    answer = volunteer.post(f"{found[0]}/verbeteren", data=call_form(caller="wijkagent"))
    assert answer.status_code == HTTPStatus.SEE_OTHER
    page = volunteer.get(answer.location).text
    assert "Wat er verbeterd is" in page
    assert "Taskforce" in page


def test_arrangements_are_off_until_they_are_set(volunteer: FlaskClient) -> None:
    form = {"call_days": ["1", "4"], "call_by": "", "fewest": "2", "most": "4"}
    refused = volunteer.post("/buurtent/gewoonten", data=form)
    assert refused.status_code == HTTPStatus.BAD_REQUEST
    answer = volunteer.post("/buurtent/gewoonten", data=form | {"call_by": "17:00"})
    assert answer.status_code == HTTPStatus.SEE_OTHER
    assert 'value="17:00"' in volunteer.get("/buurtent/gewoonten").text
    permit = {"reference": "Z-2026-1", "valid_until": "2027-01-01", "permit_street": ""}
    volunteer.post("/buurtent/vergunning", data=permit)
    assert "Z-2026-1" in volunteer.get("/buurtent/gewoonten").text


def test_from_call_to_plan_to_invitation(
    coop: Coop, volunteer: FlaskClient, clock: FixedClock
) -> None:
    clock.advance(timedelta(hours=1))
    answer = volunteer.post("/buurtent/telefoontje", data=call_form())
    assert answer.status_code == HTTPStatus.SEE_OTHER
    plan = volunteer.get(answer.location).text
    assert 'value="18:30"' in plan
    assert 'value="20:00"' in plan
    assert f'value="{STREET}"' in plan
    (called,) = re.findall(r'name="called" value="([^"]+)" checked', plan)
    answer = volunteer.post("/buurtent/nieuw", data=plan_form(called=called))
    assert answer.status_code == HTTPStatus.SEE_OTHER
    page = volunteer.get(answer.location).text
    assert "1 adres krijgt een uitnodiging" in page
    assert "Weinig adressen" in page
    for _ in range(2):
        volunteer.post(f"{answer.location}/uitnodigen")
    page = volunteer.get(answer.location).text
    assert "Zonder mail of Telegram: 1 adres" in page
    assert "1 flyer (PDF)" in volunteer.get(f"{answer.location}/bezorgen").text


def test_a_call_about_nothing_needs_no_tent(
    coop: Coop, volunteer: FlaskClient, clock: FixedClock
) -> None:
    clock.advance(timedelta(hours=1))
    answer = volunteer.post("/buurtent/telefoontje", data=call_form(cause="none", street1=""))
    assert answer.location == "/buurtent"
    assert "Er was niets" in volunteer.get("/buurtent").text


def test_the_same_form_twice_is_one_call(
    coop: Coop, volunteer: FlaskClient, clock: FixedClock
) -> None:
    clock.advance(timedelta(hours=1))
    for _ in range(2):
        volunteer.post("/buurtent/telefoontje", data=call_form(form_token="f" * 43))
    assert len(coop.ask(tents_overview, SYSTEM).calls) == 1


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"time": "half drie"}, "time", "Vul een tijd in"),
        ({"day": "morgen"}, "day", "Vul een dag in"),
        ({"day": "2026-11-23"}, "time", "moet nog komen"),
        ({"caller": ""}, "caller", "Wie belde?"),
        ({"street1": ""}, "street1", "Noem minstens één straat"),
        ({"street2": "Nergensstraat"}, "street2", "Nergensstraat"),
        ({"street2": "Lindenhof 12"}, "street2", "Laat het huisnummer weg"),
        ({"cause": "moord"}, "cause", "Kies een van de antwoorden"),
    ],
)
def test_a_wrong_call_keeps_what_was_typed(
    coop: Coop,
    volunteer: FlaskClient,
    clock: FixedClock,
    *,
    changes: dict[str, str],
    field: str,
    sentence: str,
) -> None:
    clock.advance(timedelta(hours=1))
    answer = volunteer.post(
        "/buurtent/telefoontje", data=call_form(remark="Belde twee keer", **changes)
    )
    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert "Belde twee keer" in answer.text
    assert f'href="#f-{field}"' in answer.text
    assert f'id="f-{field}-error"' in answer.text
    assert sentence in answer.text
    assert coop.ask(tents_overview, SYSTEM).calls == ()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"day": "2026-11-20"}, "day"),
        ({"day": "2027-01-20"}, "day"),
        ({"day": "x"}, "day"),
        ({"starts": "x"}, "starts"),
        ({"ends": "18:30"}, "ends"),
        ({"place": ""}, "place"),
        ({"place": f"Voor {STREET} 12"}, "place"),
        ({"street": "Nergensstraat"}, "street"),
        ({"street": f"{STREET} 12"}, "street"),
        ({"radius": "ver"}, "radius"),
        ({"radius": "9999"}, "radius"),
        ({"area": "streets"}, "streets"),
        ({"cause": "x"}, "cause"),
    ],
)
def test_a_wrong_plan_keeps_what_was_typed(
    coop: Coop, volunteer: FlaskClient, changes: dict[str, str], field: str
) -> None:
    answer = volunteer.post("/buurtent/nieuw", data=plan_form(**changes))
    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert f'href="#f-{field}"' in answer.text
    assert f'id="f-{field}-error"' in answer.text
    typed = changes.get("place", "Op het plein")
    assert f'value="{typed}"' in answer.text
    assert coop.ask(tents_overview, SYSTEM).ahead == ()


def test_whole_streets_can_be_chosen(coop: Coop, volunteer: FlaskClient) -> None:
    make_address(coop, street="Elzenkade")
    form = plan_form(area="streets", streets=["Elzenkade"])
    answer = volunteer.post("/buurtent/nieuw", data=form)
    assert "Elzenkade: 1 adres" in volunteer.get(answer.location).text


def test_what_the_police_say_by_phone_is_written_down(
    coop: Coop, volunteer: FlaskClient, clock: FixedClock
) -> None:
    session_id = make_tent(coop)
    address = f"/buurtent/{session_id}"
    assert "Dat zegt niet dat er niets gebeurt" in volunteer.get(address).text
    volunteer.post(f"{address}/politie", data={"answer": "declined"})
    assert "politie komt niet" in volunteer.get(address).text
    assert volunteer.post(f"{address}/politie", data={"answer": "x"}).status_code == 400
    clock.set(TONIGHT)
    volunteer.post(f"{address}/aanwezig", data={"came": "yes"})
    assert "politie aanwezig" in volunteer.get(address).text
    assert volunteer.post(f"{address}/aanwezig").status_code == 400


def test_who_of_the_police_is_asked_is_chosen_from_the_contacts_of_groups(
    coop: Coop, volunteer: FlaskClient
) -> None:
    make_group(coop)
    make_group(coop)
    form = volunteer.get("/buurtent/nieuw").text
    assert form.count(f'value="{POLICE.email}"') == 1
    forged = volunteer.post("/buurtent/nieuw", data=plan_form(police="iemand@elders.example"))
    assert "niemand van de politie gevraagd" in volunteer.get(forged.location).text
    asked = volunteer.post("/buurtent/nieuw", data=plan_form(police=POLICE.email))
    assert "Gevraagd aan Wijkagent" in volunteer.get(asked.location).text


def test_volunteers_join_and_leave(coop: Coop, volunteer: FlaskClient) -> None:
    address = f"/buurtent/{make_tent(coop)}"
    volunteer.post(f"{address}/ik-help")
    assert "Hatice" in volunteer.get(address).text
    volunteer.post(f"{address}/ik-help-niet")
    assert "Nog niemand." in volunteer.get(address).text


def test_a_tent_is_called_off(coop: Coop, volunteer: FlaskClient) -> None:
    address = f"/buurtent/{make_tent(coop)}"
    volunteer.post(f"{address}/afgelasten", data={"reason": "weather"})
    assert "Deze tent gaat niet door" in volunteer.get(address).text


def test_the_list_counts_where_the_police_were(
    coop: Coop, volunteer: FlaskClient, clock: FixedClock
) -> None:
    session_ids = [make_tent(coop) for _ in range(3)]
    clock.set(TONIGHT)
    for session_id, came in zip(session_ids, ("yes", "no", "yes"), strict=True):
        volunteer.post(f"/buurtent/{session_id}/aanwezig", data={"came": came})
    clock.set(TONIGHT_END)
    page = volunteer.get("/buurtent").text
    assert "Politie aanwezig bij 2 van 3 tenten" in page


def test_a_neighbours_name_stands_on_no_page_of_volunteers(
    coop: Coop, volunteer: FlaskClient
) -> None:
    make_neighbour(coop, make_address(coop), telegram=5, given="Wilhelmina")
    session_id = make_tent(coop)
    coop.run(invite_neighbours, SYSTEM, session_id=session_id)
    for address in ("", f"/{session_id}", f"/{session_id}/bezorgen"):
        assert "Wilhelmina" not in volunteer.get(f"/buurtent{address}").text


def test_a_page_asks_the_database_as_often_for_many_as_for_few(
    coop: Coop, volunteer: FlaskClient
) -> None:
    session_id = make_tent(coop)
    statements: list[str] = []
    bind = coop._session_factory.kw["bind"]

    def count(_c: Any, _cur: Any, statement: str, *_: Any) -> None:
        statements.append(statement)

    def asked() -> list[int]:
        counts = []
        for address in ("/buurtent", f"/buurtent/{session_id}"):
            statements.clear()
            volunteer.get(address)
            counts.append(len(statements))
        return counts

    event.listen(bind, "before_cursor_execute", count)
    few = asked()
    for number in range(20):
        make_neighbour(coop, make_address(coop), telegram=100 + number)
        make_tent(coop, starts_at=TONIGHT + timedelta(days=1))
    many = asked()
    event.remove(bind, "before_cursor_execute", count)
    assert many == few


def test_who_is_nobody_is_sent_to_sign_in(client: FlaskClient) -> None:
    answer = client.get("/buurtent")
    assert answer.status_code == HTTPStatus.FOUND
    assert "/aanmelden" in answer.location


def test_a_resident_sees_the_own_invitations_and_answers(coop: Coop, client: FlaskClient) -> None:
    person_id = make_neighbour(coop, make_address(coop), telegram=5)
    session_id = make_tent(coop)
    signed_in(coop, client, person_id)
    assert "Er staat nu geen buurTent" in client.get("/buurtent").text
    coop.run(invite_neighbours, SYSTEM, session_id=session_id)
    assert "Op het plein bij de speeltuin" in client.get("/buurtent").text
    client.post(f"/buurtent/{session_id}/antwoord", data={"answer": "comes"})
    assert "u komt" in client.get("/buurtent").text
    assert client.get(f"/buurtent/{session_id}").status_code == HTTPStatus.FORBIDDEN
    assert client.get("/buurtent/nieuw").status_code == HTTPStatus.FORBIDDEN
