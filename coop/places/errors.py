"""Reasons places refuse."""

from coop.kernel.errors import InvalidInputError


class InvalidPostcodeError(InvalidInputError):
    """The text is not a Dutch postcode."""

    code = "invalid_postcode"


class InvalidHouseNumberError(InvalidInputError):
    """The text is not a house number, perhaps with a letter and an addition."""

    code = "invalid_house_number"
