"""One point of an agenda in the browser: its motion, what is said about it, amendments."""

import uuid
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from coop.assembly.queries import meeting_view, motion_view
from coop.assembly.queries.motions import MotionView
from coop.assembly.rules import Check
from coop.assembly.services import submit_amendment
from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM
from coop.parts.rules import Part
from coop.people.rules import RoleKind
from coop.setup.services import turn_part
from tests.coop.assembly.makers import Hall, make_hall, make_meeting
from tests.doubles import START
from tests.makers import give_role, make_member
from tests.web.browsing import browser_of

POINT = {
    "title": "De bakfiets",
    "explanation": "Voor de buurt.",
    "motion": "<p class=MsoNormal>Wij kopen <b>een bakfiets</b>.<o:p></o:p></p>",
    "amount": "5.200,00",
    "vat": "yes",
    "heard": "De fietsenmaker.",
    "partner": ["Huurders", ""],
    "goal": ["Een fiets", ""],
    "interest": ["Zij hebben geen auto.", ""],
}
HIRED = "De coöperatie huurt een bakfiets."


def officer(app: Flask, coop: Coop, kind: RoleKind) -> FlaskClient:
    person_id = make_member(coop, given=kind.value)
    give_role(coop, person_id, kind)
    return browser_of(app, coop, person_id)


@pytest.fixture
def hall(coop: Coop) -> Hall:
    return make_hall(coop, members=2)


@pytest.fixture
def member(app: Flask, coop: Coop, hall: Hall) -> FlaskClient:
    return browser_of(app, coop, hall.members[0].person_id)


@pytest.fixture
def chair(app: Flask, coop: Coop, hall: Hall) -> FlaskClient:
    return browser_of(app, coop, hall.chair.person_id)


def page_of(hall: Hall) -> str:
    return f"/vergaderingen/{hall.meeting_id}/punt/{hall.item_id(2)}"


def seen(hall: Hall) -> MotionView:
    return hall.coop.ask(motion_view, SYSTEM, meeting_id=hall.meeting_id, item_id=hall.item_id(2))


@pytest.fixture
def planned(coop: Coop) -> str:
    """Provide the page of a point that can still be written."""
    meeting_id = make_meeting(coop, starts_at=START + timedelta(days=30), is_convened=False)
    item = coop.ask(meeting_view, SYSTEM, meeting_id=meeting_id).items[1]
    return f"/vergaderingen/{meeting_id}/punt/{item.id}"


def test_the_secretary_writes_a_point_with_all_that_goes_with_it(
    app: Flask, coop: Coop, planned: str
) -> None:
    secretary = officer(app, coop, RoleKind.SECRETARY)
    assert secretary.post(planned, data=POINT).status_code == 303
    text = secretary.get(planned).text
    for said in ("Wij kopen een bakfiets.", "5.200,00", "(met btw)", "Zij hebben geen auto."):
        assert said in text
    assert "Geen verklaring" in text
    assert "Geen advies" in text
    meeting = planned.partition("/punt/")[0]
    assert planned in secretary.get(meeting).text


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"amount": "veel"}, "Vul een bedrag in euro"),
        ({"vat": ""}, "Vul een bedrag in euro"),
        ({"goal": ["", ""]}, "Vul op elke regel van de belangenkaart alles in"),
        ({"title": ""}, "Er ontbreekt nog iets"),
    ],
    ids=["amount", "vat", "interest", "title"],
)
def test_what_is_wrong_is_explained_and_what_was_typed_stays(
    app: Flask, coop: Coop, planned: str, changed: dict[str, object], said: str
) -> None:
    secretary = officer(app, coop, RoleKind.SECRETARY)
    answer = secretary.post(planned, data={**POINT, **changed})
    assert answer.status_code == 400
    assert said in answer.text
    assert "De fietsenmaker." in answer.text
    assert "Zij hebben geen auto." in answer.text


def test_a_small_cooperative_sees_no_map_of_interests(
    app: Flask, coop: Coop, planned: str
) -> None:
    secretary = officer(app, coop, RoleKind.SECRETARY)
    assert "Belangenkaart" in secretary.get(planned).text
    for part in (
        Part.PATROLS,
        Part.PREVENTION,
        Part.BUURTENT,
        Part.JOINING,
        Part.PEILINGEN,
    ):
        coop.run(turn_part, SYSTEM, part=part, is_on=False)
    text = secretary.get(planned).text
    assert "Belangenkaart" not in text
    assert "Procesbewakers" not in text


def test_guardians_and_supervisors_speak_and_the_ballot_shows_it(
    app: Flask, coop: Coop, hall: Hall, member: FlaskClient
) -> None:
    page = page_of(hall)
    guardian = officer(app, coop, RoleKind.PROCESS_GUARDIAN)
    supervisor = officer(app, coop, RoleKind.SUPERVISOR)
    gap = guardian.post(f"{page}/verklaring", data={"text_is_clear": "yes"})
    assert gap.status_code == 400
    assert "Geef bij elk punt van de lijst een antwoord." in gap.text
    answers = {check.value: "yes" for check in Check}
    assert guardian.post(f"{page}/verklaring", data=answers).status_code == 303
    advice = {"verdict": "negative", "text": "Te duur."}
    assert supervisor.post(f"{page}/advies", data=advice).status_code == 303
    assert "Te duur." in member.get(page).text
    hall.open_vote(2)
    live = member.get(f"/vergaderingen/{hall.meeting_id}/live").text
    assert "Zorgvuldig voorbereid" in live
    assert "Advies: tegen" in live
    assert supervisor.post(f"{page}/advies", data=advice).status_code == 409


def test_a_member_amends_the_chair_decides_and_the_text_changes(
    member: FlaskClient, chair: FlaskClient, hall: Hall
) -> None:
    page = page_of(hall)
    data = {"amended": HIRED, "why": "Dat is goedkoper."}
    assert member.post(f"{page}/wijziging", data=data).status_code == 303
    text = member.get(page).text
    assert "<del> koopt</del><ins> huurt</ins>" in text
    assert "Uitslag vastleggen" not in text
    assert "Uitslag vastleggen" in chair.get(page).text
    (one,) = seen(hall).amendments
    counted = {"amendment": str(one.id), "votes_for": "9", "votes_against": "1"}
    wrong = chair.post(f"{page}/wijziging/besluit", data={**counted, "votes_for": "veel"})
    assert wrong.status_code == 400
    assert chair.post(f"{page}/wijziging/besluit", data=counted).status_code == 303
    text = member.get(page).text
    assert "Gewijzigd in de vergadering" in text
    assert "Eerdere teksten" in text
    again = chair.post(f"{page}/wijziging/besluit", data=counted)
    assert again.status_code == 409
    assert "Over deze wijziging is al beslist" in again.text


def test_a_collision_asks_for_the_joined_text(
    member: FlaskClient, chair: FlaskClient, hall: Hall
) -> None:
    page = page_of(hall)
    texts = ("De coöperatie koopt twee bakfietsen.", "De coöperatie koopt een rode bakfiets.")
    for text in texts:
        member.post(f"{page}/wijziging", data={"amended": text})
    first, second = (str(one.id) for one in seen(hall).amendments)
    counted = {"votes_for": "9", "votes_against": "1"}
    chair.post(f"{page}/wijziging/besluit", data={**counted, "amendment": first})
    answer = chair.post(f"{page}/wijziging/besluit", data={**counted, "amendment": second})
    assert answer.status_code == 409
    assert "Hoe luidt de tekst nu?" in answer.text
    joined = {**counted, "amendment": second, "text": "De coöperatie koopt er twee, rood."}
    assert chair.post(f"{page}/wijziging/besluit", data=joined).status_code == 303
    assert seen(hall).motion == "De coöperatie koopt er twee, rood."


def test_an_amendment_of_an_amendment_is_for_who_is_not_small(
    member: FlaskClient, coop: Coop, hall: Hall
) -> None:
    page = page_of(hall)
    member.post(f"{page}/wijziging", data={"amended": HIRED})
    (one,) = seen(hall).amendments
    form = member.get(page, query_string={"parent": str(one.id)}).text
    assert "Wijziging van wijziging 1" in form
    data = {"amended": HIRED.replace("een", "één"), "parent": str(one.id)}
    assert member.post(f"{page}/wijziging", data=data).status_code == 303
    assert "Wijziging 2, op wijziging 1" in member.get(page).text
    for part in (
        Part.PATROLS,
        Part.PREVENTION,
        Part.BUURTENT,
        Part.JOINING,
        Part.PEILINGEN,
    ):
        coop.run(turn_part, SYSTEM, part=part, is_on=False)
    assert "Wijziging 2" not in member.get(page).text


def test_the_chair_takes_another_amendment_first(
    chair: FlaskClient, coop: Coop, hall: Hall
) -> None:
    for text in ("De coöperatie koopt helemaal niets, nooit.", HIRED):
        coop.run(submit_amendment, hall.members[0], item_id=hall.item_id(2), text=text)
    first, second = (str(one.id) for one in seen(hall).amendments)
    data = {"amendment": second, "order": [first, second, "geen"]}
    assert chair.post(f"{page_of(hall)}/wijziging/eerst", data=data).status_code == 303
    assert [str(one.id) for one in seen(hall).amendments] == [second, first]


def test_two_pages_at_once_withdraw_once(member: FlaskClient, hall: Hall) -> None:
    page = page_of(hall)
    member.post(f"{page}/wijziging", data={"amended": HIRED})
    (one,) = seen(hall).amendments
    data = {"amendment": str(one.id)}
    assert member.post(f"{page}/wijziging/intrekken", data=data).status_code == 303
    again = member.post(f"{page}/wijziging/intrekken", data=data)
    assert again.status_code == 409
    assert seen(hall).amendments == ()


def test_a_point_of_another_meeting_is_not_found(app: Flask, coop: Coop, hall: Hall) -> None:
    member = browser_of(app, coop, make_member(coop))
    other = make_meeting(coop)
    address = f"/vergaderingen/{other}/punt/{hall.item_id(2)}"
    assert member.get(address).status_code == 404
    assert (
        member.get(f"/vergaderingen/{hall.meeting_id}/punt/{uuid.UUID(int=9)}").status_code == 404
    )
