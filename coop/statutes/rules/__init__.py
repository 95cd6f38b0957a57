"""The rule book free of any storage: keys, kinds, definitions with their bounds, values."""

from coop.statutes.rules.coherence import ensure_coherent
from coop.statutes.rules.definition import (
    LONGEST_ARTICLE,
    REGULATIONS,
    STATUTES,
    Definition,
    checked,
    ensure_layer,
)
from coop.statutes.rules.definitions import DEFINITIONS
from coop.statutes.rules.keys import Chapter, Layer, RuleKey
from coop.statutes.rules.kinds import OFF, ON, Bound, Choice, Share, Switch, Text, Whole
from coop.statutes.rules.values import DEFAULTS, RuleValue

__all__ = [
    "DEFAULTS",
    "DEFINITIONS",
    "LONGEST_ARTICLE",
    "OFF",
    "ON",
    "REGULATIONS",
    "STATUTES",
    "Bound",
    "Chapter",
    "Choice",
    "Definition",
    "Layer",
    "RuleKey",
    "RuleValue",
    "Share",
    "Switch",
    "Text",
    "Whole",
    "checked",
    "ensure_coherent",
    "ensure_layer",
]
