import io
import uuid
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from coop.assembly.queries import convocation_view, meeting_documents
from coop.assembly.queries.convocations import ConvocationView, Shown
from coop.assembly.rules import MeetingForm
from coop.assembly.services import convene_meeting
from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM
from coop.people.rules import RoleKind
from tests.coop.assembly.makers import make_meeting
from tests.doubles import START
from tests.makers import give_role, make_member
from tests.web.browsing import browser_of

STARTS = START + timedelta(days=40)
TODAY = START.date().isoformat()


@pytest.fixture
def secretary_id(coop: Coop) -> uuid.UUID:
    person_id = make_member(coop, given="Sara", family="Schrijver")
    give_role(coop, person_id, RoleKind.SECRETARY)
    return person_id


@pytest.fixture
def secretary(app: Flask, coop: Coop, secretary_id: uuid.UUID) -> FlaskClient:
    return browser_of(app, coop, secretary_id)


@pytest.fixture
def meeting_id(coop: Coop, secretary_id: uuid.UUID) -> uuid.UUID:
    """Provide a meeting that the secretary, the only member, is called to by letter."""
    del secretary_id
    meeting_id = make_meeting(coop, starts_at=STARTS, form=MeetingForm.HALL, is_convened=False)
    coop.run(convene_meeting, SYSTEM, meeting_id=meeting_id)
    return meeting_id


def seen(coop: Coop, meeting_id: uuid.UUID) -> ConvocationView:
    return coop.ask(convocation_view, SYSTEM, meeting_id=meeting_id, shown=Shown.ALL)


def test_the_page_says_how_far_the_members_are_called(
    secretary: FlaskClient, meeting_id: uuid.UUID
) -> None:
    assert "Wie is uitgenodigd?" in secretary.get(f"/vergaderingen/{meeting_id}").text
    text = secretary.get(f"/vergaderingen/{meeting_id}/oproeping").text
    assert "0 e-mails, 1 brief" in text
    assert "Laatste dag: woensdag 16 december 2026" in text
    assert "De uitnodiging is pas volledig als ieder lid is bereikt." in text
    assert "Sara Schrijver" in text


def test_a_letter_is_noted_and_the_page_is_complete(
    secretary: FlaskClient, coop: Coop, secretary_id: uuid.UUID, meeting_id: uuid.UUID
) -> None:
    page = f"/vergaderingen/{meeting_id}/oproeping"
    nobody = secretary.post(f"{page}/leden", data={"deed": "delivered", "on": TODAY, "by": "Jan"})
    assert nobody.status_code == 400
    data = {"person": str(secretary_id), "deed": "delivered", "by": "Jan Loper"}
    never = secretary.post(f"{page}/leden", data={**data, "on": "2030-01-01"})
    assert never.status_code == 400
    assert not seen(coop, meeting_id).totals.is_complete
    assert secretary.post(f"{page}/leden", data={**data, "on": TODAY}).status_code == 303
    assert seen(coop, meeting_id).totals.is_complete
    text = secretary.get(f"{page}?toon=alle").text
    assert "Volledig" in text
    assert "Jan Loper" in text


def test_the_agenda_is_supplemented_from_the_page(
    secretary: FlaskClient, coop: Coop, meeting_id: uuid.UUID
) -> None:
    page = f"/vergaderingen/{meeting_id}/oproeping"
    wrong = secretary.post(f"{page}/agenda", data={"title": "", "motion": "Wij kopen een bank."})
    assert wrong.status_code == 400
    assert "Wij kopen een bank." in wrong.text
    answer = secretary.post(f"{page}/agenda", data={"title": "Bank", "reason": "Vergeten."})
    assert answer.status_code == 303
    assert [one.version for one in seen(coop, meeting_id).versions] == [1, 2]
    assert "Vergeten." in secretary.get(page).text


def test_the_proof_is_fetched_as_a_file(secretary: FlaskClient, meeting_id: uuid.UUID) -> None:
    page = f"/vergaderingen/{meeting_id}/oproeping"
    assert secretary.get(f"{page}/bewijs.pdf").data.startswith(b"%PDF-")
    assert secretary.get(f"{page}/bewijs.zip").data.startswith(b"PK")
    assert secretary.get(f"{page}/bezorglijst.pdf").data.startswith(b"%PDF-")


def test_a_paper_is_put_with_the_meeting_and_read_by_a_member(
    app: Flask, secretary: FlaskClient, coop: Coop, meeting_id: uuid.UUID
) -> None:
    page = f"/vergaderingen/{meeting_id}"
    wrong = {"paper": (io.BytesIO(b"<html>"), "begroting.pdf")}
    refused = secretary.post(f"{page}/stukken", data=wrong)
    assert refused.status_code == 400
    assert "Dit is geen PDF." in refused.text
    right = {"paper": (io.BytesIO(b"%PDF-1.7"), "begroting.pdf")}
    assert secretary.post(f"{page}/stukken", data=right).status_code == 303
    [paper] = coop.ask(meeting_documents, SYSTEM, meeting_id=meeting_id)
    member = browser_of(app, coop, make_member(coop))
    assert "begroting" in member.get(page).text
    assert member.get(f"{page}/stukken/{paper.id}.pdf").data == b"%PDF-1.7"
    assert member.post(f"{page}/stukken/weg", data={"document": str(paper.id)}).status_code == 403
    assert member.get(f"{page}/oproeping").status_code == 403
