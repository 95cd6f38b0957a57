"""Giving a proxy, taking it back, and voting with it (BW 2:38 lid 4 and 5)."""

import uuid

from sqlalchemy import and_, bindparam, delete, or_

from coop.assembly.documents.papers import Paper, paper_of
from coop.assembly.errors import (
    GiverNotVoterError,
    HolderNotFoundError,
    ItemNotFoundError,
    NoProxyDraftError,
    NoProxyForVoteError,
    NotPresentError,
    ProxyEndedError,
    ProxyNotFoundError,
)
from coop.assembly.events import ProxyEnded, ProxyGiven
from coop.assembly.lookups import (
    ensure_holder,
    holder_called,
    holder_numbered,
    item_by_id,
    locked_meeting,
    meeting_by_id,
    open_poll_in,
    presence_of,
    proxies_given,
    proxy_by_id,
    proxy_draft,
    scopes_given,
    scopes_held,
)
from coop.assembly.models import (
    LONGEST_INSTRUCTION,
    AgendaItem,
    Attendance,
    Meeting,
    Proxy,
    ProxyDraft,
)
from coop.assembly.rules import (
    DRAFT_LASTS,
    ProxyEnd,
    ProxyScope,
    ProxyWay,
    ensure_absent,
    ensure_allowed,
    ensure_between_two,
    ensure_may_change,
    ensure_no_chain,
    ensure_not_given,
    ensure_within_cap,
    name_and_number,
)
from coop.assembly.services.votes import PRESENT
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.lookups import standing_of
from coop.membership.lookups.representing import voters_represented_by
from coop.membership.rules.lifecycle import Standing
from coop.statutes.lookups import rule_in_force, rules_in_force
from coop.statutes.rules import RuleKey
from coop.voting.rules import BallotChannel, Choice
from coop.voting.services import take_ballot

#: The actor is present, and holds what the giver gave for the point this vote is about.
HOLDS = PRESENT.add_columns(Proxy.id).outerjoin(
    Proxy,
    and_(
        Proxy.meeting_id == Attendance.meeting_id,
        Proxy.holder_id == Attendance.person_id,
        Proxy.ended_at.is_(None),
        or_(Proxy.item_id.is_(None), Proxy.item_id == AgendaItem.id),
        Proxy.giver_id == bindparam("giver", type_=Proxy.giver_id.type),
    ),
)


@use_case(Permission.ASSEMBLY_PROXY_GIVE)
def give_proxy(
    uow: UnitOfWork,
    actor: Actor,
    *,
    meeting_id: uuid.UUID,
    holder_name: str,
    holder_number: int | None = None,
    item_id: ProxyScope = None,
    instruction: str = "",
    way: ProxyWay = ProxyWay.WEB,
) -> uuid.UUID:
    """Let somebody else cast one's vote, in the whole meeting or at one point of its agenda."""
    assert actor.person_id is not None
    meeting = locked_meeting(uow.session, meeting_id)
    holder_id = holder_called(uow.session, uow.today, name=holder_name, number=holder_number)
    proxy = Proxy(
        id=uow.chance.new_id(),
        meeting_id=meeting_id,
        giver_id=actor.person_id,
        holder_id=holder_id,
        way=way,
        given_at=uow.now,
        item_id=item_id,
        instruction=_instruction(instruction),
    )
    _put_in_hands(uow, meeting, proxy)
    return proxy.id


@use_case(Permission.ASSEMBLY_PROXY_REGISTER)
def register_proxy(
    uow: UnitOfWork,
    actor: Actor,
    *,
    meeting_id: uuid.UUID,
    giver_number: int,
    holder_number: int,
    paper: bytes,
    item_id: ProxyScope = None,
) -> uuid.UUID:
    """Enter a proxy that came in on paper, with a scan or photo of the signed form."""
    meeting = locked_meeting(uow.session, meeting_id)
    scan: Paper = paper_of(paper)
    giver_id = holder_numbered(uow.session, uow.today, giver_number)
    proxy = Proxy(
        id=uow.chance.new_id(),
        meeting_id=meeting_id,
        giver_id=giver_id,
        holder_id=holder_numbered(uow.session, uow.today, holder_number),
        way=ProxyWay.PAPER,
        given_at=uow.now,
        item_id=item_id,
        registered_by=actor.person_id,
        paper=scan.content,
        paper_type=scan.type,
    )
    _put_in_hands(uow, meeting, proxy)
    return proxy.id


@use_case(Permission.ASSEMBLY_PROXY_GIVE, journal=False)
def begin_proxy_draft(uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID) -> None:
    """Begin giving a proxy in a chat, or begin anew; the first question is to whom."""
    assert actor.person_id is not None
    meeting = meeting_by_id(uow.session, meeting_id)
    allowed = rule_in_force(uow.session, RuleKey.PROXY_ALLOWED, uow.today)
    ensure_allowed(allowed, meeting.kind)
    is_vote_open = open_poll_in(uow.session, meeting_id) is not None
    ensure_may_change(meeting.state, is_vote_open=is_vote_open)
    old = or_(
        ProxyDraft.person_id == actor.person_id, ProxyDraft.touched_at <= uow.now - DRAFT_LASTS
    )
    uow.session.execute(delete(ProxyDraft).where(old))
    uow.session.add(
        ProxyDraft(person_id=actor.person_id, meeting_id=meeting_id, touched_at=uow.now)
    )


@use_case(Permission.ASSEMBLY_PROXY_GIVE, journal=False)
def name_holder(uow: UnitOfWork, actor: Actor, *, text: str) -> None:
    """Take typed words for who votes: a name, with the membership number behind it if need be."""
    draft = _own_draft(uow, actor)
    name, number = name_and_number(text)
    holder_id = holder_called(uow.session, uow.today, name=name, number=number)
    ensure_between_two(draft.person_id, holder_id)
    draft.holder_id, draft.touched_at = holder_id, uow.now


@use_case(Permission.ASSEMBLY_PROXY_GIVE, journal=False)
def ask_holder_again(uow: UnitOfWork, actor: Actor) -> None:
    """Forget who was named, and ask once more."""
    draft = _own_draft(uow, actor)
    draft.holder_id, draft.touched_at = None, uow.now


@use_case(Permission.ASSEMBLY_PROXY_GIVE, journal=False)
def drop_proxy_draft(uow: UnitOfWork, actor: Actor) -> None:
    """Stop giving a proxy."""
    uow.session.execute(delete(ProxyDraft).where(ProxyDraft.person_id == actor.person_id))


@use_case(Permission.ASSEMBLY_PROXY_GIVE)
def give_drafted_proxy(uow: UnitOfWork, actor: Actor) -> uuid.UUID:
    """Give the proxy as it was said in the chat, for the whole meeting."""
    draft = _own_draft(uow, actor)
    if draft.holder_id is None:
        raise HolderNotFoundError
    meeting = locked_meeting(uow.session, draft.meeting_id)
    ensure_holder(uow.session, uow.today, draft.holder_id)
    proxy = Proxy(
        id=uow.chance.new_id(),
        meeting_id=meeting.id,
        giver_id=draft.person_id,
        holder_id=draft.holder_id,
        way=ProxyWay.TELEGRAM,
        given_at=uow.now,
    )
    _put_in_hands(uow, meeting, proxy)
    uow.session.delete(draft)
    return meeting.id


@use_case(Permission.ASSEMBLY_PROXY_GIVE)
def revoke_proxy(uow: UnitOfWork, actor: Actor, *, proxy_id: uuid.UUID) -> None:
    """Take one's vote back, until a vote opens."""
    if proxy_by_id(uow.session, proxy_id).giver_id != actor.person_id:
        raise ProxyNotFoundError(proxy_id=proxy_id)
    _revoke(uow, proxy_id)


@use_case(Permission.ASSEMBLY_PROXY_GIVE)
def revoke_proxies(uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID) -> None:
    """Take back all one gave in a meeting."""
    assert actor.person_id is not None
    meeting = locked_meeting(uow.session, meeting_id)
    standing = proxies_given(uow.session, meeting_id, actor.person_id)
    if not standing:
        return
    is_vote_open = open_poll_in(uow.session, meeting_id) is not None
    ensure_may_change(meeting.state, is_vote_open=is_vote_open)
    for proxy in standing:
        _end(uow, proxy, ProxyEnd.REVOKED)
    _publish(uow, meeting, standing[0])


@use_case(Permission.ASSEMBLY_PROXY_REGISTER)
def withdraw_proxy(uow: UnitOfWork, actor: Actor, *, proxy_id: uuid.UUID) -> None:
    """Enter that a giver took his or her proxy back, by telephone or at the door."""
    _revoke(uow, proxy_id)


# No role carries this permission: a proxy lapses by what its giver does, and by nothing else.
@use_case(Permission.ASSEMBLY_PROXY_LAPSE)
def lapse_proxies(
    uow: UnitOfWork,
    actor: Actor,
    *,
    meeting_id: uuid.UUID,
    giver_id: uuid.UUID,
    ended_by: ProxyEnd,
) -> int:
    """End the proxies of who comes or votes; return how many, for the journal line of that.

    What the holder cast before stays cast: the box holds one ballot of each elector.
    """
    standing = proxies_given(uow.session, meeting_id, giver_id)
    for proxy in standing:
        _end(uow, proxy, ended_by)
    return len(standing)


@use_case(Permission.ASSEMBLY_BALLOT_CAST, journal=False)
def cast_vote_for(
    uow: UnitOfWork,
    actor: Actor,
    *,
    poll_id: uuid.UUID,
    giver_id: uuid.UUID,
    choice: Choice,
    channel: BallotChannel,
) -> None:
    """Cast the vote of a giver: while taking part oneself, each giver's apart from one's own.

    So does a parent or guardian for a minor, where the statutes say so (BW 2:13 lid 2).
    """
    held = uow.session.execute(
        HOLDS, {"poll": poll_id, "person": actor.person_id, "giver": giver_id}
    ).first()
    if held is None:
        raise NotPresentError(poll_id=poll_id)
    if held.id is None and giver_id not in voters_represented_by(
        uow.session, actor.person_id, uow.today
    ):
        raise NoProxyForVoteError(poll_id=poll_id)
    take_ballot(uow, actor, poll_id=poll_id, choice=choice, channel=channel, elector_id=giver_id)


def _own_draft(uow: UnitOfWork, actor: Actor) -> ProxyDraft:
    draft = proxy_draft(uow.session, actor.person_id, uow.now)
    if draft is None:
        raise NoProxyDraftError
    return draft


def _put_in_hands(uow: UnitOfWork, meeting: Meeting, proxy: Proxy) -> None:
    """Check a proxy against law, statutes and what stands, and write it down."""
    _ensure_may_be_given(uow, meeting, proxy)
    uow.session.add(proxy)
    _publish(uow, meeting, proxy)
    uow.record(ProxyGiven(meeting_id=meeting.id, proxy_id=proxy.id))


def _ensure_may_be_given(uow: UnitOfWork, meeting: Meeting, proxy: Proxy) -> None:
    session, giver_id, holder_id = uow.session, proxy.giver_id, proxy.holder_id
    rules = rules_in_force(session, uow.today)
    ensure_allowed(rules[RuleKey.PROXY_ALLOWED], meeting.kind)
    is_vote_open = open_poll_in(session, meeting.id) is not None
    ensure_may_change(meeting.state, is_vote_open=is_vote_open)
    if proxy.item_id and item_by_id(session, proxy.item_id).meeting_id != meeting.id:
        raise ItemNotFoundError(item_id=proxy.item_id)
    ensure_between_two(giver_id, holder_id)
    if standing_of(session, giver_id, uow.now) is not Standing.MEMBER:
        raise GiverNotVoterError
    ensure_absent(is_present=presence_of(session, meeting.id, giver_id) is not None)
    ensure_not_given(scopes_given(session, meeting.id, giver_id), proxy.item_id)
    held = scopes_held(session, meeting.id, holder_id)
    ensure_no_chain(
        giver_holds=bool(scopes_held(session, meeting.id, giver_id)),
        holder_gave=bool(scopes_given(session, meeting.id, holder_id)),
    )
    ensure_within_cap(held, proxy.item_id, rules[RuleKey.PROXIES_PER_HOLDER])


def _revoke(uow: UnitOfWork, proxy_id: uuid.UUID) -> None:
    proxy = proxy_by_id(uow.session, proxy_id)
    meeting = locked_meeting(uow.session, proxy.meeting_id)
    # Read again under the lock: the giver may have come in a moment ago.
    uow.session.refresh(proxy)
    if proxy.ended_at is not None:
        raise ProxyEndedError(proxy_id=proxy_id)
    is_vote_open = open_poll_in(uow.session, meeting.id) is not None
    ensure_may_change(meeting.state, is_vote_open=is_vote_open)
    _end(uow, proxy, ProxyEnd.REVOKED)
    _publish(uow, meeting, proxy)


def _end(uow: UnitOfWork, proxy: Proxy, ended_by: ProxyEnd) -> None:
    proxy.ended_at, proxy.ended_by = uow.now, ended_by
    uow.record(ProxyEnded(meeting_id=proxy.meeting_id, proxy_id=proxy.id))


def _publish(uow: UnitOfWork, meeting: Meeting, proxy: Proxy) -> None:
    meeting.revision += 1
    uow.note("proxy", proxy.id, topic=meeting.topic, way=proxy.way.value)


def _instruction(text: str) -> str:
    return text.strip()[:LONGEST_INSTRUCTION]
