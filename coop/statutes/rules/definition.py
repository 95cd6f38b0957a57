"""What the rule book knows of one parameter, and how a value for it is checked."""

from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from coop.kernel.amounts import Amount, Unit
from coop.kernel.clock import TIME_ZONE
from coop.statutes.errors import (
    AboveLawError,
    BelowLawError,
    FixedByLawError,
    LayerNotAllowedError,
    OutOfReachError,
    RuleArticleMissingError,
    RuleUnreadableError,
)
from coop.statutes.rules.keys import Chapter, Layer, RuleKey
from coop.statutes.rules.kinds import Bound, Choice, Kind, Share, Switch, Text, Whole

#: Only the law: nobody may set it.
FIXED: frozenset[Layer] = frozenset()
STATUTES = frozenset({Layer.STATUTES})
#: The huishoudelijk reglement may say it too, as long as the statutes say nothing else.
REGULATIONS = frozenset({Layer.STATUTES, Layer.REGULATIONS})

LONGEST_ARTICLE = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """One parameter; its Dutch words stand in ``coop.wording.rulebook`` under its key."""

    key: RuleKey
    chapter: Chapter
    kind: Kind
    #: What holds while the cooperative has set nothing itself, as it is written down.
    default: str
    #: Where the default comes from: an article of the law, or custom.
    article: str
    layers: frozenset[Layer] = STATUTES


def by_law(value: int | Fraction, article: str) -> Bound:
    """Return a line the law draws."""
    return Bound(Fraction(value), article)


def days(least: int | Bound, most: int | Bound) -> Whole:
    """Return whole days between two lines."""
    return Whole(unit=Unit.DAYS, least=_bound(least), most=_bound(most))


def months(least: int | Bound, most: int | Bound) -> Whole:
    """Return whole months between two lines."""
    return Whole(unit=Unit.MONTHS, least=_bound(least), most=_bound(most))


def years(least: int | Bound, most: int | Bound) -> Whole:
    """Return whole years between two lines."""
    return Whole(unit=Unit.YEARS, least=_bound(least), most=_bound(most))


def hours(least: int | Bound, most: int | Bound) -> Whole:
    """Return whole hours between two lines."""
    return Whole(unit=Unit.HOURS, least=_bound(least), most=_bound(most))


def number(least: int | Bound, most: int | Bound) -> Whole:
    """Return a number of people or things between two lines."""
    return Whole(unit=Unit.PIECES, least=_bound(least), most=_bound(most))


def share(least: Fraction | int | Bound, most: Fraction | int | Bound) -> Share:
    """Return a share between two lines."""
    return Share(least=_bound(least), most=_bound(most))


def _bound(value: int | Fraction | Bound) -> Bound:
    return value if isinstance(value, Bound) else Bound(Fraction(value))


def checked(definition: Definition, text: str) -> str:
    """Return a value as it is written down, or refuse it with the article."""
    try:
        value = definition.kind.read(" ".join(text.split()))
    except ValueError:
        raise RuleUnreadableError(
            key=definition.key, kind=kind_name(definition.kind), article=definition.article
        ) from None
    if isinstance(definition.kind, Whole | Share):
        _ensure_within(definition, definition.kind, Fraction(value))
    return value


def _ensure_within(definition: Definition, kind: Whole | Share, value: Fraction) -> None:
    """Refuse a number beyond a line, saying who drew it: the law or this program."""
    least = Amount(kind.least.value, kind.unit)
    most = Amount(kind.most.value, kind.unit)
    if value < kind.least.value and kind.least.article:
        raise BelowLawError(key=definition.key, article=kind.least.article, limit=least)
    if value > kind.most.value and kind.most.article:
        raise AboveLawError(key=definition.key, article=kind.most.article, limit=most)
    if not kind.least.value <= value <= kind.most.value:
        raise OutOfReachError(
            key=definition.key, article=definition.article, least=least, most=most
        )


def ensure_layer(definition: Definition, layer: Layer, article: str) -> None:
    """Refuse a layer that may not set this, or that does not say where it does (BW 2:25)."""
    if not definition.layers:
        raise FixedByLawError(key=definition.key, article=definition.article)
    if layer not in definition.layers:
        raise LayerNotAllowedError(key=definition.key, article=definition.article)
    if not article.strip():
        raise RuleArticleMissingError(key=definition.key)


def may_be_withdrawn(effective_on: date, recorded_at: datetime | None, now: datetime) -> bool:
    """Tell whether a value is no history yet: it does not hold so far, or is a slip of today."""
    today = now.astimezone(TIME_ZONE).date()
    is_fresh = recorded_at is not None and recorded_at.astimezone(TIME_ZONE).date() == today
    return effective_on > today or is_fresh


def kind_name(kind: Kind) -> str:
    """Return what a kind is called where the sentence about it stands."""
    match kind:
        case Whole():
            return "whole"
        case Share():
            return "share"
        case Switch():
            return "switch"
        case Choice():
            return "choice"
        case Text():
            return "text"
