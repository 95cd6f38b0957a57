"""The booklet in words: every rule by its key, the chapters, and the layers."""

from coop.wording.catalogue import N_
from coop.wording.rulebook.decisions import DECISIONS
from coop.wording.rulebook.meeting import MEETING
from coop.wording.rulebook.membership import MEMBERSHIP
from coop.wording.rulebook.officers import OFFICERS
from coop.wording.rulebook.practice import PRACTICE
from coop.wording.rulebook.voting import VOTING
from coop.wording.rulebook.words import ANY, RuleWords

__all__ = [
    "ANY",
    "CHAPTERS",
    "HOW_TO_FILL",
    "LAYERS",
    "PRACTICE",
    "RULES",
    "STANDINGS",
    "RuleWords",
]

#: By ``coop.statutes.rules.RuleKey``.
RULES: dict[str, RuleWords] = {**MEMBERSHIP, **VOTING, **MEETING, **DECISIONS, **OFFICERS}

#: Title and what is in it, by ``coop.statutes.rules.Chapter``.
CHAPTERS = {
    "cooperatie": (N_("De coöperatie"), N_("Naam, boekjaar en toezicht.")),
    "lid-worden": (N_("Lid worden"), N_("Wie beslist, en hoe snel.")),
    "weggaan": (N_("Weggaan"), N_("Opzeggen, schorsen en royeren.")),
    "contributie": (N_("Contributie"), N_("Betalen, incasso en achterstand.")),
    "stemrecht": (N_("Stemrecht"), N_("Wie stemt, en wie mag dat voor een ander doen.")),
    "elektronisch-stemmen": (
        N_("Elektronisch stemmen"),
        N_("Met de telefoon, en vóór de vergadering."),
    ),
    "vergadering": (N_("De vergadering"), N_("Uitnodigen, vergaderen en de opkomst.")),
    "besluiten": (N_("Besluiten"), N_("Wanneer een voorstel is aangenomen.")),
    "statuten-wijzigen": (N_("Statuten wijzigen"), N_("Wat daar extra voor nodig is.")),
    "verkiezingen": (N_("Verkiezingen"), N_("Hoe wij mensen kiezen.")),
    "bestuur": (N_("Het bestuur"), N_("Wie erin zit, en hoe lang.")),
    "cijfers": (N_("De cijfers"), N_("Jaarrekening, kascommissie en bewaren.")),
}

#: By ``coop.statutes.rules.Layer``.
LAYERS = {
    "law": N_("Wet of gewoonte"),
    "statutes": N_("Statuten"),
    "regulations": N_("Huishoudelijk reglement"),
}

#: How a value of the history stands, by ``coop.statutes.queries.booklet.Standing``.
STANDINGS = {
    "coming": N_("Gaat nog in"),
    "holds": N_("Geldt nu"),
    "past": N_("Gold eerder"),
    "withdrawn": N_("Ingetrokken"),
}

#: Under the field of a value, by the unit that it counts; texts have their own.
HOW_TO_FILL = {
    "days": N_("Een heel aantal dagen, van %(least)s tot en met %(most)s."),
    "hours": N_("Een heel aantal uren, van %(least)s tot en met %(most)s."),
    "months": N_("Een heel aantal maanden, van %(least)s tot en met %(most)s."),
    "years": N_("Een heel aantal jaren, van %(least)s tot en met %(most)s."),
    "pieces": N_("Een heel getal, van %(least)s tot en met %(most)s."),
    "share": N_("Een deel, zoals 2/3 of 10%%, van %(least)s tot en met %(most)s."),
    "text": N_("In uw eigen woorden, zoals het in de akte staat."),
}
