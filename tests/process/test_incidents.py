"""The story of a buurtmelding, with power cuts along the way: nothing lost, nothing twice."""

from pathlib import Path

import pytest

from coop.groups.queries import all_groups
from coop.groups.services.groups import connect_chat
from coop.incidents.queries.review import review_queue
from coop.incidents.rules.states import State
from coop.kernel.permissions import NOBODY, SYSTEM, Scope, ScopeKind
from coop.people.rules import RoleKind
from tests.coop.incidents.makers import AGENT, make_group, read
from tests.load.browsers import browsers
from tests.makers import give_role, make_person
from tests.process.visitor import Visitor
from tests.processes import running_stack

pytestmark = pytest.mark.process

RIA = 1010
CHAT = -1_001_000_000_077
#: What is pressed in the chat.
PRESSED = (
    ("Gebeurt het nu?", "Nee, het is voorbij"),
    ("Belde u de politie?", "Nee"),
    ("Wat is er?", "👀 Verdachte situatie"),
    ("Wat gebeurde er?", "Iemand voelt aan deuren"),
    ("Zag u een persoon of een voertuig?", "Nee"),
    ("Waar is het?", "Lindenhof"),
    ("Wanneer was het?", "Gisteren"),
    ("Heeft u foto's of film?", "Nee"),
    ("Mogen wij u iets vragen?", "Nee"),
    ("Klopt dit?", "Versturen"),
)
#: The worker is killed after the first answer, a middle one and the last: a new leader has to
#: wait for the old one's lease, and each turn goes the same way through inbox and outbox.
KILLED_AFTER = {"Gebeurt het nu?", "Waar is het?", "Klopt dit?"}


def test_the_story_ends_well_whatever_is_killed_when(tmp_path: Path, committed_url: str) -> None:
    with running_stack(tmp_path, committed_url, "practice", "web") as stack:
        coop, world = stack.coop, stack.world
        world.put(
            users=[{"id": RIA, "first_name": "Ria", "started": True}],
            groups=[{"id": CHAT, "title": "Proef", "type": "supergroup", "members": [RIA]}],
        )
        group_id = make_group(coop)
        coop.run(connect_chat, SYSTEM, group_id=group_id, telegram_chat_id=CHAT)
        slug = coop.ask(all_groups, NOBODY)[0].slug
        sanne = make_person(coop, given="Sanne")
        give_role(coop, sanne, RoleKind.MODERATOR, Scope(ScopeKind.GROUP, group_id))
        (browser,) = browsers(stack, coop, [sanne])
        stack.start("worker")
        world.say(RIA, f"/start report-{slug}")
        for question, label in PRESSED:
            world.wait_for_message(RIA, question)
            world.press_when_there(RIA, label)
            if question in KILLED_AFTER:
                stack.restart("worker")
        world.wait_for_message(RIA, "Uw buurtmelding is verstuurd")
        (line,) = coop.ask(review_queue, SYSTEM).waiting
        with Visitor(stack.base_url, browser.cookie) as moderator:
            form = moderator.open(f"/buurtmeldingen/{line.id}").form("Goedkeuren en doorgeven")
            stack.restart("web")
            # The relay has the mail but its answer never comes: nobody knows whether it went.
            stack.postbox.fail_next("hold")
            moderator.send_until_answered(form)
            moderator.send(form)
        held = stack.postbox.wait_for_mail(to=AGENT, subject="Buurtmelding")
        stack.restart("worker")
        mail = stack.postbox.wait_for_mail(to=AGENT, subject="Buurtmelding", since=held.seq)
        assert mail.message_id == held.message_id
        with Visitor(stack.base_url) as agent:
            address = mail.link("/l/antwoord/")
            agent.press(address, "Stuur mij een code")
            stack.restart("worker")
            code = stack.postbox.wait_for_mail(to=AGENT, subject="Uw code")
            digits = next(line for line in code.text.splitlines() if line[:3].isdecimal())
            page = agent.send(agent.open(address).form("Lees en antwoord"), code=digits)
            form = page.form("Gelezen, nu geen actie")
            stack.restart("web")
            agent.send(form, answer="no_action")
            agent.send(form, answer="read")
        stack.restart("worker")
        world.wait_for_message(RIA, "Nu geen actie")
        world.wait_for_message(CHAT, "Nu geen actie")
        report = read(coop, line.id)
        assert [step.state for step in report.history] == [
            State.RECEIVED,
            State.APPROVED,
            State.FORWARDED,
            State.ANSWERED,
        ]
        assert report.answer is not None
        assert report.answer.answer == "no_action"
        assert coop.ask(review_queue, SYSTEM).waiting == ()
        mails = stack.postbox.mails(to=AGENT)
        # The buurtmelding, sent again under its own number, and the code, each once.
        assert len({mail.message_id for mail in mails}) == 2
