import re

import pytest

from coop.moderation.rules.kinds import HouseRule
from coop.wording import stopped
from tests.coop.incidents.test_words import LONGEST_SENTENCE, said_by


@pytest.mark.parametrize("text", sorted(set(said_by(stopped))))
def test_a_sentence_to_a_writer_has_at_most_ten_words(text: str) -> None:
    for sentence in re.split(r"[.?!:](?:\s|$)", text):
        assert len(sentence.split()) <= LONGEST_SENTENCE, sentence


def test_every_rule_says_why() -> None:
    assert set(stopped.WHY) == {rule.value for rule in HouseRule}
