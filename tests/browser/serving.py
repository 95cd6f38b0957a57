"""The website at an address of its own, for tests that need no other process."""

import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from flask import Flask
from playwright.sync_api import Page
from werkzeug.serving import make_server

from coop.bootstrap import Coop
from coop.settings import Settings
from tests.web.browsing import browser_of
from web.app import create_app


@dataclass(frozen=True, slots=True)
class Served:
    """A website that answers, and the cooperative behind it."""

    url: str
    app: Flask
    coop: Coop

    def enter(self, page: Page, person_id: uuid.UUID | None) -> None:
        """Let somebody in with the session of a persona: coming in has its own tests."""
        name = self.app.config["SESSION_COOKIE_NAME"]
        cookie = browser_of(self.app, self.coop, person_id).get_cookie(name)
        assert cookie is not None
        page.context.add_cookies([{"name": name, "value": cookie.value, "url": self.url}])


@contextmanager
def served(coop: Coop, settings: Settings) -> Iterator[Served]:
    """Answer at an address, which the pages know for their own."""
    # The port is known only once the server is there.
    server = make_server("127.0.0.1", 0, lambda *_: [], threaded=True)
    url = f"http://localhost:{server.port}"
    server.app = create_app(coop, replace(settings, base_url=url))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield Served(url, server.app, coop)
    server.shutdown()
    thread.join()
    server.server_close()
