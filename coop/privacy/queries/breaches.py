"""The register of breaches, and one of them with its clock and what the law asks."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.privacy.errors import BreachNotFoundError
from coop.privacy.lookups import handling_of
from coop.privacy.models import Breach
from coop.privacy.rules.breaches import (
    Answer,
    BreachIssue,
    BreachKind,
    Concerned,
    DataKind,
    Risk,
    issues_before_closing,
    must_report,
    must_tell,
    report_before,
)
from coop.statutes.queries import cooperative_view
from coop.wording.catalogue import SOURCE, say
from coop.wording.privacy_breach import DATA, KINDS_TOLD, LETTER

#: The register is short, or the cooperative has other worries.
MOST_SHOWN = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class BreachLine:
    """A breach in the register."""

    id: uuid.UUID
    number: int
    what: str
    found_at: datetime
    report_before: datetime
    #: What is left of the 72 hours; below nought it is too late.
    left: timedelta
    risk: Risk | None
    reported_at: datetime | None
    told_at: datetime | None
    closed_at: datetime | None

    @property
    def is_ticking(self) -> bool:
        """Tell whether the authority may still have to hear of it."""
        is_done = self.reported_at is not None or self.closed_at is not None
        return not is_done and self.risk is not Risk.UNLIKELY


@dataclass(frozen=True, slots=True, kw_only=True)
class BreachView:
    """One breach, whole, with what the law asks of it."""

    line: BreachLine
    happened: str
    kinds: tuple[BreachKind, ...]
    data: tuple[DataKind, ...]
    concerned: tuple[Concerned, ...]
    people: int | None
    unreadable: Answer | None
    returned: Answer | None
    harmful: Answer | None
    consequences: str
    measures: str
    must_report: bool
    must_tell: bool
    report_reference: str
    report_reason: str
    told_reason: str
    told_text: str
    issues: tuple[BreachIssue, ...]


@use_case(Permission.PRIVACY_BREACH_HANDLE)
def breaches_view(uow: UnitOfWork, actor: Actor) -> tuple[BreachLine, ...]:
    """Return the register: what is open first, then the newest."""
    breaches = uow.session.scalars(
        select(Breach)
        .order_by(Breach.closed_at.is_not(None), Breach.number.desc())
        .limit(MOST_SHOWN)
    )
    return tuple(_line(breach, uow.now) for breach in breaches)


@use_case(Permission.PRIVACY_BREACH_HANDLE)
def breach_view(uow: UnitOfWork, actor: Actor, *, breach_id: uuid.UUID) -> BreachView:
    """Return one breach with its clock, what the law asks, and a draft to the people."""
    breach = uow.session.get(Breach, breach_id)
    if breach is None:
        raise BreachNotFoundError
    line = _line(breach, uow.now)
    return BreachView(
        line=line,
        happened=breach.happened,
        kinds=tuple(BreachKind(kind) for kind in breach.kinds),
        data=tuple(DataKind(kind) for kind in breach.data),
        concerned=tuple(Concerned(kind) for kind in breach.concerned),
        people=breach.people,
        unreadable=breach.unreadable,
        returned=breach.returned,
        harmful=breach.harmful,
        consequences=breach.consequences,
        measures=breach.measures,
        must_report=line.risk is not None and must_report(line.risk),
        must_tell=line.risk is not None and must_tell(line.risk),
        report_reference=breach.report_reference,
        report_reason=breach.report_reason,
        told_reason=breach.told_reason,
        told_text=breach.told_text or _draft(breach, cooperative_view(uow, actor).name),
        issues=tuple(issues_before_closing(handling_of(breach))),
    )


def _line(breach: Breach, now: datetime) -> BreachLine:
    before = report_before(breach.found_at)
    return BreachLine(
        id=breach.id,
        number=breach.number,
        what=breach.what,
        found_at=breach.found_at,
        report_before=before,
        left=before - now,
        risk=handling_of(breach).risk,
        reported_at=breach.reported_at,
        told_at=breach.told_at,
        closed_at=breach.closed_at,
    )


def _draft(breach: Breach, cooperative: str) -> str:
    """Write what the people must be told in plain words (AVG art. 34 lid 2)."""
    told = {
        "what": breach.what,
        "kinds": ", ".join(say(KINDS_TOLD[kind], SOURCE) for kind in breach.kinds),
        "data": ", ".join(say(DATA[kind], SOURCE).lower() for kind in breach.data) or "…",
        "consequences": breach.consequences or "…",
        "measures": breach.measures or "…",
        "cooperative": cooperative,
    }
    return "\n\n".join(say(part, SOURCE, **told) for part in LETTER)
