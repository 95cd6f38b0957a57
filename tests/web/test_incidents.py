"""The dialogue of a buurtmelding, without an account and without JavaScript."""

import re
import uuid
from dataclasses import replace
from http import HTTPStatus

import pytest
from flask import Flask
from flask.testing import FlaskClient

from coop.bootstrap import Coop
from coop.groups.queries import all_groups
from coop.incidents.queries.review import review_queue
from coop.incidents.rules.answers import LONGEST_TEXT, DraftKey
from coop.incidents.services.review import approve_report, show_report
from coop.kernel.permissions import NOBODY, SYSTEM, Scope, ScopeKind
from coop.people.rules import LIFETIMES, LinkPurpose, RoleKind
from coop.settings import Settings
from tests.coop.incidents.makers import fill_draft, make_group, make_report
from tests.doubles import FixedClock
from tests.makers import actor_for, give_role, make_person
from tests.web.browsing import browser_of
from web.app import create_app

#: Where each answer goes, and what is pressed or typed there.
USUAL = (
    ("nu", {"answer": "past"}),
    ("gebeld", {"answer": "no"}),
    ("soort", {"answer": "suspicious"}),
    ("wat", {"text": "Iemand scheen met een lamp naar binnen"}),
    ("gezien", {"answer": "nothing"}),
    ("waar", {"answer": "Lindenhof"}),
    ("wanneer", {"text": "gisteren rond tien uur"}),
    ("klopt-dat", {"answer": "other"}),
    ("beeld", {"answer": "yes"}),
    ("contact", {"answer": "yes"}),
    ("mail", {"text": "ria@voorbeeld.example"}),
)


@pytest.fixture
def group(coop: Coop) -> str:
    """Provide the short name of a group."""
    make_group(coop)
    return coop.ask(all_groups, NOBODY)[0].slug


def fill(client: FlaskClient, group: str) -> None:
    for path, answer in USUAL:
        asked = client.get(f"/buurtmelding/{group}").text
        assert f"/buurtmelding/{group}/{path}" in asked, path
        answered = client.post(f"/buurtmelding/{group}/{path}", data=answer)
        assert answered.status_code == HTTPStatus.SEE_OTHER, path


def newest(coop: Coop) -> uuid.UUID:
    return coop.ask(review_queue, SYSTEM).waiting[-1].id


def test_a_neighbour_without_account_reports_and_follows(
    coop: Coop, client: FlaskClient, group: str
) -> None:
    fill(client, group)
    summary = client.get(f"/buurtmelding/{group}").text
    for said in ("Gisteren rond 22.00 uur", "Lindenhof", "Dit is geen melding bij de politie"):
        assert said in summary
    sent = client.post(f"/buurtmelding/{group}/verzenden")
    assert re.search(r"/l/buurtmelding/[^/]+\?nieuw=1$", sent.location)
    page = client.get(sent.location).text
    report = coop.run(show_report, SYSTEM, report_id=newest(coop))
    assert f"Het nummer is {report.number}." in page
    # The link may lie in somebody else's mailbox: none of the words stand on its page.
    assert "scheen met een lamp" not in page
    assert "ria@voorbeeld.example" not in page
    # The browser begins anew.
    assert "Gebeurt het nu?" in client.get(f"/buurtmelding/{group}").text


def test_a_browser_is_asked_where_it_was(app: Flask, client: FlaskClient, group: str) -> None:
    client.post(f"/buurtmelding/{group}/nu", data={"answer": "past"})
    client.post(f"/buurtmelding/{group}/gebeld", data={"skip": "1"})
    assert "Wat is er?" in client.get(f"/buurtmelding/{group}").text
    assert "Gebeurt het nu?" in app.test_client().get(f"/buurtmelding/{group}").text


def test_looking_changes_nothing(client: FlaskClient, group: str) -> None:
    for path in ("nu", "waar", "overzicht"):
        client.get(f"/buurtmelding/{group}/{path}")
    assert "Stoppen" not in client.get(f"/buurtmelding/{group}").text


def test_an_answer_is_corrected_from_the_summary(client: FlaskClient, group: str) -> None:
    fill(client, group)
    assert "Lindenhof" in client.get(f"/buurtmelding/{group}/waar").text
    client.post(f"/buurtmelding/{group}/waar", data={"text": "bij de speeltuin"})
    summary = client.get(f"/buurtmelding/{group}").text
    assert "bij de speeltuin" in summary
    assert "Klopt dit?" in summary


def test_a_text_of_5000_characters_is_refused_and_kept(client: FlaskClient, group: str) -> None:
    fill(client, group)
    text = ("Iemand voelt aan deuren. " * 200)[:5000].strip()
    refused = client.post(f"/buurtmelding/{group}/wat", data={"text": text})
    assert refused.status_code == HTTPStatus.BAD_REQUEST
    assert f"Er mogen {LONGEST_TEXT} tekens" in refused.text
    assert text in refused.text
    assert "scheen met een lamp" in client.get(f"/buurtmelding/{group}/wat").text


def test_origin_alone_is_asked_again(client: FlaskClient, group: str) -> None:
    for path, answer in USUAL[:3]:
        client.post(f"/buurtmelding/{group}/{path}", data=answer)
    refused = client.post(f"/buurtmelding/{group}/wat", data={"text": "donkere man in de straat"})
    assert "Schrijf wat de persoon deed" in refused.text
    assert "donkere man in de straat" in refused.text


@pytest.mark.parametrize(
    ("path", "data", "sentence"),
    [
        ("nu", {"answer": "ooit"}, "Deze knop werkt niet meer"),
        ("nu", {"text": "blauw"}, "Kies een knop"),
        ("nu", {}, "Schrijf het in woorden"),
        ("nu", {"skip": "1"}, "Begin opnieuw"),
    ],
)
def test_nonsense_gets_a_kind_sentence(
    client: FlaskClient, group: str, path: str, data: dict[str, str], sentence: str
) -> None:
    refused = client.post(f"/buurtmelding/{group}/{path}", data=data)
    assert refused.status_code in {HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND}
    assert sentence in refused.text


def test_unknown_questions_and_groups_do_not_exist(client: FlaskClient, group: str) -> None:
    assert client.get(f"/buurtmelding/{group}/elders").status_code == HTTPStatus.NOT_FOUND
    assert client.get("/buurtmelding/nergens").status_code == HTTPStatus.NOT_FOUND
    assert client.get("/groepen/nergens").status_code == HTTPStatus.NOT_FOUND


def test_a_question_out_of_turn_leads_to_the_next(client: FlaskClient, group: str) -> None:
    assert client.get(f"/buurtmelding/{group}/waar").location == f"/buurtmelding/{group}"


def test_a_form_of_before_takes_another_answer(client: FlaskClient, group: str) -> None:
    here = f"/buurtmelding/{group}"
    client.post(f"{here}/nu", data={"answer": "now", "form_token": "een"})
    assert "wc-call" in client.get(here).text
    # The Back button shows the same form, with the token that it had.
    client.post(f"{here}/nu", data={"answer": "past", "form_token": "een"})
    assert "wc-call" not in client.get(here).text


def test_stopping_throws_everything_away(client: FlaskClient, group: str) -> None:
    fill(client, group)
    assert "Wij hebben niets bewaard" in client.post(f"/buurtmelding/{group}/stoppen").text
    assert "Gebeurt het nu?" in client.get(f"/buurtmelding/{group}").text


def test_sending_twice_is_one_report(coop: Coop, app: Flask, group: str) -> None:
    ria = browser_of(app, coop, make_person(coop, given="Ria"))
    fill_signed_in(ria, group)
    form = {"form_token": "een-formulier"}
    first = ria.post(f"/buurtmelding/{group}/verzenden", data=form)
    second = ria.post(f"/buurtmelding/{group}/verzenden", data=form)
    assert first.location == second.location
    assert len(coop.ask(review_queue, SYSTEM).waiting) == 1


def fill_signed_in(client: FlaskClient, group: str) -> None:
    for path, answer in USUAL[:-1]:
        client.post(f"/buurtmelding/{group}/{path}", data=answer)


def test_a_crash_after_sending_loses_nothing(coop: Coop, client: FlaskClient, group: str) -> None:
    fill(client, group)
    before = cookie_of(client)
    client.post(f"/buurtmelding/{group}/verzenden")
    # The answer never reached the browser: it still holds the cookie of before.
    client.set_cookie("coop", before)
    assert "/l/buurtmelding/" in client.post(f"/buurtmelding/{group}/verzenden").location
    client.set_cookie("coop", before)
    assert "/l/buurtmelding/" in client.get(f"/buurtmelding/{group}").location
    assert len(coop.ask(review_queue, SYSTEM).waiting) == 1


def cookie_of(client: FlaskClient) -> str:
    cookie = client.get_cookie("coop")
    assert cookie is not None
    return cookie.value


def test_a_signed_in_neighbour_is_not_asked_for_an_address(
    coop: Coop, app: Flask, group: str
) -> None:
    ria = browser_of(app, coop, make_person(coop, given="Ria"))
    fill_signed_in(ria, group)
    assert "Klopt dit?" in ria.get(f"/buurtmelding/{group}").text
    sent = ria.post(f"/buurtmelding/{group}/verzenden")
    page = ria.get(sent.location).text
    assert "scheen met een lamp" in page
    assert "Mijn buurtmeldingen" in ria.get("/buurtmelding").text
    somebody = browser_of(app, coop, make_person(coop))
    assert somebody.get(sent.location).status_code == HTTPStatus.NOT_FOUND


def test_while_it_happens_112_stands_on_every_page(client: FlaskClient, group: str) -> None:
    client.post(f"/buurtmelding/{group}/nu", data={"answer": "now"})
    assert "Bel nu 112" in client.get(f"/buurtmelding/{group}").text
    client.post(f"/buurtmelding/{group}/gebeld", data={"answer": "going_to"})
    asked = client.get(f"/buurtmelding/{group}").text
    assert "Bel eerst 112. Ga daarna verder." in asked
    calling = client.get("/bellen").text
    for number in ("tel:112", "tel:09008844", "tel:08007000", "112NL"):
        assert number in calling


def test_a_reporter_reads_the_state_and_takes_it_back(coop: Coop, app: Flask, group: str) -> None:
    ria = browser_of(app, coop, make_person(coop, given="Ria"))
    fill_signed_in(ria, group)
    page = ria.post(f"/buurtmelding/{group}/verzenden").location.partition("?")[0]
    withdrawn = ria.post(f"{page}/intrekken", follow_redirects=True)
    assert "U heeft dit ingetrokken." in withdrawn.text
    assert ria.post(f"{page}/intrekken").status_code == HTTPStatus.CONFLICT


def test_the_link_to_follow_works_by_pressing_only_and_ends(
    coop: Coop, client: FlaskClient, clock: FixedClock, group: str
) -> None:
    fill(client, group)
    link = client.post(f"/buurtmelding/{group}/verzenden").location.partition("?")[0]
    for _ in range(2):
        assert client.get(link).status_code == HTTPStatus.OK
        assert client.head(link).status_code == HTTPStatus.OK
    assert "U heeft dit ingetrokken." in client.post(link, follow_redirects=True).text
    clock.advance(LIFETIMES[LinkPurpose.REPORT_FOLLOW])
    assert client.get(link).status_code == HTTPStatus.CONFLICT
    assert client.post(link).status_code == HTTPStatus.CONFLICT
    assert client.get("/l/buurtmelding/onzin").status_code == HTTPStatus.NOT_FOUND


def test_the_link_to_keep_is_one_of_this_site_whatever_was_asked_for(
    client: FlaskClient, group: str, settings: Settings
) -> None:
    fill(client, group)
    sent = client.post(f"/buurtmelding/{group}/verzenden")
    page = client.get(sent.location, headers={"Host": "elders.example"}).text
    assert f"{settings.base_url}/l/buurtmelding/" in page
    assert "elders.example" not in page


def test_a_silent_agent_is_told_without_blame(coop: Coop, app: Flask, group: str) -> None:
    group_id = coop.ask(all_groups, NOBODY)[0].id
    person_id = make_person(coop)
    report_id = make_report(coop, group_id, actor=actor_for(coop, person_id))
    coop.run(approve_report, SYSTEM, report_id=report_id)
    page = browser_of(app, coop, person_id).get(f"/mijn-buurtmeldingen/{report_id}").text
    assert "Nog geen antwoord." in page
    assert "binnen 3 werkdagen" in page


def test_everybody_sees_who_takes_part(client: FlaskClient, group: str) -> None:
    assert group in client.get("/groepen").text
    page = client.get(f"/groepen/{group}").text
    for said in ("Wijkagent Koningsveld", "Antwoordt binnen 3 werkdagen", f"/m/{group}"):
        assert said in page
    assert client.get(f"/m/{group}").location == f"/buurtmelding/{group}"


@pytest.mark.parametrize(
    ("phone", "said"), [(None, "Bel 14 en dan uw netnummer."), ("14 013", 'href="tel:14013"')]
)
def test_what_the_group_does_not_take_is_one_tap_away(
    coop: Coop, settings: Settings, phone: str | None, said: str
) -> None:
    form = "https://gemeente.example/melding"
    chosen = replace(settings, municipality_phone=phone, municipality_form=form)
    page = create_app(coop, chosen).test_client().get("/waar-hoort-dit").text
    assert said in page
    for link in (form, "tel:09008844", "tel:08007000"):
        assert f'href="{link}"' in page


def test_who_finds_no_kind_is_shown_where_it_belongs(client: FlaskClient, group: str) -> None:
    client.post(f"/buurtmelding/{group}/nu", data={"answer": "past"})
    client.post(f"/buurtmelding/{group}/gebeld", data={"skip": "1"})
    assert 'href="/waar-hoort-dit"' in client.get(f"/buurtmelding/{group}").text


def test_a_moderator_sends_for_a_neighbour_from_the_summary(app: Flask, coop: Coop) -> None:
    group_id = make_group(coop)
    slug = coop.ask(all_groups, NOBODY)[0].slug
    sanne = make_person(coop)
    give_role(coop, sanne, RoleKind.MODERATOR, Scope(ScopeKind.GROUP, group_id))
    fill_draft(coop, actor_for(coop, sanne), DraftKey(group_id=group_id))
    browser = browser_of(app, coop, sanne)
    assert "Versturen namens een buur" in browser.get(f"/buurtmelding/{slug}").text
    browser.post(f"/buurtmelding/{slug}/verzenden", data={"neighbour": "1"})
    report = coop.run(show_report, SYSTEM, report_id=newest(coop))
    assert report.history[0].function == "beheerder namens een buur"
