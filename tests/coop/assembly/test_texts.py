import pytest

from coop.assembly.errors import AgendaTextTooLongError
from coop.assembly.rules import clean_text
from coop.assembly.rules.texts import LONGEST_TEXT

WORD = (
    '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {margin:0}'
    "</style></head><body><!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]-->"
    '<p class="MsoNormal"><b>Artikel&nbsp;1</b><o:p></o:p></p>\n'
    '<p class="MsoListParagraph"><span lang="NL">De co&ouml;peratie\nheet &lsquo;De Wijk&rsquo;.'
    "</span></p><ul><li>een</li><li>twee</li></ul></body></html>"
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("De coöperatie koopt een bakfiets.", "De coöperatie koopt een bakfiets."),
        ("a < b en b > c", "a < b en b > c"),
        ("eerste\r\ntweede\rderde", "eerste\ntweede\nderde"),
        ("zacht\u00adkoppel\u200bteken", "zachtkoppelteken"),
        ("vaste\u00a0spatie  en\ttab", "vaste spatie en tab"),
        ("regel\x0beinde\u2028van Word", "regel\neinde\nvan Word"),
        ("\uf0b7\teen\n•  twee", "- een\n- twee"),
        ("lid 1\n\n\n\n\nlid 2", "lid 1\n\nlid 2"),
        ("  \n ", ""),
        (WORD, "Artikel 1\nDe coöperatie heet ‘De Wijk’.\n\n- een\n\n- twee"),
    ],
)
def test_what_was_pasted_becomes_what_was_seen(typed: str, kept: str) -> None:
    assert clean_text(typed) == kept


def test_thirty_thousand_characters_stay_whole() -> None:
    articles = "\n".join(f"Artikel {number}. Dit is de tekst." for number in range(1100))
    assert len(articles) > 30_000
    assert clean_text(articles) == articles


def test_what_is_too_long_is_refused_and_never_cut() -> None:
    assert len(clean_text("a" * LONGEST_TEXT)) == LONGEST_TEXT
    with pytest.raises(AgendaTextTooLongError):
        clean_text("a" * (LONGEST_TEXT + 1))
