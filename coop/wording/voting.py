"""Sentences about votes and ballots."""

from fractions import Fraction

from coop.wording.catalogue import N_, SOURCE, say

REFUSALS = {
    "poll_not_found": N_("Deze stemming is er niet (meer)."),
    "poll_closed": N_("De stemming is gesloten. Stemmen kan niet meer."),
    "not_on_roll": N_(
        "U staat niet op de lijst van deze stemming. U was nog geen lid toen zij begon."
    ),
    "already_voted": N_("U hebt al gestemd. Uw eerste stem telt."),
    "unknown_choice": N_("Kies voor, tegen of blanco. Uw stem is nog niet geteld."),
    "majority_not_set": N_(
        "In het regelboek staat geen goede meerderheid. Vul die in, met het artikel."
    ),
}

#: How the commonest majorities are said; others as a fraction.
SHARES = {
    Fraction(1, 2): N_("de helft"),
    Fraction(2, 3): N_("twee derde"),
    Fraction(3, 4): N_("drie vierde"),
    Fraction(1): N_("alle"),
}


def outcome_sentences(
    *,
    is_adopted: bool,
    votes_for: int,
    votes_against: int,
    votes_blank: int,
    share: Fraction,
    must_exceed: bool,
    needed: int,
    article: str,
    members: int | None = None,
    votes_article: str = "",
    locale: str = SOURCE,
) -> tuple[str, ...]:
    """Say what a vote decided, by which numbers and by which rule; the same on every screen."""
    base = votes_for + votes_against
    said = say(SHARES[share], locale) if share in SHARES else f"{share}"
    more = N_("Nodig: meer dan %(share)s van %(base)s, dus %(needed)s voor.")
    least = N_("Nodig: ten minste %(share)s van %(base)s, dus %(needed)s voor.")
    sentences = (
        say(N_("Aangenomen.") if is_adopted else N_("Verworpen."), locale),
        say(
            N_("%(votes_for)s voor, %(votes_against)s tegen, %(votes_blank)s blanco."),
            locale,
            votes_for=votes_for,
            votes_against=votes_against,
            votes_blank=votes_blank,
        ),
        say(more if must_exceed else least, locale, share=said, base=base, needed=needed),
        say(N_("Blanco telt niet mee."), locale),
        say(N_("Regel: %(article)s."), locale, article=article),
    )
    if not votes_article:
        return sentences
    several = say(
        N_("Leden die stemden: %(members)s. Stemmen samen: %(votes)s (%(article)s)."),
        locale,
        members=members,
        votes=base + votes_blank,
        article=votes_article,
    )
    return (*sentences, several)
