"""What can be said of a person or a vehicle that somebody saw.

There is no trait for descent or skin colour, and nothing here is ever searched: neighbours
describe to help a police officer look, not to keep a register.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

#: Letters and digits of the longest number plate of Europe, with what is written between them.
LONGEST_PLATE = 12
LONGEST_MAKE = 40
LONGEST_MARKS = 200

UNKNOWN = "unknown"


class Seen(StrEnum):
    """What was seen beside what was done."""

    PERSON = "person"
    VEHICLE = "vehicle"
    BOTH = "both"
    NOTHING = "nothing"
    UNKNOWN = "unknown"


class Count(StrEnum):
    """How many were seen; the first few are described."""

    ONE = "one"
    TWO = "two"
    THREE = "three"
    MORE = "more"
    UNKNOWN = "unknown"


class Sex(StrEnum):
    """Man or woman, as far as seen."""

    MAN = "man"
    WOMAN = "woman"
    UNKNOWN = "unknown"


class Age(StrEnum):
    """About how old, in bands of what people can tell apart."""

    CHILD = "child"
    TEEN = "teen"
    YOUNG = "young"
    MIDDLE = "middle"
    OLD = "old"
    UNKNOWN = "unknown"


class Height(StrEnum):
    """How tall."""

    SHORT = "short"
    AVERAGE = "average"
    TALL = "tall"
    UNKNOWN = "unknown"


class Build(StrEnum):
    """How broad."""

    THIN = "thin"
    AVERAGE = "average"
    HEAVY = "heavy"
    UNKNOWN = "unknown"


class Hair(StrEnum):
    """How the hair is worn; its colour goes by too many names for the same thing."""

    BALD = "bald"
    SHORT = "short"
    LONG = "long"
    CURLY = "curly"
    #: Under a cap, a hood or a helmet.
    COVERED = "covered"
    UNKNOWN = "unknown"


class Colour(StrEnum):
    """The colour of clothing or of a vehicle."""

    BLACK = "black"
    GREY = "grey"
    WHITE = "white"
    BLUE = "blue"
    GREEN = "green"
    RED = "red"
    YELLOW = "yellow"
    BROWN = "brown"
    OTHER = "other"
    UNKNOWN = "unknown"


class VehicleType(StrEnum):
    """What somebody drove or rode."""

    CAR = "car"
    VAN = "van"
    LORRY = "lorry"
    MOTORBIKE = "motorbike"
    SCOOTER = "scooter"
    BICYCLE = "bicycle"
    OTHER = "other"
    UNKNOWN = "unknown"


#: The makes that are seen most in the Netherlands; another one is typed.
MAKES = (
    *("volkswagen", "opel", "ford", "peugeot", "renault", "toyota", "bmw", "audi", "mercedes"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonSeen:
    """One person; ``None`` was not answered yet, no words (``""``) is "weet ik niet"."""

    sex: Sex | None = None
    age: Age | None = None
    height: Height | None = None
    build: Build | None = None
    hair: Hair | None = None
    top: Colour | None = None
    bottom: Colour | None = None
    marks: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VehicleSeen:
    """One vehicle; ``None`` was not answered yet, no words (``""``) is "weet ik niet"."""

    type: VehicleType | None = None
    make: str | None = None
    colour: Colour | None = None
    plate: str | None = None


Described: TypeAlias = PersonSeen | VehicleSeen

#: The traits chosen with buttons, and what there is to choose; the others are words.
CHOSEN: dict[str, type[StrEnum]] = {
    "sex": Sex,
    "age": Age,
    "height": Height,
    "build": Build,
    "hair": Hair,
    "top": Colour,
    "bottom": Colour,
    "type": VehicleType,
    "colour": Colour,
}
LONGEST_OF = {"marks": LONGEST_MARKS, "make": LONGEST_MAKE, "plate": LONGEST_PLATE}
