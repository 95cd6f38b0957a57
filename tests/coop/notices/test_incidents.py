"""Who hears what of a buurtmelding, and that nobody hears who made it."""

import re
import uuid
from datetime import timedelta

import pytest
from sqlalchemy import select

from coop.bootstrap import Coop
from coop.groups.lookups import group_by_id
from coop.groups.rules import GroupChannel
from coop.groups.services.groups import move_chat as move_group
from coop.incidents.models import Draft
from coop.incidents.rules.alarms import ALARM_LASTS, ALARMS_WINDOW, OUTCOME_LASTS
from coop.incidents.rules.answers import DraftKey, Step
from coop.incidents.rules.reading import Chosen, Given, Typed
from coop.incidents.rules.states import AgentAnswer, RejectReason, Source
from coop.incidents.services.alarms import end_alarm, expire_posts
from coop.incidents.services.answers import answer_report
from coop.incidents.services.drafts import answer_question
from coop.incidents.services.reports import send_report, withdraw_report
from coop.incidents.services.review import (
    approve_report,
    close_report,
    reject_report,
    reopen_report,
)
from coop.kernel.errors import MissingPermissionError
from coop.kernel.permissions import SYSTEM, Actor, Scope, ScopeKind
from coop.notices.documents import BuiltChat
from coop.notices.models import Notice
from coop.notices.queries import desk_view
from coop.notices.rules import NoticeKind
from coop.notices.services.delivery import move_chat
from coop.notices.services.replies import queue_reply
from coop.people.lookups import LinkToken
from coop.people.rules import RoleKind
from tests.coop.incidents.makers import (
    AGENT,
    NOW,
    URGENT,
    fill_draft,
    make_group,
    make_moderator,
    make_report,
)
from tests.coop.incidents.told import address_of, deliver, told
from tests.doubles import FixedClock
from tests.makers import actor_for, give_role, make_person

RIA = 1010
MAIL = "ria@voorbeeld.example"
#: What nobody but the reporter may read anywhere.
PERSONAL = ("Riannetje", "Jansdochter", MAIL, str(RIA))
WORDS = "scheen met een lamp"


def chat_of(coop: Coop, group_id: uuid.UUID) -> str:
    with coop._reading() as session:
        return str(group_by_id(session, group_id).telegram_chat_id)


@pytest.fixture
def group_id(coop: Coop) -> uuid.UUID:
    """Provide a group in Telegram whose greeting has gone out."""
    made = make_group(coop)
    deliver(coop)
    return made


@pytest.fixture
def ria(coop: Coop) -> Actor:
    """Provide somebody with a name that stands nowhere by accident, in Telegram."""
    person = make_person(coop, given="Riannetje", family="Jansdochter", email=MAIL, telegram=RIA)
    return actor_for(coop, person)


def answer(coop: Coop, mail: str, report_id: uuid.UUID, *, to_group: str = "") -> None:
    found = re.search(r"http://localhost:8000/l/antwoord/(\S+)", mail)
    assert found is not None, mail
    agent = coop.identify(LinkToken(found[1]))
    coop.run(
        answer_report,
        agent,
        report_id=report_id,
        answer=AgentAnswer.NO_ACTION,
        to_reporter="Fijn dat u belde.",
        to_group=to_group,
    )


def test_a_group_in_telegram_gets_the_button(coop: Coop) -> None:
    group_id = make_group(coop)
    said = told(coop)[chat_of(coop, group_id)]
    assert "[Buurtmelding doen https://t.me/wijkbot?start=report-groep-" in said
    assert "Bel eerst 112" in said


def test_moderators_hear_a_number_and_nothing_else(
    coop: Coop, group_id: uuid.UUID, ria: Actor
) -> None:
    moderator = make_moderator(coop, group_id)
    make_moderator(coop, make_group(coop))
    make_report(coop, group_id, actor=ria, changed=NOW)
    with coop._reading() as session:
        rows = session.scalars(select(Notice).where(Notice.kind == NoticeKind.REPORT_NEW)).all()
    assert [(row.person_id, row.is_urgent) for row in rows] == [(moderator.person_id, True)]


def test_a_moderator_in_chat_gets_a_button_to_the_page(coop: Coop, ria: Actor) -> None:
    group_id = make_group(coop)
    person = make_person(coop, telegram=1006)

    give_role(coop, person, RoleKind.MODERATOR, Scope(ScopeKind.GROUP, group_id))
    report_id = make_report(coop, group_id, actor=ria)
    said = told(coop)["1006"]
    assert f"http://localhost:8000/buurtmeldingen/{report_id}" in said
    assert "Nieuwe buurtmelding" in said
    for hidden in (*PERSONAL, WORDS, "Lindenhof"):
        assert hidden not in said


def test_the_agent_gets_a_plain_mail(coop: Coop, group_id: uuid.UUID, ria: Actor) -> None:
    changed = {Step.CALLED: Chosen("emergency")}
    key = DraftKey(group_id=group_id)

    fill_draft(coop, ria, key, changed)
    for step, given in (
        (Step.CALLED_WHEN, Typed("gisteren 22:04")),
        (Step.POLICE_NUMBER, Typed("PL26-1")),
    ):
        coop.run(answer_question, ria, step=step, given=given, key=key)
    report_id = coop.run(send_report, ria, source=Source.WEB, key=key)
    coop.run(approve_report, SYSTEM, report_id=report_id)
    mail = told(coop)[AGENT]
    for said in (
        "Verdachte situatie",
        "Lindenhof",
        "Wanneer: Gisteren",
        "112 gebeld: gisteren om 22.04 uur",
        "/l/antwoord/",
    ):
        assert said in mail
    for hidden in (*PERSONAL, WORDS):
        assert hidden not in mail


def test_the_answer_reaches_the_reporter_and_the_group(
    coop: Coop, group_id: uuid.UUID, ria: Actor
) -> None:
    report_id = make_report(coop, group_id, actor=ria)
    coop.run(approve_report, SYSTEM, report_id=report_id)
    first = told(coop)
    assert "Doorgegeven aan de wijkagent." in first[str(RIA)]
    answer(coop, first[AGENT], report_id, to_group="Let op uw fiets.")
    said = told(coop)
    assert "Nu geen actie. Fijn dat u belde." in said[str(RIA)]
    assert "Dit is geen melding bij de politie." in said[str(RIA)]
    group = said[chat_of(coop, group_id)]
    assert "Nu geen actie. Let op uw fiets." in group
    for hidden in (*PERSONAL, WORDS, "Fijn dat u belde"):
        assert hidden not in group


def test_by_mail_the_answer_stands_behind_a_link(coop: Coop, group_id: uuid.UUID) -> None:
    changed: dict[Step, Given | None] = {
        Step.CONTACT: Chosen("yes"),
        Step.EMAIL: Typed(MAIL),
    }
    report_id = make_report(coop, group_id, changed=changed)
    coop.run(approve_report, SYSTEM, report_id=report_id)
    first = told(coop)
    assert MAIL not in first
    answer(coop, first[AGENT], report_id)
    mail = told(coop)[MAIL]
    assert "/l/buurtmelding/" in mail
    for hidden in (WORDS, "Fijn dat u belde"):
        assert hidden not in mail


def test_a_group_in_its_own_app_is_told_by_its_moderator(coop: Coop, ria: Actor) -> None:
    group_id = make_group(coop, channel=GroupChannel.OWN_APP)
    report_id = make_report(coop, group_id, actor=ria)
    coop.run(approve_report, SYSTEM, report_id=report_id)
    answer(coop, told(coop)[AGENT], report_id)
    assert set(told(coop)) == {str(RIA)}


def test_a_rejection_is_told_once_it_stands(coop: Coop, group_id: uuid.UUID, ria: Actor) -> None:
    report_id = make_report(coop, group_id, actor=ria)
    coop.run(reject_report, SYSTEM, report_id=report_id, reason=RejectReason.UNCLEAR)
    assert "Wij begrijpen het niet goed." in told(coop)[str(RIA)]
    coop.run(reopen_report, SYSTEM, report_id=report_id)
    coop.run(reject_report, SYSTEM, report_id=report_id, reason=RejectReason.UNCLEAR)
    coop.run(reopen_report, SYSTEM, report_id=report_id)
    # Taken back before it went out: nothing to say.
    assert told(coop) == {}


def test_closing_makes_the_groups_message_neutral(
    coop: Coop, group_id: uuid.UUID, ria: Actor
) -> None:
    report_id = make_report(coop, group_id, actor=ria)
    coop.run(approve_report, SYSTEM, report_id=report_id)
    answer(coop, told(coop)[AGENT], report_id)
    deliver(coop)
    coop.run(close_report, SYSTEM, report_id=report_id)
    # The reporter is asked whether it is solved; the group's message is what is edited.
    (built,) = (one for one in deliver(coop) if isinstance(one, BuiltChat) and one.edits)
    assert built.edits == 1
    assert re.fullmatch(r"Buurtmelding \d+ is klaar\.", built.text)


def test_a_group_that_was_told_nothing_is_told_nothing_at_closing(
    coop: Coop, group_id: uuid.UUID, ria: Actor
) -> None:
    report_id = make_report(coop, group_id, actor=ria)
    coop.run(approve_report, SYSTEM, report_id=report_id)
    deliver(coop)
    coop.run(close_report, SYSTEM, report_id=report_id)
    assert set(told(coop)) == {str(RIA)}


def test_an_old_outcome_is_not_posted_any_more(
    coop: Coop, clock: FixedClock, group_id: uuid.UUID, ria: Actor
) -> None:
    report_id = make_report(coop, group_id, actor=ria)
    coop.run(approve_report, SYSTEM, report_id=report_id)
    answer(coop, told(coop)[AGENT], report_id)
    clock.advance(timedelta(hours=47))
    assert chat_of(coop, group_id) not in told(coop)


def test_the_desk_does_not_say_who_reports(coop: Coop, group_id: uuid.UUID, ria: Actor) -> None:
    report_id = make_report(coop, group_id, actor=ria)
    coop.run(approve_report, SYSTEM, report_id=report_id)
    desk = str(coop.ask(desk_view, SYSTEM))
    assert AGENT in desk or "Wijkagent" in desk
    for hidden in PERSONAL:
        assert hidden not in desk


def test_somebody_elses_draft_is_not_shown_in_a_chat(
    coop: Coop, group_id: uuid.UUID, ria: Actor
) -> None:
    key = DraftKey(group_id=group_id)
    coop.run(answer_question, ria, step=Step.HAPPENING, given=Chosen("past"), key=key)
    with coop._reading() as session:
        draft_id = session.scalars(select(Draft.id)).one()
    make_person(coop, telegram=1002)
    coop.run(
        queue_reply,
        SYSTEM,
        chat_id=1002,
        kind=NoticeKind.REPORT_QUESTION,
        subject_id=draft_id,
    )
    coop.run(
        queue_reply, SYSTEM, chat_id=RIA, kind=NoticeKind.REPORT_QUESTION, subject_id=draft_id
    )
    assert set(told(coop)) == {str(RIA)}


def test_a_group_keeps_its_reports_when_its_chat_gets_another_number(
    coop: Coop, group_id: uuid.UUID
) -> None:
    chat = int(chat_of(coop, group_id))
    coop.run(move_chat, SYSTEM, chat_id=chat, new_chat_id=-1_009)
    assert chat_of(coop, group_id) == "-1009"
    coop.run(move_group, SYSTEM, old_chat_id=-1_009, new_chat_id=-1_010)
    assert chat_of(coop, group_id) == "-1010"


def test_a_group_is_told_nothing_of_what_nobody_in_particular_reported(coop: Coop) -> None:
    group_id = make_group(coop)
    make_report(coop, group_id)
    deliver(coop)
    # No button for it stands in the group, but whoever writes a Telegram client can press it.
    coop.run(queue_reply, SYSTEM, chat_id=-100_1, kind=NoticeKind.REPORT_LIST)
    [built] = deliver(coop)
    assert isinstance(built, BuiltChat)
    assert "Lindenhof" not in str(built)


# Urgent, before review (C4).


@pytest.fixture
def neighbour(coop: Coop) -> Actor:
    """Provide somebody whose address was checked."""
    return actor_for(coop, make_person(coop, given="Riannetje", address_checked=True))


def test_what_is_worth_112_goes_to_the_group_at_once(
    coop: Coop, group_id: uuid.UUID, neighbour: Actor
) -> None:
    make_report(coop, group_id, actor=neighbour, changed=URGENT)
    said = told(coop)[chat_of(coop, group_id)].split("\n")
    assert said[0] == "Nu: Inbraak, Lindenhof."
    assert said[2:4] == [
        "112 is nog niet gebeld.",
        "Ziet u iets? Bel 112. Blijf op afstand, spreek niemand aan.",
    ]


def test_nothing_else_goes_to_the_group_unreviewed(
    coop: Coop, group_id: uuid.UUID, neighbour: Actor
) -> None:
    unchecked = actor_for(coop, make_person(coop))
    nuisance: dict[Step, Given | None] = {
        **URGENT,
        Step.KIND: Chosen("nuisance"),
        Step.BEHAVIOUR: Chosen("noise"),
    }
    typed: dict[Step, Given | None] = {**URGENT, Step.PLACE: Typed("Lindenhof 12")}
    past: dict[Step, Given | None] = {
        **URGENT,
        Step.HAPPENING: Chosen("past"),
        Step.CALLED: Chosen("no"),
        Step.MOMENT: Chosen("just"),
    }
    make_report(coop, group_id, actor=unchecked, changed=URGENT)
    make_report(coop, group_id, changed=URGENT)
    for changed in (nuisance, typed, past):
        make_report(coop, group_id, actor=neighbour, changed=changed)
    assert chat_of(coop, group_id) not in told(coop)


def test_at_most_two_an_hour_go_to_the_group(
    coop: Coop, clock: FixedClock, group_id: uuid.UUID, neighbour: Actor
) -> None:
    def posted() -> int:
        make_report(coop, group_id, actor=neighbour, changed=URGENT)
        return sum(address_of(built) == chat_of(coop, group_id) for built in deliver(coop))

    assert [posted() for _ in range(3)] == [1, 1, 0]
    clock.advance(ALARMS_WINDOW)
    assert posted() == 1


@pytest.mark.parametrize("how", ["time", "moderator", "rejected", "withdrawn"])
def test_an_alarm_ends_as_one_line(
    coop: Coop, clock: FixedClock, group_id: uuid.UUID, neighbour: Actor, how: str
) -> None:
    report_id = make_report(coop, group_id, actor=neighbour, changed=URGENT)
    deliver(coop)
    match how:
        case "time":
            clock.advance(ALARM_LASTS - timedelta(seconds=1))
            coop.run(expire_posts, SYSTEM)
            assert chat_of(coop, group_id) not in told(coop)
            clock.advance(timedelta(seconds=1))
            coop.run(expire_posts, SYSTEM)
        case "moderator":
            coop.run(end_alarm, make_moderator(coop, group_id), report_id=report_id)
        case "rejected":
            coop.run(reject_report, SYSTEM, report_id=report_id, reason=RejectReason.UNCLEAR)
        case _:
            coop.run(withdraw_report, neighbour, report_id=report_id)
    ended = [built for built in deliver(coop) if address_of(built) == chat_of(coop, group_id)]
    (built,) = ended
    assert isinstance(built, BuiltChat)
    assert built.edits == 1
    assert re.fullmatch(r"Buurtmelding \d+ is niet meer actueel\.", built.text)
    coop.run(expire_posts, SYSTEM)
    assert chat_of(coop, group_id) not in told(coop)


def test_a_moderator_of_another_group_ends_nothing(
    coop: Coop, group_id: uuid.UUID, neighbour: Actor
) -> None:
    report_id = make_report(coop, group_id, actor=neighbour, changed=URGENT)
    stranger = make_moderator(coop, make_group(coop))
    with pytest.raises(MissingPermissionError):
        coop.run(end_alarm, stranger, report_id=report_id)


def test_an_outcome_is_neutral_before_it_would_stay_for_ever(
    coop: Coop, clock: FixedClock, group_id: uuid.UUID, ria: Actor
) -> None:
    report_id = make_report(coop, group_id, actor=ria)
    coop.run(approve_report, SYSTEM, report_id=report_id)
    answer(coop, told(coop)[AGENT], report_id)
    deliver(coop)
    clock.advance(OUTCOME_LASTS - timedelta(seconds=1))
    coop.run(expire_posts, SYSTEM)
    assert told(coop) == {}
    clock.advance(timedelta(seconds=1))
    coop.run(expire_posts, SYSTEM)
    assert "is klaar." in told(coop)[chat_of(coop, group_id)]
    coop.run(expire_posts, SYSTEM)
    assert told(coop) == {}
