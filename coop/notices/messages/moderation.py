"""What is said about stopped messages: to who wrote them, to the group, to the moderators.

What a message said is in none of these but the one that puts it back into its group.
"""

from sqlalchemy import func, select

from coop.groups.lookups import group_by_id, participant_by_id
from coop.groups.models import Group
from coop.kernel.permissions import Scope, ScopeKind
from coop.moderation.models import ChatInvite, ChatTrouble, Sanction, StoppedMessage
from coop.moderation.rules.invites import still_works
from coop.moderation.rules.kinds import HouseRule, Measure
from coop.moderation.rules.rights import Trouble
from coop.notices.documents import Action, Button, Message
from coop.notices.messages.facts import MessageFacts, MessageFunction
from coop.notices.rules import NoticeKind, button_data
from coop.people.models import Role
from coop.people.rules import ChannelKind, RoleKind
from coop.wording import groups as group_words
from coop.wording import moderation as words
from coop.wording import stopped

#: For these the writer may have meant to report something.
_MAY_BE_A_REPORT = frozenset(
    {
        *(HouseRule.PLATE, HouseRule.PHONE, HouseRule.EMAIL, HouseRule.HOUSE_NUMBER),
        *(HouseRule.MEDIA, HouseRule.DISCRIMINATION, HouseRule.CALL_TO_ACT),
        *(HouseRule.FORWARDED, HouseRule.NEWCOMER, HouseRule.FLOOD),
    }
)


def _item(facts: MessageFacts) -> StoppedMessage | None:
    return facts.uow.session.get(StoppedMessage, facts.subject_id)


def _way_in(facts: MessageFacts) -> Message | None:
    """Give somebody the own link; one that is over is not sent."""
    made = facts.uow.session.scalar(
        select(ChatInvite)
        .where(ChatInvite.participant_id == facts.subject_id, ChatInvite.ended_at.is_(None))
        .order_by(ChatInvite.expires_at.desc())
        .limit(1)
    )
    if made is None or not still_works(made.expires_at, made.ended_at, facts.uow.now):
        return None
    participant = participant_by_id(facts.uow.session, made.participant_id)
    group = group_by_id(facts.uow.session, participant.group_id)
    until = facts.say(group_words.WAY_IN_UNTIL, day=facts.day(made.expires_at))
    by_mail = facts.channel is ChannelKind.EMAIL
    return Message(
        subject=facts.say(group_words.WAY_IN_SUBJECT, group=group.name),
        paragraphs=(
            f"{group.name}\n{facts.say(group_words.WAY_IN)}",
            until,
            made.link if by_mail else "",
        ),
        buttons=((Button(facts.say(group_words.ENTER), url=made.link),),),
    )


def _stopped(facts: MessageFacts) -> Message | None:
    """Tell the writer kindly why, and what can be done now."""
    item = _item(facts)
    if item is None:
        return None
    if item.person_id not in {None, facts.reader_id()}:
        # Anybody can follow the link in the group.
        return Message(paragraphs=(facts.say(stopped.NOT_YOURS),))
    if item.restored_at is not None:
        # What cannot be put back, the writer may send again.
        again = "" if item.text else facts.say(stopped.SEND_AGAIN)
        return Message(paragraphs=(facts.say(stopped.RESTORED_TO_WRITER), again))
    why, instead = (facts.say(line) for line in stopped.WHY[item.rule])
    removed = stopped.HELD if item.rule is HouseRule.NEWCOMER else stopped.REMOVED
    buttons: tuple[tuple[Button, ...], ...] = ()
    if item.rule in _MAY_BE_A_REPORT:
        label = facts.say(stopped.REPORT_INSTEAD)
        buttons = ((Button(label, data=button_data("mreport", item.id)),),)
    return Message(
        paragraphs=(
            f"{group_by_id(facts.uow.session, item.group_id).name}",
            facts.say(removed if item.measure is Measure.REMOVE else stopped.LOOKED_AT),
            f"{why} {instead}",
            facts.say(stopped.WRONG) if item.measure is Measure.REMOVE else "",
        ),
        closing=(facts.say(stopped.URGENT),),
        buttons=buttons,
    )


def _hint(facts: MessageFacts) -> Message | None:
    """Say in the group, to who cannot be reached apart, that there is something to read."""
    item = _item(facts)
    if item is None or item.restored_at is not None:
        return None
    button = Button(facts.say(stopped.WHY_BUTTON), start=f"why-{item.id.hex}")
    return Message(
        paragraphs=(f"{facts.say(stopped.HINT)} {facts.say(stopped.HINT_HOW)}",),
        buttons=((button,),),
    )


def _restored(facts: MessageFacts) -> Message | None:
    item = _item(facts)
    if item is None or item.text is None:
        return None
    return Message(paragraphs=(facts.say(stopped.RESTORED), item.text))


def _waiting(facts: MessageFacts) -> Message | None:
    """Say to a moderator how many messages wait in the groups he or she looks after."""
    scopes = select(Role.scope_kind, Role.scope_id).where(
        Role.person_id == facts.person_id,
        Role.kind == RoleKind.MODERATOR,
        Role.starts_on <= facts.uow.today,
        (Role.ends_on.is_(None)) | (Role.ends_on > facts.uow.today),
    )
    held = [Scope(kind, scope_id) for kind, scope_id in facts.uow.session.execute(scopes)]
    groups = [
        group_id
        for group_id in facts.uow.session.scalars(select(Group.id))
        if any(scope.covers(Scope(ScopeKind.GROUP, group_id)) for scope in held)
    ]
    count = facts.uow.session.scalar(
        select(func.count()).where(
            StoppedMessage.group_id.in_(groups), StoppedMessage.decided_at.is_(None)
        )
    )
    if not count:
        return Message(paragraphs=(facts.say(words.WAITING_NONE),))
    sentence = words.WAITING if count == 1 else words.WAITING_MANY
    text = facts.say(sentence, n=count)
    return Message(
        subject=text, paragraphs=(text,), action=Action(facts.say(words.LOOK), "/groepschat")
    )


def _trouble(facts: MessageFacts) -> Message | None:
    trouble = Trouble(facts.text("trouble"))
    lasts = facts.uow.session.get(ChatTrouble, (facts.subject_id, trouble))
    if facts.subject_id is None or lasts is None:
        return None
    group = group_by_id(facts.uow.session, facts.subject_id)
    return Message(
        subject=facts.say(words.TROUBLE_SUBJECT, group=group.name),
        paragraphs=(
            facts.say(words.TROUBLE_SUBJECT, group=group.name),
            facts.say(words.TROUBLES[trouble]),
        ),
    )


def _sanction(facts: MessageFacts) -> Message | None:
    """Tell somebody what was done, why, for how long, and what can be done against it."""
    assert facts.subject_id is not None
    one = facts.uow.session.get(Sanction, facts.subject_id)
    if one is None:
        return None
    group = facts.say(stopped.OF_GROUP, group=group_by_id(facts.uow.session, one.group_id).name)
    if one.lifted_at is not None:
        return Message(subject=group, paragraphs=(group, facts.say(stopped.LIFTED)))
    if one.appealed_at is not None:
        decided = one.appeal_decided_at is not None
        said = facts.say(stopped.STANDS if decided else stopped.APPEALED)
        return Message(subject=group, paragraphs=(group, said))
    until = ""
    if one.until is not None:
        until = facts.say(stopped.UNTIL, day=facts.day(one.until), hour=facts.hour(one.until))
    button = Button(facts.say(stopped.APPEAL), data=button_data("mappeal", one.id))
    return Message(
        subject=group,
        paragraphs=(
            group,
            f"{facts.say(stopped.RUNGS[one.rung])} {until}".strip(),
            facts.say(stopped.WHY_SANCTION, why=facts.say(words.BREACHES[one.breach])),
            f"{facts.say(stopped.MAY_APPEAL)} {facts.say(stopped.NO_MEMBERSHIP)}",
        ),
        page=Action(facts.say(stopped.APPEAL), "/mijn-maatregelen"),
        buttons=((button,),),
    )


def _appealed(facts: MessageFacts) -> Message | None:
    assert facts.subject_id is not None
    one = facts.uow.session.get(Sanction, facts.subject_id)
    if one is None or one.appeal_decided_at is not None or one.lifted_at is not None:
        return None
    group = group_by_id(facts.uow.session, one.group_id)
    text = facts.say(words.APPEAL_WAITS, group=group.name)
    return Message(
        subject=text, paragraphs=(text,), action=Action(facts.say(words.LOOK), "/groepschat")
    )


MESSAGES: dict[NoticeKind, MessageFunction] = {
    NoticeKind.GROUP_WAY_IN: _way_in,
    NoticeKind.CHAT_TROUBLE: _trouble,
    NoticeKind.MESSAGE_HINT: _hint,
    NoticeKind.MESSAGE_RESTORED: _restored,
    NoticeKind.MESSAGE_STOPPED: _stopped,
    NoticeKind.MESSAGES_WAITING: _waiting,
    NoticeKind.SANCTION_APPEALED: _appealed,
    NoticeKind.SANCTION_TOLD: _sanction,
}
