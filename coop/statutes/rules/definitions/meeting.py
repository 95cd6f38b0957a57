"""How the assembly is convened, and how many must come."""

from fractions import Fraction

from coop.statutes.rules.definition import FIXED, REGULATIONS, Definition, by_law, days, share
from coop.statutes.rules.keys import Chapter, RuleKey
from coop.statutes.rules.kinds import OFF, Choice, Switch

_CONVENING = (
    Definition(
        key=RuleKey.MEETING_FORM,
        chapter=Chapter.MEETING,
        kind=Choice(("fysiek", "hybride", "digitaal")),
        default="fysiek",
        article="BW 2:38 lid 6",
    ),
    Definition(
        key=RuleKey.CONVOCATION_TERM,
        chapter=Chapter.MEETING,
        # BW 2:41 names no term for an ordinary meeting; 14 full days is what statutes say.
        kind=days(1, 90),
        default="14",
        article="gewoonte",
    ),
    Definition(
        key=RuleKey.CONVOCATION_BY_EMAIL,
        chapter=Chapter.MEETING,
        kind=Choice(("met_toestemming", "nee")),
        default="met_toestemming",
        article="BW 2:41 lid 5",
    ),
    Definition(
        key=RuleKey.MINORITY,
        chapter=Chapter.MEETING,
        kind=share(Fraction(1, 100), by_law(Fraction(1, 10), "BW 2:41 lid 2")),
        default="1/10",
        article="BW 2:41 lid 2",
    ),
    Definition(
        key=RuleKey.MINORITY_BOARD_TERM,
        chapter=Chapter.MEETING,
        kind=days(28, 28),
        default="28",
        article="BW 2:41 lid 2",
        layers=FIXED,
    ),
    Definition(
        key=RuleKey.MINORITY_SELF_TERM,
        chapter=Chapter.MEETING,
        kind=days(14, 14),
        default="14",
        article="BW 2:41 lid 3",
        layers=FIXED,
    ),
)

_QUORUM = (
    Definition(
        key=RuleKey.QUORUM,
        chapter=Chapter.MEETING,
        kind=share(0, 1),
        default="0",
        article="gewoonte",
    ),
    Definition(
        key=RuleKey.SECOND_MEETING,
        chapter=Chapter.MEETING,
        kind=Switch(),
        default=OFF,
        article="gewoonte",
    ),
    Definition(
        key=RuleKey.SECOND_MEETING_AFTER,
        chapter=Chapter.MEETING,
        kind=days(1, 90),
        default="14",
        article="gewoonte",
    ),
    Definition(
        key=RuleKey.SECOND_MEETING_WITHIN,
        chapter=Chapter.MEETING,
        kind=days(1, 180),
        default="42",
        article="gewoonte",
    ),
    Definition(
        key=RuleKey.PAUSE_SHARE,
        chapter=Chapter.MEETING,
        kind=share(Fraction(1, 100), 1),
        default="1/10",
        article="BW 2:38 lid 7",
        layers=REGULATIONS,
    ),
)

MEETING = (*_CONVENING, *_QUORUM)
