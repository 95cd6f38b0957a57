from http import HTTPStatus

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event

from coop.bootstrap import Coop
from coop.people.rules import RoleKind
from coop.statutes.rules import DEFINITIONS, Chapter, RuleKey
from tests.makers import make_officer
from tests.web.browsing import browser_of

TERM = "/statuten/regel/av.oproep_min_dagen"
TYPED = {
    "value": "21",
    "layer": "statutes",
    "article": "artikel 14 lid 2 van de statuten",
    "effective_on": "2026-12-24",
}


@pytest.fixture
def secretary(app: Flask, coop: Coop) -> FlaskClient:
    return browser_of(app, coop, make_officer(coop, RoleKind.SECRETARY).person_id)


@pytest.fixture
def chair(app: Flask, coop: Coop) -> FlaskClient:
    return browser_of(app, coop, make_officer(coop, RoleKind.CHAIR).person_id)


def test_the_menu_leads_to_the_booklet(chair: FlaskClient) -> None:
    assert 'href="/statuten"' in chair.get("/").text
    contents = chair.get("/statuten").text
    assert all(f'href="/statuten/{chapter.value}"' in contents for chapter in Chapter)


@pytest.mark.parametrize("chapter", Chapter)
def test_a_chapter_reads_as_sentences(chair: FlaskClient, chapter: Chapter) -> None:
    page = chair.get(f"/statuten/{chapter.value}")
    assert page.status_code == HTTPStatus.OK
    own = [one for one in DEFINITIONS.values() if one.chapter is chapter]
    assert page.text.count("Wat dit betekent") == len(own)
    assert "Wijzigen" not in page.text


def test_a_rule_says_what_it_comes_to_today(chair: FlaskClient) -> None:
    page = chair.get("/statuten/vergadering").text
    assert "De uitnodiging gaat minstens 14 dagen van tevoren weg." in page
    assert "mag u vergaderen vanaf zondag 6 december 2026" in page


def test_the_number_of_queries_does_not_grow_with_the_rules(
    chair: FlaskClient, secretary: FlaskClient, coop: Coop
) -> None:
    def queries() -> int:
        seen: list[str] = []

        def note(*args: object) -> None:
            seen.append(str(args[2]))

        bind = coop._session_factory.kw["bind"]
        event.listen(bind, "before_cursor_execute", note)
        chair.get("/statuten/vergadering")
        event.remove(bind, "before_cursor_execute", note)
        return len(seen)

    before = queries()
    secretary.post(TERM, data=TYPED)
    secretary.post("/statuten/regel/quorum.gewoon", data={**TYPED, "value": "1/4"})
    assert queries() == before


def test_the_secretary_sets_a_rule_and_takes_it_back(secretary: FlaskClient) -> None:
    assert secretary.post(TERM, data=TYPED).status_code == HTTPStatus.SEE_OTHER
    page = secretary.get(TERM).text
    assert "minstens 21 dagen" in page
    assert "Vanaf 24 december 2026" in page
    address = page.split('action="/statuten/regel/av.oproep_min_dagen/intrekken/')[1][:36]
    taken = secretary.post(f"{TERM}/intrekken/{address}")
    assert taken.status_code == HTTPStatus.SEE_OTHER
    assert "Ingetrokken" in secretary.get(TERM).text
    assert (
        "Vanaf 24 december" not in secretary.get("/statuten/vergadering").text.split("Geschied")[0]
    )


@pytest.mark.parametrize(
    ("key", "wrong", "said"),
    [
        ("statutenwijziging.oproep_min_dagen", {"value": "6"}, "BW 2:42 lid 1 laat niet minder"),
        ("av.oproep_min_dagen", {"value": "veertien"}, "Deze waarde past niet bij deze regel"),
        ("av.oproep_min_dagen", {"article": ""}, "Vul in welk artikel dit zegt"),
        ("av.oproep_min_dagen", {"effective_on": "morgen"}, "Vul een dag in"),
        ("av.oproep_min_dagen", {"layer": "law"}, "Dit kan alleen in de statuten staan"),
        ("av.oproep_min_dagen", {"layer": "raad"}, "Kies waar dit staat"),
        ("av.oproep_min_dagen", {"value": "9" * 5000}, "Deze waarde past niet bij deze regel"),
        ("décharge", {"value": "nee"}, "BW 2:58 lid 1 legt dit vast"),
    ],
)
def test_a_refusal_is_kind_and_keeps_what_was_typed(
    secretary: FlaskClient, key: str, wrong: dict[str, str], said: str
) -> None:
    typed = {**TYPED, **wrong}
    answer = secretary.post(f"/statuten/regel/{key}", data=typed)
    assert answer.status_code in {HTTPStatus.BAD_REQUEST, HTTPStatus.CONFLICT}
    assert said in answer.text
    assert "Gaat nog in" not in secretary.get(f"/statuten/regel/{key}").text
    if DEFINITIONS[RuleKey(key)].layers:
        assert f'value="{typed["article"]}"' in answer.text
        assert f'value="{typed["value"][:300]}"' in answer.text


def test_the_same_day_twice_is_explained_and_changes_nothing(secretary: FlaskClient) -> None:
    secretary.post(TERM, data=TYPED)
    again = secretary.post(TERM, data={**TYPED, "value": "30"})
    assert again.status_code == HTTPStatus.CONFLICT
    assert "Iemand was u net voor" in again.text
    assert "minstens 30 dagen" not in secretary.get(TERM).text


@pytest.mark.parametrize("address", ["/statuten/niets", "/statuten/regel/niets"])
def test_what_is_not_in_the_booklet_is_not_found(chair: FlaskClient, address: str) -> None:
    assert chair.get(address).status_code == HTTPStatus.NOT_FOUND
