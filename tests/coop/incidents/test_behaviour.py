import pytest

from coop.incidents.errors import BehaviourNeededError, DescriptionNeededError
from coop.incidents.rules.behaviour import ensure_says_behaviour, look_at


@pytest.mark.parametrize(
    "text",
    [
        "zwarte man door de wijk",
        "Een donkere man in de straat.",
        "Twee Marokkaanse jongens lopen door de straat",
        "Getinte man met zwarte jas",
        "man, donker, loopt langs de huizen",
        "Groepje Polen op de hoek",
        "een zwarte loopt rond",
        "Oost-Europese mannen in een busje",
        # Behaviour, and origin with no or one detail beside it.
        "Donkere man voelt aan deuren",
        "Marokkaanse jongen met pet breekt een fietsslot open",
    ],
)
def test_origin_alone_is_asked_again(text: str) -> None:
    with pytest.raises(DescriptionNeededError):
        ensure_says_behaviour(text)


@pytest.mark.parametrize(
    "text",
    [
        "man met blauwe jas",
        "Er loopt iemand rond",
        "verdachte personen in de straat",
        "Twee mannen staan bij de speeltuin",
        "Een zwarte auto staat in de straat",
        "jongen op een scooter",
        "???",
    ],
)
def test_a_description_without_behaviour_is_asked_again(text: str) -> None:
    with pytest.raises(BehaviourNeededError):
        ensure_says_behaviour(text)


@pytest.mark.parametrize(
    "text",
    [
        "man voelt aan deuren",
        "ruit kapot",
        "Er staat een auto met open deur",
        "Twee jongens trappen tegen een bushokje",
        "Zwarte auto rijdt langzaam en stopt bij elk huis",
        "Het was donker, iemand scheen met een lamp naar binnen",
        "fiets gestolen",
        "een zwarte jas over de camera gehangen",
    ],
)
def test_behaviour_is_taken_and_names_no_origin(text: str) -> None:
    assert not ensure_says_behaviour(text).names_origin


def test_origin_beside_behaviour_and_two_details_is_taken_and_flagged() -> None:
    text = "Donkere man met rode jas en witte schoenen voelt aan deuren"
    finding = ensure_says_behaviour(text)
    assert finding.names_origin
    assert finding.details >= 2


def test_the_colour_of_a_thing_says_nothing_of_a_person() -> None:
    assert not look_at("jas zwart, schoenen wit").names_origin
    assert not look_at("een donkerblauwe broek en een donker vest").names_origin
    assert not look_at("de auto is zwart").names_origin
