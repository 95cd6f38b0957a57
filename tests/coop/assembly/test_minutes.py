import uuid
from datetime import date, timedelta

import pytest

from coop.assembly.errors import (
    AgendaFrozenError,
    CommentEmptyError,
    CommentTermOverError,
    MinutesAdoptedError,
    MinutesChangedError,
    MinutesNotAdoptedError,
    MinutesNotFoundError,
    MinutesNotProposedError,
    MinutesProposedError,
    MinutesSignedError,
    NotAttendedError,
    NothingReturnsError,
    TermInPastError,
)
from coop.assembly.queries import meeting_view, minutes_history, minutes_view
from coop.assembly.queries.minutes import MinutesView
from coop.assembly.rules import (
    MinutesState,
    Office,
    Section,
    digest_of,
    ensure_can_comment,
)
from coop.assembly.services import (
    add_returning_items,
    answer_comment,
    cast_vote,
    check_in,
    close_meeting,
    close_vote,
    comment_minutes,
    convene_meeting,
    open_meeting,
    open_vote,
    propose_minutes,
    sign_minutes,
    write_minutes,
)
from coop.bootstrap import Coop
from coop.kernel.errors import CoopError, MissingPermissionError
from coop.kernel.permissions import SYSTEM, Actor
from coop.people.rules import RoleKind
from coop.voting.rules import BallotChannel, Choice
from tests.coop.assembly.makers import Hall, make_hall, make_meeting
from tests.doubles import START, FixedClock
from tests.makers import actor_for, give_role, make_member

TODAY = START.date()
UNTIL = TODAY + timedelta(days=14)
#: Far enough ahead to convene for.
NEXT = START + timedelta(days=30)


@pytest.fixture
def hall(coop: Coop) -> Hall:
    """A meeting that decided one thing and is over."""
    hall = make_hall(coop)
    vote(hall, 2)
    over = coop.as_of(START + timedelta(hours=2))
    over.run(close_meeting, hall.chair, meeting_id=hall.meeting_id)
    return hall


@pytest.fixture
def secretary(coop: Coop) -> Actor:
    person_id = make_member(coop, given="Sonja", family="Smit")
    give_role(coop, person_id, RoleKind.SECRETARY)
    return actor_for(coop, person_id)


def vote(hall: Hall, number: int, choice: Choice = Choice.FOR) -> None:
    poll_id = hall.open_vote(number)
    for actor in hall.members:
        hall.coop.run(cast_vote, actor, poll_id=poll_id, choice=choice, channel=BallotChannel.WEB)
    hall.coop.run(close_vote, hall.chair, poll_id=poll_id)


def view(hall: Hall, actor: Actor) -> MinutesView:
    return hall.coop.ask(minutes_view, actor, meeting_id=hall.meeting_id)


def write(hall: Hall, actor: Actor, text: str, *, based_on: int, place: int = 2) -> None:
    hall.coop.run(
        write_minutes,
        actor,
        meeting_id=hall.meeting_id,
        place=place,
        based_on=based_on,
        text=text,
    )


def propose(hall: Hall, secretary: Actor, until: date = UNTIL) -> None:
    hall.coop.run(propose_minutes, secretary, meeting_id=hall.meeting_id, until=until)


def comment(hall: Hall, actor: Actor, text: str = "Het was 19.45 uur.", place: int = 0) -> None:
    hall.coop.run(comment_minutes, actor, meeting_id=hall.meeting_id, place=place, text=text)


def adopt_at_next(hall: Hall, secretary: Actor, choice: Choice = Choice.FOR) -> uuid.UUID:
    """Let the next meeting vote about the minutes of the former; returns it."""
    coop = hall.coop
    later = make_meeting(coop, starts_at=NEXT, is_convened=False, motions=())
    coop.run(add_returning_items, secretary, meeting_id=later)
    coop.run(convene_meeting, secretary, meeting_id=later)
    coop = coop.as_of(NEXT)
    for actor in hall.members:
        assert actor.person_id is not None
        coop.run(check_in, SYSTEM, meeting_id=later, person_id=actor.person_id)
    coop.run(open_meeting, hall.chair, meeting_id=later)
    item = coop.ask(meeting_view, SYSTEM, meeting_id=later).items[1]
    poll_id = coop.run(open_vote, hall.chair, item_id=item.id)
    for actor in hall.members:
        coop.run(cast_vote, actor, poll_id=poll_id, choice=choice, channel=BallotChannel.WEB)
    coop.run(close_vote, hall.chair, poll_id=poll_id)
    coop.run(close_meeting, hall.chair, meeting_id=later)
    return later


def test_closing_a_meeting_drafts_minutes_from_what_happened(hall: Hall, secretary: Actor) -> None:
    found = view(hall, secretary)
    assert found.state is MinutesState.DRAFT
    head, opening, motion, undecided = (section.text for section in found.sections)
    assert "Marijke Broek." in head
    assert "Aanwezig bij de opening: 3." in head
    assert "3 in de zaal en 0 online" in head
    assert "Volmachten: 0." in head
    assert opening == ""
    assert "Voorstel: De coöperatie koopt een bakfiets." in motion
    assert "3 voor, 0 tegen, 0 blanco." in motion
    assert "artikel 17 lid 1 van de statuten" in motion
    assert "De uitslag is vastgesteld door: voorzitter." in motion
    assert f"Besluit {TODAY.year}-01." in motion
    assert "Over dit voorstel is niet besloten." in undecided


def test_a_draft_names_nobody_but_who_hold_an_office(hall: Hall, secretary: Actor) -> None:
    text = "\n".join(section.text for section in view(hall, secretary).sections)
    assert "Lid 1" not in text


def test_a_draft_is_for_who_writes_it(hall: Hall) -> None:
    with pytest.raises(MinutesNotFoundError):
        view(hall, hall.members[0])


def test_every_version_stays_with_who_wrote_it_and_when(hall: Hall, secretary: Actor) -> None:
    write(hall, secretary, "Een lid vraagt naar de prijs.", based_on=1)
    write(hall, secretary, "Een lid vraagt naar de prijs.", based_on=1)  # the same: no version
    history = hall.coop.ask(
        minutes_history, secretary, meeting_id=hall.meeting_id, place=2
    ).versions
    assert [(one.version, one.written_by) for one in history] == [(2, "Sonja Smit"), (1, None)]
    assert history[0].written_at == START


def test_two_at_once_have_one_effect_and_one_explanation(hall: Hall, secretary: Actor) -> None:
    write(hall, secretary, "De eerste tekst.", based_on=1)
    with pytest.raises(MinutesChangedError):
        write(hall, secretary, "De tweede tekst.", based_on=1)
    assert view(hall, secretary).sections[2].text == "De eerste tekst."
    # Who was second reads the first one's words and keeps both.
    write(hall, secretary, "De eerste en de tweede tekst.", based_on=2)
    assert view(hall, secretary).sections[2].version == 3


def test_long_text_with_line_ends_of_elsewhere_is_kept(hall: Hall, secretary: Actor) -> None:
    write(hall, secretary, "a\r\nb" + "x" * 40_000, based_on=1)
    text = view(hall, secretary).sections[2].text
    assert text.startswith("a\nb")
    assert len(text) == 30_000


def test_only_who_keeps_minutes_writes(hall: Hall) -> None:
    with pytest.raises(MissingPermissionError):
        write(hall, hall.members[0], "Van mij.", based_on=1)
    with pytest.raises(MissingPermissionError):
        write(hall, hall.chair, "Van mij.", based_on=1)


@pytest.mark.parametrize(
    ("today", "state", "attended", "refusal"),
    [
        (UNTIL, MinutesState.PROPOSED, True, None),
        (UNTIL + timedelta(days=1), MinutesState.PROPOSED, True, CommentTermOverError),
        (TODAY, MinutesState.PROPOSED, False, NotAttendedError),
        (TODAY, MinutesState.DRAFT, True, MinutesNotProposedError),
        (TODAY, MinutesState.ADOPTED, True, MinutesNotProposedError),
    ],
)
def test_comments_are_taken_in_their_term(
    *, today: date, state: MinutesState, attended: bool, refusal: type[CoopError] | None
) -> None:
    if refusal is None:
        ensure_can_comment(state, until=UNTIL, today=today, attended=attended)
    else:
        with pytest.raises(refusal):
            ensure_can_comment(state, until=UNTIL, today=today, attended=attended)


def test_attendees_comment_and_hear_what_came_of_it(hall: Hall, secretary: Actor) -> None:
    propose(hall, secretary)
    comment(hall, hall.members[0])
    (said,) = view(hall, secretary).sections[0].comments
    assert said.name == "Lid 1 Bos"
    # What others say, only who writes the minutes reads.
    assert view(hall, hall.members[1]).sections[0].comments == ()
    hall.coop.run(
        answer_comment,
        secretary,
        meeting_id=hall.meeting_id,
        comment_id=said.id,
        answer="Verwerkt.",
    )
    assert view(hall, hall.members[0]).sections[0].comments[0].answer == "Verwerkt."


def test_who_was_not_there_does_not_comment(hall: Hall, secretary: Actor) -> None:
    propose(hall, secretary)
    absent = actor_for(hall.coop, make_member(hall.coop, given="Afwezig"))
    with pytest.raises(NotAttendedError):
        comment(hall, absent)
    with pytest.raises(CommentEmptyError):
        comment(hall, hall.members[0], text="  ")
    assert view(hall, secretary).sections[0].comments == ()


def test_minutes_are_put_up_once_and_for_a_term_ahead(hall: Hall, secretary: Actor) -> None:
    with pytest.raises(TermInPastError):
        propose(hall, secretary, until=TODAY - timedelta(days=1))
    propose(hall, secretary, until=TODAY)
    with pytest.raises(MinutesProposedError):
        propose(hall, secretary)
    assert view(hall, hall.members[0]).comments_until == TODAY


def test_the_next_meeting_adopts_and_both_sign(hall: Hall, secretary: Actor) -> None:
    propose(hall, secretary)
    with pytest.raises(MinutesNotAdoptedError):
        sign(hall, hall.chair, Office.CHAIR)
    adopt_at_next(hall, secretary)
    found = view(hall, hall.members[0])
    assert found.state is MinutesState.ADOPTED
    sections = [Section(one.heading, one.text) for one in found.sections]
    assert found.digest == digest_of(found.title, TODAY, sections)
    with pytest.raises(MinutesAdoptedError):
        write(hall, secretary, "Te laat.", based_on=1)
    sign(hall, hall.chair, Office.CHAIR)
    sign(hall, secretary, Office.SECRETARY)
    signed = view(hall, hall.members[0])
    assert signed.chair is not None
    assert signed.secretary is not None
    assert (signed.chair.name, signed.secretary.name) == ("Marijke Broek", "Sonja Smit")


def sign(hall: Hall, actor: Actor, office: Office) -> None:
    hall.coop.run(sign_minutes, actor, meeting_id=hall.meeting_id, office=office)


def test_nobody_signs_for_another_or_twice(hall: Hall, secretary: Actor) -> None:
    adopt_at_next(hall, secretary)
    with pytest.raises(MissingPermissionError):
        sign(hall, secretary, Office.CHAIR)
    sign(hall, secretary, Office.SECRETARY)
    with pytest.raises(MinutesSignedError):
        sign(hall, secretary, Office.SECRETARY)
    assert view(hall, secretary).chair is None


def test_minutes_that_were_rejected_return_on_the_agenda_after(
    hall: Hall, secretary: Actor
) -> None:
    adopt_at_next(hall, secretary, Choice.AGAINST)
    assert view(hall, secretary).state is MinutesState.DRAFT
    after = make_meeting(
        hall.coop, starts_at=NEXT + timedelta(days=40), is_convened=False, motions=()
    )
    hall.coop.as_of(NEXT + timedelta(days=1)).run(add_returning_items, secretary, meeting_id=after)
    titles = [one.title for one in hall.coop.ask(meeting_view, SYSTEM, meeting_id=after).items]
    assert len([title for title in titles if title.startswith("Notulen:")]) == 2


def test_what_returns_returns_once(hall: Hall, secretary: Actor, clock: FixedClock) -> None:
    later = make_meeting(
        hall.coop, starts_at=START + timedelta(days=30), is_convened=False, motions=()
    )
    hall.coop.run(add_returning_items, secretary, meeting_id=later)
    with pytest.raises(NothingReturnsError):
        hall.coop.run(add_returning_items, secretary, meeting_id=later)
    with pytest.raises(AgendaFrozenError):
        hall.coop.run(add_returning_items, secretary, meeting_id=hall.meeting_id)
