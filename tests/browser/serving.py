"""The website at an address of its own, for tests that need no other process."""

import threading
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flask import Flask
from playwright.sync_api import Page
from werkzeug.serving import make_server

from coop.bootstrap import Coop
from coop.settings import Settings
from tests.web.browsing import browser_of
from web.app import create_app

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

SECONDS_TO_FINISH = 20


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


class InHand:
    """Passes requests on and counts those under way.

    A browser that is closed leaves some behind; whoever ends the database waits for them, or
    a connection would come back to a pool that is gone.
    """

    def __init__(self, app: "WSGIApplication") -> None:
        self._app = app
        self._count = 0
        self._is_over = False
        self._changed = threading.Condition()

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        # Until the answer is made; werkzeug then listens on until the browser hangs up.
        if not self._begin():
            start_response("503 Service Unavailable", [])
            return []
        try:
            return self._app(environ, start_response)
        finally:
            self._end()

    def ended(self) -> None:
        """Let no other in, and wait until the last one is done."""
        with self._changed:
            self._is_over = True
            assert self._changed.wait_for(lambda: self._count == 0, SECONDS_TO_FINISH)

    def _begin(self) -> bool:
        with self._changed:
            self._count += not self._is_over
            return not self._is_over

    def _end(self) -> None:
        with self._changed:
            self._count -= 1
            self._changed.notify_all()


@contextmanager
def served(coop: Coop, settings: Settings) -> Iterator[Served]:
    """Answer at an address, which the pages know for their own."""
    # The port is known only once the server is there.
    server = make_server("127.0.0.1", 0, lambda *_: [], threaded=True)
    url = f"http://localhost:{server.port}"
    app = create_app(coop, replace(settings, base_url=url))
    server.app = in_hand = InHand(app)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield Served(url, app, coop)
    server.shutdown()
    thread.join()
    server.server_close()
    in_hand.ended()
