"""Rows of text in cells, the same by the quick way and the whole one."""

from hypothesis import given
from hypothesis import strategies as st

from coop.rendering.tables import QUOTE, cells_of


@given(st.text(alphabet="a;,é =\r\n", max_size=30))
def test_a_row_without_quotes_is_parted_as_with_them(text: str) -> None:
    quoted = cells_of(f"{text};{QUOTE}{QUOTE}", ";")
    cells = cells_of(text, ";")
    if quoted is not None and cells is not None:
        assert [*(cells or [""]), ""] == quoted
