import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from coop.bootstrap import Coop
from coop.kernel.errors import CoopError, MissingPermissionError
from coop.kernel.journal import JournalEntry
from coop.kernel.permissions import NOBODY, SYSTEM, Actor
from coop.people.rules import RoleKind
from coop.statutes.errors import (
    BelowLawError,
    BreaksStatutesError,
    RuleInForceError,
    RuleNeedsOtherError,
    RuleNotFoundError,
    RuleTakenError,
)
from coop.statutes.lookups import rule_in_force
from coop.statutes.models import Rule
from coop.statutes.queries import cooperative_view
from coop.statutes.rules import Layer, RuleKey, RuleValue
from coop.statutes.services import set_rule, withdraw_rule
from tests.doubles import START, FixedClock
from tests.makers import make_officer, turn_on

TODAY = START.date()
TOMORROW = TODAY + timedelta(days=1)
ARTICLE = "artikel 9 van de statuten"


def put(
    coop: Coop,
    key: RuleKey,
    value: str,
    *,
    actor: Actor = SYSTEM,
    layer: Layer = Layer.STATUTES,
    article: str = ARTICLE,
    effective_on: date | None = None,
) -> uuid.UUID:
    return coop.run(
        set_rule,
        actor,
        key=key,
        value=value,
        layer=layer,
        article=article,
        effective_on=effective_on,
    )


def in_force(coop: Coop, key: RuleKey, day: date = TODAY) -> RuleValue:
    with coop._reading() as session:
        return rule_in_force(session, key, day)


def rows(coop: Coop) -> int:
    with coop._reading() as session:
        return session.scalar(select(func.count()).select_from(Rule)) or 0


def test_a_rule_holds_from_its_day_on(coop: Coop, clock: FixedClock) -> None:
    put(coop, RuleKey.NAME, "Buurtbloei", effective_on=TOMORROW)
    assert coop.ask(cooperative_view, NOBODY).name == "Wijkcoöp"
    clock.advance(timedelta(days=1))
    assert coop.ask(cooperative_view, NOBODY).name == "Buurtbloei"


def test_the_newest_value_holds_and_the_older_ones_are_history(coop: Coop) -> None:
    put(coop, RuleKey.CONVOCATION_TERM, "10", effective_on=date(2020, 1, 1))
    put(coop, RuleKey.CONVOCATION_TERM, "15", effective_on=date(2024, 6, 12))
    days = (date(2019, 12, 31), date(2020, 1, 1), date(2024, 6, 11), date(2024, 6, 12))
    held = [in_force(coop, RuleKey.CONVOCATION_TERM, day).days for day in days]
    assert held == [14, 10, 10, 15]


def test_the_secretary_sets_a_rule_and_the_chair_does_not(coop: Coop) -> None:
    put(coop, RuleKey.BOARD_TERM, "4", actor=make_officer(coop, RoleKind.SECRETARY))
    with pytest.raises(MissingPermissionError):
        put(coop, RuleKey.BOARD_TERMS, "2", actor=make_officer(coop, RoleKind.CHAIR))
    assert in_force(coop, RuleKey.BOARD_TERM).years == 4
    assert rows(coop) == 1


def test_the_journal_knows_which_rule_was_set(coop: Coop) -> None:
    rule_id = put(coop, RuleKey.BOARD_TERM, "4")
    with coop._reading() as session:
        entry = session.scalars(
            select(JournalEntry).where(JournalEntry.subject_id == rule_id)
        ).one()
    assert entry.use_case == "set_rule"
    assert entry.details["key"] == "bestuur.zittingstermijn"


def test_the_statutes_go_before_the_regulations(coop: Coop) -> None:
    put(coop, RuleKey.COUNTERS, "5", layer=Layer.REGULATIONS)
    assert in_force(coop, RuleKey.COUNTERS).number == 5
    put(coop, RuleKey.COUNTERS, "3", effective_on=date(2020, 1, 1))
    assert in_force(coop, RuleKey.COUNTERS).number == 3


def test_the_regulations_may_repeat_the_statutes_and_not_break_them(coop: Coop) -> None:
    put(coop, RuleKey.COUNTERS, "3")
    put(coop, RuleKey.COUNTERS, "3", layer=Layer.REGULATIONS)
    with pytest.raises(BreaksStatutesError) as caught:
        put(coop, RuleKey.COUNTERS, "5", layer=Layer.REGULATIONS, effective_on=TOMORROW)
    assert caught.value.details["article"] == ARTICLE
    assert rows(coop) == 2


@pytest.mark.parametrize(
    ("key", "value", "needed"),
    [
        (RuleKey.MEETING_FORM, "hybride", RuleKey.ELECTRONIC_VOTING),
        (RuleKey.MEETING_FORM, "digitaal", RuleKey.DIGITAL_MEETING),
    ],
)
def test_some_values_need_another_rule_first(
    coop: Coop, key: RuleKey, value: str, needed: RuleKey
) -> None:
    with pytest.raises(RuleNeedsOtherError) as caught:
        put(coop, key, value)
    assert caught.value.details["needed"] is needed
    assert rows(coop) == 0


def test_a_fully_digital_meeting_waits_for_the_law(coop: Coop) -> None:
    turn_on(coop, RuleKey.DIGITAL_MEETING)
    with pytest.raises(RuleNeedsOtherError) as caught:
        put(coop, RuleKey.MEETING_FORM, "digitaal")
    assert caught.value.details["needed"] is RuleKey.DIGITAL_LAW


def test_a_second_value_for_one_day_is_refused(coop: Coop) -> None:
    put(coop, RuleKey.BOARD_TERM, "4")
    with pytest.raises(RuleTakenError):
        put(coop, RuleKey.BOARD_TERM, "5")
    assert in_force(coop, RuleKey.BOARD_TERM).years == 4


def test_a_future_value_can_be_withdrawn_and_set_anew(coop: Coop, clock: FixedClock) -> None:
    rule_id = put(coop, RuleKey.BOARD_TERM, "4", effective_on=TODAY + timedelta(days=30))
    clock.advance(timedelta(days=29))
    coop.run(withdraw_rule, SYSTEM, rule_id=rule_id)
    put(coop, RuleKey.BOARD_TERM, "5", effective_on=TODAY + timedelta(days=30))
    assert in_force(coop, RuleKey.BOARD_TERM, TODAY + timedelta(days=30)).years == 5
    assert rows(coop) == 2
    with pytest.raises(RuleNotFoundError):
        coop.run(withdraw_rule, SYSTEM, rule_id=rule_id)


def test_a_slip_can_be_withdrawn_on_the_day_it_was_made(coop: Coop, clock: FixedClock) -> None:
    rule_id = put(coop, RuleKey.BOARD_TERM, "4", effective_on=date(2024, 1, 1))
    coop.run(withdraw_rule, SYSTEM, rule_id=rule_id)
    assert in_force(coop, RuleKey.BOARD_TERM).years == 3


def test_what_has_been_in_force_stays(coop: Coop, clock: FixedClock) -> None:
    rule_id = put(coop, RuleKey.BOARD_TERM, "4", effective_on=TOMORROW)
    clock.advance(timedelta(days=1))
    with pytest.raises(RuleInForceError):
        coop.run(withdraw_rule, SYSTEM, rule_id=rule_id)
    assert in_force(coop, RuleKey.BOARD_TERM, TOMORROW).years == 4


def test_two_at_once_have_one_effect_and_one_explanation(committed_coop: Coop) -> None:
    def attempt(value: str) -> CoopError | None:
        try:
            put(committed_coop, RuleKey.BOARD_TERM, value)
        except CoopError as error:
            return error
        return None

    with ThreadPoolExecutor(2) as pool:
        refused = [error for error in pool.map(attempt, ("4", "5")) if error]
    assert [type(error) for error in refused] == [RuleTakenError]
    assert rows(committed_coop) == 1


def test_a_refused_value_leaves_the_one_before(coop: Coop) -> None:
    put(coop, RuleKey.AMENDMENT_CONVOCATION, "21", effective_on=date(2024, 1, 1))
    with pytest.raises(BelowLawError):
        put(coop, RuleKey.AMENDMENT_CONVOCATION, "6")
    assert in_force(coop, RuleKey.AMENDMENT_CONVOCATION).days == 21
