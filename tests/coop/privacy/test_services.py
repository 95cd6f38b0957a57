"""Requests about one's own data, from anybody, and the list of processors."""

import uuid
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from coop.bootstrap import Coop
from coop.kernel.errors import CoopError, MissingPermissionError
from coop.kernel.permissions import NOBODY, SYSTEM
from coop.notices.models import Notice
from coop.notices.rules import NoticeKind
from coop.parts.rules import Part
from coop.people.errors import InvalidEmailError
from coop.people.rules import RoleKind
from coop.privacy.errors import (
    ProcessorIncompleteError,
    ProcessorNotFoundError,
    RequestAnsweredError,
    RequestExtendedError,
    RequestNameMissingError,
    RequestNotFoundError,
    TooManyRequestsError,
)
from coop.privacy.models import PrivacyRequest
from coop.privacy.queries.desk import (
    RequestView,
    open_requests,
    request_view,
    requests_view,
    statement_view,
)
from coop.privacy.rules.holdings import Module
from coop.privacy.rules.requests import (
    REQUEST_KEPT,
    ExtensionReason,
    Ground,
    Relation,
    RequestKind,
    RequestOutcome,
)
from coop.privacy.services import (
    add_processor,
    answer_request,
    end_processor,
    extend_request,
    forget_requests,
    send_request,
)
from coop.setup.services import turn_part
from tests.coop.incidents.makers import make_group
from tests.doubles import FixedClock
from tests.makers import actor_for, give_role, make_member, make_person

EMAIL = "noor@voorbeeld.example"


def send(
    coop: Coop, *, name: str = "Noor Berg", email: str = EMAIL, origin: str = "straat"
) -> uuid.UUID:
    coop.run(
        send_request,
        NOBODY,
        kind=RequestKind.ERASURE,
        relation=Relation.DESCRIBED,
        name=name,
        email=email,
        text="Die fiets was van mij",
        origin=origin,
    )
    return coop.ask(requests_view, SYSTEM)[0].id


def view(coop: Coop, request_id: uuid.UUID) -> RequestView:
    return coop.ask(request_view, SYSTEM, request_id=request_id)


def told(coop: Coop) -> list[tuple[str, str | None, dict[str, object]]]:
    with coop._reading() as session:
        notices = session.scalars(select(Notice).order_by(Notice.queued_at, Notice.position))
        return [(notice.kind, notice.address, notice.args) for notice in notices]


def test_anybody_may_ask_and_hears_until_when(coop: Coop) -> None:
    secretary = make_member(coop, email="secretaris@voorbeeld.example")
    give_role(coop, secretary, RoleKind.SECRETARY)
    request_id = send(coop)
    seen = view(coop, request_id)
    assert (seen.line.number, seen.line.due_on) == (1, date(2026, 12, 21))
    assert (seen.email, seen.is_known, seen.may_extend) == (EMAIL, False, True)
    told_about = {"number": 1, "due": "2026-12-21"}
    assert told(coop) == [
        (NoticeKind.PRIVACY_RECEIVED, EMAIL, told_about),
        (NoticeKind.PRIVACY_REQUEST, "secretaris@voorbeeld.example", told_about),
    ]


def test_who_is_signed_in_is_known(coop: Coop) -> None:
    actor = actor_for(coop, make_person(coop))
    coop.run(
        send_request,
        actor,
        kind=RequestKind.ACCESS,
        relation=Relation.MEMBER,
        name=actor.name,
        email=EMAIL,
        text="",
        origin="huis",
    )
    assert view(coop, coop.ask(requests_view, SYSTEM)[0].id).is_known


@pytest.mark.parametrize(
    ("wrong", "error"),
    [({"name": " "}, RequestNameMissingError), ({"email": "geen"}, InvalidEmailError)],
)
def test_what_nobody_could_answer_is_not_taken_in(
    coop: Coop, wrong: dict[str, str], error: type[CoopError]
) -> None:
    with pytest.raises(error):
        send(coop, **wrong)
    assert coop.ask(requests_view, SYSTEM) == ()
    assert told(coop) == []


def test_five_a_day_from_one_place_or_for_one_address(coop: Coop, clock: FixedClock) -> None:
    for number in range(5):
        send(coop, email=f"noor{number}@voorbeeld.example")
    with pytest.raises(TooManyRequestsError):
        send(coop)
    assert coop.ask(open_requests, SYSTEM) == 5
    for number in range(5):
        send(coop, origin=f"elders{number}")
    with pytest.raises(TooManyRequestsError):
        send(coop, origin="nog een plek")
    clock.advance(timedelta(days=1))
    send(coop)


def test_two_months_more_once_and_told(coop: Coop, clock: FixedClock) -> None:
    request_id = send(coop)
    clock.advance(timedelta(days=30))
    reason = ExtensionReason.COMPLEX
    coop.run(extend_request, SYSTEM, request_id=request_id, reason=reason)
    assert view(coop, request_id).line.due_on == date(2027, 2, 21)
    assert told(coop)[-1] == (
        NoticeKind.PRIVACY_EXTENDED,
        EMAIL,
        {"number": 1, "due": "2027-02-21", "reason": "complex"},
    )
    with pytest.raises(RequestExtendedError):
        coop.run(extend_request, SYSTEM, request_id=request_id, reason=reason)


def test_an_answer_is_recorded_once_and_told(coop: Coop) -> None:
    request_id = send(coop)
    answer = {"request_id": request_id, "outcome": RequestOutcome.REFUSED, "note": "Bekeken."}
    coop.run(answer_request, SYSTEM, ground=Ground.MUST_KEEP, **answer)  # type: ignore[arg-type]  # by its own keys
    seen = view(coop, request_id)
    assert (seen.outcome, seen.ground, seen.note) == (
        RequestOutcome.REFUSED,
        Ground.MUST_KEEP,
        "Bekeken.",
    )
    kind, address, args = told(coop)[-1]
    assert (kind, address) == (NoticeKind.PRIVACY_ANSWERED, EMAIL)
    assert "Bekeken." not in args.values()
    with pytest.raises(RequestAnsweredError):
        coop.run(
            answer_request,
            SYSTEM,
            request_id=request_id,
            outcome=RequestOutcome.GRANTED,
            ground=None,
            note="",
        )
    assert view(coop, request_id) == seen


def test_answered_requests_are_forgotten_after_a_year(coop: Coop, clock: FixedClock) -> None:
    request_id = send(coop)
    coop.run(
        answer_request,
        SYSTEM,
        request_id=request_id,
        outcome=RequestOutcome.NOTHING_HELD,
        ground=None,
        note="",
    )
    waiting = send(coop, origin="elders")
    clock.advance(REQUEST_KEPT - timedelta(seconds=1))
    coop.run(forget_requests, SYSTEM)
    assert view(coop, request_id).outcome is RequestOutcome.NOTHING_HELD
    clock.advance(timedelta(seconds=1))
    coop.run(forget_requests, SYSTEM)
    with pytest.raises(RequestNotFoundError):
        view(coop, request_id)
    assert view(coop, waiting).outcome is None


@pytest.mark.parametrize("role", [None, RoleKind.MODERATOR, RoleKind.OPERATOR])
def test_only_the_board_sees_requests(coop: Coop, role: RoleKind | None) -> None:
    request_id = send(coop)
    person_id = make_member(coop)
    if role is not None:
        give_role(coop, person_id, role)
    actor = actor_for(coop, person_id)
    with pytest.raises(MissingPermissionError):
        coop.ask(requests_view, actor)
    with pytest.raises(MissingPermissionError):
        coop.run(extend_request, actor, request_id=request_id, reason=ExtensionReason.MANY)
    assert view(coop, request_id).extended_on is None


def test_what_somebody_wrote_is_in_no_notice_and_no_journal(coop: Coop) -> None:
    send(coop)
    with coop._reading() as session:
        kept = session.scalar(select(func.count(PrivacyRequest.id)))
    assert kept == 1
    assert not any("fiets" in str(notice) or "Noor" in str(notice) for notice in told(coop))


def test_the_list_of_processors(coop: Coop) -> None:
    with pytest.raises(ProcessorIncompleteError):
        coop.run(add_processor, SYSTEM, name=" ", purpose="x", place="y")
    processor_id = coop.run(
        add_processor,
        SYSTEM,
        name="Hostbedrijf",
        purpose="Bewaart de website",
        place="in de EU",
        agreed_on=date(2026, 1, 5),
    )
    (one,) = coop.ask(statement_view, NOBODY).processors
    assert (one.name, one.agreed_on) == ("Hostbedrijf", date(2026, 1, 5))
    coop.run(end_processor, SYSTEM, processor_id=processor_id)
    assert coop.ask(statement_view, NOBODY).processors == ()
    with pytest.raises(ProcessorNotFoundError):
        coop.run(end_processor, SYSTEM, processor_id=processor_id)


def test_the_statement_speaks_of_what_is_in_use(coop: Coop) -> None:
    def spoken_of() -> set[Module]:
        return {part.module for part in coop.ask(statement_view, NOBODY).modules}

    assert spoken_of() == set(Module)
    coop.run(turn_part, SYSTEM, part=Part.PATROLS, is_on=False)
    coop.run(turn_part, SYSTEM, part=Part.PREVENTION, is_on=False)
    assert spoken_of() == set(Module) - {Module.PREVENTION}
    coop.run(turn_part, SYSTEM, part=Part.PREVENTION, is_on=True)
    make_group(coop)
    coop.run(turn_part, SYSTEM, part=Part.PREVENTION, is_on=False)
    # What is off but still keeps something is not kept quiet about.
    assert spoken_of() == set(Module)
