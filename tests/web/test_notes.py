from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from coop.assembly.queries import minutes_desk
from coop.assembly.rules import LONGEST_NOTE, MeetingForm
from coop.assembly.services import add_item, convene_meeting, open_meeting, plan_meeting
from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM
from coop.settings import Settings
from coop.statutes.rules import RuleKey
from tests.coop.assembly.makers import Hall, make_hall
from tests.makers import make_member, turn_on
from tests.web.browsing import browser_of
from web.app import create_app

JSON = {"Accept": "application/json"}


@pytest.fixture
def hall(coop: Coop) -> Hall:
    return make_hall(coop)


@pytest.fixture
def taker(app: Flask, coop: Coop, hall: Hall) -> FlaskClient:
    return browser_of(app, coop, hall.chair.person_id)


def url(hall: Hall) -> str:
    return f"/vergaderingen/{hall.meeting_id}/notuleren"


def typed(hall: Hall, text: str, version: int) -> dict[str, str]:
    return {"item": str(hall.item_id(2)), "text": text, "version": str(version)}


def kept(hall: Hall) -> str:
    return hall.coop.ask(minutes_desk, hall.chair, meeting_id=hall.meeting_id).items[1].text


def test_what_is_typed_is_kept(taker: FlaskClient, hall: Hall) -> None:
    answer = taker.post(url(hall), data=typed(hall, "Een lid vraagt de prijs.", 0))
    assert answer.status_code == 303
    assert "Een lid vraagt de prijs." in taker.get(answer.location).text
    said = taker.post(url(hall), data=typed(hall, "En nog iets.", 1), headers=JSON)
    assert said.json == {"version": 2, "said": "Bewaard."}


def test_two_who_type_see_both_texts(taker: FlaskClient, hall: Hall) -> None:
    taker.post(url(hall), data=typed(hall, "Van de een.", 0))
    script = taker.post(url(hall), data=typed(hall, "Van de ander.", 0), headers=JSON)
    assert script.status_code == 409
    assert script.json is not None
    assert script.json["error"]["code"] == "note_conflict"
    page = taker.post(url(hall), data=typed(hall, "Van de ander.", 0))
    assert page.status_code == 409
    for text in ("Van de een.", "Van de ander.", "Uw tekst staat er nog."):
        assert text in page.text
    assert 'name="version" value="1"' in page.text
    assert kept(hall) == "Van de een."


def test_a_pasted_book_is_refused_and_shown_again(taker: FlaskClient, hall: Hall) -> None:
    page = taker.post(url(hall), data=typed(hall, "a" * (LONGEST_NOTE + 1), 0))
    assert page.status_code == 400
    assert "a" * 100 in page.text
    assert kept(hall) == ""


def test_pasted_markup_stays_text(taker: FlaskClient, hall: Hall) -> None:
    taker.post(url(hall), data=typed(hall, "<w:p>Tekst</w:p><script>", 0))
    assert "&lt;script&gt;" in taker.get(url(hall)).text


def test_a_member_sees_no_notes(app: Flask, coop: Coop, hall: Hall) -> None:
    member = browser_of(app, coop, hall.members[0].person_id)
    assert member.get(url(hall)).status_code == 403
    assert member.post(url(hall), data=typed(hall, "Ik.", 0)).status_code == 403
    assert kept(hall) == ""


@pytest.mark.parametrize(
    ("address", "is_framed"),
    [
        ("https://video.voorbeeld.example/alv", True),
        ("https://elders.voorbeeld.example/alv", False),
        ("https://video.voorbeeld.example.kwaad.example/alv", False),
        ("https://video.voorbeeld.example:8443/alv", False),
        ("https://wie@video.voorbeeld.example/alv", False),
    ],
)
def test_only_a_video_service_the_operator_named_stands_in_a_frame(
    coop: Coop,
    settings: Settings,
    address: str,
    is_framed: bool,  # noqa: FBT001  # a table's column
) -> None:
    app = create_app(
        coop, replace(settings, video_hosts=("video.voorbeeld.example",)), testing=True
    )
    turn_on(coop, RuleKey.ELECTRONIC_VOTING)
    meeting_id = coop.run(
        plan_meeting,
        SYSTEM,
        title="ALV",
        form=MeetingForm.HYBRID,
        place="Wijkhuis",
        starts_at=coop.clock.now() + timedelta(days=30),
        online_url=address,
    )
    coop.run(add_item, SYSTEM, meeting_id=meeting_id, title="Opening")
    coop.run(convene_meeting, SYSTEM, meeting_id=meeting_id)
    coop.run(open_meeting, SYSTEM, meeting_id=meeting_id)
    member = browser_of(app, coop, make_member(coop))
    page = member.get(f"/vergaderingen/{meeting_id}/live")
    assert ("<iframe" in page.text) is is_framed
    assert address in page.text
    policy = page.headers["Content-Security-Policy"]
    assert ("frame-src https://video.voorbeeld.example" in policy) is is_framed
    # Nowhere else.
    assert "frame-src" not in member.get("/").headers["Content-Security-Policy"]
