"""Sentences about votes and ballots."""

from fractions import Fraction

from coop.wording.catalogue import N_, SOURCE, say

REFUSALS = {
    "poll_not_found": N_("Deze stemming is er niet (meer)."),
    "poll_closed": N_("De stemming is gesloten. Stemmen kan niet meer."),
    "not_on_roll": N_(
        "U staat niet op de lijst van deze stemming. U was nog geen lid toen zij begon, of u "
        "stemt hierover niet mee."
    ),
    "already_voted": N_("U hebt al gestemd. Uw eerste stem telt."),
    "unknown_choice": N_("Kies voor, tegen of blanco. Uw stem is nog niet geteld."),
    "majority_not_set": N_(
        "In het regelboek staat geen goede meerderheid. Vul die in, met het artikel."
    ),
    "no_ballots_file": N_("Dit bestand bevat geen stemming, of het is beschadigd."),
    "vote_not_over": N_("De stemming is nog open. Natellen kan na het sluiten."),
    "nothing_to_recount": N_("Van deze stemming zijn geen stembriefjes bewaard."),
    "no_meeting": N_(
        "Een stemming hoort bij een vergadering (BW 2:40 lid 2). Zonder vergadering kan het "
        "alleen een peiling zijn."
    ),
    "wrong_method": N_("Over dit voorstel stemt de vergadering op een andere manier."),
    "count_does_not_fit": N_(
        "Dit klopt niet: er zijn %(cast)s stemmen geteld, en er kunnen er hoogstens %(at_most)s "
        "zijn. Tel opnieuw."
    ),
}

#: How a meeting voted, where it is not with everybody's own ballot on a screen.
METHODS_SAID = {
    "hands": N_("Gestemd met handopsteken."),
    "roll_call": N_("Hoofdelijk gestemd: wie wat stemde, staat erbij."),
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
    base: int,
    article: str,
    blank_counts: bool = False,
    method: str = "electronic",
    is_tie: bool = False,
    tie_article: str = "",
    members: int | None = None,
    votes_article: str = "",
    counters: str = "",
    locale: str = SOURCE,
) -> tuple[str, ...]:
    """Say what a vote decided, by which numbers and by which rule; the same on every screen."""
    rejected = N_("Aangehouden.") if is_tie and tie_article else N_("Verworpen.")
    verdict = say(N_("Aangenomen.") if is_adopted else rejected, locale)
    rule = say(N_("Regel: %(article)s."), locale, article=article)
    if method == "acclamation":
        return (verdict, say(N_("Bij acclamatie: niemand maakte bezwaar."), locale), rule)
    cast = votes_for + votes_against + votes_blank
    numbers = say(
        N_("%(votes_for)s voor, %(votes_against)s tegen, %(votes_blank)s blanco."),
        locale,
        votes_for=votes_for,
        votes_against=votes_against,
        votes_blank=votes_blank,
    )
    more = N_("Nodig: meer dan %(share)s van %(base)s, dus %(needed)s voor.")
    least = N_("Nodig: ten minste %(share)s van %(base)s, dus %(needed)s voor.")
    said = say(SHARES[share], locale) if share in SHARES else f"{share}"
    need = say(more if must_exceed else least, locale, share=said, base=base, needed=needed)
    left_out = N_("Blanco telt niet mee.")
    counts_too = N_("Blanco telt mee: alle stemmen moeten voor zijn.")
    # Where everybody has to agree, a blank vote stands in the way (BW 2:43 lid 2).
    blank = say(counts_too if blank_counts else left_out, locale)
    several = N_("Leden die stemden: %(members)s. Stemmen samen: %(votes)s (%(article)s).")
    tie = (
        N_("De stemmen staken. Het voorstel komt terug in de volgende vergadering (%(article)s).")
        if tie_article
        else N_("De stemmen staken. Het voorstel is dan verworpen.")
    )
    extra = (
        say(several, locale, members=members, votes=cast, article=votes_article)
        if votes_article
        else "",
        say(tie, locale, article=tie_article) if is_tie else "",
        say(METHODS_SAID[method], locale) if method in METHODS_SAID else "",
        say(N_("Geteld door: %(names)s."), locale, names=counters) if counters else "",
    )
    return (verdict, numbers, need, blank, rule, *(sentence for sentence in extra if sentence))


def quorum_sentences(
    *,
    counted: int,
    represented: int,
    beforehand: int,
    entitled: int,
    needed: int,
    article: str,
    locale: str = SOURCE,
) -> tuple[str, ...]:
    """Say how many took part in a decision, and how many had to where a quorum is asked."""
    number = say(
        N_(
            "Aanwezig of vertegenwoordigd: %(counted)s van %(entitled)s leden, van wie "
            "%(represented)s met een volmacht en %(beforehand)s vooraf gestemd."
        )
        if represented or beforehand
        else N_("Aanwezig: %(counted)s van %(entitled)s leden."),
        locale,
        counted=counted,
        entitled=entitled,
        represented=represented,
        beforehand=beforehand,
    )
    if not needed:
        return (number,)
    quorum = N_("Nodig voor het quorum: %(needed)s (%(article)s).")
    return (number, say(quorum, locale, needed=needed, article=article))
