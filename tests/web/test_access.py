"""Signing in with a browser: what each page says, and that nothing happens that should not."""

import uuid
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from coop.bootstrap import Coop
from coop.kernel.events import Event
from coop.kernel.permissions import SYSTEM
from coop.people.events import SignInAsked
from coop.people.rules import ATTEMPTS, LIFETIMES, LinkPurpose
from coop.people.services import issue_link, issue_sign_in_code
from coop.settings import Settings
from tests.doubles import FixedClock
from tests.makers import make_member, make_person, sign_in
from web.app import create_app
from web.context import own_path

EMAIL = "ana@voorbeeld.example"
LASTS = LIFETIMES[LinkPurpose.SIGN_IN]
SECOND = timedelta(seconds=1)
#: Stands where a page's form token would; any text will do.
FORM = "f" * 43


class Mailbox:
    """Builds the mail that a reaction would have queued."""

    def __init__(self, coop: Coop) -> None:
        self._coop = coop
        self.asked: list[uuid.UUID] = []
        coop.listen(self._keep)

    def _keep(self, event: Event) -> None:
        if isinstance(event, SignInAsked):
            self.asked.append(event.sign_in_id)

    def open(self) -> tuple[str, str]:
        """Return link and code of the newest mail."""
        sign_in_id = self.asked[-1]
        code = self._coop.run(issue_sign_in_code, SYSTEM, sign_in_id=sign_in_id)
        link = self._coop.run(
            issue_link, SYSTEM, purpose=LinkPurpose.SIGN_IN, subject_id=sign_in_id
        )
        return f"/l/aanmelden/{link}", code


@pytest.fixture
def mailbox(coop: Coop) -> Mailbox:
    return Mailbox(coop)


def ask(client: FlaskClient, email: str = EMAIL, **more: str) -> TestResponse:
    return client.post("/aanmelden", data={"email": email, **more})


def is_in(client: FlaskClient) -> bool:
    return client.get("/mijn-gegevens").status_code == 200


def test_by_code(client: FlaskClient, coop: Coop, mailbox: Mailbox) -> None:
    make_member(coop, email=EMAIL)
    assert ask(client).location == "/aanmelden/code"
    _, code = mailbox.open()
    assert EMAIL in client.get("/aanmelden/code").text
    answer = client.post("/aanmelden/code", data={"code": code})
    assert (answer.status_code, answer.location) == (303, "/")
    page = client.get("/mijn-gegevens")
    assert "Ana Bos" in page.text
    assert "nummer 1" in page.text


def test_by_link_in_another_browser(
    app: Flask, client: FlaskClient, coop: Coop, mailbox: Mailbox
) -> None:
    make_person(coop, email=EMAIL)
    ask(client)
    link, _ = mailbox.open()
    phone = app.test_client()
    assert "Nog één druk op de knop" in phone.get(link).text
    assert phone.post(link).status_code == 303
    assert is_in(phone)
    assert not is_in(client)


def test_looking_at_a_link_changes_nothing(
    client: FlaskClient, coop: Coop, mailbox: Mailbox
) -> None:
    make_person(coop, email=EMAIL)
    ask(client)
    link, _ = mailbox.open()
    for method in ("HEAD", "GET", "HEAD", "GET"):
        assert client.open(link, method=method).status_code == 200
    assert not is_in(client)
    assert client.post(link).status_code == 303


def test_answer_is_the_same_for_who_is_unknown(
    app: Flask, client: FlaskClient, coop: Coop, mailbox: Mailbox
) -> None:
    make_person(coop, email=EMAIL)
    other = app.test_client()
    known, unknown = ask(client), ask(other, "xyz@voorbeeld.example")
    assert (known.status_code, known.location) == (unknown.status_code, unknown.location)
    pages = client.get("/aanmelden/code").text, other.get("/aanmelden/code").text
    assert strip(pages[0], EMAIL) == strip(pages[1], "xyz@voorbeeld.example")
    wrong = [c.post("/aanmelden/code", data={"code": "x"}) for c in (client, other)]
    assert strip(wrong[0].text, EMAIL) == strip(wrong[1].text, "xyz@voorbeeld.example")
    assert wrong[0].status_code == wrong[1].status_code
    assert len(mailbox.asked) == 1


def strip(page: str, email: str) -> str:
    """Leave out what differs between any two pages."""
    return "\n".join(
        line
        for line in page.replace(email, "").splitlines()
        if "form_token" not in line and "csrf_token" not in line
    )


@pytest.mark.parametrize("email", ["", "ana", "ana@", "a@b, c@d.nl", "x" * 400 + "@voorbeeld.nl"])
def test_what_is_no_address_is_said_and_kept(client: FlaskClient, email: str) -> None:
    page = ask(client, email)
    assert page.status_code == 400
    assert "Dit lijkt geen e-mailadres" in page.text
    assert email[:200] in page.text
    assert client.get("/aanmelden/code").location == "/aanmelden"


def test_wrong_code_is_said_with_what_is_left(
    client: FlaskClient, coop: Coop, mailbox: Mailbox
) -> None:
    make_person(coop, email=EMAIL)
    ask(client)
    _, code = mailbox.open()
    for left in range(ATTEMPTS - 1, 0, -1):
        page = client.post("/aanmelden/code", data={"code": "999999"})
        assert page.status_code == 400
        assert "Deze code klopt niet" in page.text
        assert f"nog {left} keer" in page.text
    last = client.post("/aanmelden/code", data={"code": "999999"})
    assert "Deze mail werkt niet meer" in last.text
    page = client.post("/aanmelden/code", data={"code": code})
    assert page.status_code == 409
    assert "te vaak verkeerd" in page.text
    assert not is_in(client)


def test_code_without_having_asked(client: FlaskClient) -> None:
    assert client.get("/aanmelden/code").location == "/aanmelden"
    assert client.post("/aanmelden/code", data={"code": "123456"}).location == "/aanmelden"


def test_code_in_another_browser(
    app: Flask, client: FlaskClient, coop: Coop, mailbox: Mailbox
) -> None:
    make_person(coop, email=EMAIL)
    ask(client)
    _, code = mailbox.open()
    thief = app.test_client()
    ask(thief, "dief@voorbeeld.example")
    assert "Deze code klopt niet" in thief.post("/aanmelden/code", data={"code": code}).text
    assert not is_in(thief)


def test_the_last_second_still_works(
    client: FlaskClient, coop: Coop, mailbox: Mailbox, clock: FixedClock
) -> None:
    make_person(coop, email=EMAIL)
    ask(client)
    link, code = mailbox.open()
    clock.advance(LASTS - SECOND)
    assert client.get(link).status_code == 200
    assert client.post("/aanmelden/code", data={"code": code}).status_code == 303
    assert is_in(client)


def test_a_quarter_later_neither_works(
    client: FlaskClient, coop: Coop, mailbox: Mailbox, clock: FixedClock
) -> None:
    make_person(coop, email=EMAIL)
    ask(client)
    link, code = mailbox.open()
    clock.advance(LASTS)
    for page in (client.get(link), client.post(link)):
        assert page.status_code == 409
        assert "de tijd is voorbij" in page.text
        assert "Vraag een nieuwe mail" in page.text
    assert "de tijd is voorbij" in client.post("/aanmelden/code", data={"code": code}).text
    assert not is_in(client)


def test_used_link_says_so(app: Flask, client: FlaskClient, coop: Coop, mailbox: Mailbox) -> None:
    make_person(coop, email=EMAIL)
    ask(client)
    link, _ = mailbox.open()
    client.post(link)
    thief = app.test_client()
    for page in (thief.get(link), thief.post(link)):
        assert page.status_code == 409
        assert "al gebruikt" in page.text
    assert not is_in(thief)
    assert "U bent hier al ingelogd als Ana Bos" in client.get(link).text


def test_made_up_link(client: FlaskClient) -> None:
    for page in (client.get("/l/aanmelden/verzonnen"), client.post("/l/aanmelden/verzonnen")):
        assert page.status_code == 404
        assert "helemaal overgenomen" in page.text


def test_double_click_on_the_link_ends_signed_in(
    app: Flask, client: FlaskClient, coop: Coop, mailbox: Mailbox
) -> None:
    make_person(coop, email=EMAIL)
    ask(client)
    link, _ = mailbox.open()
    before = client.get_cookie("coop")
    assert before is not None
    answers = []
    for _ in range(2):
        # The second click left the browser before the first answer came.
        client.set_cookie("coop", before.value)
        answers.append(client.post(link, data={"form_token": FORM}))
    assert [answer.status_code for answer in answers] == [303, 303]
    assert is_in(client)
    # Another page of the same link is another press, and comes too late.
    assert app.test_client().post(link, data={"form_token": "g" * 43}).status_code == 409


def test_double_click_on_the_code_ends_signed_in(
    client: FlaskClient, coop: Coop, mailbox: Mailbox
) -> None:
    make_person(coop, email=EMAIL)
    ask(client)
    _, code = mailbox.open()
    before = client.get_cookie("coop")
    assert before is not None
    client.post("/aanmelden/code", data={"code": code, "form_token": FORM})
    # The second click left the browser before the first answer came.
    client.set_cookie("coop", before.value)
    client.post("/aanmelden/code", data={"code": code, "form_token": FORM})
    assert is_in(client)


def test_a_form_token_alone_opens_nothing(
    app: Flask, client: FlaskClient, coop: Coop, mailbox: Mailbox
) -> None:
    app.config["WTF_CSRF_ENABLED"] = True
    make_person(coop, email=EMAIL)
    client.get("/aanmelden")
    ask(client, csrf_token=csrf_in(client.get("/aanmelden").text))
    _, code = mailbox.open()
    data = {"code": code, "form_token": FORM}
    client.post(
        "/aanmelden/code", data={**data, "csrf_token": csrf_in(client.get("/aanmelden").text)}
    )
    assert is_in(client)
    thief = app.test_client()
    token = csrf_in(thief.get("/aanmelden").text)
    thief.post("/aanmelden/code", data={**data, "csrf_token": token})
    assert not is_in(thief)


def csrf_in(page: str) -> str:
    return page.split('name="csrf_token" value="')[1].partition('"')[0]


def test_double_click_on_asking_sends_one_mail(
    client: FlaskClient, coop: Coop, mailbox: Mailbox
) -> None:
    make_person(coop, email=EMAIL)
    ask(client, form_token=FORM)
    client.delete_cookie("coop")
    ask(client, form_token=FORM)
    assert len(mailbox.asked) == 1
    _, code = mailbox.open()
    client.post("/aanmelden/code", data={"code": code})
    assert is_in(client)


def test_asking_too_often_is_refused_kindly(
    client: FlaskClient, coop: Coop, mailbox: Mailbox, clock: FixedClock
) -> None:
    make_person(coop, email=EMAIL)
    for _ in range(5):
        ask(client)
        clock.advance(SECOND)
    page = ask(client)
    assert page.status_code == 429
    assert "Kijk in uw mailbox" in page.text
    assert "Over 15 minuten" in page.text
    assert len(mailbox.asked) == 5
    clock.advance(timedelta(minutes=15) - 5 * SECOND)
    assert ask(client).status_code == 303


def test_the_proxy_says_who_is_calling(client: FlaskClient) -> None:
    for number in range(20):
        ask(client, f"buur{number}@voorbeeld.example")
    assert ask(client, "nog@voorbeeld.example").status_code == 429
    headers = {"X-Forwarded-For": "10.9.9.9, 203.0.113.7"}
    other = client.post("/aanmelden", data={"email": "nog@voorbeeld.example"}, headers=headers)
    assert other.status_code == 303


def test_from_elsewhere_the_header_is_not_believed(client: FlaskClient) -> None:
    statuses = {
        client.post(
            "/aanmelden",
            data={"email": f"buur{number}@voorbeeld.example"},
            headers={"X-Forwarded-For": f"203.0.113.{number}"},
            environ_base={"REMOTE_ADDR": "198.51.100.9"},
        ).status_code
        for number in range(21)
    }
    assert statuses == {303, 429}


def test_a_household_on_ipv6_is_one_origin(client: FlaskClient) -> None:
    statuses = [
        client.post(
            "/aanmelden",
            data={"email": f"buur{number}@voorbeeld.example"},
            environ_base={"REMOTE_ADDR": f"2001:db8:1:2::{number:x}"},
        ).status_code
        for number in range(21)
    ]
    assert statuses[-1] == 429


def test_two_on_one_address_say_who_has_come(
    client: FlaskClient, coop: Coop, mailbox: Mailbox
) -> None:
    make_person(coop, given="Ana", email=EMAIL)
    bert = make_person(coop, given="Bert", email=EMAIL)
    ask(client)
    link, _ = mailbox.open()
    assert client.post(link).location == "/aanmelden/wie"
    assert not is_in(client)
    page = client.get("/aanmelden/wie")
    assert "Wie bent u?" in page.text
    assert "Ana Bos" in page.text
    for wrong in ("", "geen", str(uuid.UUID(int=7))):
        assert client.post("/aanmelden/wie", data={"person": wrong}).status_code in {404, 409}
    assert not is_in(client)
    assert client.post("/aanmelden/wie", data={"person": str(bert)}).location == "/"
    assert "Bert Bos" in client.get("/mijn-gegevens").text


def test_who_bent_u_is_not_for_strangers(client: FlaskClient) -> None:
    page = client.get("/aanmelden/wie")
    assert page.status_code == 409
    assert "Vraag een nieuwe mail" in page.text


def test_one_comes_out_where_one_wanted_to_be(
    client: FlaskClient, coop: Coop, mailbox: Mailbox
) -> None:
    make_person(coop, email=EMAIL)
    asked = client.get("/mijn-gegevens")
    assert asked.location == "/aanmelden?next=/mijn-gegevens"
    assert 'value="/mijn-gegevens"' in client.get(asked.location).text
    ask(client, next="/mijn-gegevens")
    _, code = mailbox.open()
    answer = client.post("/aanmelden/code", data={"code": code})
    assert answer.location == "/mijn-gegevens"


@pytest.mark.parametrize(
    "path",
    [
        "https://elders.example",
        "//elders.example",
        "/\\elders.example",
        "\\\\elders.example",
        "/\t/elders.example",
        "/\n/elders.example",
        "javascript:alert(1)",
        "elders",
        "",
    ],
)
def test_one_never_comes_out_elsewhere(
    client: FlaskClient, coop: Coop, mailbox: Mailbox, path: str
) -> None:
    assert own_path(path, "/") == "/"
    make_person(coop, email=EMAIL)
    ask(client, next=path)
    _, code = mailbox.open()
    assert client.post("/aanmelden/code", data={"code": code}).location == "/"


def test_a_planted_cookie_is_worth_nothing_afterwards(
    client: FlaskClient, coop: Coop, mailbox: Mailbox
) -> None:
    make_person(coop, email=EMAIL)
    ask(client)
    planted = client.get_cookie("coop")
    _, code = mailbox.open()
    client.post("/aanmelden/code", data={"code": code})
    after = client.get_cookie("coop")
    assert planted is not None
    assert after is not None
    assert after.value != planted.value
    assert after.http_only
    with client.session_transaction() as session:
        assert set(session) - {"_permanent", "_fresh"} == {"token"}


def test_cookies_insist_on_tls_where_there_is_tls(coop: Coop, settings: Settings) -> None:
    secure = replace(settings, base_url="https://wijk.example")
    client = create_app(coop, secure, testing=True).test_client()
    cookies = client.get("/aanmelden", base_url=secure.base_url).headers.getlist("Set-Cookie")
    assert all("Secure" in c and c.startswith("__Host-coop=") for c in cookies)
    assert all("HttpOnly" in c and "SameSite=Lax" in c for c in cookies)


def test_forms_need_their_csrf_token(app: Flask, coop: Coop, mailbox: Mailbox) -> None:
    app.config["WTF_CSRF_ENABLED"] = True
    client = app.test_client()
    make_person(coop, email=EMAIL)
    for path in ("/aanmelden", "/aanmelden/code", "/l/aanmelden/x", "/afmelden", "/kijk-mee"):
        assert client.post(path, data={"email": EMAIL}).status_code == 400
    assert mailbox.asked == []


def test_signing_out(client: FlaskClient, coop: Coop) -> None:
    with client.session_transaction() as session:
        session["token"] = sign_in(coop, make_person(coop))
    assert is_in(client)
    assert client.get("/afmelden").status_code == 405
    cookie = client.get_cookie("coop")
    assert cookie is not None
    assert client.post("/afmelden").location == "/"
    assert not is_in(client)
    # The cookie that was thrown away opens nothing either.
    client.set_cookie("coop", cookie.value)
    assert not is_in(client)
    assert client.post("/afmelden").status_code == 303


def test_who_is_in_is_told_so(client: FlaskClient, coop: Coop) -> None:
    with client.session_transaction() as session:
        session["token"] = sign_in(coop, make_person(coop))
    assert "U bent al ingelogd" in client.get("/aanmelden").text


def test_own_page_signs_out_elsewhere(app: Flask, client: FlaskClient, coop: Coop) -> None:
    person_id = make_person(coop, email=EMAIL)
    lost = app.test_client()
    for browser in (client, lost):
        with browser.session_transaction() as session:
            session["token"] = sign_in(coop, person_id)
    assert "Ander apparaat" in client.get("/mijn-gegevens").text
    assert client.post("/mijn-gegevens/andere-apparaten").status_code == 303
    assert is_in(client)
    assert not is_in(lost)


def test_own_page_signs_out_one_by_one(
    app: Flask, client: FlaskClient, coop: Coop, mailbox: Mailbox
) -> None:
    person_id = make_person(coop, email=EMAIL)
    phone = app.test_client()
    ask(phone)
    _, code = mailbox.open()
    agent = {"User-Agent": "Mozilla/5.0 (Linux; Android 16) Chrome/142.0 Mobile Safari/537.36"}
    phone.post("/aanmelden/code", data={"code": code}, headers=agent)
    assert is_in(phone)
    with client.session_transaction() as session:
        session["token"] = sign_in(coop, person_id)
    page = client.get("/mijn-gegevens").text
    assert "Chrome (Android)" in page
    path = page.split('action="/mijn-gegevens/apparaten/')[1].partition('"')[0]
    assert client.post(f"/mijn-gegevens/apparaten/{path}").status_code == 303
    assert is_in(client)
    assert not is_in(phone)


@pytest.mark.parametrize("path", ["/aanmelden", "/l/aanmelden/x"])
def test_pages_keep_to_the_policy(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert " style=" not in answer.text
    assert "<script>" not in answer.text
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "no-store"
