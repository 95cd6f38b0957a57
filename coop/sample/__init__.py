"""The cooperative of the demo: a fictional neighbourhood, filled through use cases only.

Every row here went through the same doors as a real one, so that what a page shows has been
allowed by a rule. Nothing may be inserted behind the back of a use case, and no name, address
or number is a real person's.
"""

import uuid
from dataclasses import dataclass

from coop.bootstrap import Coop
from coop.sample import (
    applications,
    assembly,
    buurtent,
    categories,
    contribution,
    groups,
    incidents,
    initiatives,
    maps,
    membership,
    minors,
    moderation,
    motions,
    patrols,
    peilingen,
    people,
    places,
    privacy,
    proxies,
    register,
    setup,
    statutes,
)
from coop.sample.assembly import Meetings
from coop.sample.groups import Groups


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """Who and what was made, by the keys of the demo."""

    #: Persona or resident ("member", "chair", "resident", "neighbour1" ...) -> person.
    people: dict[str, uuid.UUID]
    groups: Groups
    meetings: Meetings
    #: Buurtmeldingen, the oldest first.
    reports: list[uuid.UUID]
    #: The tent of tonight.
    tent: uuid.UUID


def fill(coop: Coop) -> Sample:
    """Fill an empty cooperative, area by area from the bottom up."""
    persons = _fill_register(coop)
    statutes.allow_electronic_voting(coop)
    teams = _fill_neighbourhood(coop, persons)
    meetings = assembly.fill(coop, persons)
    proxies.fill(coop, persons, meetings)
    initiatives.fill(coop, persons)
    motions.discuss(coop, persons, meetings.on_now)
    peilingen.fill(coop, persons)
    moderation.fill(coop)
    patrols.fill(coop, persons, teams)
    return Sample(
        people=persons,
        groups=teams,
        meetings=meetings,
        reports=incidents.fill(coop, persons, teams),
        tent=buurtent.fill(coop, persons),
    )


def fill_physical(coop: Coop) -> uuid.UUID:
    """Fill one whose statutes allow nothing electronic (C24); return its meeting in the hall."""
    persons = _fill_register(coop)
    teams = _fill_neighbourhood(coop, persons)
    incidents.fill(coop, persons, teams)
    buurtent.fill(coop, persons)
    return assembly.fill_hall(coop, persons)


def _fill_register(coop: Coop) -> dict[str, uuid.UUID]:
    persons = people.fill(coop, places.fill(coop))
    setup.fill(coop)
    membership.fill(coop)
    maps.fill(coop)
    statutes.fill(coop)
    return persons


def _fill_neighbourhood(coop: Coop, persons: dict[str, uuid.UUID]) -> Groups:
    categories.fill(coop)
    minors.fill(coop)
    contribution.fill(coop, persons)
    applications.fill(coop)
    privacy.fill(coop)
    register.fill(coop)
    return groups.fill(coop, persons)
