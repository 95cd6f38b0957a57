"""Pages behind links about tents: a GET does nothing, a button may be pressed twice."""

import uuid
from http import HTTPStatus

import pytest
from flask import Flask
from flask.testing import FlaskClient

from coop.bootstrap import Coop
from coop.buurtent.errors import NobodyNearbyError
from coop.buurtent.queries.answers import my_invitation
from coop.buurtent.queries.sessions import tent_view
from coop.buurtent.rules import CancelReason, NeighbourAnswer, PoliceState
from coop.buurtent.services.invitations import invite_neighbours
from coop.buurtent.services.sessions import cancel_session
from coop.kernel.permissions import SYSTEM
from coop.people.lookups import LinkToken
from coop.people.rules import LIFETIMES, LinkPurpose
from coop.people.services import issue_link
from tests.doubles import FixedClock
from tests.tents import TONIGHT, make_address, make_neighbour, make_tent


def link(
    coop: Coop, purpose: LinkPurpose, session_id: uuid.UUID, person_id: uuid.UUID | None = None
) -> str:
    return coop.run(
        issue_link, SYSTEM, purpose=purpose, subject_id=session_id, person_id=person_id
    )


def test_the_police_answer_behind_their_link_and_change_it(
    coop: Coop, client: FlaskClient, clock: FixedClock
) -> None:
    make_address(coop)
    session_id = make_tent(coop)
    address = f"/l/tent-antwoord/{link(coop, LinkPurpose.TENT_ANSWER, session_id)}"

    def state() -> PoliceState | None:
        police = coop.ask(tent_view, SYSTEM, session_id=session_id).police
        return police.state if police else None

    for _ in range(2):
        assert client.get(address).status_code == HTTPStatus.OK
        assert client.head(address).status_code == HTTPStatus.OK
    assert state() is PoliceState.NO_ANSWER
    for answer, says, known in (
        ("confirmed", "Uw antwoord: ik kom", PoliceState.CONFIRMED),
        ("confirmed", "Uw antwoord: ik kom", PoliceState.CONFIRMED),
        ("declined", "Uw antwoord: ik kom niet", PoliceState.DECLINED),
    ):
        page = client.post(address, data={"answer": answer}, follow_redirects=True)
        assert says in page.text
        assert state() is known
    clock.set(TONIGHT)
    assert "al begonnen" in client.get(address).text
    refused = client.post(address, data={"answer": "confirmed"})
    assert refused.status_code == HTTPStatus.CONFLICT
    assert state() is PoliceState.DECLINED


def test_a_neighbour_answers_behind_the_link_and_stops(coop: Coop, client: FlaskClient) -> None:
    person_id = make_neighbour(coop, make_address(coop), email="a@voorbeeld.example")
    session_id = make_tent(coop)
    coop.run(invite_neighbours, SYSTEM, session_id=session_id)
    token = link(coop, LinkPurpose.TENT_INVITATION, session_id, person_id)
    address = f"/l/uitnodiging/{token}"
    for _ in range(2):
        client.get(address)
        client.head(address)
    actor = coop.identify(LinkToken(token))
    assert coop.ask(my_invitation, actor, session_id=session_id).answer is None
    page = client.post(address, data={"answer": "comes"}, follow_redirects=True).text
    assert "U komt. Tot dan!" in page
    assert 'value="comes"' not in page
    answered = coop.ask(my_invitation, actor, session_id=session_id).answer
    assert answered is NeighbourAnswer.COMES
    assert "Ik kom niet" in page
    assert "U krijgt geen bericht meer" in client.post(f"{address}/stop").text
    with pytest.raises(NobodyNearbyError):
        coop.run(invite_neighbours, SYSTEM, session_id=make_tent(coop))


def test_a_cancelled_tent_says_so_behind_every_link(coop: Coop, client: FlaskClient) -> None:
    person_id = make_neighbour(coop, make_address(coop), email="a@voorbeeld.example")
    session_id = make_tent(coop)
    coop.run(invite_neighbours, SYSTEM, session_id=session_id)
    coop.run(cancel_session, SYSTEM, session_id=session_id, reason=CancelReason.WEATHER)
    for purpose, path in (
        (LinkPurpose.TENT_ANSWER, "tent-antwoord"),
        (LinkPurpose.TENT_INVITATION, "uitnodiging"),
    ):
        page = client.get(f"/l/{path}/{link(coop, purpose, session_id, person_id)}").text
        assert "gaat niet door" in page
        assert "Ik kom" not in page


def test_unsubscribing_takes_one_press(coop: Coop, client: FlaskClient) -> None:
    person_id = make_neighbour(coop, make_address(coop), email="a@voorbeeld.example")
    session_id = make_tent(coop)
    address = f"/l/afmelden/{link(coop, LinkPurpose.UNSUBSCRIBE, session_id, person_id)}"

    def preview() -> int:
        return coop.ask(tent_view, SYSTEM, session_id=session_id).invited.by_message

    client.get(address)
    client.head(address)
    assert preview() == 1
    assert "geen bericht meer" in client.post(address).text
    assert preview() == 0


def test_a_mail_program_ends_one_purpose_by_itself(coop: Coop, app: Flask) -> None:
    app.config["WTF_CSRF_ENABLED"] = True
    person_id = make_neighbour(coop, make_address(coop), email="a@voorbeeld.example")
    session_id = make_tent(coop)
    address = f"/l/afmelden/{link(coop, LinkPurpose.UNSUBSCRIBE, session_id, person_id)}"
    data = {"List-Unsubscribe": "One-Click"}

    def preview() -> int:
        return coop.ask(tent_view, SYSTEM, session_id=session_id).invited.by_message

    assert app.test_client().post(f"{address}?over=news", data=data).status_code == HTTPStatus.OK
    assert preview() == 1
    for _ in range(2):
        answer = app.test_client().post(f"{address}?over=buurtent", data=data)
        assert "Uitnodiging voor de buurTent" in answer.text
    assert preview() == 0


@pytest.mark.parametrize("path", ["tent-antwoord", "uitnodiging", "afmelden"])
def test_a_link_that_is_unknown_expired_or_of_another_kind_is_refused_kindly(
    coop: Coop, client: FlaskClient, clock: FixedClock, path: str
) -> None:
    make_address(coop)
    session_id = make_tent(coop)
    other = link(coop, LinkPurpose.SIGN_IN, session_id)
    for token in ("bestaat-niet", other):
        answer = client.get(f"/l/{path}/{token}")
        assert answer.status_code == HTTPStatus.NOT_FOUND
        assert "Deze link werkt niet" in answer.text
        data = {"answer": "comes" if path == "uitnodiging" else "confirmed"}
        assert client.post(f"/l/{path}/{token}", data=data).status_code == HTTPStatus.NOT_FOUND
    purposes = {
        "tent-antwoord": LinkPurpose.TENT_ANSWER,
        "uitnodiging": LinkPurpose.TENT_INVITATION,
        "afmelden": LinkPurpose.UNSUBSCRIBE,
    }
    token = link(coop, purposes[path], session_id)
    clock.advance(LIFETIMES[purposes[path]])
    answer = client.get(f"/l/{path}/{token}")
    assert answer.status_code == HTTPStatus.CONFLICT
    assert "de tijd is voorbij" in answer.text
