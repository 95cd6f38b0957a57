import uuid
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update

from coop.bootstrap import Coop
from coop.groups.models import Contact
from coop.groups.rules import ContactKind, Delivery
from coop.groups.services.groups import add_contact
from coop.incidents.errors import ReplyUnclearError, ReportAnsweredError
from coop.incidents.models import Handover, ReportOverview
from coop.incidents.queries.overviews import OverviewView, overview_view
from coop.incidents.queries.review import review_queue
from coop.incidents.rules.handovers import Ask
from coop.incidents.rules.states import AgentAnswer, GivenHow, State
from coop.incidents.services.answers import answer_by_mail, answer_overview, answer_report
from coop.incidents.services.handovers import hand_over, send_overviews
from coop.incidents.services.review import (
    approve_report,
    close_report,
    forward_report,
    show_report,
)
from coop.kernel.errors import MissingPermissionError
from coop.kernel.permissions import SYSTEM, Actor
from tests.coop.incidents.makers import AGENT, agent_for, make_group, make_report, read
from tests.coop.incidents.told import deliver, text_of, told
from tests.doubles import FixedClock

#: The clock of tests starts on a Saturday.
FRIDAY = datetime(2026, 11, 20, 10, tzinfo=UTC)
DEPUTY = "wijkteam@politie-oefen.example"
READ, TAKES, NO_ACTION = AgentAnswer.READ, AgentAnswer.TAKES_ALONG, AgentAnswer.NO_ACTION


def morning(day: int) -> datetime:
    """Return eight o'clock of a day of November 2026 in Amsterdam."""
    return datetime(2026, 11, day, 7, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _on_friday(clock: FixedClock) -> None:
    clock.set(FRIDAY)


def add_agent(coop: Coop, group_id: uuid.UUID, *, days: int | None = 3) -> uuid.UUID:
    deputy_id = coop.run(
        add_contact,
        SYSTEM,
        group_id=group_id,
        kind=ContactKind.POLICE,
        function="Wijkteam West",
        email=DEPUTY,
    )
    return coop.run(
        add_contact,
        SYSTEM,
        group_id=group_id,
        kind=ContactKind.POLICE,
        function="Wijkagent Koningsveld",
        email=AGENT,
        delivery=Delivery.OVERVIEW,
        answer_within_days=days,
        deputy_id=deputy_id,
    )


@pytest.fixture
def group_id(coop: Coop) -> uuid.UUID:
    """Provide a group whose agent wants one overview a working day, and has a deputy."""
    made = make_group(coop, contact=False)
    add_agent(coop, made)
    return made


def approved(coop: Coop, group_id: uuid.UUID, count: int = 1) -> list[uuid.UUID]:
    reports = [make_report(coop, group_id) for _ in range(count)]
    for report_id in reports:
        coop.run(approve_report, SYSTEM, report_id=report_id)
    deliver(coop)
    return reports


def overviews(coop: Coop) -> list[uuid.UUID]:
    with coop._reading() as session:
        return list(session.scalars(select(ReportOverview.id).order_by(ReportOverview.made_at)))


def holder(coop: Coop, overview_id: uuid.UUID) -> Actor:
    with coop._reading() as session:
        overview = session.get(ReportOverview, overview_id)
        assert overview is not None
        contact_id = overview.contact_id
    return agent_for(coop, overview_id, contact_id)[1]


def seen(coop: Coop, overview_id: uuid.UUID) -> OverviewView:
    return coop.ask(overview_view, SYSTEM, overview_id=overview_id)


def numbers(coop: Coop, reports: list[uuid.UUID]) -> list[int]:
    return [read(coop, report_id).number for report_id in reports]


# The overview of a working day.


def test_five_reports_leave_in_one_mail_on_the_next_working_day(
    coop: Coop, clock: FixedClock, group_id: uuid.UUID
) -> None:
    reports = approved(coop, group_id, 5)
    assert read(coop, reports[0]).leaves_on == morning(23).date()
    for early in (FRIDAY, morning(21), morning(23) - timedelta(seconds=1)):
        clock.set(early)
        coop.run(send_overviews, SYSTEM)
    assert {read(coop, one).state for one in reports} == {State.APPROVED}
    clock.set(morning(23))
    coop.run(send_overviews, SYSTEM)
    coop.run(send_overviews, SYSTEM)
    assert {read(coop, one).state for one in reports} == {State.FORWARDED}
    mails = [text_of(one) for one in deliver(coop)]
    (mail,) = [one for one in mails if "Overzicht: 5 buurtmeldingen" in one]
    for number in numbers(coop, reports):
        assert f"{number}: Verdachte situatie, Lindenhof" in mail
    assert "Politie niet gebeld" in mail
    assert "lamp" not in mail
    assert mail.count("/l/antwoord/") == 1


def test_two_groups_with_one_agent_make_one_overview(
    coop: Coop, clock: FixedClock, group_id: uuid.UUID
) -> None:
    other = make_group(coop, contact=False)
    add_agent(coop, other)
    approved(coop, group_id)
    approved(coop, other)
    clock.set(morning(23))
    coop.run(send_overviews, SYSTEM)
    (overview_id,) = overviews(coop)
    assert len(seen(coop, overview_id).lines) == 2


def test_what_cannot_wait_is_passed_on_at_once_and_not_twice(
    coop: Coop, clock: FixedClock, group_id: uuid.UUID
) -> None:
    (report_id,) = approved(coop, group_id)
    coop.run(forward_report, SYSTEM, report_id=report_id)
    assert "geeft een buurtmelding aan u door" in told(coop)[AGENT]
    clock.set(morning(23))
    coop.run(send_overviews, SYSTEM)
    assert overviews(coop) == []


def test_what_was_closed_meanwhile_stays_out(
    coop: Coop, clock: FixedClock, group_id: uuid.UUID
) -> None:
    (report_id,) = approved(coop, group_id)
    coop.run(close_report, SYSTEM, report_id=report_id)
    clock.set(morning(23))
    coop.run(send_overviews, SYSTEM)
    assert overviews(coop) == []
    assert read(coop, report_id).state is State.CLOSED


# Answers.


@pytest.fixture
def five(coop: Coop, clock: FixedClock, group_id: uuid.UUID) -> list[uuid.UUID]:
    """Provide five reports that stand in an overview."""
    reports = approved(coop, group_id, 5)
    clock.set(morning(23))
    coop.run(send_overviews, SYSTEM)
    return reports


def test_one_press_answers_all_five_and_a_second_changes_nothing(
    coop: Coop, five: list[uuid.UUID]
) -> None:
    (overview_id,) = overviews(coop)
    agent, asked = holder(coop, overview_id), numbers(coop, five)
    for answer, count in ((READ, 5), (NO_ACTION, 0)):
        answered = coop.run(
            answer_overview, agent, overview_id=overview_id, answers=dict.fromkeys(asked, answer)
        )
        assert answered == count
    assert {line.answer for line in seen(coop, overview_id).lines} == {"Gelezen, dank"}


def test_one_reply_answers_five_reports(coop: Coop, five: list[uuid.UUID]) -> None:
    (overview_id,) = overviews(coop)
    agent, asked = holder(coop, overview_id), numbers(coop, five)
    assert agent.contact_id is not None
    outcome = coop.run(
        answer_by_mail,
        SYSTEM,
        subject_id=overview_id,
        contact_id=agent.contact_id,
        text="\n".join(f"{number}: {n}" for n, number in enumerate(asked, start=1)),
    )
    assert outcome.answered == tuple(asked)
    answers = [read(coop, report_id).answer for report_id in five]
    assert [one.answer for one in answers if one] == list(AgentAnswer)[:5]
    assert {one.how for one in answers if one} == {GivenHow.MAIL}


def test_a_doubtful_reply_changes_nothing(coop: Coop, five: list[uuid.UUID]) -> None:
    (overview_id,) = overviews(coop)
    contact_id = holder(coop, overview_id).contact_id
    assert contact_id is not None
    with pytest.raises(ReplyUnclearError):
        coop.run(
            answer_by_mail,
            SYSTEM,
            subject_id=overview_id,
            contact_id=contact_id,
            text=f"{numbers(coop, five)[0]}: 2\nen de rest weet ik nog niet",
        )
    assert {read(coop, one).state for one in five} == {State.FORWARDED}


def test_the_link_of_an_overview_reaches_its_reports_and_no_others(
    coop: Coop, five: list[uuid.UUID]
) -> None:
    (overview_id,) = overviews(coop)
    agent = holder(coop, overview_id)
    coop.run(show_report, agent, report_id=five[0])
    coop.run(answer_report, agent, report_id=five[0], answer=TAKES, to_reporter="Dank u.")
    with pytest.raises(ReportAnsweredError):
        coop.run(answer_report, agent, report_id=five[0], answer=READ)
    coop.run(answer_report, agent, report_id=five[1], answer=READ)
    strange = make_report(coop, make_group(coop))
    with pytest.raises(MissingPermissionError):
        coop.run(show_report, agent, report_id=strange)
    with pytest.raises(MissingPermissionError):
        coop.run(answer_report, agent, report_id=strange, answer=READ)
    other_id = other_overview(coop, agent)
    with pytest.raises(MissingPermissionError):
        coop.ask(overview_view, agent, overview_id=other_id)
    assert read(coop, strange).state is State.RECEIVED


def other_overview(coop: Coop, agent: Actor) -> uuid.UUID:
    assert agent.contact_id is not None
    with coop._session_factory.begin() as session:
        overview = ReportOverview(
            id=uuid.UUID(int=77), contact_id=agent.contact_id, made_at=FRIDAY
        )
        session.add(overview)
    return uuid.UUID(int=77)


# Terms (C21).


def test_reminder_deputy_and_silence_come_in_working_days(
    coop: Coop, clock: FixedClock, group_id: uuid.UUID
) -> None:
    (report_id,) = approved(coop, group_id)
    number = read(coop, report_id).number
    asks: list[tuple[int, str, Ask]] = []
    for day in range(23, 31):
        clock.set(morning(day))
        before = set(overviews(coop))
        coop.run(send_overviews, SYSTEM)
        for overview_id in set(overviews(coop)) - before:
            view = seen(coop, overview_id)
            asks.append((day, view.contact, view.lines[0].ask))
        deliver(coop)
    # Handed on Monday 23; three working days to answer in; then two for each next step.
    assert asks == [
        (23, "Wijkagent Koningsveld", Ask.NEW),
        (27, "Wijkagent Koningsveld", Ask.REMINDER),
    ]
    clock.set(datetime(2026, 12, 1, 7, tzinfo=UTC))
    coop.run(send_overviews, SYSTEM)
    assert "Uw collega antwoordde hierop nog niet" in told(coop)[DEPUTY]
    clock.set(datetime(2026, 12, 3, 7, tzinfo=UTC))
    coop.run(send_overviews, SYSTEM)
    with coop._reading() as session:
        handover = session.scalars(select(Handover)).one()
        assert handover.silent_at == clock.now()
    # C21: moderators see it in their queue, without blame.
    assert [line.is_silent for line in coop.ask(review_queue, SYSTEM).underway] == [True]
    assert read(coop, report_id).state is State.FORWARDED
    assert read(coop, report_id).number == number
    assert [step.text for step in read(coop, report_id).waits] == [
        "De wijkagent is herinnerd",
        "Aan de vervanger gevraagd",
        "Geen antwoord binnen de afgesproken tijd",
    ]


def test_no_clock_runs_where_no_answer_was_agreed(coop: Coop, clock: FixedClock) -> None:
    group_id = make_group(coop, contact=False)
    add_agent(coop, group_id, days=None)
    approved(coop, group_id)
    for day in (23, 24, 25, 26, 27, 30):
        clock.set(morning(day))
        coop.run(send_overviews, SYSTEM)
    assert len(overviews(coop)) == 1


def test_an_absent_agent_is_not_reminded_and_the_deputy_reads(
    coop: Coop, clock: FixedClock, group_id: uuid.UUID
) -> None:
    approved(coop, group_id)
    with coop._session_factory.begin() as session:
        session.execute(
            update(Contact).where(Contact.email == AGENT).values(absent_until=morning(30).date())
        )
    clock.set(morning(23))
    coop.run(send_overviews, SYSTEM)
    (overview_id,) = overviews(coop)
    assert seen(coop, overview_id).contact == "Wijkteam West"
    clock.set(morning(27))
    coop.run(send_overviews, SYSTEM)
    assert len(overviews(coop)) == 1
    with coop._reading() as session:
        assert session.scalars(select(Handover.waited_days)).one() == 0


@pytest.mark.parametrize(("days_away", "reader"), [(0, AGENT), (1, DEPUTY)])
def test_what_is_passed_on_at_once_goes_to_the_deputy_of_who_is_away(
    coop: Coop, group_id: uuid.UUID, days_away: int, reader: str
) -> None:
    back_on = FRIDAY.date() + timedelta(days=days_away)
    with coop._session_factory.begin() as session:
        session.execute(update(Contact).where(Contact.email == AGENT).values(absent_until=back_on))
        agent_id = session.scalars(select(Contact.id).where(Contact.email == AGENT)).one()
    (report_id,) = approved(coop, group_id)
    coop.run(hand_over, SYSTEM, report_id=report_id, contact_id=agent_id, at_once=True)
    assert {AGENT, DEPUTY} & told(coop).keys() == {reader}
