"""Photos and voice messages in the dialogue of a buurtmelding.

They are fetched while the update is handled: it stands in the inbox until then, so that a
crash halfway fetches once more and keeps once. Whatever is wrong with them, the question says
so and the report in progress loses nothing.
"""

from telegram import Message
from telegram.error import TelegramError

from bots.context import CoopContext
from coop.incidents.documents import Safe
from coop.incidents.errors import (
    AttachmentNotReceivedError,
    FilmNotTakenError,
    VoiceTooLongError,
)
from coop.incidents.queries.attachments import photo_anew, photos_taken, voice_heard
from coop.incidents.rules.answers import DraftKey
from coop.incidents.rules.attachments import (
    LARGEST_PHOTO,
    LARGEST_VOICE,
    LIMITS,
    TurnedAway,
)
from coop.incidents.services.attachments import add_photos, add_voice, meet_album, turn_away
from coop.kernel.errors import CoopError
from coop.kernel.permissions import Actor
from coop.rendering.errors import PhotoTooLargeError

_WHY = {why.value: why for why in TurnedAway}
#: Whoever sent a file may not have said of what kind it is.
_UNSAID = frozenset({"", "application/octet-stream"})


def is_sent_along(message: Message) -> bool:
    """Tell whether a message is a photo, film or voice message."""
    return bool(message.voice or message.photo or _is_film(message) or _image_file(message))


async def take(context: CoopContext, actor: Actor, key: DraftKey, message: Message) -> bool:
    """Keep what was sent, or remember why not; tell whether the question stands below it.

    The parts of an album come one by one and get one question, which the later ones change.
    """
    is_first = await context.run(meet_album, actor, key=key, album=message.media_group_id)
    try:
        if message.voice:
            await _take_voice(context, actor, key, message)
        else:
            await _take_photo(context, actor, key, message)
    except CoopError as error:
        if error.code not in _WHY:
            raise
        await context.run(turn_away, actor, key=key, why=_WHY[error.code])
    return is_first


async def _take_photo(context: CoopContext, actor: Actor, key: DraftKey, message: Message) -> None:
    # Before anything is fetched: a group that takes none in does not even hold it for a second.
    await context.ask(photos_taken, actor, key=key)
    if _is_film(message):
        raise FilmNotTakenError
    sent = message.photo[-1] if message.photo else message.document
    assert sent is not None
    if (sent.file_size or 0) > LARGEST_PHOTO:
        raise PhotoTooLargeError(megabytes=LIMITS["megabytes"])
    content = await _fetched(context, sent.file_id)
    photo = await context.ask(photo_anew, actor, key=key, content=content)
    await context.run(add_photos, actor, key=key, photos=(photo,), safe=_safe(context))


async def _take_voice(context: CoopContext, actor: Actor, key: DraftKey, message: Message) -> None:
    assert message.voice is not None
    if (message.voice.file_size or 0) > LARGEST_VOICE:
        raise VoiceTooLongError(minutes=LIMITS["minutes"])
    content = await _fetched(context, message.voice.file_id)
    voice = await context.ask(voice_heard, actor, content=content)
    await context.run(add_voice, actor, key=key, voice=voice, safe=_safe(context))


async def _fetched(context: CoopContext, file_id: str) -> bytes:
    try:
        file = await context.bot.get_file(file_id)
        return bytes(await file.download_as_bytearray())
    except TelegramError:
        raise AttachmentNotReceivedError from None


def _safe(context: CoopContext) -> Safe:
    return Safe(context.settings.secret_key)


def _is_film(message: Message) -> bool:
    return bool(
        message.video
        or message.video_note
        or message.animation
        or _file_kind(message).startswith("video/")
    )


def _image_file(message: Message) -> bool:
    """Tell whether a file may be a picture; what it is, its bytes say once it is fetched."""
    kind = _file_kind(message)
    unsaid = message.document is not None and kind in _UNSAID
    return unsaid or kind.startswith("image/")


def _file_kind(message: Message) -> str:
    return (message.document.mime_type or "") if message.document else ""
