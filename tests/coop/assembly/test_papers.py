"""What a meeting leaves on paper is opened, and read as a screen reader and an archive do."""

from datetime import date

import pytest

from coop.assembly.documents.layout import Paper, Part, paper_pdf
from coop.assembly.queries import (
    agenda_pdf,
    decision_list_pdf,
    decisions_pdf,
    minutes_pdf,
    schedule_pdf,
)
from coop.assembly.services import (
    cast_vote,
    close_meeting,
    close_vote,
    publish_decisions,
)
from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM
from coop.voting.rules import BallotChannel, Choice
from tests.coop.assembly.makers import Hall, make_hall
from tests.doubles import START
from tests.papers import assert_readable_and_archived
from tests.pdfs import words_of


@pytest.fixture
def hall(coop: Coop) -> Hall:
    """A meeting that decided one thing, is over, and whose decisions are known."""
    hall = make_hall(coop)
    poll_id = hall.open_vote()
    for actor in hall.members:
        coop.run(cast_vote, actor, poll_id=poll_id, choice=Choice.FOR, channel=BallotChannel.WEB)
    coop.run(close_vote, hall.chair, poll_id=poll_id)
    coop.run(close_meeting, hall.chair, meeting_id=hall.meeting_id)
    coop.run(publish_decisions, SYSTEM, meeting_id=hall.meeting_id)
    return hall


def test_what_was_typed_stays_text() -> None:
    paper = Paper(
        title="#eval",
        author="Wijk *en* coöp",
        made_on=date(2026, 11, 21),
        facts=(("Waar", "[hier]"),),
        parts=(
            Part(heading="= Kop", paragraphs=("a\nb", "", "$x$ #let y = 1")),
            Part(heading="Lijst", columns=("Een", "Twee"), rows=(("1", "@ref"), ("3", ""))),
        ),
    )
    content = paper_pdf(paper)
    words = words_of(content)
    assert "#let y = 1" in words
    assert "@ref" in words
    tags = assert_readable_and_archived(content, "#eval").tags
    assert tags.count("H2") == 2
    assert (tags.count("Table"), tags.count("TH"), tags.count("TR")) == (1, 2, 3)


def test_the_agenda_is_a_paper(hall: Hall) -> None:
    content = hall.coop.ask(agenda_pdf, hall.members[0], meeting_id=hall.meeting_id)
    assert_readable_and_archived(content, "Agenda")
    words = words_of(content)
    assert "2. Voorstel 1" in words
    assert "De coöperatie koopt een bakfiets." in words


def test_the_minutes_are_a_paper(hall: Hall) -> None:
    content = hall.coop.ask(minutes_pdf, SYSTEM, meeting_id=hall.meeting_id)
    found = assert_readable_and_archived(content, "Notulen")
    # The head and three points.
    assert found.tags.count("H2") == 4
    words = words_of(content)
    assert "Opening en aanwezigheid" in words
    assert "3 voor, 0 tegen, 0 blanco." in words


def test_the_decision_list_is_a_paper(hall: Hall) -> None:
    member = hall.members[0]
    for content in (
        hall.coop.ask(decisions_pdf, member, meeting_id=hall.meeting_id),
        hall.coop.ask(decision_list_pdf, member, year=START.year),
    ):
        found = assert_readable_and_archived(content, "Besluitenlijst")
        assert found.tags.count("Table") == 1
        assert found.tags.count("TH") == 4
        words = words_of(content)
        assert f"{START.year}-01" in words
        assert "BW 2:15 lid 5" in words


def test_the_schedule_is_a_paper(hall: Hall) -> None:
    content = hall.coop.ask(schedule_pdf, hall.members[0])
    assert_readable_and_archived(content, "Rooster van aftreden")
    assert "Marijke Broek" in words_of(content)
