"""What is said about taking part in a group (A2); of who asks no name stands in a message."""

from babel.dates import format_date

from coop.groups.lookups import group_by_id, participant_by_id
from coop.groups.models import Group, GroupRelease, Participant
from coop.groups.queries import GroupView, group_view
from coop.groups.rules import GroupChannel, ParticipantState, ReleaseState
from coop.groups.rules.release import expires_on
from coop.notices.documents import Action, Button, Message
from coop.notices.messages.dialogue import reader_of
from coop.notices.messages.facts import MessageFacts, MessageFunction
from coop.notices.rules import NoticeKind, button_data
from coop.wording import groups as words
from coop.wording import told


def _group(facts: MessageFacts) -> Group:
    assert facts.subject_id is not None
    return group_by_id(facts.uow.session, facts.subject_id)


def _participant(facts: MessageFacts) -> Participant:
    assert facts.subject_id is not None
    return participant_by_id(facts.uow.session, facts.subject_id)


def _asked(facts: MessageFacts) -> Message:
    group = _group(facts)
    return Message(
        subject=facts.say(words.ASKED_SUBJECT, group=group.name),
        paragraphs=(facts.say(words.ASKED, group=group.name),),
        action=Action(facts.say(words.ANSWER_THEM), f"/groepen/{group.slug}/beheer"),
    )


def _welcome(facts: MessageFacts) -> Message | None:
    participant = _participant(facts)
    if participant.state is not ParticipantState.ADMITTED:
        return None
    group, person = group_by_id(facts.uow.session, participant.group_id), facts.person()
    hello = words.WELCOME_NAMED if person and participant.shows_name else words.WELCOME
    name = person.given_name if person else ""
    return Message(
        subject=facts.say(words.WELCOME_SUBJECT, group=group.name),
        paragraphs=(
            facts.say(hello, name=name, group=group.name),
            *(facts.say(line) for line in words.HOW_IT_WORKS),
        ),
        action=Action(facts.say(words.SEE_GROUP), f"/groepen/{group.slug}"),
        buttons=((Button(facts.say(words.ENTER), url=group.invite_link),),)
        if group.invite_link
        else (),
    )


def _who(facts: MessageFacts) -> Message:
    group = _group(facts)
    view = group_view(facts.uow, reader_of(facts), slug=group.slug)
    contacts = tuple(
        facts.say(
            words.CONTACT_ANSWERS if contact.answer_within_days else words.CONTACT_SILENT,
            contact=contact.function,
            days=contact.answer_within_days,
        )
        for contact in view.contacts
    )
    lines = (
        facts.say(words.MODERATORS_READ),
        *(facts.say(words.CHECK_SEEN[one.kind], seen=one.seen, of=one.of) for one in view.seen),
        facts.say(words.POLICE_DOES, what=facts.say(words.INVOLVEMENTS[view.police])),
        facts.say(words.MUNICIPALITY_DOES, what=facts.say(words.INVOLVEMENTS[view.municipality])),
        *contacts,
        facts.say(words.PHOTOS, what=facts.say(words.PHOTO_POLICIES[view.photo_policy])),
    )
    more = Button(facts.say(words.READ_MORE), url=f"/groepen/{group.slug}")
    back = Button(facts.say(told.BACK), data=button_data("menu", "people"))
    return Message(
        paragraphs=(f"{group.name}\n{group.purpose}", "\n".join(lines)),
        buttons=(*_way_in(facts, view), (more,), (back,)),
    )


def _way_in(facts: MessageFacts, view: GroupView) -> tuple[tuple[Button, ...], ...]:
    if view.invite_link:
        return ((Button(facts.say(words.ENTER), url=view.invite_link),),)
    if view.standing is None and view.channel is GroupChannel.TELEGRAM:
        return ((Button(facts.say(words.JOIN), data=button_data("gjoin", view.id)),),)
    return ()


def _rules(facts: MessageFacts) -> Message:
    group = _group(facts)
    rules = "\n".join(f"• {facts.say(rule)}" for rule in words.GROUP_RULES)
    yes = Button(facts.say(words.SAY_YES), data=button_data("gyes", group.id))
    back = Button(facts.say(told.BACK), data=button_data("gwho", group.id))
    return Message(
        paragraphs=(f"{group.name}\n{facts.say(words.RULES_FIRST)}", rules),
        buttons=((yes,), (back,)),
    )


def _ask_first(facts: MessageFacts) -> Message:
    group = _group(facts)
    join = Button(facts.say(words.JOIN), data=button_data("gjoin", group.id))
    return Message(paragraphs=(facts.say(words.ASK_FIRST, group=group.name),), buttons=((join,),))


def _refused(facts: MessageFacts) -> Message | None:
    participant = _participant(facts)
    if participant.state is not ParticipantState.REFUSED:
        return None
    group = group_by_id(facts.uow.session, participant.group_id)
    return Message(
        subject=facts.say(words.REFUSED_SUBJECT, group=group.name),
        paragraphs=(facts.say(words.REFUSED), participant.reason),
        closing=(facts.say(words.REFUSED_CLOSING),),
    )


def _asked_again(facts: MessageFacts) -> Message:
    group = _group(facts)
    return Message(
        subject=facts.say(words.AGAIN_SUBJECT, group=group.name),
        paragraphs=(facts.say(words.AGAIN), group.purpose),
        action=Action(facts.say(words.AGAIN_ANSWER), f"/groepen/{group.slug}/meedoen"),
    )


def _drill_asked(facts: MessageFacts) -> Message:
    group = _group(facts)
    return Message(
        subject=facts.say(words.DRILL_SUBJECT, group=group.name),
        paragraphs=(facts.say(words.DRILL_ASKED, group=group.name),),
        action=Action(facts.say(words.DRILL_PLACE), f"/groepen/{group.slug}/beheer#testbericht"),
    )


def _drill(facts: MessageFacts) -> Message:
    return Message(paragraphs=(facts.say(words.DRILL),))


def _release_ends(facts: MessageFacts) -> Message | None:
    release = facts.uow.session.get(GroupRelease, facts.subject_id)
    if release is None or release.adopted_on is None:
        return None
    day = format_date(expires_on(release.adopted_on), "long", locale=facts.locale)
    is_over = release.state_on(facts.uow.today) is not ReleaseState.IN_FORCE
    text = facts.say(words.RELEASE_OVER if is_over else words.RELEASE_ENDS, day=day)
    return Message(
        subject=facts.say(words.RELEASE_SUBJECT),
        paragraphs=(text, facts.say(words.RELEASE_WHY)),
        action=Action(facts.say(words.RELEASE_AGAIN), "/vrijgave"),
    )


MESSAGES: dict[NoticeKind, MessageFunction] = {
    NoticeKind.GROUP_ASK_FIRST: _ask_first,
    NoticeKind.GROUP_ASKED: _asked,
    NoticeKind.GROUP_ASKED_AGAIN: _asked_again,
    NoticeKind.GROUP_DRILL: _drill,
    NoticeKind.GROUP_DRILL_ASKED: _drill_asked,
    NoticeKind.GROUP_REFUSED: _refused,
    NoticeKind.GROUP_RULES: _rules,
    NoticeKind.GROUP_WELCOME: _welcome,
    NoticeKind.GROUP_WHO: _who,
    NoticeKind.RELEASE_ENDS: _release_ends,
}
