import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.databases import ROOT
from web import theme
from web.theme import contrast, dark_accent, light_accent, style_sheet

TOKENS = json.loads((ROOT / "web/assets/styles/tokens.json").read_text())
GROUNDS = ("paper", "surface", "sunken")
#: Text on its ground: WCAG 2.2, 1.4.3 asks 4.5.
TEXT_PAIRS = [
    *(
        (ink, ground)
        for ink in ("ink", "ink-soft", "accent", "accent-strong")
        for ground in GROUNDS
    ),
    *((f"{kind}-ink", ground) for kind in ("success", "warning", "danger") for ground in GROUNDS),
    *((f"{kind}-ink", f"{kind}-soft") for kind in ("success", "info", "warning", "danger")),
    ("accent-soft-ink", "accent-soft"),
    ("accent", "accent-soft"),
    ("ink", "accent-soft"),
    ("accent-on", "accent"),
    ("accent-on", "accent-strong"),
    ("danger-on", "danger"),
    ("danger-on", "danger-strong"),
]
#: What must be seen but not read: WCAG 2.2, 1.4.11 asks 3.
SHAPE_PAIRS = [
    *((shape, "surface") for shape in ("line-strong", "for", "against", "blank", "other")),
    *((shape, "track") for shape in ("for", "against", "accent")),
    *(("focus", ground) for ground in GROUNDS),
    ("danger", "surface"),
    ("brick", "sky"),
]
colours = st.integers(min_value=0, max_value=0xFFFFFF).map(lambda number: f"{number:06x}")


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS, ids="-on-".join)
def test_text_can_be_read(mode: str, ink: str, ground: str) -> None:
    assert contrast(TOKENS[mode][ink], TOKENS[mode][ground]) >= 4.5


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(("shape", "ground"), SHAPE_PAIRS, ids="-on-".join)
def test_shapes_can_be_seen(mode: str, shape: str, ground: str) -> None:
    assert contrast(TOKENS[mode][shape], TOKENS[mode][ground]) >= 3


def test_light_and_dark_name_the_same_tokens() -> None:
    assert TOKENS["light"].keys() == TOKENS["dark"].keys()


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_accents_are_fitted_to_the_grounds_of_the_theme(mode: str) -> None:
    grounds = {"light": theme.LIGHT_GROUNDS, "dark": theme.DARK_GROUNDS}[mode]
    assert grounds == tuple(TOKENS[mode][ground] for ground in GROUNDS)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@given(colours)
def test_any_accent_can_be_read_in_both_modes(colour: str) -> None:
    for made, grounds in (
        (light_accent(colour), theme.LIGHT_GROUNDS),
        (dark_accent(colour), theme.DARK_GROUNDS),
    ):
        for ground in (*grounds, made.soft):
            assert contrast(made.accent, ground) >= 4.5
        assert contrast(made.on, made.accent) >= 4.5
        assert contrast(made.on, made.strong) >= 4.5
        assert contrast(made.soft_ink, made.soft) >= 4.5


def test_style_sheet_declares_both_modes_and_nothing_else() -> None:
    sheet = style_sheet("b4502f")
    assert sheet.count("--wc-accent:") == 4
    assert "</" not in sheet
    assert "url(" not in sheet
