"""What the pages of the rule book share: their blueprint and the words for a rule."""

from flask import Blueprint

from coop.statutes.rules import (
    OFF,
    ON,
    Choice,
    Definition,
    Practice,
    RuleKey,
    RuleValue,
    Share,
    Switch,
    Whole,
    kind_name,
)
from coop.wording.catalogue import say
from coop.wording.rulebook import HOW_TO_FILL, PRACTICE, RULES
from coop.wording.rulebook.sentences import rule_sentence
from web.context import current_locale
from web.frame import day

bp = Blueprint("statutes", __name__, url_prefix="/statuten")


@bp.app_template_filter("rule_name")
def rule_name(key: RuleKey) -> str:
    """Return what the booklet calls a rule."""
    return say(RULES[key].name, current_locale())


@bp.app_template_filter("rule_meaning")
def _rule_meaning(key: RuleKey) -> str:
    return say(RULES[key].meaning, current_locale())


@bp.app_template_filter("rule_sentence")
def _rule_sentence(rule: RuleValue) -> str:
    return rule_sentence(rule.key, rule.value, rule.amount, current_locale())


@bp.app_template_filter("rule_practice")
def _rule_practice(practice: Practice, key: RuleKey) -> str:
    """Say what a rule comes to when it is counted from today."""
    counted = day(practice.day) if practice.day else ""
    return say(PRACTICE[key], current_locale(), day=counted, number=practice.number)


@bp.app_template_filter("rule_options")
def _rule_options(definition: Definition) -> list[dict[str, str]]:
    """Return the words of a choice or a switch, as sentences of the booklet."""
    options = definition.kind.options if isinstance(definition.kind, Choice) else (ON, OFF)
    says = RULES[definition.key].says
    return [{"value": one, "label": say(says[one], current_locale())} for one in options]


@bp.app_template_test("worded")
def _is_worded(definition: Definition) -> bool:
    """Tell whether a value is picked from sentences instead of typed."""
    return isinstance(definition.kind, Choice | Switch)


@bp.app_template_filter("how_to_fill")
def _how_to_fill(definition: Definition) -> str:
    """Say under the field what is a value here."""
    kind, locale = definition.kind, current_locale()
    if not isinstance(kind, Whole | Share):
        return say(HOW_TO_FILL[kind_name(kind)], locale)
    return say(HOW_TO_FILL[kind.unit], locale, least=kind.least.value, most=kind.most.value)
