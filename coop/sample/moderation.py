"""What the rules of the group in Telegram stopped this morning, for a moderator to judge."""

from datetime import timedelta

from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM
from coop.moderation.rules.reading import Said
from coop.moderation.services.messages import Where, Writer, read_message
from coop.sample.personas import EVERYBODY
from coop.sample.telegram import GROUP_CHAT

#: Far from the numbers that the practice Telegram gives, which begins at one.
FIRST_NUMBER = 900_001
#: How long ago, and what was written; no plate like these was ever given out.
WRITTEN = (
    (timedelta(hours=5), "Zelfde bus als gisteren: QX-12-ZT, voor de school"),
    (timedelta(hours=4), "Ik zag twee getinte jongens op het plein"),
    (timedelta(hours=2), "Bedankt allemaal!"),
)


def fill(coop: Coop) -> None:
    """Let a member write what the rules stop."""
    member = next(persona for persona in EVERYBODY if persona.key == "member")
    assert member.telegram is not None
    writer = Writer(account_id=member.telegram, first_name=member.name.given)
    for number, (ago, text) in enumerate(WRITTEN, FIRST_NUMBER):
        coop.as_of(coop.clock.now() - ago).run(
            read_message,
            SYSTEM,
            where=Where(chat_id=GROUP_CHAT, message_id=number),
            writer=writer,
            said=Said(text=text),
        )
