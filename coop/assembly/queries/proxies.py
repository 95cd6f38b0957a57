"""Proxies as they are seen by giver and holder, and by who keeps the list."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, and_, or_, select, true, union
from sqlalchemy.orm import InstrumentedAttribute, undefer

from coop.assembly.documents.papers import Paper
from coop.assembly.documents.proxies import ProxyForm, form_pdf
from coop.assembly.errors import MeetingNotFoundError, ProxyNotFoundError
from coop.assembly.lookups import (
    agenda_of,
    meeting_by_id,
    open_poll_in,
    proxy_by_id,
    proxy_draft,
    proxy_lines,
    standing_in,
)
from coop.assembly.models import AgendaItem, Proxy
from coop.assembly.rules import MeetingKind, MeetingState, ProxyEnd, ProxyWay
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.lookups.minors import minors_vote
from coop.membership.lookups.representing import minors_in_hand
from coop.people.models import Person
from coop.statutes.lookups import rules_in_force
from coop.statutes.rules import RuleKey
from coop.voting.errors import PollClosedError
from coop.voting.models import Ballot, Elector
from coop.voting.rules import Choice


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemChoice:
    """A point of the agenda a proxy can be given for."""

    id: uuid.UUID
    number: int
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnProxy:
    """A standing proxy as giver or holder sees it."""

    id: uuid.UUID
    #: The other one: the holder to the giver, the giver to the holder.
    name: str
    item: str | None
    instruction: str
    way: ProxyWay
    given_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnProxies:
    """What a member gave and holds in one meeting, and what the statutes allow."""

    meeting_id: uuid.UUID
    title: str
    starts_at: datetime
    place: str
    state: MeetingState
    is_allowed: bool
    most: int
    article: str
    items: tuple[ItemChoice, ...]
    given: tuple[OwnProxy, ...]
    held: tuple[OwnProxy, ...]
    is_vote_open: bool

    @property
    def may_give(self) -> bool:
        """Tell whether the form has a use now."""
        is_time = self.state in {MeetingState.CONVENED, MeetingState.OPEN}
        is_all_given = any(proxy.item is None for proxy in self.given)
        return self.is_allowed and is_time and not self.is_vote_open and not is_all_given


@dataclass(frozen=True, slots=True, kw_only=True)
class GiverBallot:
    """One giver's part in the vote that is on, for the holder's screen."""

    giver_id: uuid.UUID
    name: str
    instruction: str
    #: What the giver's ballot says; nothing while it is not cast.
    choice: Choice | None
    may_vote: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProxyRow:
    """A proxy on the list; no instruction, that is between the two."""

    id: uuid.UUID
    giver: str
    giver_number: int | None
    holder: str
    holder_number: int | None
    item: str | None
    way: ProxyWay
    given_at: datetime
    ended_at: datetime | None
    ended_by: ProxyEnd | None
    #: Giver and holder both still have the right it takes.
    counts: bool
    has_paper: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProxyList:
    """All proxies of a meeting."""

    meeting_id: uuid.UUID
    title: str
    state: MeetingState
    most: int
    items: tuple[ItemChoice, ...]
    rows: tuple[ProxyRow, ...]

    @property
    def standing(self) -> tuple[ProxyRow, ...]:
        """Return those that hold."""
        return tuple(row for row in self.rows if row.ended_at is None)


@use_case(Permission.ASSEMBLY_PROXY_GIVE)
def own_proxies(uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID) -> OwnProxies:
    """Return what the actor gave and holds."""
    meeting = meeting_by_id(uow.session, meeting_id)
    if meeting.state is MeetingState.PLANNED:
        raise MeetingNotFoundError(meeting_id=meeting_id)
    rules = rules_in_force(uow.session, uow.today)
    most = rules[RuleKey.PROXIES_PER_HOLDER]
    is_board = meeting.kind is MeetingKind.BOARD
    return OwnProxies(
        meeting_id=meeting_id,
        title=meeting.title,
        starts_at=meeting.starts_at,
        place=meeting.place,
        state=meeting.state,
        is_allowed=rules[RuleKey.PROXY_ALLOWED].is_on and not is_board,
        most=most.number,
        article=most.article,
        items=_items(uow, meeting_id),
        given=_own(uow, meeting_id, Proxy.giver_id == actor.person_id, Proxy.holder_id),
        held=_own(uow, meeting_id, Proxy.holder_id == actor.person_id, Proxy.giver_id),
        is_vote_open=open_poll_in(uow.session, meeting_id) is not None,
    )


@use_case(Permission.ASSEMBLY_BALLOT_CAST)
def giver_ballots(
    uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID, poll_id: uuid.UUID | None
) -> tuple[GiverBallot, ...]:
    """Return for whom the actor votes about the current point, and what was cast for them.

    Without a vote it says for whom one will vote, so that the page can be ready.
    """
    rows = uow.session.execute(_parts_of_others(actor, meeting_id, poll_id, uow.today)).all()
    # The rule book is asked about parents only: every screen asks this when a vote opens.
    by_law = any(proxy_id is None for *_, proxy_id in rows)
    if by_law and minors_vote(uow.session, uow.today):
        rows = [row for row in rows if row[-1] is not None]
    found = {
        person.id: GiverBallot(
            giver_id=person.id,
            name=person.name.full,
            instruction=instruction or "",
            choice=choice,
            may_vote=is_on_roll and choice is None,
        )
        for person, instruction, choice, is_on_roll, _ in rows
    }
    return tuple(found.values())


def _parts_of_others(
    actor: Actor, meeting_id: uuid.UUID, poll_id: uuid.UUID | None, day: date
) -> Select[Person, str | None, Choice | None, bool, uuid.UUID | None]:
    """Select givers with the proxy, and minors of whom the actor is parent or guardian without."""
    item = select(AgendaItem.id).where(AgendaItem.poll_id == poll_id).scalar_subquery()
    held = and_(
        standing_in(meeting_id),
        Proxy.holder_id == actor.person_id,
        or_(Proxy.item_id.is_(None), Proxy.item_id == item) if poll_id else true(),
    )
    hands = union(select(Proxy.giver_id).where(held), minors_in_hand(actor.person_id, day))
    return (
        select(Person, Proxy.instruction, Ballot.choice, Elector.person_id.is_not(None), Proxy.id)
        .select_from(Person)
        .outerjoin(Proxy, and_(Proxy.giver_id == Person.id, held))
        .outerjoin(Elector, and_(Elector.poll_id == poll_id, Elector.person_id == Person.id))
        .outerjoin(Ballot, and_(Ballot.poll_id == poll_id, Ballot.person_id == Person.id))
        .where(Person.id.in_(hands))
        .order_by(Person.sort_name, Proxy.id)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteOfProxy:
    """The vote a button in a chat is about, and for whom it is."""

    poll_id: uuid.UUID
    giver_id: uuid.UUID


@use_case(Permission.ASSEMBLY_BALLOT_CAST)
def vote_of_proxy(uow: UnitOfWork, actor: Actor, *, proxy_id: uuid.UUID, mark: str) -> VoteOfProxy:
    """Return the open vote that a button of a proxy was made for; an old button has none."""
    proxy = proxy_by_id(uow.session, proxy_id)
    if proxy.holder_id != actor.person_id:
        raise ProxyNotFoundError(proxy_id=proxy_id)
    poll_id = open_poll_in(uow.session, proxy.meeting_id)
    if poll_id is None or not poll_id.hex.startswith(mark) or not mark:
        raise PollClosedError(poll_id=poll_id)
    return VoteOfProxy(poll_id=poll_id, giver_id=proxy.giver_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftView:
    """A proxy that is being given in a chat."""

    meeting_id: uuid.UUID
    touched_at: datetime
    #: The next words that are typed say who votes.
    asks_name: bool


@use_case(Permission.ASSEMBLY_PROXY_GIVE)
def own_proxy_draft(uow: UnitOfWork, actor: Actor) -> DraftView | None:
    """Return the proxy the actor is giving in a chat."""
    draft = proxy_draft(uow.session, actor.person_id, uow.now)
    if draft is None:
        return None
    return DraftView(
        meeting_id=draft.meeting_id,
        touched_at=draft.touched_at,
        asks_name=draft.holder_id is None,
    )


@use_case(Permission.ASSEMBLY_ATTENDANCE_CHECK_IN)
def proxy_list(uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID) -> ProxyList:
    """Return all proxies of a meeting, for who keeps the list and sits at the door."""
    meeting = meeting_by_id(uow.session, meeting_id)
    rules = rules_in_force(uow.session, uow.today)
    titles = {item.id: _titled(item) for item, _ in agenda_of(uow.session, meeting_id)}
    return ProxyList(
        meeting_id=meeting_id,
        title=meeting.title,
        state=meeting.state,
        most=rules[RuleKey.PROXIES_PER_HOLDER].number,
        items=_items(uow, meeting_id),
        rows=tuple(
            ProxyRow(
                id=line.proxy.id,
                giver=line.giver.name.sorted,
                giver_number=line.giver_number,
                holder=line.holder.name.sorted,
                holder_number=line.holder_number,
                item=titles.get(line.proxy.item_id) if line.proxy.item_id else None,
                way=line.proxy.way,
                given_at=line.proxy.given_at,
                ended_at=line.proxy.ended_at,
                ended_by=line.proxy.ended_by,
                counts=line.counts,
                has_paper=line.proxy.paper_type is not None,
            )
            for line in proxy_lines(uow.session, meeting_id, uow.today)
        ),
    )


@use_case(Permission.ASSEMBLY_PROXY_REGISTER)
def proxy_paper(
    uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID, proxy_id: uuid.UUID
) -> Paper:
    """Return the scan of a form that came in on paper."""
    query = select(Proxy).where(Proxy.id == proxy_id, Proxy.meeting_id == meeting_id)
    proxy = uow.session.scalar(query.options(undefer(Proxy.paper)))
    if proxy is None or proxy.paper is None or proxy.paper_type is None:
        raise ProxyNotFoundError(proxy_id=proxy_id)
    return Paper(content=proxy.paper, type=proxy.paper_type)


@use_case(Permission.ASSEMBLY_MEETING_READ)
def proxy_form(uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID, locale: str) -> bytes:
    """Return the form to give a proxy on paper, as PDF."""
    meeting = meeting_by_id(uow.session, meeting_id)
    if meeting.state is MeetingState.PLANNED:
        raise MeetingNotFoundError(meeting_id=meeting_id)
    rules = rules_in_force(uow.session, uow.today)
    return form_pdf(
        ProxyForm(
            cooperative=rules[RuleKey.LEGAL_NAME].value or rules[RuleKey.NAME].value,
            meeting=meeting.title,
            starts_at=meeting.starts_at,
            place=meeting.place,
            most=rules[RuleKey.PROXIES_PER_HOLDER].number,
            language=locale,
        )
    )


def _items(uow: UnitOfWork, meeting_id: uuid.UUID) -> tuple[ItemChoice, ...]:
    """Name the points that are voted on."""
    return tuple(
        ItemChoice(id=item.id, number=item.number, title=item.title)
        for item, _ in agenda_of(uow.session, meeting_id)
        if item.motion
    )


def _own(
    uow: UnitOfWork,
    meeting_id: uuid.UUID,
    whose: ColumnElement[bool],
    other: InstrumentedAttribute[uuid.UUID],
) -> tuple[OwnProxy, ...]:
    rows = uow.session.execute(
        select(Proxy, Person, AgendaItem)
        .join(Person, Person.id == other)
        .outerjoin(AgendaItem, AgendaItem.id == Proxy.item_id)
        .where(standing_in(meeting_id), whose)
        .order_by(Person.sort_name, Proxy.given_at, Proxy.id)
    )
    return tuple(
        OwnProxy(
            id=proxy.id,
            name=person.name.full,
            item=None if proxy.item_id is None else _titled(item),
            instruction=proxy.instruction,
            way=proxy.way,
            given_at=proxy.given_at,
        )
        for proxy, person, item in rows
    )


def _titled(item: AgendaItem) -> str:
    return f"{item.number}. {item.title}"
