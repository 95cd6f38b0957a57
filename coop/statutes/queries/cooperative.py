"""How the cooperative calls itself."""

from dataclasses import dataclass

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.statutes.lookups import rules_in_force
from coop.statutes.rules import RuleKey


@dataclass(frozen=True, slots=True, kw_only=True)
class CooperativeView:
    """How the cooperative calls itself, on pages and letters, and how its members vote."""

    name: str
    #: With "U.A." and the like, as the law wants it on letters.
    legal_name: str
    chamber_number: str
    #: Otherwise by hands and paper, in the hall (BW 2:38 lid 6).
    votes_electronically: bool
    #: Votes cast before the meeting count too (BW 2:38 lid 8).
    votes_beforehand: bool


@use_case(Permission.PEOPLE_SESSION_OPEN)
def cooperative_view(uow: UnitOfWork, actor: Actor) -> CooperativeView:
    """Return the cooperative's names; everybody may know them."""
    rules = rules_in_force(uow.session, uow.today)
    return CooperativeView(
        name=rules[RuleKey.NAME].value,
        legal_name=rules[RuleKey.LEGAL_NAME].value,
        chamber_number=rules[RuleKey.CHAMBER_NUMBER].value,
        votes_electronically=rules[RuleKey.ELECTRONIC_VOTING].is_on,
        votes_beforehand=rules[RuleKey.ELECTRONIC_VOTING].is_on
        and rules[RuleKey.ELECTRONIC_BEFOREHAND].is_on,
    )
