"""Rules that lean on one another: what must be on before something else may be said."""

from collections.abc import Mapping

from coop.statutes.errors import BreaksStatutesError, RuleNeedsOtherError
from coop.statutes.rules.keys import Layer, RuleKey
from coop.statutes.rules.kinds import ON
from coop.statutes.rules.values import RuleValue

#: What a value needs, and the article that says so.
NEEDS: dict[tuple[RuleKey, str], tuple[tuple[RuleKey, str], ...]] = {
    # BW 2:38 lid 8 builds on lid 6: beforehand is electronic too.
    (RuleKey.ELECTRONIC_BEFOREHAND, ON): ((RuleKey.ELECTRONIC_VOTING, "BW 2:38 lid 8"),),
    (RuleKey.MEETING_FORM, "hybride"): ((RuleKey.ELECTRONIC_VOTING, "BW 2:38 lid 6"),),
    # For a cooperative the bill asks for a clause, and first it must be law.
    (RuleKey.MEETING_FORM, "digitaal"): (
        (RuleKey.DIGITAL_MEETING, "wetsvoorstel 36 489"),
        (RuleKey.DIGITAL_LAW, "wetsvoorstel 36 489"),
    ),
}


def lacks(
    key: RuleKey, value: str, in_force: Mapping[RuleKey, RuleValue]
) -> tuple[tuple[RuleKey, str], ...]:
    """Return what must be on before a value may be said, with the articles."""
    needed = NEEDS.get((key, value), ())
    return tuple((other, article) for other, article in needed if not in_force[other].is_on)


def ensure_coherent(
    key: RuleKey, value: str, layer: Layer, in_force: Mapping[RuleKey, RuleValue]
) -> None:
    """Refuse what the other rules of that day do not allow."""
    for needed, article in lacks(key, value, in_force):
        raise RuleNeedsOtherError(key=key, needed=needed, article=article)
    current = in_force[key]
    # BW 2:25: what the statutes settle, the regulations cannot settle otherwise.
    if layer is Layer.REGULATIONS and current.layer is Layer.STATUTES and current.value != value:
        raise BreaksStatutesError(key=key, article=current.article)
