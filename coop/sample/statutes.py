"""What the sample cooperative's statutes say, as far as the product goes by them."""

from datetime import date

from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM
from coop.sample.people import FOUNDED_ON
from coop.statutes.rules import Layer, RuleKey
from coop.statutes.services import set_rule

#: The day a notary changed the statutes, so that members may vote with a telephone.
AMENDED_ON = date(2024, 6, 12)

RULES = (
    (RuleKey.NAME, "Wijkcoöperatie Koningsveld", "artikel 1 lid 1 van de statuten", FOUNDED_ON),
    (
        RuleKey.LEGAL_NAME,
        "Wijkcoöperatie Koningsveld U.A.",
        "artikel 1 lid 1 van de statuten",
        FOUNDED_ON,
    ),
    # Nobody's: the register never gives out eight zeros.
    (RuleKey.CHAMBER_NUMBER, "00000000", "artikel 1 lid 2 van de statuten", FOUNDED_ON),
    (RuleKey.ORDINARY_MAJORITY, "1/2", "artikel 17 lid 1 van de statuten", FOUNDED_ON),
    (RuleKey.ELECTRONIC_VOTING, "ja", "artikel 15 lid 4 van de statuten", AMENDED_ON),
)


def fill(coop: Coop) -> None:
    """Set the rules."""
    for key, value, article, effective_on in RULES:
        coop.run(
            set_rule,
            SYSTEM,
            key=key,
            value=value,
            layer=Layer.STATUTES,
            article=article,
            effective_on=effective_on,
        )
