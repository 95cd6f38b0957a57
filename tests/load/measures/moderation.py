"""How well the house rules of groups read: precision and recall, seen and held apart."""

from pathlib import Path

from coop.moderation.rules.kinds import DEFAULT_MEASURES, Measure
from tests.coop.moderation.corpus import HELD_OUT, SEEN, scores
from tests.databases import Databases
from tests.load.figures import Figure

PRECISION, RECALL = 95, 85


def moderation(_folder: Path, _made: Databases, kind: str) -> list[Figure]:
    """Read every message of the corpus; no database is asked anything."""
    if kind != "sqlite":
        return []
    figures = []
    for part in (SEEN, HELD_OUT):
        for score in scores(part):
            removes = DEFAULT_MEASURES[score.rule] is Measure.REMOVE
            name = f"{score.rule} ({part}, {score.wanted} of them)"
            figures += [
                Figure(
                    name=f"precision of {name}",
                    database="-",
                    value=score.precision * 100,
                    unit="%",
                    aim=f"≥ {PRECISION}" if removes else "",
                ),
                Figure(
                    name=f"recall of {name}",
                    database="-",
                    value=score.recall * 100,
                    unit="%",
                    aim=f"≥ {RECALL}",
                ),
            ]
    return figures
