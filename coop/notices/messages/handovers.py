"""What is said to contacts outside about several reports, and of answers that do not come."""

from coop.groups.lookups import group_by_id
from coop.incidents.lookups.overviews import AskedReport, reports_of_overview, when_of
from coop.incidents.lookups.readings import called_text, kind_of, street_of
from coop.incidents.lookups.reports import newest_state, report_by_id
from coop.incidents.rules.replies import BY_NUMBER, ReplyProblem
from coop.incidents.rules.states import OUTSIDE
from coop.notices.documents import Action, Message
from coop.notices.messages.facts import MessageFacts, MessageFunction
from coop.notices.rules import NoticeKind
from coop.people.rules import LinkPurpose
from coop.wording import bulletins, review, told
from coop.wording import incidents as words
from coop.wording import overviews as texts


def _overview(facts: MessageFacts) -> Message | None:
    assert facts.subject_id is not None
    asked = reports_of_overview(facts.uow.session, facts.subject_id)
    waiting = [one for one in asked if one.state in OUTSIDE]
    if not waiting:
        return None
    subject = texts.SUBJECTS["one" if len(waiting) == 1 else "more"]
    return Message(
        subject=facts.say(subject, count=len(waiting)),
        paragraphs=(facts.say(texts.INTRO),),
        facts=tuple((str(one.report.number), _line(facts, one)) for one in waiting),
        action=Action(facts.say(texts.OPEN), LinkPurpose.REPORT_ANSWER),
        closing=(facts.say(texts.LASTS),),
        reply_hint=reply_hint(facts, [one.report.number for one in waiting]),
    )


def _line(facts: MessageFacts, asked: AskedReport) -> str:
    """Return number, kind, street, time and "112 gebeld": nothing about a person (C2)."""
    report, today = asked.report, facts.uow.today
    line = facts.say(
        texts.LINE,
        kind=kind_of(report, facts.locale),
        street=street_of(report, facts.locale),
        group=group_by_id(facts.uow.session, report.group_id).name,
        when=when_of(report, today, facts.locale),
        called=called_text(report.what_was_said(), today, facts.locale),
    )
    why = texts.ASKS[asked.ask]
    return f"{line} {facts.say(why)}" if why else line


def reply_hint(facts: MessageFacts, numbers: list[int]) -> tuple[str, ...]:
    """Return how a mail is answered with numbers; said only where replies are read."""
    if len(numbers) == 1:
        how = facts.say(texts.REPLY_ONE)
    else:
        how = facts.say(texts.REPLY_MORE, example=f"{numbers[0]}: 2, {numbers[1]}: 8")
    choices = (
        facts.say(
            texts.REPLY_LINE,
            number=number,
            answer=facts.say(review.ANSWER_CHOICES[answer].text),
        )
        for number, answer in BY_NUMBER.items()
    )
    return (
        "\n".join((how, *choices)),
        facts.say(texts.REPLY_ONLY_NUMBERS),
        facts.say(bulletins.REPLY_HINT),
    )


def _returned(facts: MessageFacts) -> Message:
    """Say that a reply changed nothing, and how it works; never what it said."""
    assert facts.subject_id is not None
    problem = ReplyProblem(facts.text("problem"))
    session = facts.uow.session
    asked = reports_of_overview(session, facts.subject_id)
    waiting = [one.report.number for one in asked if one.state in OUTSIDE]
    if not asked and newest_state(session, facts.subject_id).state in OUTSIDE:
        waiting = [report_by_id(session, facts.subject_id).number]
    can_answer = bool(waiting) and problem is not ReplyProblem.LATE
    return Message(
        subject=facts.say(texts.RETURNED_SUBJECTS[problem]),
        paragraphs=(facts.say(texts.RETURNED[problem]),),
        action=(
            Action(facts.say(texts.RETURNED_OPEN), LinkPurpose.REPORT_ANSWER)
            if can_answer
            else None
        ),
        reply_hint=reply_hint(facts, waiting) if can_answer else (),
    )


def _unanswered(facts: MessageFacts) -> Message | None:
    assert facts.subject_id is not None
    if newest_state(facts.uow.session, facts.subject_id).state not in OUTSIDE:
        return None
    number = report_by_id(facts.uow.session, facts.subject_id).number
    return Message(
        subject=facts.say(texts.UNANSWERED_SUBJECT, number=number),
        paragraphs=(
            facts.say(texts.UNANSWERED, number=number),
            facts.say(texts.UNANSWERED_NOW),
        ),
        action=Action(facts.say(review.OPEN_REPORT), f"/buurtmeldingen/{facts.subject_id}"),
    )


def _silent(facts: MessageFacts) -> Message | None:
    """Tell who reported that there is no answer, without blame (C21)."""
    assert facts.subject_id is not None
    if newest_state(facts.uow.session, facts.subject_id).state not in OUTSIDE:
        return None
    report = report_by_id(facts.uow.session, facts.subject_id)
    return Message(
        subject=facts.say(texts.UNANSWERED_SUBJECT, number=report.number),
        paragraphs=(
            facts.say(
                told.ABOUT,
                number=report.number,
                kind=kind_of(report, facts.locale),
                street=street_of(report, facts.locale),
            ),
            facts.say(words.NO_ANSWER_YET),
            facts.say(texts.SILENT_NOW),
        ),
        action=Action(facts.say(told.FOLLOW), f"/mijn-buurtmeldingen/{report.id}"),
        closing=(f"{facts.say(words.NOT_POLICE)} {facts.say(words.NUMBERS)}",),
    )


MESSAGES: dict[NoticeKind, MessageFunction] = {
    NoticeKind.REPORT_OVERVIEW: _overview,
    NoticeKind.REPORT_RETURNED: _returned,
    NoticeKind.REPORT_SILENT: _silent,
    NoticeKind.REPORT_UNANSWERED: _unanswered,
}
