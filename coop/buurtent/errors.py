"""Reasons the buurTent refuses."""

from coop.kernel.errors import (
    ConflictError,
    InvalidInputError,
    NotFoundError,
    RuleViolationError,
)


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


class QuestionMissingError(InvalidInputError):
    """A question without words is none."""

    code = "tent_question_missing"


class WishMissingError(InvalidInputError):
    """Nobody can follow up what was not said."""

    code = "tent_wish_missing"


class WishContactMissingError(InvalidInputError):
    """Who wants to hear from the team says where."""

    code = "tent_wish_contact_missing"


class WishConsentMissingError(InvalidInputError):
    """A name and a number are kept only of who agrees to it."""

    code = "tent_wish_consent_missing"


class TentQuestionNotFoundError(NotFoundError):
    """No such question was heard at this tent."""

    code = "tent_question_not_found"


class TentWishNotFoundError(NotFoundError):
    """No such wish, or it was taken away after its time."""

    code = "tent_wish_not_found"


class TeamMinimumError(InvalidInputError):
    """No tent needs nobody, or a crowd."""

    code = "tent_team_minimum"


class TeamHoursError(InvalidInputError):
    """A warning comes in time, and not before a tent can be planned."""

    code = "tent_team_hours"


class TeamMinutesError(InvalidInputError):
    """What to expect is heard on the day itself."""

    code = "tent_team_minutes"


class PoliceAnsweredError(RuleViolationError):
    """Somebody of the police comes already."""

    code = "tent_police_answered"


class DeputyAskedError(RuleViolationError):
    """Whoever stands in was asked before."""

    code = "tent_deputy_asked"


class DeputyMissingError(RuleViolationError):
    """It was not agreed who stands in."""

    code = "tent_deputy_missing"


class CrewMinutesError(InvalidInputError):
    """Nobody helps so long on one evening."""

    code = "tent_crew_minutes"


class NoVolunteerError(NotFoundError):
    """Whoever it is, is no volunteer."""

    code = "tent_no_volunteer"


class SwapNotFoundError(NotFoundError):
    """Nobody asked for this evening to be taken over."""

    code = "tent_swap_not_found"


class CrewMissingError(RuleViolationError):
    """Only who is on the list of a tent can do this."""

    code = "tent_crew_missing"


class SwapTakenError(ConflictError):
    """Somebody else took the evening over just before."""

    code = "tent_swap_taken"


class CountingOverError(RuleViolationError):
    """Nothing is counted so long after the tent."""

    code = "tent_counting_over"


class NothingCountedError(RuleViolationError):
    """Nothing was counted that could be taken off."""

    code = "tent_nothing_counted"


class EvaluationClosedError(RuleViolationError):
    """Opinions are asked at the tent, and a day after it."""

    code = "tent_evaluation_closed"


class EvaluationsTooManyError(RuleViolationError):
    """So many opinions in so short a time are not those of visitors."""

    code = "tent_evaluations_too_many"


class PoliceNotAskedError(RuleViolationError):
    """Nobody of the police was asked to come to this tent."""

    code = "police_not_asked"
