"""Model statutes: previewed, and taken over in one press or not at all."""

from datetime import date

import pytest
from sqlalchemy import func, select

from coop.bootstrap import Coop
from coop.kernel.errors import MissingPermissionError
from coop.kernel.permissions import SYSTEM, Actor
from coop.people.rules import RoleKind
from coop.statutes.errors import DeedPageMissingError, ModelStandsError, RuleTakenError
from coop.statutes.models import Rule, SwitchProposal
from coop.statutes.queries import model_view, switches_view
from coop.statutes.rules import (
    DEFINITIONS,
    MODELS,
    SWITCHES,
    Layer,
    RuleKey,
    StatutesModel,
    checked,
    ensure_layer,
)
from coop.statutes.services import apply_model, confirm_switch, set_rule
from tests.doubles import START
from tests.makers import make_officer

TODAY = START.date()
PHYSICAL, ELECTRONIC = StatutesModel.PHYSICAL, StatutesModel.ELECTRONIC


@pytest.fixture
def secretary(coop: Coop) -> Actor:
    return make_officer(coop, RoleKind.SECRETARY)


def take_over(coop: Coop, actor: Actor, model: StatutesModel, deed_page: str = "7") -> int:
    return coop.run(
        apply_model,
        actor,
        model=model,
        article="de modelstatuten",
        effective_on=TODAY,
        clause="Het stemrecht kan elektronisch worden uitgeoefend.",
        deed_page=deed_page,
    )


def rows(coop: Coop, table: type[Rule | SwitchProposal] = Rule) -> int:
    with coop._reading() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


@pytest.mark.parametrize("model", StatutesModel)
def test_a_model_says_only_what_statutes_may_say(model: StatutesModel) -> None:
    for key, value in MODELS[model].items():
        ensure_layer(DEFINITIONS[key], Layer.STATUTES, "de modelstatuten")
        assert checked(DEFINITIONS[key], value) == value
    # Two board members turn these; no model does.
    assert not set(MODELS[model]) & set(SWITCHES)


def test_what_the_preview_shows_is_what_is_set(coop: Coop, secretary: Actor) -> None:
    before = coop.ask(model_view, secretary, model=PHYSICAL)
    other = {change.after.key for change in before.changes if change.is_new_value}
    assert other == {RuleKey.AMENDMENT_CONVOCATION}
    assert take_over(coop, secretary, PHYSICAL) == len(before.changes) == len(MODELS[PHYSICAL])
    assert not coop.ask(model_view, secretary, model=PHYSICAL).has_work
    with pytest.raises(ModelStandsError):
        take_over(coop, secretary, PHYSICAL)
    assert rows(coop) == len(MODELS[PHYSICAL])


def test_what_stands_already_is_left_alone(coop: Coop, secretary: Actor) -> None:
    coop.run(
        set_rule,
        SYSTEM,
        key=RuleKey.CONVOCATION_TERM,
        value="14",
        layer=Layer.STATUTES,
        article="artikel 12",
        effective_on=date(2024, 1, 1),
    )
    assert take_over(coop, secretary, PHYSICAL) == len(MODELS[PHYSICAL]) - 1


def test_the_electronic_model_only_proposes_the_switch(coop: Coop, secretary: Actor) -> None:
    preview = coop.ask(model_view, secretary, model=ELECTRONIC)
    assert preview.proposes_switch
    assert [change.after.key for change in preview.later] == [RuleKey.MEETING_FORM]
    take_over(coop, secretary, ELECTRONIC)
    line = coop.ask(switches_view, secretary).lines[0]
    assert not line.rule.is_on
    assert line.waiting
    chair = make_officer(coop, RoleKind.CHAIR)
    coop.run(confirm_switch, chair, proposal_id=line.waiting.id)
    after = coop.ask(model_view, secretary, model=ELECTRONIC)
    assert [change.after.value for change in after.changes] == ["hybride"]
    assert take_over(coop, secretary, ELECTRONIC) == 1


def test_all_or_nothing(coop: Coop, secretary: Actor) -> None:
    with pytest.raises(DeedPageMissingError):
        take_over(coop, secretary, ELECTRONIC, deed_page="")
    assert rows(coop) == 0
    coop.run(
        set_rule,
        SYSTEM,
        key=RuleKey.BOARD_TERM,
        value="4",
        layer=Layer.STATUTES,
        article="artikel 9",
    )
    with pytest.raises(RuleTakenError):
        take_over(coop, secretary, PHYSICAL)
    assert (rows(coop), rows(coop, SwitchProposal)) == (1, 0)


def test_only_the_secretary_takes_a_model_over(coop: Coop) -> None:
    with pytest.raises(MissingPermissionError):
        take_over(coop, make_officer(coop, RoleKind.CHAIR), PHYSICAL)
    assert rows(coop) == 0
