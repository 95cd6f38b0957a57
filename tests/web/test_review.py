"""What moderators and the police contact see and do with a buurtmelding."""

import re
import uuid
from http import HTTPStatus

import pytest
from flask import Flask
from flask.testing import FlaskClient

from coop.bootstrap import Coop
from coop.groups.rules import (
    GroupChannel,
)
from coop.incidents.rules.answers import Step
from coop.incidents.rules.reading import Chosen, Given, Typed
from coop.incidents.rules.states import State
from coop.kernel.permissions import Scope, ScopeKind
from coop.people.rules import RoleKind
from tests.coop.incidents.makers import (
    NOW,
    URGENT,
    journal,
    make_group,
    make_report,
    read,
)
from tests.makers import actor_for, give_role, make_person
from tests.web.browsing import browser_of


def moderator_of(app: Flask, coop: Coop, group_id: uuid.UUID) -> FlaskClient:
    person_id = make_person(coop, given="Sanne")
    give_role(coop, person_id, RoleKind.MODERATOR, Scope(ScopeKind.GROUP, group_id))
    return browser_of(app, coop, person_id)


@pytest.fixture
def moderator(app: Flask, coop: Coop, group_id: uuid.UUID) -> FlaskClient:
    """Provide a moderator's browser."""
    return moderator_of(app, coop, group_id)


def test_a_new_report_shows_in_the_open_queue(
    coop: Coop, moderator: FlaskClient, group_id: uuid.UUID
) -> None:
    assert "Alles is gelezen" in moderator.get("/buurtmeldingen").text
    make_report(coop, group_id, changed=NOW)
    part = moderator.get("/buurtmeldingen/nu").text
    assert "Nu bezig" in part
    assert "1 nieuwe buurtmelding" in part
    assert "<html" not in part


def test_the_queue_asks_for_a_role(app: Flask, coop: Coop, client: FlaskClient) -> None:
    assert "/aanmelden" in client.get("/buurtmeldingen").location
    resident = browser_of(app, coop, make_person(coop))
    assert resident.get("/buurtmeldingen").status_code == HTTPStatus.FORBIDDEN


def test_another_groups_report_is_refused(
    coop: Coop, moderator: FlaskClient, group_id: uuid.UUID
) -> None:
    theirs = make_report(coop, make_group(coop))
    page = f"/buurtmeldingen/{theirs}"
    assert str(theirs) not in moderator.get("/buurtmeldingen").text
    assert moderator.get(page).status_code == HTTPStatus.FORBIDDEN
    for step in ("goedkeuren", "doorgeven", "terughalen", "sluiten"):
        assert moderator.post(f"{page}/{step}").status_code == HTTPStatus.FORBIDDEN
    rejected = moderator.post(f"{page}/afwijzen", data={"reason": "unclear"})
    assert rejected.status_code == HTTPStatus.FORBIDDEN
    recorded = moderator.post(f"{page}/antwoord", data={"answer": "read"})
    assert recorded.status_code == HTTPStatus.FORBIDDEN
    assert read(coop, theirs).state is State.RECEIVED


def test_opening_is_recorded_and_approving_passes_on(
    coop: Coop, moderator: FlaskClient, group_id: uuid.UUID
) -> None:
    report_id = make_report(coop, group_id)
    page = moderator.get(f"/buurtmeldingen/{report_id}").text
    assert "scheen met een lamp" in page
    assert journal(coop)[-1].use_case == "show_report"
    done = moderator.post(f"/buurtmeldingen/{report_id}/goedkeuren", follow_redirects=True)
    assert "Goedgekeurd." in done.text
    assert "Doorgegeven" in done.text


def test_the_second_presser_sees_that_it_was_done(
    app: Flask, coop: Coop, moderator: FlaskClient, group_id: uuid.UUID
) -> None:
    report_id = make_report(coop, group_id)
    second = moderator_of(app, coop, group_id)
    moderator.post(f"/buurtmeldingen/{report_id}/goedkeuren")
    seen = second.post(f"/buurtmeldingen/{report_id}/goedkeuren", follow_redirects=True)
    assert seen.status_code == HTTPStatus.OK
    assert "dit is al gedaan" in seen.text
    seen = second.post(
        f"/buurtmeldingen/{report_id}/afwijzen", data={"reason": "unclear"}, follow_redirects=True
    )
    assert "dit is al gedaan" in seen.text
    assert "Doorgegeven" in seen.text


def test_a_rejection_needs_a_reason_and_is_taken_back(
    coop: Coop, moderator: FlaskClient, group_id: uuid.UUID
) -> None:
    report_id = make_report(coop, group_id)
    page = f"/buurtmeldingen/{report_id}"
    refused = moderator.post(f"{page}/afwijzen", data={"reason": "other", "note": ""})
    assert refused.status_code == HTTPStatus.BAD_REQUEST
    assert "Schrijf erbij wat de reden is." in refused.text
    nonsense = moderator.post(f"{page}/afwijzen", data={"reason": "zomaar"})
    assert nonsense.status_code == HTTPStatus.BAD_REQUEST
    moderator.post(f"{page}/afwijzen", data={"reason": "other", "note": "De glazenwasser."})
    assert "De glazenwasser." in moderator.get(page).text
    moderator.post(f"{page}/terughalen")
    assert read(coop, report_id).state is State.RECEIVED


def test_a_rejection_without_a_reason_is_refused_as_the_page_sends_it(
    coop: Coop, moderator: FlaskClient, group_id: uuid.UUID
) -> None:
    page = f"/buurtmeldingen/{make_report(coop, group_id)}"
    wrong = {"reason": "other", "note": "", "form_token": "een"}
    for _ in range(2):
        refused = moderator.post(f"{page}/afwijzen", data=wrong)
        assert refused.status_code == HTTPStatus.BAD_REQUEST
        assert "Schrijf erbij wat de reden is." in refused.text


def test_unknown_steps_do_not_exist(
    coop: Coop, moderator: FlaskClient, group_id: uuid.UUID
) -> None:
    report_id = make_report(coop, group_id)
    gone = moderator.post(f"/buurtmeldingen/{report_id}/vergeten")
    assert gone.status_code == HTTPStatus.NOT_FOUND
    nobody = moderator.get(f"/buurtmeldingen/{uuid.UUID(int=2**120)}")
    assert nobody.status_code == HTTPStatus.NOT_FOUND


def test_a_group_in_its_own_app_gets_a_text_to_place(app: Flask, coop: Coop) -> None:
    group_id = make_group(coop, channel=GroupChannel.OWN_APP)
    moderator = moderator_of(app, coop, group_id)
    report_id = make_report(coop, group_id)
    page = f"/buurtmeldingen/{report_id}"
    moderator.post(f"{page}/goedkeuren")
    answer = {"answer": "no_action", "to_group": "Let op uw fiets."}
    told = moderator.post(f"{page}/antwoord", data=answer, follow_redirects=True).text
    assert "Zet in de app" in told
    assert "Verdachte situatie, Lindenhof." in told
    assert "Nu geen actie. Let op uw fiets." in told
    assert "ingevuld door een beheerder" in told
    again = moderator.post(f"{page}/antwoord", data=answer, follow_redirects=True).text
    assert "al geantwoord" in again
    moderator.post(f"{page}/sluiten")
    assert read(coop, report_id).state is State.CLOSED


def test_origin_is_flagged_for_the_moderator(
    coop: Coop, moderator: FlaskClient, group_id: uuid.UUID
) -> None:
    text = Typed("Donkere man met rode jas en witte schoenen voelt aan deuren")
    report_id = make_report(coop, group_id, changed={Step.BEHAVIOUR: text})
    assert "noemt afkomst" in moderator.get(f"/buurtmeldingen/{report_id}").text


# The agent.


# Urgent, before review (C4).


def test_what_stands_in_the_group_is_taken_back_with_one_press(
    coop: Coop, moderator: FlaskClient, group_id: uuid.UUID
) -> None:
    neighbour = actor_for(coop, make_person(coop, address_checked=True))
    report_id = make_report(coop, group_id, actor=neighbour, changed=URGENT)
    page = f"/buurtmeldingen/{report_id}"
    assert "Staat in de groep sinds" in moderator.get(page).text
    done = moderator.post(f"{page}/niet-actueel", follow_redirects=True)
    assert "niet meer actueel is" in done.text
    assert "Staat in de groep sinds" not in moderator.get(page).text


def test_in_an_own_app_group_the_reporter_places_the_alarm(app: Flask, coop: Coop) -> None:
    group_id = make_group(coop, channel=GroupChannel.OWN_APP)
    person_id = make_person(coop)
    report_id = make_report(coop, group_id, actor=actor_for(coop, person_id), changed=URGENT)
    page = browser_of(app, coop, person_id).get(f"/mijn-buurtmeldingen/{report_id}").text
    assert "Waarschuw de groep" in page
    assert "Nu: Inbraak, Lindenhof." in page
    assert "Blijf op afstand, spreek niemand aan." in page


def test_one_says_who_looks_and_another_takes_over(
    app: Flask, coop: Coop, moderator: FlaskClient, group_id: uuid.UUID
) -> None:
    report_id = make_report(coop, group_id)
    page = f"/buurtmeldingen/{report_id}"
    assert "U bekijkt deze" in moderator.post(f"{page}/bekijken", follow_redirects=True).text
    second = moderator_of(app, coop, group_id)
    assert "Sanne kijkt" in second.get("/buurtmeldingen?stand=nieuw").text
    refused = second.post(f"{page}/goedkeuren", follow_redirects=True).text
    assert "Een andere beheerder bekijkt" in refused
    taken = second.post(f"{page}/bekijken", data={"take_over": "1"}, follow_redirects=True)
    assert "U bekijkt deze" in taken.text
    assert "Losgelaten" in second.post(f"{page}/loslaten", follow_redirects=True).text


def test_a_similar_report_is_merged_on_the_page(
    coop: Coop, moderator: FlaskClient, group_id: uuid.UUID
) -> None:
    first, second = make_report(coop, group_id), make_report(coop, group_id)
    assert "1 buurtmelding lijkt hierop" in moderator.get(f"/buurtmeldingen/{second}").text
    merged = moderator.post(
        f"/buurtmeldingen/{second}/samenvoegen", data={"into": str(first)}, follow_redirects=True
    )
    assert "Hierbij horen ook: 2" in merged.text
    again = moderator.post(
        f"/buurtmeldingen/{first}/samenvoegen", data={"into": str(second)}, follow_redirects=True
    )
    assert "al klaar" in again.text


def test_a_question_is_answered_by_the_link(
    app: Flask, coop: Coop, moderator: FlaskClient, group_id: uuid.UUID
) -> None:
    changed: dict[Step, Given | None] = {
        Step.CONTACT: Chosen("yes"),
        Step.EMAIL: Typed("anoniem@voorbeeld.example"),
    }
    report_id = make_report(coop, group_id, token="browser", changed=changed)
    asked = moderator.post(
        f"/buurtmeldingen/{report_id}/vraag",
        data={"standard": "Gebeurt het vaker?", "text": ""},
        follow_redirects=True,
    )
    assert "De vraag is gesteld." in asked.text
    browser = app.test_client()
    page = browser.get("/l/buurtmelding/browser").text
    assert "Gebeurt het vaker?" in page
    assert "Niemand krijgt uw naam." in page
    # One form for the answer, one to say nothing: at the same address.
    (action,) = set(re.findall(r'action="(/l/buurtmelding/browser/antwoord/[^"]+)"', page))
    assert "Liever niet" in page
    done = browser.post(action, data={"text": "Elke vrijdag"}, follow_redirects=True)
    assert "Wij lezen uw antwoord" in done.text
    assert "Elke vrijdag" in moderator.get(f"/buurtmeldingen/{report_id}").text


@pytest.mark.parametrize("words", ["Karel", "lange blauwe jas", "AB-123-C"])
def test_nobody_searches_reports_for_words(
    app: Flask, coop: Coop, moderator: FlaskClient, group_id: uuid.UUID, words: str
) -> None:
    # C6: the queue is narrowed by group and by where a report stands, and by nothing else.
    make_report(
        coop, group_id, changed={Step.BEHAVIOUR: Typed(f"Iemand scheen naar binnen, {words}")}
    )
    for name in ("q", "zoek", "search", "naam", "kenteken"):
        whole = moderator.get("/buurtmeldingen").text
        narrowed = moderator.get("/buurtmeldingen", query_string={name: words}).text
        assert re.findall(r"/buurtmeldingen/[0-9a-f-]{36}", narrowed) == re.findall(
            r"/buurtmeldingen/[0-9a-f-]{36}", whole
        )
        assert words not in whole
    fields = {
        match
        for rule in app.url_map.iter_rules()
        if str(rule.endpoint).startswith(("review.", "incidents."))
        for match in rule.arguments
    }
    assert fields <= {
        *("report_id", "token", "slug", "step", "path", "question_id", "text_id", "attachment_id"),
    }
