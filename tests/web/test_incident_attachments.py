"""Photos with a buurtmelding in a browser: the resident, the moderator, the wijkagent."""

import re
import uuid
from http import HTTPStatus
from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from coop.bootstrap import Coop
from coop.groups.queries import all_groups
from coop.groups.rules import PhotoPolicy
from coop.incidents.rules.attachments import LARGEST_PHOTO, MOST_PHOTOS
from coop.incidents.services.review import approve_report, show_report
from coop.kernel.permissions import NOBODY, SYSTEM, Scope, ScopeKind
from coop.people.rules import RoleKind
from tests.coop.incidents.makers import agent_for, contact_id_of, make_group
from tests.makers import give_role, make_person
from tests.telephone import TRACES, photo
from tests.web.browsing import browser_of
from tests.web.test_agent import come_in
from tests.web.test_incidents import USUAL, newest
from web.views.known_browser import COOKIE

SMALL = photo(size=(60, 40))


@pytest.fixture
def group_id(coop: Coop) -> uuid.UUID:
    """Provide a group that takes photos in."""
    return make_group(coop, photos=PhotoPolicy.TAKEN_IN)


@pytest.fixture
def slug(coop: Coop, group_id: uuid.UUID) -> str:
    return coop.ask(all_groups, NOBODY)[0].slug


@pytest.fixture
def report_id(coop: Coop, client: FlaskClient, slug: str) -> uuid.UUID:
    """Provide a report with two photos."""
    come_to_photos(client, slug)
    upload(client, slug, SMALL, SMALL)
    for path, answer in USUAL[-2:]:
        client.post(f"/buurtmelding/{slug}/{path}", data=answer)
    client.post(f"/buurtmelding/{slug}/verzenden")
    return newest(coop)


@pytest.fixture
def moderator(app: Flask, coop: Coop, group_id: uuid.UUID) -> FlaskClient:
    person_id = make_person(coop, given="Sanne")
    give_role(coop, person_id, RoleKind.MODERATOR, Scope(ScopeKind.GROUP, group_id))
    return browser_of(app, coop, person_id)


def upload(client: FlaskClient, slug: str, *contents: bytes) -> TestResponse:
    files = [(BytesIO(content), f"foto-{at}.jpg") for at, content in enumerate(contents)]
    return client.post(
        f"/buurtmelding/{slug}/fotos", data={"photos": files}, follow_redirects=True
    )


def come_to_photos(client: FlaskClient, slug: str) -> None:
    for path, answer in USUAL[:-3]:
        client.post(f"/buurtmelding/{slug}/{path}", data=answer)


def pictures(page: str) -> list[str]:
    return re.findall(r'<img class="wc-photo__picture" src="([^"]+)"', page)


def ensure_hidden_well(answer: TestResponse) -> None:
    assert answer.status_code == HTTPStatus.OK
    assert answer.mimetype == "image/jpeg"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert not any(trace in answer.data for trace in TRACES)


def test_photos_are_sent_along_seen_and_taken_away(
    app: Flask, client: FlaskClient, slug: str
) -> None:
    come_to_photos(client, slug)
    page = upload(client, slug, SMALL, b"geen foto", SMALL).text
    assert "Deze foto kunnen wij niet lezen" in page
    one, two = pictures(page)
    ensure_hidden_well(client.get(one))
    assert app.test_client().get(one).status_code == HTTPStatus.NOT_FOUND
    page = client.post(f"{one}/weg", follow_redirects=True).text
    assert pictures(page) == [two]
    client.post(f"/buurtmelding/{slug}/beeld", data={"answer": "yes"})
    for path, answer in USUAL[-2:]:
        client.post(f"/buurtmelding/{slug}/{path}", data=answer)
    summary = client.get(f"/buurtmelding/{slug}").text
    assert pictures(summary) == [two]
    assert "De beheerder ziet uw foto" in summary
    assert "Een foto gaat alleen mee als de beheerder dat kiest." in summary


def test_too_many_and_none_are_told_and_nothing_typed_is_lost(
    client: FlaskClient, slug: str
) -> None:
    come_to_photos(client, slug)
    assert "Kies eerst een foto." in upload(client, slug).text
    page = upload(client, slug, *[SMALL] * (MOST_PHOTOS + 1)).text
    assert len(pictures(page)) == MOST_PHOTOS
    assert f"Er passen {MOST_PHOTOS} foto" in page
    assert "Deze foto is te groot" in upload(client, slug, bytes(LARGEST_PHOTO + 1)).text
    assert "scheen met een lamp" in client.get(f"/buurtmelding/{slug}/wat").text


def test_a_group_that_takes_none_shows_no_field_and_refuses(
    coop: Coop, client: FlaskClient
) -> None:
    make_group(coop)
    slug = coop.ask(all_groups, NOBODY)[0].slug
    come_to_photos(client, slug)
    assert 'type="file"' not in client.get(f"/buurtmelding/{slug}/beeld").text
    refused = client.post(
        f"/buurtmelding/{slug}/fotos", data={"photos": [(BytesIO(SMALL), "foto.jpg")]}
    )
    assert refused.status_code == HTTPStatus.CONFLICT


def test_a_moderator_blurs_and_chooses_and_the_agent_sees_that_one(
    app: Flask,
    coop: Coop,
    moderator: FlaskClient,
    group_id: uuid.UUID,
    report_id: uuid.UUID,
) -> None:
    page = moderator.get(f"/buurtmeldingen/{report_id}").text
    one, two = (
        str(sent.id) for sent in coop.run(show_report, SYSTEM, report_id=report_id).attachments
    )
    assert page.count("gaat niet mee") == 2
    here = f"/buurtmeldingen/foto/{one}"
    before = moderator.get(here)
    ensure_hidden_well(before)
    ensure_hidden_well(moderator.get(f"{here}/klein"))
    refused = moderator.post(f"{here}/wazig", data={"cells": "9999"})
    assert refused.status_code == HTTPStatus.BAD_REQUEST
    assert 'value="9999"' in refused.text
    done = moderator.post(
        f"{here}/wazig", data={"cell": ["1"], "cells": "1-50"}, follow_redirects=True
    )
    assert "Deze foto is al een keer wazig gemaakt." in done.text
    assert moderator.get(here).data != before.data
    chosen = moderator.post(f"{here}/mee", data={"along": "yes"}, follow_redirects=True)
    assert "gaat mee" in chosen.text
    coop.run(approve_report, SYSTEM, report_id=report_id)
    token, _ = agent_for(coop, report_id, contact_id_of(coop, group_id))
    # An unknown browser sees nothing (C2).
    link = f"/l/antwoord/{token}"
    stranger = app.test_client()
    stranger.set_cookie(COOKIE, "niet-bekend", path="/l")
    assert stranger.get(f"{link}/foto/{one}").status_code == HTTPStatus.SEE_OTHER
    for browser in (app.test_client(), stranger):
        assert browser.get(f"/buurtmeldingen/foto/{one}").status_code in {
            HTTPStatus.FORBIDDEN,
            HTTPStatus.FOUND,
        }
    known = app.test_client()
    come_in(coop, known, link)
    assert f"/foto/{one}" in known.get(link).text
    assert f"/foto/{two}" not in known.get(link).text
    ensure_hidden_well(known.get(f"{link}/foto/{one}"))
    ensure_hidden_well(known.get(f"{link}/foto/{one}/klein"))
    assert known.get(f"{link}/foto/{two}").status_code == HTTPStatus.NOT_FOUND
