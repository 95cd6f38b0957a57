"""Voice messages: kept as they came, after a look at what they are and how long they last."""

from dataclasses import dataclass
from datetime import timedelta

from coop.incidents.errors import VoiceTooLongError, VoiceUnreadableError
from coop.incidents.rules.attachments import (
    LARGEST_VOICE,
    LONGEST_VOICE,
    FileKind,
    file_kind_of,
)

#: RFC 7845 section 4: an Opus stream counts 48,000 steps a second, whatever was recorded.
_STEPS_A_SECOND = 48_000
#: RFC 3533 section 6: each page begins so, and says where in the sound it ends.
_PAGE = b"OggS"
_ENDS_AT = slice(6, 14)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A voice message; nobody but a moderator listens to it, no machine either (C15)."""

    content: bytes
    seconds: int


def voice_from(content: bytes) -> Voice:
    """Look whether it is speech in Opus that is short enough, or refuse."""
    if len(content) > LARGEST_VOICE:
        raise VoiceTooLongError(minutes=LONGEST_VOICE // timedelta(minutes=1))
    if file_kind_of(content) is not FileKind.OPUS:
        raise VoiceUnreadableError
    last = content[content.rindex(_PAGE) :]
    steps = int.from_bytes(last[_ENDS_AT], "little", signed=True)
    if steps <= 0:
        raise VoiceUnreadableError
    lasts = timedelta(seconds=-(-steps // _STEPS_A_SECOND))
    if lasts > LONGEST_VOICE:
        raise VoiceTooLongError(minutes=LONGEST_VOICE // timedelta(minutes=1))
    return Voice(content=content, seconds=lasts // timedelta(seconds=1))
