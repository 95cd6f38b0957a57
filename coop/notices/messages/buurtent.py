"""What is said about a tent.

Neighbours read the street the tent stands in and what kind of thing happened, never where.
"""

from sqlalchemy import select

from coop.buurtent.lookups import invitation_or_none, tent_by_id, tents_ahead_of
from coop.buurtent.models import TentInvitation, TentPolice, TentSession
from coop.buurtent.rules import Cause, NeighbourAnswer, PoliceAnswer, TentState
from coop.notices.documents import Action, Button, Message
from coop.notices.messages.facts import MessageFacts, MessageFunction
from coop.notices.models import Notice
from coop.notices.rules import NoticeKind, button_data, tent_invitation_key
from coop.people.rules import ChannelKind, LinkPurpose
from coop.rendering.calendar import Appointment
from coop.wording.buurtent import CAUSES, CAUSES_FOR_NEIGHBOURS, REASONS
from coop.wording.catalogue import N_


def _tent(facts: MessageFacts) -> TentSession:
    assert facts.subject_id is not None
    return tent_by_id(facts.uow.session, facts.subject_id)


def where_and_when(facts: MessageFacts, tent: TentSession) -> tuple[tuple[str, str], ...]:
    """Return when a tent stands, and where."""
    hours = facts.say(
        N_("%(day)s, %(start)s tot %(end)s uur"),
        day=facts.day(tent.starts_at),
        start=facts.hour(tent.starts_at),
        end=facts.hour(tent.ends_at),
    )
    return (
        (facts.say(N_("Wanneer")), hours),
        (facts.say(N_("Waar")), f"{tent.place}, {tent.street}"),
    )


def _appointment(
    facts: MessageFacts, tent: TentSession, *, is_cancelled: bool = False
) -> Appointment:
    return Appointment(
        uid=f"{tent.id}@buurtent",
        starts_at=tent.starts_at,
        ends_at=tent.ends_at,
        title=facts.say(N_("buurTent")),
        place=f"{tent.place}, {tent.street}",
        sequence=tent.sequence,
        is_cancelled=is_cancelled,
    )


def _invitation_of_reader(facts: MessageFacts, tent: TentSession) -> TentInvitation | None:
    reader = facts.reader_id()
    # Letters name no person either: nobody in particular has no invitation.
    return None if reader is None else invitation_or_none(facts.uow.session, tent.id, reader)


def _answers(
    facts: MessageFacts, tent: TentSession, verb: str, given: NeighbourAnswer | None = None
) -> tuple[Button, ...]:
    """Return a button for each answer but the one that was given."""
    labels = {
        NeighbourAnswer.COMES: N_("Ik kom"),
        NeighbourAnswer.STAYS_AWAY: N_("Ik kom niet"),
    }
    return tuple(
        Button(facts.say(label), data=button_data(verb, tent.id, answer.value))
        for answer, label in labels.items()
        if answer is not given
    )


def _stop(facts: MessageFacts, tent: TentSession) -> tuple[Button, ...]:
    return (Button(facts.say(N_("Geen bericht meer")), data=button_data("tentstop", tent.id)),)


def _to_neighbour(facts: MessageFacts, tent: TentSession, *paragraphs: str) -> Message:
    by_mail = facts.channel is ChannelKind.EMAIL
    return Message(
        subject=facts.say(
            N_("buurTent bij u in de buurt: %(day)s"), day=facts.day(tent.starts_at)
        ),
        paragraphs=paragraphs,
        facts=where_and_when(facts, tent),
        action=Action(facts.say(N_("Komt u? Geef antwoord")), LinkPurpose.TENT_INVITATION)
        if by_mail
        else None,
        buttons=(_answers(facts, tent, "tent"), _stop(facts, tent)),
        closing=()
        if tent.cause is Cause.NONE
        else (facts.say(N_("Wij noemen nooit bij wie het was.")),),
        appointment=_appointment(facts, tent),
        calendar_name="buurtent.ics",
    )


def _invitation(facts: MessageFacts) -> Message | None:
    tent = _tent(facts)
    if tent.state(facts.uow.now) is not TentState.PLANNED:
        return None
    return _to_neighbour(
        facts,
        tent,
        facts.say(CAUSES_FOR_NEIGHBOURS[tent.cause]),
        facts.say(N_("Daarom staat de buurTent bij u in de buurt.")),
        facts.say(N_("Vrijwilligers praten er met u over. U krijgt tips. Het is gratis.")),
    )


def _reminder(facts: MessageFacts) -> Message | None:
    tent = _tent(facts)
    invitation = _invitation_of_reader(facts, tent)
    if tent.state(facts.uow.now) is not TentState.PLANNED or invitation is None:
        return None
    if _is_overtaken(facts, tent):
        return None
    if invitation.answer is NeighbourAnswer.STAYS_AWAY:
        return None
    first = (
        N_("U komt vandaag naar de buurTent. Tot straks!")
        if invitation.answer is NeighbourAnswer.COMES
        else N_("Vandaag staat de buurTent bij u in de buurt. U bent welkom.")
    )
    return _to_neighbour(facts, tent, facts.say(first))


def _shown(facts: MessageFacts) -> Message:
    """Show one tent in a chat, with what the reader answered."""
    tent = _tent(facts)
    invitation = _invitation_of_reader(facts, tent)
    state = tent.state(facts.uow.now)
    says = {
        TentState.CANCELLED: N_("Deze buurTent gaat niet door."),
        TentState.OPEN: N_("De buurTent staat er nu. U bent welkom."),
        TentState.OVER: N_("Deze buurTent is al geweest."),
        TentState.PLANNED: _answer_line(invitation),
    }
    return Message(
        paragraphs=(facts.say(says[state]),),
        facts=where_and_when(facts, tent),
        buttons=_buttons_of_shown(facts, tent, invitation if state is TentState.PLANNED else None),
    )


def _buttons_of_shown(
    facts: MessageFacts, tent: TentSession, invitation: TentInvitation | None
) -> tuple[tuple[Button, ...], ...]:
    """Return buttons that edit the message they stand under: the menu, or the invitation."""
    in_menu = facts.args.get("in_menu") is True
    rows = []
    if invitation is not None:
        verb = "tentmenu" if in_menu else "tent"
        rows.append(_answers(facts, tent, verb, invitation.answer))
    if in_menu:
        rows.append((Button(facts.say(N_("Terug")), data=button_data("menu", "tent")),))
    elif invitation is not None:
        rows.append(_stop(facts, tent))
    return tuple(rows)


def _stopped(facts: MessageFacts) -> Message:
    return Message(
        paragraphs=(
            facts.say(N_("U krijgt geen bericht meer over de buurTent.")),
            facts.say(N_("U bent er altijd welkom.")),
        )
    )


def _answer_line(invitation: TentInvitation | None) -> str:
    match invitation and invitation.answer:
        case NeighbourAnswer.COMES:
            return N_("U komt naar de buurTent. Tot dan!")
        case NeighbourAnswer.STAYS_AWAY:
            return N_("U komt niet. Goed dat we het weten.")
        case _:
            return N_("De buurTent komt bij u in de buurt. Komt u ook?")


def _list(facts: MessageFacts) -> Message:
    """Show in a chat the tents the reader is invited to, with buttons for the first one."""
    reader = facts.reader_id()
    rows = [] if reader is None else tents_ahead_of(facts.uow.session, reader, facts.uow.now)
    back = (Button(facts.say(N_("Terug")), data=button_data("menu", "start")),)
    if not rows:
        return Message(
            paragraphs=(
                facts.say(N_("Er staat nu geen buurTent bij u in de buurt.")),
                facts.say(N_("Komt er een? Dan hoort u het hier.")),
            ),
            buttons=(back,),
        )
    return Message(
        paragraphs=(facts.say(N_("buurTent bij u in de buurt:")),),
        buttons=(*((_opener(facts, tent),) for tent in rows), back),
    )


def _opener(facts: MessageFacts, tent: TentSession) -> Button:
    label = f"{facts.day(tent.starts_at)} {facts.hour(tent.starts_at)}, {tent.street}"
    return Button(label, data=button_data("tentshow", tent.id))


def _is_overtaken(facts: MessageFacts, tent: TentSession) -> bool:
    """Tell whether the tent was moved again since this was queued; then another one tells it."""
    return facts.args.get("sequence", 0) != tent.sequence


def _was_told(facts: MessageFacts, tent: TentSession) -> bool:
    """Tell whether the reader ever read of the tent; who did not, need not read of a change."""
    assert facts.person_id is not None
    told = facts.uow.session.scalar(
        select(Notice.id).where(
            Notice.dedupe_key == tent_invitation_key(tent.id, facts.person_id),
            Notice.sent_at.is_not(None),
        )
    )
    return told is not None


def _moved(facts: MessageFacts) -> Message | None:
    tent = _tent(facts)
    if tent.state(facts.uow.now) is not TentState.PLANNED or _is_overtaken(facts, tent):
        return None
    if not _was_told(facts, tent):
        return None
    return _to_neighbour(
        facts,
        tent,
        facts.say(N_("De buurTent bij u in de buurt is verplaatst.")),
        facts.say(N_("Hieronder staat wanneer en waar hij nu staat.")),
        facts.say(N_("Wilt u opnieuw antwoord geven?")),
    )


def _moved_staff(facts: MessageFacts) -> Message | None:
    tent = _tent(facts)
    if tent.state(facts.uow.now) is not TentState.PLANNED or _is_overtaken(facts, tent):
        return None
    return Message(
        subject=facts.say(N_("Verplaatst: buurTent %(day)s"), day=facts.day(tent.starts_at)),
        paragraphs=(
            facts.say(N_("Deze buurTent is verplaatst. Kunt u dan ook?")),
            facts.say(N_("Kregen buren een flyer? Bezorg dan de nieuwe.")),
        ),
        facts=where_and_when(facts, tent),
        action=Action(facts.say(N_("Bekijk deze buurTent")), f"/buurtent/{tent.id}"),
        appointment=_appointment(facts, tent),
        calendar_name="buurtent.ics",
    )


def _cancelled(facts: MessageFacts) -> Message | None:
    tent = _tent(facts)
    if not _was_told(facts, tent) or facts.uow.now >= tent.ends_at:
        return None
    return Message(
        subject=facts.say(N_("De buurTent gaat niet door")),
        paragraphs=(
            facts.say(N_("De buurTent bij u in de buurt gaat niet door.")),
            _reason(facts, tent),
        ),
        facts=where_and_when(facts, tent),
        appointment=_appointment(facts, tent, is_cancelled=True),
        calendar_name="buurtent.ics",
    )


def _reason(facts: MessageFacts, tent: TentSession) -> str:
    return "" if tent.cancel_reason is None else facts.say(REASONS[tent.cancel_reason])


def _cancelled_staff(facts: MessageFacts) -> Message | None:
    tent = _tent(facts)
    if facts.uow.now >= tent.ends_at:
        return None
    return Message(
        subject=facts.say(N_("Afgelast: buurTent %(day)s"), day=facts.day(tent.starts_at)),
        paragraphs=(
            facts.say(N_("Deze buurTent gaat niet door. U hoeft niet te komen.")),
            _reason(facts, tent),
            # The police bring no flyers; volunteers find the doors on the page of the tent.
            *_about_flyers(facts),
        ),
        facts=where_and_when(facts, tent),
        appointment=_appointment(facts, tent, is_cancelled=True),
        calendar_name="buurtent.ics",
    )


def _about_flyers(facts: MessageFacts) -> tuple[str, ...]:
    if facts.person_id is None:
        return ()
    return (facts.say(N_("Waar een flyer kwam, moet nu bericht komen. Kijk bij de tent.")),)


def _question(facts: MessageFacts, subject: str, *paragraphs: str) -> Message | None:
    tent = _tent(facts)
    if tent.state(facts.uow.now) is not TentState.PLANNED:
        return None
    return Message(
        subject=facts.say(subject, day=facts.day(tent.starts_at), street=tent.street),
        paragraphs=paragraphs,
        facts=(
            *where_and_when(facts, tent),
            (facts.say(N_("Aanleiding")), facts.say(CAUSES[tent.cause])),
        ),
        action=Action(facts.say(N_("Ik kom, of ik kom niet")), LinkPurpose.TENT_ANSWER),
        closing=(facts.say(N_("U kunt uw antwoord veranderen tot de tent begint.")),),
        appointment=_appointment(facts, tent),
        calendar_name="buurtent.ics",
    )


def _police_moved(facts: MessageFacts) -> Message | None:
    if _is_overtaken(facts, _tent(facts)):
        return None
    return _question(
        facts,
        N_("Verplaatst: komt u naar de buurTent op %(day)s, %(street)s?"),
        facts.say(N_("De buurTent is verplaatst. Komt u dan ook, of een collega?")),
        facts.say(N_("Uw antwoord gold voor de avond die eerst gepland was.")),
    )


def _police_question(facts: MessageFacts) -> Message | None:
    return _question(
        facts,
        N_("Komt u naar de buurTent op %(day)s, %(street)s?"),
        facts.say(
            N_("Vrijwilligers van de buurTent praten met bewoners en geven tips over preventie.")
        ),
        facts.say(
            N_(
                "Zij zien er graag iemand van de politie bij. Komt u, of een collega? "
                "Ook als u niet kunt, horen zij dat graag voordat zij de tent opzetten."
            )
        ),
    )


def _police_reminder(facts: MessageFacts) -> Message | None:
    police = facts.uow.session.get(TentPolice, facts.subject_id)
    if police is None or police.answer is not None or _is_overtaken(facts, _tent(facts)):
        return None
    return _question(
        facts,
        N_("Herinnering: buurTent %(day)s, %(street)s"),
        facts.say(
            N_(
                "Wij weten nog niet of er iemand van de politie komt. Eén klik is genoeg, "
                "ook als u niet kunt."
            )
        ),
    )


def _police_answered(facts: MessageFacts) -> Message | None:
    tent = _tent(facts)
    police = facts.uow.session.get(TentPolice, facts.subject_id)
    if police is None or police.answer is None:
        return None
    if tent.state(facts.uow.now) is not TentState.PLANNED:
        return None
    if police.answer is PoliceAnswer.CONFIRMED:
        subject, line = N_("buurTent: de politie komt"), N_("De politie komt naar de buurTent.")
    else:
        subject = N_("buurTent: de politie komt niet")
        line = N_("De politie kan niet naar de buurTent komen. U weet het voor het opbouwen.")
    replaced = []
    if police.replacement is not None:
        replaced.append(facts.say(N_("In plaats daarvan komt: %(who)s."), who=police.replacement))
    return Message(
        subject=facts.say(subject),
        paragraphs=(facts.say(line), *replaced),
        facts=where_and_when(facts, tent),
        action=Action(facts.say(N_("Bekijk deze buurTent")), f"/buurtent/{tent.id}"),
    )


MESSAGES: dict[NoticeKind, MessageFunction] = {
    NoticeKind.TENT_CANCELLED: _cancelled,
    NoticeKind.TENT_CANCELLED_STAFF: _cancelled_staff,
    NoticeKind.TENT_INVITATION: _invitation,
    NoticeKind.TENT_LIST: _list,
    NoticeKind.TENT_MOVED: _moved,
    NoticeKind.TENT_MOVED_STAFF: _moved_staff,
    NoticeKind.TENT_POLICE_ANSWERED: _police_answered,
    NoticeKind.TENT_POLICE_MOVED: _police_moved,
    NoticeKind.TENT_POLICE_QUESTION: _police_question,
    NoticeKind.TENT_POLICE_REMINDER: _police_reminder,
    NoticeKind.TENT_REMINDER: _reminder,
    NoticeKind.TENT_SHOWN: _shown,
    NoticeKind.TENT_STOPPED: _stopped,
}
