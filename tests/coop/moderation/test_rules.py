import pytest

from coop.moderation.rules.kinds import (
    DEFAULT_MEASURES,
    Hit,
    HouseRule,
    Measure,
    first_reason,
    strictest,
)
from coop.moderation.rules.reading import Said, hits_in
from tests.coop.moderation.corpus import ALL_ON, HELD_OUT, SEEN, Score, examples, scores


def found(text: str) -> set[HouseRule]:
    return {hit.rule for hit in hits_in(Said(text=text), ALL_ON)}


@pytest.mark.parametrize(
    "plate",
    [
        *("QX-99-99", "99-99-QX", "99-QX-99", "QX-99-XQ", "QX-XQ-99", "99-QX-XQ", "99-QXX-9"),
        *("9-QXX-99", "QX-999-X", "Q-999-XX", "QXX-99-X", "Q-99-XXX", "9-QX-999", "999-QX-9"),
        *("99qxx9", "9QXX99", "QX999X", "99 QXX 9", "nummerbord 9 qxx 99"),
    ],
)
def test_every_sidecode_is_a_plate(plate: str) -> None:
    assert found(f"Grijze auto {plate} voor de school") == {HouseRule.PLATE}


@pytest.mark.parametrize(
    "text",
    [
        *("5038 AB", "om 9 uur 30", "op 4-mei-26", "12-12-24", "zwarte auto", "code 1234AB"),
        *("de A58 is dicht", "alarmcode 47-11", "9 qxx 99 zomaar", "groep 8b", "100-tal mensen"),
    ],
)
def test_what_only_looks_like_a_plate_is_none(text: str) -> None:
    assert HouseRule.PLATE not in found(text)


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("06-12345678", True),
        ("0612345678", True),
        ("06 12 34 56 78", True),
        ("+31 6 12345678", True),
        ("+31 (0)6 12345678", True),
        ("0031612345678", True),
        ("(013) 555 0123", True),
        ("06-1234567", False),
        ("061234567890", False),
        ("0900-8844", False),
        ("0800-7000", False),
        ("088 1234567", False),
        ("112", False),
        ("14 013", False),
    ],
)
def test_numbers_of_people_are_found_and_public_ones_left(text: str, is_found: bool) -> None:  # noqa: FBT001 - a table
    assert (HouseRule.PHONE in found(f"bel {text} nu")) is is_found


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("Dahliastraat 14", True),
        ("dahliastr. 14b", True),
        ("Lindenhof 3-5", True),
        ("op nummer 12", True),
        ("huisnr 5", True),
        ("Het is 14 graden", False),
        ("groep 8", False),
        ("om 14.30 uur in de straat", False),
        ("Beukenlaan 14 dagen dicht", False),
        ("Lindenhof 3 auto's open", False),
        ("onderweg 2 jongens gezien", False),
        ("lijn 14", False),
        ("Kastanjestraat 22:15 knal", False),
    ],
)
def test_a_house_is_found_and_other_numbers_are_left(text: str, is_found: bool) -> None:  # noqa: FBT001 - a table
    assert (HouseRule.HOUSE_NUMBER in found(text)) is is_found


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("jan@voorbeeld.example", {HouseRule.EMAIL}),
        ("zie nieuws.nl", {HouseRule.LINK}),
        ("a.de.groot@wijk.example", {HouseRule.EMAIL}),
        ("Bedankt!", {HouseRule.NOISE}),
        ("👍", {HouseRule.NOISE}),
        ("?", set()),
        ("Top, hij staat nu achter de winkels", set()),
        ("zwarte man loopt door de wijk", {HouseRule.DISCRIMINATION}),
        ("zwarte auto, wit dak", set()),
        ("die pakken we zelf", {HouseRule.CALL_TO_ACT}),
        ("niet zelf ingrijpen, bel 112", set()),
        ("Poes kwijt", {HouseRule.LOST_PET}),
        ("stukken vlees, iemand vergiftigt honden", set()),
        ("Te koop: fiets", {HouseRule.ADVERTISEMENT}),
    ],
)
def test_words_are_read(text: str, rules: set[HouseRule]) -> None:
    assert found(text) == rules


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        (Said(is_forwarded=True), HouseRule.FORWARDED),
        (Said(has_media=True), HouseRule.MEDIA),
        (Said(is_sticker=True), HouseRule.NOISE),
        (Said(is_flood=True), HouseRule.FLOOD),
        (Said(is_of_newcomer=True), HouseRule.NEWCOMER),
    ],
)
def test_what_is_no_text_is_found_too(said: Said, rule: HouseRule) -> None:
    assert hits_in(said, DEFAULT_MEASURES) == (
        Hit(rule=rule, span=None, measure=DEFAULT_MEASURES[rule]),
    )


def test_a_rule_that_is_off_finds_nothing() -> None:
    off = dict.fromkeys(HouseRule, Measure.OFF)
    assert hits_in(Said(text="QX-99-99", has_media=True), off) == ()


def test_a_hit_says_where_it_is_and_the_strictest_decides() -> None:
    text = "die pakken we zelf, QX-99-99"
    hits = hits_in(Said(text=text), DEFAULT_MEASURES)
    [plate] = [hit for hit in hits if hit.rule is HouseRule.PLATE]
    assert plate.span is not None
    assert text[slice(*plate.span)] == "QX-99-99"
    assert (strictest(hits), first_reason(hits)) == (Measure.REMOVE, HouseRule.PLATE)
    assert strictest(()) is Measure.OFF


def test_the_corpus_is_large_and_a_third_of_it_is_held_apart() -> None:
    corpus = examples()
    held = [example for example in corpus if example.part == HELD_OUT]
    assert len(corpus) >= 300
    assert len(corpus) / 3 <= len(held)
    assert sum(not example.rules for example in corpus) >= 100


@pytest.mark.parametrize("score", scores(SEEN), ids=lambda score: score.rule)
def test_what_was_seen_is_read_well(score: Score) -> None:
    # Only the part the rules were written by; `make bench ONLY=moderation` shows the other.
    assert score.precision >= 0.95
    assert score.recall >= 0.85
