"""The blueprint all views of meetings hang on, and the words their templates use."""

from flask import Blueprint

from coop.assembly.rules import QuorumState
from coop.kernel.errors import CoopError
from coop.voting.rules import Outcome
from coop.wording import attendance, proxies
from coop.wording.assembly import CHOICES, COUNTED, FORMS, ISSUES, STATES, VOTING_METHODS
from coop.wording.board import FILING_STATES, FILINGS
from coop.wording.bundle import QUESTIONS
from coop.wording.catalogue import say
from coop.wording.convening import DECISIONS, TEMPLATES, TERM_MEANINGS, TERMS
from coop.wording.convocation import HANDINGS, LISTS, REACHES
from coop.wording.floor import KINDS
from coop.wording.initiatives import PETITIONS, PROPOSALS
from coop.wording.minutes import FOLLOW_UPS, METHODS
from coop.wording.minutes import STATES as MINUTES_STATES
from coop.wording.motions import WORDS as MOTION_WORDS
from coop.wording.voting import outcome_sentences, quorum_sentences
from web.context import current_locale
from web.errors import message_of

bp = Blueprint("assembly", __name__, url_prefix="/vergaderingen")

WORDS = {
    **MOTION_WORDS,
    "choice": CHOICES,
    "filing": FILINGS,
    "filing_state": FILING_STATES,
    "follow_up": FOLLOW_UPS,
    "method": METHODS,
    "minutes": MINUTES_STATES,
    "counted": COUNTED,
    "counted_for": proxies.COUNTED,
    "decision": DECISIONS,
    "form": FORMS,
    "handing": HANDINGS,
    "issue": ISSUES,
    "move": attendance.MOVES,
    "list": LISTS,
    "reach": REACHES,
    "proxy_end": proxies.ENDS,
    "proxy_way": proxies.WAYS,
    "petition": PETITIONS,
    "question": QUESTIONS,
    "proposal": PROPOSALS,
    "voting_method": VOTING_METHODS,
    "state": STATES,
    "turn": KINDS,
    "template": TEMPLATES,
    "term": TERMS,
    "term_meaning": TERM_MEANINGS,
}


@bp.app_template_filter("said")
def said(value: str, kind: str) -> str:
    """Return what a value of a meeting is called in the reader's language."""
    return say(WORDS[kind][value], current_locale())


@bp.app_template_filter("refused_because")
def refused_because(error: CoopError) -> str:
    """Return the sentence of something that stands in the way."""
    return message_of(error)


@bp.app_template_filter("outcome_sentences")
def sentences_of(outcome: Outcome) -> tuple[str, ...]:
    """Say what a vote decided."""
    return outcome_sentences(**outcome.facts, locale=current_locale())


@bp.app_template_filter("quorum_sentences")
def quorum_of(quorum: QuorumState) -> tuple[str, ...]:
    """Say how many take part in a decision, and how many have to."""
    return quorum_sentences(**quorum.facts, locale=current_locale())
