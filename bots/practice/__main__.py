"""Starts the practice Telegram and the post box: `python -m bots.practice --port 8081 …`."""

import argparse
import asyncio
import os
import signal
import sys
from gettext import gettext as _
from pathlib import Path

from bots.practice.imap import start_imap
from bots.practice.postbox import add_postbox
from bots.practice.server import PracticeOptions, make_app, start
from bots.practice.smtp import start_smtp
from bots.practice.telegram import BotAccount
from coop.kernel.clock import PracticeClock, SystemClock

REFUSED = 2
TAKEN = 1


def main(arguments: list[str] | None = None) -> int:
    """Read the command line and run until somebody says stop."""
    options = read_arguments(arguments)
    if os.environ.get("COOP_PRACTICE") != "1":
        print(  # noqa: T201 said to who started it
            _(
                "De oefen-Telegram en het postvak starten alleen om te oefenen."
                " Zet daarvoor COOP_PRACTICE=1 in de omgeving."
            ),
            file=sys.stderr,
        )
        return REFUSED
    return asyncio.run(serve(options))


def read_arguments(arguments: list[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m bots.practice", description=__doc__)
    parser.add_argument("--port", type=int, required=True, help=_("poort van de oefenserver"))
    parser.add_argument("--store", type=Path, required=True, help=_("map voor de eigen bestanden"))
    parser.add_argument("--bot-token", required=True, help=_("het token waarmee de bot komt"))
    parser.add_argument("--bot-username", default="wijkcoop_bot", help=_("de naam van de bot"))
    parser.add_argument("--bot-name", default="Wijkcoöp", help=_("hoe de bot heet in een chat"))
    parser.add_argument("--clock", type=Path, help=_("bestand met de gedeelde oefenklok"))
    parser.add_argument("--smtp-port", type=int, help=_("poort waarop mail binnenkomt"))
    parser.add_argument("--imap-port", type=int, help=_("poort waarop antwoorden te lezen zijn"))
    parser.add_argument("--replies-to", default="antwoord", help=_("naam waaraan men antwoordt"))
    return parser.parse_args(arguments)


async def serve(options: argparse.Namespace) -> int:
    """Answer until the process is told to stop."""
    options.store.mkdir(parents=True, exist_ok=True)
    bot = BotAccount(
        token=options.bot_token, first_name=options.bot_name, username=options.bot_username
    )
    clock = PracticeClock(options.clock) if options.clock else SystemClock()
    app = make_app(
        PracticeOptions(bot=bot, now=clock.now, store_path=options.store / "telegram.sqlite3")
    )
    mail_path = options.store / "postbox.sqlite3"
    add_postbox(app, mail_path, now=clock.now)
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    port = options.port
    try:
        runner, port = await start(app, options.port)
        port = options.smtp_port
        smtp = None if port is None else await start_smtp(mail_path, port, clock=clock)
        port = options.imap_port
        imap = None if port is None else await start_imap(mail_path, port, name=options.replies_to)
    except OSError:
        taken = _("Poort %(port)s is al in gebruik. Kies een andere.")
        print(taken % {"port": port}, file=sys.stderr)  # noqa: T201 said to who started it
        return TAKEN
    ready = _("Oefen-Telegram en Postvak luisteren op http://localhost:%(port)s")
    print(ready % {"port": runner.addresses[0][1]}, flush=True)  # noqa: T201 said to who started it
    await stop.wait()
    for listener in (smtp, imap):
        if listener is not None:
            listener.close()
    await runner.cleanup()
    return 0


if __name__ == "__main__":
    sys.exit(main())
