"""Marks in texts: counted as Telegram counts and never more than our own HTML."""

import pytest
from markupsafe import Markup

from bots.practice.answers import Json, RefusalError
from bots.practice.entities import as_html, find_entities, parse


def _shown(text: str, marks: list[Json]) -> Markup:
    return as_html(text, marks, lambda url: (url, True))


@pytest.mark.parametrize(
    ("written", "text", "marks"),
    [
        ("<b>Dag</b> u", "Dag", [("bold", 0, 3)]),
        ("🚨 <b>nu</b>", "🚨 nu", [("bold", 3, 2)]),
        ("a &lt;b&gt; &amp; c", "a <b> & c", []),
        ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
        ("  <b>a</b>  ", "a", [("bold", 0, 1)]),
        ("<code>x</code>", "x", [("code", 0, 1)]),
        ("<b></b>leeg", "leeg", []),
    ],
)
def test_html_is_read(written: str, text: str, marks: list[tuple[str, int, int]]) -> None:
    bare, found = parse(written, "HTML", None)
    assert bare.startswith(text)
    assert [(one["type"], one["offset"], one["length"]) for one in found] == marks


@pytest.mark.parametrize(
    "written", ["<h1>x</h1>", "<b>x", "x</b>", "<b><i>x</b></i>", "1 < 2", "<b onclick='x'>"]
)
def test_bad_html_is_refused(written: str) -> None:
    with pytest.raises(RefusalError, match="can't parse entities"):
        parse(written, "HTML", None)


def test_what_telegram_finds_by_itself() -> None:
    text = "/start@bot zie www.voorbeeld.example/x, mail a@voorbeeld.example of @annadewit #wijk"
    found = [(one["type"], text[one["offset"] :][: one["length"]]) for one in find_entities(text)]
    assert found == [
        ("bot_command", "/start@bot"),
        ("url", "www.voorbeeld.example/x"),
        ("email", "a@voorbeeld.example"),
        ("mention", "@annadewit"),
        ("hashtag", "#wijk"),
    ]


def test_shown_html_holds_only_our_tags() -> None:
    text, marks = parse(
        '<b>a & "b"</b> <a href="https://voorbeeld.example/?a=1">hier</a>', "HTML", None
    )
    shown = _shown(text + " <script>", marks)
    assert "<script>" not in shown
    assert "<strong class='t-bold'>a &amp; &#34;b&#34;</strong>" in shown
    assert '<a href="https://voorbeeld.example/?a=1" target="_blank"' in shown


def test_bad_link_is_plain_text() -> None:
    text, marks = parse('<a href="javascript:alert(1)">hier</a>', "HTML", None)
    assert marks == []
    marks = [{"type": "text_link", "offset": 0, "length": 4, "url": "javascript:alert(1)"}]
    assert "<a" not in _shown(text, marks)


def test_marks_around_wide_letters_and_each_other_stay_whole() -> None:
    marks = [
        {"type": "bold", "offset": 0, "length": 4},
        {"type": "italic", "offset": 2, "length": 4},
    ]
    assert _shown("🚨🚨🚨", marks).striptags() == "🚨🚨🚨"


@pytest.mark.parametrize("mode", ["MarkdownV2", "Markdown", "rtf"])
def test_other_modes_are_refused(mode: str) -> None:
    with pytest.raises(RefusalError, match="unsupported parse_mode"):
        parse("*x*", mode, None)
