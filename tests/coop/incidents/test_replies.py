import pytest

from coop.incidents.errors import ReplyUnclearError
from coop.incidents.rules.replies import BY_NUMBER, answers_in, own_words
from coop.incidents.rules.states import AgentAnswer

FIVE = (114, 115, 116, 117, 118)
READ, TAKES, PASSED = AgentAnswer.READ, AgentAnswer.TAKES_ALONG, AgentAnswer.PASSED_ON
NO_ACTION = AgentAnswer.NO_ACTION


def test_numbers_are_those_of_the_decision() -> None:
    assert [BY_NUMBER[number].value for number in range(1, 9)] == [
        *("read", "takes_along", "passed_on", "call_police"),
        *("belongs_elsewhere", "wants_contact", "known", "no_action"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1", dict.fromkeys(FIVE, READ)),
        (" 8 \n", dict.fromkeys(FIVE, NO_ACTION)),
        ("1.", dict.fromkeys(FIVE, READ)),
        ("Alle meldingen: 1\nBedankt!", dict.fromkeys(FIVE, READ)),
        ("114: 2", {114: TAKES}),
        ("114 2", {114: TAKES}),
        ("#114 = 2", {114: TAKES}),
        ("114 - 2", {114: TAKES}),
        ("114 2, 115 8", {114: TAKES, 115: NO_ACTION}),
        ("114:2;115:8", {114: TAKES, 115: NO_ACTION}),
        ("114 2 115 8", {114: TAKES, 115: NO_ACTION}),
        ("114: 2 en 115: 8", {114: TAKES, 115: NO_ACTION}),
        ("114: 2\r\n115: 8\r\n", {114: TAKES, 115: NO_ACTION}),
        ("114: 2, 114: 2", {114: TAKES}),
        ("Hallo,\n\n114: 3\n\nMet vriendelijke groet,\nJan 0612345678", {114: PASSED}),
        ("114: 3\n-- \nWijkteam 12, tel. 0900-8844", {114: PASSED}),
        ("1\n\nVerstuurd vanaf mijn iPhone", dict.fromkeys(FIVE, READ)),
        ("1\n> 114 Inbraak\n> 2 neem ik mee", dict.fromkeys(FIVE, READ)),
        ("2\n\nOp ma 23 nov 2026 om 08:00 schreef Wijkcoöp <x@y.example>:\n114 Inbraak",
         dict.fromkeys(FIVE, TAKES)),
        ("2\n\nOn Mon, 23 Nov 2026 at 08:00, Wijkcoop wrote:\n115 8", dict.fromkeys(FIVE, TAKES)),
        ("2\n-----Oorspronkelijk bericht-----\n115 8", dict.fromkeys(FIVE, TAKES)),
        ("2\n________________________________\nVan: Wijk\n115 8", dict.fromkeys(FIVE, TAKES)),
        ("2\nVan: Wijkcoöp <x@y.example>\nVerzonden: maandag\n115 8", dict.fromkeys(FIVE, TAKES)),
    ],
)  # fmt: skip
def test_what_leaves_no_doubt_is_read(text: str, found: dict[int, AgentAnswer]) -> None:
    assert answers_in(text, FIVE) == found


@pytest.mark.parametrize(
    "text",
    [
        *("", "\n\n", "> 114: 2", "0", "9", "12", "114", "114: 9", "114: 0", "99: 1", "119: 1"),
        *("114: 2, 114: 3", "114: 2 of 3", "114: niet 2", "1, 2", "1 114", "114-116: 1"),
        *("114: 2, 115", "114, 115: 1", "Ik kom vanavond langs om 8 uur", "112", "114: 2?"),
        *("114: 2 mits hij belt", "geen idee", "-- \n1", "1 @ 2", "114: 2/3", "2+"),
        "114: 2\nIk rijd er vanavond even langs.",
    ],
)
def test_any_doubt_is_refused(text: str) -> None:
    with pytest.raises(ReplyUnclearError):
        answers_in(text, FIVE)


def test_small_numbers_of_reports_are_told_from_answers() -> None:
    assert answers_in("1", (1, 2)) == {1: READ, 2: READ}
    assert answers_in("1: 2, 2: 8", (1, 2)) == {1: TAKES, 2: NO_ACTION}
    with pytest.raises(ReplyUnclearError):
        answers_in("1, 2", (1, 2))


def test_a_letter_is_cut_before_it_is_read() -> None:
    assert len(own_words("a" * 100_000)) == 2000
