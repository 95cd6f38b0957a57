"""What the dialogue says where somebody or something is described (A2, as all of it).

Keys are traits of ``coop.incidents.rules.traits``; one text serves every person and vehicle.
"""

from dataclasses import dataclass

from coop.wording.catalogue import N_


@dataclass(frozen=True, slots=True)
class Words:
    """A question, what helps to answer it, and its name in the summary."""

    question: str
    hint: str = ""
    term: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """A choice and the picture beside it."""

    text: str
    icon: str


_MOST = {"person": 3, "vehicle": 2}

PERSON = {
    "sex": Words(N_("Was het een man of een vrouw?")),
    "age": Words(N_("Hoe oud ongeveer?")),
    "height": Words(N_("Hoe lang ongeveer?")),
    "build": Words(N_("Hoe breed ongeveer?")),
    "hair": Words(N_("Hoe was het haar?")),
    "top": Words(N_("Welke kleur had de jas of trui?")),
    "bottom": Words(N_("Welke kleur had de broek of rok?")),
    "marks": Words(
        N_("Viel er nog iets op?"),
        N_("Bijvoorbeeld: bril, baard, rugzak, tatoeage."),
    ),
}
VEHICLE = {
    "type": Words(N_("Wat voor voertuig was het?")),
    "make": Words(N_("Welk merk?"), N_("Kies een merk. Of typ het.")),
    "colour": Words(N_("Welke kleur had het?")),
    "plate": Words(
        N_("Wat was het kenteken?"),
        N_("Een stukje mag ook. De groep leest dit niet."),
    ),
}
#: The name of a whole person or vehicle in the summary.
PERSON_NUMBER = N_("Persoon %(number)s")
VEHICLE_NUMBER = N_("Voertuig %(number)s")
#: Questions about everybody and everything seen.
SEEN = {
    "seen": Words(
        N_("Zag u een persoon of een voertuig?"),
        N_("Wij vragen dan hoe die eruitzag."),
        N_("Gezien"),
    ),
    "persons": Words(N_("Hoeveel personen zag u?"), "", N_("Personen")),
    "vehicles": Words(N_("Hoeveel voertuigen zag u?"), "", N_("Voertuigen")),
    "direction": Words(
        N_("Welke kant ging het op?"), N_("Kies een straat. Of typ het."), N_("Richting")
    ),
}


def _of_each(subject: str, traits: dict[str, Words]) -> dict[str, Words]:
    term = PERSON_NUMBER if subject == "person" else VEHICLE_NUMBER
    return {
        f"{subject}{number}_{name}": Words(said.question, said.hint, term)
        for number in range(1, _MOST[subject] + 1)
        for name, said in traits.items()
    }


QUESTIONS = {**SEEN, **_of_each("person", PERSON), **_of_each("vehicle", VEHICLE)}

UNKNOWN = N_("Weet ik niet")
_UNKNOWN = {"unknown": Label(UNKNOWN, "question")}
_OR_ENOUGH = {**_UNKNOWN, "enough": Label(N_("Klaar met beschrijven"), "check")}
_COLOURS = {
    "black": Label(N_("Zwart"), "colour-black"),
    "grey": Label(N_("Grijs"), "colour-grey"),
    "white": Label(N_("Wit"), "colour-white"),
    "blue": Label(N_("Blauw"), "colour-blue"),
    "green": Label(N_("Groen"), "colour-green"),
    "red": Label(N_("Rood"), "colour-red"),
    "yellow": Label(N_("Geel"), "colour-yellow"),
    "brown": Label(N_("Bruin"), "colour-brown"),
    "other": Label(N_("Andere kleur"), "colour-other"),
    **_OR_ENOUGH,
}
_COUNTS = {
    "one": Label(N_("Eén"), "person"),
    "two": Label(N_("Twee"), "people"),
    "three": Label(N_("Drie"), "group"),
    "more": Label(N_("Meer"), "group"),
    **_UNKNOWN,
}
#: The same for every person and vehicle.
TRAIT_CHOICES = {
    "sex": {
        "man": Label(N_("Man"), "person"),
        "woman": Label(N_("Vrouw"), "person"),
        **_OR_ENOUGH,
    },
    "age": {
        "child": Label(N_("Kind tot 12 jaar"), "person"),
        "teen": Label(N_("12 tot 18 jaar"), "person"),
        "young": Label(N_("18 tot 30 jaar"), "person"),
        "middle": Label(N_("30 tot 50 jaar"), "person"),
        "old": Label(N_("50 jaar of ouder"), "person"),
        **_OR_ENOUGH,
    },
    "height": {
        "short": Label(N_("Klein"), "down"),
        "average": Label(N_("Niet klein, niet lang"), "minus"),
        "tall": Label(N_("Lang"), "plus"),
        **_OR_ENOUGH,
    },
    "build": {
        "thin": Label(N_("Smal"), "down"),
        "average": Label(N_("Niet smal, niet breed"), "minus"),
        "heavy": Label(N_("Breed"), "plus"),
        **_OR_ENOUGH,
    },
    "hair": {
        "bald": Label(N_("Kaal"), "blank"),
        "short": Label(N_("Kort haar"), "person"),
        "long": Label(N_("Lang haar"), "person"),
        "curly": Label(N_("Krullen"), "person"),
        "covered": Label(N_("Onder een pet of capuchon"), "half"),
        **_OR_ENOUGH,
    },
    "top": _COLOURS,
    "bottom": _COLOURS,
    "marks": _UNKNOWN,
    "type": {
        "car": Label(N_("Auto"), "car"),
        "van": Label(N_("Busje"), "car"),
        "lorry": Label(N_("Vrachtwagen"), "car"),
        "motorbike": Label(N_("Motor"), "bicycle"),
        "scooter": Label(N_("Scooter of brommer"), "bicycle"),
        "bicycle": Label(N_("Fiets"), "bicycle"),
        "other": Label(N_("Iets anders"), "box"),
        **_OR_ENOUGH,
    },
    # Names of makes are the same in every language.
    "make": {
        **{
            make.lower(): Label(make, "car")
            for make in (
                *("Volkswagen", "Opel", "Ford", "Peugeot", "Renault", "Toyota", "BMW", "Audi"),
                "Mercedes",
            )
        },
        **_OR_ENOUGH,
    },
    "colour": _COLOURS,
    "plate": _UNKNOWN,
}
CHOICES = {
    "seen": {
        "person": Label(N_("Een of meer personen"), "person"),
        "vehicle": Label(N_("Een voertuig"), "car"),
        "both": Label(N_("Allebei"), "people"),
        "nothing": Label(N_("Nee"), "cross"),
        **_UNKNOWN,
    },
    "persons": _COUNTS,
    "vehicles": {
        "one": Label(N_("Eén"), "car"),
        "two": Label(N_("Twee"), "car"),
        "more": Label(N_("Meer"), "car"),
        **_UNKNOWN,
    },
    "direction": _UNKNOWN,
    **{step: TRAIT_CHOICES[step.split("_")[1]] for step in QUESTIONS if "_" in step},
}

#: One trait as it stands in a line: "jas of trui zwart".
IN_A_LINE = {
    "top": N_("jas of trui %(value)s"),
    "bottom": N_("broek of rok %(value)s"),
    "height": N_("lengte: %(value)s"),
    "build": N_("bouw: %(value)s"),
    "plate": N_("kenteken %(value)s"),
}
NO_DESCRIPTION = N_("Geen beschrijving")
TOWARDS = N_("Richting %(street)s")
