"""Draws the table of states of a report in the README: ``python -m tests.pictures``."""

import re

from coop.incidents.rules.states import FIRST, TRANSITIONS
from tests.databases import ROOT

README = ROOT / "README.md"
BETWEEN = re.compile(r"(?<=```mermaid\n)stateDiagram-v2\n.*?(?=```)", re.DOTALL)


def states_of_a_report() -> str:
    """Return the picture as Mermaid; a draft has a table of its own and ends by itself."""
    arrows = [("[*]", "draft"), ("draft", FIRST.value), ("draft", "[*]")]
    arrows += [
        (state.value, wanted.value)
        for state, following in TRANSITIONS.items()
        for wanted in TRANSITIONS
        if wanted in following
    ]
    arrows += [(state.value, "[*]") for state, following in TRANSITIONS.items() if not following]
    lines = ("stateDiagram-v2", *(f"    {one} --> {other}" for one, other in arrows))
    return "\n".join(lines) + "\n"


def main() -> None:
    README.write_text(BETWEEN.sub(states_of_a_report(), README.read_text()))


if __name__ == "__main__":
    main()
