"""The sentences of drafted minutes, and what minutes and decisions are called.

Drafts are Dutch whoever reads them: minutes are the cooperative's own document.
"""

from datetime import date, datetime

from babel.dates import format_date, format_time

from coop.kernel.clock import TIME_ZONE
from coop.wording.catalogue import N_, SOURCE, say

REFUSALS = {
    "decision_not_found": N_("Dit besluit staat niet op de lijst."),
    "decision_not_adopted": N_("Dit voorstel is verworpen. Er is dus niets uit te voeren."),
    "decision_not_assigned": N_("Zet eerst bij dit besluit wie het uitvoert."),
    "nothing_returns": N_(
        "Er komt niets terug: er wachten geen notulen, en elk besluit is uitgevoerd."
    ),
    "decision_done": N_("Dit besluit stond al op klaar."),
    "due_on_missing": N_("Vul in vóór welke dag het klaar moet zijn."),
    "nothing_to_publish": N_(
        "Hier is niets meer bekend te maken. Misschien was iemand u net voor."
    ),
    "meeting_not_over": N_("Deze vergadering is nog niet afgelopen."),
    "minutes_not_found": N_("Er zijn nog geen notulen van deze vergadering."),
    "comment_not_found": N_("Deze opmerking is er niet (meer)."),
    "comment_empty": N_("U hebt nog niets geschreven."),
    "comment_term_over": N_("De termijn voor opmerkingen is voorbij."),
    "not_attended": N_("Alleen wie bij de vergadering was, kan iets opmerken."),
    "minutes_changed": N_(
        "Iemand anders bewaarde dit stuk net voor u. Die tekst staat boven de uwe. Uw tekst is "
        "niet weg: zet erin wat u wilt houden en bewaar opnieuw."
    ),
    "minutes_adopted": N_("Deze notulen zijn vastgesteld. Zij veranderen niet meer."),
    "minutes_not_adopted": N_(
        "Ondertekenen kan als een vergadering de notulen heeft vastgesteld."
    ),
    "minutes_proposed": N_("Deze notulen liggen al ter vaststelling."),
    "minutes_not_proposed": N_("Opmerken kan als de notulen ter vaststelling liggen."),
    "minutes_signed": N_(
        "Deze handtekening staat er al. Voorzitter en secretaris tekenen ieder zelf."
    ),
    "term_in_past": N_("Deze dag is al voorbij. Kies vandaag of later."),
}

#: How far minutes are, by ``coop.assembly.rules.MinutesState``.
STATES = {
    "draft": N_("Concept"),
    "proposed": N_("Ter vaststelling"),
    "adopted": N_("Vastgesteld"),
}

#: How a decision came about, by ``coop.assembly.rules.DecisionMethod``.
METHODS = {
    "electronic": N_("Elektronisch gestemd"),
    "hands": N_("Met handopsteken"),
    "acclamation": N_("Met algemene instemming"),
    "roll_call": N_("Hoofdelijk gestemd"),
    "paper": N_("Met stembriefjes"),
    "consent": N_("Niemand vroeg om een stemming"),
}

#: How far the carrying out of a decision is, by ``coop.assembly.rules.FollowUp``.
FOLLOW_UPS = {
    "none": N_("Niets uit te voeren"),
    "open": N_("Loopt"),
    "late": N_("Te laat"),
    "done": N_("Klaar"),
}

HEAD = N_("Opening en aanwezigheid")


def said_day(day: date, locale: str = SOURCE) -> str:
    """Write a day as minutes do: "21 november 2026"."""
    return format_date(day, "long", locale=locale)


def said_hour(instant: datetime, locale: str = SOURCE) -> str:
    """Write a time of day as minutes do: "19.30"."""
    return format_time(instant.astimezone(TIME_ZONE), "H.mm", tzinfo=TIME_ZONE, locale=locale)


def opening_sentences(
    *,
    opened_at: datetime,
    closed_at: datetime,
    place: str,
    chairs: str,
    secretaries: str,
) -> tuple[str, ...]:
    """Say when and where it was; C28: only who hold an office are named."""
    said = [
        say(
            N_(
                "De voorzitter opent de vergadering op %(day)s om %(hour)s uur. Plaats: %(place)s."
            ),
            SOURCE,
            day=said_day(opened_at.astimezone(TIME_ZONE).date()),
            hour=said_hour(opened_at),
            place=place,
        )
    ]
    if chairs:
        said.append(say(N_("Voorzitter: %(names)s."), SOURCE, names=chairs))
    if secretaries:
        said.append(say(N_("Secretaris: %(names)s."), SOURCE, names=secretaries))
    said.append(
        say(N_("De vergadering sluit om %(hour)s uur."), SOURCE, hour=said_hour(closed_at))
    )
    return tuple(said)


def attendance_sentences(
    *, voters: int, came: int, at_opening: int, at_the_door: int, online: int, proxies: int
) -> tuple[str, ...]:
    """Say in numbers who was there; names stand on the attendance list."""
    return (
        say(
            N_(
                "Aanwezig bij de opening: %(at_opening)s. In de loop van de vergadering: "
                "%(came)s, van wie %(at_the_door)s in de zaal en %(online)s online."
            ),
            SOURCE,
            at_opening=at_opening,
            came=came,
            at_the_door=at_the_door,
            online=online,
        ),
        say(
            N_("Volmachten: %(proxies)s. Wie voor wie stemde, staat op de presentielijst."),
            SOURCE,
            proxies=proxies,
        ),
        say(N_("Stemgerechtigde leden op deze dag: %(voters)s."), SOURCE, voters=voters),
    )


def motion_sentence(motion: str) -> str:
    """Say what was proposed."""
    return say(N_("Voorstel: %(motion)s"), SOURCE, motion=motion)


def method_sentence(method: str) -> str:
    """Say how it was decided."""
    return f"{say(METHODS[method], SOURCE)}."


def decision_sentence(number: str) -> str:
    """Say under which number it stands on the decision list."""
    return say(N_("Besluit %(number)s."), SOURCE, number=number)


def declaration_sentence(function: str) -> str:
    """Say who declared an outcome (BW 2:13 lid 3)."""
    return say(N_("De uitslag is vastgesteld door: %(function)s."), SOURCE, function=function)


def no_vote_sentence() -> str:
    """Say of a motion that nothing was decided."""
    return say(N_("Over dit voorstel is niet besloten."), SOURCE)


def adoption_title(title: str, day: date) -> str:
    """Call the point under which minutes are adopted."""
    return say(N_("Notulen: %(title)s, %(day)s"), SOURCE, title=title, day=said_day(day))


def adoption_motion(title: str, day: date) -> str:
    """Say what the meeting is asked to decide about minutes."""
    return say(
        N_("De vergadering stelt de notulen van %(title)s op %(day)s vast."),
        SOURCE,
        title=title,
        day=said_day(day),
    )


def progress_title() -> str:
    """Call the point under which open decisions return."""
    return say(N_("Voortgang van besluiten"), SOURCE)


def progress_line(number: str, subject: str, owner: str, due_on: date) -> str:
    """Say of one decision who carries it out, and before when."""
    return say(
        N_("%(number)s %(subject)s. Wie: %(owner)s. Klaar op %(day)s."),
        SOURCE,
        number=number,
        subject=subject,
        owner=owner,
        day=said_day(due_on),
    )


def board_sentences(names: str) -> tuple[str, ...]:
    """Say who of the board was there."""
    return (say(N_("Aanwezig: %(names)s."), SOURCE, names=names),)
