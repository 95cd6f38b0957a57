"""Sentences about choosing persons on paper."""

from collections.abc import Mapping, Sequence

from coop.wording.catalogue import N_, SOURCE, say

REFUSALS = {
    "round_not_found": N_("Deze stembriefjes zijn niet (meer) uit."),
    "round_held": N_("Over dit punt zijn de stembriefjes al uitgedeeld."),
    "candidates_missing": N_("Vul de namen van de kandidaten in, elke naam op een regel."),
    "too_many_papers": N_(
        "Dit klopt niet: er zijn %(most)s stemmen, dus deel 1 tot %(most)s briefjes uit."
    ),
    "papers_do_not_fit": N_(
        "Dit klopt niet. Uitgedeeld: %(papers)s briefjes. In de bus: %(in_box)s. Alle stapels "
        "samen, met blanco en ongeldig, zijn evenveel als er in de bus zitten. Tel opnieuw."
    ),
    "counter_is_candidate": N_("U bent zelf kandidaat. Dan telt iemand anders."),
    "two_counters": N_("Twee mensen van het stembureau tellen, ieder apart. Wacht op beide."),
    "counts_differ": N_("De tellers vonden niet hetzelfde. Laat ze opnieuw tellen."),
    "lot_needed": N_(
        "De stemmen zijn gelijk: %(names)s. Gooi drie dobbelstenen, zeg de ogen hardop en vul ze "
        "in. Dan beslist het lot."
    ),
    "seed_missing": N_("Vul in wat u hardop zei, zoals de ogen van drie dobbelstenen."),
}

#: By ``coop.voting.rules.Step``; the lot leads to one of the others.
STEPS = {
    "elected": N_("Gekozen: %(chosen)s."),
    "nobody": N_("Niemand is gekozen."),
    "next_round": N_("Er komt een volgende ronde tussen: %(names)s."),
    "postponed": N_("De stemmen staken. De volgende vergadering beslist tussen: %(names)s."),
}


def chosen_sentence(chosen: Sequence[str], locale: str = SOURCE) -> str:
    """Say who was chosen, or that nobody was."""
    return say(STEPS["elected" if chosen else "nobody"], locale, chosen=", ".join(chosen))


def election_sentence(
    *,
    votes: Mapping[str, tuple[int, int]],
    papers: tuple[int, int, int, int],
    is_single: bool,
    step: str,
    chosen: Sequence[str],
    names: Sequence[str],
    seed: str,
    counters: Sequence[str],
    article: str,
    locale: str = SOURCE,
) -> str:
    """Say what papers decided: every number, who counted, the lot, and the method's article."""
    one = N_("%(name)s: %(votes_for)s voor, %(votes_against)s tegen.")
    many = N_("%(name)s: %(votes_for)s.")
    piles = [
        say(
            one if is_single else many,
            locale,
            name=name,
            votes_for=votes_for,
            votes_against=votes_against,
        )
        for name, (votes_for, votes_against) in votes.items()
    ]
    handed_out, in_box, blank, invalid = papers
    box = say(
        N_(
            "Blanco: %(blank)s. Ongeldig: %(invalid)s. Uitgedeeld: %(handed_out)s briefjes, in "
            "de bus: %(in_box)s."
        ),
        locale,
        blank=blank,
        invalid=invalid,
        handed_out=handed_out,
        in_box=in_box,
    )
    lot = N_(
        "Door het lot, met de ogen %(seed)s: wie van ‘%(seed)s|naam’ de laagste SHA-256 heeft, "
        "gaat voor."
    )
    said = [
        *piles,
        box,
        say(lot, locale, seed=seed) if seed else "",
        say(STEPS["elected"], locale, chosen=", ".join(chosen))
        if chosen and step != "elected"
        else "",
        say(STEPS[step], locale, chosen=", ".join(chosen), names=", ".join(names)),
        say(N_("Geteld door: %(names)s."), locale, names=", ".join(counters)),
        say(N_("Op papier gestemd. Regel: %(article)s."), locale, article=article),
    ]
    return " ".join(sentence for sentence in said if sentence)
