"""What each refusal says to the person refused: what happened, and what now."""

from datetime import date, datetime

from babel.dates import format_date

from coop.kernel.amounts import Amount
from coop.kernel.errors import CoopError, MissingPermissionError
from coop.wording import (
    assembly,
    attendance,
    board,
    bulletins,
    buurtent,
    categories,
    contribution,
    convening,
    convocation,
    elections,
    files,
    groups,
    inbox,
    incidents,
    initiatives,
    jobs,
    joining,
    lifecycle,
    membership,
    merging,
    minors,
    minutes,
    moderation,
    motions,
    notices,
    overviews,
    parts,
    patrols,
    peilingen,
    people,
    places,
    privacy_breach,
    privacy_desk,
    proxies,
    review,
    roles,
    shelf,
    statutes,
    targets,
    tent_evening,
    tent_team,
    voting,
)
from coop.wording.amounts import amount
from coop.wording.catalogue import N_, SOURCE, say, supported
from coop.wording.parts import PARTS, part_names

#: Each area keeps its own sentences; codes are unique over all areas (tested).
SENTENCES: dict[str, str] = {
    "missing_permission": N_("Dat mag u hier niet doen. Vraag het bestuur als dat niet klopt."),
    **files.REFUSALS,
    **parts.REFUSALS,
    **places.REFUSALS,
    **people.REFUSALS,
    **statutes.REFUSALS,
    **tent_evening.REFUSALS,
    **tent_team.REFUSALS,
    **shelf.REFUSALS,
    **peilingen.REFUSALS,
    **membership.REFUSALS,
    **lifecycle.REFUSALS,
    **joining.REFUSALS,
    **categories.REFUSALS,
    **merging.REFUSALS,
    **minors.REFUSALS,
    **targets.REFUSALS,
    **contribution.REFUSALS,
    **inbox.REFUSALS,
    **jobs.REFUSALS,
    **voting.REFUSALS,
    **assembly.REFUSALS,
    **proxies.REFUSALS,
    **initiatives.REFUSALS,
    **minutes.REFUSALS,
    **board.REFUSALS,
    **motions.REFUSALS,
    **convening.REFUSALS,
    **convocation.REFUSALS,
    **elections.REFUSALS,
    **bulletins.REFUSALS,
    **buurtent.REFUSALS,
    **notices.REFUSALS,
    **privacy_breach.REFUSALS,
    **privacy_desk.REFUSALS,
    **groups.REFUSALS,
    **patrols.REFUSALS,
    **roles.REFUSALS,
    **incidents.REFUSALS,
    **moderation.REFUSALS,
    **overviews.REFUSALS,
    **review.REFUSALS,
}

#: Where a missing permission can be explained better than in general.
SENTENCES_BY_PERMISSION: dict[str, str] = {
    **assembly.PERMISSIONS,
    **initiatives.PERMISSIONS,
    **attendance.PERMISSIONS,
    **proxies.PERMISSIONS,
    **peilingen.PERMISSIONS,
}


def sentence_for(code: str, locale: str = SOURCE, **details: object) -> str:
    """Return the sentence for a refusal that was kept as its code and details."""
    return say(SENTENCES[code], locale, **details)


def refusal(error: CoopError, locale: str = SOURCE) -> str:
    """Return the sentence for a refusal. Its details are filled in where the sentence asks."""
    sentence = SENTENCES[error.code]
    if isinstance(error, MissingPermissionError):
        sentence = SENTENCES_BY_PERMISSION.get(str(error.details.get("permission")), sentence)
    details = {name: _written(value, locale) for name, value in error.details.items()}
    return say(sentence, locale, **details)


def _written(value: object, locale: str) -> object:
    """Return a detail as people write it: "7 dagen", "21 november 2026"; parts as one list."""
    if isinstance(value, Amount):
        return amount(value, locale)
    if isinstance(value, date) and not isinstance(value, datetime):
        return format_date(value, "d MMMM y", locale=supported(locale))
    if isinstance(value, tuple) and set(value) <= set(PARTS):
        return part_names(value, locale)
    return value
