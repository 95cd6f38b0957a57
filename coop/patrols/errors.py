"""Reasons rounds refuse."""

from coop.kernel.errors import ConflictError, InvalidInputError, NotFoundError, RuleViolationError


class TeamNotFoundError(NotFoundError):
    """No rounds are walked in this group."""

    code = "patrol_team_not_found"


class WalkerNotFoundError(NotFoundError):
    """Nobody asks here, or walks along."""

    code = "walker_not_found"


class RoundNotFoundError(NotFoundError):
    """No such round, or not one of yours."""

    code = "patrol_round_not_found"


class RoundNoteNotFoundError(NotFoundError):
    """No such note of a round."""

    code = "round_note_not_found"


class AlreadyWalkerError(RuleViolationError):
    """Somebody asked already, or walks along."""

    code = "already_walker"


class WalksNotInGroupError(RuleViolationError):
    """Who walks takes part in the group."""

    code = "walks_not_in_group"


class ConductNotAcceptedError(RuleViolationError):
    """The rules of conduct come before the first round."""

    code = "conduct_not_accepted"


class ConductChangedError(ConflictError):
    """The rules of conduct were changed after they were read."""

    code = "conduct_changed"


class NeverAloneError(RuleViolationError):
    """A round is walked by two at least."""

    code = "never_alone"


class RoundFullError(RuleViolationError):
    """More than a few together are no round but a crowd."""

    code = "round_full"


class RoundStepNotAllowedError(RuleViolationError):
    """A round does not go from where it is to there."""

    code = "round_step_not_allowed"


class RoundTooEarlyError(RuleViolationError):
    """The hour of the round has not come yet."""

    code = "round_too_early"


class RoundInPastError(InvalidInputError):
    """A round is planned for an hour to come."""

    code = "round_in_past"


class RoundWithoutStreetsError(InvalidInputError):
    """A round goes through streets of the group, and not too many."""

    code = "round_without_streets"


class RoundNoteWarnedError(InvalidInputError):
    """The words seem to name somebody, or what leads to somebody."""

    code = "round_note_warned"

    def __init__(self, *, cautions: tuple[str, ...]) -> None:
        """Say what the words seem to hold."""
        super().__init__(cautions=cautions)
        self.cautions = cautions


class RoundNoteHandedError(ConflictError):
    """A buurtmelding was made of this note already."""

    code = "round_note_handed"
