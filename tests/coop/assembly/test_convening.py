from dataclasses import replace
from datetime import timedelta

import pytest

from coop.assembly.errors import (
    AgendaEmptyError,
    AmendmentTextMissingError,
    DigitalNotAllowedError,
    HybridNotAllowedError,
    MeetingInPastError,
)
from coop.assembly.rules import (
    AgendaTemplate,
    DecisionKind,
    MeetingForm,
    MeetingKind,
    Plan,
    PlannedItem,
    obstacles_to_convening,
    points_of,
)
from coop.kernel.errors import CoopError
from coop.statutes.rules import DEFAULTS, Layer, RuleKey, RuleValue
from tests.doubles import START

PLAN = Plan(
    kind=MeetingKind.MEMBERS,
    form=MeetingForm.HALL,
    starts_at=START + timedelta(days=30),
    items=(PlannedItem(1, DecisionKind.ORDINARY, has_motion=False),),
)
ELECTRONIC, DIGITAL, LAW = (
    RuleKey.ELECTRONIC_VOTING,
    RuleKey.DIGITAL_MEETING,
    RuleKey.DIGITAL_LAW,
)


def book(*switched_on: RuleKey, article: str = "artikel 15 lid 4") -> dict[RuleKey, RuleValue]:
    return DEFAULTS | {
        key: RuleValue(key=key, value="ja", layer=Layer.STATUTES, article=article)
        for key in switched_on
    }


@pytest.mark.parametrize(
    ("plan", "obstacles"),
    [
        (PLAN, []),
        (replace(PLAN, starts_at=START), [MeetingInPastError]),
        (replace(PLAN, items=()), [AgendaEmptyError]),
        # BW 2:42 lid 2: the verbatim text, for an amendment and for dissolving (lid 4).
        *(
            (
                replace(PLAN, items=(PlannedItem(1, kind, has_motion=False),)),
                [AmendmentTextMissingError],
            )
            for kind in (DecisionKind.STATUTES, DecisionKind.DISSOLUTION)
        ),
        (replace(PLAN, items=(PlannedItem(1, DecisionKind.STATUTES, has_motion=True),)), []),
        # BW 2:38 lid 6.
        (replace(PLAN, form=MeetingForm.HYBRID), [HybridNotAllowedError]),
        (replace(PLAN, form=MeetingForm.DIGITAL), [HybridNotAllowedError]),
        # C8: a meeting of the board knows none of this.
        (replace(PLAN, kind=MeetingKind.BOARD, form=MeetingForm.HYBRID), []),
    ],
)
def test_what_stands_in_the_way_is_named(plan: Plan, obstacles: list[type[CoopError]]) -> None:
    assert [type(one) for one in obstacles_to_convening(plan, book(), START)] == obstacles


@pytest.mark.parametrize(
    ("form", "on", "obstacles"),
    [
        (MeetingForm.HYBRID, (ELECTRONIC,), []),
        (MeetingForm.DIGITAL, (ELECTRONIC,), [DigitalNotAllowedError]),
        # Bill 36 489: for a cooperative the law alone is not enough, nor are the statutes.
        (MeetingForm.DIGITAL, (ELECTRONIC, DIGITAL), [DigitalNotAllowedError]),
        (MeetingForm.DIGITAL, (ELECTRONIC, LAW), [DigitalNotAllowedError]),
        (MeetingForm.DIGITAL, (DIGITAL, LAW), [HybridNotAllowedError]),
        (MeetingForm.DIGITAL, (ELECTRONIC, DIGITAL, LAW), []),
    ],
)
def test_law_and_statutes_decide_who_may_meet_from_home(
    form: MeetingForm, on: tuple[RuleKey, ...], obstacles: list[type[CoopError]]
) -> None:
    found = obstacles_to_convening(replace(PLAN, form=form), book(*on), START)
    assert [type(one) for one in found] == obstacles


def test_a_switch_without_its_article_allows_nothing() -> None:
    plan = replace(PLAN, form=MeetingForm.HYBRID)
    found = obstacles_to_convening(plan, book(ELECTRONIC, article=" "), START)
    assert [type(one) for one in found] == [HybridNotAllowedError]


def test_discharge_is_a_decision_of_its_own() -> None:
    """BW 2:58 lid 1: adopting the accounts discharges nobody."""
    yearly = points_of(AgendaTemplate.YEARLY, has_audit_committee=True)
    asked = [point.kind for point in yearly if point.motion]
    assert asked.count(DecisionKind.ACCOUNTS) == asked.count(DecisionKind.DISCHARGE) == 1


def test_only_where_nobody_else_looks_there_is_an_audit_committee() -> None:
    """BW 2:48 lid 2 through 2:58 lid 1."""
    titles = {
        has: [point.title for point in points_of(AgendaTemplate.YEARLY, has_audit_committee=has)]
        for has in (True, False)
    }
    assert len([title for title in titles[True] if "kascommissie" in title]) == 2
    assert not [title for title in titles[False] if "kascommissie" in title]


@pytest.mark.parametrize(
    ("template", "kind"),
    [
        (AgendaTemplate.ELECTION, DecisionKind.ELECTION),
        (AgendaTemplate.STATUTES, DecisionKind.STATUTES),
    ],
)
def test_an_agenda_to_begin_with_asks_its_decision(
    template: AgendaTemplate, kind: DecisionKind
) -> None:
    assert kind in {point.kind for point in points_of(template, has_audit_committee=True)}


def test_an_empty_agenda_is_empty() -> None:
    assert points_of(AgendaTemplate.EMPTY, has_audit_committee=True) == []
