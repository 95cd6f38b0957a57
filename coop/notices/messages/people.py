"""The words of the mail with which somebody signs in."""

from coop.kernel.permissions import SYSTEM
from coop.notices.documents import Action, Message
from coop.notices.messages.facts import MessageFacts, MessageFunction
from coop.notices.rules import NoticeKind
from coop.people.models import SignIn
from coop.people.rules import LIFETIMES, LinkPurpose, is_still_awaited
from coop.people.services import issue_sign_in_code
from coop.wording.catalogue import N_


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


MESSAGES: dict[NoticeKind, MessageFunction] = {NoticeKind.SIGN_IN: _sign_in}
