"""Photos, documents and voice messages: kept in the store, fetched by the bot over HTTP."""

import re
from dataclasses import dataclass, replace

from bots.practice.answers import Json, bad_request
from bots.practice.params import Upload
from bots.practice.pictures import read_picture, small_grey
from bots.practice.store import Row, Store

MOST_DOWNLOAD = 20 * 1024 * 1024
MOST_UPLOAD = 50 * 1024 * 1024
MOST_PHOTO = 10 * 1024 * 1024
FOLDERS = {"photo": "photos", "document": "documents", "voice": "voice", "sticker": "stickers"}
#: How the ids of Telegram look for each kind; the number of our row follows.
_PREFIXES = {"photo": "AgACAgQAAx", "document": "BQACAgQAAx", "voice": "AwACAgQAAx"}
_FILE_ID = re.compile(r"[A-Za-z]+AAx0*(\d+)Q?")


@dataclass(frozen=True, kw_only=True)
class StoredFile:
    """A file without its content."""

    kind: str
    mime_type: str
    number: int = 0
    name: str | None = None
    path: str = ""
    size: int = 0
    width: int = 0
    height: int = 0
    thumbnail: int | None = None

    @property
    def file_id(self) -> str:
        """Give the id that bots pass around."""
        return f"{_PREFIXES.get(self.kind, 'CAACAgQAAx')}{self.number:012d}Q"

    def as_size(self) -> Json:
        """Give the file as one size of a photo."""
        return self.as_file() | {"width": self.width, "height": self.height}

    def as_file(self) -> Json:
        """Give what every file has."""
        return {
            "file_id": self.file_id,
            "file_unique_id": f"AQAD{self.number:08d}",
            "file_size": self.size,
        }

    def as_document(self) -> Json:
        """Give the file as document."""
        named = {"file_name": self.name} if self.name else {}
        return self.as_file() | named | {"mime_type": self.mime_type}


class Files:
    """All files ever sent here."""

    def __init__(self, store: Store) -> None:
        """Keep them in this store."""
        self._store = store

    def add_photo(self, upload: Upload, most: int = MOST_PHOTO) -> list[Json]:
        """Keep a photo as Telegram does: re-made, in two sizes, smallest first."""
        if len(upload.content) > most:
            raise bad_request("file is too big for a photo")
        picture = read_picture(upload.content)
        if picture is None:
            raise bad_request("IMAGE_PROCESS_FAILED")
        if picture.width + picture.height > 10_000:  # noqa: PLR2004 the Bot API's own limit
            raise bad_request("PHOTO_INVALID_DIMENSIONS")
        grey = StoredFile(kind="photo", mime_type="image/png", width=90, height=68)
        small = self._keep(grey, "png", small_grey(grey.width, grey.height))
        draft = StoredFile(
            kind="photo",
            mime_type=picture.mime_type,
            width=picture.width,
            height=picture.height,
            thumbnail=small.number,
        )
        large = self._keep(draft, picture.extension, picture.content)
        return [small.as_size(), large.as_size()]

    def add(self, kind: str, upload: Upload) -> StoredFile:
        """Keep any other file as it came."""
        if len(upload.content) > MOST_UPLOAD:
            raise bad_request("file is too big")
        if not upload.content:
            raise bad_request("file must be non-empty")
        extension = upload.name.rpartition(".")[2] if "." in upload.name else "bin"
        safe = re.sub(r"[^a-z0-9]", "", extension.lower())[:8] or "bin"
        draft = StoredFile(kind=kind, name=upload.name, mime_type=upload.mime_type)
        return self._keep(draft, safe, upload.content)

    def find(self, file_id: str) -> StoredFile | None:
        """Find a file by the id that was given out for it."""
        match = _FILE_ID.fullmatch(file_id)
        row = match and self._store.row(
            "SELECT number, kind, name, path, mime_type, size, width, height, thumbnail"
            " FROM files WHERE number = ?",
            int(match[1]),
        )
        found = _file(row) if row else None
        return found if found and found.file_id == file_id else None

    def photo_sizes(self, file: StoredFile) -> list[Json]:
        """Give both sizes of a photo sent before."""
        small = self._store.row(
            "SELECT number, kind, name, path, mime_type, size, width, height, thumbnail"
            " FROM files WHERE number = ?",
            file.thumbnail,
        )
        return [_file(small).as_size(), file.as_size()] if small else [file.as_size()]

    def delete(self, file_id: str) -> None:
        """Forget a file for good."""
        file = self.find(file_id)
        if file is not None:
            self._store.write("DELETE FROM files WHERE number = ?", file.number)

    def content(self, path: str) -> tuple[bytes, str] | None:
        """Read a file by its path, with its kind."""
        row = self._store.row("SELECT content, mime_type FROM files WHERE path = ?", path)
        return None if row is None else (row[0], row[1])

    def _keep(self, draft: StoredFile, extension: str, content: bytes) -> StoredFile:
        number = self._store.write(
            "INSERT INTO files (kind, name, path, mime_type, size, width, height, thumbnail,"
            " content) VALUES (?, ?, '', ?, ?, ?, ?, ?, ?)",
            *(draft.kind, draft.name, draft.mime_type, len(content)),
            *(draft.width, draft.height, draft.thumbnail, content),
        )
        path = f"{FOLDERS[draft.kind]}/file_{number}.{extension}"
        self._store.write("UPDATE files SET path = ? WHERE number = ?", path, number)
        return replace(draft, number=number, path=path, size=len(content))


def _file(row: Row) -> StoredFile:
    return StoredFile(
        number=row[0],
        kind=row[1],
        name=row[2],
        path=row[3],
        mime_type=row[4],
        size=row[5],
        width=row[6],
        height=row[7],
        thumbnail=row[8],
    )
