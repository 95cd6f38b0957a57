"""What is said about joining and leaving, to whom it is about and to the board."""

from datetime import date, timedelta

from babel.dates import format_date

from coop.membership.lookups.endings import open_expulsion, terms_on
from coop.membership.models import Application, Member
from coop.membership.rules.lifecycle import EndGround, MemberState
from coop.membership.rules.terms import decide_until
from coop.notices.documents import Action, Message
from coop.notices.messages.facts import MessageFacts, MessageFunction
from coop.notices.rules import NoticeKind
from coop.wording.catalogue import N_


def _application(facts: MessageFacts) -> Application | None:
    return facts.uow.session.get(Application, facts.subject_id)


def _member(facts: MessageFacts) -> Member | None:
    return facts.uow.session.get(Member, facts.subject_id)


def _long(facts: MessageFacts, day: date) -> str:
    return format_date(day, "long", locale=facts.locale)


def _new(facts: MessageFacts) -> Message | None:
    application = _application(facts)
    if application is None or application.state is not MemberState.APPLICANT:
        return None
    # Who it is stands on the page only: a mailbox of the board may be shared.
    return Message(
        subject=facts.say(N_("Iemand wil lid worden")),
        paragraphs=(facts.say(N_("Er is een nieuwe aanvraag. Het bestuur beslist erover.")),),
        action=Action(facts.say(N_("Bekijk de aanvraag")), f"/leden/aanvragen/{application.id}"),
    )


def _received(facts: MessageFacts) -> Message | None:
    application = _application(facts)
    if application is None:
        return None
    greeting = facts.say(N_("Dag %(name)s,"), name=application.given_name)
    if application.applied_on is None:
        return Message(
            subject=facts.say(N_("Dank u wel voor uw belangstelling")),
            paragraphs=(
                greeting,
                facts.say(N_("U hebt ons uw gegevens gestuurd. Wij laten van ons horen.")),
                facts.say(N_("U bent nog geen lid en u zit nergens aan vast.")),
            ),
        )
    days = terms_on(facts.uow.session, application.applied_on).decide_days
    return Message(
        subject=facts.say(N_("Wij hebben uw aanvraag")),
        paragraphs=(
            greeting,
            facts.say(N_("U wilt lid worden. Dat vinden wij fijn.")),
            facts.say(
                N_("Het bestuur beslist uiterlijk %(day)s. U krijgt dan weer bericht."),
                day=_long(facts, decide_until(application.applied_on, days)),
            ),
        ),
        closing=(facts.say(N_("Hebt u dit niet gevraagd? Laat het ons dan weten.")),),
    )


def _refused(facts: MessageFacts) -> Message | None:
    application = _application(facts)
    if application is None or application.ended is not EndGround.REFUSED:
        return None
    return Message(
        subject=facts.say(N_("U wordt nu geen lid")),
        paragraphs=(
            facts.say(N_("Dag %(name)s,"), name=application.given_name),
            facts.say(N_("Het bestuur laat u nu niet toe als lid. Dit is de reden:")),
            application.reason,
            # BW 2:33.
            facts.say(N_("Bent u het er niet mee eens? Vraag het dan aan de ledenvergadering.")),
            facts.say(N_("Schrijf daarvoor aan de secretaris.")),
        ),
    )


def _admitted(facts: MessageFacts) -> Message | None:
    member = _member(facts)
    if member is None:
        return None
    return Message(
        subject=facts.say(N_("Welkom als lid")),
        paragraphs=(
            facts.say(N_("U bent nu lid. Uw lidnummer is %(number)s."), number=member.number),
            facts.say(N_("U mag meepraten en stemmen in de ledenvergadering.")),
        ),
        action=Action(facts.say(N_("Mijn gegevens")), "/mijn-gegevens"),
    )


def _resigned(facts: MessageFacts) -> Message | None:
    member = _member(facts)
    if member is None or member.ended_on is None:
        return None
    last_day = member.ended_on - timedelta(days=1)
    return Message(
        subject=facts.say(N_("Uw opzegging")),
        paragraphs=(
            facts.say(N_("U hebt uw lidmaatschap opgezegd.")),
            facts.say(N_("Uw laatste dag als lid is %(day)s."), day=_long(facts, last_day)),
        ),
        closing=(facts.say(N_("Klopt dit niet? Laat het dan de secretaris weten.")),),
    )


def _expelled(facts: MessageFacts) -> Message | None:
    member = _member(facts)
    expulsion = open_expulsion(facts.uow.session, member.id) if member else None
    if expulsion is None:
        return None
    return Message(
        subject=facts.say(N_("U bent ontzet uit het lidmaatschap")),
        paragraphs=(
            facts.say(N_("Het bestuur heeft u ontzet uit het lidmaatschap. Dit is de reden:")),
            expulsion.reason,
            facts.say(
                N_("Bent u het er niet mee eens? Ga dan in beroep bij de ledenvergadering.")
            ),
            facts.say(
                N_("Dat kan tot en met %(day)s. Schrijf daarvoor aan de secretaris."),
                day=_long(facts, expulsion.appeal_until),
            ),
            facts.say(N_("Zolang bent u geschorst. U kunt nu niet stemmen.")),
        ),
    )


MESSAGES: dict[NoticeKind, MessageFunction] = {
    NoticeKind.APPLICATION_NEW: _new,
    NoticeKind.APPLICATION_RECEIVED: _received,
    NoticeKind.APPLICATION_REFUSED: _refused,
    NoticeKind.MEMBER_ADMITTED: _admitted,
    NoticeKind.MEMBER_EXPELLED: _expelled,
    NoticeKind.MEMBER_RESIGNED: _resigned,
}
