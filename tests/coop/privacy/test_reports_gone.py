"""Bar 10: after its time no personal field of a report is found anywhere; its numbers are."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Text, cast, func, make_url, select

from bots.scheduler import TICKS
from coop.bootstrap import Coop
from coop.groups.rules import PhotoPolicy
from coop.inbox.services import store_updates
from coop.incidents.documents import Safe, photo_from, voice_from
from coop.incidents.lookups.reports import standing_in
from coop.incidents.models import Attachment, Draft
from coop.incidents.rules.answers import DraftKey, Step
from coop.incidents.rules.attachments import IMAGES_LAST, AttachmentKind
from coop.incidents.rules.reading import Chosen, Given, Located, Typed
from coop.incidents.rules.states import AgentAnswer, RejectReason, Source, State
from coop.incidents.rules.talk import Redaction
from coop.incidents.services.answers import answer_report, record_answer
from coop.incidents.services.attachments import add_photos, add_voice
from coop.incidents.services.claims import claim_report
from coop.incidents.services.drafts import answer_question
from coop.incidents.services.reports import send_report, withdraw_report
from coop.incidents.services.review import approve_report, close_report, reject_report
from coop.incidents.services.talk import (
    ask_as_agent,
    ask_reporter,
    redact_report,
    reply_to_question,
)
from coop.kernel.db import Base
from coop.kernel.journal import JournalEntry
from coop.kernel.permissions import NOBODY, SYSTEM, Actor
from coop.people.lookups import LinkToken
from coop.people.models import Link
from coop.privacy.queries.copies import own_copy
from coop.privacy.rules.retention import REPORT_KEPT_AFTER_END, REPORT_KEPT_AT_MOST
from coop.privacy.services.retention import remove_what_is_over
from tests.coop.incidents.makers import (
    agent_for,
    contact_id_of,
    fill_draft,
    make_group,
    make_moderator,
    make_report,
    read,
)
from tests.coop.incidents.told import deliver
from tests.doubles import FixedClock
from tests.makers import actor_for, make_person
from tests.telephone import photo, voice

#: What only the reports below say; none of it may be found afterwards.
TOLD = {
    "what": "Iemand zaagde aan het rode hek van Zilverschoon",
    "where": "achter de Kwikstaartschuur",
    "number": "PL2026-ZEEGROEN",
    "mail": "kwikzilver@voorbeeld.example",
    "reason": "Dat was de Zandloperman zelf",
    "to_reporter": "Bedankt namens de Vuurtorenwachter",
    "to_group": "Let op de Boterbloemfiets",
    "plate": "98KWK7",
    "asked": "Was het bij de Koekoeksbrug?",
    "replied": "Ja, onder de Lijsterlamp",
    "agent_asked": "Zag u de Kievitskar?",
    "agent_replied": "Ja, met een Wulpenzadel",
    "redacted": "Iemand was bij de Merelmuur bezig",
}


def everywhere(coop: Coop, url: str) -> Iterator[str]:
    """Yield all that the database holds: its files to the last byte, or every row as text."""
    path = make_url(url).database
    if url.startswith("sqlite"):
        assert path is not None
        for file in sorted(Path(path).parent.glob(f"{Path(path).name}*")):
            yield file.read_bytes().decode("utf-8", errors="replace")
        return
    with coop._reading() as session:
        for table in Base.metadata.tables.values():
            for row in session.execute(select(*(cast(c, Text) for c in table.columns))):
                yield "\n".join(value for value in row if value is not None)


def found(coop: Coop, url: str) -> set[str]:
    return {
        name for held in everywhere(coop, url) for name, words in TOLD.items() if words in held
    }


def work(coop: Coop) -> None:
    """Do everything that the worker does by the clock."""
    for tick in TICKS:
        # These reach outside: files on a disk, mails in a mailbox.
        if not tick.name.startswith(("write", "read")):
            tick.act(coop)


def tell_the_story(coop: Coop, ria: Actor) -> None:
    group_id = make_group(coop)
    moderator = make_moderator(coop, group_id)
    key = DraftKey(group_id=group_id, token="browser")
    changed: dict[Step, Given | None] = {
        Step.CALLED: Chosen("police"),
        Step.BEHAVIOUR: Typed(TOLD["what"]),
        Step.PLACE: Typed(TOLD["where"]),
        Step.CONTACT: Chosen("yes"),
        Step.SEEN: Chosen("vehicle"),
        Step.VEHICLES: Chosen("one"),
        Step.VEHICLE1_TYPE: Chosen("car"),
        Step.VEHICLE1_MAKE: Chosen("unknown"),
        Step.VEHICLE1_COLOUR: Chosen("unknown"),
        Step.VEHICLE1_PLATE: Typed(TOLD["plate"]),
        Step.DIRECTION: Chosen("unknown"),
    }
    fill_draft(coop, NOBODY, key, changed)
    for step, said in (
        (Step.CALLED_WHEN, "gisteren 22:04"),
        (Step.POLICE_NUMBER, TOLD["number"]),
        (Step.EMAIL, TOLD["mail"]),
    ):
        coop.run(answer_question, NOBODY, step=step, given=Typed(said), key=key)
    answered = coop.run(send_report, NOBODY, source=Source.WEB, key=key)
    coop.run(claim_report, moderator, report_id=answered)
    asked = coop.run(ask_reporter, moderator, report_id=answered, text=TOLD["asked"])
    maker = coop.identify(LinkToken("browser"))
    coop.run(reply_to_question, maker, question_id=asked, text=TOLD["replied"])
    coop.run(
        redact_report,
        moderator,
        report_id=answered,
        chosen=Redaction(behaviour=TOLD["redacted"], place=""),
    )
    coop.run(approve_report, moderator, report_id=answered)
    deliver(coop)
    _, agent = agent_for(coop, answered, contact_id_of(coop, group_id))
    asked = coop.run(ask_as_agent, agent, report_id=answered, text=TOLD["agent_asked"])
    coop.run(reply_to_question, maker, question_id=asked, text=TOLD["agent_replied"])
    coop.run(
        answer_report,
        agent,
        report_id=answered,
        answer=AgentAnswer.NO_ACTION,
        to_reporter=TOLD["to_reporter"],
        to_group=TOLD["to_group"],
    )
    coop.run(close_report, moderator, report_id=answered)
    rejected = make_report(
        coop, group_id, actor=ria, changed={Step.BEHAVIOUR: Typed(TOLD["what"])}
    )
    coop.run(
        reject_report,
        moderator,
        report_id=rejected,
        reason=RejectReason.OTHER,
        note=TOLD["reason"],
    )
    withdrawn = make_report(coop, group_id, actor=ria, changed={Step.PLACE: Located(51.56, 5.09)})
    coop.run(withdraw_report, ria, report_id=withdrawn)
    fill_draft(coop, ria, DraftKey(group_id=group_id), {Step.BEHAVIOUR: Typed(TOLD["what"])})
    deliver(coop)


def test_nothing_personal_of_a_report_is_found_after_its_time(
    committed_coop: Coop, committed_url: str, clock: FixedClock
) -> None:
    coop = committed_coop
    ria = actor_for(coop, make_person(coop, given="Ria"))
    tell_the_story(coop, ria)
    coop.run(store_updates, SYSTEM, updates=[{"update_id": 1, "message": {"text": TOLD["what"]}}])
    assert found(coop, committed_url) == set(TOLD)
    assert TOLD["what"] in coop.ask(own_copy, ria).content.decode()
    clock.advance(REPORT_KEPT_AFTER_END - timedelta(seconds=1))
    work(coop)
    assert found(coop, committed_url) == set(TOLD)
    clock.advance(timedelta(seconds=1))
    work(coop)
    assert found(coop, committed_url) == set()
    with coop._reading() as session:
        details = session.scalars(
            select(JournalEntry.details).where(JournalEntry.subject_kind == "report")
        )
        assert [kept for kept in details if kept] == []
        assert not session.scalar(select(func.count()).where(Link.subject_id.is_not(None)))
    assert stands(coop) == {State.ANONYMISED: 3}
    copy = json.loads(coop.ask(own_copy, ria).content)
    assert not [table for table in copy["tables"] if table.startswith("report")]
    with coop._reading() as session:
        assert session.scalar(select(func.count()).select_from(Draft)) == 0


def stands(coop: Coop) -> Counter[State]:
    with coop._reading() as session:
        return Counter(step.state for _, step in session.execute(standing_in(tuple(State))))


def test_what_nobody_ended_goes_ninety_days_after_its_receipt(
    coop: Coop, clock: FixedClock
) -> None:
    group_id = make_group(coop)
    report_id = make_report(coop, group_id, changed={Step.BEHAVIOUR: Typed(TOLD["what"])})
    moderator = make_moderator(coop, group_id)
    clock.advance(timedelta(days=29))
    coop.run(approve_report, moderator, report_id=report_id)
    clock.advance(timedelta(days=29))
    coop.run(record_answer, moderator, report_id=report_id, answer=AgentAnswer.READ)
    clock.advance(timedelta(days=29))
    coop.run(close_report, moderator, report_id=report_id)
    clock.set(read(coop, report_id).received_at + REPORT_KEPT_AT_MOST - timedelta(seconds=1))
    assert not coop.run(remove_what_is_over, SYSTEM)
    clock.advance(timedelta(seconds=1))
    assert coop.run(remove_what_is_over, SYSTEM)
    view = read(coop, report_id)
    assert view.state is State.ANONYMISED
    assert TOLD["what"] not in str(view)
    assert (view.kind, view.street) == ("Verdachte situatie", "Lindenhof")


def test_what_waits_for_ninety_days_ends_and_goes(coop: Coop, clock: FixedClock) -> None:
    group_id = make_group(coop)
    report_id = make_report(coop, group_id)
    clock.advance(REPORT_KEPT_AT_MOST)
    assert coop.run(remove_what_is_over, SYSTEM)
    states = [step.state for step in read(coop, report_id).history]
    assert states == [State.RECEIVED, State.CLOSED, State.ANONYMISED]


def test_no_photo_or_voice_is_found_after_its_time(
    committed_coop: Coop, committed_url: str, clock: FixedClock
) -> None:
    coop, safe = committed_coop, Safe("sleutel van de website" * 2)
    ria = actor_for(coop, make_person(coop, given="Ria"))
    group_id = make_group(coop, photos=PhotoPolicy.TAKEN_IN)
    key = DraftKey(group_id=group_id)
    fill_draft(coop, ria, key)
    picture = photo_from(photo(size=(24, 16)))
    coop.run(add_photos, ria, key=key, photos=[picture], safe=safe)
    coop.run(add_voice, ria, key=key, voice=voice_from(voice(2)), safe=safe)
    coop.run(send_report, ria, source=Source.TELEGRAM, key=key)
    with coop._reading() as session:
        rows = session.execute(select(Attachment.kind, Attachment.content)).all()
    # Locked, a photo is bytes like any other: these are looked for, and those of before never.
    marks = {kind: content[-24:] for kind, content in rows if content is not None}
    assert set(marks) == set(AttachmentKind)
    assert held(coop, committed_url, marks) == set(AttachmentKind)
    assert held(coop, committed_url, {AttachmentKind.PHOTO: picture.content[-24:]}) == set()
    clock.advance(IMAGES_LAST - timedelta(seconds=1))
    work(coop)
    assert held(coop, committed_url, marks) == set(AttachmentKind)
    clock.advance(timedelta(seconds=1))
    work(coop)
    assert held(coop, committed_url, marks) == {AttachmentKind.VOICE}
    clock.advance(REPORT_KEPT_AT_MOST - IMAGES_LAST)
    work(coop)
    assert held(coop, committed_url, marks) == set()
    with coop._reading() as session:
        assert session.scalar(select(func.count()).select_from(Attachment)) == 0


def held(coop: Coop, url: str, marks: Mapping[AttachmentKind, bytes]) -> set[AttachmentKind]:
    """Tell of which of these bytes the database holds any: its files, or every row."""
    path = make_url(url).database
    if url.startswith("sqlite"):
        assert path is not None
        files = [file.read_bytes() for file in Path(path).parent.glob(f"{Path(path).name}*")]
        return {kind for kind, mark in marks.items() if any(mark in file for file in files)}
    whole = "".join(everywhere(coop, url))
    return {kind for kind, mark in marks.items() if mark.hex() in whole}
