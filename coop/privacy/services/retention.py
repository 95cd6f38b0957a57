"""What goes by schedule: a little in each transaction, so that nobody who writes waits for it."""

from collections.abc import Callable, Mapping

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.privacy.lookups import months_kept
from coop.privacy.models import Removal
from coop.privacy.rules.retention import TERMS, Matter, last_day_over
from coop.privacy.services.forgetting.books import forget_other_payments, forget_payments
from coop.privacy.services.forgetting.functions import forget_filters, forget_second_steps
from coop.privacy.services.forgetting.neighbourhood import (
    forget_participants,
    forget_rounds,
    forget_tents,
)
from coop.privacy.services.forgetting.people import (
    forget_former_members,
    forget_former_names,
    forget_minors,
    forget_sessions,
)
from coop.privacy.services.forgetting.proof import forget_breaches, forget_notices, forget_votes
from coop.privacy.services.forgetting.reports import forget_reports

#: By matter, the use case that removes some of it and returns how much.
FORGETTING: Mapping[Matter, Callable[..., int]] = {
    Matter.SESSIONS: forget_sessions,
    Matter.SECOND_STEPS: forget_second_steps,
    Matter.FORMER_MEMBERS: forget_former_members,
    Matter.FORMER_NAMES: forget_former_names,
    Matter.MINORS: forget_minors,
    Matter.FILTERS: forget_filters,
    Matter.VOTES: forget_votes,
    Matter.NOTICES: forget_notices,
    Matter.PAYMENTS: forget_payments,
    Matter.OTHER_PAYMENTS: forget_other_payments,
    Matter.REPORTS: forget_reports,
    Matter.PARTICIPANTS: forget_participants,
    Matter.ROUNDS: forget_rounds,
    Matter.TENTS: forget_tents,
    Matter.BREACHES: forget_breaches,
}


@use_case(Permission.PRIVACY_RETENTION_RUN, journal=False)
def remove_what_is_over(uow: UnitOfWork, actor: Actor) -> bool:
    """Remove some of what was kept long enough; tell whether more may be left.

    How much went of what is kept; of whom it was is not.
    """
    for term in TERMS:
        months = months_kept(uow.session, term, uow.today)
        until = last_day_over(uow.today, months, by_year=term.by_year)
        count = FORGETTING[term.matter](uow, actor, until=until)
        if count:
            _count(uow, term.matter, count)
            return True
    return False


def _count(uow: UnitOfWork, matter: Matter, count: int) -> None:
    removal = uow.session.get(Removal, (uow.today, matter), with_for_update=True)
    if removal is None:
        uow.session.add(Removal(removed_on=uow.today, matter=matter, count=count))
    else:
        removal.count += count
