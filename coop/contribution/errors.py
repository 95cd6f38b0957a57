"""Reasons the contribution refuses."""

from coop.kernel.errors import (
    ConflictError,
    InvalidInputError,
    NotFoundError,
    RuleViolationError,
)


class MandateNotFoundError(NotFoundError):
    """No such mandate."""

    code = "mandate_not_found"


class RunNotFoundError(NotFoundError):
    """No such yearly run."""

    code = "run_not_found"


class RunFileNotFoundError(NotFoundError):
    """The run has no such file, or the worker has not written it yet."""

    code = "run_file_not_found"


class InvalidIbanError(InvalidInputError):
    """The account number is no IBAN, or its check digits are wrong."""

    code = "invalid_iban"


class InvalidCreditorIdError(InvalidInputError):
    """The incassant-ID is none, or its check digits are wrong."""

    code = "invalid_creditor_id"


class InvalidAmountError(InvalidInputError):
    """This is no amount of money in whole cents."""

    code = "invalid_amount"


class InvalidPaymentLinkError(InvalidInputError):
    """Members only get a link that begins with https and names a site."""

    code = "invalid_payment_link"


class BookColumnsError(InvalidInputError):
    """A line for the books needs an amount once: whole, or as debit and credit."""

    code = "book_columns"


class NothingToBookError(RuleViolationError):
    """Nothing of the kind happened in that year."""

    code = "nothing_to_book"


class HolderMissingError(InvalidInputError):
    """An account needs the name in which it stands."""

    code = "holder_missing"


class InvalidTermError(InvalidInputError):
    """A number of days is outside what makes sense."""

    code = "invalid_term"


class InvalidYearError(InvalidInputError):
    """The year lies too far away to be asked for now."""

    code = "invalid_year"


class SignedInFutureError(InvalidInputError):
    """Nobody signs on a day that is still to come."""

    code = "signed_in_future"


class MandateExistsError(ConflictError):
    """This member gave a mandate already; another account is a change of it."""

    code = "mandate_exists"


class MandateRevokedError(RuleViolationError):
    """A mandate that was revoked cannot be used or changed any more."""

    code = "mandate_revoked"


class CreditorMissingError(RuleViolationError):
    """Without an account of our own nobody can be asked to pay."""

    code = "creditor_missing"


class CollectionTooEarlyError(RuleViolationError):
    """Who pays by collection must be told some days before."""

    code = "collection_too_early"


class NoBusinessDayError(RuleViolationError):
    """Banks collect on days on which they work with each other (TARGET2)."""

    code = "no_business_day"


class PayByTooEarlyError(RuleViolationError):
    """Who pays by hand gets the agreed number of days for it."""

    code = "pay_by_too_early"


class RunFixedError(ConflictError):
    """Somebody fixed this run already."""

    code = "run_fixed"


class RunChangedError(ConflictError):
    """Members or mandates changed since the preview, so it would ask something else."""

    code = "run_changed"


class NothingToAskError(RuleViolationError):
    """Nobody owes anything that was not asked before."""

    code = "nothing_to_ask"


class DueNotFoundError(NotFoundError):
    """Nothing of the kind was asked."""

    code = "due_not_found"


class EntryNotFoundError(NotFoundError):
    """No such line of a statement."""

    code = "entry_not_found"


class NoStatementError(InvalidInputError):
    """The file is no camt.053, or something in it makes no sense."""

    code = "no_statement"


class StatementRowError(InvalidInputError):
    """A row of the file makes no sense, so nothing of the file is taken in."""

    code = "statement_row"


class BankColumnTwiceError(InvalidInputError):
    """Two columns of a file cannot both be the amount, or the day."""

    code = "bank_column_twice"


class BankColumnsMissingError(InvalidInputError):
    """Without a day and an amount a row is no payment."""

    code = "bank_columns_missing"


class StatementNotFoundError(NotFoundError):
    """No such statement."""

    code = "statement_not_found"


class StatementReadError(ConflictError):
    """Somebody said already what its columns are."""

    code = "statement_read"


class StatementTooLargeError(InvalidInputError):
    """The file is larger than a cooperative's statement can be."""

    code = "statement_too_large"


class StatementKnownError(ConflictError):
    """This very file was uploaded before; nothing is booked twice."""

    code = "statement_known"


class OtherAccountError(RuleViolationError):
    """The statement is of another account than ours."""

    code = "other_account"


class EntrySettledError(ConflictError):
    """Somebody decided about this line already."""

    code = "entry_settled"


class ReturnTooLargeError(RuleViolationError):
    """More would come back than was paid."""

    code = "return_too_large"


class NobodyToRemindError(RuleViolationError):
    """Nobody is behind who was not reminded lately."""

    code = "nobody_to_remind"
