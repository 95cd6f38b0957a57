"""Members ask for a meeting and put points forward, in the browser."""

import re
import uuid
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from coop.assembly.queries import petition_rows, proposals_view
from coop.assembly.services import open_proposals
from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM
from coop.people.rules import RoleKind
from tests.coop.assembly.makers import make_meeting
from tests.doubles import START, FixedClock
from tests.makers import give_role, make_member
from tests.web.browsing import browser_of

PETITION = {"subject": "Het wijkhuis", "reason": "De huur loopt af.", "motion": "Wij kopen."}
MEETING = {"title": "Ledenvergadering", "form": "hall", "place": "De Linde", "hour": "19:30"}


@pytest.fixture
def people(coop: Coop) -> list[uuid.UUID]:
    """Provide eleven members, so that it takes two votes; the last is the secretary."""
    people = [make_member(coop, given=f"Lid {number}", family="Bos") for number in range(11)]
    give_role(coop, people[-1], RoleKind.SECRETARY)
    return people


@pytest.fixture
def member(app: Flask, coop: Coop, people: list[uuid.UUID]) -> FlaskClient:
    return browser_of(app, coop, people[0])


@pytest.fixture
def other(app: Flask, coop: Coop, people: list[uuid.UUID]) -> FlaskClient:
    return browser_of(app, coop, people[1])


@pytest.fixture
def secretary(app: Flask, coop: Coop, people: list[uuid.UUID]) -> FlaskClient:
    return browser_of(app, coop, people[-1])


@pytest.fixture
def meeting_id(coop: Coop, people: list[uuid.UUID]) -> uuid.UUID:
    """Provide a plan for which members may put something forward."""
    meeting_id = make_meeting(coop, starts_at=START + timedelta(days=60), is_convened=False)
    coop.run(
        open_proposals,
        SYSTEM,
        meeting_id=meeting_id,
        closes_on=(START + timedelta(days=10)).date(),
        signatures_needed=2,
    )
    return meeting_id


def begin(browser: FlaskClient) -> str:
    answer = browser.post("/vergaderingen/verzoek", data=PETITION)
    assert answer.status_code == 303
    return str(answer.location)


def test_two_members_ask_and_the_board_answers(
    member: FlaskClient, other: FlaskClient, secretary: FlaskClient
) -> None:
    page = begin(member)
    assert "Nog 1 stem nodig" in member.get(page).text
    assert "Het wijkhuis" in other.get("/vergaderingen").text
    assert "Ik teken mee" in other.get(page).text
    assert other.post(f"{page}/tekenen").status_code == 303
    text = secretary.get(page).text
    assert "Het bestuur is aan zet" in text
    assert "Bos, Lid 0" in text
    assert "Bos, Lid 0" not in other.get(page).text
    answer = secretary.post(
        f"{page}/vergadering", data={**MEETING, "as": "board", "day": "2026-12-18"}
    )
    assert answer.status_code == 303
    meeting = answer.location
    assert "Wij kopen." in secretary.get(meeting).text
    assert secretary.post(f"{meeting}/uitnodigen").status_code == 303
    assert "Leden vroegen om deze vergadering." in other.get(meeting).text


def test_a_day_past_the_four_weeks_is_refused_and_what_was_typed_stays(
    member: FlaskClient, other: FlaskClient, secretary: FlaskClient
) -> None:
    page = begin(member)
    other.post(f"{page}/tekenen")
    answer = secretary.post(
        f"{page}/vergadering", data={**MEETING, "as": "board", "day": "2026-12-20"}
    )
    assert answer.status_code == 409
    assert "De vergadering is uiterlijk op 19 december 2026 (BW 2:41 lid 2)." in answer.text
    assert "De Linde" in answer.text


def test_the_petitioners_get_the_button_on_day_fourteen(
    member: FlaskClient, other: FlaskClient, clock: FixedClock
) -> None:
    page = begin(member)
    other.post(f"{page}/tekenen")
    clock.advance(timedelta(days=13))
    assert "Leden uitnodigen" not in member.get(page).text
    clock.advance(timedelta(days=1))
    assert "Leden uitnodigen" in member.get(page).text
    answer = member.post(
        f"{page}/vergadering", data={**MEETING, "as": "petitioners", "day": "2027-01-10"}
    )
    assert answer.status_code == 303
    assert "Zij nodigden de leden zelf uit" in other.get(answer.location).text


@pytest.mark.parametrize(("field", "status"), [("subject", 400), ("reason", 400)])
def test_an_empty_field_is_explained_and_keeps_the_rest(
    member: FlaskClient, coop: Coop, field: str, status: int
) -> None:
    answer = member.post("/vergaderingen/verzoek", data={**PETITION, field: " "})
    assert answer.status_code == status
    assert "Wij kopen." in answer.text
    assert coop.ask(petition_rows, SYSTEM) == ()


def test_a_double_press_is_one_request(member: FlaskClient, coop: Coop) -> None:
    data = {**PETITION, "form_token": "een"}
    for _ in range(2):
        assert member.post("/vergaderingen/verzoek", data=data).status_code == 303
    assert len(coop.ask(petition_rows, SYSTEM)) == 1


def test_a_member_proposes_another_signs_and_the_secretary_places(
    member: FlaskClient,
    other: FlaskClient,
    secretary: FlaskClient,
    coop: Coop,
    meeting_id: uuid.UUID,
) -> None:
    page = f"/vergaderingen/{meeting_id}/voorstellen"
    assert page in member.get("/vergaderingen").text
    pasted = "<p class=MsoNormal>Er komt <b>een bank</b>.<o:p></o:p></p>"
    data = {"title": "Een bank", "explanation": "Om te zitten.", "motion": pasted}
    assert member.post(page, data=data).status_code == 303
    assert "Er komt een bank." in other.get(page).text
    assert "Zoekt steun" in other.get(page).text
    (proposal,) = coop.ask(proposals_view, SYSTEM, meeting_id=meeting_id).proposals
    about = {"proposal": str(proposal.id)}
    assert secretary.post(f"{page}/plaatsen", data=about).status_code == 409
    assert other.post(f"{page}/steunen", data=about).status_code == 303
    assert "Op de agenda zetten" in secretary.get(page).text
    assert secretary.post(f"{page}/plaatsen", data=about).status_code == 303
    assert re.search(r"Op de agenda\b", member.get(page).text)
    late = secretary.post(f"{page}/afwijzen", data={**about, "reason": "Toch niet."})
    assert late.status_code == 409
    assert "Over dit voorstel is al beslist" in late.text


def test_the_secretary_refuses_with_a_reason(
    member: FlaskClient, secretary: FlaskClient, coop: Coop, meeting_id: uuid.UUID
) -> None:
    page = f"/vergaderingen/{meeting_id}/voorstellen"
    member.post(page, data={"title": "Een bank", "explanation": "Om te zitten."})
    (proposal,) = coop.ask(proposals_view, SYSTEM, meeting_id=meeting_id).proposals
    about = {"proposal": str(proposal.id)}
    assert "Waarom niet?" in secretary.get(page, query_string=about).text
    empty = secretary.post(f"{page}/afwijzen", data={**about, "reason": ""})
    assert empty.status_code == 400
    assert "Leg uit waarom." in empty.text
    secretary.post(f"{page}/afwijzen", data={**about, "reason": "Te duur."})
    assert "Te duur." in member.get(page).text


def test_the_secretary_asks_for_proposals_until_a_day(
    secretary: FlaskClient, member: FlaskClient, coop: Coop
) -> None:
    meeting_id = make_meeting(coop, starts_at=START + timedelta(days=60), is_convened=False)
    page = f"/vergaderingen/{meeting_id}/voorstellen"
    assert member.get(page).status_code == 404
    for wrong in ({"closes_on": "", "needed": "1"}, {"closes_on": "2026-12-01", "needed": "x"}):
        assert secretary.post(f"{page}/open", data=wrong).status_code == 400
    right = {"closes_on": "2026-12-01", "needed": "1"}
    assert secretary.post(f"{page}/open", data=right).status_code == 303
    assert "Voorstellen kan tot en met 1 december 2026." in member.get(page).text


def test_after_the_last_day_a_kind_sentence_says_so(
    member: FlaskClient, clock: FixedClock, meeting_id: uuid.UUID
) -> None:
    page = f"/vergaderingen/{meeting_id}/voorstellen"
    clock.advance(timedelta(days=11))
    answer = member.post(page, data={"title": "Een bank", "explanation": "Om te zitten."})
    assert answer.status_code == 409
    assert "Voorstellen kon tot en met 1 december 2026." in answer.text
