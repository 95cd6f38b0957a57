"""Acceptance test 15: a copy of one's own data is complete and holds nothing of a ballot."""

import json
from typing import Any

import pytest
from sqlalchemy import Engine, event, func, or_, select

from coop.assembly.services import cast_vote
from coop.bootstrap import Coop
from coop.kernel.db import Base
from coop.kernel.errors import MissingPermissionError
from coop.kernel.permissions import NOBODY, Actor
from coop.membership.models import Member
from coop.people.rules import ChannelKind, Purpose, RoleKind
from coop.people.services.own import give_consent
from coop.privacy.queries.copies import own_copy, own_copy_to_read
from coop.privacy.rules.holdings import EXCEPTIONS, Reason, holding_of, reason_for
from coop.voting.models import Ballot
from coop.voting.rules import BallotChannel, Choice
from tests.architecture.test_privacy import persons_named_in
from tests.coop.assembly.makers import Hall, make_hall
from tests.coop.incidents.makers import make_group, make_report
from tests.makers import actor_for, give_role, make_member, make_person


def copy_of(coop: Coop, actor: Actor) -> dict[str, Any]:
    copy: dict[str, Any] = json.loads(coop.ask(own_copy, actor).content)
    return copy


@pytest.fixture
def hall(coop: Coop) -> Hall:
    """A meeting in which the first member votes, reports, agrees and has a function."""
    hall = make_hall(coop)
    poll_id = hall.open_vote()
    member = hall.members[0]
    for one, choice in zip(hall.members, (Choice.AGAINST, Choice.FOR, Choice.BLANK), strict=True):
        coop.run(cast_vote, one, poll_id=poll_id, choice=choice, channel=BallotChannel.WEB)
    assert member.person_id is not None
    give_role(coop, member.person_id, RoleKind.VOLUNTEER)
    coop.run(give_consent, member, channel=ChannelKind.TELEGRAM, purpose=Purpose.NEWS)
    make_report(coop, make_group(coop), actor=member)
    return hall


def is_of_others(table: str, column: str) -> bool:
    return reason_for(holding_of(table), column) is Reason.OTHERS


def test_the_copy_holds_every_row_that_names_one(coop: Coop, hall: Hall) -> None:
    member = hall.members[0]
    copied = {table: len(rows) for table, rows in copy_of(coop, member)["tables"].items()}
    with coop._reading() as session:
        of_member = select(Member.id).where(Member.person_id == member.person_id)
        for name, table in Base.metadata.tables.items():
            if name in EXCEPTIONS:
                continue
            named = [
                column.in_(of_member) if column.name == "member_id" else column == member.person_id
                for column in table.columns
                if column.name in persons_named_in(table) and not is_of_others(name, column.name)
            ]
            if not named:
                continue
            kept = session.scalar(select(func.count()).select_from(table).where(or_(*named)))
            assert copied.get(name, 0) == kept, name
    assert {"reports", "electors", "attendances", "members", "roles", "journal"} <= set(copied)


def test_the_copy_holds_nothing_of_a_ballot(coop: Coop, hall: Hall) -> None:
    with coop._reading() as session:
        assert session.scalar(select(func.count(Ballot.person_id))) == 3
    copies = []
    for member in hall.members:
        copy = copy_of(coop, member)
        assert "ballots" not in copy["tables"]
        assert "ballots" in copy["not_included"]
        kept = json.dumps(copy["tables"])
        assert '"choice"' not in kept
        assert not any(f'"{choice.value}"' in kept for choice in Choice)
        copies.append(copy["tables"]["electors"])
    # Who voted for and who voted against have the same to show.
    assert copies[0] == copies[1] == copies[2]


def test_the_copy_holds_nothing_of_others(coop: Coop, hall: Hall) -> None:
    stranger = make_member(coop, given="Xantippe", family="Quast", email="x@voorbeeld.example")
    copy = json.dumps(copy_of(coop, hall.members[0]))
    assert not any(text in copy for text in ("Xantippe", "Quast", "x@voorbeeld", str(stranger)))


def test_the_copy_has_the_shape_that_is_promised(coop: Coop) -> None:
    actor = actor_for(coop, make_person(coop, given="Zoë", email="zoe@voorbeeld.example"))
    copy = copy_of(coop, actor)
    assert (copy["format"], copy["version"]) == ("wijkcoop-eigen-gegevens", 1)
    assert set(copy["titles"]) == set(copy["tables"])
    (person,) = copy["tables"]["persons"]
    assert person["given_name"] == "Zoë"
    (channel,) = copy["tables"]["channels"]
    assert (channel["kind"], channel["value"]) == ("email", "zoe@voorbeeld.example")


@pytest.mark.parametrize("locale", ["nl", "en"])
def test_the_document_to_read_is_a_pdf(coop: Coop, hall: Hall, locale: str) -> None:
    content = coop.ask(own_copy_to_read, hall.members[0], locale=locale).content
    assert content.startswith(b"%PDF-")
    assert b"pdfuaid" in content


def test_a_name_that_looks_like_markup_stays_a_name(coop: Coop) -> None:
    actor = actor_for(coop, make_person(coop, given='#panic("x") *', family="$1 <a> \\"))
    assert coop.ask(own_copy_to_read, actor, locale="nl").content.startswith(b"%PDF-")


def test_nobody_gets_no_copy(coop: Coop) -> None:
    with pytest.raises(MissingPermissionError):
        coop.ask(own_copy, NOBODY)


def test_the_questions_asked_do_not_grow_with_what_is_kept(
    coop: Coop, hall: Hall, engine: Engine
) -> None:
    member = hall.members[0]
    assert member.person_id is not None
    asked: list[str] = []

    def count(_conn: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    event.listen(engine, "before_cursor_execute", count)
    coop.ask(own_copy, member)
    first = len(asked)
    for _ in range(5):
        give_role(coop, member.person_id, RoleKind.VOLUNTEER)
    asked.clear()
    coop.ask(own_copy, member)
    event.remove(engine, "before_cursor_execute", count)
    assert len(asked) == first
