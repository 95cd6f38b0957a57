"""Who is reached in no other way gets a letter, and the desk says when it left (C22)."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from coop.assembly.errors import HandedInFutureError, HandedTooEarlyError
from coop.assembly.rules import Handing
from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM, Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import USE_CASES, Declaration
from coop.membership.models import Member
from coop.notices.documents import House
from coop.notices.errors import LettersGoneError, LettersNotFoundError, NoLettersWaitError
from coop.notices.outbox import ToPerson, queue
from coop.notices.queries import desk_view, recent_sends
from coop.notices.queries.letters import (
    LetterFileLine,
    letter_file,
    letter_files_to_write,
    letters_view,
    written_letter_file,
)
from coop.notices.rules import LETTER_IS_NEWS, NoticeKind
from coop.notices.services.letters import ask_for_letters, hand_letter_file, keep_letter_file
from coop.places.rules import Door
from coop.places.services import add_address
from tests.doubles import FixedClock
from tests.makers import make_member
from tests.pdfs import words_of

HOUSE = House(base_url="https://wijk.example", mail_from="wijk@voorbeeld.example")
KIND = NoticeKind.MEMBER_ADMITTED


def _queue_for_test(uow: UnitOfWork, actor: Actor, /, **wish: Any) -> uuid.UUID | None:
    return queue(uow, **wish)


def _member_of(uow: UnitOfWork, actor: Actor, *, person_id: uuid.UUID) -> uuid.UUID:
    return uow.session.scalars(select(Member.id).where(Member.person_id == person_id)).one()


@pytest.fixture(autouse=True)
def doors(monkeypatch: pytest.MonkeyPatch) -> None:
    for function in (_queue_for_test, _member_of):
        declaration = Declaration(Permission.NOTICES_OUTBOX_DELIVER, journal=False)
        monkeypatch.setitem(USE_CASES, function, declaration)


def make_address(coop: Coop, *, number: int = 1) -> uuid.UUID:
    door = Door(postcode="5011AB", house_number=number)
    return coop.run(add_address, SYSTEM, door=door, street="Lindenhof", town="Tilburg")


def tell(coop: Coop, person_id: uuid.UUID, kind: NoticeKind = KIND) -> None:
    member_id = coop.ask(_member_of, SYSTEM, person_id=person_id)
    coop.run(_queue_for_test, SYSTEM, kind=kind, to=ToPerson(person_id), subject_id=member_id)


def neighbours(coop: Coop, *numbers: int) -> list[uuid.UUID]:
    """Members without any channel, each behind a door of their own."""
    return [
        make_member(coop, given=f"Lid {number}", address_id=make_address(coop, number=number))
        for number in numbers
    ]


def waiting(coop: Coop) -> dict[str, int]:
    return dict(coop.ask(letters_view, SYSTEM).waiting)


def printed(coop: Coop) -> uuid.UUID:
    """Ask for the letters and write them as the worker does."""
    file_id = coop.run(ask_for_letters, SYSTEM, kind=KIND)
    assert coop.ask(letter_files_to_write, SYSTEM) == [file_id]
    written = coop.ask(written_letter_file, SYSTEM, file_id=file_id, house=HOUSE)
    coop.run(
        keep_letter_file,
        SYSTEM,
        file_id=file_id,
        content=written.content,
        count=written.count,
    )
    return file_id


def the_file(coop: Coop) -> LetterFileLine:
    [file] = coop.ask(letters_view, SYSTEM).files
    return file


def test_letters_are_written_in_walking_order_and_posted(coop: Coop, clock: FixedClock) -> None:
    for person_id in neighbours(coop, 12, 4):
        tell(coop, person_id)
    assert waiting(coop) == {"member_admitted": 2}
    file_id = printed(coop)
    words = words_of(coop.ask(letter_file, SYSTEM, file_id=file_id))
    assert words.index("Lid 4") < words.index("Lid 12")
    assert "wijk.example" in words
    assert waiting(coop) == {}
    today = clock.now().date()
    coop.run(hand_letter_file, SYSTEM, file_id=file_id, how=Handing.POSTED, on=today)
    assert (the_file(coop).handed_on, the_file(coop).handed_how) == (today, Handing.POSTED)
    lines = coop.ask(desk_view, SYSTEM, only="sent").lines
    assert [line.is_letter for line in lines] == [True, True]
    assert coop.ask(desk_view, SYSTEM).failed == 0
    # What went on paper counts for nobody's limits, and its names are kept in no file.
    assert coop.ask(recent_sends, SYSTEM, within=timedelta(minutes=1)) == ()
    with pytest.raises(LettersNotFoundError):
        coop.ask(letter_file, SYSTEM, file_id=file_id)
    with pytest.raises(LettersGoneError):
        coop.run(hand_letter_file, SYSTEM, file_id=file_id, how=Handing.POSTED, on=today)


@pytest.mark.parametrize(
    ("days", "refusal"), [(-1, HandedTooEarlyError), (0, None), (1, HandedInFutureError)]
)
def test_letters_leave_on_a_day_that_can_be(
    coop: Coop, clock: FixedClock, days: int, refusal: type[Exception] | None
) -> None:
    tell(coop, neighbours(coop, 1)[0])
    file_id = printed(coop)
    on = clock.now().date() + timedelta(days=days)
    if refusal is None:
        coop.run(hand_letter_file, SYSTEM, file_id=file_id, how=Handing.DELIVERED, on=on)
    else:
        with pytest.raises(refusal):
            coop.run(hand_letter_file, SYSTEM, file_id=file_id, how=Handing.DELIVERED, on=on)
        assert the_file(coop).handed_on is None


def test_two_who_ask_at_once_make_one_file(coop: Coop) -> None:
    tell(coop, neighbours(coop, 1)[0])
    coop.run(ask_for_letters, SYSTEM, kind=KIND)
    with pytest.raises(NoLettersWaitError):
        coop.run(ask_for_letters, SYSTEM, kind=KIND)


def test_who_has_a_channel_no_door_or_old_news_gets_no_letter(
    coop: Coop, clock: FixedClock
) -> None:
    with_mail = make_member(coop, email="ana@voorbeeld.example", address_id=make_address(coop))
    tell(coop, with_mail)
    tell(coop, make_member(coop, given="Zonder", family="Adres"))
    [late] = neighbours(coop, 7)
    tell(coop, late)
    # A code or a question in a chat makes no letter.
    tell(coop, late, NoticeKind.ROLE_QUESTION)
    clock.advance(LETTER_IS_NEWS - timedelta(seconds=1))
    assert waiting(coop) == {"member_admitted": 1}
    clock.advance(timedelta(seconds=1))
    assert waiting(coop) == {}


def test_letters_not_written_yet_are_not_there(coop: Coop, clock: FixedClock) -> None:
    tell(coop, neighbours(coop, 1)[0])
    file_id = coop.run(ask_for_letters, SYSTEM, kind=KIND)
    with pytest.raises(LettersNotFoundError):
        coop.ask(letter_file, SYSTEM, file_id=file_id)
    with pytest.raises(LettersNotFoundError):
        coop.run(
            hand_letter_file,
            SYSTEM,
            file_id=file_id,
            how=Handing.POSTED,
            on=clock.now().date(),
        )
