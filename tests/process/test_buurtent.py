"""The story of the tent, with the power cut in the middle: nothing lost, nothing twice."""

import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from sqlalchemy import func, select

from coop.bootstrap import Coop
from coop.buurtent.models import TentCall, TentInvitation
from coop.buurtent.queries.overview import tents_overview
from coop.buurtent.queries.sessions import TentView, tent_view
from coop.buurtent.rules import PoliceState
from coop.groups.rules import GroupChannel
from coop.kernel.clock import PracticeClock
from coop.kernel.permissions import SYSTEM
from coop.notices.queries import desk_view
from coop.people.rules import RoleKind
from tests.coop.incidents.makers import AGENT, make_group
from tests.load.browsers import browsers
from tests.makers import give_role, make_person
from tests.postbox import ReceivedMail
from tests.process.visitor import Form, Visitor
from tests.processes import Stack, running_stack
from tests.tents import STREET, make_address, make_neighbour, next_noon

pytestmark = pytest.mark.process

HATICE = "hatice@voorbeeld.example"
BY_MAIL = [f"buur{number}@voorbeeld.example" for number in range(1, 9)]
BY_CHAT = list(range(1011, 1017))
#: Moments within and around a request at which the power goes, in seconds.
MOMENTS = (0.0, 0.03)


class Scene:
    """A neighbourhood, a volunteer's browser and a running product."""

    def __init__(self, stack: Stack, visitor: Visitor) -> None:
        self.stack = stack
        self.visitor = visitor

    @property
    def coop(self) -> Coop:
        return self.stack.coop

    def tent(self, session_id: uuid.UUID) -> TentView:
        return self.coop.ask(tent_view, SYSTEM, session_id=session_id)

    def plan(self) -> uuid.UUID:
        """Phone a burglary through and plan a tent for it, all in the browser."""
        call = self.visitor.press(
            "/buurtent/telefoontje", "Opschrijven", caller="Taskforce", street1=STREET
        )
        page = self.visitor.send(call.form("Plannen"), place="Op het plein")
        assert page.status == 200, page.text
        return uuid.UUID(page.url.rpartition("/")[2])

    def clock(self) -> PracticeClock:
        assert isinstance(self.coop.clock, PracticeClock)
        return self.coop.clock

    def mails(self, to: str) -> list[ReceivedMail]:
        return self.stack.postbox.mails(to=to)

    def numbers(self, to: str, subject: str) -> set[str]:
        """Return the Message-IDs of what somebody got; two of them would be doubled."""
        return {mail.message_id for mail in self.mails(to) if subject in mail.subject}

    def invited_in_chat(self, chat_id: int) -> int:
        return sum(
            "ingebroken in uw buurt" in message.text
            for message in self.stack.world.messages(chat_id)
        )


@contextmanager
def playing(folder: Path, database_url: str) -> Iterator[Scene]:
    """Set the scene and start everything but the worker."""
    with running_stack(folder, database_url, "practice", "web") as stack:
        coop = stack.coop
        assert isinstance(coop.clock, PracticeClock)
        coop.clock.move(next_noon(coop.clock.now()) - coop.clock.now())
        users = [{"id": user, "first_name": "Proef", "started": True} for user in BY_CHAT]
        stack.world.put(users=users)
        make_group(coop, channel=GroupChannel.OWN_APP)
        for email in BY_MAIL:
            make_neighbour(coop, make_address(coop), email=email)
        for chat_id in BY_CHAT:
            make_neighbour(coop, make_address(coop), telegram=chat_id)
        make_address(coop)
        volunteer = make_person(coop, given="Hatice", email=HATICE)
        give_role(coop, volunteer, RoleKind.VOLUNTEER)
        (browser,) = browsers(stack, coop, [volunteer])
        with Visitor(stack.base_url, browser.cookie) as visitor:
            yield Scene(stack, visitor)


@pytest.fixture
def scene(tmp_path: Path, committed_url: str) -> Iterator[Scene]:
    with playing(tmp_path, committed_url) as scene:
        yield scene


def cut_while_sending(scene: Scene, form: Form, after: float) -> None:
    """Send a form, let the power go after so many seconds, and send it again when it is back."""

    def send() -> None:
        try:
            scene.visitor.send(form)
        except httpx.TransportError:
            return

    sending = threading.Thread(target=send)
    sending.start()
    time.sleep(after)
    scene.stack.kill("web")
    sending.join(timeout=30)
    scene.stack.start("web")
    page = scene.visitor.send_until_answered(form)
    assert page.status == 200, page.text


def test_whoever_presses_again_after_a_power_cut_has_pressed_once(scene: Scene) -> None:
    visitor = scene.visitor
    for after in MOMENTS:
        form = visitor.open("/buurtent/telefoontje").form("Opschrijven")
        form.fields = [
            (name, {"caller": "Taskforce", "street1": STREET}.get(name, value))
            for name, value in form.fields
        ]
        cut_while_sending(scene, form, after)
        plan = visitor.open("/buurtent/nieuw").form("Plannen")
        plan.fields = [
            (name, {"street": STREET, "place": "Op het plein"}.get(name, value))
            for name, value in plan.fields
        ]
        cut_while_sending(scene, plan, after)
    tents = scene.coop.ask(tents_overview, SYSTEM).ahead
    assert len(tents) == len(MOMENTS)
    for after, tent in zip(MOMENTS, tents, strict=True):
        invite = visitor.open(f"/buurtent/{tent.id}").form("Nodig de buren uit")
        cut_while_sending(scene, invite, after)
    with scene.coop._reading() as database:
        assert database.scalar(select(func.count()).select_from(TentCall)) == len(MOMENTS)
        per_person = database.execute(
            select(TentInvitation.session_id, func.count()).group_by(TentInvitation.session_id)
        ).all()
    expected = len(BY_MAIL) + len(BY_CHAT) + 1
    assert {row[0]: row[1] for row in per_person} == {tent.id: expected for tent in tents}


def test_a_worker_killed_among_the_invitations_loses_and_doubles_none(scene: Scene) -> None:
    session_id = scene.plan()
    scene.visitor.press(f"/buurtent/{session_id}", "Nodig de buren uit")
    # The mail is taken and not answered: whether it arrived is unknown when the power goes.
    scene.stack.postbox.fail_next("hold", to=BY_MAIL[0])
    scene.stack.start("worker")
    scene.stack.postbox.wait_for_mail(to=BY_MAIL[0])
    scene.stack.restart("worker")
    scene.stack.postbox.wait_for_mail(to=BY_MAIL[-1])
    scene.stack.restart("worker")
    scene.stack.wait_until_delivered()
    for email in BY_MAIL:
        assert len(scene.numbers(email, "buurTent bij u in de buurt")) == 1, email
    # Held once, so sent again; the second cut may have come before its receipt as well.
    assert len(scene.mails(BY_MAIL[0])) in {2, 3}
    # Telegram knows no message numbers of ours: what is under way at a cut comes once more.
    assert {scene.invited_in_chat(chat_id) for chat_id in BY_CHAT} <= {1, 2, 3}
    assert len(scene.numbers(AGENT, "Komt u naar de buurTent")) == 1
    assert scene.coop.ask(desk_view, SYSTEM).failed == 0


def test_the_story_ends_well_whatever_is_killed_when(scene: Scene) -> None:
    stack = scene.stack
    stack.start("worker")
    session_id = scene.plan()
    stack.restart("web")
    scene.visitor.press(f"/buurtent/{session_id}", "Nodig de buren uit")
    stack.restart("worker")
    question = stack.postbox.wait_for_mail(to=AGENT, subject="Komt u naar")
    with Visitor(stack.base_url) as agent:
        form = agent.open(question.link("/l/tent-antwoord/")).form("Ik kom")
        stack.restart("web")
        assert "Uw antwoord: ik kom" in agent.send(form).text
    stack.restart("worker")
    stack.postbox.wait_for_mail(to=HATICE, subject="de politie komt")
    stack.world.wait_for_message(BY_CHAT[0], button="Ik kom")
    stack.kill("worker")
    stack.world.press(BY_CHAT[0], "Ik kom")
    stack.start("worker")
    stack.world.wait_for_message(BY_CHAT[0], "U komt naar de buurTent")
    page = scene.visitor.open(f"/buurtent/{session_id}").text
    assert "politie komt" in page
    tent = scene.tent(session_id)
    assert tent.police is not None
    assert (tent.police.state, tent.comes) == (PoliceState.CONFIRMED, 1)
    stack.kill("worker")
    scene.clock().move(tent.starts_at - timedelta(hours=2) - scene.clock().now())
    stack.start("worker")
    stack.world.wait_for_message(BY_CHAT[0], "Tot straks")
    stack.postbox.wait_for_mail(to=BY_MAIL[0], since=scene.mails(BY_MAIL[0])[0].seq)
    scene.stack.wait_until_delivered()
    for email in BY_MAIL:
        assert len(scene.numbers(email, "buurTent bij u in de buurt")) == 2, email
    assert scene.numbers(AGENT, "Herinnering") == set()
    assert len(scene.numbers(HATICE, "de politie komt")) == 1
