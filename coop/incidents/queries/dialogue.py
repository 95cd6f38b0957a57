"""The question to ask now, in words, for the website and the chat alike."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from coop.groups.lookups import group_by_id, takes_photos
from coop.incidents.errors import DraftNotFoundError, NoWayBackError
from coop.incidents.lookups.attachments import (
    AttachmentView,
    attachments_of,
    kept_of,
    shown,
)
from coop.incidents.lookups.describing import trait_text
from coop.incidents.lookups.drafts import answers_of, draft_of, scene_of
from coop.incidents.lookups.previews import Preview, previews_of
from coop.incidents.lookups.readings import Line, answer_text, kind_of, lines_of, street_of
from coop.incidents.lookups.sightings import similar_to
from coop.incidents.models import Draft
from coop.incidents.rules.answers import (
    Answers,
    Called,
    DraftKey,
    Happening,
    Precision,
    Step,
    YesNo,
)
from coop.incidents.rules.attachments import LIMITS, TurnedAway
from coop.incidents.rules.description import TRAITS
from coop.incidents.rules.questions import (
    QUESTIONS,
    UNKNOWN_IS_SKIPPED,
    AnswerKind,
    Scene,
    applies,
    asked_steps,
    choices_of,
    is_answered,
    next_step,
    previous_step,
    progress,
)
from coop.incidents.rules.times import other_half
from coop.kernel.permissions import Actor, Permission, Scope, ScopeKind
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.wording import attachments as sent_along
from coop.wording import incidents as words
from coop.wording.catalogue import say
from coop.wording.refusals import sentence_for


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceView:
    """One button."""

    value: str
    label: str
    icon: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SimilarReport:
    """What somebody else reported: kind, street and time, and nothing else of it."""

    id: uuid.UUID
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionView:
    """One question as it is asked, or the summary."""

    group_id: uuid.UUID
    #: ``None`` before the first answer.
    draft_id: uuid.UUID | None
    touched_at: datetime | None
    step: Step
    kind: AnswerKind
    #: Whom a trait is about: "Persoon 2".
    about: str
    question: str
    hint: str
    choices: tuple[ChoiceView, ...]
    takes_text: bool
    may_skip: bool
    #: The question before, for a link that changes nothing.
    back: Step | None
    number: int
    total: int
    #: What the answer before calls for: "Bewaar ze goed."
    remark: str
    #: Photos can be sent along (C27).
    takes_photos: bool
    #: What was sent along so far, and how much that is in words.
    attachments: tuple[AttachmentView, ...]
    kept: str
    #: It goes on now and nobody called: 112 stands on the page.
    call_now: bool
    #: The answer given before, where a question is asked again.
    given: str
    #: In the summary: every answer, and what each reader will see of them.
    lines: tuple[Line, ...]
    previews: tuple[Preview, ...]
    #: Who looks after the group may send it for a neighbour (C15).
    may_send_for_another: bool
    #: In the summary: what somebody else may have reported of the same.
    similar: tuple[SimilarReport, ...]


@use_case(Permission.INCIDENTS_REPORT_WRITE)
def question(
    uow: UnitOfWork,
    actor: Actor,
    *,
    key: DraftKey,
    step: Step | None = None,
    locale: str = "nl",
) -> QuestionView:
    """Return the question that comes next, or the one asked for where it applies."""
    draft = draft_of(uow.session, actor, key, uow.now)
    if draft is None and (key.group_id is None or key.draft_id is not None):
        raise DraftNotFoundError
    group_id = draft.group_id if draft else key.group_id
    assert group_id is not None
    group_by_id(uow.session, group_id)
    scene = scene_of(uow.session, group_id, actor, uow.now)
    answers = answers_of(uow.session, draft) if draft else Answers()
    upcoming = next_step(answers, scene)
    asked = step or (draft.asking if draft else None) or upcoming
    if not _may_ask(asked, upcoming, answers, scene):
        asked = upcoming
    number, total = progress(asked, answers, scene)
    photos = takes_photos(uow.session, group_id, uow.today)
    said = _words(asked, answers, uow, locale, photos=photos)
    sent = shown(attachments_of(uow.session, draft_id=draft.id)) if draft else ()
    return QuestionView(
        group_id=group_id,
        draft_id=draft.id if draft else None,
        touched_at=draft.touched_at if draft else None,
        step=asked,
        kind=QUESTIONS[asked].kind,
        about=_about(asked, locale),
        question=said.question,
        hint=said.hint,
        choices=_choices(asked, answers, scene, locale),
        takes_text=QUESTIONS[asked].kind not in {AnswerKind.CHOICE, AnswerKind.SUMMARY},
        may_skip=QUESTIONS[asked].may_skip and asked not in UNKNOWN_IS_SKIPPED,
        back=_back(asked, answers, scene),
        number=number,
        total=total,
        remark=f"{_turned_away(draft, locale)} {_remark(asked, answers, locale)}".strip(),
        takes_photos=photos,
        attachments=sent,
        kept=kept_of(sent, locale),
        call_now=answers.happening is Happening.NOW and answers.called is not Called.EMERGENCY,
        given=_given(asked, answers, uow, locale),
        lines=lines_of(answers, asked_steps(answers, scene), uow.today, locale)
        if asked is Step.SUMMARY
        else (),
        previews=previews_of(
            uow.session, answers, scene, group_id=group_id, today=uow.today, locale=locale
        )
        if asked is Step.SUMMARY
        else (),
        may_send_for_another=actor.holds(
            Permission.INCIDENTS_REPORT_REVIEW, Scope(ScopeKind.GROUP, group_id)
        ),
        similar=_similar(uow, draft, locale) if draft and asked is Step.SUMMARY else (),
    )


def _similar(uow: UnitOfWork, draft: Draft, locale: str) -> tuple[SimilarReport, ...]:
    return tuple(
        SimilarReport(
            id=report.id,
            label=say(
                words.SIMILAR_LINE,
                locale,
                kind=kind_of(report, locale),
                street=street_of(report, locale),
                moment=words.spoken(report.received_at, Precision.EXACT, uow.today, locale),
            ),
        )
        for report in similar_to(uow, draft)
    )


def _may_ask(step: Step, upcoming: Step, answers: Answers, scene: Scene) -> bool:
    """A question may be asked again, or be the next; nobody skips ahead by an address."""
    if step is upcoming:
        return True
    if step is Step.SUMMARY or not applies(step, answers, scene):
        return False
    return is_answered(step, answers)


def _back(step: Step, answers: Answers, scene: Scene) -> Step | None:
    try:
        return previous_step(step, answers, scene)
    except NoWayBackError:
        return None


def _about(step: Step, locale: str) -> str:
    if step not in TRAITS:
        return ""
    return say(words.QUESTIONS[step].term, locale, number=TRAITS[step].number)


def _words(
    step: Step, answers: Answers, uow: UnitOfWork, locale: str, *, photos: bool
) -> words.Words:
    said = words.QUESTIONS[step]
    if step is Step.IMAGES and photos:
        said = words.Words(sent_along.IMAGES_QUESTION, sent_along.IMAGES_HINT)
    if step is Step.CALLED and answers.happening is Happening.NOW:
        said = words.CALLED_NOW
    text = say(said.question, locale)
    if step is Step.MOMENT_RIGHT and answers.moment is not None:
        moment = answers.moment
        if moment.is_ambiguous:
            text = say(words.MOMENT_EITHER, locale)
        else:
            spoken = words.spoken(moment.at, moment.precision, uow.today, locale)
            text = say(said.question, locale, moment=spoken)
    return words.Words(text, say(said.hint, locale) if said.hint else "")


def _choices(step: Step, answers: Answers, scene: Scene, locale: str) -> tuple[ChoiceView, ...]:
    values = choices_of(step, answers, scene)
    faces = _faces(answers, locale) if step is Step.MOMENT_RIGHT else {}
    labels = words.CHOICES.get(step, {})
    return tuple(
        ChoiceView(
            value=value,
            label=faces.get(value) or say(labels[value].text, locale),
            icon=labels[value].icon,
        )
        # What has no words of ours is a street.
        if value in labels
        else ChoiceView(value=value, label=value, icon=words.STREET_ICON)
        for value in values
    )


def _faces(answers: Answers, locale: str) -> dict[str, str]:
    """Return both readings of "tien uur"."""
    moment = answers.moment
    if moment is None or moment.at is None or not moment.is_ambiguous:
        return {}
    other = other_half(moment)
    assert other.at is not None
    return {
        "first": words.clock_face(moment.at, locale),
        "other": words.clock_face(other.at, locale),
    }


def _turned_away(draft: Draft | None, locale: str) -> str:
    """Return why what was sent last was not taken; nothing when it was."""
    if draft is None or draft.turned_away is None:
        return ""
    why = TurnedAway(draft.turned_away)
    if why is TurnedAway.PRESS_TOO:
        return say(sent_along.PRESS_TOO, locale)
    return sentence_for(why, locale, **LIMITS)


def _remark(step: Step, answers: Answers, locale: str) -> str:
    if step is Step.CONTACT and answers.images is YesNo.YES and not answers.photos:
        return say(words.REMARKS["keep_images"], locale)
    if step in {Step.KIND, Step.CALLED_WHEN} and answers.called is Called.GOING_TO:
        return say(words.REMARKS["call_now"], locale)
    return ""


def _given(step: Step, answers: Answers, uow: UnitOfWork, locale: str) -> str:
    if step is Step.SUMMARY or step in answers.skipped:
        return ""
    if step is Step.BEHAVIOUR:
        return answers.behaviour_text or ""
    if step in TRAITS:
        return trait_text(step, answers, locale)
    return answer_text(step, answers, uow.today, locale) or ""
