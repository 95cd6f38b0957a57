import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coop.assembly.errors import TextMissingError, TextTooLongError
from coop.assembly.rules import LONGEST_MOTION, motion_of, needed_text_of, plain_text_of

WORD = (
    "<html xmlns:o='urn:schemas-microsoft-com:office:office'><head><style>p.MsoNormal"
    "{margin:0cm}</style></head><body><!--[if gte mso 9]><xml><w:Word/></xml><![endif]-->"
    "<p class=MsoNormal style='mso-margin-top-alt:auto'><span lang=NL>De co&ouml;peratie&nbsp;"
    "koopt<o:p></o:p></span></p><p class=MsoNormal><b>een bakfiets</b> voor &euro;&nbsp;5.200"
    " &amp; niet meer.<br>Punt.</p></body></html>"
)


def words(text: str) -> list[str]:
    return text.split()


@pytest.mark.parametrize(
    ("pasted", "plain"),
    [
        ("De coöperatie koopt een bakfiets.", "De coöperatie koopt een bakfiets."),
        (WORD, "De coöperatie koopt\n\neen bakfiets voor € 5.200 & niet meer.\nPunt."),
        ("<ul><li>een</li><li>twee</li></ul>", "- een\n\n- twee"),
        ("<td>a</td><td>b</td>", "a b"),
        ("<![if !supportLists]><span>1.</span><![endif]><span>Huur</span>", "1.Huur"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("  te   veel\t blanks \n\n\n\n eind ", "te veel blanks\n\neind"),
        # What looks like a tag and is none keeps its words.
        ("Bedrag < 500 en > 200", "Bedrag < 500 en > 200"),
        ("Vul <naam> in", "Vul <naam> in"),
        ("", ""),
    ],
)
def test_markup_goes_and_words_stay(pasted: str, plain: str) -> None:
    assert plain_text_of(pasted) == plain


@given(st.lists(st.text(alphabet="abcdé&<>0123.,'\"-", min_size=1, max_size=12), max_size=60))
def test_no_word_is_lost_in_markup(said: list[str]) -> None:
    escaped = [re.sub(r"[&<>]", lambda m: f"&#{ord(m[0])};", word) for word in said]
    pasted = "<div>" + " ".join(f"<p><span>{word}</span></p>" for word in escaped) + "</div>"
    assert words(plain_text_of(pasted)) == said


def test_thirty_thousand_characters_with_markup_keep_every_word() -> None:
    said = [f"woord{number}" for number in range(2600)]
    pasted = "".join(
        f"<p class=MsoNormal style='margin:0'><span lang=NL>{word}<o:p></o:p></span></p>"
        for word in said
    )
    assert len(pasted) > 30_000
    assert words(motion_of(pasted)) == said


def test_a_text_that_is_too_long_is_refused_and_not_cut() -> None:
    assert len(motion_of("a" * LONGEST_MOTION)) == LONGEST_MOTION
    with pytest.raises(TextTooLongError):
        motion_of("a" * (LONGEST_MOTION + 1))


@pytest.mark.parametrize("empty", ["", "  \n ", "<p><o:p>&nbsp;</o:p></p>"])
def test_what_holds_no_word_is_missing(empty: str) -> None:
    with pytest.raises(TextMissingError):
        needed_text_of(empty, field="reason")
