import uuid
from datetime import timedelta

import pytest

from coop.assembly.queries import convocation_view
from coop.assembly.queries.convocations import Shown
from coop.assembly.rules import MeetingForm, Reach
from coop.assembly.services import convene_meeting, tell_invited
from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM
from coop.notices.documents import BuiltChat, BuiltMail, House
from coop.notices.queries import due_notices
from coop.notices.rules import Outcome
from coop.notices.services.delivery import build_notice, record_failure, record_sent
from coop.people.rules import ChannelKind, Purpose
from coop.people.services import record_consent
from tests.coop.assembly.makers import make_meeting
from tests.doubles import START
from tests.mails import strictly_read
from tests.makers import make_member

HOUSE = House(base_url="https://wijk.example", mail_from="wijk@voorbeeld.example")
STARTS = START + timedelta(days=40)


@pytest.fixture
def meeting_id(coop: Coop) -> uuid.UUID:
    """Provide a meeting to which one member is called by mail and, besides, in the chat."""
    person_id = make_member(coop, email="ana@voorbeeld.example", telegram=77)
    for channel, purpose in (
        (ChannelKind.EMAIL, Purpose.CONVOCATION),
        (ChannelKind.TELEGRAM, Purpose.ASSEMBLY),
    ):
        coop.run(
            record_consent,
            SYSTEM,
            person_id=person_id,
            channel=channel,
            purpose=purpose,
            how="web",
        )
    meeting_id = make_meeting(coop, starts_at=STARTS, form=MeetingForm.HALL, is_convened=False)
    coop.run(convene_meeting, SYSTEM, meeting_id=meeting_id)
    coop.run(tell_invited, SYSTEM)
    return meeting_id


def the_one(coop: Coop, channel: ChannelKind) -> uuid.UUID:
    [notice] = coop.ask(due_notices, SYSTEM, channel=channel)
    return notice.id


def build(coop: Coop, notice_id: uuid.UUID) -> BuiltMail | BuiltChat | None:
    return coop.run(build_notice, SYSTEM, notice_id=notice_id, worker="w", house=HOUSE)


def reach(coop: Coop, meeting_id: uuid.UUID) -> Reach:
    view = coop.ask(convocation_view, SYSTEM, meeting_id=meeting_id, shown=Shown.ALL)
    [row] = view.invitations
    return row.reach


def test_the_mail_says_when_where_and_what_about(coop: Coop, meeting_id: uuid.UUID) -> None:
    built = build(coop, the_one(coop, ChannelKind.EMAIL))
    assert isinstance(built, BuiltMail)
    strictly_read(built.message)
    assert built.message["To"].addresses[0].addr_spec == "ana@voorbeeld.example"
    body = built.message.get_body(("plain",))
    assert body is not None
    text = body.get_content()
    for expected in (
        "donderdag 31 december 2026, 13.00 uur",
        "Wijkhuis De Linde",
        "De coöperatie koopt een bakfiets.",
        f"https://wijk.example/vergaderingen/{meeting_id}",
        # C3: one link, that asks "komt u?" and is the code for the door.
        "https://wijk.example/l/komst/",
    ):
        assert expected in text
    assert "vergadering.ics" in {part.get_filename() for part in built.message.walk()}


def test_a_mail_that_went_out_is_proof(coop: Coop, meeting_id: uuid.UUID) -> None:
    notice_id = the_one(coop, ChannelKind.EMAIL)
    build(coop, notice_id)
    assert reach(coop, meeting_id) is Reach.MAIL_WAITS
    coop.run(record_sent, SYSTEM, notice_id=notice_id)
    assert reach(coop, meeting_id) is Reach.MAIL_SENT


def test_a_chat_message_is_an_extra_and_no_proof(coop: Coop, meeting_id: uuid.UUID) -> None:
    notice_id = the_one(coop, ChannelKind.TELEGRAM)
    built = build(coop, notice_id)
    assert isinstance(built, BuiltChat)
    assert "2. Voorstel 1" in built.text
    assert "bakfiets" not in built.text
    assert [[button.label for button in row] for row in built.buttons] == [
        ["Ik kom", "Ik kom niet"],
        ["Lees de agenda en de stukken"],
    ]
    coop.run(record_sent, SYSTEM, notice_id=notice_id, external_id="1")
    assert reach(coop, meeting_id) is Reach.MAIL_WAITS


@pytest.mark.parametrize("outcome", [Outcome.UNREACHABLE, Outcome.PERMANENT])
def test_a_bounce_goes_to_no_other_address_and_asks_for_a_letter(
    coop: Coop, meeting_id: uuid.UUID, outcome: Outcome
) -> None:
    """BW 2:41 lid 5: to the address given for it, or by letter."""
    notice_id = the_one(coop, ChannelKind.EMAIL)
    build(coop, notice_id)
    coop.run(record_failure, SYSTEM, notice_id=notice_id, outcome=outcome, failure="550 5.1.1")
    assert reach(coop, meeting_id) is Reach.NO_ADDRESS
    assert coop.ask(due_notices, SYSTEM, channel=ChannelKind.EMAIL) == ()


@pytest.mark.usefixtures("meeting_id")
def test_nobody_is_told_twice(coop: Coop) -> None:
    coop.run(tell_invited, SYSTEM)
    assert len(coop.ask(due_notices, SYSTEM, channel=ChannelKind.EMAIL)) == 1
