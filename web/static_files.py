"""Serves the built browser files, each under an address with its hash: kept for a year."""

import json
from http import HTTPStatus
from pathlib import Path

from flask import Flask, Response, abort, request, url_for

DIST = Path(__file__).parent / "static" / "dist"
A_YEAR_IN_SECONDS = 365 * 24 * 60 * 60
# Best first. `npm run build` writes these beside each text file.
ENCODINGS = (("br", ".br"), ("gzip", ".gz"))
TYPES = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".woff2": "font/woff2",
}


class AssetManifest:
    """The hashes that `npm run build` wrote, read again when the build is newer."""

    def __init__(self, folder: Path = DIST) -> None:
        """Remember where the files will be; they are read at first use."""
        self.folder = folder
        self._path = folder / "manifest.json"
        self._hashes: dict[str, str] = {}
        self._built_at = 0

    def hashes(self) -> dict[str, str]:
        """Give the hash of every built file by its name."""
        try:
            built_at = self._path.stat().st_mtime_ns
        except FileNotFoundError:
            return {}
        if built_at != self._built_at:
            self._hashes = json.loads(self._path.read_text(encoding="utf-8"))
            self._built_at = built_at
        return self._hashes

    def version_of(self, name: str) -> str:
        """Find the hash of one built file; without a build pages still show."""
        hashes = self.hashes()
        return hashes[name] if hashes else "unbuilt"


def init_app(app: Flask, manifest: AssetManifest | None = None) -> None:
    """Give templates `asset("site.css")` and answer the addresses that it makes."""
    files = manifest or AssetManifest()

    def asset(name: str) -> str:
        return url_for("asset", version=files.version_of(name), name=name)

    def serve(version: str, name: str) -> Response:
        return _answer(files, version, name)

    app.jinja_env.globals["asset"] = asset
    app.add_url_rule("/assets/<version>/<name>", endpoint="asset", view_func=serve)


def _answer(files: AssetManifest, version: str, name: str) -> Response:
    hashes = files.hashes()
    if name not in hashes:
        abort(HTTPStatus.NOT_FOUND)
    encoding, suffix = _encoding_of(files.folder, name)
    # The manifest names every file that may be asked for, so no path of the reader's is opened.
    content = (files.folder / (name + suffix)).read_bytes()
    response = Response(content, mimetype=TYPES.get(Path(name).suffix))
    response.vary.add("Accept-Encoding")
    if encoding:
        response.headers["Content-Encoding"] = encoding
    # A font named in a style sheet is asked under the sheet's version; its own name has a hash.
    keep = f"public, max-age={A_YEAR_IN_SECONDS}, immutable"
    response.headers["Cache-Control"] = keep if version in hashes.values() else "no-cache"
    return response


def _encoding_of(folder: Path, name: str) -> tuple[str, str]:
    for encoding, suffix in ENCODINGS:
        if request.accept_encodings[encoding] and (folder / (name + suffix)).exists():
            return encoding, suffix
    return "", ""
