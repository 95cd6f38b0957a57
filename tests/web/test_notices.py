from datetime import timedelta
from http import HTTPStatus

import pytest
from flask import Flask
from flask.testing import FlaskClient

from coop.bootstrap import Coop
from coop.inbox.services import settle_updates, store_updates, take_updates
from coop.jobs.rules import LEADER
from coop.jobs.services import hold_lease
from coop.kernel.permissions import SYSTEM, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import USE_CASES, Declaration
from coop.notices.outbox import Recipient, ToEmail, ToPerson, queue
from coop.notices.rules import NoticeKind
from coop.people.rules import RoleKind
from tests.doubles import FixedClock
from tests.makers import give_role, make_person
from tests.web.browsing import browser_of


def _queue_for_test(uow: UnitOfWork, actor: object, *, to: Recipient) -> None:
    queue(uow, kind=NoticeKind.TENT_INVITATION, to=to, subject_id=None)


@pytest.fixture
def secretary(app: Flask, coop: Coop, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    declaration = Declaration(Permission.NOTICES_OUTBOX_DELIVER, journal=False)
    monkeypatch.setitem(USE_CASES, _queue_for_test, declaration)
    person_id = make_person(coop, given="Youssef")
    give_role(coop, person_id, RoleKind.SECRETARY)
    return browser_of(app, coop, person_id)


def test_empty_desk_tells_what_will_come(secretary: FlaskClient) -> None:
    assert "Nog geen berichten" in secretary.get("/berichten").text


def test_desk_shows_who_is_told_what(secretary: FlaskClient, coop: Coop) -> None:
    coop.run(_queue_for_test, SYSTEM, to=ToEmail("els@voorbeeld.example"))
    coop.run(_queue_for_test, SYSTEM, to=ToPerson(make_person(coop, given="Ria")))
    page = secretary.get("/berichten").text
    assert "Uitnodiging voor de buurTent" in page
    assert "els@voorbeeld.example" in page
    assert "Bel of schrijf" in page
    assert "Mail klaar om" in page
    assert "Ria" not in secretary.get("/berichten?only=waiting").text
    assert "els@" not in secretary.get("/berichten?only=failed").text


@pytest.mark.parametrize("query", ["only=onzin", "page=0", "page=99", "page=x", "only=sent"])
def test_odd_addresses_show_the_desk(secretary: FlaskClient, query: str) -> None:
    assert secretary.get(f"/berichten?{query}").status_code == HTTPStatus.OK


def test_desk_says_when_nobody_delivers(
    secretary: FlaskClient, coop: Coop, clock: FixedClock
) -> None:
    assert "De bezorger draait niet" in secretary.get("/berichten").text
    coop.run(hold_lease, SYSTEM, name=LEADER, holder="a")
    assert "De bezorger draait niet" not in secretary.get("/berichten").text
    clock.advance(timedelta(minutes=1))
    assert "De bezorger draait niet" in secretary.get("/berichten").text


def test_failed_update_is_seen_and_only_the_operator_tries_again(
    app: Flask, secretary: FlaskClient, coop: Coop
) -> None:
    coop.run(store_updates, SYSTEM, updates=[{"update_id": 7}])
    coop.run(settle_updates, SYSTEM, handled=[], failed={7: "abc123"})
    page = secretary.get("/berichten").text
    assert "abc123" in page
    assert "Probeer opnieuw" not in page
    assert secretary.post("/berichten/binnen/7/opnieuw").status_code == HTTPStatus.FORBIDDEN
    operator_id = make_person(coop, given="Daan")
    give_role(coop, operator_id, RoleKind.OPERATOR)
    operator = browser_of(app, coop, operator_id)
    assert "Probeer opnieuw" in operator.get("/berichten").text
    assert operator.post("/berichten/binnen/7/opnieuw").status_code == HTTPStatus.FOUND
    assert [one.update_id for one in coop.run(take_updates, SYSTEM, limit=9)] == [7]
    missing = operator.post("/berichten/binnen/8/opnieuw")
    assert missing.status_code == HTTPStatus.NOT_FOUND


def test_member_does_not_see_the_desk(app: Flask, coop: Coop) -> None:
    member = browser_of(app, coop, make_person(coop))
    assert member.get("/berichten").status_code == HTTPStatus.FORBIDDEN


def test_who_is_not_signed_in_is_asked_to(client: FlaskClient) -> None:
    assert client.get("/berichten").status_code == HTTPStatus.FOUND
