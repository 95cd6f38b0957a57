"""The court case of dutch-rules.md 0, finding 1, as a test: what could not be shown there."""

import hashlib
import io
import json
import zipfile
from datetime import timedelta

import pytest
from sqlalchemy import select

from coop.assembly.errors import MeetingNotOverError
from coop.assembly.queries import proof_view
from coop.assembly.services import (
    answer_roll_call,
    cannot_follow,
    cast_vote,
    close_meeting,
    close_vote,
    join_meeting,
    open_vote,
    take_proof,
)
from coop.bootstrap import Coop
from coop.kernel.errors import MissingPermissionError
from coop.kernel.journal import JournalEntry
from coop.kernel.permissions import Actor
from coop.people.rules import RoleKind
from coop.voting.rules import BallotChannel, Choice, VotingMethod
from tests.coop.assembly.makers import Hall, make_hall
from tests.doubles import START
from tests.makers import actor_for, make_member, make_officer
from tests.papers import assert_readable_and_archived
from tests.pdfs import words_of

QUESTIONS = ["uitnodiging", "identiteit", "volgen", "tellen", "controle"]


@pytest.fixture
def hall(coop: Coop) -> Hall:
    """A meeting in the hall and at home that decided one thing and is over."""
    hall = make_hall(coop)
    at_home = actor_for(coop, make_member(coop, given="Thuis"))
    coop.run(join_meeting, at_home, meeting_id=hall.meeting_id)
    poll_id = hall.open_vote()
    for number, actor in enumerate((*hall.members, at_home)):
        choice = Choice.AGAINST if number == 0 else Choice.FOR
        coop.run(cast_vote, actor, poll_id=poll_id, choice=choice, channel=BallotChannel.WEB)
    coop.run(close_vote, hall.chair, poll_id=poll_id)
    later = coop.as_of(START + timedelta(hours=2))
    later.run(close_meeting, hall.chair, meeting_id=hall.meeting_id)
    return hall


@pytest.fixture
def secretary(coop: Coop) -> Actor:
    return make_officer(coop, RoleKind.SECRETARY)


def opened(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def taken(hall: Hall, actor: Actor) -> dict[str, bytes]:
    return opened(hall.coop.run(take_proof, actor, meeting_id=hall.meeting_id))


def test_five_questions_are_answered_for_every_decision(hall: Hall, secretary: Actor) -> None:
    files = taken(hall, secretary)
    told = json.loads(files["bewijs.json"])
    assert (told["format"], told["version"]) == ("wijkcoop-bewijs", 1)
    assert list(told["answers"]) == QUESTIONS
    assert [one["number"] for one in told["decisions"]] == [f"{START.year}-01"]
    assert "3 voor, 1 tegen, 0 blanco." in " ".join(told["decisions"][0]["sentences"])
    # Everybody who was a member then was called to a frozen version of the agenda.
    called = told["answers"]["uitnodiging"]
    assert "SHA-256:" in called["sentences"][-1]
    assert {row["Versie"] for row in called["rows"]} <= {"1"}
    identified = told["answers"]["identiteit"]
    assert "Aanwezig waren 4 leden: 3 aan de deur en 1 online." in identified["sentences"][0]
    ways = {row["Lid"].split(" ", 1)[1]: row["Vastgesteld door"] for row in identified["rows"]}
    assert ways == {
        "Lid 1 Bos": "systeem",
        "Lid 2 Bos": "systeem",
        "Lid 3 Bos": "systeem",
        "Thuis Bos": "eigen account",
    }
    (count,) = told["answers"]["tellen"]["rows"]
    assert (count["Kiezers"], count["Stemmen"]) == ("5", "4")
    assert count["Door wie"] == "voorzitter"
    deeds = [row["Handeling"] for row in told["answers"]["controle"]["rows"]]
    assert deeds[0] == "leden uitgenodigd"
    assert "stemming gesloten en uitslag vastgesteld" in deeds
    assert "online" in " ".join(told["answers"]["volgen"]["sentences"]).lower()


def test_the_index_is_a_paper_and_every_file_has_its_sum(hall: Hall, secretary: Actor) -> None:
    files = taken(hall, secretary)
    index = files["inhoud.pdf"]
    found = assert_readable_and_archived(index, "Bewijs van een vergadering")
    assert found.tags.count("Table") >= 3
    words = words_of(index)
    assert "Wie telde de stemmen?" in words
    enclosed = {"agenda.pdf", "besluiten.pdf", "notulen.pdf", "oproeping.pdf", "identiteit.csv"}
    assert enclosed < set(files)
    lines = [line.split("  ") for line in files["SHA256SUMS"].decode().splitlines()]
    sums = {name: digest for digest, name in lines}
    assert set(sums) == set(files) - {"SHA256SUMS"}
    for name, digest in sums.items():
        assert hashlib.sha256(files[name]).hexdigest() == digest


def test_nobody_reads_in_it_what_somebody_voted(hall: Hall, secretary: Actor) -> None:
    told = json.loads(taken(hall, secretary)["bewijs.json"])
    assert told["decisions"][0]["spoken"] == []
    for answer in told["answers"].values():
        for row in answer["rows"]:
            assert not {"voor", "tegen", "for", "against"} & set(row.values())


def test_that_it_was_taken_is_journalled(hall: Hall, secretary: Actor) -> None:
    content = hall.coop.run(take_proof, secretary, meeting_id=hall.meeting_id)
    with hall.coop._reading() as session:
        entry = session.scalars(
            select(JournalEntry).where(JournalEntry.use_case == "take_proof")
        ).one()
    assert entry.function == "secretaris"
    assert entry.details["digest"] == hashlib.sha256(content).hexdigest()


def test_it_is_for_chair_and_secretary_and_of_what_is_over(coop: Coop, hall: Hall) -> None:
    for actor in (hall.members[0], make_officer(coop, RoleKind.TREASURER)):
        with pytest.raises(MissingPermissionError):
            coop.run(take_proof, actor, meeting_id=hall.meeting_id)
    view = coop.ask(proof_view, hall.chair, meeting_id=hall.meeting_id)
    assert [question for question, _ in view.answers] == QUESTIONS
    assert "Lid 1" not in str(view.answers)


def test_a_meeting_that_goes_on_has_no_proof_yet(coop: Coop, secretary: Actor) -> None:
    hall = make_hall(coop)
    with pytest.raises(MeetingNotOverError):
        coop.run(take_proof, secretary, meeting_id=hall.meeting_id)


def test_the_proof_names_who_could_not_follow(coop: Coop, secretary: Actor) -> None:
    hall = make_hall(coop)
    coop.run(cannot_follow, hall.members[0], meeting_id=hall.meeting_id)
    later = coop.as_of(START + timedelta(hours=2))
    later.run(close_meeting, hall.chair, meeting_id=hall.meeting_id)
    followed = json.loads(taken(hall, secretary)["bewijs.json"])["answers"]["volgen"]
    assert "Keren dat een lid zei het niet te kunnen volgen: 1." in followed["sentences"]
    assert [row["Lid"] for row in followed["rows"]] == ["Lid 1 Bos"]


def test_only_a_roll_call_is_told_by_name(coop: Coop, secretary: Actor) -> None:
    hall = make_hall(coop)
    poll_id = coop.run(
        open_vote, hall.chair, item_id=hall.item_id(2), method=VotingMethod.ROLL_CALL
    )
    for actor in hall.members:
        assert actor.person_id is not None
        coop.run(
            answer_roll_call,
            hall.chair,
            poll_id=poll_id,
            person_id=actor.person_id,
            choice=Choice.FOR,
        )
    coop.run(close_vote, hall.chair, poll_id=poll_id)
    coop.run(close_meeting, hall.chair, meeting_id=hall.meeting_id)
    (decision,) = json.loads(taken(hall, secretary)["bewijs.json"])["decisions"]
    assert decision["spoken"] == [[f"Lid {number} Bos", "Voor"] for number in (1, 2, 3)]
