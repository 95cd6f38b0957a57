"""An open vote counted again from its file alone (acceptance test 16 of dutch-rules.md 8)."""

import hashlib
import io
import zipfile
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from coop.cli import main
from coop.voting.documents import BallotsFile, ballots_file, recount
from coop.voting.errors import NoBallotsFileError
from coop.voting.rules import Choice, Finding, Majority, RollLine, count, decide
from tests.doubles import START

MAJORITY = Majority(share=Fraction(1, 2), must_exceed=True, article="artikel 17 lid 1")
BALLOTS = [(Choice.FOR, 2), (Choice.AGAINST, 1), (Choice.BLANK, 1)]
ROLL = [
    RollLine(member="1", votes=1, has_voted=True),
    RollLine(member="2", votes=2, has_voted=True),
    RollLine(member="3", votes=1, has_voted=False),
    RollLine(member="4", votes=1, has_voted=True),
]


@pytest.fixture
def content() -> bytes:
    return ballots_file(
        BallotsFile(
            question="De bakfiets",
            motion="Wij kopen een bakfiets.",
            closed_at=START,
            outcome=decide(count(BALLOTS), MAJORITY),
            declared="Aangenomen.",
            roll=ROLL,
            ballots=BALLOTS,
        )
    )


def unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, part in files.items():
            archive.writestr(name, part)
    return made.getvalue()


def with_new_sums(files: dict[str, bytes]) -> dict[str, bytes]:
    rest = {name: part for name, part in files.items() if name != "SHA256SUMS"}
    sums = "".join(f"{hashlib.sha256(p).hexdigest()}  {name}\n" for name, p in rest.items())
    return {**rest, "SHA256SUMS": sums.encode()}


def test_the_file_alone_leads_to_the_same_outcome(content: bytes) -> None:
    found = recount(content)
    assert found.findings == ()
    assert found.counted == count(BALLOTS)
    assert found.is_adopted


def test_the_same_vote_is_the_same_file_and_holds_no_ballot_beside_a_member(
    content: bytes,
) -> None:
    files = unpacked(content)
    ballots = files["stembriefjes.csv"].decode("utf-8-sig").splitlines()
    assert ballots == ["nummer;stem;stemmen", "1;blanco;1", "2;tegen;1", "3;voor;2"]
    assert b"voor" not in files["kiesrol.csv"]
    assert hashlib.sha256(content).hexdigest() == hashlib.sha256(bytes(content)).hexdigest()


@pytest.mark.parametrize(
    ("name", "old", "new", "finding"),
    [
        ("stembriefjes.csv", b";voor;2", b";tegen;2", Finding.TALLY),
        ("stembriefjes.csv", b"2;tegen;1\r\n", b"", Finding.NUMBER),
        ("stembriefjes.csv", b"2;tegen;1", b"2;tegen;5", Finding.VOTES),
        ("kiesrol.csv", b"3;1;nee", b"3;1;ja", Finding.NUMBER),
        ("kiesrol.csv", b"2;2;ja", b"2;3;ja", Finding.VOTES),
        ("uitslag.json", b'"votes_for": 2', b'"votes_for": 3', Finding.TALLY),
        ("uitslag.json", b'"is_adopted": true', b'"is_adopted": false', Finding.OUTCOME),
        ("LEESMIJ.txt", b"NATELLEN", b"Natellen", None),
    ],
)
def test_what_was_changed_is_noticed(
    content: bytes, name: str, old: bytes, new: bytes, finding: Finding | None
) -> None:
    files = unpacked(content)
    assert old in files[name]
    changed = {**files, name: files[name].replace(old, new)}
    assert Finding.CHANGED in recount(packed(changed)).findings
    # Also when the sums were made anew; then by the numbers, or by the fingerprint on paper.
    hidden = recount(packed(with_new_sums(changed))).findings
    assert (finding in hidden) if finding else hidden == ()


def _without_roll(files: dict[str, bytes]) -> dict[str, bytes]:
    return {name: part for name, part in files.items() if name != "kiesrol.csv"}


def _odd_choice(files: dict[str, bytes]) -> dict[str, bytes]:
    odd = files["stembriefjes.csv"].replace(b";voor;", b";misschien;")
    return {**files, "stembriefjes.csv": odd}


@pytest.mark.parametrize("spoil", [_without_roll, _odd_choice])
def test_what_cannot_be_read_is_refused(
    content: bytes, spoil: Callable[[dict[str, bytes]], dict[str, bytes]]
) -> None:
    with pytest.raises(NoBallotsFileError):
        recount(packed(spoil(unpacked(content))))


def test_what_is_no_such_file_is_refused() -> None:
    with pytest.raises(NoBallotsFileError):
        recount(b"geen zip")


def test_the_command_says_what_it_counted(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "stemming.zip"
    file.write_bytes(content)
    main(["recount", str(file)])
    said = capsys.readouterr().out
    assert "Geteld: 2 voor, 1 tegen, 1 blanco." in said
    assert "Alles klopt met wat de voorzitter vaststelde." in said
    assert hashlib.sha256(content).hexdigest() in said


def test_the_command_fails_on_a_changed_file(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = unpacked(content)
    ballots = files["stembriefjes.csv"].replace(b";voor;2", b";tegen;2")
    file = tmp_path / "stemming.zip"
    file.write_bytes(packed({**files, "stembriefjes.csv": ballots}))
    with pytest.raises(SystemExit) as ended:
        main(["recount", str(file)])
    assert ended.value.code == 1
    assert "Iemand heeft het bestand veranderd" in capsys.readouterr().out
