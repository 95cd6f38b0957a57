"""Starts the website: gunicorn with gevent workers, WebSocket only."""

# Before anything else is imported: the application is loaded once, ahead of its processes, and
# what it imports has to find the standard library as the workers will use it.
from gevent import monkey

monkey.patch_all()

import os  # noqa: E402  # after the patch
import sys  # noqa: E402

from gunicorn.app.wsgiapp import run  # noqa: E402

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
        "--preload",
        "web.wsgi:app",
    ]
    run()


if __name__ == "__main__":
    main(int(os.environ.get("PORT", "8000")), int(os.environ.get("WEB_PROCESSES", "1")))
