import io
import json
import uuid
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine, event

from coop.assembly.errors import (
    AgendaUnchangedError,
    ConvocationNotFoundError,
    DocumentNotFoundError,
    HandedInFutureError,
    NobodyChosenError,
    NoLetterError,
    NotConvenedError,
    SupplementTooLateError,
)
from coop.assembly.queries import (
    convocation_proof,
    convocation_view,
    delivery_list,
    document_file,
    letter_file,
    letters_to_write,
    meeting_documents,
    meeting_view,
    written_letters,
)
from coop.assembly.queries.convocations import ConvocationView, InvitationView, Shown
from coop.assembly.rules import Handing, MeetingForm, Reach, agenda_digest
from coop.assembly.services import (
    add_document,
    call_members,
    convene_meeting,
    hand_batch,
    hand_letters,
    invite_newcomers,
    keep_letters,
    note_bounce,
    record_mails,
    remove_document,
    return_letters,
    supplement_agenda,
    tell_invited,
)
from coop.bootstrap import Coop
from coop.kernel.errors import MissingPermissionError
from coop.kernel.permissions import SYSTEM, Permission
from coop.people.rules import ChannelKind, Purpose
from coop.people.services import record_consent
from coop.places.rules import Door
from coop.places.services import add_address
from tests.conftest import MakeActor
from tests.coop.assembly.makers import make_meeting
from tests.doubles import START, FixedClock
from tests.makers import actor_for, make_member, make_person
from tests.pdfs import words_of

STARTS = START + timedelta(days=40)
TODAY = START.date()


def make_reader(coop: Coop, email: str = "ana@voorbeeld.example") -> uuid.UUID:
    """Make a member who agreed to be called by mail."""
    person_id = make_member(coop, given="Ana", family="Mail", email=email)
    coop.run(
        record_consent,
        SYSTEM,
        person_id=person_id,
        channel=ChannelKind.EMAIL,
        purpose=Purpose.CONVOCATION,
        how="papier",
    )
    return person_id


def make_address(coop: Coop, *, number: int = 1) -> uuid.UUID:
    door = Door(postcode="5021AB", house_number=number)
    return coop.run(add_address, SYSTEM, door=door, street="Lindenhof", town="Tilburg")


def convened(coop: Coop) -> uuid.UUID:
    """Convene a meeting now."""
    meeting_id = make_meeting(coop, starts_at=STARTS, form=MeetingForm.HALL, is_convened=False)
    coop.run(convene_meeting, SYSTEM, meeting_id=meeting_id)
    return meeting_id


def seen(coop: Coop, meeting_id: uuid.UUID) -> ConvocationView:
    return coop.ask(convocation_view, SYSTEM, meeting_id=meeting_id, shown=Shown.ALL)


def row_of(coop: Coop, meeting_id: uuid.UUID, person_id: uuid.UUID) -> InvitationView:
    rows = seen(coop, meeting_id).invitations
    return next(row for row in rows if row.person_id == person_id)


def write_letters(coop: Coop) -> None:
    for convocation_id in coop.ask(letters_to_write, SYSTEM):
        letters = coop.ask(
            written_letters,
            SYSTEM,
            convocation_id=convocation_id,
            base_url="https://wijk.example",
        )
        coop.run(
            keep_letters,
            SYSTEM,
            convocation_id=convocation_id,
            content=letters.content,
            addresses=letters.addresses,
        )


def test_only_who_agreed_is_called_by_mail(coop: Coop) -> None:
    """BW 2:41 lid 5: an address alone is no consent, nor is a consent alone an address."""
    reader = make_reader(coop)
    silent = make_member(coop, given="Bo", email="bo@voorbeeld.example")
    no_member = make_person(coop, given="Cas", email="cas@voorbeeld.example")
    meeting_id = convened(coop)
    view = seen(coop, meeting_id)
    assert {row.person_id: row.mail_address for row in view.invitations} == {
        reader: "ana@voorbeeld.example",
        silent: None,
    }
    assert no_member not in {row.person_id for row in view.invitations}
    assert (view.totals.mails, view.totals.letters, view.totals.is_complete) == (1, 1, False)


def test_without_a_posted_day_a_convocation_is_not_complete(coop: Coop) -> None:
    """Acceptance test 12 of dutch-rules.md section 8."""
    address_id = make_address(coop)
    person_id = make_member(coop, given="Bo", address_id=address_id)
    meeting_id = convened(coop)
    write_letters(coop)
    assert row_of(coop, meeting_id, person_id).reach is Reach.LETTER_WRITTEN
    assert not seen(coop, meeting_id).totals.is_complete
    with pytest.raises(HandedInFutureError):
        hand(coop, meeting_id, on=TODAY + timedelta(days=1))
    assert not seen(coop, meeting_id).totals.is_complete
    hand(coop, meeting_id, on=TODAY)
    assert seen(coop, meeting_id).totals.is_complete
    row = row_of(coop, meeting_id, person_id)
    assert (row.reach, row.handed_on, row.handed_by) == (Reach.POSTED, TODAY, "Jan Bos")
    with pytest.raises(NoLetterError):
        hand(coop, meeting_id, on=TODAY)


def hand(coop: Coop, meeting_id: uuid.UUID, *, on: date) -> None:
    coop.run(
        hand_batch,
        SYSTEM,
        meeting_id=meeting_id,
        number=1,
        how=Handing.POSTED,
        on=on,
        by="Jan Bos",
    )


def test_a_letter_names_what_the_member_must_know(coop: Coop) -> None:
    make_member(coop, given="Bo", address_id=make_address(coop))
    meeting_id = convened(coop)
    write_letters(coop)
    words = words_of(coop.ask(letter_file, SYSTEM, meeting_id=meeting_id, number=1))
    for expected in ("Bo Bos", "Wijkhuis De Linde", "bakfiets", "wijk.example/vergaderingen"):
        assert expected in words
    assert coop.ask(letters_to_write, SYSTEM) == []


def test_a_mail_that_came_back_becomes_a_letter(coop: Coop) -> None:
    person_id = make_reader(coop)
    meeting_id = convened(coop)
    convocation_id = seen(coop, meeting_id).versions[0].id
    coop.run(record_mails, SYSTEM, convocation_id=convocation_id, person_ids=(person_id,))
    assert seen(coop, meeting_id).totals.is_complete
    coop.run(note_bounce, SYSTEM, meeting_id=meeting_id, person_ids=[person_id])
    view = seen(coop, meeting_id)
    assert (view.totals.mails, view.totals.letters, view.totals.bounced) == (0, 1, 1)
    assert row_of(coop, meeting_id, person_id).reach is Reach.NO_ADDRESS
    # A second bounce of the same mail, or a late success, changes nothing any more.
    coop.run(record_mails, SYSTEM, convocation_id=convocation_id, person_ids=(person_id,))
    assert seen(coop, meeting_id).totals == view.totals


def test_a_letter_that_could_not_be_delivered_is_with_us_again(coop: Coop) -> None:
    person_id = make_member(coop, address_id=make_address(coop))
    meeting_id = convened(coop)
    deliver(coop, meeting_id, person_id, Handing.DELIVERED)
    assert row_of(coop, meeting_id, person_id).reach is Reach.DELIVERED
    coop.run(return_letters, SYSTEM, meeting_id=meeting_id, person_ids=[person_id], on=TODAY)
    assert row_of(coop, meeting_id, person_id).reach is Reach.LETTER_RETURNED
    assert not seen(coop, meeting_id).totals.is_complete
    deliver(coop, meeting_id, person_id, Handing.POSTED)
    assert row_of(coop, meeting_id, person_id).reach is Reach.POSTED
    with pytest.raises(NobodyChosenError):
        coop.run(return_letters, SYSTEM, meeting_id=meeting_id, person_ids=[], on=TODAY)


def deliver(coop: Coop, meeting_id: uuid.UUID, person_id: uuid.UUID, how: Handing) -> None:
    coop.run(
        hand_letters,
        SYSTEM,
        meeting_id=meeting_id,
        person_ids=[person_id],
        how=how,
        on=TODAY,
        by="Jan",
    )


def test_the_list_for_who_brings_letters_round_goes_door_by_door(coop: Coop) -> None:
    for number in (12, 2, 7):
        address_id = make_address(coop, number=number)
        make_member(coop, given=f"Lid{number}", address_id=address_id)
    meeting_id = convened(coop)
    words = words_of(coop.ask(delivery_list, SYSTEM, meeting_id=meeting_id))
    places = [words.index(f"Lid{number}") for number in (2, 7, 12)]
    assert places == sorted(places)


def test_who_joins_later_is_called_too(coop: Coop) -> None:
    make_member(coop, given="Bo")
    meeting_id = convened(coop)
    newcomer = make_member(coop, given="Nieuw")
    coop.run(invite_newcomers, SYSTEM)
    coop.run(invite_newcomers, SYSTEM)
    assert seen(coop, meeting_id).totals.members == 2
    assert row_of(coop, meeting_id, newcomer).reach is Reach.NO_ADDRESS


def test_a_changed_agenda_calls_everybody_again_while_the_term_allows(
    coop: Coop, clock: FixedClock
) -> None:
    make_reader(coop)
    meeting_id = convened(coop)
    first = seen(coop, meeting_id).versions[0]
    # Fourteen full days: the last day is the fifteenth before the meeting.
    clock.set(STARTS - timedelta(days=15))
    supplement(coop, meeting_id)
    view = seen(coop, meeting_id)
    assert [one.version for one in view.versions] == [1, 2]
    assert view.versions[0] == first
    assert view.versions[1].reason == "Een lid vroeg erom."
    assert view.totals.mails == 1
    clock.advance(timedelta(days=1))
    before = coop.ask(meeting_view, SYSTEM, meeting_id=meeting_id)
    with pytest.raises(SupplementTooLateError) as refused:
        supplement(coop, meeting_id)
    assert refused.value.details["article"] == "gewoonte"
    assert coop.ask(meeting_view, SYSTEM, meeting_id=meeting_id) == before
    assert len(seen(coop, meeting_id).versions) == 2


def supplement(coop: Coop, meeting_id: uuid.UUID) -> None:
    coop.run(
        supplement_agenda,
        SYSTEM,
        meeting_id=meeting_id,
        reason="Een lid vroeg erom.",
        title="Nog een punt",
        motion="Wij kopen een bank.",
    )


def test_nobody_is_called_again_for_nothing(coop: Coop) -> None:
    meeting_id = convened(coop)
    with pytest.raises(AgendaUnchangedError):
        coop.run(call_members, SYSTEM, meeting_id=meeting_id)
    plan_id = make_meeting(coop, starts_at=STARTS, form=MeetingForm.HALL, is_convened=False)
    with pytest.raises(NotConvenedError):
        coop.run(call_members, SYSTEM, meeting_id=plan_id)
    with pytest.raises(ConvocationNotFoundError):
        coop.ask(convocation_view, SYSTEM, meeting_id=plan_id)


def test_the_proof_says_how_each_member_was_called(coop: Coop) -> None:
    person_id = make_reader(coop)
    make_member(coop, given="Bo", address_id=make_address(coop))
    meeting_id = convened(coop)
    convocation_id = seen(coop, meeting_id).versions[0].id
    coop.run(record_mails, SYSTEM, convocation_id=convocation_id, person_ids=(person_id,))
    write_letters(coop)
    hand(coop, meeting_id, on=TODAY)
    words = words_of(coop.ask(convocation_proof, SYSTEM, meeting_id=meeting_id))
    for expected in ("Ana Mail", "ana@voorbeeld.example", "Bo Bos", "Jan Bos", "papier"):
        assert expected in words
    packed = coop.ask(convocation_proof, SYSTEM, meeting_id=meeting_id, is_bundle=True)
    with zipfile.ZipFile(io.BytesIO(packed)) as bundle:
        content = bundle.read("agenda-1.json").decode()
        assert seen(coop, meeting_id).versions[0].digest == agenda_digest(content)
        assert agenda_digest(content) in bundle.read("agenda-1.sha256").decode()
        assert json.loads(content)["items"][1]["motion"] == "De coöperatie koopt een bakfiets."
        assert bundle.read("oproeping.csv").decode("utf-8-sig").count("\n") == 3


def test_papers_are_read_by_members_once_they_are_called(
    coop: Coop, make_actor: MakeActor
) -> None:
    meeting_id = make_meeting(coop, starts_at=STARTS, form=MeetingForm.HALL, is_convened=False)
    document_id = coop.run(
        add_document, SYSTEM, meeting_id=meeting_id, title="Jaarrekening", content=b"%PDF-1.7"
    )
    reader = make_actor(Permission.ASSEMBLY_MEETING_READ)
    fetch = {"meeting_id": meeting_id, "document_id": document_id}
    with pytest.raises(DocumentNotFoundError):
        coop.ask(document_file, reader, **fetch)
    coop.run(convene_meeting, SYSTEM, meeting_id=meeting_id)
    assert coop.ask(document_file, reader, **fetch).content == b"%PDF-1.7"
    [row] = coop.ask(meeting_documents, reader, meeting_id=meeting_id)
    assert (row.title, row.size) == ("Jaarrekening", 8)
    coop.run(remove_document, SYSTEM, document_id=document_id)
    with pytest.raises(DocumentNotFoundError):
        coop.ask(document_file, reader, **fetch)


def test_a_member_calls_nobody_and_sees_nobody(coop: Coop) -> None:
    person_id = make_member(coop)
    member = actor_for(coop, person_id)
    meeting_id = convened(coop)
    for query in (convocation_view, convocation_proof, delivery_list):
        with pytest.raises(MissingPermissionError):
            coop.ask(query, member, meeting_id=meeting_id)
    with pytest.raises(MissingPermissionError):
        coop.run(note_bounce, member, meeting_id=meeting_id, person_ids=[person_id])


@contextmanager
def counted(engine: Engine) -> Iterator[list[str]]:
    said: list[str] = []

    def note(*arguments: object) -> None:
        said.append(str(arguments[2]))

    event.listen(engine, "before_cursor_execute", note)
    yield said
    event.remove(engine, "before_cursor_execute", note)


@pytest.mark.parametrize("members", [3, 30])
def test_calling_asks_the_database_as_often_however_many_there_are(
    coop: Coop, engine: Engine, members: int
) -> None:
    for number in range(members):
        make_member(coop, given=f"Lid {number}")
    meeting_id = make_meeting(coop, starts_at=STARTS, form=MeetingForm.HALL, is_convened=False)
    with counted(engine) as said:
        coop.run(convene_meeting, SYSTEM, meeting_id=meeting_id)
        seen(coop, meeting_id)
    assert len([one for one in said if "meeting_invitations" in one]) <= 6
    coop.run(tell_invited, SYSTEM)
