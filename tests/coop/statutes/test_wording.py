"""The booklet has a sentence for every rule and every value."""

import pytest

from coop.statutes.queries.booklet import Standing
from coop.statutes.rules import (
    COUNTED_OUT,
    DEFAULTS,
    DEFINITIONS,
    Chapter,
    Choice,
    Layer,
    RuleKey,
    Switch,
)
from coop.wording.rulebook import ANY, CHAPTERS, LAYERS, PRACTICE, RULES, STANDINGS
from coop.wording.rulebook.sentences import rule_sentence


def test_every_rule_chapter_and_layer_has_words() -> None:
    assert set(RULES) == {key.value for key in RuleKey}
    assert set(CHAPTERS) == {chapter.value for chapter in Chapter}
    assert set(LAYERS) == {layer.value for layer in Layer}
    assert set(STANDINGS) == {standing.value for standing in Standing}
    assert set(PRACTICE) == {key.value for key in COUNTED_OUT}


@pytest.mark.parametrize("key", RuleKey)
def test_every_value_has_a_sentence(key: RuleKey) -> None:
    kind, says = DEFINITIONS[key].kind, RULES[key].says
    if isinstance(kind, Choice):
        assert set(says) == set(kind.options)
    elif isinstance(kind, Switch):
        # What the law settles can be only one of the two.
        assert set(says) == ({"ja", "nee"} if DEFINITIONS[key].layers else {DEFAULTS[key].value})
    else:
        assert ANY in says
    rule = DEFAULTS[key]
    for locale in ("nl", "en"):
        sentence = rule_sentence(key, rule.value, rule.amount, locale)
        assert sentence.endswith(".")
        assert "%" not in sentence


def test_a_sentence_carries_its_amount() -> None:
    rule = DEFAULTS[RuleKey.CONVOCATION_TERM]
    said = rule_sentence(rule.key, rule.value, rule.amount)
    assert said == "De uitnodiging gaat minstens 14 dagen van tevoren weg."
