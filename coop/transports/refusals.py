"""What a refusal over SMTP, or a report that a mail came back, means for mail and address."""

import re
from dataclasses import dataclass
from enum import StrEnum

FIRST_PERMANENT_CODE = 500
#: RFC 5321 section 3.8: the relay closes the line, whatever was being said.
CLOSING = 421
#: RFC 3463: class, subject and detail, at the beginning of what was said.
ENHANCED = re.compile(r"\s*([245])\.(\d{1,3})\.(\d{1,3})\b")


class Stage(StrEnum):
    """How far the conversation was when the relay refused."""

    #: Greeting, TLS or sign-in: no mail was named yet.
    LINE = "line"
    SENDER = "sender"
    RECIPIENT = "recipient"
    CONTENT = "content"


class Verdict(StrEnum):
    """What a refusal says about the next attempt."""

    #: The relay takes nothing from us now; this mail is not to blame and others need not try.
    RELAY = "relay"
    #: This mail, later: greylisting, a full mailbox, a busy server.
    LATER = "later"
    #: Never this mail, but another one may arrive there.
    MESSAGE = "message"
    #: Nothing will ever arrive there.
    ADDRESS = "address"


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """An enhanced status code (RFC 3463)."""

    kind: int
    subject: int
    detail: int

    @property
    def is_permanent(self) -> bool:
        """Tell whether the server will say the same next time."""
        return self.kind == 5  # noqa: PLR2004 - RFC 3463: 5 is a permanent failure


#: RFC 3463 section 3 and RFC 7505: these say that there is no such mailbox or no such domain.
_NOBODY_THERE = frozenset({(1, 1), (1, 2), (1, 3), (1, 4), (1, 6), (1, 10), (2, 1), (4, 4)})
#: A full mailbox is emptied one day, however permanent its server calls it.
_FULL = (2, 2)
#: Without an enhanced code: RFC 5321 section 4.2.3, in answer to RCPT.
_NO_SUCH_MAILBOX = frozenset({550, 551, 553})
_STORAGE_EXCEEDED = 552


def status_in(said: str) -> Status | None:
    """Return the enhanced status code with which an answer begins."""
    found = ENHANCED.match(said)
    if found is None:
        return None
    kind, subject, detail = (int(number) for number in found.groups())
    return Status(kind=kind, subject=subject, detail=detail)


def judge(stage: Stage, code: int, said: str) -> Verdict:
    """Return what an answer of the relay means."""
    if stage in {Stage.LINE, Stage.SENDER} or code == CLOSING:
        # A wrong password or a sender it does not take would refuse every mail alike: none of
        # them may be lost over it.
        return Verdict.RELAY
    status = status_in(said)
    if code < FIRST_PERMANENT_CODE:
        return Verdict.LATER
    if status is not None and status.is_permanent:
        return judge_status(status)
    if stage is Stage.RECIPIENT and code in _NO_SUCH_MAILBOX:
        return Verdict.ADDRESS
    if stage is Stage.RECIPIENT and code == _STORAGE_EXCEEDED:
        return Verdict.LATER
    return Verdict.MESSAGE


def judge_status(status: Status) -> Verdict:
    """Return what a status says by itself, as in a report that a mail came back (RFC 3464)."""
    if not status.is_permanent or (status.subject, status.detail) == _FULL:
        return Verdict.LATER
    if (status.subject, status.detail) in _NOBODY_THERE:
        return Verdict.ADDRESS
    # 5.7.x: a rule of the receiver, such as a filter; the mailbox is there.
    return Verdict.MESSAGE
