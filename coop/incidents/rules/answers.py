"""What somebody said so far, typed."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from coop.groups.rules import ReportKind
from coop.incidents.rules.traits import Count, PersonSeen, Seen, VehicleSeen

#: What a person writes about one thing; longer is an essay, and a mistake far more often.
LONGEST_TEXT = 1500
LONGEST_PLACE = 200
LONGEST_SHORT = 40
#: By which name Telegram keeps the parts of an album together.
LONGEST_ALBUM = 64


class Step(StrEnum):
    """The questions, in the order in which they are asked (SAAR: alarm comes first)."""

    HAPPENING = "happening"
    CALLED = "called"
    CALLED_WHEN = "called_when"
    POLICE_NUMBER = "police_number"
    KIND = "kind"
    BEHAVIOUR = "behaviour"
    #: Behaviour comes before appearance; all of appearance may be "weet ik niet".
    SEEN = "seen"
    PERSONS = "persons"
    PERSON1_SEX = "person1_sex"
    PERSON1_AGE = "person1_age"
    PERSON1_HEIGHT = "person1_height"
    PERSON1_BUILD = "person1_build"
    PERSON1_HAIR = "person1_hair"
    PERSON1_TOP = "person1_top"
    PERSON1_BOTTOM = "person1_bottom"
    PERSON1_MARKS = "person1_marks"
    PERSON2_SEX = "person2_sex"
    PERSON2_AGE = "person2_age"
    PERSON2_HEIGHT = "person2_height"
    PERSON2_BUILD = "person2_build"
    PERSON2_HAIR = "person2_hair"
    PERSON2_TOP = "person2_top"
    PERSON2_BOTTOM = "person2_bottom"
    PERSON2_MARKS = "person2_marks"
    PERSON3_SEX = "person3_sex"
    PERSON3_AGE = "person3_age"
    PERSON3_HEIGHT = "person3_height"
    PERSON3_BUILD = "person3_build"
    PERSON3_HAIR = "person3_hair"
    PERSON3_TOP = "person3_top"
    PERSON3_BOTTOM = "person3_bottom"
    PERSON3_MARKS = "person3_marks"
    VEHICLES = "vehicles"
    VEHICLE1_TYPE = "vehicle1_type"
    VEHICLE1_MAKE = "vehicle1_make"
    VEHICLE1_COLOUR = "vehicle1_colour"
    VEHICLE1_PLATE = "vehicle1_plate"
    VEHICLE2_TYPE = "vehicle2_type"
    VEHICLE2_MAKE = "vehicle2_make"
    VEHICLE2_COLOUR = "vehicle2_colour"
    VEHICLE2_PLATE = "vehicle2_plate"
    DIRECTION = "direction"
    PLACE = "place"
    MOMENT = "moment"
    MOMENT_RIGHT = "moment_right"
    IMAGES = "images"
    CONTACT = "contact"
    EMAIL = "email"
    SUMMARY = "summary"


class Happening(StrEnum):
    """Whether it goes on at this moment."""

    NOW = "now"
    PAST = "past"
    UNKNOWN = "unknown"


class Called(StrEnum):
    """Whether the police was called, and how."""

    EMERGENCY = "emergency"
    POLICE = "police"
    #: Asked to call now; reminded, never stopped.
    GOING_TO = "going_to"
    NO = "no"


class YesNo(StrEnum):
    """A plain answer."""

    YES = "yes"
    NO = "no"


class Precision(StrEnum):
    """How precisely a moment is known."""

    NOW = "now"
    EXACT = "exact"
    ABOUT = "about"
    #: A part of the day: night, morning, afternoon, evening.
    PART = "part"
    DAY = "day"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When it was, as far as known."""

    precision: Precision
    at: datetime | None = None
    #: The hour could be morning or evening; then the question "klopt dat?" offers both.
    is_ambiguous: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where it was: a known street, words, or a point on the map (rounded to about 10 m)."""

    street: str | None = None
    text: str | None = None
    latitude: float | None = None
    longitude: float | None = None

    @property
    def is_known(self) -> bool:
        """Tell whether anything at all is said about the place."""
        return self.street is not None or self.text is not None or self.latitude is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Every answer given so far; ``None`` is not answered yet, unless the step was skipped."""

    happening: Happening | None = None
    called: Called | None = None
    called_at: Moment | None = None
    police_number: str | None = None
    kind: ReportKind | None = None
    #: One of the kind's ready-made behaviours, or words of one's own.
    behaviour: str | None = None
    behaviour_text: str | None = None
    #: Origin or skin colour is named: moderators see it, the group never does.
    names_origin: bool = False
    seen: Seen | None = None
    persons_seen: Count | None = None
    #: As many as are described, each as far as it was.
    persons: tuple[PersonSeen, ...] = ()
    vehicles_seen: Count | None = None
    vehicles: tuple[VehicleSeen, ...] = ()
    #: A street of the group that was chosen (none: ""), and the words where it was typed.
    direction: str | None = None
    direction_text: str | None = None
    place: Place | None = None
    moment: Moment | None = None
    moment_right: bool = False
    images: YesNo | None = None
    contact: YesNo | None = None
    email: str | None = None
    skipped: frozenset[Step] = frozenset()
    #: Questions answered by speaking; a moderator types what is needed (C15).
    spoken: frozenset[Step] = frozenset()
    #: How many photos were sent along, and are there yet.
    photos: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftKey:
    """Which report in progress is meant.

    A person's is found by group, by its id (buttons in a chat), or it is the one touched last
    (words in a chat); a browser's by the secret in its cookie.
    """

    group_id: uuid.UUID | None = None
    token: str | None = None
    draft_id: uuid.UUID | None = None
