"""Who is at the tent: the police and their deputy, what helpers are told, and a month of it."""

import uuid
from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import select

from coop.bootstrap import Coop
from coop.buurtent.errors import (
    DeputyAskedError,
    DeputyMissingError,
    PoliceAnsweredError,
    TeamMinimumError,
    TentNotStartedError,
)
from coop.buurtent.queries.answers import police_question
from coop.buurtent.queries.months import MonthView, month_of_police, month_record
from coop.buurtent.queries.sessions import PoliceView, tent_view
from coop.buurtent.queries.team import team_rules_view
from coop.buurtent.rules import CancelReason, PoliceAnswer, PoliceContact, PoliceState
from coop.buurtent.rules.police import DeclineReason
from coop.buurtent.rules.team import TeamRules
from coop.buurtent.services.police import (
    answer_police,
    ask_deputy,
    record_police_presence,
    remark_on_presence,
)
from coop.buurtent.services.sessions import cancel_session
from coop.buurtent.services.team import agree_team_rules, send_police_month, tend_tents
from coop.groups.rules import ContactKind, GroupChannel
from coop.groups.services.groups import add_contact
from coop.kernel.errors import MissingPermissionError
from coop.kernel.permissions import SYSTEM, Actor
from coop.notices.models import Notice
from coop.people.lookups import LinkToken
from coop.people.rules import LinkPurpose, RoleKind
from coop.people.services import issue_link
from tests.coop.incidents.makers import make_group
from tests.doubles import START, FixedClock
from tests.makers import actor_for, give_role, make_person
from tests.tents import TONIGHT, TONIGHT_END, make_address, make_tent, make_volunteer

AGENT, DEPUTY = "agent@politie-oefen.example", "vervanger@politie-oefen.example"
TICK = timedelta(microseconds=1)


@pytest.fixture
def police(coop: Coop) -> PoliceContact:
    """A contact who agreed on a deputy and on no term."""
    make_address(coop)
    group_id = make_group(coop, channel=GroupChannel.OWN_APP, contact=False, is_in_use=False)
    deputy_id = coop.run(
        add_contact,
        SYSTEM,
        group_id=group_id,
        kind=ContactKind.POLICE,
        function="Wijkteam West",
        email=DEPUTY,
    )
    agent_id = coop.run(
        add_contact,
        SYSTEM,
        group_id=group_id,
        kind=ContactKind.POLICE,
        function="Wijkagent West",
        email=AGENT,
        deputy_id=deputy_id,
    )
    return PoliceContact(name="Wijkagent West", email=AGENT, contact_id=agent_id)


def seen(coop: Coop, tent: uuid.UUID) -> PoliceView:
    view = coop.ask(tent_view, SYSTEM, session_id=tent).police
    assert view is not None
    return view


def holder(coop: Coop, tent: uuid.UUID, contact_id: uuid.UUID | None = None) -> Actor:
    token = coop.run(
        issue_link,
        SYSTEM,
        purpose=LinkPurpose.TENT_ANSWER,
        subject_id=tent,
        contact_id=contact_id,
    )
    return coop.identify(LinkToken(token))


def say(coop: Coop, tent: uuid.UUID, actor: Actor, answer: PoliceAnswer, **words: object) -> None:
    coop.run(answer_police, actor, session_id=tent, answer=answer, **words)  # type: ignore[arg-type]  # by the table of the test


def told(coop: Coop) -> Counter[tuple[str, str | None]]:
    with coop._reading() as session:
        rows = session.execute(select(Notice.kind, Notice.address)).all()
        return Counter((kind, address) for kind, address in rows)


def kinds(coop: Coop) -> Counter[str]:
    found: Counter[str] = Counter()
    for (kind, _), number in told(coop).items():
        found[kind] += number
    return found


def test_who_is_silent_is_stood_in_for_once(
    coop: Coop, police: PoliceContact, clock: FixedClock
) -> None:
    tent = make_tent(coop, police=police)
    clock.set(TONIGHT - timedelta(hours=2) - TICK)
    coop.run(tend_tents, SYSTEM)
    assert told(coop)["tent_police_question", DEPUTY] == 0
    clock.set(TONIGHT - timedelta(hours=2))
    for _ in range(2):
        coop.run(tend_tents, SYSTEM)
    assert told(coop)["tent_police_question", DEPUTY] == 1
    assert seen(coop, tent).deputy_name == "Wijkteam West"
    with pytest.raises(DeputyAskedError):
        coop.run(ask_deputy, SYSTEM, session_id=tent)


@pytest.mark.parametrize("answer", PoliceAnswer)
def test_who_answered_is_not_stood_in_for_by_itself(
    coop: Coop, police: PoliceContact, clock: FixedClock, answer: PoliceAnswer
) -> None:
    tent = make_tent(coop, police=police)
    say(coop, tent, holder(coop, tent, police.contact_id), answer)
    clock.set(TONIGHT - timedelta(hours=1))
    coop.run(tend_tents, SYSTEM)
    assert seen(coop, tent).deputy_asked_at is None
    if answer is PoliceAnswer.CONFIRMED:
        with pytest.raises(PoliceAnsweredError):
            coop.run(ask_deputy, SYSTEM, session_id=tent)
    else:
        assert seen(coop, tent).may_ask_deputy
        coop.run(ask_deputy, SYSTEM, session_id=tent)
        assert told(coop)["tent_police_question", DEPUTY] == 1


def test_without_an_agreed_deputy_nobody_stands_in(coop: Coop, clock: FixedClock) -> None:
    make_address(coop)
    tent = make_tent(coop)
    clock.set(TONIGHT - timedelta(hours=1))
    coop.run(tend_tents, SYSTEM)
    with pytest.raises(DeputyMissingError):
        coop.run(ask_deputy, SYSTEM, session_id=tent)
    assert seen(coop, tent).deputy_asked_at is None


def test_the_deputy_comes_and_a_later_no_of_the_first_changes_nothing(
    coop: Coop, police: PoliceContact
) -> None:
    tent = make_tent(coop, police=police)
    coop.run(ask_deputy, SYSTEM, session_id=tent)
    with coop._reading() as session:
        deputy_id = session.scalar(select(Notice.contact_id).where(Notice.address == DEPUTY))
    say(coop, tent, holder(coop, tent, deputy_id), PoliceAnswer.CONFIRMED)
    assert seen(coop, tent).answered_as == "Wijkteam West"
    first = holder(coop, tent, police.contact_id)
    say(coop, tent, first, PoliceAnswer.DECLINED)
    assert seen(coop, tent).state is PoliceState.CONFIRMED


def test_a_no_may_say_why_and_who_comes_instead(coop: Coop, police: PoliceContact) -> None:
    tent = make_tent(coop, make_volunteer(coop, email="h@voorbeeld.example"), police=police)
    actor = holder(coop, tent, police.contact_id)
    say(coop, tent, actor, PoliceAnswer.DECLINED)
    words = {"reason": DeclineReason.OFF_DUTY, "replacement": " boa "}
    for _ in range(2):
        say(coop, tent, actor, PoliceAnswer.DECLINED, **words)
    view = seen(coop, tent)
    assert (view.reason, view.replacement) == (DeclineReason.OFF_DUTY, "boa")
    say(coop, tent, actor, PoliceAnswer.CONFIRMED, **words)
    view = seen(coop, tent)
    assert (view.state, view.reason, view.replacement) == (PoliceState.CONFIRMED, None, None)


def test_who_helps_hears_once_what_to_expect(
    coop: Coop, police: PoliceContact, clock: FixedClock
) -> None:
    helper = make_volunteer(coop, email="h@voorbeeld.example")
    make_tent(coop, helper, police=police)
    clock.set(TONIGHT - timedelta(minutes=60) - TICK)
    coop.run(tend_tents, SYSTEM)
    assert kinds(coop)["tent_expected"] == 0
    clock.set(TONIGHT - timedelta(minutes=60))
    for _ in range(2):
        coop.run(tend_tents, SYSTEM)
    assert told(coop)["tent_expected", "h@voorbeeld.example"] == 1


def test_a_tent_that_was_called_off_is_told_of_no_more(
    coop: Coop, police: PoliceContact, clock: FixedClock
) -> None:
    tent = make_tent(coop, make_volunteer(coop, email="h@voorbeeld.example"), police=police)
    coop.run(cancel_session, SYSTEM, session_id=tent, reason=CancelReason.WEATHER)
    clock.set(TONIGHT - timedelta(minutes=30))
    coop.run(tend_tents, SYSTEM)
    assert kinds(coop)["tent_expected"] == 0
    assert told(coop)["tent_police_question", DEPUTY] == 0


def test_too_few_helpers_is_told_in_time_and_only_where_a_number_was_agreed(
    coop: Coop, police: PoliceContact, clock: FixedClock
) -> None:
    make_volunteer(coop, email="b@voorbeeld.example", given="Bo")
    make_tent(coop, make_volunteer(coop, email="h@voorbeeld.example"), police=police)
    clock.set(TONIGHT - timedelta(hours=3))
    coop.run(tend_tents, SYSTEM)
    assert kinds(coop)["tent_short"] == 0
    coop.run(agree_team_rules, SYSTEM, rules=TeamRules(minimum=2, warning_hours=2))
    clock.set(TONIGHT - timedelta(hours=2) - TICK)
    coop.run(tend_tents, SYSTEM)
    assert kinds(coop)["tent_short"] == 0
    clock.set(TONIGHT - timedelta(hours=2))
    for _ in range(2):
        coop.run(tend_tents, SYSTEM)
    assert told(coop)["tent_short", "b@voorbeeld.example"] == 1


def test_agreements_are_kept_and_changed_and_wrong_ones_refused(coop: Coop) -> None:
    assert coop.ask(team_rules_view, SYSTEM) == TeamRules()
    for minimum in (2, 3):
        coop.run(agree_team_rules, SYSTEM, rules=TeamRules(minimum=minimum))
    with pytest.raises(TeamMinimumError):
        coop.run(agree_team_rules, SYSTEM, rules=TeamRules(minimum=0))
    assert coop.ask(team_rules_view, SYSTEM).minimum == 3
    neighbour = actor_for(coop, make_person(coop))
    with pytest.raises(MissingPermissionError):
        coop.run(agree_team_rules, neighbour, rules=TeamRules())


@pytest.fixture
def evening(coop: Coop, police: PoliceContact, clock: FixedClock) -> uuid.UUID:
    """A tent that stood, where the police were and left early."""
    tent = make_tent(coop, police=police, ends_at=TONIGHT_END)
    clock.set(TONIGHT_END)
    coop.run(record_police_presence, SYSTEM, session_id=tent, has_come=True, left_early=True)
    return tent


def test_both_sides_read_the_same_month(
    coop: Coop, evening: uuid.UUID, police: PoliceContact
) -> None:
    actor = holder(coop, evening, police.contact_id)
    coop.run(remark_on_presence, actor, session_id=evening, remark=" Er was spoed. ")
    board = actor_for(coop, make_person(coop))
    with pytest.raises(MissingPermissionError):
        coop.ask(month_record, board)
    chair = make_person(coop, given="Marijke")
    give_role(coop, chair, RoleKind.CHAIR)
    ours = coop.ask(month_record, actor_for(coop, chair))
    theirs = coop.ask(month_of_police, actor, session_id=evening)
    assert ours == theirs
    (line,) = ours.lines
    assert (line.state, line.remark) == (PoliceState.LEFT_EARLY, "Er was spoed.")
    assert (ours.totals.asked, ours.totals.left_early, ours.totals.silent) == (1, 1, 1)
    assert ours.after is None


def test_a_link_shows_no_month_of_somebody_elses_tents(coop: Coop, evening: uuid.UUID) -> None:
    coop_before = coop.as_of(START)
    other = make_tent(coop_before, starts_at=TONIGHT)
    theirs: MonthView = coop.ask(month_of_police, holder(coop, other), session_id=other)
    assert [line.session_id for line in theirs.lines] == [other]
    with pytest.raises(MissingPermissionError):
        coop.ask(month_of_police, holder(coop, other), session_id=evening)


def test_a_remark_is_for_afterwards(coop: Coop, police: PoliceContact, clock: FixedClock) -> None:
    tent = make_tent(coop, police=police)
    actor = holder(coop, tent, police.contact_id)
    with pytest.raises(TentNotStartedError):
        coop.run(remark_on_presence, actor, session_id=tent, remark="Te vroeg")
    clock.set(TONIGHT)
    coop.run(remark_on_presence, actor, session_id=tent, remark="Goed")
    coop.run(remark_on_presence, actor, session_id=tent, remark=" ")
    assert coop.ask(police_question, actor, session_id=tent).remark is None


def test_a_month_goes_to_the_police_once(
    coop: Coop, evening: uuid.UUID, clock: FixedClock
) -> None:
    coop.run(send_police_month, SYSTEM)
    assert kinds(coop)["tent_police_month"] == 0
    clock.set(START.replace(month=12, day=1))
    for _ in range(2):
        coop.run(send_police_month, SYSTEM)
    assert told(coop)["tent_police_month", AGENT] == 1
