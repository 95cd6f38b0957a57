"""The host's page and the three questions to visitors, whom nothing follows."""

import uuid
from http import HTTPStatus

import pytest
from flask.testing import FlaskClient

from coop.bootstrap import Coop
from coop.buurtent.queries.evening import EveningView, evening_view
from coop.kernel.permissions import SYSTEM
from coop.people.rules import RoleKind
from tests.doubles import FixedClock
from tests.makers import give_role, make_person, sign_in
from tests.tents import TONIGHT, TONIGHT_END, make_address, make_tent
from web.context import SESSION_TOKEN

JSON = {"Accept": "application/json"}


@pytest.fixture
def tent(coop: Coop, clock: FixedClock) -> uuid.UUID:
    make_address(coop)
    session_id = make_tent(coop, ends_at=TONIGHT_END)
    clock.set(TONIGHT)
    return session_id


@pytest.fixture
def volunteer(coop: Coop, client: FlaskClient, tent: uuid.UUID) -> FlaskClient:
    person_id = make_person(coop, given="Hatice")
    give_role(coop, person_id, RoleKind.VOLUNTEER)
    with client.session_transaction() as session:
        session[SESSION_TOKEN] = sign_in(coop, person_id)
    return client


def seen(coop: Coop, tent: uuid.UUID) -> EveningView:
    return coop.ask(evening_view, SYSTEM, session_id=tent, address="")


def test_a_tap_answers_with_what_all_hosts_counted(
    coop: Coop, volunteer: FlaskClient, tent: uuid.UUID
) -> None:
    form = {"counted": "visitor", "step": "1", "form_token": "a"}
    for _ in range(2):
        answer = volunteer.post(f"/buurtent/{tent}/avond/tik", data=form, headers=JSON)
        assert answer.get_json()["visitor"] == 1
    tip = {"counted": "tip", "tip": "lock", "step": "1"}
    assert volunteer.post(f"/buurtent/{tent}/avond/tik", data=tip).status_code == 303
    assert seen(coop, tent).counts.advice == 1
    off = {"counted": "tip", "tip": "key", "step": "-1"}
    refused = volunteer.post(f"/buurtent/{tent}/avond/tik", data=off, headers=JSON)
    assert refused.status_code == HTTPStatus.CONFLICT
    assert "nog niets geteld" in refused.get_json()["error"]["message"]


def test_a_tap_that_is_no_button_of_ours_is_refused(
    coop: Coop, volunteer: FlaskClient, tent: uuid.UUID
) -> None:
    for form in ({"counted": "visitor", "step": "50"}, {"counted": "tip", "step": "1"}):
        assert volunteer.post(f"/buurtent/{tent}/avond/tik", data=form).status_code == 400
    assert seen(coop, tent).counts.visitors == 0


def test_a_wish_without_consent_is_shown_again_as_typed(
    coop: Coop, volunteer: FlaskClient, tent: uuid.UUID
) -> None:
    form = {"wish": "Kijk naar het slot", "name": "Noor", "contact": "0613000000"}
    answer = volunteer.post(f"/buurtent/{tent}/avond/wens", data=form)
    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert "Vraag eerst of u naam en nummer mag bewaren." in answer.text
    assert 'value="Kijk naar het slot"' in answer.text
    assert seen(coop, tent).wishes == ()
    volunteer.post(f"/buurtent/{tent}/avond/wens", data=form | {"agrees": "1"})
    (kept,) = seen(coop, tent).wishes
    volunteer.post(f"/buurtent/{tent}/avond/wens-klaar", data={"wish": kept.id})
    assert seen(coop, tent).wishes == ()


def test_a_question_is_written_down_and_taken_away(
    coop: Coop, volunteer: FlaskClient, tent: uuid.UUID
) -> None:
    answer = volunteer.post(f"/buurtent/{tent}/avond/vraag", data={"question": " "})
    assert answer.status_code == HTTPStatus.BAD_REQUEST
    volunteer.post(f"/buurtent/{tent}/avond/vraag", data={"question": "Welk slot?"})
    (question,) = seen(coop, tent).questions
    assert "Welk slot?" in volunteer.get(f"/buurtent/{tent}/avond").text
    volunteer.post(f"/buurtent/{tent}/avond/vraag-weg", data={"question": question.id})
    assert seen(coop, tent).questions == ()


def test_three_taps_give_an_opinion_without_a_cookie(
    coop: Coop, client: FlaskClient, tent: uuid.UUID
) -> None:
    address = f"/buurtent/mening/{tent}"
    pages = [
        client.get(address),
        client.get(f"{address}?liked=good"),
        client.get(f"{address}?liked=good&learned=yes"),
    ]
    for page, question in zip(
        pages,
        ("Hoe was het bij de buurTent?", "Weet u nu meer dan eerst?", "Gaat u thuis iets doen?"),
        strict=True,
    ):
        assert question in page.text
        assert "Set-Cookie" not in page.headers
    assert seen(coop, tent).opinions.number == 0
    form = {"liked": "good", "learned": "yes", "acts": "maybe", "form_token": "t"}
    for _ in range(2):
        kept = client.post(address, data=form)
        assert kept.status_code == HTTPStatus.SEE_OTHER
        assert "Set-Cookie" not in kept.headers
        assert "Dank u wel!" in client.get(kept.location).text
    assert seen(coop, tent).opinions.number == 1


def test_visitors_may_read_english(client: FlaskClient, tent: uuid.UUID) -> None:
    page = client.get(f"/buurtent/mening/{tent}?taal=en").text
    assert 'lang="en"' in page
    assert "taal=en&amp;liked=good" in page or "liked=good&amp;taal=en" in page


def test_a_made_up_answer_is_refused_and_a_late_one_kindly(
    coop: Coop, client: FlaskClient, tent: uuid.UUID, clock: FixedClock
) -> None:
    form = {"liked": "good", "learned": "yes", "acts": "maybe"}
    wrong = client.post(f"/buurtent/mening/{tent}", data=form | {"acts": "x"})
    assert wrong.status_code == HTTPStatus.BAD_REQUEST
    clock.set(TONIGHT.replace(day=TONIGHT.day + 3))
    late = client.post(f"/buurtent/mening/{tent}", data=form)
    assert late.status_code == HTTPStatus.CONFLICT
    assert "De vragen zijn nu dicht" in late.text
    assert seen(coop, tent).opinions.number == 0
