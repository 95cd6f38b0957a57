import re
import uuid

import pytest

from coop.assembly.errors import (
    GiverTakesPartError,
    MeetingClosedError,
    NotConvenedError,
    ProxiesNotAllowedError,
    ProxyCapError,
    ProxyChainError,
    ProxyDuringVoteError,
    ProxyGivenAlreadyError,
    ProxyToSelfError,
)
from coop.assembly.rules import (
    MeetingKind,
    MeetingState,
    ProxyScope,
    ensure_absent,
    ensure_allowed,
    ensure_between_two,
    ensure_may_change,
    ensure_no_chain,
    ensure_not_given,
    ensure_within_cap,
    most_at_once,
)
from coop.kernel.errors import CoopError
from coop.statutes.rules import Layer, RuleKey, RuleValue
from coop.wording.proxies import REFUSALS

ONE, TWO = uuid.UUID(int=1), uuid.UUID(int=2)


def rule(key: RuleKey, value: str) -> RuleValue:
    return RuleValue(
        key=key, value=value, layer=Layer.STATUTES, article="artikel 16 van de statuten"
    )


@pytest.mark.parametrize(
    ("value", "kind", "is_allowed"),
    [
        ("ja", MeetingKind.MEMBERS, True),
        ("nee", MeetingKind.MEMBERS, False),
        ("ja", MeetingKind.BOARD, False),
    ],
)
def test_bw_2_38_lid_4_the_statutes_may_exclude_proxies(
    value: str, kind: MeetingKind, *, is_allowed: bool
) -> None:
    allowed = rule(RuleKey.PROXY_ALLOWED, value)
    if is_allowed:
        ensure_allowed(allowed, kind)
    else:
        with pytest.raises(ProxiesNotAllowedError) as refused:
            ensure_allowed(allowed, kind)
        assert refused.value.details == {"article": "artikel 16 van de statuten"}


@pytest.mark.parametrize(
    ("state", "is_vote_open", "refusal"),
    [
        (MeetingState.PLANNED, False, NotConvenedError),
        (MeetingState.CONVENED, False, None),
        (MeetingState.OPEN, False, None),
        (MeetingState.OPEN, True, ProxyDuringVoteError),
        (MeetingState.CLOSED, False, MeetingClosedError),
    ],
)
def test_proxies_change_from_the_convocation_to_the_end_but_not_during_a_vote(
    state: MeetingState, *, is_vote_open: bool, refusal: type[CoopError] | None
) -> None:
    if refusal is None:
        ensure_may_change(state, is_vote_open=is_vote_open)
    else:
        with pytest.raises(refusal):
            ensure_may_change(state, is_vote_open=is_vote_open)


@pytest.mark.parametrize(
    ("scopes", "most"),
    [
        ([], 0),
        ([None], 1),
        ([None, None], 2),
        ([ONE], 1),
        # Two points, one giver at each: never two votes at once.
        ([ONE, TWO], 1),
        ([ONE, ONE, TWO], 2),
        ([None, ONE, TWO], 2),
    ],
)
def test_a_holder_is_counted_at_the_busiest_point(scopes: list[ProxyScope], most: int) -> None:
    assert most_at_once(scopes) == most


@pytest.mark.parametrize(
    ("held", "scope", "cap", "fits"),
    [
        ([], None, "1", True),
        ([None], None, "1", False),
        # Acceptance test 9 of research/dutch-rules.md: the third when two are allowed.
        ([None], None, "2", True),
        ([None, None], None, "2", False),
        ([None, ONE], TWO, "2", True),
        ([None, ONE], ONE, "2", False),
    ],
)
def test_one_proxy_too_many_is_refused_when_it_is_given(
    held: list[ProxyScope], scope: ProxyScope, cap: str, *, fits: bool
) -> None:
    most = rule(RuleKey.PROXIES_PER_HOLDER, cap)
    if fits:
        ensure_within_cap(held, scope, most)
    else:
        with pytest.raises(ProxyCapError) as refused:
            ensure_within_cap(held, scope, most)
        assert refused.value.details == {"most": int(cap), "article": most.article}


@pytest.mark.parametrize(
    ("standing", "scope", "is_free"),
    [
        ([], None, True),
        ([None], None, False),
        ([None], ONE, False),
        ([ONE], None, False),
        ([ONE], ONE, False),
        ([ONE], TWO, True),
    ],
)
def test_a_vote_is_in_one_hand_at_most(
    standing: list[ProxyScope], scope: ProxyScope, *, is_free: bool
) -> None:
    if is_free:
        ensure_not_given(standing, scope)
    else:
        with pytest.raises(ProxyGivenAlreadyError):
            ensure_not_given(standing, scope)


@pytest.mark.parametrize("giver_holds", [True, False])
@pytest.mark.parametrize("holder_gave", [True, False])
def test_a_proxy_is_not_passed_on(*, giver_holds: bool, holder_gave: bool) -> None:
    if giver_holds or holder_gave:
        with pytest.raises(ProxyChainError):
            ensure_no_chain(giver_holds=giver_holds, holder_gave=holder_gave)
    else:
        ensure_no_chain(giver_holds=giver_holds, holder_gave=holder_gave)


def test_nobody_gives_a_proxy_to_oneself_or_while_taking_part() -> None:
    ensure_between_two(ONE, TWO)
    with pytest.raises(ProxyToSelfError):
        ensure_between_two(ONE, ONE)
    ensure_absent(is_present=False)
    with pytest.raises(GiverTakesPartError):
        ensure_absent(is_present=True)


@pytest.mark.parametrize("sentence", REFUSALS.values())
def test_what_a_refusal_says_is_read_by_everybody(sentence: str) -> None:
    # C15: what everybody must be able to do, in sentences of at most ten words.
    assert all(len(one.split()) <= 10 for one in re.split(r"(?<=[.?!])\s+", sentence))
