"""Reasons the buurTent refuses."""

from coop.kernel.errors import InvalidInputError, NotFoundError, RuleViolationError


class CallerMissingError(InvalidInputError):
    """A call needs the function of who called."""

    code = "caller_missing"


class CallInFutureError(InvalidInputError):
    """A call is recorded after it was received."""

    code = "call_in_future"


class CallStreetMissingError(InvalidInputError):
    """Something happened, so it happened in some street."""

    code = "call_street_missing"


class HappenedInFutureError(InvalidInputError):
    """Something is told that has yet to happen."""

    code = "happened_in_future"


class CallByMissingError(InvalidInputError):
    """A call is expected on some days, but not by any hour."""

    code = "call_by_missing"


class EveningsAWeekError(InvalidInputError):
    """The usual number of evenings a week says nothing."""

    code = "evenings_a_week"


class UnknownLanguageError(InvalidInputError):
    """Flyers are not written in this language."""

    code = "unknown_language"


class PermitReferenceMissingError(InvalidInputError):
    """A permit of the gemeente has a reference to find it by."""

    code = "permit_reference_missing"


class UnknownStreetError(InvalidInputError):
    """The street has no front doors here."""

    code = "unknown_street"


class HouseNumberGivenError(InvalidInputError):
    """A house number would give away who it happened to."""

    code = "house_number_given"


class TentPlaceMissingError(InvalidInputError):
    """Nobody finds a tent without a place."""

    code = "tent_place_missing"


class TentInPastError(InvalidInputError):
    """The tent would stand at a time that is over."""

    code = "tent_in_past"


class TentTooFarAheadError(InvalidInputError):
    """Links given out today would be dead on that evening."""

    code = "tent_too_far_ahead"


class TentEndsTooEarlyError(InvalidInputError):
    """The tent would be gone before it stands."""

    code = "tent_ends_too_early"


class RadiusOutOfRangeError(InvalidInputError):
    """The circle is too small to hold a street or too wide to walk."""

    code = "radius_out_of_range"


class TentCentreMissingError(InvalidInputError):
    """No circle without a known point in the street."""

    code = "tent_centre_missing"


class TentNotFoundError(NotFoundError):
    """No such tent session."""

    code = "tent_not_found"


class CallPlaceNotFoundError(NotFoundError):
    """No call named this place."""

    code = "call_place_not_found"


class CallNotFoundError(NotFoundError):
    """No such call was written down."""

    code = "call_not_found"


class PermitNotFoundError(NotFoundError):
    """No such permit was written down."""

    code = "permit_not_found"


class BlockNotFoundError(InvalidInputError):
    """This block of a street is not on the map."""

    code = "block_not_found"


class DoorNotFoundError(NotFoundError):
    """No front door with this number stands in the street."""

    code = "door_not_found"


class FlyerNotFoundError(NotFoundError):
    """No flyer goes to this door, or not in this round."""

    code = "flyer_not_found"


class RefusalNotFoundError(NotFoundError):
    """No household asked for this."""

    code = "refusal_not_found"


class TentInvitationNotFoundError(NotFoundError):
    """This person was not invited to this tent."""

    code = "tent_invitation_not_found"


class CallPlaceHasTentError(RuleViolationError):
    """A tent was planned for this place, so the call cannot lose it."""

    code = "call_place_has_tent"


class TentInvitedError(RuleViolationError):
    """The neighbours were invited already, so who they are is fixed."""

    code = "tent_invited"


class NobodyNearbyError(RuleViolationError):
    """Not one front door lies in the area."""

    code = "nobody_nearby"


class TentCancelledError(RuleViolationError):
    """The tent was called off."""

    code = "tent_cancelled"


class TentStartedError(RuleViolationError):
    """The tent stands already, or has stood."""

    code = "tent_started"


class TentOverError(RuleViolationError):
    """The tent has stood."""

    code = "tent_over"


class TentNotStartedError(RuleViolationError):
    """Who came is known only once the tent stands."""

    code = "tent_not_started"


class PoliceNotAskedError(RuleViolationError):
    """Nobody of the police was asked to come to this tent."""

    code = "police_not_asked"
