import uuid

import pytest

from coop.assembly.errors import ItemNotFoundError, NoteConflictError, NoteTooLongError
from coop.assembly.queries import minutes_desk
from coop.assembly.queries.floor import NoteRow
from coop.assembly.rules import LONGEST_NOTE, TurnKind
from coop.assembly.services import ask_floor, give_floor, select_item, write_note
from coop.bootstrap import Coop
from coop.kernel.errors import MissingPermissionError
from tests.coop.assembly.makers import Hall, make_hall


@pytest.fixture
def hall(coop: Coop) -> Hall:
    return make_hall(coop)


def write(hall: Hall, text: str, version: int) -> int:
    return hall.coop.run(
        write_note, hall.chair, item_id=hall.item_id(2), text=text, version=version
    )


def note(hall: Hall) -> NoteRow:
    return hall.coop.ask(minutes_desk, hall.chair, meeting_id=hall.meeting_id).items[1]


def test_a_note_is_kept_and_changed(hall: Hall) -> None:
    revision = hall.view.revision
    assert note(hall).version == 0
    assert write(hall, "Een lid vraagt naar de prijs.", 0) == 1
    assert write(hall, "Een lid vraagt naar de prijs.\r\nHet bestuur antwoordt.", 1) == 2
    assert note(hall).text == "Een lid vraagt naar de prijs.\nHet bestuur antwoordt."
    # Nobody else's screen shows it.
    assert hall.view.revision == revision


def test_two_who_write_at_once_lose_nothing(hall: Hall) -> None:
    write(hall, "De een.", 0)
    for seen in (0, 2):
        with pytest.raises(NoteConflictError):
            write(hall, "De ander.", seen)
    assert (note(hall).text, note(hall).version) == ("De een.", 1)
    # Sent again by a page that did not hear the answer: what is kept is what it sends.
    assert write(hall, "De een.", 0) == 1


def test_a_book_is_refused_and_changes_nothing(hall: Hall) -> None:
    write(hall, "Kort.", 0)
    with pytest.raises(NoteTooLongError):
        write(hall, "a" * (LONGEST_NOTE + 1), 1)
    assert note(hall).text == "Kort."


def test_members_do_not_write_the_minutes(hall: Hall) -> None:
    with pytest.raises(MissingPermissionError):
        hall.coop.run(
            write_note, hall.members[0], item_id=hall.item_id(2), text="Ik ook.", version=0
        )
    with pytest.raises(ItemNotFoundError):
        hall.coop.run(write_note, hall.chair, item_id=uuid.UUID(int=404), text="Waar?", version=0)
    assert note(hall).version == 0


def test_the_minute_taker_sees_who_spoke_about_what(hall: Hall) -> None:
    run, chair, meeting_id = hall.coop.run, hall.chair, hall.meeting_id
    run(select_item, chair, meeting_id=meeting_id, item_id=hall.item_id(2))
    for member in hall.members[:2]:
        turn_id = run(ask_floor, member, item_id=hall.item_id(2), kind=TurnKind.NEUTRAL)
        run(give_floor, chair, turn_id=turn_id)
    assert [row.name for row in note(hall).speakers] == ["Lid 1 Bos", "Lid 2 Bos"]
