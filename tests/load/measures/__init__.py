"""What can be measured, by name."""

from collections.abc import Callable
from pathlib import Path

from tests.databases import Databases
from tests.load.figures import Figure
from tests.load.measures.addresses import addresses
from tests.load.measures.ballots import ballots
from tests.load.measures.collection import collection
from tests.load.measures.flyers import flyers
from tests.load.measures.imports import imports
from tests.load.measures.meeting import meeting
from tests.load.measures.moderation import moderation
from tests.load.measures.notices import notices
from tests.load.measures.pages import pages
from tests.load.measures.register import register
from tests.load.measures.updates import updates
from tests.load.measures.urgent import urgent

MEASURES: dict[str, Callable[[Path, Databases, str], list[Figure]]] = {
    "addresses": addresses,
    "ballots": ballots,
    "collection": collection,
    "flyers": flyers,
    "imports": imports,
    "meeting": meeting,
    "moderation": moderation,
    "notices": notices,
    "pages": pages,
    "register": register,
    "updates": updates,
    "urgent": urgent,
}
