"""Every parameter: its default, both its bounds, and what is refused, with which article."""

from collections.abc import Iterator
from fractions import Fraction

import pytest

from coop.bootstrap import Coop
from coop.kernel.errors import CoopError
from coop.kernel.permissions import SYSTEM
from coop.statutes.errors import (
    AboveLawError,
    BelowLawError,
    FixedByLawError,
    LayerNotAllowedError,
    OutOfReachError,
    RuleArticleMissingError,
    RuleUnreadableError,
)
from coop.statutes.lookups import rules_in_force
from coop.statutes.rules import (
    DEFAULTS,
    DEFINITIONS,
    REGULATIONS,
    Layer,
    RuleKey,
    RuleValue,
    Share,
    Whole,
    checked,
    ensure_layer,
)
from coop.statutes.services import set_rule
from coop.wording.refusals import refusal
from tests.doubles import START

K = RuleKey
#: Key, default, least and most; where the law draws the line, its article stands beside it.
NUMBERS = (
    (K.LAST_MONTH_OF_YEAR, "12", "1 BW 2:10a", "12 BW 2:10a"),
    (K.ADMISSION_TERM, "30", "1", "180"),
    (K.ADMISSION_APPEAL_TERM, "1", "1", "12"),
    (K.NOTICE_BY_MEMBER, "28", "0", "366 BW 2:36 lid 1"),
    (K.EXPULSION_APPEAL_TERM, "1", "1 BW 2:35 lid 4", "12"),
    (K.SUSPENSION_LONGEST, "90", "1", "366"),
    (K.PAYMENT_TERM, "30", "1", "180"),
    (K.COLLECTION_ANNOUNCED, "14", "1", "60"),
    (K.REFUND_TERM, "56", "56", "56"),
    (K.MANDATE_EXPIRES, "36", "36", "36"),
    (K.VOTES_PER_MEMBER, "1", "1 BW 2:38 lid 1", "100"),
    (K.VOTES_PER_CATEGORY, "1", "1 BW 2:38 lid 1", "100"),
    (K.VOTES_OF_OTHERS, "0", "0", "1/2 BW 2:38 lid 3"),
    (K.PROXIES_PER_HOLDER, "2", "1", "20"),
    (K.BEFOREHAND_OPENS, "30", "1", "30 BW 2:38 lid 8"),
    (K.BEFOREHAND_CLOSES, "24", "0", "720 BW 2:38 lid 8"),
    (K.CONVOCATION_TERM, "14", "1", "90"),
    (K.MINORITY, "1/10", "1/100", "1/10 BW 2:41 lid 2"),
    (K.MINORITY_BOARD_TERM, "28", "28", "28"),
    (K.MINORITY_SELF_TERM, "14", "14", "14"),
    (K.QUORUM, "0", "0", "1"),
    (K.SECOND_MEETING_AFTER, "14", "1", "90"),
    (K.SECOND_MEETING_WITHIN, "42", "1", "180"),
    (K.PAUSE_SHARE, "1/10", "1/100", "1"),
    (K.ORDINARY_MAJORITY, "1/2", "1/2", "1"),
    (K.ANNULMENT_TERM, "12", "12", "12"),
    (K.EVIDENCE_KEPT, "13", "12 BW 2:15 lid 5", "84"),
    (K.AMENDMENT_MAJORITY, "2/3", "1/2", "1"),
    (K.AMENDMENT_CONVOCATION, "7", "7 BW 2:42 lid 1", "90"),
    (K.AMENDMENT_TEXT, "5", "5 BW 2:42 lid 2", "90"),
    (K.AMENDMENT_QUORUM, "0", "0", "1"),
    (K.DISSOLUTION_MAJORITY, "2/3", "1/2", "1"),
    (K.COUNTERS, "3", "2", "15"),
    (K.BINDING_BROKEN_BY, "2/3", "1/2", "2/3 BW 2:37 lid 4"),
    (K.BINDING_QUORUM, "0", "0", "2/3 BW 2:37 lid 4"),
    (K.OUTSIDE_NOMINATION, "0", "0", "1/5 BW 2:37 lid 5"),
    (K.OUTSIDE_VOTES, "0", "0", "2/3 BW 2:37 lid 5"),
    (K.BOARD_TERM, "3", "1", "12"),
    (K.BOARD_TERMS, "3", "1", "10"),
    (K.BOARD_SUSPENSION, "3", "1", "12"),
    (K.AUDIT_COMMITTEE, "2", "2 BW 2:48 lid 2", "15"),
    (K.ACCOUNTS_DRAWN_UP, "6", "1", "6 BW 2:58 lid 1"),
    (K.ACCOUNTS_POSTPONED, "4", "0", "4 BW 2:58 lid 1"),
    (K.ACCOUNTS_ADOPTED, "1", "0", "1 BW 2:58 lid 1"),
    (K.ACCOUNTS_FILED, "8", "8", "8"),
    (K.BOOKS_KEPT, "7", "7 BW 2:10 lid 3", "30"),
)
#: Key, default, every other value that is allowed, one that is not.
WORDS = (
    (K.NAME, "Wijkcoöp", ("Buurtbloei", "x" * 80), "x" * 81),
    (K.LEGAL_NAME, "Wijkcoöperatie U.A.", ("Coöperatief Bloei B.A.",), "Wijkvereniging U.A."),
    (K.CHAMBER_NUMBER, "", ("00000000",), "0000000"),
    (K.LEGAL_FORM, "coöperatie", (), "vereniging"),
    (K.LIABILITY, "UA", ("BA", "WA"), "NV"),
    (K.ADMISSION_BODY, "bestuur", ("av",), "voorzitter"),
    (K.NOTICE_AGAINST, "einde_boekjaar", ("einde_maand", "elke_dag"), "nooit"),
    (K.TERMINATION_BODY, "bestuur", ("av",), "voorzitter"),
    (K.EXPULSION_BODY, "bestuur", ("av",), "voorzitter"),
    (K.SUSPENSION_BODY, "bestuur", ("av",), "voorzitter"),
    (K.ELECTRONIC_DEMANDS, "herkennen_volgen_stemmen", (), "stemmen"),
    (K.DIGITAL_LAW, "onbekend", ("nee", "ja"), "misschien"),
    (K.MEETING_FORM, "fysiek", ("hybride", "digitaal"), "telefonisch"),
    (K.CONVOCATION_BY_EMAIL, "met_toestemming", ("nee",), "altijd"),
    (K.TIE_ON_MATTERS, "verworpen", ("volgende_vergadering",), "aangenomen"),
    (
        K.TIE_ON_PERSONS,
        "herstemming_dan_loting",
        ("loting", "volgende_vergadering"),
        "oudste",
    ),
    (K.OUTSIDE_MEETING, "unaniem", (), "meerderheid"),
    (K.RECOUNT, "meerderheid_of_een_stemmer", (), "niemand"),
    (K.ELECTION_METHOD, "A", ("B", "C", "D"), "E"),
    (K.BOARD_VOTES, "niet_meer_dan_anderen_samen", (), "meer"),
    (K.CONFLICT_OF_INTEREST, "geen_overleg_en_geen_stem", (), "wel_overleg"),
    (K.DISCHARGE, "apart_agendapunt", (), "met_jaarrekening"),
)
SWITCHES = {
    K.SUPERVISORY_BOARD: "nee",
    K.ADMISSION_AREA: "nee",
    K.ADMISSION_APPEAL: "ja",
    K.MEMBERSHIP_PERSONAL: "ja",
    K.MEMBERSHIP_HERITABLE: "nee",
    K.EXPULSION_SUSPENDS: "ja",
    K.SUSPENSION_ALLOWED: "nee",
    K.LEAVING_ON_HOME_PAGE: "ja",
    K.CONTRIBUTION_WHOLE_YEAR: "ja",
    K.ARREARS_TAKE_VOTE: "nee",
    K.MINORS_VOTE: "ja",
    K.INTERESTED_VOTE: "ja",
    K.PROXY_ALLOWED: "ja",
    K.PROXY_TO_VOTERS_ONLY: "ja",
    K.ELECTRONIC_VOTING: "nee",
    K.ELECTRONIC_DEBATE: "nee",
    K.ELECTRONIC_BEFOREHAND: "nee",
    K.DIGITAL_MEETING: "nee",
    K.SECOND_MEETING: "nee",
    K.CHAIR_IS_DECISIVE: "ja",
    K.AMENDMENT_EXCLUDED: "nee",
    K.AMENDMENT_NOTARY: "ja",
    K.ELECTION_IN_WRITING: "ja",
    K.ELECTION_OUTSIDE: "nee",
    K.BOARD_OUTSIDERS: "nee",
    K.AUDIT_FROM_BOARD: "nee",
    K.ACCOUNTANT: "nee",
}
FIXED = {
    K.LEGAL_FORM: "BW 2:53",
    K.EXPULSION_SUSPENDS: "BW 2:35 lid 4",
    K.LEAVING_ON_HOME_PAGE: "BW 2:35 lid 6",
    K.REFUND_TERM: "SEPA Core Rulebook",
    K.MANDATE_EXPIRES: "SEPA Core Rulebook",
    K.ELECTRONIC_DEMANDS: "BW 2:38 lid 7",
    K.DIGITAL_LAW: "wetsvoorstel 36 489",
    K.MINORITY_BOARD_TERM: "BW 2:41 lid 2",
    K.MINORITY_SELF_TERM: "BW 2:41 lid 3",
    K.OUTSIDE_MEETING: "BW 2:40 lid 2",
    K.RECOUNT: "BW 2:13 lid 4",
    K.ANNULMENT_TERM: "BW 2:15 lid 5",
    K.AMENDMENT_NOTARY: "BW 2:43 lid 5",
    K.BOARD_VOTES: "BW 2:44 lid 3",
    K.CONFLICT_OF_INTEREST: "BW 2:44 lid 6",
    K.AUDIT_FROM_BOARD: "BW 2:48 lid 2",
    K.ACCOUNTS_FILED: "BW 2:394 lid 1",
    K.DISCHARGE: "BW 2:58 lid 1",
}
IN_REGULATIONS = {
    K.ADMISSION_TERM,
    K.PAYMENT_TERM,
    K.COLLECTION_ANNOUNCED,
    K.BEFOREHAND_OPENS,
    K.BEFOREHAND_CLOSES,
    K.ELECTION_METHOD,
    K.COUNTERS,
    K.PAUSE_SHARE,
}


def steps() -> Iterator[tuple[RuleKey, str, type[CoopError], str]]:
    """Yield one step outside each bound, and who refuses it."""
    for key, _, least, most in NUMBERS:
        for line, direction, by_law in ((least, -1, BelowLawError), (most, 1, AboveLawError)):
            value, _, article = line.partition(" ")
            step = Fraction(1, 100) if isinstance(DEFINITIONS[key].kind, Share) else Fraction(1)
            outside = str(Fraction(value) + direction * step)
            expected = article or DEFINITIONS[key].article
            yield key, outside, by_law if article else OutOfReachError, expected


def misfits() -> Iterator[tuple[RuleKey, str]]:
    """Yield values of another type than the rule's."""
    for key, *_ in NUMBERS:
        yield from ((key, wrong) for wrong in ("", "veel", "1,5", "2/0", "ja", "1e3"))
    for key, _, _, wrong in WORDS:
        yield from ((key, typed) for typed in (wrong, ""))
    for key in SWITCHES:
        yield from ((key, wrong) for wrong in ("", "misschien", "1"))


def test_the_table_is_complete() -> None:
    named = [key for key, *_ in NUMBERS] + [key for key, *_ in WORDS] + list(SWITCHES)
    assert sorted(named) == sorted(RuleKey)
    assert {key for key, one in DEFINITIONS.items() if not one.layers} == set(FIXED)
    assert {k for k, one in DEFINITIONS.items() if one.layers == REGULATIONS} == IN_REGULATIONS


@pytest.mark.parametrize(
    ("key", "default"),
    [(key, default) for key, default, *_ in (*NUMBERS, *WORDS)] + list(SWITCHES.items()),
)
def test_what_holds_while_nothing_is_set(key: RuleKey, default: str) -> None:
    assert DEFAULTS[key] == RuleValue(
        key=key, value=default, layer=Layer.LAW, article=DEFINITIONS[key].article
    )
    assert DEFINITIONS[key].article
    if default:
        assert checked(DEFINITIONS[key], default) == default


@pytest.mark.parametrize(("key", "default", "least", "most"), NUMBERS)
def test_both_bounds_are_allowed(key: RuleKey, default: str, least: str, most: str) -> None:
    for line in (least, most):
        value = line.partition(" ")[0]
        assert checked(DEFINITIONS[key], value) == value


@pytest.mark.parametrize(("key", "value", "refused", "article"), list(steps()))
def test_a_step_outside_is_refused_with_the_article(
    key: RuleKey, value: str, refused: type[CoopError], article: str
) -> None:
    with pytest.raises(refused) as caught:
        checked(DEFINITIONS[key], value)
    assert caught.value.details["article"] == article
    assert article in refusal(caught.value)


@pytest.mark.parametrize(("key", "default", "others", "wrong"), WORDS)
def test_every_word_that_is_allowed(
    key: RuleKey, default: str, others: tuple[str, ...], wrong: str
) -> None:
    assert [checked(DEFINITIONS[key], f" {word} ") for word in others] == list(others)


@pytest.mark.parametrize("key", list(SWITCHES))
def test_a_switch_is_yes_or_no(key: RuleKey) -> None:
    assert [checked(DEFINITIONS[key], typed) for typed in ("ja", "Nee")] == ["ja", "nee"]


@pytest.mark.parametrize(("key", "value"), list(misfits()))
def test_another_type_is_refused_with_the_article(key: RuleKey, value: str) -> None:
    with pytest.raises((RuleUnreadableError, OutOfReachError, BelowLawError, AboveLawError)) as e:
        checked(DEFINITIONS[key], value)
    assert DEFINITIONS[key].article.partition(" lid")[0] in refusal(e.value)


@pytest.mark.parametrize(("key", "article"), list(FIXED.items()))
def test_what_the_law_settles_nobody_sets(key: RuleKey, article: str) -> None:
    for layer in Layer:
        with pytest.raises(FixedByLawError) as caught:
            ensure_layer(DEFINITIONS[key], layer, "artikel 1")
        assert refusal(caught.value).startswith(article)


@pytest.mark.parametrize("key", sorted(set(RuleKey) - set(FIXED)))
def test_only_the_statutes_say_it_unless_the_regulations_may(key: RuleKey) -> None:
    definition = DEFINITIONS[key]
    ensure_layer(definition, Layer.STATUTES, "artikel 1")
    for layer in set(Layer) - definition.layers:
        with pytest.raises(LayerNotAllowedError):
            ensure_layer(definition, layer, "artikel 1")
    with pytest.raises(RuleArticleMissingError):
        ensure_layer(definition, Layer.STATUTES, "  ")


def test_a_refused_value_changes_nothing(coop: Coop) -> None:
    for key, value, refused, _ in steps():
        if key not in FIXED:
            with pytest.raises(refused):
                coop.run(
                    set_rule,
                    SYSTEM,
                    key=key,
                    value=value,
                    layer=Layer.STATUTES,
                    article="artikel 1",
                )
    with coop._reading() as session:
        assert rules_in_force(session, START.date()) == DEFAULTS


@pytest.mark.parametrize("key", RuleKey)
def test_a_number_is_read_only_in_its_own_unit(key: RuleKey) -> None:
    value, kind = DEFAULTS[key], DEFINITIONS[key].kind
    unit = "pieces" if not isinstance(kind, Whole) else kind.unit.value
    for name in ("days", "hours", "months", "years", "number"):
        if isinstance(kind, Whole) and name == {"pieces": "number"}.get(unit, unit):
            assert getattr(value, name) == int(value.value)
        else:
            with pytest.raises(TypeError):
                getattr(value, name)
