"""Everybody writes to who holds a function; no address is shown, and nobody is flooded."""

from datetime import timedelta
from email.message import EmailMessage

import pytest
from sqlalchemy import select

from coop.bootstrap import Coop
from coop.groups.errors import GroupNotFoundError
from coop.groups.models import Group
from coop.kernel.errors import CoopError
from coop.kernel.permissions import NOBODY, SYSTEM, Scope, ScopeKind
from coop.notices.documents import BuiltMail, House
from coop.notices.models import Notice
from coop.notices.services.delivery import build_notice
from coop.people.errors import InvalidEmailError
from coop.people.rules import RoleKind
from coop.roles.errors import (
    NobodyToAskError,
    QuestionNameMissingError,
    QuestionTextMissingError,
    TooManyQuestionsError,
)
from coop.roles.models import RoleQuestion
from coop.roles.queries.questions import ask_view
from coop.roles.rules.questions import LIMITS, QUESTION_KEPT
from coop.roles.services import ask_holders, forget_questions, name_deputy, record_absence
from tests.coop.incidents.makers import make_group
from tests.coop.roles.test_services import role_of
from tests.doubles import START, FixedClock
from tests.makers import give_role, make_member

HOUSE = House(base_url="https://wijk.example", mail_from="post@wijk.example")


def ask(coop: Coop, **changed: object) -> None:
    asked = {
        "kind": RoleKind.SECRETARY,
        "slug": "",
        "name": "Noor Berg",
        "email": "noor@voorbeeld.example",
        "text": "Wanneer is de vergadering?",
        "origin": "straat",
    }
    coop.run(ask_holders, NOBODY, **{**asked, **changed})  # type: ignore[arg-type]  # a table of changes


def notices(coop: Coop) -> list[Notice]:
    with coop._reading() as session:
        return list(session.scalars(select(Notice).order_by(Notice.id)))


def questions(coop: Coop) -> int:
    with coop._reading() as session:
        return len(session.scalars(select(RoleQuestion.id)).all())


def mail_of(coop: Coop, notice: Notice) -> EmailMessage | None:
    built = coop.run(build_notice, SYSTEM, notice_id=notice.id, worker="a", house=HOUSE)
    return built.message if isinstance(built, BuiltMail) else None


@pytest.fixture(autouse=True)
def secretary(coop: Coop) -> None:
    person_id = make_member(coop, given="Youssef", email="youssef@voorbeeld.example")
    give_role(coop, person_id, RoleKind.SECRETARY)


def test_the_mail_carries_the_question_and_answers_to_who_asked(coop: Coop) -> None:
    ask(coop)
    (notice,) = notices(coop)
    assert (notice.kind, notice.address) == ("role_question", "youssef@voorbeeld.example")
    assert "Wanneer" not in str(notice.args)
    mail = mail_of(coop, notice)
    assert mail is not None
    assert mail["Reply-To"] == "noor@voorbeeld.example"
    body = mail.get_body(("plain",))
    assert body is not None
    assert "Wanneer is de vergadering?" in body.get_content()
    assert "Noor Berg" in body.get_content()


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"name": " "}, QuestionNameMissingError),
        ({"text": "\n"}, QuestionTextMissingError),
        ({"email": "noor"}, InvalidEmailError),
        ({"kind": RoleKind.CHAIR}, NobodyToAskError),
        ({"kind": RoleKind.OPERATOR}, NobodyToAskError),
        ({"kind": RoleKind.MUNICIPALITY}, NobodyToAskError),
        ({"slug": "nergens"}, GroupNotFoundError),
    ],
)
def test_what_is_no_question_is_refused_and_tells_nobody(
    coop: Coop, changed: dict[str, object], error: type[CoopError]
) -> None:
    give_role(coop, make_member(coop), RoleKind.OPERATOR)
    give_role(coop, make_member(coop), RoleKind.MUNICIPALITY)
    with pytest.raises(error):
        ask(coop, **changed)
    assert (questions(coop), notices(coop)) == (0, [])


def test_while_the_holder_is_away_the_deputy_answers(coop: Coop) -> None:
    ana, ben = make_member(coop), make_member(coop)
    give_role(coop, ana, RoleKind.TREASURER)
    role_id = role_of(coop, ana).id
    coop.run(name_deputy, SYSTEM, role_id=role_id, person_id=ben)
    told = []
    for is_away in (False, True):
        if is_away:
            coop.run(record_absence, SYSTEM, role_id=role_id, away_from=START.date())
        ask(coop, kind=RoleKind.TREASURER)
        told.append([n for n in notices(coop) if n.kind == "role_question"][-1].person_id)
    assert told == [ana, ben]


def test_a_question_to_a_group_goes_to_its_own_moderators(coop: Coop) -> None:
    north, south = make_group(coop), make_group(coop)
    sanne, kees = make_member(coop), make_member(coop)
    for group_id, person_id in ((north, sanne), (south, kees)):
        give_role(coop, person_id, RoleKind.MODERATOR, Scope(ScopeKind.GROUP, group_id))
    with coop._reading() as session:
        slug = session.get_one(Group, north).slug
    seen = coop.ask(ask_view, NOBODY, kind=RoleKind.MODERATOR, slug=slug)
    assert seen.group is not None
    ask(coop, kind=RoleKind.MODERATOR, slug=slug)
    asked = [notice for notice in notices(coop) if notice.kind == "role_question"]
    assert [notice.person_id for notice in asked] == [sanne]


@pytest.mark.parametrize("same", ["email", "origin"])
def test_nobody_is_flooded_from_one_address_or_one_place(
    coop: Coop, clock: FixedClock, same: str
) -> None:
    other = "origin" if same == "email" else "email"
    limit = LIMITS[0]
    for number in range(limit.most):
        ask(coop, **{other: f"x{number}@voorbeeld.example"})
    with pytest.raises(TooManyQuestionsError) as refused:
        ask(coop, **{other: "anders@voorbeeld.example"})
    assert refused.value.details == {"minutes": 15}
    assert questions(coop) == limit.most
    clock.advance(limit.within)
    ask(coop, **{other: "anders@voorbeeld.example"})


def test_a_question_is_forgotten_after_a_month(coop: Coop, clock: FixedClock) -> None:
    ask(coop)
    (notice,) = notices(coop)
    clock.advance(QUESTION_KEPT - timedelta(seconds=1))
    coop.run(forget_questions, SYSTEM)
    assert questions(coop) == 1
    clock.advance(timedelta(seconds=1))
    coop.run(forget_questions, SYSTEM)
    assert questions(coop) == 0
    assert mail_of(coop, notice) is None
