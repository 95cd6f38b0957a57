from datetime import timedelta

from icalendar import Calendar

from coop.bootstrap import Coop
from coop.buurtent.rules import CancelReason
from coop.buurtent.services.invitations import invite_neighbours
from coop.buurtent.services.moves import move_session
from coop.buurtent.services.sessions import cancel_session, join_session
from coop.kernel.permissions import SYSTEM
from coop.notices.documents import BuiltChat, BuiltMail
from tests.coop.notices.test_buurtent import deliver
from tests.doubles import FixedClock
from tests.tents import (
    POLICE,
    STREET,
    TONIGHT,
    TONIGHT_END,
    make_address,
    make_neighbour,
    make_tent,
    make_volunteer,
)

A_DAY = timedelta(days=1)


def subjects(built: list[BuiltMail | BuiltChat]) -> set[tuple[str, str]]:
    mails = [one.message for one in built if isinstance(one, BuiltMail)]
    return {(str(mail["To"]).split("<")[-1].rstrip(">"), str(mail["Subject"])) for mail in mails}


def calendar_of(built: BuiltMail | BuiltChat) -> tuple[str, int]:
    assert isinstance(built, BuiltMail)
    (part,) = (p for p in built.message.walk() if p.get_content_type() == "text/calendar")
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    (event,) = Calendar.from_ical(content).walk("VEVENT")
    return str(event["UID"]), int(str(event.decoded("SEQUENCE")))


def test_a_moved_tent_is_told_once_to_everybody_who_knew(coop: Coop, clock: FixedClock) -> None:
    make_neighbour(coop, make_address(coop), email="ana@voorbeeld.example")
    make_neighbour(coop, make_address(coop), telegram=7)
    make_address(coop)
    hatice = make_volunteer(coop, email="hatice@voorbeeld.example")
    session_id = make_tent(coop)
    coop.run(join_session, hatice, session_id=session_id)
    coop.run(invite_neighbours, SYSTEM, session_id=session_id)
    first = deliver(coop)
    coop.run(
        move_session,
        SYSTEM,
        session_id=session_id,
        starts_at=TONIGHT + A_DAY,
        ends_at=TONIGHT_END + A_DAY,
        place="Bij de bushalte",
        street=STREET,
    )
    moved = deliver(coop)
    assert subjects(moved) == {
        ("ana@voorbeeld.example", "buurTent bij u in de buurt: zondag 22 november"),
        ("hatice@voorbeeld.example", "Verplaatst: buurTent zondag 22 november"),
        (POLICE.email, f"Verplaatst: komt u naar de buurTent op zondag 22 november, {STREET}?"),
    }
    (chat,) = (one for one in moved if isinstance(one, BuiltChat))
    assert "verplaatst" in chat.text
    # A calendar replaces the evening of before: the same thing, one change further.
    ana = {calendar_of(one) for one in (*first, *moved) if _is_for(one, "ana@")}
    assert {number for _, number in ana} == {0, 1}
    assert len({uid for uid, _ in ana}) == 1
    # The reminder of the first evening finds that it is overtaken.
    clock.set(TONIGHT - timedelta(hours=1))
    assert deliver(coop) == []
    clock.set(TONIGHT + A_DAY - timedelta(hours=1))
    assert any("buurTent" in subject for _, subject in subjects(deliver(coop)))


def _is_for(built: BuiltMail | BuiltChat, address: str) -> bool:
    return isinstance(built, BuiltMail) and address in str(built.message["To"])


def test_who_never_read_of_a_tent_need_not_read_that_it_moves(coop: Coop) -> None:
    make_neighbour(coop, make_address(coop), email="ana@voorbeeld.example")
    session_id = make_tent(coop, police=None)
    coop.run(
        move_session,
        SYSTEM,
        session_id=session_id,
        starts_at=TONIGHT + A_DAY,
        ends_at=TONIGHT_END + A_DAY,
        place="Bij de bushalte",
        street=STREET,
    )
    assert deliver(coop) == []
    coop.run(invite_neighbours, SYSTEM, session_id=session_id)
    (mail,) = deliver(coop)
    assert calendar_of(mail)[1] == 1
    coop.run(cancel_session, SYSTEM, session_id=session_id, reason=CancelReason.WEATHER)
    (mail,) = deliver(coop)
    assert calendar_of(mail)[1] == 2
