"""The dialogue of a buurtmelding in a private chat: the same questions as on the website.

Each message is written from the draft as it stands, so that a message sent again after a
crash shows the question of now.
"""

from coop.groups.lookups import is_in_use
from coop.groups.queries import all_groups
from coop.incidents.errors import DraftNotFoundError
from coop.incidents.queries.dialogue import ChoiceView, QuestionView, question
from coop.incidents.queries.follow import my_reports
from coop.incidents.rules.answers import DraftKey, Step
from coop.incidents.rules.description import TRAITS
from coop.incidents.rules.questions import STREET_STEPS, AnswerKind
from coop.incidents.rules.traits import CHOSEN, Colour
from coop.kernel.permissions import NOBODY, Actor, ActorKind
from coop.notices.documents import Button, LocationKey, Message
from coop.notices.messages.facts import MessageFacts, MessageFunction
from coop.notices.messages.incidents import not_police
from coop.notices.rules import NoticeKind, button_data
from coop.people.rules import grants_of_resident
from coop.wording import preview, told
from coop.wording.pictures import EMOJI

#: Longer labels stand alone in a row, so that nothing is cut off on a small phone.
LONGEST_BESIDE_ANOTHER = 16
MOST_REPORTS = 8


def reader_of(facts: MessageFacts) -> Actor:
    """Return who reads this, with what every known person may do."""
    person_id = facts.reader_id()
    if person_id is None:
        # A group: a person without a number would own what nobody in particular reported.
        return NOBODY
    return Actor(kind=ActorKind.PERSON, person_id=person_id, grants=grants_of_resident())


def _view(facts: MessageFacts) -> QuestionView | None:
    key = DraftKey(draft_id=facts.subject_id)
    try:
        return question(facts.uow, reader_of(facts), key=key, locale=facts.locale)
    except DraftNotFoundError:
        return None


def _question(facts: MessageFacts) -> Message | None:
    view = _view(facts)
    if view is None:
        return None
    if view.step is Step.SUMMARY:
        return _summary(facts, view)
    hint = view.hint if view.kind is not AnswerKind.CHOICE or view.step in _HINTED else ""
    progress = facts.say(told.STEP, number=view.number, total=view.total)
    if view.about:
        progress = f"{progress} · {view.about}"
    return Message(
        paragraphs=(
            _practice(facts, view),
            view.remark,
            view.kept,
            f"{progress}\n{view.question}",
            hint,
        ),
        buttons=(
            *_call(facts, view),
            *rows_of(_choices(view)),
            *_extra(facts, view),
            _ways(facts, view),
        ),
    )


def _practice(facts: MessageFacts, view: QuestionView) -> str:
    """Say at the first question and at the last page that nothing of it will leave (C6)."""
    is_edge = view.number == 1 or view.step is Step.SUMMARY
    in_use = is_in_use(facts.uow.session, view.group_id, facts.uow.today)
    return facts.say(told.PRACTICE) if is_edge and not in_use else ""


#: Choices whose hint matters in a chat too: 112 first, and the promise about names.
_HINTED = frozenset({Step.CALLED, Step.CONTACT, Step.IMAGES})


def _call(facts: MessageFacts, view: QuestionView) -> tuple[tuple[Button, ...], ...]:
    # A button in Telegram cannot dial; it opens a page that can (C15).
    return ((Button(facts.say(told.CALL), url="/bellen"),),) if view.call_now else ()


def _choices(view: QuestionView) -> list[Button]:
    assert view.draft_id is not None
    return [
        # A street may be longer than a button can say: it goes by its place in the list.
        Button(
            pictured(choice) if view.step in _PICTURED else choice.label,
            data=button_data(
                "q", view.draft_id, view.step, index if view.step in STREET_STEPS else choice.value
            ),
        )
        for index, choice in enumerate(view.choices)
    ]


def rows_of(buttons: list[Button]) -> list[tuple[Button, ...]]:
    """Put short buttons side by side, two in a row."""
    rows: list[tuple[Button, ...]] = []
    for button in buttons:
        short = len(button.label) <= LONGEST_BESIDE_ANOTHER
        if (
            rows
            and short
            and len(rows[-1]) == 1
            and len(rows[-1][0].label) <= LONGEST_BESIDE_ANOTHER
        ):
            rows[-1] = (rows[-1][0], button)
        else:
            rows.append((button,))
    return rows


#: Choices with a picture in a chat too, for who reads with difficulty (C15).
_PICTURED = frozenset(
    {Step.KIND, *(step for step, trait in TRAITS.items() if CHOSEN.get(trait.name) is Colour)}
)


def pictured(choice: ChoiceView) -> str:
    """Return the label of a choice with its picture before it, if a chat has one."""
    picture = EMOJI.get(choice.icon)
    return f"{picture} {choice.label}" if picture else choice.label


def _extra(facts: MessageFacts, view: QuestionView) -> tuple[tuple[Button, ...], ...]:
    if view.step is Step.KIND:
        return ((Button(facts.say(told.ELSEWHERE), url="/waar-hoort-dit"),),)
    if view.step is not Step.PLACE:
        return ()
    assert view.draft_id is not None
    return ((Button(facts.say(told.HERE), data=button_data("qhere", view.draft_id)),),)


def _ways(facts: MessageFacts, view: QuestionView) -> tuple[Button, ...]:
    assert view.draft_id is not None
    ways = []
    if view.back is not None:
        ways.append(Button(facts.say(told.BACK), data=button_data("qback", view.draft_id)))
    if view.may_skip:
        data = button_data("qskip", view.draft_id, view.step)
        ways.append(Button(facts.say(told.SKIP), data=data))
    ways.append(Button(facts.say(told.STOP), data=button_data("qstop", view.draft_id)))
    return tuple(ways)


def _summary(facts: MessageFacts, view: QuestionView) -> Message:
    assert view.draft_id is not None
    similar = facts.say(told.SIMILAR) if view.similar else ""
    return Message(
        paragraphs=(_practice(facts, view), view.remark, view.question, similar),
        facts=tuple((line.term, line.value) for line in view.lines),
        closing=(not_police(facts),),
        buttons=(
            *((Button(one.label, data=button_data("qsame", one.id)),) for one in view.similar),
            (Button(facts.say(told.SEND), data=button_data("qsend", view.draft_id)),),
            (
                Button(facts.say(told.CORRECT), data=button_data("qfix", view.draft_id)),
                Button(facts.say(preview.WHO_READS), data=button_data("qwho", view.draft_id)),
            ),
            _ways(facts, view),
        ),
    )


def _correction(facts: MessageFacts) -> Message | None:
    view = _view(facts)
    if view is None or view.step is not Step.SUMMARY:
        return _question(facts)
    assert view.draft_id is not None
    lines = [
        (Button(line.term, data=button_data("qagain", view.draft_id, line.step)),)
        for line in view.lines
    ]
    back = Button(facts.say(told.BACK), data=button_data("qshow", view.draft_id))
    return Message(paragraphs=(facts.say(told.WHAT_TO_CORRECT),), buttons=(*lines, (back,)))


def _preview(facts: MessageFacts) -> Message | None:
    view = _view(facts)
    if view is None or view.step is not Step.SUMMARY:
        return _question(facts)
    assert view.draft_id is not None
    readers = [
        "\n".join(
            (
                f"{shown.reader}: {shown.note}",
                *(f"- {line.term}: {line.value}" for line in shown.lines),
            )
        )
        for shown in view.previews
    ]
    back = Button(facts.say(told.BACK), data=button_data("qshow", view.draft_id))
    return Message(paragraphs=(facts.say(preview.WHO_READS), *readers), buttons=((back,),))


def _location(facts: MessageFacts) -> Message | None:
    if _view(facts) is None:
        return None
    keys = (LocationKey(facts.say(told.HERE)),), (facts.say(told.BACK), facts.say(told.STOP))
    return Message(paragraphs=(facts.say(told.WHERE_ARE_YOU),), keys=keys)


def _seen_too(facts: MessageFacts) -> Message:
    return Message(
        paragraphs=(facts.say(told.SEEN_TOO), not_police(facts)),
        buttons=((Button(facts.say(told.MENU), data=button_data("menu", "start")),),),
    )


def _stopped(facts: MessageFacts) -> Message:
    return Message(
        paragraphs=(facts.say(told.STOPPED),),
        buttons=((Button(facts.say(told.MENU), data=button_data("menu", "start")),),),
    )


def _choose_group(facts: MessageFacts) -> Message:
    groups = [group for group in all_groups(facts.uow, reader_of(facts)) if group.is_open]
    begun = my_reports(facts.uow, reader_of(facts), locale=facts.locale).begun_in
    rows = [(Button(group.name, data=button_data("qgroup", group.id)),) for group in groups]
    going_on = next((group for group in groups if group.slug == begun), None)
    if going_on is not None:
        rows.insert(0, (Button(facts.say(told.GO_ON), data=button_data("qgroup", going_on.id)),))
    text = told.CHOOSE_GROUP if groups else told.NO_GROUP
    back = Button(facts.say(told.BACK), data=button_data("menu", "start"))
    return Message(paragraphs=(facts.say(text),), buttons=(*rows, (back,)))


def _list(facts: MessageFacts) -> Message:
    reports = my_reports(facts.uow, reader_of(facts), locale=facts.locale).reports
    rows = [
        (
            Button(
                facts.say(told.LINE, number=report.number, kind=report.kind, street=report.street),
                data=button_data("report", report.id),
            ),
        )
        for report in reports[:MOST_REPORTS]
    ]
    back = Button(facts.say(told.BACK), data=button_data("menu", "start"))
    text = facts.say(told.MINE if reports else told.NONE_YET)
    return Message(paragraphs=(text,), buttons=(*rows, (back,)))


def _people(facts: MessageFacts) -> Message:
    groups = all_groups(facts.uow, reader_of(facts))
    rows = [(Button(group.name, data=button_data("gwho", group.id)),) for group in groups]
    back = Button(facts.say(told.BACK), data=button_data("menu", "start"))
    text = told.WHO_TAKES_PART if groups else told.NO_GROUP
    return Message(paragraphs=(facts.say(text),), buttons=(*rows, (back,)))


MESSAGES: dict[NoticeKind, MessageFunction] = {
    NoticeKind.GROUP_CHOICE: _choose_group,
    NoticeKind.GROUP_PEOPLE: _people,
    NoticeKind.REPORT_CORRECTION: _correction,
    NoticeKind.REPORT_LIST: _list,
    NoticeKind.REPORT_LOCATION: _location,
    NoticeKind.REPORT_PREVIEW: _preview,
    NoticeKind.REPORT_QUESTION: _question,
    NoticeKind.REPORT_SEEN_TOO: _seen_too,
    NoticeKind.REPORT_STOPPED: _stopped,
}
