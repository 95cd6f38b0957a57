"""A group on paper: its short address for the street sign, a window or the old app (C1)."""

from coop.rendering.pdf import pdf, qr_code
from coop.wording.catalogue import N_, say

SOURCE = """
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title)
#set page(paper: "a4", margin: 2.4cm)
#set text(lang: data.lang, size: 20pt)
#set align(center)
#v(1fr)
= #data.title
#v(1em)
#data.intro
#v(1em)
#image(bytes(data.code), format: "svg", alt: data.alt, width: 9cm)
#v(0.5em)
#text(size: 16pt, data.address)
#v(1fr)
#text(size: 15pt, weight: "bold", data.police)
"""


def sign_of(*, name: str, address: str, locale: str) -> bytes:
    """Lay out one page with the address of a group, to print or to hang up."""
    return pdf(
        SOURCE,
        {
            "title": name,
            "lang": locale,
            "intro": say(N_("Zag of hoorde u iets? Vertel het hier."), locale),
            "code": qr_code(address),
            "alt": say(N_("QR-code met dit adres: %(address)s"), locale, address=address),
            "address": address,
            "police": say(N_("Gevaar? Bel 112. Geen spoed: 0900-8844."), locale),
        },
    )
