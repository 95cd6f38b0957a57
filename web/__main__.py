"""Starts the website: gunicorn with gevent workers, WebSocket only."""

import os
import sys

from gunicorn.app.wsgiapp import run

#: gunicorn's default of 1000 would end a meeting of 1001 watchers.
CONNECTIONS = 6000


def main(port: int, processes: int) -> None:
    """Serve on loopback; a proxy in front brings TLS."""
    sys.argv = [
        "gunicorn",
        *("--worker-class", "gevent"),
        *("--workers", str(processes)),
        *("--worker-connections", str(CONNECTIONS)),
        *("--bind", f"127.0.0.1:{port}"),
        *("--graceful-timeout", "5"),
        "--no-control-socket",
        "web.wsgi:app",
    ]
    run()


if __name__ == "__main__":
    main(int(os.environ.get("PORT", "8000")), int(os.environ.get("WEB_PROCESSES", "1")))
