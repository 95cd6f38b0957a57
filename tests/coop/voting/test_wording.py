from fractions import Fraction

from coop.wording.voting import outcome_sentences


def test_the_outcome_names_numbers_need_and_rule() -> None:
    said = outcome_sentences(
        is_adopted=True,
        votes_for=61,
        votes_against=20,
        votes_blank=4,
        share=Fraction(1, 2),
        must_exceed=True,
        needed=41,
        base=81,
        article="artikel 17 lid 1 van de statuten",
    )
    assert said == (
        "Aangenomen.",
        "61 voor, 20 tegen, 4 blanco.",
        "Nodig: meer dan de helft van 81, dus 41 voor.",
        "Blanco telt niet mee.",
        "Regel: artikel 17 lid 1 van de statuten.",
    )


def test_a_rare_majority_is_said_as_a_fraction() -> None:
    said = outcome_sentences(
        is_adopted=False,
        votes_for=5,
        votes_against=4,
        votes_blank=0,
        share=Fraction(3, 5),
        must_exceed=False,
        needed=6,
        base=9,
        article="artikel 20",
    )
    assert said[0] == "Verworpen."
    assert said[2] == "Nodig: ten minste 3/5 van 9, dus 6 voor."


def test_members_and_votes_are_said_apart_where_some_have_several() -> None:
    said = outcome_sentences(
        is_adopted=True,
        votes_for=7,
        votes_against=4,
        votes_blank=1,
        share=Fraction(1, 2),
        must_exceed=True,
        needed=6,
        base=11,
        article="artikel 17",
        members=8,
        votes_article="artikel 9 lid 2 van de statuten",
    )
    assert said[5] == (
        "Leden die stemden: 8. Stemmen samen: 12 (artikel 9 lid 2 van de statuten)."
    )
