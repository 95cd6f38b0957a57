"""Two ready sets of statutes, and what taking one over would change."""

from collections.abc import Mapping
from enum import StrEnum

from coop.statutes.rules.coherence import lacks
from coop.statutes.rules.keys import Layer, RuleKey
from coop.statutes.rules.values import RuleValue


class StatutesModel(StrEnum):
    """Model statutes a cooperative can begin with."""

    PHYSICAL = "fysiek"
    ELECTRONIC = "elektronisch"


#: Coöperatie U.A. that meets in a hall: what notaries write most (dutch-rules.md 2 and 7).
_PHYSICAL: dict[RuleKey, str] = {
    RuleKey.LIABILITY: "UA",
    RuleKey.LAST_MONTH_OF_YEAR: "12",
    RuleKey.ADMISSION_BODY: "bestuur",
    RuleKey.ADMISSION_TERM: "30",
    RuleKey.ADMISSION_APPEAL_TERM: "1",
    RuleKey.NOTICE_BY_MEMBER: "28",
    RuleKey.NOTICE_AGAINST: "einde_boekjaar",
    RuleKey.EXPULSION_APPEAL_TERM: "1",
    RuleKey.CONTRIBUTION_WHOLE_YEAR: "ja",
    RuleKey.VOTES_PER_MEMBER: "1",
    RuleKey.PROXY_ALLOWED: "ja",
    RuleKey.PROXIES_PER_HOLDER: "2",
    RuleKey.PROXY_TO_VOTERS_ONLY: "ja",
    RuleKey.MEETING_FORM: "fysiek",
    RuleKey.CONVOCATION_TERM: "14",
    RuleKey.CONVOCATION_BY_EMAIL: "met_toestemming",
    RuleKey.MINORITY: "1/10",
    RuleKey.ORDINARY_MAJORITY: "1/2",
    RuleKey.TIE_ON_MATTERS: "verworpen",
    RuleKey.TIE_ON_PERSONS: "herstemming_dan_loting",
    RuleKey.AMENDMENT_MAJORITY: "2/3",
    RuleKey.AMENDMENT_CONVOCATION: "14",
    RuleKey.AMENDMENT_TEXT: "5",
    RuleKey.DISSOLUTION_MAJORITY: "2/3",
    RuleKey.ELECTION_METHOD: "A",
    RuleKey.ELECTION_IN_WRITING: "ja",
    RuleKey.BOARD_TERM: "3",
    RuleKey.BOARD_TERMS: "3",
    RuleKey.AUDIT_COMMITTEE: "2",
}
MODELS: dict[StatutesModel, dict[RuleKey, str]] = {
    StatutesModel.PHYSICAL: _PHYSICAL,
    StatutesModel.ELECTRONIC: {
        **_PHYSICAL,
        RuleKey.ELECTRONIC_DEBATE: "nee",
        RuleKey.MEETING_FORM: "hybride",
        RuleKey.BEFOREHAND_OPENS: "30",
        RuleKey.BEFOREHAND_CLOSES: "24",
    },
}


def asks_for_switch(model: StatutesModel, rules: Mapping[RuleKey, RuleValue]) -> bool:
    """Tell whether electronic voting is still to be turned on, by two board members (C30)."""
    return model is StatutesModel.ELECTRONIC and not rules[RuleKey.ELECTRONIC_VOTING].is_on


def changes_of(model: StatutesModel, rules: Mapping[RuleKey, RuleValue]) -> dict[RuleKey, str]:
    """Return what taking a model over would set: all that the statutes do not say so already."""
    return {
        key: value for key, value in _unsaid(model, rules).items() if not lacks(key, value, rules)
    }


def later_of(model: StatutesModel, rules: Mapping[RuleKey, RuleValue]) -> dict[RuleKey, str]:
    """Return what has to wait for a switch."""
    return {key: value for key, value in _unsaid(model, rules).items() if lacks(key, value, rules)}


def _unsaid(model: StatutesModel, rules: Mapping[RuleKey, RuleValue]) -> dict[RuleKey, str]:
    return {
        key: value
        for key, value in MODELS[model].items()
        if (rules[key].value, rules[key].layer) != (value, Layer.STATUTES)
    }
