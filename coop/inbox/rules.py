"""What a mail that came in says of itself, and what became of it."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

#: As long as the link in the mail that is answered.
TAG_LASTS = timedelta(days=14)
#: Hexadecimal digits: 128 bits in small letters, for a mail server may make letters small.
TAG_LENGTH = 32
#: A mail that comes again, comes within days.
MAILS_KEPT = timedelta(days=90)


class MailKind(StrEnum):
    """Who wrote it."""

    PERSON = "person"
    #: An absence notice or another answer that nobody typed (RFC 3834).
    AUTOMATIC = "automatic"
    #: A report that a mail of ours did not arrive (RFC 3464).
    BOUNCE = "bounce"


class MailOutcome(StrEnum):
    """What became of a mail; kept without a word of it."""

    #: The numbers in it were carried out.
    ANSWERED = "answered"
    #: A kind mail went back, and nothing was changed.
    RETURNED = "returned"
    #: Too many went back today: nothing was said or done.
    SILENT = "silent"
    AUTOMATIC = "automatic"
    BOUNCE = "bounce"
    #: No reply to anything of ours: left for who reads the mailbox.
    STRANGE = "strange"
    #: It came before.
    DOUBLE = "double"

    @property
    def is_handled(self) -> bool:
        """Tell whether nobody has to look at it any more."""
        return self in {MailOutcome.ANSWERED, MailOutcome.RETURNED, MailOutcome.DOUBLE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """What a report says of a mail of ours that did not arrive (RFC 3464)."""

    #: The enhanced status code, such as 5.1.1.
    status: str
    #: What the other server said.
    said: str
    #: Message-IDs of the mail it is about, where the report holds it.
    message_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingMail:
    """A mail taken apart, as far as it is needed."""

    message_id: str
    #: The one address it says to come from; empty when it names none, or several.
    sender: str
    recipients: tuple[str, ...]
    #: Message-IDs of the mails it answers.
    answers: tuple[str, ...]
    text: str
    kind: MailKind
    #: Only of a report that says so for good; one of a mere delay is no news.
    returned: Returned | None = None


def tags_in(recipients: tuple[str, ...]) -> tuple[str, ...]:
    """Return what stands between + and @ in the addresses of a mail, in small letters."""
    names = (address.rpartition("@")[0] for address in recipients)
    tags = (name.rpartition("+")[2].lower() for name in names if "+" in name)
    return tuple(tag for tag in tags if len(tag) == TAG_LENGTH)
