"""The emergency pack of a meeting (C13)."""

import uuid

from sqlalchemy import func, select

from coop.assembly.documents.attendance import RollRow
from coop.assembly.documents.emergency import EmergencyPack, PackItem, PackProxy, emergency_pdf
from coop.assembly.errors import NotConvenedError
from coop.assembly.lookups import ProxyLine, agenda_of, meeting_by_id, proxy_lines
from coop.assembly.rules import MeetingState
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.lookups import is_voter
from coop.membership.lookups.categories import votes_on
from coop.membership.models import Member
from coop.people.models import Person
from coop.statutes.lookups import rules_in_force
from coop.statutes.rules import RuleKey


@use_case(Permission.ASSEMBLY_ATTENDANCE_CHECK_IN)
def emergency_pack(uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID, locale: str) -> bytes:
    """Return all the hall needs to go on with paper, as it stands now."""
    meeting = meeting_by_id(uow.session, meeting_id)
    if meeting.state is MeetingState.PLANNED:
        raise NotConvenedError
    rules = rules_in_force(uow.session, uow.today)
    agenda = agenda_of(uow.session, meeting_id)
    titles = {item.id: f"{item.number}. {item.title}" for item, _ in agenda}
    lines = [
        line
        for line in proxy_lines(uow.session, meeting_id, uow.today)
        if line.proxy.ended_at is None and line.counts
    ]
    return emergency_pdf(
        EmergencyPack(
            cooperative=rules[RuleKey.LEGAL_NAME].value or rules[RuleKey.NAME].value,
            meeting=meeting.title,
            starts_at=meeting.starts_at,
            place=meeting.place,
            items=[
                PackItem(
                    number=item.number,
                    title=item.title,
                    explanation=item.explanation,
                    motion=item.motion,
                )
                for item, _ in agenda
            ],
            proxies=[
                PackProxy(
                    giver=f"{line.giver.name.sorted} ({line.giver_number})",
                    holder=f"{line.holder.name.sorted} ({line.holder_number})",
                    item=titles[line.proxy.item_id] if line.proxy.item_id else "",
                )
                for line in lines
            ],
            roll=_roll(uow, lines),
            language=locale,
        )
    )


def _roll(uow: UnitOfWork, lines: list[ProxyLine]) -> list[RollRow]:
    """List everybody who has a vote, with room to sign."""
    held: dict[uuid.UUID, list[str]] = {}
    for line in lines:
        named = f"{line.giver.name.sorted} ({line.giver_number})"
        held.setdefault(line.proxy.holder_id, []).append(named)
    rows = uow.session.execute(
        select(Person, func.min(Member.number), func.max(votes_on(uow.session, uow.today)))
        .join(Member, Member.person_id == Person.id)
        .where(is_voter(uow.today))
        .group_by(Person.id)
        .order_by(Person.sort_name, Person.id)
    )
    return [
        RollRow(
            number=number,
            name=person.name.sorted,
            holds=tuple(held.get(person.id, ())),
            votes=votes,
        )
        for person, number, votes in rows
    ]
