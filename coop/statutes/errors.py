"""Reasons the rule book refuses."""

from coop.kernel.errors import (
    ConflictError,
    InvalidInputError,
    NotFoundError,
    RuleViolationError,
)


class RuleNotFoundError(NotFoundError):
    """No such rule."""

    code = "rule_not_found"


class RuleUnreadableError(InvalidInputError):
    """What was typed is no value of this kind."""

    code = "rule_unreadable"


class RuleArticleMissingError(InvalidInputError):
    """Statutes and regulations are cited: which article says so."""

    code = "rule_article_missing"


class OutOfReachError(InvalidInputError):
    """The law draws no line here, but no cooperative goes this far."""

    code = "out_of_reach"


class BelowLawError(RuleViolationError):
    """The law allows no less."""

    code = "below_law"


class AboveLawError(RuleViolationError):
    """The law allows no more."""

    code = "above_law"


class FixedByLawError(RuleViolationError):
    """The law leaves nothing to choose."""

    code = "fixed_by_law"


class LayerNotAllowedError(RuleViolationError):
    """Only the statutes may say this, not the regulations."""

    code = "layer_not_allowed"


class BreaksStatutesError(RuleViolationError):
    """The regulations may not say otherwise than the statutes (BW 2:25)."""

    code = "breaks_statutes"


class RuleNeedsOtherError(RuleViolationError):
    """This is allowed only while another rule is on."""

    code = "rule_needs_other"


class RuleTakenError(ConflictError):
    """Somebody has set this rule for this day already."""

    code = "rule_taken"


class RuleInForceError(RuleViolationError):
    """What has been in force is history and is not taken back."""

    code = "rule_in_force"


class SwitchNeedsTwoError(RuleViolationError):
    """This switch is turned by two board members, never by one (C30)."""

    code = "switch_needs_two"


class ClauseMissingError(InvalidInputError):
    """The literal words of the statutes are missing."""

    code = "clause_missing"


class DeedPageMissingError(InvalidInputError):
    """Where in the deed the words stand is missing."""

    code = "deed_page_missing"


class ProposalNotFoundError(NotFoundError):
    """No such proposal to turn a switch."""

    code = "switch_proposal_not_found"


class ProposalOpenError(ConflictError):
    """A proposal for this switch is waiting already."""

    code = "switch_proposal_open"


class ProposalDecidedError(ConflictError):
    """Somebody has confirmed or refused this proposal already."""

    code = "switch_proposal_decided"


class OwnProposalError(RuleViolationError):
    """Who proposes cannot confirm."""

    code = "own_switch_proposal"


class SwitchStandsError(RuleViolationError):
    """The switch stands like this already."""

    code = "switch_stands"


class ModelStandsError(RuleViolationError):
    """The statutes say all that the model says already."""

    code = "model_stands"


class ElectronicVotingOffError(RuleViolationError):
    """The statutes do not (yet) allow voting by electronic means (BW 2:38 lid 6)."""

    code = "electronic_voting_off"
