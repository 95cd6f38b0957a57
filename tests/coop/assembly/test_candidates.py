import uuid
from datetime import timedelta
from io import BytesIO

import pytest
from PIL import Image
from sqlalchemy import func, select

from coop.assembly.documents.photos import LARGEST_PHOTO, SIDE, portrait_of
from coop.assembly.errors import (
    AgendaFrozenError,
    CandidacyClosedError,
    CandidateNotFoundError,
    NobodyToNominateError,
    NoElectionError,
    NominatedAlreadyError,
    SignaturesMissingError,
    TextTooLongError,
)
from coop.assembly.queries import (
    candidate_photo,
    candidates_view,
    meeting_view,
    own_candidacies,
    proposals_view,
)
from coop.assembly.queries.candidates import CandidateView
from coop.assembly.rules import (
    CandidateState,
    DecisionKind,
    MeetingState,
    candidate_state_of,
    ensure_candidacy_open,
    ensure_election,
)
from coop.assembly.services import (
    accept_candidacy,
    add_item,
    convene_meeting,
    cosign_proposal,
    nominate_candidate,
    open_proposals,
    place_proposal,
    show_photo,
    stand_as_candidate,
    withdraw_candidacy,
)
from coop.bootstrap import Coop
from coop.kernel.errors import MissingPermissionError
from coop.kernel.permissions import SYSTEM, Actor
from coop.membership.models import Member
from coop.notices.models import Notice
from coop.notices.rules import NoticeKind
from coop.people.rules import RoleKind
from coop.rendering.errors import PhotoTooLargeError, PhotoUnreadableError
from coop.roles.rules.conflicts import Conflict
from tests.coop.assembly.makers import make_meeting
from tests.doubles import START
from tests.makers import actor_for, give_role, make_member


def picture(*, size: tuple[int, int] = (900, 600), kind: str = "JPEG", exif: bool = True) -> bytes:
    image = Image.new("RGBA" if kind == "PNG" else "RGB", size, "red")
    found = Image.Exif()
    # The camera's maker, and that it was held on its side.
    found[271], found[274] = "Geheime Camera", 6
    made = BytesIO()
    image.save(made, kind, **({"exif": found} if exif else {}), comment=b"thuis")
    return made.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_portrait_is_made_anew_upright_and_small_without_traces(kind: str) -> None:
    made = portrait_of(picture(kind=kind))
    assert b"Geheime Camera" not in made
    assert b"thuis" not in made
    with Image.open(BytesIO(made)) as image:
        assert image.format == "JPEG"
        assert max(image.size) == SIDE
        # Held on its side: what was wide is high.
        assert image.height > image.width
        assert not image.getexif()


@pytest.mark.parametrize(
    "content",
    [b"", b"<svg onload=alert(1)>", b"GIF89a" + bytes(20), picture()[:300]],
    ids=["empty", "svg", "gif", "half"],
)
def test_what_is_no_picture_is_refused(content: bytes) -> None:
    with pytest.raises(PhotoUnreadableError):
        portrait_of(content)


def test_a_picture_that_is_too_large_is_refused() -> None:
    with pytest.raises(PhotoTooLargeError):
        portrait_of(bytes(LARGEST_PHOTO + 1))
    bomb = BytesIO()
    Image.new("1", (9000, 6000)).save(bomb, "PNG")
    with pytest.raises(PhotoTooLargeError):
        portrait_of(bomb.getvalue())


@pytest.mark.parametrize(
    ("is_accepted", "is_withdrawn", "state"),
    [
        (False, False, CandidateState.ASKED),
        (True, False, CandidateState.STANDING),
        (False, True, CandidateState.WITHDRAWN),
        (True, True, CandidateState.WITHDRAWN),
    ],
)
def test_state(*, is_accepted: bool, is_withdrawn: bool, state: CandidateState) -> None:
    assert candidate_state_of(is_accepted=is_accepted, is_withdrawn=is_withdrawn) is state


def test_a_candidacy_is_closed_once_the_members_vote() -> None:
    standing = CandidateState.STANDING
    for meeting in (MeetingState.PLANNED, MeetingState.CONVENED, MeetingState.OPEN):
        ensure_candidacy_open(standing, meeting, has_poll=False)
    for state, meeting, has_poll in (
        (standing, MeetingState.CLOSED, False),
        (standing, MeetingState.OPEN, True),
        (CandidateState.WITHDRAWN, MeetingState.PLANNED, False),
    ):
        with pytest.raises(CandidacyClosedError):
            ensure_candidacy_open(state, meeting, has_poll=has_poll)


@pytest.mark.parametrize("kind", [kind for kind in DecisionKind if kind != "election"])
def test_only_an_election_has_candidates(kind: DecisionKind) -> None:
    ensure_election(DecisionKind.ELECTION)
    with pytest.raises(NoElectionError):
        ensure_election(kind)


@pytest.fixture
def meeting_id(coop: Coop) -> uuid.UUID:
    return make_meeting(coop, starts_at=START + timedelta(days=60), is_convened=False)


@pytest.fixture
def election(coop: Coop, meeting_id: uuid.UUID) -> uuid.UUID:
    return coop.run(
        add_item,
        SYSTEM,
        meeting_id=meeting_id,
        title="Een nieuw bestuurslid",
        kind=DecisionKind.ELECTION,
    )


@pytest.fixture
def member(coop: Coop) -> Actor:
    return actor_for(coop, make_member(coop, given="Kim", family="Smit"))


def number_of(coop: Coop, actor: Actor) -> int:
    with coop._reading() as session:
        found = session.scalar(select(Member.number).where(Member.person_id == actor.person_id))
    assert found is not None
    return found


def nominate(coop: Coop, election: uuid.UUID, actor: Actor) -> uuid.UUID:
    return coop.run(nominate_candidate, SYSTEM, item_id=election, number=number_of(coop, actor))


def accept(coop: Coop, actor: Actor, candidate_id: uuid.UUID, text: str = "Ik ben Kim.") -> None:
    coop.run(accept_candidacy, actor, candidate_id=candidate_id, statement=text)


def seen(coop: Coop, meeting_id: uuid.UUID, actor: Actor = SYSTEM) -> tuple[CandidateView, ...]:
    return coop.ask(candidates_view, actor, meeting_id=meeting_id)


def test_the_board_names_the_candidate_says_yes_and_members_see(
    coop: Coop, meeting_id: uuid.UUID, election: uuid.UUID, member: Actor
) -> None:
    candidate_id = nominate(coop, election, member)
    with coop._reading() as session:
        asked = select(func.count()).where(Notice.kind == NoticeKind.CANDIDATE_NAMED)
        assert session.scalar(asked) == 1
    reader = actor_for(coop, make_member(coop))
    (own,) = coop.ask(own_candidacies, member)
    assert own.state is CandidateState.ASKED
    assert seen(coop, meeting_id, reader) == ()
    accept(coop, member, candidate_id)
    # Before the convocation the list is the board's.
    assert seen(coop, meeting_id, reader) == ()
    coop.run(convene_meeting, SYSTEM, meeting_id=meeting_id)
    (found,) = seen(coop, meeting_id, reader)
    assert (found.name, found.statement, found.by_board) == ("Kim Smit", "Ik ben Kim.", True)


def test_who_did_not_say_yes_is_not_on_the_list(
    coop: Coop, meeting_id: uuid.UUID, election: uuid.UUID, member: Actor
) -> None:
    nominate(coop, election, member)
    coop.run(convene_meeting, SYSTEM, meeting_id=meeting_id)
    assert seen(coop, meeting_id, actor_for(coop, make_member(coop))) == ()


def test_a_member_stands_others_sign_and_the_board_puts_on_the_list(
    coop: Coop, meeting_id: uuid.UUID, election: uuid.UUID, member: Actor
) -> None:
    coop.run(
        open_proposals,
        SYSTEM,
        meeting_id=meeting_id,
        closes_on=START.date() + timedelta(days=9),
        signatures_needed=2,
    )
    proposal_id = coop.run(
        stand_as_candidate, member, item_id=election, statement="Ik ken de wijk."
    )
    with pytest.raises(NominatedAlreadyError):
        coop.run(stand_as_candidate, member, item_id=election, statement="Nog eens.")
    with pytest.raises(SignaturesMissingError):
        coop.run(place_proposal, SYSTEM, proposal_id=proposal_id)
    other = actor_for(coop, make_member(coop))
    (shown,) = coop.ask(proposals_view, other, meeting_id=meeting_id).proposals
    assert (shown.title, shown.is_candidacy) == ("Kim Smit", True)
    coop.run(cosign_proposal, other, proposal_id=proposal_id)
    candidate_id = coop.run(place_proposal, SYSTEM, proposal_id=proposal_id)
    (found,) = seen(coop, meeting_id)
    assert (found.id, found.state, found.by_board) == (
        candidate_id,
        CandidateState.STANDING,
        False,
    )
    # No point came on the agenda for it.
    assert len(coop.ask(meeting_view, SYSTEM, meeting_id=meeting_id).items) == 4
    with pytest.raises(NominatedAlreadyError):
        nominate(coop, election, member)


def test_refusals_of_naming_change_nothing(
    coop: Coop, meeting_id: uuid.UUID, election: uuid.UUID, member: Actor
) -> None:
    with pytest.raises(NobodyToNominateError):
        coop.run(nominate_candidate, SYSTEM, item_id=election, number=99_999)
    with pytest.raises(MissingPermissionError):
        coop.run(nominate_candidate, member, item_id=election, number=1)
    opening = coop.ask(meeting_view, SYSTEM, meeting_id=meeting_id).items[0].id
    with pytest.raises(NoElectionError):
        nominate(coop, opening, member)
    nominate(coop, election, member)
    with pytest.raises(NominatedAlreadyError):
        nominate(coop, election, member)
    coop.run(convene_meeting, SYSTEM, meeting_id=meeting_id)
    with pytest.raises(AgendaFrozenError):
        nominate(coop, election, actor_for(coop, make_member(coop)))
    assert len(seen(coop, meeting_id)) == 1


def test_nobody_speaks_for_another_candidate(
    coop: Coop, meeting_id: uuid.UUID, election: uuid.UUID, member: Actor
) -> None:
    candidate_id = nominate(coop, election, member)
    other = actor_for(coop, make_member(coop))
    with pytest.raises(CandidateNotFoundError):
        accept(coop, other, candidate_id)
    with pytest.raises(CandidateNotFoundError):
        coop.run(withdraw_candidacy, other, candidate_id=candidate_id)
    with pytest.raises(CandidateNotFoundError):
        coop.run(show_photo, other, candidate_id=candidate_id, content=picture())
    with pytest.raises(TextTooLongError):
        accept(coop, member, candidate_id, "a" * 5_001)
    (found,) = seen(coop, meeting_id)
    assert (found.state, found.photo_id) == (CandidateState.ASKED, None)


def test_a_new_photo_has_a_new_address_and_goes_with_its_candidate(
    coop: Coop, meeting_id: uuid.UUID, election: uuid.UUID, member: Actor
) -> None:
    candidate_id = nominate(coop, election, member)
    accept(coop, member, candidate_id)
    addresses = []
    for _ in range(2):
        coop.run(show_photo, member, candidate_id=candidate_id, content=picture())
        addresses.append(seen(coop, meeting_id)[0].photo_id)
    first, second = addresses
    assert first != second
    assert first is not None
    assert second is not None
    reader = actor_for(coop, make_member(coop))
    # Until the members may know who stands, nor may they see a face.
    for photo_id, actor in ((first, member), (second, reader)):
        with pytest.raises(CandidateNotFoundError):
            coop.ask(candidate_photo, actor, photo_id=photo_id)
    coop.run(convene_meeting, SYSTEM, meeting_id=meeting_id)
    assert coop.ask(candidate_photo, reader, photo_id=second).startswith(b"\xff\xd8")
    coop.run(withdraw_candidacy, member, candidate_id=candidate_id)
    with pytest.raises(CandidateNotFoundError):
        coop.ask(candidate_photo, reader, photo_id=second)
    assert seen(coop, meeting_id, reader) == ()
    with pytest.raises(CandidacyClosedError):
        accept(coop, member, candidate_id)


def test_conflicts_are_flagged_to_the_board_only(
    coop: Coop, meeting_id: uuid.UUID, election: uuid.UUID, member: Actor
) -> None:
    assert member.person_id is not None
    accept(coop, member, nominate(coop, election, member))
    for kind in (RoleKind.COUNTING_COMMITTEE, RoleKind.PROCESS_GUARDIAN):
        give_role(coop, member.person_id, kind)
    coop.run(convene_meeting, SYSTEM, meeting_id=meeting_id)
    (found,) = seen(coop, meeting_id)
    assert set(found.conflicts) == {
        Conflict.COUNTER_IS_CANDIDATE,
        Conflict.COUNTER_ON_BOARD,
        Conflict.GUARDIAN_ON_BOARD,
    }
    (found,) = seen(coop, meeting_id, actor_for(coop, make_member(coop)))
    assert found.conflicts == ()
