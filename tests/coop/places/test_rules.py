import pytest

from coop.places.errors import InvalidPostcodeError
from coop.places.rules import distance_m, postcode_of


@pytest.mark.parametrize(("typed", "stored"), [("5021 ab", "5021AB"), (" 5021AB ", "5021AB")])
def test_a_postcode_is_stored_one_way(typed: str, stored: str) -> None:
    assert postcode_of(typed) == stored


@pytest.mark.parametrize("typed", ["", "0021AB", "5021", "5021 A", "5021 SS", "5021SA", "5021SD"])
def test_what_is_no_postcode_is_refused(typed: str) -> None:
    with pytest.raises(InvalidPostcodeError):
        postcode_of(typed)


def test_a_minute_of_latitude_is_a_sea_mile() -> None:
    assert distance_m((51.55, 5.07), (51.55 + 1 / 60, 5.07)) == pytest.approx(1853, abs=2)
