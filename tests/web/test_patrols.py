"""The pages of rounds: what a walker is asked, and what the coordinator's form keeps."""

from http import HTTPStatus

from flask import Flask

from coop.bootstrap import Coop
from coop.patrols.queries.rounds import round_view
from tests.coop.patrols.makers import make_team, make_walk, slug_of
from tests.web.browsing import browser_of


def test_words_about_somebody_are_asked_about_and_a_note_becomes_a_report(
    app: Flask, coop: Coop
) -> None:
    group_id, _ = make_team(coop)
    round_id, sanne, _ = make_walk(coop, group_id)
    browser = browser_of(app, coop, sanne.person_id)
    address = f"/rondes/{round_id}/zien/damage"
    said = {"street": "Lindenhof", "text": "Een man sloeg het hek kapot"}
    warned = browser.post(address, data=said)
    assert warned.status_code == HTTPStatus.BAD_REQUEST
    assert "Dit lijkt over een mens te gaan." in warned.text
    assert said["text"] in warned.text
    assert browser.post(address, data={**said, "sure": "1"}).status_code == HTTPStatus.SEE_OTHER
    [line] = coop.ask(round_view, sanne, round_id=round_id).notes
    handed = browser.post(f"/rondes/{round_id}/notities/{line.id}/melden")
    assert handed.location == f"/buurtmelding/{slug_of(coop, group_id)}"
    assert browser.get(f"/rondes/{round_id}/zien/elders").status_code == HTTPStatus.NOT_FOUND


def test_a_plan_that_is_refused_keeps_what_was_filled_in(app: Flask, coop: Coop) -> None:
    group_id, coordinator = make_team(coop)
    browser = browser_of(app, coop, coordinator.person_id)
    address = f"/rondes/groepen/{slug_of(coop, group_id)}/beheer"
    wished = {"day": "2026-11-01", "hour": "20:15", "streets": ["Kastanjestraat"]}
    refused = browser.post(f"{address}/rondes", data=wished)
    assert refused.status_code == HTTPStatus.BAD_REQUEST
    assert "Dit uur is al voorbij." in refused.text
    assert 'value="20:15"' in refused.text
    assert '<option value="Kastanjestraat" selected>' in refused.text
    assert browser.post(f"{address}/rondes", data={"day": "x"}).status_code == 400
    assert browser.post(f"{address}/afspraken", data={}).status_code == 400
