"""What can be seen of groups."""

import uuid
from dataclasses import dataclass

from sqlalchemy import select

from coop.groups.errors import GroupNotFoundError
from coop.groups.lookups import (
    admitted_in,
    contact_by_id,
    contacts_of,
    group_by_slug,
    groups_by_name,
    is_in_use,
    kinds_of,
    moderators_of,
    newest_code,
    participant_of,
    seen_of,
    state_of_group,
    states_of,
)
from coop.groups.models import ContactBrowser, Group
from coop.groups.rules import (
    CODE_ATTEMPTS,
    FEWEST_COUNTED,
    ContactKind,
    GroupChannel,
    GroupState,
    Involvement,
    ParticipantState,
    PhotoPolicy,
    ReportKind,
    ToGroup,
)
from coop.groups.rules.checks import Seen
from coop.groups.rules.joining import may_enter
from coop.groups.rules.life import OPEN
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.rules import hash_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactView:
    """Who outside takes part, by function."""

    kind: ContactKind
    function: str
    #: ``None`` means: no answer was agreed.
    answer_within_days: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How the reader stands to a group."""

    state: ParticipantState
    #: What the group is for was changed since he or she said yes.
    is_asked_again: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """A group as everybody may see it: what it is for and who takes part."""

    id: uuid.UUID
    name: str
    slug: str
    channel: GroupChannel
    area: str
    purpose: str
    kinds: tuple[ReportKind, ...]
    #: How many neighbours look after it; names are for participants only (C20).
    moderators: int
    contacts: tuple[ContactView, ...]
    #: Of how many moderators a VOG or training was seen, where the group wants it (C25).
    seen: tuple[Seen, ...]
    state: GroupState
    #: Released by the board, and its kick-off held; otherwise everything is practice (C6).
    is_live: bool
    police: Involvement
    municipality: Involvement
    to_group: ToGroup
    photo_policy: PhotoPolicy
    rules_version: int
    #: Who takes part; few are not counted (C17), and an app of its own keeps no list (C1).
    participants: int | None
    #: Where who takes part finds the chat; nobody else gets it.
    invite_link: str
    #: The bot makes personal links into the chat: the group keeps none of its own.
    sends_links: bool
    #: How the reader stands to it, if at all.
    standing: Standing | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupLine:
    """One group in a list."""

    id: uuid.UUID
    name: str
    slug: str
    area: str
    channel: GroupChannel
    state: GroupState

    @property
    def is_open(self) -> bool:
        """Tell whether neighbours report and join there."""
        return self.state in OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Whether somebody who knocks at a chat comes in."""

    group_id: uuid.UUID
    may_enter: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BrowserView:
    """How far a browser is known to be a contact's."""

    is_known: bool
    #: A code is on its way to the contact's address, and this browser may type it.
    awaits_code: bool


@use_case(Permission.GROUPS_CONTACT_PROVE)
def browser_view(uow: UnitOfWork, actor: Actor, *, browser: str | None) -> BrowserView:
    """Return whether the contact whose link this is was shown to sit at this browser."""
    if actor.contact_id is None or not browser:
        return BrowserView(is_known=False, awaits_code=False)
    contact = contact_by_id(uow.session, actor.contact_id)
    known = uow.session.scalar(
        select(ContactBrowser.id).where(
            ContactBrowser.address_hash == hash_of(contact.email),
            ContactBrowser.browser_hash == hash_of(browser),
            ContactBrowser.known_until > uow.now,
        )
    )
    code = newest_code(uow.session, contact.email, browser, uow.now)
    return BrowserView(
        is_known=known is not None,
        awaits_code=code is not None and code.attempts < CODE_ATTEMPTS,
    )


@use_case(Permission.GROUPS_GROUP_READ)
def all_groups(uow: UnitOfWork, actor: Actor) -> tuple[GroupLine, ...]:
    """Return every group, by name."""
    groups = groups_by_name(uow.session)
    states = states_of(uow.session, (group.id for group in groups))
    return tuple(_line(group, states[group.id]) for group in groups)


@use_case(Permission.GROUPS_GROUP_READ)
def group_view(uow: UnitOfWork, actor: Actor, *, slug: str) -> GroupView:
    """Return one group with who takes part."""
    group = group_by_slug(uow.session, slug)
    state = state_of_group(uow.session, group.id)
    moderators = moderators_of(uow.session, group.id, uow.today)
    return GroupView(
        id=group.id,
        name=group.name,
        slug=group.slug,
        channel=group.channel,
        area=group.area,
        purpose=group.purpose,
        kinds=kinds_of(uow.session, group.id),
        moderators=len(moderators),
        seen=seen_of(uow.session, group.id, moderators),
        contacts=tuple(
            ContactView(
                kind=contact.kind,
                function=contact.function,
                answer_within_days=contact.answer_within_days,
            )
            for contact in contacts_of(uow.session, group.id)
        ),
        state=state,
        is_live=is_in_use(uow.session, group.id, uow.today),
        police=group.police,
        municipality=group.municipality,
        to_group=group.to_group,
        photo_policy=group.photo_policy,
        rules_version=group.rules_version,
        participants=_counted(uow, group),
        invite_link=group.invite_link if _may_enter(uow, actor, group) else "",
        sends_links=group.telegram_chat_id is not None and not group.invite_link,
        standing=_standing(uow, actor, group),
    )


@use_case(Permission.GROUPS_GROUP_JOIN)
def entry_to_chat(uow: UnitOfWork, actor: Actor, *, telegram_chat_id: int) -> Entry:
    """Return whether the actor may come into a group's chat."""
    group = uow.session.scalar(select(Group).where(Group.telegram_chat_id == telegram_chat_id))
    if group is None:
        raise GroupNotFoundError
    return Entry(group_id=group.id, may_enter=_may_enter(uow, actor, group))


@use_case(Permission.GROUPS_GROUP_READ)
def group_of_chat(uow: UnitOfWork, actor: Actor, *, telegram_chat_id: int) -> GroupLine:
    """Return the group that talks in a Telegram chat."""
    group = uow.session.scalar(select(Group).where(Group.telegram_chat_id == telegram_chat_id))
    if group is None:
        raise GroupNotFoundError
    return _line(group, state_of_group(uow.session, group.id))


def _counted(uow: UnitOfWork, group: Group) -> int | None:
    admitted = admitted_in(uow.session, (group.id,)).get(group.id, 0)
    return admitted if admitted >= FEWEST_COUNTED else None


def _may_enter(uow: UnitOfWork, actor: Actor, group: Group) -> bool:
    own = participant_of(uow.session, group.id, actor.person_id)
    return may_enter(
        own.state if own else None,
        accepted=own.accepted_version if own else None,
        version=group.rules_version,
    )


def _standing(uow: UnitOfWork, actor: Actor, group: Group) -> Standing | None:
    own = participant_of(uow.session, group.id, actor.person_id)
    if own is None:
        return None
    return Standing(state=own.state, is_asked_again=own.accepted_version < group.rules_version)


def _line(group: Group, state: GroupState) -> GroupLine:
    return GroupLine(
        id=group.id,
        name=group.name,
        slug=group.slug,
        area=group.area,
        channel=group.channel,
        state=state,
    )
