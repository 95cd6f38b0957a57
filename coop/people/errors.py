"""Reasons people refuse."""

from coop.kernel.errors import (
    ConflictError,
    InvalidInputError,
    NotAllowedError,
    NotFoundError,
    RuleViolationError,
)


class PersonNotFoundError(NotFoundError):
    """No such person."""

    code = "person_not_found"


class LinkNotFoundError(NotFoundError):
    """The link was never given out."""

    code = "link_not_found"


class LinkExpiredError(RuleViolationError):
    """The link was valid until an earlier moment."""

    code = "link_expired"


class LinkUsedError(ConflictError):
    """The link has done its work already."""

    code = "link_used"


class ChannelTakenError(ConflictError):
    """The Telegram account belongs to somebody else here."""

    code = "channel_taken"


class InvalidEmailError(InvalidInputError):
    """The text is not a mail address."""

    code = "invalid_email"


class InvalidPhoneError(InvalidInputError):
    """The text is not a telephone number."""

    code = "invalid_phone"


class NoPracticeError(NotAllowedError):
    """Persona buttons work in practice only."""

    code = "no_practice"


class SignInNotAskedError(RuleViolationError):
    """This browser did not ask to sign in, so no code belongs to it."""

    code = "sign_in_not_asked"


class SignInExpiredError(RuleViolationError):
    """The code was valid until an earlier moment."""

    code = "sign_in_expired"


class SignInUsedError(ConflictError):
    """Somebody came in already with this mail."""

    code = "sign_in_used"


class TooManyAttemptsError(RuleViolationError):
    """The code was guessed too often."""

    code = "too_many_attempts"


class TooManySignInsError(RuleViolationError):
    """Mails were asked for too often, for one address or from one place."""

    code = "too_many_sign_ins"


class NameMissingError(InvalidInputError):
    """Somebody must be called something."""

    code = "name_missing"


class AddressMissingError(InvalidInputError):
    """A front door has a street and a town."""

    code = "address_missing"


class OwnDataChangedError(ConflictError):
    """What the form showed was changed in the meantime, in another window perhaps."""

    code = "own_data_changed"


class EmailAlreadyOwnError(InvalidInputError):
    """The new mail address is the one that counts already."""

    code = "email_already_own"


class EmailChangeNotAskedError(RuleViolationError):
    """No new mail address waits for a code, or no longer."""

    code = "email_change_not_asked"


class ChannelMissingError(RuleViolationError):
    """Consent to a kind of channel that leads nowhere says nothing."""

    code = "channel_missing"


class AccessCodeClosedError(RuleViolationError):
    """The code of the letter was used or replaced, or its time is over."""

    code = "access_code_closed"


class AccessCodeNotFoundError(NotFoundError):
    """No such letter was made for this person."""

    code = "access_code_not_found"


class ControlQuestionsMissingError(RuleViolationError):
    """A code is read out only after two control questions."""

    code = "control_questions_missing"


class SessionNotFoundError(NotFoundError):
    """No such session of this person."""

    code = "session_not_found"


class PasskeyLateError(RuleViolationError):
    """The browser's answer comes too late, or twice."""

    code = "passkey_late"


class PasskeyNamelessError(InvalidInputError):
    """A passkey needs a name, so that its owner can tell it from another."""

    code = "passkey_nameless"


class PasskeyNotFoundError(NotFoundError):
    """No such passkey of this person."""

    code = "passkey_not_found"


class PasskeyRefusedError(RuleViolationError):
    """The passkey is not known here, was copied, or is another site's."""

    code = "passkey_refused"


class TooManyPasskeysError(RuleViolationError):
    """Somebody has so many passkeys that none can be told from another."""

    code = "too_many_passkeys"


class NoMailAddressError(RuleViolationError):
    """A sign-in mail needs an address to go to."""

    code = "no_mail_address"


class TooManyGuessesError(RuleViolationError):
    """Codes were tried too often from this place."""

    code = "too_many_guesses"


class AuthenticatorMissingError(RuleViolationError):
    """No app makes codes for this person, or none is being set up."""

    code = "authenticator_missing"


class AuthenticatorUnreadableError(RuleViolationError):
    """The site has another key since the app was set up, so no code of it can be checked."""

    code = "authenticator_unreadable"


class SecondStepMissingError(RuleViolationError):
    """There is no second step yet, so there is nothing to recover or to take away."""

    code = "second_step_missing"


class ResetNotFoundError(NotFoundError):
    """No such wish to take a second step away."""

    code = "reset_not_found"


class ResetOpenError(ConflictError):
    """Another board member asked the same, and it waits."""

    code = "reset_open"


class ResetClosedError(ConflictError):
    """It was decided already, or waited too long."""

    code = "reset_closed"


class ResetAloneError(RuleViolationError):
    """Whoever asked it needs another board member."""

    code = "reset_alone"


class ResetOfOneselfError(RuleViolationError):
    """Nobody takes the own second step away without it."""

    code = "reset_of_oneself"
