"""Headless Chromium for tests, and what every page must pass in it."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "web/assets/node_modules/axe-core/axe.min.js"
PHONE: ViewportSize = {"width": 360, "height": 740}
DESKTOP: ViewportSize = {"width": 1280, "height": 800}
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
#: WCAG 2.2's size of targets is off in axe until asked for.
AXE_RUN = """axe.run(document, {
    resultTypes: ['violations'], rules: {'target-size': {enabled: true}}})"""
Mode = Literal["light", "dark"]
MODES: tuple[Mode, Mode] = ("light", "dark")
#: A finger's height (experience.md: targets of 44 px). Words inside a sentence are excepted, as in
#: WCAG 2.5.8, and so is a link that covers its whole card. What is kept from everybody is nobody's
#: target: the button that the Enter key means in a form with several.
TOO_SMALL = """() => [...document.querySelectorAll(
    'a[href], button, input, select, textarea, summary')]
  .filter(e => e.checkVisibility({visibilityProperty: true}) && e.type !== 'hidden')
  .filter(e => !e.matches('.wc-hidden[aria-hidden="true"]'))
  .filter(e => !e.matches('p a:not(p[class] a), .wc-card__link, .wc-item__link, .nl-skip-link'))
  .map(e => e.closest('label, .wc-file') ?? e)
  .filter(e => e.getBoundingClientRect().height < 43.5)
  .map(e => e.outerHTML.slice(0, 120))"""


def _missing(reason: str) -> None:
    """Skip with the reason, unless nothing may be skipped (`.ci/run`)."""
    if os.environ.get("COOP_TEST_BROWSER") == "required":
        pytest.fail(reason)
    pytest.skip(reason)


def chromium_path() -> str | None:
    """Where Chromium is, or nothing."""
    names = ("chromium", "chromium-browser", "google-chrome")
    named = os.environ.get("COOP_CHROMIUM")
    return named or next((path for name in names if (path := shutil.which(name))), None)


@contextmanager
def headless_chromium() -> Iterator[Browser]:
    """A browser; the test is skipped where there is none."""
    path = chromium_path()
    if path is None:
        _missing("no Chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


def axe_violations(page: Page) -> list[str]:
    """What axe finds wrong with a page, one line per finding."""
    if not AXE.exists():
        _missing("axe is not here; `make assets` fetches it")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(AXE_RUN)
    return [
        f"{violation['id']}: {node['html'][:150]}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


@dataclass
class Observed:
    """A page, and what went wrong while it was shown."""

    page: Page
    problems: list[str] = field(default_factory=list)

    def open(self, url: str) -> Page:
        """Show an address and wait until it is drawn."""
        self.page.goto(url)
        wait_until_drawn(self.page)
        return self.page


@contextmanager
def observed_page(
    browser: Browser,
    *,
    viewport: ViewportSize = DESKTOP,
    mode: Mode = "light",
    scripts: bool = True,
) -> Iterator[Observed]:
    """Open an empty page and note errors of scripts and of the content security policy."""
    context = browser.new_context(
        viewport=viewport,
        color_scheme=mode,
        # A colour that is fading is nobody's colour.
        reduced_motion="reduce",
        java_script_enabled=scripts,
        locale="nl-NL",
    )
    observed = Observed(context.new_page())
    observed.page.on("pageerror", lambda error: observed.problems.append(str(error)))
    observed.page.on(
        "console",
        lambda said: observed.problems.append(said.text) if said.type == "error" else None,
    )
    yield observed
    context.close()


def wait_until_drawn(page: Page) -> None:
    """Wait for files and letters; a network that is idle for long enough costs half a second."""
    page.wait_for_load_state("load")
    page.evaluate("() => document.fonts.ready.then(() => true)")


def check(observed: Observed, name: str) -> None:
    """Hold the page that is shown against what every page must pass."""
    wait_until_drawn(observed.page)
    check_page(observed.page, name)


def check_page(page: Page, name: str = "") -> None:
    """Hold a page as it stands against that, and name it beside what is wrong."""
    assert (name, axe_violations(page)) == (name, [])
    assert (name, too_small(page)) == (name, [])
    assert not wider_than_its_window(page), name


def too_small(page: Page) -> list[str]:
    """Give what is lower than a finger needs."""
    found: list[str] = page.evaluate(TOO_SMALL)
    return found


def wider_than_its_window(page: Page) -> bool:
    """Tell whether a reader must scroll sideways."""
    script = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"
    return bool(page.evaluate(script))


def bytes_over_the_wire(page: Page) -> int:
    """Add up what the page's own files took, compressed as they came."""
    script = "() => performance.getEntriesByType('resource').map(e => e.encodedBodySize)"
    sizes: list[int] = page.evaluate(script)
    return sum(sizes)
