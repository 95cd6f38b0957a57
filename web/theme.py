"""Makes the cooperative's one accent colour readable: light and dark, on paper and under text."""

import colorsys
import re
from dataclasses import dataclass

#: WCAG 2.2, success criterion 1.4.3: text against its ground.
ENOUGH = 4.5
#: What a page lays text on; the same values as in web/assets/styles/tokens.json (tested).
LIGHT_GROUNDS = ("#fbf6ee", "#fffdf9", "#f3eadc")
DARK_GROUNDS = ("#1b1611", "#27201a", "#14100c")
WHITE = "#ffffff"
#: Below this share of full light a screen answers in a straight line (WCAG 2.2, luminance).
LINEAR_BELOW = 0.04045
#: How far a hovered button stands from one at rest, and how much accent tints a soft ground.
STRONGER = 0.07
TINT = 0.13
STEP = 0.01

_HEX = re.compile(r"[0-9a-f]{6}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Accent:
    """One accent in one mode: every colour that follows from it."""

    accent: str
    strong: str
    #: Text on the accent.
    on: str
    soft: str
    soft_ink: str


def is_colour(text: str) -> bool:
    """Tell whether a text is six hexadecimal digits, without the sign."""
    return _HEX.fullmatch(text) is not None


def luminance(colour: str) -> float:
    """Compute the relative luminance of WCAG 2.2."""
    channels = [part / 255 for part in _parts(colour)]
    linear = [c / 12.92 if c <= LINEAR_BELOW else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Compute the contrast ratio of WCAG 2.2, from 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def light_accent(colour: str) -> Accent:
    """Darken a colour until it can be read on every light ground and white can be read on it."""
    soft = _mixed(colour, LIGHT_GROUNDS[1])
    accent = _moved(colour, (*LIGHT_GROUNDS, WHITE, soft), -STEP)
    return Accent(
        accent=accent,
        strong=_shifted(accent, -STRONGER),
        on=WHITE,
        soft=soft,
        soft_ink=_shifted(accent, -STRONGER / 2),
    )


def dark_accent(colour: str) -> Accent:
    """Lighten a colour until it can be read on every dark ground and dark can be read on it."""
    soft = _mixed(colour, DARK_GROUNDS[1])
    accent = _moved(colour, (*DARK_GROUNDS, soft), STEP)
    return Accent(
        accent=accent,
        strong=_shifted(accent, STRONGER),
        on=DARK_GROUNDS[2],
        soft=soft,
        soft_ink=_shifted(accent, STRONGER / 2),
    )


def style_sheet(colour: str) -> str:
    """Write the custom properties of one accent, in the order of the built theme."""
    light, dark = _declared(light_accent(colour)), _declared(dark_accent(colour))
    return (
        f":root{{{light}}}"
        f'@media (prefers-color-scheme:dark){{:root:not([data-theme="light"]){{{dark}}}}}'
        f':root[data-theme="dark"]{{{dark}}}'
        f"@media print{{:root:root:root{{{light}}}}}"
    )


def _declared(accent: Accent) -> str:
    return (
        f"--wc-accent:{accent.accent};--wc-accent-strong:{accent.strong};"
        f"--wc-accent-on:{accent.on};--wc-accent-soft:{accent.soft};"
        f"--wc-accent-soft-ink:{accent.soft_ink};"
    )


def _parts(colour: str) -> tuple[int, int, int]:
    digits = colour.removeprefix("#")
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def _written(parts: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(min(max(part, 0.0), 1.0) * 255):02x}" for part in parts)


def _shifted(colour: str, by: float) -> str:
    red, green, blue = (part / 255 for part in _parts(colour))
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    return _written(colorsys.hls_to_rgb(hue, min(max(lightness + by, 0.0), 1.0), saturation))


def _moved(colour: str, grounds: tuple[str, ...], step: float) -> str:
    moved = _shifted(colour, 0)
    for _ in range(round(1 / STEP)):
        if all(contrast(moved, ground) >= ENOUGH for ground in grounds):
            return moved
        moved = _shifted(moved, step)
    return moved


def _mixed(colour: str, ground: str) -> str:
    one, other = _parts(colour), _parts(ground)
    red, green, blue = ((TINT * a + (1 - TINT) * b) / 255 for a, b in zip(one, other, strict=True))
    return _written((red, green, blue))
