"""What is said about bulletins: their words go to the group, and to nobody's chat or mail."""

from coop.bulletins.lookups import bulletin_by_id, group_text, over_text
from coop.bulletins.models import Bulletin
from coop.bulletins.rules import OPEN, BulletinState
from coop.groups.lookups import contact_by_id, group_by_id
from coop.notices.documents import Action, Button, Message
from coop.notices.messages.facts import MessageFacts, MessageFunction
from coop.notices.messages.incidents import was_posted
from coop.notices.rules import NoticeKind, bulletin_screen
from coop.people.rules import LinkPurpose
from coop.wording import bulletins as words


def _bulletin(facts: MessageFacts) -> Bulletin:
    assert facts.subject_id is not None
    return bulletin_by_id(facts.uow.session, facts.subject_id)


def _sender(facts: MessageFacts, bulletin: Bulletin) -> str:
    return contact_by_id(facts.uow.session, bulletin.contact_id).function


def _new(facts: MessageFacts) -> Message | None:
    """Tell a moderator that something waits; what it says stands behind the button (C7)."""
    bulletin = _bulletin(facts)
    state = bulletin.state_at(facts.uow.now)
    if state not in OPEN or (state is BulletinState.PLACED and not bulletin.awaits_correction):
        return None
    said = words.NEW_CORRECTION if bulletin.awaits_correction else words.NEW
    text = facts.say(said, sender=_sender(facts, bulletin))
    return Message(
        subject=text,
        paragraphs=(text,),
        action=Action(facts.say(words.LOOK), f"/waarschuwingen/{bulletin.id}"),
    )


def _shown(facts: MessageFacts) -> Message | None:
    """Write what stands in the group: the words, or that they are over."""
    bulletin = _bulletin(facts)
    sender = _sender(facts, bulletin)
    if bulletin.state_at(facts.uow.now) is BulletinState.PLACED:
        slug = group_by_id(facts.uow.session, bulletin.group_id).slug
        return Message(
            paragraphs=(group_text(bulletin, sender, facts.locale),),
            buttons=((Button(facts.say(words.REPORT), start=f"report-{slug}"),),),
        )
    if not was_posted(facts, bulletin_screen(bulletin.id)):
        return None
    return Message(paragraphs=(over_text(bulletin, sender, facts.locale),))


def _over(facts: MessageFacts) -> Message:
    bulletin = _bulletin(facts)
    sender = _sender(facts, bulletin)
    group = group_by_id(facts.uow.session, bulletin.group_id).name
    return Message(
        subject=facts.say(words.OVER_SUBJECT, group=group),
        paragraphs=(
            facts.say(words.OVER_SHARE, sender=sender),
            over_text(bulletin, sender, facts.locale),
        ),
    )


def _link(facts: MessageFacts) -> Message:
    assert facts.contact_id is not None
    contact = contact_by_id(facts.uow.session, facts.contact_id)
    group = group_by_id(facts.uow.session, contact.group_id).name
    return Message(
        subject=facts.say(words.LINK_SUBJECT),
        paragraphs=(facts.say(words.LINK, group=group),),
        action=Action(facts.say(words.LINK_OPEN), LinkPurpose.BULLETIN),
        closing=(facts.say(words.LINK_LASTS),),
    )


def _taken(facts: MessageFacts) -> Message:
    group = group_by_id(facts.uow.session, _bulletin(facts).group_id).name
    return Message(
        subject=facts.say(words.TAKEN_SUBJECT),
        paragraphs=(facts.say(words.TAKEN, group=group),),
        action=Action(facts.say(words.TAKEN_OPEN), LinkPurpose.BULLETIN),
    )


MESSAGES: dict[NoticeKind, MessageFunction] = {
    NoticeKind.BULLETIN_LINK: _link,
    NoticeKind.BULLETIN_NEW: _new,
    NoticeKind.BULLETIN_OVER: _over,
    NoticeKind.BULLETIN_SHOWN: _shown,
    NoticeKind.BULLETIN_TAKEN: _taken,
}
