from datetime import timedelta

import pytest

from coop.bootstrap import Coop
from coop.groups.rules import ReportKind
from coop.incidents.errors import (
    DraftNotFoundError,
    NoWayBackError,
    ReportHandledError,
    ReportIncompleteError,
    ReportNotFoundError,
    TextTooLongError,
    TooManyDraftsError,
    TooManyReportsError,
    UnknownQuestionError,
)
from coop.incidents.queries.follow import (
    followed_report,
    my_reports,
    report_of_token,
)
from coop.incidents.rules.answers import DraftKey, Step
from coop.incidents.rules.reading import Chosen, Located, Typed
from coop.incidents.rules.states import (
    DRAFT_LASTS,
    DRAFTS_PER_ORIGIN,
    REPORTS_PER_PERSON,
    Source,
    State,
)
from coop.incidents.services.drafts import (
    answer_question,
    ask_again,
    begin_report,
    discard_stale_drafts,
    go_back,
    skip_question,
    stop_report,
)
from coop.incidents.services.reports import send_for_a_neighbour, send_report, withdraw_report
from coop.incidents.services.review import (
    approve_report,
)
from coop.kernel.errors import MissingPermissionError
from coop.kernel.permissions import NOBODY, SYSTEM
from coop.people.lookups import LinkToken
from coop.people.rules import LIFETIMES, LinkPurpose
from tests.coop.incidents.makers import (
    URGENT,
    USUAL,
    fill_draft,
    make_group,
    make_moderator,
    make_report,
    read,
    see,
)
from tests.doubles import FixedClock
from tests.makers import actor_for, make_person

# The dialogue.


def test_a_browser_goes_through_all_questions(coop: Coop) -> None:
    key = DraftKey(group_id=make_group(coop), token="browser")
    assert see(coop, key).step is Step.HAPPENING
    assert see(coop, key).draft_id is None
    for step, given in USUAL.items():
        assert see(coop, key).step is step
        coop.run(answer_question, NOBODY, step=step, given=given, key=key)
    summary = see(coop, key)
    assert summary.step is Step.SUMMARY
    assert ("Waar", "Lindenhof") in [(line.term, line.value) for line in summary.lines]


def test_looking_begins_nothing(coop: Coop) -> None:
    key = DraftKey(group_id=make_group(coop), token="browser")
    see(coop, key)
    with pytest.raises(DraftNotFoundError):
        coop.run(answer_question, NOBODY, step=Step.KIND, given=Chosen("fire"), key=key)
    assert see(coop, key).draft_id is None


def test_a_refused_answer_changes_nothing(coop: Coop) -> None:
    key = DraftKey(group_id=make_group(coop), token="browser")
    fill_draft(coop, NOBODY, key)
    before = see(coop, key)
    with pytest.raises(TextTooLongError):
        coop.run(answer_question, NOBODY, step=Step.BEHAVIOUR, given=Typed("x" * 5000), key=key)
    assert see(coop, key) == before


def test_somebody_elses_secret_opens_nothing(coop: Coop) -> None:
    group_id = make_group(coop)
    fill_draft(coop, NOBODY, DraftKey(group_id=group_id, token="mine"))
    other = DraftKey(group_id=group_id, token="other")
    assert see(coop, other).draft_id is None
    with pytest.raises(DraftNotFoundError):
        coop.run(send_report, NOBODY, source=Source.WEB, key=other)
    with pytest.raises(DraftNotFoundError):
        coop.run(stop_report, actor_for(coop, make_person(coop)), key=other)


def test_a_persons_draft_is_found_by_its_id_and_by_its_owner_only(coop: Coop) -> None:
    group_id = make_group(coop)
    ria, bram = (actor_for(coop, make_person(coop)) for _ in range(2))
    draft_id = coop.run(begin_report, ria, key=DraftKey(group_id=group_id))
    assert coop.run(begin_report, ria, key=DraftKey(group_id=group_id)) == draft_id
    key = DraftKey(draft_id=draft_id)
    coop.run(answer_question, ria, step=Step.HAPPENING, given=Chosen("now"), key=key)
    assert see(coop, key, ria).call_now
    with pytest.raises(DraftNotFoundError):
        see(coop, key, bram)
    with pytest.raises(DraftNotFoundError):
        coop.run(answer_question, bram, step=None, given=Typed("ja"), key=key)


def test_words_belong_to_the_question_asked_last(coop: Coop) -> None:
    ria = actor_for(coop, make_person(coop))
    coop.run(begin_report, ria, key=DraftKey(group_id=make_group(coop)))
    key = DraftKey()
    coop.run(answer_question, ria, step=None, given=Typed("ja"), key=key)
    coop.run(answer_question, ria, step=None, given=Typed("112"), key=key)
    assert see(coop, key, ria).step is Step.CALLED_WHEN
    coop.run(go_back, ria, key=key)
    assert see(coop, key, ria).step is Step.CALLED
    coop.run(skip_question, ria, key=key)
    # Passed over when asked again: 112 was called, and when is still asked.
    assert see(coop, key, ria).step is Step.CALLED_WHEN
    coop.run(ask_again, ria, step=Step.HAPPENING, key=key)
    coop.run(answer_question, ria, step=None, given=Typed("nee"), key=key)
    assert see(coop, key, ria).step is Step.CALLED_WHEN


def test_the_first_question_has_no_way_back(coop: Coop) -> None:
    ria = actor_for(coop, make_person(coop))
    coop.run(begin_report, ria, key=DraftKey(group_id=make_group(coop)))
    with pytest.raises(NoWayBackError):
        coop.run(go_back, ria, key=DraftKey())
    with pytest.raises(UnknownQuestionError):
        coop.run(ask_again, ria, step=Step.EMAIL, key=DraftKey())


def test_nobody_skips_ahead_by_an_address(coop: Coop) -> None:
    key = DraftKey(group_id=make_group(coop), token="browser")
    assert see(coop, key, step=Step.PLACE).step is Step.HAPPENING
    assert see(coop, key, step=Step.SUMMARY).step is Step.HAPPENING
    fill_draft(coop, NOBODY, key)
    assert see(coop, key, step=Step.PLACE).given == "Lindenhof"


def test_a_group_asks_only_for_its_own_kinds(coop: Coop) -> None:
    group_id = make_group(coop, kinds=(ReportKind.BURGLARY,))
    key = DraftKey(group_id=group_id, token="browser")
    coop.run(answer_question, NOBODY, step=Step.HAPPENING, given=Chosen("past"), key=key)
    coop.run(skip_question, NOBODY, step=Step.CALLED, key=key)
    assert [choice.label for choice in see(coop, key).choices] == ["Inbraak"]


def test_a_point_without_a_known_door_near_has_no_street(coop: Coop) -> None:
    key = DraftKey(group_id=make_group(coop), token="browser")
    fill_draft(coop, NOBODY, key, {Step.PLACE: Located(51.5, 5.0)})
    assert "Plek op de kaart" in [line.value for line in see(coop, key).lines]


def test_stopping_throws_the_draft_away(coop: Coop) -> None:
    key = DraftKey(group_id=make_group(coop), token="browser")
    fill_draft(coop, NOBODY, key)
    coop.run(stop_report, NOBODY, key=key)
    assert see(coop, key).draft_id is None
    with pytest.raises(DraftNotFoundError):
        coop.run(stop_report, NOBODY, key=key)


def test_a_draft_is_kept_for_two_days(coop: Coop, clock: FixedClock) -> None:
    ria = actor_for(coop, make_person(coop))
    group_id = make_group(coop)
    first = coop.run(begin_report, ria, key=DraftKey(group_id=group_id))
    clock.advance(DRAFT_LASTS - timedelta(seconds=1))
    coop.run(discard_stale_drafts, SYSTEM)
    assert see(coop, DraftKey(), ria).draft_id == first
    clock.advance(timedelta(seconds=1))
    with pytest.raises(DraftNotFoundError):
        see(coop, DraftKey(), ria)
    # Before the worker came by, a new one begins all the same.
    assert coop.run(begin_report, ria, key=DraftKey(group_id=group_id)) != first


def test_stale_drafts_are_thrown_away(coop: Coop, clock: FixedClock) -> None:
    key = DraftKey(group_id=make_group(coop), token="browser")
    fill_draft(coop, NOBODY, key)
    clock.advance(DRAFT_LASTS)
    coop.run(discard_stale_drafts, SYSTEM)
    clock.advance(-DRAFT_LASTS)
    assert see(coop, key).draft_id is None


def test_one_place_on_the_network_begins_so_many(coop: Coop) -> None:
    group_id = make_group(coop)
    for number in range(DRAFTS_PER_ORIGIN):
        key = DraftKey(group_id=group_id, token=f"browser {number}")
        coop.run(begin_report, NOBODY, key=key, origin="here")
    with pytest.raises(TooManyDraftsError):
        coop.run(begin_report, NOBODY, key=DraftKey(group_id=group_id, token="x"), origin="here")
    coop.run(begin_report, NOBODY, key=DraftKey(group_id=group_id, token="x"), origin="there")


# Sending.


def test_reports_are_numbered_without_gaps(coop: Coop) -> None:
    group_id = make_group(coop)
    numbers = [read(coop, make_report(coop, group_id)).number for _ in range(3)]
    assert numbers == [numbers[0], numbers[0] + 1, numbers[0] + 2]


def test_a_report_is_sent_once(coop: Coop) -> None:
    key = DraftKey(group_id=make_group(coop), token="browser")
    fill_draft(coop, NOBODY, key)
    once = coop.once("form:abc")
    first = once.run(send_report, NOBODY, source=Source.WEB, key=key)
    assert once.run(send_report, NOBODY, source=Source.WEB, key=key) == first
    with pytest.raises(DraftNotFoundError):
        coop.run(send_report, NOBODY, source=Source.WEB, key=key)


def test_an_unfinished_report_is_not_sent(coop: Coop) -> None:
    key = DraftKey(group_id=make_group(coop), token="browser")
    coop.run(answer_question, NOBODY, step=Step.HAPPENING, given=Chosen("now"), key=key)
    with pytest.raises(ReportIncompleteError):
        coop.run(send_report, NOBODY, source=Source.WEB, key=key)
    assert see(coop, key).step is Step.CALLED


def test_the_browsers_secret_becomes_the_link_to_follow(coop: Coop, clock: FixedClock) -> None:
    report_id = make_report(coop, make_group(coop), token="secret")
    assert coop.ask(report_of_token, NOBODY, token="secret") == report_id
    view = coop.ask(followed_report, coop.identify(LinkToken("secret")), report_id=report_id)
    assert view.state is State.RECEIVED
    # The link may lie in somebody else's mailbox: no words of the report on that page.
    assert view.lines == ()
    clock.advance(LIFETIMES[LinkPurpose.REPORT_FOLLOW])
    assert coop.ask(report_of_token, NOBODY, token="secret") is None


def test_a_person_follows_ones_own_reports_only(coop: Coop) -> None:
    ria, bram = (actor_for(coop, make_person(coop)) for _ in range(2))
    report_id = make_report(coop, make_group(coop), actor=ria)
    assert [line.id for line in coop.ask(my_reports, ria).reports] == [report_id]
    assert coop.ask(my_reports, bram).reports == ()
    assert coop.ask(my_reports, NOBODY).reports == ()
    assert coop.ask(followed_report, ria, report_id=report_id).lines
    for actor in (bram, NOBODY):
        with pytest.raises(ReportNotFoundError):
            coop.ask(followed_report, actor, report_id=report_id)


def test_one_person_sends_so_many_an_hour(coop: Coop, clock: FixedClock) -> None:
    group_id = make_group(coop)
    ria = actor_for(coop, make_person(coop))
    for _ in range(REPORTS_PER_PERSON):
        make_report(coop, group_id, actor=ria)
    with pytest.raises(TooManyReportsError):
        make_report(coop, group_id, actor=ria)
    # What was answered is kept, and an hour later it goes.
    assert see(coop, DraftKey(), ria).step is Step.SUMMARY
    clock.advance(timedelta(hours=1, seconds=1))
    coop.run(send_report, ria, source=Source.WEB, key=DraftKey())


def test_a_report_is_withdrawn_until_the_agent_has_it(coop: Coop) -> None:
    group_id = make_group(coop)
    ria = actor_for(coop, make_person(coop))
    first, second = (make_report(coop, group_id, actor=ria) for _ in range(2))
    coop.run(withdraw_report, ria, report_id=first)
    assert read(coop, first).state is State.WITHDRAWN
    coop.run(approve_report, make_moderator(coop, group_id), report_id=second)
    with pytest.raises(ReportHandledError):
        coop.run(withdraw_report, ria, report_id=second)
    with pytest.raises(ReportNotFoundError):
        coop.run(withdraw_report, actor_for(coop, make_person(coop)), report_id=second)


# For a neighbour (C15).


def test_a_moderator_sends_what_a_neighbour_told(coop: Coop) -> None:
    group_id = make_group(coop)
    sanne = make_moderator(coop, group_id)
    key = DraftKey(group_id=group_id)
    fill_draft(coop, sanne, key, URGENT)
    assert see(coop, key, sanne).may_send_for_another
    report_id = coop.run(send_for_a_neighbour, sanne, source=Source.WEB, key=key)
    report = read(coop, report_id)
    assert [step.function for step in report.history] == ["beheerder namens een buur"]
    # Hearsay is no alarm; and the moderator hears what becomes of it.
    assert report.alarm_since is None
    assert [one.id for one in coop.ask(my_reports, sanne).reports] == [report_id]


def test_only_who_looks_after_the_group_sends_for_another(coop: Coop) -> None:
    group_id = make_group(coop)
    elsewhere = make_moderator(coop, make_group(coop))
    for actor in (elsewhere, actor_for(coop, make_person(coop))):
        key = DraftKey(group_id=group_id)
        fill_draft(coop, actor, key)
        assert not see(coop, key, actor).may_send_for_another
        with pytest.raises(MissingPermissionError):
            coop.run(send_for_a_neighbour, actor, source=Source.WEB, key=key)
        assert see(coop, key, actor).step is Step.SUMMARY
