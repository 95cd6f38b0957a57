"""Brings together what a convocation says, from the agenda as it was frozen."""

from sqlalchemy.orm import Session

from coop.assembly.documents.call import Call
from coop.assembly.models import Convocation
from coop.assembly.rules import beforehand_window, day_of, frozen_agenda
from coop.statutes.lookups import rules_in_force
from coop.statutes.rules import RuleKey


def call_of(session: Session, convocation: Convocation, locale: str) -> Call:
    """Return what is said to a reader; the rules are those of the day members were called."""
    agenda = frozen_agenda(convocation.content)
    rules = rules_in_force(session, day_of(convocation.made_at))
    is_beforehand = rules[RuleKey.ELECTRONIC_BEFOREHAND].is_on
    return Call(
        agenda=agenda,
        cooperative=rules[RuleKey.NAME].value,
        beforehand=beforehand_window(agenda.start, rules) if is_beforehand else None,
        may_give_proxy=rules[RuleKey.PROXY_ALLOWED].is_on,
        locale=locale,
    )
