"""What the board asks the members outside a meeting: one question is open, one is answered."""

import uuid
from datetime import timedelta

from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM
from coop.peilingen.services import answer_peiling, ask_peiling, move_peilingen
from coop.sample.assembly import as_member
from coop.sample.people import board_member

#: Who answered the one that is over, and which of its answers.
ANSWERS = {"member": 1, "counting": 1, "volunteer": 2, "neighbour6": 1, "neighbour8": 3}


def fill(coop: Coop, people: dict[str, uuid.UUID]) -> None:
    """Let the secretary ask about the spring clean, after the members answered about lamps."""
    secretary = board_member(coop, "secretary")
    now = coop.clock.now()
    then = coop.as_of(now - timedelta(days=20))
    lamps = then.run(
        ask_peiling,
        secretary,
        question="Zijn er genoeg lampen op het pad langs de school?",
        explanation="De gemeente vraagt wat de buurt vindt.",
        answers=("Ja, genoeg", "Nee, er moeten er meer komen", "Weet ik niet"),
        opens_at=now - timedelta(days=20),
        closes_at=now - timedelta(days=6),
    )
    for key, number in ANSWERS.items():
        then.run(answer_peiling, as_member(people[key]), peiling_id=lamps, number=number)
    coop.run(move_peilingen, SYSTEM)
    coop.run(
        ask_peiling,
        secretary,
        question="Wanneer maken we samen de buurt schoon?",
        explanation="Wij zorgen voor prikkers, zakken en koffie.",
        answers=("Zaterdagochtend", "Zondagmiddag", "Ik doe niet mee"),
        opens_at=now,
        closes_at=now + timedelta(days=10),
    )
