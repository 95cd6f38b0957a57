"""The second step on the website: led to it and back, and nothing typed is lost."""

import re
from datetime import timedelta
from html import unescape
from io import BytesIO
from urllib.parse import urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pyotp import TOTP

from coop.bootstrap import Coop
from coop.people.queries import own_view
from coop.people.rules import RoleKind
from coop.people.rules.second import RECOVERY_CODES, SECOND_GUESSES
from tests.coop.people.second import make_officer_by_mail
from tests.doubles import FixedClock
from tests.makers import actor_for, give_role, make_member, make_person, sign_in_by_mail
from tests.pdfs import words_of
from tests.web.browsing import browser_of
from web.context import SESSION_TOKEN

MEMBERS = "/leden?zoek=bos"
UPLOAD = "/leden/import"
EMAIL = "youssef@voorbeeld.example"


@pytest.fixture
def secretary(app: Flask, coop: Coop) -> FlaskClient:
    """A browser in which the secretary came in by mail."""
    make_officer_by_mail(coop)
    return came_in_by_mail(app, coop)


def came_in_by_mail(app: Flask, coop: Coop) -> FlaskClient:
    client = app.test_client()
    token = sign_in_by_mail(coop, EMAIL)
    with client.session_transaction() as session:
        session[SESSION_TOKEN] = token
    return client


def secret_on(page: str) -> str:
    found = re.search(r"<code[^>]*>([A-Z2-7 ]+)</code>", page)
    assert found is not None
    return found[1].replace(" ", "")


def codes_on(page: str) -> list[str]:
    return re.findall(r"<code>(\w{4} \w{4} \w{4} \w{4})</code>", page)


def set_up(client: FlaskClient, clock: FixedClock, wanted: str = "") -> tuple[str, str]:
    """Set an app up as a person does; returns its secret and the page with codes."""
    client.post("/tweede-stap/instellen/begin", data={"next": wanted})
    secret = secret_on(client.get("/tweede-stap/instellen").text)
    data = {"code": TOTP(secret).at(clock.now()), "next": wanted, "form_token": "f"}
    page = client.post("/tweede-stap/instellen", data=data)
    assert page.status_code == 200
    return secret, page.text


def test_a_board_page_leads_to_setting_up_and_back(
    secretary: FlaskClient, clock: FixedClock
) -> None:
    led = secretary.get(MEMBERS)
    assert led.status_code == 302
    assert urlsplit(led.location).path == "/tweede-stap"
    led = secretary.get(led.location)
    assert urlsplit(led.location).path == "/tweede-stap/instellen"
    page = secretary.get(led.location)
    assert f'name="next" value="{MEMBERS}"' in unescape(page.text)
    _, codes = set_up(secretary, clock, MEMBERS)
    assert len(codes_on(codes)) == RECOVERY_CODES
    assert f'href="{MEMBERS}"' in unescape(codes)
    assert secretary.get(MEMBERS).status_code == 200


def test_another_browser_asks_for_the_code_and_leads_back(
    app: Flask, coop: Coop, secretary: FlaskClient, clock: FixedClock
) -> None:
    secret, codes = set_up(secretary, clock)
    elsewhere = came_in_by_mail(app, coop)
    asked = elsewhere.get(elsewhere.get(MEMBERS).location)
    assert "Code uit uw app" in asked.text
    wrong = elsewhere.post("/tweede-stap", data={"code": "12 34", "next": MEMBERS})
    assert wrong.status_code == 400
    assert "Deze code klopt niet" in wrong.text
    assert f'name="next" value="{MEMBERS}"' in unescape(wrong.text)
    clock.advance(timedelta(seconds=30))
    right = {"code": TOTP(secret).at(clock.now()), "next": MEMBERS}
    assert elsewhere.post("/tweede-stap", data=right).location == MEMBERS
    assert elsewhere.get(MEMBERS).status_code == 200
    third = came_in_by_mail(app, coop)
    paper = {"paper": codes_on(codes)[0].lower(), "next": MEMBERS}
    assert third.post("/tweede-stap/herstelcode", data=paper).location == MEMBERS
    assert third.get(MEMBERS).status_code == 200
    fourth = came_in_by_mail(app, coop)
    used = fourth.post("/tweede-stap/herstelcode", data=paper)
    assert used.status_code == 400
    assert "al gebruikt" in used.text


def test_it_leads_nowhere_else(app: Flask, coop: Coop, secretary: FlaskClient) -> None:
    for elsewhere in ("https://elders.example", "//elders.example", "/\\elders.example"):
        page = secretary.get("/tweede-stap/instellen", query_string={"next": elsewhere})
        assert "elders" not in page.text


def test_a_form_is_refused_before_doing_anything_and_can_be_sent_again(
    coop: Coop, secretary: FlaskClient, clock: FixedClock
) -> None:
    other = make_person(coop, given="Els", email="els@voorbeeld.example")
    address = f"/personen/{other}/hulp/toestemming"
    data = {"purpose": "news", "channel": "email", "how": "papier", "form_token": "f"}
    refused = secretary.post(address, data=data)
    assert refused.status_code == 403
    assert "Er is nog niets gebeurd" in refused.text
    assert f'action="{address}"' in refused.text
    for name in ("purpose", "channel", "how"):
        assert f'name="{name}" value="{data[name]}"' in refused.text
    assert coop.ask(own_view, actor_for(coop, other)).consents == ()
    set_up(secretary, clock)
    # The page holds the very same fields.
    assert secretary.post(address, data=data).status_code == 303
    assert len(coop.ask(own_view, actor_for(coop, other)).consents) == 1


def test_what_was_typed_is_no_markup(secretary: FlaskClient) -> None:
    typed = {"email": '"><script>alert(1)</script>@voorbeeld.example'}
    refused = secretary.post("/mijn-gegevens/e-mail", data=typed)
    assert refused.status_code == 403
    assert "<script>alert" not in refused.text


def test_a_file_is_chosen_again(secretary: FlaskClient) -> None:
    refused = secretary.post(UPLOAD, data={"list": (BytesIO(b"a;b"), "x.csv")})
    assert refused.status_code == 403
    assert "Een bestand kiest u daarvoor opnieuw" in refused.text
    assert "Verstuur nog eens" not in refused.text


def test_a_script_gets_a_reason_and_no_page(secretary: FlaskClient) -> None:
    script = {"Accept": "application/json"}
    for answer in (
        secretary.get(MEMBERS, headers=script),
        secretary.post("/mijn-gegevens/e-mail", headers=script, data={"email": EMAIL}),
    ):
        assert answer.status_code == 403
        assert answer.json is not None
        assert answer.json["error"]["code"] == "second_step_needed"


def test_as_a_member_everything_goes_on(secretary: FlaskClient) -> None:
    page = secretary.get("/")
    assert "Uw functie wacht op een tweede stap" in page.text
    # The menu shows where the function leads, as always.
    assert 'href="/leden"' in page.text
    for path in ("/mijn-gegevens", "/vergaderingen", "/mijn-gegevens/naam"):
        assert secretary.get(path).status_code == 200


def test_too_many_wrong_codes_are_refused_kindly(
    secretary: FlaskClient, clock: FixedClock, app: Flask, coop: Coop
) -> None:
    set_up(secretary, clock)
    elsewhere = came_in_by_mail(app, coop)
    for _ in range(SECOND_GUESSES[0].most):
        assert elsewhere.post("/tweede-stap", data={"code": "000"}).status_code == 400
    for path in ("/tweede-stap", "/tweede-stap/herstelcode"):
        locked = elsewhere.post(path, data={"code": "000", "paper": "000"})
        assert locked.status_code == 429
        assert "Over 15 minuten" in locked.text


def test_a_double_click_shows_the_same_codes(secretary: FlaskClient, clock: FixedClock) -> None:
    set_up(secretary, clock)
    data = {"form_token": "n"}
    first, second = (secretary.post("/tweede-stap/herstelcodes", data=data) for _ in range(2))
    assert codes_on(first.text) == codes_on(second.text) != []
    sheet = secretary.post("/tweede-stap/herstelcodes/pdf", data=data)
    assert sheet.mimetype == "application/pdf"
    assert all(code in words_of(sheet.data) for code in codes_on(first.text))
    assert (
        secretary.post("/tweede-stap/herstelcodes/pdf", data={"form_token": "x"}).status_code
        == 409
    )


def test_wrong_first_code_keeps_the_picture(secretary: FlaskClient, clock: FixedClock) -> None:
    assert secretary.post("/tweede-stap/instellen", data={"code": "1"}).status_code == 409
    secretary.post("/tweede-stap/instellen/begin")
    before = secretary.get("/tweede-stap/instellen").text
    assert "data:image/svg+xml" in before
    wrong = secretary.post("/tweede-stap/instellen", data={"code": "1"})
    assert wrong.status_code == 400
    assert secret_on(wrong.text) == secret_on(before)


def test_the_own_page_shows_how_it_stands(
    secretary: FlaskClient, clock: FixedClock, app: Flask, coop: Coop
) -> None:
    assert "De tweede is nog niet ingesteld" in secretary.get("/mijn-gegevens").text
    set_up(secretary, clock)
    page = secretary.get("/mijn-gegevens").text
    assert "U hebt nog 10 herstelcodes." in page
    assert "Met tweede stap" in page
    member = browser_of(app, coop, make_member(coop))
    assert "Uw tweede stap" not in member.get("/mijn-gegevens").text


def test_a_passkey_page_keeps_where_one_was_going(secretary: FlaskClient) -> None:
    data = {"name": "telefoon", "credential": "{}", "next": MEMBERS}
    refused = secretary.post("/mijn-gegevens/sleutels", data=data)
    assert refused.status_code == 409
    assert f'value="{MEMBERS}"' in unescape(refused.text)


def test_two_board_members_on_the_website(
    app: Flask, coop: Coop, secretary: FlaskClient, clock: FixedClock
) -> None:
    set_up(secretary, clock)
    boards = []
    for kind in (RoleKind.CHAIR, RoleKind.TREASURER):
        person_id = make_member(coop, given=kind.value)
        give_role(coop, person_id, kind)
        boards.append(browser_of(app, coop, person_id))
    chair, treasurer = boards
    assert "/tweede-stap/functies" in chair.get("/wie-doet-wat").text
    page = chair.get("/tweede-stap/functies").text
    (propose,) = re.findall(r'action="(/tweede-stap/functies/[^"]+/weghalen)"', page)
    assert chair.post(propose).status_code == 303
    assert chair.post(propose).status_code == 409
    assert "Iemand kan niet meer bij zijn functie" in treasurer.get("/").text
    assert "Iemand kan niet meer bij zijn functie" not in chair.get("/").text
    assert "/ja" not in chair.get("/tweede-stap/functies").text
    (confirm,) = re.findall(r'action="([^"]+/ja)"', treasurer.get("/tweede-stap/functies").text)
    alone = chair.post(confirm)
    assert alone.status_code == 409
    assert "Een ander bestuurslid moet ja zeggen" in alone.text
    assert treasurer.post(confirm).status_code == 303
    assert "/aanmelden" in secretary.get("/mijn-gegevens").location
    set_up(came_in_by_mail(app, coop), clock)
    chair.post(propose)
    (refuse,) = re.findall(r'action="([^"]+/nee)"', chair.get("/tweede-stap/functies").text)
    assert chair.post(refuse).status_code == 303
