"""The rules the walking skeleton goes by, as typed values with layer and article."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Layer(StrEnum):
    """Where a value is set; a lower layer may never break a higher one (BW 2:25)."""

    LAW = "law"
    STATUTES = "statutes"
    REGULATIONS = "regulations"


class RuleKey(StrEnum):
    """The rules that can be set so far."""

    NAME = "naam"
    LEGAL_NAME = "rechtsnaam"
    CHAMBER_NUMBER = "kvk_nummer"
    ORDINARY_MAJORITY = "besluit.meerderheid"
    ELECTRONIC_VOTING = "estem.toegestaan"


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleValue:
    """One rule in force."""

    key: RuleKey
    value: str
    layer: Layer
    #: Article as people cite it: "artikel 17 lid 1 van de statuten".
    article: str


#: What holds while the cooperative has set nothing itself.
DEFAULTS: dict[RuleKey, RuleValue] = {
    value.key: value
    for value in (
        RuleValue(key=RuleKey.NAME, value="Wijkcoöp", layer=Layer.STATUTES, article=""),
        RuleValue(key=RuleKey.LEGAL_NAME, value="Wijkcoöp", layer=Layer.STATUTES, article=""),
        RuleValue(key=RuleKey.CHAMBER_NUMBER, value="", layer=Layer.STATUTES, article=""),
        # More than half of the votes cast: custom and model statutes; the law has no rule
        # (research/dutch-rules.md 1.7). Blank votes are left out of the base.
        RuleValue(
            key=RuleKey.ORDINARY_MAJORITY, value="1/2", layer=Layer.STATUTES, article="gewoonte"
        ),
        # BW 2:38 lid 6: only if the statutes say so. Off until their article is filled in.
        RuleValue(
            key=RuleKey.ELECTRONIC_VOTING, value="nee", layer=Layer.LAW, article="BW 2:38 lid 6"
        ),
    )
}


def majority_of(value: RuleValue) -> Fraction:
    """Return the share of the votes for and against that "for" must exceed."""
    return Fraction(value.value)


def is_on(value: RuleValue) -> bool:
    """Tell whether a switch is turned on."""
    return value.value == "ja"
