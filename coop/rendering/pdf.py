"""Makes PDFs for paper and for a screen reader: tagged (PDF/UA), with the fonts inside typst.

A source is fixed text of ours. What differs comes as data and is read there with
``json(bytes(sys.inputs.data))``, so that a name with a ``#`` in it stays a name.
"""

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path

import segno
import typst


def pdf(source: str, data: Mapping[str, object], *, archived: bool = False) -> bytes:
    """Lay a document out. It sets its own title and language, as PDF/UA asks.

    To be archived (PDF/A) it sets its own date as well.
    """
    with tempfile.TemporaryDirectory() as name:
        # Nothing but the source lies under this root, so it reads no other file.
        main = Path(name) / "main.typ"
        main.write_text(source, encoding="utf-8")
        return typst.compile(
            main,
            root=main.parent,
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(data)},
            # Tagged for a screen reader; to be archived, the same file is PDF/A as well.
            pdf_standards=["ua-1", "a-2a"] if archived else ["ua-1"],
        )


def qr_code(text: str) -> str:
    """Draw a QR code as SVG, for ``image(bytes(…), format: "svg", alt: …)`` or a page."""
    return str(segno.make(text, error="m", micro=False).svg_inline(scale=4, border=2))


def qr_picture(text: str) -> str:
    """Draw a QR code on white as a data URI, for an ``img`` on a page that may be dark."""
    code = segno.make(text, error="m", micro=False)
    return str(code.svg_data_uri(scale=5, border=4, light="white"))
