"""The booklet: chapters, their rules as they hold today, and each rule's history."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import select

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.statutes.lookups import rules_in_force
from coop.statutes.models import Rule
from coop.statutes.rules import (
    DEFINITIONS,
    SWITCHES,
    Chapter,
    Definition,
    Layer,
    Practice,
    RuleKey,
    RuleValue,
    may_be_withdrawn,
    practice_of,
)


class Standing(StrEnum):
    """How a value of the history stands today."""

    COMING = "coming"
    HOLDS = "holds"
    PAST = "past"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterLine:
    """One chapter on the contents page."""

    chapter: Chapter
    rules: int
    #: How many of them the cooperative has set itself.
    own: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One value a rule has, had or will have."""

    id: uuid.UUID
    rule: RuleValue
    effective_on: date
    standing: Standing
    may_be_withdrawn: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleLine:
    """One rule as it holds today."""

    rule: RuleValue
    definition: Definition
    practice: Practice | None
    history: tuple[HistoryLine, ...]

    @property
    def is_own(self) -> bool:
        """Tell whether the cooperative has set this itself."""
        return self.rule.layer is not Layer.LAW

    @property
    def is_fixed(self) -> bool:
        """Tell whether the law leaves nothing to choose."""
        return not self.definition.layers

    @property
    def is_switch(self) -> bool:
        """Tell whether two board members turn this together."""
        return self.rule.key in SWITCHES

    @property
    def coming(self) -> tuple[HistoryLine, ...]:
        """Return the values that will hold later, the first one first."""
        return tuple(line for line in self.history if line.standing is Standing.COMING)[::-1]


@use_case(Permission.STATUTES_RULE_READ)
def booklet_view(uow: UnitOfWork, actor: Actor) -> tuple[ChapterLine, ...]:
    """Return the chapters of the booklet."""
    rules = rules_in_force(uow.session, uow.today)
    return tuple(
        ChapterLine(
            chapter=chapter,
            rules=len(keys),
            own=sum(rules[key].layer is not Layer.LAW for key in keys),
        )
        for chapter, keys in ((one, _keys_of(one)) for one in Chapter)
    )


@use_case(Permission.STATUTES_RULE_READ)
def chapter_view(uow: UnitOfWork, actor: Actor, *, chapter: Chapter) -> tuple[RuleLine, ...]:
    """Return one chapter, in the order of the booklet."""
    return _lines(uow, _keys_of(chapter))


@use_case(Permission.STATUTES_RULE_READ)
def rule_view(uow: UnitOfWork, actor: Actor, *, key: RuleKey) -> RuleLine:
    """Return one rule with its history."""
    (line,) = _lines(uow, [key])
    return line


def _keys_of(chapter: Chapter) -> list[RuleKey]:
    return [key for key, definition in DEFINITIONS.items() if definition.chapter is chapter]


def _lines(uow: UnitOfWork, keys: list[RuleKey]) -> tuple[RuleLine, ...]:
    rules = rules_in_force(uow.session, uow.today)
    rows: dict[RuleKey, list[Rule]] = defaultdict(list)
    found = select(Rule).where(Rule.key.in_(keys)).order_by(Rule.effective_on.desc())
    for row in uow.session.scalars(found):
        rows[row.key].append(row)
    return tuple(
        RuleLine(
            rule=rules[key],
            definition=DEFINITIONS[key],
            practice=practice_of(key, rules, uow.today),
            history=tuple(_history(uow, rows[key], rules)),
        )
        for key in keys
    )


def _history(
    uow: UnitOfWork, rows: Iterable[Rule], rules: Mapping[RuleKey, RuleValue]
) -> Iterable[HistoryLine]:
    is_found = False
    for row in rows:
        value = RuleValue(key=row.key, value=row.value, layer=row.layer, article=row.article)
        standing = Standing.PAST
        if row.withdrawn_at is not None:
            standing = Standing.WITHDRAWN
        elif row.effective_on > uow.today:
            standing = Standing.COMING
        elif not is_found and value == rules[row.key]:
            standing, is_found = Standing.HOLDS, True
        yield HistoryLine(
            id=row.id,
            rule=value,
            effective_on=row.effective_on,
            standing=standing,
            may_be_withdrawn=row.withdrawn_at is None
            and row.key not in SWITCHES
            and may_be_withdrawn(row.effective_on, row.recorded_at, uow.now),
        )
