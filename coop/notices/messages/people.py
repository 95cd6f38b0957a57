"""The words of the mails around signing in and a new mail address."""

from coop.kernel.permissions import SYSTEM
from coop.notices.documents import Action, Message
from coop.notices.messages.facts import MessageFacts, MessageFunction
from coop.notices.rules import NoticeKind
from coop.people.models import EmailChange, Person, SignIn
from coop.people.rules import LIFETIMES, LinkPurpose, is_still_awaited
from coop.people.rules.own import EMAIL_CODE_LASTS
from coop.people.services import issue_sign_in_code
from coop.people.services.own import issue_email_code
from coop.wording.catalogue import N_
from coop.wording.people import SECOND_CHANGES, SECOND_NOT_YOU


def _sign_in(facts: MessageFacts) -> Message | None:
    sign_in = facts.uow.session.get(SignIn, facts.subject_id)
    if sign_in is None or not is_still_awaited(
        asked_at=sign_in.asked_at, used_at=sign_in.used_at, now=facts.uow.now
    ):
        return None
    code = issue_sign_in_code(facts.uow, SYSTEM, sign_in_id=sign_in.id)
    until = facts.hour(facts.uow.now + LIFETIMES[LinkPurpose.SIGN_IN])
    return Message(
        subject=facts.say(N_("Inloggen")),
        paragraphs=(
            facts.say(N_("U wilt inloggen. Druk op de knop.")),
            facts.say(N_("Of typ deze code over op de pagina waar u was.")),
        ),
        code=f"{code[:3]} {code[3:]}",
        action=Action(facts.say(N_("Inloggen")), LinkPurpose.SIGN_IN),
        closing=(
            facts.say(N_("De knop en de code werken tot %(until)s uur, één keer."), until=until),
            facts.say(N_("Hebt u dit niet gevraagd? Dan hoeft u niets te doen.")),
        ),
    )


def _email_code(facts: MessageFacts) -> Message | None:
    change = facts.uow.session.get(EmailChange, facts.subject_id)
    if change is None or not is_still_awaited(
        asked_at=change.asked_at, used_at=change.used_at, now=facts.uow.now
    ):
        return None
    code = issue_email_code(facts.uow, SYSTEM, change_id=change.id)
    until = facts.hour(facts.uow.now + EMAIL_CODE_LASTS)
    return Message(
        subject=facts.say(N_("Uw nieuwe e-mailadres")),
        paragraphs=(
            facts.say(N_("U wilt dat wij u op dit adres mailen.")),
            facts.say(N_("Typ deze code over op de pagina waar u was.")),
        ),
        code=f"{code[:3]} {code[3:]}",
        closing=(
            facts.say(N_("De code werkt tot %(until)s uur, één keer."), until=until),
            facts.say(N_("Hebt u dit niet gevraagd? Dan hoeft u niets te doen.")),
        ),
    )


def _email_changed(facts: MessageFacts) -> Message | None:
    person = facts.uow.session.get(Person, facts.subject_id)
    if person is None:
        return None
    return Message(
        subject=facts.say(N_("Uw e-mailadres is veranderd")),
        paragraphs=(
            facts.say(
                N_("%(name)s gaf ons een ander e-mailadres. Wij mailen niet meer naar dit adres."),
                name=person.given_name,
            ),
        ),
        closing=(facts.say(N_("Was u dit niet? Bel of schrijf dan meteen de secretaris.")),),
    )


def _access_code_issued(facts: MessageFacts) -> Message | None:
    return Message(
        subject=facts.say(N_("Er is een inlogcode voor u gemaakt")),
        paragraphs=(
            facts.say(N_("De secretaris maakte een code waarmee u kunt inloggen.")),
            facts.say(N_("Hebt u daar niet om gevraagd? Bel of mail dan het bestuur.")),
        ),
    )


def _second_step_changed(facts: MessageFacts) -> Message | None:
    subject, sentence = SECOND_CHANGES[str(facts.args["change"])]
    return Message(
        subject=facts.say(subject),
        paragraphs=(facts.say(sentence),),
        closing=(facts.say(SECOND_NOT_YOU),),
    )


MESSAGES: dict[NoticeKind, MessageFunction] = {
    NoticeKind.ACCESS_CODE_ISSUED: _access_code_issued,
    NoticeKind.EMAIL_CHANGED: _email_changed,
    NoticeKind.EMAIL_CODE: _email_code,
    NoticeKind.SECOND_STEP_CHANGED: _second_step_changed,
    NoticeKind.SIGN_IN: _sign_in,
}
