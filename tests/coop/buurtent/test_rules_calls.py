from datetime import UTC, date, datetime, time, timedelta

import pytest

from coop.buurtent.errors import (
    BlockNotFoundError,
    CallByMissingError,
    EveningsAWeekError,
    HappenedInFutureError,
    HouseNumberGivenError,
)
from coop.buurtent.rules import local_moment
from coop.buurtent.rules.calls import (
    Customs,
    ToldPlace,
    blocks_of,
    ensure_block,
    ensure_customs,
    ensure_no_house,
    ensure_places,
    missed_call,
    written,
)
from coop.kernel.errors import CoopError

TODAY = date(2026, 11, 24)
STREETS = ("Lindenhof", "Plein 1944")
#: Tuesdays and Fridays before five.
CALLS = Customs(call_days=frozenset({1, 4}), call_by=time(17))
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
TUESDAY = local_moment(TODAY, time(17))
FRIDAY = local_moment(date(2026, 11, 20), time(17))
CHRISTMAS = local_moment(date(2026, 12, 25), time(18))
BEFORE_CHRISTMAS = local_moment(date(2026, 12, 22), time(17))
A_SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    "remark",
    [
        "Lindenhof 12",
        "bij lindenhof, 7a achterom",
        "het was nr. 8",
        "nummer 12",
        "huisnummer: 3",
        "Plein 1944 7",
    ],
)
def test_a_remark_that_names_a_house_is_refused(remark: str) -> None:
    with pytest.raises(HouseNumberGivenError):
        ensure_no_house(remark, streets=STREETS)


@pytest.mark.parametrize(
    "remark", ["", "Tussen 3 en 5 uur", "2 fietsen weg", "op de Lindenhof", "achter Plein 1944"]
)
def test_times_and_amounts_may_stand_in_a_remark(remark: str) -> None:
    ensure_no_house(remark, streets=STREETS)


@pytest.mark.parametrize(
    ("happened_on", "is_refused"),
    [(None, False), (TODAY, False), (TODAY + timedelta(days=1), True)],
)
def test_a_burglary_of_tomorrow_is_refused(happened_on: date | None, *, is_refused: bool) -> None:
    places = [ToldPlace(street="Lindenhof", happened_on=happened_on)]
    if not is_refused:
        ensure_places(places, streets=STREETS, today=TODAY)
        return
    with pytest.raises(HappenedInFutureError):
        ensure_places(places, streets=STREETS, today=TODAY)


@pytest.mark.parametrize(
    ("customs", "error"),
    [
        (Customs(), None),
        (CALLS, None),
        (Customs(call_days=frozenset({1})), CallByMissingError),
        (Customs(fewest=1, most=1), None),
        (Customs(fewest=2, most=14), None),
        (Customs(fewest=0, most=4), EveningsAWeekError),
        (Customs(fewest=2, most=15), EveningsAWeekError),
        (Customs(fewest=4, most=2), EveningsAWeekError),
        (Customs(fewest=2), EveningsAWeekError),
        (Customs(most=2), EveningsAWeekError),
    ],
)
def test_customs_say_something_or_are_refused(
    customs: Customs, error: type[CoopError] | None
) -> None:
    if error is None:
        ensure_customs(customs)
        return
    with pytest.raises(error):
        ensure_customs(customs)


@pytest.mark.parametrize(
    ("now", "last", "missed"),
    [
        # Until the hour nothing is late but the call of last Friday; from the hour on it is.
        (TUESDAY - A_SECOND, None, FRIDAY),
        (TUESDAY, None, TUESDAY),
        # A call of that day answers it, even when it came before the hour or late.
        (TUESDAY, local_moment(TODAY, time()), None),
        (TUESDAY, local_moment(TODAY, time()) - A_SECOND, TUESDAY),
        (TUESDAY + timedelta(hours=3), TUESDAY + timedelta(hours=2), None),
        # It stays missed until the next one is due.
        (TUESDAY + timedelta(days=3) - A_SECOND, None, TUESDAY),
        (TUESDAY + timedelta(days=3), None, TUESDAY + timedelta(days=3)),
        # 25 December 2026 is a Friday: nobody is expected (C21).
        (
            local_moment(date(2026, 12, 25), time(18)),
            None,
            local_moment(date(2026, 12, 22), time(17)),
        ),
    ],
)
def test_a_call_that_was_due_is_missed(
    now: datetime, last: datetime | None, missed: datetime | None
) -> None:
    assert missed_call(CALLS, last_received_at=last, since=LONG_AGO, now=now) == missed


@pytest.mark.parametrize(
    ("customs", "since", "missed"),
    [
        (Customs(), LONG_AGO, None),
        (CALLS, TUESDAY, TUESDAY),
        (CALLS, TUESDAY + A_SECOND, None),
    ],
)
def test_nothing_is_missed_before_it_was_set(
    customs: Customs, since: datetime, missed: datetime | None
) -> None:
    now = TUESDAY + timedelta(hours=1)
    assert missed_call(customs, last_received_at=None, since=since, now=now) == missed


def test_places_are_written_with_day_and_remark() -> None:
    places = [
        ToldPlace(street="Lindenhof", happened_on=TODAY, remark="via het raam"),
        ToldPlace(street="Wilgenpad"),
    ]
    assert written(places) == "Lindenhof (24-11-2026): via het raam; Wilgenpad"


BLOCK, NEXT = (51.5654, 5.0624), (51.5661, 5.0633)


@pytest.mark.parametrize(
    ("here", "there", "blocks"),
    [
        (5, 5, ((51.565, 5.062), (51.566, 5.063))),
        # Fewer doors than this, and the block would point at one of them.
        (5, 4, ((51.565, 5.062),)),
        (4, 4, ()),
        (0, 0, ()),
    ],
)
def test_a_block_holds_several_doors(
    here: int, there: int, blocks: tuple[tuple[float, float], ...]
) -> None:
    assert blocks_of([BLOCK] * here + [NEXT] * there) == blocks


@pytest.mark.parametrize(("number", "is_there"), [(0, False), (1, True), (2, True), (3, False)])
def test_a_block_is_chosen_from_the_map(number: int, *, is_there: bool) -> None:
    if is_there:
        ensure_block(number, [BLOCK, NEXT])
        return
    with pytest.raises(BlockNotFoundError):
        ensure_block(number, [BLOCK, NEXT])
