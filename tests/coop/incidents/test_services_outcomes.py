import uuid
from datetime import UTC, datetime, timedelta

import pytest

from coop.bootstrap import Coop
from coop.groups.rules import GroupChannel
from coop.incidents.errors import ReportHandledError, ReportNotFoundError
from coop.incidents.queries.figures import group_figures
from coop.incidents.queries.follow import followed_report
from coop.incidents.rules.states import AgentAnswer, State
from coop.incidents.services.answers import record_answer
from coop.incidents.services.review import approve_report, close_report
from coop.incidents.services.verdicts import say_solved
from coop.incidents.services.weeks import tell_groups_of_week
from coop.kernel.permissions import SYSTEM, Actor, Scope, ScopeKind
from coop.people.rules import RoleKind
from tests.coop.incidents.makers import make_group, make_moderator, make_report, read
from tests.coop.incidents.told import deliver, text_of
from tests.doubles import FixedClock
from tests.makers import actor_for, give_role, make_person

MONDAY = datetime(2026, 11, 30, 8, tzinfo=UTC)


@pytest.fixture
def reporter(coop: Coop) -> Actor:
    """Provide a neighbour who reads mail."""
    return actor_for(coop, make_person(coop, given="Ria", email="ria@voorbeeld.example"))


@pytest.fixture
def closed(coop: Coop, reporter: Actor) -> uuid.UUID:
    """Provide a report that was answered and closed."""
    return close_one(coop, make_group(coop), reporter)


def close_one(coop: Coop, group_id: uuid.UUID, reporter: Actor) -> uuid.UUID:
    moderator = make_moderator(coop, group_id)
    report_id = make_report(coop, group_id, actor=reporter)
    coop.run(approve_report, moderator, report_id=report_id)
    coop.run(record_answer, moderator, report_id=report_id, answer=AgentAnswer.READ)
    coop.run(close_report, moderator, report_id=report_id)
    return report_id


def said(coop: Coop) -> str:
    return "\n".join(text_of(built) for built in deliver(coop))


def test_who_reported_is_asked_whether_it_is_solved_and_once(
    coop: Coop, closed: uuid.UUID, reporter: Actor
) -> None:
    assert "Is dit opgelost?" in said(coop)
    assert coop.ask(followed_report, reporter, report_id=closed).asks_verdict
    coop.run(say_solved, reporter, report_id=closed, is_solved=True)
    assert not coop.ask(followed_report, reporter, report_id=closed).asks_verdict
    with pytest.raises(ReportHandledError):
        coop.run(say_solved, reporter, report_id=closed, is_solved=False)
    assert read(coop, closed).state is State.CLOSED


def test_what_is_not_solved_goes_back_to_the_moderators_and_round_again(
    coop: Coop, clock: FixedClock, closed: uuid.UUID, reporter: Actor
) -> None:
    deliver(coop)
    clock.advance(timedelta(hours=1))
    coop.run(say_solved, reporter, report_id=closed, is_solved=False)
    assert read(coop, closed).state is State.RECEIVED
    coop.run(approve_report, SYSTEM, report_id=closed)
    assert "geeft een buurtmelding aan u door" in said(coop)
    assert read(coop, closed).answer is None
    clock.advance(timedelta(hours=1))
    coop.run(record_answer, SYSTEM, report_id=closed, answer=AgentAnswer.NO_ACTION)
    coop.run(close_report, SYSTEM, report_id=closed)
    assert coop.ask(followed_report, reporter, report_id=closed).asks_verdict


def test_nobody_else_says_whether_it_is_solved(coop: Coop, closed: uuid.UUID) -> None:
    other = actor_for(coop, make_person(coop, given="Ben"))
    with pytest.raises(ReportNotFoundError):
        coop.run(say_solved, other, report_id=closed, is_solved=False)
    assert read(coop, closed).state is State.CLOSED


def test_a_report_that_goes_on_is_not_asked_about(coop: Coop, reporter: Actor) -> None:
    report_id = make_report(coop, make_group(coop), actor=reporter)
    with pytest.raises(ReportHandledError):
        coop.run(say_solved, reporter, report_id=report_id, is_solved=True)


def test_a_group_is_told_of_its_week_once_and_without_small_numbers(
    coop: Coop, clock: FixedClock
) -> None:
    clock.set(MONDAY - timedelta(days=4))
    make_report(coop, make_group(coop))
    deliver(coop)
    clock.set(MONDAY - timedelta(minutes=1))
    coop.run(tell_groups_of_week, SYSTEM)
    assert "De week van" not in said(coop)
    clock.set(MONDAY)
    for _ in range(2):
        coop.run(tell_groups_of_week, SYSTEM)
    text = said(coop)
    assert text.count("De week van 23 november") == 1
    assert "Buurtmeldingen: minder dan 5." in text
    assert "Lindenhof" not in text.partition("De week van")[2]


def test_of_a_quiet_week_nothing_is_said(coop: Coop, clock: FixedClock) -> None:
    make_group(coop)
    clock.set(MONDAY)
    coop.run(tell_groups_of_week, SYSTEM)
    assert "De week van" not in said(coop)


def test_moderators_of_an_own_app_get_the_text_to_share(coop: Coop, clock: FixedClock) -> None:
    clock.set(MONDAY - timedelta(days=4))
    group_id = make_group(coop, channel=GroupChannel.OWN_APP)
    person_id = make_person(coop, given="Sanne", email="sanne@voorbeeld.example")
    give_role(coop, person_id, RoleKind.MODERATOR, Scope(ScopeKind.GROUP, group_id))
    make_report(coop, group_id)
    deliver(coop)
    clock.set(MONDAY)
    coop.run(tell_groups_of_week, SYSTEM)
    assert "Deel deze tekst in de app" in said(coop)


def test_figures_are_open_to_everybody_and_hide_the_few(coop: Coop) -> None:
    group_id = make_group(coop)
    report_id = make_report(coop, group_id)
    slug = slug_of(coop, report_id)
    view = coop.ask(group_figures, SYSTEM, slug=slug)
    assert view.figures.is_any
    assert view.figures.received is None


def slug_of(coop: Coop, report_id: uuid.UUID) -> str:
    group = read(coop, report_id).group
    return f"groep-{group.rpartition(' ')[2]}"
