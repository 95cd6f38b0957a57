"""What residents read: short sentences, a picture with each choice, no suspects."""

import importlib
import pkgutil
import re
from datetime import datetime

import pytest

from coop import wording
from coop.groups.rules import ReportKind
from coop.incidents.rules.answers import Answers, Precision, Step
from coop.incidents.rules.behaviour import BEHAVIOURS
from coop.incidents.rules.questions import QUESTIONS, Scene, choices_of
from coop.incidents.rules.states import AgentAnswer, RejectReason, State
from coop.kernel.clock import TIME_ZONE
from coop.wording import incidents as words
from coop.wording import preview, review, told
from tests.databases import ROOT

LONGEST_SENTENCE = 10
#: Nobody is a suspect of ours (people-first C5).
SUSPECTS = re.compile(r"\b(?:verdachten?|daders?|inbrekers?)\b", re.IGNORECASE)
#: "Verdachte situatie" is said of a situation only.
OF_A_SITUATION = re.compile(r"\bverdachte situaties?\b", re.IGNORECASE)


def texts(value: object) -> list[str]:
    match value:
        case str():
            return [value]
        case dict():
            return [text for part in value.values() for text in texts(part)]
        case words.Words():
            return texts([value.question, value.hint, value.term])
        case words.Label():
            return [value.text]
        case list() | tuple():
            return [text for part in value for text in texts(part)]
        case _:
            return []


def said_by(module: object) -> list[str]:
    return [
        text
        for name, value in vars(module).items()
        if not name.startswith("__") and name.isupper()
        for text in texts(value)
    ]


@pytest.mark.parametrize("text", sorted({*said_by(words), *said_by(preview), *said_by(told)}))
def test_a_sentence_has_at_most_ten_words(text: str) -> None:
    # A stop inside a number or an address ends no sentence.
    for sentence in re.split(r"[.?!:](?:\s|$)", text):
        assert len(sentence.split()) <= LONGEST_SENTENCE, sentence


@pytest.mark.parametrize(
    "name",
    ["calling", "dead_link", "elsewhere", "follow", "question", "seen_too", "start", "stopped"],
)
def test_pages_for_residents_are_as_short(name: str) -> None:
    source = (ROOT / f"web/templates/incidents/{name}.html").read_text()
    said = re.findall(r'_\("([^"]+)"', source)
    assert said
    for sentence in (part for text in said for part in re.split(r"[.?!:](?:\s|$)", text)):
        assert len(sentence.split()) <= LONGEST_SENTENCE, sentence


def test_no_person_is_called_a_suspect() -> None:
    modules = [
        importlib.import_module(f"coop.wording.{found.name}")
        for found in pkgutil.iter_modules(wording.__path__)
    ]
    said = [text for module in modules for text in said_by(module)]
    said += [path.read_text() for path in (ROOT / "coop/translations").rglob("*.po")]
    said += [path.read_text() for path in (ROOT / "web/templates/incidents").rglob("*.html")]
    said += [path.read_text() for path in (ROOT / "web/templates/groups").rglob("*.html")]
    said += [path.read_text() for path in (ROOT / "coop/notices/messages").glob("incident*.py")]
    assert len(said) > 100
    for text in said:
        assert not SUSPECTS.search(OF_A_SITUATION.sub("", text)), text


def test_every_question_and_choice_has_words_and_a_picture() -> None:
    icons = {path.stem for path in (ROOT / "web/assets/icons").glob("*.svg")}
    now = datetime(2026, 11, 21, 13, tzinfo=TIME_ZONE)
    scene = Scene(kinds=tuple(ReportKind), streets=(), knows_reporter=False, now=now)
    for step in QUESTIONS:
        assert words.QUESTIONS[step].question
        for value in choices_of(step, Answers(), scene):
            assert words.CHOICES[step][value].icon in icons
    for behaviours in BEHAVIOURS.values():
        for value in behaviours:
            assert words.CHOICES["behaviour"][value].icon in icons
    assert {value for values in BEHAVIOURS.values() for value in values} == set(
        words.CHOICES["behaviour"]
    )


def test_every_state_reason_and_answer_has_words() -> None:
    assert set(words.STATES) == set(review.STATE_NAMES) == set(review.STEPS) == set(State)
    assert set(words.REASONS) == set(review.REASON_CHOICES) == set(RejectReason)
    assert set(words.ANSWERS) == set(words.OUTCOMES) == set(AgentAnswer)
    assert set(review.ANSWER_CHOICES) == set(AgentAnswer)


@pytest.mark.parametrize(
    ("at", "precision", "said"),
    [
        ("21 10:05", Precision.NOW, "Nu"),
        ("21 10:05", Precision.EXACT, "Vandaag om 10.05 uur"),
        ("20 22:00", Precision.ABOUT, "Gisteren rond 22.00 uur"),
        ("20 18:00", Precision.PART, "Gisteren in de avond"),
        ("21 00:00", Precision.PART, "Vandaag in de nacht"),
        ("18 12:00", Precision.DAY, "Woensdag 18 november"),
    ],
)
def test_a_moment_is_said_as_people_say_it(at: str, precision: Precision, said: str) -> None:
    day, clock = at.split()
    moment = datetime.fromisoformat(f"2026-11-{day}T{clock}").replace(tzinfo=TIME_ZONE)
    today = datetime(2026, 11, 21, tzinfo=TIME_ZONE).date()
    assert words.spoken(moment, precision, today) == said
    assert words.spoken(None, Precision.UNKNOWN, today) == "Weet ik niet"


def test_every_step_has_a_question() -> None:
    assert set(QUESTIONS) == set(Step) == set(words.QUESTIONS)
