"""A running website with a meeting that is on, for who looks at it in a browser."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import pytest
from flask import Flask
from playwright.sync_api import Browser, ViewportSize
from werkzeug.serving import make_server

from coop.bootstrap import Coop
from coop.kernel.permissions import Actor
from coop.people.rules import RoleKind
from coop.settings import Settings
from tests.browser.chromium import PHONE, Mode, Observed, observed_page
from tests.coop.assembly.makers import Hall, make_hall
from tests.databases import ROOT
from tests.makers import actor_for, give_role, make_member
from tests.web.browsing import browser_of
from web.app import create_app


@dataclass
class Website:
    """A running website with a meeting that is on."""

    url: str
    app: Flask
    hall: Hall
    #: Somebody who may do everything about meetings.
    officer: Actor

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
            cookie = browser_of(self.app, self.hall.coop, actor.person_id).get_cookie("coop")
            assert cookie is not None
            observed.page.context.add_cookies(
                [{"name": "coop", "value": cookie.value, "url": self.url}]
            )
            yield observed


@contextmanager
def website_of(coop: Coop, settings: Settings) -> Iterator[Website]:
    """Serve a cooperative for as long as the block lasts."""
    if not (ROOT / "web/static/dist/meeting.js").exists():
        pytest.skip("the browser assets are not built; `make assets` builds them")
    hall = make_hall(coop)
    person_id = make_member(coop, given="Youssef", family="Idrissi")
    for role in (RoleKind.CHAIR, RoleKind.SECRETARY):
        give_role(coop, person_id, role)
    app: Flask | None = None

    def serve(environ: object, start_response: object) -> object:
        assert app is not None
        return app(environ, start_response)  # type: ignore[arg-type]

    # The port is known only once the server is there, and sockets insist on their own origin.
    server = make_server("127.0.0.1", 0, serve, threaded=True)  # type: ignore[arg-type]
    url = f"http://localhost:{server.port}"
    app = create_app(coop, replace(settings, base_url=url))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Website(url, app, hall, actor_for(coop, person_id))
    server.shutdown()
    thread.join()
    server.server_close()
