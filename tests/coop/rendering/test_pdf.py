import pytest
import typst

from coop.rendering.pdf import pdf, qr_code

SOURCE = """
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title)
#set text(lang: "nl")
= #data.title
#image(bytes(data.qr), format: "svg", alt: data.title)
"""
DATA = {"title": '#read("/etc/passwd") *É*', "qr": qr_code("https://wijk.example/aanmelden")}


def test_a_document_is_tagged_and_says_its_language() -> None:
    made = pdf(SOURCE, DATA)
    assert made.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in made
    assert b"/Lang(nl" in made


def test_a_document_without_title_is_refused() -> None:
    with pytest.raises(typst.TypstError, match="title"):
        pdf("Zonder titel", {})


def test_a_source_reads_no_file() -> None:
    with pytest.raises(typst.TypstError):
        pdf('#set document(title: "x")\n#read("/etc/passwd")', {})


def test_a_qr_code_is_a_drawing_without_styles() -> None:
    assert qr_code("x").startswith("<svg")
    assert "style=" not in qr_code("x")
