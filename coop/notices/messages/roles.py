"""The words of mails about functions; and of questions to who holds one."""

from datetime import date

from babel.dates import format_date

from coop.kernel.clock import TIME_ZONE
from coop.notices.documents import Action, Message
from coop.notices.messages.facts import MessageFacts, MessageFunction
from coop.notices.rules import NoticeKind
from coop.people.models import Role
from coop.people.rules import FUNCTIONS, LinkPurpose
from coop.roles.models import RoleInvitation, RoleQuestion
from coop.roles.rules.invitations import InvitationState
from coop.wording.catalogue import N_


def _day(facts: MessageFacts, day: date) -> str:
    return format_date(day, "long", locale=facts.locale)


def _function(facts: MessageFacts, role: Role) -> str:
    return facts.say(FUNCTIONS[role.kind])


def _given(facts: MessageFacts) -> Message | None:
    role = facts.uow.session.get(Role, facts.subject_id)
    if role is None:
        return None
    begin = facts.say(N_("U hebt deze functie vanaf %(day)s."), day=_day(facts, role.starts_on))
    end: tuple[str, ...] = ()
    if role.ends_on is not None:
        last = facts.say(N_("Op %(day)s houdt het op."), day=_day(facts, role.ends_on))
        end = (last,)
    return Message(
        subject=facts.say(N_("Uw nieuwe functie: %(function)s"), function=_function(facts, role)),
        paragraphs=(begin, *end),
        action=Action(facts.say(N_("Bekijk uw gegevens")), "/mijn-gegevens"),
        closing=(facts.say(N_("Klopt dit niet? Bel of mail dan het bestuur.")),),
    )


def _given_board(facts: MessageFacts) -> Message | None:
    role = facts.uow.session.get(Role, facts.subject_id)
    if role is None:
        return None
    return Message(
        subject=facts.say(N_("Nieuwe functie: %(function)s"), function=_function(facts, role)),
        paragraphs=(
            facts.say(N_("Een bestuurslid gaf iemand een functie. U hoort dat altijd.")),
            facts.say(N_("Klopt dit niet? Beëindig de functie dan, en bel elkaar.")),
        ),
        action=Action(facts.say(N_("Bekijk de functie")), f"/functies/{role.id}"),
    )


def _ends(facts: MessageFacts) -> Message | None:
    role = facts.uow.session.get(Role, facts.subject_id)
    if role is None or role.ends_on is None:
        return None
    words = {"function": _function(facts, role), "day": _day(facts, role.ends_on)}
    told = N_("De functie %(function)s eindigt op %(day)s. Daarna kunt u daarin niets meer.")
    if facts.person_id != role.person_id:
        told = N_("De functie %(function)s eindigt op %(day)s. U vervangt daarna niet meer.")
    return Message(
        subject=facts.say(N_("Einde van de functie %(function)s"), **words),
        paragraphs=(facts.say(told, **words),),
        closing=(facts.say(N_("Klopt dit niet? Bel of mail dan het bestuur.")),),
    )


def _deputy(facts: MessageFacts) -> Message | None:
    role = facts.uow.session.get(Role, facts.subject_id)
    if role is None or role.deputy_id != facts.person_id:
        return None
    return Message(
        subject=facts.say(
            N_("U bent plaatsvervanger: %(function)s"), function=_function(facts, role)
        ),
        paragraphs=(
            facts.say(N_("Is de houder afwezig? Dan mag u hetzelfde doen.")),
            facts.say(N_("Functies geven en schakelaars omzetten mag u dan niet.")),
        ),
        action=Action(facts.say(N_("Bekijk uw gegevens")), "/mijn-gegevens"),
        closing=(facts.say(N_("Wilt u dit niet? Bel of mail dan het bestuur.")),),
    )


def _invitation(facts: MessageFacts) -> Message | None:
    invitation = facts.uow.session.get(RoleInvitation, facts.subject_id)
    if invitation is None or invitation.state_at(facts.uow.now) is not InvitationState.WAITING:
        return None
    function = facts.say(FUNCTIONS[invitation.kind])
    until = _day(facts, invitation.expires_at.astimezone(TIME_ZONE).date())
    return Message(
        subject=facts.say(N_("Wilt u dit doen: %(function)s?"), function=function),
        paragraphs=(
            facts.say(N_("Het bestuur vraagt u voor de functie %(function)s."), function=function),
            facts.say(N_("Op de pagina staat wat u dan doet en wat wij van u bewaren.")),
        ),
        action=Action(facts.say(N_("Bekijk de uitnodiging")), LinkPurpose.ROLE_INVITATION),
        closing=(
            facts.say(N_("De knop werkt tot %(day)s, één keer."), day=until),
            facts.say(N_("Wilt u het niet? Dan hoeft u niets te doen.")),
        ),
    )


def _question(facts: MessageFacts) -> Message | None:
    question = facts.uow.session.get(RoleQuestion, facts.subject_id)
    if question is None:
        return None
    function = facts.say(FUNCTIONS[question.kind])
    return Message(
        subject=facts.say(N_("Vraag aan u: %(function)s"), function=function),
        paragraphs=(facts.say(N_("Iemand schreef u via de website:")), question.text),
        facts=((facts.say(N_("Naam")), question.name), (facts.say(N_("E-mail")), question.email)),
        closing=(
            facts.say(N_("Beantwoord deze mail: dan gaat uw antwoord naar de vrager.")),
            facts.say(N_("Pas dan ziet de vrager uw e-mailadres.")),
        ),
        reply_to=question.email,
    )


MESSAGES: dict[NoticeKind, MessageFunction] = {
    NoticeKind.ROLE_DEPUTY: _deputy,
    NoticeKind.ROLE_ENDS: _ends,
    NoticeKind.ROLE_GIVEN: _given,
    NoticeKind.ROLE_GIVEN_BOARD: _given_board,
    NoticeKind.ROLE_INVITATION: _invitation,
    NoticeKind.ROLE_QUESTION: _question,
}
