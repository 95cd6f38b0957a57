"""What the buurTent draws and prints: a sketch of streets, flyers, and the round to bring them."""

from coop.buurtent.documents.flyers import FlyerText, PrintedFlyer, flyers_pdf
from coop.buurtent.documents.rounds import RoundSheet, round_pdf
from coop.buurtent.documents.sketch import BlockMap, Sketch, block_map, sketch_of

__all__ = [
    "BlockMap",
    "FlyerText",
    "PrintedFlyer",
    "RoundSheet",
    "Sketch",
    "block_map",
    "flyers_pdf",
    "round_pdf",
    "sketch_of",
]
