"""What moderators see and decide about the chats of their groups."""

import re
from collections.abc import Callable
from http import HTTPStatus

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, event

from coop.bootstrap import Coop
from coop.kernel.permissions import Actor
from coop.moderation.queries.items import chat_view, item_queue
from coop.moderation.queries.ladder import open_appeals
from coop.moderation.rules.kinds import HouseRule, Measure
from coop.moderation.rules.orders import OrderKind
from coop.moderation.rules.reading import Said
from tests.coop.moderation.makers import PLATE, make_moderated_group, orders, waiting, write
from tests.web.browsing import browser_of


@pytest.fixture
def moderator(coop: Coop) -> Actor:
    return make_moderated_group(coop)[1]


@pytest.fixture
def browser(app: Flask, coop: Coop, moderator: Actor) -> FlaskClient:
    assert moderator.person_id is not None
    return browser_of(app, coop, moderator.person_id)


def test_a_stopped_message_is_judged_once(
    coop: Coop, browser: FlaskClient, moderator: Actor
) -> None:
    write(coop, PLATE)
    [item] = waiting(coop)
    page = browser.get("/groepschat").text
    assert PLATE in page
    assert "Kentekens" in page
    assert "Ria" not in page
    back = browser.post(f"/groepschat/{item.id}/onterecht", follow_redirects=True)
    assert "de regel had het mis" in back.text
    assert "Alles is bekeken" in back.text
    again = browser.post(f"/groepschat/{item.id}/terecht", follow_redirects=True)
    assert "Een andere beheerder was u voor" in again.text
    shown = browser.get(f"/groepschat/groepen/{slug(coop, moderator)}").text
    assert "Klopte 0 van de 1 keer" in shown


def test_what_was_no_text_is_said_to_be_so(coop: Coop, browser: FlaskClient) -> None:
    write(coop, Said(has_media=True))
    page = browser.get("/groepschat").text
    assert "dat bewaren wij niet" in page
    assert "Mocht wel" in page


def test_rules_and_night_are_chosen(coop: Coop, browser: FlaskClient, moderator: Actor) -> None:
    address = f"/groepschat/groepen/{slug(coop, moderator)}"
    assert "Telefoonnummers" in browser.get(address).text
    done = browser.post(f"{address}/regels", data={"link": "remove", "plate": "off"})
    assert done.status_code == HTTPStatus.SEE_OTHER
    view = coop.ask(chat_view, moderator, slug=slug(coop, moderator))
    chosen = {line.rule: line.measure for line in view.rules}
    assert (chosen[HouseRule.LINK], chosen[HouseRule.PLATE]) == (Measure.REMOVE, Measure.OFF)
    assert browser.post(f"{address}/regels", data={"link": "weg"}).status_code == 400
    assert browser.post(f"{address}/nacht", data={"begins": "23:00"}).status_code == 400
    assert browser.post(f"{address}/nacht", data={"begins": "x", "ends": "y"}).status_code == 400
    browser.post(f"{address}/nacht", data={"begins": "00:00", "ends": "23:59"})
    assert 'value="23:59"' in browser.get(address).text
    assert OrderKind.CLOSE not in [kind for kind, _ in orders(coop)]


def test_the_ladder_is_the_same_for_moderator_and_the_one_concerned(
    app: Flask, coop: Coop, browser: FlaskClient, moderator: Actor
) -> None:
    write(coop, "zie nieuws.nl")
    [item] = waiting(coop)
    address = f"/groepschat/groepen/{item.slug}/mensen/{item.person_id}"
    assert address in browser.get("/groepschat").text
    page = browser.get(address).text
    assert "Volgende stap: Aanspreken" in page
    step = {"breach": "chatter", "rung": "note", "seen": "0"}
    assert "met de reden" in browser.post(address, data=step, follow_redirects=True).text
    assert "was u voor" in browser.post(address, data=step, follow_redirects=True).text
    assert browser.post(address, data={"rung": "weg"}).status_code == HTTPStatus.BAD_REQUEST
    ria = browser_of(app, coop, item.person_id)
    own = ria.get("/mijn-maatregelen").text
    assert "Berichten die hier niet horen" in own
    assert coop.ask(open_appeals, moderator) == ()
    form = re.search(r'action="(/mijn-maatregelen/[^"]+)"', own)
    assert form is not None
    assert "kijkt ernaar" in ria.post(form[1], follow_redirects=True).text
    queue = browser.get("/groepschat").text
    assert "Bezwaar: Aanspreken" in queue
    assert "U nam deze maatregel" in queue


def test_the_queue_asks_the_same_however_long_it_is(
    coop: Coop, moderator: Actor, engine: Engine
) -> None:
    write(coop, PLATE)
    few = statements_of(engine, lambda: waiting(coop, moderator))
    for _ in range(5):
        write(coop, PLATE)
    assert statements_of(engine, lambda: waiting(coop, moderator)) == few


def statements_of(engine: Engine, ask: Callable[[], object]) -> int:
    asked: list[str] = []

    def note(*statement: object) -> None:
        asked.append(str(statement[2]))

    event.listen(engine, "before_cursor_execute", note)
    try:
        ask()
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return len(asked)


def slug(coop: Coop, moderator: Actor) -> str:
    return coop.ask(item_queue, moderator).groups[0].slug
