"""Which rows of a list may enter the register: plain tables, no storage."""

import uuid
from datetime import date

import pytest

from coop.membership.rules import (
    Candidate,
    Column,
    Finding,
    FindingKind,
    Key,
    Register,
    Row,
    RowFilter,
    RowState,
    free_numbers,
    judge,
)
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


def row(line: int, found: Candidate | None, *kinds: FindingKind) -> Row:
    findings = tuple(Finding(kind=kind) for kind in kinds)
    return Row(line=line, cells=(), candidate=found, findings=findings)


def verdicts(rows: tuple[Row, ...]) -> list[tuple[RowState, list[FindingKind]]]:
    return [(row.state, [finding.kind for finding in row.findings]) for row in rows]


def register(
    *, number: int = 7, email: str | None = None, is_member: bool = True, name: str = "ana bos"
) -> Register:
    marks: list[Key] = [(name, DOOR)]
    if email:
        marks.append((name, email))
    return Register(
        numbers={number: name} if is_member else {},
        members=dict.fromkeys(marks, number) if is_member else {},
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
            RowState.DUPLICATE,
            FindingKind.ALREADY_MEMBER,
        ),
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


def test_two_rows_never_become_one_person_twice() -> None:
    by_door = candidate()
    by_mailbox = candidate(door=NEXT_DOOR, email="a@b.example")
    rows = judge(
        [row(2, by_door), row(3, by_mailbox)], register(email="a@b.example", is_member=False)
    )
    assert [r.state for r in rows] == [RowState.NEW, RowState.DUPLICATE]


def test_a_number_of_two_people_is_nobodys() -> None:
    rows = judge([row(2, candidate(number=5)), row(3, candidate("Bert", number=5))], Register())
    assert verdicts(rows) == [(RowState.ERROR, [FindingKind.NUMBER_TWICE])] * 2


def test_a_row_that_is_wrong_still_claims_its_number() -> None:
    wrong = row(2, candidate(number=5), FindingKind.INVALID_EMAIL)
    rows = judge([wrong, row(3, candidate("Bert", number=5))], Register())
    assert [r.state for r in rows] == [RowState.ERROR, RowState.ERROR]


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


def test_free_numbers_lie_above_all_that_were_ever_used() -> None:
    rows = (row(2, candidate(number=12)), row(3, candidate("Bert")), row(4, None))
    numbers = iter(free_numbers(Register(numbers={9: "x", 40: "y"}), rows))
    assert [next(numbers), next(numbers)] == [41, 42]
    assert next(iter(free_numbers(Register(), rows))) == 13


@pytest.mark.parametrize(
    ("wanted", "lines"),
    [
        (RowFilter.ALL, [2, 3, 4, 5]),
        (RowFilter.NEW, [2, 3]),
        (RowFilter.WARNING, [3]),
        (RowFilter.DUPLICATE, [4]),
        (RowFilter.ERROR, [5]),
    ],
)
def test_filters(wanted: RowFilter, lines: list[int]) -> None:
    rows = [
        row(2, candidate()),
        row(3, candidate(), FindingKind.NO_EMAIL),
        row(4, candidate(), FindingKind.ALREADY_MEMBER, FindingKind.NO_EMAIL),
        row(5, candidate(), FindingKind.NO_EMAIL, FindingKind.TOO_LONG),
    ]
    assert [row.line for row in rows if row.fits(wanted)] == lines
