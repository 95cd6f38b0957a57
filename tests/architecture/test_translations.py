"""Every sentence is there in every language, and says the same."""

import re
from collections.abc import Iterator, Sequence

from babel.messages.catalog import Catalog, Message

from tests.messages import Sentence, catalogue, sentences

#: Values, values of scripts, and markup.
FILLED_IN = re.compile(r"%\(\w+\)[sd]|\{\w+\}|</?\w[^>]*>")
NOT_SAID = re.compile(
    r"\b(suspects?|offenders?|burglars?|perpetrators?|thief|thieves|robbers?|intruders?|crooks?)\b",
    re.IGNORECASE,
)


def is_translated(message: Message | None, sentence: Sentence) -> bool:
    if message is None:
        return False
    if isinstance(sentence, str):
        return bool(message.string)
    return isinstance(message.string, tuple) and all(message.string)


def test_english_is_complete() -> None:
    english = catalogue("en")
    missing = {
        sentence
        for sentence in sentences()
        if not is_translated(
            english.get(sentence if isinstance(sentence, str) else sentence[0]), sentence
        )
    }
    assert sorted(missing, key=str) == [], "add them with `make messages` and translate them"


def test_english_fills_in_the_same_values() -> None:
    english = catalogue("en")
    wrong = [
        message.id for message in english if message.id and any(differences(english, message))
    ]
    assert wrong == []


def strings_of(message: Message) -> Sequence[str]:
    return (message.string,) if isinstance(message.string, str) else message.string or ()


def differences(english: Catalog, message: Message) -> Iterator[str]:
    """Yield what a translation fills in or marks up otherwise than its sentence."""
    if message.python_format:
        yield from (str(error) for error in message.check(english))
    forms = (message.id, message.id) if isinstance(message.id, str) else message.id
    for form, string in zip(forms, strings_of(message), strict=False):
        if sorted(FILLED_IN.findall(form)) != sorted(FILLED_IN.findall(string)):
            yield string


def test_key_of_a_table_is_no_sentence() -> None:
    """``say(words.CHOICES["kind"][value])`` names a key; its sentences stand in the table."""
    assert "kind" not in set(sentences())


def test_nobody_is_a_suspect_of_ours_in_english() -> None:
    """C5: words for persons; a situation may be suspicious, a break-in may have happened."""
    said = [
        string
        for message in catalogue("en")
        if message.id
        for string in strings_of(message)
        if NOT_SAID.search(string)
    ]
    assert said == []
