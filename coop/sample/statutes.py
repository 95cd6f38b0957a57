"""What the sample cooperative's statutes say, as far as the product goes by them."""

from datetime import date

from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM
from coop.sample.people import FOUNDED_ON, board_member, local_noon
from coop.statutes.rules import Layer, RuleKey
from coop.statutes.services import confirm_switch, propose_switch, set_rule

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
)

#: As it stands in the deed of that day.
CLAUSE = (
    "Het bestuur kan bepalen dat het stemrecht door middel van een elektronisch "
    "communicatiemiddel wordt uitgeoefend. Daarvoor is vereist dat het lid kan worden "
    "geïdentificeerd, rechtstreeks kennis kan nemen van de verhandelingen ter vergadering en "
    "het stemrecht kan uitoefenen."
)


def fill(coop: Coop) -> None:
    """Set the rules that stand in the deed of the founding."""
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


def allow_electronic_voting(coop: Coop) -> None:
    """Let secretary and chair turn on electronic voting together, once the deed allows it."""
    coop = coop.as_of(local_noon(AMENDED_ON))
    proposal_id = coop.run(
        propose_switch,
        board_member(coop, "secretary"),
        key=RuleKey.ELECTRONIC_VOTING,
        is_on=True,
        article="artikel 15 lid 4 van de statuten",
        clause=CLAUSE,
        deed_page="7",
    )
    coop.run(confirm_switch, board_member(coop, "chair"), proposal_id=proposal_id)
