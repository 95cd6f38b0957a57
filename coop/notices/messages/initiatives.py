"""The words of messages about what members ask for."""

from datetime import date

from babel.dates import format_date

from coop.assembly.lookups import item_by_id, terms_on
from coop.assembly.models import Candidate, Petition, Proposal
from coop.assembly.rules import CandidateState, day_of, last_meeting_day, petitioners_from
from coop.notices.documents import Action, Message
from coop.notices.messages.facts import MessageFacts, MessageFunction
from coop.notices.rules import NoticeKind
from coop.wording.catalogue import N_


def _complete(facts: MessageFacts) -> Message | None:
    petition = facts.uow.session.get(Petition, facts.subject_id)
    if petition is None or petition.completed_at is None:
        return None
    complete_on = day_of(petition.completed_at)
    terms = terms_on(facts.uow.session, complete_on)
    return Message(
        subject=facts.say(
            N_("Leden vragen om een vergadering: %(title)s"), title=petition.subject
        ),
        paragraphs=(
            facts.say(
                N_("Er staan %(signed)s stemmen achter. Er waren er %(needed)s nodig."),
                signed=petition.votes_signed,
                needed=petition.votes_needed,
            ),
            facts.say(
                N_("De vergadering moet uiterlijk op %(day)s zijn (BW 2:41 lid 2)."),
                day=_day(facts, last_meeting_day(complete_on, terms)),
            ),
            facts.say(
                N_("Zijn de leden op %(day)s nog niet uitgenodigd? Dan mogen zij het zelf doen."),
                day=_day(facts, petitioners_from(complete_on, terms)),
            ),
        ),
        action=Action(
            facts.say(N_("Bekijk het verzoek")), f"/vergaderingen/verzoek/{petition.id}"
        ),
    )


def _decided(facts: MessageFacts) -> Message | None:
    proposal = facts.uow.session.get(Proposal, facts.subject_id)
    if proposal is None or proposal.withdrawn_at is not None:
        return None
    if proposal.placed_at is not None:
        told = facts.say(N_("Uw voorstel staat op de agenda van de vergadering."))
    else:
        told = facts.say(N_("Het bestuur zette uw voorstel niet op de agenda. Lees waarom."))
    return Message(
        subject=facts.say(N_("Uw voorstel: %(title)s"), title=proposal.title),
        paragraphs=(told,),
        action=Action(
            facts.say(N_("Bekijk uw voorstel")),
            f"/vergaderingen/{proposal.meeting_id}/voorstellen",
        ),
    )


def _named(facts: MessageFacts) -> Message | None:
    candidate = facts.uow.session.get(Candidate, facts.subject_id)
    if candidate is None or candidate.state is not CandidateState.ASKED:
        return None
    item = item_by_id(facts.uow.session, candidate.item_id)
    return Message(
        subject=facts.say(N_("Wilt u kandidaat zijn: %(title)s?"), title=item.title),
        paragraphs=(
            facts.say(N_("Het bestuur noemde u als kandidaat. U kiest zelf.")),
            facts.say(N_("Zegt u ja? Vertel de leden dan wie u bent.")),
        ),
        action=Action(facts.say(N_("Zeg ja of nee")), f"/vergaderingen/kandidaat/{candidate.id}"),
        closing=(facts.say(N_("Wilt u het niet? Dan hoeft u niets te doen.")),),
    )


def _day(facts: MessageFacts, day: date) -> str:
    return format_date(day, "long", locale=facts.locale)


MESSAGES: dict[NoticeKind, MessageFunction] = {
    NoticeKind.CANDIDATE_NAMED: _named,
    NoticeKind.PETITION_COMPLETE: _complete,
    NoticeKind.PROPOSAL_DECIDED: _decided,
}
