"""What is said to who is at a tent: what to expect, that help is short, and a month in numbers."""

from datetime import date

from coop.buurtent.lookups import tent_by_id, volunteers_of
from coop.buurtent.lookups.police import presence_lines
from coop.buurtent.models import TentPolice, TentSession
from coop.buurtent.rules import PoliceState, TentState
from coop.buurtent.rules.police import PresenceLine, totals_of
from coop.notices.documents import Action, Message
from coop.notices.messages.buurtent import where_and_when
from coop.notices.messages.facts import MessageFacts, MessageFunction
from coop.notices.rules import NoticeKind
from coop.people.rules import LinkPurpose
from coop.wording.buurtent import POLICE
from coop.wording.catalogue import N_, say_many

#: What who helps can count on, by what is known of the police (C21: no blame).
EXPECTED = {
    PoliceState.CONFIRMED: N_("De politie komt naar de buurTent."),
    PoliceState.DECLINED: N_("De politie komt niet. De tent kan gewoon doorgaan."),
    PoliceState.NO_ANSWER: N_(
        "De politie gaf nog geen antwoord. Reken erop dat u met elkaar staat. "
        "Komt er toch iemand, dan is dat mooi meegenomen."
    ),
    PoliceState.NOT_ASKED: N_("De politie is voor deze avond niet gevraagd."),
}


def _planned_tent(facts: MessageFacts) -> TentSession | None:
    assert facts.subject_id is not None
    tent = tent_by_id(facts.uow.session, facts.subject_id)
    return tent if tent.state(facts.uow.now) is TentState.PLANNED else None


def _page_of(facts: MessageFacts, tent: TentSession) -> Action:
    return Action(facts.say(N_("Bekijk deze buurTent")), f"/buurtent/{tent.id}")


def _expected(facts: MessageFacts) -> Message | None:
    tent = _planned_tent(facts)
    if tent is None:
        return None
    police = facts.uow.session.get(TentPolice, tent.id)
    state = PoliceState.NOT_ASKED if police is None else police.state
    helpers = len(volunteers_of(facts.uow.session, tent.id))
    replaced = []
    if police is not None and police.replacement is not None:
        replaced.append(facts.say(N_("In plaats daarvan komt: %(who)s."), who=police.replacement))
    return Message(
        subject=facts.say(N_("Straks de buurTent: wat u kunt verwachten")),
        paragraphs=(
            facts.say(EXPECTED[state]),
            *replaced,
            say_many(
                "U staat er met %(num)s vrijwilliger.",
                "U staat er met %(num)s vrijwilligers.",
                helpers,
                facts.locale,
            ),
        ),
        facts=where_and_when(facts, tent),
        action=_page_of(facts, tent),
    )


def _short(facts: MessageFacts) -> Message | None:
    tent = _planned_tent(facts)
    if tent is None or facts.person_id in volunteers_of(facts.uow.session, tent.id):
        return None
    return Message(
        subject=facts.say(N_("Kunt u helpen? Te weinig mensen bij de buurTent")),
        paragraphs=(
            facts.say(N_("Voor deze buurTent zijn er nog te weinig vrijwilligers.")),
            facts.say(N_("Kunt u komen helpen? Geef het door op de pagina.")),
        ),
        facts=where_and_when(facts, tent),
        action=_page_of(facts, tent),
    )


def _month(facts: MessageFacts) -> Message | None:
    month = date.fromisoformat(facts.text("month"))
    lines = presence_lines(facts.uow, month, email=facts.address)
    if not lines:
        return None
    totals = totals_of(lines)
    return Message(
        subject=facts.say(N_("De buurTent: overzicht van de afgelopen maand")),
        paragraphs=(
            facts.say(
                N_("Politie aanwezig bij %(came)s van %(asked)s tenten."),
                came=totals.came + totals.left_early,
                asked=totals.asked,
            ),
            facts.say(
                N_(
                    "De vrijwilligers en het bestuur lezen precies hetzelfde. Klopt er iets niet? "
                    "Op de pagina kunt u er iets bij zetten."
                )
            ),
        ),
        facts=tuple(_line(facts, line) for line in lines),
        action=Action(facts.say(N_("Bekijk het maandoverzicht")), LinkPurpose.TENT_ANSWER),
    )


def _line(facts: MessageFacts, line: PresenceLine) -> tuple[str, str]:
    state = facts.say(POLICE[line.state])
    return facts.day(line.starts_at), f"{line.street}: {state}"


MESSAGES: dict[NoticeKind, MessageFunction] = {
    NoticeKind.TENT_EXPECTED: _expected,
    NoticeKind.TENT_POLICE_MONTH: _month,
    NoticeKind.TENT_SHORT: _short,
}
