"""The pages about letters and about addresses at which no mail arrives."""

import uuid
from http import HTTPStatus
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import USE_CASES, Declaration
from coop.notices.models import Notice
from coop.notices.outbox import ToEmail, ToPerson, leave_address, queue
from coop.notices.queries.letters import letter_files_to_write
from coop.notices.rules import NoticeKind
from coop.notices.services.letters import keep_letter_file
from coop.people.rules import RoleKind
from coop.places.rules import Door
from coop.places.services import add_address
from tests.doubles import FixedClock
from tests.makers import give_role, make_person
from tests.web.browsing import browser_of

PAGE = "/berichten/brieven"


def _queue_for_test(uow: UnitOfWork, actor: object, /, **wish: Any) -> uuid.UUID | None:
    return queue(uow, **wish)


def _refuse(uow: UnitOfWork, actor: object, *, notice_id: uuid.UUID) -> None:
    notice = uow.session.get_one(Notice, notice_id)
    notice.failure = "550 5.1.1 No such mailbox"
    leave_address(uow, notice)


@pytest.fixture
def secretary(app: Flask, coop: Coop, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    for function in (_queue_for_test, _refuse):
        declaration = Declaration(Permission.NOTICES_OUTBOX_DELIVER, journal=False)
        monkeypatch.setitem(USE_CASES, function, declaration)
    person_id = make_person(coop, given="Youssef")
    give_role(coop, person_id, RoleKind.SECRETARY)
    return browser_of(app, coop, person_id)


def test_the_secretary_makes_prints_and_posts_letters(
    secretary: FlaskClient, coop: Coop, clock: FixedClock
) -> None:
    assert "Niemand." in secretary.get(PAGE).text
    door = Door(postcode="5011AB", house_number=4)
    home = coop.run(add_address, SYSTEM, door=door, street="Lindenhof", town="Tilburg")
    person_id = make_person(coop, given="Ria", address_id=home)
    kind = NoticeKind.ROLE_GIVEN
    coop.run(_queue_for_test, SYSTEM, kind=kind, to=ToPerson(person_id), subject_id=person_id)
    assert "1 brief" in secretary.get(PAGE).text
    secretary.post(PAGE, data={"kind": kind.value})
    assert "Worden gemaakt" in secretary.get(PAGE).text
    (file_id,) = coop.ask(letter_files_to_write, SYSTEM)
    coop.run(keep_letter_file, SYSTEM, file_id=file_id, content=b"%PDF-", count=1)
    page = secretary.get(PAGE).text
    assert "Klaar om te printen" in page
    assert secretary.get(f"{PAGE}/{file_id}").mimetype == "application/pdf"
    data = {"file": str(file_id), "how": "delivered", "on": "1999-01-01"}
    said = secretary.post(f"{PAGE}/weg", data=data, follow_redirects=True).text
    assert "Toen waren deze brieven er nog niet" in said
    data["on"] = clock.now().date().isoformat()
    said = secretary.post(f"{PAGE}/weg", data=data, follow_redirects=True).text
    assert "Bezorgd" in said
    assert "Klaar om te printen" not in said
    assert "Brief" in secretary.get("/berichten?only=sent").text
    assert secretary.get(f"{PAGE}/{file_id}").status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize("wrong", [{"kind": "onzin"}, {}])
def test_what_no_page_of_ours_sends_is_refused(
    secretary: FlaskClient, wrong: dict[str, str]
) -> None:
    assert secretary.post(PAGE, data=wrong).status_code == HTTPStatus.BAD_REQUEST
    assert secretary.post(f"{PAGE}/weg", data=wrong).status_code == HTTPStatus.BAD_REQUEST


def test_an_address_that_is_gone_is_told_and_tried_again(
    secretary: FlaskClient, coop: Coop
) -> None:
    person_id = make_person(coop, given="Ria", email="ria@voorbeeld.example")
    for to in (ToPerson(person_id), ToEmail("weg@voorbeeld.example")):
        notice_id = coop.run(_queue_for_test, SYSTEM, kind=NoticeKind.SENTENCE, to=to)
        assert notice_id is not None
        coop.run(_refuse, SYSTEM, notice_id=notice_id)
    assert "2 adressen waar mail niet aankomt" in secretary.get("/berichten").text
    page = secretary.get("/berichten/adressen").text
    for expected in ("Ria", "weg@voorbeeld.example", "Niet van een lid", "No such mailbox"):
        assert expected in page
    for _ in range(2):
        (action, *_others) = actions_in(page)
        page = secretary.post(action, follow_redirects=True).text
    assert "Alle adressen werken" in page


def actions_in(page: str) -> list[str]:
    parts = page.split('action="/berichten/adressen/')[1:]
    return [f"/berichten/adressen/{part.partition(chr(34))[0]}" for part in parts]
