"""Choosing persons on paper, until secret ballots take this place in the flow."""

import uuid

from sqlalchemy import delete, insert

from coop.assembly.errors import (
    LotNeededError,
    RoundHeldError,
    TooManyPapersError,
    VoteNotReadyError,
    VoteStillOpenError,
)
from coop.assembly.lookups import (
    end_of_speech,
    item_by_id,
    locked_meeting,
    meeting_facts,
    on_paper,
    open_poll_in,
    open_round_by_id,
    open_round_in,
    paper_counts,
    rounds_of,
)
from coop.assembly.models import (
    AgendaItem,
    CountedPapers,
    ElectionRound,
    Meeting,
    RoundCandidate,
)
from coop.assembly.rules import (
    Issue,
    PaperCount,
    agreed,
    ensure_election,
    ensure_open,
    ensure_papers_fit,
    ensure_uninvolved,
    names_of,
)
from coop.assembly.rules.elections import LONGEST_SEED
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.lookups import person_by_id
from coop.statutes.lookups import rule_in_force
from coop.statutes.rules import RuleKey
from coop.voting.rules import (
    ElectionMethod,
    Round,
    Step,
    TieRule,
    draw,
    judge,
    method_for,
)
from coop.wording.elections import election_sentence


@use_case(Permission.ASSEMBLY_MEETING_LEAD)
def hand_out_papers(
    uow: UnitOfWork, actor: Actor, *, item_id: uuid.UUID, names: str, seats: int, papers: int
) -> uuid.UUID:
    """Hand out papers with the names of the candidates, one a line; the first round."""
    meeting, item = _locked(uow, item_id)
    ensure_election(item.kind)
    if rounds_of(uow.session, item_id):
        raise RoundHeldError(item_id=item_id)
    found = names_of(names)
    seats = max(1, seats)
    rule = rule_in_force(uow.session, RuleKey.ELECTION_METHOD, uow.today)
    method = method_for(rule.value, candidates=len(found), seats=seats)
    held = Round(method=method, seats=seats, number=1)
    return _hand_out(uow, meeting, item, found, held, papers=papers)


@use_case(Permission.ASSEMBLY_MEETING_LEAD)
def hand_out_again(uow: UnitOfWork, actor: Actor, *, item_id: uuid.UUID, papers: int) -> uuid.UUID:
    """Hand out papers again, with the names the last count led to."""
    meeting, item = _locked(uow, item_id)
    rounds = rounds_of(uow.session, item_id)
    if not rounds or rounds[-1].step is not Step.NEXT_ROUND:
        raise RoundHeldError(item_id=item_id)
    last = rounds[-1]
    rows = on_paper(uow.session, last.id)
    held = Round(
        method=last.method,
        seats=last.seats - sum(row.is_elected for row in rows),
        number=last.number + 1,
        is_revote=last.leads_to_revote,
    )
    names = tuple(row.name for row in rows if row.goes_on)
    return _hand_out(uow, meeting, item, names, held, papers=papers)


@use_case(Permission.ASSEMBLY_PAPERS_COUNT)
def count_papers(uow: UnitOfWork, actor: Actor, *, round_id: uuid.UUID, count: PaperCount) -> None:
    """Enter what one of the stembureau counted; a second time takes the place of the first."""
    assert actor.person_id is not None
    meeting, item = _locked(uow, open_round_by_id(uow.session, round_id).item_id)
    held = open_round_by_id(uow.session, round_id)
    names = [row.name for row in on_paper(uow.session, round_id)]
    ensure_uninvolved(person_by_id(uow.session, actor.person_id).name.full, names)
    ensure_papers_fit(
        count,
        method=held.method,
        seats=held.seats,
        candidates=len(names),
        papers=held.papers,
    )
    uow.session.execute(
        delete(CountedPapers).where(
            CountedPapers.round_id == round_id, CountedPapers.counter_id == actor.person_id
        )
    )
    uow.session.add(
        CountedPapers(
            round_id=round_id,
            counter_id=actor.person_id,
            piles=count.written(),
            blank=count.blank,
            invalid=count.invalid,
            in_box=count.in_box,
        )
    )
    _publish(uow, meeting, item)


@use_case(Permission.ASSEMBLY_MEETING_LEAD)
def declare_election(
    uow: UnitOfWork, actor: Actor, *, round_id: uuid.UUID, seed: str = ""
) -> None:
    """Declare what the counters found alike (BW 2:13 lid 3); with equal votes by a public lot."""
    meeting, item = _locked(uow, open_round_by_id(uow.session, round_id).item_id)
    held = open_round_by_id(uow.session, round_id)
    rows = on_paper(uow.session, round_id)
    counts = paper_counts(uow.session, round_id)
    count = agreed(list(counts.values()))
    piles = dict(zip((row.name for row in rows), count.piles, strict=True))
    verdict = judge(_as_round(uow, held), piles)
    if verdict.step is Step.LOT:
        held.seed = " ".join(seed.split())[:LONGEST_SEED]
        if not held.seed:
            raise LotNeededError(names=", ".join(verdict.names))
        verdict = draw(verdict, held.seed)
    for row in rows:
        row.is_elected = row.name in verdict.sure
        row.goes_on = row.name in verdict.names
    held.closed_at, held.step, held.declared_by = uow.now, verdict.step, actor.person_id
    held.leads_to_revote = verdict.is_revote
    held.sentence = election_sentence(
        votes={name: (pile.votes_for, pile.votes_against) for name, pile in piles.items()},
        papers=(held.papers, count.in_box, count.blank, count.invalid),
        is_single=held.method is ElectionMethod.SINGLE,
        step=verdict.step.value,
        chosen=verdict.sure,
        names=verdict.names,
        seed=held.seed,
        counters=sorted(person_by_id(uow.session, one).name.full for one in counts),
        article=rule_in_force(uow.session, RuleKey.ELECTION_METHOD, uow.today).article,
    )
    _publish(uow, meeting, item)


def _locked(uow: UnitOfWork, item_id: uuid.UUID) -> tuple[Meeting, AgendaItem]:
    item = item_by_id(uow.session, item_id)
    meeting = locked_meeting(uow.session, item.meeting_id)
    ensure_open(meeting.state)
    return meeting, item


def _hand_out(
    uow: UnitOfWork,
    meeting: Meeting,
    item: AgendaItem,
    names: tuple[str, ...],
    held: Round,
    *,
    papers: int,
) -> uuid.UUID:
    session = uow.session
    if open_poll_in(session, meeting.id) or open_round_in(session, meeting.id):
        raise VoteStillOpenError(meeting_id=meeting.id)
    facts = meeting_facts(session, meeting, uow.today, item)
    if not facts.quorum_of(item.id, item.kind).is_reached:
        raise VoteNotReadyError(issues=[Issue.NO_QUORUM])
    most = facts.numbers.present + facts.numbers.represented
    # Who has several votes gets several papers (BW 2:38 lid 1).
    if papers < 1 or (papers > most and not facts.votes_differ):
        raise TooManyPapersError(most=most)
    round_id = uow.chance.new_id()
    session.add(
        ElectionRound(
            id=round_id,
            item_id=item.id,
            number=held.number,
            method=held.method,
            seats=held.seats,
            is_revote=held.is_revote,
            papers=papers,
            opened_at=uow.now,
        )
    )
    rows = [
        {"round_id": round_id, "position": position, "name": name}
        for position, name in enumerate(names, start=1)
    ]
    # At once, so that the round stands before the names that point to it.
    session.execute(
        insert(RoundCandidate), [{**row, "is_elected": False, "goes_on": False} for row in rows]
    )
    session.execute(end_of_speech(meeting.id, uow.now))
    meeting.current_number = item.number
    item.reached_at = item.reached_at or uow.now
    _publish(uow, meeting, item)
    return round_id


def _as_round(uow: UnitOfWork, held: ElectionRound) -> Round:
    tie = rule_in_force(uow.session, RuleKey.TIE_ON_PERSONS, uow.today)
    return Round(
        method=held.method,
        seats=held.seats,
        number=held.number,
        is_revote=held.is_revote,
        tie_rule=TieRule(tie.value),
    )


def _publish(uow: UnitOfWork, meeting: Meeting, item: AgendaItem) -> None:
    meeting.revision += 1
    uow.note("meeting", meeting.id, topic=meeting.topic, item=item.number)
