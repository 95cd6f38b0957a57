"""The page on which the police contact reads a buurtmelding and answers it."""

import re
import uuid
from datetime import timedelta
from http import HTTPStatus

import pytest
from flask import Flask
from flask.testing import FlaskClient

from coop.bootstrap import Coop
from coop.groups.rules import (
    BROWSER_KNOWN,
    CODE_ATTEMPTS,
    CODE_LASTS,
    CODES_PER_WINDOW,
)
from coop.incidents.rules.states import State
from coop.incidents.services.review import approve_report, close_report
from coop.kernel.permissions import SYSTEM
from coop.notices.documents import BuiltMail
from coop.people.rules import LIFETIMES, LinkPurpose
from tests.coop.incidents.makers import (
    agent_for,
    contact_id_of,
    journal,
    make_group,
    make_report,
    read,
)
from tests.coop.incidents.told import deliver, text_of
from tests.doubles import FixedClock
from tests.makers import actor_for, make_person


@pytest.fixture
def report_id(coop: Coop, group_id: uuid.UUID) -> uuid.UUID:
    """Provide a report that went to the agent, of a neighbour with a name."""
    reporter = actor_for(coop, make_person(coop, given="Riannetje", email="ria@voorbeeld.example"))
    report_id = make_report(coop, group_id, actor=reporter)
    coop.run(approve_report, SYSTEM, report_id=report_id)
    return report_id


@pytest.fixture
def link(coop: Coop, group_id: uuid.UUID, report_id: uuid.UUID) -> str:
    """Provide the address in the agent's mail."""
    token, _ = agent_for(coop, report_id, contact_id_of(coop, group_id))
    return f"/l/antwoord/{token}"


def come_in(coop: Coop, client: FlaskClient, link: str) -> str:
    """Ask for the code, type the one that is mailed, and return the page behind it."""
    client.post(link)
    page: str = client.post(
        f"{link}/code", data={"code": mailed_code(coop)}, follow_redirects=True
    ).text
    return page


def mailed_code(coop: Coop) -> str:
    """Build the newest code's mail as the worker would, and read the code in it."""
    (code,) = [
        found[1]
        for built in deliver(coop)
        if isinstance(built, BuiltMail)
        and (found := re.search(r"^(\d{3} \d{3})$", text_of(built), re.MULTILINE))
    ]
    return code


def test_a_scanner_opens_nothing(coop: Coop, app: Flask, link: str, report_id: uuid.UUID) -> None:
    before = len(journal(coop))
    for _ in range(2):
        scanner = app.test_client(use_cookies=False)
        assert "scheen met een lamp" not in scanner.get(link).text
        scanner.head(link)
    assert len(journal(coop)) == before
    assert read(coop, report_id).state is State.FORWARDED


def test_the_agent_reads_and_answers(
    coop: Coop, client: FlaskClient, link: str, report_id: uuid.UUID
) -> None:
    page = come_in(coop, client, link)
    assert "scheen met een lamp" in page
    for personal in ("Riannetje", "ria@"):
        assert personal not in page
    done = client.post(f"{link}/verstuur", data={"answer": "takes_along"}, follow_redirects=True)
    assert "is beantwoord" in done.text
    assert "Neem ik mee" in done.text
    again = client.post(f"{link}/verstuur", data={"answer": "read"}, follow_redirects=True)
    assert "Neem ik mee" in again.text
    answer = read(coop, report_id).answer
    assert answer is not None
    assert answer.answer == "takes_along"


def test_a_known_browser_reads_at_once_for_ninety_days(
    coop: Coop, app: Flask, client: FlaskClient, clock: FixedClock, link: str
) -> None:
    come_in(coop, client, link)
    group_id = make_group(coop)
    other = make_report(coop, group_id)
    coop.run(approve_report, SYSTEM, report_id=other)
    clock.advance(BROWSER_KNOWN - timedelta(seconds=1))
    token, _ = agent_for(coop, other, contact_id_of(coop, group_id))
    assert "scheen met een lamp" in client.get(f"/l/antwoord/{token}").text
    assert "Stuur mij een code" in app.test_client().get(f"/l/antwoord/{token}").text
    clock.advance(timedelta(seconds=1))
    assert "Stuur mij een code" in client.get(f"/l/antwoord/{token}").text


def test_a_wrong_code_is_counted_and_then_over(
    coop: Coop, client: FlaskClient, link: str, report_id: uuid.UUID
) -> None:
    client.post(link)
    right = mailed_code(coop)
    for _ in range(CODE_ATTEMPTS):
        wrong = client.post(f"{link}/code", data={"code": "000000"})
        assert wrong.status_code == HTTPStatus.BAD_REQUEST
        assert "Deze code klopt niet." in wrong.text
    over = client.post(f"{link}/code", data={"code": right})
    assert "Deze code werkt niet meer." in over.text
    assert "scheen met een lamp" not in client.get(link).text


def test_a_code_works_in_the_browser_that_asked_and_for_a_while(
    coop: Coop, app: Flask, client: FlaskClient, clock: FixedClock, link: str
) -> None:
    client.post(link)
    code = mailed_code(coop)
    other = app.test_client()
    assert other.post(f"{link}/code", data={"code": code}).location == link
    other.post(link)
    assert "klopt niet" in other.post(f"{link}/code", data={"code": code}).text
    clock.advance(CODE_LASTS)
    assert "werkt niet meer" in client.post(f"{link}/code", data={"code": code}).text


def test_so_many_codes_are_sent_to_one_address(client: FlaskClient, link: str) -> None:
    for _ in range(CODES_PER_WINDOW):
        assert client.post(link).status_code == HTTPStatus.SEE_OTHER
    refused = client.post(link)
    assert refused.status_code == HTTPStatus.CONFLICT
    assert "al veel codes gestuurd" in refused.text


def test_words_of_the_agents_own_are_shown_before_they_go(
    coop: Coop, client: FlaskClient, link: str, report_id: uuid.UUID
) -> None:
    come_in(coop, client, link)
    data = {"answer": "read", "to_reporter": "Dank u.", "to_group": "Doe uw deur op slot."}
    shown = client.post(f"{link}/verstuur", data={**data, "look": "first"}).text
    assert "Dit leest de bewoner" in shown
    assert "Doe uw deur op slot." in shown
    assert read(coop, report_id).answer is None
    client.post(f"{link}/verstuur", data=data)
    assert "Doe uw deur op slot." in read(coop, report_id).outcome


def test_words_too_long_are_refused_and_kept(
    coop: Coop, client: FlaskClient, link: str, report_id: uuid.UUID
) -> None:
    come_in(coop, client, link)
    text = "Let op uw fiets. " * 40
    refused = client.post(f"{link}/verstuur", data={"answer": "read", "to_group": text})
    assert refused.status_code == HTTPStatus.BAD_REQUEST
    assert text.strip() in refused.text
    assert read(coop, report_id).answer is None


def test_answering_takes_a_known_browser(
    coop: Coop, app: Flask, link: str, report_id: uuid.UUID
) -> None:
    other = app.test_client()
    assert other.post(f"{link}/verstuur", data={"answer": "read"}).location == link
    assert read(coop, report_id).answer is None


def test_a_report_that_was_closed_meanwhile_says_so(
    coop: Coop, client: FlaskClient, link: str, report_id: uuid.UUID
) -> None:
    come_in(coop, client, link)
    coop.run(close_report, SYSTEM, report_id=report_id)
    page = client.post(f"{link}/verstuur", data={"answer": "read"}, follow_redirects=True)
    assert "Gesloten" in page.text
    assert read(coop, report_id).answer is None


def test_old_and_unknown_links_say_so(
    coop: Coop, client: FlaskClient, clock: FixedClock, link: str, report_id: uuid.UUID
) -> None:
    come_in(coop, client, link)
    clock.advance(LIFETIMES[LinkPurpose.REPORT_ANSWER] + timedelta(seconds=1))
    gone = client.get(link)
    assert gone.status_code == HTTPStatus.GONE
    assert "veertien dagen" in gone.text
    client.post(link)
    client.post(f"{link}/code", data={"code": "1"})
    client.post(f"{link}/verstuur", data={"answer": "read"})
    assert read(coop, report_id).answer is None
    unknown = client.get("/l/antwoord/onzin")
    assert unknown.status_code == HTTPStatus.NOT_FOUND
    assert "Is hij helemaal overgenomen" in unknown.text
