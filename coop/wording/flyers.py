"""What stands on a flyer, in a reader's words (A2: ten words a sentence)."""

from coop.wording.catalogue import N_

TITLES = {
    "comes": N_("De buurTent komt bij u in de buurt"),
    "moved": N_("De buurTent komt op een ander moment"),
    "cancelled": N_("De buurTent gaat niet door"),
}

MOVED = N_("Op de vorige flyer stond iets anders. Dit klopt nu:")
CANCELLED = N_("Eerder kreeg u een flyer. Deze tent komt niet.")
BESIDE = N_("Daarom staat de buurTent bij u in de buurt.")
TALK = N_("Vrijwilligers praten er met u over. U krijgt tips.")
FREE = N_("Het is gratis. U hoeft niets mee te nemen.")
NEVER = N_("Wij noemen nooit bij wie het was.")
WELCOME = N_("U hoeft niets te zeggen. Loop gewoon langs.")
SCAN = N_("Komt u? Zeg het met deze code.")
REFUSE = N_("Liever geen flyer meer? Dat kan met dezelfde code.")
SCAN_CANCELLED = N_("Vragen? Kijk met deze code.")
WHEN = N_("Wanneer")
WHERE = N_("Waar")
HOURS = N_("%(day)s, %(start)s tot %(end)s uur")
TO = N_("Aan de bewoners van %(address)s")

#: By which names the two sides of a street go.
SIDES = {False: N_("%(street)s, oneven kant"), True: N_("%(street)s, even kant")}
ROUND_TITLE = N_("Flyers bezorgen: %(street)s, %(day)s")
ROUND_INTRO = (
    N_("Loop van boven naar beneden. Kruis aan wat u bezorgde."),
    N_("Op uw telefoon kan het ook: scan de code."),
    N_("Gooi dit blad weg als u klaar bent."),
)
ROUND_SCAN = N_("Afvinken op uw telefoon")
ROUND_COLUMNS = (N_("Nummer"), N_("Bezorgd"), N_("Lukt niet"), N_("Opmerking"))
