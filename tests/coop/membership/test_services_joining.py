"""An application that is answered question by question: kept, corrected, sent once."""

import uuid
from datetime import timedelta

import pytest

from coop.bootstrap import Coop
from coop.kernel.errors import CoopError
from coop.kernel.permissions import NOBODY, SYSTEM, Actor
from coop.membership.errors import (
    AlreadyMemberError,
    ApplicationDraftNotFoundError,
    ApplicationIncompleteError,
)
from coop.membership.queries import application_view, applications_view, member_view
from coop.membership.queries.joining import ApplicationQuestion, application_question
from coop.membership.rules.lifecycle import Way
from coop.membership.rules.questions import Step
from coop.membership.services import (
    admit_applicant,
    answer_of_applicant,
    begin_application,
    correct_application,
    forget_applications,
    send_application,
    skip_application_question,
    step_back_in_application,
    stop_application,
)
from coop.people.lookups import TelegramAccount
from coop.people.rules import ChannelKind
from coop.people.services import welcome_telegram_user
from tests.coop.membership.test_questions import USUAL
from tests.coop.places.makers import row, take_over
from tests.doubles import FixedClock
from tests.makers import actor_for, make_member

RIA = 1010


@pytest.fixture
def ria(coop: Coop) -> Actor:
    coop.run(welcome_telegram_user, SYSTEM, user_id=RIA, first_name="Ria")
    return coop.identify(TelegramAccount(RIA))


def asked(coop: Coop, actor: Actor) -> ApplicationQuestion:
    found = coop.ask(application_question, actor)
    assert found is not None
    return found


def answer_all(coop: Coop, actor: Actor) -> None:
    coop.run(begin_application, actor)
    for step, text in USUAL:
        coop.run(answer_of_applicant, actor, text=text, step=step)


def test_what_was_said_is_kept_and_sent_like_the_form(coop: Coop, ria: Actor) -> None:
    answer_all(coop, ria)
    seen = asked(coop, ria)
    assert seen.step is Step.SUMMARY
    assert [line.value for line in seen.lines][1:3] == ["Noor", "van den Berg"]
    application_id = coop.run(send_application, ria, way=Way.TELEGRAM)
    view = coop.ask(application_view, SYSTEM, application_id=application_id)
    assert (view.line.name, view.way, view.phone) == (
        "Noor van den Berg",
        Way.TELEGRAM,
        "+31600000123",
    )
    assert coop.ask(application_question, ria) is None
    with pytest.raises(ApplicationDraftNotFoundError):
        coop.run(send_application, ria, way=Way.TELEGRAM)
    assert len(coop.ask(applications_view, SYSTEM).waiting) == 1


def test_admission_completes_who_was_known_by_a_first_name_only(coop: Coop, ria: Actor) -> None:
    answer_all(coop, ria)
    application_id = coop.run(send_application, ria, way=Way.TELEGRAM)
    member_id = coop.run(admit_applicant, SYSTEM, application_id=application_id, reference="B-1")
    member = coop.ask(member_view, SYSTEM, member_id=member_id)
    assert (member.person_id, member.name) == (ria.person_id, "Noor van den Berg")
    assert member.address == "Lindenhof 12A"
    assert (ChannelKind.EMAIL, "noor@voorbeeld.example") in member.channels


def test_begun_twice_goes_on(coop: Coop, ria: Actor) -> None:
    draft_id = coop.run(begin_application, ria)
    coop.run(answer_of_applicant, ria, text="apply")
    assert coop.run(begin_application, ria) == draft_id
    assert asked(coop, ria).step is Step.GIVEN


def test_back_skip_and_correct(coop: Coop, ria: Actor) -> None:
    answer_all(coop, ria)
    coop.run(correct_application, ria, step=Step.PHONE)
    coop.run(skip_application_question, ria)
    assert asked(coop, ria).lines[8].value == "Niets ingevuld"
    coop.run(step_back_in_application, ria)
    assert asked(coop, ria).step is Step.MINOR
    coop.run(answer_of_applicant, ria, text="1")
    assert asked(coop, ria).step is Step.BORN_ON


def listed(coop: Coop) -> None:
    take_over(coop, [row(12), row(14)])


def test_the_list_of_addresses_fills_in_the_street(coop: Coop, ria: Actor) -> None:
    listed(coop)
    coop.run(begin_application, ria)
    for step, text in USUAL[:3]:
        coop.run(answer_of_applicant, ria, text=text, step=step)
    coop.run(answer_of_applicant, ria, text="5099 AA", step=Step.POSTCODE)
    coop.run(answer_of_applicant, ria, text="14", step=Step.HOUSE_NUMBER)
    assert asked(coop, ria).step is Step.EMAIL
    for step, text in USUAL[7:]:
        coop.run(answer_of_applicant, ria, text=text, step=step)
    seen = asked(coop, ria)
    assert [line.value for line in seen.lines][5:7] == ["Lindenhof", "Tilburg"]
    assert seen.doubt == ""


def test_an_address_that_the_list_does_not_know_is_doubted_and_never_refused(
    coop: Coop, ria: Actor
) -> None:
    listed(coop)
    answer_all(coop, ria)
    coop.run(correct_application, ria, step=Step.HOUSE_NUMBER)
    coop.run(answer_of_applicant, ria, text="15")
    seen = asked(coop, ria)
    assert "Bedoelt u: Lindenhof 14, 5099 AA" in seen.doubt
    coop.run(send_application, ria, way=Way.TELEGRAM)


def test_without_a_list_nothing_is_doubted(coop: Coop, ria: Actor) -> None:
    answer_all(coop, ria)
    assert asked(coop, ria).doubt == ""


def test_several_choices_stay_until_one_is_done(coop: Coop, ria: Actor) -> None:
    answer_all(coop, ria)
    coop.run(correct_application, ria, step=Step.PURPOSES)
    coop.run(answer_of_applicant, ria, text="buurtent")
    seen = asked(coop, ria)
    assert seen.step is Step.PURPOSES
    assert [one.value for one in seen.choices if one.is_taken] == [
        "convocation",
        "news",
        "buurtent",
    ]


def test_an_open_question_stands_in_the_way(coop: Coop, ria: Actor) -> None:
    coop.run(begin_application, ria)
    with pytest.raises(ApplicationIncompleteError):
        coop.run(send_application, ria, way=Way.TELEGRAM)
    assert asked(coop, ria).step is Step.WISH


def test_a_refused_answer_changes_nothing(coop: Coop, ria: Actor) -> None:
    coop.run(begin_application, ria)
    with pytest.raises(CoopError):
        coop.run(answer_of_applicant, ria, text="alles")
    assert asked(coop, ria).step is Step.WISH


def test_stopping_keeps_nothing(coop: Coop, ria: Actor) -> None:
    coop.run(begin_application, ria)
    coop.run(stop_application, ria)
    assert coop.ask(application_question, ria) is None
    with pytest.raises(ApplicationDraftNotFoundError):
        coop.run(answer_of_applicant, ria, text="apply")


@pytest.mark.parametrize(("hours", "is_there"), [(47, True), (48, False)])
def test_what_lies_two_days_is_gone(
    coop: Coop, ria: Actor, clock: FixedClock, hours: int, *, is_there: bool
) -> None:
    draft_id = coop.run(begin_application, ria)
    clock.advance(timedelta(hours=hours))
    assert (coop.ask(application_question, ria) is not None) is is_there
    coop.run(forget_applications, SYSTEM)
    assert (coop.run(begin_application, ria) == draft_id) is is_there


def test_a_member_and_nobody_begin_nothing(coop: Coop) -> None:
    with pytest.raises(AlreadyMemberError):
        coop.run(begin_application, actor_for(coop, make_member(coop)))
    with pytest.raises(ApplicationDraftNotFoundError):
        coop.run(begin_application, NOBODY)


def test_nobody_answers_for_another(coop: Coop, ria: Actor) -> None:
    coop.run(begin_application, ria)
    coop.run(welcome_telegram_user, SYSTEM, user_id=1011, first_name="Bram")
    other = coop.identify(TelegramAccount(1011))
    with pytest.raises(ApplicationDraftNotFoundError):
        coop.run(answer_of_applicant, other, text="apply")
    assert isinstance(other.person_id, uuid.UUID)
    assert asked(coop, ria).step is Step.WISH
