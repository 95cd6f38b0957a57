"""What each reader will see of a report, shown to who is about to send it."""

import uuid
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from coop.groups.lookups import contacts_of
from coop.groups.rules import ContactKind
from coop.incidents.lookups.describing import look_for
from coop.incidents.lookups.readings import Line, lines_of
from coop.incidents.rules.alarms import is_urgent
from coop.incidents.rules.answers import Answers, Step
from coop.incidents.rules.audiences import STEPS_FOR, Audience
from coop.incidents.rules.questions import Scene, asked_steps
from coop.wording import preview as words
from coop.wording.attachments import PHOTOS_FOR
from coop.wording.catalogue import say
from coop.wording.incidents import CHOICES


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """One reader, and what that reader gets."""

    audience: Audience
    reader: str
    note: str
    lines: tuple[Line, ...]


def previews_of(
    session: Session,
    answers: Answers,
    scene: Scene,
    *,
    group_id: uuid.UUID,
    today: date,
    locale: str,
) -> tuple[Preview, ...]:
    """Return what each reader of this group will see; who is not agreed with is not named."""
    kinds = {contact.kind for contact in contacts_of(session, group_id)}
    readers = [Audience.MODERATOR]
    if ContactKind.POLICE in kinds:
        readers.append(Audience.POLICE)
    if kinds - {ContactKind.POLICE}:
        readers.append(Audience.OTHER_RECEIVER)
    steps = asked_steps(answers, scene)
    shown = [
        Preview(
            audience=audience,
            reader=say(words.READERS[audience], locale),
            note=_note(audience, answers, locale),
            # The wijkagent reads the same; said so, it need not be read twice.
            lines=lines_of(
                answers,
                tuple(step for step in steps if step in STEPS_FOR[audience]),
                today,
                locale,
            )
            if audience is not Audience.POLICE
            else (),
        )
        for audience in readers
    ]
    return (*shown, _for_the_group(answers, locale))


def _note(audience: Audience, answers: Answers, locale: str) -> str:
    note = say(words.NOTES[audience], locale)
    return f"{note} {say(PHOTOS_FOR[audience], locale)}" if answers.photos else note


def _for_the_group(answers: Answers, locale: str) -> Preview:
    urgent = is_urgent(answers)
    street = answers.place.street if answers.place else None
    said = [(words.KIND, say(CHOICES["kind"][answers.kind].text, locale) if answers.kind else "")]
    said.append((words.STREET, street or ""))
    if urgent:
        said.append((words.LOOK, look_for(answers, locale)))
    return Preview(
        audience=Audience.GROUP,
        reader=say(words.READERS[Audience.GROUP], locale),
        note=say(words.GROUP_NOW, locale) if urgent else _note(Audience.GROUP, answers, locale),
        lines=tuple(
            Line(step=Step.KIND, term=say(term, locale), value=value)
            for term, value in said
            if value
        ),
    )
