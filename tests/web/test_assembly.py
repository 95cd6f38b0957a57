import uuid

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, event

from coop.assembly.queries import turnout
from coop.assembly.rules import MeetingForm, MeetingState
from coop.assembly.services import close_vote, join_meeting, leave_meeting
from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM
from coop.people.rules import RoleKind
from tests.coop.assembly.makers import Hall, make_hall, make_meeting
from tests.makers import give_role, make_member, make_person
from tests.web.browsing import browser_of

JSON = {"Accept": "application/json"}


@pytest.fixture
def hall(coop: Coop) -> Hall:
    return make_hall(coop)


@pytest.fixture
def chair(app: Flask, coop: Coop, hall: Hall) -> FlaskClient:
    return browser_of(app, coop, hall.chair.person_id)


@pytest.fixture
def member(app: Flask, coop: Coop, hall: Hall) -> FlaskClient:
    return browser_of(app, coop, hall.members[0].person_id)


def url(hall: Hall, page: str = "") -> str:
    return f"/vergaderingen/{hall.meeting_id}{page}"


def cast_in(coop: Coop, poll_id: uuid.UUID) -> int:
    return coop.ask(turnout, SYSTEM, poll_id=poll_id)


def test_a_member_votes_and_sees_what_was_registered(
    member: FlaskClient, coop: Coop, hall: Hall
) -> None:
    poll_id = hall.open_vote()
    page = member.get(url(hall, "/live"))
    assert "Wat stemt u?" in page.text
    assert str(poll_id) in page.text
    answer = member.post(url(hall, "/stem"), data={"poll": str(poll_id), "choice": "against"})
    assert answer.status_code == 303
    assert "Uw stem is geteld: tegen." in member.get(answer.location).text
    assert cast_in(coop, poll_id) == 1


def test_a_script_votes_and_hears_what_was_registered(member: FlaskClient, hall: Hall) -> None:
    poll_id = hall.open_vote()
    answer = member.post(
        url(hall, "/stem"), data={"poll": str(poll_id), "choice": "for"}, headers=JSON
    )
    assert answer.json == {"poll": str(poll_id), "choice": "for"}


def test_a_double_submit_is_one_ballot(member: FlaskClient, coop: Coop, hall: Hall) -> None:
    poll_id = hall.open_vote()
    for _ in range(2):
        data = {"poll": str(poll_id), "choice": "for"}
        assert member.post(url(hall, "/stem"), data=data).status_code == 303
    assert cast_in(coop, poll_id) == 1


def test_another_choice_later_is_refused_and_the_first_stands(
    member: FlaskClient, coop: Coop, hall: Hall
) -> None:
    poll_id = hall.open_vote()
    member.post(url(hall, "/stem"), data={"poll": str(poll_id), "choice": "for"})
    answer = member.post(url(hall, "/stem"), data={"poll": str(poll_id), "choice": "against"})
    assert answer.status_code == 409
    assert "U hebt al gestemd. Uw eerste stem telt." in answer.text
    assert "Uw stem is geteld: voor." in answer.text
    assert cast_in(coop, poll_id) == 1


def test_a_vote_after_closing_is_refused_kindly(
    member: FlaskClient, coop: Coop, hall: Hall
) -> None:
    poll_id = hall.open_vote()
    coop.run(close_vote, hall.chair, poll_id=poll_id)
    answer = member.post(url(hall, "/stem"), data={"poll": str(poll_id), "choice": "for"})
    assert answer.status_code == 409
    assert "De stemming is gesloten. Stemmen kan niet meer." in answer.text
    assert cast_in(coop, poll_id) == 0


@pytest.mark.parametrize("choice", ["", "misschien", "FOR"])
def test_an_unknown_choice_is_refused_kindly(
    member: FlaskClient, coop: Coop, hall: Hall, choice: str
) -> None:
    poll_id = hall.open_vote()
    answer = member.post(url(hall, "/stem"), data={"poll": str(poll_id), "choice": choice})
    assert answer.status_code == 400
    assert "Kies voor, tegen of blanco. Uw stem is nog niet geteld." in answer.text
    assert cast_in(coop, poll_id) == 0


def test_who_does_not_take_part_is_told_where_to_begin(
    chair: FlaskClient, coop: Coop, hall: Hall
) -> None:
    poll_id = hall.open_vote()
    answer = chair.post(url(hall, "/stem"), data={"poll": str(poll_id), "choice": "for"})
    assert answer.status_code == 409
    assert "U doet nog niet mee." in answer.text
    assert "Ik doe mee" in answer.text
    assert cast_in(coop, poll_id) == 0


def test_who_is_no_member_is_told_so(app: Flask, coop: Coop, hall: Hall) -> None:
    poll_id = hall.open_vote()
    resident = browser_of(app, coop, make_person(coop))
    answer = resident.post(url(hall, "/stem"), data={"poll": str(poll_id), "choice": "for"})
    assert answer.status_code == 403
    assert "Alleen leden kunnen stemmen. U bent nu geen lid, of u bent geschorst." in answer.text
    refused = resident.post(
        url(hall, "/stem"), data={"poll": str(poll_id), "choice": "for"}, headers=JSON
    )
    assert refused.json is not None
    assert refused.json["error"]["code"] == "missing_permission"
    assert cast_in(coop, poll_id) == 0


@pytest.mark.parametrize("poll", ["", "1", "zoiets", "0" * 32])
def test_a_malformed_or_unknown_poll_changes_nothing(
    member: FlaskClient, hall: Hall, poll: str
) -> None:
    answer = member.post(url(hall, "/stem"), data={"poll": poll, "choice": "for"})
    assert answer.status_code in {400, 409}


def test_taking_part_from_home_and_leaving(app: Flask, coop: Coop, hall: Hall) -> None:
    home = browser_of(app, coop, make_member(coop))
    assert "Ik doe mee" in home.get(url(hall, "/live")).text
    assert home.post(url(hall, "/meedoen")).status_code == 303
    assert "U doet mee vanuit huis." in home.get(url(hall, "/live")).text
    assert hall.view.present.online == 1
    home.post(url(hall, "/weggaan"))
    assert hall.view.present.online == 0


def test_a_meeting_in_the_hall_tells_to_go_to_the_door(app: Flask, coop: Coop) -> None:
    hall = make_hall(coop, form=MeetingForm.HALL)
    home = browser_of(app, coop, make_member(coop))
    answer = home.post(url(hall, "/meedoen"))
    assert answer.status_code == 409
    assert "Deze vergadering is alleen in de zaal." in answer.text


def test_the_chair_leads_from_opening_to_closing(app: Flask, coop: Coop, hall: Hall) -> None:
    chair = browser_of(app, coop, hall.chair.person_id)
    page = chair.get(url(hall, "/leiden")).text
    assert "Naar punt 1: Opening" in page
    chair.post(url(hall, "/punt"), data={"item": str(hall.item_id(1))})
    chair.post(url(hall, "/punt"), data={"item": str(hall.item_id(2))})
    assert "Stemming openen" in chair.get(url(hall, "/leiden")).text
    chair.post(url(hall, "/stemming"), data={"item": str(hall.item_id(2))})
    poll = hall.view.open_vote
    assert poll is not None
    page = chair.get(url(hall, "/leiden")).text
    assert "Stemming sluiten" in page
    assert "Vergadering sluiten" not in page
    chair.post(url(hall, "/stemming/sluiten"), data={"poll": str(poll.poll_id)})
    page = chair.get(url(hall, "/leiden")).text
    assert "Verworpen" in page
    assert "Naar punt 3: Voorstel 2" in page
    assert chair.post(url(hall, "/sluiten")).status_code == 303
    assert hall.view.state is MeetingState.CLOSED


def test_the_chair_sees_everything_that_stands_in_the_way(
    chair: FlaskClient, coop: Coop, hall: Hall
) -> None:
    for actor in hall.members:
        coop.run(leave_meeting, actor, meeting_id=hall.meeting_id)
    chair.post(url(hall, "/punt"), data={"item": str(hall.item_id(2))})
    assert "Er is nog niemand aangemeld" in chair.get(url(hall, "/leiden")).text
    answer = chair.post(url(hall, "/stemming"), data={"item": str(hall.item_id(2))})
    assert answer.status_code == 409
    assert "De stemming kan nog niet open." in answer.text
    assert hall.view.open_vote is None


def test_electronic_voting_that_is_off_is_said_with_its_article(
    app: Flask, coop: Coop, hall: Hall
) -> None:
    meeting_id = make_meeting(coop)
    client = browser_of(app, coop, hall.chair.person_id)
    assert "Open de vergadering" in client.get(f"/vergaderingen/{meeting_id}/leiden").text
    answer = client.post(f"/vergaderingen/{meeting_id}/openen")
    assert answer.status_code == 303
    again = client.post(f"/vergaderingen/{meeting_id}/openen")
    assert again.status_code == 409
    assert "De vergadering is al geopend." in again.text


def test_a_member_does_not_lead(member: FlaskClient, hall: Hall) -> None:
    for page in ("/leiden", "/deur"):
        assert member.get(url(hall, page)).status_code == 403
    for page, data in (
        ("/sluiten", {}),
        ("/stemming", {"item": str(hall.item_id(2))}),
        ("/deur", {"person": str(uuid.UUID(int=1))}),
    ):
        assert member.post(url(hall, page), data=data).status_code == 403
    assert hall.view.state is MeetingState.OPEN


def test_the_door_finds_by_number_and_lets_in(app: Flask, coop: Coop, hall: Hall) -> None:
    clerk = make_member(coop, given="Truus", family="Hermans")
    give_role(coop, clerk, RoleKind.COUNTING_COMMITTEE)
    door = browser_of(app, coop, clerk)
    guest = make_member(coop, given="Bram", family="Aerts")
    assert "Laat binnen" in door.get(url(hall, "/deur?zoek=aerts")).text
    answer = door.post(url(hall, "/deur"), data={"person": str(guest)})
    assert answer.status_code == 303
    assert "Aerts, Bram is binnen." in door.get(answer.location).text
    door.post(url(hall, "/deur/vertrek"), data={"person": str(guest)})
    assert hall.view.present.all == 3
    assert "Niemand gevonden" in door.get(url(hall, "/deur?zoek=xyz")).text


def test_the_door_refuses_who_is_no_member(app: Flask, coop: Coop, hall: Hall) -> None:
    clerk = make_member(coop)
    give_role(coop, clerk, RoleKind.COUNTING_COMMITTEE)
    door = browser_of(app, coop, clerk)
    answer = door.post(url(hall, "/deur"), data={"person": str(make_person(coop))})
    assert answer.status_code == 409
    assert "Alleen leden kunnen meedoen." in answer.text


def test_the_outcome_stands_on_every_page(
    member: FlaskClient, chair: FlaskClient, coop: Coop, hall: Hall
) -> None:
    poll_id = hall.open_vote()
    member.post(url(hall, "/stem"), data={"poll": str(poll_id), "choice": "for"})
    coop.run(close_vote, hall.chair, poll_id=poll_id)
    for page in ("", "/live", "/scherm", "/leiden"):
        text = chair.get(url(hall, page)).text
        assert "Aangenomen" in text
        assert "Nodig: meer dan de helft van 1, dus 1 voor." in text
        assert "Regel: artikel 17 lid 1 van de statuten." in text


def test_a_page_that_missed_something_asks_again(member: FlaskClient, hall: Hall) -> None:
    poll_id = hall.open_vote()
    state = member.get(url(hall, "/stand")).json
    assert state is not None
    assert state["revision"] == hall.view.revision
    assert (state["poll"], state["is_voting"]) == (str(poll_id), True)
    assert "Wat stemt u?" in state["own"]
    hall_state = member.get(url(hall, "/stand?beeld=scherm")).json
    assert hall_state is not None
    assert "own" not in hall_state


def test_the_screen_in_the_hall_holds_nothing_of_ones_own(member: FlaskClient, hall: Hall) -> None:
    poll_id = hall.open_vote()
    member.post(url(hall, "/stem"), data={"poll": str(poll_id), "choice": "for"})
    text = member.get(url(hall, "/scherm")).text
    assert "Uw stem" not in text
    assert "csrf_token" not in text


def test_the_list_shows_what_goes_on_what_comes_and_what_was(
    member: FlaskClient, coop: Coop, hall: Hall
) -> None:
    text = member.get("/vergaderingen").text
    assert "Nu bezig" in text
    assert "Nieuwe vergadering" not in text


def test_the_secretary_plans_and_convenes(app: Flask, coop: Coop) -> None:
    person_id = make_member(coop)
    give_role(coop, person_id, RoleKind.SECRETARY)
    secretary = browser_of(app, coop, person_id)
    typed = {
        "title": "Voorjaarsvergadering",
        "form": "hall",
        "place": "Wijkhuis",
        "day": "2027-05-20",
        "hour": "19:30",
        "online_url": "",
    }
    wrong = secretary.post("/vergaderingen/nieuw", data={**typed, "day": "ooit"})
    assert wrong.status_code == 400
    assert "Voorjaarsvergadering" in wrong.text
    assert "Vul een dag en een tijd in" in wrong.text
    answer = secretary.post("/vergaderingen/nieuw", data=typed)
    assert answer.status_code == 303
    empty = secretary.post(f"{answer.location}/uitnodigen")
    assert "De agenda is nog leeg." in empty.text
    assert secretary.post(f"{answer.location}/agenda", data={"title": ""}).status_code == 400
    secretary.post(
        f"{answer.location}/agenda",
        data={"title": "Bakfiets", "motion": "Wij kopen een bakfiets."},
    )
    assert secretary.post(f"{answer.location}/uitnodigen").status_code == 303
    page = secretary.get(answer.location).text
    assert "donderdag 20 mei 2027, 19.30 uur" in page
    assert "Wij kopen een bakfiets." in page
    frozen = secretary.post(f"{answer.location}/agenda", data={"title": "Nog iets"})
    assert frozen.status_code == 409
    assert "kan niet meer veranderen" in frozen.text


def test_a_member_does_not_convene(member: FlaskClient) -> None:
    assert member.get("/vergaderingen/nieuw").status_code == 403
    assert member.post("/vergaderingen/nieuw", data={}).status_code == 403


def test_an_unknown_meeting_is_not_found(member: FlaskClient) -> None:
    for page in ("", "/live", "/scherm", "/stand"):
        answer = member.get(f"/vergaderingen/{uuid.UUID(int=404)}{page}")
        assert answer.status_code == 404
        assert "Deze vergadering is er niet (meer)." in answer.text


@pytest.mark.parametrize("members", [2, 12])
def test_pages_ask_the_database_as_often_however_many_take_part(
    app: Flask, coop: Coop, engine: Engine, members: int
) -> None:
    hall = make_hall(coop, members=members)
    poll_id = hall.open_vote()
    for actor in hall.members[1:]:
        coop.run(leave_meeting, actor, meeting_id=hall.meeting_id)
        coop.run(join_meeting, actor, meeting_id=hall.meeting_id)
    chair = browser_of(app, coop, hall.chair.person_id)
    member = browser_of(app, coop, hall.members[0].person_id)
    ballot = {"poll": str(poll_id), "choice": "for"}
    assert statements(engine, lambda: member.get(url(hall, "/live"))) <= 14
    assert statements(engine, lambda: chair.get(url(hall, "/leiden"))) <= 36
    assert statements(engine, lambda: chair.get(url(hall, "/deur?zoek=lid"))) <= 9
    assert statements(engine, lambda: chair.get("/vergaderingen")) <= 9
    assert (
        statements(engine, lambda: member.post(url(hall, "/stem"), data=ballot, headers=JSON)) <= 6
    )


def statements(engine: Engine, act: object) -> int:
    executed: list[str] = []

    def note(*call: object) -> None:
        text = str(call[2])
        if not text.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK", "PRAGMA")):
            executed.append(text)

    event.listen(engine, "before_cursor_execute", note)
    try:
        assert callable(act)
        act()
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return len(executed)
