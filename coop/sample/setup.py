"""What the sample cooperative uses: everything, as its board chose on the first day."""

from coop.bootstrap import Coop
from coop.parts.rules import StartChoice
from coop.sample.people import FOUNDED_ON, board_member, local_noon
from coop.setup.services import choose_start


def fill(coop: Coop) -> None:
    """Let the chair choose how to begin."""
    chair = board_member(coop, "chair")
    then = coop.as_of(local_noon(FOUNDED_ON))
    then.run(choose_start, chair, start=StartChoice.EVERYTHING, seen=0)
