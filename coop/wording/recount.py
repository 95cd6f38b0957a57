"""Words of counting an open vote again; the file is Dutch, as what it counts is."""

from coop.wording.catalogue import N_, SOURCE, say

#: The instruction in the file, for who has a spreadsheet and nothing else.
READ_ME = (
    N_("NATELLEN VAN EEN OPEN STEMMING"),
    N_(
        "1. Open stembriefjes.csv. Elke regel is één stembriefje: wat erop staat, en voor hoeveel "
        "stemmen het telt. Er staat niet bij van wie het is."
    ),
    N_(
        "2. Tel de stemmen op achter voor, achter tegen en achter blanco. In een rekenblad: "
        '=SOM.ALS(B:B;"voor";C:C).'
    ),
    N_(
        "3. Open kiesrol.csv. Tel de regels met gestemd = ja. Dat zijn er evenveel als er "
        "stembriefjes zijn. Ook de stemmen samen zijn gelijk."
    ),
    N_("4. Open uitslag.json. Daar staat wat de voorzitter vaststelde, en welke regel gold."),
    N_(
        "5. Vergelijk de vingerafdruk van het hele bestand (SHA-256) met die op de pagina "
        "Natellen. Schrijf die in de vergadering op papier: dan ziet u later elke verandering."
    ),
    N_(
        "Met de software kan het ook zonder de server: coop recount BESTAND. Dat telt, past de "
        "regel toe en noemt alles wat niet klopt."
    ),
)

#: By ``coop.voting.rules.Finding``.
FINDINGS = {
    "changed": N_("Iemand heeft het bestand veranderd: de controlegetallen kloppen niet."),
    "number": N_("Er zijn niet evenveel stembriefjes als leden die stemden."),
    "votes": N_("De stembriefjes tellen voor andere aantallen stemmen dan de kiesrol zegt."),
    "tally": N_("De stembriefjes zeggen iets anders dan wat de voorzitter vaststelde."),
    "outcome": N_("De regel geeft een andere uitslag dan de voorzitter vaststelde."),
}


def counted_sentences(
    *,
    question: str,
    votes_for: int,
    votes_against: int,
    votes_blank: int,
    ballots: int,
    digest: str,
    locale: str = SOURCE,
) -> tuple[str, ...]:
    """Say what counting again came to."""
    return (
        say(N_("Stemming: %(question)s"), locale, question=question),
        say(
            N_("Geteld: %(votes_for)s voor, %(votes_against)s tegen, %(votes_blank)s blanco."),
            locale,
            votes_for=votes_for,
            votes_against=votes_against,
            votes_blank=votes_blank,
        ),
        say(N_("Stembriefjes: %(ballots)s."), locale, ballots=ballots),
        say(N_("Vingerafdruk van het bestand: %(digest)s"), locale, digest=digest),
    )


def verdict_sentences(findings: tuple[str, ...], locale: str = SOURCE) -> tuple[str, ...]:
    """Say whether it agrees, or all that does not."""
    if not findings:
        return (say(N_("Alles klopt met wat de voorzitter vaststelde."), locale),)
    return tuple(say(FINDINGS[finding], locale) for finding in findings)
