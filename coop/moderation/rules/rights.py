"""What the bot must be allowed in a group, and what goes wrong there."""

from collections.abc import Mapping
from enum import StrEnum


class Right(StrEnum):
    """A right of an administrator in Telegram that the bot cannot do without."""

    DELETE = "can_delete_messages"
    RESTRICT = "can_restrict_members"


class BotPlace(StrEnum):
    """The bot's place in a chat, as Telegram names it."""

    ADMINISTRATOR = "administrator"
    MEMBER = "member"
    RESTRICTED = "restricted"
    LEFT = "left"
    KICKED = "kicked"


class Trouble(StrEnum):
    """What moderators must know of their group's chat; one line each on their page."""

    #: The bot was put out of the group.
    BOT_OUT = "bot_out"
    #: It is there, but as an ordinary member: it hears next to nothing.
    NO_ADMINISTRATOR = "no_administrator"
    CANNOT_DELETE = "cannot_delete"
    CANNOT_RESTRICT = "cannot_restrict"
    CANNOT_INVITE = "cannot_invite"
    #: Telegram restricts members in supergroups only.
    NO_SUPERGROUP = "no_supergroup"
    #: The topic that the bot writes in was taken away.
    TOPIC_GONE = "topic_gone"


def troubles_of(place: BotPlace, rights: Mapping[str, bool]) -> frozenset[Trouble]:
    """Return what is missing for the bot to do its work in a chat."""
    if place in {BotPlace.LEFT, BotPlace.KICKED}:
        return frozenset({Trouble.BOT_OUT})
    if place is not BotPlace.ADMINISTRATOR:
        return frozenset({Trouble.NO_ADMINISTRATOR})
    missing = {
        Right.DELETE: Trouble.CANNOT_DELETE,
        Right.RESTRICT: Trouble.CANNOT_RESTRICT,
    }
    return frozenset(trouble for right, trouble in missing.items() if not rights.get(right))


#: Said by Telegram -> what it means for the moderators.
_SAID: tuple[tuple[str, Trouble], ...] = (
    ("bot was kicked", Trouble.BOT_OUT),
    ("bot is not a member", Trouble.BOT_OUT),
    ("message can't be deleted", Trouble.CANNOT_DELETE),
    ("not enough rights to restrict", Trouble.CANNOT_RESTRICT),
    ("not enough rights to change chat permissions", Trouble.CANNOT_RESTRICT),
    ("not enough rights to manage chat invite link", Trouble.CANNOT_INVITE),
    ("only in supergroups", Trouble.NO_SUPERGROUP),
    ("thread not found", Trouble.TOPIC_GONE),
    ("chat_admin_required", Trouble.NO_ADMINISTRATOR),
)


def trouble_in(said: str) -> Trouble | None:
    """Return what a refusal of Telegram means for the moderators, if it means anything."""
    low = said.lower()
    return next((trouble for words, trouble in _SAID if words in low), None)
