"""Proxies on paper: entered by number, with a scan of what was signed."""

import io
import uuid

import pytest
from PIL import Image

from coop.assembly.errors import (
    PaperTooLargeError,
    PaperUnreadableError,
    ProxyNotFoundError,
)
from coop.assembly.queries import (
    proxy_form,
    proxy_list,
    proxy_paper,
)
from coop.assembly.rules import ProxyWay
from coop.assembly.services import (
    register_proxy,
)
from coop.bootstrap import Coop
from coop.kernel.errors import CoopError, MissingPermissionError
from coop.kernel.permissions import SYSTEM, Actor
from coop.people.rules import RoleKind
from tests.coop.assembly.makers import Hall, make_hall
from tests.coop.assembly.test_proxies import number_of
from tests.makers import actor_for, make_member, make_officer
from tests.pdfs import words_of

PDF = b"%PDF-1.7 een ondertekend formulier"


@pytest.fixture
def hall(coop: Coop) -> Hall:
    return make_hall(coop)


@pytest.fixture
def away(coop: Coop, hall: Hall) -> Actor:
    return actor_for(coop, make_member(coop, given="Wim", family="Verweg"))


def test_paper_is_entered_by_number_with_its_scan(coop: Coop, hall: Hall, away: Actor) -> None:
    counting = make_officer(coop, RoleKind.COUNTING_COMMITTEE)
    proxy_id = enter(hall, counting, away, hall.members[0], paper=PDF)
    (row,) = coop.ask(proxy_list, counting, meeting_id=hall.meeting_id).rows
    assert (row.way, row.has_paper) == (ProxyWay.PAPER, True)
    paper = coop.ask(proxy_paper, counting, meeting_id=hall.meeting_id, proxy_id=proxy_id)
    assert (paper.content, paper.type) == (PDF, "application/pdf")
    with pytest.raises(MissingPermissionError):
        coop.ask(proxy_paper, away, meeting_id=hall.meeting_id, proxy_id=proxy_id)
    with pytest.raises(ProxyNotFoundError):
        coop.ask(proxy_paper, counting, meeting_id=uuid.UUID(int=9), proxy_id=proxy_id)


def enter(hall: Hall, by: Actor, giver: Actor, holder: Actor, *, paper: bytes) -> uuid.UUID:
    return hall.coop.run(
        register_proxy,
        by,
        meeting_id=hall.meeting_id,
        giver_number=number_of(hall.coop, giver.person_id),
        holder_number=number_of(hall.coop, holder.person_id),
        paper=paper,
    )


@pytest.mark.parametrize(
    ("paper", "refusal"),
    [
        (b"", PaperUnreadableError),
        (b"<script>alert(1)</script>", PaperUnreadableError),
        (b"\x89PNG\r\n\x1a\n kapot", PaperUnreadableError),
        (b"%PDF-" + b"0" * (5 * 2**20), PaperTooLargeError),
    ],
    ids=["nothing", "no picture", "broken picture", "too large"],
)
def test_what_is_no_scan_is_refused_and_nothing_is_kept(
    coop: Coop, hall: Hall, away: Actor, paper: bytes, refusal: type[CoopError]
) -> None:
    with pytest.raises(refusal):
        enter(hall, SYSTEM, away, hall.members[0], paper=paper)
    assert coop.ask(proxy_list, hall.chair, meeting_id=hall.meeting_id).rows == ()


def test_a_photo_is_drawn_anew_without_where_it_was_taken(
    coop: Coop, hall: Hall, away: Actor
) -> None:
    taken = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "Lindenhof 12"
    Image.new("RGB", (3000, 1500), "white").save(taken, "JPEG", exif=exif)
    proxy_id = enter(hall, SYSTEM, away, hall.members[0], paper=taken.getvalue())
    paper = coop.ask(proxy_paper, SYSTEM, meeting_id=hall.meeting_id, proxy_id=proxy_id)
    kept = Image.open(io.BytesIO(paper.content))
    assert (kept.size, paper.type) == ((2000, 1000), "image/jpeg")
    assert b"Lindenhof" not in paper.content


def test_the_form_names_the_meeting_and_the_cap(coop: Coop, hall: Hall) -> None:
    form = coop.ask(proxy_form, hall.members[0], meeting_id=hall.meeting_id, locale="nl")
    words = words_of(form)
    assert "Algemene ledenvergadering" in words
    assert "hoogstens 2 anderen" in words
