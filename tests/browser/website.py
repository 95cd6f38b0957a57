"""A website with a meeting that is on, for who looks at it in a browser."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, ViewportSize

from coop.bootstrap import Coop
from coop.kernel.permissions import Actor
from coop.people.rules import RoleKind
from coop.settings import Settings
from tests.browser.chromium import PHONE, Mode, Observed, observed_page
from tests.browser.serving import Served, served
from tests.coop.assembly.makers import Hall, make_hall
from tests.databases import ROOT
from tests.makers import actor_for, give_role, make_member


@dataclass(frozen=True, slots=True)
class Website:
    """A running website with a meeting that is on."""

    site: Served
    hall: Hall
    #: Somebody who may do everything about meetings.
    officer: Actor

    @property
    def url(self) -> str:
        return self.site.url

    def page(self, path: str) -> str:
        return f"{self.url}/vergaderingen/{self.hall.meeting_id}{path}"

    @contextmanager
    def shown_to(
        self,
        browser: Browser,
        actor: Actor,
        *,
        viewport: ViewportSize = PHONE,
        mode: Mode = "light",
        scripts: bool = True,
    ) -> Iterator[Observed]:
        with observed_page(browser, viewport=viewport, mode=mode, scripts=scripts) as observed:
            self.site.enter(observed.page, actor.person_id)
            yield observed


@contextmanager
def website_of(
    coop: Coop, settings: Settings, make: Callable[[Coop], Hall] = make_hall
) -> Iterator[Website]:
    """Serve a cooperative that meets, for as long as the block lasts."""
    if not (ROOT / "web/static/dist/meeting.js").exists():
        pytest.skip("the browser assets are not built; `make assets` builds them")
    hall = make(coop)
    person_id = make_member(coop, given="Youssef", family="Idrissi")
    for role in (RoleKind.CHAIR, RoleKind.SECRETARY):
        give_role(coop, person_id, role)
    with served(coop, settings) as site:
        yield Website(site, hall, actor_for(coop, person_id))
