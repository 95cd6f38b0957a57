"""What a contact outside sees and presses on the page of an overview."""

import uuid
from datetime import UTC, datetime
from http import HTTPStatus

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from coop.bootstrap import Coop
from coop.groups.rules import ContactKind, Delivery
from coop.groups.services.groups import add_contact
from coop.incidents.models import ReportOverview
from coop.incidents.rules.states import AgentAnswer, State
from coop.incidents.services.handovers import send_overviews
from coop.incidents.services.review import approve_report
from coop.kernel.permissions import SYSTEM
from tests.coop.incidents.makers import AGENT, agent_for, journal, make_group, make_report, read
from tests.coop.incidents.told import deliver
from tests.doubles import FixedClock
from tests.web.test_agent import come_in


@pytest.fixture
def five(coop: Coop, clock: FixedClock) -> list[uuid.UUID]:
    """Provide five reports that stand in the overview of Monday morning."""
    group_id = make_group(coop, contact=False)
    coop.run(
        add_contact,
        SYSTEM,
        group_id=group_id,
        kind=ContactKind.POLICE,
        function="Wijkagent Koningsveld",
        email=AGENT,
        delivery=Delivery.OVERVIEW,
    )
    reports = [make_report(coop, group_id) for _ in range(5)]
    for report_id in reports:
        coop.run(approve_report, SYSTEM, report_id=report_id)
    clock.set(datetime(2026, 11, 23, 7, tzinfo=UTC))
    coop.run(send_overviews, SYSTEM)
    deliver(coop)
    return reports


@pytest.fixture
def link(coop: Coop, five: list[uuid.UUID]) -> str:
    """Provide the address in the mail of the overview."""
    with coop._reading() as session:
        row = select(ReportOverview.id, ReportOverview.contact_id)
        overview_id, contact_id = session.execute(row).one()
    token, _ = agent_for(coop, overview_id, contact_id)
    return f"/l/antwoord/{token}"


def numbers(coop: Coop, five: list[uuid.UUID]) -> list[int]:
    return [read(coop, report_id).number for report_id in five]


def test_two_presses_answer_all_five_in_a_known_browser(
    coop: Coop, client: FlaskClient, link: str, five: list[uuid.UUID]
) -> None:
    come_in(coop, client, link)
    # The first press is the link in the mail, the second the button for all.
    page = client.get(link).text
    assert "Eén antwoord voor alle 5" in page
    assert "lamp" not in page
    fields = {"number": [str(number) for number in numbers(coop, five)], "answer": "read"}
    done = client.post(f"{link}/overzicht", data=fields, follow_redirects=True).text
    assert "5 buurtmeldingen zijn beantwoord" in done
    assert {read(coop, one).state for one in five} == {State.ANSWERED}
    again = client.post(f"{link}/overzicht", data=fields, follow_redirects=True).text
    assert "niets meer te beantwoorden" in again


def test_each_gets_its_own_answer_and_the_rest_waits(
    coop: Coop, client: FlaskClient, link: str, five: list[uuid.UUID]
) -> None:
    come_in(coop, client, link)
    first, second, *_ = numbers(coop, five)
    fields = {f"answer-{first}": "takes_along", f"answer-{second}": ""}
    page = client.post(f"{link}/overzicht", data=fields, follow_redirects=True).text
    assert "1 buurtmelding is beantwoord" in page
    answer = read(coop, five[0]).answer
    assert answer is not None
    assert answer.answer is AgentAnswer.TAKES_ALONG
    assert read(coop, five[1]).state is State.FORWARDED
    wrong = client.post(f"{link}/overzicht", data={f"answer-{second}": "onzin"})
    assert wrong.status_code == HTTPStatus.BAD_REQUEST


def test_opening_one_is_recorded_and_words_are_shown_first(
    coop: Coop, client: FlaskClient, link: str, five: list[uuid.UUID]
) -> None:
    come_in(coop, client, link)
    one = f"{link}/{five[0]}"
    assert "scheen met een lamp" in client.get(one).text
    entry = journal(coop)[-1]
    assert (entry.use_case, entry.function, entry.subject_id) == (
        "show_report",
        "wijkagent",
        five[0],
    )
    words = {"answer": "read", "look": "first", "to_reporter": "Fijn dat u oplet."}
    shown = client.post(f"{one}/verstuur", data=words).text
    assert "Fijn dat u oplet." in shown
    assert "Wet politiegegevens" in shown
    assert read(coop, five[0]).state is State.FORWARDED
    client.post(f"{one}/verstuur", data={**words, "look": ""})
    assert read(coop, five[0]).state is State.ANSWERED


def test_a_strange_browser_sees_and_changes_nothing(
    coop: Coop, app: Flask, link: str, five: list[uuid.UUID]
) -> None:
    stranger = app.test_client()
    before = len(journal(coop))
    assert "Lindenhof" not in stranger.get(link).text
    assert stranger.get(f"{link}/{five[0]}").location == link
    for path, data in (
        ("overzicht", {"answer": "read", "number": numbers(coop, five)}),
        (f"{five[0]}/verstuur", {"answer": "read"}),
    ):
        stranger.post(f"{link}/{path}", data=data)
    assert {read(coop, one).state for one in five} == {State.FORWARDED}
    assert len(journal(coop)) == before + 2 * 5
