import io
import re
import uuid

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from coop.assembly.queries import giver_ballots, own_proxies, proxy_list
from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM, Actor
from coop.people.rules import RoleKind
from coop.voting.rules import Choice
from tests.coop.assembly.makers import Hall, make_hall
from tests.coop.assembly.test_proxies import number_of
from tests.coop.assembly.test_proxies_on_paper import PDF
from tests.makers import actor_for, give_role, make_member
from tests.pdfs import words_of
from tests.web.browsing import browser_of

MOST_WORDS = 10


@pytest.fixture
def hall(coop: Coop) -> Hall:
    return make_hall(coop)


@pytest.fixture
def away(coop: Coop, hall: Hall) -> Actor:
    return actor_for(coop, make_member(coop, given="Wim", family="Verweg"))


@pytest.fixture
def giver(app: Flask, coop: Coop, away: Actor) -> FlaskClient:
    return browser_of(app, coop, away.person_id)


@pytest.fixture
def holder(app: Flask, coop: Coop, hall: Hall) -> FlaskClient:
    return browser_of(app, coop, hall.members[0].person_id)


@pytest.fixture
def secretary(app: Flask, coop: Coop, hall: Hall) -> FlaskClient:
    person_id = make_member(coop, given="Sanne", family="Schrijver")
    give_role(coop, person_id, RoleKind.SECRETARY)
    return browser_of(app, coop, person_id)


def url(hall: Hall, page: str = "") -> str:
    return f"/vergaderingen/{hall.meeting_id}{page}"


def give(hall: Hall, giver: FlaskClient, name: str = "Lid 1 Bos", **more: str) -> TestResponse:
    return giver.post(url(hall, "/volmacht"), data={"name": name, **more})


def test_a_member_gives_a_proxy_and_takes_it_back(
    coop: Coop, hall: Hall, away: Actor, giver: FlaskClient
) -> None:
    assert "Iemand anders laten stemmen" in giver.get(url(hall)).text
    answer = give(hall, giver, instruction="Stem tegen.")
    assert answer.status_code == 303
    page = giver.get(answer.location).text
    assert "Lid 1 Bos stemt voor u" in page
    assert "Stem tegen." in page
    (proxy,) = coop.ask(own_proxies, away, meeting_id=hall.meeting_id).given
    answer = giver.post(url(hall, "/volmacht/intrekken"), data={"proxy": str(proxy.id)})
    assert "U stemt weer zelf." in giver.get(answer.location).text
    assert coop.ask(own_proxies, away, meeting_id=hall.meeting_id).given == ()


def test_a_refusal_says_why_and_keeps_what_was_typed(hall: Hall, giver: FlaskClient) -> None:
    answer = give(hall, giver, name="Niemand Bekend", instruction="Stem tegen.")
    assert answer.status_code == 400
    assert "Wij vinden geen lid met deze naam." in answer.text
    assert 'value="Niemand Bekend"' in answer.text
    assert "Stem tegen." in answer.text


def test_the_holder_votes_for_each_giver_apart(
    coop: Coop, hall: Hall, away: Actor, giver: FlaskClient, holder: FlaskClient
) -> None:
    give(hall, giver, instruction="Stem tegen.")
    assert "U stemt straks ook voor: Wim Verweg." in holder.get(url(hall, "/live")).text
    poll_id = hall.open_vote()
    page = holder.get(url(hall, "/live")).text
    assert "U stemt ook voor Wim Verweg" in page
    assert "Gevraagd: Stem tegen." in page
    for _ in range(2):
        answer = vote_for(hall, holder, away, poll_id, "against")
        assert "De stem is geteld: tegen." in holder.get(answer.location).text
    (ballot,) = coop.ask(
        giver_ballots, hall.members[0], meeting_id=hall.meeting_id, poll_id=poll_id
    )
    assert ballot.choice is Choice.AGAINST
    answer = vote_for(hall, holder, away, poll_id, "for")
    assert "De stem is geteld: tegen." in holder.get(answer.location).text
    assert "Gevraagd: Stem tegen." not in holder.get(url(hall, "/scherm")).text


def vote_for(
    hall: Hall, holder: FlaskClient, giver: Actor, poll_id: uuid.UUID, choice: str
) -> TestResponse:
    data = {"poll": str(poll_id), "giver": str(giver.person_id), "choice": choice}
    return holder.post(url(hall, "/stem-voor"), data=data)


def test_who_holds_nothing_votes_for_nobody(hall: Hall, away: Actor, holder: FlaskClient) -> None:
    answer = vote_for(hall, holder, away, hall.open_vote(), "for")
    assert "U hebt hiervoor geen volmacht meer." in holder.get(answer.location).text


def test_the_secretary_enters_paper_and_reads_it_back(
    coop: Coop, hall: Hall, away: Actor, secretary: FlaskClient
) -> None:
    data = {
        "giver": str(number_of(coop, away.person_id)),
        "holder": str(number_of(coop, hall.members[0].person_id)),
        "paper": (io.BytesIO(PDF), "volmacht.pdf"),
    }
    answer = secretary.post(url(hall, "/volmachten"), data=data)
    assert answer.status_code == 303
    page = secretary.get(answer.location).text
    assert "Verweg, Wim" in page
    assert "Op papier" in page
    (row,) = coop.ask(proxy_list, SYSTEM, meeting_id=hall.meeting_id).rows
    paper = secretary.get(url(hall, f"/volmachten/{row.id}/papier"))
    assert (paper.data, paper.mimetype) == (PDF, "application/pdf")
    assert paper.headers["Content-Disposition"].startswith("attachment")
    answer = secretary.post(url(hall, "/volmachten/intrekken"), data={"proxy": str(row.id)})
    assert "Ingetrokken" in secretary.get(answer.location).text


def test_what_is_no_scan_is_refused_on_the_page(hall: Hall, secretary: FlaskClient) -> None:
    answer = secretary.post(url(hall, "/volmachten"), data={"giver": "1", "holder": "2"})
    assert answer.status_code == 400
    assert "Dit bestand kunnen wij niet lezen." in answer.text


def test_the_form_is_printed(hall: Hall, giver: FlaskClient) -> None:
    assert "Volmacht" in words_of(giver.get(url(hall, "/volmacht/formulier.pdf")).data)


def test_members_read_short_sentences(hall: Hall, giver: FlaskClient, holder: FlaskClient) -> None:
    # C15: what everybody must be able to do, in sentences of at most ten words.
    give(hall, giver)
    for page in (
        giver.get(url(hall, "/volmacht")).text,
        holder.get(url(hall, "/volmacht")).text,
    ):
        assert long_sentences(page) == []


def long_sentences(page: str) -> list[str]:
    main = page.partition("<main")[2].partition("</main>")[0]
    text = re.sub(r"<[^>]+>", "\n", main)
    sentences = re.split(r"(?<=[.?!])\s+|\n", text)
    return [one for one in sentences if len(one.split()) > MOST_WORDS]
