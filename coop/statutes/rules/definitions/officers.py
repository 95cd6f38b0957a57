"""Elections, the board, and the accounts it owes."""

from fractions import Fraction

from coop.statutes.rules.definition import (
    FIXED,
    REGULATIONS,
    Definition,
    by_law,
    days,
    months,
    number,
    share,
    years,
)
from coop.statutes.rules.keys import Chapter, RuleKey
from coop.statutes.rules.kinds import OFF, ON, Choice, Switch

TWO_THIRDS = Fraction(2, 3)

_ELECTIONS = (
    Definition(
        key=RuleKey.ELECTION_METHOD,
        chapter=Chapter.ELECTIONS,
        kind=Choice(("A", "B", "C", "D")),
        default="A",
        article="gewoonte",
        layers=REGULATIONS,
    ),
    Definition(
        key=RuleKey.ELECTION_IN_WRITING,
        chapter=Chapter.ELECTIONS,
        kind=Switch(),
        default=ON,
        article="gewoonte",
    ),
    Definition(
        key=RuleKey.COUNTERS,
        chapter=Chapter.ELECTIONS,
        kind=number(2, 15),
        default="3",
        article="gewoonte",
        layers=REGULATIONS,
    ),
    Definition(
        key=RuleKey.BINDING_BROKEN_BY,
        chapter=Chapter.ELECTIONS,
        kind=share(Fraction(1, 2), by_law(TWO_THIRDS, "BW 2:37 lid 4")),
        default="2/3",
        article="BW 2:37 lid 4",
    ),
    Definition(
        key=RuleKey.BINDING_QUORUM,
        chapter=Chapter.ELECTIONS,
        kind=share(0, by_law(TWO_THIRDS, "BW 2:37 lid 4")),
        default="0",
        article="BW 2:37 lid 4",
    ),
    Definition(
        key=RuleKey.ELECTION_OUTSIDE,
        chapter=Chapter.ELECTIONS,
        kind=Switch(),
        default=OFF,
        article="BW 2:37 lid 5",
    ),
    Definition(
        key=RuleKey.OUTSIDE_NOMINATION,
        chapter=Chapter.ELECTIONS,
        kind=share(0, by_law(Fraction(1, 5), "BW 2:37 lid 5")),
        default="0",
        article="BW 2:37 lid 5",
    ),
    Definition(
        key=RuleKey.OUTSIDE_VOTES,
        chapter=Chapter.ELECTIONS,
        kind=share(0, by_law(TWO_THIRDS, "BW 2:37 lid 5")),
        default="0",
        article="BW 2:37 lid 5",
    ),
)

_BOARD = (
    Definition(
        key=RuleKey.BOARD_OUTSIDERS,
        chapter=Chapter.BOARD,
        kind=Switch(),
        default=OFF,
        article="BW 2:37 lid 1",
    ),
    Definition(
        key=RuleKey.BOARD_TERM,
        chapter=Chapter.BOARD,
        kind=years(1, 12),
        default="3",
        article="gewoonte",
    ),
    Definition(
        key=RuleKey.BOARD_TERMS,
        chapter=Chapter.BOARD,
        kind=number(1, 10),
        default="3",
        article="gewoonte",
    ),
    Definition(
        key=RuleKey.BOARD_SUSPENSION,
        chapter=Chapter.BOARD,
        kind=months(1, 12),
        default="3",
        article="gewoonte",
    ),
    Definition(
        key=RuleKey.BOARD_VOTES,
        chapter=Chapter.BOARD,
        # WBTR: older clauses lost their force on 1 July 2026.
        kind=Choice(("niet_meer_dan_anderen_samen",)),
        default="niet_meer_dan_anderen_samen",
        article="BW 2:44 lid 3",
        layers=FIXED,
    ),
    Definition(
        key=RuleKey.CONFLICT_OF_INTEREST,
        chapter=Chapter.BOARD,
        kind=Choice(("geen_overleg_en_geen_stem",)),
        default="geen_overleg_en_geen_stem",
        article="BW 2:44 lid 6",
        layers=FIXED,
    ),
)

_ACCOUNTS = (
    Definition(
        key=RuleKey.AUDIT_COMMITTEE,
        chapter=Chapter.ACCOUNTS,
        kind=number(by_law(2, "BW 2:48 lid 2"), 15),
        default="2",
        article="BW 2:48 lid 2",
    ),
    Definition(
        key=RuleKey.AUDIT_FROM_BOARD,
        chapter=Chapter.ACCOUNTS,
        kind=Switch(),
        default=OFF,
        article="BW 2:48 lid 2",
        layers=FIXED,
    ),
    Definition(
        key=RuleKey.ACCOUNTANT,
        chapter=Chapter.ACCOUNTS,
        kind=Switch(),
        default=OFF,
        article="BW 2:48 lid 2",
    ),
    Definition(
        key=RuleKey.ACCOUNTS_DRAWN_UP,
        chapter=Chapter.ACCOUNTS,
        kind=months(1, by_law(6, "BW 2:58 lid 1")),
        default="6",
        article="BW 2:58 lid 1",
    ),
    Definition(
        key=RuleKey.ACCOUNTS_POSTPONED,
        chapter=Chapter.ACCOUNTS,
        kind=months(0, by_law(4, "BW 2:58 lid 1")),
        default="4",
        article="BW 2:58 lid 1",
    ),
    Definition(
        key=RuleKey.ACCOUNTS_ADOPTED,
        chapter=Chapter.ACCOUNTS,
        kind=months(0, by_law(1, "BW 2:58 lid 1")),
        default="1",
        article="BW 2:58 lid 1",
    ),
    Definition(
        key=RuleKey.ACCOUNTS_FILED,
        chapter=Chapter.ACCOUNTS,
        kind=days(8, 8),
        default="8",
        article="BW 2:394 lid 1",
        layers=FIXED,
    ),
    Definition(
        key=RuleKey.DISCHARGE,
        chapter=Chapter.ACCOUNTS,
        kind=Choice(("apart_agendapunt",)),
        default="apart_agendapunt",
        article="BW 2:58 lid 1",
        layers=FIXED,
    ),
    Definition(
        key=RuleKey.BOOKS_KEPT,
        chapter=Chapter.ACCOUNTS,
        kind=years(by_law(7, "BW 2:10 lid 3"), 30),
        default="7",
        article="BW 2:10 lid 3",
    ),
)

OFFICERS = (*_ELECTIONS, *_BOARD, *_ACCOUNTS)
