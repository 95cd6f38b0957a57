"""What is said about decisions that were made known, and about minutes to be adopted."""

from datetime import timedelta

from coop.assembly.lookups.decisions import decisions_of
from coop.assembly.models import Decision, Meeting, Minutes
from coop.assembly.rules import annulment_ends_on, day_of
from coop.notices.documents import Action, Message
from coop.notices.messages.facts import MessageFacts, MessageFunction
from coop.notices.rules import NoticeKind
from coop.wording.catalogue import N_
from coop.wording.minutes import said_day

#: What could not be told for so long stands on the website; it is no news any more.
NEWS_LASTS = timedelta(days=60)
#: More decisions than fit a chat stand on the page.
MOST_NAMED = 20


def _published(facts: MessageFacts) -> Message | None:
    meeting = facts.uow.session.get(Meeting, facts.subject_id)
    if meeting is None:
        return None
    told = [one for one in decisions_of(facts.uow.session, meeting.id) if one.published_at]
    if not told:
        return None
    published_at = max(one.published_at for one in told if one.published_at)
    if facts.uow.now - published_at > NEWS_LASTS:
        return None
    until = annulment_ends_on(day_of(published_at))
    return Message(
        subject=facts.say(N_("Wat de leden besloten: %(title)s"), title=meeting.title),
        paragraphs=(
            facts.say(
                N_("Op %(day)s was de vergadering. De besluiten staan nu op de besluitenlijst."),
                day=facts.day(meeting.starts_at),
            ),
            "\n".join(_line(facts, one) for one in told[:MOST_NAMED]),
        ),
        action=Action(
            facts.say(N_("Lees de besluiten")), f"/vergaderingen/{meeting.id}/besluiten"
        ),
        closing=(
            facts.say(
                N_(
                    "Vindt u dat een besluit niet goed tot stand kwam? Vraag het eerst het "
                    "bestuur. Naar de rechter kan tot en met %(day)s (BW 2:15 lid 5)."
                ),
                day=said_day(until, facts.locale),
            ),
        ),
    )


def _line(facts: MessageFacts, decision: Decision) -> str:
    adopted = N_("%(number)s %(subject)s: aangenomen.")
    rejected = N_("%(number)s %(subject)s: verworpen.")
    return facts.say(
        adopted if decision.is_adopted else rejected,
        number=decision.number,
        subject=decision.subject,
    )


def _proposed(facts: MessageFacts) -> Message | None:
    meeting = facts.uow.session.get(Meeting, facts.subject_id)
    minutes = facts.uow.session.get(Minutes, facts.subject_id)
    if meeting is None or minutes is None or minutes.comments_until is None:
        return None
    if facts.uow.today > minutes.comments_until:
        return None
    return Message(
        subject=facts.say(N_("De notulen liggen klaar: %(title)s"), title=meeting.title),
        paragraphs=(
            facts.say(
                N_("U was op %(day)s bij de vergadering. Lees of de notulen kloppen."),
                day=facts.day(meeting.starts_at),
            ),
            facts.say(
                N_("Klopt iets niet? Schrijf dat tot en met %(day)s erbij."),
                day=said_day(minutes.comments_until, facts.locale),
            ),
        ),
        action=Action(facts.say(N_("Lees de notulen")), f"/vergaderingen/{meeting.id}/notulen"),
        closing=(facts.say(N_("De volgende vergadering stelt ze vast.")),),
    )


MESSAGES: dict[NoticeKind, MessageFunction] = {
    NoticeKind.DECISIONS_PUBLISHED: _published,
    NoticeKind.MINUTES_PROPOSED: _proposed,
}
