"""The operator's commands. Web and worker are started by name, so this imports neither."""

import argparse
import os
import runpy
import sys
from pathlib import Path

from coop.cli.check import check
from coop.cli.demo import SAMPLES, USUAL, run_demo
from coop.cli.migrate import migrate
from coop.cli.recount import recount_file
from coop.settings import Settings, SettingsError, load_settings


def main(arguments: list[str] | None = None) -> None:
    """Run one command; a wrong setting ends it with one clear line."""
    parser = argparse.ArgumentParser(prog="coop", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    by_name = {"migrate": migrate, "serve": serve, "work": work}
    for name, function in by_name.items():
        commands.add_parser(name, help=function.__doc__)
    demo = commands.add_parser("demo", help="start everything with sample data")
    demo.add_argument("--port", type=int, default=8000)
    demo.add_argument("--reset", action="store_true", help="begin anew")
    demo.add_argument("--sample", choices=SAMPLES, default=USUAL, help="which cooperative")
    again = commands.add_parser("recount", help="count an open vote again from its file")
    again.add_argument("file", type=Path, help="the zip of the page Natellen")
    commands.add_parser("check", help=check.__doc__)
    chosen = parser.parse_args(arguments)
    if chosen.command == "demo":
        run_demo(port=chosen.port, reset=chosen.reset, sample=chosen.sample)
        return
    if chosen.command == "recount":
        recount_file(chosen.file)
        return
    if chosen.command == "check":
        check(os.environ)
        return
    try:
        settings = load_settings(os.environ)
    except SettingsError as error:
        sys.exit(f"coop: {error}")
    by_name[chosen.command](settings)


def serve(_settings: Settings) -> None:
    """Start the website."""
    runpy.run_module("web", run_name="__main__")


def work(_settings: Settings) -> None:
    """Start the bot, the scheduler and delivery."""
    runpy.run_module("bots", run_name="__main__")
