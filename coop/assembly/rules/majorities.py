"""By which rule of the book a decision is taken, free of any storage."""

from collections.abc import Mapping

from coop.assembly.rules.agenda import DecisionKind
from coop.statutes.rules import RuleKey, RuleValue
from coop.voting.rules import Majority, majority_of_rule, unanimity

Rules = Mapping[RuleKey, RuleValue]

#: The value of the parameters about ties that leaves it to the next meeting.
NEXT_MEETING = "volgende_vergadering"
#: Decisions for which law and statutes ask more; all others follow the ordinary majority.
_MAJORITIES = {
    DecisionKind.STATUTES: RuleKey.AMENDMENT_MAJORITY,
    DecisionKind.DISSOLUTION: RuleKey.DISSOLUTION_MAJORITY,
}
#: They change what the cooperative is, so nobody is taken to agree by keeping silent.
GRAVE = frozenset(_MAJORITIES)


def majority_for(kind: DecisionKind, rules: Rules) -> Majority:
    """Return what a decision takes, or refuse when the rule book does not say it properly."""
    if is_for_everybody(kind, rules):
        return unanimity(_exclusion_article(rules))
    return majority_of_rule(rules[_MAJORITIES.get(kind, RuleKey.ORDINARY_MAJORITY)])


def article_of_tie(rules: Rules) -> str:
    """Return by which article a tie goes to the next meeting; nothing where it rejects.

    Statutes only: the law has no rule about ties (research/dutch-rules.md 1.7 and 2.3).
    """
    tie = rules[RuleKey.TIE_ON_MATTERS]
    return tie.article if tie.value == NEXT_MEETING else ""


def is_for_everybody(kind: DecisionKind, rules: Rules) -> bool:
    """Tell whether all members have to be there and agree.

    BW 2:43 lid 2: where the statutes exclude their own change, it takes all votes in a meeting
    in which all members are present or represented.
    """
    return kind is DecisionKind.STATUTES and rules[RuleKey.AMENDMENT_EXCLUDED].is_on


def _exclusion_article(rules: Rules) -> str:
    return rules[RuleKey.AMENDMENT_EXCLUDED].article
