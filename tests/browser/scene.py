"""The sample neighbourhood on stage: every process running, and people with browsers in it."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from playwright.sync_api import Browser, Page, ViewportSize

from coop.bootstrap import Coop, make_clock
from coop.kernel.clock import PracticeClock
from coop.sample import Sample, fill, telegram
from coop.sample.personas import PERSONAS
from tests.browser.chromium import DESKTOP, Mode, Observed, observed_page
from tests.browser.gestures import PATIENCE_MS
from tests.databases import Databases
from tests.processes import Stack, running_stack
from tests.tents import next_noon

GROUP = telegram.GROUP_CHAT
AGENT = "wijkagent@politie-oefen.example"


@dataclass(frozen=True, slots=True)
class Filled:
    """The sample in a database of its own, made once and then copied."""

    url: str
    sample: Sample
    #: How far the clock stood from the machine's when it was told.
    shift: timedelta


def fill_once(folder: Path, url: str) -> Filled:
    """Fill a database at a noon: then the tent is tonight, and no message waits for morning."""
    stack = Stack(folder, url)
    clock = make_clock(stack.settings)
    assert isinstance(clock, PracticeClock)
    shift = next_noon(clock.now()) - clock.now()
    clock.move(shift)
    sample = fill(stack.coop)
    stack.stop()
    return Filled(url, sample, shift)


class Scene:
    """A running product, and a browser for whoever asks."""

    def __init__(self, stack: Stack, sample: Sample, chromium: Browser) -> None:
        self.stack = stack
        self.sample = sample
        self._chromium = chromium
        self._screens = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._screens.close()

    @property
    def coop(self) -> Coop:
        return self.stack.coop

    def screen(
        self,
        persona: str | None = None,
        *,
        viewport: ViewportSize = DESKTOP,
        mode: Mode = "light",
    ) -> Page:
        """Open a browser of its own, as nobody or as who presses that button of the demo."""
        return self.observed(persona, viewport=viewport, mode=mode).page

    def observed(
        self,
        persona: str | None = None,
        *,
        viewport: ViewportSize = DESKTOP,
        mode: Mode = "light",
    ) -> Observed:
        """Open such a browser and keep what goes wrong in it."""
        observed = self._screens.enter_context(
            observed_page(self._chromium, viewport=viewport, mode=mode)
        )
        page = observed.page
        page.set_default_timeout(PATIENCE_MS)
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(self.stack.base_url)
        if persona is not None:
            page.get_by_role("button", name=described(persona)).click()
            page.get_by_role("heading", name="Dag ").wait_for()
        return observed

    def chat(self, user: int, chat: int | None = None, **how: Any) -> Page:
        """Open the practice Telegram with the eyes of a resident."""
        page = self.screen(None, **how)
        where = user if chat is None else chat
        page.goto(f"{self.stack.practice_url}/telegram?user={user}&chat={where}")
        return page

    def postbox(self, to: str, **how: Any) -> Page:
        """Open the practice post box of one address."""
        page = self.screen(None, **how)
        page.goto(f"{self.stack.practice_url}/post?to={to}")
        return page


def described(persona: str) -> str:
    """What the button of a persona promises, which no other button does."""
    return next(one.description for one in PERSONAS if one.key == persona)


@contextmanager
def scene_of(filled: Filled, made: Databases, folder: Path, chromium: Browser) -> Iterator[Scene]:
    """Start everything on a copy of the sample."""
    url = made.copy(filled.url)
    clock = PracticeClock(folder / "clock")
    clock.move(filled.shift)
    with running_stack(folder, url, "practice", "web") as stack:
        stack.world.put(**telegram.world())  # type: ignore[arg-type]  # JSON by its own keys
        stack.start("worker")
        # What the sample had in its outbox comes before what a story waits for.
        stack.wait_until_delivered()
        with Scene(stack, filled.sample, chromium) as scene:
            yield scene
