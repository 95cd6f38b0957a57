"""The record of processing is complete, and the board's to read."""

import pytest
from flask import Flask

from coop.bootstrap import Coop
from coop.people.rules import RoleKind
from coop.privacy.rules.holdings import Module
from coop.wording import privacy_register, privacy_statement
from tests.coop.incidents.makers import make_group
from tests.makers import give_role, make_person
from tests.web.browsing import browser_of


@pytest.mark.parametrize("module", Module)
def test_every_part_says_all_that_the_article_asks(module: Module) -> None:
    for words in (
        privacy_statement.FULL,
        privacy_statement.TITLES,
        privacy_register.PEOPLE,
        privacy_register.MEASURES,
    ):
        assert words[module]


def test_the_board_reads_what_is_done_with_buurtmeldingen(app: Flask, coop: Coop) -> None:
    make_group(coop)
    chair = make_person(coop)
    give_role(coop, chair, RoleKind.CHAIR)
    page = browser_of(app, coop, chair).get("/privacy/verwerkingsregister").text
    assert "Wie een buurtmelding doet, wie erin beschreven wordt" in page
    assert "28 dagen na het afsluiten" in page
    assert "gerechtvaardigd belang (AVG artikel 6 lid 1 onder f)" in page
    assert "Vragen die u over uw buurtmelding kreeg" in page
