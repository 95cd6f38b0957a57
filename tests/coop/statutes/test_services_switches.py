"""The voting switches are turned by two board members, with the words of the deed (C30)."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from coop.assembly.errors import VoteNotReadyError
from coop.assembly.rules import MeetingForm
from coop.bootstrap import Coop
from coop.kernel.errors import CoopError, MissingPermissionError
from coop.kernel.permissions import SYSTEM, Actor
from coop.people.rules import RoleKind
from coop.statutes.errors import (
    ClauseMissingError,
    DeedPageMissingError,
    OwnProposalError,
    ProposalDecidedError,
    ProposalNotFoundError,
    ProposalOpenError,
    RuleArticleMissingError,
    RuleNeedsOtherError,
    RuleNotFoundError,
    SwitchNeedsTwoError,
    SwitchStandsError,
)
from coop.statutes.lookups import rule_in_force
from coop.statutes.models import Rule, SwitchProposal
from coop.statutes.queries import switches_view
from coop.statutes.rules import SWITCHES, Layer, RuleKey, RuleValue
from coop.statutes.services import (
    confirm_switch,
    propose_switch,
    refuse_switch,
    set_rule,
    withdraw_rule,
)
from tests.coop.assembly.makers import make_hall
from tests.doubles import START
from tests.makers import give_role, make_officer, turn_on

TODAY = START.date()
ARTICLE = "artikel 15 lid 4 van de statuten"
CLAUSE = "Het stemrecht kan elektronisch worden uitgeoefend."
E_VOTE = RuleKey.ELECTRONIC_VOTING


@pytest.fixture
def secretary(coop: Coop) -> Actor:
    return make_officer(coop, RoleKind.SECRETARY)


@pytest.fixture
def chair(coop: Coop) -> Actor:
    return make_officer(coop, RoleKind.CHAIR)


def propose(
    coop: Coop,
    actor: Actor,
    key: RuleKey = E_VOTE,
    *,
    is_on: bool = True,
    article: str = ARTICLE,
    clause: str = CLAUSE,
    deed_page: str = "7",
    effective_on: date | None = None,
) -> uuid.UUID:
    return coop.run(
        propose_switch,
        actor,
        key=key,
        is_on=is_on,
        article=article,
        clause=clause,
        deed_page=deed_page,
        effective_on=effective_on,
    )


def now_is(coop: Coop, key: RuleKey = E_VOTE, day: date = TODAY) -> RuleValue:
    with coop._reading() as session:
        return rule_in_force(session, key, day)


def rows(coop: Coop) -> tuple[int, int]:
    with coop._reading() as session:
        counted = [
            session.scalar(select(func.count()).select_from(t)) for t in (Rule, SwitchProposal)
        ]
    return counted[0] or 0, counted[1] or 0


def test_two_board_members_turn_a_switch(coop: Coop, secretary: Actor, chair: Actor) -> None:
    proposal_id = propose(coop, secretary)
    assert not now_is(coop).is_on
    coop.run(confirm_switch, chair, proposal_id=proposal_id)
    rule = now_is(coop)
    assert (rule.is_on, rule.layer, rule.article) == (True, Layer.STATUTES, ARTICLE)
    (line, *_) = coop.ask(switches_view, chair).lines
    assert line.agreed
    assert (line.agreed.clause, line.agreed.deed_page) == (CLAUSE, "7")
    assert (line.agreed.proposed_as, line.agreed.decided_as) == ("secretaris", "voorzitter")


def test_who_proposes_does_not_confirm(coop: Coop, secretary: Actor) -> None:
    proposal_id = propose(coop, secretary)
    assert secretary.person_id
    # A second function makes no second pair of eyes.
    give_role(coop, secretary.person_id, RoleKind.CHAIR)
    with pytest.raises(OwnProposalError):
        coop.run(confirm_switch, secretary, proposal_id=proposal_id)
    assert not now_is(coop).is_on
    assert rows(coop) == (0, 1)


@pytest.mark.parametrize("key", SWITCHES)
def test_nobody_turns_a_switch_alone(coop: Coop, key: RuleKey) -> None:
    with pytest.raises(SwitchNeedsTwoError):
        coop.run(set_rule, SYSTEM, key=key, value="ja", layer=Layer.STATUTES, article=ARTICLE)
    with pytest.raises(MissingPermissionError):
        propose(coop, SYSTEM, key)
    assert rows(coop) == (0, 0)


def test_nobody_takes_back_alone_what_two_agreed(coop: Coop) -> None:
    turn_on(coop, E_VOTE)
    with coop._reading() as session:
        rule_id = session.scalars(select(Rule.id)).one()
    with pytest.raises(SwitchNeedsTwoError):
        coop.run(withdraw_rule, SYSTEM, rule_id=rule_id)
    assert now_is(coop).is_on


def test_turning_off_takes_two_as_well(coop: Coop, secretary: Actor, chair: Actor) -> None:
    turn_on(coop, E_VOTE)
    tomorrow = TODAY + timedelta(days=1)
    proposal_id = propose(coop, chair, is_on=False, effective_on=tomorrow)
    coop.run(confirm_switch, secretary, proposal_id=proposal_id)
    assert now_is(coop).is_on
    assert not now_is(coop, day=tomorrow).is_on


@pytest.mark.parametrize(
    ("wrong", "refused"),
    [
        ({"article": " "}, RuleArticleMissingError),
        ({"clause": " "}, ClauseMissingError),
        ({"deed_page": ""}, DeedPageMissingError),
        ({"is_on": False}, SwitchStandsError),
        ({"key": RuleKey.ELECTRONIC_BEFOREHAND}, RuleNeedsOtherError),
        ({"key": RuleKey.NAME}, RuleNotFoundError),
    ],
)
def test_a_proposal_without_its_words_is_refused(
    coop: Coop, secretary: Actor, wrong: dict[str, object], refused: type[CoopError]
) -> None:
    typed = {"article": ARTICLE, "clause": CLAUSE, "deed_page": "7", "is_on": True, "key": E_VOTE}
    with pytest.raises(refused):
        coop.run(propose_switch, secretary, **{**typed, **wrong})  # type: ignore[arg-type]  # a table
    assert rows(coop) == (0, 0)


def test_one_proposal_waits_at_a_time(coop: Coop, secretary: Actor, chair: Actor) -> None:
    first = propose(coop, secretary)
    with pytest.raises(ProposalOpenError):
        propose(coop, chair)
    coop.run(refuse_switch, chair, proposal_id=first)
    propose(coop, chair)
    assert rows(coop) == (0, 2)


def test_a_refused_proposal_turns_nothing(coop: Coop, secretary: Actor, chair: Actor) -> None:
    proposal_id = propose(coop, secretary)
    coop.run(refuse_switch, chair, proposal_id=proposal_id)
    for decide in (confirm_switch, refuse_switch):
        with pytest.raises(ProposalDecidedError):
            coop.run(decide, chair, proposal_id=proposal_id)
    assert not now_is(coop).is_on
    with pytest.raises(ProposalNotFoundError):
        coop.run(confirm_switch, chair, proposal_id=uuid.UUID(int=1))


def test_who_is_not_on_the_board_has_no_say(coop: Coop, secretary: Actor) -> None:
    moderator = make_officer(coop, RoleKind.MODERATOR)
    with pytest.raises(MissingPermissionError):
        propose(coop, moderator)
    proposal_id = propose(coop, secretary)
    for decide in (confirm_switch, refuse_switch):
        with pytest.raises(MissingPermissionError):
            coop.run(decide, moderator, proposal_id=proposal_id)
    assert not now_is(coop).is_on


def test_two_confirming_at_once_turn_it_once(committed_coop: Coop) -> None:
    coop = committed_coop
    proposal_id = propose(coop, make_officer(coop, RoleKind.SECRETARY))
    others = [make_officer(coop, kind) for kind in (RoleKind.CHAIR, RoleKind.TREASURER)]

    def attempt(actor: Actor) -> CoopError | None:
        try:
            coop.run(confirm_switch, actor, proposal_id=proposal_id)
        except CoopError as error:
            return error
        return None

    with ThreadPoolExecutor(2) as pool:
        refused = [error for error in pool.map(attempt, others) if error]
    assert [type(error) for error in refused] == [ProposalDecidedError]
    assert rows(coop) == (1, 1)


def test_a_vote_opens_only_after_the_second_board_member(
    coop: Coop, secretary: Actor, chair: Actor
) -> None:
    hall = make_hall(coop, form=MeetingForm.HALL, are_rules_set=True)
    proposal_id = propose(coop, secretary)
    with pytest.raises(VoteNotReadyError):
        hall.open_vote()
    coop.run(confirm_switch, chair, proposal_id=proposal_id)
    hall.open_vote()
    assert hall.view.items[1].vote
