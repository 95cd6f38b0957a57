"""Makes groups and reports, through use cases, with sensible defaults."""

import itertools
import uuid
from collections.abc import Mapping
from datetime import timedelta

from sqlalchemy import select

from coop.bootstrap import Coop
from coop.groups.lookups import police_contact_of
from coop.groups.rules import ContactKind, GroupChannel, GroupModel, PhotoPolicy, ReportKind
from coop.groups.services.groups import add_contact, connect_chat, create_group
from coop.groups.services.settings import choose_photos
from coop.incidents.lookups.readings import ReportView
from coop.incidents.queries.dialogue import QuestionView, question
from coop.incidents.rules.answers import DraftKey, Step
from coop.incidents.rules.reading import Chosen, Given, Typed
from coop.incidents.rules.states import Source
from coop.incidents.services.drafts import answer_question
from coop.incidents.services.reports import send_report
from coop.incidents.services.review import show_report
from coop.kernel.journal import JournalEntry
from coop.kernel.permissions import NOBODY, SYSTEM, Actor, ActorKind, Scope, ScopeKind
from coop.people.lookups import LinkToken
from coop.people.rules import LinkPurpose, RoleKind
from coop.people.services import issue_link
from tests.coop.groups.makers import release, start_group
from tests.makers import actor_for, give_role, make_person

_numbers = itertools.count(1)

#: What a neighbour who saw something yesterday answers.
USUAL: dict[Step, Given] = {
    Step.HAPPENING: Chosen("past"),
    Step.CALLED: Chosen("no"),
    Step.KIND: Chosen("suspicious"),
    Step.BEHAVIOUR: Typed("Iemand scheen met een lamp naar binnen"),
    Step.SEEN: Chosen("nothing"),
    Step.PLACE: Chosen("Lindenhof"),
    Step.MOMENT: Chosen("yesterday"),
    Step.IMAGES: Chosen("no"),
    Step.CONTACT: Chosen("no"),
}
#: The same, seen while it goes on.
NOW: dict[Step, Given | None] = {
    Step.HAPPENING: Chosen("now"),
    Step.CALLED: Chosen("going_to"),
    Step.MOMENT: None,
}
#: The same, worth 112 and built from buttons only (C4).
URGENT: dict[Step, Given | None] = {
    **NOW,
    Step.KIND: Chosen("burglary"),
    Step.BEHAVIOUR: Chosen("tries_doors"),
}
CHAT = -1002000000001
FOUNDED_AGO = timedelta(days=30)
AGENT = "wijkagent@politie-oefen.example"


def make_group(
    coop: Coop,
    *,
    channel: GroupChannel = GroupChannel.TELEGRAM,
    contact: bool = True,
    kinds: tuple[ReportKind, ...] = tuple(ReportKind),
    is_in_use: bool = True,
    photos: PhotoPolicy = PhotoPolicy.NONE_TAKEN_IN,
) -> uuid.UUID:
    """Make a group with two streets; unless told otherwise it is in use and has an agent."""
    number = next(_numbers)
    before = coop.as_of(coop.clock.now() - FOUNDED_AGO)
    group_id = before.run(
        create_group,
        SYSTEM,
        name=f"Buurtpreventie {number}",
        slug=f"groep-{number}",
        channel=channel,
        model=GroupModel.DEN_HAAG,
        area="Tussen de Lindenhof en de Elzenkade",
        purpose="Elkaar waarschuwen",
        streets=("Lindenhof", "Kastanjestraat"),
        kinds=kinds,
    )
    if is_in_use:
        start_group(before, group_id)
        release(before)
    before.run(choose_photos, SYSTEM, group_id=group_id, photos=photos)
    if channel is GroupChannel.TELEGRAM:
        coop.run(connect_chat, SYSTEM, group_id=group_id, telegram_chat_id=CHAT - number)
    if contact:
        coop.run(
            add_contact,
            SYSTEM,
            group_id=group_id,
            kind=ContactKind.POLICE,
            function="Wijkagent Koningsveld",
            email=AGENT,
            answer_within_days=3,
        )
    return group_id


def make_moderator(coop: Coop, group_id: uuid.UUID) -> Actor:
    """Make somebody who looks after one group."""
    person_id = make_person(coop, given="Sanne", family="Proef")
    give_role(coop, person_id, RoleKind.MODERATOR, Scope(ScopeKind.GROUP, group_id))
    return actor_for(coop, person_id)


def fill_draft(
    coop: Coop,
    actor: Actor,
    key: DraftKey,
    changed: Mapping[Step, Given | None] | None = None,
    origin: str | None = None,
) -> None:
    """Answer every question of a report; ``None`` leaves one out."""
    for step, given in ({**USUAL, **(changed or {})}).items():
        if given is not None:
            coop.run(answer_question, actor, step=step, given=given, key=key, origin=origin)


def make_report(
    coop: Coop,
    group_id: uuid.UUID,
    *,
    actor: Actor = NOBODY,
    changed: Mapping[Step, Given | None] | None = None,
    token: str | None = None,
) -> uuid.UUID:
    """Send a report, by a browser nobody signed in unless an actor is given."""
    if actor.kind is ActorKind.NOBODY:
        token = token or f"browser-{next(_numbers)}"
    key = DraftKey(group_id=group_id, token=token)
    fill_draft(coop, actor, key, changed)
    return coop.run(send_report, actor, source=Source.WEB, key=key)


def agent_for(coop: Coop, report_id: uuid.UUID, contact_id: uuid.UUID) -> tuple[str, Actor]:
    """Issue the link of a mail to the agent; return its token and who comes with it."""
    token = coop.run(
        issue_link,
        SYSTEM,
        purpose=LinkPurpose.REPORT_ANSWER,
        subject_id=report_id,
        contact_id=contact_id,
    )
    return token, coop.identify(LinkToken(token))


def see(
    coop: Coop, key: DraftKey, actor: Actor = NOBODY, step: Step | None = None
) -> QuestionView:
    """Look at the question to answer now."""
    return coop.ask(question, actor, key=key, step=step)


def read(coop: Coop, report_id: uuid.UUID) -> ReportView:
    """Read a report as the system."""
    return coop.run(show_report, SYSTEM, report_id=report_id)


def contact_id_of(coop: Coop, group_id: uuid.UUID) -> uuid.UUID:
    """Return the agent of a group."""
    with coop._reading() as session:
        contact = police_contact_of(session, group_id)
        assert contact is not None
        return contact.id


def journal(coop: Coop) -> list[JournalEntry]:
    """Return the whole journal."""
    with coop._reading() as session:
        return list(session.scalars(select(JournalEntry).order_by(JournalEntry.seq)))
