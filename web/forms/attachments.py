"""Photos as a form brings them, and the key they are kept with."""

from flask import request

from coop.incidents.documents import Safe
from coop.incidents.rules.attachments import LARGEST_PHOTO, MOST_PHOTOS
from web.context import current_settings

#: As many photos as are kept, each as large as may be, and the form around them.
LARGEST_FORM = MOST_PHOTOS * LARGEST_PHOTO + 64 * 1024


def safe() -> Safe:
    """Return the lock on photos and voice messages."""
    return Safe(current_settings().secret_key)


def sent_files() -> list[bytes]:
    """Return the files of a form; a field left empty brings one without a name."""
    return [file.read() for file in request.files.getlist("photos") if file.filename]


def ticked_cells() -> tuple[int, ...]:
    """Return the numbers of the cells that were ticked."""
    return tuple(int(text) for text in request.form.getlist("cell") if text.isdecimal())
