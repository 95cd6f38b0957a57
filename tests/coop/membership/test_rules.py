"""Which rows of a list may enter the register: plain tables, no storage."""

import uuid
from collections.abc import Sequence
from datetime import date

import pytest

from coop.jobs.rules import JobState
from coop.membership.rules import (
    Candidate,
    Column,
    Finding,
    FindingKind,
    ImportStage,
    KnownMember,
    ListFacts,
    Register,
    Row,
    RowState,
    mark_of,
    stage_of,
)
from coop.membership.rules import judge as judge_rows
from coop.people.rules import Name
from coop.places.rules import Door

DOOR = Door(postcode="5099AA", house_number=1)
NEXT_DOOR = Door(postcode="5099AA", house_number=3)
ANA = uuid.UUID(int=1)


def candidate(
    given: str = "Ana",
    *,
    door: Door = DOOR,
    number: int | None = None,
    email: str | None = None,
    street: str = "Lindenhof",
    has_consented: bool = False,
) -> Candidate:
    return Candidate(
        name=Name(given=given, family="Bos"),
        door=door,
        number=number,
        email=email,
        street=street,
        joined_on=date(2021, 3, 15),
        has_consented=has_consented,
    )


def judge(rows: Sequence[Row], register: Register) -> tuple[Row, ...]:
    facts = ListFacts.of((row.line, row.candidate.marks) for row in rows if row.candidate)
    return tuple(judge_rows(rows, register, facts))


def row(line: int, found: Candidate | None, *kinds: FindingKind) -> Row:
    findings = tuple(Finding(kind=kind) for kind in kinds)
    return Row(line=line, cells=(), candidate=found, findings=findings)


def verdicts(rows: tuple[Row, ...]) -> list[tuple[RowState, list[FindingKind]]]:
    return [(row.state, [finding.kind for finding in row.findings]) for row in rows]


def register(
    *, number: int = 7, email: str | None = None, is_member: bool = True, name: str = "ana bos"
) -> Register:
    marks = [mark_of(name, DOOR)]
    if email:
        marks.append(mark_of(name, email))
    known = KnownMember(
        number=number,
        member_id=ANA,
        person_id=ANA,
        address_id=ANA,
        door=DOOR,
        address="Lindenhof 1, 5099 AA",
        emails=(email,) if email else (),
        phones=(),
    )
    return Register(
        numbers={number: mark_of(name)} if is_member else {},
        members=dict.fromkeys(marks, known) if is_member else {},
        members_by_number={number: known} if is_member else {},
        people=dict.fromkeys(marks, ANA),
        emails=frozenset({email} if email else ()),
        streets={DOOR: "Lindenhof"},
    )


def test_somebody_new_with_mail_is_new_without_remark() -> None:
    rows = judge([row(2, candidate(email="a@b.example"))], Register())
    assert verdicts(rows) == [(RowState.NEW, [])]


def test_without_mail_it_is_said_that_letters_go_out() -> None:
    assert verdicts(judge([row(2, candidate())], Register())) == [
        (RowState.NEW, [FindingKind.NO_EMAIL])
    ]


@pytest.mark.parametrize(
    ("found", "state", "kind"),
    [
        (candidate(number=7), RowState.DUPLICATE, FindingKind.ALREADY_MEMBER),
        (candidate(number=8), RowState.DUPLICATE, FindingKind.ALREADY_MEMBER),
        (candidate(), RowState.DUPLICATE, FindingKind.ALREADY_MEMBER),
        (
            candidate(door=NEXT_DOOR, email="a@b.example"),
            RowState.CHANGED,
            FindingKind.CHANGED_ADDRESS,
        ),
        (candidate(email="c@b.example"), RowState.CHANGED, FindingKind.CHANGED_EMAIL),
        (candidate("Bert", number=7), RowState.ERROR, FindingKind.NUMBER_TAKEN),
        (candidate("Bert", email="a@b.example"), RowState.NEW, FindingKind.SHARED_EMAIL),
        (candidate(door=NEXT_DOOR), RowState.NEW, FindingKind.NO_EMAIL),
    ],
)
def test_against_the_register(found: Candidate, state: RowState, kind: FindingKind) -> None:
    (judged,) = judge([row(2, found)], register(email="a@b.example"))
    assert (judged.state, judged.findings[0].kind) == (state, kind)


def test_a_known_resident_becomes_a_member() -> None:
    (judged,) = judge([row(2, candidate(email="a@b.example"))], register(is_member=False))
    assert judged.state is RowState.NEW
    assert [finding.kind for finding in judged.findings] == [FindingKind.KNOWN_PERSON]


def test_accents_and_capitals_do_not_make_somebody_else() -> None:
    found = Candidate(name=Name(given="ÁNA", family="BOS"), door=DOOR, street="Lindenhof")
    (judged,) = judge([row(2, found)], register())
    assert judged.state is RowState.DUPLICATE


def test_the_same_person_twice_counts_once() -> None:
    rows = judge([row(2, candidate()), row(3, candidate()), row(4, candidate())], Register())
    assert [r.state for r in rows] == [RowState.NEW, RowState.DUPLICATE, RowState.DUPLICATE]
    assert [r.findings[-1].value for r in rows[1:]] == ["2", "2"]


def test_a_number_of_two_people_is_nobodys() -> None:
    rows = judge([row(2, candidate(number=5)), row(3, candidate("Bert", number=5))], Register())
    assert verdicts(rows) == [(RowState.ERROR, [FindingKind.NUMBER_TWICE])] * 2


def test_an_error_weighs_more_than_a_duplicate() -> None:
    (judged,) = judge([row(2, candidate(), FindingKind.INVALID_DATE)], register())
    assert judged.state is RowState.ERROR


def test_an_unreadable_row_stays_as_it_is() -> None:
    broken = row(2, None, FindingKind.UNCLOSED_QUOTE)
    assert judge([broken], Register()) == (broken,)
    assert broken.state is RowState.ERROR


def test_a_street_is_needed_where_the_door_is_unknown() -> None:
    found = candidate(street="")
    (unknown,) = judge([row(2, found)], Register())
    (known,) = judge([row(2, found)], Register(streets={DOOR: "Lindenhof"}))
    assert (unknown.state, unknown.findings[-1].column) == (RowState.ERROR, Column.STREET)
    assert known.state is RowState.NEW


def test_another_name_for_a_known_street_is_said() -> None:
    streets = {DOOR: "Lindenhof"}
    same, other = candidate(street="LINDENHOF"), candidate(street="Lindelaan")
    (judged,) = judge([row(2, same)], Register(streets=streets))
    assert FindingKind.STREET_DIFFERS not in {finding.kind for finding in judged.findings}
    (judged,) = judge([row(2, other)], Register(streets=streets))
    assert judged.findings[-1] == Finding(
        kind=FindingKind.STREET_DIFFERS, column=Column.STREET, value="Lindenhof"
    )


def test_consent_needs_an_address() -> None:
    (judged,) = judge([row(2, candidate(has_consented=True))], Register())
    assert judged.findings[-1].kind is FindingKind.CONSENT_WITHOUT_EMAIL


def test_two_new_members_may_share_an_address() -> None:
    rows = judge(
        [row(2, candidate(email="a@b.example")), row(3, candidate("Bert", email="a@b.example"))],
        Register(),
    )
    assert verdicts(rows) == [(RowState.NEW, [FindingKind.SHARED_EMAIL])] * 2


def test_only_who_goes_in_has_a_warning() -> None:
    assert row(2, candidate(), FindingKind.NO_EMAIL).has_warning
    assert not row(2, candidate()).has_warning
    assert not row(2, candidate(), FindingKind.ALREADY_MEMBER, FindingKind.NO_EMAIL).has_warning
    assert not row(2, candidate(), FindingKind.NO_EMAIL, FindingKind.TOO_LONG).has_warning


@pytest.mark.parametrize(
    ("decided", "job", "stage"),
    [
        ((False, False, False), JobState.WAITING, ImportStage.READING),
        ((False, False, False), JobState.RUNNING, ImportStage.READING),
        ((False, False, False), JobState.FINISHED, ImportStage.PREVIEW),
        ((False, False, False), JobState.FAILED, ImportStage.FAILED),
        ((True, False, False), JobState.CANCELLED, ImportStage.DISCARDED),
        ((False, True, False), JobState.RUNNING, ImportStage.ENTERING),
        ((False, True, False), JobState.FINISHED, ImportStage.ENTERED),
        ((False, True, False), JobState.CANCELLED, ImportStage.STOPPED),
        ((False, True, False), JobState.FAILED, ImportStage.STOPPED),
        ((False, True, True), JobState.RUNNING, ImportStage.UNDOING),
        ((False, True, True), JobState.FINISHED, ImportStage.UNDONE),
    ],
)
def test_how_far_a_list_is(
    decided: tuple[bool, bool, bool], job: JobState, stage: ImportStage
) -> None:
    discarded, confirmed, undone = decided
    assert (
        stage_of(is_discarded=discarded, is_confirmed=confirmed, is_undone=undone, job=job)
        is stage
    )
