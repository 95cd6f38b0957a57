"""The rule book free of any storage: keys, kinds, definitions with their bounds, values."""

from coop.statutes.rules.coherence import ensure_coherent
from coop.statutes.rules.definition import (
    LONGEST_ARTICLE,
    REGULATIONS,
    STATUTES,
    Definition,
    checked,
    ensure_layer,
    kind_name,
    may_be_withdrawn,
)
from coop.statutes.rules.definitions import DEFINITIONS
from coop.statutes.rules.keys import Chapter, Layer, RuleKey
from coop.statutes.rules.kinds import OFF, ON, Bound, Choice, Share, Switch, Text, Whole
from coop.statutes.rules.models import (
    MODELS,
    StatutesModel,
    asks_for_switch,
    changes_of,
    later_of,
)
from coop.statutes.rules.practice import (
    COUNTED_OUT,
    Practice,
    amendment_day,
    amendment_term,
    practice_of,
)
from coop.statutes.rules.switches import (
    LONGEST_CLAUSE,
    LONGEST_DEED_PAGE,
    SWITCHES,
    ProposalState,
    ensure_another,
    ensure_literal,
    ensure_no_switch,
    ensure_undecided,
    state_of,
)
from coop.statutes.rules.values import DEFAULTS, RuleValue

__all__ = [
    "COUNTED_OUT",
    "DEFAULTS",
    "DEFINITIONS",
    "LONGEST_ARTICLE",
    "LONGEST_CLAUSE",
    "LONGEST_DEED_PAGE",
    "MODELS",
    "OFF",
    "ON",
    "REGULATIONS",
    "STATUTES",
    "SWITCHES",
    "Bound",
    "Chapter",
    "Choice",
    "Definition",
    "Layer",
    "Practice",
    "ProposalState",
    "RuleKey",
    "RuleValue",
    "Share",
    "StatutesModel",
    "Switch",
    "Text",
    "Whole",
    "amendment_day",
    "amendment_term",
    "asks_for_switch",
    "changes_of",
    "checked",
    "ensure_another",
    "ensure_coherent",
    "ensure_layer",
    "ensure_literal",
    "ensure_no_switch",
    "ensure_undecided",
    "kind_name",
    "later_of",
    "may_be_withdrawn",
    "practice_of",
    "state_of",
]
