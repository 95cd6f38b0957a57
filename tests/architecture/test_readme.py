import re
from dataclasses import MISSING, fields

from coop.settings import Settings
from tests.databases import ROOT
from tests.pictures import BETWEEN, states_of_a_report

README = (ROOT / "README.md").read_text()


def table_under(heading: str) -> list[list[str]]:
    section = README.split(f"## {heading}\n")[1].split("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


def test_the_settings_table_says_what_the_settings_are() -> None:
    expected = [
        [
            f"`{setting.metadata['variable']}`",
            setting.metadata["meaning"],
            "–" if setting.default in {MISSING, None} else f"`{setting.default}`",
        ]
        for setting in fields(Settings)
    ]
    assert table_under("Settings") == expected


def test_the_glossary_is_short_and_its_words_are_used() -> None:
    words = [row[0].strip("`") for row in table_under("Glossary")]
    assert words == sorted(words)
    assert len(words) <= 30
    code = "\n".join(
        path.read_text() for top in ("coop", "web", "bots") for path in (ROOT / top).rglob("*.py")
    ).lower()
    assert [word for word in words if not re.search(rf"\b{word.replace(' ', '_')}", code)] == []


def test_the_picture_of_a_reports_states_is_the_table() -> None:
    assert BETWEEN.findall(README) == [states_of_a_report()]


def test_every_command_of_the_readme_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"^make ([a-z]+)", README, re.MULTILINE)) <= targets
