"""The live meeting over Socket.IO: handlers, and the relay that follows the journal.

A browser is identified once, when it connects, and says nothing afterwards; everything that
is sent to it comes from the relay, so no event costs database work per browser.
"""

from flask import Flask
from flask_socketio import SocketIO
from gevent import monkey

from coop.bootstrap import Coop
from coop.settings import Settings
from web.sockets.meeting import register
from web.sockets.relay import Relay


def init_app(app: Flask, coop: Coop, settings: Settings) -> None:
    """Let browsers follow meetings."""
    # Under gunicorn's gevent workers the standard library is patched; in tests it is not.
    is_patched = monkey.is_module_patched("socket")
    socketio = SocketIO(  # type: ignore[call-arg]  # stubs do not know the server's options
        app,
        async_mode="gevent" if is_patched else "threading",
        # WebSocket only: then any process may answer any request, without sticky sessions.
        transports=["websocket"],
        # Behind a proxy the server does not know its own address; the operator does.
        cors_allowed_origins=[settings.base_url],
        # The session is read at connecting and never written.
        manage_session=False,
    )
    relay = Relay(app, coop, socketio)
    coop.listen(relay.on_event)
    register(socketio, relay)
