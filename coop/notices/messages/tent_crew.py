"""What is said to who may help at a tent: can you, you are on the list, who takes over, thanks."""

import uuid

from coop.buurtent.lookups import tent_by_id
from coop.buurtent.lookups.crew import said_of, swap_by_id
from coop.buurtent.models import TentSession, TentVolunteer
from coop.buurtent.models.crew import TentHours
from coop.buurtent.rules import TentState
from coop.buurtent.rules.crew import Availability
from coop.notices.documents import Action, Button, Message
from coop.notices.messages.buurtent import where_and_when
from coop.notices.messages.facts import MessageFacts, MessageFunction
from coop.notices.rules import NoticeKind, button_data
from coop.rendering.calendar import Appointment
from coop.wording.catalogue import N_
from coop.wording.tent_team import AVAILABILITY

#: What stands in the chat once somebody answered.
SAID = {
    Availability.YES: N_("U kunt helpen. Wie de tent plant, kiest wie er komt."),
    Availability.MAYBE: N_("Misschien kunt u helpen. Weet u het zeker? Druk dan nog eens."),
    Availability.NO: N_("U kunt niet. Goed dat we het weten."),
}


def _tent(facts: MessageFacts) -> TentSession:
    assert facts.subject_id is not None
    return tent_by_id(facts.uow.session, facts.subject_id)


def _is_planned(facts: MessageFacts, tent: TentSession) -> bool:
    return tent.state(facts.uow.now) is TentState.PLANNED


def _roster(facts: MessageFacts, tent: TentSession) -> Action:
    return Action(facts.say(N_("Bekijk het rooster")), f"/buurtent/{tent.id}/rooster")


def _answers(
    facts: MessageFacts, tent: TentSession, given: Availability | None = None
) -> tuple[tuple[Button, ...], ...]:
    return (
        tuple(
            Button(
                facts.say(AVAILABILITY[answer]), data=button_data("crew", tent.id, answer.value)
            )
            for answer in Availability
            if answer is not given
        ),
    )


def _question(facts: MessageFacts) -> Message | None:
    tent = _tent(facts)
    if not _is_planned(facts, tent):
        return None
    return Message(
        subject=facts.say(N_("Kunt u helpen bij de buurTent op %(day)s?"), day=_day(facts, tent)),
        paragraphs=(facts.say(N_("Kunt u helpen bij deze buurTent?")),),
        facts=where_and_when(facts, tent),
        action=_roster(facts, tent),
        buttons=_answers(facts, tent),
    )


def _shown(facts: MessageFacts) -> Message:
    tent = _tent(facts)
    reader = facts.reader_id()
    said = None if reader is None else said_of(facts.uow.session, tent.id).get(reader)
    if not _is_planned(facts, tent) or said is None:
        return Message(
            paragraphs=(facts.say(N_("Voor deze buurTent is er niets meer te kiezen.")),)
        )
    return Message(
        paragraphs=(facts.say(SAID[said]),),
        facts=where_and_when(facts, tent),
        buttons=_answers(facts, tent, said),
    )


def _picked(facts: MessageFacts) -> Message | None:
    tent = _tent(facts)
    if not _is_planned(facts, tent) or not _is_on_list(facts, tent, facts.person_id):
        return None
    return Message(
        subject=facts.say(N_("U helpt bij de buurTent op %(day)s"), day=_day(facts, tent)),
        paragraphs=(
            facts.say(N_("U staat op de lijst voor deze buurTent. Fijn dat u helpt!")),
            facts.say(N_("Kunt u toch niet? Vraag op het rooster wie het overneemt.")),
        ),
        facts=where_and_when(facts, tent),
        action=_roster(facts, tent),
        appointment=Appointment(
            uid=f"{tent.id}@buurtent",
            starts_at=tent.starts_at,
            ends_at=tent.ends_at,
            title=facts.say(N_("buurTent")),
            place=f"{tent.place}, {tent.street}",
        ),
        calendar_name="buurtent.ics",
    )


def _swap_question(facts: MessageFacts) -> Message | None:
    tent = _tent(facts)
    swap = swap_by_id(facts.uow.session, uuid.UUID(facts.text("swap")))
    if not _is_planned(facts, tent) or swap.taken_at is not None:
        return None
    return Message(
        subject=facts.say(N_("Wie neemt een avond over? buurTent %(day)s"), day=_day(facts, tent)),
        paragraphs=(
            facts.say(N_("Iemand kan toch niet helpen bij deze buurTent.")),
            facts.say(N_("Kunt u de avond overnemen? Wie het eerst drukt, staat op de lijst.")),
        ),
        facts=where_and_when(facts, tent),
        action=_roster(facts, tent),
        buttons=((Button(facts.say(N_("Ik neem het over")), data=button_data("swap", swap.id)),),),
    )


def _swap_taken(facts: MessageFacts) -> Message | None:
    tent = _tent(facts)
    if not _is_planned(facts, tent):
        return None
    return Message(
        subject=facts.say(N_("Uw avond is overgenomen")),
        paragraphs=(
            facts.say(N_("Iemand neemt uw avond bij de buurTent over. U hoeft niet te komen.")),
        ),
        facts=where_and_when(facts, tent),
        action=_roster(facts, tent),
    )


def _thanks(facts: MessageFacts) -> Message | None:
    tent = _tent(facts)
    hours = facts.uow.session.get(TentHours, (tent.id, facts.person_id))
    if hours is None:
        return None
    return Message(
        subject=facts.say(N_("Dank u wel voor uw hulp bij de buurTent")),
        paragraphs=(
            facts.say(N_("Dank u wel! Zonder u stond de tent er niet.")),
            facts.say(
                N_(
                    "Wij schreven %(minutes)s minuten voor u op. Klopt het niet? Verander het dan."
                ),
                minutes=hours.minutes,
            ),
        ),
        facts=where_and_when(facts, tent),
        action=Action(facts.say(N_("Bekijk mijn uren")), "/buurtent/mijn-uren"),
    )


def _is_on_list(facts: MessageFacts, tent: TentSession, person_id: uuid.UUID | None) -> bool:
    if person_id is None:
        return False
    return facts.uow.session.get(TentVolunteer, (tent.id, person_id)) is not None


def _day(facts: MessageFacts, tent: TentSession) -> str:
    return facts.day(tent.starts_at)


MESSAGES: dict[NoticeKind, MessageFunction] = {
    NoticeKind.TENT_CREW_PICKED: _picked,
    NoticeKind.TENT_CREW_QUESTION: _question,
    NoticeKind.TENT_CREW_SHOWN: _shown,
    NoticeKind.TENT_SWAP_QUESTION: _swap_question,
    NoticeKind.TENT_SWAP_TAKEN: _swap_taken,
    NoticeKind.TENT_THANKS: _thanks,
}
