import pytest

from coop.transports.refusals import Stage, Status, Verdict, judge, judge_status, status_in


@pytest.mark.parametrize(
    ("stage", "code", "said", "verdict"),
    [
        # What refuses us refuses every mail: no password and no sender costs a mail its life.
        (Stage.LINE, 554, "5.7.1 your address is on a list", Verdict.RELAY),
        (Stage.LINE, 535, "5.7.8 wrong password", Verdict.RELAY),
        (Stage.SENDER, 550, "5.1.8 sender refused", Verdict.RELAY),
        (Stage.SENDER, 451, "4.3.0 later", Verdict.RELAY),
        (Stage.RECIPIENT, 421, "4.7.0 too many connections", Verdict.RELAY),
        (Stage.CONTENT, 421, "closing", Verdict.RELAY),
        # Greylisting, a busy server, a full mailbox.
        (Stage.RECIPIENT, 450, "4.7.1 greylisted", Verdict.LATER),
        (Stage.RECIPIENT, 499, "", Verdict.LATER),
        (Stage.RECIPIENT, 552, "5.2.2 mailbox full", Verdict.LATER),
        (Stage.RECIPIENT, 552, "storage exceeded", Verdict.LATER),
        (Stage.CONTENT, 451, "4.3.0 later", Verdict.LATER),
        # No such mailbox.
        (Stage.RECIPIENT, 550, "5.1.1 unknown", Verdict.ADDRESS),
        (Stage.RECIPIENT, 550, "no such user", Verdict.ADDRESS),
        (Stage.RECIPIENT, 551, "moved", Verdict.ADDRESS),
        (Stage.RECIPIENT, 553, "name not allowed", Verdict.ADDRESS),
        (Stage.CONTENT, 550, "5.1.1 unknown", Verdict.ADDRESS),
        # This mail, not the mailbox.
        (Stage.RECIPIENT, 550, "5.7.1 refused by a filter", Verdict.MESSAGE),
        (Stage.RECIPIENT, 500, "what?", Verdict.MESSAGE),
        (Stage.CONTENT, 550, "spam", Verdict.MESSAGE),
        (Stage.CONTENT, 552, "5.3.4 too big", Verdict.MESSAGE),
        # A code and a status that contradict each other: the code is what the protocol goes by.
        (Stage.RECIPIENT, 450, "5.1.1 unknown", Verdict.LATER),
        (Stage.RECIPIENT, 550, "4.2.1 later", Verdict.ADDRESS),
    ],
)
def test_what_an_answer_means(stage: Stage, code: int, said: str, verdict: Verdict) -> None:
    assert judge(stage, code, said) is verdict


@pytest.mark.parametrize(
    ("status", "verdict"),
    [
        ("5.1.1", Verdict.ADDRESS),
        ("5.1.2", Verdict.ADDRESS),
        ("5.1.10", Verdict.ADDRESS),
        ("5.2.1", Verdict.ADDRESS),
        ("5.4.4", Verdict.ADDRESS),
        ("5.2.2", Verdict.LATER),
        ("4.4.7", Verdict.LATER),
        ("5.0.0", Verdict.MESSAGE),
        ("5.7.1", Verdict.MESSAGE),
        ("5.1.0", Verdict.MESSAGE),
    ],
)
def test_what_a_status_means_by_itself(status: str, verdict: Verdict) -> None:
    found = status_in(status)
    assert found is not None
    assert judge_status(found) is verdict


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("5.1.1 unknown", Status(kind=5, subject=1, detail=1)),
        (" 4.7.123", Status(kind=4, subject=7, detail=123)),
        ("3.1.1", None),
        ("5.1", None),
        ("10.1.1.1", None),
        ("see 5.1.1", None),
    ],
)
def test_where_a_status_stands(said: str, status: Status | None) -> None:
    assert status_in(said) == status
