"""Reasons places refuse."""

from coop.kernel.errors import (
    ConflictError,
    InvalidInputError,
    NotFoundError,
    RuleViolationError,
)


class InvalidPostcodeError(InvalidInputError):
    """The text is not a Dutch postcode."""

    code = "invalid_postcode"


class InvalidHouseNumberError(InvalidInputError):
    """The text is not a house number, perhaps with a letter and an addition."""

    code = "invalid_house_number"


class ExtractColumnTwiceError(InvalidInputError):
    """Two columns were chosen to say the same, or one that the list does not have."""

    code = "extract_column_twice"


class ExtractColumnsError(InvalidInputError):
    """A list of addresses lacks a column without which no letter arrives."""

    code = "extract_columns"


class TooManyAddressesError(InvalidInputError):
    """A list of addresses is longer than we take."""

    code = "too_many_addresses"


class ExtractNotFoundError(NotFoundError):
    """No such list of addresses was uploaded."""

    code = "extract_not_found"


class ExtractBusyError(ConflictError):
    """The list of addresses is being worked on, or something else was done with it."""

    code = "extract_busy"


class ExtractChangedError(ConflictError):
    """The list would bring something else than the page showed."""

    code = "extract_changed"


class ExtractNotNewestError(RuleViolationError):
    """A newer list of addresses was taken over since, so this one cannot be undone."""

    code = "extract_not_newest"


class NothingInExtractError(RuleViolationError):
    """No row of the list brings anything."""

    code = "nothing_in_extract"


class NotGeoJsonError(InvalidInputError):
    """The file holds no areas as GeoJSON."""

    code = "not_geojson"


class AreaFileTooLargeError(InvalidInputError):
    """The file with areas is larger, or its borders have more points, than we take."""

    code = "area_file_too_large"


class AreaNameMissingError(InvalidInputError):
    """An area in the file has no name, or too long a one."""

    code = "area_name_missing"


class AreaNameTwiceError(InvalidInputError):
    """Two areas in the file have the same name."""

    code = "area_name_twice"


class AreaSwappedError(InvalidInputError):
    """Latitude and longitude of an area were swapped."""

    code = "area_swapped"


class AreaOutsideError(InvalidInputError):
    """An area lies outside the Netherlands."""

    code = "area_outside"


class AreaCrossesItselfError(InvalidInputError):
    """The border of an area crosses itself."""

    code = "area_crosses_itself"


class AreaTooSmallError(InvalidInputError):
    """The border of an area encloses nothing."""

    code = "area_too_small"


class TooManyAreasError(RuleViolationError):
    """There are more areas than fit on the map."""

    code = "too_many_areas"


class AreaNotFoundError(NotFoundError):
    """No such area, or it was removed."""

    code = "area_not_found"
