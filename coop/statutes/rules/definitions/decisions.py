"""How the assembly decides, and how it changes the statutes."""

from fractions import Fraction

from coop.statutes.rules.definition import FIXED, Definition, by_law, days, months, share
from coop.statutes.rules.keys import Chapter, RuleKey
from coop.statutes.rules.kinds import OFF, ON, Choice, Switch

HALF = Fraction(1, 2)

_DECISIONS = (
    Definition(
        key=RuleKey.ORDINARY_MAJORITY,
        chapter=Chapter.DECISIONS,
        # More than half of the votes cast: custom and model statutes; the law has no rule
        # (dutch-rules.md 1.7). Blank votes are left out of the base.
        kind=share(HALF, 1),
        default="1/2",
        article="gewoonte",
    ),
    Definition(
        key=RuleKey.TIE_ON_MATTERS,
        chapter=Chapter.DECISIONS,
        kind=Choice(("verworpen", "volgende_vergadering")),
        default="verworpen",
        article="gewoonte",
    ),
    Definition(
        key=RuleKey.TIE_ON_PERSONS,
        chapter=Chapter.DECISIONS,
        kind=Choice(("herstemming_dan_loting", "loting", "volgende_vergadering")),
        default="herstemming_dan_loting",
        article="gewoonte",
    ),
    Definition(
        key=RuleKey.OUTSIDE_MEETING,
        chapter=Chapter.DECISIONS,
        kind=Choice(("unaniem",)),
        default="unaniem",
        article="BW 2:40 lid 2",
        layers=FIXED,
    ),
    Definition(
        key=RuleKey.CHAIR_IS_DECISIVE,
        chapter=Chapter.DECISIONS,
        kind=Switch(),
        default=ON,
        article="BW 2:13 lid 3",
    ),
    Definition(
        key=RuleKey.RECOUNT,
        chapter=Chapter.DECISIONS,
        kind=Choice(("meerderheid_of_een_stemmer",)),
        default="meerderheid_of_een_stemmer",
        article="BW 2:13 lid 4",
        layers=FIXED,
    ),
    Definition(
        key=RuleKey.ANNULMENT_TERM,
        chapter=Chapter.DECISIONS,
        kind=months(12, 12),
        default="12",
        article="BW 2:15 lid 5",
        layers=FIXED,
    ),
    Definition(
        key=RuleKey.EVIDENCE_KEPT,
        chapter=Chapter.DECISIONS,
        # As long as a decision can be annulled, what proves it is kept.
        kind=months(by_law(12, "BW 2:15 lid 5"), 84),
        default="13",
        article="BW 2:15 lid 5",
    ),
)

_AMENDMENT = (
    Definition(
        key=RuleKey.AMENDMENT_EXCLUDED,
        chapter=Chapter.AMENDMENT,
        kind=Switch(),
        default=OFF,
        article="BW 2:43 lid 2",
    ),
    Definition(
        key=RuleKey.AMENDMENT_MAJORITY,
        chapter=Chapter.AMENDMENT,
        kind=share(HALF, 1),
        default="2/3",
        article="BW 2:43 lid 1",
    ),
    Definition(
        key=RuleKey.AMENDMENT_CONVOCATION,
        chapter=Chapter.AMENDMENT,
        kind=days(by_law(7, "BW 2:42 lid 1"), 90),
        default="7",
        article="BW 2:42 lid 1",
    ),
    Definition(
        key=RuleKey.AMENDMENT_TEXT,
        chapter=Chapter.AMENDMENT,
        kind=days(by_law(5, "BW 2:42 lid 2"), 90),
        default="5",
        article="BW 2:42 lid 2",
    ),
    Definition(
        key=RuleKey.AMENDMENT_NOTARY,
        chapter=Chapter.AMENDMENT,
        kind=Switch(),
        default=ON,
        article="BW 2:43 lid 5",
        layers=FIXED,
    ),
    Definition(
        key=RuleKey.AMENDMENT_QUORUM,
        chapter=Chapter.AMENDMENT,
        kind=share(0, 1),
        default="0",
        article="gewoonte",
    ),
    Definition(
        key=RuleKey.DISSOLUTION_MAJORITY,
        chapter=Chapter.AMENDMENT,
        kind=share(HALF, 1),
        default="2/3",
        article="BW 2:42 lid 4",
    ),
)

DECISIONS = (*_DECISIONS, *_AMENDMENT)
