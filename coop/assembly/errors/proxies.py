"""Reasons a proxy (volmacht) is refused."""

from coop.kernel.errors import (
    ConflictError,
    InvalidInputError,
    NotFoundError,
    RuleViolationError,
)


class ProxyNotFoundError(NotFoundError):
    """No such proxy, or not one's own to touch."""

    code = "proxy_not_found"


class ProxiesNotAllowedError(RuleViolationError):
    """The statutes exclude proxies (BW 2:38 lid 4)."""

    code = "proxies_not_allowed"


class ProxyToSelfError(InvalidInputError):
    """Nobody votes for him- or herself by proxy."""

    code = "proxy_to_self"


class GiverNotVoterError(RuleViolationError):
    """Only who has a vote can let somebody else cast it."""

    code = "proxy_giver_not_voter"


class HolderNotFoundError(InvalidInputError):
    """Nobody of that name or number may hold a proxy."""

    code = "proxy_holder_not_found"


class HolderAmbiguousError(InvalidInputError):
    """Several people have that name; their membership number tells them apart."""

    code = "proxy_holder_ambiguous"


class ProxyCapError(RuleViolationError):
    """The holder has as many proxies as the statutes allow."""

    code = "proxy_cap"


class ProxyChainError(RuleViolationError):
    """A proxy is not passed on: who holds one cannot give one, nor the reverse."""

    code = "proxy_chain"


class ProxyGivenAlreadyError(ConflictError):
    """The giver's vote is in somebody's hands already; that proxy ends first."""

    code = "proxy_given_already"


class GiverTakesPartError(RuleViolationError):
    """Who takes part votes him- or herself."""

    code = "proxy_giver_takes_part"


class ProxyDuringVoteError(RuleViolationError):
    """While a vote is open nothing about proxies changes."""

    code = "proxy_during_vote"


class ProxyEndedError(RuleViolationError):
    """The proxy does not hold any more."""

    code = "proxy_ended"


class NoProxyDraftError(RuleViolationError):
    """Nobody is giving a proxy in this chat (any more)."""

    code = "no_proxy_draft"


class NoProxyForVoteError(RuleViolationError):
    """The actor holds no proxy of this person for this vote."""

    code = "no_proxy_for_vote"


class PaperUnreadableError(InvalidInputError):
    """The scan is no PDF and no picture."""

    code = "proxy_paper_unreadable"


class PaperTooLargeError(InvalidInputError):
    """The scan is larger than we keep."""

    code = "proxy_paper_too_large"
